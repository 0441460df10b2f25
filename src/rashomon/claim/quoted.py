"""Quotations joined to their speakers: beside the cue, over several sentences, and carried on without a new cue."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from rashomon.claim.attributed import AttributedContent
from rashomon.claim.hit import BARE
from rashomon.model import Article, Marks, Sentence, Span

_GAP = 90
_LOOSE = " \t\r\n,\"“”‘’'`«»„"
_SPEAKING = ("c", "q", "t", "according", "colon", BARE)
_ENDS = ".?!…"


def with_quotations(article: Article, marks: Marks, found: Sequence[AttributedContent]) -> list[AttributedContent]:
    """Return the attributions with the quotations that belong to each, in the order of their cues.

    A quotation belongs to the cue it stands beside. One that stands by no cue goes on with what the last speaker of
    its paragraph said, or of the paragraph before where it fills its own paragraph.
    """
    quotations = _outer(marks.quotations)
    if not quotations:
        return list(found)
    layout = _Layout(marks.parse.sentences)
    held = list(found)
    speaker: dict[int, int] = {}
    for quotation in quotations:
        owner = _beside(article, layout, held, quotation)
        if owner is not None:
            held[owner] = _joined(article, _without_lead(article, held[owner], quotation), quotation)
        else:
            owner = _overlapping(held, layout, quotation)
            if owner is None:
                owner = _carried_on(article, layout, held, quotation, speaker)
            if owner is not None:
                held[owner] = _joined(article, held[owner], quotation)
        if owner is not None and _speaks(held[owner]):
            speaker[layout.paragraph(layout.sentences_of(quotation)[1])] = owner
    return [_clipped(a, quotations) for a in held]


def _clipped(a: AttributedContent, quotations: Sequence[Span]) -> AttributedContent:
    """Keep the content of a cue that stands in a quotation inside that quotation."""
    at = a.cue[0].start
    n = bisect_right(quotations, at, key=lambda q: q.start) - 1
    if n < 0 or at >= quotations[n].end:
        return a
    q = quotations[n]
    kept = tuple(
        Span(s.article, max(s.start, q.start), min(s.end, q.end))
        for s in a.content
        if s.start < q.end and q.start < s.end
    )
    return replace(a, content=kept)


class _Layout:
    """Which sentence and paragraph a place stands in."""

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        self.sentences = sentences
        self._starts = [s.span.start for s in sentences]
        self.bounds: dict[int, tuple[int, int]] = {}
        for s in sentences:
            low, high = self.bounds.get(s.paragraph, (s.span.start, s.span.end))
            self.bounds[s.paragraph] = (min(low, s.span.start), max(high, s.span.end))

    def sentence(self, place: int) -> int:
        """Return the index of the sentence at a place, or the last before it."""
        return max(0, bisect_right(self._starts, place) - 1)

    def sentences_of(self, span: Span) -> tuple[int, int]:
        """Return the indices of the first and last sentence of a span."""
        return self.sentence(span.start), self.sentence(max(span.start, span.end - 1))

    def short(self, sentence: int) -> bool:
        """Tell whether a sentence can be no more than a cue ("he said on Monday.")."""
        return self.sentences[sentence].last - self.sentences[sentence].first <= 12

    def paragraph(self, sentence: int) -> int:
        """Return the number of the paragraph of a sentence."""
        return self.sentences[sentence].paragraph if self.sentences else 0


def _outer(quotations: Sequence[Span]) -> list[Span]:
    """Return the quotations that stand in no other one."""
    kept: list[Span] = []
    for q in quotations:
        if not kept or q.start >= kept[-1].end:
            kept.append(q)
    return kept


def _speaks(a: AttributedContent) -> bool:
    return a.frame in _SPEAKING and a.meaning.kind in (
        "say",
        "tell",
        "warn",
        "ask",
        "think",
        "agree",
        "promise",
        "deny",
        "suggest",
        "urge",
        "judge",
        "colon",
        "read",
        "hope",
    )


def _near(layout: _Layout, held: Sequence[AttributedContent], quotation: Span) -> list[int]:
    """Return the attributions whose cue stands outside a quotation in one of its sentences or right beside them."""
    first, last = layout.sentences_of(quotation)
    return [
        n for n in _between(held, first - 1, last + 1) if not (quotation.start <= held[n].cue[0].start < quotation.end)
    ]


def _between(held: Sequence[AttributedContent], first: int, last: int) -> range:
    """Return the attributions whose cue stands in sentences `first` to `last`."""
    low = bisect_right(held, first - 1, key=lambda a: a.sentence)
    high = bisect_right(held, last, key=lambda a: a.sentence)
    return range(low, high)


def _beside(article: Article, layout: _Layout, held: Sequence[AttributedContent], quotation: Span) -> int | None:
    """Return the attribution whose cue stands right after or before a quotation, or None."""
    text = article.text
    best: tuple[int, int] | None = None
    first, last = layout.sentences_of(quotation)
    for n in _near(layout, held, quotation):
        a = held[n]
        if not (a.cue and _speaks(a)):
            continue
        spans = (*a.source, *a.cue)
        start, end = min(s.start for s in spans), max(s.end for s in spans)
        if layout.paragraph(a.sentence) != layout.paragraph(last):
            continue
        ended = text[quotation.end - 1 : quotation.end] == "." and a.sentence > last
        if ended and (a.frame != BARE or not layout.short(a.sentence)):
            continue
        if quotation.end <= start and start - quotation.end <= 12 and not text[quotation.end : start].strip(_LOOSE):
            return n
        gap = text[a.cue[-1].end : quotation.start]
        if (
            a.cue[-1].end <= quotation.start
            and a.sentence == first
            and len(gap) <= _GAP
            and _introduces(gap, end, quotation)
        ):
            distance = len(gap)
            if best is None or distance < best[0]:
                best = (distance, n)
    return best[1] if best is not None else None


def _introduces(gap: str, end: int, quotation: Span) -> bool:
    """Tell whether the words between a cue and a quotation lead up to it ("said in a statement: ")."""
    before = gap.rstrip("\"“”‘’'`«»„").rstrip()
    return not before or before[-1] in ",:" or before.endswith(" that") or before == "that" or not before.strip(_LOOSE)


def _overlapping(held: Sequence[AttributedContent], layout: _Layout, quotation: Span) -> int | None:
    """Return the attribution that holds a part of a quotation already: the one with the largest content."""
    first, last = layout.sentences_of(quotation)
    best: tuple[bool, int, int] | None = None
    for n in _between(held, first - 1, last + 1):
        a = held[n]
        if a.cue and quotation.start <= a.cue[0].start < quotation.end:
            continue
        shared = sum(max(0, min(s.end, quotation.end) - max(s.start, quotation.start)) for s in a.content)
        # "issued a statement saying that": the words are what is said, not what is issued
        clause = a.frame in ("c", "q", "t")
        if shared > 0 and (best is None or (clause, shared) > best[:2]):
            best = (clause, shared, n)
    return best[2] if best is not None else None


def _carried_on(
    article: Article, layout: _Layout, held: Sequence[AttributedContent], quotation: Span, speaker: dict[int, int]
) -> int | None:
    """Return the attribution that a quotation without a cue goes on with, or None."""
    text = article.text
    first, _ = layout.sentences_of(quotation)
    paragraph = layout.paragraph(first)
    opening = quotation.start - layout.sentences[first].span.start <= 2
    whole = text[quotation.end - 1 : quotation.end] in _ENDS or len(quotation) >= 40
    if not opening or not whole:
        return None
    if paragraph in speaker:
        return speaker[paragraph]
    going_on = _goes_on(layout, held, first)
    if going_on is not None:
        return going_on
    low, high = layout.bounds[paragraph]
    fills = quotation.start - low <= 2 and high - quotation.end <= 2
    before = layout.bounds.get(paragraph - 1)
    if fills and paragraph - 1 in speaker:
        return speaker[paragraph - 1]
    if fills and before is not None and text[before[1] - 1] == ":":
        last = layout.sentence(before[1] - 1)
        return next((n for n in reversed(_between(held, last, last)) if held[n].source), None)
    return None


def _goes_on(layout: _Layout, held: Sequence[AttributedContent], sentence: int) -> int | None:
    """Return the one speaker whom the sentence before, of the same paragraph, reports last."""
    if sentence == 0 or layout.paragraph(sentence - 1) != layout.paragraph(sentence):
        return None
    near = [held[n] for n in _between(held, sentence - 1, sentence - 1)]
    spoken = [a for a in near if a.source and a.content and a.opens and a.meaning.kind in ("say", "tell", "warn")]
    spoken = [a for a in spoken if a.frame in ("c", "q", "t")]
    return next(n for n, a in enumerate(held) if a is spoken[0]) if len(spoken) == 1 else None


def _joined(article: Article, a: AttributedContent, quotation: Span) -> AttributedContent:
    """Return an attribution with a quotation added to its content, the marks around it included."""
    span = _with_marks(article, quotation)
    content = a.content if a.frame in _SPEAKING or any(s.overlaps(span) for s in a.content) else ()
    frame = "q" if a.frame == BARE or not content else a.frame
    return replace(a, content=_union((*content, span)), frame=frame)


def _without_lead(article: Article, a: AttributedContent, quotation: Span) -> AttributedContent:
    """Leave out of a content what stands before a quotation as a sentence or lead of its own ("As for taxes? ...")."""
    before = article.text[max(0, quotation.start - 12) : quotation.start].rstrip("\"“”‘’'`«»„ \n\t")
    if not before or before[-1] not in ".?!:-–—" or not a.cue or a.cue[0].start < quotation.start:
        return a
    kept = tuple(Span(s.article, max(s.start, quotation.start), s.end) for s in a.content if s.end > quotation.start)
    return replace(a, content=kept)


def _with_marks(article: Article, span: Span) -> Span:
    start = span.start
    while start > 0 and article.text[start - 1] in "\"“”‘’'`«»„" and span.start - start < 2:
        start -= 1
    end = span.end
    while end < len(article.text) and article.text[end] in "\"“”‘’'`«»„" and end - span.end < 2:
        end += 1
    return Span(span.article, start, end)


def _union(spans: Sequence[Span]) -> tuple[Span, ...]:
    """Return spans in order, those that overlap put together."""
    merged: list[Span] = []
    for s in sorted(spans):
        if merged and s.start <= merged[-1].end:
            merged[-1] = Span(s.article, merged[-1].start, max(merged[-1].end, s.end))
        else:
            merged.append(s)
    return tuple(merged)
