"""Two stretches held against one another in every respect: what the one claims, what the other has of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rashomon.align.facts import Facts
from rashomon.align.naming import NameMatch, match_names
from rashomon.align.numbers import NumberMatch, match_numbers
from rashomon.align.opposites import Opposite, match_opposites
from rashomon.align.speakers import OtherSpeaker, match_speakers
from rashomon.align.stance import StanceMatch, match_stance
from rashomon.align.times import Setting, TimeMatch, match_times
from rashomon.align.words import Word, akin, fold, listed
from rashomon.model import ScorePart

Weights = Mapping[str, float]
_UNKNOWN_WORD = 1.0
_TOLD = frozenset({"person", "organisation", "place", "facility"})


@dataclass(frozen=True, slots=True)
class Voices:
    """What the models say of a pair.

    Attributes:
        cosine: Of the sentences that the two stand in.
        clauses: Of the two themselves.
        entails, contradicts: Shares by the entailment model, None where there is none.
    """

    cosine: float
    clauses: float
    entails: float | None = None
    contradicts: float | None = None


@dataclass(frozen=True, slots=True)
class Around:
    """What stands beside a passage.

    Attributes:
        facts: What the passage says together with the sentences beside it.
        published: When its article was published, EDTF, or None.
    """

    facts: Facts
    published: str | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """What the first stretch claims and what the second has of it.

    Attributes:
        covered: Share of the first one's content words, by weight, that the second has too.
        names, numbers, times, stances, opposites, speakers: The details, one by one.
        polarity: Share of the words of both that are affirmed in the one and denied in the other.
        owned_up: The first has a word of owning up and the second none.
        by_now: The first says that something has come about by now, and the second does not.
        voices: What the models say.
    """

    covered: float
    names: tuple[NameMatch, ...]
    numbers: tuple[NumberMatch, ...]
    times: tuple[TimeMatch, ...]
    stances: tuple[StanceMatch, ...]
    opposites: tuple[Opposite, ...]
    speakers: tuple[OtherSpeaker, ...]
    polarity: float
    owned_up: float
    by_now: float
    voices: Voices

    def features(self) -> dict[str, float]:
        """Return the comparison as numbers, by name."""
        features = {
            "cosine": self.voices.cosine,
            "clause cosine": self.voices.clauses,
            "covered": self.covered,
            "predicate": float(any(s.shared for s in self.stances)),
            "polarity": self.polarity,
            "opposites": float(len(self.opposites)),
            "speaker": float(bool(self.speakers)),
            "owned up": self.owned_up,
            "by now": self.by_now,
        }
        for relation in ("agree", "near", "other", "absent"):
            features[f"names {relation}"] = _count([n for n in self.names if n.first.type in _TOLD], relation)
            features[f"groups {relation}"] = _count([n for n in self.names if n.first.type not in _TOLD], relation)
        for name, matches in (("numbers", self.numbers), ("times", self.times)):
            features[f"{name} agree"] = _count(matches, "agree", "compatible")
            features[f"{name} conflict"] = _count(matches, "conflict")
            features[f"{name} absent"] = _count(matches, "absent")
        for name in ("other_subject", "other_object", "swapped", "negated"):
            features[name.replace("_", " ")] = float(any(getattr(s, name) for s in self.stances))
        for name in ("surer", "weaker"):
            features[name] = float(any(getattr(s, name) and s.shared for s in self.stances))
        return features

    def parts(self) -> tuple[ScorePart, ...]:
        """Return what was compared, for the reader; details that do not occur are left out."""
        shown = [ScorePart(name, round(value, 4)) for name, value in self.features().items() if value]
        if self.voices.entails is not None and self.voices.contradicts is not None:
            shown.append(ScorePart("entailed", round(self.voices.entails, 4)))
            shown.append(ScorePart("contradicted", round(self.voices.contradicts, 4)))
        return tuple(shown)


def _count(matches: Sequence[NameMatch | NumberMatch | TimeMatch], *relations: str) -> float:
    return float(sum(match.relation in relations for match in matches))


def compare(first: Facts, second: Facts, voices: Voices, weights: Weights, around: Around | None = None) -> Comparison:
    """Hold what `first` claims against what `second` says.

    Args:
        first: The claim.
        second: The passage.
        voices: What the models say of the pair.
        weights: How much each word tells (rarer words more); words that are not in it count fully.
        around: What stands beside the passage, or None.
    """
    return Comparison(
        covered(first.words, second.words, weights),
        match_names(first.names, second, around.facts if around else None),
        match_numbers(first.quantities, second.quantities, second.text),
        match_times(
            tuple(zip(first.times, first.dated, strict=True)),
            second.times,
            Setting(around.published, fold(around.facts.text), fold(second.text)) if around else None,
        ),
        match_stance(first.frames, second.frames),
        match_opposites(first.words, second.words),
        match_speakers(first, second),
        polarity(first.words, second.words),
        _only_here("admitting", first, second),
        _only_here("completing", first, second),
        voices,
    )


def _only_here(name: str, first: Facts, second: Facts) -> float:
    """Return 1 where the first has a word of the list and the second has none."""
    words = listed(name)
    here, there = (any(w.lemma in words for w in facts.words) for facts in (first, second))
    also = any(part in words for part in fold(second.text))
    return float(here and not there and not also)


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


_STATED = frozenset({"VERB", "ADJ", "NOUN", "ADV"})


def polarity(first: Sequence[Word], second: Sequence[Word]) -> float:
    """Return how many words that both have are affirmed in the first and denied in the second, or the other way."""
    found = 0
    here = {(w.lemma, w.negated) for w in first if w.pos in _STATED}
    for lemma, denied in sorted(here):
        if (lemma, not denied) in here:
            continue
        alike = [other for other in second if akin(lemma, other.lemma)]
        found += bool(alike) and all(other.negated != denied for other in alike)
    return float(found)
