"""Lexemes: words, figures and signs of a sentence, finer than the parser's tokens; times and quantities read them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

LexemeKind = Literal["word", "figure", "sign"]

_LEXEME = re.compile(
    r"""(?P<halfday>[ap]\.m\.|[ap]\.m\b|[AP]\.M\.)
      | (?P<figure>\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?P<tail>(?:st|nd|rd|th|s)\b|['’]s\b)?
      | (?P<word>[^\W\d_]+)
      | (?P<sign>\S)""",
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Lexeme:
    """A word, a figure or a sign.

    Attributes:
        start, end: Characters in the text that was lexed.
        text: As written.
        lower: In lower case; "am" and "pm" for the halves of the day.
        kind: What it is.
        value: Of a figure: its number.
        tail: Of a figure: "th" (any ordinal ending), "s" or "".
        glued: True if no space stands before it.
    """

    start: int
    end: int
    text: str
    lower: str
    kind: LexemeKind
    value: float
    tail: str
    glued: bool


def lex(text: str, start: int, end: int) -> list[Lexeme]:
    """Return the lexemes of `text[start:end]`, in order; white space is left out."""
    found: list[Lexeme] = []
    last = -1
    for match in _LEXEME.finditer(text, start, end):
        at, to = match.span()
        written, kind = match.group(), match.lastgroup
        glued = at == last
        last = to
        if kind == "word":
            found.append(Lexeme(at, to, written, written.lower(), "word", 0.0, "", glued))
        elif kind == "sign":
            found.append(Lexeme(at, to, written, written, "sign", 0.0, "", glued))
        elif kind == "halfday":
            found.append(Lexeme(at, to, written, written[0].lower() + "m", "word", 0.0, "", glued))
        else:
            found.append(_figure(match, glued))
    return found


def _figure(match: re.Match[str], glued: bool) -> Lexeme:
    """Return the lexeme of a figure; digits beyond any sense are read as far as a float goes."""
    digits = match["figure"].replace(",", "")
    tail = (match["tail"] or "").lower().lstrip("'’")
    value = float(digits[:300])
    start, end = match.span()
    return Lexeme(start, end, match.group(), digits, "figure", value, "th" if tail in _ORDINAL else tail, glued)


_ORDINAL = frozenset({"st", "nd", "rd", "th"})
