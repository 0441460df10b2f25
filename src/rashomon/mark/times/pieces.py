"""Pieces: the lexemes of a sentence with the part that each can play in a time expression (SynTime's token types)."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import resources

from rashomon.mark.lexemes import Lexeme
from rashomon.mark.numerals import number_words, read_numeral
from rashomon.mark.times.holidays import holiday_at
from rashomon.model import Token

OTHER = "other"
_SIGNS = {
    ",": "comma", "(": "open", ")": "close", "/": "slash", "'": "quote", "’": "quote", "‘": "quote",
}  # fmt: skip
_DASHES = frozenset("-–‐‑")
_FIRST_YEAR, _LAST_YEAR = 1000, 2100


@dataclass(frozen=True, slots=True)
class Piece:
    """A word, number or sign and its type.

    Attributes:
        type: A type of words.tsv, a kind of number ("day", "year", "ordinal", ...), a sign or "other".
        start, end: Characters in the text.
        lower: In lower case.
        code: What the word stands for ("10" for October, "week").
        number: The number it stands for, 0 where none.
    """

    type: str
    start: int
    end: int
    lower: str
    code: str = ""
    number: float = 0.0


@dataclass(frozen=True, slots=True)
class Word:
    """An entry of words.tsv."""

    type: str
    code: str
    need: str


def pieces_of(lexemes: Sequence[Lexeme], tokens: Mapping[int, Token], capitals: bool) -> list[Piece]:
    """Return the pieces of a sentence, in order.

    Args:
        lexemes: Its lexemes.
        tokens: Its parser tokens by their start, to tell nouns from verbs.
        capitals: True if all of it is written in capitals, so that capitals tell nothing.
    """
    found: list[Piece] = []
    at = 0
    while at < len(lexemes):
        merged = _clock_or_genitive(lexemes, at) or _holiday(lexemes, at, capitals) or _number(lexemes, at)
        if merged:
            piece, at = merged
            found.append(piece)
            continue
        lexeme = lexemes[at]
        if lexeme.kind == "sign":
            sign = _sign(lexemes, at)
            if sign:
                found.append(Piece(sign, lexeme.start, lexeme.end, lexeme.lower))
        else:
            found.append(_word(lexemes, at, tokens, capitals))
        at += 1
    return found


@functools.cache
def words() -> dict[str, Word]:
    """Return the words of time expressions."""
    text = resources.files("rashomon.mark.times").joinpath("words.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return {word: Word(kind, code, need) for word, kind, code, need in rows[1:]}


def _sign(lexemes: Sequence[Lexeme], at: int) -> str | None:
    """Return the type of a sign; a hyphen inside a word is no piece, the point of an abbreviation neither."""
    lexeme = lexemes[at]
    glued = lexeme.glued and at + 1 < len(lexemes) and lexemes[at + 1].glued
    if lexeme.lower in _DASHES:
        if at and at + 1 < len(lexemes) and lexemes[at - 1].kind == lexemes[at + 1].kind == "figure":
            return "dash"
        return None if (glued and lexeme.lower != "–") or _broken_word(lexemes, at) else OTHER
    if lexeme.lower == "." and at and lexeme.glued:
        before = words().get(lexemes[at - 1].lower)
        if before and len(lexemes[at - 1].lower) <= 5 and before.type in ("month", "weekday", "era", "about"):
            return None
    return _SIGNS.get(lexeme.lower, OTHER)


def _broken_word(lexemes: Sequence[Lexeme], at: int) -> bool:
    """Tell whether a hyphen with a space behind it stands inside a word, as wires set it ("two- month")."""
    if not lexemes[at].glued or not 0 < at < len(lexemes) - 1:
        return False
    before, after = lexemes[at - 1], lexemes[at + 1]
    unit = words().get(after.lower)
    if before.kind == "figure" or before.lower in number_words():
        return unit is not None and unit.type in ("unit", "year-unit")
    known = words().get(before.lower)
    return known is not None and known.type in ("unit", "year-unit") and after.lower in ("old", "long")


def _word(lexemes: Sequence[Lexeme], at: int, tokens: Mapping[int, Token], capitals: bool) -> Piece:
    """Return the piece of a word; the point of an abbreviated month belongs to it."""
    lexeme = lexemes[at]
    word = words().get(lexeme.lower)
    if word is None or not _fits(word.need, lexemes, at, tokens, capitals):
        return Piece(OTHER, lexeme.start, lexeme.end, lexeme.lower)
    end = lexeme.end
    if word.type in ("month", "weekday") and len(lexeme.lower) <= 5 and at + 1 < len(lexemes):
        following = lexemes[at + 1]
        more = at + 2 < len(lexemes)
        full = lexeme.lower in ("may", "june", "july", "march", "april")
        if following.lower == "." and following.glued and more and not full:
            end = following.end
    number = float(word.code) if word.code.lstrip("-").isdigit() else 0.0
    return Piece(word.type, lexeme.start, end, lexeme.lower, word.code, number)


_BEFORE_A_MONTH = frozenset(
    ["in", "of", "on", "by", "since", "until", "from", "to", "through", "during", "before", "after", "this", "last",
     "next", "early", "mid", "late", "and", "or", "for", "between", "past", "the"]
)  # fmt: skip


def _helps(lexemes: Sequence[Lexeme], at: int, tokens: Mapping[int, Token]) -> bool:
    """Tell whether a "May" in a headline set in capitals is the verb: "Court May Hear Appeal"."""
    if not 0 < at < len(lexemes) - 1 or lexemes[at].text != "May":
        return False
    before, after = lexemes[at - 1], lexemes[at + 1]
    led = before.kind == "word" and before.lower not in _BEFORE_A_MONTH and words().get(before.lower) is None
    itself, follows = tokens.get(lexemes[at].start), tokens.get(after.start)
    helps = itself is not None and itself.tag == "MD"
    return (
        led
        and before.text[:1].isupper()
        and after.text[:1].isupper()
        and after.kind == "word"
        and (helps or (follows is not None and follows.tag in ("VB", "VBP")))
    )


def _fits(need: str, lexemes: Sequence[Lexeme], at: int, tokens: Mapping[int, Token], capitals: bool) -> bool:
    """Tell whether a word that has other senses too is meant as a word of time here."""
    lexeme = lexemes[at]
    if lexeme.lower == "may" and _helps(lexemes, at, tokens):
        return False
    if not need:
        return True
    token = tokens.get(lexeme.start)
    if need == "capitals":
        return lexeme.text.isupper()
    if need == "noun":
        return token is None or token.pos in ("NOUN", "PROPN")
    beside = [lexemes[i] for i in (at - 1, at + 1, at + 2) if 0 <= i < len(lexemes)]
    figure = any(one.kind == "figure" for one in beside)
    if capitals:
        return figure or token is None or token.tag not in ("MD", "VB", "VBP", "VBZ", "VBD")
    if not lexeme.text[0].isupper():
        return False
    if need == "name-or-date":
        return figure or (at + 1 < len(lexemes) and lexemes[at + 1].lower == "." and lexemes[at + 1].glued)
    return figure or token is None or token.tag not in ("MD", "VB", "VBP", "VBZ", "VBD")


def _clock_or_genitive(lexemes: Sequence[Lexeme], at: int) -> tuple[Piece, int] | None:
    """Read "10:30", "o'clock" and the "'s" of a unit."""
    if at + 1 >= len(lexemes):
        return None
    one, two = lexemes[at], lexemes[at + 1]
    three = lexemes[at + 2] if at + 2 < len(lexemes) else None
    if three and two.lower == ":" and two.glued and three.glued and _is_clock(one, three):
        code = f"{int(one.value):02d}:{int(three.value):02d}"
        return Piece("time", one.start, three.end, code, code), at + 3
    if one.lower == "o" and two.lower in "'’" and three and three.lower == "clock":
        return Piece("oclock", one.start, three.end, "o'clock"), at + 3
    if one.lower in "'’" and one.glued and two.lower == "s" and two.glued:
        return Piece("genitive", one.start, two.end, "'s"), at + 2
    return None


def _holiday(lexemes: Sequence[Lexeme], at: int, capitals: bool) -> tuple[Piece, int] | None:
    """Read the name of a holiday, its rule as the code."""
    found = holiday_at(lexemes, at, capitals=capitals)
    if found is None:
        return None
    rule, after = found
    return Piece("holiday", lexemes[at].start, lexemes[after - 1].end, lexemes[at].lower, rule), after


def _is_clock(hour: Lexeme, minute: Lexeme) -> bool:
    """Tell whether two figures around a colon can be a time of day."""
    if hour.kind != "figure" or minute.kind != "figure" or hour.tail or minute.tail:
        return False
    return hour.value < 25 and minute.value < 60 and len(minute.text) == 2


def _number(lexemes: Sequence[Lexeme], at: int) -> tuple[Piece, int] | None:
    """Read a number and tell which part it can play."""
    lexeme = lexemes[at]
    numeral = read_numeral(lexemes, at)
    if numeral is None:
        return None
    value, last = numeral.value, numeral.last
    whole = value == int(value) if abs(value) < 1e15 else False
    start, end = lexeme.start, lexemes[last - 1].end
    kind = "numword"
    if lexeme.kind == "figure" and lexeme.tail == "s":
        kind = "decade" if whole and value % 10 == 0 and (1000 <= value < _LAST_YEAR or 10 <= value <= 90) else OTHER
    elif numeral.kind == "ordinal":
        kind = "ordinal-day" if 1 <= value <= 31 else "ordinal"
    elif numeral.kind == "year":
        kind = "year"
    elif numeral.kind == "figure":
        kind = _figure_kind(lexeme, value, numeral.plain and whole)
    return Piece(kind, start, end, lexeme.lower, "", value), last


def _figure_kind(lexeme: Lexeme, value: float, plain: bool) -> str:
    """Return the part a figure can play: a day of the month, a year, or only a number."""
    if not plain:
        return "number"
    if 1 <= value <= 31 and "." not in lexeme.text:
        return "day"
    if _FIRST_YEAR <= value < _LAST_YEAR and len(lexeme.text) == 4:
        return "year"
    return "number"
