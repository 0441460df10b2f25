"""An article's text as lines, and lines as sentences, with positions."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rashomon.clean.lexicon import words

_LINE = re.compile(r"[^\n\r\u2028\u2029\x0b\x0c\x85]+")
# The end of a sentence: a stop, closing marks, then space, or a capital glued to it.
_STOP = re.compile(r"[.!?…][.!?…]{0,5}[\"”’'»)\]]{0,3}(?=(\s{1,20})|[A-Z“‘\"©*])")
_AFTER_GLUE = re.compile(r"[A-Z“‘\"©*][a-z\s“‘]|[A-Z] ")


@dataclass(frozen=True, slots=True)
class Piece:
    """A line or a sentence of an article, outer white space left out.

    Attributes:
        start, end: Characters of the article's text.
        text: They themselves.
        glued: True if no space parts it from the sentence before it.
    """

    start: int
    end: int
    text: str
    glued: bool = False


def lines_of(text: str) -> tuple[Piece, ...]:
    """Return the lines of `text` that are not blank, in order."""
    found = []
    for match in _LINE.finditer(text):
        inner = match[0].strip()
        if inner:
            start = match.start() + len(match[0]) - len(match[0].lstrip())
            found.append(Piece(start, start + len(inner), inner))
    return tuple(found)


def sentences_of(line: Piece) -> tuple[Piece, ...]:
    """Return the sentences of a line, roughly: better too few than one cut within a name."""
    text = line.text
    cuts: list[tuple[int, int]] = []
    for match in _STOP.finditer(text):
        if _ends(text, match):
            cuts.append((match.end(), match.end() + len(match[1] or "")))
    found, start, glued = [], 0, False
    for end, after in cuts:
        if after >= len(text):
            break
        found.append(Piece(line.start + start, line.start + end, text[start:end], glued))
        start, glued = after, after == end
    found.append(Piece(line.start + start, line.end, text[start:], glued))
    return tuple(found)


def _ends(text: str, match: re.Match[str]) -> bool:
    """Tell whether a stop ends a sentence: not after an abbreviation or an initial, not inside "U.S.A." or "3.5"."""
    before = text[max(0, match.start() - 24) : match.start()]
    word = re.split(r"[\s(“\"‘\[]", before)[-1]
    glued = match[1] is None
    if text[match.start()] != ".":
        return not glued or len(word) > 1
    if word.lower() in words("abbreviation") or len(word) == 1 or (len(word) > 1 and word[-2] == "."):
        return False
    if glued:
        # "Reuters.The" is two sentences glued, "Amazon.Com" and "J.K." are none: a small letter or a closing mark
        # must stand before, and a word or an opening mark after.
        if match[0][-1] in "\"”’'":
            return True
        return word[-1:].islower() and _AFTER_GLUE.match(text[match.end() : match.end() + 2]) is not None
    after = text[match.end(1) : match.end(1) + 1]
    return not after.islower()


def part(piece: Piece, start: int, end: int) -> Piece | None:
    """Return the characters `start` to `end` (of the article) of a piece, outer white space left out, None if blank."""
    start, end = max(start, piece.start), min(end, piece.end)
    text = piece.text[start - piece.start : end - piece.start] if start < end else ""
    inner = text.strip()
    if not inner:
        return None
    left = start + len(text) - len(text.lstrip())
    return Piece(left, left + len(inner), inner)
