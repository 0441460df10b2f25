"""The words of an article and where they stand."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.model import Article, CleanArticle, Given, Marks, Parse, Reading, Span, Zone
from rashomon.trace.words import words_of


def bare(text: str, zones: tuple[Zone, ...] | None = None, quoted: tuple[tuple[int, int], ...] = ()) -> Reading:
    article = Article("a", "a", None, "text", "utf-8", text, "", Given())
    whole = (Zone("body", Span("a", 0, len(text)), "test", 1.0),)
    clean = CleanArticle("a", whole if zones is None else zones, None, None, None, None, None, None, "en")
    quotations = tuple(Span("a", start, end) for start, end in quoted)
    return Reading(article, clean, Marks("a", Parse("a", (), ()), (), (), (), quotations), ())


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("The U.S. dollar", ["the", "us", "dollar"]),
        ("It's Xi’s co-operation.", ["its", "xis", "co", "operation"]),
        ("3.5 per cent, 1,200", ["3", "5", "per", "cent", "1", "200"]),
        ("Ünal met Søren — “twice”", ["ünal", "met", "søren", "twice"]),
        ("", []),
        ("... !!! —", []),
    ],
)
def test_forms(text: str, forms: list[str]) -> None:
    assert list(words_of(bare(text)).forms) == forms


@given(st.text(max_size=200))
def test_offsets_lead_back(text: str) -> None:
    words = words_of(bare(text))
    for form, start, end in zip(words.forms, words.starts, words.ends, strict=True):
        assert 0 <= start < end <= len(text)
        assert form == text[start:end].casefold().replace("'", "").replace("’", "").replace(".", "")
    assert list(words.starts) == sorted(words.starts)
    assert len(words.weights) == len(words.quoted) == len(words.sentences) == len(words)


def test_captions_and_furniture_are_left_out() -> None:
    text = "Ships sail. REUTERS photo. More words. Subscribe now."
    kinds = [("body", 0, 11), ("caption", 12, 26), ("body", 27, 38), ("boilerplate", 39, 53)]
    zones = tuple(Zone(kind, Span("a", start, end), "test", 1.0) for kind, start, end in kinds)  # type: ignore[arg-type]
    assert words_of(bare(text, zones)).forms == ("ships", "sail", "more", "words")


def test_quoted_words_are_known() -> None:
    words = words_of(bare('He said "all is lost" twice.', quoted=((9, 20),)))
    assert [f for f, q in zip(words.forms, words.quoted, strict=True) if q] == ["all", "is", "lost"]


def test_names_weigh_less() -> None:
    reading = bare("Today the Council of the Northern Ports met at last.")
    words = words_of(replace(reading))
    light = [f for f, w in zip(words.forms, words.weights, strict=True) if w < 1]
    assert light == ["council", "of", "the", "northern", "ports"]
