"""W3C PROV: which report was made from which, as PROV-JSON."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from rashomon.export.article import facts_of
from rashomon.export.material import ExportFile, Material
from rashomon.export.names import PREFIX
from rashomon.export.plain_json import rounded, without_none

if TYPE_CHECKING:
    from prov.model import ProvDocument

    from rashomon.model import Lineage

_COPY = "prov:Revision"


def to_prov(material: Material) -> Iterator[ExportFile]:
    """Yield one PROV-JSON file.

    A report is an entity attributed to its outlet; a copy is a revision of what it was copied from, a rewrite derived
    from it; an origin is the entity that its reports specialise; a shared common source is an entity that both used.
    """
    text = document(material).serialize(indent=1) or ""
    yield ExportFile("lineage.prov.json", f"{text}\n".encode("utf-8", "replace"))


def document(material: Material) -> ProvDocument:
    """Return the lineage as a document of the prov package."""
    from prov.model import ProvDocument  # loaded late: no other format needs it

    made = ProvDocument()
    made.add_namespace("ra", PREFIX)
    made.add_namespace("dcterms", "http://purl.org/dc/terms/")
    _articles(made, material)
    for origin in material.account.origins:
        made.entity(f"ra:{origin.id}", without_none(**{"prov:type": "ra:Origin", "prov:label": _label(origin.name)}))
        for article in origin.articles:
            made.specializationOf(f"ra:{article}", f"ra:{origin.id}")
    for pair in material.account.lineage:
        _pair(made, pair)
    return made


def _articles(made: ProvDocument, m: Material) -> None:
    outlets: dict[str, str] = {}
    for article in m.account.articles:
        facts = facts_of(article, m)
        made.entity(
            f"ra:{article.id}",
            without_none(
                **{
                    "prov:type": "ra:Report",
                    "prov:label": _label(facts.title),
                    "prov:location": facts.url or _label(article.path),
                    "dcterms:issued": facts.published,
                    "ra:sha256": article.raw_sha256,
                }
            ),
        )
        if not facts.outlet:
            continue
        if facts.outlet not in outlets:
            outlets[facts.outlet] = f"ra:outlet-{len(outlets) + 1}"
            made.agent(outlets[facts.outlet], {"prov:type": "prov:Organization", "prov:label": _label(facts.outlet)})
        made.wasAttributedTo(f"ra:{article.id}", outlets[facts.outlet])


def _pair(made: ProvDocument, pair: Lineage) -> None:
    """Say how the two reports of a pair hang together."""
    facts: dict[str, Any] = {
        "ra:relation": pair.relation,
        "ra:confidence": rounded(pair.confidence),
        "ra:passages": len(pair.passages),
    }
    ways = {"a-from-b": (pair.a, pair.b), "b-from-a": (pair.b, pair.a)}
    if pair.direction in ways:
        copy, source = ways[pair.direction]
        if pair.relation == "copy":
            facts["prov:type"] = _COPY
        made.wasDerivedFrom(f"ra:{copy}", f"ra:{source}", identifier=f"ra:{pair.id}", other_attributes=facts)
        return
    # Nobody knows who drew on whom: what they share is an entity of its own, from which both derive.
    made.entity(f"ra:{pair.id}-shared", {"prov:type": "ra:SharedMaterial"} | facts)
    for article in (pair.a, pair.b):
        made.wasDerivedFrom(f"ra:{article}", f"ra:{pair.id}-shared")


def _label(text: str | None) -> str | None:
    """Return a label without characters that PROV's XML and RDF could not carry."""
    if not text:
        return None
    return "".join(c if c.isprintable() else " " for c in text.encode("utf-8", "replace").decode("utf-8")) or None
