"""The nearest rows of a large matrix, by blocks of like rows rather than by all pairs."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

Rows = NDArray[np.float32]
Places = NDArray[np.int64]

EXACT_UP_TO = 8192  # rows: some 300 articles; so many are still compared with one another in a second
_AT_ONCE = 4_000_000  # cosines held at one time
_PROBES = 8
_ROUNDS = 4
_SAMPLE = 32  # rows a block that the blocks' middles are made from


def nearest_rows(matrix: Rows, *, most: int, exact_up_to: int = EXACT_UP_TO) -> Iterator[tuple[int, Places, Rows]]:
    """Yield for each row its number, its `most` nearest other rows in no order, and their cosines.

    Up to `exact_up_to` rows all pairs are compared. Beyond, the rows are put into blocks by spherical k-means from
    fixed beginnings, and each is compared with the rows of its eight nearest blocks (an inverted file: Sivic and
    Zisserman, Video Google, 2003), so that the cost grows with the rows' number times its root.

    Args:
        matrix: L2-normalised rows.
        most: How many neighbours of each row are wanted.
        exact_up_to: Largest number of rows of which all pairs are compared.
    """
    count = len(matrix)
    wanted = min(most, count - 1)
    if wanted <= 0:
        return
    if count <= exact_up_to:
        yield from _exact(matrix, wanted)
    else:
        yield from _by_blocks(matrix, wanted)


def _exact(matrix: Rows, wanted: int) -> Iterator[tuple[int, Places, Rows]]:
    count = len(matrix)
    step = max(1, _AT_ONCE // count)
    for start in range(0, count, step):
        block = matrix[start : start + step] @ matrix.T
        block[np.arange(len(block)), np.arange(start, start + len(block))] = -1.0
        nearest = np.argpartition(block, count - wanted, axis=1)[:, count - wanted :]
        for row, columns in enumerate(nearest):
            yield start + row, columns, block[row, columns]


def _by_blocks(matrix: Rows, wanted: int) -> Iterator[tuple[int, Places, Rows]]:
    count = len(matrix)
    middles = _middles(matrix, int(count**0.5))
    probes = _nearest_middles(matrix, middles, min(_PROBES, len(middles)))
    home = probes[:, 0]
    places = np.full((count, wanted), -1, dtype=np.int64)
    cosines = np.full((count, wanted), -1.0, dtype=np.float32)
    for number in range(len(middles)):
        members = np.flatnonzero(home == number)
        asking = np.flatnonzero((probes == number).any(axis=1))
        if not len(members):
            continue
        step = max(1, _AT_ONCE // len(members))
        for start in range(0, len(asking), step):
            rows = asking[start : start + step]
            block = matrix[rows] @ matrix[members].T
            block[rows[:, None] == members[None, :]] = -1.0
            all_places = np.concatenate([places[rows], np.broadcast_to(members, block.shape)], axis=1)
            all_cosines = np.concatenate([cosines[rows], block], axis=1)
            best = np.argpartition(all_cosines, all_cosines.shape[1] - wanted, axis=1)[:, -wanted:]
            places[rows] = np.take_along_axis(all_places, best, axis=1)
            cosines[rows] = np.take_along_axis(all_cosines, best, axis=1)
    for row in range(count):
        found = places[row] >= 0
        yield row, places[row][found], cosines[row][found]


def _middles(matrix: Rows, number: int) -> Rows:
    """Return the middles of so many blocks, made from rows taken at even distances."""
    sample = matrix[:: max(1, len(matrix) // (number * _SAMPLE))]
    middles: Rows = sample[:: max(1, len(sample) // number)][:number].copy()
    for _ in range(_ROUNDS):
        home = _nearest_middles(sample, middles, 1)[:, 0]
        sums = np.zeros_like(middles)
        np.add.at(sums, home, sample)
        lengths = np.linalg.norm(sums, axis=1, keepdims=True)
        middles = np.where(lengths > 0, sums / np.maximum(lengths, 1e-9), middles).astype(np.float32)
    return middles


def _nearest_middles(matrix: Rows, middles: Rows, wanted: int) -> Places:
    """Return the blocks nearest to each row, the nearest first."""
    found = np.empty((len(matrix), wanted), dtype=np.int64)
    step = max(1, _AT_ONCE // len(middles))
    for start in range(0, len(matrix), step):
        cosines = matrix[start : start + step] @ middles.T
        found[start : start + step] = np.argsort(-cosines, axis=1, kind="stable")[:, :wanted]
    return found
