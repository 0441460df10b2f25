"""From passages held against a claim to one verdict."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.align.facts import Facts
from rashomon.check.case import CaseIndex
from rashomon.check.differences import differences
from rashomon.check.evidence import Evidence, hold, summary
from rashomon.check.held import Held
from rashomon.check.reports import reports_on
from rashomon.check.stating import floor_of_reports, shares_of, stating, tells
from rashomon.check.weigh import Shares, weigh, weight_of
from rashomon.model import Difference, Proof, ScorePart, Span, Verdict
from rashomon.model.check import VerdictName

_MOST_PROOFS = 8
_NO_TEXT = "The case holds no text to compare with."


def decide(text: str, claim: Facts, index: CaseIndex) -> Verdict:
    """Return the verdict on a claim.

    Args:
        text: The claim as given.
        claim: What it says, its names joined to the case.
        index: The case.
    """
    evidence = hold(text, claim, index)
    held = evidence.held
    if not held:
        return Verdict(text, "not-reported", 1.0, 0, (), (), (), (), _NO_TEXT)
    model = "entailment" if index.case.entailment is not None else "compared"
    shares = weigh(summary(evidence), model)
    verdict, confidence = verdict_of(shares, model)
    if verdict == "supported":
        return _supported(text, confidence, claim, evidence, index)
    if verdict == "contradicted":
        return _contradicted(text, confidence, claim, held, index)
    return Verdict(text, verdict, confidence, 0, (), (), (), ())


def verdict_of(shares: Shares, model: str) -> tuple[VerdictName, float]:
    """Return the verdict and how sure it is; "supported" only above its threshold."""
    if shares.supported >= weight_of("thresholds", model):
        return "supported", round(shares.supported, 4)
    if shares.contradicted >= shares.not_reported:
        return "contradicted", round(shares.contradicted, 4)
    return "not-reported", round(shares.not_reported, 4)


def _supported(text: str, confidence: float, claim: Facts, evidence: Evidence, index: CaseIndex) -> Verdict:
    """Return the verdict with every passage that states the claim."""
    if index.case.entailment is not None:
        reports = reports_on(text, claim, index)
        passages = stating(reports, shares_of(reports, claim, index), floor_of_reports(), evidence.together)
    else:
        passages = enough_alone(evidence, "compared", weight_of("thresholds", "compared passage"))
    origins = len(index.case.origins_of_spans([held.candidate.facts.span for _, held in passages]))
    proofs = _proofs(passages, index)
    return Verdict(text, "supported", confidence, max(1, origins), _speakers(proofs, index), proofs, (), ())


def enough_alone(evidence: Evidence, model: str, floor: float) -> list[tuple[float, Held]]:
    """Return the passages that alone say enough of a supported claim, with their shares; at least the best one.

    This is how reports are counted where there is no entailment model.

    Args:
        evidence: What the case has to say.
        model: Which weights.
        floor: From which share a passage says enough.
    """
    rated = [(weigh(summary(Evidence((h,))), model).supported, h) for h in evidence.held]
    best = max(share for share, _ in rated)
    far = weight_of("thresholds", "apart")
    return [(share, h) for share, h in rated if share == best or (share >= floor and h.apart < far and tells(h))]


def _contradicted(text: str, confidence: float, claim: Facts, held: Sequence[Held], index: CaseIndex) -> Verdict:
    """Return the verdict with the most relevant passages that differ, and in what they do."""
    against = [h for h in held[:_MOST_PROOFS] if h.differs or h.contradicts > h.entails] or list(held[:1])
    found: list[Difference] = []
    for one in against:
        found.extend(differences(claim, one.candidate.facts, one.comparison, index.readings, one.said))
        if found:
            break
    proofs = _proofs([(h.relevance, h) for h in against[:3]], index)
    return Verdict(text, "contradicted", confidence, 0, (), (), proofs, tuple(dict.fromkeys(found)))


def _proofs(rated: Sequence[tuple[float, Held]], index: CaseIndex) -> tuple[Proof, ...]:
    """Return the passages, the best first, none overlapping a better one."""
    made: list[Proof] = []
    order = sorted(
        rated, key=lambda r: (-round(r[0], 6), r[1].candidate.last - r[1].candidate.first, r[1].candidate.facts.span)
    )
    for share, one in order:
        span = one.candidate.facts.span
        if any(span.overlaps(proof.span) for proof in made):
            continue
        reading = index.readings[span.article]
        parts = (*one.comparison.parts(), ScorePart("share", round(share, 4)))
        made.append(Proof(span, reading.article.path, span.of(reading.article.text), parts))
        if len(made) == _MOST_PROOFS:
            break
    return tuple(made)


def _speakers(proofs: Sequence[Proof], index: CaseIndex) -> tuple[str, ...]:
    """Return who says it, where every passage only reports somebody's words."""
    found: dict[str, None] = {}
    for proof in proofs:
        told = [c for c in index.readings[proof.span.article].claims if _inside(c.span, proof.span)]
        if not told or any(not c.attribution for c in told):
            return ()
        found.update((c.attribution[0].source, None) for c in told)
    return tuple(found)


def _inside(inner: Span, outer: Span) -> bool:
    return outer.contains(inner)
