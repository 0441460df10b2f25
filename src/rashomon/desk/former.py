"""Addresses from earlier accounts: where what they led to stands now."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from rashomon.desk.shelf import Shown
from rashomon.model import Snapshot
from rashomon.store.sqlite import SqliteCase


def snapshots(path: Path) -> list[Snapshot]:
    """Return what earlier accounts of the case said, the oldest first."""
    with SqliteCase(path) as store:
        return store.snapshots()


def statement_now(name: str, shown: Shown, path: Path) -> str | None:
    """Return the statement that holds most of the claims of an earlier one, None if there is none."""
    for snapshot in reversed(snapshots(path)):
        for note in snapshot.statements:
            if note.id == name:
                return _most(shown.labels.statement_of.get(c) for c in note.claims)
    return None


def conflict_now(name: str, shown: Shown, path: Path) -> tuple[str | None, str | None]:
    """Return the conflict that holds most of the claims of an earlier one; else the statement that does."""
    conflict_of = {c: x.id for x in shown.account.conflicts for side in x.sides for c in side.claims}
    for snapshot in reversed(snapshots(path)):
        for note in snapshot.conflicts:
            if note.id == name:
                found = _most(conflict_of.get(c) for c in note.claims)
                return found, _most(shown.labels.statement_of.get(c) for c in note.claims)
    return None, None


def _most(names: Iterable[str | None]) -> str | None:
    counts = Counter(name for name in names if name)
    return max(counts, key=lambda name: (counts[name], name)) if counts else None
