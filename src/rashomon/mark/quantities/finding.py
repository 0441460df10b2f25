"""Quantities of one article: numbers with unit, interval, role and what they count."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.mark.quantities.ages import with_ages
from rashomon.mark.quantities.counted import counted
from rashomon.mark.quantities.nouns import Counted
from rashomon.mark.quantities.roles import role_of
from rashomon.mark.quantities.scanning import Expression, scan
from rashomon.mark.quantities.sentence import Words, words_of
from rashomon.model import Article, Parse, Quantity, Span, TimeRef
from rashomon.model.mark import QuantityRole


def find_quantities(article: Article, parse: Parse, times: tuple[TimeRef, ...]) -> tuple[Quantity, ...]:
    """Return the quantities of an article, in text order, as intervals in the plain unit.

    Vague words and modifiers become intervals by the project's conventions; numbers in names, dates
    and labels are left out.

    Args:
        article: The article.
        parse: Its parse; only what was parsed is read.
        times: Its time expressions, in text order.
    """
    found: list[Quantity] = []
    at = 0
    for sentence in parse.sentences:
        while at < len(times) and times[at].span.end <= sentence.span.start:
            at += 1
        last = at
        while last < len(times) and times[last].span.start < sentence.span.end:
            last += 1
        if not _has_number(sentence.span.of(article.text)):
            continue
        words = words_of(article.text, sentence, parse.sentence_tokens(sentence), times[at:last])
        found.extend(_quantities(article.id, words, with_ages(words, scan(words))))
    return tuple(found)


def _has_number(text: str) -> bool:
    """Tell whether a sentence can hold a quantity at all; nearly every sentence can, so only the empty is left out."""
    return bool(text.strip())


def _quantities(article: str, words: Words, expressions: Sequence[Expression]) -> list[Quantity]:
    """Return the records of one sentence."""
    found: list[Quantity] = []
    before: QuantityRole | None = None
    thing: Counted | None = None
    last: Counted | None = None
    last_end = -1
    for expression in expressions:
        amount = expression.amount
        role = role_of(words, expression, before)
        converted = last if amount.first - 1 == last_end else None
        what = counted(words, expression, role, thing, last, converted)
        span = Span(article, words.lexemes[amount.first].start, words.lexemes[amount.last - 1].end)
        low, high = _rounded(amount.low), _rounded(amount.high)
        exact = (amount.exact and not amount.modified and low == high and amount.kind != "vague") or (
            amount.kind == "vague" and amount.exact and low == high
        )
        found.append(
            Quantity(
                span, low, high, amount.low_open, amount.high_open, amount.unit,
                what.text if what else None,
                Span(article, what.start, what.end) if what and what.end else None,
                bool(exact), role,
            )
        )  # fmt: skip
        before, last, last_end = role, what, amount.last
        if not expression.kind and amount.kind != "ordinal":
            thing = what or thing
    return found


def _rounded(value: float | None) -> float | None:
    """Return a number without the dust of binary arithmetic."""
    return None if value is None else float(f"{value:.8g}") if abs(value) < 1e7 else float(f"{value:.12g}")
