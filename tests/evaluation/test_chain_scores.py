"""The scorer of chains against cases worked by hand and against trying every matching."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.evaluation.chain_scores import _best, chain_scores


def partition(*sets: str) -> dict[str, int]:
    return {mention: n for n, members in enumerate(sets) for mention in members}


def test_the_same_partition_is_perfect() -> None:
    scores = chain_scores(partition("abc", "de", "f"), partition("f", "abc", "de"))
    assert (scores.muc, scores.b_cubed, scores.ceaf_e, scores.conll) == pytest.approx((1, 1, 1, 1))


def test_worked_by_hand() -> None:
    # Gold {a b c} {d e f g}, told {a b} {c d} {f g} {e}.
    # MUC: recall (3-2 + 4-3) / (2 + 3) = 2/5, precision (2-1 + 2-2 + 2-1) / 3 = 2/3.
    # B-cubed: recall (5/3 + 6/4) / 7, precision (2 + 1 + 2 + 1) / 7.
    # CEAF-e: {a b c}={a b} 4/5, {d e f g}={f g} 4/6: sum 22/15 over 2 and over 4.
    scores = chain_scores(partition("abc", "defg"), partition("ab", "cd", "fg", "e"))
    recall, precision = (5 / 3 + 6 / 4) / 7, 6 / 7
    assert scores.muc == pytest.approx(2 * (2 / 5) * (2 / 3) / (2 / 5 + 2 / 3))
    assert scores.b_cubed == pytest.approx(2 * recall * precision / (recall + precision))
    assert scores.ceaf_e == pytest.approx(2 * (22 / 30) * (22 / 60) / (22 / 30 + 22 / 60))


def test_all_alone_has_no_links() -> None:
    scores = chain_scores(partition("ab", "c"), partition("a", "b", "c"))
    assert scores.muc == 0
    assert scores.b_cubed == pytest.approx(0.8)
    assert scores.ceaf_e == pytest.approx(2 * ((5 / 3) / 3) * ((5 / 3) / 2) / ((5 / 3) / 3 + (5 / 3) / 2))


def test_other_mentions_are_refused() -> None:
    with pytest.raises(ValueError, match="same mentions"):
        chain_scores({"a": 1}, {"b": 1})


@given(
    st.integers(1, 4).flatmap(
        lambda n: st.lists(st.lists(st.integers(0, 9), min_size=n, max_size=n), min_size=1, max_size=4)
    )
)
def test_the_best_matching_is_the_best(table: list[list[int]]) -> None:
    matrix = np.array(table, dtype=float)
    wide = matrix if matrix.shape[0] <= matrix.shape[1] else matrix.T
    columns = range(wide.shape[1])
    tried = max(
        sum(wide[i, j] for i, j in enumerate(chosen)) for chosen in itertools.permutations(columns, wide.shape[0])
    )
    assert _best(matrix) == pytest.approx(tried)
