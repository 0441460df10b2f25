"""Events in words: one line each, with when, where, how it is told, and on how much it rests."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.model import Account, Event, Magnitude, Participant
from rashomon.tell.dates import date_words
from rashomon.tell.labels import Labels, counted, listed, one_line

STATUS_WORDS = {"happened": "", "planned": "planned", "alleged": "said by a source", "denied": "denied"}
MAGNITUDE_WORDS = {"dead": "dead", "injured": "injured", "arrested": "arrested", "people": "people", "money": ""}
_LARGE = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))


@dataclass(frozen=True, slots=True)
class EventView:
    """One event in words.

    Attributes:
        record: The event.
        kind: Type and mode, or what is done where it has no type.
        who, whom: Actors and recipients with country and role, or "".
        when, where: Or "".
        notes: Status, numbers, differences.
        support: "2 origins · 3 reports".
        claims: Ids of the claims it rests on with the name of their report, one a report.
    """

    record: Event
    kind: str
    who: str
    whom: str
    when: str
    where: str
    notes: tuple[str, ...]
    support: str
    claims: tuple[tuple[str, str], ...]


def event_views(account: Account, labels: Labels) -> list[EventView]:
    """Return the events in words, in the account's order."""
    return [event_view(event, labels) for event in account.events]


def event_view(event: Event, labels: Labels) -> EventView:
    """Return one event in words."""
    reports: dict[str, str] = {}
    for claim in event.claims:
        if claim in labels.claims:
            reports.setdefault(labels.article(labels.claims[claim].article), claim)
    differ = listed([d.field for d in event.differences])
    notes = (
        STATUS_WORDS[event.status],
        *(magnitude_words(m) for m in event.magnitudes),
        f"the reports differ on {differ}" if differ else "",
    )
    return EventView(
        record=event,
        kind=f"{event.type} ({event.mode})" if event.mode else event.type or one_line(event.action) or "deed",
        who=listed([participant_words(p) for p in event.actors]),
        whom=listed([participant_words(p) for p in event.recipients]),
        when=date_words(event.date) if event.date else "",
        where=event.where.name if event.where else "",
        notes=tuple(note for note in notes if note),
        support=f"{counted(len(event.origins), 'origin')} · {counted(len(reports), 'report')}",
        claims=tuple((claim, name) for name, claim in reports.items()),
    )


def participant_words(one: Participant) -> str:
    """Return somebody with country and role ("Israeli troops, ISR MIL")."""
    codes = " ".join(code for code in (one.country, one.role) if code)
    name = one_line(one.name)
    return f"{name} [{codes}]" if codes else name


def magnitude_words(one: Magnitude) -> str:
    """Return a number with what it counts ("3 to 5 dead")."""
    unit = one.unit if one.kind == "money" else MAGNITUDE_WORDS[one.kind]
    return f"{_number(one.low, one.high)} {unit}"


def _number(low: float | None, high: float | None) -> str:
    if low is None or high is None:
        edge, word = (low, "at least") if high is None else (high, "at most")
        return f"{word} {_short(edge)}" if edge is not None else "some"
    return _short(low) if low == high else f"{_short(low)} to {_short(high)}"


def _short(value: float) -> str:
    """Return a number as a newspaper writes it ("158.4 billion")."""
    for size, word in _LARGE:
        if abs(value) >= size:
            return f"{value / size:,.6g} {word}"
    return f"{value:,.10g}"


def codes_of(found: Sequence[Participant]) -> str | None:
    """Return country and role codes of participants, for a table cell."""
    return ", ".join(" ".join(c for c in (p.country, p.role) if c) or "-" for p in found) or None
