"""Exact alignment: the runs of words that two articles share, whatever their order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

SEED = 4
LONGEST_LIST = 8


@dataclass(frozen=True, slots=True, order=True)
class Run:
    """Words `a` to `a + length` of one article that stand as words `b` to `b + length` in the other."""

    a: int
    b: int
    length: int


def seed_index(forms: Sequence[str], size: int = SEED) -> dict[tuple[str, ...], list[int]]:
    """Return where each n-gram of `size` words begins.

    Grams that keep recurring in one article are left out: they tell nothing, and without them the alignment stays
    linear in the number of words whatever the text ("a a a a ...").
    """
    index: dict[tuple[str, ...], list[int]] = {}
    for i in range(len(forms) - size + 1):
        index.setdefault(tuple(forms[i : i + size]), []).append(i)
    return {gram: places for gram, places in index.items() if len(places) <= LONGEST_LIST}


def shared_runs(
    a: Sequence[str], b: Sequence[str], index: Mapping[tuple[str, ...], list[int]], shortest: int
) -> list[Run]:
    """Return the shared runs of at least `shortest` words, none overlapping another, in order of `a`.

    Longer runs win over shorter ones (greedy string tiling: Wise 1993), so a text put together from another one's
    paragraphs in a new order is found whole.

    Args:
        a: The folded words of the one article.
        b: Those of the other.
        index: `seed_index(b)`.
        shortest: At least the seed size.
    """
    if len(a) >= shortest and list(a) == list(b):
        return [Run(0, 0, len(a))]
    runs = _maximal_runs(a, b, index, shortest)
    runs.sort(key=lambda r: (-r.length, r.a, r.b))
    free_a, free_b = [True] * len(a), [True] * len(b)
    kept: list[Run] = []
    for run in runs:
        kept.extend(_claim_free(run, free_a, free_b, shortest))
    return sorted(kept)


def _maximal_runs(
    a: Sequence[str], b: Sequence[str], index: Mapping[tuple[str, ...], list[int]], shortest: int
) -> list[Run]:
    """Return every run that cannot be made longer at either end."""
    found = []
    covered: dict[int, int] = {}
    for i in range(len(a) - SEED + 1):
        for j in index.get(tuple(a[i : i + SEED]), ()):
            if covered.get(j - i, -1) >= i:
                continue
            length = SEED
            while i + length < len(a) and j + length < len(b) and a[i + length] == b[j + length]:
                length += 1
            start = i
            while start and j - (i - start) > 0 and a[start - 1] == b[j - (i - start) - 1]:
                start -= 1
            covered[j - i] = i + length - SEED
            if length + i - start >= shortest:
                found.append(Run(start, j - (i - start), length + i - start))
    return found


def _claim_free(run: Run, free_a: list[bool], free_b: list[bool], shortest: int) -> list[Run]:
    """Take the stretches of a run that no longer run has taken yet."""
    kept, begin = [], None
    for k in range(run.length + 1):
        open_here = k < run.length and free_a[run.a + k] and free_b[run.b + k]
        if open_here and begin is None:
            begin = k
        elif not open_here and begin is not None:
            if k - begin >= shortest:
                kept.append(Run(run.a + begin, run.b + begin, k - begin))
            begin = None
    for piece in kept:
        for k in range(piece.length):
            free_a[piece.a + k] = free_b[piece.b + k] = False
    return kept
