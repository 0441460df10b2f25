"""Personal pronouns of the third person."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.mark.names.namespan import NameSpan
from rashomon.model import Mention, Parse, Span
from rashomon.model.mark import EntityType

PRONOUNS: dict[str, EntityType] = {
    **dict.fromkeys(("he", "him", "his", "himself", "she", "her", "hers", "herself"), "person"),
    **dict.fromkeys(("they", "them", "their", "theirs", "themselves"), "group"),
    **dict.fromkeys(("it", "its", "itself"), "other"),
}
_EMPTY_IT = {"expl"}


def find_pronouns(parse: Parse, names: Sequence[NameSpan]) -> list[Mention]:
    """Return the third-person pronouns; "I", "we" and "you" are left to whoever knows the speaker."""
    named = {i for name in names for i in range(name.first, name.last)}
    return [
        Mention(Span(parse.article, t.start, t.end), "pronoun", PRONOUNS[t.text.lower()], None, None, t.i, 0.9)
        for t in parse.tokens
        if t.text.lower() in PRONOUNS and t.tag in ("PRP", "PRP$") and t.dep not in _EMPTY_IT and t.i not in named
    ]
