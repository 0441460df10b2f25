"""Quotations: what stands between quotation marks, told apart from apostrophes, inches and stray marks."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rashomon.model import Article, CleanArticle, Span
from rashomon.model.article import ZoneKind

QUOTED_ZONES: tuple[ZoneKind, ...] = ("headline", "caption", "body")

# Marks by family: which closing marks end what an opening mark began.
_DOUBLE = '"“”„‟«»＂'
_SINGLE = "'‘’‚‛‹›`"
_MARK = re.compile(f"''|``|[{_DOUBLE}{_SINGLE}]")
_ONLY_OPENS = "“„‟«‘‚‛‹`"
_ONLY_CLOSES = "”»›"
_BEFORE_OPENING = "([{<-–—―/:,;=…"
_ELISIONS = ("tis", "twas", "em", "til", "cause", "n", "bout", "round", "cos", "twixt", "neath", "ere")


@dataclass(slots=True)
class _Open:
    """An opening mark that waits for its closing one."""

    at: int
    inner: int
    mark: str


def find_quotations(article: Article, clean: CleanArticle) -> tuple[Span, ...]:
    """Return the stretches inside quotation marks, without the marks, in text order.

    Nested quotations are given too, after the one around them. A quotation that runs over several paragraphs, each
    opened anew, gives one span a paragraph. A mark that was never closed gives the rest of its paragraph if it stands
    where a quotation begins (after a comma, colon or full stop) or the next paragraph opens anew, else nothing.

    Args:
        article: The article.
        clean: Its zones; boilerplate is not read.
    """
    found: list[tuple[int, int]] = []
    blocks = _blocks(article, clean)
    for number, (start, end) in enumerate(blocks):
        following = article.text[blocks[number + 1][0]] if number + 1 < len(blocks) else ""
        found.extend(_in_block(article.text, start, end, following))
    kept = sorted({_trim(article.text, a, b) for a, b in found}, key=lambda s: (s[0], -s[1]))
    return tuple(Span(article.id, a, b) for a, b in kept if a < b)


def _blocks(article: Article, clean: CleanArticle) -> list[tuple[int, int]]:
    """Return the lines of the article's own zones, outer white space left out."""
    blocks = []
    for zone in clean.zones:
        if zone.kind not in QUOTED_ZONES:
            continue
        start = zone.span.start
        for line in zone.span.of(article.text).splitlines(keepends=True):
            left = start + len(line) - len(line.lstrip())
            inner = line.strip()
            if inner:
                blocks.append((left, left + len(inner)))
            start += len(line)
    return blocks


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _in_block(text: str, start: int, end: int, following: str) -> list[tuple[int, int]]:
    """Return the quotations of one paragraph by one pass over its marks."""
    found: list[tuple[int, int]] = []
    double: list[_Open] = []
    single: _Open | None = None
    for match in _MARK.finditer(text, start, end):
        at, mark = match.start(), match.group()
        if len(mark) == 2 or mark in _DOUBLE:
            if _opens(text, match.span(), start, end, bool(double)):
                # A second opening mark of one kind means that the first was stray, unless guillemets nest in others.
                if double and _family(double[-1].mark) == _family(mark):
                    double.pop()
                double.append(_Open(at, match.end(), mark))
                single = None
            elif double:
                found.append((double.pop().inner, at))
                single = None
        elif single is None:
            if _single_opens(text, at, start, end):
                single = _Open(at, at + 1, mark)
        elif _single_opens(text, at, start, end):
            single = _Open(at, at + 1, mark)
        elif _single_closes(text, at, single.at, end):
            found.append((single.inner, at))
            single = None
    found.extend(_unclosed(text, double, start, end, following))
    return found


def _unclosed(text: str, double: list[_Open], start: int, end: int, following: str) -> list[tuple[int, int]]:
    """Return the rest of the paragraph where the mark shows that the quotation goes on."""
    if not double:
        return []
    first = double[0]
    before = text[start : first.at].rstrip()
    leads = not before or before[-1] in '.,:!?”"’'
    if leads or (following and following in _DOUBLE and following not in _ONLY_CLOSES):
        return [(first.inner, end)]
    return []


def _family(mark: str) -> int:
    return 1 if mark in "«»" else 0


def _opens(text: str, place: tuple[int, int], start: int, end: int, inside: bool) -> bool:
    """Tell whether a double mark opens a quotation, by its shape, then by what stands beside it."""
    at, stop = place
    mark = text[at:stop]
    before = text[at - 1] if at > start else " "
    after = text[stop] if stop < end else " "
    if mark in _ONLY_CLOSES:
        # A closing mark that stands before a word and after a space is a misprint for an opening one.
        return not inside and before.isspace() and after.isalnum()
    if mark == "``":
        return True
    if mark in _ONLY_OPENS:
        return not (inside and not before.isspace() and (after.isspace() or after in ".,;:!?"))
    if inside:
        return before.isspace() and after.isalnum() and not _open_is_fresh(text, at)
    if after.isspace() or (before.isdigit() and not after.isalpha()):
        return False
    return before.isspace() or before in _BEFORE_OPENING or before in _SINGLE or at == start or after.isupper()


def _open_is_fresh(text: str, at: int) -> bool:
    """Tell whether the words before a straight mark end like a sentence or a cue, so that this mark would close."""
    return text[at - 2 : at - 1] not in ",:"


def _single_opens(text: str, at: int, start: int, end: int) -> bool:
    """Tell whether a single mark opens a quotation rather than being an apostrophe."""
    mark = text[at]
    before = text[at - 1] if at > start else " "
    after = text[at + 1] if at + 1 < end else " "
    if mark in "‹‚":
        return True
    if not (before.isspace() or before in _BEFORE_OPENING or before in _DOUBLE):
        return False
    if after.isdigit() and text[at + 1 : at + 4].rstrip(" .,")[-1:] == "s":
        return False
    word = re.match(r"[A-Za-z]{1,6}", text[at + 1 : min(end, at + 8)])
    if word and word.group().lower() in _ELISIONS and mark != "‘":
        return False
    return mark != "’" and (after.isalnum() or after in '$£€#@…“"')


def _single_closes(text: str, at: int, opened: int, end: int) -> bool:
    """Tell whether a single mark closes the open quotation rather than being an apostrophe."""
    if text[at] == "‘":
        return False
    before, after = text[at - 1], text[at + 1] if at + 1 < end else " "
    if after.isalnum() or before.isspace():
        return False
    if before in "sS" and after.isspace() and text[at + 2 : at + 3].islower():
        # "the workers' rights'": a possessive if another closing mark follows before the next opening one.
        return not _closes_later(text, at, end)
    return at > opened + 1


def _closes_later(text: str, at: int, end: int) -> bool:
    """Tell whether, within the next 200 characters, a single mark closes before another opens."""
    window = text[at + 1 : min(end, at + 200)]
    for match in re.finditer(r"[‘’']", window):
        place = match.start()
        before, after = window[place - 1 : place], window[place + 1 : place + 2]
        if match.group() == "‘" or (before.isspace() and after.isalnum()):
            return False
        if not after.isalnum() and not (before in "sS" and after.isspace()):
            return True
    return False
