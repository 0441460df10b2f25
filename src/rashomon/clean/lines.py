"""An article's text as lines, and lines as sentences, with positions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from rashomon.clean.lexicon import words

_LINE = re.compile(r"[^\n\r\u2028\u2029\x0b\x0c\x85]+")
# The end of a sentence: a stop, closing marks, then space, or a capital glued to it.
_STOP = re.compile(r"[.!?…][.!?…]{0,5}[\"”’'»)\]]{0,3}(?=(\s{1,20})|[A-Z“‘\"©*])")
_ONE_BREAK = re.compile(r"[ \t]*(?:\r\n|\n|\r)[ \t]*")
_BLANKED = str.maketrans("\r\n", "  ")
_ENDS = (".", "!", "?", "…", ":", "”", '"')
_FEWEST, _NARROWEST, _WIDEST = 6, 40, 110  # lines, characters
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
    """Return the lines of `text` that are not blank, in order.

    In a text that was wrapped at a fixed width, the lines of a paragraph are one; the line ends within it are blanks
    in the piece's text, so that positions stay.
    """
    found = []
    for match in _LINE.finditer(text):
        inner = match[0].strip()
        if inner:
            start = match.start() + len(match[0]) - len(match[0].lstrip())
            found.append(Piece(start, start + len(inner), inner))
    near = [_ONE_BREAK.fullmatch(text, a.end, b.start) is not None for a, b in pairwise(found)]
    return tuple(_unwrapped(text, found, near) if _is_wrapped(found, near) else found)


def is_wrapped(text: str) -> bool:
    """Tell whether the lines of a text were broken at a fixed width."""
    lines = [Piece(m.start(), m.end(), m[0].strip()) for m in _LINE.finditer(text) if m[0].strip()]
    near = [_ONE_BREAK.fullmatch(text, a.end, b.start) is not None for a, b in pairwise(lines)]
    return _is_wrapped(lines, near)


def _is_wrapped(lines: Sequence[Piece], near: Sequence[bool]) -> bool:
    """Tell whether a text was wrapped: lines of like length that break off inside sentences.

    Args:
        lines: The lines.
        near: For each but the last, whether the next follows without a blank line.
    """
    pairs = [(a.text, b.text) for (a, b), close in zip(pairwise(lines), near, strict=True) if close]
    if len(pairs) < _FEWEST or max(len(line.text) for line in lines) > _WIDEST:
        return False
    full = [(a, b) for a, b in pairs if len(a) >= _NARROWEST]
    broken = sum(not a.endswith(_ENDS) and b[0].islower() for a, b in full)
    return len(full) >= 0.6 * len(pairs) and broken >= 0.3 * len(full)


def _unwrapped(text: str, lines: Sequence[Piece], near: Sequence[bool]) -> list[Piece]:
    """Return the paragraphs of a wrapped text: a line goes on in the next unless it stops short of the width."""
    width = sorted(len(line.text) for line in lines)[len(lines) * 9 // 10]
    found: list[Piece] = []
    start = 0
    for i, line in enumerate(lines):
        goes_on = i < len(near) and near[i] and (len(line.text) >= 0.7 * width or lines[i + 1].text[0].islower())
        if not goes_on:
            low, high = lines[start].start, line.end
            found.append(Piece(low, high, text[low:high].translate(_BLANKED)))
            start = i + 1
    return found


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
