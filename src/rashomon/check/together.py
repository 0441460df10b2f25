"""Two passages read as one: a claim may rest on what one report says here and another, or the same, says there."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from rashomon.align.facts import Facts
from rashomon.align.request import Judges
from rashomon.check.held import Held

_LEAST_GAIN = 0.5
"""The second passage has at least this much of the claim that the first lacks; one rare word weighs 1."""
_NAME = 1.0


@dataclass(frozen=True, slots=True)
class Together:
    """Two passages read one after the other, and what the entailment model makes of both.

    Attributes:
        first, second: The passages, in the order of their article, or the more relevant one first.
        entails, contradicts: The shares.
    """

    first: Held
    second: Held
    entails: float
    contradicts: float


def read_together(
    text: str,
    claim: Facts,
    passages: Sequence[Held],
    weights: Mapping[str, float],
    premise: Callable[[Held], str],
    judge: Judges,
) -> tuple[Together, ...]:
    """Return the most relevant and the most entailing passage, each read with the one that adds most to it.

    Args:
        text: The claim as given.
        claim: What it says.
        passages: The most relevant; the first of them were read alone, the others may only add to one.
        weights: How much each word tells.
        premise: Writes a passage out.
        judge: The entailment model.
    """
    single = [p for p in passages if p.candidate.first == p.candidate.last] or list(passages)
    if len(single) < 2:
        return ()
    pairs: dict[tuple[int, int], tuple[Held, Held]] = {}
    for start in (max(single, key=lambda p: p.relevance), max(single, key=lambda p: p.entails)):
        other = _best_addition(start, single, claim, weights)
        if other is not None:
            one, two = _in_order(start, other)
            pairs.setdefault((id(one), id(two)), (one, two))
    read = list(pairs.values())
    shares = judge.judge([(f"{premise(one)} {premise(two)}", text) for one, two in read]) if read else ()
    return tuple(Together(one, two, float(s[0]), float(s[1])) for (one, two), s in zip(read, shares, strict=True))


def _best_addition(start: Held, others: Sequence[Held], claim: Facts, weights: Mapping[str, float]) -> Held | None:
    """Return the passage that has most of what the claim says and `start` does not; None where none has any."""
    known = start.candidate.facts
    missing = {lemma for lemma in claim.lexicon.weighed if not known.lexicon.has(lemma)}
    unnamed = {name.key for name in claim.names} - {name.key for name in known.names}
    rated = []
    for other in others:
        if other.candidate.facts.span.overlaps(known.span):
            continue
        facts = other.candidate.facts
        gain = sum(weights.get(lemma, 1.0) for lemma in sorted(missing) if facts.lexicon.has(lemma))
        gain += _NAME * len(unnamed & {name.key for name in facts.names})
        rated.append((round(gain, 6), round(other.entails, 6), other.relevance, other))
    if not rated:
        return None
    best = max(rated, key=lambda r: r[:3])
    return best[3] if best[0] >= _LEAST_GAIN else None


def _in_order(one: Held, two: Held) -> tuple[Held, Held]:
    if one.candidate.article == two.candidate.article and two.candidate.first < one.candidate.first:
        return two, one
    return one, two
