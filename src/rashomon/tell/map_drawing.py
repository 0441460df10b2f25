"""Drawing: where the events were, on a plain map of the part of the world that they lie in."""

from __future__ import annotations

import functools
import gzip
import itertools
import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import resources

from markupsafe import Markup

from rashomon.model import Account, Entity, Event
from rashomon.tell import svg
from rashomon.tell.labels import counted, one_line

MOST_PLACES = 40
_WIDTH = 940.0
_SMALLEST = 18.0  # degrees
_ROOM = 0.18
_LABEL_HEIGHT = 16.0
_AROUND_THE_POLE = -80.0

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class MapDrawing:
    """The map and what it leaves out.

    Attributes:
        svg: The drawing, empty if no event has a place with coordinates.
        left_out: One sentence about what is not drawn, or "".
    """

    svg: Markup
    left_out: str


@dataclass(frozen=True, slots=True)
class Spot:
    """A place of events: name, degrees, and how many events were there."""

    name: str
    longitude: float
    latitude: float
    events: int


@dataclass(frozen=True, slots=True)
class View:
    """The part of the world that is drawn, with its scale (drawing units a degree; north is up, equirectangular)."""

    west: float
    south: float
    east: float
    north: float
    across: float
    down: float

    def point(self, longitude: float, latitude: float) -> tuple[float, float]:
        """Return a place in drawing units."""
        return (longitude - self.west) * self.across, (self.north - latitude) * self.down

    @property
    def height(self) -> float:
        """Height in drawing units."""
        return (self.north - self.south) * self.down


def draw_map(account: Account) -> MapDrawing:
    """Return the map with a dot for every place of events, as large as events are many, and no tile from anywhere."""
    spots = _spots(account)
    placed = sum(spot.events for spot in spots)
    if not spots:
        return MapDrawing(Markup(""), "")
    shown = spots[:MOST_PLACES]
    view = _view(shown)
    parts = [svg.box(0, 0, _WIDTH, view.height, "sea"), *_land(view)]
    taken = [_dot_box(spot, view) for spot in shown]
    labels: list[Markup] = []
    for spot in shown:
        x, y = view.point(spot.longitude, spot.latitude)
        parts.append(svg.dot(x, y, _radius(spot), "spot"))
        labels += _label(spot, (x, y), taken, view)
    note = []
    if len(account.events) > placed:
        note.append(f"{counted(len(account.events) - placed, 'event')} without a place that is known")
    if len(spots) > len(shown):
        note.append(f"{counted(len(spots) - len(shown), 'place')} not drawn")
    told = " ".join(f"{spot.name}: {counted(spot.events, 'event')}." for spot in shown)
    size = (_WIDTH, view.height)
    picture = svg.drawing("events-on-map", "Where the events were", told, size, [*parts, *labels])
    return MapDrawing(picture, ("; ".join(note) + ".") if note else "")


def _spots(account: Account) -> list[Spot]:
    """Return the places of events that have coordinates, those with most events first."""
    known = {e.id: e for e in account.entities}
    named = {e.name.lower(): e for e in account.entities if e.latitude is not None}
    counts: dict[tuple[str, float, float], int] = {}
    for event in account.events:
        found = _coordinates(event, known, named)
        if found is not None:
            counts[found] = counts.get(found, 0) + 1
    ranked = sorted(counts, key=lambda key: (-counts[key], key))
    return [Spot(name, longitude, latitude, counts[name, longitude, latitude]) for name, longitude, latitude in ranked]


def _coordinates(event: Event, known: dict[str, Entity], named: dict[str, Entity]) -> tuple[str, float, float] | None:
    """Return name, longitude and latitude of an event's place: its own, else those of the entity that it names."""
    where = event.where
    if where is not None and where.latitude is not None and where.longitude is not None:
        return one_line(where.name), where.longitude, where.latitude
    name = where.name if where else event.place
    entity = known.get((where.entity if where else event.place) or "") or named.get((name or "").lower())
    if entity is None or entity.latitude is None or entity.longitude is None:
        return None
    return one_line(entity.name), entity.longitude, entity.latitude


def _view(spots: Sequence[Spot]) -> View:
    """Return the part of the world around the spots, twice as wide as high where they allow it."""
    west, east = min(s.longitude for s in spots), max(s.longitude for s in spots)
    south, north = min(s.latitude for s in spots), max(s.latitude for s in spots)
    middle = math.radians(min(60.0, abs((south + north) / 2)))
    narrow = math.cos(middle)
    high = max(_SMALLEST, (north - south) * (1 + 2 * _ROOM))
    wide = max(high * 2 / narrow, (east - west) * (1 + 2 * _ROOM))
    high = max(high, wide * narrow / 2.6)
    wide = min(wide, 360.0)
    left = min(max(-180.0, (west + east - wide) / 2), 180.0 - wide)
    top = min(90.0, (south + north + high) / 2)
    bottom = max(-90.0, top - high)
    across = _WIDTH / wide
    return View(left, bottom, left + wide, top, across, across / narrow)


def _land(view: View) -> list[Markup]:
    """Return the countries that reach into the view, cut off at its edge."""
    moves = []
    for ring, (west, south, east, north) in _outlines():
        if west < view.east and east > view.west and south < view.north and north > view.south:
            points = _clipped([view.point(x, y) for x, y in ring], view)
            if len(points) > 2:
                text = "L".join(f"{svg.number(x)} {svg.number(y)}" for x, y in points)
                moves.append(f"M{text}Z")
    return [svg.path("".join(moves), "land")] if moves else []


def _clipped(points: list[tuple[float, float]], view: View) -> list[tuple[float, float]]:
    """Return a ring cut to the drawing's edges (Sutherland and Hodgman, 1974)."""
    for axis, edge, keep_less in ((0, 0.0, False), (0, _WIDTH, True), (1, 0.0, False), (1, view.height, True)):
        made: list[tuple[float, float]] = []
        for here, there in zip(points, points[1:] + points[:1], strict=True):
            inside = here[axis] <= edge if keep_less else here[axis] >= edge
            next_inside = there[axis] <= edge if keep_less else there[axis] >= edge
            if inside:
                made.append(here)
            if inside != next_inside:
                part = (edge - here[axis]) / (there[axis] - here[axis])
                made.append((here[0] + part * (there[0] - here[0]), here[1] + part * (there[1] - here[1])))
        points = made
        if not points:
            return []
    return points


@functools.lru_cache(maxsize=1)
def _outlines() -> list[tuple[list[tuple[float, float]], Box]]:
    """Return the rings of all countries in degrees, each with its bounds."""
    data = (resources.files("rashomon.tell") / "data" / "outline.json.gz").read_bytes()
    found = []
    for flat in json.loads(gzip.decompress(data)):
        ring = _unrolled([(flat[i] / 10, flat[i + 1] / 10) for i in range(0, len(flat), 2)])
        xs, ys = [x for x, _ in ring], [y for _, y in ring]
        found.append((ring, (min(xs), min(ys), max(xs), max(ys))))
        for turn in (-360.0, 360.0):
            if min(xs) + turn < 180.0 and max(xs) + turn > -180.0 and (min(xs) < -180.0 or max(xs) > 180.0):
                again = [(x + turn, y) for x, y in ring]
                found.append((again, (min(xs) + turn, min(ys), max(xs) + turn, max(ys))))
    return found


def _unrolled(ring: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Return a ring that crosses the 180th meridian as one piece; the one around the pole stays as it is."""
    if min(y for _, y in ring) < _AROUND_THE_POLE:
        return ring
    made = [ring[0]]
    turn = 0.0
    for (before, _), (x, y) in itertools.pairwise(ring):
        if abs(x - before) > 180.0:
            turn += 360.0 if x < before else -360.0
        made.append((x + turn, y))
    return made


def _radius(spot: Spot) -> float:
    return min(14.0, 3.5 + 1.6 * math.sqrt(spot.events))


def _dot_box(spot: Spot, view: View) -> Box:
    x, y = view.point(spot.longitude, spot.latitude)
    r = _radius(spot)
    return x - r, y - r, x + r, y + r


def _label(spot: Spot, at: tuple[float, float], taken: list[Box], view: View) -> list[Markup]:
    """Return the name beside its dot where there is room for it, else nothing: the list tells it."""
    count = f" ({spot.events})" if spot.events > 1 else ""
    text = svg.clipped(spot.name, 200) + count
    width, away = svg.measured(text) + 4, _radius(spot) + 4
    x, y = at
    choices = (
        (x + away, y + 4.5, "start"),
        (x - away, y + 4.5, "end"),
        (x, y - away - 2, "middle"),
        (x, y + away + 11, "middle"),
    )
    for left, base, anchor in choices:
        first = left - (width if anchor == "end" else width / 2 if anchor == "middle" else 0)
        box = (first, base - 12, first + width, base - 12 + _LABEL_HEIGHT)
        inside = box[0] >= 2 and box[2] <= _WIDTH - 2 and box[1] >= 2 and box[3] <= view.height - 2
        own = _dot_box(spot, view)
        if inside and not any(_overlap(box, other) for other in taken if other != own):
            taken.append(box)
            return [svg.words(left, base, text, "place", anchor)]
    return []


def _overlap(a: Box, b: Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
