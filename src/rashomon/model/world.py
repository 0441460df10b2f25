"""What the statements describe: relations that hold, events that happened."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

EventStatus = Literal["happened", "planned", "alleged", "denied"]
MagnitudeKind = Literal["dead", "injured", "arrested", "people", "money"]
EventField = Literal["date", "place", "actor", "recipient", "status", "dead", "injured", "arrested", "people", "money"]


@dataclass(frozen=True, slots=True)
class Relation:
    """Who stands how to whom, and since when.

    Attributes:
        subject, object: Entity ids or plain words.
        relation: A name of the relation schema.
        value: A number or label that goes with it, or None.
        time: EDTF, or None.
        statements: Ids of the statements it rests on.
    """

    subject: str
    relation: str
    object: str
    value: str | None
    time: str | None
    statements: tuple[str, ...]


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
        type, mode: PLOVER event type and mode.
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
    """

    id: str
    type: str
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
