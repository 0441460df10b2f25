"""A note of the article that is being worked on: if it kills the worker, the next worker knows which one it was."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from rashomon.corpus.layout import Layout
from rashomon.corpus.place import is_remote

FATAL = 2  # a worker may be killed once by anybody; twice on one article is the article's doing
REASON = "the worker died on it twice"


class Journal:
    """The note of one partition, beside its other work; without a disk at hand nothing is noted.

    Args:
        layout: Where the pile lies.
        step: The step that is running.
        unit: The partition.
    """

    def __init__(self, layout: Layout, step: str, unit: str) -> None:
        self._place = None if is_remote(layout.root) else Path(layout.work("journal", f"{step}-{unit}.json"))
        self._file = -1
        self._deaths: dict[str, int] = {}

    @property
    def careful(self) -> bool:
        """True after a worker died here: articles are then to be worked on strictly one by one."""
        return bool(self._deaths)

    def is_fatal(self, article: str) -> bool:
        """Tell whether workers died on this article so often that it is not tried again."""
        return self._deaths.get(article, 0) >= FATAL

    @contextmanager
    def at(self, article: str) -> Iterator[None]:
        """Note that work on an article begins, and that it ended."""
        self._note(article)
        try:
            yield
        finally:
            self._note("")

    def __enter__(self) -> Self:
        if self._place is None:
            return self
        self._place.parent.mkdir(parents=True, exist_ok=True)
        self._deaths, last = _read(self._place)
        if last:
            self._deaths[last] = self._deaths.get(last, 0) + 1
        self._file = os.open(self._place, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o644)
        self._note("")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._file >= 0:
            os.close(self._file)
            self._file = -1

    def _note(self, article: str) -> None:
        if self._file < 0:
            return
        data = json.dumps({"deaths": self._deaths, "at": article}).encode("utf-8", "replace")
        os.pwrite(self._file, data + b" " * 64 + b"\n", 0)  # one call, longer than what stood there before


def _read(place: Path) -> tuple[dict[str, int], str]:
    """Return the deaths so far, and the article at which the last worker stopped."""
    try:
        with place.open(encoding="utf-8") as stream:
            found = json.loads(stream.readline())
        return dict(found["deaths"]), str(found["at"])
    except (OSError, ValueError, KeyError, TypeError):
        return {}, ""
