"""Quotations: marks of all shapes, apostrophes, missing marks, odd input."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.mark.quotations import find_quotations
from rashomon.model import Article, CleanArticle, Given, Span, Zone


def quoted(text: str, *, boilerplate: tuple[int, int] | None = None) -> list[str]:
    return [span.of(text) for span in spans(text, boilerplate)]


def spans(text: str, boilerplate: tuple[int, int] | None = None) -> tuple[Span, ...]:
    article = Article("a", "a.txt", None, "text", "utf-8", text, "", Given())
    zones = [Zone("body", Span("a", 0, len(text)), "", 1.0)]
    if boilerplate:
        low, high = boilerplate
        zones = [Zone("body", Span("a", 0, low), "", 1.0), Zone("boilerplate", Span("a", low, high), "", 1.0)]
    return find_quotations(article, CleanArticle("a", tuple(zones), None, None, None, None, None, None, None))


CASES = [
    ('"We lost the bridge," he said.', ["We lost the bridge,"]),
    ("“We lost the bridge,” he said. “It was old.”", ["We lost the bridge,", "It was old."]),
    ("‘We lost the bridge,’ he said.", ["We lost the bridge,"]),
    ("'We lost the bridge,' he said.", ["We lost the bridge,"]),
    ("«Le pont est tombé», dit-il.", ["Le pont est tombé"]),
    ("„Die Brücke“, sagte sie.", ["Die Brücke"]),
    ("''We lost the bridge,'' she said. ''It's gone.''", ["We lost the bridge,", "It's gone."]),
    ("``We lost it,'' she said.", ["We lost it,"]),
    ("The farmers' union and the mayor's office met.", []),
    ("It’s the farmers’ union’s bridge.", []),
    ("It was the '90s rock 'n' roll era.", []),
    ("The ‘farmers’ bridge’ is gone.", ["farmers’ bridge"]),
    ('He is 6\'2" and the pipe is 5" wide.', []),
    ("“She told me ‘go home’ twice,” he said.", ["She told me ‘go home’ twice,", "go home"]),
    ("“The bridge is gone, he said.", ["The bridge is gone, he said."]),
    ('He said: "The bridge is gone.', ["The bridge is gone."]),
    ("A stray ” mark and another ” one.", []),
    ("The so-called “smart bridge” fell.", ["smart bridge"]),
    ("“The Post quoted her as saying, “It fell at dawn.”", ["It fell at dawn."]),
    ("“First part.\n“Second part,” she said.", ["First part.", "Second part,"]),
    ('("No comment," he added)', ["No comment,"]),
    ("", []),
    ('"""""', []),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[c[0][:40] for c in CASES])
def test_quotations(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


def test_boilerplate_is_not_read() -> None:
    text = "“We lost it,” he said. “Subscribe now!”"
    assert quoted(text, boilerplate=(23, len(text))) == ["We lost it,"]


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="ab s.,:\n\"'“”‘’«»„`5é😀", max_size=80))
def test_spans_lie_in_the_text_and_hold_no_outer_space(text: str) -> None:
    found = spans(text)
    assert list(found) == sorted(found, key=lambda s: (s.start, -s.end))
    for span in found:
        assert 0 <= span.start < span.end <= len(text)
        assert span.of(text) == span.of(text).strip()


@pytest.mark.parametrize("piece", ['He said "', "“A ‘b’ ", "'", "''", "”“"])
def test_a_long_line_takes_linear_time(piece: str) -> None:
    begin = time.perf_counter()
    spans(piece * (300_000 // len(piece)))
    assert time.perf_counter() - begin < 5
