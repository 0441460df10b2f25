"""spaCy's rule lemmatizer with a memory: a word's base form depends on its form, its part of speech and its features.

The lemmatizer itself remembers only the words that it had to look up; most it works out again each time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.language import Language
    from spacy.tokens import Token

_MOST = 200_000


def remembering(lemmatize: Callable[[Token], list[str]]) -> Callable[[Token], list[str]]:
    """Return a function that gives what `lemmatize` gives, and asks it once for each kind of token."""
    known: dict[tuple[int, int, int], list[str]] = {}

    def remembered(token: Any) -> list[str]:
        kind = (token.orth, token.pos, token.morph.key)
        found = known.get(kind)
        if found is None:
            found = lemmatize(token)
            if len(known) < _MOST:
                known[kind] = found
        return found

    return remembered


def remember_lemmas(nlp: Language) -> None:
    """Give the lemmatizer of a pipeline, if it is spaCy's own by rules, its memory."""
    from spacy.lang.en.lemmatizer import EnglishLemmatizer

    if not nlp.has_pipe("lemmatizer"):
        return
    lemmatizer: Any = nlp.get_pipe("lemmatizer")
    rules = type(lemmatizer) is EnglishLemmatizer and lemmatizer.mode == "rule"
    if rules:
        lemmatizer.lemmatize = remembering(lemmatizer.lemmatize)


__all__ = ["remember_lemmas", "remembering"]
