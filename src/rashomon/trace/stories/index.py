"""Which articles are worth comparing with a new one: those that share its most telling words."""

from __future__ import annotations

import heapq
from collections.abc import Mapping
from datetime import date
from itertools import islice

from rashomon.trace.stories.config import StoryConfig

STALE = 3
_NONE: list[tuple[int, int | None, float]] = []


class StoryIndex:
    """Articles by their most telling words, the latest of each word.

    The cost of a look-up is bounded by `index_terms` times `holders`, however large the pile.

    Args:
        config: By how many words, and how many articles are kept under each.
    """

    def __init__(self, config: StoryConfig) -> None:
        self._config = config
        self._holders: dict[str, list[tuple[int, int | None, float]]] = {}

    def near(self, weights: Mapping[str, float], day: date | None) -> list[int]:
        """Return the numbers of the articles that share most with these words and lie close enough in time.

        Args:
            weights: Word weights, the most telling first.
            day: The day of the article, None if unknown.
        """
        scores: dict[int, float] = {}
        today = day.toordinal() if day else None
        for word, weight in islice(weights.items(), self._config.index_terms):
            for number, then, other in reversed(self._holders.get(word, _NONE)):
                if today is None or then is None or abs(today - then) < self._config.days:
                    scores[number] = scores.get(number, 0.0) + weight * other
                elif today - then > STALE * self._config.days:
                    break  # articles come in order of their days, more or less: the others are older still
        return heapq.nsmallest(self._config.candidates, scores, key=lambda n: (-scores[n], n))

    def add(self, number: int, weights: Mapping[str, float], day: date | None) -> None:
        """Enter an article."""
        then = day.toordinal() if day else None
        for word, weight in islice(weights.items(), self._config.index_terms):
            held = self._holders.setdefault(word, [])
            held.append((number, then, weight))
            if len(held) > self._config.holders:
                del held[0]
