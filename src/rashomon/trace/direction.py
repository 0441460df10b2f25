"""Who drew on whom."""

from __future__ import annotations

from rashomon.model import Reading
from rashomon.model.trace import Direction


def direction_of(a: Reading, b: Reading) -> Direction:
    """Return the direction of a dependence, "unknown" where nothing tells it."""
    if a.clean.agency and b.clean.agency and a.clean.agency.value.casefold() == b.clean.agency.value.casefold():
        return "common-source"
    first, second = a.clean.published, b.clean.published
    if first and second and min(first.confidence, second.confidence) >= 0.5 and first.date[:10] != second.date[:10]:
        return "b-from-a" if first.date < second.date else "a-from-b"
    return "unknown"
