"""The sums that stand for a group of articles, so that the mean likeness of two groups costs one product."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import numpy as np

from rashomon.trace.stories.config import StoryConfig
from rashomon.trace.stories.terms import Packed, unpacked

if TYPE_CHECKING:
    from numpy import float32
    from numpy.typing import NDArray


@dataclass(slots=True)
class DaySum:
    """The articles of one day added up.

    Attributes:
        count: How many they are.
        words: Sum of their word weights; those of a single article may be packed.
        meaning: Sum of their vectors, None without vectors.
    """

    count: int
    words: dict[str, float] | Packed
    meaning: NDArray[float32] | None

    def add(self, other: DaySum) -> None:
        """Take in the articles of another sum."""
        self.count += other.count
        own = self.words = dict(self.words.items()) if isinstance(self.words, Packed) else self.words
        for word, weight in other.words.items():
            own[word] = own.get(word, 0.0) + weight
        if other.meaning is not None:
            self.meaning = other.meaning if self.meaning is None else self.meaning + other.meaning


Group = dict[int | None, DaySum]


def one(day: date | None, words: dict[str, float] | Packed, meaning: NDArray[float32] | None) -> Group:
    """Return the sums of a single article."""
    return {day.toordinal() if day else None: DaySum(1, words, meaning)}


def joined(a: Group, b: Group) -> Group:
    """Return the sums of two groups together; `a` is used up, the sums of single articles are left as they are."""
    for day, part in b.items():
        own = a.get(day) or DaySum(0, {}, None)
        a[day] = own if own.count > 1 else DaySum(own.count, dict(own.words.items()), own.meaning)
        a[day].add(part)
    return a


def copied(group: Group) -> Group:
    """Return sums that may be used up."""
    return {day: DaySum(part.count, dict(part.words.items()), part.meaning) for day, part in group.items()}


def nearness(a: int | None, b: int | None, config: StoryConfig) -> float:
    """Return 1 for one day or an unknown one, less for days further apart, 0 from the limit on."""
    if a is None or b is None:
        return 1.0
    gap = abs(a - b)
    return math.exp(-((1.7 * gap / config.days) ** 2)) if gap < config.days else 0.0


def link(a: Group, b: Group, config: StoryConfig) -> float:
    """Return the mean likeness of the articles of two groups.

    Pairs of articles close in time count more, so that a long story is held against its latest part; and of two
    groups that are nowhere close, the whole counts less.
    """
    total = weights = nearest = 0.0
    for day_a, part_a in a.items():
        for day_b, part_b in b.items():
            near = nearness(day_a, day_b, config)
            if near > 0:
                total += near * _product(part_a, part_b, config)
                weights += near * part_a.count * part_b.count
                nearest = max(nearest, near)
    return nearest * total / weights if weights else 0.0


def _product(a: DaySum, b: DaySum, config: StoryConfig) -> float:
    """Return the sum of the likenesses of all pairs."""
    small, large = (a.words, b.words) if len(a.words) <= len(b.words) else (b.words, a.words)
    found = unpacked(large) if isinstance(large, Packed) else large
    words = 0.0
    for word, weight in small.items():
        other = found.get(word)
        if other is not None:
            words += weight * other
    if a.meaning is None or b.meaning is None:
        meaning = config.usual_meaning[0] * a.count * b.count + config.usual_meaning[1] * words
    else:
        meaning = float(np.dot(a.meaning, b.meaning))
    return config.word_share * words + (1 - config.word_share) * meaning
