"""What was found in an article, as rows of the tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rashomon.corpus.tables import Row
from rashomon.model import Claim, Entity, Lineage, Reading

Found = Iterator[tuple[str, Row]]


def reading_rows(reading: Reading, entities: Sequence[Entity]) -> Found:
    """Yield (table, row) of everything that was found in one article.

    Args:
        reading: The article with its marks and claims.
        entities: The entities of this article.
    """
    yield from _sentence_rows(reading)
    yield from _name_rows(reading, entities)
    yield from _number_rows(reading)
    for claim in reading.claims:
        yield from _claim_rows(claim)


def lineage_rows(lineage: Lineage) -> Found:
    """Yield (table, row) of a dependent pair and its passages."""
    yield (
        "lineage",
        {
            "lineage": lineage.id,
            "a": lineage.a,
            "b": lineage.b,
            "relation": lineage.relation,
            "direction": lineage.direction,
            "confidence": lineage.confidence,
            "reasons": [{"name": p.name, "value": p.value, "note": p.note} for p in lineage.parts],
        },
    )
    for passage in lineage.passages:
        yield (
            "passages",
            {
                "lineage": lineage.id,
                "a": lineage.a,
                "a_start": passage.a.start,
                "a_end": passage.a.end,
                "b": lineage.b,
                "b_start": passage.b.start,
                "b_end": passage.b.end,
                "kind": passage.kind,
                "score": passage.score,
            },
        )


def _sentence_rows(reading: Reading) -> Found:
    for s in reading.marks.parse.sentences:
        place = {"article": s.span.article, "number": s.index, "start": s.span.start, "end": s.span.end}
        yield "sentences", {**place, "zone": s.zone, "paragraph": s.paragraph}


def _name_rows(reading: Reading, entities: Sequence[Entity]) -> Found:
    article, text = reading.article.id, reading.article.text
    meant = {span: entity.id for entity in entities for span in entity.mentions}
    for e in entities:
        about = {"name": e.name, "type": e.type, "description": e.description, "country": e.country}
        place = {"latitude": e.latitude, "longitude": e.longitude}
        yield "entities", {"article": article, "entity": e.id, **about, **place, "mentions": len(e.mentions)}
    for m in reading.marks.mentions:
        yield (
            "mentions",
            {
                "article": article,
                "start": m.span.start,
                "end": m.span.end,
                "text": m.span.of(text),
                "kind": m.kind,
                "type": m.type,
                "title": m.title,
                "entity": meant.get(m.span),
                "score": m.score,
            },
        )


def _number_rows(reading: Reading) -> Found:
    article, text = reading.article.id, reading.article.text
    for t in reading.marks.times:
        place = {"article": article, "start": t.span.start, "end": t.span.end, "text": t.span.of(text)}
        days = {"edtf": t.edtf, "low": t.low, "high": t.high, "anchored": t.anchored}
        yield "times", {**place, "type": t.type, "value": t.value, **days}
    for q in reading.marks.quantities:
        place = {"article": article, "start": q.span.start, "end": q.span.end, "text": q.span.of(text)}
        bounds = {"low": q.low, "high": q.high, "low_open": q.low_open, "high_open": q.high_open}
        yield "quantities", {**place, **bounds, "unit": q.unit, "what": q.what, "exact": q.exact, "role": q.role}


def _claim_rows(claim: Claim) -> Found:
    yield (
        "claims",
        {
            "article": claim.article,
            "claim": claim.id,
            "sentence": claim.sentence,
            "start": claim.span.start,
            "end": claim.span.end,
            "text": claim.text,
            "kind": claim.kind,
            "predicate": claim.predicate,
            "speaker": claim.attribution[0].source if claim.attribution else None,
            "direct": claim.direct,
            "certainty": claim.factuality.certainty,
            "polarity": claim.factuality.polarity,
            "time": claim.factuality.time,
            "entities": list(claim.entities),
        },
    )
    for level, link in enumerate(claim.attribution):
        said = {"source": link.source, "entity": link.entity, "cue": link.cue}
        place = {"start": link.span.start, "end": link.span.end}
        cue = {"cue_start": link.cue_span.start, "cue_end": link.cue_span.end}
        row = {"article": claim.article, "claim": claim.id, "level": level, **said, **place, **cue}
        yield "attributions", row
