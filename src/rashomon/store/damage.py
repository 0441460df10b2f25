"""What goes wrong with a case file, said in one line: damaged, in use, or not to be written."""

from __future__ import annotations

import functools
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Concatenate, ParamSpec, Protocol, TypeVar

from sqlalchemy.exc import DatabaseError, OperationalError

from rashomon.errors import CaseError, RashomonError


class HasPath(Protocol):
    """Anything that keeps a case, or a pile, in a file."""

    path: Path
    what: str


P = ParamSpec("P")
R = TypeVar("R")
S = TypeVar("S", bound=HasPath)

# What reading raises of bytes that were not written by this program.
DAMAGE = (DatabaseError, zlib.error, ValueError, KeyError, TypeError, IndexError)


def reads(method: Callable[Concatenate[S, P], R]) -> Callable[Concatenate[S, P], R]:
    """Turn what a damaged file does to a reading method into a `CaseError`."""

    @functools.wraps(method)
    def wrapped(self: S, /, *args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return method(self, *args, **kwargs)
        except RashomonError:
            raise
        except DAMAGE as error:
            raise explained(self.path, error, self.what) from error

    return wrapped


def writes(method: Callable[Concatenate[S, P], R]) -> Callable[Concatenate[S, P], R]:
    """Turn what the file does to a writing method into a `CaseError`; the method's own faults stay what they are."""

    @functools.wraps(method)
    def wrapped(self: S, /, *args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return method(self, *args, **kwargs)
        except DatabaseError as error:
            raise explained(self.path, error, self.what) from error

    return wrapped


def explained(path: Path, error: Exception, what: str = "case") -> CaseError:
    """Return the error that says what is wrong with the file of a case or a pile, and how to mend it."""
    if isinstance(error, OperationalError):
        return CaseError(
            f"The {what} {str(path)!r} cannot be used: {error.orig}.",
            remedy="Check that nothing else is writing it, and that the place has room and may be written.",
        )
    if isinstance(error, DatabaseError) and "not a database" in str(error.orig):
        return CaseError(f"{str(path)!r} is not a {what} file.", remedy=f"Name a {what} that rashomon wrote.")
    return CaseError(f"The {what} {str(path)!r} is damaged.", remedy="Build it again from the reports, or use a copy.")
