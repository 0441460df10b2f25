"""The origins of a case: articles that rest on one another or on one text count as one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from rashomon.model import Lineage, Origin, Reading, ScorePart, Span, content_id
from rashomon.trace.groups import components
from rashomon.trace.media import Named, medium_called, named_media

JOINING = ("copy", "rewrite")
SHOWN_PASSAGES = 6


def find_origins(readings: Sequence[Reading], lineage: Sequence[Lineage]) -> tuple[Origin, ...]:
    """Return the origins: a partition of the articles by copy and rewrite, in order of their first article's id.

    An origin has a name where the texts show whose it is: an agency's credit, a copyright notice, the report that
    one of several dependent articles says it relays. A photo's credit is not the text's.
    """
    by_id = {reading.article.id: reading for reading in readings}
    joining = sorted(
        (x for x in lineage if x.relation in JOINING and x.a in by_id and x.b in by_id), key=lambda x: (x.a, x.b)
    )
    inside: dict[str, list[Lineage]] = {}
    groups = components(by_id, [(x.a, x.b) for x in joining])
    group_of = {article: group[0] for group in groups for article in group}
    for link in joining:
        inside.setdefault(group_of[link.a], []).append(link)
    return tuple(_origin([by_id[i] for i in group], inside.get(group[0], [])) for group in groups)


def _origin(members: Sequence[Reading], inside: Sequence[Lineage]) -> Origin:
    ids = tuple(reading.article.id for reading in members)
    name, shown, reason = _name(members, inside)
    longest = sorted((p for x in inside for p in x.passages), key=lambda p: (-len(p.a), p.a, p.b))[:SHOWN_PASSAGES]
    evidence = {*shown, *(p.a for p in longest), *(p.b for p in longest)}
    parts = [ScorePart(f"{x.relation} of two reports", x.confidence, x.parts[0].note) for x in inside]
    if name:
        parts.append(ScorePart("name", 1.0, reason))
    return Origin(content_id("org", ids[0]), name, ids, tuple(sorted(evidence)), tuple(parts))


def _name(members: Sequence[Reading], inside: Sequence[Lineage]) -> tuple[str | None, tuple[Span, ...], str]:
    """Return the origin's name, where it stands, and why it is held to be the origin."""
    credits = [(_standard(r.clean.agency.value), r.clean.agency.span) for r in members if r.clean.agency]
    if credits:
        name = _most(Counter(value for value, _ in credits))
        return name, tuple(s for value, s in credits if value == name and s), f"credited for the text: {name}"
    media = {reading.article.id: named_media(reading) for reading in members}
    notices = [n for found in media.values() for n in found if n.notice]
    if notices:
        name = _most(Counter(n.medium for n in notices))
        return name, tuple(n.span for n in notices if n.medium == name), f"a copyright notice names {name}"
    if inside:
        return _first_published(members, inside) or _relayed(media)
    return None, (), ""


def _first_published(
    members: Sequence[Reading], inside: Sequence[Lineage]
) -> tuple[str | None, tuple[Span, ...], str] | None:
    """Return the outlet of the one member from which all the others were drawn, if that is so."""
    drawn = {x.a if x.direction == "a-from-b" else x.b for x in inside if x.direction in ("a-from-b", "b-from-a")}
    sources = [r for r in members if r.article.id not in drawn]
    if len(sources) != 1 or sources[0].clean.outlet is None:
        return None
    outlet = sources[0].clean.outlet
    return _standard(outlet.value), (outlet.span,) if outlet.span else (), "the others were drawn from its report"


def _relayed(media: Mapping[str, Sequence[Named]]) -> tuple[str | None, tuple[Span, ...], str]:
    """Return the medium that members say they relay more often than any other, at least twice."""
    counts = Counter(n.medium for found in media.values() for n in found if n.relayed)
    if not counts:
        return None, (), ""
    name = _most(counts)
    if counts[name] < 2 or sum(count == counts[name] for count in counts.values()) > 1:
        return None, (), ""
    spans = sorted(n.span for found in media.values() for n in found if n.relayed and n.medium == name)
    return name, tuple(spans[:1]), f"the reports say that they relay {name}"


def _most(counts: Counter[str]) -> str:
    return min(counts, key=lambda name: (-counts[name], name))


def _standard(name: str) -> str:
    return medium_called(name) or name
