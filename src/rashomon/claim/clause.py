"""The records of clause analysis."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.claim.pieces import Part
from rashomon.model.claim import ClauseKind


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause that can stand alone.

    Attributes:
        head: Its predicate's token.
        kind: How it hangs in its sentence.
        parts: The words it is shown in, in order.
        subject: Head token of the subject, its own or shared, or None.
        uncertain: True if it hangs under a condition.
    """

    head: int
    kind: ClauseKind
    parts: tuple[Part, ...]
    subject: int | None
    uncertain: bool = False


@dataclass(frozen=True, slots=True)
class Task:
    """A clause still to be taken apart.

    Attributes:
        head: Its predicate's token.
        kind: How it hangs in its sentence.
        first, last: Its tokens.
        lead: Words shown before it that stand elsewhere (a shared subject).
        subject: Head token of a shared subject, or None.
        swap: Tokens shown in other words ("seeking" as "sought").
        depth: How many contents of attributions it stands in within its sentence.
    """

    head: int
    kind: ClauseKind
    first: int
    last: int
    lead: tuple[Part, ...] = ()
    subject: int | None = None
    swap: tuple[Part, ...] = ()
    depth: int = 0
