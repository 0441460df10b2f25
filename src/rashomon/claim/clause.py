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

    def shared(self) -> tuple[int, ...]:
        """Return the tokens that it takes from the clause it is joined to: the subject with its auxiliaries."""
        if self.kind != "coordinate" or self.subject is None:
            return ()
        taken = {i for p in self.parts if p.filled and p.words is None for i in range(p.first, p.last + 1)}
        return tuple(sorted(taken)) if self.subject in taken else ()


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
