"""What the event formats share: PLOVER's four classes, CAMEO codes, the reports behind an event."""

from __future__ import annotations

import functools
from importlib import resources

from rashomon.export.article import facts_of
from rashomon.export.dates import day_of
from rashomon.export.material import Material
from rashomon.model import Article, Event, Participant

# The four classes of Halterman et al., "PLOVER and POLECAT" (2023); CAMEO's own are counted by its first two digits.
QUAD = {
    "AGREE": "VERBAL COOPERATION", "CONSULT": "VERBAL COOPERATION", "SUPPORT": "VERBAL COOPERATION",
    "CONCEDE": "VERBAL COOPERATION", "COOPERATE": "MATERIAL COOPERATION", "AID": "MATERIAL COOPERATION",
    "RETREAT": "MATERIAL COOPERATION", "REQUEST": "VERBAL CONFLICT", "ACCUSE": "VERBAL CONFLICT",
    "REJECT": "VERBAL CONFLICT", "THREATEN": "VERBAL CONFLICT", "PROTEST": "MATERIAL CONFLICT",
    "SANCTION": "MATERIAL CONFLICT", "MOBILIZE": "MATERIAL CONFLICT", "COERCE": "MATERIAL CONFLICT",
    "ASSAULT": "MATERIAL CONFLICT",
}  # fmt: skip


def articles_of(event: Event, m: Material) -> list[Article]:
    """Return the articles that report an event, in the order of the account."""
    told = {m.claims[claim].article for claim in event.claims if claim in m.claims}
    return [article for article in m.account.articles if article.id in told]


def published_last(event: Event, m: Material) -> str | None:
    """Return the last day on which an article on the event came out."""
    days = [day for a in articles_of(event, m) if (day := day_of(facts_of(a, m).published))]
    return max(days, default=None)


def participants(event: Event, m: Material) -> tuple[tuple[Participant, ...], tuple[Participant, ...]]:
    """Return actors and recipients; where the event names them only, without country and role."""
    actors = event.actors or _only_named(event.actor, m)
    return actors, event.recipients or _only_named(event.recipient, m)


def _only_named(thing: str | None, m: Material) -> tuple[Participant, ...]:
    if not thing:
        return ()
    return (Participant(m.name_of(thing), thing if thing in m.entities else None, None, None),)


def place_name(event: Event, m: Material) -> str | None:
    """Return the name of the event's place."""
    if event.where is not None:
        return event.where.name
    return m.name_of(event.place) if event.place else None


def typed(m: Material) -> list[Event]:
    """Return the events of a PLOVER type: formats of coded events can hold no others."""
    return [event for event in m.account.events if event.type is not None]


def happened(m: Material) -> list[Event]:
    """Return the typed events told as done: formats without a column for what is planned or denied hold no others."""
    return [event for event in typed(m) if event.status == "happened"]


@functools.cache
def _cameo() -> dict[tuple[str, str], str]:
    lines = resources.files("rashomon.export").joinpath("data/plover_to_cameo.tsv").read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return {(kind, mode): code for kind, mode, code in rows[1:]}


def cameo_code(event: Event) -> str | None:
    """Return the CAMEO code of an event as text (codes begin with noughts), None if its type has none."""
    table = _cameo()
    kind = event.type or ""
    return table.get((kind, event.mode or "")) or table.get((kind, ""))
