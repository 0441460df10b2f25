"""Drawing: who stands how to whom: actors in one column, an arc for every two that have to do with one another."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from rashomon.model import Account, Relation
from rashomon.tell import svg
from rashomon.tell.labels import counted, one_line
from rashomon.tell.ordering import in_order
from rashomon.tell.relations import BARE, HEADINGS, STAGES

MOST_ACTORS = 40
MOST_ARCS = 60
"""More than this cannot be read in one drawing; the rest is left to the list."""

_ROW = 24.0
_TOP = 28.0
_NAME_WIDTH = 236.0
_DOT_X = 254.0
_ARC_X = 262.0
_WIDEST = 250.0
_LABEL_X = 560.0
_LABEL_WIDTH = 390.0
_WORDS_WIDTH = 190.0
_LABEL_ROW = 17.0
_TURNS = {"disputes-with": "against", "claims": "against", "located-in": "where", "borders": "where"}
_PEOPLE = {"holds-office", "member-of", "relative-of", "acts-for", "national-of", "succeeds"}
_LAST = {"located-in", "national-of", "borders"}


@dataclass(frozen=True, slots=True)
class RelationDrawing:
    """The drawing and what it leaves out.

    Attributes:
        svg: The drawing, empty if there is nothing to draw.
        left_out: One sentence about what is not drawn, or "".
    """

    svg: Markup
    left_out: str


@dataclass(frozen=True, slots=True)
class Arc:
    """All relations of two actors.

    Attributes:
        a, b: Keys of the actors.
        relations: What they have with one another.
        label: In few words.
        kind: people, deal, against or where.
        origins: Most independent origins of one of the relations.
        sure: False if all are former, expected or proposed.
    """

    a: str
    b: str
    relations: tuple[Relation, ...]
    label: str
    kind: str
    origins: int
    sure: bool


def draw_relations(account: Account) -> RelationDrawing:
    """Return the drawing of the best supported relations between at most `MOST_ACTORS` actors.

    Actors stand in the order in which the arcs are shortest, each arc has its words in a column of its own, so that
    nothing covers anything else; the same account gives the same drawing.
    """
    names: dict[str, str] = {}
    arcs = _arcs(account.relations, names)
    drawn = _chosen(arcs)
    if not drawn:
        return RelationDrawing(Markup(""), "")
    order = in_order([(arc.a, arc.b) for arc in drawn])
    rows = {key: _TOP + _ROW * place + _ROW / 2 for place, key in enumerate(order)}
    ys = _label_rows([(rows[arc.a] + rows[arc.b]) / 2 for arc in drawn])
    height = max(_TOP + _ROW * len(order), max(ys) + _LABEL_ROW) + 8
    kinds = {e.id: e.type for e in account.entities}
    parts = [svg.words(_NAME_WIDTH + 4, 16, "Actor", "head", "end"), svg.words(_LABEL_X, 16, "What they are", "head")]
    for arc, y in zip(drawn, ys, strict=True):
        parts += _draw_arc(arc, rows, y)
    for key in order:
        parts.append(svg.words(_NAME_WIDTH + 4, rows[key] + 4.5, svg.clipped(names[key], _NAME_WIDTH), "name", "end"))
        parts.append(svg.dot(_DOT_X, rows[key], 4, f"actor {kinds.get(key, 'other')}"))
    hidden = sum(len(arc.relations) for arc in arcs) - sum(len(arc.relations) for arc in drawn)
    note = f"{counted(hidden, 'relation')} not drawn; all of them stand in the list." if hidden else ""
    told = " ".join(f"{one_line(r.says)}." for arc in drawn for r in arc.relations[:2])
    size = (_LABEL_X + _LABEL_WIDTH + 12, height)
    return RelationDrawing(svg.drawing("relations", "Who stands how to whom", told, size, parts), note)


def _arcs(relations: Sequence[Relation], names: dict[str, str]) -> list[Arc]:
    """Return one arc for every two actors, the best supported first; `names` is filled in."""
    pairs: dict[tuple[str, str], list[Relation]] = defaultdict(list)
    for one in relations:
        if one.object is None:
            continue
        a, b = one.subject_entity or f"={one.subject.lower()}", one.object_entity or f"={one.object.lower()}"
        names.setdefault(a, one_line(one.subject))
        names.setdefault(b, one_line(one.object))
        if a != b:
            pairs[min(a, b), max(a, b)].append(one)
    made = [_arc(a, b, found) for (a, b), found in pairs.items()]
    return sorted(made, key=_rank)


def _rank(arc: Arc) -> tuple[bool, int, int, str, str, str]:
    return arc.relations[0].relation in _LAST, -arc.origins, -len(arc.relations), arc.label, arc.a, arc.b


def _arc(a: str, b: str, found: list[Relation]) -> Arc:
    own = {_TURNS.get(r.relation, "people" if r.relation in _PEOPLE else "deal") for r in found}
    kind = own.pop() if len(own) == 1 else "deal" if "deal" in own else "people"
    return Arc(
        a=a,
        b=b,
        relations=tuple(found),
        label=_label(found),
        kind=kind,
        origins=max(len(r.origins) for r in found),
        sure=any(r.stage in (None, "signed", "agreed", "in-force") for r in found),
    )


def _label(found: Sequence[Relation]) -> str:
    """Return what two actors have with one another: one relation in its words, several of a kind counted."""
    groups: dict[str, list[Relation]] = defaultdict(list)
    for one in found:
        groups[one.relation].append(one)
    words = []
    for name, own in groups.items():
        heading = HEADINGS.get(name, name.replace("-", " "))
        text = one_line(own[0].value or BARE.get(name, heading.lower()))
        stage = STAGES.get(own[0].stage or "", "")
        if len(own) > 1:
            text = f"{len(own)} × {heading.lower()}"
        elif stage:
            text = f"{text} ({stage})"
        words.append(f"{text} (disputed)" if any(r.disputed for r in own) else text)
    return "; ".join(words)


def _chosen(arcs: Sequence[Arc]) -> list[Arc]:
    """Return the arcs that are drawn: as many as fit, never more than so many actors."""
    actors: set[str] = set()
    chosen: list[Arc] = []
    for arc in arcs:
        if len(chosen) < MOST_ARCS and len(actors | {arc.a, arc.b}) <= MOST_ACTORS:
            actors |= {arc.a, arc.b}
            chosen.append(arc)
    return chosen


def _label_rows(wanted: Sequence[float]) -> list[float]:
    """Return a row for every label, near to where it is wanted and no two of them nearer than a line of type."""
    order = sorted(range(len(wanted)), key=lambda i: (wanted[i], i))
    blocks: list[tuple[float, int]] = []  # (sum of first rows wanted, number of labels)
    for place in order:
        total, count = wanted[place], 1
        while blocks and _first(blocks[-1]) + blocks[-1][1] * _LABEL_ROW > total / count:
            before, size = blocks.pop()
            total, count = before + total - count * size * _LABEL_ROW, size + count
        blocks.append((total, count))
    rows: list[float] = []
    low = _TOP + _LABEL_ROW / 2
    for block in blocks:
        low = max(low, _first(block))
        rows += [low + n * _LABEL_ROW for n in range(block[1])]
        low = rows[-1] + _LABEL_ROW
    placed = dict(zip(order, rows, strict=True))
    return [placed[i] for i in range(len(wanted))]


def _first(block: tuple[float, int]) -> float:
    return block[0] / block[1]


def _parties(arc: Arc) -> str:
    """Return between whom it is, for the words stand away from their arc."""
    first = arc.relations[0]
    return f"{one_line(first.subject)}, {one_line(first.object or '')}"


def _draw_arc(arc: Arc, rows: dict[str, float], label_y: float) -> list[Markup]:
    top, bottom = sorted((rows[arc.a], rows[arc.b]))
    bulge = min(_WIDEST, 26 + 17 * math.sqrt((bottom - top) / _ROW) + (bottom - top) * 0.13) / 0.75
    x, middle = svg.number(_ARC_X), (top + bottom) / 2
    out = svg.number(_ARC_X + bulge)
    look = f"tie {arc.kind} w{min(3, arc.origins)}" + ("" if arc.sure else " unsure")
    title = "\n".join(one_line(r.says) for r in arc.relations[:12])
    apex = _ARC_X + 0.75 * bulge
    y = svg.number(label_y)
    lead = f"M{svg.number(apex)} {svg.number(middle)}L{svg.number(_LABEL_X - 26)} {y}H{svg.number(_LABEL_X - 6)}"
    curve = f"M{x} {svg.number(top)}C{out} {svg.number(top)} {out} {svg.number(bottom)} {x} {svg.number(bottom)}"
    return [
        svg.path(lead, "lead"),
        svg.path(curve, look, title),
        svg.dot(apex, middle, 2.5, f"knot {arc.kind}"),
        svg.words(
            _LABEL_X,
            label_y + 4.5,
            svg.clipped(f"{svg.clipped(arc.label, _WORDS_WIDTH)} · {_parties(arc)}", _LABEL_WIDTH),
            "what",
        ),
    ]
