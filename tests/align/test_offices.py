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
        "Mira Holt, a resident of Oxley, praised the tax on hops.",
        "Mira Holt, the Oxley candidate of the greens, praised the tax on hops.",
    ],
    ids=["former too", "another office", "somebody else", "a resident", "a candidate"],
)
def test_other_offices_are_none(other: str) -> None:
    assert not _roles(FORMER, RACE + other)


@pytest.mark.parametrize(
    ("former", "who"),
    [
        ("Rolf Adler beat former Oxley Brewing manager Piet Vos and Mira Holt.", "Mira Holt"),
        ("It was former Oxley Brewing manager Piet Vos who praised Mira Holt.", "Mira Holt"),
        ("Mira Holt is a former Oxley Brewing manager. Rolf Adler opposed her.", "Rolf Adler"),
    ],
    ids=["joined by and", "of a relative clause", "of the sentence before"],
)
def test_a_former_office_of_somebody_else_is_none(former: str, who: str) -> None:
    assert not _roles(RACE + former, RACE + f"{who}, the head of Oxley Brewing, praised the tax on hops.")


def test_a_party_makes_no_office() -> None:
    former = RACE + "Voters trust former Ohio governor Mira Holt."
    assert not _roles(former, RACE + "Mira Holt, a Republican from Ohio, praised the tax on hops.")
