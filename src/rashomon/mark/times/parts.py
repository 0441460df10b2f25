"""Builders for what is named by a larger or a neighbouring time: "the first week of May", "the night before"."""

from __future__ import annotations

from collections.abc import Mapping

from rashomon.mark.times.absolute import month_alone, nearest_date, pointing
from rashomon.mark.times.calendar import Period, make_date, part_of, period_of, step, value_at
from rashomon.mark.times.meaning import BARE_UNITS, Anchor, Meaning, Scene, duration_value
from rashomon.mark.times.pieces import Piece
from rashomon.mark.times.relative import day_named, pointed_unit, the_unit

Named = Mapping[str, Piece]


def unit_of(named: Named, scene: Scene) -> Meaning | None:
    """Read "the first week of May", "the last day of 1999", "the week of Oct. 5", "the third week of this month"."""
    small = named["small"].code
    if "day" in named:
        number, month = int(named["day"].number), int(named["month"].number)
        year = int(named["year"].number) if "year" in named else 0
        day = make_date(year, month, number) if year else nearest_date(month, number, scene)
        return (
            Meaning("DATE", value_at(day, "week"), BARE_UNITS["week"], "published") if day and small == "week" else None
        )
    whole = whole_of(named, scene)
    known = period_of(whole.value) if whole else None
    if whole is None or known is None or small not in ("day", "week", "month", "decade"):
        return None
    count = _which(named)
    low = step(known.low, small, count - 1) if count > 0 else known.high
    if low > known.high or (count < 0 and small == "decade"):
        return None
    if small != "week":
        return Meaning("DATE", value_at(low, small), BARE_UNITS[small], whole.anchor)
    # "the first week of May" is its first seven days; the value names the calendar week that holds most of them.
    low = low if count > 0 else step(known.high, "day", -6)
    week = Period(low, step(low, "day", 6))
    return Meaning("DATE", value_at(step(low, "day", 3), "week"), BARE_UNITS["week"], whole.anchor, week)


def _which(named: Named) -> int:
    """Return the number of the part, -1 for the last."""
    return int(named["nth"].number) if "nth" in named else -1


def whole_of(named: Named, scene: Scene) -> Meaning | None:
    """Return the month, year or other unit that the part belongs to."""
    if "month" in named:
        if "year" in named:
            return Meaning("DATE", f"{int(named['year'].number):04d}-{int(named['month'].number):02d}")
        if "rel" in named:
            year = scene.day.year + pointing(named["rel"])
            return Meaning("DATE", f"{year:04d}-{int(named['month'].number):02d}", "XXXX-XX", "published")
        return month_alone(named, scene)
    if "year" in named:
        return Meaning("DATE", f"{int(named['year'].number):04d}")
    return pointed_unit(named, scene) if "rel" in named else the_unit(named, scene)


def half_of(named: Named, scene: Scene) -> Meaning | None:
    """Read "the second half of August": the month's value, but only those days."""
    whole = whole_of(named, scene)
    known = period_of(whole.value) if whole else None
    if whole is None or known is None:
        return None
    part = "START" if _which(named) == 1 else "END"
    return Meaning("DATE", whole.value, whole.bare, whole.anchor, part_of(known, part))


def daypart_of(named: Named, scene: Scene) -> Meaning | None:
    """Read "the morning of Aug. 7", "the early hours of Friday", "the early morning hours"."""
    if "hours" in named and named["hours"].code != "hour":
        return None
    if "hours" in named and not ({"daypart", "month", "weekday", "deictic"} & named.keys()):
        return Meaning("DURATION", duration_value(None, "hour"))
    part = "T" + (named["daypart"].code if "daypart" in named else "MO")
    day = day_number(named, scene) if "day" in named and "month" not in named else day_named(named, scene)
    if day is None:
        return None
    return Meaning("TIME", day.value + part, (day.bare or day.value) + part, day.anchor)


def beside_day(named: Named, scene: Scene) -> Meaning | None:
    """Read "the night before", "the day after": beside the day told last."""
    way = -1 if named["way"].type == "before" else 1
    told = period_of(scene.last.get("any", scene.last.get("day", "")))
    if "daypart" in named:
        base = period_of(scene.last.get("day", scene.day.isoformat()))
        if base is None:
            return None
        part = "T" + named["daypart"].code
        anchor: Anchor = "text" if "day" in scene.last else "published"
        return Meaning("TIME", step(base.low, "day", way).isoformat() + part, BARE_UNITS["day"] + part, anchor)
    if "weekday" in named:
        base = told or Period(scene.day, scene.day)
        shift = (int(named["weekday"].number) - base.low.isoweekday()) % 7
        day = step(base.low, "day", (shift or 7) if way > 0 else shift - 7)
        return Meaning("DATE", day.isoformat(), f"XXXX-WXX-{named['weekday'].code}", "text" if told else "published")
    unit = named["unit"].code
    if unit not in BARE_UNITS:
        return None
    base = period_of(scene.last["day"]) if unit == "day" and "day" in scene.last else told
    if base is None:
        return Meaning("DATE", scene.shifted(unit, way), BARE_UNITS[unit], "published")
    return Meaning("DATE", value_at(step(base.low, unit, way), unit), BARE_UNITS[unit], "text")


def beside_today(named: Named, scene: Scene) -> Meaning | None:
    """Read "the day before yesterday", "the day after tomorrow", "the week before last"."""
    way = -1 if named["way"].type == "before" else 1
    unit = named["unit"].code
    if unit not in BARE_UNITS:
        return None
    base = step(scene.day, "day", named["deictic"].number)
    value = value_at(step(base, unit, way), unit)
    if "daypart" in named:
        part = "T" + named["daypart"].code
        return Meaning("TIME", value + part, BARE_UNITS[unit] + part, "published") if unit == "day" else None
    return Meaning("DATE", value, BARE_UNITS[unit], "published")


def same_time(named: Named, scene: Scene) -> Meaning | None:
    """Read "this time last year", "the same time last year": the month, a year back."""
    unit = named["unit"].code
    if unit not in ("year", "month", "week"):
        return None
    grain = "month" if unit == "year" else "day"
    day = step(scene.day, unit, pointing(named["rel"]))
    return Meaning("DATE", value_at(day, grain), BARE_UNITS[grain], "published")


def day_number(named: Named, scene: Scene) -> Meaning | None:
    """Read "the 15th" after "on": of the month told last, else the one nearest to publication by the tense."""
    number = int(named["day"].number)
    if not named["day"].lower[0].isdigit():
        return None
    told = scene.last.get("month", "") if not scene.far else ""
    if told:
        found = make_date(int(told[:4]), int(told[5:7]), number)
        return Meaning("DATE", found.isoformat(), f"XXXX-XX-{number:02d}", "text") if found else None
    ahead = scene.tense == "future"
    for shift in range(4):
        month = step(scene.day.replace(day=1), "month", shift if ahead else -shift)
        found = make_date(month.year, month.month, number)
        if found and (found >= scene.day if ahead else found <= scene.day):
            return Meaning("DATE", found.isoformat(), f"XXXX-XX-{number:02d}", "published")
    return None


__all__ = ["beside_day", "beside_today", "day_number", "daypart_of", "half_of", "same_time", "unit_of"]
