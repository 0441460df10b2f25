from __future__ import annotations

import pytest

from rashomon.tell.stress import stressed

VICE = "In September, Vice President Bidena elevated the bilateral relationship."
THIRD = "This visit follows closely on the heels of US President Joe Biden’s stopover in Hanoi."


@pytest.mark.parametrize(
    ("words", "passage", "others", "expected"),
    [
        ("President", "China’s President Xi begins a visit after U.S. President Joe Biden left.",
         [("President", THIRD), ("Vice President", VICE)], "President Joe"),
        ("President", "After U.S. President Joe Biden left, China’s President Xi came.",
         [("President", THIRD), ("Vice President", VICE)], "President Joe"),
        ("37", "It cost 370 crowns for 37 deals.", [("40", "It cost a lot for 40 deals.")], "37 deals"),
        ("deals", "The deals and the deals.", [], "deals and"),
        ("sign", "They resign.", [], "sign."),
        ("sign", "They left.", [], None),
        (" ", "They left.", [], None),
    ],
)  # fmt: skip
def test_the_place_that_the_others_tell_about_is_stressed(
    words: str, passage: str, others: list[tuple[str, str]], expected: str | None
) -> None:
    found = stressed(words, passage, others)
    assert (found is None) == (expected is None)
    if found is not None and expected is not None:
        assert passage[found[0] : found[1]] == words
        assert passage[found[0] :].startswith(expected)
