from __future__ import annotations

import pytest

from rashomon.model import Conflict
from tests.align.reports import aligned

CRASH = "A tram hit a bus in Brelsford on Monday. Mayor Ilse Brandt was on the tram in Brelsford. "
LEG = CRASH + "Ilse Brandt sustained a minor leg injury."


def _hurt(*texts: str) -> list[Conflict]:
    return [c for c in aligned(*texts)[0].conflicts if c.kind == "other" and c.relation == "conflict"]


def test_two_parts_of_the_body_of_one_person_are_a_conflict() -> None:
    (found,) = _hurt(LEG, CRASH + "Ilse Brandt injured her shoulder.")
    assert sorted(side.value for side in found.sides) == [
        "Ilse Brandt injured her shoulder.",
        "Ilse Brandt sustained a minor leg injury.",
    ]


@pytest.mark.parametrize(
    "other",
    [
        "Ilse Brandt injured her knee.",
        "Rolf Adler injured his shoulder.",
        "Ilse Brandt turned her back.",
        "Ilse Brandt injured her shoulder and was wounded in the leg.",
    ],
    ids=["a part of the part", "somebody else", "not hurt", "both"],
)
def test_other_injuries_are_none(other: str) -> None:
    assert not _hurt(LEG, CRASH + other)
