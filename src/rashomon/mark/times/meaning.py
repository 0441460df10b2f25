"""What a time expression means, and the scene it is read in."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from rashomon.mark.times.calendar import Period, step, value_at
from rashomon.model.mark import TimexType

Tense = Literal["past", "present", "future", "open", "unknown"]
Anchor = Literal["none", "published", "text"]
DIRECTIONS: dict[Tense, int] = {"past": -1, "future": 1, "present": 0, "open": 0, "unknown": 0}


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a time expression means.

    Attributes:
        type: TIMEX3 type.
        value: TIMEX3 value.
        bare: The value that is left where there is nothing to anchor it to.
        anchor: What it was anchored to.
        period: The days it covers where the value does not tell (anchored durations), else None.
        or_earlier: True where all is told is that it was then at the latest ("over a decade ago").
    """

    type: TimexType
    value: str
    bare: str = ""
    anchor: Anchor = "none"
    period: Period | None = None
    or_earlier: bool = False


@dataclass(slots=True)
class Scene:
    """What is known where an expression stands.

    Attributes:
        day: The day of publication (any day where it is unknown: the bare value is used then).
        tense: Of the clause it stands in; "open" where it is the end of something that the tense does not place ("gave
            them until June").
        last: The last value mentioned, by unit ("day", "month", "quarter", "year", "week"); "any" is the latest of
            day, month and year, "past day" the last day that did not lie ahead.
        far: Whether neither this sentence nor the one before names a time.
        near_quarter: Whether the sentence or the one before speaks of quarters.
        history: Whether the text tells of years long past, so that a day without a year belongs to the year told last.
        since: The day that this one is told to follow ("Monday through Wednesday").
    """

    day: date
    tense: Tense = "unknown"
    last: dict[str, str] = field(default_factory=dict)
    far: bool = False
    near_quarter: bool = False
    history: bool = False
    since: date | None = None

    def told_year(self, month: int) -> int | None:
        """Return the year of a month without one in a text of history: the year told last, or the next after it.

        "In December 1941 ... In January": from late in a year to early in the next.
        """
        if not self.history or "year" not in self.last or self.tense == "future":
            return None
        year = int(self.last["year"])
        told = self.last.get("month", "")
        on = told[:4] == self.last["year"] and month - int(told[5:7]) <= -7
        return year + on if year + on < self.day.year else None

    def shifted(self, unit: str, count: float) -> str:
        """Return the value of the unit `count` units from the day of publication."""
        return value_at(step(self.day, unit, count), unit)


UNIT_CODES = {
    "day": "D", "week": "W", "month": "M", "quarter": "Q", "year": "Y", "decade": "DE", "century": "CE", "hour": "H",
    "minute": "M", "second": "S", "millennium": "ML", "weekend": "WE",
}  # fmt: skip
BARE_UNITS = {
    "day": "XXXX-XX-XX", "week": "XXXX-WXX", "month": "XXXX-XX", "quarter": "XXXX-QX", "year": "XXXX", "decade": "XXX",
    "century": "XX", "weekend": "XXXX-WXX-WE",
}  # fmt: skip


def duration_value(count: float | None, unit: str) -> str:
    """Return the TIMEX3 value of a duration, X for a vague number."""
    if unit == "fortnight":
        unit, count = "week", None if count is None else count * 2
    clock = "T" if unit in ("hour", "minute", "second") else ""
    if count is not None and count != int(count):
        return _broken(count, unit, clock)
    return f"P{clock}{'X' if count is None else int(min(count, 10**9))}{UNIT_CODES.get(unit, 'X')}"


def _broken(count: float, unit: str, clock: str) -> str:
    """Write half units in the next smaller unit: 2.5 years P2Y6M."""
    whole, rest = int(count), count - int(count)
    smaller = {
        "year": ("M", 12),
        "hour": ("M", 60),
        "minute": ("S", 60),
        "decade": ("Y", 10),
        "century": ("Y", 100),
    }.get(unit)
    if smaller and abs(rest * smaller[1] - round(rest * smaller[1])) < 1e-6:
        if smaller[0] == "Y":
            return f"P{round(count * smaller[1])}Y"
        head = f"{whole}{UNIT_CODES[unit]}" if whole else ""
        return f"P{clock}{head}{round(rest * smaller[1])}{smaller[0]}"
    return f"P{clock}{count:g}{UNIT_CODES.get(unit, 'X')}"
