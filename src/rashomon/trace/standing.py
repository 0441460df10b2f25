"""Standing text: what an outlet prints again and again, whatever the news."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from rashomon.model import CleanArticle, Reading
from rashomon.trace.candidates import Gram

LIKELY = 0.5


def standing_grams(
    readings: Sequence[Reading], holders: Mapping[Gram, Sequence[int]], days: int
) -> dict[str, frozenset[Gram]]:
    """Return by outlet the n-grams that it printed at least twice, more than `days` days apart.

    Editors' notes, index templates and the paragraph that recalls who a rebel group is come back for weeks; the
    versions of one running story do not.

    Args:
        readings: The articles.
        holders: For each n-gram the indexes of the articles that have it.
        days: The longest life of a story.
    """
    outlets = [outlet_of(reading.clean) for reading in readings]
    printed = [day_of(reading.clean) for reading in readings]
    found: dict[str, set[Gram]] = {}
    for gram, numbers in holders.items():
        if len(numbers) < 2:
            continue
        first: dict[str, date] = {}
        last: dict[str, date] = {}
        for number in numbers:
            outlet, day = outlets[number], printed[number]
            if outlet and day:
                first[outlet] = min(day, first.get(outlet, day))
                last[outlet] = max(day, last.get(outlet, day))
        for outlet, day in first.items():
            if (last[outlet] - day).days > days:
                found.setdefault(outlet, set()).add(gram)
    return {outlet: frozenset(grams) for outlet, grams in found.items()}


def outlet_of(clean: CleanArticle) -> str | None:
    """Return the outlet's name folded, None if it is unknown."""
    return clean.outlet.value.casefold().removeprefix("the ") if clean.outlet else None


def day_of(clean: CleanArticle) -> date | None:
    """Return the day of publication, None unless it is known to the day and at least likely."""
    if clean.published is None or clean.published.confidence < LIKELY:
        return None
    try:
        return date.fromisoformat(clean.published.date.split("T")[0])
    except ValueError:
        return None
