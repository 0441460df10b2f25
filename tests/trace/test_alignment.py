"""Runs of common words: exact, apart from one another, and found in linear time."""

from __future__ import annotations

import time

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.trace.alignment import Run, runs_along, seed_index, shared_runs

WORDS = st.lists(st.sampled_from(["a", "b", "c", "d", "e"]), max_size=60)


def runs_of(a: str | list[str], b: str | list[str], shortest: int = 4) -> list[Run]:
    first, second = (x.split() if isinstance(x, str) else x for x in (a, b))
    return shared_runs(first, second, seed_index(second), shortest)


@pytest.mark.parametrize(
    ("a", "b", "runs"),
    [
        ("one two three four", "one two three four", [Run(0, 0, 4)]),
        ("x one two three four five y", "one two three four five", [Run(1, 0, 5)]),
        ("one two three", "one two three", []),
        ("a b c d x e f g h", "e f g h y a b c d", [Run(0, 5, 4), Run(5, 0, 4)]),
        ("a b c d e", "a b c d x b c d e", [Run(0, 0, 4)]),
        ("", "a b c d", []),
        ("a " * 30, "a " * 30, [Run(0, 0, 30)]),
    ],
)
def test_table(a: str, b: str, runs: list[Run]) -> None:
    assert runs_of(a, b) == runs


@given(WORDS, WORDS)
def test_runs_are_equal_and_apart(a: list[str], b: list[str]) -> None:
    runs = runs_of(a, b)
    used_a: list[int] = []
    used_b: list[int] = []
    for run in runs:
        assert a[run.a : run.a + run.length] == b[run.b : run.b + run.length]
        assert run.length >= 4
        used_a += range(run.a, run.a + run.length)
        used_b += range(run.b, run.b + run.length)
    assert len(set(used_a)) == len(used_a)
    assert len(set(used_b)) == len(used_b)


@given(st.lists(st.integers(), min_size=4, max_size=60, unique=True))
def test_a_text_holds_itself(numbers: list[int]) -> None:
    words = [str(n) for n in numbers]
    assert runs_of(words, words) == [Run(0, 0, len(words))]


@pytest.mark.parametrize("unit", ["a", "a b", "a b c d e f g", " ".join(f"w{i}" for i in range(1500))])
def test_repetition_costs_no_more(unit: str) -> None:
    words = (unit.split() * 15_000)[:15_000]
    begin = time.process_time()
    runs_of(words, [*words, "end"])
    assert time.process_time() - begin < 5


def numbered(words: list[str]) -> np.ndarray:
    return np.array([ord(word[0]) for word in words], dtype=np.uint64)


@given(WORDS, WORDS)
def test_along_every_diagonal_is_found_what_the_full_alignment_finds(a: list[str], b: list[str]) -> None:
    index: dict[tuple[object, ...], list[int]] = {}
    for i in range(len(b) - 3):
        index.setdefault(tuple(b[i : i + 4]), []).append(i)
    along = runs_along(numbered(a), numbered(b), range(-len(a), len(b) + 1), 4)
    assert along == [] or a != b or along == [Run(0, 0, len(a))]
    if a != b:
        assert along == shared_runs(a, b, index, 4)


def test_along_one_diagonal_is_found_what_lies_on_it() -> None:
    a, b = numbered([*"xabcdeyedcba"]), numbered([*"abcdezedcba"])
    assert runs_along(a, b, [-1], 4) == [Run(1, 0, 5), Run(7, 6, 5)]
    assert runs_along(a, b, [0, 40, -40], 4) == []


def test_equal_texts_are_one_run_whatever_the_diagonals() -> None:
    assert runs_along(numbered([*"aaaaaa"]), numbered([*"aaaaaa"]), [1, 2], 4) == [Run(0, 0, 6)]
    assert runs_along(numbered([*"aaa"]), numbered([*"aaa"]), [0], 4) == []
