"""Which time of a passage answers a time of a claim, and how the two stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from rashomon.align.numbers import Answer
from rashomon.model import TimeRef
from rashomon.model.intervals import compare_times

_COMPATIBLE = frozenset({"a-contains-b", "b-contains-a", "overlap", "touch"})
_YEARLESS = re.compile(r"XXXX-(\d\d)(?:-(\d\d))?")
_WEEKDAY = re.compile(r"XXXX-WXX-([1-7])")
_LONGEST_MONTH = 31


@dataclass(frozen=True, slots=True)
class TimeMatch:
    """One time of the first stretch with the one of the second that answers it.

    Attributes:
        first: The time asked for.
        second: What answers it, or None.
        relation: agree, compatible (one lies inside the other), conflict, absent.
    """

    first: TimeRef
    second: TimeRef | None
    relation: Answer


def relate(a: TimeRef, b: TimeRef) -> Answer:
    """Return how two times stand; absent where they can't be compared."""
    relation = compare_times(a, b)
    if relation == "same":
        return "agree"
    if relation == "incomparable":
        return _partly(a, b)
    return "compatible" if relation in _COMPATIBLE else "conflict"


def _partly(a: TimeRef, b: TimeRef) -> Answer:
    """Compare two times of which at least one lacks its year ("in March", "on Tuesday")."""
    for bare, full in ((a, b), (b, a)):
        day = _WEEKDAY.match(bare.value)
        if day and full.low is not None and full.low == full.high:
            return "compatible" if date.fromisoformat(full.low).isoweekday() == int(day[1]) else "conflict"
        part = _YEARLESS.match(bare.value)
        if part and full.low is not None and full.high is not None:
            return _month(part, full.low, full.high)
    if a.value == b.value and "X" in a.value and a.type == b.type:
        return "agree"
    first, second = _YEARLESS.match(a.value), _YEARLESS.match(b.value)
    if first and second:
        differs = first[1] != second[1] or (first[2] and second[2] and first[2] != second[2])
        return "conflict" if differs else "compatible"
    return "absent"


def _month(part: re.Match[str], low: str, high: str) -> Answer:
    """Compare month and day without a year to a stretch of at most a month."""
    first, last = date.fromisoformat(low), date.fromisoformat(high)
    if (last - first).days > _LONGEST_MONTH:
        return "absent"
    if int(part[1]) not in (first.month, last.month):
        return "conflict"
    if part[2] and first == last and int(part[2]) != first.day:
        return "conflict"
    return "compatible"


def match_times(first: Sequence[TimeRef], second: Sequence[TimeRef]) -> tuple[TimeMatch, ...]:
    """Return, for each time of `first` that can be compared at all, the best that `second` has."""
    found = []
    for time in first:
        if time.low is None and time.high is None and not any(c.isdigit() for c in time.value):
            continue
        related = [(relate(time, other), other) for other in second]
        best = next(
            (pair for wanted in ("agree", "compatible", "conflict") for pair in related if pair[0] == wanted), None
        )
        found.append(TimeMatch(time, best[1] if best else None, best[0] if best else "absent"))
    return tuple(found)
