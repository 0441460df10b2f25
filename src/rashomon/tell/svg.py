"""Small SVG drawings as safe text: every word escaped, every look a class of the page's style sheet."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from markupsafe import Markup

from rashomon.tell.labels import shown

_WIDE = frozenset("WMwm@%—…\ufffd&→×")
_NARROW = frozenset("iljtfrI.,;:'’‘|!()[] ·-")
CHARACTER = 6.9
"""Width of an average character of the drawings' type, in drawing units."""


def drawing(name: str, title: str, text: str, size: tuple[float, float], parts: Sequence[Markup]) -> Markup:
    """Return a whole drawing with its title and description for those who cannot see it."""
    width, height = (f"{value:.0f}" for value in size)
    head = Markup(
        '<svg xmlns="http://www.w3.org/2000/svg" class="drawing" viewBox="0 0 {w} {h}" width="{w}" height="{h}" '
        'role="img" aria-labelledby="{n}-title {n}-desc">'
        '<title id="{n}-title">{t}</title><desc id="{n}-desc">{d}</desc>'
    ).format(w=width, h=height, n=name, t=shown(title), d=shown(text))
    return head + Markup("").join(parts) + Markup("</svg>")


def words(x: float, y: float, text: str, kind: str = "", anchor: str = "start") -> Markup:
    """Return one line of text with its baseline at `y`."""
    return Markup('<text x="{}" y="{}" class="{}" text-anchor="{}">{}</text>').format(
        number(x), number(y), kind, anchor, shown(text)
    )


def box(x: float, y: float, width: float, height: float, kind: str) -> Markup:
    """Return a box with rounded corners."""
    return Markup('<rect x="{}" y="{}" width="{}" height="{}" rx="5" class="{}"/>').format(
        number(x), number(y), number(width), number(height), kind
    )


def dot(x: float, y: float, radius: float, kind: str) -> Markup:
    """Return a filled circle."""
    return Markup('<circle cx="{}" cy="{}" r="{}" class="{}"/>').format(number(x), number(y), number(radius), kind)


def path(moves: str, kind: str, title: str = "") -> Markup:
    """Return a line; `moves` are drawing commands made of numbers."""
    inner = Markup("<title>{}</title>").format(shown(title)) if title else Markup("")
    return Markup('<path d="{}" class="{}">{}</path>').format(moves, kind, inner)


def arrow_head(x: float, y: float, kind: str) -> Markup:
    """Return an arrow head that points to the left at `x`, `y`."""
    return path(f"M{number(x)} {number(y)}l7 -3.5v7z", kind)


def curve(x1: float, y1: float, x2: float, y2: float) -> str:
    """Return the commands of a soft curve from left to right."""
    middle = (x1 + x2) / 2
    return (
        f"M{number(x1)} {number(y1)}C{number(middle)} {number(y1)} {number(middle)} {number(y2)} "
        f"{number(x2)} {number(y2)}"
    )


def number(value: float) -> str:
    """Return a coordinate, short and always the same."""
    return f"{value:.1f}".rstrip("0").rstrip(".")


def fitted(text: str, width: float) -> str:
    """Return text cut to what fits into `width`."""
    most = max(4, int(width / CHARACTER))
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def measured(text: str) -> float:
    """Return the width of a line of the drawings' type, estimated from above: as wide as wide fonts have it."""
    width = 0.0
    for letter in text:
        if unicodedata.east_asian_width(letter) in ("W", "F"):
            width += 13.2
        elif letter in _WIDE:
            width += 13.0
        elif letter in _NARROW:
            width += 5.2
        else:
            width += 9.6 if letter.isupper() else 8.2
    return width


def clipped(text: str, width: float) -> str:
    """Return text cut to what surely fits into `width`, whatever its letters are."""
    shorter = shown(text)[:400]
    if measured(shorter) <= width and len(shorter) == len(shown(text)):
        return shorter
    while shorter and measured(shorter) + 13.0 > width:
        shorter = shorter[:-1]
    return shorter.rstrip() + "…"


def wrapped(text: str, width: float, lines: int) -> list[str]:
    """Return text on at most so many lines that fit into `width`."""
    most = max(8, int(width / CHARACTER))
    found = [""]
    for word in text.split():
        if found[-1] and len(found[-1]) + 1 + len(word) > most:
            found.append("")
        found[-1] = f"{found[-1]} {word}".strip()
    kept = [line if len(line) <= most else line[: most - 1] + "…" for line in found[:lines]]
    if len(found) > lines:
        kept[-1] = kept[-1][: most - 1].rstrip(" ,;…") + "…"
    return kept
