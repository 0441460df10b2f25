from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from rashomon.corpus.fingerprints import GRAM, WINDOW, fingerprints, words_in

WORDS = st.lists(st.text("abcdefgh", min_size=1, max_size=3), max_size=60)


@given(WORDS, WORDS, WORDS, WORDS, st.lists(st.text("ijkl", min_size=2, max_size=6), min_size=20, max_size=60))
def test_a_run_that_is_long_enough_is_never_missed(
    a: list[str], b: list[str], c: list[str], d: list[str], run: list[str]
) -> None:
    assert len(run) >= GRAM + WINDOW - 1
    first, second = fingerprints(a + run + b), fingerprints(c + run + d)
    assert set(first.tolist()) & set(second.tolist())


@given(WORDS)
def test_few_sorted_and_the_same_again(words: list[str]) -> None:
    found = fingerprints(words)
    assert len(found) <= max(1, len(words))
    assert len(found) == len(set(found.tolist()))
    assert np.array_equal(found, fingerprints(list(words)))
    assert bool(len(found)) == bool(words)


def test_other_words_share_nothing() -> None:
    one, other = [f"one{n}" for n in range(300)], [f"other{n}" for n in range(300)]
    assert not set(fingerprints(one).tolist()) & set(fingerprints(other).tolist())


def test_case_and_marks_do_not_count() -> None:
    assert words_in(["The  Harbour,", "burned!"]) == ["the", "harbour", "burned"]
