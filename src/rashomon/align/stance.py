"""Who does what to whom, whether it is affirmed, how surely, and who says so: claims held against one another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.align.frames import Argument, Frame, same_argument, same_predicate
from rashomon.align.words import fold
from rashomon.model import Attribution, Claim

_CORE = ("subject", "object", "indirect")


@dataclass(frozen=True, slots=True)
class StanceMatch:
    """What differs between a claim and the claim of the other stretch with the same predicate.

    Attributes:
        first, second: The two claims.
        shared: How many arguments are filled alike.
        swapped: The actor of the one is an undergoer of the other.
        other_subject, other_object: Filled otherwise, while another argument is filled alike.
        negated: The one is affirmed, the other denied.
        surer: The first is told as a fact or as done, the second only as possible, planned or said.
        weaker: The other way round.
        speaker: Both have a speaker and it is another one.
    """

    first: Claim
    second: Claim
    shared: int
    swapped: bool
    other_subject: bool
    other_object: bool
    negated: bool
    surer: bool
    weaker: bool
    speaker: bool


def match_stance(first: Sequence[Frame], second: Sequence[Frame]) -> tuple[StanceMatch, ...]:
    """Return, for each claim of `first` whose predicate `second` has too, how the two stand.

    Where several claims of `second` have the predicate, the one with most arguments in common answers.
    """
    found = []
    for frame in first:
        alike = [(_shared(frame, other), -i, other) for i, other in enumerate(second) if same_predicate(frame, other)]
        if alike:
            shared, _, other = max(alike, key=lambda entry: entry[:2])
            found.append(_match(frame, other, shared))
    return tuple(found)


def _match(a: Frame, b: Frame, shared: int) -> StanceMatch:
    return StanceMatch(
        a.claim,
        b.claim,
        shared,
        swapped(a, b) or swapped(b, a),
        shared > 0 and _filled_otherwise(a, b, "subject"),
        shared > 0 and _filled_otherwise(a, b, "object"),
        negated(a.claim, b.claim),
        surer(a.claim, b.claim),
        surer(b.claim, a.claim),
        other_speaker(a.claim.attribution, b.claim.attribution),
    )


def _shared(a: Frame, b: Frame) -> int:
    return sum(any(same_argument(x, y) == "same" for y in _like(x, b)) for x in a.arguments)


def _like(argument: Argument, frame: Frame) -> tuple[Argument, ...]:
    """Return the arguments of a frame that stand in the same place as `argument`."""
    role = argument.role
    return tuple(y for y in frame.arguments if y.role.name == role.name and y.role.preposition == role.preposition)


def _filled_otherwise(a: Frame, b: Frame, name: str) -> bool:
    """Tell whether both fill a role and nothing that fills it in the one may be what fills it in the other."""
    xs, ys = a.named(name), b.named(name)
    return bool(xs and ys) and all(same_argument(x, y) == "different" for x in xs for y in ys)


def swapped(a: Frame, b: Frame) -> bool:
    """Tell whether the actor of `a` is another than that of `b` and fills another role there."""
    actors, others = a.named("subject"), b.named("subject")
    if not actors or not others or any(same_argument(x, y) != "different" for x in actors for y in others):
        return False
    undergoers = [y for y in b.arguments if y.role.name != "subject"]
    return any(same_argument(x, y) == "same" for x in actors for y in undergoers)


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
    return bool(fold(a.source) & fold(b.source))
