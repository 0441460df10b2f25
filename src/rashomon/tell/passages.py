"""Article text for the page: a claim in its surroundings, and whole texts with zones and claims marked."""

from __future__ import annotations

import heapq
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup, escape

from rashomon.model import Article, Claim, CleanArticle
from rashomon.tell.labels import one_line, shown

_CONTEXT = 170
_BLANK_LINES = re.compile(r"\n[^\S\n]*\n\s*")


@dataclass(frozen=True, slots=True)
class Passage:
    """A claim's characters with some text before and after, as shown."""

    before: str
    inside: str
    after: str


@dataclass(frozen=True, slots=True)
class Mark:
    """Characters of an article to be marked.

    Attributes:
        start, end: Where.
        anchor: The id that a link leads to.
        kind: CSS class.
        label: The number shown behind it, "" for none.
        target: The address that number leads to.
        title: What is told of it when pointed at, "" for nothing.
    """

    start: int
    end: int
    anchor: str
    kind: str
    label: str
    target: str
    title: str = ""


def passage_of(claim: Claim, article: Article) -> Passage:
    """Return the claim's characters with the rest of its paragraph, cut at word ends where that is long."""
    text, start, end = article.text, claim.span.start, claim.span.end
    left = max(text.rfind("\n", max(0, start - 2 * _CONTEXT), start) + 1, start - _CONTEXT, 0)
    right = text.find("\n", end, end + 2 * _CONTEXT)
    right = min(right if right >= 0 else len(text), end + _CONTEXT)
    before, after = text[left:start], text[end:right]
    if left > 0 and text[left - 1] not in "\n":
        before = "…" + before.partition(" ")[2] if " " in before else "…"
    if right < len(text) and text[right] != "\n":
        after = after.rpartition(" ")[0] + "…" if " " in after else "…"
    return Passage(_spaced(before), one_line(text[start:end]), _spaced(after))


def _spaced(text: str) -> str:
    """Return one line that keeps one space where there was white space at its ends."""
    line = one_line(text)
    if not line:
        return " " if text else ""
    return f"{' ' if text[0].isspace() else ''}{line}{' ' if text[-1].isspace() else ''}"


def marked_text(article: Article, clean: CleanArticle, marks: Sequence[Mark], length: int) -> Markup:
    """Return the first `length` characters of the text as safe HTML: one element a zone, with nested marks.

    Several blank lines become one. A mark that crosses another one's end, or a zone's, is split; its anchor stays
    with the first piece.
    """
    parts: list[Markup] = []
    ordered = sorted(marks, key=lambda m: (m.start, -m.end, m.anchor))
    position = 0
    at = 0
    for zone in sorted(clean.zones, key=lambda z: (z.span.start, z.span.end)):
        start, end = max(zone.span.start, position), min(zone.span.end, length)
        if end <= start:
            continue
        parts.append(_plain(article.text[position:start]))
        inside, ordered, at = _marks_within(ordered, at, start, end)
        hint = Markup('<span class="vh">Not part of the article: </span>') if zone.kind == "boilerplate" else ""
        title = Markup(' title="{}"').format(shown(zone.reason)) if zone.kind == "boilerplate" and zone.reason else ""
        parts.append(Markup('<span class="z {}"{}>{}').format(zone.kind, title, hint))
        parts.append(_nested(article.text, start, end, inside))
        parts.append(Markup("</span>"))
        position = end
    parts.append(_plain(article.text[position:length]))
    return Markup("").join(parts)


def _marks_within(ordered: list[Mark], at: int, start: int, end: int) -> tuple[list[Mark], list[Mark], int]:
    """Return the marks that begin before `end`, clipped to the zone, and what is left of the others."""
    inside = []
    rest: list[Mark] = []
    while at < len(ordered) and ordered[at].start < end:
        mark = ordered[at]
        at += 1
        left, right = max(mark.start, start), min(mark.end, end)
        if right > left:
            label = mark.label if mark.end <= end else ""
            inside.append(replace(mark, start=left, end=right, label=label))
        if mark.end > end:
            rest.append(replace(mark, start=end, anchor=""))
    return inside, [*rest, *ordered[at:]], 0


def _nested(text: str, start: int, end: int, marks: list[Mark]) -> Markup:
    """Return characters `start` to `end` with marks nested into one another."""
    parts: list[Markup] = []
    stack: list[Mark] = []
    position = start
    queue = [(m.start, -m.end, number, m) for number, m in enumerate(marks)]
    heapq.heapify(queue)
    while queue or stack:
        if stack and (not queue or stack[-1].end <= queue[0][0]):
            mark = stack.pop()
            parts += [_plain(text[position : mark.end]), _close(mark)]
            position = mark.end
            continue
        _, _, number, mark = heapq.heappop(queue)
        if stack and mark.end > stack[-1].end:
            border, mark_end = stack[-1].end, mark.end
            tail = replace(mark, start=border, anchor="")
            mark = replace(mark, end=border, label="")
            heapq.heappush(queue, (border, -mark_end, number, tail))
        parts += [_plain(text[position : mark.start]), _open(mark)]
        position = mark.start
        stack.append(mark)
    parts.append(_plain(text[position:end]))
    return Markup("").join(parts)


def _open(mark: Mark) -> Markup:
    anchor = Markup(' id="{}"').format(mark.anchor) if mark.anchor else ""
    title = Markup(' title="{}"').format(shown(mark.title)) if mark.title else ""
    return Markup('<mark class="{}"{}{}>').format(mark.kind, anchor, title)


def _close(mark: Mark) -> Markup:
    if not mark.label:
        return Markup("</mark>")
    return Markup('</mark><a class="ref" href="{}"><span class="vh">statement </span>{}</a>').format(
        mark.target, mark.label
    )


def _plain(text: str) -> Markup:
    return escape(_BLANK_LINES.sub("\n\n", shown(text)))
