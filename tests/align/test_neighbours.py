import numpy as np
import pytest

from rashomon.align.neighbours import nearest_rows


def _matrix(groups: int, each: int) -> np.ndarray:
    """Return unit rows of which each group lies close together."""
    random = np.random.default_rng(7)
    middles = random.normal(size=(groups, 32))
    rows = np.repeat(middles, each, axis=0) + 0.3 * random.normal(size=(groups * each, 32))
    return (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)


def test_exact_neighbours_are_those_of_all_pairs() -> None:
    matrix = _matrix(5, 6)
    cosines = matrix @ matrix.T
    np.fill_diagonal(cosines, -1)
    for row, places, found in nearest_rows(matrix, most=4):
        assert set(places.tolist()) == set(np.argsort(-cosines[row])[:4].tolist())
        assert found == pytest.approx(cosines[row][places], abs=1e-5)


def test_blocks_find_nearly_all_of_them() -> None:
    matrix = _matrix(60, 12)
    exact = {row: set(places.tolist()) for row, places, _ in nearest_rows(matrix, most=8)}
    found = {row: set(places.tolist()) for row, places, _ in nearest_rows(matrix, most=8, exact_up_to=10)}
    assert found.keys() == exact.keys()
    assert all(row not in places for row, places in found.items())
    share = sum(len(exact[row] & found[row]) for row in exact) / sum(len(places) for places in exact.values())
    assert share > 0.95


def test_the_same_every_time() -> None:
    matrix = _matrix(20, 10)
    runs = [[(r, p.tolist(), c.tolist()) for r, p, c in nearest_rows(matrix, most=3, exact_up_to=5)] for _ in range(2)]
    assert runs[0] == runs[1]


def test_few_rows() -> None:
    assert list(nearest_rows(np.zeros((0, 4), dtype=np.float32), most=3)) == []
    assert list(nearest_rows(np.ones((1, 4), dtype=np.float32), most=3)) == []
    [(_, first, _), (_, second, _)] = nearest_rows(_matrix(1, 2), most=3)
    assert first.tolist() == [1]
    assert second.tolist() == [0]
