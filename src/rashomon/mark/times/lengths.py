"""Builders for durations, sets and references to past, present and future."""

from __future__ import annotations

from collections.abc import Mapping

from rashomon.mark.times.absolute import pointing
from rashomon.mark.times.calendar import Period, step
from rashomon.mark.times.meaning import UNIT_CODES, Meaning, Scene, duration_value
from rashomon.mark.times.pieces import Piece

Named = Mapping[str, Piece]
_PLURAL_REFERENCES = {-1: "PAST_REF", 0: "PRESENT_REF", 1: "FUTURE_REF"}


def duration(named: Named, scene: Scene) -> Meaning | None:
    """Read "two days", "an hour", "a few weeks", "2 1/2 years", "a year and a half", "half an hour"."""
    unit = named["unit"].code
    count = counted(named)
    if "half" in named:
        count = 0.5 if "count" not in named and named["half"].start < named["unit"].start else (count or 1.0) + 0.5
    if "more_unit" in named and count is not None:
        return _two_units(named, unit, count)
    return Meaning("DURATION", duration_value(count, unit))


def since_last(named: Named, scene: Scene) -> Meaning | None:
    """Read the "six years" of "the first visit in six years": from that long before publication until then."""
    meaning, count = duration(named, scene), counted(named)
    if meaning is None or count is None:
        return meaning
    low = step(scene.day, named["unit"].code, -count)
    return Meaning("DURATION", meaning.value, meaning.value, "published", Period(low, scene.day))


def counted(named: Named) -> float | None:
    """Return the number of units, None for a vague one."""
    vague = named.get("vague")
    if vague is not None:
        return 2.0 if vague.lower == "couple" else None
    if "top" in named:
        return None if "count" in named and named["top"].number != named["count"].number else named["top"].number
    if "count" in named:
        return named["count"].number
    return None if named["unit"].type in ("units", "quarters", "centuries", "weekends") else 1.0


def _two_units(named: Named, unit: str, count: float) -> Meaning:
    """Read "two years and three months"."""
    more, more_unit = named["more"].number, named["more_unit"].code
    first, second = duration_value(count, unit), duration_value(more, more_unit)
    joined = first + second[1:] if not (first.startswith("PT") and second.startswith("PT")) else first + second[2:]
    return Meaning("DURATION", joined)


def stretch(named: Named, scene: Scene) -> Meaning | None:
    """Read "the past 10 years", "the next few weeks": a duration that ends or begins at publication."""
    unit, rel = named["unit"].code, named["rel"]
    count = counted(named)
    value = duration_value(count, unit)
    if rel.type not in ("last", "next", "coming") or count is None:
        return Meaning("DURATION", value)
    other = step(scene.day, unit, pointing(rel) * count)
    low, high = sorted((scene.day, other))
    return Meaning("DURATION", value, value, "published", Period(low, high))


def plural_pointed(named: Named, scene: Scene) -> Meaning | None:
    """Read "recent years", "the coming months", "these days"."""
    rel = named.get("rel")
    if rel is None:
        return Meaning("DATE", "PRESENT_REF") if named["unit"].code == "day" else None
    direction = 1 if rel.type == "future" else pointing(rel)
    return Meaning("DATE", _PLURAL_REFERENCES[direction])


def every(named: Named, scene: Scene) -> Meaning | None:
    """Read "every Tuesday", "each year", "every two weeks"."""
    if "weekday" in named:
        part = "T" + named["daypart"].code if "daypart" in named else ""
        return Meaning("SET", f"XXXX-WXX-{named['weekday'].code}{part}")
    if "month" in named:
        return Meaning("SET", f"XXXX-{int(named['month'].number):02d}")
    if "season" in named:
        return Meaning("SET", f"XXXX-{named['season'].code}")
    if "daypart" in named:
        return Meaning("SET", f"XXXX-XX-XXT{named['daypart'].code}")
    unit = named["unit"].code
    if unit == "weekend":
        return Meaning("SET", "XXXX-WXX-WE")
    return Meaning("SET", duration_value(named["count"].number if "count" in named else 1.0, unit))


def lasting(named: Named, scene: Scene) -> Meaning | None:
    """Read "weeklong", "daylong"."""
    return Meaning("DURATION", named["lasting"].code)


def ahead(named: Named, scene: Scene) -> Meaning | None:
    """Read "the weeks ahead", "the years to come"."""
    return Meaning("DURATION", duration_value(counted(named), named["unit"].code))


def weekdays(named: Named, scene: Scene) -> Meaning | None:
    """Read "Tuesdays", "Tuesday nights"."""
    part = "T" + named["daypart"].code if "daypart" in named else ""
    return Meaning("SET", f"XXXX-WXX-{named['weekdays'].code}{part}")


def frequency(named: Named, scene: Scene) -> Meaning | None:
    """Read "daily", "annually"."""
    return Meaning("SET", named["frequency"].code)


def reference(named: Named, scene: Scene) -> Meaning | None:
    """Read "now", "recently", "the future"."""
    if "past-adverb" in named or "past-adjective" in named or "past" in named:
        return Meaning("DATE", "PAST_REF") if named.get("past", _PAST).lower == "past" else None
    if "future" in named or "future-adverb" in named:
        return Meaning("DATE", "FUTURE_REF")
    return Meaning("DATE", "PRESENT_REF")


_PAST = Piece("last", 0, 0, "past")

__all__ = ["UNIT_CODES", "ahead", "counted", "duration", "every", "frequency", "lasting", "plural_pointed",
           "reference", "stretch", "weekdays"]  # fmt: skip
