"""The plain measure of sorting a pile: TF-IDF and average link, the threshold fitted to the very labels."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from rashomon.evaluation.clusters import b_cubed

_WORD = re.compile(r"\w\w+")


def best_average_link(texts: Sequence[str], gold: Sequence[str]) -> tuple[float, float]:
    """Return the best B-cubed F1 that any threshold reaches on these very labels, and that threshold."""
    joins = _average_link(_tf_idf(texts))
    best = (0.0, 1.0)
    for threshold in np.arange(0.04, 0.6, 0.02).tolist():
        names = list(range(len(texts)))
        for a, b, closeness in joins:
            if closeness >= threshold:
                kept, gone = names[a], names[b]
                names = [kept if name == gone else name for name in names]
        best = max(best, (round(b_cubed(gold, names)[0], 4), round(threshold, 2)))
    return best


def _tf_idf(texts: Sequence[str]) -> NDArray[np.float64]:
    """Return the cosines of all pairs, words with sublinear counts and smoothed idf."""
    counts = [Counter(_WORD.findall(text.lower())) for text in texts]
    holders = Counter(word for some in counts for word in some)
    place = {word: k for k, word in enumerate(sorted(w for w, n in holders.items() if n > 1))}
    table = np.zeros((len(texts), len(place)))
    for row, some in enumerate(counts):
        for word, n in some.items():
            if word in place:
                idf = np.log((1 + len(texts)) / (1 + holders[word])) + 1
                table[row, place[word]] = (1 + np.log(n)) * idf
    table /= np.maximum(np.linalg.norm(table, axis=1, keepdims=True), 1e-12)
    return np.asarray(table @ table.T)


def _average_link(likeness: NDArray[np.float64]) -> list[tuple[int, int, float]]:
    """Return the joins of average link, the closest pair of groups first, as (member, member, mean likeness)."""
    likeness = likeness.copy()
    np.fill_diagonal(likeness, -1.0)
    sizes = np.ones(len(likeness))
    joins = []
    for _ in range(len(likeness) - 1):
        flat = int(likeness.argmax())
        a, b = divmod(flat, len(likeness))
        joins.append((a, b, float(likeness[a, b])))
        merged = (sizes[a] * likeness[a] + sizes[b] * likeness[b]) / (sizes[a] + sizes[b])
        likeness[a], likeness[:, a] = merged, merged
        likeness[b], likeness[:, b] = -1.0, -1.0
        likeness[a, a] = -1.0
        sizes[a] += sizes[b]
    return joins
