"""Who says what: the speakers with their statements, and the drawing of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from rashomon.model import Account
from rashomon.tell import svg
from rashomon.tell.labels import Labels, counted, one_line
from rashomon.tell.voice import Voice
from rashomon.tell.voices import voices

MOST_LINES = 14
"""So many statements can be read in one drawing; the others stand in the list."""

_ROW = 46.0
_LEFT = 214.0
_CARRIER_X = 272.0
_CARRIER_WIDTH = 176.0
_TOP = 34.0


@dataclass(frozen=True, slots=True)
class Said:
    """One statement of a speaker.

    Attributes:
        statement: Its id.
        voice: How it is told.
    """

    statement: str
    voice: Voice


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody whose words are reported.

    Attributes:
        name: As shown.
        about: Who that is, or "".
        said: The statements, the most important first.
    """

    name: str
    about: str
    said: tuple[Said, ...]


def speakers(account: Account, labels: Labels) -> tuple[Speaker, ...]:
    """Return all speakers, those with most statements first."""
    found: dict[str, list[Said]] = {}
    for statement in account.statements:
        for voice in voices(statement, labels, whole=True):
            if voice.speaker:
                found.setdefault(voice.speaker.casefold(), []).append(Said(statement.id, voice))
    result = [Speaker(said[0].voice.speaker, said[0].voice.about, tuple(said)) for said in found.values()]
    result.sort(key=lambda s: (-len({x.statement for x in s.said}), labels.numbers[s.said[0].statement]))
    return tuple(result)


def draw_speakers(everybody: Sequence[Speaker], labels: Labels) -> Markup:
    """Return the drawing of the most important attributed statements, empty if nobody is quoted."""
    lines = sorted({said.statement for s in everybody for said in s.said}, key=lambda i: labels.numbers[i])[:MOST_LINES]
    if not lines:
        return Markup("")
    links = [(s.name, said) for s in everybody for said in s.said if said.statement in set(lines)]
    who = _in_order([(name, said.statement) for name, said in links], lines)
    carried = [(" ← ".join(said.voice.carriers), said.statement) for _, said in links if said.voice.carriers]
    carriers = _in_order(carried, lines)
    statement_x = (_CARRIER_X + _CARRIER_WIDTH + 58) if carriers else 310.0
    statement_width = 470.0
    height = _TOP + len(lines) * _ROW
    line_y = {name: _TOP + (n + 0.5) * _ROW for n, name in enumerate(lines)}
    who_y = _spread(who, _heights(links, line_y), height)
    carrier_y = _spread(carriers, {c: [line_y[i] for k, i in carried if k == c] for c in carriers}, height)
    parts = [svg.words(4, 16, "Who", "head"), svg.words(statement_x, 16, "says what", "head")]
    if carriers:
        parts.insert(1, svg.words(_CARRIER_X, 16, "quoted by", "head"))
    for name, said in links:
        parts += _link(name, said, (who_y, carrier_y, line_y), statement_x)
    parts += [_label(4, who_y[n], _LEFT - 4, n, "speaker") for n in who]
    parts += [_label(_CARRIER_X, carrier_y[n], _CARRIER_WIDTH, n, "carrier") for n in carriers]
    for number in lines:
        parts += _statement(number, (statement_x, line_y[number], statement_width), labels)
    text = " ".join(f"{s.name} says {counted(len({x.statement for x in s.said}), 'statement')}." for s in everybody)
    size = (statement_x + statement_width + 8, height + 8)
    return svg.drawing("speakers", "Who says what", text, size, parts)


def _heights(links: Sequence[tuple[str, Said]], line_y: dict[str, float]) -> dict[str, list[float]]:
    """Return for each speaker the heights of the statements they are joined to."""
    found: dict[str, list[float]] = {}
    for name, said in links:
        found.setdefault(name, []).append(line_y[said.statement])
    return found


def _in_order(pairs: Sequence[tuple[str, str]], lines: Sequence[str]) -> list[str]:
    """Return the names in the order of the middle of their statements, so that few lines cross."""
    places: dict[str, list[int]] = {}
    for name, statement in pairs:
        places.setdefault(name, []).append(lines.index(statement))
    return sorted(places, key=lambda name: (sum(places[name]) / len(places[name]), name))


def _spread(names: Sequence[str], wanted: dict[str, list[float]], height: float) -> dict[str, float]:
    """Return heights near the wanted ones, in order, far enough apart to be read."""
    if not names:
        return {}
    step = min(34.0, (height - _TOP) / len(names))
    places = [sum(wanted[name]) / len(wanted[name]) for name in names]
    for n in range(1, len(places)):
        places[n] = max(places[n], places[n - 1] + step)
    over = places[-1] - (height - step / 2)
    if over > 0:
        places[-1] -= over
        for n in range(len(places) - 2, -1, -1):
            places[n] = min(places[n], places[n + 1] - step)
    return dict(zip(names, places, strict=True))


def _link(
    name: str, said: Said, heights: tuple[dict[str, float], dict[str, float], dict[str, float]], statement_x: float
) -> list[Markup]:
    who_y, carrier_y, line_y = heights
    kind = "said" + (" direct" if said.voice.direct else "") + (" denied" if said.voice.denied else "")
    title = f"{name} {'denies' if said.voice.denied else 'says'} it"
    end = line_y[said.statement]
    if not said.voice.carriers:
        return [svg.path(svg.curve(_LEFT + 2, who_y[name], statement_x - 10, end), kind, title)]
    middle = carrier_y[" ← ".join(said.voice.carriers)]
    return [
        svg.path(svg.curve(_LEFT + 2, who_y[name], _CARRIER_X - 4, middle), kind, title),
        svg.path(svg.curve(_CARRIER_X + _CARRIER_WIDTH + 2, middle, statement_x - 10, end), kind, title),
    ]


def _label(x: float, y: float, width: float, name: str, kind: str) -> Markup:
    return svg.box(x, y - 13, width, 26, kind) + svg.words(x + 8, y + 4.5, svg.fitted(name, width - 14), "name")


def _statement(statement: str, place: tuple[float, float, float], labels: Labels) -> list[Markup]:
    x, y, width = place
    number = f"{labels.numbers[statement]}."
    lines = svg.wrapped(one_line(labels.statements[statement].text), (width - 30) * 0.9, 2)
    first = y + (4.5 if len(lines) == 1 else -3.5)
    parts = [svg.words(x, first, number, "small")]
    parts += [svg.words(x + 28, first + 17 * n, line, "line") for n, line in enumerate(lines)]
    return parts
