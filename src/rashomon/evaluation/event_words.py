"""The words of a phrase that tell who or what is meant."""

from __future__ import annotations

import re

_WORD = re.compile(r"[a-z0-9]+")
_EMPTY = frozenset(["the", "a", "an", "of", "in", "on", "at", "and", "or", "his", "her", "its", "their", "s", "to"])


def content_words(text: str) -> set[str]:
    """Return the words of a phrase that tell who is meant."""
    return set(_WORD.findall(text.lower())) - _EMPTY
