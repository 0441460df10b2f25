from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from rashomon.check.case import CaseIndex
from rashomon.check.evidence import Evidence, hold, summary
from rashomon.check.linking import read_hypothesis
from rashomon.check.reading import READ_AGAIN
from rashomon.evaluation.small_cases import case_of, read_texts

STORY = (
    "The harbour council of Kelmouth voted on Tuesday to close the old ferry terminal. "
    "The terminal had lost between 46 and 57 million euros, the council of Kelmouth said. "
    "The council of Kelmouth heard two of its members on the ferry terminal. "
    "The harbour of Kelmouth has a ferry terminal for islanders. "
    "Councillors of Kelmouth met at the ferry terminal."
)
CLAIM = "The council of Kelmouth will close its ferry terminal."


class Fixed:
    """Finds the same in every pair, and remembers what it was asked."""

    def __init__(self, entails: float) -> None:
        self._row = np.array([entails, (1 - entails) / 2, (1 - entails) / 2], dtype=np.float32)
        self.asked: list[tuple[str, str]] = []

    def judge(self, pairs: Sequence[tuple[str, str]]) -> NDArray[np.float32]:
        self.asked += pairs
        return np.stack([self._row for _ in pairs]) if pairs else np.zeros((0, 3), dtype=np.float32)


def _held(claim: str, first: Fixed, second: Fixed | None) -> Evidence:
    case = replace(case_of(read_texts([STORY])[0]), entailment=first, second=second)
    asked = read_hypothesis(read_texts([claim])[0].reading, case.entities)
    return hold(claim, asked, CaseIndex(case))


def test_a_second_model_halves_what_only_the_first_finds() -> None:
    first, second = Fixed(0.8), Fixed(0.2)
    evidence = _held(CLAIM, first, second)
    shares = [h.entails for h in evidence.held if h.entails]
    assert len(shares) > READ_AGAIN
    assert shares == [pytest.approx(0.5)] * len(shares)
    assert all(t.entails == pytest.approx(0.5) for t in evidence.together)


def test_a_second_model_reads_only_the_passages_in_which_the_first_finds_most() -> None:
    first, second = Fixed(0.8), Fixed(0.2)
    evidence = _held(CLAIM, first, second)
    assert len(second.asked) == READ_AGAIN + len(evidence.together)
    assert set(second.asked) <= set(first.asked)


def test_without_a_second_model_the_first_speaks_alone() -> None:
    evidence = _held(CLAIM, Fixed(0.8), None)
    assert max(h.entails for h in evidence.held) == pytest.approx(0.8)


@pytest.mark.parametrize(
    ("claim", "unmet"),
    [
        ("The ferry terminal had lost no less than 46 and no more than 57 million euros.", 0),
        ("The ferry terminal had lost more than 67 million euros.", 1),
        ("One of the councillors of Kelmouth spoke of the ferry terminal.", 0),
        ("Nineteen members of the council of Kelmouth spoke of the ferry terminal.", 1),
    ],
)
def test_a_figure_that_no_passage_has_is_unmet_and_a_small_count_is_not_asked_for(claim: str, unmet: int) -> None:
    assert summary(_held(claim, Fixed(0.5), None))["figures unmet"] == unmet
