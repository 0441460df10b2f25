"""Which claims are worth comparing: nearest sentences by meaning, found by blocks, never all pairs kept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rashomon.align.compare import covered
from rashomon.align.facts import Facts
from rashomon.align.neighbours import nearest_rows
from rashomon.align.request import Vectors
from rashomon.align.words import Lexicon
from rashomon.model import Claim, Reading

_MOST_WITH_A_WORD = 24
_VERY_NEAR, _SAME_ARTICLE = 0.65, 0.6
_PART_COVERED = 0.6  # share of a part's words, by weight
_FEWEST_WORDS = 3  # of a part: fewer occur together in much that says something else


@dataclass(frozen=True, slots=True)
class _Floor:
    """A floor for claims of articles that tell one event, and for those of others."""

    akin: float
    strangers: float


_NEAR, _LITTLE, _COMMON = _Floor(0.4, 0.5), _Floor(0.05, 0.12), _Floor(0.25, 0.35)


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


@dataclass(frozen=True, slots=True)
class TwoClauses:
    """The words of two clauses, and whether they are of one article, which seldom says a thing twice."""

    a: Lexicon
    b: Lexicon
    same_article: bool


def worth_comparing(two: TwoClauses, cosine: float, weights: Mapping[str, float], *, akin: bool = False) -> bool:
    """Tell whether two clauses may say the same or differ in a detail: near in meaning, or most words in common.

    Args:
        two: The clauses.
        cosine: Of their sentences.
        weights: How much each word tells.
        akin: Whether their articles tell one event, so that less shows that they may say the same.
    """
    shared = sum(weights.get(lemma, 1.0) for lemma in two.a.lemmas & two.b.lemmas)
    smaller = min(sum(weights.get(lemma, 1.0) for lemma in words.lemmas) for words in (two.a, two.b))
    common = shared / smaller if smaller else 0.0
    if two.same_article:
        return cosine >= _SAME_ARTICLE and common >= _COMMON.strangers
    near, little, most = (one.akin if akin else one.strangers for one in (_NEAR, _LITTLE, _COMMON))
    return (cosine >= near and (common >= little or cosine >= _VERY_NEAR)) or common >= most


def part_pairs(
    claims: Sequence[Claim],
    facts: Mapping[str, Facts],
    weights: Mapping[str, float],
    akin: frozenset[frozenset[str]],
) -> Iterator[tuple[Claim, Claim]]:
    """Yield the pairs of claims of which the second has most words of a part of the first, or of the whole.

    A long sentence says a small thing that another report says in a sentence on something else: as wholes the two are
    far from one another.

    Args:
        claims: All claims.
        facts: By claim id.
        weights: How much each word tells.
        akin: The pairs of articles that tell one event; only their claims are held against one another.
    """
    by_word: dict[str, list[Claim]] = {}
    for claim in claims:
        for lemma in facts[claim.id].lexicon.lemmas:
            by_word.setdefault(lemma, []).append(claim)
    for claim in claims:
        found: dict[str, Claim] = {}
        for part in _parts(claim, facts[claim.id]):
            if len(part.weighed) < _FEWEST_WORDS:
                continue
            telling = [by_word[lemma] for lemma in part.weighed if len(by_word[lemma]) <= _MOST_WITH_A_WORD]
            sharing = {other.id: other for owners in telling for other in owners if other.id not in found}
            for name, other in sharing.items():
                if frozenset((claim.article, other.article)) not in akin:
                    continue
                if covered(part, facts[other.id].lexicon, weights) >= _PART_COVERED:
                    found[name] = other
        yield from ((claim, found[name]) for name in sorted(found))


def _parts(claim: Claim, facts: Facts) -> Iterator[Lexicon]:
    """Yield the words of a claim and of each of its parts."""
    yield facts.lexicon
    for part in claim.propositions:
        yield Lexicon([w for w in facts.words if any(s.start <= w.start < s.end for s in part.spans)])
