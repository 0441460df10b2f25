from __future__ import annotations

import pytest

from rashomon.model import Conflict
from tests.align.reports import aligned

SUIT = "The Harbour Court heard the suit of the growers of Brelsford on Monday. The growers of Brelsford sued Norland. "
DIVIDED = SUIT + "The Harbour Court appeared closely divided over the suit of the growers."


def _seen(*texts: str) -> list[Conflict]:
    return [c for c in aligned(*texts)[0].conflicts if c.kind == "other" and c.relation == "conflict"]


def test_two_impressions_of_one_court_are_a_conflict() -> None:
    (found,) = _seen(DIVIDED, SUIT + "The Harbour Court appears ready to block the suit of the growers.")
    assert {"divided", "ready"} == {word for side in found.sides for word in ("divided", "ready") if word in side.value}


@pytest.mark.parametrize(
    "other",
    [
        "The Harbour Court seemed divided over the suit of the growers.",
        "Norland appears ready to settle the suit of the growers.",
        "The Harbour Court appears ready to block the suit, the lawyer of the growers said.",
    ],
    ids=["the same", "somebody else", "a speaker's"],
)
def test_other_impressions_are_none(other: str) -> None:
    assert not _seen(DIVIDED, SUIT + other)
