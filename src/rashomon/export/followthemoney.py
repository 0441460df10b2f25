"""FollowTheMoney entities, one JSON object a line, as OpenAleph and the OpenSanctions tools take them in."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator
from importlib import resources
from typing import Any

from rashomon.export.article import facts_of
from rashomon.export.coded_events import articles_of, place_name
from rashomon.export.material import ExportFile, Material
from rashomon.export.plain_json import to_json_bytes
from rashomon.model import Article, Entity, Event, Relation, content_id

_SCHEMAS = {
    "person": "Person", "organisation": "Organization", "group": "LegalEntity", "place": "Address",
    "facility": "RealEstate", "other": "Asset",
}  # fmt: skip
_PARTIES = frozenset(["Person", "Organization", "LegalEntity"])
_DATE = re.compile(r"\d{4}(?:-\d\d){0,2}")
_ALPHA2 = re.compile(r"[A-Z]{2}\Z")
_SPACES = re.compile(r"[\s\x00-\x1f\x7f-\x9f]+")

Plain = dict[str, Any]


def to_followthemoney(material: Material) -> Iterator[ExportFile]:
    """Yield one file: articles, people, bodies, places, mentions, events and relations, with the reports behind them.

    A relation that FollowTheMoney has no schema for is an UnknownLink with its name as role.
    """
    lines = b"".join(to_json_bytes(entity, indent=None) for entity in entities(material))
    yield ExportFile("entities.ftm.json", lines)


def entities(m: Material) -> Iterator[Plain]:
    """Yield the entities, every id once."""
    for article in m.account.articles:
        yield _article(article, m)
    for entity in m.account.entities:
        yield _entity(entity)
    for entity in m.account.entities:
        yield from _mentions(entity)
    seen = set(m.entities)
    for event in m.account.events:
        yield _event(event, m)
    for relation in m.account.relations:
        for named in (relation.subject, relation.object):
            if named not in m.entities and (name := _named_id(named)) not in seen:
                seen.add(name)
                yield _thing(name, "LegalEntity", name=[named])
        yield _relation(relation, m)


def _thing(identity: str, schema: str, /, **properties: Iterable[str | None]) -> Plain:
    """Return an entity; values are cleaned, empty ones left out."""
    kept = {key: found for key, values in properties.items() if (found := _clean(values, text=key == "bodyText"))}
    return {"id": identity, "schema": schema, "properties": kept}


def _clean(values: Iterable[str | None], *, text: bool) -> list[str]:
    found = []
    for value in values:
        sound = (value or "").encode("utf-8", "replace").decode("utf-8").replace("\x00", " ")
        cleaned = sound if text and sound.strip() else _SPACES.sub(" ", sound).strip()
        if cleaned:
            found.append(cleaned)
    return list(dict.fromkeys(found))


def _article(article: Article, m: Material) -> Plain:
    facts = facts_of(article, m)
    file = article.path.replace("\\", "/").rsplit("/", 1)[-1]
    return _thing(
        article.id,
        "Article",
        title=[facts.title],
        name=[facts.title],
        fileName=[file],
        publishedAt=[ftm_date(facts.published)],
        language=[languages().get(facts.language or "")],
        author=[facts.byline],
        publisher=[facts.outlet],
        sourceUrl=[facts.url],
        bodyText=[article.text],
        mentionedEntities=[e.id for e in m.account.entities if any(s.article == article.id for s in e.mentions)],
    )


def _entity(entity: Entity) -> Plain:
    schema = _SCHEMAS[entity.type]
    country = [entity.country.lower() if entity.country and _ALPHA2.match(entity.country) else None]
    where: dict[str, Iterable[str | None]] = {}
    if schema == "Address":
        where["full"] = [entity.name]
        where["latitude"] = [_degrees(entity.latitude)]
        where["longitude"] = [_degrees(entity.longitude)]
    if schema == "Person":
        where["title"] = entity.titles
    return _thing(
        entity.id,
        schema,
        name=[entity.name],
        alias=entity.aliases,
        description=[entity.description],
        country=country,
        **where,
    )


def _degrees(value: float | None) -> str | None:
    return None if value is None else f"{value:.6f}".rstrip("0").rstrip(".")


def _mentions(entity: Entity) -> Iterator[Plain]:
    for article in dict.fromkeys(span.article for span in entity.mentions):
        yield _thing(
            content_id("men", entity.id, article),
            "Mention",
            document=[article],
            name=[entity.name],
            resolved=[entity.id],
            detectedSchema=[_SCHEMAS[entity.type]],
        )


def _event(event: Event, m: Material) -> Plain:
    named = [event.actor, event.recipient, *(p.entity for p in (*event.actors, *event.recipients))]
    parties = [e for e in named if e in m.entities and _SCHEMAS[m.entities[e].type] in _PARTIES]
    place = event.place if event.place in m.entities else None
    is_address = place is not None and _SCHEMAS[m.entities[place].type] == "Address"
    return _thing(
        event.id,
        "Event",
        name=[event.text or " ".join(filter(None, (event.type, event.mode))).lower()],
        summary=[" ".join(filter(None, (event.type, event.mode, f"({event.status})")))],
        keywords=[event.type, event.mode, *event.context, event.status],
        date=[ftm_date(event.date)],
        location=[place_name(event, m)],
        addressEntity=[place] if is_address else [],
        involved=parties,
        proof=[article.id for article in articles_of(event, m)],
    )


def _relation(relation: Relation, m: Material) -> Plain:
    told = dict.fromkeys(
        a for s in relation.statements if s in m.statements for a in m.statements[s].articles if a in m.articles
    )
    subject, object_ = (x if x in m.entities else _named_id(x) for x in (relation.subject, relation.object))
    name = content_id("rel", subject, relation.relation, object_, relation.value, relation.time, *relation.statements)
    return _thing(
        name,
        "UnknownLink",
        subject=[subject],
        object=[object_],
        role=[relation.relation],
        description=[relation.value],
        date=[ftm_date(relation.time)],
        proof=told,
    )


def _named_id(words: str) -> str:
    """Return the id of a party that is no entity of the account, only words."""
    return content_id("nam", words)


def ftm_date(edtf: str | None) -> str | None:
    """Return the part of an EDTF date that FollowTheMoney can hold; of an interval, its beginning."""
    match = _DATE.match(edtf or "")
    return match[0] if match else None


@functools.cache
def languages() -> dict[str, str]:
    """Return the three-letter codes of languages by their two-letter codes."""
    lines = resources.files("rashomon.export").joinpath("data/languages.tsv").read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return {short: long for short, long in rows[1:]}  # noqa: C416  # says which is which
