from __future__ import annotations

import pytest

from rashomon.align.ranks import years_agree
from rashomon.pipeline import read_claim


@pytest.mark.parametrize(
    ("first", "last", "agree"),
    [("seven years", "2016", True), ("seven years", "2011", False)],
)
def test_first_in_years_and_the_year_of_the_last(first: str, last: str, agree: bool) -> None:
    text = (
        f"On 4 May 2023 Mara Oduya’s first visit to Norway in {first} began. "
        f"Much has changed since Mara Oduya’s last trip to Norway in {last}."
    )
    a, b = [c for c in read_claim(text).claims if c.kind == "nominal"]
    if a.times and a.times[0].low:
        assert years_agree(a, b) is agree
    assert years_agree(a, a) is None
