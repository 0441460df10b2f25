"""Near-duplicates in large piles: which articles share passages, found by fingerprints, and the passages themselves.

Three steps, so that a runner can spread them: `fingerprint` maps over batches of texts, `pairs_sharing`
groups by fingerprint, `shared_passages` maps over pairs. No step looks at all pairs. `near_duplicates` does all three.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from rashomon.trace.hashed_words import BASE, MIX, hashed_words

GRAM = 6
WINDOW = 8
LEAST_SHARED = 2
COMMON = 60
_NONE = np.uint64(0xFFFFFFFFFFFFFFFF)
_CHARACTERS = 400_000
_BATCH = 1000
_DOUBLINGS = (1, 2, 4)  # a window of eight, doubled from one
_PAIRS = 5_000  # whose passages are found at once
_STEPS = 64
_SQUARED = np.uint64(int(BASE) ** 2 % 2**64)


Run = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Prints:
    """What stands for one text when near-duplicates are looked for.

    Attributes:
        words: A number for each of its words, the same for the same word in every text and process.
        hashes: Fingerprints, in text order.
        places: The word at which each fingerprint begins.
    """

    words: NDArray[np.uint64]
    hashes: NDArray[np.uint64]
    places: NDArray[np.int32]


@dataclass(frozen=True, slots=True, order=True)
class Near:
    """Two texts that share passages.

    Attributes:
        a, b: Their ids, a before b in the order given.
        shared: Words of a in common, in runs that are found for sure from 13 words on.
        containment: These as a share of the shorter text.
        passages: (first word in a, first word in b, words) of each shared run.
    """

    a: str
    b: str
    shared: int
    containment: float
    passages: tuple[tuple[int, int, int], ...]


def fingerprint(texts: Sequence[str]) -> list[Prints]:
    """Return the fingerprints of a batch of texts, in order, by winnowing (Schleimer, Wilkerson and Aiken 2003).

    Of every eight word 6-grams in a row the one with the smallest hash is kept, so that two texts with a run of 13
    words in common have a fingerprint in common, wherever it stands, and two from 26 words on. Nothing but the words
    decides, without their case and apostrophes: the same text has the same fingerprints in every batch and process.
    """
    found: list[Prints] = []
    batch: list[str] = []
    size = 0
    for text in texts:
        batch.append(text)
        size += len(text)
        if size >= _CHARACTERS:
            found.extend(_batch(batch))
            batch, size = [], 0
    return [*found, *_batch(batch)]


def _batch(texts: Sequence[str]) -> Iterator[Prints]:
    """Yield the fingerprints of texts laid end to end, with gaps that no window crosses."""
    if not texts:
        return
    hashes_of_words, counts = hashed_words(texts)
    owners = np.repeat(np.arange(len(texts)), counts)
    gap = GRAM + WINDOW  # before every text, the first one, too, so that a text's neighbours make no difference
    starts = np.concatenate([[0], np.cumsum(counts + gap)]) + gap
    words = np.zeros(int(starts[-1]), dtype=np.uint64)
    places = np.arange(len(owners)) + (owners + 1) * gap
    words[places] = hashes_of_words
    grams = np.zeros(len(words), dtype=bool)
    grams[places] = (starts[:-1] + counts)[owners] - places >= GRAM
    hashes = np.where(grams, _rolled(words), _NONE)
    places = np.flatnonzero(_winnowed(hashes) & grams)
    cuts = np.searchsorted(places, starts).tolist()
    for k, (start, length) in enumerate(zip(starts.tolist(), counts.tolist(), strict=False)):
        own = places[cuts[k] : cuts[k + 1]]
        yield Prints(words[start : start + length].copy(), hashes[own], (own - start).astype(np.int32))


def _rolled(words: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Return at each place the hash of the n-gram of six words that begins there."""
    two = words * BASE
    two[:-1] += words[1:]
    total = two * _SQUARED
    total[:-2] += two[2:]
    total *= _SQUARED
    total[:-4] += two[4:]
    total ^= total >> np.uint64(29)
    total *= MIX
    total ^= total >> np.uint64(32)
    return total


def _winnowed(hashes: NDArray[np.uint64]) -> NDArray[np.bool_]:
    """Tell which places hold the smallest hash of some window of eight."""
    least = hashes.copy()
    for step in _DOUBLINGS:
        np.minimum(least[:-step], least[step:], out=least[:-step])
    for step in _DOUBLINGS:
        np.maximum(least[step:], least[:-step], out=least[step:])
    return np.asarray(least == hashes)


def pairs_sharing(prints: Sequence[Prints], *, least: int = LEAST_SHARED) -> list[tuple[int, int, int]]:
    """Return (first, second, fingerprints in common) of the texts that share at least so many, sorted.

    A fingerprint that stands in more than sixty texts joins each of them only to the next one and to the first, so that
    a wire text that a thousand outlets print costs no million pairs. A text of fewer fingerprints needs only one.
    """
    if not prints:
        return []
    hashes = np.concatenate([p.hashes for p in prints])
    owners = np.repeat(np.arange(len(prints)), [len(p.hashes) for p in prints])
    keys, counts = counted(keys_under(hashes, owners, len(prints), COMMON, with_first=True))
    first, second = np.divmod(keys, len(prints))
    sizes = np.array([len(p.hashes) for p in prints])
    kept = counts >= np.minimum(least, np.minimum(sizes[first], sizes[second]))
    return list(zip(first[kept].tolist(), second[kept].tolist(), counts[kept].tolist(), strict=True))


def counted(keys: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the different keys, sorted, and how often each is there."""
    keys = np.sort(keys)
    fresh = np.flatnonzero(np.diff(keys, prepend=-1))
    return keys[fresh], np.diff(fresh, append=len(keys))


def keys_under(
    hashes: NDArray[np.unsignedinteger | np.int64],
    owners: NDArray[np.signedinteger],
    total: int,
    common: int,
    *,
    with_first: bool = False,
) -> NDArray[np.int64]:
    """Return a key, first * total + second, for every two texts under one fingerprint, again for every fingerprint.

    Args:
        hashes: Fingerprints of all texts.
        owners: The number of the text of each.
        total: How many texts there are.
        common: A fingerprint of more texts joins each of them only to the next...
        with_first: ... and to the first.
    """
    order = np.argsort(hashes)
    numbers = np.cumsum(np.diff(hashes[order], prepend=hashes[order[:1]]) != 0)
    twice = np.bincount(numbers)[numbers] > 1 if len(numbers) else np.zeros(0, dtype=bool)
    numbers, texts = np.divmod(counted(numbers[twice] * total + owners[order[twice]])[0], total)
    edges = np.flatnonzero(np.concatenate([[True], numbers[1:] != numbers[:-1], [True]]))
    sizes = np.diff(edges)
    found = []
    for size in np.unique(sizes[(sizes > 1) & (sizes <= common)]).tolist():
        rows = texts[edges[:-1][sizes == size][:, None] + np.arange(size)]
        a, b = np.triu_indices(size, 1)
        found.append((rows[:, a] * total + rows[:, b]).ravel())
    many = np.flatnonzero(np.repeat(sizes > common, sizes))
    after = many[1:][numbers[many[1:]] == numbers[many[:-1]]]
    found.append(texts[after - 1] * total + texts[after])
    if with_first:
        first = np.repeat(edges[:-1], sizes)[after]
        beyond = first < after - 1
        found.append(texts[first[beyond]] * total + texts[after[beyond]])
    return np.concatenate(found)


def shared_passages(prints: Sequence[Prints], pairs: Sequence[tuple[int, int]]) -> list[tuple[Run, ...]]:
    """Return for each pair of texts the runs around common fingerprints, none inside another, in order of the first.

    A run is (first word in the first text, first word in the second, words).

    Args:
        prints: The texts.
        pairs: Their numbers.
    """
    if not pairs:
        return []
    places = _Places(prints)
    found: list[tuple[Run, ...]] = []
    for start in range(0, len(pairs), _PAIRS):
        part = np.array(pairs[start : start + _PAIRS], dtype=np.int64)
        texts = np.unique(part)
        lengths = np.zeros(len(prints), dtype=np.int64)
        lengths[texts] = [len(prints[number].words) for number in texts.tolist()]
        ends = np.cumsum(lengths)
        laid = np.concatenate([prints[number].words for number in texts.tolist()])
        found.extend(_runs_of((laid, ends - lengths, ends), part, places.common(part)))
    return found


class _Places:
    """Where the fingerprints that stand more than once stand, text by text."""

    def __init__(self, prints: Sequence[Prints]) -> None:
        numbers, rows, owners = _numbered(prints)
        self._many = int(numbers[-1]) + 1 if len(numbers) else 1
        keys = owners * self._many + numbers
        order = np.argsort(keys)
        keys = keys[order]
        fresh = np.flatnonzero(np.diff(keys, prepend=-1))
        places = np.concatenate([p.places for p in prints])[rows[order]] if len(keys) else np.zeros(0, dtype=np.int32)
        self._keys, self._at = keys, places.astype(np.int64)
        self._once = keys[fresh]
        self._first = np.minimum.reduceat(self._at, fresh) if len(fresh) else self._at
        self._edges = np.searchsorted(keys, np.arange(len(prints) + 1, dtype=np.int64) * self._many)

    def common(self, pairs: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
        """Return (number of the pair, place in its first text, first place in its second) of common fingerprints."""
        first, second = pairs[:, 0], pairs[:, 1]
        starts, counts = self._edges[first], self._edges[first + 1] - self._edges[first]
        which = np.repeat(np.arange(len(pairs)), counts)
        rows = np.arange(len(which)) + np.repeat(starts - np.cumsum(counts) + counts, counts)
        wanted = self._keys[rows] + (second - first)[which] * self._many
        at = np.minimum(np.searchsorted(self._once, wanted), max(0, len(self._once) - 1))
        hit = np.flatnonzero(self._once[at] == wanted)
        return which[hit], self._at[rows[hit]], self._first[at[hit]]


def _numbered(
    prints: Sequence[Prints],
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """Return (number of the fingerprint, row, text) of all fingerprints that stand more than once, by number."""
    hashes = np.concatenate([p.hashes for p in prints])
    owners = np.repeat(np.arange(len(prints), dtype=np.int64), [len(p.hashes) for p in prints])
    rows = np.argsort(hashes)
    numbers = np.cumsum(np.diff(hashes[rows], prepend=hashes[rows[:1]]) != 0)
    kept = np.bincount(numbers)[numbers] > 1 if len(numbers) else np.zeros(0, dtype=bool)
    return numbers[kept], rows[kept], owners[rows[kept]]


def _runs_of(
    words: tuple[NDArray[np.uint64], NDArray[np.int64], NDArray[np.int64]],
    pairs: NDArray[np.int64],
    common: tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]],
) -> list[tuple[Run, ...]]:
    """Return the longest common runs around the places that pairs of texts have in common.

    Places of a pair with one shift between its texts follow one another; those that touch are one block, and each
    block is then made longer at both ends, all blocks together, one word at a time.

    Args:
        words: All words laid end to end, and where each text begins and ends.
        pairs: The numbers of the texts.
        common: (number of the pair, place in the first text, place in the second).
    """
    laid, begins, ends = words
    which, in_a, shift = common[0], common[1], common[2] - common[1]
    order = np.lexsort((in_a, shift, which))
    which, in_a, shift = which[order], in_a[order], shift[order]
    other = np.diff(which, prepend=-1).astype(bool) | np.diff(shift, prepend=shift[:1]).astype(bool)
    head = np.flatnonzero(other | (np.diff(in_a, prepend=in_a[:1]) > GRAM))
    tail = np.append(head[1:], len(which))[: len(head)] - 1
    a, b = pairs[which[head], 0], pairs[which[head], 1]
    start, end = begins[a] + in_a[head], begins[a] + in_a[tail] + GRAM
    step = begins[b] + shift[head] - begins[a]
    last = np.append(~other[head[1:]], [False])[: len(head)]  # another block follows on the same diagonal
    top = np.where(last, np.append(start[1:], [0])[: len(head)], np.minimum(ends[a], ends[b] - step))
    end = _reached(laid, end, step, top, 1)
    joined = np.append([False], last[:-1] & (end[:-1] == top[:-1]))[: len(head)]
    own = np.flatnonzero(~joined)
    upto = np.append(own[1:], len(head))[: len(own)] - 1
    low = np.maximum(begins[a], begins[b] - step)[own]
    start = _reached(laid, start[own] - 1, step[own], low - 1, -1) + 1
    size = end[upto] - start
    x = start - begins[a[own]]
    found: list[list[Run]] = [[] for _ in range(len(pairs))]
    runs = zip(which[head[own]].tolist(), x.tolist(), (x + shift[head[own]]).tolist(), size.tolist(), strict=True)
    for number, in_first, in_second, length in runs:
        if length >= GRAM:  # less only if two n-grams had one hash by chance
            found[number].append((in_first, in_second, length))
    return [tuple(sorted(some)) for some in found]


def _reached(
    laid: NDArray[np.uint64], at: NDArray[np.int64], step: NDArray[np.int64], stop: NDArray[np.int64], way: int
) -> NDArray[np.int64]:
    """Return how far each place can go, forwards or backwards, while the words there and `step` on are the same."""
    at = at.copy()
    going = np.flatnonzero((stop - at) * way > 0)
    for _ in range(_STEPS):
        going = going[laid[at[going]] == laid[at[going] + step[going]]]
        at[going] += way
        going = going[at[going] != stop[going]]
        if not len(going):
            return at
    for k in going.tolist():  # only a text that repeats itself goes on so far without a fingerprint
        mine = laid[at[k] : stop[k]] if way > 0 else laid[stop[k] + 1 : at[k] + 1][::-1]
        shift = int(step[k])
        theirs = (
            laid[at[k] + shift : stop[k] + shift] if way > 0 else laid[stop[k] + 1 + shift : at[k] + 1 + shift][::-1]
        )
        differing = np.flatnonzero(mine != theirs)
        at[k] += way * int(differing[0] if len(differing) else len(mine))
    return at


def near_duplicates(
    texts: Iterable[tuple[str, str]], *, containment: float = 0.0, least: int = LEAST_SHARED
) -> Iterator[Near]:
    """Yield the pairs of texts that share passages, with the passages, in the order of the texts.

    Time and memory grow with the number of words and of pairs found, not with the square of the texts.

    Args:
        texts: (id, text), ids distinct.
        containment: Least share of the shorter text's words that the two must have in common.
        least: Fingerprints that two texts must have in common to be compared.
    """
    names: list[str] = []
    prints: list[Prints] = []
    source = iter(texts)
    while batch := list(islice(source, _BATCH)):
        names.extend(name for name, _ in batch)
        prints.extend(fingerprint([text for _, text in batch]))
    pairs = [(i, j) for i, j, _ in pairs_sharing(prints, least=least)]
    for (i, j), passages in zip(pairs, shared_passages(prints, pairs), strict=True):
        shared = _covered(passages)
        share = shared / max(1, min(len(prints[i].words), len(prints[j].words)))
        if passages and share >= containment:
            yield Near(names[i], names[j], shared, round(min(1.0, share), 4), passages)


def _covered(passages: Sequence[tuple[int, int, int]]) -> int:
    """Return how many words of the first text lie in a passage."""
    total = reached = 0
    for start, _, length in sorted(passages):
        total += max(0, start + length - max(start, reached))
        reached = max(reached, start + length)
    return total
