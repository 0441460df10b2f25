"""Passages held against a claim, and what they amount to together."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.align.facts import Facts
from rashomon.check.case import CaseIndex
from rashomon.check.exchanged import exchanged
from rashomon.check.held import Held
from rashomon.check.reading import Reader
from rashomon.check.retrieve import candidates
from rashomon.check.said_by import more_by_another
from rashomon.check.together import Together
from rashomon.check.weigh import weight_of
from rashomon.model import Quantity

READ_BY_ENTAILMENT = 5
"""The entailment model reads only the most relevant passages: it is the costly part of a check."""
MAY_ADD = 10
"""So many may add to another passage what that one lacks."""
_TOP = 3
_MOST_TIMES = 2.0
_MOST_KEPT = 3.0
_MOST_COUNTED = 3.0
_COUNTED = frozenset({"count", "fraction"})
_LEAST, _PULL = 0.02, 0.3
_MOST_ODDS, _CLEARLY, _LEAST_SHARE = 1.5, 0.2, 0.0001


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a case has to say to a claim.

    Attributes:
        held: The passages, the most relevant first.
        together: Pairs of them that were read as one.
        exchanged: How well the most entailing passage entails the claim with two of its names exchanged, None where
            it has not two names of the claim.
    """

    held: tuple[Held, ...]
    together: tuple[Together, ...] = ()
    exchanged: float | None = None


def hold(text: str, claim: Facts, index: CaseIndex) -> Evidence:
    """Return the passages that may speak to a claim, each held against it, the most relevant first.

    Args:
        text: The claim as given.
        claim: What it says.
        index: The case.
    """
    reader = Reader(text, claim, index)
    made = [reader.compared(candidate) for candidate in candidates(claim, index)]
    made.sort(key=lambda h: (-h.relevance, h.candidate.article, h.candidate.first, h.candidate.last))
    judge = index.case.entailment
    if judge is None or not made:
        return Evidence(tuple(made))
    read = reader.read_again(reader.read(made[:READ_BY_ENTAILMENT]))
    pairs = reader.read_together([*read, *made[READ_BY_ENTAILMENT:MAY_ADD]], again=True)
    best = max(read, key=lambda h: h.entails)
    others = exchanged(text, claim, best.candidate.facts)
    turned = reader.entailed(best, others)
    return Evidence((*read, *made[READ_BY_ENTAILMENT:]), pairs, max(turned, default=None))


def summary(evidence: Evidence) -> dict[str, float]:
    """Return what the passages amount to together, as numbers by name.

    Args:
        evidence: At least one passage.
    """
    held = evidence.held
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
        "turned": float(any(h.order.turned > h.order.kept for h in top)),
        "kept": min(_MOST_KEPT, max(0, *(h.order.kept - h.order.turned for h in top))),
        "entails": max(h.entails for h in top),
        "contradicts": max(h.contradicts for h in top),
        "first entails": first.entails,
        "first contradicts": first.contradicts,
        "entails, not apart": max(h.entails - pull * h.apart for h in top),
        "neither": min(1.0 - h.entails - h.contradicts for h in top),
        **_most_entailing(held[:READ_BY_ENTAILMENT], evidence.together),
        **_exchanged(max(h.entails for h in held), evidence.exchanged),
        **_said(held, max(h.entails for h in held)),
    }


def _most_entailing(read: Sequence[Held], together: Sequence[Together]) -> dict[str, float]:
    """Return what the entailment model found among all that it read, and how near the best of it is in detail."""
    best = max(read, key=lambda h: h.entails)
    both = max((pair.entails for pair in together), default=best.entails)
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
        "turned where it entails": float(best.order.turned > best.order.kept),
        "kept where it entails": min(_MOST_KEPT, best.order.kept),
        "two entail": max(both, best.entails),
        "two entail more": max(0.0, both - best.entails),
        "two entail at all": math.log(max(both, best.entails) + _LEAST),
        "two contradict": max((pair.contradicts for pair in together), default=best.contradicts),
        "two neither": min((1.0 - t.entails - t.contradicts for t in together), default=1.0),
        **_details(best, read),
    }


def _details(best: Held, read: Sequence[Held]) -> dict[str, float]:
    """Return which details of the claim the most entailing passage lacks, and which all that were read lack."""
    own = best.comparison.features()
    return {
        "figures unmet where it entails": _unmet(best),
        "figures unmet": min(_unmet(h) for h in read),
        "times unmet where it entails": min(own["times conflict"] + own["times absent"], _MOST_TIMES),
        "names unmet where it entails": min(own["names other"] + own["names absent"], _MOST_TIMES),
    }


def _unmet(held: Held) -> float:
    """Return how many figures of the claim a passage does not have.

    "One", "both" and "two" are counted by who reads: a passage that names two people says "both" without the word.
    """
    missing = [m for m in held.comparison.numbers if m.relation in ("conflict", "absent") and _is_figure(m.first)]
    return min(float(len(missing)), _MOST_TIMES)


def _is_figure(quantity: Quantity) -> bool:
    ends = [end for end in (quantity.low, quantity.high) if end is not None]
    return quantity.unit not in _COUNTED or any(end > _MOST_COUNTED or end != int(end) for end in ends)


def _exchanged(entails: float, turned: float | None) -> dict[str, float]:
    """Return how much better the claim with two names exchanged fits than the claim itself, in log odds."""
    more = 0.0 if turned is None else max(-_MOST_ODDS, min(_MOST_ODDS, _log_odds(turned) - _log_odds(entails)))
    return {"exchanged entails more": entails * more, "exchanged entails clearly more": entails * (more > _CLEARLY)}


def _said(held: Sequence[Held], entails: float) -> dict[str, float]:
    """Return how much more of what the claim has somebody say others say than the same one.

    Each is taken where most of it is said, for what somebody says in one place others may quote in another.
    """
    more = 0.0
    for each in zip(*(h.said for h in held), strict=True):
        same, other = max(said.same for said in each), max(said.other for said in each)
        more = max(more, more_by_another(each[0].weight, same, other))
    return {"said by another": more, "said by another where it entails": more * entails}


def _log_odds(share: float) -> float:
    kept = min(max(share, _LEAST_SHARE), 1.0 - _LEAST_SHARE)
    return math.log(kept / (1.0 - kept))
