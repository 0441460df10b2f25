"""Which tellings are of one incident: a score of likeness, and groups that hold no contradiction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rashomon.model import Span
from rashomon.world.events.told import ToldEvent

JOINED_FROM = 1.0
SAME_STATEMENT, SAME_VERB, SAME_TYPE = 1.0, 0.35, 0.25
SAME_PART, OTHER_PART = 0.3, -0.5
SAME_DAY, OTHER_DAY = 0.2, -1.0
SAME_PLACE, OTHER_PLACE = 0.15, -0.4
MEANING = 1.2
MEANING_FLOOR = 0.45
MOST_ALIKE = 60


@dataclass(frozen=True, slots=True)
class Telling:
    """What is compared of one telling of an event.

    Attributes:
        key: Where it is told.
        type: PLOVER type.
        verb: Lemma of the verb that carries it.
        actors, recipients: Entity ids or words.
        days: First and last ISO day, None if not said.
        place: Entity id of the place, or None.
        statement: Id of the statement its claim belongs to, or None.
        vector: Of its sentence.
        denied: True if it is told as not done.
    """

    key: Span
    type: str
    verb: str
    actors: frozenset[str]
    recipients: frozenset[str]
    days: tuple[str, str] | None
    place: str | None
    statement: str | None
    vector: NDArray[np.float32]
    denied: bool = False


def telling_of(
    told: ToldEvent, statements: Mapping[str, str], vector: NDArray[np.float32], names: Mapping[str, str]
) -> Telling:
    """Return what is compared of an event as told.

    Args:
        told: The event.
        statements: Statement id by claim id.
        vector: Of its sentence.
        names: Shown name by entity id, for those who have none.
    """

    def parts(found: Sequence[object]) -> frozenset[str]:
        return frozenset(p for p in (_part(told, one) for one in found) if p)

    time = told.time
    return Telling(
        key=told.trigger,
        type=told.coding.type,
        verb=told.tree[told.coding.predicate.core].lemma,
        actors=parts(told.coding.actors),
        recipients=parts(told.coding.recipients),
        days=(time.low, time.high) if time is not None and time.low and time.high else None,
        place=told.place,
        statement=statements.get(told.claim.id) if told.claim is not None else None,
        vector=vector,
        denied=told.status == "denied",
    )


def _part(told: ToldEvent, one: object) -> str:
    entity = getattr(one, "entity", None)
    head = getattr(one, "head", None)
    return entity or (told.tree[head].lemma if isinstance(head, int) else "")


def likeness(a: Telling, b: Telling) -> float:
    """Return how likely two tellings are of one incident: joined from 1.0 on; the weights were set by hand."""
    score = SAME_TYPE * (a.type == b.type) + SAME_VERB * (a.verb == b.verb)
    score += SAME_STATEMENT * (a.statement is not None and a.statement == b.statement)
    score += MEANING * max(0.0, float(a.vector @ b.vector) - MEANING_FLOOR)
    score += _parts(a.actors, b.actors) + _parts(a.recipients, b.recipients)
    if a.days and b.days:
        score += SAME_DAY if a.days[0] <= b.days[1] and b.days[0] <= a.days[1] else OTHER_DAY
    if a.place and b.place:
        score += SAME_PLACE if a.place == b.place else OTHER_PLACE
    return score


def _parts(a: frozenset[str], b: frozenset[str]) -> float:
    if not a or not b:
        return 0.0
    return SAME_PART if a & b else OTHER_PART


def group(tellings: Sequence[Telling]) -> list[list[int]]:
    """Return the tellings of each incident as positions, in order of the first.

    Candidates share a statement, a part or a verb (by index, never all pairs). The likest pairs are joined first, and
    a join is refused where the two groups' members are on the whole not alike.
    """
    pairs = sorted(
        ((likeness(tellings[i], tellings[j]), i, j) for i, j in _candidates(tellings)), key=lambda p: (-p[0], p[1:])
    )
    owner = list(range(len(tellings)))
    members: dict[int, list[int]] = {i: [i] for i in owner}
    for score, i, j in pairs:
        if score < JOINED_FROM:
            break
        a, b = sorted((owner[i], owner[j]))
        if a == b or _mean(tellings, members[a], members[b]) < JOINED_FROM / 2:
            continue
        for one in members[b]:
            owner[one] = a
        members[a] += members.pop(b)
    return sorted((sorted(found) for found in members.values()), key=lambda found: found[0])


def _mean(tellings: Sequence[Telling], a: Sequence[int], b: Sequence[int]) -> float:
    scores = [likeness(tellings[i], tellings[j]) for i in a[:8] for j in b[:8]]
    return sum(scores) / len(scores)


def _candidates(tellings: Sequence[Telling]) -> set[tuple[int, int]]:
    """Return the pairs that are worth comparing; of a crowd with one key only neighbours are paired."""
    by_key: dict[tuple[str, str], list[int]] = {}
    for i, one in enumerate(tellings):
        keys = {("verb", f"{one.verb}:{p}") for p in (*one.actors, *one.recipients, "")}
        keys |= {("type", f"{one.type}:{p}") for p in (*one.actors, *one.recipients)}
        if one.statement:
            keys.add(("statement", one.statement))
        for key in keys:
            by_key.setdefault(key, []).append(i)
    pairs: set[tuple[int, int]] = set()
    for found in by_key.values():
        for n, i in enumerate(found):
            pairs.update((i, j) for j in found[n + 1 : n + 1 + MOST_ALIKE])
    return pairs
