from __future__ import annotations

import numpy as np

from rashomon.align.candidates import TwoClauses, near_rows, worded_rows, worth_comparing
from rashomon.align.words import Lexicon, Word


def test_near_rows_are_those_of_all_pairs() -> None:
    rng = np.random.default_rng(7)
    rows = rng.normal(size=(60, 16)).astype(np.float32)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    cosines = rows @ rows.T
    wanted = {(i, j) for i in range(60) for j in range(i + 1, 60) if cosines[i, j] >= 0.4}
    assert {(i, j) for i, j, _ in near_rows(rows, floor=0.4, most=60)} == wanted


def test_no_rows_no_pairs() -> None:
    assert near_rows(np.zeros((0, 4), dtype=np.float32), floor=0.1, most=5) == []
    assert near_rows(np.ones((1, 4), dtype=np.float32) / 2, floor=0.1, most=5) == []


def test_rows_that_share_rare_words_are_found() -> None:
    words = [frozenset({"97-1", "vote", "senate"}), frozenset({"tally", "97-1", "vote"}), frozenset({"senate"})]
    weights = {"97-1": 1.0, "vote": 0.7, "senate": 0.3}
    assert worded_rows(words, weights, floor=1.5) == [(0, 1)]


def test_of_reports_of_one_event_more_is_compared() -> None:
    texts = ("harbour guard strike wage", "harbour mayor treaty storm vote bridge")
    first, second = (Lexicon([Word(lemma, "NOUN", i) for i, lemma in enumerate(text.split())]) for text in texts)
    two = TwoClauses(first, second, False)
    assert worth_comparing(two, 0.45, {}, akin=True)
    assert not worth_comparing(two, 0.45, {})
