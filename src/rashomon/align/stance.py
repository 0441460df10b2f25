"""Who does what to whom, whether it is affirmed, and how surely, held against one another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.align.frames import Argument, Frame, same_argument
from rashomon.align.words import akin, listed


@dataclass(frozen=True, slots=True)
class StanceMatch:
    """What differs between a verb and the same verb in the other stretch.

    Attributes:
        first, second: The two frames.
        shared: How many arguments are filled alike.
        swapped: The actor of the one is an undergoer of the other.
        other_subject, other_object: Filled otherwise, while another argument is filled alike.
        negated: The one is affirmed, the other denied.
        surer: The first is told as a fact or as done, the second only as possible, planned or said.
        weaker: The other way round.
    """

    first: Frame
    second: Frame
    shared: int
    swapped: bool
    other_subject: bool
    other_object: bool
    negated: bool
    surer: bool
    weaker: bool


def match_stance(first: Sequence[Frame], second: Sequence[Frame]) -> tuple[StanceMatch, ...]:
    """Return, for each verb of `first` that `second` has too, how the two stand.

    Where the verb stands several times in `second`, the one with most arguments in common answers.
    """
    found = []
    for frame in first:
        alike = [(_shared(frame, other), -i, other) for i, other in enumerate(second) if akin(frame.lemma, other.lemma)]
        if alike:
            shared, _, other = max(alike, key=lambda entry: entry[:2])
            found.append(_match(frame, other, shared))
    return tuple(found)


def _match(a: Frame, b: Frame, shared: int) -> StanceMatch:
    return StanceMatch(
        a,
        b,
        shared,
        swapped(a, b) or swapped(b, a),
        shared > 0 and _filled_otherwise(a, b, "subject"),
        shared > 0 and _filled_otherwise(a, b, "object"),
        a.negated != b.negated,
        surer(a, b),
        surer(b, a),
    )


def _shared(a: Frame, b: Frame) -> int:
    return sum(any(same_argument(x, y) == "same" for y in _like(x, b)) for x in a.arguments)


def _like(argument: Argument, frame: Frame) -> tuple[Argument, ...]:
    """Return the arguments of a frame that stand in the same place as `argument`."""
    return tuple(y for y in frame.at(argument.place) if y.preposition == argument.preposition)


def _filled_otherwise(a: Frame, b: Frame, place: str) -> bool:
    """Tell whether both fill a place and nothing that fills it in the one may be what fills it in the other."""
    xs = [x for x in a.arguments if x.place == place]
    ys = [y for y in b.arguments if y.place == place]
    return bool(xs and ys) and all(same_argument(x, y) == "different" for x in xs for y in ys)


def swapped(a: Frame, b: Frame) -> bool:
    """Tell whether the actor of `a` is another than that of `b` and fills another place there."""
    actors, others = a.at("subject"), b.at("subject")
    if not actors or any(same_argument(x, y) == "same" for x in actors for y in others):
        return False
    undergoers = [y for y in b.arguments if y.place == "object" or y.preposition in listed("undergoing")]
    return any(_surely_same(x, y) for x in actors for y in undergoers)


def _surely_same(a: Argument, b: Argument) -> bool:
    if a.key is not None or b.key is not None:
        return a.key == b.key
    return akin(a.head, b.head) and a.head not in listed("vague")


def surer(a: Frame, b: Frame) -> bool:
    """Tell whether `a` is told as done where `b` is only expected or possible."""
    return _done(a) and _open(b)


def _done(frame: Frame) -> bool:
    if frame.open:
        return False
    if frame.claim is None:
        return True
    factuality = frame.claim.factuality
    return factuality.time in ("past", "present") and factuality.certainty in ("certain", "unknown")


def _open(frame: Frame) -> bool:
    if frame.open:
        return True
    return frame.claim is not None and frame.claim.factuality.time in ("future", "hypothetical")
