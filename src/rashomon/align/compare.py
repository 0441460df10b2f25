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
from rashomon.align.words import Lexicon, fold, listed
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
            "verb": float(bool(self.stances)),
            "polarity": self.polarity,
            "opposites": float(len(self.opposites)),
            "speaker": float(bool(self.speakers)),
            "owned up": self.owned_up,
            "by now": self.by_now,
        }
        for relation in ("agree", "near", "other", "absent"):
            features[f"names {relation}"] = features[f"groups {relation}"] = 0.0
        for name in self.names:
            features[f"{'names' if name.first.type in _TOLD else 'groups'} {name.relation}"] += 1.0
        for kind, matches in (("numbers", self.numbers), ("times", self.times)):
            features[f"{kind} agree"] = _count(matches, "agree", "compatible")
            features[f"{kind} conflict"] = _count(matches, "conflict")
            features[f"{kind} absent"] = _count(matches, "absent")
        for feature in ("other_subject", "other_object", "swapped", "negated"):
            features[feature.replace("_", " ")] = float(any(getattr(s, feature) for s in self.stances))
        for feature in ("surer", "weaker"):
            features[feature] = float(any(getattr(s, feature) and s.shared for s in self.stances))
        return features

    def parts(self) -> tuple[ScorePart, ...]:
        """Return what was compared, for the reader; details that do not occur are left out."""
        shown = [ScorePart(name, round(value, 4)) for name, value in self.features().items() if value]
        if self.voices.entails is not None and self.voices.contradicts is not None:
            shown.append(ScorePart("entailed", round(self.voices.entails, 4)))
            shown.append(ScorePart("contradicted", round(self.voices.contradicts, 4)))
        return tuple(shown)


def _count(matches: Sequence[NumberMatch | TimeMatch], *relations: str) -> float:
    return float(sum(match.relation in relations for match in matches))


def compare(
    first: Facts,
    second: Facts,
    voices: Voices,
    weights: Weights,
    around: Around | None = None,
) -> Comparison:
    """Hold what `first` claims against what `second` says.

    Args:
        first: The claim.
        second: The passage.
        voices: What the models say of the pair.
        weights: How much each word tells (rarer words more); words that are not in it count fully.
        around: What stands beside the passage, or None.
    """
    return Comparison(
        covered(first.lexicon, second.lexicon, weights),
        match_names(first.names, second, around.facts if around else None),
        match_numbers(first.quantities, second.quantities, second.text),
        match_times(
            tuple(zip(first.times, first.dated, strict=True)),
            second.times,
            Setting(around.published, fold(around.facts.text), fold(second.text)) if around else None,
        ),
        match_stance(first.frames, second.frames),
        match_opposites(first.lexicon, second.lexicon),
        match_speakers(first, second),
        polarity(first, second),
        _only_here("admitting", first, second),
        _only_here("completing", first, second),
        voices,
    )


def _only_here(name: str, first: Facts, second: Facts) -> float:
    """Return 1 where the first has a word of the list and the second has none."""
    words = listed(name)
    if not first.lexicon.lemmas & words or second.lexicon.lemmas & words:
        return 0.0
    return float(not words & fold(second.text))


def covered(first: Lexicon, second: Lexicon, weights: Weights) -> float:
    """Return the share of the first words, by weight, that the second have too in some form."""
    total = found = 0.0
    for lemma in first.weighed:
        weight = weights.get(lemma, _UNKNOWN_WORD)
        total += weight
        if second.has(lemma):
            found += weight
    return found / total if total else 0.0


_STATED = frozenset({"VERB", "ADJ", "NOUN", "ADV"})


def polarity(first: Facts, second: Facts) -> float:
    """Return how many words that both have are affirmed in the first and denied in the second, or the other way."""
    here = {(w.lemma, w.negated) for w in first.words if w.pos in _STATED}
    denied_there = {w.lemma for w in second.words if w.negated}
    affirmed_there = {w.lemma for w in second.words if not w.negated}
    if not denied_there and not any(denied for _, denied in here):
        return 0.0
    found = 0
    for lemma, denied in sorted(here):
        alike = second.lexicon.like(lemma) if (lemma, not denied) not in here else ()
        same, other = (denied_there, affirmed_there) if denied else (affirmed_there, denied_there)
        found += bool(alike) and all(form in other and form not in same for form in alike)
    return float(found)
