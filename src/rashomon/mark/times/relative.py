"""Builders for expressions that point from the day of publication or from a time told before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from rashomon.mark.times.absolute import calendar_date, pointing, short_year
from rashomon.mark.times.calendar import Period, period_of, step, value_at
from rashomon.mark.times.meaning import BARE_UNITS, DIRECTIONS, Anchor, Meaning, Scene, duration_value
from rashomon.mark.times.pieces import Piece
from rashomon.model.mark import TimexType

Named = Mapping[str, Piece]
_CLOCK_UNITS = frozenset({"hour", "minute", "second"})
_AS_YEARS = frozenset({"year", "decade", "century"})


def deictic(named: Named, scene: Scene) -> Meaning | None:
    """Read "today", "yesterday morning"."""
    value, bare = scene.shifted("day", named["deictic"].number), BARE_UNITS["day"]
    if "daypart" in named:
        part = "T" + named["daypart"].code
        return Meaning("TIME", value + part, bare + part, "published")
    return Meaning("DATE", value, bare, "published")


def tonight(named: Named, scene: Scene) -> Meaning | None:
    """Read "tonight"; "overnight" is the night before the report."""
    back = -1 if "overnight" in named and scene.tense != "future" else 0
    return Meaning("TIME", scene.shifted("day", back) + "TNI", BARE_UNITS["day"] + "TNI", "published")


def some_day(named: Named, scene: Scene) -> Meaning | None:
    """Read the "one day" of what will be or once was."""
    return Meaning("DATE", "PAST_REF" if scene.tense == "past" else "FUTURE_REF")


def weekday(named: Named, scene: Scene) -> Meaning | None:
    """Read "Tuesday", "last Friday", "Friday night"; the tense tells last from next Tuesday."""
    number = int(named["weekday"].number)
    bare = f"XXXX-WXX-{number}"
    if "week" in named:
        if named["week"].code != "week":
            return None
        monday = step(scene.day, "day", 7 * pointing(named["week_rel"]) - scene.day.isoweekday() + 1)
        return Meaning("DATE", step(monday, "day", number - 1).isoformat(), bare, "published")
    day = _weekday_date(number, named.get("rel"), scene)
    if day is None:
        return None
    anchor: Anchor = "published"
    if "daypart" in named:
        part = "T" + named["daypart"].code
        return Meaning("TIME", day.isoformat() + part, bare + part, anchor)
    return Meaning("DATE", day.isoformat(), bare, anchor)


def _weekday_date(number: int, rel: Piece | None, scene: Scene) -> date | None:
    """Return the day that a weekday with its pointing word means."""
    ahead = (number - scene.day.isoweekday()) % 7
    if rel is None or rel.type in ("this", "coming"):
        return nearest_weekday(number, scene, "future" if rel is not None and rel.type == "coming" else scene.tense)
    if rel.type in ("following", "previous-x", "same", "that") and "day" in scene.last:
        known = period_of(scene.last["day"])
        if known is None:
            return None
        ahead = (number - known.low.isoweekday()) % 7
        if rel.type in ("same", "that"):
            return step(known.low, "day", ahead)
        return step(known.low, "day", (ahead or 7) if rel.type == "following" else ahead - 7)
    if pointing(rel) > 0:
        found = step(scene.day, "day", ahead or 7)
        told = period_of(scene.last.get("day", ""))
        # "on Saturday and next Monday": not before the day just told that lies ahead.
        after = told is not None and not scene.far and found < told.low < step(found, "day", 7)
        return step(found, "day", 7) if after else found
    return step(scene.day, "day", ahead - 7)


def nearest_weekday(number: int, scene: Scene, tense: str) -> date:
    """Return the weekday next to the day of publication, that day included: before it, after it, or the nearer.

    The morrow stays the morrow in the past tense ("protesters planned a march on Saturday", a report brought up to
    date): nobody calls a day by its bare name six days later.
    """
    ahead = (number - scene.day.isoweekday()) % 7
    if scene.since is not None:
        return step(scene.since, "day", (number - scene.since.isoweekday()) % 7 or 7)
    near = ahead <= 1 or tense in ("future", "open") or (tense == "present" and ahead <= 2)
    return step(scene.day, "day", ahead if near else ahead - 7)


def pointed_unit(named: Named, scene: Scene) -> Meaning | None:
    """Read "last year", "this week", "the following month", "that quarter", "the past decade"."""
    unit, rel = named["unit"].code, named["rel"]
    if unit == "minute" and rel.type == "last":
        return None  # "at the last minute" is no minute
    if unit in _CLOCK_UNITS:
        return Meaning("DURATION", "PT1" + {"hour": "H", "minute": "M", "second": "S"}[unit])
    if unit in ("fortnight", "millennium"):
        return Meaning("DURATION", "P2W" if unit == "fortnight" else "P1ML")
    # "They met on Monday and parted the next day": a story goes on from the day told, not from publication.
    goes_on = rel.type == "next" and "article" in named and named["article"].lower == "the" and scene.tense == "past"
    if (rel.type in ("following", "same", "that", "previous-x") or goes_on) and unit != "weekend":
        known = _last_of(unit, scene)
        if known:
            shift = {"following": 1, "next": 1, "previous-x": -1}.get(rel.type, 0)
            value = value_at(step(known.low, unit, shift), unit)
            return Meaning("DATE", value, BARE_UNITS[unit], "text")
    if rel.type == "past-adjective":
        return None
    if unit == "weekend":
        return _weekend(rel, scene)
    if unit == "quarter" and rel.type == "latest":
        return _last_quarter(scene)
    shift = pointing(rel)
    if unit == "decade" and rel.lower == "past":
        return Meaning("DURATION", "P1DE", "P1DE", "published", Period(step(scene.day, "decade", -1), scene.day))
    return Meaning("DATE", scene.shifted(unit, shift), BARE_UNITS[unit], "published")


def _last_of(unit: str, scene: Scene) -> Period | None:
    """Return the unit that the text spoke of last, from a finer value where there is none of its own."""
    order = ("day", "week", "month", "quarter", "year", "decade", "century")
    finer = [unit, *reversed(order[: order.index(unit)])] if unit in order else []
    for name in finer:
        if name in scene.last:
            return period_of(scene.last[name])
    return None


def _weekend(rel: Piece, scene: Scene) -> Meaning:
    """Return the weekend: the last one before the day of publication, this week's, or the next."""
    shift = pointing(rel)
    if rel.type == "this" and scene.tense == "past" and scene.day.isoweekday() < 5:
        shift = -1
    if rel.type == "last" and scene.day.isoweekday() > 5:
        shift = -1
    return Meaning("DATE", scene.shifted("weekend", shift), BARE_UNITS["weekend"], "published")


def the_unit(named: Named, scene: Scene) -> Meaning | None:
    """Read "the year", "the quarter", "the week", "the weekend": the one spoken of, else the one of publication."""
    unit = named["unit"].code
    if unit in _CLOCK_UNITS or unit in ("fortnight", "millennium"):
        return None
    if unit == "weekend":
        past = scene.tense != "future" and scene.day.isoweekday() < 6
        return Meaning("DATE", scene.shifted("weekend", -1 if past else 0), BARE_UNITS["weekend"], "published")
    if unit == "quarter":
        return _last_quarter(scene)
    if "ended" in named:
        return Meaning("DURATION", "P1Y") if unit == "year" else None
    if unit in ("decade", "century"):
        return Meaning("DATE", scene.shifted(unit, 0), BARE_UNITS[unit], "published")
    if unit == "day":
        known = scene.last.get("day")
        if known and scene.tense == "past" and known > scene.day.isoformat():
            known = scene.last.get("past day")
        if known:
            return Meaning("DATE", known, BARE_UNITS[unit], "text")
    return Meaning("DATE", scene.shifted(unit, 0), BARE_UNITS[unit], "published")


def _last_quarter(scene: Scene) -> Meaning:
    """Return the quarter spoken of last, else the last one that had ended on the day of publication."""
    if "quarter" in scene.last:
        return Meaning("DATE", scene.last["quarter"], BARE_UNITS["quarter"], "text")
    return Meaning("DATE", scene.shifted("quarter", -1), BARE_UNITS["quarter"], "published")


def period_pointed(named: Named, scene: Scene) -> Meaning | None:
    """Read "the latest quarter", "the latest period", "the current quarter", "next quarter"."""
    rel = named["rel"]
    if rel.type in ("latest", "same", "that", "previous-x"):
        found = _last_quarter(scene)
        if "year_rel" in named or rel.type == "previous-x":
            return _earlier(found, scene, -1)
        return found
    return Meaning("DATE", scene.shifted("quarter", pointing(rel)), BARE_UNITS["quarter"], "published")


def _earlier(meaning: Meaning, scene: Scene, years: int) -> Meaning:
    """Return the same period some years on."""
    known = period_of(meaning.value)
    if known is None:
        return meaning
    return Meaning("DATE", value_at(step(known.low, "year", years), "quarter"), meaning.bare, meaning.anchor)


def year_before(named: Named, scene: Scene) -> Meaning | None:
    """Read "the year-ago quarter", "year-earlier": the quarter spoken of, a year before, else the year before."""
    if "quarter" in scene.last and ("quarter" in named or scene.near_quarter):
        return _earlier(_last_quarter(scene), scene, -1)
    return Meaning("DATE", scene.shifted("year", -1), BARE_UNITS["year"], "published")


def period_of_year(named: Named, scene: Scene) -> Meaning | None:
    """Read "the 1988 quarter", "the 1988 period": the quarter spoken of, in that year."""
    year = f"{int(named['year'].number):04d}"
    known = scene.last.get("quarter", "")
    if known and ("quarter" in named or scene.near_quarter):
        return Meaning("DATE", year + known[4:], year, "text")
    return Meaning("DATE", year)


def possessive_unit(named: Named, scene: Scene) -> Meaning | None:
    """Read "last year's quarter"."""
    year = scene.shifted("year", pointing(named["rel"]))
    known = scene.last.get("quarter", "")
    return Meaning("DATE", year + known[4:] if known else year, BARE_UNITS["year"], "published")


def season(named: Named, scene: Scene) -> Meaning | None:
    """Read "this fall", "last spring", "the summer of 1994"."""
    code, rel = named["season"].code, named.get("rel")
    if "short" in named:
        told = short_year(named, scene)
        return Meaning("DATE", f"{told.value}-{code}") if told else None
    if "year" in named:
        return Meaning("DATE", f"{int(named['year'].number):04d}-{code}")
    if rel is not None and rel.type in ("that", "same") and "year" in scene.last:
        return Meaning("DATE", f"{scene.last['year']}-{code}", f"XXXX-{code}", "text")
    if rel is None and scene.history and scene.last.get("year", "9999") <= f"{scene.day.year:04d}":
        return Meaning("DATE", f"{scene.last['year']}-{code}", f"XXXX-{code}", "text")
    first = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[code]
    year, month = scene.day.year, scene.day.month
    begun = month >= first
    if rel is not None and rel.type in ("last", "previous-x"):
        over = month >= first + 3 or (code == "WI" and month < 12)
        year -= 0 if over and code != "WI" else 1
    elif rel is not None and rel.type == "next":
        year += begun
    elif (rel is None and scene.tense == "past" and not begun) or (code == "WI" and month <= 2):
        year -= 1
    elif rel is None and scene.tense == "future" and month > first + 2:
        year += 1
    return Meaning("DATE", f"{year:04d}-{code}", f"XXXX-{code}", "published")


def daypart(named: Named, scene: Scene) -> Meaning | None:
    """Read "this morning", "last night", "that evening", "the afternoon"."""
    part, rel = "T" + named["daypart"].code, named.get("rel")
    if rel is not None and rel.type in ("last", "next", "this", "coming"):
        shift = pointing(rel) if rel.type != "last" or named["daypart"].code in ("NI", "EV") else -1
        return Meaning("TIME", scene.shifted("day", shift) + part, BARE_UNITS["day"] + part, "published")
    shift = {"following": 1, "previous-x": -1}.get(rel.type, 0) if rel is not None else 0
    base = period_of(scene.last.get("day", ""))
    if base:
        return Meaning("TIME", step(base.low, "day", shift).isoformat() + part, BARE_UNITS["day"] + part, "text")
    return Meaning("TIME", scene.shifted("day", shift) + part, BARE_UNITS["day"] + part, "published")


def ago(named: Named, scene: Scene) -> Meaning | None:
    """Read "three months ago" on the grain of its unit, "a month ago Thursday"; vague numbers leave only the past."""
    if "unit" not in named:
        return Meaning("DATE", "PAST_REF")
    unit = named["unit"].code
    count = named["count"].number if "count" in named else None if "vague" in named else 1.0
    if "half" in named:
        count = 0.5
    if count is not None and named.keys() & {"deictic", "grain", "weekday"}:
        base = step(scene.day, "day", named["deictic"].number if "deictic" in named else 0)
        if "weekday" in named:
            base = _weekday_date(int(named["weekday"].number), None, scene) or base
        grain = named["grain"].code if "grain" in named else "day"
        if unit in ("hour", "minute", "second") or grain not in BARE_UNITS:
            return None
        return Meaning("DATE", value_at(step(base, unit, -count), grain), BARE_UNITS[grain], "published")
    if named["unit"].type in ("units", "quarters", "centuries") and count == 1.0 and "count" not in named:
        count = None
    if count is None and named.get("vague") and named["vague"].lower == "couple":
        count = 2.0
    found = _away(unit, count, -1, scene, scene.day, "published")
    beyond = "beyond" in named and named["beyond"].lower in ("more", "over")
    return replace(found, or_earlier=beyond and count is not None)


def back(named: Named, scene: Scene) -> Meaning | None:
    """Read "three weeks back" as "three weeks ago"."""
    return ago(named, scene)


def away(named: Named, scene: Scene) -> Meaning | None:
    """Read "two days later", "a year earlier", "a week from now": from the time spoken of, else from publication."""
    unit = named["unit"].code
    count = named["count"].number if "count" in named else 0.5 if "half" in named else 1.0
    way = named.get("way")
    if way is None or way.type == "from-now":
        return _away(unit, count, 1, scene, scene.day, "published")
    direction = -1 if way.type == "earlier" else 1
    latest = scene.last.get("any", "")
    if way.type == "after" and (scene.far or not latest):
        return Meaning("DURATION", duration_value(count, unit))
    if unit in ("day", "week", "weekend") and len(latest) == 7 and not scene.far:
        return Meaning("DATE", latest, BARE_UNITS[unit], "text")
    if unit == "year" and scene.near_quarter and "quarter" in scene.last:
        return _earlier(_last_quarter(scene), scene, int(direction * count))
    known = _last_of(unit, scene)
    if known is None or unit in _CLOCK_UNITS:
        return _away(unit, count, direction, scene, scene.day, "published")
    found = _away(unit, count, direction, scene, known.low, "text")
    month = period_of(latest) if unit == "year" and len(latest) == 7 and not scene.far else None
    if month is not None and count == int(count):
        low = step(month.low, "year", direction * count)
        return replace(found, period=Period(low, step(step(low, "month", 1), "day", -1)))
    return found


def a_year_earlier(named: Named, scene: Scene) -> Meaning | None:
    """Read "a year earlier": before the month just told, else, as of figures, before this year."""
    told = len(scene.last.get("any", "")) == 7 and not scene.far and not scene.near_quarter
    return away(named, scene) if told else year_before(named, scene)


def soon_after(named: Named, scene: Scene) -> Meaning | None:
    """Read "shortly afterward": about the time told last, if that was in this sentence or the one before."""
    latest = scene.last.get("any", "")
    return Meaning("DATE", latest, "PAST_REF", "text") if latest and not scene.far else None


def _away(unit: str, count: float | None, direction: int, scene: Scene, base: date, anchor: Anchor) -> Meaning:
    """Return the day, month or year so many units from `base`."""
    if count is None:
        return Meaning("DATE", "PAST_REF" if direction < 0 else "FUTURE_REF")
    if unit in _CLOCK_UNITS:
        moved = step(base, unit, direction * count)
        kind: TimexType = "TIME"
        return Meaning(kind, moved.isoformat(), BARE_UNITS["day"], anchor)
    if unit == "fortnight":
        unit, count = "week", count * 2
    if unit in _AS_YEARS:
        years = count * {"year": 1, "decade": 10, "century": 100}[unit]
        whole = years == int(years)
        value = value_at(step(base, "month", direction * years * 12), "year" if whole else "month")
        return Meaning("DATE", value, BARE_UNITS["year"], anchor)
    if unit not in BARE_UNITS:
        return Meaning("DATE", "PAST_REF" if direction < 0 else "FUTURE_REF")
    return Meaning("DATE", value_at(step(base, unit, direction * count), unit), BARE_UNITS[unit], anchor)


def clock(named: Named, scene: Scene) -> Meaning | None:
    """Read "9 a.m. on Friday", "noon", "5 p.m. EST, Nov. 6", "14:30"."""
    at = _clock_value(named)
    day = day_named(named, scene) if at is not None else None
    if day is None:
        return None
    return Meaning("TIME", f"{day.value}T{at}", f"{day.bare or day.value}T{at}", day.anchor)


def day_named(named: Named, scene: Scene) -> Meaning | None:
    """Return the day that is told beside a time of day, else the day told last, else that of publication."""
    if "month" in named:
        return calendar_date(named, scene)
    if "weekday" in named:
        return weekday({"weekday": named["weekday"]}, scene)
    if "deictic" in named:
        return deictic({"deictic": named["deictic"]}, scene)
    if "tonight" not in named and "day" in scene.last:
        return Meaning("DATE", scene.last["day"], BARE_UNITS["day"], "text")
    return Meaning("DATE", scene.day.isoformat(), BARE_UNITS["day"], "published")


def _clock_value(named: Named) -> str | None:
    """Return the time of day as hh:mm."""
    if "time" in named:
        hour, minute = (int(part) for part in named["time"].code.split(":"))
    elif "hour" in named:
        number = named["hour"].number
        hour, minute = int(number), round((number - int(number)) * 100)
        if number >= 100 and number == int(number):
            hour, minute = divmod(int(number), 100)
        if "halfday" not in named and (hour > 24 or (number != int(number) and "daypart" in named)):
            return None
    else:
        return None
    half = named.get("halfday")
    if half is not None:
        if hour > 12:
            return None
        hour = hour % 12 + (12 if half.lower == "pm" else 0)
    elif hour < 12 and ("tonight" in named or ("daypart" in named and named["daypart"].code in ("AF", "EV", "NI"))):
        hour += 12 if hour > 3 or "daypart" not in named or named["daypart"].code != "NI" else 0
    return f"{hour:02d}:{minute:02d}" if hour <= 24 and minute < 60 else None


def direction_of(scene: Scene) -> int:
    """Return -1, 0 or 1 for the tense."""
    return DIRECTIONS[scene.tense]
