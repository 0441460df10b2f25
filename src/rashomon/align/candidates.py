"""Which claims are worth comparing: nearest sentences by meaning, found by blocks, never all pairs kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from rashomon.align.neighbours import nearest_rows
from rashomon.align.request import Vectors
from rashomon.align.words import Lexicon
from rashomon.model import Claim, Reading

_MOST_WITH_A_WORD = 24
_NEAR, _VERY_NEAR, _SAME_ARTICLE = 0.5, 0.65, 0.6
_LITTLE, _COMMON = 0.12, 0.35


def sentence_matrix(readings: Sequence[Reading], vectors: Vectors) -> tuple[NDArray[np.float32], list[tuple[str, int]]]:
    """Return the vectors of all sentences, one row each, and which sentence (article id, index) each row is."""
    rows: list[NDArray[np.float32]] = []
    owners: list[tuple[str, int]] = []
    for reading in readings:
        article = reading.article.id
        given = vectors.get(article)
        if given is None or not len(given):
            continue
        rows.append(np.asarray(given, dtype=np.float32))
        owners.extend((article, index) for index in range(len(given)))
    matrix = np.concatenate(rows) if rows else np.zeros((0, 1), dtype=np.float32)
    return matrix, owners


def near_rows(matrix: NDArray[np.float32], *, floor: float, most: int) -> list[tuple[int, int, float]]:
    """Return pairs of rows with a cosine of at least `floor`: for each row its `most` nearest, in order.

    Args:
        matrix: L2-normalised rows.
        floor: Smallest cosine.
        most: How many neighbours of each row are kept.
    """
    found: dict[tuple[int, int], float] = {}
    for row, columns, cosines in nearest_rows(matrix, most=most):
        near = cosines >= floor
        for column, cosine in zip(columns[near].tolist(), cosines[near].tolist(), strict=True):
            found[(row, column) if row < column else (column, row)] = cosine
    return [(i, j, found[i, j]) for i, j in sorted(found)]


def worded_rows(
    words: Sequence[frozenset[str]], weights: Mapping[str, float], *, floor: float
) -> list[tuple[int, int]]:
    """Return pairs of rows that share rare words (a name, a number, an odd thing), in order.

    Args:
        words: The content words of each row.
        weights: How much each word tells.
        floor: Smallest sum of the shared words' weights.
    """
    by_word: dict[str, list[int]] = {}
    for row, lemmas in enumerate(words):
        for lemma in lemmas:
            by_word.setdefault(lemma, []).append(row)
    shared: dict[tuple[int, int], float] = {}
    for lemma, rows in sorted(by_word.items()):
        if not 2 <= len(rows) <= _MOST_WITH_A_WORD:
            continue
        for at, i in enumerate(rows):
            for j in rows[at + 1 :]:
                shared[i, j] = shared.get((i, j), 0.0) + weights.get(lemma, 1.0)
    return sorted(pair for pair, weight in shared.items() if weight >= floor)


def claims_by_sentence(readings: Sequence[Reading]) -> dict[tuple[str, int], list[Claim]]:
    """Return the claims of every sentence, in order."""
    found: dict[tuple[str, int], list[Claim]] = {}
    for reading in readings:
        for claim in reading.claims:
            found.setdefault((claim.article, claim.sentence), []).append(claim)
    return found


def claim_pairs(
    near: Mapping[tuple[int, int], float],
    owners: Sequence[tuple[str, int]],
    claims: Mapping[tuple[str, int], Sequence[Claim]],
) -> list[tuple[Claim, Claim, float]]:
    """Return the pairs of claims of near sentences, with the sentences' cosine, in order."""
    found = []
    for (i, j), cosine in sorted(near.items()):
        for a in claims.get(owners[i], ()):
            for b in claims.get(owners[j], ()):
                if a.id != b.id:
                    found.append((a, b, cosine))
    return found


def worth_comparing(a: Lexicon, b: Lexicon, cosine: float, weights: Mapping[str, float], *, same: bool) -> bool:
    """Tell whether two clauses may say the same or differ in a detail: near in meaning, or most words in common.

    Args:
        a: Words of the one.
        b: Words of the other.
        cosine: Of their sentences.
        weights: How much each word tells.
        same: Whether they are of one article, which seldom says a thing twice.
    """
    shared = sum(weights.get(lemma, 1.0) for lemma in a.lemmas & b.lemmas)
    smaller = min(sum(weights.get(lemma, 1.0) for lemma in words.lemmas) for words in (a, b))
    common = shared / smaller if smaller else 0.0
    if same:
        return cosine >= _SAME_ARTICLE and common >= _COMMON
    return (cosine >= _NEAR and (common >= _LITTLE or cosine >= _VERY_NEAR)) or common >= _COMMON
