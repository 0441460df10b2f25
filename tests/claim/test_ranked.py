from __future__ import annotations

import pytest

from rashomon.pipeline import read_claim

CASES = [
    (
        "Mara Oduya’s first visit to Norway in nine years began on Monday.",
        "Mara Oduya’s visit to Norway is the first in nine years.",
    ),
    (
        "Mara Oduya arrived. Oduya’s visit, her first in nine years, has been planned for months.",
        "Mara Oduya’s visit is the first in nine years.",
    ),
    (
        "Much has changed since Mara Oduya’s last trip to Norway in 2014.",
        "Mara Oduya’s last trip to Norway was in 2014.",
    ),
]


@pytest.mark.parametrize(("sentence", "claim"), CASES)
def test_what_is_ranked_is_told(sentence: str, claim: str) -> None:
    assert claim in [c.text for c in read_claim(sentence).claims if c.kind == "nominal"]


@pytest.mark.parametrize(
    "sentence",
    [
        "The first visit in years went well.",
        "Mara Oduya’s first visit went well.",
        "Mara Oduya was first in the race in 2014.",
        "Mara Oduya’s last word in the debate was no.",
    ],
)
def test_nothing_else_is(sentence: str) -> None:
    assert [c for c in read_claim(sentence).claims if c.kind == "nominal"] == []


def test_its_words_lead_back_to_the_text() -> None:
    text = "Mara Oduya’s first visit to Norway in nine years began on Monday."
    (claim,) = [c for c in read_claim(text).claims if c.kind == "nominal"]
    assert claim.span.of(text) == "Mara Oduya’s first visit to Norway in nine years"
    assert [claim.text[f.start : f.end] for f in claim.filled] == ["is the first"]
