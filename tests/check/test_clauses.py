"""Clauses of the passages are read one by one, and the claim with another of the passages' names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from rashomon.check.case import CaseIndex
from rashomon.check.clauses import MOST_CLAUSES
from rashomon.check.evidence import Evidence, hold, summary
from rashomon.check.linking import read_hypothesis
from rashomon.check.other_names import MOST_OTHERS
from rashomon.evaluation.small_cases import case_of, read_texts

STORY = (
    "Carla Mendes, president of the advocacy group Clean Rivers, applauded the ruling on Monday. "
    "Tom Haber, spokesman for the Dam Builders Association, told reporters in Lisbon that it was without merit. "
    "The court, which had heard the case in May, ordered the dam closed. Nothing was said of a fine."
)
CLAIM = "Carla Mendes is president of the Dam Builders Association."


class _Wordy:
    """An entailment model that goes by the share of the claim's words that the passage has."""

    def __init__(self) -> None:
        self.read: list[tuple[str, str]] = []

    def judge(self, pairs: Sequence[tuple[str, str]]) -> NDArray[np.float32]:
        self.read += pairs
        rows = []
        for premise, hypothesis in pairs:
            words = hypothesis.lower().rstrip(".").split()
            share = sum(word in premise.lower() for word in words) / len(words)
            rows.append([0.9 * share, 0.1 * share, 1.0 - share])
        return np.array(rows, dtype=np.float32)


@pytest.fixture(scope="module")
def judged() -> tuple[Evidence, _Wordy]:
    judge = _Wordy()
    index = CaseIndex(replace(case_of(*read_texts([STORY])), entailment=judge))
    claim = read_hypothesis(read_texts([CLAIM])[0].reading, index.case.entities)
    return hold(CLAIM, claim, index), judge


def test_clauses_are_read_alone_the_nearest_first(judged: tuple[Evidence, _Wordy]) -> None:
    clauses = judged[0].clauses
    assert 2 <= len(clauses) <= MOST_CLAUSES
    assert [c.cosine for c in clauses] == sorted((c.cosine for c in clauses), reverse=True)
    assert any("Clean Rivers" in c.text and "Haber" not in c.text for c in clauses)
    assert all((c.text, CLAIM) in judged[1].read for c in clauses)


def test_who_says_a_clause_is_read_with_it(judged: tuple[Evidence, _Wordy]) -> None:
    told = [c.text for c in judged[0].clauses if "without merit" in c.text]
    assert told
    assert all("Haber" in text.split(" said: ")[0] for text in told)


def test_the_claim_is_asked_with_the_other_names_of_its_kind(judged: tuple[Evidence, _Wordy]) -> None:
    others = judged[0].other_names
    assert 1 <= len(others) <= MOST_OTHERS
    assert any("Tom Haber is president" in other.text for other in others)
    assert not any("Lisbon" in other.text for other in others)


def test_what_a_clause_denies_counts_beside_what_the_passage_seems_to_say(judged: tuple[Evidence, _Wordy]) -> None:
    evidence = judged[0]
    denied = tuple(replace(clause, entails=0.02, contradicts=0.9) for clause in evidence.clauses)
    before, after = summary(evidence), summary(replace(evidence, clauses=denied))
    assert after["nearest clause contradicts"] > before["nearest clause contradicts"]
    assert after["clause and passage entail"] < before["clause and passage entail"]
    assert after["entails anywhere"] == before["entails anywhere"]


def test_without_an_entailment_model_nothing_is_read() -> None:
    index = CaseIndex(replace(case_of(*read_texts([STORY])), entailment=None))
    claim = read_hypothesis(read_texts([CLAIM])[0].reading, index.case.entities)
    evidence = hold(CLAIM, claim, index)
    assert evidence.clauses == ()
    assert evidence.other_names == ()
