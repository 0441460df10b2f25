from __future__ import annotations

import pytest

from rashomon.model import Conflict
from tests.align.reports import aligned

LAW = "Governor Mira Holt signed the law on beer in Brelsford on Monday. Rolf Adler opposed the law on beer. "


def _numbers(*texts: str) -> list[Conflict]:
    return [c for c in aligned(*texts)[0].conflicts if c.kind == "number" and c.relation == "conflict"]


def test_an_age_counted_in_by_one_report_only_is_a_conflict() -> None:
    (found,) = _numbers(
        LAW + "The law allows adults over 21 to brew strong beer at home.",
        LAW + "Anyone 21 or older can brew strong beer at home under the law.",
    )
    assert {side.value for side in found.sides} == {"over 21", "21 or older"}


@pytest.mark.parametrize(
    "other",
    [
        "Adults over 21 can brew strong beer at home under the law.",
        "Anyone 18 or older can brew strong beer at home under the law.",
        "Anyone 21 or older was searched at the gate.",
    ],
    ids=["the same", "another age", "another matter"],
)
def test_other_ages_are_none(other: str) -> None:
    assert not _numbers(LAW + "The law allows adults over 21 to brew strong beer at home.", LAW + other)


@pytest.mark.parametrize(
    "number",
    [
        "In Brelsford over 65 people were vaccinated under the law.",
        "In Brelsford over 65% of residents were vaccinated under the law.",
        "In Brelsford people over 65 miles away were vaccinated under the law.",
    ],
    ids=["people", "a share", "miles"],
)
def test_numbers_that_are_no_ages_are_none(number: str) -> None:
    assert not _numbers(LAW + number, LAW + "People 65 and older were vaccinated in Brelsford under the law.")
