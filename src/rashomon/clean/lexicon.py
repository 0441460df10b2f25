"""The data files of the clean step, read once."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable
from dataclasses import dataclass
from importlib.resources import files
from typing import Literal

Place = Literal["line", "whole", "sentence", "inside"]


@dataclass(frozen=True, slots=True)
class Phrases:
    """The forms of page furniture that stand in one place, with their kinds.

    Attributes:
        any: One pattern for all of them: most lines are none and are told so at once.
        each: Kind and pattern, in the order of the file.
    """

    any: re.Pattern[str]
    each: tuple[tuple[str, re.Pattern[str]], ...]

    def match(self, text: str) -> str | None:
        """Return the kind of the first form that stands at the start of `text`."""
        return self._first(text, re.Pattern.match) if self.any.match(text) else None

    def fullmatch(self, text: str) -> str | None:
        """Return the kind of the first form that is all of `text`."""
        return self._first(text, re.Pattern.fullmatch) if self.any.fullmatch(text) else None

    def search(self, text: str) -> str | None:
        """Return the kind of the first form that stands anywhere in `text`."""
        return self._first(text, re.Pattern.search) if self.any.search(text) else None

    def _first(self, text: str, how: Callable[[re.Pattern[str], str], re.Match[str] | None]) -> str | None:
        return next((kind for kind, pattern in self.each if how(pattern, text)), None)


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
def phrases(place: Place) -> Phrases:
    """Return the forms of page furniture that stand in that place."""
    found = [(row[0], row[2]) for row in rows("phrases.tsv") if row[1] == place]
    together = "|".join(f"(?:{pattern})" for _, pattern in found)
    each = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in found)
    return Phrases(re.compile(together, re.IGNORECASE), each)


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
def agency_forms() -> frozenset[str]:
    """Return all forms of agency names, also in capitals."""
    return frozenset(form for agency in agencies() for form in (agency.form, agency.form.upper()))


@functools.cache
def sections() -> frozenset[str]:
    """Return the words that end a page's title without naming an outlet."""
    return frozenset(row[0] for row in rows("sections.tsv"))
