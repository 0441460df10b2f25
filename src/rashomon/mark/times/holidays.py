"""Holidays by name: the day on which they fall in a year."""

from __future__ import annotations

import calendar
import functools
from collections.abc import Mapping, Sequence
from datetime import date
from importlib import resources

from dateutil.easter import easter

from rashomon.mark.lexemes import Lexeme
from rashomon.mark.times.calendar import make_date, step

_EASTER_YEARS = range(1583, 4100)  # the Gregorian calendar, as far as the method holds


def holiday_at(lexemes: Sequence[Lexeme], at: int, *, capitals: bool) -> tuple[str, int] | None:
    """Return the rule of the longest holiday name that starts at lexeme `at`, and the index after it.

    Args:
        lexemes: Of a sentence.
        at: Where the name would start.
        capitals: True if all of the sentence is written in capitals, so that they tell nothing.
    """
    first = lexemes[at]
    if not first.text[0].isupper():
        return None
    names = _names().get(first.lower)
    if not names:
        return None
    for words, rule in names:
        stretch = lexemes[at : at + len(words)]
        same = tuple(one.lower.replace("’", "'") for one in stretch) == words
        if same and (
            capitals
            or all(one.text[0].isupper() for one in stretch if one.kind == "word" and one.lower not in ("of", "s"))
        ):
            return rule, at + len(words)
    return None


def day_of(rule: str, year: int) -> date | None:
    """Return the day of a holiday in a year, None where the calendar has none."""
    parts = rule.split()
    if parts[0] == "easter":
        return step(easter(year), "day", int(parts[1])) if year in _EASTER_YEARS else None
    if parts[0] == "nth":
        return _nth_weekday(year, *(int(part) for part in parts[1:]))
    month, day = rule.split("-")
    return make_date(year, int(month), int(day))


def _nth_weekday(year: int, month: int, weekday: int, count: int) -> date | None:
    """Return the weekday of that number in a month, counted from its end where `count` is below zero."""
    if not 1 <= year <= 9998:
        return None
    days = [
        date(year, month, day)
        for day in range(1, calendar.monthrange(year, month)[1] + 1)
        if date(year, month, day).isoweekday() == weekday
    ]
    return days[count - 1 if count > 0 else count]


@functools.cache
def _names() -> Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """Return the names by their first word: the words as lexemes, the longest first, and the rule."""
    text = resources.files("rashomon.mark.times").joinpath("holidays.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")][1:]
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for name, rule in rows:
        words = tuple(name.replace("'", " ' ").replace(".", " .").split())
        found.setdefault(words[0], []).append((words, rule))
    return {first: tuple(sorted(names, key=lambda one: -len(one[0]))) for first, names in found.items()}
