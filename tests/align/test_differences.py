from __future__ import annotations

import pytest

from rashomon.model import Conflict
from tests.align.reports import aligned

SEAT = "Mira Holt will become the first woman to lead the harbour council of Brelsford."


def _numbers(*texts: str) -> list[Conflict]:
    return [c for c in aligned(*texts)[0].conflicts if c.kind == "number" and c.relation == "conflict"]


@pytest.mark.parametrize(
    ("a", "b", "wanted"),
    [
        (SEAT, SEAT.replace("first", "second"), True),
        (SEAT.replace(".", " since Ilse Brandt."), SEAT.replace("first", "second"), False),
        ("The tax rate of Norland was 35 percent in 2014.", "The tax rate of Norland was 45 percent in 2014.", True),
        (
            "The tax rate of Norland was 35 percent in 2014.",
            "The tax rate of Norland was 45 percent in 2014. For duties alone it was 35 percent.",
            False,
        ),
        (
            "Rolf Adler, aged 31, wrote about the girls of Brelsford on Monday.",
            "On Monday Rolf Adler wrote about the girls of Brelsford, aged 16.",
            False,
        ),
        (
            "Suspect Piet Vos, 24, was arrested at the harbour of Brelsford on Monday.",
            "Suspect Piet Vos, 27, was arrested at the harbour of Brelsford on Monday.",
            True,
        ),
        (
            "Piet Vos, a 24-year-old student, was killed at the harbour of Brelsford.",
            "Piet Vos, a 27-year-old student, was killed at the harbour of Brelsford.",
            True,
        ),
    ],
    ids=[
        "first and second",
        "first since somebody",
        "two rates",
        "both rates in one",
        "ages of different people",
        "ages of one person",
        "ages of one person before a noun",
    ],
)
def test_numbers_that_differ(a: str, b: str, wanted: bool) -> None:
    assert bool(_numbers(a, b)) is wanted
