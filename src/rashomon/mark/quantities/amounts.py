"""Amounts: a number in figures or words, vague or a part, with currency, range and modifiers, as an interval."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from rashomon.mark.lexemes import Lexeme
from rashomon.mark.numerals import read_numeral, scale_at, skip_hyphen
from rashomon.mark.quantities.tables import match_phrase, numbers

AmountKind = Literal["number", "ordinal", "vague", "fraction", "factor"]
_ARTICLES = frozenset({"a", "an"})
_RANGE_JOINTS = frozenset({"to", "-", "–", "—", "or", "‑"})
_COMPARED = frozenset({"as", "the", "that", "this", "its", "their", "his", "her", "what", "more", "larger", "normal"})
_MARKS = frozenset({"mark", "level", "threshold", "barrier"})


@dataclass(frozen=True, slots=True)
class Amount:
    """A number over the lexemes `first` to `last` (excluded).

    Attributes:
        low, high, low_open, high_open: The interval; None = open.
        kind: How it is written.
        unit: "count" until a unit is read.
        exact: True for one plainly stated number.
        scale: The factor of its scale word (million), 1 without.
        modified: The operation of its modifier, or empty.
        plain: True for one figure without anything else.
    """

    first: int
    last: int
    low: float | None
    high: float | None
    low_open: bool = False
    high_open: bool = False
    kind: AmountKind = "number"
    unit: str = "count"
    exact: bool = True
    scale: float = 1.0
    modified: str = ""
    plain: bool = False


def read_amount(lexemes: Sequence[Lexeme], at: int) -> Amount | None:
    """Return the amount whose number starts at lexeme `at` (no modifier), or None."""
    return (
        _fraction(lexemes, at)
        or _vague(lexemes, at)
        or _prefixed_currency(lexemes, at)
        or _factor(lexemes, at)
        or _number(lexemes, at)
    )


def read_range(lexemes: Sequence[Lexeme], first: Amount, *, between: bool = False) -> tuple[Amount, Amount] | None:
    """Return the two ends where another amount follows behind "to", "or", a dash (or "and" after "between")."""
    at = first.last
    if first.kind not in ("number", "fraction") or at + 1 >= len(lexemes):
        return None
    joint = lexemes[at].lower
    if joint not in _RANGE_JOINTS and not (between and joint == "and"):
        return None
    if first.kind == "fraction" and not between:
        return None
    modifier = match_phrase("modifiers", lexemes, at + 1) if between else None
    second = read_amount(lexemes, modifier[1] if modifier else at + 1)
    if second is None or second.kind != first.kind or second.low is None or first.low is None:
        return None
    if modifier:
        second = modify(second, modifier[0][1], second.first)
    return first, second


def join_range(first: Amount, second: Amount) -> Amount | None:
    """Return the interval from one amount to another, or None where they are no range (falling, two currencies)."""
    low, high = first.low, second.high
    if low is None or high is None:
        return None
    if second.scale > 1 and first.scale == 1 and low < 1000 <= high:
        low *= second.scale
    units = {first.unit, second.unit} - {"count"}
    if low > high or len(units) > 1:
        return None
    return Amount(
        first.first, second.last, low, high, kind=first.kind, unit=units.pop() if units else "count", exact=low == high,
        scale=second.scale,
    )  # fmt: skip


def modify(amount: Amount, operation: str, first: int) -> Amount:
    """Return the amount with a modifier that begins at lexeme `first` applied, as the project's conventions have it."""
    low, high = amount.low, amount.high
    if low is None or high is None:
        return replace(amount, first=first)
    made = {
        "about": (low * 0.9, high * 1.1, False, False),
        "nearly": (low * 0.9, high, False, True),
        "above": (low, None, True, False),
        "just-above": (low, high * 1.1, True, False),
        "at-least": (low, None, False, False),
        "at-most": (0.0, high, False, False),
        "below": (0.0, high, False, True),
        "odd": (low, high * 1.1, False, False),
    }[operation]
    if operation == "nearly" and low != high:
        made = (low * 0.9, high, False, False)
    return replace(
        amount, first=first, low=made[0], high=made[1], low_open=made[2], high_open=made[3], exact=False,
        modified=operation, plain=False,
    )  # fmt: skip


def after_modifier(lexemes: Sequence[Lexeme], amount: Amount) -> Amount:
    """Return the amount with a modifier behind it ("or more", "-odd", "+") applied."""
    at = skip_hyphen(lexemes, amount.last)
    found = match_phrase("modifiers_after", lexemes, at, longest=2)
    if found is None or amount.kind == "ordinal" or amount.modified in ("at-least", "at-most"):
        return amount
    words, operation = found[0]
    if found[1] < len(lexemes) and lexemes[found[1]].lower == "than":
        return amount
    if words in ("odd", "plus") and amount.modified:
        return amount
    if words == "plus" and found[1] < len(lexemes) and lexemes[found[1]].kind == "figure":
        return amount
    return replace(modify(amount, operation, amount.first), last=found[1])


def skip_mark(lexemes: Sequence[Lexeme], amount: Amount) -> Amount:
    """Take in the "mark" of "below the 5,000 mark"."""
    if amount.modified and amount.last < len(lexemes) and lexemes[amount.last].lower in _MARKS:
        return replace(amount, last=amount.last + 1)
    return amount


def _number(lexemes: Sequence[Lexeme], at: int) -> Amount | None:
    """Read figures and number words."""
    numeral = read_numeral(lexemes, at)
    if numeral is None or numeral.kind == "year":
        if numeral is None:
            return None
        return Amount(at, numeral.last, numeral.value, numeral.value)
    if numeral.kind == "ordinal":
        return Amount(at, numeral.last, numeral.value, numeral.value, kind="ordinal")
    if lexemes[at].tail == "s":
        return None
    last_scale = scale_at(lexemes, numeral.last - 1) or 1.0
    if lexemes[at].kind == "figure" and lexemes[at].value:
        last_scale = numeral.value / lexemes[at].value
    scale = last_scale if last_scale >= 1000 else 1.0
    return Amount(at, numeral.last, numeral.value, numeral.value, scale=scale, plain=numeral.plain)


def _vague(lexemes: Sequence[Lexeme], at: int) -> Amount | None:
    """Read "dozens", "a few hundred", "a couple of", "hundreds of thousands"."""
    found = match_phrase("vague", lexemes, at, longest=4)
    if found is None:
        return None
    (words, low, high), last = found
    if words in ("few", "couple", "handful"):
        if not at or lexemes[at - 1].lower not in ("past", "last", "next", "first", "coming"):
            return None
        if words == "few" and match_phrase("units", lexemes, last, longest=1) is None:
            return None
    if words in ("scores", "tens") and not (last < len(lexemes) and lexemes[last].lower == "of"):
        return None
    factor = 1.0
    joint = last + 1 if words.endswith("couple") and last < len(lexemes) and lexemes[last].lower == "of" else last
    scale = scale_at(lexemes, joint)
    if scale is not None and words in ("a few", "few", "several", "a couple", "couple"):
        factor, last = scale, joint + 1
    exact = words in ("half a dozen", "a half dozen", "half dozen", "a score")
    return Amount(at, last, float(low) * factor, float(high) * factor, kind="vague", exact=exact)


def _prefixed_currency(lexemes: Sequence[Lexeme], at: int) -> Amount | None:
    """Read "$ 26 million", "US$6", "SGD1.75-billion", "€ 3m"."""
    found = match_phrase("currencies", lexemes, at, longest=4)
    if found is None:
        return None
    (_, code, factor), last = found
    if float(factor) != 1.0 or last >= len(lexemes) or lexemes[last].kind != "figure":
        return None
    if lexemes[at].kind == "word" and lexemes[at].text.islower() and lexemes[at].lower not in ("dlrs", "rs"):
        return None
    amount = _number(lexemes, last)
    if amount is None or amount.kind == "ordinal" or (lexemes[last - 1].lower == "#" and amount.scale == 1):
        return None
    return replace(amount, first=at, unit=code, plain=False)


def _factor(lexemes: Sequence[Lexeme], at: int) -> Amount | None:
    """Read "tripled", "18-fold", "twice"."""
    value = numbers("factors").get(lexemes[at].lower)
    following = lexemes[at + 1].lower if at + 1 < len(lexemes) else ""
    if lexemes[at].lower in ("double", "triple") and following not in _COMPARED:
        return None
    if lexemes[at].lower in ("twice", "thrice") and following not in _COMPARED:
        return Amount(at, at + 1, value, value)
    if value is not None:
        return Amount(at, at + 1, value, value, kind="factor", unit="factor")
    if lexemes[at].kind != "figure" and at + 1 >= len(lexemes):
        return None
    numeral = read_numeral(lexemes, at)
    if numeral is None or numeral.kind == "ordinal":
        return None
    after = skip_hyphen(lexemes, numeral.last)
    if after + 1 < len(lexemes) and lexemes[after].lower == "times" and _compares(lexemes[after + 1].lower):
        return Amount(at, after + 1, numeral.value, numeral.value, kind="factor", unit="factor")
    if after < len(lexemes) and lexemes[after].lower == "fold":
        return Amount(at, after + 1, numeral.value, numeral.value, kind="factor", unit="factor")
    return None


def _compares(word: str) -> bool:
    """Tell whether the word after "three times" makes it a factor ("as many", "higher")."""
    return word in _COMPARED - {"this"} or (word.endswith("er") and word not in _NOT_COMPARED)


_NOT_COMPARED = frozenset({"over", "after", "under", "later", "earlier", "per", "ever", "never", "together", "whether"})


def _fraction(lexemes: Sequence[Lexeme], at: int) -> Amount | None:
    """Read "half", "a quarter", "two-thirds", "one in three", "half a million", "3/4"."""
    parts = numbers("fractions")
    word = lexemes[at].lower
    if word == "half":
        return _half(lexemes, at)
    if word in _ARTICLES and at + 1 < len(lexemes) and lexemes[at + 1].lower == "half":
        scale = scale_at(lexemes, at + 2)
        if at and lexemes[at - 1].lower == "and":
            return None
        if scale is not None:
            return Amount(at, at + 3, 0.5 * scale, 0.5 * scale, scale=scale)
    if word in _ARTICLES and at + 1 < len(lexemes) and lexemes[at + 1].lower in parts:
        value = parts[lexemes[at + 1].lower]
        return Amount(at, at + 2, value, value, kind="fraction", unit="fraction")
    numeral = read_numeral(lexemes, at) if word not in _ARTICLES else None
    if numeral is None or numeral.kind == "ordinal" or numeral.value != int(min(numeral.value, 1e6)):
        return None
    after = skip_hyphen(lexemes, numeral.last)
    if after >= len(lexemes):
        return None
    name = lexemes[after].lower
    if name in parts and (numeral.value > 1) == name.endswith(("s", "halves")) and numeral.value < 20:
        value = numeral.value * parts[name]
        return Amount(at, after + 1, value, value, kind="fraction", unit="fraction") if value <= 1 else None
    return _one_in(lexemes, at, numeral.value, numeral.last) or _slashed(lexemes, at, numeral.value, numeral.last)


def _half(lexemes: Sequence[Lexeme], at: int) -> Amount:
    """Read "half", "half a million"."""
    after = at + 1
    if after + 1 < len(lexemes) and lexemes[after].lower in _ARTICLES:
        scale = scale_at(lexemes, after + 1)
        if scale is not None:
            return Amount(at, after + 2, 0.5 * scale, 0.5 * scale, scale=scale)
    return Amount(at, after, 0.5, 0.5, kind="fraction", unit="fraction")


def _one_in(lexemes: Sequence[Lexeme], at: int, over: float, last: int) -> Amount | None:
    """Read "one in three", "two out of five"."""
    joint = last + 1 if lexemes[last].lower in ("in", "of") else last
    if lexemes[last].lower == "out" and last + 1 < len(lexemes) and lexemes[last + 1].lower == "of":
        joint = last + 2
    elif lexemes[last].lower != "in":
        return None
    under = read_numeral(lexemes, joint) if joint < len(lexemes) else None
    if under is None or under.kind not in ("word", "figure") or not 0 < over < under.value <= 1000:
        return None
    if over != int(over) or (under.value > 31 and under.value % 10):
        return None
    value = over / under.value
    return Amount(at, under.last, value, value, kind="fraction", unit="fraction")


def _slashed(lexemes: Sequence[Lexeme], at: int, over: float, last: int) -> Amount | None:
    """Read "3/4"."""
    if last + 1 >= len(lexemes) or lexemes[last].lower != "/" or not lexemes[last].glued:
        return None
    under = lexemes[last + 1]
    if under.kind != "figure" or not under.glued or not 0 < over < under.value <= 16:
        return None
    if last + 2 < len(lexemes) and lexemes[last + 2].lower == "/" and lexemes[last + 2].glued:
        return None
    value = over / under.value
    return Amount(at, last + 2, value, value, kind="fraction", unit="fraction")
