"""Whole sentences that say what no claim of their article was found to say: told by a noun, in a list, in passing.

Where an article is found to say nothing of a claim or part, its nearest sentence is written out (who "he" is, which day
"Wednesday" is) and read by the entailment model. What is read is bounded, the likeliest first, and found by index.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from rashomon.align.compare import Around, Voices, Weights, compare, covered
from rashomon.align.cores import Core, CoreShelf
from rashomon.align.facts import FactReader, Facts
from rashomon.align.frames import Argument
from rashomon.align.judge import one_way
from rashomon.align.premise import premise
from rashomon.align.reading import SAID_FROM, logit
from rashomon.align.request import Judges
from rashomon.align.score import weighing
from rashomon.align.standing import details_stand
from rashomon.align.words import akin
from rashomon.model import Claim, Judgement, Reading, ScorePart, Span
from rashomon.model.align import Sameness

_NEAREST = 2  # sentences of an article that are compared
_MOST_ARTICLES = 8  # the nearest ones, for each part
_NEAR = 0.4  # cosine, and what the words in common add to it
_COVERED = 0.3
_COMPARED_FROM = 0.2  # below it hardly any sentence was found to say it, however far it entailed it
_MOST_WORDINGS = 2
_WORDS_COUNT = 0.5
_MOST_WITH_A_WORD = 24
_BEFORE, _AFTER = 3, 1
MOST_ASKED = 400  # claims and parts of one case, those told first in their reports
_MOST_READ = 60  # sentences of one case: a few seconds of the entailment model


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence that may say a claim or part of another article.

    Attributes:
        core: What may be said.
        told: The claim or part in that sentence that has most of it; it stands for the sentence.
        facts: What the sentence says.
        compared: How likely it says it by the comparison of names, numbers, times and words.
    """

    core: Core
    told: Core
    facts: Facts
    compared: float


class Sentences:
    """The sentences of the articles, found by meaning and by rare words.

    Args:
        readings: By article id.
        matrix: One vector a sentence.
        owners: Which sentence each is.
        facts: What each claim says, by its id.
        reader: Reads what a sentence says.
        weights: How much each word tells.
        seats: The state that each capital acts for, by their keys.
    """

    def __init__(
        self,
        readings: Mapping[str, Reading],
        matrix: NDArray[np.float32],
        owners: Sequence[tuple[str, int]],
        facts: Mapping[str, Facts],
        reader: FactReader,
        weights: Weights,
        seats: Mapping[str, str],
    ) -> None:
        self._readings = readings
        self._matrix = matrix
        self._owners = owners
        self._rows = {owner: row for row, owner in enumerate(owners)}
        self._reader = reader
        self._weights = weights
        self._seats = seats
        self.claims: dict[tuple[str, int], list[Claim]] = {}
        lemmas: dict[tuple[str, int], set[str]] = {}
        for one in facts.values():
            claim = one.claims[0]
            if self._readings[claim.article].marks.parse.sentences[claim.sentence].zone != "body":
                continue  # headlines sum up what the text tells
            self.claims.setdefault((claim.article, claim.sentence), []).append(claim)
            lemmas.setdefault((claim.article, claim.sentence), set()).update(one.lexicon.lemmas)
        self._by_word: dict[str, list[int]] = {}
        for row, owner in enumerate(owners):
            for lemma in sorted(lemmas.get(owner, ())):
                self._by_word.setdefault(lemma, []).append(row)
        self._facts: dict[tuple[str, int, int], Facts] = {}

    def near(
        self, core: Core, vector: NDArray[np.float32] | None, articles: frozenset[str]
    ) -> Iterator[tuple[int, float]]:
        """Yield the nearest sentences of the nearest of some articles, with their cosines; none without an encoder."""
        if vector is None:
            return
        cosines = self._matrix @ vector
        rated = cosines.astype(np.float64)
        for row, share in sorted(self._sharing(core).items()):
            rated[row] += share
        taken: Counter[str] = Counter()
        for row in np.argsort(-rated, kind="stable").tolist():
            article = self._owners[row][0]
            if rated[row] < _NEAR:
                return
            if article not in articles or self._owners[row] not in self.claims:
                continue
            if taken[article] >= _NEAREST or (not taken[article] and len(taken) >= _MOST_ARTICLES):
                continue
            taken[article] += 1
            yield row, float(cosines[row])

    def _sharing(self, core: Core) -> dict[int, float]:
        found: dict[int, float] = {}
        total = sum(self._weights.get(lemma, 1.0) for lemma in core.facts.lexicon.weighed)
        for lemma in core.facts.lexicon.weighed:
            rows = self._by_word.get(lemma, ())
            if len(rows) <= _MOST_WITH_A_WORD:
                for row in rows:
                    found[row] = found.get(row, 0.0) + _WORDS_COUNT * self._weights.get(lemma, 1.0) / total
        return found

    def held(self, core: Core, article: str, number: int, shelf: CoreShelf) -> Passage | None:
        """Return a sentence of an article held against a claim or part, None where it cannot say it."""
        vector, row = shelf.vector(core), self._rows[article, number]
        return None if vector is None else self.compared(core, row, float(self._matrix[row] @ vector), shelf)

    def compared(self, core: Core, row: int, cosine: float, shelf: CoreShelf) -> Passage | None:
        """Return how likely a sentence says a claim or part by the comparison alone, None where it cannot."""
        article, number = self._owners[row]
        facts = self._facts_of(article, number, number)
        if covered(core.facts.lexicon, facts.lexicon, self._weights) < _COVERED:
            return None
        last = len(self._readings[article].marks.parse.sentences) - 1
        beside = self._facts_of(article, max(0, number - _BEFORE), min(last, number + _AFTER))
        published = self._readings[article].clean.published
        around = Around(beside, published.date if published else None)
        features = compare(core.facts, facts, Voices(cosine, cosine), self._weights, around).features()
        if not details_stand(features) or self._done_by_others(core.facts, facts):
            return None
        if self._only_meant(core.facts, facts):
            return None
        told = self._telling(core, article, number, shelf)
        if told is None:
            return None
        back = covered(told.facts.lexicon, core.facts.lexicon, self._weights)
        return Passage(core, told, facts, weighing("within").probability(one_way(features, back)))

    def _only_meant(self, said: Facts, told: Facts) -> bool:
        """Tell whether a sentence has what is told as done in the infinitive only: "came to upgrade ties"."""
        for frame in said.frames:
            same = [verb.start for verb in told.frames if akin(frame.lemma, verb.lemma)]
            done = not self._infinitive(said.span.article, frame.start)
            if done and same and all(self._infinitive(told.span.article, start) for start in same):
                return True
        return False

    def _done_by_others(self, said: Facts, told: Facts) -> bool:
        """Tell whether a sentence tells a deed of others only, known ones: "he resigned" of another than who is meant.

        A state is no other than its capital: "Beijing wants the slogan", "China wants it".
        """
        for frame in said.frames:
            who = {self._acting(a) for a in frame.at("subject") if a.key}
            same = [verb for verb in told.frames if akin(frame.lemma, verb.lemma)]
            there = [self._acting(argument) for verb in same for argument in verb.at("subject")]
            if who and there and all(key is not None and key not in who for key in there):
                return True
        return False

    def _acting(self, argument: Argument) -> str | None:
        return None if argument.key is None else self._seats.get(argument.key, argument.key)

    def _infinitive(self, article: str, start: int) -> bool:
        tokens = self._readings[article].marks.parse.tokens
        at = bisect_left(tokens, start, key=lambda token: token.start)
        return 0 < at < len(tokens) and tokens[at].tag == "VB" and tokens[at - 1].lemma.lower() == "to"

    def _telling(self, core: Core, article: str, number: int, shelf: CoreShelf) -> Core | None:
        """Return the claim or part in a sentence that has most of what is said, the shortest such."""
        cores = [one for claim in self.claims.get((article, number), ()) for one in shelf.of(claim.id)]
        return max(
            cores,
            key=lambda one: (
                round(covered(core.facts.lexicon, one.facts.lexicon, self._weights), 4),
                -len(one.text),
                one.text,
            ),
            default=None,
        )

    def _facts_of(self, article: str, first: int, last: int) -> Facts:
        key = article, first, last
        if key not in self._facts:
            sentences = self._readings[article].marks.parse.sentences
            self._facts[key] = self._reader.of_span(
                Span(article, sentences[first].span.start, sentences[last].span.end)
            )
        return self._facts[key]

    def shown(self, passage: Passage) -> str:
        """Return a sentence as the entailment model reads it, those and the days that are asked for written out."""
        core = passage.core.facts
        text = self._readings[core.span.article].article.text
        written = {n.key: text[n.start : n.end] if n.named and n.start < n.end else n.text for n in core.names}
        inside = tuple(time for time in core.times if core.span.contains(time.span))
        asked = replace(core, text=core.span.of(text), times=inside)
        return premise(passage.facts, self._readings[passage.facts.span.article], asked, written)


@dataclass(frozen=True, slots=True)
class Asked:
    """A claim or part, and the articles that were not found to say it."""

    core: Core
    articles: frozenset[str]


def likely(
    asked: Sequence[Asked], sentences: Sentences, shelf: CoreShelf, may_say: Callable[[Core, Core], bool]
) -> list[Passage]:
    """Return the sentences that may say what their articles were not found to say, the likeliest first.

    Of each article it is one sentence for a part; of the wordings of one verb's part, the likeliest.

    Args:
        asked: What is looked for.
        sentences: Where.
        shelf: All parts with their vectors.
        may_say: Tells whether a claim or part may stand behind another.
    """
    by_verb: dict[tuple[str, int, str], list[Passage]] = {}
    for one in sorted(asked, key=lambda a: (a.core.claim.sentence, a.core.claim.id, a.core.text))[:MOST_ASKED]:
        best: dict[str, Passage] = {}
        for row, cosine in sentences.near(one.core, shelf.vector(one.core), one.articles):
            found = sentences.compared(one.core, row, cosine, shelf)
            if found is None or found.compared < _COMPARED_FROM or not may_say(one.core, found.told):
                continue
            article = found.told.claim.article
            if article not in best or found.compared > best[article].compared:
                best[article] = found
        for article, found in best.items():
            verb = -1 if one.core.part is None else one.core.verb
            by_verb.setdefault((one.core.claim.id, verb, article), []).append(found)
    kept = [p for key in sorted(by_verb) for p in sorted(by_verb[key], key=_rank)[:_MOST_WORDINGS]]
    return sorted(kept, key=_rank)


@dataclass(frozen=True, slots=True)
class Told:
    """A claim or part that a sentence of another article says.

    Attributes:
        passage: The sentence and what it says.
        share: How likely it says it.
        entails: How far it entails it, by the model.
    """

    passage: Passage
    share: float
    entails: float

    def parts(self) -> tuple[ScorePart, ...]:
        """Return what speaks for it."""
        return (
            ScorePart("said by the whole sentence", round(self.share, 4)),
            ScorePart("compared", round(self.passage.compared, 4)),
            ScorePart("entailed", round(self.entails, 4)),
        )


def read(found: Sequence[Passage], sentences: Sentences, judge: Judges) -> list[Told]:
    """Return which of the sentences say what they may say; only the first are read.

    Args:
        found: What may be said where, the likeliest first.
        sentences: The sentences.
        judge: The entailment model.
    """
    kept = found[:_MOST_READ]
    rows = judge.judge([(sentences.shown(one), one.core.text) for one in kept]) if kept else ()
    told = [Told(one, share_of(one, float(row[0])), float(row[0])) for one, row in zip(kept, rows, strict=True)]
    return [one for one in told if one.share >= SAID_FROM]


def share_of(passage: Passage, entails: float) -> float:
    """Return how likely a sentence says a claim or part: its comparison and the entailment model's share together."""
    return weighing("sentence").probability(features_of(passage, entails))


def features_of(passage: Passage, entails: float) -> dict[str, float]:
    """Return by what it is weighed whether a sentence says a claim or part."""
    return {"compared": logit(passage.compared), "forth": logit(entails)}


def _rank(one: Passage) -> tuple[float, str, str, str]:
    return -one.compared, one.core.claim.id, one.core.text, one.told.claim.id


def in_sentence(told: Told) -> Judgement:
    """Return the judgement to be kept: the claim that stands for the sentence says what the other says, and more."""
    inner, outer = told.passage.core.claim.id, told.passage.told.claim.id
    relation: Sameness = "b-says-more" if inner < outer else "a-says-more"
    if told.passage.core.part is not None:
        relation = "overlap"
    return Judgement(min(inner, outer), max(inner, outer), relation, round(told.share, 4), told.parts())
