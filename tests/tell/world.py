"""An account with as many actors, relations and events as asked for, some with names that are too long or hostile."""

from __future__ import annotations

import dataclasses

from rashomon.model import Account, Entity, Event, EventPlace, Participant, Relation
from tests.tell.crowd import crowd

KINDS = ("holds-office", "agreement", "disputes-with", "finances", "relative-of", "located-in")
STAGES = (None, "former", "expected", "signed")
HOSTILE = ("<script>alert(1)</script>", "A & B \u202e\u2066 reversed", "Quote \" and ' marks", "W" * 90, "العربية")


def world(actors: int, relations: int, events: int = 0) -> Account:
    """Return an account of a crowd with actors who stand to one another as in small towns: some know many."""
    entities = tuple(_actor(n) for n in range(actors))
    pairs = [((n * n + 3 * n) % max(1, actors // 4), (7 * n + 5) % actors) for n in range(relations)]
    return dataclasses.replace(
        crowd(3),
        entities=entities,
        relations=tuple(_relation(n, entities[a], entities[b]) for n, (a, b) in enumerate(pairs) if a != b),
        events=tuple(_event(n) for n in range(events)),
    )


def _actor(n: int) -> Entity:
    name = HOSTILE[n] if n < len(HOSTILE) else f"The Honourable Member Number {n} of Wide Names Association {n}"
    kind = ("person", "organisation", "place")[n % 3]
    return Entity(f"ent-{n:03d}", name, kind, (), (), None, None, None, None, (), ())  # type: ignore[arg-type]


def _relation(n: int, a: Entity, b: Entity) -> Relation:
    return Relation(
        subject=a.name,
        relation=KINDS[n % len(KINDS)],
        object=b.name,
        value=f"{HOSTILE[n % 4]} and much more than there is room for in one line" if n % 5 == 0 else f"value {n}",
        time=None,
        statements=(),
        id=f"rel-{n}",
        subject_entity=a.id,
        object_entity=b.id,
        stage=STAGES[n % 4],  # type: ignore[arg-type]
        origins=tuple(f"org-{k}" for k in range(n % 4)),
        disputed=n % 7 == 0,
        says=f"{a.name} and {b.name}",
    )


def _event(n: int) -> Event:
    place = EventPlace(f"Place {n % 30} {HOSTILE[n % 5]}", None, None, (n * 37) % 140 - 60.0, (n * 53) % 340 - 170.0)
    who = Participant(HOSTILE[n % 5], None, None, None)
    return Event(
        id=f"ev-{n}",
        type="CONSULT",
        mode="visit" if n % 2 else None,
        actor=who.name,
        recipient=None,
        date=_date(n),
        place=place.name,
        status=("happened", "planned", "alleged", "denied")[n % 4],  # type: ignore[arg-type]
        claims=(),
        text=f"Something {HOSTILE[n % 5]}",
        actors=(who,),
        recipients=(who,) if n % 3 else (),
        where=place if n % 4 else None,
    )


def _date(n: int) -> str | None:
    if n % 9 == 0:
        return None
    day = f"20{n % 24:02d}-{1 + n % 12:02d}-{1 + n % 28:02d}"
    return f"{day}/20{25 + n % 3:02d}-11-28" if n % 5 == 0 else day
