"""One SQLite file of this program, whatever it keeps: opened, checked for its format, and how others are waited for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from sqlalchemy import Connection, Engine, create_engine, event, text

from rashomon.errors import CaseError, CaseMissingError, CaseVersionError
from rashomon.store.damage import DAMAGE, explained

_PATIENCE = 20_000
"""Milliseconds that a writer waits for another one."""


class SqliteFile:
    """A SQLite file with a table `facts` that says in which format the rest is.

    Args:
        path: The file.
        what: What it keeps, in a word: "case" or "pile".
        create: Make it if it is not there; otherwise an absent file is an error.
        format_name: The format that this program writes and reads.
        make: Makes the tables in an empty file and notes the format.
    """

    def __init__(
        self,
        path: Path,
        *,
        what: str,
        create: bool,
        format_name: str,
        make: Callable[[Connection], None],
    ) -> None:
        if not create and not path.is_file():
            raise CaseMissingError(str(path))
        self.path = path
        self.what = what
        self._engine: Engine = create_engine(f"sqlite:///{path}")
        self._writer = self._engine.execution_options(writes=True)
        event.listen(self._engine, "connect", _prepare)
        event.listen(self._engine, "begin", _begin)
        try:
            with (self._writer if create else self._engine).begin() as connection:
                self._open(connection, create, format_name, make)
        except DAMAGE as error:
            self._engine.dispose()
            raise explained(path, error, what) from error
        except CaseError:
            self._engine.dispose()
            raise

    def _open(self, connection: Connection, create: bool, format_name: str, make: Callable[[Connection], None]) -> None:
        tables = set(connection.scalars(text("SELECT name FROM sqlite_master WHERE type = 'table'")).all())
        if not tables and create:
            make(connection)
            return
        if not tables:
            command = {"case": "account", "pile": "stories"}[self.what]
            raise CaseError(
                f"{str(self.path)!r} is an empty file.",
                remedy=f"Make a {self.what} with: rashomon {command} REPORTS -o FOLDER",
            )
        if "facts" not in tables:
            raise CaseVersionError(str(self.path), "unknown", format_name)
        found = connection.scalar(text("SELECT value FROM facts WHERE name = 'format'"))
        known = found.decode("utf-8", "replace") if isinstance(found, bytes) else str(found)
        if known != format_name:
            raise CaseVersionError(str(self.path), known, format_name)

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _prepare(connection: Any, _record: object) -> None:
    """Wait for other writers, and let SQLAlchemy alone begin transactions."""
    connection.isolation_level = None
    connection.execute(f"PRAGMA busy_timeout = {_PATIENCE}")
    connection.execute("PRAGMA foreign_keys = ON")


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
