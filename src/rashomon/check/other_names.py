"""Would the passage support the claim as well with another of its names?

"Kevin Sabet leads the Marijuana Policy Project" may seem to follow from two sentences that name both. So the model is
asked the same with the other names of the passage: where "Kevin Sabet leads Smart Approaches" fits better, the claim
has hung a fact on the wrong name.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rashomon.align.facts import Facts, Name
from rashomon.align.words import fold
from rashomon.check.held import Held

MOST_OTHERS = 6
_PASSAGES = 2
_LEAST = 0.2


@dataclass(frozen=True, slots=True)
class OtherName:
    """The claim with another name.

    Attributes:
        text: The claim with the other name.
        before: How far the passage entails the claim as it stands.
        entails: How far it entails this.
    """

    text: str
    before: float
    entails: float


def with_other_names(text: str, claim: Facts, passages: Sequence[Held]) -> list[tuple[Held, str]]:
    """Return the claim with one name exchanged for another of the same kind, with the passage that has the other name.

    Args:
        text: The claim as given.
        claim: What it says.
        passages: Those that were read; only the most entailing ones are asked.
    """
    named = [name for name in claim.names if name.named and name.end > name.start]
    known = {name.key for name in claim.names}
    made: dict[str, tuple[Held, str]] = {}
    for held in sorted(passages, key=lambda h: -h.entails)[:_PASSAGES]:
        if held.entails < _LEAST:
            continue
        for other in _others(held.candidate.facts, known):
            for name in named:
                if name.type == other.type and not fold(other.text) & fold(text[name.start : name.end]):
                    changed = text[: name.start] + other.text + text[name.end :]
                    made.setdefault(changed, (held, changed.strip()))
    return list(made.values())[:MOST_OTHERS]


def _others(passage: Facts, known: set[str]) -> Iterator[Name]:
    """Yield everybody that a passage names and the claim does not, each once."""
    seen = set(known)
    for name in passage.names:
        if name.named and name.key not in seen:
            seen.add(name.key)
            yield name
