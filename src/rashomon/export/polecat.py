"""POLECAT's columns (Halterman et al. 2023) as strict tab-separated text, one event a line, lists joined by "; "."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rashomon.export.article import facts_of
from rashomon.export.coded_events import QUAD, articles_of, happened, participants, place_name, published_last
from rashomon.export.dates import day_of
from rashomon.export.material import ExportFile, Material
from rashomon.export.plain_json import rounded
from rashomon.export.tab_separated import tab_separated
from rashomon.model import Event, Participant

COLUMNS = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts", "Actor Name",
    "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors", "Actor Title", "Actor Name Raw",
    "Wikipedia Actor ID", "Recipient Name", "Recipient Country", "Recipient COW", "Primary Recipient Sector",
    "Recipient Sectors", "Recipient Title", "Recipient Name Raw", "Wikipedia Recipient ID", "Placename", "City",
    "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename", "Feature Type",
    "Source", "Publication Date", "Story People", "Story Organizations", "Story Locations", "Language", "Version",
)  # fmt: skip


def to_polecat(material: Material) -> Iterator[ExportFile]:
    """Yield one file with a header line; only events told as done, for POLECAT has no column for others.

    What the account does not hold (intensity, Correlates of War numbers, GeoNames and Wikipedia ids) is left empty.
    """
    rows = (_row(event, material) for event in happened(material))
    yield ExportFile("events.polecat.tsv", tab_separated(COLUMNS, rows))


def _row(event: Event, m: Material) -> tuple[object, ...]:
    actors, recipients = participants(event, m)
    where, told = event.where, articles_of(event, m)
    place = place_name(event, m)
    facts = [facts_of(article, m) for article in told]
    return (
        event.id, day_of(event.date), event.type, event.mode, None, QUAD.get(event.type or ""), _list(event.context),
        *_actor(actors, m), *_actor(recipients, m), place, None, None, None, where.country if where else None,
        rounded(where.latitude) if where else None, rounded(where.longitude) if where else None, None, place, None,
        _list(dict.fromkeys(f.outlet for f in facts if f.outlet)), published_last(event, m),
        *(_named(event, kind, m) for kind in ("person", "organisation", "place")),
        _list(dict.fromkeys(f.language for f in facts if f.language)), m.account.generator,
    )  # fmt: skip


def _actor(people: tuple[Participant, ...], m: Material) -> tuple[object, ...]:
    roles = [p.role for p in people if p.role]
    entities = [m.entities[p.entity] for p in people if p.entity in m.entities]
    return (
        _list(p.name for p in people),
        _list(dict.fromkeys(p.country for p in people if p.country)),
        None,
        roles[0] if roles else None,
        _list(dict.fromkeys(roles)),
        _list(dict.fromkeys(e.titles[0] for e in entities if e.titles)),
        _list(p.name for p in people),
        None,
    )


def _named(event: Event, kind: str, m: Material) -> str | None:
    """Return the entities of a kind that the event's claims mention."""
    found = dict.fromkeys(e for c in event.claims if c in m.claims for e in m.claims[c].entities)
    return _list(m.entities[e].name for e in found if e in m.entities and m.entities[e].type == kind)


def _list(values: Iterable[str]) -> str | None:
    return "; ".join(value.replace(";", ",") for value in values) or None
