"""The days of a case whose dates are known, and from what."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from rashomon.clean.dates import DateMention, exists
from rashomon.clean.lines import Piece
from rashomon.clean.weekdays import DayMention

_LEAD = 5
_YEAR = re.compile(r"(?<![\d$€£.,-])(?:19|20)\d\d(?![\d%,.]\d|\d)")
NEAR = 92  # days: a date without a year is that of the dated articles' time

Read = tuple[tuple[Piece, ...], tuple[DayMention, ...], tuple[date, date] | None]


@dataclass(frozen=True, slots=True)
class Known:
    """A day that an article names and whose date is known.

    Attributes:
        article: Index of the article.
        day: The date.
        weekday: Monday = 0.
        words: The words of the sentence.
        lead: True if the article opens with it.
        told: True if the article gives the date itself, not only a weekday.
        named: True if the article names the weekday.
    """

    article: int
    day: date
    weekday: int
    words: frozenset[str]
    lead: bool
    told: bool
    named: bool


def known_days(read: Sequence[Read]) -> tuple[Known, ...]:
    """Return every named day whose date is known: from the date of its article, or told beside it.

    Args:
        read: For each article its sentences, the days it names, and when it was published if it says so.
    """
    found: list[Known] = []
    for i, (_, days, own) in enumerate(read):
        for mention in days:
            day = _resolved(mention, own)
            if day is not None:
                found.append(_known(i, mention, day))
    near = centre(read, found)
    if near is None:
        return tuple(found)
    for i, (_, days, own) in enumerate(read):
        for mention in days:
            if own is None and mention.date is not None and mention.date.year is None:
                day = nearest(mention.date, near)
                if day is not None and abs((day - near).days) <= NEAR and mention.weekday in (None, day.weekday()):
                    found.append(_known(i, mention, day))
    return tuple(found)


def centre(read: Sequence[Read], found: Sequence[Known]) -> date | None:
    """Return a day in the time of the case, next to which dates without a year lie; None if nothing tells it."""
    own = sorted(day[0] for _, _, day in read if day is not None)
    if own:
        return own[len(own) // 2]
    days = sorted(day.day for day in found if day.named)
    return days[len(days) // 2] if days else _by_weekday(read)


def _by_weekday(read: Sequence[Read]) -> date | None:
    """Return the day of a "Tuesday (Dec 12)" in a case that tells no year for it: the year in which it was a Tuesday.

    Such a year is believed only if it is the one after the latest that the articles name.
    """
    years = [int(y) for sentences, _, _ in read for s in sentences for y in _YEAR.findall(s.text[:1500])]
    latest = max((year for year in years if 1950 <= year <= 2100), default=None)
    if latest is None:
        return None
    for _, days, _ in read:
        for mention in days:
            told = mention.date
            if told is None or mention.weekday is None or told.month is None or told.day is None:
                continue
            if exists(latest + 1, told.month, told.day):
                day = date(latest + 1, told.month, told.day)
                if day.weekday() == mention.weekday:
                    return day
    return None


def _known(article: int, mention: DayMention, day: date) -> Known:
    lead, told, named = mention.sentence < _LEAD, mention.date is not None, mention.weekday is not None
    return Known(article, day, day.weekday(), mention.words, lead, told, named)


def _resolved(mention: DayMention, own: tuple[date, date] | None) -> date | None:
    """Return the date of a day, from a full date beside it or from when its article was published."""
    told = mention.date
    if told is not None and told.year is not None:
        day = told.whole()
        return day if day is not None and mention.weekday in (None, day.weekday()) else None
    if own is None:
        return None
    if told is not None:
        day = nearest(told, own[0])
        return day if day is not None and mention.weekday in (None, day.weekday()) else None
    if mention.weekday is None:
        return None
    low, high = _next_to(own[0], mention), _next_to(own[1], mention)
    return low if low == high else None


def _next_to(published: date, mention: DayMention) -> date | None:
    """Return the weekday's date seen from one day of publication: that day itself, else before or after it by tense."""
    assert mention.weekday is not None
    back = (published.weekday() - mention.weekday) % 7
    if back == 0:
        return published
    if mention.side == "past":
        return published - timedelta(days=back)
    return published + timedelta(days=7 - back) if mention.side == "future" else None


def nearest(told: DateMention, near: date) -> date | None:
    """Return the day of a date without a year that lies next to `near`."""
    assert told.month is not None and told.day is not None
    years = [year for year in (near.year - 1, near.year, near.year + 1) if exists(year, told.month, told.day)]
    days = [date(year, told.month, told.day) for year in years]
    return min(days, key=lambda day: (abs((day - near).days), day), default=None)


def year_for(mention: DayMention, known: Sequence[Known]) -> date | None:
    """Return the date of a day told with its month, the year being that of the case."""
    told = mention.date
    assert told is not None
    if told.year is not None:
        return told.whole()
    near = sorted(day.day for day in known)
    if not near:
        return None
    day = nearest(told, near[len(near) // 2])
    if day is None or abs((day - near[len(near) // 2]).days) > NEAR or mention.weekday not in (None, day.weekday()):
        return None
    return day
