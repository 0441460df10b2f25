"""Which characters of an article are the article, and which belong to the page around it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import cast

from rashomon.clean.bylines import is_byline, is_caption, is_credit, is_date_line, is_pictured
from rashomon.clean.classifier import furniture_probability
from rashomon.clean.features import measure
from rashomon.clean.headlines import Heading, find_heading, same_words
from rashomon.clean.lines import Piece, lines_of, part, sentences_of
from rashomon.clean.signals import Signals, furniture, look
from rashomon.model.article import Article, Zone, ZoneKind
from rashomon.model.span import Span

_PROSE_WORDS = 10
_OUTSIDE, _INSIDE, _CROSS_HEAD = 0.9, 0.97, 0.985  # the article's paragraphs; how likely furniture must be
_NOTE = re.compile(r"(?:UPDATE|CORRECTION|CLARIFICATION|EDITOR['’]?S['’]? NOTE|NOTE)\b", re.IGNORECASE)
_NUMBERED = re.compile(r"\d{1,3}[.)]\s")
_LEAST_FUNCTION_WORDS = 0.2  # a text below it is not English, or no text: the classifier has not seen such
_MOST_LINES = 5000  # a text of more is no article as the classifier knows them
_HEAD_LINES = 3  # so many lines below the headline may belong to it


@dataclass(frozen=True, slots=True)
class Judged:
    """A piece of the text with what it was judged to be."""

    piece: Piece
    kind: ZoneKind
    reason: str
    score: float


@dataclass(frozen=True, slots=True)
class Layout:
    """An article's lines with all that is known of each, and where its prose begins and ends.

    Attributes:
        lines: The lines.
        signals: Their form.
        kinds: The kind of page furniture that each reads like, or None.
        odds: How likely each is page furniture by form and place.
        prose: Indices of the lines that read like paragraphs of a report.
        first, last: The first and last of them; first > last if there is none.
        heading: The headline and its repetitions.
    """

    lines: tuple[Piece, ...]
    signals: tuple[Signals, ...]
    kinds: tuple[str | None, ...]
    odds: tuple[float, ...]
    prose: frozenset[int]
    first: int
    last: int
    heading: Heading


def lay_out(article: Article) -> Layout:
    """Return the layout of an article."""
    lines = lines_of(article.text)
    signals = tuple(look(line.text) for line in lines)
    kinds = tuple(furniture(line.text, whole_line=True) for line in lines)
    prose = tuple(i for i, line in enumerate(lines) if is_prose(line, signals[i], kinds[i]))
    first, last = (prose[0], prose[-1]) if prose else (len(lines), -1)
    heading = find_heading(article, lines, signals, kinds, first)
    if heading.line is not None and heading.line == first:
        first = next((i for i in prose if i > first), len(lines))
    seen = [signals[i] for i in prose] or list(signals)
    english = sum(s.function * s.words for s in seen) >= _LEAST_FUNCTION_WORDS * sum(s.words for s in seen)
    known = english and len(lines) <= _MOST_LINES
    odds = tuple(map(furniture_probability, measure(lines, signals, prose, kinds))) if known else (0.0,) * len(lines)
    return Layout(lines, signals, kinds, odds, frozenset(prose), first, last, heading)


def judge(layout: Layout) -> tuple[Judged, ...]:
    """Return every piece of the text with its kind, in order; the pieces cover all that is not white space."""
    whole = [_judge_line(layout, i) for i in range(len(layout.lines))]
    whole = _by_neighbours(layout, whole)
    found: list[Judged] = []
    for i, judged in enumerate(whole):
        if i == layout.heading.line and layout.heading.site is not None:
            found.extend(_without_page_title(layout, judged))
        else:
            found.extend(_split(layout, i, judged) if judged.kind == "body" else [judged])
    return tuple(found)


def _without_page_title(layout: Layout, judged: Judged) -> list[Judged]:
    """Return the headline, and what the page's title adds to it, as pieces of their own."""
    heading = layout.heading
    parts = [
        (part(judged.piece, judged.piece.start, heading.start), "boilerplate"),
        (part(judged.piece, heading.start, heading.end), judged.kind),
        (part(judged.piece, heading.end, judged.piece.end), "boilerplate"),
    ]
    return [
        replace(judged, piece=piece, kind=kind)
        if kind == judged.kind
        else Judged(piece, "boilerplate", "the page's title names the site", 0.9)
        for piece, kind in parts
        if piece
    ]


def zones_of(article: Article, judged: Sequence[Judged]) -> tuple[Zone, ...]:
    """Return the zones: neighbouring pieces of one kind and reason are one."""
    zones: list[Zone] = []
    for item in judged:
        last = zones[-1] if zones else None
        if last and last.kind == item.kind and (item.kind == "body" or last.reason == item.reason):
            zones[-1] = replace(
                last, span=Span(article.id, last.span.start, item.piece.end), score=min(last.score, item.score)
            )
        else:
            span = Span(article.id, item.piece.start, item.piece.end)
            zones.append(Zone(item.kind, span, item.reason, item.score))
    return tuple(zones)


def is_prose(line: Piece, signals: Signals, kind: str | None) -> bool:
    """Tell whether a line, which reads like furniture of a `kind` or like none, may be a paragraph of a report."""
    if kind is not None or signals.words < _PROSE_WORDS or not (signals.stop or signals.words >= 40):
        return False
    return not is_caption(line.text) and not is_byline(line.text)


def _judge_line(layout: Layout, i: int) -> Judged:
    """Return what a line is as a whole."""
    line, signals = layout.lines[i], layout.signals[i]
    if kind := layout.heading.repeats.get(i):
        reason = "headline" if i == layout.heading.line else "repeats the headline or names the site"
        return Judged(line, kind, reason, 0.9)
    page = _page_line(layout, i)
    if page is not None:
        return Judged(line, "boilerplate", page, 0.95)
    if i < layout.first or i > layout.last:
        if is_byline(line.text):
            return Judged(line, "byline", "names the writer or the time of publication", 0.9)
        if is_date_line(line.text):
            before = layout.heading.line is None or i < layout.heading.line
            kind, reason = ("boilerplate", "page date") if before else ("byline", "date line")
            return Judged(line, cast(ZoneKind, kind), reason, 0.7)
    if is_credit(line.text) and (i > layout.last - 1 or signals.words <= 12):
        return Judged(line, "byline", "credits the reporters or an agency", 0.8)
    if is_caption(line.text) or (i <= layout.first and is_pictured(line.text)):
        return Judged(line, "caption", "picture caption or credit", 0.8)
    if _is_second_headline(layout, i):
        return Judged(line, "headline", "below the headline", 0.6)
    content = is_note(line.text) or is_date_line(line.text) or _is_row(line.text)
    least = _CROSS_HEAD if _is_cross_head(layout, i) else _INSIDE if layout.first < i < layout.last else _OUTSIDE
    if i not in layout.prose and not content and layout.odds[i] > least:
        return Judged(line, "boilerplate", "form and place of page furniture", round(layout.odds[i], 3))
    return Judged(line, "body", "text of the article", 0.9)


def is_note(line: str) -> bool:
    """Tell whether a line is a note of the editors: an update, a correction."""
    return _NOTE.match(line) is not None


def _is_row(line: str) -> bool:
    """Tell whether a line is a row of a table or of a numbered list, as extraction writes them."""
    return _NUMBERED.match(line) is not None or (line.count("|") > 1 and any(ch.isdigit() for ch in line))


def _is_second_headline(layout: Layout, i: int) -> bool:
    """Tell whether a line right below the headline has the form of one."""
    signals, head = layout.signals[i], layout.heading.line
    if head is None or not head < i < min(layout.first, head + 1 + _HEAD_LINES):
        return False
    return 4 <= signals.words <= 40 and not signals.stop and not layout.lines[i].text.endswith(":")


def _is_cross_head(layout: Layout, i: int) -> bool:
    """Tell whether a line may be a heading inside the article: short, and paragraphs on both sides."""
    signals = layout.signals[i]
    return (
        layout.first < i < layout.last
        and signals.words <= 10
        and signals.web == 0
        and i - 1 in layout.prose
        and i + 1 in layout.prose
    )


def _page_line(layout: Layout, i: int) -> str | None:
    """Return the kind of page furniture that a whole line is, None if it is none."""
    line, signals, kind = layout.lines[i], layout.signals[i], layout.kinds[i]
    if kind is None or (kind == "about-author" and i < layout.last) or i == layout.heading.line:
        return None
    sentences = sentences_of(line)
    if signals.words <= 30 or len(sentences) == 1:
        return kind
    hits = sum(furniture(s.text, whole_line=False) is not None or _page_like(look(s.text)) for s in sentences)
    return kind if hits >= 0.6 * len(sentences) else None


def _page_like(signals: Signals) -> bool:
    """Tell whether a sentence beside page furniture may belong to it: it speaks of the page or to the reader."""
    if signals.reporting or signals.quoted > 0.3:
        return False
    return signals.web + signals.second + signals.first_plural > 0 or signals.page >= 2 or signals.address


def _by_neighbours(layout: Layout, whole: list[Judged]) -> list[Judged]:
    """Return the lines judged again by what stands beside them: a scrap between furniture is furniture."""
    found = list(whole)
    for i, judged in enumerate(found):
        if judged.kind != "body" or i in layout.prose:
            continue
        before = i > 0 and found[i - 1].kind == "boilerplate"
        after = i + 1 < len(found) and whole[i + 1].kind == "boilerplate"
        outside = i > layout.last
        if (before and after and layout.signals[i].words <= 12) or (outside and before and not layout.signals[i].stop):
            found[i] = Judged(judged.piece, "boilerplate", "between page furniture", 0.7)
    return found


def _split(layout: Layout, i: int, judged: Judged) -> list[Judged]:
    """Return the sentences of a body line where some of them are not the article, else the line itself."""
    sentences = sentences_of(judged.piece)
    title = layout.heading.title
    kinds: list[tuple[ZoneKind, str] | None] = []
    running = False
    for n, sentence in enumerate(sentences):
        kind = furniture(sentence.text, whole_line=n > 0 and n == len(sentences) - 1)
        apart = running or sentence.glued
        if (kind == "page" and not (apart or i >= layout.last)) or (kind == "about-author" and n > 0 and not apart):
            kind = None
        running = kind is not None or (running and _page_like(look(sentence.text)))
        if running:
            kinds.append(("boilerplate", kind or "goes with page furniture"))
        elif title and len(sentences) > 1 and same_words(sentence.text, title):
            kinds.append(("headline", "repeats the headline"))
        else:
            kinds.append(None)
    if not any(kinds):
        return [judged]
    return [
        Judged(sentence, kind[0], kind[1], 0.9) if kind else replace(judged, piece=sentence)
        for sentence, kind in zip(sentences, kinds, strict=True)
    ]
