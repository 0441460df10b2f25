import html
import itertools
import re

from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from rashomon.model import Article, Attribution, Claim, CleanArticle, Factuality, Given, Span, Zone
from rashomon.tell.labels import one_line, shown
from rashomon.tell.passages import Mark, marked_text, passage_of

TAG = re.compile(r"<[^>]*>")
HINT = "Not part of the article: "
TEXTS = st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=200)
BORDERS = st.lists(st.integers(0, 200), max_size=12)


def article(text: str) -> Article:
    return Article("art", "a.txt", None, "text", "utf-8", text, "", Given())


def clean(zones: list[Zone]) -> CleanArticle:
    return CleanArticle("art", tuple(zones), None, None, None, None, None, None, "en")


def claim(start: int, end: int) -> Claim:
    none: tuple[Attribution, ...] = ()
    fact = Factuality("certain", "positive", "past")
    return Claim("clm", "art", 0, Span("art", start, end), "", (), "main", "", (), none, False, fact, (), (), ())


def seen(markup: Markup) -> str:
    """Return what a reader sees, white space aside."""
    return "".join(html.unescape(TAG.sub("", str(markup)).replace(HINT, "")).split())


@given(TEXTS, BORDERS, BORDERS)
def test_marked_text_shows_every_character_once(text: str, cuts: list[int], ends: list[int]) -> None:
    borders = sorted({0, len(text), *(c for c in cuts if c < len(text))})
    kinds = ("body", "boilerplate", "caption")
    zones = [
        Zone(kinds[n % 3], Span("art", a, b), "", 1.0)  # type: ignore[arg-type]
        for n, (a, b) in enumerate(itertools.pairwise(borders))
    ]
    pairs = itertools.pairwise(ends)
    marks = [
        Mark(min(a, b), max(a, b), f"m{n}", "claim", "", "")
        for n, (a, b) in enumerate(pairs)
        if a != b and max(a, b) <= len(text)
    ]
    found = marked_text(article(text), clean(zones), marks, len(text))
    assert seen(found) == "".join(shown(text).split())
    for mark in marks:
        assert str(found).count(f'id="{mark.anchor}"') == 1
    assert str(found).count("<mark") == str(found).count("</mark>")


@given(TEXTS, st.integers(0, 199), st.integers(1, 60))
def test_passage_holds_the_claim_s_characters(text: str, start: int, length: int) -> None:
    start = min(start, len(text) - 1)
    end = min(len(text), start + length)
    passage = passage_of(claim(start, end), article(text))
    assert passage.inside == one_line(text[start:end])
    around = "".join(shown(text).split())
    assert "".join(passage.before.replace("…", "").split()) in around or "…" in text


def test_marks_may_cross() -> None:
    text = "one two three four"
    zones = [Zone("body", Span("art", 0, len(text)), "", 1.0)]
    marks = [Mark(0, 7, "a", "claim", "1", "#s1"), Mark(4, 13, "b", "claim", "2", "#s2")]
    found = str(marked_text(article(text), clean(zones), marks, len(text)))
    assert seen(Markup(re.sub(r"<a .*?</a>", "", found))) == text.replace(" ", "")
    assert found.count('href="#s1"') == 1
    assert found.count('href="#s2"') == 1


def test_nothing_in_a_text_becomes_markup() -> None:
    text = "<img src=x onerror=alert(1)> & \u202eevil\u202c \x00 end"
    zones = [Zone("boilerplate", Span("art", 0, len(text)), '"><script>', 1.0)]
    found = str(marked_text(article(text), clean(zones), [], len(text)))
    assert "<img" not in found
    assert "<script" not in found
    assert not re.search("[\u202a-\u202e\u2066-\u2069\x00]", found)
