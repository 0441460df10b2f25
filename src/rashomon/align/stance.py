"""Who does what to whom, whether it is affirmed, how surely, and who says so: claims held against one another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.align.words import akin, fold
from rashomon.model import Attribution, Claim, Role

_ACTS = ("subject", "object", "indirect", "oblique")


@dataclass(frozen=True, slots=True)
class StanceMatch:
    """What differs between a claim and the claim of the other stretch with the same predicate.

    Attributes:
        first, second: The two claims.
        swapped: Actor and recipient have changed places.
        negated: The one is affirmed, the other denied.
        surer: The first is told as a fact or as done, the second only as possible, planned or said.
        weaker: The other way round.
        speaker: Both have a speaker and it is another one.
    """

    first: Claim
    second: Claim
    swapped: bool
    negated: bool
    surer: bool
    weaker: bool
    speaker: bool


def match_stance(first: Sequence[Claim], second: Sequence[Claim]) -> tuple[StanceMatch, ...]:
    """Return, for each claim of `first` whose predicate `second` has too, how the two stand."""
    found = []
    for claim in first:
        alike = [(_shared(claim, other), -i, other) for i, other in enumerate(second) if _same_predicate(claim, other)]
        if not alike:
            continue
        other = max(alike, key=lambda entry: entry[:2])[2]
        found.append(
            StanceMatch(
                claim,
                other,
                swapped(claim, other),
                negated(claim, other),
                surer(claim, other),
                surer(other, claim),
                other_speaker(claim.attribution, other.attribution),
            )
        )
    return tuple(found)


def _same_predicate(a: Claim, b: Claim) -> bool:
    return any(akin(x, y) for x in fold(a.predicate) for y in fold(b.predicate))


def _shared(a: Claim, b: Claim) -> int:
    return sum(any(same_filler(x, y) for y in b.roles) for x in a.roles)


def same_filler(a: Role, b: Role) -> bool:
    """Tell whether two arguments are filled by the same thing."""
    if a.entity is not None and b.entity is not None:
        return a.entity == b.entity
    return a.head == b.head


def swapped(a: Claim, b: Claim) -> bool:
    """Tell whether the actor of one claim is the recipient of the other and the other way round."""
    actor_a = next((r for r in a.roles if r.name == "subject"), None)
    actor_b = next((r for r in b.roles if r.name == "subject"), None)
    if actor_a is None or actor_b is None or same_filler(actor_a, actor_b):
        return False
    others_a = [r for r in a.roles if r.name in _ACTS and r.name != "subject"]
    others_b = [r for r in b.roles if r.name in _ACTS and r.name != "subject"]
    return any(same_filler(actor_a, r) for r in others_b) and any(same_filler(actor_b, r) for r in others_a)


def negated(a: Claim, b: Claim) -> bool:
    """Tell whether the one is affirmed and the other denied."""
    return {a.factuality.polarity, b.factuality.polarity} == {"positive", "negative"}


def surer(a: Claim, b: Claim) -> bool:
    """Tell whether `a` is told as done where `b` is only expected or possible."""
    done = a.factuality.time in ("past", "present") and a.factuality.certainty == "certain"
    open_ = b.factuality.time in ("future", "hypothetical") or b.factuality.certainty in ("possible", "probable")
    return done and open_


def other_speaker(a: Sequence[Attribution], b: Sequence[Attribution]) -> bool:
    """Tell whether both are somebody's words and no speaker of the one is a speaker of the other."""
    if not a or not b:
        return False
    return not any(same_speaker(x, y) for x in a for y in b)


def same_speaker(a: Attribution, b: Attribution) -> bool:
    """Tell whether two links of attribution name the same source."""
    if a.entity is not None and b.entity is not None:
        return a.entity == b.entity
    first, second = fold(a.source), fold(b.source)
    return bool(first & second)
