"""Passages held against one claim, detail by detail and by the entailment model."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from rashomon.align.compare import Voices, compare
from rashomon.align.facts import Facts
from rashomon.align.premise import names_in, premise
from rashomon.align.request import Judges
from rashomon.align.voices import voices
from rashomon.check.case import CaseIndex
from rashomon.check.held import Held
from rashomon.check.retrieve import Candidate, around
from rashomon.check.said_by import said_by
from rashomon.check.together import Together, read_together
from rashomon.check.turned import order
from rashomon.check.verbatim import says_it
from rashomon.check.weigh import weight_of

READ_AGAIN = 3
_MOST_NAMES = 3.0


class Both:
    """Two entailment models as one: the mean of what they say."""

    def __init__(self, first: Judges, second: Judges) -> None:
        self._first = first
        self._second = second

    def judge(self, pairs: Sequence[tuple[str, str]]) -> NDArray[np.float32]:
        """Return for each pair of premise and hypothesis the mean of both, in three columns."""
        mean: NDArray[np.float32] = (self._first.judge(pairs) + self._second.judge(pairs)) / np.float32(2)
        return mean


class Reader:
    """Holds passages against one claim.

    Args:
        text: The claim as given.
        claim: What it says.
        index: The case.
    """

    def __init__(self, text: str, claim: Facts, index: CaseIndex) -> None:
        self._text = text
        self._claim = claim
        self._index = index
        self._written = names_in(text, claim)
        self._voices = voices(claim)

    def compared(self, candidate: Candidate) -> Held:
        """Return a passage held against the claim in every detail, not yet read by the entailment model."""
        claim, index = self._claim, self._index
        voices = Voices(candidate.cosine, candidate.cosine)
        comparison = compare(claim, candidate.facts, voices, index.weights, around(candidate, index))
        features = comparison.features()
        names = min(features["names agree"], _MOST_NAMES)
        relevance = features["cosine"] + features["covered"] + weight_of("relevance", "names agree") * names
        said = said_by(self._voices, candidate.facts, index.weights)
        return Held(candidate, comparison, relevance, _apart(features), order(claim, candidate.facts), said)

    def shown(self, held: Held) -> str:
        """Return a passage as the entailment model reads it."""
        facts = held.candidate.facts
        return premise(facts, self._index.readings[facts.span.article], self._claim, self._written)

    def read(self, passages: Sequence[Held]) -> list[Held]:
        """Return passages with what the entailment model says of them; as they are where there is none."""
        judge = self._index.case.entailment
        if judge is None:
            return list(passages)
        shares = judge.judge([(self.shown(held), self._text.strip()) for held in passages])
        return [_with_voice(h, *self._voice(h, row)) for h, row in zip(passages, shares, strict=True)]

    def read_again(self, passages: Sequence[Held]) -> list[Held]:
        """Return passages with the mean of both entailment models for those in which the first finds most.

        Two models that were trained apart seldom take the same wrong passage for a right one.
        """
        judge = self._index.case.second
        if judge is None:
            return list(passages)
        chosen = sorted(range(len(passages)), key=lambda at: (-passages[at].entails, at))[:READ_AGAIN]
        chosen = [at for at in chosen if passages[at].entails < 1.0]
        shares = judge.judge([(self.shown(passages[at]), self._text.strip()) for at in chosen])
        found = list(passages)
        for at, row in zip(chosen, shares, strict=True):
            one = passages[at]
            found[at] = _with_voice(one, (one.entails + float(row[0])) / 2, (one.contradicts + float(row[1])) / 2)
        most = max((found[at].entails for at in chosen), default=1.0)
        # What only the first has read may not outdo what both have read.
        return [h if at in chosen or h.entails == 1.0 else _at_most(h, most) for at, h in enumerate(found)]

    def entailed(self, held: Held, texts: Sequence[str]) -> list[float]:
        """Return how far a passage entails other claims, by the models that read this one."""
        first, second = self._index.case.entailment, self._index.case.second
        if first is None:
            return []
        judge = first if second is None else Both(first, second)
        return [float(row[0]) for row in judge.judge([(self.shown(held), text.strip()) for text in texts])]

    def read_together(self, passages: Sequence[Held], *, again: bool = False) -> tuple[Together, ...]:
        """Return pairs of passages read as one; none where there is no entailment model.

        Args:
            passages: The most relevant.
            again: Whether the second model reads them too.
        """
        judge = self._index.case.entailment
        if judge is None:
            return ()
        second = self._index.case.second if again else None
        both = judge if second is None else Both(judge, second)
        return read_together(self._text.strip(), self._claim, passages, self._index.weights, self.shown, both)

    def _voice(self, held: Held, row: NDArray[np.float32]) -> tuple[float, float]:
        """Return the model's shares, or certainty where the passage says the claim word for word."""
        facts = held.candidate.facts
        if says_it(self._text, self.shown(held), held.candidate, facts, self._index.readings[facts.span.article]):
            return 1.0, 0.0
        return float(row[0]), float(row[1])


def _at_most(held: Held, entails: float) -> Held:
    return _with_voice(held, min(held.entails, entails), held.contradicts)


def _apart(features: Mapping[str, float]) -> float:
    return sum(weight_of("apart", name) * min(value, 2.0) for name, value in sorted(features.items()))


def _with_voice(held: Held, entails: float, contradicts: float) -> Held:
    comparison = held.comparison
    voices = replace(comparison.voices, entails=entails, contradicts=contradicts)
    return replace(held, comparison=replace(comparison, voices=voices))
