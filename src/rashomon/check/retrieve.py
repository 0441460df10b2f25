"""The passages of a case that may speak to a claim."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rashomon.align.compare import Around
from rashomon.align.facts import Facts
from rashomon.check.case import CaseIndex

_BY_MEANING = 16
_BY_WORDS = 10
_KEPT = 14
_WORDS_SHARE = 0.5
_BEFORE, _AFTER = 3, 1


@dataclass(frozen=True, slots=True)
class Candidate:
    """Consecutive sentences of one article.

    Attributes:
        article: The article.
        first, last: Its sentences, both included.
        cosine: The greatest of one of its sentences with the claim.
        facts: What it says.
    """

    article: str
    first: int
    last: int
    cosine: float
    facts: Facts


def around(candidate: Candidate, index: CaseIndex) -> Around:
    """Return what stands beside a candidate: three sentences before it and one after."""
    reading = index.readings[candidate.article]
    last = min(candidate.last + _AFTER, len(reading.marks.parse.sentences) - 1)
    facts = index.facts(candidate.article, max(0, candidate.first - _BEFORE), last)
    published = reading.clean.published
    return Around(facts, published.date if published else None)


def candidates(claim: Facts, index: CaseIndex) -> tuple[Candidate, ...]:
    """Return the passages nearest to a claim by meaning and by words, the nearest first.

    Each near sentence comes alone and with the sentence before it in its paragraph's run, so that a passage whose
    subject stands one sentence earlier is read whole.
    """
    if not len(index.matrix):
        return ()
    vector = np.asarray(index.case.encode([claim.text])[0], dtype=np.float32)
    cosines = index.matrix @ vector
    nearest = np.argsort(-cosines, kind="stable")[:_BY_MEANING]
    by_words = index.rows_with([word.lemma for word in claim.words])
    worded = sorted(by_words, key=lambda row: (-by_words[row], row))[:_BY_WORDS]
    total = max(by_words.values(), default=1)
    rows = {int(row) for row in nearest} | set(worded)
    ranked = sorted(rows, key=lambda row: (-float(cosines[row]) - _WORDS_SHARE * by_words[row] / total, row))
    return tuple(c for row in ranked[:_KEPT] for c in _windows(row, cosines, index))


def _windows(row: int, cosines: NDArray[np.float32], index: CaseIndex) -> list[Candidate]:
    article, number = index.owners[row]
    cosine = float(cosines[row])
    found = [Candidate(article, number, number, cosine, index.facts(article, number, number))]
    if number and _together(index, article, number - 1, number):
        before = float(cosines[index.rows[article, number - 1]])
        found.append(
            Candidate(article, number - 1, number, max(cosine, before), index.facts(article, number - 1, number))
        )
    return found


def _together(index: CaseIndex, article: str, first: int, second: int) -> bool:
    """Tell whether two sentences are read as one passage: a headline or a caption stands for itself."""
    sentences = index.readings[article].marks.parse.sentences
    return sentences[first].zone == sentences[second].zone == "body"
