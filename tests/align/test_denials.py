from __future__ import annotations

import pytest

from rashomon.model import Conflict
from tests.align.reports import aligned

TOLD = "Governor Mira Holt offered Ilse Brandt a post in the Harbour Office."


def _denied(*texts: str) -> list[Conflict]:
    return [c for c in aligned(*texts)[0].conflicts if c.kind == "negation"]


def test_what_one_report_tells_and_another_denies_is_a_conflict() -> None:
    (found,) = _denied(
        TOLD, "Governor Mira Holt never offered Ilse Brandt a post in the Harbour Office, the aide said."
    )
    assert [side.value for side in found.sides] == [
        "Governor Mira Holt offered Ilse Brandt a post in the Harbour Office",
        "Governor Mira Holt never offered Ilse Brandt a post in the Harbour Office (according to the aide)",
    ]


@pytest.mark.parametrize(
    "other",
    [
        "Governor Mira Holt never offered Rolf Adler a post in the Harbour Office.",
        "Rolf Adler never offered Ilse Brandt a post in the Harbour Office.",
        "Governor Mira Holt will not offer Ilse Brandt a post in the Harbour Office.",
        "Governor Mira Holt never offered Ilse Brandt a drink in the Harbour Office.",
    ],
    ids=["to somebody else", "by somebody else", "what is to come", "something else"],
)
def test_another_denial_is_none_of_this(other: str) -> None:
    assert not _denied(TOLD, other)


@pytest.mark.parametrize(
    "asked",
    [
        "It is false that Governor Mira Holt offered Ilse Brandt a post in the Harbour Office.",
        "The aide asked whether Governor Mira Holt offered Ilse Brandt a post in the Harbour Office.",
    ],
)
def test_what_is_not_told_as_so_is_not_denied(asked: str) -> None:
    assert not _denied(asked, "Governor Mira Holt never offered Ilse Brandt a post in the Harbour Office.")


def test_a_report_that_tells_the_denial_too_is_not_against_it() -> None:
    both = f"{TOLD} But the aide said that Governor Mira Holt never offered Ilse Brandt a post in the Harbour Office."
    assert not _denied(both, "Governor Mira Holt never offered Ilse Brandt a post in the Harbour Office.")
