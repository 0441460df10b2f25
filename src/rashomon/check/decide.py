"""From passages held against a claim to one verdict."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.align.compare import Comparison, Voices, compare
from rashomon.align.facts import Facts
from rashomon.check.case import CaseIndex
from rashomon.check.differences import differences
from rashomon.check.retrieve import Candidate, around, candidates
from rashomon.check.weigh import Shares, threshold, weigh
from rashomon.model import Difference, Proof, ScorePart, Span, Verdict
from rashomon.model.check import VerdictName

_MOST_PROOFS = 8
_SHOWN_FROM = 0.35


@dataclass(frozen=True, slots=True)
class Held:
    """One passage held against the claim."""

    candidate: Candidate
    comparison: Comparison
    shares: Shares


def decide(text: str, claim: Facts, index: CaseIndex) -> Verdict:
    """Return the verdict on a claim.

    Args:
        text: The claim as given.
        claim: What it says, its names joined to the case.
        index: The case.
    """
    held = hold(claim, candidates(claim, index), index)
    if not held:
        return Verdict(text, "not-reported", 1.0, 0, (), (), (), (), "The case holds no text to compare with.")
    best = max(held, key=lambda h: (h.shares.supported, -h.candidate.last + h.candidate.first))
    nearest = max(held, key=lambda h: (1 - h.shares.not_reported, h.candidate.cosine))
    found = differences(claim, nearest.candidate.facts, nearest.comparison, index.readings)
    verdict: VerdictName
    if best.shares.supported >= threshold("supported"):
        verdict, confidence = "supported", best.shares.supported
    elif nearest.shares.not_reported < nearest.shares.contradicted:
        verdict, confidence = "contradicted", 1 - nearest.shares.not_reported
    else:
        verdict, confidence = "not-reported", nearest.shares.not_reported
    return answer(text, verdict, confidence, held, found, index)


def hold(claim: Facts, found: Sequence[Candidate], index: CaseIndex) -> list[Held]:
    """Return every candidate held against the claim."""
    made = []
    for candidate in found:
        comparison = compare(
            claim, candidate.facts, Voices(candidate.cosine, candidate.cosine), index.weights, around(candidate, index)
        )
        made.append(Held(candidate, comparison, weigh(comparison.features(), "compared")))
    return made


def answer(
    text: str,
    verdict: VerdictName,
    confidence: float,
    held: Sequence[Held],
    found: tuple[Difference, ...],
    index: CaseIndex,
) -> Verdict:
    """Return the verdict with its passages, origins and speakers."""
    supports = _proofs([h for h in held if h.shares.supported >= threshold("supported")], index)
    against = _proofs([h for h in held if h.shares.contradicted >= _SHOWN_FROM], index)
    if verdict != "supported":
        supports = ()
    origins = len(index.case.origins_of_spans([p.span for p in supports])) if supports else 0
    return Verdict(
        text,
        verdict,
        round(confidence, 4),
        origins,
        _speakers(supports, index) if supports else (),
        supports,
        against if verdict == "contradicted" else (),
        found if verdict == "contradicted" else (),
    )


def _proofs(held: Sequence[Held], index: CaseIndex) -> tuple[Proof, ...]:
    """Return the passages, the best first, none inside another."""
    made: list[Proof] = []
    ranked = sorted(held, key=lambda h: (-h.shares.supported, h.candidate.article, h.candidate.first, h.candidate.last))
    for one in ranked:
        span = one.candidate.facts.span
        if any(span.overlaps(p.span) for p in made):
            continue
        reading = index.readings[span.article]
        parts = (*one.comparison.parts(), ScorePart("supports", round(one.shares.supported, 4)))
        made.append(Proof(span, reading.article.path, span.of(reading.article.text), parts))
        if len(made) == _MOST_PROOFS:
            break
    return tuple(made)


def _speakers(proofs: Sequence[Proof], index: CaseIndex) -> tuple[str, ...]:
    """Return who says it, where every passage only reports somebody's words."""
    found: dict[str, None] = {}
    for proof in proofs:
        told = [c for c in index.readings[proof.span.article].claims if _within(c.span, proof.span)]
        if not told or any(not c.attribution for c in told):
            return ()
        found.update((c.attribution[0].source, None) for c in told)
    return tuple(found)


def _within(inner: Span, outer: Span) -> bool:
    return outer.contains(inner)
