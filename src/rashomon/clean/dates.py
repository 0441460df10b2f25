"""Calendar dates as newspapers write them, found in a stretch of text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

MONTHS = {
    name: number
    for number, names in enumerate(
        ("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
         "september sept sep", "october oct", "november nov", "december dec"), 1)
    for name in names.split()
}  # fmt: skip
WEEKDAYS = {
    name: number
    for number, names in enumerate(
        ("monday mon", "tuesday tue tues", "wednesday wed", "thursday thu thur thurs", "friday fri", "saturday sat",
         "sunday sun"))
    for name in names.split()
}  # fmt: skip
_MONTH = r"(?P<month>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b\.?"  # noqa: E501
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?\b(?!:)"
_YEAR = r"(?P<year>(?:19|20)\d\d)\b"
_WEEKDAY = r"(?:(?P<weekday>Mon|Tues?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:day)?\b\.?,?\s{1,3})?"
_FORMS = tuple(
    re.compile(rf"(?<![\w$€£]){_WEEKDAY}(?:the\s)?{form}", re.IGNORECASE)
    for form in (
        rf"{_MONTH}\s{{0,3}}{_DAY}(?:,?\s{{1,3}}{_YEAR})?(?!\d|[.,]\d)",
        rf"{_DAY}\s{{0,3}}(?:of\s)?{_MONTH}(?:,?\s{{1,3}}{_YEAR})?",
        r"(?P<year>(?:19|20)\d\d)-(?P<month>[01]\d)-(?P<day>[0-3]\d)(?!\d)",
        rf"{_MONTH},?\s(?:of\s)?{_YEAR}",
    )
)
_SLASHED = re.compile(r"(?<![\w/.])(\d{1,2})[/.](\d{1,2})[/.]((?:19|20)\d\d)(?![\w/])")
_DIGIT = re.compile(r"\d")
CLOCK = re.compile(
    r"(?<![\d.$])(?:[0-2]?\d[:.][0-5]\d(?::[0-5]\d)?(?:\s?[ap]\.?m\b\.?)?|[01]?\d\s?[ap]\.?m\b\.?)"
    r"(?:\s\(?(?:[A-Z]{1,2}[SD]?T|GMT|UTC|IST|SGT|HKT|WIB|local time)(?:[+-]\d{1,2}(?::?\d\d)?)?\)?)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date in a text: what it says of year, month, day and weekday (Monday = 0), None where it does not."""

    start: int
    end: int
    year: int | None
    month: int | None
    day: int | None
    weekday: int | None

    def edtf(self) -> str | None:
        """Return it as EDTF, None without a year."""
        if self.year is None:
            return None
        month = f"-{self.month:02d}" if self.month else ""
        return f"{self.year:04d}{month}" + (f"-{self.day:02d}" if self.month and self.day else "")

    def whole(self) -> date | None:
        """Return the day, if year, month and day are told."""
        return date(self.year, self.month, self.day) if self.year and self.month and self.day else None


def find_dates(text: str, start: int = 0, end: int | None = None) -> tuple[DateMention, ...]:
    """Return the dates in `text[start:end]` that have a month with day or year at least, in order."""
    end = len(text) if end is None else end
    if _DIGIT.search(text, start, end) is None:
        return ()
    found: list[DateMention] = []
    for form in _FORMS:
        for match in form.finditer(text, start, end):
            mention = _mention(match)
            if mention is not None and not any(m.start < mention.end and mention.start < m.end for m in found):
                found.append(mention)
    for match in _SLASHED.finditer(text, start, end):
        a, b, year = int(match[1]), int(match[2]), int(match[3])
        day, month = (a, b) if a > 12 or a == b else (b, a) if b > 12 else (None, None)
        if month is not None and exists(year, month, day):
            found.append(DateMention(match.start(), match.end(), year, month, day, None))
    return tuple(sorted(found, key=lambda mention: mention.start))


def _mention(match: re.Match[str]) -> DateMention | None:
    groups = match.groupdict()
    month = groups["month"]
    number = int(month) if month.isdigit() else MONTHS[month.lower().rstrip(".")]
    day = int(groups["day"]) if groups.get("day") else None
    year = int(groups["year"]) if groups.get("year") else None
    weekday = groups.get("weekday")
    if (not month.isdigit() and month[0].islower()) or not exists(year or 2000, number, day):
        return None
    return DateMention(
        match.start(), match.end(), year, number, day, WEEKDAYS[weekday.lower()[:3]] if weekday else None
    )


def exists(year: int, month: int, day: int | None) -> bool:
    """Tell whether there is such a day."""
    try:
        date(year, month, day or 1)
    except ValueError:
        return False
    return True


def year_of(month: int, day: int, weekday: int, near: int) -> int | None:
    """Return the year next to `near` (at most three away) in which that day falls on that weekday, None if none."""
    for year in sorted(range(near - 3, near + 4), key=lambda y: (abs(y - near), y)):
        if exists(year, month, day) and date(year, month, day).weekday() == weekday:
            return year
    return None


def interval(edtf: str) -> tuple[date, date] | None:
    """Return the first and last day of an EDTF date or interval made of years, months and days, None of any other."""
    low, _, high = edtf.partition("/")
    first, last = _bounds(low.rstrip("~?%")), _bounds((high or low).rstrip("~?%"))
    return (first[0], last[1]) if first and last and first[0] <= last[1] else None


def _bounds(text: str) -> tuple[date, date] | None:
    parts = text.split("-")
    try:
        numbers = [int(part) for part in parts]
        if len(numbers) == 3:
            day = date(*numbers)
            return day, day
        if len(numbers) == 2:
            following = date(numbers[0] + numbers[1] // 12, numbers[1] % 12 + 1, 1)
            return date(numbers[0], numbers[1], 1), following - timedelta(days=1)
        return (date(numbers[0], 1, 1), date(numbers[0], 12, 31)) if len(numbers) == 1 else None
    except ValueError:
        return None
