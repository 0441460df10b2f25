"""What a JSON-LD processor makes of a file, without the network: pyld, with the contexts served from here.

The contexts hold the terms that are exported, as the standards map them (W3C Web Annotation Vocabulary, appendix A;
schema.org's own context, which maps every name into its vocabulary), written down for this project.
"""

from __future__ import annotations

from typing import Any

from pyld import jsonld

OA, SCHEMA = "http://www.w3.org/ns/oa#", "http://schema.org/"
_NAMED: dict[str, str] = {
    "Annotation": "oa:Annotation",
    "AnnotationCollection": "as:OrderedCollection",
    "AnnotationPage": "as:OrderedCollectionPage",
    "SpecificResource": "oa:SpecificResource",
    "TextualBody": "oa:TextualBody",
    "TextPositionSelector": "oa:TextPositionSelector",
    "TextQuoteSelector": "oa:TextQuoteSelector",
    "Text": "dctypes:Text",
    "Software": "as:Application",
    **{name: f"oa:{name}" for name in ("describing", "highlighting", "identifying", "linking", "tagging")},
    **{name: f"oa:{name}" for name in ("start", "end", "exact", "prefix", "suffix")},
    "format": "dc:format",
    "language": "dc:language",
    "value": "rdf:value",
    "name": "foaf:name",
    "label": "rdfs:label",
    "total": "as:totalItems",
    "startIndex": "as:startIndex",
}
_LINKS = {
    "body": "oa:hasBody",
    "target": "oa:hasTarget",
    "source": "oa:hasSource",
    "selector": "oa:hasSelector",
    "via": "oa:via",
    "generator": "as:generator",
    "first": "as:first",
}
ANNOTATION = {
    "oa": OA,
    "dc": "http://purl.org/dc/elements/1.1/",
    "dctypes": "http://purl.org/dc/dcmitype/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "as": "http://www.w3.org/ns/activitystreams#",
    "id": {"@type": "@id", "@id": "@id"},
    "type": {"@type": "@id", "@id": "@type"},
    **_NAMED,
    **{name: {"@type": "@id", "@id": term} for name, term in _LINKS.items()},
    "motivation": {"@type": "@vocab", "@id": "oa:motivatedBy"},
    "purpose": {"@type": "@vocab", "@id": "oa:hasPurpose"},
    "items": {"@type": "@id", "@id": "as:items", "@container": "@list"},
}
CONTEXTS = {"http://www.w3.org/ns/anno.jsonld": ANNOTATION, "https://schema.org": {"@vocab": SCHEMA}}


def _load(url: str, _: object) -> dict[str, Any]:
    return {"contentType": "application/ld+json", "contextUrl": None, "documentUrl": url, "document": _served(url)}


def _served(url: str) -> dict[str, Any]:
    return {"@context": CONTEXTS[url]}


def expanded(document: dict[str, Any]) -> list[dict[str, Any]]:
    """Return a document with every name written out as an IRI; what no context knows is gone."""
    return jsonld.expand(document, {"documentLoader": _load})  # type: ignore[no-any-return]


def round_trip(document: dict[str, Any]) -> dict[str, Any]:
    """Return a document expanded and made short again by its own context."""
    options = {"documentLoader": _load, "compactArrays": True}
    return jsonld.compact(expanded(document), document["@context"], options)  # type: ignore[no-any-return]


def triples(document: dict[str, Any]) -> set[tuple[str, str, str]]:
    """Return the RDF triples of a document as (subject, predicate, object)."""
    graphs = jsonld.to_rdf(document, {"documentLoader": _load})
    return {(t["subject"]["value"], t["predicate"]["value"], t["object"]["value"]) for t in graphs["@default"]}


def bare(value: Any) -> Any:
    """Return a value without what JSON-LD holds for the same: a list of one and the one, an empty list and none."""
    if isinstance(value, dict):
        return {name: bare(inner) for name, inner in value.items() if inner != []}
    if isinstance(value, list):
        return bare(value[0]) if len(value) == 1 else [bare(inner) for inner in value]
    return value
