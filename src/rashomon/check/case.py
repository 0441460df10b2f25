"""A case made ready to answer: its sentences by meaning, by word and by name."""

from __future__ import annotations

import functools
import math
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rashomon.align.candidates import sentence_matrix
from rashomon.align.facts import FactReader, Facts, Names, by_article
from rashomon.align.request import Encode, Judges, Vectors
from rashomon.align.words import Lexicon, content_words
from rashomon.model import Entity, Lineage, Origin, Reading, Span, Statement

OriginsOfSpans = Callable[[Sequence[Span]], tuple[str, ...]]


@dataclass(frozen=True, slots=True, eq=False)
class CheckCase:
    """All that a claim is held against.

    Attributes:
        readings: The articles of the case.
        vectors: By article id, one L2-normalised row a sentence of its parse.
        entities: Who is named, over all articles.
        lineage, origins: Which articles rest on one another.
        statements: What the articles amount to.
        origins_of_spans: Returns the ids of the origins that stand behind some passages.
        encode: The sentence encoder that made the vectors.
        entailment: The entailment model, or None.
        second: A deeper one that reads again what the first finds most of the claim in, or None.
    """

    readings: tuple[Reading, ...]
    vectors: Vectors
    entities: tuple[Entity, ...]
    lineage: tuple[Lineage, ...]
    origins: tuple[Origin, ...]
    statements: tuple[Statement, ...]
    origins_of_spans: OriginsOfSpans
    encode: Encode
    entailment: Judges | None = None
    second: Judges | None = None


class CaseIndex:
    """The sentences of a case, found by meaning and by words.

    Args:
        case: The case.
    """

    def __init__(self, case: CheckCase) -> None:
        self.case = case
        self.readings = by_article(case.readings)
        self._reader = FactReader(self.readings, Names(case.entities))
        matrix, owners = sentence_matrix(case.readings, case.vectors)
        self.matrix: NDArray[np.float32] = matrix
        self.owners = owners
        self.rows = {owner: row for row, owner in enumerate(owners)}
        self._by_word: dict[str, list[int]] = {}
        for row, (article, index) in enumerate(owners):
            parse = self.readings[article].marks.parse
            sentence = parse.sentences[index]
            for lemma in sorted({w.lemma for w in content_words(parse, sentence)}):
                self._by_word.setdefault(lemma, []).append(row)
        self.weights = _weights(self._by_word, len(owners))
        self._facts: dict[tuple[str, int, int], Facts] = {}
        self._lexicons: dict[str, Lexicon] = {}

    def rows_with(self, lemmas: Sequence[str]) -> Counter[int]:
        """Return the sentences that have some of the words, with how much those words tell."""
        found: Counter[int] = Counter()
        for lemma in sorted(set(lemmas)):
            weight = round(1000 * self.weights.get(lemma, 0.0))
            for row in self._by_word.get(lemma, ()):
                found[row] += weight
        return found

    def facts(self, article: str, first: int, last: int) -> Facts:
        """Return what the sentences `first` to `last` (both included) of an article say."""
        key = (article, first, last)
        if key not in self._facts:
            reading = self.readings[article]
            sentences = reading.marks.parse.sentences
            span = Span(article, sentences[first].span.start, sentences[last].span.end)
            self._facts[key] = self._reader.of_span(span)
        return self._facts[key]

    def lexicon(self, article: str) -> Lexicon:
        """Return the content words of a whole article."""
        if article not in self._lexicons:
            parse = self.readings[article].marks.parse
            words = [word for sentence in parse.sentences for word in content_words(parse, sentence)]
            self._lexicons[article] = Lexicon(words)
        return self._lexicons[article]


def _weights(by_word: dict[str, list[int]], total: int) -> dict[str, float]:
    """Return how much each word tells: 1 for the rarest, near 0 for one that every sentence has."""
    scale = math.log(1 + max(2, total))
    return {lemma: math.log(1 + total / len(rows)) / scale for lemma, rows in sorted(by_word.items())}


@functools.lru_cache(maxsize=2)
def index_of(case: CheckCase) -> CaseIndex:
    """Return the index of a case, made once for each case object."""
    return CaseIndex(case)
