"""Two stretches held against one another in every respect: what the one claims, what the other has of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rashomon.align.facts import Facts
from rashomon.align.naming import NameMatch, match_names
from rashomon.align.numbers import NumberMatch, match_numbers
from rashomon.align.opposites import Opposite, match_opposites
from rashomon.align.stance import StanceMatch, match_stance
from rashomon.align.times import TimeMatch, match_times
from rashomon.align.words import Word, akin, fold
from rashomon.model import ScorePart

Weights = Mapping[str, float]
_UNKNOWN_WORD = 1.0


@dataclass(frozen=True, slots=True)
class Voices:
    """What the models say of a pair: cosine of the encoder and, where there is one, the entailment model's shares."""

    cosine: float
    entails: float | None = None
    contradicts: float | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """What the first stretch claims and what the second has of it.

    Attributes:
        covered: Share of the first one's content words, by weight, that the second has too.
        names, numbers, times, stances, opposites: The details, one by one.
        voices: What the models say.
    """

    covered: float
    names: tuple[NameMatch, ...]
    numbers: tuple[NumberMatch, ...]
    times: tuple[TimeMatch, ...]
    stances: tuple[StanceMatch, ...]
    opposites: tuple[Opposite, ...]
    voices: Voices

    def features(self) -> dict[str, float]:
        """Return the comparison as numbers, by name."""
        names, numbers, times = self.names, self.numbers, self.times
        return {
            "cosine": self.voices.cosine,
            "covered": self.covered,
            "names agree": _count(names, "agree"),
            "names other": _count(names, "other"),
            "names absent": _count(names, "absent"),
            "numbers agree": _count(numbers, "agree", "compatible"),
            "numbers conflict": _count(numbers, "conflict"),
            "numbers absent": _count(numbers, "absent"),
            "times agree": _count(times, "agree", "compatible"),
            "times conflict": _count(times, "conflict"),
            "times absent": _count(times, "absent"),
            "predicate": float(any(s.shared for s in self.stances)),
            "opposites": float(len(self.opposites)),
            "other subject": float(any(s.other_subject for s in self.stances)),
            "other object": float(any(s.other_object for s in self.stances)),
            "swapped": float(any(s.swapped for s in self.stances)),
            "negated": float(any(s.negated for s in self.stances)),
            "surer": float(any(s.surer for s in self.stances)),
            "weaker": float(any(s.weaker for s in self.stances)),
            "other speaker": float(any(s.speaker for s in self.stances)),
        }

    def parts(self) -> tuple[ScorePart, ...]:
        """Return what was compared, for the reader; details that do not occur are left out."""
        shown = [ScorePart(name, round(value, 4)) for name, value in self.features().items() if value]
        if self.voices.entails is not None and self.voices.contradicts is not None:
            shown.append(ScorePart("entailed", round(self.voices.entails, 4)))
            shown.append(ScorePart("contradicted", round(self.voices.contradicts, 4)))
        return tuple(shown)


def _count(matches: Sequence[NameMatch | NumberMatch | TimeMatch], *relations: str) -> float:
    return float(sum(match.relation in relations for match in matches))


def compare(first: Facts, second: Facts, voices: Voices, weights: Weights) -> Comparison:
    """Hold what `first` claims against what `second` says.

    Args:
        first: The claim.
        second: The passage.
        voices: What the models say of the pair.
        weights: How much each word tells (rarer words more); words that are not in it count fully.
    """
    return Comparison(
        covered(first.words, second.words, weights),
        match_names(first.names, second.names, fold(second.text)),
        match_numbers(first.quantities, second.quantities),
        match_times(first.times, second.times),
        match_stance(first.frames, second.frames),
        match_opposites(first.words, second.words),
        voices,
    )


def covered(first: Sequence[Word], second: Sequence[Word], weights: Weights) -> float:
    """Return the share of the first words, by weight, that the second have too in some form."""
    lemmas = {word.lemma for word in second}
    total = found = 0.0
    for lemma in sorted({word.lemma for word in first}):
        weight = weights.get(lemma, _UNKNOWN_WORD)
        total += weight
        if lemma in lemmas or any(akin(lemma, other) for other in lemmas):
            found += weight
    return found / total if total else 0.0
