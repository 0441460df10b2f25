from __future__ import annotations

import pytest

from rashomon.model import Conflict
from tests.align.reports import aligned

TAX = (
    "(October 12, 2012) Governor Mira Holt and Rolf Adler spoke of the tax on hops in Brelsford. Adler opposed the tax."
)
DEBATE = f"{TAX} The naval debate on October 9, 2012, was the first of the year for Governor Mira Holt."


def _on_days(*texts: str) -> list[Conflict]:
    return [c for c in aligned(*texts)[0].conflicts if c.kind == "date" and c.relation == "conflict"]


def test_one_happening_on_two_days_is_a_conflict() -> None:
    (found,) = _on_days(
        DEBATE, f"{TAX} On October 11, 2012, Rolf Adler won the naval debate against Governor Mira Holt."
    )
    assert {side.value for side in found.sides} == {"naval debate on October 9, 2012", "October 11, 2012"}


@pytest.mark.parametrize(
    "other",
    [
        "On October 9, 2012, Rolf Adler won the naval debate against Governor Mira Holt.",
        "On October 11, 2012, Rolf Adler won the school debate against Governor Mira Holt.",
        "On October 11, 2012, Rolf Adler praised the harbour of Governor Mira Holt.",
        "On October 11, 2012, Rolf Adler will open another naval debate with Governor Mira Holt.",
        "Adler came on October 9, 2012. On October 11, 2012, Rolf Adler won the naval debate.",
        "On October 11, 2012, Rolf Adler called the naval debate a disgrace for Governor Mira Holt.",
        "On October 11, 2012, Rolf Adler criticised Governor Mira Holt for her words in the naval debate.",
        "On October 11, 2012, Rolf Adler left the naval base before the school debate.",
        "On October 11, 2012, Rolf Adler opened the naval base and a school debate.",
        "Rolf Adler said on October 11, 2012, that the naval debate was a disgrace.",
    ],
    ids=[
        "same day",
        "another debate",
        "no debate",
        "to come",
        "has both days",
        "judged then",
        "criticised then",
        "before it",
        "the word elsewhere",
        "said then",
    ],
)
def test_other_days_of_other_things_are_none(other: str) -> None:
    assert not _on_days(DEBATE, f"{TAX} {other}")
