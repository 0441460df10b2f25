"""Who says in a passage what a claim has somebody say: the same one, somebody else, or somebody not known.

"It was Ryan who spoke of a piggy bank" shares every word with a passage in which Biden speaks of it and Ryan answers.
What tells them apart is in whose mouth the words stand. So the words of a claim that are put into somebody's mouth are
looked for among the words that a passage puts into the same mouth, and among those it puts into others.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rashomon.align.compare import covered
from rashomon.align.facts import Facts
from rashomon.align.voices import Voice, alike, voices

_UNKNOWN_WORD = 1.0
_FULL_WEIGHT, _LEAST_SHARE, _CLEARLY = 2.0, 0.3, 0.1


@dataclass(frozen=True, slots=True)
class SaidBy:
    """How much of the words that a claim puts into one mouth a passage has, by who says them there.

    Attributes:
        claimed: Who says them by the claim.
        weight: How much those words tell; the rarest weighs 1.
        same: The share in the same mouth.
        other: The greatest share in the mouth of somebody else who is known.
        by: Who that is, empty for nobody.
    """

    claimed: str
    weight: float
    same: float
    other: float
    by: str

    @property
    def elsewhere(self) -> bool:
        """Whether somebody else clearly says it, and not the one claimed."""
        return more_by_another(self.weight, self.same, self.other) > _CLEARLY


def more_by_another(weight: float, same: float, other: float) -> float:
    """Return how much more of some words another says than the one claimed, 0..1.

    Words too few or too common to tell count less, and who says hardly any of them says something else.

    Args:
        weight: How much the words tell.
        same: The share that the one claimed says.
        other: The greatest share that another says.
    """
    return min(1.0, weight / _FULL_WEIGHT) * max(0.0, other - max(same, _LEAST_SHARE))


def said_by(claim: Sequence[Voice], passage: Facts, weights: Mapping[str, float]) -> tuple[SaidBy, ...]:
    """Return for each voice of a claim who says in a passage what it says.

    Args:
        claim: The voices of the claim.
        passage: What the passage says.
        weights: How much each word tells; words that are not in it count fully.
    """
    theirs = voices(passage) if claim else ()
    return tuple(_said(own, theirs, weights) for own in claim)


def _said(own: Voice, theirs: Sequence[Voice], weights: Mapping[str, float]) -> SaidBy:
    same, other, by = 0.0, 0.0, ""
    for voice in theirs:
        share = covered(own.words, voice.words, weights)
        kind = alike(own, voice)
        if kind == "same":
            same = max(same, share)
        elif kind == "other" and share > other:
            other, by = share, voice.who[0].text
    weight = sum(weights.get(lemma, _UNKNOWN_WORD) for lemma in own.words.weighed)
    return SaidBy(own.who[0].text, weight, same, other, by)
