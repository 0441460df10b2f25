"""schema.org as JSON-LD: reports as NewsArticle, statements as Claim, and ClaimReview where the reports disagree."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from rashomon.export.article import facts_of
from rashomon.export.material import ExportFile, Material
from rashomon.export.names import iri
from rashomon.export.plain_json import rounded, to_json_bytes, without_none
from rashomon.model import Article, Entity, Statement

_TYPES = {
    "person": "Person", "organisation": "Organization", "place": "Place", "facility": "Place", "group": "Organization",
    "other": "Thing",
}  # fmt: skip
_RATINGS = {
    "disputed": "Disputed: reports of independent origin contradict it",
    "superseded": "Superseded: later reports say what became of it",
}
_ISO_DATE = re.compile(r"\d{4}(?:-\d\d){0,2}\Z")

Plain = dict[str, Any]


def to_schema_org(material: Material) -> Iterator[ExportFile]:
    """Yield one JSON-LD file that may stand in a web page inside <script type="application/ld+json">.

    The texts of the articles are left out, for they belong to their publishers. A ClaimReview is made only of
    statements that other reports dispute or overtook: it rates what is reported, not what is true.
    """
    m = material
    graph = [
        *(_article(article, m) for article in m.account.articles),
        *(_entity(entity) for entity in m.account.entities),
        *(_claim(statement, m) for statement in m.account.statements),
        *(_review(statement, m) for statement in m.account.statements if statement.status in _RATINGS),
    ]
    yield ExportFile("schema.org.jsonld", to_json_bytes({"@context": "https://schema.org", "@graph": graph}))


def article_name(article: Article, m: Material) -> str:
    """Return the @id of an article: its address, else its name in the account."""
    return facts_of(article, m).url or iri(article.id)


def _article(article: Article, m: Material) -> Plain:
    facts = facts_of(article, m)
    based_on = [
        article_name(m.articles[source], m)
        for pair in m.account.lineage
        for copy, source, direction in ((pair.a, pair.b, "a-from-b"), (pair.b, pair.a, "b-from-a"))
        if copy == article.id and pair.direction == direction
    ]
    mentioned = [e.id for e in m.entities_in.get(article.id, ())]
    return without_none(
        **{"@type": "NewsArticle", "@id": article_name(article, m)},
        identifier=article.id,
        headline=facts.title,
        url=facts.url,
        datePublished=iso_date(facts.published),
        inLanguage=facts.language,
        dateline=facts.dateline,
        author={"@type": "Person", "name": facts.byline} if facts.byline else None,
        publisher={"@type": "Organization", "name": facts.outlet} if facts.outlet else None,
        sourceOrganization={"@type": "Organization", "name": facts.agency} if facts.agency else None,
        isBasedOn=based_on,
        mentions=[{"@id": iri(entity)} for entity in mentioned],
    )


def iso_date(edtf: str | None) -> str | None:
    """Return an EDTF date that is plain ISO 8601 too ("2023-12-12", "2023-12", "2023"), else None."""
    return edtf if edtf and _ISO_DATE.match(edtf) else None


def _entity(entity: Entity) -> Plain:
    kind = _TYPES[entity.type]
    located = kind == "Place" and entity.latitude is not None and entity.longitude is not None
    return without_none(
        **{"@type": kind, "@id": iri(entity.id)},
        name=entity.name,
        alternateName=list(entity.aliases),
        description=entity.description,
        geo={
            "@type": "GeoCoordinates",
            "latitude": rounded(entity.latitude),
            "longitude": rounded(entity.longitude),
        }
        if located
        else None,
    )


def _claim(statement: Statement, m: Material) -> Plain:
    told = [m.articles[a] for a in statement.articles if a in m.articles]
    speakers: dict[str, Plain] = {}
    for name in statement.claims:
        claim = m.claims.get(name)
        if claim and claim.attribution:
            speaker = claim.attribution[0]
            entity = m.entities.get(speaker.entity or "")
            if entity is not None and _TYPES[entity.type] in ("Person", "Organization"):
                speakers.setdefault(entity.id, {"@id": iri(entity.id)})
    return without_none(
        **{"@type": "Claim", "@id": iri(statement.id)},
        text=statement.text,
        creativeWorkStatus=statement.status,
        author=list(speakers.values()),
        appearance=[{"@id": article_name(article, m)} for article in told],
    )


def _review(statement: Statement, m: Material) -> Plain:
    against = [
        conflict.explanation
        for conflict in m.account.conflicts
        if conflict.relation != "compatible"
        and any(claim in side.claims for side in conflict.sides for claim in statement.claims)
    ]
    return without_none(
        **{"@type": "ClaimReview", "@id": f"{iri(statement.id)}:review"},
        claimReviewed=statement.text,
        itemReviewed={"@id": iri(statement.id)},
        reviewRating={"@type": "Rating", "alternateName": _RATINGS[statement.status]},
        reviewBody=" ".join(against),
    )
