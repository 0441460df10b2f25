"""Relations of invented reports, read as the program reads them."""

from __future__ import annotations

import functools
from collections.abc import Sequence

from rashomon.evaluation.small_cases import read_texts
from rashomon.mark.gazetteer import country_name, find_capital
from rashomon.mark.linking import link
from rashomon.model import Claim, Statement
from rashomon.world.relations import RelationRequest, Relations, RelationSchema, find_relations


@functools.cache
def relations_of(*texts: str, schema: RelationSchema | None = None, one: bool = False) -> Relations:
    """Return what the reports tell, each its own origin and each claim a statement of its own; or all are `one`."""
    readings = tuple(one.reading for one in read_texts(texts))
    entities = link([r.article for r in readings], [r.clean for r in readings], [r.marks for r in readings])
    claims = [c for r in readings for c in r.claims]
    statements = tuple(
        Statement(f"st-{c.id}", c.text, c.id, (c.id,), (c.article,), (c.article,), "single-source", 0.5) for c in claims
    )
    if one:
        ids, articles = tuple(c.id for c in claims), tuple(r.article.id for r in readings)
        statements = (Statement("st-1", texts[0], ids[0], ids, articles, articles, "single-source", 0.5),)
    return find_relations(
        RelationRequest(readings, entities, statements, _each_its_own, country_name, find_capital, schema)
    )


def told(*texts: str, schema: RelationSchema | None = None) -> set[tuple[str, str, str | None, str | None]]:
    """Return (subject, relation, object, value) of every relation."""
    found = relations_of(*texts, schema=schema).relations
    return {(r.subject, r.relation, r.object, r.value) for r in found}


def _each_its_own(claims: Sequence[Claim]) -> tuple[str, ...]:
    return tuple(sorted({claim.article for claim in claims}))
