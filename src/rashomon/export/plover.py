"""PLOVER event records as JSON: named as in the records that PLOVER's authors publish, with what this program adds."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from rashomon.export.article import facts_of
from rashomon.export.coded_events import QUAD, articles_of, participants, place_name, published_last, typed
from rashomon.export.dates import day_of
from rashomon.export.material import ExportFile, Material
from rashomon.export.plain_json import rounded, to_json_bytes, without_none
from rashomon.model import Event, EventPlace, Participant

Plain = dict[str, Any]


def to_plover(material: Material) -> Iterator[ExportFile]:
    """Yield one JSON file: a list of all typed events, planned and denied ones too, each with its `status`."""
    records = [_record(event, material) for event in typed(material)]
    yield ExportFile("events.plover.json", to_json_bytes(records))


def _record(event: Event, m: Material) -> Plain:
    actors, recipients = participants(event, m)
    return without_none(
        id=event.id,
        date=day_of(event.date),
        edtf=event.date,
        source=[_actor(actor) for actor in actors],
        target=[_actor(recipient) for recipient in recipients],
        event=event.type,
        mode=event.mode,
        context=list(event.context),
        quad=QUAD.get(event.type or ""),
        status=event.status,
        location=_location(event, place_name(event, m)),
        magnitudes=[
            without_none(kind=x.kind, low=rounded(x.low), high=rounded(x.high), unit=x.unit) for x in event.magnitudes
        ],
        text=event.text,
        textInfo={"claims": list(event.claims), "origins": list(event.origins)},
        stories=[_story(article.id, m) for article in articles_of(event, m)],
        differences=[
            {"field": d.field, "sides": [{"value": s.value, "claims": list(s.claims)} for s in d.sides]}
            for d in event.differences
        ],
        publicationDate=published_last(event, m),
        confidence=rounded(event.confidence),
        language="en",
        coder=m.account.generator,
    )


def _actor(actor: Participant) -> Plain:
    return without_none(actorText=actor.name, code=actor.country, sector=actor.role, entity=actor.entity)


def _location(event: Event, name: str | None) -> Plain | None:
    if name is None:
        return None
    where = event.where or EventPlace(name, None, None, None, None)
    return without_none(
        name=name, country=where.country, latitude=rounded(where.latitude), longitude=rounded(where.longitude)
    )


def _story(article: str, m: Material) -> Plain:
    facts = facts_of(m.articles[article], m)
    return without_none(id=article, outlet=facts.outlet, published=facts.published, url=facts.url)
