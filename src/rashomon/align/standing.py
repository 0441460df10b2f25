"""What must hold before one claim can stand behind another, however alike their words are."""

from __future__ import annotations

from rashomon.align.cores import Core
from rashomon.align.facts import Facts
from rashomon.model import Claim

_AHEAD = frozenset(["future", "hypothetical"])
_FEW_WORDS = 6
_LIKE_CLAUSES = 0.8


def may_stand_behind(inner: Claim, says: Facts, outer: Claim, told: Facts, clauses: float) -> bool:
    """Tell whether the outer claim may say what the inner one says.

    What is expected does not say that it has happened, nor the other way round; and where few words carry the claim,
    nearly all may occur in a report that says something else of the same people ("X ends his visit", "X will arrive
    for a visit"), so its verb must be there too, or the clauses as wholes must mean nearly the same.

    Args:
        inner: The claim that is to be supported.
        says: What it says, or its core.
        outer: The claim that may support it.
        told: What that says.
        clauses: Cosine of the two clauses.
    """
    if (inner.factuality.time in _AHEAD) != (outer.factuality.time in _AHEAD):
        return False
    if outer.kind == "nominal" and inner.kind != "nominal":
        return False  # a noun phrase says no more than itself
    if len(says.lexicon.lemmas) > _FEW_WORDS or clauses >= _LIKE_CLAUSES:
        return True
    verbs = [word.lemma for word in says.words if word.pos == "VERB"] or inner.predicate.lower().split()
    return all(told.lexicon.has(verb) for verb in verbs[:1])


def part_may_stand_behind(core: Core, other: Core, cosine: float) -> bool:
    """Tell whether a claim, or a part of it, may say what a part of another claim says.

    Args:
        core: The part that is to be supported.
        other: The claim or part that may support it.
        cosine: Of the two.
    """
    if core.ahead != other.ahead:
        return False
    if cosine >= _LIKE_CLAUSES:
        return True
    verbs = [w.lemma for w in core.facts.words if core.part is not None and w.start == core.part.verb]
    return all(other.facts.lexicon.has(verb) for verb in verbs)
