"""A bounded memory of results that were worked out before in this process."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Sequence
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Memo(Generic[K, V]):
    """Keeps the results of the `limit` keys used last.

    Args:
        limit: How many results are kept; 0 keeps none.
    """

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._kept: OrderedDict[K, V] = OrderedDict()

    def fill(self, keys: Sequence[K], compute: Callable[[list[K]], Sequence[V]]) -> list[V]:
        """Return the result of each key; those not kept are computed in one call, each once.

        Args:
            keys: The keys, with repeats.
            compute: Gives the results of a list of different keys, in order.
        """
        found: dict[K, V] = {}
        absent: dict[K, None] = {}
        for key in keys:
            if key in self._kept:
                self._kept.move_to_end(key)
                found[key] = self._kept[key]
            else:
                absent[key] = None
        if absent:
            fresh = list(absent)
            found.update(zip(fresh, compute(fresh), strict=True))
        for key in absent:
            self._kept[key] = found[key]
        while len(self._kept) > self._limit:
            self._kept.popitem(last=False)
        return [found[key] for key in keys]

    def clear(self) -> None:
        """Forget all results."""
        self._kept.clear()

    def __len__(self) -> int:
        return len(self._kept)
