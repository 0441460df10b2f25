"""The story's title: the headline that says best what all the reports are about."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from rashomon.model import Reading, Statement
from rashomon.tell.words import content_words

_SEPARATORS = re.compile(r" [|–—•·»-] ")
_LONGEST = 160


def story_title(readings: Sequence[Reading], statements: Sequence[Statement]) -> str | None:
    """Return the most telling headline, else the first statement, else None.

    Args:
        readings: The articles.
        statements: Ranked, the most important first.
    """
    spread: Counter[str] = Counter()
    for reading in readings:
        text = reading.article.text
        spread.update(content_words(" ".join(s.span.of(text) for s in reading.marks.parse.sentences)))
    candidates: dict[str, float] = {}
    for reading in readings:
        outlet = content_words(reading.clean.outlet.value) if reading.clean.outlet else frozenset()
        for line in _headlines(reading):
            candidates[line] = _worth(line, outlet, spread, len(readings))
    best = min(candidates, key=lambda line: (-round(candidates[line], 6), line), default=None)
    if best is not None and candidates[best] > 0:
        return best
    fallback = statements[0].text.strip() if statements else ""
    return fallback if fallback and len(fallback) <= _LONGEST else None


def _headlines(reading: Reading) -> list[str]:
    """Return the article's headlines, an outlet's name behind a bar taken off."""
    text = reading.article.text
    lines = [z.span.of(text) for z in reading.clean.zones if z.kind == "headline"]
    lines += [reading.clean.title.value] if reading.clean.title else []
    found = []
    for line in lines:
        for part in line.splitlines():
            plain = " ".join(part.split()).rstrip(" .")
            longest = max(_SEPARATORS.split(plain), key=len) if plain else ""
            found += [longest] if 8 <= len(longest) <= _LONGEST else []
    return found


def _worth(line: str, outlet: frozenset[str], spread: Counter[str], articles: int) -> float:
    """Return how well a headline names what the reports share: words that many reports use, neither few nor many."""
    words = content_words(line) - outlet
    if len(words) < 3:
        return 0.0
    shared = sum(min(1.0, spread[word] / articles) for word in sorted(words))
    length = len(line.split())
    fit = 1.0 if 5 <= length <= 14 else 0.8
    shouting = 0.8 if line.isupper() else 1.0
    return (shared / len(words) + 0.08 * min(len(words), 8)) * fit * shouting
