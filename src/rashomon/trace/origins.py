"""The origins of a case: articles that rest on one another or on one text count as one."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.model import Lineage, Origin, Reading, ScorePart, Span, content_id
from rashomon.trace.groups import components

JOINING = ("copy", "rewrite")
SHOWN_PASSAGES = 6


def find_origins(readings: Sequence[Reading], lineage: Sequence[Lineage]) -> tuple[Origin, ...]:
    """Return the origins: a partition of the articles by copy and rewrite, in order of their first article's id.

    An origin has a name where the texts show whose it is.
    """
    by_id = {reading.article.id: reading for reading in readings}
    joining = [x for x in lineage if x.relation in JOINING and x.a in by_id and x.b in by_id]
    groups = components(by_id, [(x.a, x.b) for x in joining])
    return tuple(_origin([by_id[i] for i in group], joining) for group in groups)


def _origin(members: Sequence[Reading], joining: Sequence[Lineage]) -> Origin:
    ids = tuple(reading.article.id for reading in members)
    inside = [x for x in joining if x.a in ids]
    credits = [r.clean.agency for r in members if r.clean.agency is not None]
    name = min((c.value for c in credits), key=lambda v: (-sum(c.value == v for c in credits), v), default=None)
    longest = sorted((p for x in inside for p in x.passages), key=lambda p: (-len(p.a), p.a))[:SHOWN_PASSAGES]
    evidence = {c.span for c in credits if c.span} | {p.a for p in longest} | {p.b for p in longest}
    parts = tuple(ScorePart(f"{x.relation} {x.a} {x.b}", x.confidence, x.parts[0].note) for x in inside)
    return Origin(content_id("org", ids[0]), name, ids, _sorted(evidence), parts)


def _sorted(spans: set[Span]) -> tuple[Span, ...]:
    return tuple(sorted(spans))
