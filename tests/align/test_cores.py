from __future__ import annotations

import pytest

from rashomon.align.cores import cores_of
from rashomon.align.ranks import years_agree
from rashomon.pipeline import read_claim

CORES = [
    (
        "Mayor Lena Holt pleaded guilty on Wednesday in federal court to charges that she spent city money on boats.",
        "Mayor Lena Holt pleaded guilty on Wednesday.",
    ),
    (
        "The two countries signed 36 agreements, in what ministers called a new beginning.",
        "The two countries signed 36 agreements.",
    ),
]
NONE = [
    "The council did not sign the treaty because of the storm.",
    "Norway is the largest partner of the country in the region.",
    "The council will sign the treaty in May if the court allows it.",
]


@pytest.mark.parametrize(("sentence", "core"), CORES)
def test_a_core_leaves_details_out(sentence: str, core: str) -> None:
    reading = read_claim(sentence)
    assert core in [c.text for claim in reading.claims for c in cores_of(claim, reading)]


@pytest.mark.parametrize("sentence", NONE)
def test_what_would_become_untrue_has_no_core(sentence: str) -> None:
    reading = read_claim(sentence)
    assert [c.text for claim in reading.claims for c in cores_of(claim, reading)] == []


def test_a_core_stands_in_the_text() -> None:
    for sentence, _ in CORES:
        reading = read_claim(sentence)
        for claim in reading.claims:
            for core in cores_of(claim, reading):
                assert claim.span.contains(core.span)
                assert core.span.of(sentence).split()[-1] == core.text.rstrip(".").split()[-1]


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
