"""What a case file keeps beside the account: corrections, what earlier accounts said, and where what is gone stood."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import replace

from sqlalchemy import Column, Connection, Integer, LargeBinary, MetaData, String, Table, delete, insert, select, text

from rashomon.errors import CaseError
from rashomon.model import Account, ConflictNote, Correction, Snapshot, Span, StatementNote, Undone, from_plain
from rashomon.store.codec import pack, unpack_plain

MOST_SNAPSHOTS = 200
"""So many earlier accounts are kept; the oldest go."""

META = MetaData()
CORRECTIONS = Table(
    "corrections",
    META,
    Column("id", String, primary_key=True),
    Column("at", String, nullable=False),
    Column("value", LargeBinary, nullable=False),
)
SNAPSHOTS = Table(
    "snapshots", META, Column("revision", Integer, primary_key=True), Column("value", LargeBinary, nullable=False)
)
PLACES = Table(
    "places",
    META,
    Column("claim", String, primary_key=True),
    Column("article", String, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
)
"""Where claims stood that earlier accounts cut out of the texts: their addresses lead there."""


def make_tables(connection: Connection) -> None:
    """Make the tables where they are not there yet."""
    META.create_all(connection)


def has_table(connection: Connection, table: Table) -> bool:
    """Tell whether the file has a table; one written by an earlier version has not."""
    query = text("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = :name")
    return connection.scalar(query, {"name": table.name}) is not None


def corrections(connection: Connection) -> tuple[Correction, ...]:
    """Return all corrections in the order made."""
    if not has_table(connection, CORRECTIONS):
        return ()
    rows = connection.execute(select(CORRECTIONS).order_by(CORRECTIONS.c.at, CORRECTIONS.c.id))
    return tuple(from_plain(Correction, unpack_plain(row.value)) for row in rows)


def keep(connection: Connection, correction: Correction) -> None:
    """Keep a correction; one that was undone here already stays undone."""
    known = connection.scalar(select(CORRECTIONS.c.value).where(CORRECTIONS.c.id == correction.id))
    if known is not None and (correction.undone is None or unpack_plain(known)["undone"] is not None):
        return
    connection.execute(delete(CORRECTIONS).where(CORRECTIONS.c.id == correction.id))
    row = {"id": correction.id, "at": correction.at, "value": pack(correction)}
    connection.execute(insert(CORRECTIONS), row)


def find(connection: Connection, name: str) -> Correction | None:
    """Return the correction of that id."""
    value = connection.scalar(select(CORRECTIONS.c.value).where(CORRECTIONS.c.id == name))
    return None if value is None else from_plain(Correction, unpack_plain(value))


def snapshots(connection: Connection) -> list[Snapshot]:
    """Return what earlier accounts said, the oldest first."""
    if not has_table(connection, SNAPSHOTS):
        return []
    rows = connection.execute(select(SNAPSHOTS).order_by(SNAPSHOTS.c.revision))
    return [from_plain(Snapshot, unpack_plain(row.value)) for row in rows]


def remember(connection: Connection, old: Account, articles: tuple[str, ...], new: Account, revision: int) -> None:
    """Keep what the account said that is replaced now, unless the new one says the same.

    Args:
        connection: A transaction that writes.
        old: The account that is replaced; its articles may be left out.
        articles: The ids of its articles.
        new: The account that replaces it.
        revision: Of the case when it held the old one.
    """
    now = datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
    before = replace(snapshot(old, revision, now), articles=articles)
    if before == snapshot(new, revision, now):
        return
    connection.execute(delete(SNAPSHOTS).where(SNAPSHOTS.c.revision <= revision - MOST_SNAPSHOTS))
    connection.execute(delete(SNAPSHOTS).where(SNAPSHOTS.c.revision == revision))
    connection.execute(insert(SNAPSHOTS), {"revision": revision, "value": pack(before)})


def snapshot(account: Account, revision: int, until: str) -> Snapshot:
    """Return what an account says, in short."""
    return Snapshot(
        revision=revision,
        until=until,
        articles=tuple(a.id for a in account.articles),
        origins=len(account.origins),
        statements=tuple(
            StatementNote(s.id, s.text, s.claims, s.status, len(s.origins), len(s.articles)) for s in account.statements
        ),
        conflicts=tuple(
            ConflictNote(c.id, c.relation, c.explanation, tuple(i for side in c.sides for i in side.claims))
            for c in account.conflicts
        ),
    )


def keep_places(connection: Connection, gone: Iterable[tuple[str, Span]]) -> None:
    """Keep where claims stood that the account no longer has, by claim id."""
    rows = [{"claim": name, "article": at.article, "start": at.start, "end": at.end} for name, at in gone]
    if rows:
        connection.execute(insert(PLACES).prefix_with("OR IGNORE"), rows)


def places(connection: Connection, claims: Iterable[str]) -> dict[str, Span]:
    """Return where earlier claims stood, of those of these ids that are known."""
    if not has_table(connection, PLACES):
        return {}
    rows = (connection.execute(select(PLACES).where(PLACES.c.claim == name)).first() for name in claims)
    return {row.claim: Span(row.article, row.start, row.end) for row in rows if row is not None}


def take_back(connection: Connection, name: str, undone: Undone) -> None:
    """Keep that a correction was taken back.

    Raises:
        CaseError: If there is none of that id.
    """
    known = find(connection, name)
    if known is None:
        raise CaseError(f"There is no correction {name!r} here.")
    keep(connection, undo(known, undone))


def undo(correction: Correction, undone: Undone) -> Correction:
    """Return the correction as undone; one that is already stays as it was."""
    return correction if correction.undone is not None else replace(correction, undone=undone)
