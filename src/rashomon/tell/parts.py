"""The parts in which the statements of an account are told, the same in every form of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from rashomon.model import Account, Claim, Statement
from rashomon.tell.ranking import FOREGROUND, left_open

HAPPENED = "What is said to have happened"
EXPECTED = "What is expected or called for"
"""The heading over lines of the story's own that no report tells as done."""

_NOT_YET = ("future", "hypothetical")


@dataclass(frozen=True, slots=True)
class Parts:
    """The statements of an account, each in one part.

    Attributes:
        happened: The story's own happenings.
        expected: What every report with it tells as planned, expected, wished or possible.
        background: Everything else that can be read alone.
        apart: Background that does not say alone who or what it speaks of.
    """

    happened: tuple[Statement, ...]
    expected: tuple[Statement, ...]
    background: tuple[Statement, ...]
    apart: tuple[Statement, ...]


def parts_of(account: Account, claims: Mapping[str, Claim]) -> Parts:
    """Return the statements of each part, in the account's order.

    Args:
        account: The account.
        claims: Its claims by id.
    """
    front = [s for s in account.statements if s.importance >= FOREGROUND]
    back = [s for s in account.statements if s.importance < FOREGROUND]
    ahead = {s.id for s in front if _not_yet(s, claims)}
    apart = {s.id for s in back if left_open(s, claims.get(s.shown))}
    return Parts(
        tuple(s for s in front if s.id not in ahead),
        tuple(s for s in front if s.id in ahead),
        tuple(s for s in back if s.id not in apart),
        tuple(s for s in back if s.id in apart),
    )


def _not_yet(statement: Statement, claims: Mapping[str, Claim]) -> bool:
    told = [claims[c] for c in statement.claims if c in claims]
    return bool(told) and all(c.factuality.time in _NOT_YET for c in told)
