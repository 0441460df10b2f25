"""What each single report has to say to a claim, and how that compares with what the others say."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.align.compare import covered
from rashomon.align.facts import Facts
from rashomon.align.words import Lexicon
from rashomon.check.case import CaseIndex
from rashomon.check.held import Held
from rashomon.check.reading import Reader
from rashomon.check.retrieve import nearest_by_report
from rashomon.check.together import Together

_PULL = 0.5
_LEAST = 0.005
_COMPARED = (
    "entails", "two entail", "cosine", "cosine of the best", "covered", "covered by the best", "covered by all read",
    "covered by the report", "nearness", "apart",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Report:
    """The passages of one report that speak to a claim.

    Attributes:
        article: The report.
        nearness: How near its nearest sentence is to the claim, by meaning and words.
        held: Its nearest passages, read by the entailment model; at least one.
        together: Pairs of them that were read as one.
    """

    article: str
    nearness: float
    held: tuple[Held, ...]
    together: tuple[Together, ...]

    @property
    def best(self) -> Held:
        """The passage that says most of the claim and differs least from it in detail."""
        return max(self.held, key=lambda h: (_log_odds(h.entails) - _PULL * h.apart, h.relevance))

    @property
    def pair(self) -> Together | None:
        """The two passages that together say most of the claim."""
        return max(self.together, key=lambda t: t.entails, default=None)


def reports_on(text: str, claim: Facts, index: CaseIndex) -> tuple[Report, ...]:
    """Return what the reports nearest to a claim have to say to it; how much is read is bounded.

    Args:
        text: The claim as given.
        claim: What it says.
        index: The case, with an entailment model.
    """
    reader = Reader(text, claim, index)
    near = nearest_by_report(claim, index)
    read = reader.read([reader.compared(candidate) for _, own in near for candidate in own])
    found = []
    for nearness, own in near:
        held, read = read[: len(own)], read[len(own) :]
        found.append(Report(own[0].article, nearness, tuple(held), reader.read_together(held)))
    return tuple(found)


def described(reports: Sequence[Report], claim: Facts, index: CaseIndex) -> list[dict[str, float]]:
    """Return for each report what it has to say to a claim, as numbers by name, and by how much others say more.

    A report that says much less of a claim than another does seldom states it, however near it comes.

    Args:
        reports: What each of them says.
        claim: What is claimed.
        index: The case.
    """
    made = [_alone(report, claim, index) for report in reports]
    best = max(reports, key=lambda r: _log_odds(r.best.entails) - _PULL * r.best.apart, default=None)
    second = max((r for r in reports if r is not best), key=lambda r: _log_odds(r.best.entails), default=best)
    found = []
    for report, own in zip(reports, made, strict=True):
        others = [other for other in made if other is not own] or [own]
        wording = second if report is best else best
        told = wording.best.candidate.facts.lexicon if wording else claim.lexicon
        found.append(
            own
            | {f"{name}, beside others": own[name] - max(other[name] for other in others) for name in _COMPARED}
            | {
                "others entail": max(other["entails"] for other in others),
                "words of another": covered(told, report.best.candidate.facts.lexicon, index.weights),
                "words of another in the report": covered(told, index.lexicon(report.article), index.weights),
            }
        )
    return found


def _alone(report: Report, claim: Facts, index: CaseIndex) -> dict[str, float]:
    """Return what one report says, as numbers by name."""
    held, best = report.held, report.best
    entails = max(h.entails for h in held)
    both = max(entails, report.pair.entails if report.pair else 0.0)
    details = [h.comparison.features() for h in held]
    own = best.comparison.features()
    return {
        "entails": _log_odds(entails),
        "two entail": _log_odds(both),
        "two entail more": both - entails,
        "contradicts": best.contradicts,
        "cosine": max(h.comparison.voices.cosine for h in held),
        "cosine of the best": best.comparison.voices.cosine,
        "covered": max(h.comparison.covered for h in held),
        "covered by the best": best.comparison.covered,
        "covered by all read": covered(claim.lexicon, _words_of(held), index.weights),
        "covered by the report": covered(claim.lexicon, index.lexicon(report.article), index.weights),
        "nearness": report.nearness,
        "apart": best.apart,
        "numbers nowhere": min(one["numbers absent"] + one["numbers conflict"] for one in details),
        "times nowhere": min(one["times absent"] + one["times conflict"] for one in details),
        "numbers conflict": own["numbers conflict"],
        "times conflict": own["times conflict"],
        "times absent": own["times absent"],
        "surer": own["surer"],
        "speaker": own["speaker"],
        "turned": float(best.order.turned > best.order.kept),
    }


def _words_of(held: Sequence[Held]) -> Lexicon:
    return Lexicon(word for h in held for word in h.candidate.facts.words)


def _log_odds(share: float) -> float:
    kept = min(max(share, _LEAST), 1.0 - _LEAST)
    return math.log(kept / (1.0 - kept))
