"""Sentences of a case found by their words and by their meaning, in one ranking."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rashomon.model import Span
from rashomon.store.base import Case, CaseStore

_WORD = re.compile(r"\w+")
_FUSION = 60  # the usual constant of reciprocal rank fusion (Cormack, Clarke, Büttcher 2009)
_NEAR = 0.3  # sentences below this cosine have nothing to do with the query
MAX_QUERY = 2_000


@dataclass(frozen=True, slots=True)
class Hit:
    """A sentence that was found.

    Attributes:
        span: Where it stands.
        path: The article's path.
        text: Its characters.
        score: Rank fusion score, higher is better.
        words: True if it shares words with the query.
        cosine: Likeness of meaning, -1..1.
    """

    span: Span
    path: str
    text: str
    score: float
    words: bool
    cosine: float


def search(
    case: Case,
    store: CaseStore,
    query: str,
    *,
    encode: Callable[[Sequence[str]], NDArray[np.float32]],
    limit: int = 10,
) -> list[Hit]:
    """Return the sentences nearest to `query` by words (BM25) and by meaning (cosine), the best first."""
    query = query[:MAX_QUERY].strip()
    if not query:
        return []
    depth = max(50, limit * 3)
    by_words = [(article, number) for article, number, _ in store.find_words(_WORD.findall(query), limit=depth)]
    cosines = _cosines(case, encode([query])[0])
    by_meaning = sorted((place for place in cosines if cosines[place] >= _NEAR), key=lambda p: (-cosines[p], p))[:depth]
    scores: dict[tuple[str, int], float] = {}
    for ranking in (by_words, by_meaning):
        for rank, place in enumerate(ranking):
            scores[place] = scores.get(place, 0.0) + 1 / (_FUSION + rank)
    readings = {reading.article.id: reading for reading in case.readings}
    worded = set(by_words)
    hits = []
    for place in sorted(scores, key=lambda p: (-scores[p], p))[:limit]:
        reading = readings[place[0]]
        span = reading.marks.parse.sentences[place[1]].span
        hits.append(
            Hit(
                span=span,
                path=reading.article.path,
                text=span.of(reading.article.text),
                score=round(scores[place], 6),
                words=place in worded,
                cosine=round(cosines.get(place, 0.0), 4),
            )
        )
    return hits


def _cosines(case: Case, query: NDArray[np.float32]) -> dict[tuple[str, int], float]:
    found = {}
    for article, rows in case.vectors.items():
        for number, value in enumerate(rows @ query):
            found[article, number] = float(value)
    return found
