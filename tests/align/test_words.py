from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.align.words import akin, fold, plain, spaced


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("indict", "indictment"),
        ("elect", "election"),
        ("serve", "service"),
        ("democrat", "democratic"),
        ("sign", "sign"),
    ],
)
def test_forms_of_one_word_are_akin(a: str, b: str) -> None:
    assert akin(a, b)
    assert akin(b, a)


@pytest.mark.parametrize(("a", "b"), [("contest", "contain"), ("2013", "2014"), ("port", "report")])
def test_other_words_are_not_akin(a: str, b: str) -> None:
    assert not akin(a, b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("the U.S. Senate", "United States Senate"),
        ("GOP", "Republicans"),
        ("Democrats", "Democratic"),
        ("D.C.", "Washington"),
        ("F.B.I.", "Federal Bureau of Investigation"),
        ("Zoë Márquez", "Zoe Marquez"),
        ("Sept. 11", "September 11"),
    ],
)
def test_ways_of_writing_one_name_come_out_alike(a: str, b: str) -> None:
    assert fold(a) == fold(b)


def test_pronoun_us_is_no_country() -> None:
    assert "american" not in fold("he told us")


@given(st.text(max_size=80))
def test_any_text_can_be_folded(text: str) -> None:
    assert all(word == plain(word) for word in fold(text))


@given(st.text(max_size=20), st.text(max_size=20))
def test_akin_does_not_depend_on_the_order(a: str, b: str) -> None:
    assert akin(a, b) == akin(b, a)


@pytest.mark.parametrize(
    ("name", "text", "there"),
    [
        ("Iran", "The Iranian envoy left.", False),
        ("Li", "They met in Lima.", False),
        ("Iran", "Iran's envoy left.", True),
        ("Ada Li", "It was Ada\nLi, they said.", True),
        ("Ada Li", "It was Ada Lin, they said.", False),
        ("J. (Ada", "It was J. (Ada) Li.", True),
    ],
)
def test_a_name_is_found_as_whole_words(name: str, text: str, there: bool) -> None:
    assert (spaced(name) in spaced(text)) is there
