"""Furniture that shows itself by recurring in several articles of one outlet."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from rashomon.clean.headlines import letters
from rashomon.clean.lines import Piece, lines_of
from rashomon.clean.signals import Signals, furniture, look
from rashomon.clean.zoning import Judged, is_note, is_prose, zones_of
from rashomon.model import Article, CleanArticle

_FEW = 3  # articles in which a scrap must recur
_SHARED = 0.3  # an article that shares more of its lines is a copy of another, not furniture throughout
_SHORTEST, _LONGEST = 4, 900


def mark_recurring(articles: Sequence[Article], cleaned: Sequence[CleanArticle]) -> tuple[CleanArticle, ...]:
    """Return the cleaned articles with body lines that recur in others of the same outlet made boilerplate.

    A line recurs if three articles of the outlet have it (two, for a note of the editor) that are otherwise different.
    Whole paragraphs that could be reporting are left alone unless they speak to the reader.
    """
    groups: dict[str, list[int]] = defaultdict(list)
    for i, clean in enumerate(cleaned):
        if clean.outlet is not None:
            groups[clean.outlet.value.casefold()].append(i)
    found = list(cleaned)
    for group in groups.values():
        if len(group) > 1:
            for i, clean in _marked(articles, cleaned, group).items():
                found[i] = clean
    return tuple(found)


def _marked(
    articles: Sequence[Article], cleaned: Sequence[CleanArticle], group: Sequence[int]
) -> dict[int, CleanArticle]:
    """Return those articles of one outlet that have recurring lines, with these marked."""
    lines = {i: _body_lines(articles[i], cleaned[i]) for i in group}
    count = Counter(key for found in lines.values() for key in {letters(piece.text) for piece in found})
    own = {i: found for i, found in lines.items() if _is_own(found, count)}
    count = Counter(key for found in own.values() for key in {letters(piece.text) for piece in found})
    changed = {}
    for i, found in own.items():
        again = [(piece.start, count[letters(piece.text)]) for piece in found if _recurs(piece, count)]
        marked = {start: f"recurs in {times} articles of the outlet" for start, times in again}
        if marked:
            changed[i] = _with_marked(articles[i], cleaned[i], marked)
    return changed


def _body_lines(article: Article, clean: CleanArticle) -> list[Piece]:
    """Return the lines of the body zones."""
    found: list[Piece] = []
    for zone in clean.zones:
        if zone.kind == "body":
            start = zone.span.start
            found.extend(Piece(start + p.start, start + p.end, p.text) for p in lines_of(zone.span.of(article.text)))
    return found


def _is_own(lines: Sequence[Piece], count: Mapping[str, int]) -> bool:
    """Tell whether most of an article's lines are its own."""
    return sum(count[letters(piece.text)] > 1 for piece in lines) <= _SHARED * len(lines) or len(lines) < _FEW


def _recurs(piece: Piece, count: Mapping[str, int]) -> bool:
    """Tell whether a body line is furniture because it recurs."""
    key = letters(piece.text)
    if not _SHORTEST <= len(key) <= _LONGEST or count[key] < 2:
        return False
    if is_note(piece.text):
        return True
    signals = look(piece.text)
    prose = is_prose(piece, signals, furniture(piece.text, whole_line=True))
    return count[key] >= _FEW and (not prose or _speaks_of_itself(signals))


def _speaks_of_itself(signals: Signals) -> bool:
    """Tell whether a paragraph speaks to the reader or of the outlet, and reports nobody's words."""
    return signals.reporting == 0 and signals.quoted < 0.3 and signals.second + signals.first_plural + signals.web > 0


def _with_marked(article: Article, clean: CleanArticle, marked: Mapping[int, str]) -> CleanArticle:
    """Return the article with the lines that start at the given places made boilerplate."""
    judged: list[Judged] = []
    for zone in clean.zones:
        text = zone.span.of(article.text)
        if zone.kind != "body":
            judged.append(Judged(Piece(zone.span.start, zone.span.end, text), zone.kind, zone.reason, zone.score))
            continue
        for line in lines_of(text):
            piece = Piece(zone.span.start + line.start, zone.span.start + line.end, line.text)
            if piece.start in marked:
                judged.append(Judged(piece, "boilerplate", marked[piece.start], 0.85))
            else:
                judged.append(Judged(piece, "body", zone.reason, zone.score))
    return replace(clean, zones=zones_of(article, judged))
