"""The calendar behind TIMEX3 values: the days a value covers, its EDTF form, steps from one date to another."""

from __future__ import annotations

import calendar as _calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

FIRST_YEAR, LAST_YEAR = 1, 9998
SEASON_MONTHS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11)}
_VALUE = re.compile(
    r"(?P<y>\d{4})(?:-(?:(?P<m>\d\d)(?:-(?P<d>\d\d)(?:T.*)?)?|W(?P<w>\d\d)(?P<we>-WE)?|Q(?P<q>[1-4])|H(?P<h>[12])"
    r"|(?P<s>SP|SU|FA|WI)))?|(?P<decade>\d{3})|(?P<century>\d\d)"
)
_UNIT_MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200, "millennium": 12000}
_UNIT_DAYS = {"day": 1, "week": 7, "weekend": 7, "fortnight": 14}


@dataclass(frozen=True, slots=True)
class Period:
    """Days from `low` to `high`, both included."""

    low: date
    high: date


def period_of(value: str) -> Period | None:
    """Return the days that a TIMEX3 date or time value covers, None for a value without a place on the calendar.

    Seasons are those of the northern half of the world (spring from March); winter reaches from December before the
    year to February after it, since texts mean either.
    """
    match = _VALUE.fullmatch(value)
    if not match:
        return None
    if match["decade"]:
        return _years(int(match["decade"]) * 10, 10)
    if match["century"]:
        return _years(int(match["century"]) * 100, 100)
    year = int(match["y"])
    if not FIRST_YEAR < year < LAST_YEAR:
        return None
    if match["d"]:
        day = make_date(year, int(match["m"]), int(match["d"]))
        return Period(day, day) if day else None
    if match["m"]:
        month = int(match["m"])
        return _months(year, month, month) if 1 <= month <= 12 else None
    if match["w"]:
        return _week(year, int(match["w"]), bool(match["we"]))
    if match["q"]:
        return _months(year, int(match["q"]) * 3 - 2, int(match["q"]) * 3)
    if match["h"]:
        return _months(year, int(match["h"]) * 6 - 5, int(match["h"]) * 6)
    if match["s"] == "WI":
        return Period(date(year - 1, 12, 1), _months(year + 1, 2, 2).high)
    if match["s"]:
        return _months(year, *SEASON_MONTHS[match["s"]])
    return _months(year, 1, 12)


def edtf_of(value: str, period: Period) -> str:
    """Return the EDTF form of a value that covers `period`: as short as EDTF has it, else an interval."""
    match = _VALUE.fullmatch(value)
    if match and match["decade"]:
        return value + "X"
    if match and match["century"]:
        return value + "XX"
    if match and (match["d"] or match["m"] or len(value) == 4):
        return value.partition("T")[0]
    return interval_edtf(period)


def interval_edtf(period: Period) -> str:
    """Return a period as an EDTF date or interval, by months or years where it is made of whole ones."""
    low, high = period.low, period.high
    if low == high:
        return low.isoformat()
    if low.day == 1 and high.day == _calendar.monthrange(high.year, high.month)[1]:
        if low.month == 1 and high.month == 12:
            return f"{low.year:04d}" if low.year == high.year else f"{low.year:04d}/{high.year:04d}"
        first, last = low.isoformat()[:7], high.isoformat()[:7]
        return first if first == last else f"{first}/{last}"
    return f"{low.isoformat()}/{high.isoformat()}"


def period_from_edtf(edtf: str) -> Period | None:
    """Return the days of an EDTF date or interval as far as this program writes them, None for others."""
    plain = edtf.strip().rstrip("~?%")
    if "/" in plain:
        first, last = (period_from_edtf(part) for part in plain.split("/", 1))
        return Period(first.low, last.high) if first and last and first.low <= last.high else None
    return period_of(plain.rstrip("X")) if plain else None


def value_at(day: date, unit: str) -> str:
    """Return the TIMEX3 value of the day, week, month ... that `day` lies in."""
    if unit in ("week", "weekend"):
        year, week, _ = day.isocalendar()
        return f"{year:04d}-W{week:02d}" + ("-WE" if unit == "weekend" else "")
    if unit == "month":
        return f"{day.year:04d}-{day.month:02d}"
    if unit == "quarter":
        return f"{day.year:04d}-Q{(day.month + 2) // 3}"
    if unit == "year":
        return f"{day.year:04d}"
    if unit == "decade":
        return f"{day.year // 10:03d}"
    if unit == "century":
        return f"{day.year // 100:02d}"
    return day.isoformat()


def step(day: date, unit: str, count: float) -> date:
    """Return the day `count` units on: the month's last day where it is shorter, clipped to the calendar."""
    if unit in _UNIT_DAYS:
        ordinal = day.toordinal() + count * _UNIT_DAYS[unit]
        return date.fromordinal(int(min(max(ordinal, 366), date.max.toordinal() - 366)))
    if unit in ("hour", "minute", "second"):
        hours = count / {"hour": 1, "minute": 60, "second": 3600}[unit]
        return step(day, "day", int(hours // 24)) if hours >= 24 else day
    months = day.year * 12 + day.month - 1 + int(min(max(count * _UNIT_MONTHS.get(unit, 12), -1e6), 1e6))
    year = min(max(months // 12, FIRST_YEAR + 1), LAST_YEAR - 1)
    month = months % 12 + 1
    return date(year, month, min(day.day, _calendar.monthrange(year, month)[1]))


def make_date(year: int, month: int, day: int) -> date | None:
    """Return the date, or None where there is no such day."""
    try:
        return date(year, month, day)
    except (ValueError, OverflowError):
        return None


def part_of(period: Period, part: str) -> Period:
    """Return the first half of a period for "early", the second for "late", the middle half for "mid"."""
    days = (period.high - period.low).days
    half, quarter = timedelta(days=days // 2), timedelta(days=days // 4)
    if part == "START":
        return Period(period.low, period.low + half)
    if part == "END":
        return Period(period.high - half, period.high)
    return Period(period.low + quarter, period.high - quarter)


def _years(first: int, count: int) -> Period | None:
    """Return whole years."""
    if not FIRST_YEAR < first < LAST_YEAR - count:
        return None
    return Period(date(first, 1, 1), date(first + count - 1, 12, 31))


def _months(year: int, first: int, last: int) -> Period:
    """Return whole months of one year."""
    return Period(date(year, first, 1), date(year, last, _calendar.monthrange(year, last)[1]))


def _week(year: int, week: int, weekend: bool) -> Period | None:
    """Return an ISO week, or its Saturday and Sunday."""
    try:
        return Period(date.fromisocalendar(year, week, 6 if weekend else 1), date.fromisocalendar(year, week, 7))
    except ValueError:
        return None
