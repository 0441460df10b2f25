"""Whether a claim has the same ones acting on the same others as a passage, whatever verbs they use.

"Nebraska sued Colorado" and "a suit that Colorado brought against Nebraska" share every name and hardly a verb. What
tells them apart is who stands as the actor and who does not, so that is compared for every two things both speak of.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.align.facts import Facts
from rashomon.align.frames import Argument, Frame
from rashomon.align.words import listed

Pair = tuple[str, str]
_MOST_PAIRS = 400


@dataclass(frozen=True, slots=True)
class Order:
    """Pairs of an actor and another in a claim, as a passage has them.

    Attributes:
        kept: How many stand the same way round.
        turned: How many stand the other way round only.
    """

    kept: int
    turned: int


def order(claim: Facts, passage: Facts) -> Order:
    """Return how the actors of a claim and their others stand in a passage."""
    here, there = _pairs(claim.frames), _pairs(passage.frames)
    kept = here & there
    turned = {(a, b) for a, b in here - there if (b, a) in there and (b, a) not in here}
    return Order(len(kept), len(turned))


def _pairs(frames: Sequence[Frame]) -> frozenset[Pair]:
    """Return who acts on whom: the actors of each verb with everything else that it joins them to."""
    found: set[Pair] = set()
    for frame in frames:
        actors = {word for argument in frame.at("subject") for word in _told(argument)}
        others = {word for argument in frame.arguments if argument.place != "subject" for word in _told(argument)}
        found |= {(a, b) for a in sorted(actors - others) for b in sorted(others - actors)}
        if len(found) > _MOST_PAIRS:
            break
    return frozenset(found)


def _told(argument: Argument) -> frozenset[str]:
    """Return what an argument speaks of: those it names, and its words."""
    words = argument.words | {argument.head}
    return argument.inside | (words - listed("vague"))
