"""Lineage: which articles rest on one another, and on which origin."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from rashomon.model.span import ScorePart, Span

PassageKind = Literal["verbatim", "edited", "paraphrase", "quotation"]
LineageRelation = Literal["copy", "rewrite", "shared-material"]
ChangeKind = Literal["inserted", "removed", "replaced"]
Direction = Literal["a-from-b", "b-from-a", "common-source", "unknown"]


@dataclass(frozen=True, slots=True)
class Passage:
    """Two stretches, one in each article, of which one came from the other or both from a third text."""

    a: Span
    b: Span
    kind: PassageKind
    score: float


@dataclass(frozen=True, slots=True)
class Change:
    """What differs between two versions of one article, told from the older to the newer.

    Attributes:
        kind: What was done; told from a to b where it is unknown which is newer.
        a, b: Where it stands in each, None where it does not.
    """

    kind: ChangeKind
    a: Span | None
    b: Span | None


@dataclass(frozen=True, slots=True)
class Versions:
    """Two articles that are versions of one: an outlet's own update.

    Attributes:
        newer: Id of the newer one, None if unknown.
        changes: In order of a.
    """

    newer: str | None
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Lineage:
    """The dependence of two articles; a pair without one is independent.

    Attributes:
        id: Hash of the two ids.
        a, b: Article ids, a < b.
        relation: copy = the same text republished or lightly edited; rewrite = its prose taken over or paraphrased;
            shared-material = only quotations or a statement in common (does not join origins).
        direction: Who drew on whom.
        confidence: 0..1.
        parts: Why.
        passages: What they share, in order of a.
        versions: Set if both are versions of one article.
    """

    id: str
    a: str
    b: str
    relation: LineageRelation
    direction: Direction
    confidence: float
    parts: tuple[ScorePart, ...]
    passages: tuple[Passage, ...]
    versions: Versions | None = None


@dataclass(frozen=True, slots=True)
class Origin:
    """Articles that rest on one another or on one wire text. The origins of a case partition its articles.

    Attributes:
        id: Hash of its first article.
        name: The agency or outlet it rests on where the text shows it, or None.
        articles: Article ids, sorted.
        evidence: Where the texts show it (credits, copyright lines, the longest shared passages).
        parts: Why.
    """

    id: str
    name: str | None
    articles: tuple[str, ...]
    evidence: tuple[Span, ...]
    parts: tuple[ScorePart, ...]
