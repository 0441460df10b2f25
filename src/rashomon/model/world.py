"""What the statements describe: relations that hold, events that happened."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from rashomon.model.span import Span

EventStatus = Literal["happened", "planned", "alleged", "denied"]
RelationStage = Literal["former", "proposed", "expected", "agreed", "signed", "in-force", "alleged"]
MagnitudeKind = Literal["dead", "injured", "arrested", "people", "money"]
EventField = Literal["date", "place", "actor", "recipient", "status", "dead", "injured", "arrested", "people", "money"]


@dataclass(frozen=True, slots=True)
class Relation:
    """Who stands how to whom, since when and until when, with what it rests on.

    Attributes:
        subject: Its name as shown, or plain words.
        relation: A name of the relation schema.
        object: As `subject`; None where the reports leave it open ("Prime Minister X").
        value: The office, share, number or label that goes with it, or None.
        time: EDTF, a day or an interval of `since` and `until`, or None.
        statements: Ids of the statements it rests on.
        id: Hash of its ends, name and value.
        subject_entity, object_entity: Ids of the entities, None for plain words.
        since, until: EDTF dates of its beginning and end, None where nobody tells them.
        stage: How far it is, None for what holds; "former" = it is over.
        claims: Ids of the claims it rests on.
        origins: Ids of the independent origins behind those claims.
        evidence: The characters that tell of it.
        disputed: True if another relation or another report contradicts it.
        says: One plain sentence.
    """

    subject: str
    relation: str
    object: str | None
    value: str | None
    time: str | None
    statements: tuple[str, ...]
    id: str = ""
    subject_entity: str | None = None
    object_entity: str | None = None
    since: str | None = None
    until: str | None = None
    stage: RelationStage | None = None
    claims: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()
    evidence: tuple[Span, ...] = ()
    disputed: bool = False
    says: str = ""


@dataclass(frozen=True, slots=True)
class Participant:
    """Somebody who acts in an event or is acted upon.

    Attributes:
        name: As shown.
        entity: Id of the entity, or None.
        country: ISO 3166-1 alpha-3, "IGO" for a body of states, or None.
        role: PLOVER sector ("GOV", "MIL", "CVL", ...), or None.
    """

    name: str
    entity: str | None
    country: str | None
    role: str | None


@dataclass(frozen=True, slots=True)
class EventPlace:
    """Where an event was.

    Attributes:
        name: As shown.
        entity: Id of the place's entity, or None.
        country: ISO 3166-1 alpha-3, or None.
        latitude, longitude: Degrees, None where the gazetteer has no point.
    """

    name: str
    entity: str | None
    country: str | None
    latitude: float | None
    longitude: float | None


@dataclass(frozen=True, slots=True)
class Magnitude:
    """How many or how much.

    Attributes:
        kind: What was counted.
        low, high: The interval over all reports, None = open.
        unit: "count", or the ISO currency of money.
    """

    kind: MagnitudeKind
    low: float | None
    high: float | None
    unit: str


@dataclass(frozen=True, slots=True)
class ReportedValue:
    """What some of the claims behind an event say of it."""

    value: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EventDifference:
    """Where the reports of one incident differ."""

    field: EventField
    sides: tuple[ReportedValue, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """One incident (PLOVER).

    Attributes:
        type, mode: PLOVER event type and mode; the type is None for a deed that PLOVER has no type for.
        actor, recipient: Entity ids or plain words, None when unknown.
        date: EDTF, or None.
        place: Entity id or plain words, or None.
        status: Whether it is told as done.
        claims: Ids of the claims it rests on.
        context: PLOVER contexts.
        text: One of the claims' wordings that tells it best.
        actors, recipients: All of them, with country and role.
        where: The place with its coordinates, or None.
        magnitudes: Dead, injured, sums and the like.
        origins: Ids of the independent origins behind it.
        differences: What its reports differ on.
        confidence: 0..1, how sure the type is.
        action: What is done, as the dictionary forms of the verb and of what is directly under it ("file charge").
        evidence: The verbs or nouns that tell it, in the order of articles and text.
    """

    id: str
    type: str | None
    mode: str | None
    actor: str | None
    recipient: str | None
    date: str | None
    place: str | None
    status: EventStatus
    claims: tuple[str, ...]
    context: tuple[str, ...] = ()
    text: str = ""
    actors: tuple[Participant, ...] = ()
    recipients: tuple[Participant, ...] = ()
    where: EventPlace | None = None
    magnitudes: tuple[Magnitude, ...] = ()
    origins: tuple[str, ...] = ()
    differences: tuple[EventDifference, ...] = ()
    confidence: float = 0.0
    action: str = ""
    evidence: tuple[Span, ...] = ()
