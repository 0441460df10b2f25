"""Which words of a passage are the ones that differ, where a passage has them more than once."""

from __future__ import annotations

import re
from collections.abc import Sequence

_WORD = re.compile(r"\w+")
_NEAR = 3  # words to the left and to the right that tell whom or what the words are about
_STEM = 5


def stressed(words: str, passage: str, others: Sequence[tuple[str, str]]) -> tuple[int, int] | None:
    """Return where `words` stand in `passage`: the place about which the other passages tell, too.

    "President" may stand before two names; what differs is the one that the other reports write about.

    Args:
        words: The words that differ.
        passage: Where they are looked for, in any case.
        others: The passages they are compared with, each after the words that stand there instead.
    """
    places = _places(words, passage)
    if len(places) < 2:
        return places[0] if places else None
    known = [_around(text, _places(value, text)) for value, text in others]
    return max(places, key=lambda at: (sum(bool(_around(passage, [at]) & near) for near in known), -at[0]))


def _places(words: str, passage: str) -> list[tuple[int, int]]:
    """Return where the words stand, whole ones before parts of longer ones."""
    if not words.strip():
        return []
    found = [(m.start(), m.end()) for m in re.finditer(re.escape(words), passage, re.IGNORECASE)]
    return [at for at in found if not _cuts_a_word(passage, *at)] or found


def _cuts_a_word(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1 : start + 1], text[end - 1 : end + 1]
    return any(len(pair) == 2 and pair[0].isalnum() and pair[1].isalnum() for pair in (before, after) if pair)


def _around(passage: str, places: Sequence[tuple[int, int]]) -> set[str]:
    """Return the beginnings of the longer words beside these places."""
    near: list[str] = []
    for start, end in places:
        near += _WORD.findall(passage[:start])[-_NEAR:]
        near += _WORD.findall(passage[end:])[:_NEAR]
    return {word[:_STEM].casefold() for word in near if len(word) >= _STEM}
