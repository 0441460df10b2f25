"""Calendar intervals: EDTF strings as first and last day, and in words."""

from __future__ import annotations

import calendar
import datetime
import re

Days = tuple[datetime.date, datetime.date]

_OPEN = ".."
_DATE = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_SEASONS = {21: ("spring", 3), 22: ("summer", 6), 23: ("autumn", 9), 24: ("winter", 12)}


_DATE_WORDS = frozenset(
    {name.lower() for name in _MONTHS}
    | {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today", "yesterday", "tonight"}
    | {"morning", "afternoon", "evening", "night", "last", "week", "month", "year", "ago", "earlier", "later"}
)


def names_a_date(word: str) -> bool:
    """Tell whether a word only says when."""
    return word in _DATE_WORDS or (word.isdigit() and len(word) in (1, 2, 4))


def days_of(edtf: str | None) -> Days | None:
    """Return the first and the last day that `edtf` can mean, None if it has no two certain ends.

    Reads what the program writes: dates, months, years, seasons, decades ("199X"), intervals ("1965/1970") and
    choices ("[2016-09-19..2016-09-25]"), each with or without "~", "?" or "%".
    """
    if not edtf or len(edtf) > 60:
        return None
    plain = edtf.strip("[]{}").translate({ord(mark): None for mark in "~?%"})
    for separator in ("/", "..", ","):
        if separator in plain:
            parts = [days_of(part) for part in plain.split(separator) if part]
            ends = [part for part in parts if part]
            return (ends[0][0], ends[-1][1]) if len(ends) == len(plain.split(separator)) else None
    if re.fullmatch(r"\d{3}X", plain):
        return _days(int(plain[:3] + "0"), 1, int(plain[:3] + "9"), 12)
    match = _DATE.fullmatch(plain)
    if not match or match.group(1) == "0000":
        return None
    year, month, day = int(match.group(1)), int(match.group(2) or 0), int(match.group(3) or 0)
    return _single(year, month, day)


def _single(year: int, month: int, day: int) -> Days | None:
    if month in _SEASONS:
        start = _SEASONS[month][1]
        last_year, last = (year, start + 2) if start < 12 else (year + 1, 2)
        return _days(year, start, last_year, last) if last_year <= 9999 else None
    if month > 12:
        return None
    if day:
        try:
            return (datetime.date(year, month, day),) * 2
        except ValueError:
            return None
    return _days(year, month or 1, year, month or 12)


def _days(first_year: int, first_month: int, last_year: int, last_month: int) -> Days:
    last_day = calendar.monthrange(last_year, last_month)[1]
    return datetime.date(first_year, first_month, 1), datetime.date(last_year, last_month, last_day)


def date_words(edtf: str | None) -> str:
    """Return a date in words ("12 December 2023", "about September 2023", "1965 to 1970"), "" for None."""
    if not edtf:
        return ""
    if edtf.startswith("[") and ".." in edtf:
        first, _, last = edtf.strip("[]").partition("..")
        return "between " + range_words(first, last).replace(" to ", " and ") if first and last else edtf
    if "/" in edtf:
        first, _, last = edtf.partition("/")
        if first == _OPEN and last:
            return f"{date_words(last)} or earlier"
        return f"{date_words(first)} to {date_words(last)}" if first and last else edtf
    about = "about " if "~" in edtf or "%" in edtf else "perhaps " if "?" in edtf else ""
    plain = edtf.translate({ord(mark): None for mark in "~?%"})
    if re.fullmatch(r"\d{3}X", plain):
        return f"{about}the {plain[:3]}0s"
    match = _DATE.fullmatch(plain)
    if not match:
        return edtf
    year, month, day = match.group(1), int(match.group(2) or 0), int(match.group(3) or 0)
    if month in _SEASONS:
        return f"{about}{_SEASONS[month][0]} {year}"
    if not 1 <= month <= 12:
        return f"{about}{year}"
    name = _MONTHS[month - 1]
    return f"{about}{day} {name} {year}" if day else f"{about}{name} {year}"


def day_words(edtf: str | None) -> str:
    """Return the one day something was, in words: an interval is where it lies, not how long it took."""
    if edtf and edtf.count("/") == 1 and not edtf.startswith(("[", _OPEN)):
        return date_words(f"[{edtf.replace('/', '..')}]")
    return date_words(edtf)


def range_words(start: str | None, end: str | None) -> str:
    """Return the time from `start` to `end` in as few words as it takes ("12 to 13 December 2023")."""
    if not start or not end or start == end:
        return date_words(start or end)
    first, last = date_words(start).split(), date_words(end).split()
    tail: list[str] = []
    while len(first) > 1 and len(first) == len(last) and first[-1] == last[-1]:
        tail.insert(0, first.pop())
        last.pop()
    return " ".join([*first, "to", *last, *tail])
