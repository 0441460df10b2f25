"""Which pairs of articles are worth comparing: those that share rare word n-grams or rare words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations, pairwise
from typing import TypeVar

from rashomon.trace.words import Words

Gram = tuple[str, ...]
Term = TypeVar("Term", str, Gram)
GRAM = 5
COMMON = 40
FEWEST_TERMS = 8


def gram_holders(texts: Sequence[Words]) -> dict[Gram, list[int]]:
    """Return for each word 5-gram the indexes of the articles that have it, in order."""
    return _holders({tuple(w.forms[i : i + GRAM]) for i in range(len(w.forms) - GRAM + 1)} for w in texts)


def sharing_pairs(holders: Mapping[Gram, Sequence[int]]) -> set[tuple[int, int]]:
    """Return the pairs of articles that share an n-gram.

    The cost grows with the number of articles, not with its square: an n-gram that stands in more than `COMMON`
    articles joins only neighbours in the list, so a wire text that a thousand outlets print is still joined, in a
    chain.
    """
    pairs: set[tuple[int, int]] = set()
    for numbers in holders.values():
        if len(numbers) > 1:
            pairs.update(combinations(numbers, 2) if len(numbers) <= COMMON else pairwise(numbers))
    return pairs


def telling_pairs(terms: Iterable[Iterable[str]]) -> set[tuple[int, int]]:
    """Return the pairs of articles that have several rare words in common: one may be a paraphrase of the other.

    Args:
        terms: For each article its content words.
    """
    counts: Counter[tuple[int, int]] = Counter()
    for numbers in _holders(set(some) for some in terms).values():
        if 1 < len(numbers) <= COMMON:
            counts.update(combinations(numbers, 2))
    return {pair for pair, count in counts.items() if count >= FEWEST_TERMS}


def _holders(sets: Iterable[set[Term]]) -> dict[Term, list[int]]:
    found: dict[Term, list[int]] = {}
    for number, some in enumerate(sets):
        for term in some:
            found.setdefault(term, []).append(number)
    return found
