"""How two intervals stand to one another: quantities after unit conversion, times on the calendar.

Pure functions over `Quantity` and `TimeRef`. They judge the intervals only: whether both measure the same thing
(what is counted, of whom, at which time) is for the caller to know.
"""

from __future__ import annotations

import functools
import math
import re
from dataclasses import dataclass
from datetime import date
from importlib import resources
from typing import Literal

from rashomon.model.mark import Quantity, TimeRef

IntervalRelation = Literal[
    "same", "a-contains-b", "b-contains-a", "overlap", "rounded", "touch", "disjoint", "incomparable"
]

UNIT_SLACK = 0.025
"""500 miles (804.7 km) and 800 km are one distance: newsrooms round after they convert."""
CALENDAR_SLACK = 0.1
"""Four weeks and a month, a year and 365 days: months and years have no one length in days."""
ROUNDING = 0.05
"""A rounded figure may be this far from the exact one at most."""
_DAY = 86400.0
_DURATION = re.compile(r"P(T?)(\d+(?:\.\d+)?)([A-Z]{1,2})(?:T?(\d+)([A-Z]))?")
_DURATION_UNITS = {
    "D": "day", "W": "week", "M": "month", "Q": "quarter", "Y": "year", "E": "decade", "C": "century",
    "L": "millennium", "DE": "decade", "CE": "century", "DT": "day", "WE": "day",
}  # fmt: skip
_CLOCK_UNITS = {"H": "hour", "M": "minute", "S": "second"}
_PARTS_OF_DAY = {"MO": (5, 12), "MI": (11, 14), "AF": (12, 18), "EV": (17, 23), "NI": (18, 30), "DT": (6, 20)}
_CLOCK = re.compile(r"T(\d\d)(?::(\d\d))?(?::(\d\d))?")


@dataclass(frozen=True, slots=True)
class Interval:
    """A stretch of one dimension.

    Attributes:
        low, high: The ends in the dimension's base unit; infinite where open-ended.
        low_open, high_open: True = that end is excluded.
        dimension: What is measured ("length", "share", "USD", "length/duration"); only equal ones compare.
        unit: The unit it was given in.
    """

    low: float
    high: float
    low_open: bool
    high_open: bool
    dimension: str
    unit: str

    @property
    def point(self) -> bool:
        """Whether it is a single value."""
        return self.low == self.high


def compare_quantities(a: Quantity, b: Quantity) -> IntervalRelation:
    """Tell how the values of two quantities stand to one another, after unit conversion.

    Returns:
        "same"; "a-contains-b": b is the more exact ("dozens" and "37"); "b-contains-a"; "overlap": each leaves out a
        part of the other; "rounded": two plain figures of which one is the other rounded ("1.2 million" and
        "1,213,567"); "touch": they share only an end that one excludes ("more than 30" and "30"); "disjoint": both
        can't be true of one thing; "incomparable": different dimensions (a share and a count, two currencies).
    """
    left, right = quantity_interval(a), quantity_interval(b)
    if {left.dimension, right.dimension} == {"factor", "share"} and a.role == b.role == "by":
        left, right = _growth(left), _growth(right)
    relation = compare(left, right)
    if relation == "disjoint" and a.unit == b.unit and a.exact and b.exact and _is_rounding(left.low, right.low):
        return "rounded"
    return relation


def compare_times(a: TimeRef, b: TimeRef) -> IntervalRelation:
    """Tell how two time expressions stand to one another: on the calendar, or by length for bare durations.

    Returns:
        As in `compare_quantities`; "incomparable" where one of them has no place on the calendar ("recently",
        "every Tuesday") and the two are not equal durations or sets.
    """
    if a.type == "SET" or b.type == "SET":
        return "same" if a.type == b.type and a.value == b.value else "incomparable"
    if a.type == b.type == "DURATION" and (a.low is None or b.low is None):
        return compare_durations(a.value, b.value)
    left, right = time_interval(a), time_interval(b)
    if left is None or right is None:
        return "incomparable"
    return compare(left, right)


def compare_durations(a: str, b: str) -> IntervalRelation:
    """Tell how two TIMEX3 durations ("P2D", "PT48H") stand to one another; vague ones ("PXD") are incomparable."""
    left, right = duration_interval(a), duration_interval(b)
    if left is None or right is None:
        return "same" if a == b and "X" not in a else "incomparable"
    return compare(left, right)


def compare(a: Interval, b: Interval) -> IntervalRelation:
    """Tell how two intervals stand to one another, with some slack where their units differ."""
    if a.dimension != b.dimension:
        if {a.dimension, b.dimension} != {"duration", "calendar"}:
            return "incomparable"
        slack = CALENDAR_SLACK
    else:
        slack = UNIT_SLACK if a.unit != b.unit else 1e-12
    low, high = _end(a.low, b.low, slack), _end(a.high, b.high, slack)
    low = low or _openness(a.low_open, b.low_open)
    high = high or _openness(b.high_open, a.high_open)
    if low == 0 and high == 0:
        return "same"
    apart = _apart(a, b, slack) or _apart(b, a, slack)
    if apart:
        return apart
    if low <= 0 <= high:
        return "a-contains-b"
    if high <= 0 <= low:
        return "b-contains-a"
    return "overlap"


def quantity_interval(quantity: Quantity) -> Interval:
    """Return the interval of a quantity in the base unit of its dimension."""
    dimension, factor, offset = _unit(quantity.unit)
    low = -math.inf if quantity.low is None else (quantity.low + offset) * factor
    high = math.inf if quantity.high is None else (quantity.high + offset) * factor
    return Interval(low, high, quantity.low_open, quantity.high_open, dimension, quantity.unit)


def time_interval(time: TimeRef) -> Interval | None:
    """Return the stretch of the calendar in seconds since 0001-01-01 (to the second, ends included), or None."""
    if time.low is None and time.high is None:
        return None
    low = -math.inf if time.low is None else date.fromisoformat(time.low).toordinal() * _DAY
    high = math.inf if time.high is None else (date.fromisoformat(time.high).toordinal() + 1) * _DAY - 1
    if time.type == "TIME" and time.low == time.high:
        first, last = _clock(time.value)
        low, high = low + first, low + last
    return Interval(low, high, False, False, "calendar-time", "second")


def duration_interval(value: str) -> Interval | None:
    """Return the length of a TIMEX3 duration ("P2D", "PT1H30M", "P2Y6M"), or None where it is vague or no duration."""
    match = _DURATION.fullmatch(value)
    if not match:
        return None
    clock, number, unit, more, more_unit = match.groups()
    names = _CLOCK_UNITS if clock else _DURATION_UNITS
    if unit not in names:
        return None
    dimension, factor, _ = _unit(names[unit])
    seconds = float(number) * factor
    if more:
        names = _CLOCK_UNITS if "T" in value else _DURATION_UNITS
        seconds += float(more) * _unit(names.get(more_unit, "second"))[1]
    return Interval(seconds, seconds, False, False, dimension, names.get(unit, unit))


def _growth(interval: Interval) -> Interval:
    """Return a change as a share of what was there before: tripled is a rise of 200 %, halved a fall of 50 %."""
    if interval.dimension == "share":
        return interval
    ends = sorted((abs(interval.low - 1), abs(interval.high - 1)))
    return Interval(ends[0], ends[1], interval.low_open, interval.high_open, "share", interval.unit)


def _end(a: float, b: float, slack: float) -> int:
    """Return -1, 0 or 1: whether `a` lies under, at or over `b`."""
    if a == b or (math.isfinite(a) and math.isfinite(b) and abs(a - b) <= slack * max(abs(a), abs(b))):
        return 0
    return -1 if a < b else 1


def _openness(a_open: bool, b_open: bool) -> int:
    """Return -1 if only `b` leaves the common end out, 1 if only `a` does."""
    return int(a_open) - int(b_open)


def _apart(a: Interval, b: Interval, slack: float) -> IntervalRelation | None:
    """Return "disjoint" or "touch" where all of `a` lies under `b`, else None."""
    order = _end(a.high, b.low, slack)
    if order < 0:
        return "disjoint"
    if order == 0 and (a.high_open or b.low_open) and not (a.point and b.point):
        return "touch"
    return None


def _is_rounding(a: float, b: float) -> bool:
    """Tell whether the coarser of two figures is the other rounded: 1.2 million of 1,213,567, 5.3 of 5.27.

    Whole numbers under a thousand are taken as counted: 40 dead and 37 dead differ.
    """
    coarse, fine = sorted((a, b), key=_last_place, reverse=True)
    place = _last_place(coarse)
    if place <= _last_place(fine) or abs(coarse - fine) > ROUNDING * abs(fine):
        return False
    if place >= 1 and abs(coarse) < 1000:
        return place == 1 and fine != int(fine) and abs(coarse) >= 20 and abs(coarse - fine) <= 0.5
    return abs(coarse - fine) <= place / 2 * (1 + 1e-9)


def _last_place(value: float) -> float:
    """Return the place of the last digit that is not zero: 100 for 1,200, 0.1 for 5.3."""
    digits = f"{abs(value):.12g}"
    if "e" in digits:
        mantissa, exponent = digits.split("e")
        return float(10 ** (int(exponent) - len(mantissa.partition(".")[2])))
    whole, _, decimals = digits.partition(".")
    if decimals:
        return float(10 ** -len(decimals))
    return float(10 ** (len(whole) - len(whole.rstrip("0")))) if whole.strip("0") else 1.0


def _clock(value: str) -> tuple[float, float]:
    """Return the first and last second of the day that a TIMEX3 time value names."""
    _, _, clock = value.partition("T")
    if clock in _PARTS_OF_DAY:
        first, last = _PARTS_OF_DAY[clock]
        return first * 3600.0, last * 3600.0 - 1
    match = _CLOCK.match("T" + clock)
    if not match:
        return 0.0, _DAY - 1
    hours, minutes, seconds = (int(part) if part else None for part in match.groups())
    start = (hours or 0) * 3600.0 + (minutes or 0) * 60 + (seconds or 0)
    width = 1 if seconds is not None else 60 if minutes is not None else 3600
    return start, start + width - 1


def _unit(name: str) -> tuple[str, float, float]:
    """Return dimension, factor and offset of a unit; a unit that is not in the table is its own dimension."""
    known = _units().get(name)
    if known:
        return known
    numerator, slash, denominator = name.partition("/")
    if slash and denominator:
        over, over_factor, _ = _unit(numerator)
        under, under_factor, _ = _unit(denominator)
        under = "duration" if under == "calendar" else under
        if (over, under) == ("length", "duration"):
            over, under = "speed", ""
        return (f"{over}/{under}" if under else over), over_factor / under_factor, 0.0
    return name, 1.0, 0.0


@functools.cache
def _units() -> dict[str, tuple[str, float, float]]:
    """Return the table of units: dimension, factor to its base unit, offset added first."""
    text = resources.files("rashomon.model").joinpath("units.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return {name: (dimension, float(factor), float(offset)) for name, dimension, factor, offset in rows[1:]}
