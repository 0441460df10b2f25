"""The passages of a case that may speak to a claim."""

from __future__ import annotations

from collections import Counter
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
_LOOKED_AT = 300
_FARTHEST = 0.7
_FROM_EACH = ((5, 3), (8, 2), (16, 1))
"""So many near sentences of each report where there are at most so many reports; no more reports than the last."""


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
    cosines = _cosines(claim, index)
    nearest = np.argsort(-cosines, kind="stable")[:_BY_MEANING]
    by_words = _by_words(claim, index)
    worded = sorted(by_words, key=lambda row: (-by_words[row], row))[:_BY_WORDS]
    rows = {int(row) for row in nearest} | set(worded)
    ranked = sorted(rows, key=lambda row: (-float(cosines[row]) - by_words[row], row))
    return tuple(c for row in ranked[:_KEPT] for c in _windows(row, cosines, index))


def nearest_by_report(claim: Facts, index: CaseIndex) -> list[tuple[float, tuple[Candidate, ...]]]:
    """Return the passages nearest to a claim in each report that may state it, with how near the first of them is.

    How many sentences are taken from each report falls with the number of reports, so that what is to be read stays
    within bounds however large the case is.
    """
    if not len(index.matrix):
        return []
    cosines = _cosines(claim, index)
    near = cosines.astype(np.float64)
    for row, share in sorted(_by_words(claim, index).items()):
        near[row] += share
    rows: dict[str, list[int]] = {}
    for row in np.argsort(-near, kind="stable")[:_LOOKED_AT]:
        if near[row] >= near.max() - _FARTHEST:
            rows.setdefault(index.owners[row][0], []).append(int(row))
    most, each = next((bound for bound in _FROM_EACH if len(rows) <= bound[0]), _FROM_EACH[-1])
    found = []
    for own in list(rows.values())[:most]:
        read = tuple(c for row in own[:each] for c in _windows(row, cosines, index))
        found.append((float(near[own[0]]), read))
    return found


def _cosines(claim: Facts, index: CaseIndex) -> NDArray[np.float32]:
    vector = np.asarray(index.case.encode([claim.text])[0], dtype=np.float32)
    cosines: NDArray[np.float32] = index.matrix @ vector
    return cosines


def _by_words(claim: Facts, index: CaseIndex) -> Counter[int]:
    """Return the sentences that share words with the claim, with how much that brings them nearer."""
    found = index.rows_with([word.lemma for word in claim.words])
    total = max(found.values(), default=1)
    return Counter({row: _WORDS_SHARE * weight / total for row, weight in found.items()})


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
