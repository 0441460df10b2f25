from __future__ import annotations

import json
from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from rashomon.model import Published, Reading, Span, content_id, from_plain, to_plain
from rashomon.model.article import CleanArticle
from rashomon.store.codec import pack_parse, unpack_parse
from tests.store.cases import reading


@given(st.text(max_size=60))
def test_a_reading_survives_json(words: str) -> None:
    value = reading("a", words)
    assert from_plain(Reading, json.loads(json.dumps(to_plain(value)))) == value


def test_a_clean_article_with_nothing_known_survives() -> None:
    value = CleanArticle("a", (), None, None, None, None, None, None, None)
    assert from_plain(CleanArticle, to_plain(value)) == value


def test_optional_records_survive() -> None:
    value = Published("2023-12", "text", 0.5, Span("a", 1, 2))
    assert from_plain(Published, to_plain(value)) == value


def test_absent_fields_take_their_defaults_and_unknown_ones_are_left_out() -> None:
    @dataclass(frozen=True, slots=True)
    class Grown:
        old: int
        new: int = 3

    assert from_plain(Grown, {"old": 1, "gone": 2}) == Grown(1, 3)


def test_a_parse_survives_its_columns() -> None:
    value = reading("a", "One two three.").marks.parse
    assert unpack_parse("a", pack_parse(value, ())) == (value, ())


@given(st.lists(st.text()), st.lists(st.text()))
def test_ids_differ_when_their_parts_do(a: list[str], b: list[str]) -> None:
    assert (content_id("x", *a) == content_id("x", *b)) == (a == b)


def test_an_id_stays_what_it_was() -> None:
    assert content_id("art", "some text", 3) == content_id("art", "some text", "3")
    assert content_id("art", "ab", "c") != content_id("art", "a", "bc")
