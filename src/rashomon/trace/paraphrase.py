"""Paraphrase: sentences that say the same in other words, in much the same order."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from rashomon.model import Reading
from rashomon.trace.config import LineageConfig

if TYPE_CHECKING:
    from numpy import float32
    from numpy.typing import NDArray

CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "ADV", "NUM"})
FEWEST_TERMS = 5
FEWEST_AGREEING = 0.5
LONGEST_SENTENCE = 60
MOST_SENTENCES = 1000  # of one article that are compared: some twenty thousand words
MOST_PARTNERS = 3
SHORT_CHAIN = 2
CHAIN_STEP = 2
CHAIN_BONUS = 0.05
LARGEST_BONUS = 0.2


@dataclass(frozen=True, slots=True)
class Gist:
    """What the sentences of one article say, as content words in order.

    Attributes:
        sentences: For each sentence the lemmas of its content words.
        counts: How often each stands in the article: what recurs is the topic and tells little.
        vectors: One row a sentence.
    """

    sentences: tuple[tuple[str, ...], ...]
    counts: Counter[str]
    vectors: NDArray[float32]


@dataclass(frozen=True, slots=True, order=True)
class Echo:
    """Two sentences that say the same.

    Attributes:
        a, b: Their indexes.
        closeness: Of the meanings, cosine.
        order: Share of the shorter sentence's content words that the other has in the same order, rare ones counting
            more.
        chain: How many echoes follow one another in both articles, this one among them.
    """

    a: int
    b: int
    closeness: float
    order: float
    chain: int = 1

    @property
    def likeness(self) -> float:
        """Meaning and order of words together: two reporters on one event seldom get beyond 1."""
        return self.closeness + 0.5 * self.order

    @property
    def strength(self) -> float:
        """Likeness, and more in a long chain: two reporters never tell ten things one after another in one order."""
        return self.likeness + min(LARGEST_BONUS, CHAIN_BONUS * max(0, self.chain - SHORT_CHAIN))


def gist_of(reading: Reading, vectors: NDArray[float32]) -> Gist:
    """Return the content words of each sentence of a reading."""
    parse = reading.marks.parse
    sentences = tuple(
        tuple(t.lemma for t in parse.tokens[s.first : s.last] if t.pos in CONTENT and t.text[0].isalnum())
        if s.zone == "body"
        else ()
        for s in parse.sentences[:MOST_SENTENCES]
    )
    return Gist(sentences, Counter(lemma for sentence in sentences for lemma in sentence), vectors[:MOST_SENTENCES])


def find_echoes(a: Gist, b: Gist, config: LineageConfig, *, other_day: bool = False) -> list[Echo]:
    """Return pairs of sentences that say the same, each sentence at most once, by place.

    Args:
        a: The one article.
        b: The other.
        config: What says the same.
        other_day: True for two reports that one outlet printed on different days. If as many of their sentences are
            worded alike with other figures, they are the same routine (a market's close) and none counts.
    """
    likeness = a.vectors @ b.vectors.T
    possible, refilled = [], set()
    for i, j in _closest(likeness, config.echo_closeness):
        first, second = a.sentences[i][:LONGEST_SENTENCE], b.sentences[j][:LONGEST_SENTENCE]
        if min(len(first), len(second)) < FEWEST_TERMS:
            continue
        echo = Echo(i, j, float(likeness[i, j]), _ordered_share(first, second, a.counts, b.counts))
        if echo.likeness < config.echo_strength - LARGEST_BONUS:
            continue
        if _numbers_agree(first, second):
            possible.append(echo)
        else:
            refilled.add(i)
    found = [echo for echo in _chained(_one_to_one(possible)) if echo.strength >= config.echo_strength]
    return [] if other_day and len(refilled) >= len(found) else found


def _closest(likeness: NDArray[float32], least: float) -> list[tuple[int, int]]:
    """Return the pairs of sentences that are close in meaning, for each of the first article a few partners."""
    found: list[tuple[int, int]] = []
    for i in np.flatnonzero(np.any(likeness >= least, axis=1)).tolist():
        row = likeness[i]
        partners = np.flatnonzero(row >= least).tolist()
        best = sorted(partners, key=lambda j: (-round(float(row[j]), 6), j))[:MOST_PARTNERS]
        found.extend((i, j) for j in best)
    return found


def _one_to_one(echoes: list[Echo]) -> list[Echo]:
    """Return the echoes with each sentence in one of them at most, the likest first taken, by place."""
    taken_a, taken_b, kept = set(), set(), []
    for echo in sorted(echoes, key=lambda e: (-round(e.likeness, 6), e.a, e.b)):
        if echo.a not in taken_a and echo.b not in taken_b:
            taken_a.add(echo.a)
            taken_b.add(echo.b)
            kept.append(echo)
    return sorted(kept)


def _chained(echoes: Sequence[Echo]) -> list[Echo]:
    """Return the echoes, in order, with the length of the longest chain that each belongs to."""
    before, after = [1] * len(echoes), [1] * len(echoes)
    for i, echo in enumerate(echoes):
        for j in range(i):
            if _follows(echoes[j], echo):
                before[i] = max(before[i], before[j] + 1)
    for i in range(len(echoes) - 1, -1, -1):
        for j in range(i + 1, len(echoes)):
            if _follows(echoes[i], echoes[j]):
                after[i] = max(after[i], after[j] + 1)
    return [replace(echo, chain=before[i] + after[i] - 1) for i, echo in enumerate(echoes)]


def _follows(first: Echo, second: Echo) -> bool:
    return 0 < second.a - first.a <= CHAIN_STEP and 0 < second.b - first.b <= CHAIN_STEP


def in_company(echo: Echo, echoes: Sequence[Echo], reach: int = 3) -> bool:
    """Tell whether another echo stands close by in both articles, on the same side: the order was kept."""
    return any(
        other is not echo
        and 0 < abs(other.a - echo.a) <= reach
        and 0 < abs(other.b - echo.b) <= reach
        and (other.a > echo.a) == (other.b > echo.b)
        for other in echoes
    )


def _numbers_agree(a: Sequence[str], b: Sequence[str]) -> bool:
    """Tell whether at least half of the numbers of the sentence with fewer of them stand in the other, too.

    Two closing reports of one stock exchange are worded alike on different days; their figures differ.
    """
    first, second = ({word for word in words if word[0].isdigit()} for words in (a, b))
    fewer = min(len(first), len(second))
    return len(first & second) >= FEWEST_AGREEING * fewer


def _ordered_share(a: Sequence[str], b: Sequence[str], counts_a: Counter[str], counts_b: Counter[str]) -> float:
    """Return the weight of the longest common subsequence as a share of the lighter sentence's weight."""
    common = set(a) & set(b)
    if not common:
        return 0.0
    lightest = min(sum(1 / math.sqrt(max(counts_a[w], counts_b[w])) for w in words) for words in (a, b))
    # Words that only one of them has cannot be in a common subsequence: without them the table is small.
    shared_b = [w for w in b if w in common]
    row = [0.0] * (len(shared_b) + 1)
    for x in a:
        if x not in common:
            continue
        weight = 1 / math.sqrt(max(counts_a[x], counts_b[x]))
        above = row
        row = [0.0]
        for j, y in enumerate(shared_b):
            row.append(above[j] + weight if x == y else max(above[j + 1], row[j]))
    return row[-1] / lightest
