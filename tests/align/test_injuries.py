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
        "Ilse Brandt injured her shoulder and suffered a leg injury.",
        "Ilse Brandt injured her ankle.",
        "Ilse Brandt did not injure her shoulder.",
        "Ilse Brandt may have injured her shoulder.",
        "Ilse Brandt shot herself in the foot with the remark.",
        "Ilse Brandt shot a robber in the arm.",
        "Ilse Brandt hurt a robber in the arm.",
    ],
    ids=[
        "a part of the part",
        "somebody else",
        "not hurt",
        "both",
        "a joint of it",
        "denied",
        "only possible",
        "an idiom",
        "shot another",
        "hurt another",
    ],
)
def test_other_injuries_are_none(other: str) -> None:
    assert not _hurt(LEG, CRASH + other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ilse Brandt was shot in the chest.", "Ilse Brandt was shot in the head."),
        ("Ilse Brandt injured her wrist.", "Ilse Brandt injured her arm."),
        ("Ilse Brandt injured her hip.", "Ilse Brandt injured her groin."),
        ("Ilse Brandt injured her knee in 2003.", "Ilse Brandt injured her shoulder on Monday, 4 May 2031."),
    ],
    ids=["two shots", "wrist and arm", "hip and groin", "years apart"],
)
def test_what_may_both_be_is_none(one: str, other: str) -> None:
    assert not _hurt(CRASH + one, CRASH + other)
