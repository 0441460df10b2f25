"""What the statements describe: relations that hold, events that happened."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

EventStatus = Literal["happened", "planned", "alleged", "denied"]


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
class Event:
    """One incident (PLOVER).

    Attributes:
        type, mode: PLOVER event type and mode.
        actor, recipient: Entity ids or plain words, None when unknown.
        date: EDTF, or None.
        place: Entity id or plain words, or None.
        status: Whether it is told as done.
        claims: Ids of the claims it rests on.
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
