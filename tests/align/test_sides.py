from __future__ import annotations

import pytest

from tests.align.reports import aligned

SUIT = "Judge Mira Holt heard the lawsuit of the workers of Brelsford on Monday. Rolf Adler spoke for the quarry. "
HALVES = ("Mira Holt told 1,213 workers of Brelsford to go.", "Mira Holt told 1,413 workers of Brelsford to go.")


def _behind(*texts: str) -> list[set[str]]:
    """Return the texts of the claims on the sides of the number that differs."""
    joined, readings = aligned(*texts)
    claims = {claim.id: claim.text for reading in readings for claim in reading.claims}
    (found,) = [c for c in joined.conflicts if c.kind == "number" and c.relation == "conflict"]
    return [{claims[name] for name in side.claims} for side in found.sides]


@pytest.mark.parametrize(
    "third",
    [
        "The port of Kelmouth has 1,213 workers.",
        "Rolf Adler counted 1,213 trees in Brelsford.",
        "Rolf Adler paid $1,213 to workers of Brelsford.",
    ],
    ids=["of another", "another thing", "money"],
)
def test_the_same_figure_of_something_else_is_on_no_side(third: str) -> None:
    sides = _behind(*(SUIT + text for text in (*HALVES, third)))
    assert not any(third in side for side in sides)


def test_the_same_figure_of_the_same_thing_is_on_the_side() -> None:
    third = "In Brelsford 1,213 workers went."
    sides = _behind(*(SUIT + text for text in (*HALVES, third)))
    assert [third in side for side in sides] == [True, False]
