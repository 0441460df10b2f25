"""Drawing: who rests on whom: origins to the left, their reports, and at the right who took from whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from rashomon.model import Account, Lineage, Origin
from rashomon.tell import svg
from rashomon.tell.copying import giver_and_taker, lineage_words
from rashomon.tell.dates import day_words
from rashomon.tell.labels import Labels, counted

MOST_REPORTS = 60
"""More reports than this cannot be read in one drawing; those that stand alone are left to the list."""

_ROW = 30.0
_GAP = 14.0
_ORIGIN_WIDTH = 190.0
_REPORT_X = 270.0
_REPORT_WIDTH = 330.0
_LANES_X = _REPORT_X + _REPORT_WIDTH + 14
_LANE = 15.0
_MOST_SHARED = 16
_TOP = 30.0


@dataclass(frozen=True, slots=True)
class LineageDrawing:
    """The drawing and what it leaves out.

    Attributes:
        svg: The drawing, empty if there is nothing to draw.
        left_out: One sentence about what is not drawn, or "".
    """

    svg: Markup
    left_out: str


def draw_lineage(account: Account, labels: Labels) -> LineageDrawing:
    """Return the drawing of all reports, or of those that belong together if there are too many."""
    origins, hidden = _drawn_origins(account.origins)
    if not origins:
        return LineageDrawing(Markup(""), "")
    rows, heights = _rows(origins)
    edges, dropped = _drawn_edges(account.lineage, origins, rows)
    parts = _heads() + _origins(origins, rows, labels) + _reports(rows, labels)
    drawn, lanes = _edges(edges, rows, labels)
    width = _LANES_X + max(4, lanes) * _LANE + 16
    note = []
    if hidden:
        note.append(f"{counted(hidden, 'report')} not drawn, because nothing is known to join them to others")
    if dropped:
        note.append(f"{counted(dropped, 'weaker link')} of the same groups left to the list")
    text = " ".join(
        [
            f"{labels.origin(o.id)} stands behind {', '.join(labels.article(a) for a in o.articles if a in rows)}."
            for o in origins
        ]
        + [lineage_words(pair, labels) for pair in edges]
    )
    picture = svg.drawing("lineage", "Who rests on whom", text, (width, heights + 8), parts + drawn)
    return LineageDrawing(picture, ("; ".join(note) + ".").capitalize() if note else "")


def _drawn_origins(origins: Sequence[Origin]) -> tuple[list[Origin], int]:
    """Return the origins to be drawn, the largest first, and how many reports are left out."""
    ranked = sorted(origins, key=lambda o: (-len(o.articles), o.id))
    kept: list[Origin] = []
    count = hidden = 0
    full = sum(len(o.articles) for o in ranked) > MOST_REPORTS
    for origin in ranked:
        fits = count + len(origin.articles) <= MOST_REPORTS
        if (fits and (not full or len(origin.articles) > 1)) or not kept:
            kept.append(origin)
            count += min(len(origin.articles), MOST_REPORTS)
        else:
            hidden += len(origin.articles)
    return kept, hidden


def _rows(origins: Sequence[Origin]) -> tuple[dict[str, float], float]:
    """Return the middle of each report's row, and the height of all."""
    rows: dict[str, float] = {}
    y = _TOP
    for origin in origins:
        for article in origin.articles[:MOST_REPORTS]:
            rows[article] = y + _ROW / 2
            y += _ROW
        y += _GAP
    return rows, y


def _heads() -> list[Markup]:
    return [
        svg.words(4, 16, "Origin", "head"),
        svg.words(_REPORT_X, 16, "Report", "head"),
        svg.words(_LANES_X, 16, "Taken over", "head"),
    ]


def _origins(origins: Sequence[Origin], rows: dict[str, float], labels: Labels) -> list[Markup]:
    parts = []
    for origin in origins:
        own = [rows[a] for a in origin.articles if a in rows]
        middle = (own[0] + own[-1]) / 2
        shared = "many" if len(origin.articles) > 1 else "one"
        for y in own:
            parts.append(svg.path(svg.curve(_ORIGIN_WIDTH + 4, middle, _REPORT_X - 6, y), f"rests {shared}"))
        parts.append(svg.box(4, middle - 12, _ORIGIN_WIDTH, 24, f"origin {shared}"))
        name = svg.fitted(labels.origin(origin.id), _ORIGIN_WIDTH - 16)
        parts.append(svg.words(12, middle + 4.5, name, "name"))
    return parts


def _reports(rows: dict[str, float], labels: Labels) -> list[Markup]:
    parts = []
    for article, y in rows.items():
        published = labels.clean[article].published
        date = day_words(published.date) if published else ""
        room = _REPORT_WIDTH - (len(date) * 7 + 20 if date else 0)
        parts.append(svg.dot(_REPORT_X - 2, y, 3.5, "report"))
        parts.append(svg.words(_REPORT_X + 8, y + 4.5, svg.fitted(labels.article(article), room), "name"))
        if date:
            parts.append(svg.words(_REPORT_X + _REPORT_WIDTH, y + 4.5, date, "small", "end"))
    return parts


def _drawn_edges(
    lineage: Sequence[Lineage], origins: Sequence[Origin], rows: dict[str, float]
) -> tuple[list[Lineage], int]:
    """Return the links to be drawn: those that hold each origin together, and the strongest of shared material."""
    possible = [pair for pair in lineage if pair.a in rows and pair.b in rows]
    ranked = sorted(possible, key=lambda p: (p.direction == "unknown", -p.confidence, p.id))
    joined = {article: article for article in rows}
    kept = []
    for pair in (p for p in ranked if p.relation != "shared-material"):
        a, b = _root(joined, pair.a), _root(joined, pair.b)
        if a != b:
            joined[max(a, b)] = min(a, b)
            kept.append(pair)
    shared = [p for p in ranked if p.relation == "shared-material"]
    kept += shared[:_MOST_SHARED]
    return kept, len(possible) - len(kept)


def _root(joined: dict[str, str], article: str) -> str:
    while joined[article] != article:
        joined[article] = joined[joined[article]]
        article = joined[article]
    return article


def _edges(edges: Sequence[Lineage], rows: dict[str, float], labels: Labels) -> tuple[list[Markup], int]:
    """Return the links as brackets in lanes, the short ones inside, and the number of lanes."""
    lanes: list[list[tuple[float, float]]] = []
    parts: list[Markup] = []
    used: dict[str, int] = {}
    for pair in sorted(edges, key=lambda p: (abs(rows[p.a] - rows[p.b]), min(rows[p.a], rows[p.b]), p.id)):
        ends = []
        for article in (pair.a, pair.b):
            turn = used.get(article, 0)
            used[article] = turn + 1
            ends.append(rows[article] + (0, -6, 6, -3, 3, -9, 9)[turn % 7])
        top, bottom = min(ends), max(ends)
        lane = next(
            (n for n, taken in enumerate(lanes) if all(bottom + 4 < low or top - 4 > high for low, high in taken)),
            len(lanes),
        )
        if lane == len(lanes):
            lanes.append([])
        lanes[lane].append((top, bottom))
        parts += _bracket(pair, (ends[0], ends[1]), _LANES_X + 14 + lane * _LANE, labels)
    return parts, len(lanes)


def _bracket(pair: Lineage, ends: tuple[float, float], x: float, labels: Labels) -> list[Markup]:
    top, bottom = min(ends), max(ends)
    left = _LANES_X - 6
    moves = (
        f"M{svg.number(left)} {svg.number(top)}H{svg.number(x - 5)}q5 0 5 5V{svg.number(bottom - 5)}q0 5 -5 5"
        f"H{svg.number(left)}"
    )
    parts = [svg.path(moves, f"link {pair.relation}", lineage_words(pair, labels))]
    known = giver_and_taker(pair)
    if known:
        y = ends[0] if known[1] == pair.a else ends[1]
        parts.append(svg.arrow_head(left - 4, y, f"arrow {pair.relation}"))
    return parts
