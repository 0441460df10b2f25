from __future__ import annotations

import pytest

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
