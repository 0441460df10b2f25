from __future__ import annotations

import pytest

from rashomon.align.planned import _was_before
from rashomon.model import Conflict
from tests.align.reports import aligned

PLANNED = "Governor Mira Holt will attend a meeting with the growers on May 3, 2021."


def _replaced(*texts: str) -> list[Conflict]:
    return [c for c in aligned(*texts)[0].conflicts if c.relation == "superseded"]


def test_what_was_planned_for_a_day_and_is_told_as_past_of_that_day_was_replaced() -> None:
    later = "The price of hops rose again. Governor Mira Holt defended the tax at a meeting on May 3, 2021."
    (found,) = _replaced(PLANNED, later)
    assert "defended" in found.sides[0].value
    assert "will attend" in found.sides[1].value
    assert found.explanation.startswith("One report says that it has happened:")


@pytest.mark.parametrize(
    "other",
    [
        "Governor Mira Holt defended the tax at a meeting on May 5, 2021.",
        "Governor Mira Holt defended the tax on May 3, 2021.",
        "Mayor Ilse Brandt defended the tax at a meeting on May 3, 2021.",
        "On May 3, 2021, Governor Mira Holt asked the farmers to come to a meeting.",
        "Governor Mira Holt did not attend the meeting on May 3, 2021.",
        "Governor Mira Holt wrote to the growers on May 3, 2021.",
    ],
    ids=["another day", "another event", "somebody else", "asked for", "denied", "the same people only"],
)
def test_what_may_be_something_else_did_not_replace_it(other: str) -> None:
    assert not _replaced(PLANNED, other)


@pytest.mark.parametrize(
    ("plan", "other", "wanted"),
    [
        ("Mira Holt plans to meet Ilse Brandt.", "Mira Holt met Ilse Brandt.", True),
        ("Mira Holt plans to meet Ilse Brandt.", "Mira Holt met Rolf Adler.", False),
        ("Mira Holt plans to meet with Ilse Brandt.", "Mira Holt met Rolf Adler.", False),
        ("Mira Holt plans to extend the ban on hops.", "Mira Holt extended the ban on hops.", True),
        ("Mira Holt plans to extend the ban on hops.", "Mira Holt wants the ban on hops extended.", False),
        ("Mira Holt plans to moderate the debate.", "Mira Holt was mocked for moderating the debate.", False),
        ("Mira Holt will take the ferry to Kelmouth.", "Mira Holt took a swipe at Kelmouth.", False),
    ],
    ids=[
        "done",
        "another person",
        "another person met with",
        "done to it",
        "wished for",
        "in passing",
        "another object",
    ],
)
def test_only_what_is_told_as_done_with_the_same_people_came_of_a_plan(plan: str, other: str, wanted: bool) -> None:
    assert bool(_replaced(plan, other)) is wanted


@pytest.mark.parametrize(("written", "wanted"), [("1998-05-04", False), ("2021-05-02", True), (None, False)])
def test_what_was_done_before_a_plan_was_written_did_not_come_of_it(written: str | None, wanted: bool) -> None:
    _, readings = aligned("Mira Holt met Ilse Brandt on May 3, 1998.")
    done = next(c for c in readings[0].claims if "met" in c.text)
    assert _was_before(done, written) is wanted
