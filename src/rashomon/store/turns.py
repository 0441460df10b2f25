"""One after the other: work on a folder that must not be done twice at once waits for its turn."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

_A_WHILE = 0.5
"""Seconds after which who waits is told of it, and looks again."""


@contextmanager
def in_turn(path: Path, *, waiting: Callable[[], None]) -> Iterator[None]:
    """Let in who comes first, and the others, in this process or another, when that one has ended.

    The lock is SQLite's on the empty file `path`: the system takes it back whatever becomes of a process.

    Args:
        path: The file that stands for what is worked on; it is made if it is not there.
        waiting: Told once if somebody else is at it.
    """
    with closing(sqlite3.connect(path, timeout=_A_WHILE, isolation_level=None)) as connection:
        told = False
        while True:
            try:
                connection.execute("BEGIN EXCLUSIVE")
                break
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
                    raise
            if not told:
                waiting()
                told = True
        yield
