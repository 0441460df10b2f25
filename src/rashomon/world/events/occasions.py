"""Days that events of one case lend each other: what somebody said in one letter was said on the letter's day."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from rashomon.model import TimeRef
from rashomon.world.events.deeds import occasion_of
from rashomon.world.events.told import ToldEvent

Occasion = tuple[str, str]


def with_days_of_occasions(told: Sequence[ToldEvent]) -> tuple[ToldEvent, ...]:
    """Return the events, one without a day given that of the same speaker's letter, interview or other occasion.

    Only where all that is dated of it has one day ("Obama wrote in a letter delivered on Tuesday" dates "in a letter
    to the leaders, Obama warned").
    """
    days: dict[Occasion, dict[str, TimeRef]] = {}
    for one in told:
        occasion = _occasion(one)
        if occasion is not None and one.time is not None and one.time.edtf and one.time.low == one.time.high:
            days.setdefault(occasion, {})[one.time.edtf] = one.time
    lent = []
    for one in told:
        occasion = _occasion(one) if one.time is None else None
        known = list(days.get(occasion, {}).values()) if occasion is not None else []
        lent.append(dataclasses.replace(one, time=known[0]) if len(known) == 1 else one)
    return tuple(lent)


def _occasion(one: ToldEvent) -> Occasion | None:
    """Return who speaks and in what, None where either is not said."""
    speaker = one.coding.actors[0].entity if one.coding.actors else None
    verbs = (*one.coding.predicate.chain, *one.coding.predicate.reporting)
    form = next((noun for at in verbs if (noun := occasion_of(one.tree, at)) is not None), None)
    return (speaker, form) if speaker is not None and form is not None else None
