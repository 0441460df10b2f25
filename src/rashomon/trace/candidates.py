"""Which pairs of articles are worth comparing: those that share rare word n-grams."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import combinations, pairwise

from rashomon.trace.words import Words

GRAM = 5
COMMON = 40


def sharing_pairs(texts: Sequence[Words], fewest: int = 1) -> list[tuple[int, int]]:
    """Return the pairs of indexes that share at least `fewest` word 5-grams, sorted.

    The cost grows with the number of articles, not with its square: a gram that stands in more than `COMMON` articles
    is furniture or a stock phrase and joins only the neighbours in the list (so a wire text printed by a thousand
    outlets is still joined, in a chain).
    """
    holders: dict[tuple[str, ...], list[int]] = {}
    for number, words in enumerate(texts):
        forms = words.forms
        for gram in {tuple(forms[i : i + GRAM]) for i in range(len(forms) - GRAM + 1)}:
            holders.setdefault(gram, []).append(number)
    counts: Counter[tuple[int, int]] = Counter()
    for numbers in holders.values():
        if 1 < len(numbers) <= COMMON:
            counts.update(combinations(numbers, 2))
        elif len(numbers) > COMMON:
            counts.update(pairwise(numbers))
    return sorted(pair for pair, count in counts.items() if count >= fewest)
