"""How many independent origins stand behind a statement, counted on the passages that state it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set

from rashomon.model import Claim, Lineage, Origin, Reading, Span
from rashomon.trace.groups import components
from rashomon.trace.media import medium_called, named_media

JOINING_KINDS = ("verbatim", "edited")
SHORTEST = 40  # characters: some eight words
HALF = 0.5
Carried = tuple[Span, Set[str]]


def origins_behind(claims: Sequence[Claim], lineage: Sequence[Lineage], origins: Sequence[Origin]) -> tuple[str, ...]:
    """Return the ids of the independent origins that stand behind claims that all say the same, sorted.

    See `origins_of_spans`; that a claim only relays a named medium is read from its attribution.
    """
    return Support(lineage, origins).behind(claims)


def origins_of_spans(
    spans: Sequence[Span], lineage: Sequence[Lineage], origins: Sequence[Origin], *, readings: Sequence[Reading] = ()
) -> tuple[str, ...]:
    """Return the ids of the independent origins behind passages that all state the same, sorted.

    Counted as one are:
    - passages of articles of one origin;
    - passages that lie in prose which two otherwise separate articles have in common (a wire paragraph in both);
    - passages that only relay one named medium ("Reuters reported"), together with that medium's own article.

    A common quotation does not join: two reporters may both have heard the speaker or been sent the statement, and
    each vouches for it. Of origins that are counted as one, the first by id stands for all.

    Args:
        spans: Where it is stated, sentences or clauses.
        lineage: The case's lineage.
        origins: The case's origins.
        readings: The articles, to see which passages only relay a medium; without them none is held to.
    """
    relayed: dict[str, list[tuple[Span, str]]] = {}
    wanted = {span.article for span in spans}
    for reading in readings:
        if reading.article.id in wanted:
            relayed[reading.article.id] = [(n.span, n.medium) for n in named_media(reading) if n.relayed]
    stated = [(s, {m for place, m in relayed.get(s.article, ()) if s.contains(place)}) for s in spans]
    return Support(lineage, origins).independent(stated)


class Support:
    """The lineage and origins of a case, laid out so that each statement costs only what it itself touches.

    Args:
        lineage: The case's lineage.
        origins: The case's origins.
    """

    def __init__(self, lineage: Sequence[Lineage], origins: Sequence[Origin]) -> None:
        self._home = {article: origin.id for origin in origins for article in origin.articles}
        self._names = {origin.id: origin.name for origin in origins}
        self._links: dict[str, list[Lineage]] = {}
        for link in lineage:
            self._links.setdefault(link.a, []).append(link)

    def behind(self, claims: Sequence[Claim]) -> tuple[str, ...]:
        """Return what `origins_behind` returns."""
        stated = []
        for claim in claims:
            media = {medium_called(link.source) for link in claim.attribution}
            stated.append((claim.span, {medium for medium in media if medium}))
        return self.independent(stated)

    def independent(self, stated: Sequence[Carried]) -> tuple[str, ...]:
        """Return the ids of the independent origins of passages, each with the media that it only relays."""
        home = self._home
        places: dict[str, list[Span]] = {}
        for span, _ in stated:
            if span.article in home:
                places.setdefault(span.article, []).append(span)
        edges = [
            (home[link.a], home[link.b])
            for article in places
            for link in self._links.get(article, ())
            if link.b in places and _in_common(link, places[link.a], places[link.b])
        ]
        nodes = {home[article] for article in places}
        edges += _by_carrier(stated, home, {origin: self._names[origin] for origin in nodes})
        return tuple(group[0] for group in components(nodes, edges))


def _in_common(link: Lineage, a: Sequence[Span], b: Sequence[Span]) -> bool:
    """Tell whether everything stated in both articles lies in prose that the two share."""
    passages = [p for p in link.passages if p.kind in JOINING_KINDS and min(len(p.a), len(p.b)) >= SHORTEST]
    return _inside(a, [p.a for p in passages]) and _inside(b, [p.b for p in passages])


def _inside(spans: Sequence[Span], passages: Sequence[Span]) -> bool:
    return all(sum(max(0, min(s.end, p.end) - max(s.start, p.start)) for p in passages) >= HALF * len(s) for s in spans)


def _by_carrier(
    stated: Sequence[Carried], home: Mapping[str, str], names: Mapping[str, str | None]
) -> list[tuple[str, str]]:
    """Return the joins of origins whose articles state it only by relaying one medium, and of that medium's own."""
    media: dict[str, set[str]] = {}
    for span, carriers in stated:
        if span.article in home:
            media[span.article] = media.get(span.article, set(carriers)) & carriers
    groups: dict[str, set[str]] = {}
    for article, carriers in media.items():
        for medium in carriers:
            groups.setdefault(medium, set()).add(home[article])
    for origin, name in names.items():
        if name in groups:
            groups[name].add(origin)
    return [(min(some), other) for _, some in sorted(groups.items()) for other in sorted(some - {min(some)})]
