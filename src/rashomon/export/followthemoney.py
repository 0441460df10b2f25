"""FollowTheMoney entities, one JSON object a line, as OpenAleph and the OpenSanctions tools take them in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from rashomon.export.article import facts_of
from rashomon.export.coded_events import articles_of, place_name
from rashomon.export.dates import interval_ends, short_date
from rashomon.export.ftm_relations import relation_entities
from rashomon.export.ftm_things import PARTIES, Plain, languages, parties_of, schemas, thing
from rashomon.export.material import ExportFile, Material
from rashomon.export.plain_json import to_json_bytes
from rashomon.model import Article, Entity, Event, content_id

_ALPHA2 = re.compile(r"[A-Z]{2}\Z")


def to_followthemoney(material: Material) -> Iterator[ExportFile]:
    """Yield one file: articles, people, bodies, places, mentions, events and relations, with the reports behind them.

    A relation that FollowTheMoney has no schema for is an UnknownLink with its name as role.
    """
    lines = b"".join(to_json_bytes(entity, indent=None) for entity in entities(material))
    yield ExportFile("entities.ftm.json", lines)


def entities(m: Material) -> Iterator[Plain]:
    """Yield the entities, every id once."""
    kinds = schemas(m)
    for article in m.account.articles:
        yield _article(article, kinds, m)
    for entity in m.account.entities:
        yield _entity(entity, kinds[entity.id])
    for entity in m.account.entities:
        yield from _mentions(entity, kinds[entity.id])
    for event in m.account.events:
        yield _event(event, kinds, m)
    yield from relation_entities(m, kinds)


def _article(article: Article, kinds: Mapping[str, str], m: Material) -> Plain:
    facts = facts_of(article, m)
    file = article.path.replace("\\", "/").rsplit("/", 1)[-1]
    named = m.entities_in.get(article.id, [])
    return thing(
        article.id,
        "Article",
        title=[facts.title],
        name=[facts.title],
        fileName=[file],
        publishedAt=[short_date(facts.published)],
        language=[languages().get(facts.language or "")],
        author=[facts.byline],
        publisher=[facts.outlet],
        sourceUrl=[facts.url],
        bodyText=[article.text],
        peopleMentioned=[e.name for e in named if kinds[e.id] == "Person"],
        namesMentioned=[e.name for e in named if kinds[e.id] in PARTIES],
        locationMentioned=[e.name for e in named if e.type == "place"],
    )


def _entity(entity: Entity, schema: str) -> Plain:
    country = entity.country.lower() if entity.country and _ALPHA2.match(entity.country) else None
    more: dict[str, Iterable[str | None]] = {}
    if schema == "Address":
        more["full"] = [entity.name]
        more["latitude"] = [_degrees(entity.latitude)]
        more["longitude"] = [_degrees(entity.longitude)]
    if schema == "Person":
        more["title"] = entity.titles
    return thing(
        entity.id,
        schema,
        name=[entity.name],
        alias=entity.aliases,
        description=[entity.description],
        country=[country],
        **more,
    )


def _degrees(value: float | None) -> str | None:
    return None if value is None else f"{value:.6f}".rstrip("0").rstrip(".")


def _mentions(entity: Entity, schema: str) -> Iterator[Plain]:
    """Yield one Mention an article; only parties can be resolved in it."""
    for article in dict.fromkeys(span.article for span in entity.mentions):
        yield thing(
            content_id("men", entity.id, article),
            "Mention",
            document=[article],
            name=[entity.name],
            resolved=[entity.id] if schema in PARTIES else [],
            detectedSchema=[schema],
        )


def _event(event: Event, kinds: Mapping[str, str], m: Material) -> Plain:
    start, end = interval_ends(event.date)
    place = event.where.entity if event.where else event.place
    return thing(
        event.id,
        "Event",
        name=[event.text or " ".join(filter(None, (event.type, event.mode))).lower() or event.action],
        summary=[" ".join(filter(None, (event.type, event.mode, f"({event.status})")))],
        keywords=[event.type, event.mode, event.action or None, *event.context, event.status],
        date=[short_date(event.date)],
        startDate=[start],
        endDate=[end],
        location=[place_name(event, m)],
        addressEntity=[place] if place and kinds.get(place) == "Address" else [],
        involved=[e for e in parties_of(event, m) if kinds[e] in PARTIES],
        proof=[article.id for article in articles_of(event, m)],
    )
