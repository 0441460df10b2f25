"""Group-average clustering over candidate pairs: all at once, or one article after another with the same rule."""

from __future__ import annotations

import heapq
import math
from collections import Counter, defaultdict
from collections.abc import Iterable

from rashomon.trace.stories.config import StoryConfig
from rashomon.trace.stories.sums import Group, joined, link

_Waiting = tuple[float, int, int, int, int]


class Grouping:
    """Groups of articles that grow together while their mean likeness is above the threshold.

    Every article has a number, given in the order of their coming; a group is named by the smallest number in it.
    Joining the closest pair of groups first is group-average agglomeration (Sokal and Michener 1958); only groups with
    a candidate pair between them are ever compared.

    Args:
        config: The threshold, and what likeness is.
        crowd: How many articles compete; the caller takes note of each.
    """

    def __init__(self, config: StoryConfig, crowd: Crowd) -> None:
        self._config = config
        self._parent: list[int] = []
        self._groups: dict[int, Group] = {}
        self._near: defaultdict[int, set[int]] = defaultdict(set)  # most have none
        self._age: dict[int, int] = {}
        self._waiting: list[_Waiting] = []
        self._crowd = crowd

    def add(self, sums: Group, near: Iterable[int]) -> int:
        """Take in an article as a group of its own and return its number.

        Args:
            sums: Its own sums.
            near: The numbers of articles worth comparing with it.
        """
        number = len(self._parent)
        self._parent.append(number)
        self._groups[number] = sums
        self._age[number] = 0
        for other in {self.group_of(n) for n in near}:
            self._propose(other, number)
        return number

    def settle(self) -> list[tuple[int, int]]:
        """Join groups until none are close enough; return the joins as (the group that stays, the one that went)."""
        done = []
        while self._waiting:
            _, a, b, age_a, age_b = heapq.heappop(self._waiting)
            if self._age.get(a) == age_a and self._age.get(b) == age_b:
                self.join(a, b)
                done.append((a, b))
        return done

    def join(self, a: int, b: int) -> None:
        """Make two groups one, whose number is `a`, the smaller one."""
        self._parent[b] = a
        self._groups[a] = joined(self._groups[a], self._groups.pop(b))
        self._age[a] += 1
        del self._age[b]
        near = (self._near.pop(a, set()) | self._near.pop(b, set())) - {a, b}
        for other in near:
            self._near[other] -= {a, b}
            self._propose(a, other)

    @property
    def size(self) -> int:
        """How many articles were added."""
        return len(self._parent)

    def groups(self) -> dict[int, Group]:
        """Return the sums of every group by its number."""
        return self._groups

    def group_of(self, number: int) -> int:
        """Return the number of the group that an article is in."""
        while self._parent[number] != number:
            self._parent[number] = self._parent[self._parent[number]]
            number = self._parent[number]
        return number

    def _propose(self, x: int, y: int) -> None:
        """Note two groups as neighbours if they are close enough.

        A mean over two groups is never above the larger of their means, so a pair below the threshold needs no second
        look before one of the two has joined a neighbour of the other.
        """
        a, b = min(x, y), max(x, y)
        closeness = link(self._groups[a], self._groups[b], self._config)
        if closeness >= self._least(a, b):
            self._near[a].add(b)
            self._near[b].add(a)
            heapq.heappush(self._waiting, (-closeness, a, b, self._age[a], self._age[b]))

    def _least(self, a: int, b: int) -> float:
        """Return the least likeness at which two groups are one story."""
        return min(self._crowd.least(self._groups[a]), self._crowd.least(self._groups[b]))


class Crowd:
    """How many articles compete for the same days: the more there are, the likelier is a chance likeness.

    Args:
        config: How far days may lie apart.
    """

    def __init__(self, config: StoryConfig) -> None:
        self._config = config
        self._reach = math.ceil(config.days) - 1
        self._around: Counter[int] = Counter()
        self._undated = 0
        self._all = 0

    def add(self, day: int | None) -> None:
        """Take note of one more article."""
        self._all += 1
        if day is None:
            self._undated += 1
        else:
            self._around.update(range(day - self._reach, day + self._reach + 1))

    def least(self, days: Iterable[int | None]) -> float:
        """Return the least likeness that makes one story on the busiest of some days."""
        competing = max(self._all if day is None else self._around[day] + self._undated for day in days)
        return self._config.threshold + self._config.crowding * math.log2(max(1, competing))
