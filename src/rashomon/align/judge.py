"""How two claims stand to one another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from rashomon.align.compare import Comparison, Voices, Weights, compare
from rashomon.align.facts import Facts
from rashomon.align.score import weighing
from rashomon.align.standing import may_stand_behind
from rashomon.model import Claim, Judgement, ScorePart
from rashomon.model.align import Sameness

SAME_FROM = 0.3
"""From this probability on two claims count as saying the same, by the comparison alone."""
_WHOLE = 0.8


@dataclass(frozen=True, slots=True)
class Pair:
    """Two claims held against one another, each way.

    Attributes:
        a, b: The claims, a.id < b.id.
        forth, back: What a claims against what b says, and the other way round.
        same: Probability that they say the same: that each says what the other says.
        a_in_b: Probability that b says what a says; b_in_a the other way round.
        details: Kinds of detail in which they differ ("number", "date", "role", "negation"), sorted.
    """

    a: Claim
    b: Claim
    forth: Comparison
    back: Comparison
    same: float
    a_in_b: float
    b_in_a: float
    details: tuple[str, ...]


def judge_pair(a: Claim, b: Claim, facts: Mapping[str, Facts], voices: Voices, weights: Weights) -> Pair:
    """Hold two claims against one another.

    Args:
        a: One claim.
        b: The other.
        facts: What each says, by claim id.
        voices: What the models say of the two.
        weights: How much each word tells.
    """
    if b.id < a.id:
        a, b = b, a
    forth = compare(facts[a.id], facts[b.id], voices, weights)
    back = compare(facts[b.id], facts[a.id], voices, weights)
    x, y = forth.features(), back.features()
    features = both_ways(x, y)
    within = weighing("within")
    a_in_b = b_in_a = 0.0
    if may_stand_behind(a, facts[a.id], b, facts[b.id], voices.clauses):
        a_in_b = within.probability(one_way(x, back.covered))
    if may_stand_behind(b, facts[b.id], a, facts[a.id], voices.clauses):
        b_in_a = within.probability(one_way(y, forth.covered))
    return Pair(a, b, forth, back, min(a_in_b, b_in_a), a_in_b, b_in_a, _details(features))


def both_ways(x: Mapping[str, float], y: Mapping[str, float]) -> dict[str, float]:
    """Return the features of a pair, made of those of each way, that do not depend on its order."""
    features = {
        "cosine": x["cosine"],
        "clause cosine": x["clause cosine"],
        "covered least": min(x["covered"], y["covered"]),
        "covered most": max(x["covered"], y["covered"]),
        "names agree": min(x["names agree"], y["names agree"], 3.0),
        "names differ": min(x["names other"], y["names other"], 2.0),
        "predicate": max(x["verb"], y["verb"]),
        "surer": max(x["surer"], x["weaker"], y["surer"], y["weaker"]),
    }
    for name in ("numbers agree", "numbers conflict", "times agree", "times conflict"):
        features[name] = min(max(x[name], y[name]), 2.0)
    for name in ("swapped", "negated", "speaker"):
        features[name] = max(x[name], y[name])
    return features


def one_way(forth: Mapping[str, float], covered_back: float) -> dict[str, float]:
    """Return the features of whether the second says what the first says.

    Args:
        forth: Those of the first held against the second.
        covered_back: Share of the second's words that the first has.
    """
    features = {name: min(value, 2.0) for name, value in forth.items()}
    features["covered back"] = covered_back
    return features


def _details(features: Mapping[str, float]) -> tuple[str, ...]:
    kinds = {
        "number": "numbers conflict", "date": "times conflict", "role": "swapped", "negation": "negated",
        "factuality": "surer", "attribution": "speaker",
    }  # fmt: skip
    return tuple(sorted(kind for kind, name in kinds.items() if features[name]))


def relation_of(pair: Pair) -> Sameness:
    """Return how the two stand, in one word."""
    if pair.same < SAME_FROM:
        return "unrelated"
    forth, back = pair.forth.covered, pair.back.covered
    if forth >= _WHOLE and back >= _WHOLE:
        return "same"
    if forth >= _WHOLE:
        return "b-says-more"
    return "a-says-more" if back >= _WHOLE else "overlap"


def judgement_of(pair: Pair, relation: Sameness) -> Judgement:
    """Return the judgement to be kept, with its parts."""
    features = both_ways(pair.forth.features(), pair.back.features())
    parts = tuple(ScorePart(name, round(value, 4)) for name, value in sorted(features.items()) if value)
    return Judgement(pair.a.id, pair.b.id, relation, round(pair.same, 4), parts)
