"""The event step: the readings of a case -> its events, one an incident, with what the reports differ on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from rashomon.model import (
    Claim,
    Entity,
    Event,
    EventDifference,
    EventPlace,
    EventStatus,
    Magnitude,
    Participant,
    Reading,
    ReportedValue,
    Statement,
    content_id,
)
from rashomon.model.world import EventField
from rashomon.world.events.candidates import Candidate
from rashomon.world.events.incidents import CASE_JOINED_FROM, group, hopeful, telling_of
from rashomon.world.events.lexicons import alpha_3
from rashomon.world.events.occasions import with_days_of_occasions
from rashomon.world.events.reading import EventRules, code_reading
from rashomon.world.events.sentences import NamesOfCase
from rashomon.world.events.told import ToldEvent
from rashomon.world.relations import TwoParties

Vectors = Mapping[str, NDArray[np.float32]]
Codes = tuple[str | None, str | None]  # country, role


@dataclass(frozen=True, slots=True)
class EventRequest:
    """What events are found in.

    Attributes:
        readings: The articles.
        vectors: Rows of sentence vectors by article id.
        entities: Who and what is named.
        statements: Which claims say the same.
        origins_behind: The independent origins behind claims.
        rules: By what to code.
        encode: Gives texts their vectors.
        two: Who "the two countries" of a sentence are; None: that is left open.
    """

    readings: Sequence[Reading]
    vectors: Vectors
    entities: Sequence[Entity]
    statements: Sequence[Statement]
    origins_behind: Callable[[Sequence[Claim]], tuple[str, ...]]
    rules: EventRules
    encode: Callable[[Sequence[str]], NDArray[np.float32]]
    two: TwoParties | None = None


def code_events(request: EventRequest) -> tuple[ToldEvent, ...]:
    """Return the events that single sentences tell, of those with a claim; statements make no difference."""
    names = NamesOfCase(request.entities, request.two)
    told: list[ToldEvent] = []
    for reading in request.readings:
        vectors, claimed = request.vectors[reading.article.id], {claim.sentence for claim in reading.claims}
        told += code_reading(reading, vectors, names, request.rules, untyped=True, sentences=claimed)
    return with_days_of_occasions(told)


def find_events(request: EventRequest, told: Sequence[ToldEvent] | None = None) -> tuple[Event, ...]:
    """Return the events of a case, one an incident, in the order of their dates, undated ones last.

    Args:
        request: What they are found in.
        told: What `code_events` made of the same readings, vectors, entities and rules, if that is known.
    """
    told = code_events(request) if told is None else told
    names = NamesOfCase(request.entities)
    texts = {r.article.id: r.article.text for r in request.readings}
    codes = _codes_of_case(told, names)
    events = {}
    for members in _incidents(told, request):
        event = _event([told[i] for i in members], names, texts, codes, request)
        events[event.id] = event
    return tuple(sorted(events.values(), key=lambda e: (e.date is None, e.date or "", e.id)))


def _incidents(told: Sequence[ToldEvent], request: EventRequest) -> list[list[int]]:
    """Return the tellings of each incident as positions; words are only given a vector where it can matter."""
    statement_of = {claim: s.id for s in request.statements for claim in s.claims}
    persons = {entity.id for entity in request.entities if entity.type == "person"}
    tellings = [telling_of(one, statement_of, request.vectors[one.article][one.sentence], persons) for one in told]
    pairs = hopeful(tellings, [one.words for one in told], CASE_JOINED_FROM)
    unsure = sorted({i for pair in pairs for i in pair})
    for i, meaning in zip(unsure, request.encode([told[i].words for i in unsure]), strict=True):
        tellings[i] = replace(tellings[i], meaning=meaning)
    return group(tellings, CASE_JOINED_FROM, pairs)


def _event(
    told: Sequence[ToldEvent],
    names: NamesOfCase,
    texts: Mapping[str, str],
    codes: Mapping[str, Codes],
    request: EventRequest,
) -> Event:
    """Return the one record of an incident."""
    claims = {one.claim.id: one.claim for one in told if one.claim is not None}
    status = _status(told)
    as_told = [t for t in told if t.status == status] or told
    best = max(as_told, key=lambda t: (t.coding.confidence, len(t.coding.recipients), t.trigger))
    kind = _most([t.coding.type for t in told])
    actors = _participants([(t, t.coding.actors) for t in told], names, texts, codes)
    recipients = _participants([(t, t.coding.recipients) for t in told], names, texts, codes)
    recipients = tuple(r for r in recipients if r.name not in {a.name for a in actors})
    date = _date(told)
    where = _place(told, names)
    mode = _most([t.coding.mode for t in told if t.coding.type == kind and t.coding.mode])
    first = min(claims.values(), key=lambda c: (c.article, c.span))
    return Event(
        id=content_id("evt", kind or "", first.id, best.trigger.start),
        type=kind,
        mode=mode,
        actor=_key(actors),
        recipient=_key(recipients),
        date=date,
        place=(where.entity or where.name) if where else None,
        status=status,
        claims=tuple(sorted(claims, key=lambda c: (claims[c].article, claims[c].span, c))),
        context=tuple(dict.fromkeys(c for t in told for c in t.coding.context)),
        text=_text(best, texts[best.article]),
        actors=actors,
        recipients=recipients,
        where=where,
        magnitudes=_magnitudes(told),
        origins=request.origins_behind(list(claims.values())),
        differences=_differences(told, names),
        confidence=round(best.coding.confidence, 4),
        action=best.action,
        evidence=tuple(sorted({one.trigger for one in told}, key=lambda span: (span.article, span))),
    )


def _text(told: ToldEvent, text: str) -> str:
    """Return the wording of the claim, or the sentence where the claim leaves the event's own verb out."""
    if told.claim is not None and told.claim.span.contains(told.trigger):
        return told.claim.text
    return " ".join(text[told.tree.sentence.span.start : told.tree.sentence.span.end].split())


def _most(values: Sequence[str | None]) -> str | None:
    """Return the most frequent value, of equals the first in the alphabet."""
    counts = Counter(v for v in values if v)
    return min(counts, key=lambda v: (-counts[v], v)) if counts else None


def _key(found: Sequence[Participant]) -> str | None:
    return (found[0].entity or found[0].name) if found else None


def _participants(
    sides: Sequence[tuple[ToldEvent, Sequence[Candidate]]],
    names: NamesOfCase,
    texts: Mapping[str, str],
    codes: Mapping[str, Codes],
) -> tuple[Participant, ...]:
    """Return who takes part, those whom most tellings name first; one without a name only if nobody has one."""
    found: dict[str, list[Participant]] = {}
    for told, ones in sides:
        for one in ones:
            entity = names.by_id.get(one.entity or "")
            start, end = told.tree[one.first].start, told.tree[one.last].end
            name = entity.name if entity is not None else " ".join(texts[told.article][start:end].split())
            key = entity.id if entity is not None else name.lower()
            for country in one.countries or (None,):
                whole = Participant(name, entity.id if entity else None, country, one.role)
                found.setdefault(f"{key}:{country}" if len(one.countries) > 1 else key, []).append(whole)
    order = sorted(found, key=lambda key: (-len(found[key]), found[key][0].entity is None, key))
    named = [key for key in order if found[key][0].entity is not None] or order[:1]
    keys = [key for key in order if key in named or len(sides) == 1]
    return tuple(_fullest(found[key], codes) for key in keys)


def _fullest(found: Sequence[Participant], codes: Mapping[str, Codes]) -> Participant:
    """Return somebody with the country and role of most tellings, else those that the case knows."""
    first = found[0]
    known = codes.get(first.entity or "", (None, None))
    country = _most([one.country for one in found]) or known[0]
    return Participant(first.name, first.entity, country, _most([one.role for one in found]) or known[1])


def _codes_of_case(told: Sequence[ToldEvent], names: NamesOfCase) -> dict[str, Codes]:
    """Return the country and role that most tellings give each entity; a place has no role of its own."""
    found: dict[str, list[Candidate]] = {}
    for one in told:
        for part in (*one.coding.actors, *one.coding.recipients):
            if part.entity is not None:
                found.setdefault(part.entity, []).append(part)
    codes = {}
    for entity, parts in found.items():
        known = names.by_id.get(entity)
        home = alpha_3().get(known.country) if known is not None and known.country else None
        role = _most([part.role for part in parts]) if known is not None and known.type != "place" else None
        codes[entity] = (_most([part.country for part in parts]) or home, role)
    return codes


def _date(told: Sequence[ToldEvent]) -> str | None:
    """Return the date most tellings give, of equals the most exact."""
    dates = Counter(t.time.edtf for t in told if t.time is not None and t.time.edtf)
    return min(dates, key=lambda d: (-dates[d], -len(d), d)) if dates else None


def _place(told: Sequence[ToldEvent], names: NamesOfCase) -> EventPlace | None:
    place = _most([t.place for t in told])
    entity = names.by_id.get(place or "")
    if entity is None:
        return None
    country = alpha_3().get(entity.country) if entity.country else None
    return EventPlace(entity.name, entity.id, country, entity.latitude, entity.longitude)


def _status(told: Sequence[ToldEvent]) -> EventStatus:
    """Return how the incident is told: done, if a report says so on its own; else what most say."""
    counts = Counter(t.status for t in told)
    if counts["happened"]:
        return "happened"
    order: tuple[EventStatus, ...] = ("alleged", "planned", "denied", "happened")
    return max(order, key=lambda s: (counts[s], -order.index(s)))


def _magnitudes(told: Sequence[ToldEvent]) -> tuple[Magnitude, ...]:
    found: dict[tuple[str, str], list[Magnitude]] = {}
    for one in told:
        for c in one.counted:
            found.setdefault((c.kind, c.unit), []).append(Magnitude(c.kind, c.low, c.high, c.unit))
    joined = []
    for (_, unit), ones in sorted(found.items()):
        low = None if any(m.low is None for m in ones) else min(m.low for m in ones if m.low is not None)
        high = None if any(m.high is None for m in ones) else max(m.high for m in ones if m.high is not None)
        joined.append(Magnitude(ones[0].kind, low, high, unit))
    return tuple(joined)


def _differences(told: Sequence[ToldEvent], names: NamesOfCase) -> tuple[EventDifference, ...]:
    """Return what the tellings of different articles do not agree on."""
    found = []
    for name in ("date", "place", "status", "dead", "injured", "arrested", "people", "money"):
        sides: dict[str, list[str]] = {}
        for one in told:
            value = _value(one, name, names)
            if value is not None and one.claim is not None:
                sides.setdefault(value, []).append(one.claim.id)
        articles = {value: {t.article for t in told if t.claim and t.claim.id in ids} for value, ids in sides.items()}
        if len(sides) > 1 and not set.intersection(*articles.values()) and not _compatible(told, name):
            values = tuple(ReportedValue(v, tuple(dict.fromkeys(ids))) for v, ids in sorted(sides.items()))
            found.append(EventDifference(_FIELDS[name], values))
    return tuple(found)


_FIELDS: dict[str, EventField] = {
    "date": "date",
    "place": "place",
    "status": "status",
    "dead": "dead",
    "injured": "injured",
    "arrested": "arrested",
    "people": "people",
    "money": "money",
}


def _value(one: ToldEvent, name: str, names: NamesOfCase) -> str | None:
    if name == "date":
        return one.time.edtf if one.time is not None else None
    if name == "place":
        entity = names.by_id.get(one.place or "")
        return entity.name if entity is not None else None
    if name == "status":
        return one.status
    counted = next((c for c in one.counted if c.kind == name), None)
    return None if counted is None else _range(counted.low, counted.high)


def _range(low: float | None, high: float | None) -> str:
    if low is not None and low == high:
        return f"{low:g}"
    return " to ".join("?" if v is None else f"{v:g}" for v in (low, high))


def _compatible(told: Sequence[ToldEvent], name: str) -> bool:
    """Tell whether intervals of numbers or days all have something in common."""
    if name == "date":
        edges: list[tuple[str, str]] = [
            (t.time.low, t.time.high) for t in told if t.time is not None and t.time.low and t.time.high
        ]
        return not edges or max(low for low, _ in edges) <= min(high for _, high in edges)
    if name in ("place", "status"):
        return False
    spans = [(c.low, c.high) for t in told for c in t.counted if c.kind == name]
    lows = [low for low, _ in spans if low is not None]
    highs = [high for _, high in spans if high is not None]
    return not lows or not highs or max(lows) <= min(highs)
