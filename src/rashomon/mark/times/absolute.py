"""Builders for expressions that name their place on the calendar, wholly or up to the year."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from datetime import date
from importlib import resources

from rashomon.mark.times.calendar import Period, make_date, step, value_at
from rashomon.mark.times.holidays import day_of
from rashomon.mark.times.meaning import DIRECTIONS, Anchor, Meaning, Scene
from rashomon.mark.times.pieces import Piece

Named = Mapping[str, Piece]
_HALF_A_YEAR = 6


def calendar_date(named: Named, scene: Scene) -> Meaning | None:
    """Read "12 December 2023", "Dec. 12", "Tuesday (Dec 12)", "the 12th" after a weekday."""
    day = int(named["day"].number)
    if "month" not in named:
        return _day_of_month(day, int(named["weekday"].number), scene)
    month = int(named["month"].number)
    if "year" in named:
        found = make_date(int(named["year"].number), month, day)
        return Meaning("DATE", found.isoformat()) if found else None
    if not make_date(2000, month, day):
        return None
    weekday = int(named["weekday"].number) if "weekday" in named else 0
    found = nearest_date(month, day, scene, weekday)
    return Meaning("DATE", found.isoformat(), f"XXXX-{month:02d}-{day:02d}", "published")


def day_in_range(named: Named, scene: Scene) -> Meaning | None:
    """Read the "14" of "14 to 15 March" and the "13" of "Dec. 12-13"."""
    if "month" in named:
        return calendar_date(named, scene)
    known, day = scene.last.get("day", ""), int(named["day"].number)
    found = make_date(int(known[:4]), int(known[5:7]), day) if known else None
    if found is None:
        return None
    anchor: Anchor = "none" if "year" in named else "published"
    return Meaning("DATE", found.isoformat(), f"XXXX-{known[5:7]}-{day:02d}", anchor)


def year_range(named: Named, scene: Scene) -> Meaning | None:
    """Read "2010-11"; TIMEX3 has no value for a stretch of years, so it gets the first."""
    first, short = int(named["year"].number), named["short"]
    last = first // 100 * 100 + int(short.number)
    if len(short.lower) != 2 or not first < last < 2100:
        return None
    return Meaning("DATE", f"{first:04d}", period=Period(date(first, 1, 1), date(last, 12, 31)))


def nearest_date(month: int, day: int, scene: Scene, weekday: int = 0) -> date:
    """Return the year's day that tense and weekday ask for, nearest to the day of publication.

    A weekday decides over the tense; the tense decides only where the two candidates are not clearly unequal in
    distance: news seldom looks back or forward further than it must.
    """
    told = scene.told_year(month)
    if told is not None and (known := make_date(told, month, day)):
        return known
    years = range(max(scene.day.year - 6, 2), min(scene.day.year + 7, 9998))
    dates = [found for year in years if (found := make_date(year, month, day))]
    fitting = [one for one in dates if one.isoweekday() == weekday] if weekday else []
    return _nearest(fitting or dates, scene)


def _nearest(dates: Sequence[date], scene: Scene) -> date:
    """Return the date nearest to publication; one against the tense counts as three times as far."""
    direction = DIRECTIONS[scene.tense]

    def cost(one: date) -> tuple[float, date]:
        days = (one - scene.day).days
        against = direction and days * direction < 0
        return (abs(days) * (3.0 if against else 1.0), one)

    return min(dates, key=cost)


def _day_of_month(day: int, weekday: int, scene: Scene) -> Meaning | None:
    """Return the day of that number and weekday nearest to the day of publication."""
    for distance in range(200):
        for sign in (-1, 1):
            one = step(scene.day, "day", sign * distance)
            if one.day == day and one.isoweekday() == weekday:
                return Meaning("DATE", one.isoformat(), f"XXXX-XX-{day:02d}", "published")
    return None


def day_of_that_year(named: Named, scene: Scene) -> Meaning | None:
    """Read the "March 2" of "that March 2 event": in the year spoken of last."""
    year = scene.last.get("year", "")
    found = make_date(int(year), int(named["month"].number), int(named["day"].number)) if year else None
    if found is None or found > scene.day:
        return calendar_date(named, scene)
    return Meaning("DATE", found.isoformat(), f"XXXX-{found.month:02d}-{found.day:02d}", "text")


def known_day(named: Named, scene: Scene) -> Meaning | None:
    """Read "9/11" and "the Sept. 11 attacks": days that are known by their number alone."""
    first, second = ("month", "day") if "month" in named else ("first", "second")
    value = known_days().get((int(named[first].number), int(named[second].number)))
    if value is not None:
        return Meaning("DATE", value)
    return calendar_date(named, scene) if "month" in named else None


@functools.cache
def known_days() -> dict[tuple[int, int], str]:
    """Return the dates known by month and day."""
    text = resources.files("rashomon.mark.times").joinpath("known_days.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return {(int(month), int(day)): value for month, day, value in rows[1:]}


def numeric_date(named: Named, scene: Scene) -> Meaning | None:
    """Read 2023-12-31 and 12/31/2023; where day and month could be exchanged, the nearer to publication counts."""
    second, third = int(named["second"].number), int(named["third"].number)
    if "year" in named:
        found = make_date(int(named["year"].number), second, third)
        return Meaning("DATE", found.isoformat()) if found else None
    first = int(named["first"].number)
    year = third if third > 100 else 2000 + third if third < 50 else 1900 + third
    options = [one for one in (make_date(year, first, second), make_date(year, second, first)) if one]
    if not options:
        return None
    found = min(options, key=lambda one: (abs((one - scene.day).days), one))
    if len(options) == 1 or options[0] == options[1]:
        return Meaning("DATE", found.isoformat())
    return Meaning("DATE", found.isoformat(), f"{year:04d}", "published")


def month_year(named: Named, scene: Scene) -> Meaning | None:
    """Read "December 2023"."""
    return Meaning("DATE", f"{int(named['year'].number):04d}-{int(named['month'].number):02d}")


def month_alone(named: Named, scene: Scene) -> Meaning | None:
    """Read "December" by the tense: the last one, this month included, or the next."""
    month = int(named["month"].number)
    told = scene.told_year(month)
    if told is not None:
        return Meaning("DATE", f"{told:04d}-{month:02d}", f"XXXX-{month:02d}", "text")
    year = scene.day.year
    if scene.tense == "open":
        year += (scene.day.month - month > _HALF_A_YEAR) - (month - scene.day.month > _HALF_A_YEAR)
    elif scene.tense == "future" and month < scene.day.month:
        year += 1
    elif scene.tense != "future" and month > scene.day.month:
        far = month - scene.day.month > _HALF_A_YEAR and scene.tense != "present"
        year -= 1 if scene.tense == "past" or far else 0
    return Meaning("DATE", f"{year:04d}-{month:02d}", f"XXXX-{month:02d}", "published")


def month_in_range(named: Named, scene: Scene) -> Meaning | None:
    """Read the "March" of "March to August 2011" and the "November" of "November to March 2011"."""
    month, end, year = int(named["month"].number), int(named["end"].number), int(named["year"].number)
    return Meaning("DATE", f"{year - (month > end):04d}-{month:02d}")


def month_of_year(named: Named, scene: Scene) -> Meaning | None:
    """Read "June last year"."""
    month, year = int(named["month"].number), scene.day.year + pointing(named["rel"])
    if named["rel"].type in ("that", "same") and "year" in scene.last:
        return Meaning("DATE", f"{scene.last['year']}-{month:02d}", f"XXXX-{month:02d}", "text")
    return Meaning("DATE", f"{year:04d}-{month:02d}", f"XXXX-{month:02d}", "published")


def month_pointed(named: Named, scene: Scene) -> Meaning | None:
    """Read "last June", "this September", "next May"."""
    month, rel = int(named["month"].number), named["rel"]
    if rel.type in ("this", "coming", "latest", "same", "that"):
        return month_alone(named, scene) if rel.type != "this" else _this_month(month, scene)
    if rel.type == "past-adjective":
        return None
    forward = pointing(rel) > 0
    year = scene.day.year
    if forward:
        year += month <= scene.day.month
    else:
        year -= month >= scene.day.month
    return Meaning("DATE", f"{year:04d}-{month:02d}", f"XXXX-{month:02d}", "published")


def _this_month(month: int, scene: Scene) -> Meaning:
    """Return that month of the year of publication."""
    return Meaning("DATE", f"{scene.day.year:04d}-{month:02d}", f"XXXX-{month:02d}", "published")


def year(named: Named, scene: Scene) -> Meaning | None:
    """Read "2017", "the year two thousand"."""
    number = int(named["year"].number)
    return Meaning("DATE", f"{number:04d}") if 1000 <= number < 2100 else None


def year_bc(named: Named, scene: Scene) -> Meaning | None:
    """Read "480 BC" and "AD 70"."""
    number = int(named["number"].number)
    if not 0 < number < 9999:
        return None
    return Meaning("DATE", f"BC{number:04d}" if "before" in named else f"{number:04d}")


def short_year(named: Named, scene: Scene) -> Meaning | None:
    """Read "'98"."""
    piece = named["short"]
    if len(piece.lower) != 2:
        return None
    century = 2000 if int(piece.number) <= scene.day.year % 100 + 10 and scene.day.year >= 2000 else 1900
    return Meaning("DATE", f"{century + int(piece.number):04d}")


def fiscal_year(named: Named, scene: Scene) -> Meaning | None:
    """Read "fiscal 1989" as the year of that name."""
    return Meaning("DATE", f"{int(named['year'].number):04d}")


def decade(named: Named, scene: Scene) -> Meaning | None:
    """Read "the 1990s", "the '80s", "the nineties"."""
    number = int(named["decade"].number)
    if number < 100:
        number += 1800 if number > scene.day.year % 100 + 10 and scene.day.year < 1920 else 1900
        if scene.day.year >= 2030 and number + 100 <= scene.day.year:
            number += 100
    return Meaning("DATE", f"{number // 10:03d}")


def century(named: Named, scene: Scene) -> Meaning | None:
    """Read "the 19th century" as the years written 18.., as TIMEX3 and EDTF do."""
    number = int(named["nth"].number)
    return Meaning("DATE", f"{number - 1:02d}") if 2 <= number <= 22 else None


def half_of_year(named: Named, scene: Scene) -> Meaning | None:
    """Read "the first half of 1990"."""
    half = int(named["nth"].number) if "nth" in named else 2
    if half > 2 or ("nth" not in named and "rel" in named and "year" not in named and "year_rel" not in named):
        return None
    if "year" in named:
        return Meaning("DATE", f"{int(named['year'].number):04d}-H{half}")
    shift = pointing(named["year_rel"]) if "year_rel" in named else 0
    if "year_rel" not in named and "this_year" not in named:
        return None
    return Meaning("DATE", f"{scene.day.year + shift:04d}-H{half}", f"XXXX-H{half}", "published")


def quarter_of_year(named: Named, scene: Scene) -> Meaning | None:
    """Read "the third quarter of 1989", "third-quarter": without a year the last one begun, or the next by tense."""
    number = int(named["nth"].number) if "nth" in named else 4
    if not 1 <= number <= 4:
        return None
    if "year" in named:
        return Meaning("DATE", f"{int(named['year'].number):04d}-Q{number}")
    bare = f"XXXX-Q{number}"
    if "rel" in named:
        year_number = scene.day.year + pointing(named["rel"])
    elif "ago" in named or "earlier" in named:
        year_number = _quarter_year(number, scene) - 1
    else:
        year_number = _quarter_year(number, scene)
    return Meaning("DATE", f"{year_number:04d}-Q{number}", bare, "published")


def _quarter_year(number: int, scene: Scene) -> int:
    """Return the year of the last quarter of that number begun, or of the coming one in the future."""
    current = (scene.day.month + 2) // 3
    if number == (current - 2) % 4 + 1:  # its figures are just being reported, whatever the tense
        return scene.day.year - (number > current)
    if scene.tense == "future":
        return scene.day.year + (number < current)
    return scene.day.year - (number > current + (0 if scene.tense == "past" else 1))


def holiday(named: Named, scene: Scene) -> Meaning | None:
    """Read "Christmas", "Christmas Eve 1944", "last Halloween", "Good Friday"."""
    rule = named["holiday"].code
    back = -1 if "eve" in named else 0

    def of(year: int) -> date | None:
        found = day_of(rule, year)
        return step(found, "day", back) if found else None

    if "year" in named:
        told = of(int(named["year"].number))
        return Meaning("DATE", told.isoformat()) if told else None
    years = (scene.day.year - 1, scene.day.year, scene.day.year + 1)
    days = [one for one in map(of, years) if one is not None]
    if not days:
        return None
    found = _nearest(days, scene)
    if "rel" in named and named["rel"].type in ("last", "next"):
        sign = int(named["rel"].number)
        found = min((one for one in days if (one - scene.day).days * sign > 0), key=lambda one: abs(one - scene.day))
    bare = f"XXXX-{rule}" if "-" in rule and rule[:2].isdigit() and not back else "XXXX-XX-XX"
    return Meaning("DATE", found.isoformat(), bare, "published")


def new_year(named: Named, scene: Scene) -> Meaning | None:
    """Read "New Year's Day", "New Year's Eve"."""
    month, day = (12, 31) if "eve" in named else (1, 1)
    if "year" in named:
        return Meaning("DATE", f"{int(named['year'].number):04d}-{month:02d}-{day:02d}")
    found = nearest_date(month, day, scene)
    return Meaning("DATE", found.isoformat(), f"XXXX-{month:02d}-{day:02d}", "published")


def year_end(named: Named, scene: Scene) -> Meaning | None:
    """Read "year-end" as the last day, "the year's end" as the year."""
    year_now = value_at(scene.day, "year")
    if "genitive" in named:
        return Meaning("DATE", year_now, "XXXX", "published")
    return Meaning("DATE", f"{year_now}-12-31", "XXXX-12-31", "published")


def pointing(piece: Piece) -> int:
    """Return the direction of a pointing word: last -1, this 0, next 1."""
    if piece.type in ("past-adjective",):
        return -1
    return int(piece.number)
