"""account.json: the account as data, format version 1 (docs/account.schema.json)."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from typing import Any

from rashomon.model import (
    Account,
    Article,
    Attribution,
    Claim,
    CleanArticle,
    Conflict,
    Entity,
    Event,
    EventPlace,
    Lineage,
    Origin,
    Participant,
    Quantity,
    Relation,
    Span,
    Statement,
    Versions,
)
from rashomon.model.article import Field
from rashomon.tell.labels import owners

FORMAT = "rashomon/account"
VERSION = 1

Plain = dict[str, Any]


def to_json(account: Account) -> str:
    """Return the account as JSON text, one record a line, the same bytes for the same account.

    Positions are Unicode code points into that article's `text`; unknown is null; floats are rounded.
    """
    plain = as_plain(account)
    text = _lines(plain, ascii_only=False)
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        # A lone surrogate in an article cannot be written as UTF-8, but as an escape it keeps its place.
        text = _lines(plain, ascii_only=True)
    return text


def _lines(plain: Plain, *, ascii_only: bool) -> str:
    encode = json.JSONEncoder(ensure_ascii=ascii_only, allow_nan=False).encode
    parts = []
    for name, value in plain.items():
        if isinstance(value, list) and value:
            records = ",\n  ".join(encode(record) for record in value)
            parts.append(f"{encode(name)}: [\n  {records}\n ]")
        else:
            parts.append(f"{encode(name)}: {encode(value)}")
    return "{\n " + ",\n ".join(parts) + "\n}\n"


def as_plain(account: Account) -> Plain:
    """Return the account as dicts, lists, strings, numbers, booleans and None, named as the format promises."""
    origin_of = {article: origin.id for origin in account.origins for article in origin.articles}
    statement_of = owners(account.statements)
    return {
        "format": FORMAT,
        "version": VERSION,
        "generator": account.generator,
        "story": {
            "id": account.story.id,
            "title": account.story.title,
            "start": account.story.start,
            "end": account.story.end,
            "articles": len(account.articles),
            "origins": len(account.origins),
        },
        "articles": [
            _article(article, clean, origin_of) for article, clean in zip(account.articles, account.clean, strict=True)
        ],
        "rejected": [{"path": r.path, "step": r.step, "reason": r.reason} for r in account.rejected],
        "lineage": [_lineage(pair) for pair in account.lineage],
        "origins": [_origin(origin) for origin in account.origins],
        "entities": [_entity(entity) for entity in account.entities],
        "claims": [_claim(claim, statement_of) for claim in account.claims],
        "statements": [_statement(statement) for statement in account.statements],
        "conflicts": [_conflict(conflict) for conflict in account.conflicts],
        "timeline": [
            {"date": t.date, "text": t.text, "statement": t.statement, "status": t.status} for t in account.timeline
        ],
        "relations": [_relation(relation) for relation in account.relations],
        "events": [_event(event) for event in account.events],
    }


def _number(value: float | None) -> float | int | None:
    """Return a number as JSON can hold it: rounded, whole ones as integers, None for what is not finite."""
    if value is None or not math.isfinite(value):
        return None
    rounded = round(value, 6)
    return int(rounded) if rounded == int(rounded) else rounded


def _share(value: float) -> float:
    return round(float(value), 4) if math.isfinite(value) else 0.0


def _place(span: Span) -> Plain:
    return {"start": span.start, "end": span.end}


def _evidence(span: Span) -> Plain:
    return {"article": span.article, **_place(span)}


def _value(field: Field | None) -> str | None:
    return field.value if field and field.value else None


def _article(article: Article, clean: CleanArticle, origin_of: Mapping[str, str]) -> Plain:
    given, published = article.given, clean.published
    return {
        "id": article.id,
        "path": article.path,
        "record": article.record,
        "format": article.format,
        "outlet": _value(clean.outlet) or given.outlet or None,
        "title": _value(clean.title) or given.title or None,
        "byline": _value(clean.byline) or given.byline or None,
        "dateline": _value(clean.dateline),
        "agency": _value(clean.agency),
        "language": clean.language,
        "url": given.url or None,
        "published": None
        if published is None
        else {
            "date": published.date,
            "basis": published.basis,
            "confidence": _share(published.confidence),
            "start": published.span.start if published.span else None,
            "end": published.span.end if published.span else None,
        },
        "text": article.text,
        "raw": {"encoding": article.encoding, "sha256": article.raw_sha256},
        "zones": [{"kind": z.kind, **_place(z.span), "reason": z.reason or None} for z in clean.zones],
        "origin": origin_of.get(article.id),
    }


def _lineage(pair: Lineage) -> Plain:
    return {
        "id": pair.id,
        "a": pair.a,
        "b": pair.b,
        "relation": pair.relation,
        "direction": pair.direction,
        "confidence": _share(pair.confidence),
        "parts": [{"name": p.name, "value": _number(p.value), "note": p.note or None} for p in pair.parts],
        "passages": [{"a": _place(p.a), "b": _place(p.b), "kind": p.kind} for p in pair.passages],
        "versions": _versions(pair.versions) if pair.versions else None,
    }


def _versions(versions: Versions) -> Plain:
    return {
        "newer": versions.newer,
        "changes": [
            {"kind": c.kind, "a": _place(c.a) if c.a else None, "b": _place(c.b) if c.b else None}
            for c in versions.changes
        ],
    }


def _origin(origin: Origin) -> Plain:
    return {
        "id": origin.id,
        "name": origin.name,
        "articles": list(origin.articles),
        "evidence": [_evidence(span) for span in origin.evidence],
        "parts": [{"name": p.name, "value": _number(p.value), "note": p.note or None} for p in origin.parts],
    }


def _entity(entity: Entity) -> Plain:
    return {
        "id": entity.id,
        "name": entity.name,
        "type": entity.type,
        "aliases": list(entity.aliases),
        "titles": list(entity.titles),
        "description": entity.description or None,
        "country": entity.country,
        "latitude": _number(entity.latitude),
        "longitude": _number(entity.longitude),
        "mentions": [_evidence(span) for span in entity.mentions],
        "discrepancies": [
            {
                **_evidence(d.span),
                "given": d.given,
                "expected": d.expected,
                "kind": d.kind,
                "evidence": d.evidence,
                "score": _share(d.score),
            }
            for d in entity.discrepancies
        ],
    }


def _attribution(link: Attribution) -> Plain:
    return {"source": link.source, "entity": link.entity, "cue": link.cue, **_place(link.span)}


def _quantity(quantity: Quantity) -> Plain:
    return {
        **_place(quantity.span),
        "low": _number(quantity.low),
        "high": _number(quantity.high),
        "unit": quantity.unit,
        "what": quantity.what or None,
    }


def _claim(claim: Claim, statement_of: Mapping[str, str]) -> Plain:
    return {
        "id": claim.id,
        "article": claim.article,
        **_place(claim.span),
        "text": claim.text,
        "statement": statement_of.get(claim.id),
        "attribution": [_attribution(link) for link in claim.attribution],
        "direct": claim.direct,
        "factuality": {
            "certainty": claim.factuality.certainty,
            "polarity": claim.factuality.polarity,
            "time": claim.factuality.time,
        },
        "times": [{**_place(t.span), "value": t.value, "date": t.edtf} for t in claim.times],
        "quantities": [_quantity(q) for q in claim.quantities],
        "filled": [{"start": f.start, "end": f.end, "replaced": f.replaced} for f in claim.filled],
    }


def _statement(statement: Statement) -> Plain:
    return {
        "id": statement.id,
        "text": statement.text,
        "shown": statement.shown,
        "claims": list(statement.claims),
        "articles": list(statement.articles),
        "origins": list(statement.origins),
        "status": statement.status,
        "importance": _share(statement.importance),
    }


def _conflict(conflict: Conflict) -> Plain:
    return {
        "id": conflict.id,
        "kind": conflict.kind,
        "relation": conflict.relation,
        "sides": [
            {"value": side.value, "claims": list(side.claims), "origins": list(side.origins)} for side in conflict.sides
        ],
        "explanation": conflict.explanation,
    }


def _relation(relation: Relation) -> Plain:
    return {
        "id": relation.id,
        "subject": relation.subject,
        "relation": relation.relation,
        "object": relation.object,
        "value": relation.value,
        "time": relation.time,
        "since": relation.since,
        "until": relation.until,
        "stage": relation.stage,
        "disputed": relation.disputed,
        "subject_entity": relation.subject_entity,
        "object_entity": relation.object_entity,
        "says": relation.says,
        "statements": list(relation.statements),
        "claims": list(relation.claims),
        "origins": list(relation.origins),
        "evidence": [_evidence(span) for span in relation.evidence],
    }


def _event(event: Event) -> Plain:
    return {
        "id": event.id,
        "type": event.type,
        "action": event.action or None,
        "mode": event.mode,
        "actor": event.actor,
        "recipient": event.recipient,
        "date": event.date,
        "place": event.place,
        "status": event.status,
        "claims": list(event.claims),
        "context": list(event.context),
        "text": event.text or None,
        "actors": [_participant(one) for one in event.actors],
        "recipients": [_participant(one) for one in event.recipients],
        "where": _event_place(event.where) if event.where else None,
        "magnitudes": [{"kind": m.kind, "low": m.low, "high": m.high, "unit": m.unit} for m in event.magnitudes],
        "origins": list(event.origins),
        "differences": [
            {"field": d.field, "sides": [{"value": s.value, "claims": list(s.claims)} for s in d.sides]}
            for d in event.differences
        ],
        "confidence": _share(event.confidence),
        "evidence": [_evidence(span) for span in event.evidence],
    }


def _participant(one: Participant) -> Plain:
    return {"name": one.name, "entity": one.entity, "country": one.country, "role": one.role}


def _event_place(place: EventPlace) -> Plain:
    return {
        "name": place.name,
        "entity": place.entity,
        "country": place.country,
        "latitude": place.latitude,
        "longitude": place.longitude,
    }
