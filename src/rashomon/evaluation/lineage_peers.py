"""The plain measure that copy detection is held against: overlap of word 5-grams."""

from __future__ import annotations

import re
from collections.abc import Sequence

GRAM = 5
_WORD = re.compile(r"[a-z0-9]+")


def jaccard(a: str, b: str) -> float:
    """Return the share of common word 5-grams among all of two texts."""
    first, second = _grams(a), _grams(b)
    return len(first & second) / max(1, len(first | second))


def best_threshold(scored: Sequence[tuple[float, bool]]) -> tuple[float, float]:
    """Return the best F1 that any threshold on the score reaches on these very pairs, and that threshold."""
    best = (0.0, 1.0)
    total = sum(wanted for _, wanted in scored)
    for threshold in sorted({round(score, 3) for score, _ in scored}):
        said = [wanted for score, wanted in scored if score >= threshold]
        if sum(said):
            best = max(best, (round(2 * sum(said) / (len(said) + total), 4), threshold))
    return best


def _grams(text: str) -> set[tuple[str, ...]]:
    words = _WORD.findall(text.lower().replace("'", "").replace("’", ""))
    return {tuple(words[i : i + GRAM]) for i in range(len(words) - GRAM + 1)}
