from __future__ import annotations

import pytest

from rashomon.model import Conflict
from tests.align.reports import aligned

RACE = "Mira Holt and Rolf Adler run for the senate in Brelsford. Rolf Adler opposed the tax on hops on Monday. "
FORMER = RACE + "The voters will choose between Rolf Adler and former Oxley Brewing manager Mira Holt."


def _roles(*texts: str) -> list[Conflict]:
    return [c for c in aligned(*texts)[0].conflicts if c.kind == "role"]


def test_a_former_office_that_another_report_calls_present_is_a_conflict() -> None:
    (found,) = _roles(FORMER, RACE + "Mira Holt, the head of Oxley Brewing, praised the tax on hops.")
    assert {side.value for side in found.sides} == {"former Oxley Brewing manager", "head of Oxley Brewing"}


@pytest.mark.parametrize(
    "other",
    [
        "Mira Holt, the former head of Oxley Brewing, praised the tax on hops.",
        "Mira Holt, the mayor of Kelmouth, praised the tax on hops.",
        "Rolf Adler, the head of Oxley Brewing, praised the tax on hops.",
    ],
    ids=["former too", "another office", "somebody else"],
)
def test_other_offices_are_none(other: str) -> None:
    assert not _roles(FORMER, RACE + other)
