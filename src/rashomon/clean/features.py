"""The numbers by which the classifier tells the article from the page: form and place, no words of any site."""

from __future__ import annotations

import functools
import math
import re
from collections import Counter
from collections.abc import Sequence

from rashomon.clean.bylines import is_byline, is_caption, is_credit, is_date_line
from rashomon.clean.lexicon import words
from rashomon.clean.lines import Piece
from rashomon.clean.signals import Signals

_CONTENT = re.compile(r"[^\W\d_]{4,30}")
_DIGIT = re.compile(r"\d")
_BULLET = re.compile(r"[*+•·|»>→–—-]\s|\d{1,2}\.\s|#")
NAMES = (
    "words", "one to three words", "four to seven words", "over thirty words", "stop", "question", "colon",
    "function words", "finite", "capitals", "all capitals", "digits", "web words", "page words", "page share",
    "second person", "first plural", "imperative", "imperative and reader", "reporting", "quoted", "address", "bars",
    "bullet", "furniture", "byline", "date", "caption", "credit", "above the prose", "below the prose", "far below",
    "far above", "place", "prose before", "prose after", "words around", "short around", "shares the story",
    "shares little", "repeated", "furniture around", "no function words and stop",
)  # fmt: skip


def vocabulary(lines: Sequence[Piece], prose: Sequence[int]) -> Counter[str]:
    """Return in how many lines of prose each longer word stands."""
    found: Counter[str] = Counter()
    for i in prose:
        found.update({word.lower() for word in _CONTENT.findall(lines[i].text[:3000])})
    return found


def measure(
    lines: Sequence[Piece], signals: Sequence[Signals], prose: Sequence[int], kinds: Sequence[str | None]
) -> list[tuple[float, ...]]:
    """Return the features of every line, in the order of `NAMES`.

    Args:
        lines: All lines of the article.
        signals: Their signals.
        prose: Indices of the lines that read like paragraphs of a report, in order.
        kinds: The kind of page furniture that each line reads like, or None.
    """
    story = vocabulary(lines, prose)
    again = Counter(line.text.lower()[:200] for line in lines)
    first, last = (prose[0], prose[-1]) if prose else (len(lines), -1)
    is_prose = [False] * len(lines)
    for i in prose:
        is_prose[i] = True
    lengths = [math.log1p(signal.words) for signal in signals]
    found = []
    for i, line in enumerate(lines):
        around = [k for k in range(max(0, i - 2), min(len(lines), i + 3)) if k != i]
        own = story if not is_prose[i] else None
        found.append(
            _form(line, signals[i], kinds[i])
            + _place(i, len(lines), first, last)
            + (
                float(i > 0 and is_prose[i - 1]),
                float(i + 1 < len(lines) and is_prose[i + 1]),
                sum(lengths[k] for k in around) / max(1, len(around)),
                sum(signals[k].words < 8 for k in around) / max(1, len(around)),
                *_story_share(line, story, 0 if own is not None else 1),
                float(again[line.text.lower()[:200]] > 1),
                sum(kinds[k] is not None for k in around) / max(1, len(around)),
                float(signals[i].function == 0 and not signals[i].stop),
            )
        )
    return found


def _form(line: Piece, signals: Signals, kind: str | None) -> tuple[float, ...]:
    """Return what the line's own form shows."""
    text = line.text
    total = max(1, signals.words)
    return (
        math.log1p(signals.words),
        float(signals.words <= 3),
        float(4 <= signals.words <= 7),
        float(signals.words > 30),
        float(signals.stop),
        float(text.endswith("?")),
        float(text.endswith(":")),
        signals.function,
        float(signals.finite),
        signals.capitals,
        float(text[:400].isupper()),
        len(_DIGIT.findall(text[:400])) / len(text[:400]),
        min(3, signals.web) / 3,
        min(5, signals.page) / 5,
        min(1.0, signals.page / total),
        float(signals.second > 0),
        float(signals.first_plural > 0),
        float(signals.imperative),
        float(signals.imperative and (signals.second + signals.web > 0)),
        float(signals.reporting > 0),
        signals.quoted,
        float(signals.address),
        float(any(ch in text for ch in "|»›©")),
        float(_BULLET.match(text) is not None),
        float(kind is not None),
        float(is_byline(text)),
        float(is_date_line(text)),
        float(is_caption(text)),
        float(is_credit(text)),
    )


def _place(i: int, total: int, first: int, last: int) -> tuple[float, ...]:
    """Return where in the article the line stands."""
    return (
        float(i < first),
        float(i > last),
        math.log1p(max(0, i - last)) / 3,
        math.log1p(max(0, first - i)) / 3,
        i / max(1, total - 1),
    )


def _story_share(line: Piece, story: Counter[str], own: int) -> tuple[float, float]:
    """Return how many of the line's longer words the story has elsewhere, and whether these are very few."""
    common = _common()
    found = {word.lower() for word in _CONTENT.findall(line.text[:3000])} - common
    if len(found) < 2:
        return 0.5, 0.0
    share = sum(story[word] > own for word in found) / len(found)
    return share, float(share < 0.15)


@functools.cache
def _common() -> frozenset[str]:
    """Return the words that say nothing about a story."""
    return words("page") | words("function")
