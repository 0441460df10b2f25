"""Passages held against a claim, and what they amount to together."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from rashomon.align.compare import Comparison, Voices, compare
from rashomon.align.facts import Facts
from rashomon.check.case import CaseIndex
from rashomon.check.premise import names_in, premise
from rashomon.check.retrieve import Candidate, around, candidates
from rashomon.check.weigh import weight_of

READ_BY_ENTAILMENT = 10
"""The entailment model reads only the most relevant passages: it is the costly part of a check."""
_TOP = 3
_MOST_NAMES = 3.0
_MOST_TIMES = 2.0
_LEAST, _PULL = 0.02, 0.3


@dataclass(frozen=True, slots=True)
class Held:
    """One passage held against the claim.

    Attributes:
        candidate: The passage.
        comparison: What the claim says and what the passage has of it.
        relevance: How much the passage speaks of what the claim speaks of, whatever it says of it.
        apart: How far they differ in detail, 0 = in nothing.
    """

    candidate: Candidate
    comparison: Comparison
    relevance: float
    apart: float

    @property
    def entails(self) -> float:
        """The entailment model's share, 0 where it has not read the passage."""
        return self.comparison.voices.entails or 0.0

    @property
    def contradicts(self) -> float:
        """The entailment model's share, 0 where it has not read the passage."""
        return self.comparison.voices.contradicts or 0.0


def hold(text: str, claim: Facts, index: CaseIndex) -> tuple[Held, ...]:
    """Return the passages that may speak to a claim, each held against it, the most relevant first.

    Args:
        text: The claim as given.
        claim: What it says.
        index: The case.
    """
    made = [_held(claim, candidate, index) for candidate in candidates(claim, index)]
    made.sort(key=lambda h: (-h.relevance, h.candidate.article, h.candidate.first, h.candidate.last))
    judge = index.case.entailment
    if judge is None or not made:
        return tuple(made)
    near = made[:READ_BY_ENTAILMENT]
    written = names_in(text, claim)
    premises = [_premise(held, written, index) for held in near]
    shares = judge.judge([(one, text.strip()) for one in premises])
    read = [_with_voice(h, float(row[0]), float(row[1])) for h, row in zip(near, shares, strict=True)]
    return (*read, *made[READ_BY_ENTAILMENT:])


def _premise(held: Held, written: Mapping[str, str], index: CaseIndex) -> str:
    facts = held.candidate.facts
    return premise(facts, index.readings[facts.span.article].article.text, written)


def _held(claim: Facts, candidate: Candidate, index: CaseIndex) -> Held:
    voices = Voices(candidate.cosine, candidate.cosine)
    comparison = compare(claim, candidate.facts, voices, index.weights, around(candidate, index))
    features = comparison.features()
    names = min(features["names agree"], _MOST_NAMES)
    relevance = features["cosine"] + features["covered"] + weight_of("relevance", "names agree") * names
    return Held(candidate, comparison, relevance, _apart(features))


def _apart(features: Mapping[str, float]) -> float:
    return sum(weight_of("apart", name) * min(value, 2.0) for name, value in sorted(features.items()))


def _with_voice(held: Held, entails: float, contradicts: float) -> Held:
    comparison = held.comparison
    voices = replace(comparison.voices, entails=entails, contradicts=contradicts)
    return replace(held, comparison=replace(comparison, voices=voices))


def summary(held: Sequence[Held]) -> dict[str, float]:
    """Return what the passages amount to together, as numbers by name.

    Args:
        held: The passages, the most relevant first; at least one.
    """
    top = held[:_TOP]
    first = held[0]
    nearest = min(top, key=lambda h: h.apart)
    features = first.comparison.features()
    pull = weight_of("relevance", "apart")
    return {
        "cosine": max(h.comparison.voices.cosine for h in held),
        "covered": max(h.comparison.covered for h in held),
        "apart": first.apart,
        "least apart": nearest.apart,
        "relevance of the least apart": nearest.relevance,
        "best": max(h.relevance - pull * h.apart for h in held),
        "best of the first": max(h.relevance - pull * h.apart for h in top),
        "figures agree": min(features["numbers agree"] + features["times agree"], _MOST_TIMES),
        "entails": max(h.entails for h in top),
        "contradicts": max(h.contradicts for h in top),
        "first entails": first.entails,
        "first contradicts": first.contradicts,
        "entails, not apart": max(h.entails - pull * h.apart for h in top),
        "neither": min(1.0 - h.entails - h.contradicts for h in top),
        **_most_entailing(held[:READ_BY_ENTAILMENT]),
    }


def _most_entailing(read: Sequence[Held]) -> dict[str, float]:
    """Return what the entailment model found among all that it read, and how near the best of it is in detail."""
    best = max(read, key=lambda h: h.entails)
    return {
        "entails anywhere": best.entails,
        "entails at all": math.log(best.entails + _LEAST),
        "entails anywhere, not apart": max(h.entails - _PULL * h.apart for h in read),
        "contradicts anywhere": max(h.contradicts for h in read),
        "entails over contradicts": max(h.entails - h.contradicts for h in read),
        "neither anywhere": min(1.0 - h.entails - h.contradicts for h in read),
        "apart where it entails": best.apart,
        "relevance where it entails": best.relevance,
        "covered where it entails": best.comparison.covered,
    }
