"""What an account said at one time, kept so that it can be told what changed since."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class StatementNote:
    """A statement as it was."""

    id: str
    text: str
    claims: tuple[str, ...]
    status: str
    origins: int
    articles: int


@dataclass(frozen=True, slots=True)
class ConflictNote:
    """A conflict as it was."""

    id: str
    relation: str
    explanation: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """An account as it was.

    Attributes:
        revision: The revision of the case that held it.
        until: When it was replaced, ISO 8601, UTC.
        articles: Article ids.
        origins: Number of origins.
        statements, conflicts: In the account's order.
    """

    revision: int
    until: str
    articles: tuple[str, ...]
    origins: int
    statements: tuple[StatementNote, ...]
    conflicts: tuple[ConflictNote, ...]
