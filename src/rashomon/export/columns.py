"""A flat table: typed columns and rows, shared by CSV and Parquet."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from rashomon.export.material import Material

Kind = Literal["text", "integer", "number", "truth"]
Cell = str | int | float | bool | None
Rows = Iterable[tuple[Cell, ...]]

_KINDS: dict[str, Kind] = {"": "text", "i": "integer", "n": "number", "t": "truth"}


@dataclass(frozen=True, slots=True)
class Column:
    """A column and what its cells are; every cell may be empty."""

    name: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class FlatTable:
    """A table of the account.

    Attributes:
        name: Of the file, without its ending.
        columns: Its columns.
        rows: Makes the rows of a case, each as long as the columns.
    """

    name: str
    columns: tuple[Column, ...]
    rows: Callable[[Material], Rows]


def columns(words: str) -> tuple[Column, ...]:
    """Return columns from their names; `start:i` is an integer, `low:n` a number, `direct:t` true or false."""
    parts = (word.partition(":") for word in words.split())
    return tuple(Column(name, _KINDS[kind]) for name, _, kind in parts)
