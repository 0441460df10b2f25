"""Which passages are read first."""

from __future__ import annotations

import pytest

from rashomon.check.case import CaseIndex
from rashomon.check.evidence import hold
from rashomon.check.linking import read_hypothesis
from rashomon.check.reading import RELEVANT, relevant
from rashomon.evaluation.small_cases import case_of, read_texts

STORY = (
    "KELMOUTH - The council of Kelmouth voted on Tuesday for a law that bans lorries from the old harbour. "
    "Mayor Ilse Brandt was ill. The measure was fought by the port company for 90 minutes of debate."
)


@pytest.fixture(scope="module")
def index() -> CaseIndex:
    return CaseIndex(case_of(read_texts([STORY])[0]))


def test_a_passage_that_agrees_in_a_number_is_nearer(index: CaseIndex) -> None:
    asked = "The debate took 90 minutes."
    other = "The debate took 40 minutes."
    found = []
    for text in (asked, other):
        claim = read_hypothesis(read_texts([text])[0].reading, index.case.entities)
        held = next(h for h in hold(text, claim, index).held if h.candidate.first == h.candidate.last == 2)
        near = relevant(held.comparison)
        assert tuple(near) == RELEVANT
        found.append(near["numbers agree"])
    assert found[0] > found[1]
