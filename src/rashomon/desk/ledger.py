"""What readers corrected, of a case or of a pile: proposed, kept, taken back."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol

from fastapi import HTTPException, Request

from rashomon.desk.proposing import MOST_WORDS, Proposal
from rashomon.errors import InputError
from rashomon.model import Correction, Undone
from rashomon.tell.labels import one_line


class KeepsCorrections(Protocol):
    """A store that keeps corrections."""

    def corrections(self) -> tuple[Correction, ...]:
        """Return all of them, in the order made."""
        ...

    def correct(self, correction: Correction) -> None:
        """Keep one."""
        ...

    def undo(self, correction: str, undone: Undone) -> None:
        """Keep that one was taken back."""
        ...


@dataclass(frozen=True, slots=True)
class Ledger:
    """The corrections of what a desk shows.

    Attributes:
        opened: Opens the store that keeps them.
        propose: Makes a correction of what a reader asks for, or refuses it with an InputError.
    """

    opened: Callable[[], AbstractContextManager[KeepsCorrections]]
    propose: Callable[[Proposal], Correction]

    def kept(self) -> tuple[Correction, ...]:
        """Return the corrections in the order made, those that were taken back among them."""
        with self.opened() as store:
            return store.corrections()

    def keep(self, proposal: Proposal) -> None:
        """Keep what a reader asks for.

        Raises:
            InputError: If it makes no sense, in words for the reader.
        """
        correction = self.propose(proposal)
        with self.opened() as store:
            store.correct(correction)

    def undo(self, name: str, by: str, why: str) -> None:
        """Keep that a correction was taken back.

        Raises:
            HTTPException: If there is none of that id.
            InputError: If nobody says who does it.
        """
        if not by.strip():
            raise InputError("Taking a correction back needs to say who does it.", remedy="Fill in your name.")
        if name not in {c.id for c in self.kept()}:
            raise HTTPException(404, "There is no correction of that id.")
        at = datetime.datetime.now(datetime.UTC).isoformat(timespec="microseconds")
        with self.opened() as store:
            store.undo(name, Undone(one_line(by)[:100], at, why.strip()[:MOST_WORDS]))


def ledger_of(request: Request) -> Ledger:
    """Return the ledger of the desk that a request came to."""
    ledger: Ledger = request.app.state.ledger
    return ledger
