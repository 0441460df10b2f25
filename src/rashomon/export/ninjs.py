"""IPTC ninjs 2.1: one news item a file, as editorial systems take them in; `rashomon account` reads them back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from rashomon.export.article import ArticleFacts, facts_of
from rashomon.export.material import ExportFile, Material
from rashomon.export.names import iri
from rashomon.export.plain_json import rounded, to_json_bytes, without_none
from rashomon.model import Article, Entity

STANDARD = {
    "name": "ninjs", "version": "2.1", "schema": "https://www.iptc.org/std/ninjs/ninjs-schema_2.1.json",
}  # fmt: skip
PUBLISHED_ROLE = "published-edtf"
_DAY = re.compile(r"\d{4}-\d\d-\d\d\Z")
_LISTS = {"person": "people", "organisation": "organisations", "group": "organisations", "place": "places",
          "facility": "places", "other": "objects"}  # fmt: skip

Plain = dict[str, Any]


def to_ninjs(material: Material) -> Iterator[ExportFile]:
    """Yield one ninjs item an article, named by its id; the body is the article's text to the character."""
    for article in material.account.articles:
        yield ExportFile(f"{article.id}.json", to_json_bytes(_item(article, material)))


def _item(article: Article, m: Material) -> Plain:
    facts = facts_of(article, m)
    body = {
        "role": "main",
        "contenttype": "text/plain",
        "charcount": len(article.text),
        "wordcount": len(article.text.split()),
        "value": article.text,
    }
    sources = [{"name": name, "role": role} for name, role in _sources(facts)]
    return without_none(
        uri=facts.url or iri(article.id),
        standard=STANDARD,
        type="text",
        representationtype="full",
        # ninjs knows instants only; of a day its first one is written. The day itself stands in altids.
        firstcreated=f"{facts.published}T00:00:00Z" if facts.published and _DAY.match(facts.published) else None,
        language=facts.language,
        headlines=[{"role": "main", "value": facts.title}] if facts.title else None,
        bodies=[body],
        by=facts.byline,
        located=facts.dateline,
        infosources=sources,
        **_named(article, m),
        events=_events(article, m),
        altids=[
            {"role": "rashomon", "value": article.id},
            *([{"role": PUBLISHED_ROLE, "value": facts.published}] if facts.published else []),
        ],
    )


def _sources(facts: ArticleFacts) -> Iterator[tuple[str, str]]:
    if facts.outlet:
        yield facts.outlet, "http://cv.iptc.org/newscodes/contentprodpartyrole/publisher"
    if facts.agency:
        yield facts.agency, "http://cv.iptc.org/newscodes/contentprodpartyrole/originfo"


def _named(article: Article, m: Material) -> dict[str, list[Plain]]:
    """Return who and what is mentioned in the article, in the list of its kind."""
    found: dict[str, list[Plain]] = {}
    for entity in m.entities_in.get(article.id, ()):
        kind = _LISTS[entity.type]
        found.setdefault(kind, []).append(_subject(entity, with_place=kind == "places"))
    return found


def _subject(entity: Entity, *, with_place: bool) -> Plain:
    known = with_place and entity.latitude is not None and entity.longitude is not None
    point = {"type": "Point", "coordinates": [rounded(entity.longitude), rounded(entity.latitude)]} if known else None
    return without_none(name=entity.name, rel="mentions", uri=iri(entity.id), geojson=point)


def _events(article: Article, m: Material) -> list[Plain]:
    inside = {claim.id for claim in m.claims_of.get(article.id, ())}
    return [
        {"name": event.text or event.type or event.action, "rel": "mentions", "uri": iri(event.id)}
        for event in m.account.events
        if inside.intersection(event.claims)
    ]
