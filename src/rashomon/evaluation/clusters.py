"""Measures of a grouping: B-cubed and the adjusted Rand index."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence


def b_cubed(gold: Sequence[Hashable], found: Sequence[Hashable]) -> tuple[float, float, float]:
    """Return B-cubed F1, precision and recall (Bagga and Baldwin 1998) of the groups that items were given.

    Args:
        gold: The right group of each item.
        found: The group that it was given.
    """
    if not gold:
        return 1.0, 1.0, 1.0
    both, right, given = Counter(zip(gold, found, strict=True)), Counter(gold), Counter(found)
    precision = sum(n * n / given[f] for (_, f), n in both.items()) / len(gold)
    recall = sum(n * n / right[g] for (g, _), n in both.items()) / len(gold)
    return 2 * precision * recall / (precision + recall), precision, recall


def adjusted_rand(gold: Sequence[Hashable], found: Sequence[Hashable]) -> float:
    """Return the adjusted Rand index (Hubert and Arabie 1985): 1 for the same grouping, near 0 for a chance one."""
    both = _pairs(Counter(zip(gold, found, strict=True)))
    right, given = _pairs(Counter(gold)), _pairs(Counter(found))
    every = len(gold) * (len(gold) - 1) / 2
    expected = right * given / every if every else 0.0
    most = (right + given) / 2
    return (both - expected) / (most - expected) if most != expected else 1.0


def _pairs(counts: Counter[Hashable]) -> float:
    return sum(n * (n - 1) / 2 for n in counts.values())
