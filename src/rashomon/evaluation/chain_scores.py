"""MUC (Vilain et al. 1995), B-cubed (Bagga and Baldwin 1998), CEAF-e (Luo 2005) and their mean, the CoNLL F1.

Both sides are partitions of the same mentions (gold mentions).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Mapping
from dataclasses import dataclass

import numpy as np

Chains = Mapping[str, Hashable]


@dataclass(frozen=True, slots=True)
class ChainScores:
    """F1 of each measure, and their mean."""

    muc: float
    b_cubed: float
    ceaf_e: float

    @property
    def conll(self) -> float:
        """The mean of the three."""
        return (self.muc + self.b_cubed + self.ceaf_e) / 3


def chain_scores(gold: Chains, told: Chains) -> ChainScores:
    """Return the scores of a partition against the gold.

    Args:
        gold: Chain by mention.
        told: Chain by mention, for the same mentions.

    Raises:
        ValueError: If the two are not over the same mentions.
    """
    if gold.keys() != told.keys():
        raise ValueError("gold and told must have the same mentions")
    return ChainScores(
        f1(_links(told, gold), _links(gold, told)), f1(_b_cubed(told, gold), _b_cubed(gold, told)), _ceaf(gold, told)
    )


def f1(precision: float, recall: float) -> float:
    """Return the harmonic mean."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _sets(chains: Chains) -> list[list[str]]:
    found: dict[Hashable, list[str]] = defaultdict(list)
    for mention, chain in chains.items():
        found[chain].append(mention)
    return list(found.values())


def _links(of: Chains, by: Chains) -> float:
    """Return the share of the links of one side that the other keeps (MUC recall of `of`)."""
    kept = total = 0
    for members in _sets(of):
        total += len(members) - 1
        kept += len(members) - len({by[m] for m in members})
    return kept / total if total else 0.0


def _b_cubed(of: Chains, by: Chains) -> float:
    """Return the mean share of a mention's chain in `of` that it shares with its chain in `by`."""
    total = 0.0
    for members in _sets(of):
        counts = Counter(by[m] for m in members)
        total += sum(n * n for n in counts.values()) / len(members)
    return total / len(of) if of else 0.0


def _ceaf(gold: Chains, told: Chains) -> float:
    """Return the F1 of the best one-to-one matching of chains, likeness 2|a and b| / (|a| + |b|).

    Chains that share no mention with one another, directly or through others, are matched apart.
    """
    rows, columns = _sets(gold), _sets(told)
    told_row = {m: n for n, members in enumerate(columns) for m in members}
    likeness: dict[tuple[int, int], float] = {}
    for i, members in enumerate(rows):
        for j, shared in Counter(told_row[m] for m in members).items():
            likeness[i, j] = 2 * shared / (len(members) + len(columns[j]))
    best = sum(_best(part) for part in _parts(likeness))
    return f1(best / max(1, len(columns)), best / max(1, len(rows)))


def _parts(likeness: Mapping[tuple[int, int], float]) -> list[np.ndarray]:
    """Return the matrices of the connected parts."""
    owner: dict[tuple[str, int], tuple[str, int]] = {}

    def root(x: tuple[str, int]) -> tuple[str, int]:
        owner.setdefault(x, x)
        while owner[x] != x:
            owner[x] = owner[owner[x]]
            x = owner[x]
        return x

    for i, j in likeness:
        owner[root(("gold", i))] = root(("told", j))
    parts: dict[tuple[str, int], list[tuple[int, int]]] = defaultdict(list)
    for i, j in likeness:
        parts[root(("gold", i))].append((i, j))
    matrices = []
    for cells in parts.values():
        rows = {i: n for n, i in enumerate(sorted({i for i, _ in cells}))}
        columns = {j: n for n, j in enumerate(sorted({j for _, j in cells}))}
        matrix = np.zeros((len(rows), len(columns)))
        for i, j in cells:
            matrix[rows[i], columns[j]] = likeness[i, j]
        matrices.append(matrix)
    return matrices


def _best(matrix: np.ndarray) -> float:
    """Return the largest sum of one-to-one matched cells (Hungarian method, Jonker's shortest paths)."""
    if matrix.shape[0] > matrix.shape[1]:
        matrix = matrix.T
    n, m = matrix.shape
    cost = np.zeros((n + 1, m + 1))
    cost[1:, 1:] = -matrix
    u, v = np.zeros(n + 1), np.zeros(m + 1)
    match = np.zeros(m + 1, dtype=int)
    for i in range(1, n + 1):
        way = _augment(i, cost, u, v, match)
        j = way[-1]
        for before in reversed(way[:-1]):
            match[j] = match[before]
            j = before
    return float(sum(matrix[match[j] - 1, j - 1] for j in range(1, m + 1) if match[j]))


def _augment(row: int, cost: np.ndarray, u: np.ndarray, v: np.ndarray, match: np.ndarray) -> list[int]:
    """Return the columns of the shortest augmenting path of a row, changing the potentials on the way."""
    m = cost.shape[1] - 1
    match[0] = row
    least, before = np.full(m + 1, np.inf), np.zeros(m + 1, dtype=int)
    used = np.zeros(m + 1, dtype=bool)
    j = 0
    while True:
        used[j] = True
        i = match[j]
        reduced = cost[i, 1:] - u[i] - v[1:]
        closer = ~used[1:] & (reduced < least[1:])
        least[1:][closer] = reduced[closer]
        before[1:][closer] = j
        free = np.where(~used[1:])[0] + 1
        nearest = int(free[np.argmin(least[free])])
        step = least[nearest]
        u[match[used]] += step
        v[used] -= step
        least[~used] -= step
        j = nearest
        if match[j] == 0:
            break
    path = [j]
    while path[-1]:
        path.append(int(before[path[-1]]))
    return path[::-1]
