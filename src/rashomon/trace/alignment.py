"""Exact alignment: the runs of words that two articles share, whatever their order."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

SEED = 4
LONGEST_LIST = 8
_FREE = re.compile(rb"\x01+")


@dataclass(frozen=True, slots=True, order=True)
class Run:
    """Words `a` to `a + length` of one article that stand as words `b` to `b + length` in the other."""

    a: int
    b: int
    length: int


Seeds = dict[tuple[Hashable, ...], list[int]]


def seed_index(forms: Sequence[Hashable], size: int = SEED) -> Seeds:
    """Return where each n-gram of `size` words begins.

    Grams that keep recurring in one article are left out: they tell nothing, and without them the alignment stays
    linear in the number of words whatever the text ("a a a a ...").
    """
    index: Seeds = {}
    for i in range(len(forms) - size + 1):
        index.setdefault(tuple(forms[i : i + size]), []).append(i)
    return {gram: places for gram, places in index.items() if len(places) <= LONGEST_LIST}


def shared_runs(a: Sequence[Hashable], b: Sequence[Hashable], index: Seeds, shortest: int) -> list[Run]:
    """Return the shared runs of at least `shortest` words, none overlapping another, in order of `a`.

    Longer runs win over shorter ones (greedy string tiling: Wise 1993), so a text put together from another one's
    paragraphs in a new order is found whole.

    Args:
        a: The folded words of the one article, or what stands for them.
        b: Those of the other.
        index: `seed_index(b)`.
        shortest: At least the seed size.
    """
    if len(a) >= shortest and list(a) == list(b):
        return [Run(0, 0, len(a))]
    return tiled(_maximal_runs(a, b, index, shortest), len(a), len(b), shortest)


def runs_along(a: NDArray[np.uint64], b: NDArray[np.uint64], shifts: Iterable[int], shortest: int) -> list[Run]:
    """Return the shared runs that lie on some diagonals, none overlapping another, in order of `a`.

    What was only replaced, word for word, leaves all runs of a pair on one diagonal, so the few on which it is known to
    share something give nearly all that it shares, without the index of `shared_runs`.

    Args:
        a: A number for each word of the one article.
        b: The same for the other.
        shifts: How much further a run stands in `b` than in `a`.
        shortest: Words of the shortest run.
    """
    if len(a) >= shortest and np.array_equal(a, b):
        return [Run(0, 0, len(a))]
    runs = [run for shift in sorted(set(shifts)) for run in _runs_on(a, b, shift, shortest)]
    return tiled(runs, len(a), len(b), shortest)


def _runs_on(a: NDArray[np.uint64], b: NDArray[np.uint64], shift: int, shortest: int) -> list[Run]:
    low, high = max(0, -shift), min(len(a), len(b) - shift)
    same = np.zeros(max(0, high - low) + 2, dtype=bool)
    same[1:-1] = a[low:high] == b[low + shift : high + shift]
    edges = np.flatnonzero(same[1:] != same[:-1])
    begins, lengths = edges[::2], edges[1::2] - edges[::2]
    long = lengths >= shortest
    places = zip((begins[long] + low).tolist(), lengths[long].tolist(), strict=True)
    return [Run(place, place + shift, length) for place, length in places]


def tiled(runs: Sequence[Run], a_words: int, b_words: int, shortest: int) -> list[Run]:
    """Return runs with what overlaps a longer one cut away, in order of `a`; what is left too short is dropped.

    Args:
        runs: Shared runs, overlapping or not.
        a_words: Words of the one article.
        b_words: Words of the other.
        shortest: Words of the shortest run that is kept.
    """
    free_a, free_b = bytearray(b"\1") * a_words, bytearray(b"\1") * b_words
    kept: list[Run] = []
    for run in sorted(runs, key=lambda r: (-r.length, r.a, r.b)):
        kept.extend(_claim_free(run, free_a, free_b, shortest))
    return sorted(kept, key=lambda run: run.a)  # no two begin at one word


def _maximal_runs(a: Sequence[Hashable], b: Sequence[Hashable], index: Seeds, shortest: int) -> list[Run]:
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


def _claim_free(run: Run, free_a: bytearray, free_b: bytearray, shortest: int) -> list[Run]:
    """Take the stretches of a run that no longer run has taken yet."""
    mine, theirs = slice(run.a, run.a + run.length), slice(run.b, run.b + run.length)
    if 0 not in free_a[mine] and 0 not in free_b[theirs]:
        pieces = [run]
    else:
        both = bytes(x & y for x, y in zip(free_a[mine], free_b[theirs], strict=True))
        pieces = [Run(run.a + m.start(), run.b + m.start(), len(m[0])) for m in _FREE.finditer(both)]
    kept = [piece for piece in pieces if piece.length >= shortest]
    for piece in kept:
        free_a[piece.a : piece.a + piece.length] = bytes(piece.length)
        free_b[piece.b : piece.b + piece.length] = bytes(piece.length)
    return kept
