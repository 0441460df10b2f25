"""The answer when a claim is held against a case."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from rashomon.model.span import ScorePart, Span

VerdictName = Literal["supported", "contradicted", "not-reported"]
DifferenceKind = Literal["number", "date", "name", "place", "role", "negation", "attribution", "factuality"]


@dataclass(frozen=True, slots=True)
class Difference:
    """One detail in which the claim departs from the reports."""

    kind: DifferenceKind
    claimed: str
    reported: str


@dataclass(frozen=True, slots=True)
class Proof:
    """A passage that speaks for or against the claim.

    Attributes:
        span: Where it stands.
        path: The article's path.
        text: Its characters.
        parts: What was compared and with which result.
    """

    span: Span
    path: str
    text: str
    parts: tuple[ScorePart, ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the case says of a claim.

    Attributes:
        claim: The claim as given.
        verdict: supported, contradicted or not-reported.
        confidence: 0..1, calibrated.
        origins: Independent origins among the supporting articles.
        attributed_to: The speakers, where the articles only report somebody's words.
        supports, contradicts: The passages.
        differences: What differs, when contradicted.
        note: One plain line when the claim could not be judged as it stands (empty, not English, too long), else empty.
    """

    claim: str
    verdict: VerdictName
    confidence: float
    origins: int
    attributed_to: tuple[str, ...]
    supports: tuple[Proof, ...]
    contradicts: tuple[Proof, ...]
    differences: tuple[Difference, ...]
    note: str = ""
