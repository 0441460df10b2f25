"""EDTF dates for formats that know years, months and days only: what is not known is left out, never filled up."""

from __future__ import annotations

import re

_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?([~?%]?)\Z")

Parts = tuple[int, int | None, int | None]


def date_parts(edtf: str | None) -> Parts | None:
    """Return year, month and day of an EDTF date, as far as they are sure; None if not even the year is.

    Of an interval it is what both its ends have in common; of an approximate day its month.
    """
    start, slash, end = (edtf or "").partition("/")
    first = _one(start)
    if not slash or first is None:
        return first
    last = _one(end)
    if last is None or first[0] != last[0]:
        return None
    month = first[1] if first[1] == last[1] else None
    day = first[2] if month is not None and first[2] == last[2] else None
    return first[0], month, day


def _one(edtf: str) -> Parts | None:
    match = _DATE.match(edtf)
    if match is None:
        return None
    year, month, day, doubt = match.groups()
    return int(year), int(month) if month else None, int(day) if day and not doubt else None


def day_of(edtf: str | None) -> str | None:
    """Return the day that a date names as "2023-12-12", None if it names no single day."""
    parts = date_parts(edtf)
    return _written(parts) if parts and parts[2] is not None else None


def short_date(edtf: str | None) -> str | None:
    """Return a date as "2023-12-12", "2023-12" or "2023", as far as it is sure."""
    parts = date_parts(edtf)
    return _written(parts) if parts else None


def interval_ends(edtf: str | None) -> tuple[str | None, str | None]:
    """Return the first and the last date of an interval, each as far as it is sure; None twice if it is none."""
    start, slash, end = (edtf or "").partition("/")
    return (short_date(start), short_date(end)) if slash else (None, None)


def _written(parts: Parts) -> str:
    year, month, day = parts
    return f"{year:04d}" + (f"-{month:02d}" if month else "") + (f"-{day:02d}" if month and day else "")
