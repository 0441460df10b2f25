"""The data files of the clean step, read once."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from importlib.resources import files
from typing import Literal, cast

Place = Literal["line", "whole", "sentence", "inside"]


@dataclass(frozen=True, slots=True)
class Phrase:
    """A form of page furniture: its kind, where it must stand, and how it reads."""

    kind: str
    place: Place
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Agency:
    """A form of a news agency's name; a short one only counts where a credit stands."""

    name: str
    form: str
    short: bool


def rows(name: str) -> list[list[str]]:
    """Return the rows of a data file without its comments, split at tabs."""
    text = (files("rashomon.clean") / "data" / name).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("# ")]


@functools.cache
def phrases() -> tuple[Phrase, ...]:
    """Return the forms of page furniture in the order of their file."""
    found: list[Phrase] = []
    for kind, place, pattern in rows("phrases.tsv"):
        found.append(Phrase(kind, cast(Place, place), re.compile(pattern, re.IGNORECASE)))
    return tuple(found)


@functools.cache
def words(name: str) -> frozenset[str]:
    """Return the words of one class of words.tsv."""
    return next(frozenset(row[1].split()) for row in rows("words.tsv") if row[0] == name)


@functools.cache
def agencies() -> tuple[Agency, ...]:
    """Return the forms of agency names, the longest first."""
    found = [Agency(row[0], row[1], len(row) > 2 and row[2] == "short") for row in rows("agencies.tsv")]
    return tuple(sorted(found, key=lambda agency: (-len(agency.form), agency.form)))


@functools.cache
def sections() -> frozenset[str]:
    """Return the words that end a page's title without naming an outlet."""
    return frozenset(row[0] for row in rows("sections.tsv"))
