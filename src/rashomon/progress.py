"""Who wants to know how far the work is, and how a step tells it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Protocol, TypeVar

T = TypeVar("T")


class Progress(Protocol):
    """Somebody who wants to know how far the work is."""

    def start(self, step: str, total: int | None) -> None:
        """A step begins; `total` is how many articles it has to do, None if that is not known yet."""
        ...

    def advance(self, count: int = 1) -> None:
        """So many more of the running step are done."""
        ...

    def finish(self) -> None:
        """The running step has ended."""
        ...


class NoProgress:
    """Tells nobody."""

    def start(self, step: str, total: int | None) -> None:
        """Do nothing."""

    def advance(self, count: int = 1) -> None:
        """Do nothing."""

    def finish(self) -> None:
        """Do nothing."""


@contextmanager
def step(progress: Progress, name: str, total: int | None) -> Iterator[None]:
    """Tell that a step begins, and that it has ended."""
    progress.start(name, total)
    yield
    progress.finish()


def each(progress: Progress, name: str, items: Iterable[T], *, total: int | None = None) -> Iterator[T]:
    """Yield the items of a step, telling after each that it is done; `total` where they cannot be counted before."""
    with step(progress, name, len(items) if isinstance(items, list) else total):
        for item in items:
            yield item
            progress.advance()
