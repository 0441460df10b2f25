"""A pile sorted into stories, kept in one SQLite file: its articles, what was looked at of each, and the stories."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Column, Connection, Integer, LargeBinary, MetaData, String, Table, delete, insert, select

from rashomon.model import Article, Correction, Lead, PileStory, Rejection, ToldStory, Undone, from_plain
from rashomon.store import journal
from rashomon.store.codec import pack, pack_vectors, unpack_plain, unpack_vectors
from rashomon.store.damage import reads, writes
from rashomon.store.sqlite_file import SqliteFile

FORMAT = "stories/1"
_AT_ONCE = 500

_META = MetaData()
_FACTS = Table("facts", _META, Column("name", String, primary_key=True), Column("value", LargeBinary, nullable=False))
_ARTICLES = Table(
    "articles",
    _META,
    Column("id", String, primary_key=True),
    Column("position", Integer, nullable=False),
    Column("path", LargeBinary, nullable=False),
    Column("lead", LargeBinary, nullable=False),
    Column("vector", LargeBinary, nullable=False),
    Column("article", LargeBinary, nullable=False),
)
_STORIES = Table(
    "stories",
    _META,
    Column("id", String, primary_key=True),
    Column("position", Integer, nullable=False),
    Column("story", LargeBinary, nullable=False),
)


@dataclass(frozen=True, slots=True)
class Entered:
    """One article of a pile: itself, what was looked at of it, and the vector of that."""

    article: Article
    lead: Lead
    vector: NDArray[np.float32]


class SqlitePile(SqliteFile):
    """A sorted pile in one SQLite file.

    Args:
        path: The file.
        create: Make it if it is not there; otherwise an absent file is an error.
    """

    def __init__(self, path: Path, *, create: bool = False) -> None:
        super().__init__(path, what="pile", create=create, format_name=FORMAT, make=_make)

    @reads
    def leads(self) -> tuple[list[Lead], dict[str, NDArray[np.float32]]]:
        """Return what was looked at of every article, in the order of their coming, and the vectors of that."""
        leads, vectors = [], {}
        with self._engine.begin() as connection:
            wanted = select(_ARTICLES.c.id, _ARTICLES.c.lead, _ARTICLES.c.vector).order_by(_ARTICLES.c.position)
            for row in connection.execute(wanted):
                leads.append(from_plain(Lead, unpack_plain(row.lead)))
                vectors[row.id] = unpack_vectors(row.vector, len(row.vector) // 2)[0]
        return leads, vectors

    @reads
    def paths(self) -> dict[str, str]:
        """Return for every article where it was read, with the record where one file held many."""
        with self._engine.begin() as connection:
            return {
                row.id: unpack_plain(row.path) for row in connection.execute(select(_ARTICLES.c.id, _ARTICLES.c.path))
            }

    @reads
    def articles(self, ids: Iterable[str]) -> list[Article]:
        """Return articles whole, in the order asked for."""
        found: dict[str, Article] = {}
        asked = list(ids)
        with self._engine.begin() as connection:
            for start in range(0, len(asked), _AT_ONCE):
                some = asked[start : start + _AT_ONCE]
                for row in connection.execute(
                    select(_ARTICLES.c.id, _ARTICLES.c.article).where(_ARTICLES.c.id.in_(some))
                ):
                    found[row.id] = from_plain(Article, unpack_plain(row.article))
        return [found[name] for name in asked]

    @reads
    def stories(self) -> tuple[ToldStory, ...]:
        """Return the stories in their order."""
        with self._engine.begin() as connection:
            rows = connection.execute(select(_STORIES.c.story).order_by(_STORIES.c.position))
            return tuple(from_plain(ToldStory, unpack_plain(row.story)) for row in rows)

    @reads
    def rejected(self) -> tuple[Rejection, ...]:
        """Return what could not be taken in."""
        with self._engine.begin() as connection:
            data = connection.scalar(select(_FACTS.c.value).where(_FACTS.c.name == "rejected"))
        return from_plain(tuple[Rejection, ...], unpack_plain(data)) if data else ()

    @writes
    def save(
        self,
        entered: Sequence[Entered],
        stories: Sequence[ToldStory],
        rejected: Sequence[Rejection],
        *,
        grouped: Sequence[PileStory] | None = None,
        at_least: int | None = None,
    ) -> None:
        """Add articles and replace the stories, in one transaction.

        Args:
            entered: Articles that came in.
            stories: The stories with their accounts.
            rejected: What was not taken in.
            grouped: The stories as the program sorted them; None to leave those that are kept.
            at_least: How many reports a story must have to be told; None to leave what is kept.
        """
        with self._writer.begin() as connection:
            first = connection.execute(select(_ARTICLES.c.id)).all()
            rows = [_row(len(first) + place, one) for place, one in enumerate(entered)]
            if rows:
                connection.execute(insert(_ARTICLES), rows)
            connection.execute(delete(_STORIES))
            told = [{"id": s.story.id, "position": n, "story": pack(s)} for n, s in enumerate(stories)]
            if told:
                connection.execute(insert(_STORIES), told)
            facts = {"rejected": pack(tuple(rejected))}
            if grouped is not None:
                facts["grouped"] = pack(tuple(grouped))
            if at_least is not None:
                facts["at_least"] = pack(at_least)
            connection.execute(delete(_FACTS).where(_FACTS.c.name.in_(facts)))
            connection.execute(insert(_FACTS), [{"name": n, "value": v} for n, v in facts.items()])

    @reads
    def grouped(self) -> tuple[PileStory, ...]:
        """Return the stories as the program sorted them, before readers joined and parted any."""
        with self._engine.begin() as connection:
            data = connection.scalar(select(_FACTS.c.value).where(_FACTS.c.name == "grouped"))
        if data is None:
            return tuple(one.story for one in self.stories())
        return from_plain(tuple[PileStory, ...], unpack_plain(data))

    @reads
    def at_least(self) -> int:
        """Return how many reports a story must have to be told, as it was asked for last."""
        with self._engine.begin() as connection:
            data = connection.scalar(select(_FACTS.c.value).where(_FACTS.c.name == "at_least"))
        return int(unpack_plain(data)) if data else 1

    @reads
    def corrections(self) -> tuple[Correction, ...]:
        """Return the corrections of the sorting, in the order made."""
        with self._engine.begin() as connection:
            return journal.corrections(connection)

    @writes
    def correct(self, correction: Correction) -> None:
        """Keep a correction, in a transaction of its own; the stories follow when they are sorted again."""
        with self._writer.begin() as connection:
            journal.CORRECTIONS.create(connection, checkfirst=True)
            journal.keep(connection, correction)

    @writes
    def undo(self, correction: str, undone: Undone) -> None:
        """Note that a correction was taken back, in a transaction of its own.

        Raises:
            CaseError: If there is none of that id.
        """
        with self._writer.begin() as connection:
            journal.CORRECTIONS.create(connection, checkfirst=True)
            journal.take_back(connection, correction, undone)


def _make(connection: Connection) -> None:
    _META.create_all(connection)
    connection.execute(insert(_FACTS), {"name": "format", "value": FORMAT.encode()})


def _address(article: Article) -> str:
    return f"{article.path}#{article.record}" if article.record else article.path


def _row(position: int, one: Entered) -> Mapping[str, Any]:
    return {
        "id": one.article.id,
        "position": position,
        "path": pack(_address(one.article)),
        "lead": pack(one.lead),
        "vector": pack_vectors(one.vector),
        "article": pack(one.article),
    }
