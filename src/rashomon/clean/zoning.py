"""Which characters of an article are the article, and which belong to the page around it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from rashomon.clean.bylines import is_byline, is_caption, is_credit, is_date_line
from rashomon.clean.headlines import Heading, find_heading, same_words
from rashomon.clean.lines import Piece, lines_of, sentences_of
from rashomon.clean.signals import Signals, furniture, look
from rashomon.model.article import Article, Zone, ZoneKind
from rashomon.model.span import Span

_PROSE_WORDS = 10


@dataclass(frozen=True, slots=True)
class Judged:
    """A piece of the text with what it was judged to be."""

    piece: Piece
    kind: ZoneKind
    reason: str
    score: float


@dataclass(frozen=True, slots=True)
class Layout:
    """An article's lines with their signals, and where its prose begins and ends.

    Attributes:
        lines: The lines.
        signals: One a line.
        first, last: Indices of the first and last line of prose; first > last if there is none.
        heading: The headline and its repetitions.
    """

    lines: tuple[Piece, ...]
    signals: tuple[Signals, ...]
    first: int
    last: int
    heading: Heading


def lay_out(article: Article) -> Layout:
    """Return the layout of an article."""
    lines = lines_of(article.text)
    signals = tuple(look(line.text) for line in lines)
    prose = [i for i, line in enumerate(lines) if _is_prose(line, signals[i])]
    first, last = (prose[0], prose[-1]) if prose else (len(lines), -1)
    heading = find_heading(article, lines, signals, first)
    if heading.line is not None and heading.line == first:
        first = next((i for i in prose if i > first), len(lines))
    return Layout(lines, signals, first, last, heading)


def judge(layout: Layout) -> tuple[Judged, ...]:
    """Return every piece of the text with its kind, in order; the pieces cover all that is not white space."""
    whole = [_judge_line(layout, i) for i in range(len(layout.lines))]
    whole = _by_neighbours(layout, whole)
    found: list[Judged] = []
    for i, judged in enumerate(whole):
        found.extend(_split(layout, i, judged) if judged.kind == "body" else [judged])
    return tuple(found)


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


def _is_prose(line: Piece, signals: Signals) -> bool:
    """Tell whether a line reads like a paragraph of a report."""
    if signals.words < _PROSE_WORDS or not (signals.stop or signals.words >= 40):
        return False
    return furniture(line.text, whole_line=True) is None and not is_caption(line.text) and not is_byline(line.text)


def _judge_line(layout: Layout, i: int) -> Judged:
    """Return what a line is as a whole."""
    line, signals = layout.lines[i], layout.signals[i]
    if kind := layout.heading.repeats.get(i):
        return Judged(line, kind, "repeats the headline" if i != layout.heading.line else "headline", 0.9)
    page = _page_line(layout, i)
    if page is not None:
        return Judged(line, "boilerplate", page, 0.95)
    if i < layout.first or i > layout.last:
        if is_byline(line.text):
            return Judged(line, "byline", "names the writer or the time of publication", 0.9)
        if is_date_line(line.text):
            before = layout.heading.line is None or i < layout.heading.line
            return Judged(line, "boilerplate", "page date", 0.7) if before else Judged(line, "byline", "date line", 0.7)
    if is_credit(line.text) and (i > layout.last - 1 or signals.words <= 12):
        return Judged(line, "byline", "credits the reporters or an agency", 0.8)
    if is_caption(line.text):
        return Judged(line, "caption", "picture caption or credit", 0.8)
    if i < layout.first and layout.heading.line is not None and i > layout.heading.line and not signals.stop:
        return Judged(line, "headline", "below the headline", 0.6)
    return Judged(line, "body", "text of the article", 0.9)


def _page_line(layout: Layout, i: int) -> str | None:
    """Return the kind of page furniture that a whole line is, None if it is none."""
    line, signals = layout.lines[i], layout.signals[i]
    kind = furniture(line.text, whole_line=True)
    if kind is None or (kind == "about-author" and i < layout.last - 2):
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
        if judged.kind != "body" or _is_prose(judged.piece, layout.signals[i]):
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
        if kind in ("page", "about-author") and not (running or sentence.glued or i >= layout.last):
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


