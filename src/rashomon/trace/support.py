"""How many independent origins stand behind a statement, counted on the passages that state it."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.model import Claim, Lineage, Origin, Span
from rashomon.trace.groups import components


def origins_behind(claims: Sequence[Claim], lineage: Sequence[Lineage], origins: Sequence[Origin]) -> tuple[str, ...]:
    """Return the ids of the independent origins that stand behind claims that all say the same, sorted."""
    return origins_of_spans([claim.span for claim in claims], lineage, origins)


def origins_of_spans(spans: Sequence[Span], lineage: Sequence[Lineage], origins: Sequence[Origin]) -> tuple[str, ...]:
    """Return the ids of the independent origins behind passages that all state the same, sorted.

    Passages of one origin count once. Passages of two origins count once if they lie in a stretch of prose that the
    two articles have in common (a wire paragraph in otherwise separate reports); a quotation in common does not join
    them, for two reporters may both have heard the speaker. Of joined origins the first by id stands for all.
    """
    home = {article: origin.id for origin in origins for article in origin.articles}
    stated = [span for span in spans if span.article in home]
    edges = []
    for link in lineage:
        for passage in link.passages:
            if passage.kind != "quotation" and _covers(passage.a, stated) and _covers(passage.b, stated):
                edges.append((home[link.a], home[link.b]))
    return tuple(group[0] for group in components({home[span.article] for span in stated}, edges))


def _covers(passage: Span, spans: Sequence[Span]) -> bool:
    """Tell whether the passage holds at least half of one of the spans, and no span of its article lies outside it."""
    own = [span for span in spans if span.article == passage.article]
    inside = [s for s in own if 2 * (min(s.end, passage.end) - max(s.start, passage.start)) >= len(s)]
    return bool(inside) and len(inside) == len(own)
