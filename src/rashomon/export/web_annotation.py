"""W3C Web Annotation (Recommendation of 2017), JSON-LD: claims, quotations and mentions with their selectors.

Every target has a TextPositionSelector (Unicode code points of the article's text) and a TextQuoteSelector, which finds
the place again in a web page too.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from rashomon.export.article import facts_of
from rashomon.export.material import ExportFile, Material
from rashomon.export.names import SOFTWARE, iri
from rashomon.export.plain_json import to_json_bytes, without_none
from rashomon.model import Claim, Entity, Span, content_id

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_AROUND = 32
_CLASSES = {"person": "Person", "organisation": "Organization"}

Plain = dict[str, Any]


def to_web_annotation(material: Material) -> Iterator[ExportFile]:
    """Yield one file: an AnnotationCollection whose only page holds all annotations, in text order per article."""
    items = list(_annotations(material))
    story = iri(material.account.story.id)
    collection = {
        "@context": CONTEXT,
        "id": f"{story}:annotations",
        "type": "AnnotationCollection",
        "label": material.account.story.title or "An account",
        "generator": {"id": SOFTWARE, "type": "Software", "name": material.account.generator},
        "total": len(items),
        "first": {"id": f"{story}:annotations:1", "type": "AnnotationPage", "startIndex": 0, "items": items},
    }
    yield ExportFile("annotations.jsonld", to_json_bytes(collection))


def _annotations(m: Material) -> Iterator[Plain]:
    mentions: dict[str, list[tuple[Span, Entity]]] = {}
    for entity in m.account.entities:
        for span in entity.mentions:
            mentions.setdefault(span.article, []).append((span, entity))
    quotations = {r.article.id: r.marks.quotations for r in m.readings}
    for article in m.account.articles:
        yield from (_claim(claim, m) for claim in m.claims_of.get(article.id, ()))
        said = [c for c in m.claims_of.get(article.id, ()) if c.attribution]
        yield from (_quotation(span, said, m) for span in quotations.get(article.id, ()))
        found = sorted(mentions.get(article.id, ()), key=lambda pair: (pair[0], pair[1].id))
        yield from (_mention(span, entity, m) for span, entity in found)


def _claim(claim: Claim, m: Material) -> Plain:
    statement = m.statement_of.get(claim.id)
    bodies = [
        _words(claim.text, "describing", m.clean[claim.article].language),
        *(_words(f"{a.cue}: {a.source}" if a.cue else a.source, "describing", None) for a in claim.attribution),
        *(_words(tag, "tagging", None) for tag in ("claim", *_factuality(claim))),
    ]
    if statement is not None:
        bodies.append(_about(iri(statement.id), "linking"))
        bodies.append(_words(statement.status, "tagging", None))
    return _annotation(iri(claim.id), "describing", bodies, claim.span, m)


def _factuality(claim: Claim) -> list[str]:
    f = claim.factuality
    return [f"certainty: {f.certainty}", f"polarity: {f.polarity}", f"time: {f.time}"]


def _quotation(span: Span, said: list[Claim], m: Material) -> Plain:
    speakers = dict.fromkeys(c.attribution[0].source for c in said if c.span.overlaps(span))
    bodies = [_words("quotation", "tagging", None), *(_words(s, "describing", None) for s in speakers)]
    return _annotation(iri(content_id("quo", span.article, span.start, span.end)), "highlighting", bodies, span, m)


def _mention(span: Span, entity: Entity, m: Material) -> Plain:
    bodies = [
        _about(iri(entity.id), "identifying"),
        _words(entity.name, "identifying", None),
        _words(entity.type, "tagging", None),
    ]
    name = content_id("men", entity.id, span.article, span.start, span.end)
    return _annotation(iri(name), "identifying", bodies, span, m)


def _words(text: str, purpose: str, language: str | None) -> Plain:
    fields = {"type": "TextualBody", "value": text, "format": "text/plain", "purpose": purpose}
    return without_none(**fields, language=language)


def _about(thing: str, purpose: str) -> Plain:
    return {"type": "SpecificResource", "source": thing, "purpose": purpose}


def _annotation(name: str, motivation: str, bodies: list[Plain], span: Span, m: Material) -> Plain:
    return {
        "id": name,
        "type": "Annotation",
        "motivation": motivation,
        "body": bodies,
        "target": {"type": "SpecificResource", "source": _source(span.article, m), "selector": selectors(span, m)},
    }


def _source(article: str, m: Material) -> Plain:
    facts = facts_of(m.articles[article], m)
    return without_none(id=iri(article), type="Text", format="text/plain", language=facts.language, via=facts.url)


def selectors(span: Span, m: Material) -> list[Plain]:
    """Return the two selectors of a place."""
    text = m.articles[span.article].text
    return [
        {"type": "TextPositionSelector", "start": span.start, "end": span.end},
        {
            "type": "TextQuoteSelector",
            "exact": span.of(text),
            "prefix": text[max(0, span.start - _AROUND) : span.start],
            "suffix": text[span.end : span.end + _AROUND],
        },
    ]
