"""Drawing: the events along time, one row each, with gaps that grow with the time between them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from rashomon.model import Account, Event
from rashomon.tell import svg
from rashomon.tell.dates import date_words, days_of, range_words
from rashomon.tell.events import EventView
from rashomon.tell.labels import counted, one_line

MOST_EVENTS = 40
"""More rows than this cannot be taken in at once; the rest is left to the list."""

_ROW = 24.0
_TOP = 30.0
_DATE_X = 192.0
_LINE_X = 208.0
_TEXT_X = 224.0
_KIND_WIDTH = 150.0
_WHO_X = _TEXT_X + _KIND_WIDTH + 8
_WHO_WIDTH = 580.0
_GAP = 7.0
_WIDEST_GAP = 60.0


@dataclass(frozen=True, slots=True)
class EventDrawing:
    """The drawing and what it leaves out.

    Attributes:
        svg: The drawing, empty if there is nothing to draw.
        left_out: One sentence about what is not drawn, or "".
    """

    svg: Markup
    left_out: str


def draw_events(account: Account, views: Sequence[EventView]) -> EventDrawing:
    """Return the drawing of the dated events, the earliest first.

    Args:
        account: The account.
        views: Its events in words.
    """
    dated = [(days, view) for view in views if (days := days_of(view.record.date)) is not None]
    kept = sorted(dated, key=lambda one: (-len(one[1].record.origins), -len(one[1].record.claims), one[1].record.id))
    rows = sorted(kept[:MOST_EVENTS], key=lambda one: (one[0], one[1].record.id))
    if not rows:
        return EventDrawing(Markup(""), "")
    parts = [svg.words(_TEXT_X, 16, "What", "head"), svg.words(_WHO_X, 16, "Who to whom, where", "head")]
    y, last, shown = _TOP, None, ""
    for days, view in rows:
        y += _step(last, days[0])
        last = days[0]
        when = _when(view.record.date or "")
        parts += _row(view, y, when if when != shown else "")
        shown = when
    line = svg.path(f"M{svg.number(_LINE_X)} {svg.number(_TOP)}V{svg.number(y + 10)}", "axis")
    note = []
    if len(dated) > len(rows):
        note.append(f"{counted(len(dated) - len(rows), 'dated event')} not drawn")
    if len(views) > len(dated):
        note.append(f"{counted(len(views) - len(dated), 'event')} without a date")
    told = " ".join(f"{date_words(v.record.date)}: {one_line(v.record.text or v.kind)}." for _, v in rows)
    size = (_WHO_X + _WHO_WIDTH + 12, y + 18)
    picture = svg.drawing("events-in-time", "Events along time", told, size, [line, *parts])
    return EventDrawing(picture, ("; ".join(note) + ".") if note else "")


def _when(date: str) -> str:
    """Return a date, or a stretch of days in as few words as it takes, cut to its column."""
    first, slash, last = date.partition("/")
    words = range_words(first, last) if slash and first and last else date_words(date)
    return svg.clipped(words, _DATE_X - 4)


def _step(last: date | None, day: date) -> float:
    """Return the way down to the next row: a line of type, and more the longer the time between."""
    if last is None:
        return _ROW / 2
    return _ROW + min(_WIDEST_GAP, _GAP * math.log2(1 + (day - last).days))


def _row(view: EventView, y: float, when: str) -> list[Markup]:
    event: Event = view.record
    people = " → ".join(name for name in (_names(event, "actors"), _names(event, "recipients")) if name)
    where = f" · {view.where}" if view.where else ""
    notes = f" ({', '.join(view.notes)})" if view.notes else ""
    parts = [svg.words(_DATE_X, y + 4.5, when, "small", "end")] if when else []
    return [
        *parts,
        svg.dot(_LINE_X, y, 4.5, f"event {event.status}"),
        svg.words(_TEXT_X, y + 4.5, svg.clipped(view.kind.capitalize(), _KIND_WIDTH), "kind"),
        svg.words(_WHO_X, y + 4.5, svg.clipped(f"{people or '?'}{where}{notes}", _WHO_WIDTH), "name"),
    ]


def _names(event: Event, side: str) -> str:
    found = event.actors if side == "actors" else event.recipients
    return ", ".join(one_line(p.name) for p in found[:3])
