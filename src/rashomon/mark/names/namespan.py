"""A name found in the tokens of a parse."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.model.mark import EntityType


@dataclass(frozen=True, slots=True)
class NameSpan:
    """A name: tokens `first` to `last` (excluded) of the parse, what it names, its head token, how sure 0..1."""

    first: int
    last: int
    type: EntityType
    head: int
    score: float
