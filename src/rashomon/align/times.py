"""Which time of a passage answers a time of a claim, and how the two stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from rashomon.align.numbers import Answer
from rashomon.model import TimeRef
from rashomon.model.intervals import compare_times

_COMPATIBLE = frozenset({"a-contains-b", "b-contains-a", "overlap", "touch"})
_YEARLESS = re.compile(r"XXXX-(\d\d)(?:-(\d\d))?")
_WEEKDAY = re.compile(r"XXXX-WXX-([1-7])")
_LONGEST_MONTH = 31
_WEEK = 7


Dated = tuple[TimeRef, frozenset[str]]


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
    if relation in _COMPATIBLE:
        return "compatible"
    return "conflict" if _grain(a) == _grain(b) or {_grain(a), _grain(b)} == {"day", "month"} else "absent"


def _grain(time: TimeRef) -> str:
    """Return how long a time is: two of different length seldom date the same thing."""
    if time.type == "DURATION" or time.low is None or time.high is None:
        return time.type
    length = (date.fromisoformat(time.high) - date.fromisoformat(time.low)).days
    if length <= 1:
        return "day"
    if length <= _WEEK:
        return "week"
    return "month" if length <= _LONGEST_MONTH else "year"


def _partly(a: TimeRef, b: TimeRef) -> Answer:
    """Compare two times of which at least one lacks its year ("in March", "on Tuesday")."""
    days = _WEEKDAY.match(a.value), _WEEKDAY.match(b.value)
    if days[0] and days[1] and a.low is None and b.low is None:
        return "agree" if days[0][1] == days[1][1] else "conflict"
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


@dataclass(frozen=True, slots=True)
class Setting:
    """What stands around a passage and may date it.

    Attributes:
        published: When its article was published, EDTF, or None: what is told without a date is of that time.
        words: Folded words of the passage and the sentences beside it.
        passage: Folded words of the passage itself.
    """

    published: str | None
    words: frozenset[str]
    passage: frozenset[str]


def match_times(first: Sequence[Dated], second: Sequence[TimeRef], setting: Setting | None) -> tuple[TimeMatch, ...]:
    """Return, for each time of `first` that can be compared at all, the best that `second` has.

    Args:
        first: The times asked for, each with its folded words.
        second: The times of the passage.
        setting: What stands around the passage, or None.
    """
    found = []
    for time, words in first:
        if time.low is None and time.high is None and not any(c.isdigit() for c in time.value):
            continue
        related = [(relate(time, other), other) for other in second]
        best = next(
            (pair for wanted in ("agree", "compatible", "conflict") for pair in related if pair[0] == wanted), None
        )
        relation: Answer = best[0] if best else "absent"
        if setting is not None and relation in ("absent", "conflict"):
            named = bool(words) and words <= (setting.words if relation == "absent" else setting.passage)
            if named or _of_the_day(time, setting.published, wide=relation == "conflict"):
                relation = "compatible"
        found.append(TimeMatch(time, best[1] if best else None, relation))
    return tuple(found)


def _of_the_day(time: TimeRef, published: str | None, *, wide: bool) -> bool:
    """Tell whether a time is the day or the days before an article was published.

    Args:
        time: The time.
        published: EDTF date.
        wide: Only if it is longer than a week: a stretch that the article lies in, whatever else it dates.
    """
    if published is None or time.low is None or time.high is None or time.type == "DURATION":
        return False
    try:
        day = date.fromisoformat(published[:10])
        low, high = date.fromisoformat(time.low), date.fromisoformat(time.high)
    except ValueError:
        return False
    if wide and (high - low).days < _WEEK:
        return False
    return low - timedelta(days=1) <= day <= high + timedelta(days=2)
