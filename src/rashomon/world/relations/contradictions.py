"""Edges that cannot both hold: two holders of one office, two figures for one share."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations

from rashomon.model import Claim, Conflict, Relation, Side, content_id
from rashomon.world.relations.edges import OriginsBehind
from rashomon.world.relations.schema import RelationSchema

_MOST = 12
"""So many of one group are held against one another; a pile with more is a mix of matters."""

_FIGURE = re.compile(r"\d[\d.,]*|quarter|half|third|fifth|tenth")


def contradictions(
    relations: Sequence[Relation], schema: RelationSchema, claims: Mapping[str, Claim], behind: OriginsBehind
) -> tuple[Conflict, ...]:
    """Return a conflict for every two relations that cannot both hold at one time.

    Args:
        relations: The edges.
        schema: Which offices have one holder and which relations carry figures.
        claims: By id.
        behind: Which origins stand behind claims.
    """
    made = []
    for group in _groups(relations, schema).values():
        for a, b in combinations(group[:_MOST], 2):
            kind = _clash(a, b, schema)
            if kind is None or set(a.claims) & set(b.claims):
                continue
            sides = tuple(
                Side(_side(r), r.claims, behind([claims[c] for c in r.claims if c in claims])) for r in (a, b)
            )
            text = f"{a.says}; but also: {b.says}."
            made.append(
                Conflict(
                    content_id("cfl", "relation", a.id, b.id),
                    "role" if kind == "holder" else "number",
                    "conflict",
                    sides,
                    text[:1].upper() + text[1:],
                )
            )
    return tuple(made)


def _groups(relations: Sequence[Relation], schema: RelationSchema) -> dict[tuple[str, ...], list[Relation]]:
    """Return the relations that speak of one office, or of one thing that is measured."""
    groups: dict[tuple[str, ...], list[Relation]] = defaultdict(list)
    for one in relations:
        rtype = schema.types[one.relation]
        target = one.object_entity or (one.object or "").lower()
        value = (one.value or "").lower()
        if rtype.single and target and value in rtype.single:
            groups[("holder", one.relation, target, value)].append(one)
        elif rtype.figures and _FIGURE.search(value):
            bare = " ".join(_FIGURE.sub("", value).split())
            subject = one.subject_entity or one.subject.lower()
            groups[("figure", one.relation, subject, target, bare)].append(one)
    return groups


def _clash(a: Relation, b: Relation, schema: RelationSchema) -> str | None:
    if a.stage in ("expected", "proposed") or b.stage in ("expected", "proposed"):
        return None
    if schema.types[a.relation].single:
        if (a.subject_entity or a.subject) == (b.subject_entity or b.subject):
            return None
        return "holder" if _may_overlap(a, b) else None
    same_time = (a.since, a.until) == (b.since, b.until)
    return "figure" if same_time and a.value != b.value else None


def _may_overlap(a: Relation, b: Relation) -> bool:
    """Tell whether two tenures can overlap: one that is over does not clash with one that holds."""
    if "former" in (a.stage, b.stage):
        return False
    ends = [(one.since or "", one.until or "9999") for one in (a, b)]
    return ends[0][0] <= ends[1][1] and ends[1][0] <= ends[0][1]


def _side(one: Relation) -> str:
    return one.subject if one.relation == "holds-office" else (one.value or one.says)
