"""An article's full text with everything that was found in it marked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from rashomon.desk.shelf import Shown
from rashomon.model import Article, Quantity, Reading
from rashomon.tell.dates import day_words
from rashomon.tell.labels import cut, one_line
from rashomon.tell.passages import Mark, marked_text

MOST_TEXT = 200_000
"""Characters of one article on one page; the next ones are a page further."""

KINDS = (
    ("claim", "claims, with the number of their statement"),
    ("quote", "quotations"),
    ("name", "names"),
    ("time", "times"),
    ("number", "numbers"),
)


@dataclass(frozen=True, slots=True)
class FullText:
    """The text as the page shows it.

    Attributes:
        html: The marked text.
        counts: How many marks of each kind, in the order of the legend.
        shown: Characters that are shown.
        whole: Characters of the article.
    """

    html: Markup
    counts: tuple[tuple[str, str, int], ...]
    shown: int
    whole: int


def full_text(article: Article, shown: Shown, *, start: int | None = None, end: int | None = None) -> FullText:
    """Return the text of one article with its marks; `start` to `end` is stressed and has the anchor "here"."""
    reading = shown.readings[article.id]
    length = min(len(article.text), MOST_TEXT)
    marks = [mark for mark in _marks(reading, shown) if mark.end <= length]
    counts = tuple((kind, words, sum(1 for m in marks if m.kind == kind)) for kind, words in KINDS)
    if start is not None and end is not None and 0 <= start < end <= length:
        marks.append(Mark(start, end, "here", "here", "", ""))
    return FullText(marked_text(article, reading.clean, marks, length), counts, length, len(article.text))


def _marks(reading: Reading, shown: Shown) -> Iterator[Mark]:
    labels = shown.labels
    for claim in reading.claims:
        statement = labels.statement_of.get(claim.id)
        if statement is not None:
            number = str(labels.numbers[statement])
            yield Mark(claim.span.start, claim.span.end, claim.id, "claim", number, f"/statement/{statement}")
    for span in reading.marks.quotations:
        yield Mark(span.start, span.end, "", "quote", "", "")
    for time in reading.marks.times:
        words = day_words(time.edtf) if time.edtf else time.value
        yield Mark(time.span.start, time.span.end, "", "time", "", "", words)
    for quantity in reading.marks.quantities:
        yield Mark(quantity.span.start, quantity.span.end, "", "number", "", "", quantity_words(quantity))
    yield from _names(reading.article, shown)


def _names(article: Article, shown: Shown) -> Iterator[Mark]:
    for entity in shown.account.entities:
        for number, span in enumerate(entity.mentions):
            if span.article == article.id:
                title = f"{cut(entity.name)} ({entity.type})"
                yield Mark(span.start, span.end, f"{entity.id}-{number}", "name", "", "", title)
    for span, anchor in shown.labels.oddities_of.get(article.id, ()):
        yield Mark(span.start, span.end, anchor, "odd", "", "", "written differently than elsewhere")


def quantity_words(quantity: Quantity) -> str:
    """Return a number as the interval it is held to be: "24 to 99 documents"."""
    low, high = _figure(quantity.low), _figure(quantity.high)
    if low and high:
        size = low if low == high else f"{low} to {high}"
    elif low:
        size = f"{'more than' if quantity.low_open else 'at least'} {low}"
    elif high:
        size = f"{'less than' if quantity.high_open else 'at most'} {high}"
    else:
        size = "an unknown number"
    unit = "" if quantity.unit == "count" else f" {quantity.unit}"
    return f"{size}{unit}{' ' + one_line(quantity.what) if quantity.what else ''}"


def _figure(value: float | None) -> str:
    if value is None:
        return ""
    return f"{int(value):,}" if abs(value) < 1e15 and value == int(value) else f"{value:,.6g}"
