"""Which tellings are of one incident: a score of likeness, and groups that hold no contradiction."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rashomon.model import Span
from rashomon.world.events.deeds import words_of_deeds
from rashomon.world.events.stems import stem
from rashomon.world.events.told import ToldEvent

# Set by hand on ten topics of ECB+ that are not among its development topics; two tellings are of one incident from 1.0
# on where only words are known, from 2.0 on where type, day, place and statement are known too.
JOINED_FROM, CASE_JOINED_FROM = 1.0, 2.0
WORD, WORD_FLOOR = 3.2, 0.3
SHARED_PART, SHARED_RECIPIENT, OTHER_ACTOR, OTHER_RECIPIENT = 0.4, 0.2, -0.3, -0.1
OTHER_PERSON = -2.5  # "met the president" and "met the prime minister" are two meetings
SAME_VISIT = 1.6  # to the same, by the same: whatever words tell it
COME_TRUE = 1.0  # what was planned, and what then happened: the same done by the same
SHARED_ACT = 1.0  # one man's threat, told by what he threatened or by whom
SAME_SENTENCE = -0.3
SAME_STATEMENT, OTHER_TYPE = 1.5, -0.8
MEANING, MEANING_FLOOR = 1.5, 0.4
SAME_DAY, OTHER_DAY = 0.2, -1.5
SAME_PLACE, OTHER_PLACE = 0.15, -0.5
VISIT = "visit"
OPEN_TYPE = "open"  # of a deed that PLOVER has no type for; it may be another report's typed event
OPEN_WORDS = 0.6
MOST_ALIKE, MOST_COMPARED, FEW = 60, 12, 400
# How alike wordings without a common stem are held to be at most when it is asked whether their meanings are needed:
# of 500,000 pairs 44 were more alike, many of them opposites (stay, leave); more else must then speak for one incident.
UNLIKE = 0.65
_ROUNDING = 1e-5  # of the product of two vectors of length one


@dataclass(frozen=True, slots=True)
class Telling:
    """What is compared of one telling of an event.

    Attributes:
        key: Where it is told.
        type: PLOVER type, OPEN_TYPE for what has none, empty where only words are known.
        verb: Lemma of the verb that carries it.
        actors, recipients: Entity ids or words.
        days: First and last ISO day, None if not said.
        place: Entity id of the place, or None.
        statement: Id of the statement its claim belongs to, or None.
        vector: Of its sentence.
        sentence: Index of its sentence.
        meaning: Vector of the words that name it, None if it is not known (yet).
        acts: Lemmas of the acts of speech that carry it ("threatened to throw him out").
        persons: Those of the actors and recipients who are persons.
        mode: PLOVER mode, or None.
        lands: Countries of the recipients.
        planned: True if it is told as planned.
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
    sentence: int
    meaning: NDArray[np.float32] | None = None
    acts: frozenset[str] = frozenset()
    persons: frozenset[str] = frozenset()
    mode: str | None = None
    lands: frozenset[str] = frozenset()
    planned: bool = False


def telling_of(
    told: ToldEvent, statements: Mapping[str, str], vector: NDArray[np.float32], persons: Container[str] = ()
) -> Telling:
    """Return what is compared of an event as told, the meaning of its words left open.

    Args:
        told: The event.
        statements: Statement id by claim id.
        vector: Of its sentence.
        persons: Ids of the entities that are persons.
    """

    def parts(found: Sequence[object]) -> frozenset[str]:
        return frozenset(p for p in (_part(told, one) for one in found) if p)

    time = told.time
    actors, recipients = parts(told.coding.actors), parts(told.coding.recipients)
    return Telling(
        key=told.trigger,
        type=told.coding.type or OPEN_TYPE,
        verb=told.tree[told.coding.predicate.core].lemma,
        actors=actors,
        recipients=recipients,
        days=(time.low, time.high) if time is not None and time.low and time.high else None,
        place=told.place,
        statement=statements.get(told.claim.id) if told.claim is not None else None,
        vector=vector,
        sentence=told.sentence,
        acts=words_of_deeds("promise") & {told.tree[i].lemma for i in told.coding.predicate.chain[:1]},
        persons=frozenset(one for one in actors | recipients if one in persons),
        mode=told.coding.mode,
        lands=frozenset(country for one in told.coding.recipients for country in one.countries),
        planned=told.status == "planned",
    )


def _part(told: ToldEvent, one: object) -> str:
    entity = getattr(one, "entity", None)
    head = getattr(one, "head", None)
    return entity or (told.tree[head].lemma if isinstance(head, int) else "")


def likeness(a: Telling, b: Telling, words: float | None = None) -> float:
    """Return how likely two tellings are of one incident; the weights were set by hand.

    Args:
        a: A telling.
        b: Another.
        words: How alike their words are; None: as their meanings say.
    """
    score = _without_meaning(a, b, _words_alike(a, b) if words is None else words)
    if a.type and b.type:
        score += MEANING * max(0.0, float(a.vector @ b.vector) - MEANING_FLOOR)
    return score


def _without_meaning(a: Telling, b: Telling, words: float) -> float:
    """Return how likely two tellings are of one incident, by all but the vectors of their sentences."""
    score = WORD * max(0.0, words - WORD_FLOOR)
    score += SHARED_PART * bool((a.actors | a.recipients) & (b.actors | b.recipients))
    score += OTHER_PERSON * bool(a.persons - b.actors - b.recipients and b.persons - a.actors - a.recipients)
    there = a.recipients & b.recipients or a.lands & b.lands
    visit = a.mode == b.mode == VISIT and a.actors & b.actors and there
    score += SAME_VISIT * bool(visit)
    done = {a.planned, b.planned} == {True, False} and a.verb == b.verb and a.type == b.type
    same = bool(there) or not (a.recipients or b.recipients)
    score += COME_TRUE * bool(done and same and a.actors and a.actors == b.actors)
    score += SHARED_ACT * bool(a.acts & b.acts and a.actors == b.actors)
    score += SHARED_RECIPIENT * bool(a.recipients & b.recipients)
    score += OTHER_ACTOR * _differ(a.actors, b.actors) + OTHER_RECIPIENT * _differ(a.recipients, b.recipients)
    if a.key.article == b.key.article and a.sentence == b.sentence:
        score += SAME_SENTENCE
    if a.days and b.days:
        score += SAME_DAY if a.days[0] <= b.days[1] and b.days[0] <= a.days[1] else OTHER_DAY
    if a.place and b.place:
        score += SAME_PLACE if a.place == b.place else OTHER_PLACE
    if a.type and b.type:
        only_spoken = bool(a.acts) != bool(b.acts)  # to agree to sign is not yet to sign
        score += OTHER_TYPE * (a.type != b.type and (only_spoken or OPEN_TYPE not in (a.type, b.type)))
        alike = OPEN_TYPE not in (a.type, b.type) or a.verb == b.verb or words >= OPEN_WORDS
        score += SAME_STATEMENT * (a.statement is not None and a.statement == b.statement and alike)
    return score


def _words_alike(a: Telling, b: Telling) -> float:
    if a.meaning is None or b.meaning is None:
        return float(a.verb == b.verb)
    return float(a.meaning @ b.meaning)


def _differ(a: frozenset[str], b: frozenset[str]) -> bool:
    return bool(a and b and not a & b)


def hopeful(tellings: Sequence[Telling], words: Sequence[str], floor: float) -> set[tuple[int, int]]:
    """Return the pairs that may be found to be of one incident, whatever their words turn out to mean.

    No other pair is ever joined by `group`, nor compared by it once another is; so only these need their meanings.

    Args:
        tellings: The tellings.
        words: The words of each that will be given a meaning.
        floor: How alike they must be.
    """
    stems = [frozenset(stem(word) for word in one.split()) for one in words]
    most = MEANING * (1.0 - MEANING_FLOOR) + _ROUNDING
    found = set()
    for i, j in _candidates(tellings):
        a, b, alike = tellings[i], tellings[j], UNLIKE if stems[i].isdisjoint(stems[j]) else 1.0 + _ROUNDING
        hoped = _without_meaning(a, b, alike) + most >= floor and likeness(a, b, alike) >= floor
        if hoped and not _apart(tellings, (i,), (j,)):
            found.add((i, j))
    return found


def group(
    tellings: Sequence[Telling], floor: float = JOINED_FROM, pairs: Iterable[tuple[int, int]] | None = None
) -> list[list[int]]:
    """Return the tellings of each incident as positions, in order of the first.

    The likest pairs are joined first, and two groups only if their members are alike on the mean (average link).

    Args:
        tellings: The tellings.
        floor: How alike they must be.
        pairs: Those to look at; None: those that share a statement, a part or a word, of few all.
    """
    looked_at = _candidates(tellings) if pairs is None else pairs
    scored = sorted(((likeness(tellings[i], tellings[j]), i, j) for i, j in looked_at), key=lambda p: (-p[0], p[1:]))
    owner = list(range(len(tellings)))
    members: dict[int, list[int]] = {i: [i] for i in owner}
    for score, i, j in scored:
        if score < floor:
            break
        a, b = sorted((owner[i], owner[j]))
        if a == b or _mean(tellings, members[a], members[b]) < floor or _apart(tellings, members[a], members[b]):
            continue
        for one in members[b]:
            owner[one] = a
        members[a] += members.pop(b)
    return sorted((sorted(found) for found in members.values()), key=lambda found: found[0])


def _mean(tellings: Sequence[Telling], a: Sequence[int], b: Sequence[int]) -> float:
    scores = [likeness(tellings[i], tellings[j]) for i in a[:MOST_COMPARED] for j in b[:MOST_COMPARED]]
    return sum(scores) / len(scores)


def _apart(tellings: Sequence[Telling], a: Sequence[int], b: Sequence[int]) -> bool:
    """Tell whether two groups exclude one another: by their days, or as a deed and another event of one sentence."""
    here = [{(tellings[i].key.article, tellings[i].sentence) for i in found} for found in (a, b)]
    if here[0] & here[1] and any(tellings[i].type == OPEN_TYPE for i in (*a, *b)):
        return True
    days = [[tellings[i].days for i in found if tellings[i].days and tellings[i].type] for found in (a, b)]
    return any(x and y and (x[0] > y[1] or y[0] > x[1]) for x in days[0] for y in days[1])


def _candidates(tellings: Sequence[Telling]) -> set[tuple[int, int]]:
    """Return the pairs that are worth comparing: all of few, of many those with a key in common."""
    if len(tellings) <= FEW:
        return {(i, j) for i in range(len(tellings)) for j in range(i + 1, len(tellings))}
    by_key: dict[tuple[str, str], list[int]] = {}
    for i, one in enumerate(tellings):
        keys = {("verb", f"{one.verb}:{p}") for p in (*one.actors, *one.recipients)}
        keys |= {("type", f"{one.type}:{p}") for p in (*one.actors, *one.recipients)}
        keys.add(("verb", one.verb))
        if one.statement:
            keys.add(("statement", one.statement))
        for key in keys:
            by_key.setdefault(key, []).append(i)
    pairs: set[tuple[int, int]] = set()
    for found in by_key.values():
        for n, i in enumerate(found):
            pairs.update((i, j) for j in found[n + 1 : n + 1 + MOST_ALIKE])
    return pairs
