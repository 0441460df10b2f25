"""The terminal: consoles, progress bars, and errors as one clear line."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Sequence
from typing import Any

from rich.console import Console
from rich.markup import escape
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    ProgressColumn,
    Task,
    TaskID,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)
from rich.progress import Progress as RichProgress
from rich.table import Table as RichTable
from rich.text import Text

from rashomon.errors import InputError, MissingPathError, NothingReadError, RashomonError, SettingError

EXIT_FAILED = 1
EXIT_USAGE = 2

_WIDTH_WHEN_PIPED = 160


def out_console() -> Console:
    """Return the console for results: standard output, wide and plain when it is a pipe."""
    return Console(width=None if sys.stdout.isatty() else _WIDTH_WHEN_PIPED, highlight=False, soft_wrap=False)


def err_console() -> Console:
    """Return the console for progress and errors: standard error."""
    return Console(stderr=True, highlight=False)


def plain(text: str) -> str:
    """Return text from outside made safe for a terminal: no markup, no control or direction characters."""
    kept = "".join(c if c.isprintable() or c == "\n" else " " for c in text)
    return escape(kept)


def print_json(value: Any) -> None:
    """Print one JSON value on one line."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, default=str) + "\n")


def print_table(header: Sequence[str], rows: Sequence[Sequence[object]], *, title: str = "") -> None:
    """Print rows as a table."""
    shown = RichTable(title=plain(title) or None, title_justify="left", header_style="bold", expand=False)
    for name in header:
        shown.add_column(plain(name), overflow="fold")
    for row in rows:
        shown.add_row(*(plain(str(cell)) if cell is not None else "" for cell in row))
    out_console().print(shown)


class _RateColumn(ProgressColumn):
    """How many are done in a second."""

    def render(self, task: Task) -> Text:
        """Return the rate of the running step."""
        return Text(f"{task.speed:,.1f}/s" if task.speed else "")


class TerminalProgress:
    """A progress bar per step on standard error; one plain line per step when that is no terminal.

    Args:
        quiet: Show nothing.
        rate: Show how many are done in a second, and the time left.
    """

    def __init__(self, *, quiet: bool = False, rate: bool = False) -> None:
        self._quiet = quiet
        self._console = err_console()
        self._live = self._console.is_terminal and not quiet
        rates = (_RateColumn(), TimeRemainingColumn()) if rate else ()
        self._bars = RichProgress(
            TextColumn("{task.description:<28}"),
            BarColumn(bar_width=32),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            *rates,
            console=self._console,
            disable=not self._live,
        )
        self._task: TaskID | None = None
        self._name = ""
        self._count = 0

    def __enter__(self) -> TerminalProgress:
        """Start drawing."""
        self._bars.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Stop drawing."""
        self._bars.stop()

    def start(self, step: str, total: int | None) -> None:
        """Show a new bar."""
        self._name, self._count = step, 0
        self._task = self._bars.add_task(step, total=total)

    def advance(self, count: int = 1) -> None:
        """Move the bar."""
        self._count += count
        if self._task is not None:
            self._bars.advance(self._task, count)

    def finish(self) -> None:
        """Fill the bar."""
        if self._task is not None:
            done = max(self._count, 1)
            self._bars.update(self._task, total=done, completed=done)
        if not self._live and not self._quiet:
            self._console.print(f"{self._name}: {self._count or 'done'}", markup=False)


def guarded(command: Callable[[], None], *, debug: bool) -> int:
    """Run `command` and return the exit status; an error becomes one line on standard error.

    Args:
        command: What to run.
        debug: Let the traceback through.
    """
    try:
        command()
        sys.stdout.flush()
    except RashomonError as error:
        if debug:
            raise
        err_console().print(f"[bold red]rashomon:[/] {plain(str(error))}", soft_wrap=True)
        return _status(error)
    except BrokenPipeError:
        # Somebody downstream (`| head`) has read enough.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except KeyboardInterrupt:
        err_console().print("rashomon: stopped; nothing was changed.")
        return 130
    except OSError as error:
        if debug:
            raise
        err_console().print(f"[bold red]rashomon:[/] {plain(_os_message(error))}", soft_wrap=True)
        return EXIT_FAILED
    except Exception as error:  # the last line of defence: a person sees no traceback
        if debug:
            raise
        says = f"a fault in the program ({type(error).__name__}: {error}). Run it again with --debug to see where."
        err_console().print(f"[bold red]rashomon:[/] {plain(' '.join(says.split()))}", soft_wrap=True)
        return EXIT_FAILED
    return 0


def _status(error: RashomonError) -> int:
    if isinstance(error, MissingPathError | SettingError):
        return EXIT_USAGE
    if isinstance(error, NothingReadError | InputError):
        return EXIT_FAILED
    return EXIT_FAILED


def _os_message(error: OSError) -> str:
    named = error.filename if isinstance(error.filename, str | os.PathLike) else None
    where = repr(os.fspath(named)) if named else "a file"
    if isinstance(error, NotADirectoryError):
        return f"{where} cannot be: a part of it is a file, not a folder. Name another place."
    if isinstance(error, FileExistsError):
        return f"{where} is a file, not a folder. Name another place."
    if isinstance(error, IsADirectoryError):
        return f"{where} is a folder, not a file. Name a file."
    if isinstance(error, PermissionError):
        return f"{where} may not be read or written. Check who it belongs to, or name another place."
    shown = f" ({named!s})" if named else ""
    return f"{error.strerror or error}{shown}. Check that the place exists, has room and may be written."
