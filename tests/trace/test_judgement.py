"""How much of a report must stand in another."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rashomon.trace.config import DEFAULT_CONFIG
from rashomon.trace.evidence import Evidence
from rashomon.trace.judgement import judge


def evidence(share: float, words: int, *, longest: int = 13, quoted: float = 0.0) -> Evidence:
    """Return evidence of one share of a report of so many words, all of it word for word."""
    same = share * words
    return Evidence(words, same, quoted, 0, longest, longest, 0, 0, words, same, 0.0, ())


@pytest.mark.parametrize(
    ("found", "dependent"),
    [
        (evidence(0.15, 90), False),
        (evidence(0.15, 600), True),  # ninety words are no accident
        (evidence(0.22, 80), False),  # seventeen may be
        (evidence(0.22, 80, longest=30), True),  # unless they are one run
        (evidence(0.22, 300, longest=4), True),
        (evidence(0.17, 200, longest=4), False),
        (evidence(0.2, 200), True),
        (evidence(0.2, 200, quoted=60), False),  # a statement that both quote, with the words around it
    ],
)
def test_amount_and_runs_weigh(found: Evidence, dependent: bool) -> None:
    assert (judge(found, DEFAULT_CONFIG).relation in ("copy", "rewrite")) == dependent


def test_the_more_is_taken_the_surer() -> None:
    found = [evidence(share / 100, 300) for share in range(5, 60)]
    sure = [judge(x, DEFAULT_CONFIG) for x in found]
    dependent = [x.confidence if x.relation in ("copy", "rewrite") else 1 - x.confidence for x in sure]
    assert dependent == sorted(dependent)
    assert dependent[0] < 0.5 < dependent[-1]


def test_less_will_do_for_kin_and_more_is_asked_for_weeks_apart() -> None:
    scarce, much = evidence(0.15, 150), evidence(0.25, 150)
    assert judge(scarce, DEFAULT_CONFIG).relation == "shared-material"
    assert judge(scarce, DEFAULT_CONFIG, kin=True).relation == "rewrite"
    assert judge(much, DEFAULT_CONFIG).relation == "rewrite"
    assert judge(much, DEFAULT_CONFIG, far_apart=True).relation == "shared-material"


def test_a_handful_of_words_is_never_enough() -> None:
    few = replace(evidence(0.9, 14), longest=12)
    assert judge(few, DEFAULT_CONFIG).relation == "shared-material"


def test_the_reasons_say_how_much_was_taken_and_how_much_is_asked_for() -> None:
    found = judge(evidence(0.25, 200), DEFAULT_CONFIG)
    assert found.parts[-1].note.startswith("25% of the shorter report counts as taken over; from 18% on")
    few = judge(replace(evidence(0.9, 14), longest=12), DEFAULT_CONFIG)
    assert "too few words" in few.parts[-1].note
