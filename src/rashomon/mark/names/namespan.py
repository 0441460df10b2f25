"""A name found in the tokens of a parse."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.model import Token
from rashomon.model.mark import EntityType


@dataclass(frozen=True, slots=True)
class NameSpan:
    """A name: tokens `first` to `last` (excluded) of the parse, what it names, its head token, how sure 0..1."""

    first: int
    last: int
    type: EntityType
    head: int
    score: float


def text_of(tokens: Sequence[Token], first: int, last: int) -> str:
    """Return the words of tokens `first` to `last`, a single space wherever the article has any."""
    text = ""
    for i in range(first, last):
        if i > first and tokens[i].start > tokens[i - 1].end:
            text += " "
        text += tokens[i].text
    return text


def head_of(tokens: Sequence[Token], first: int, last: int) -> int:
    """Return the token of the span whose head lies outside it (the last such one)."""
    for i in range(last - 1, first - 1, -1):
        if not first <= tokens[i].head < last or tokens[i].head == i:
            return i
    return last - 1
