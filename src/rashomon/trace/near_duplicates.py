"""Near-duplicates in large piles: which articles share passages, found by fingerprints, and the passages themselves.

Three steps, so that a runner can spread them: `fingerprint` maps over batches of texts, `pairs_sharing`
groups by fingerprint, `shared_passages` maps over pairs. No step looks at all pairs. `near_duplicates` does all three.
"""

from __future__ import annotations

import functools
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

import numpy as np
from numpy.typing import NDArray

GRAM = 6
WINDOW = 8
LEAST_SHARED = 2
COMMON = 60
_BASE = np.uint64(0x9E3779B97F4A7C15)
_MIX = np.uint64(0xBF58476D1CE4E5B9)
_NONE = np.uint64(0xFFFFFFFFFFFFFFFF)
_INVERSE = np.uint64(pow(int(_BASE), -1, 2**64))
_LAST = 0x10000
_CHARACTERS = 1_000_000
_BATCH = 1000


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
    hashes_of_words, owners = _words(texts)
    counts = np.bincount(owners, minlength=len(texts))
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


def _words(texts: Sequence[str]) -> tuple[NDArray[np.uint64], NDArray[np.int64]]:
    """Return a hash for every word of some texts, and the number of the text that it stands in.

    The hash of a word is a polynomial of its characters; as differences of running sums all are had at once.
    """
    folded = [text.casefold().replace("'", "").replace("’", "") + " " for text in texts]
    raw = "".join(folded).encode("utf-32-le", "surrogatepass")
    characters = np.frombuffer(raw, dtype="<u4")
    inside = _letters()[np.minimum(characters, _LAST)]
    edges = np.flatnonzero(np.diff(inside, prepend=False, append=False))
    begins, ends = edges[::2], edges[1::2]
    powers, inverses = _powers(len(characters), _BASE), _powers(len(characters), _INVERSE)
    sums = np.concatenate([[np.uint64(0)], np.cumsum((characters.astype(np.uint64) * _MIX) * powers)])
    hashes = (sums[ends] - sums[begins]) * inverses[begins]
    hashes ^= hashes >> np.uint64(31)
    hashes *= _MIX
    owners = np.searchsorted(np.cumsum([len(text) for text in folded]), begins, side="right")
    return hashes, owners


def _powers(count: int, base: np.uint64) -> NDArray[np.uint64]:
    return _powers_up_to(count.bit_length(), base)[:count]


@functools.lru_cache(maxsize=8)
def _powers_up_to(bits: int, base: np.uint64) -> NDArray[np.uint64]:
    powers = np.full(1 << bits, base, dtype=np.uint64)
    powers[0] = 1
    return np.cumprod(powers, dtype=np.uint64)


@functools.cache
def _letters() -> NDArray[np.bool_]:
    """Return for each character of the basic plane whether it is a letter or digit; those beyond count as letters."""
    return np.array([chr(code).isalnum() for code in range(_LAST)] + [True])


def _rolled(words: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Return at each place the hash of the n-gram that begins there."""
    total = np.zeros_like(words)
    for k in range(GRAM):
        total *= _BASE
        total[: len(words) - k] += words[k:]
    total ^= total >> np.uint64(29)
    total *= _MIX
    total ^= total >> np.uint64(32)
    return total


def _winnowed(hashes: NDArray[np.uint64]) -> NDArray[np.bool_]:
    """Tell which places hold the smallest hash of some window."""
    least = hashes.copy()
    for k in range(1, WINDOW):
        np.minimum(least[:-k], hashes[k:], out=least[:-k])
    most = least.copy()
    for k in range(1, WINDOW):
        np.maximum(most[k:], least[:-k], out=most[k:])
    return np.asarray(most == hashes)


def pairs_sharing(prints: Sequence[Prints], *, least: int = LEAST_SHARED) -> list[tuple[int, int, int]]:
    """Return (first, second, fingerprints in common) of the texts that share at least so many, sorted.

    A fingerprint that stands in more than sixty texts joins each of them only to the next one and to the first, so that
    a wire text that a thousand outlets print costs no million pairs. A text of fewer fingerprints needs only one.
    """
    if not prints:
        return []
    hashes = np.concatenate([p.hashes for p in prints])
    owners = np.repeat(np.arange(len(prints), dtype=np.int64), [len(p.hashes) for p in prints])
    order = np.lexsort((owners, hashes))
    hashes, owners = hashes[order], owners[order]
    fresh = np.ones(len(hashes), dtype=bool)
    fresh[1:] = (hashes[1:] != hashes[:-1]) | (owners[1:] != owners[:-1])
    hashes, owners = hashes[fresh], owners[fresh]
    keys, counts = np.unique(_keys(hashes, owners, len(prints)), return_counts=True)
    first, second = np.divmod(keys, len(prints))
    sizes = np.array([len(p.hashes) for p in prints])
    kept = counts >= np.minimum(least, np.minimum(sizes[first], sizes[second]))
    return list(zip(first[kept].tolist(), second[kept].tolist(), counts[kept].tolist(), strict=True))


def _keys(hashes: NDArray[np.uint64], owners: NDArray[np.int64], total: int) -> NDArray[np.int64]:
    """Return a key for every two texts under one fingerprint."""
    edges = np.flatnonzero(np.concatenate([[True], hashes[1:] != hashes[:-1], [True]]))
    sizes = np.diff(edges)
    found = []
    for size in np.unique(sizes[(sizes > 1) & (sizes <= COMMON)]).tolist():
        rows = owners[edges[:-1][sizes == size][:, None] + np.arange(size)]
        a, b = np.triu_indices(size, 1)
        found.append((rows[:, a] * total + rows[:, b]).ravel())
    for start, size in zip(edges[:-1][sizes > COMMON].tolist(), sizes[sizes > COMMON].tolist(), strict=True):
        row = owners[start : start + size]
        found.append(row[:-1] * total + row[1:])
        found.append(row[0] * total + row[2:])
    return np.concatenate(found) if found else np.zeros(0, dtype=np.int64)


def shared_passages(a: Prints, b: Prints) -> tuple[tuple[int, int, int], ...]:
    """Return (first word in a, first word in b, words) of the runs around common fingerprints, none inside another."""
    place_in_b = dict(zip(b.hashes.tolist(), b.places.tolist(), strict=True))
    matches: dict[int, list[int]] = {}
    for key, x in zip(a.hashes.tolist(), a.places.tolist(), strict=True):
        y = place_in_b.get(key)
        if y is not None:
            matches.setdefault(y - x, []).append(x)
    found = [run for shift, places in matches.items() for run in _runs(a.words, b.words, shift, places)]
    return tuple(sorted(found))


def _runs(
    a: NDArray[np.uint64], b: NDArray[np.uint64], shift: int, places: Sequence[int]
) -> Iterator[tuple[int, int, int]]:
    """Yield the longest common runs around places of `a`, held against `b` that many words further on."""
    first, last = max(0, -shift), min(len(a), len(b) - shift)
    differing = [first - 1, *(np.flatnonzero(a[first:last] != b[first + shift : last + shift]) + first).tolist(), last]
    reached = -1
    for place in places:
        if place < reached:
            continue
        at = bisect_right(differing, place)
        start, reached = differing[at - 1] + 1, differing[at]
        if reached - start >= GRAM:  # less only if two n-grams had one hash by chance
            yield start, start + shift, reached - start


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
    for i, j, _ in pairs_sharing(prints, least=least):
        passages = shared_passages(prints[i], prints[j])
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
