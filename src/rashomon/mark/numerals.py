"""Number words and figures read as numbers: "two hundred and six", "1.2 million", "nineteen ninety-seven"."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import resources
from typing import Literal

from rashomon.mark.lexemes import Lexeme

NumeralKind = Literal["figure", "word", "ordinal", "year"]
MAX_WORDS = 16
_LETTER_SCALES = {"k": 1e3, "m": 1e6, "b": 1e9, "t": 1e12}


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number over the lexemes `first` to `last` (excluded).

    Attributes:
        value: The number.
        kind: Written in figures, in words, as an ordinal, or as the words of a year.
        plain: True for one figure without scale word ("12", not "1.2 million").
    """

    first: int
    last: int
    value: float
    kind: NumeralKind
    plain: bool


def read_numeral(lexemes: Sequence[Lexeme], first: int) -> Numeral | None:
    """Return the numeral that starts at lexeme `first`, as long as it goes, or None."""
    lexeme = lexemes[first]
    if lexeme.kind == "figure":
        return _figure(lexemes, first)
    if lexeme.lower in ("a", "an"):
        return _words(lexemes, first) if scale_at(lexemes, first + 1) else None
    entry = number_words().get(lexeme.lower)
    if entry is None or entry[0] == "scale":
        return None
    if entry[0] == "ordinal":
        return Numeral(first, first + 1, entry[1], "ordinal", False)
    return _year(lexemes, first) or _words(lexemes, first)


def starts_numeral(lexeme: Lexeme) -> bool:
    """Tell whether a numeral may start here."""
    return lexeme.kind == "figure" or lexeme.lower in number_words() or lexeme.lower in ("a", "an")


def scale_at(lexemes: Sequence[Lexeme], at: int) -> float | None:
    """Return the factor of the scale word at `at` ("million", "dozen"), or None."""
    if at >= len(lexemes):
        return None
    entry = number_words().get(lexemes[at].lower)
    return entry[1] if entry and entry[0] == "scale" else None


def skip_hyphen(lexemes: Sequence[Lexeme], at: int) -> int:
    """Return the index after a hyphen that glues two words, else `at`."""
    if at + 1 < len(lexemes) and lexemes[at].lower in "-‐‑" and lexemes[at].glued and lexemes[at + 1].glued:
        return at + 1
    return at


@functools.cache
def number_words() -> dict[str, tuple[str, float]]:
    """Return the number words: kind and value."""
    text = resources.files("rashomon.mark").joinpath("numerals.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return {word: (kind, float(value)) for word, kind, value in rows[1:]}


def _figure(lexemes: Sequence[Lexeme], first: int) -> Numeral:
    """Read a figure with the scale words that follow it."""
    lexeme = lexemes[first]
    if lexeme.tail == "th":
        return Numeral(first, first + 1, lexeme.value, "ordinal", False)
    value, at = lexeme.value, first + 1
    if lexeme.tail:
        return Numeral(first, at, value, "figure", True)
    mixed = _mixed_fraction(lexemes, at)
    if mixed is not None:
        value, at = value + mixed, at + 3
    if at < len(lexemes) and lexemes[at].glued and lexemes[at].lower in _LETTER_SCALES:
        return Numeral(first, at + 1, value * _LETTER_SCALES[lexemes[at].lower], "figure", False)
    scaled = skip_hyphen(lexemes, at)
    factor = scale_at(lexemes, scaled)
    while factor is not None:
        value, at = value * factor, scaled + 1
        scaled = skip_hyphen(lexemes, at)
        factor = scale_at(lexemes, scaled)
    return Numeral(first, at, value, "figure", at == first + 1)


def _mixed_fraction(lexemes: Sequence[Lexeme], at: int) -> float | None:
    """Return 0.5 for the "1/2" of "2 1/2", or None."""
    if at + 2 >= len(lexemes) or lexemes[at + 1].lower != "/":
        return None
    over, under = lexemes[at], lexemes[at + 2]
    if over.kind == under.kind == "figure" and lexemes[at + 1].glued and under.glued and 0 < over.value < under.value:
        return over.value / under.value if under.value <= 64 else None
    return None


def _words(lexemes: Sequence[Lexeme], first: int) -> Numeral | None:
    """Read number words: units and tens add up, hundreds multiply, larger scales close a group."""
    table = number_words()
    total = group = 0.0
    at, last, below, ordinal = first, first, 1e18, False
    while at < len(lexemes) and at - first < MAX_WORDS:
        kind, value = table.get(lexemes[at].lower, ("", 0.0))
        if at == first and kind == "":
            kind, value = "unit", 1.0  # "a hundred"
        if kind in ("unit", "teen", "ten"):
            if value >= below and last > first:
                break
            group += value
            below = {"unit": 0.0, "teen": 0.0, "ten": 10.0}[kind]
        elif kind == "scale" and last > first:
            total, group = _scale(total, group, value)
            below = min(value, 100.0) if value == 100 else value
        elif kind == "ordinal" and last > first and value < below:
            group, ordinal = group + value, True
        else:
            break
        at = last = at + 1
        if ordinal:
            break
        at = _joint(lexemes, at, table)
    if last == first:
        return None
    value = total + group
    if [lexeme.lower for lexeme in lexemes[last : last + 3]] == ["and", "a", "half"]:
        value, last = value + 0.5, last + 3
        factor = scale_at(lexemes, last)
        value, last = (value * factor, last + 1) if factor else (value, last)
    return Numeral(first, last, value, "ordinal" if ordinal else "word", False)


def _scale(total: float, group: float, value: float) -> tuple[float, float]:
    """Apply a scale word to the group before it."""
    if value in (100.0, 12.0):
        return total, max(group, 1.0) * value
    return total + max(group, 1.0) * value, 0.0


def _joint(lexemes: Sequence[Lexeme], at: int, table: dict[str, tuple[str, float]]) -> int:
    """Step over a hyphen, or an "and" after hundred or thousand, where number words go on behind it."""
    after = skip_hyphen(lexemes, at)
    if after > at:
        return after if lexemes[after].lower in table else at
    if at + 1 < len(lexemes) and lexemes[at].lower == "and" and lexemes[at - 1].lower in ("hundred", "thousand"):
        kind = table.get(lexemes[at + 1].lower, ("", 0.0))[0]
        return at + 1 if kind in ("unit", "teen", "ten") else at
    return at


def _year(lexemes: Sequence[Lexeme], first: int) -> Numeral | None:
    """Read "nineteen ninety-seven", "twenty twelve"; a year has two halves of two digits."""
    table = number_words()
    kind, value = table[lexemes[first].lower]
    if not (kind == "teen" and value >= 13) and value != 20:
        return None
    at = first + 1
    kind, tens = table.get(lexemes[at].lower, ("", 0.0)) if at < len(lexemes) else ("", 0.0)
    if kind == "teen" and (value != 20 or tens >= 10):
        return Numeral(first, at + 1, value * 100 + tens, "year", False)
    if kind != "ten":
        return None
    after = skip_hyphen(lexemes, at + 1)
    unit_kind, unit = table.get(lexemes[after].lower, ("", 0.0)) if after < len(lexemes) else ("", 0.0)
    if unit_kind == "unit" and unit > 0:
        return Numeral(first, after + 1, value * 100 + tens + unit, "year", False)
    return Numeral(first, at + 1, value * 100 + tens, "year", False)
