"""A pile sorted into stories, kept in one SQLite file: its articles, what was looked at of each, and the stories."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import (
    Column,
    Engine,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    create_engine,
    delete,
    insert,
    select,
)
from sqlalchemy.exc import DatabaseError

from rashomon.errors import CaseError, CaseMissingError, CaseVersionError
from rashomon.model import Article, Lead, Rejection, ToldStory, from_plain
from rashomon.store.codec import pack, pack_vectors, unpack_plain, unpack_vectors

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


class SqlitePile:
    """A sorted pile in one SQLite file.

    Args:
        path: The file.
        create: Make it if it is not there; otherwise an absent file is an error.
    """

    def __init__(self, path: Path, *, create: bool = False) -> None:
        if not create and not path.is_file():
            raise CaseMissingError(str(path))
        self.path = path
        self._engine: Engine = create_engine(f"sqlite:///{path}")
        try:
            with self._engine.begin() as connection:
                _META.create_all(connection)
                found = connection.scalar(select(_FACTS.c.value).where(_FACTS.c.name == "format"))
                if found is None and create:
                    connection.execute(insert(_FACTS), {"name": "format", "value": FORMAT.encode()})
                elif found != FORMAT.encode():
                    raise CaseVersionError(str(path), found.decode() if found else "unknown", FORMAT)
        except DatabaseError as error:
            self._engine.dispose()
            raise CaseError(
                f"{str(path)!r} is not a pile that can be read.", remedy="Name a folder that rashomon stories wrote."
            ) from error

    def leads(self) -> tuple[list[Lead], dict[str, NDArray[np.float32]]]:
        """Return what was looked at of every article, in the order of their coming, and the vectors of that."""
        leads, vectors = [], {}
        with self._engine.begin() as connection:
            wanted = select(_ARTICLES.c.id, _ARTICLES.c.lead, _ARTICLES.c.vector).order_by(_ARTICLES.c.position)
            for row in connection.execute(wanted):
                leads.append(from_plain(Lead, unpack_plain(row.lead)))
                vectors[row.id] = unpack_vectors(row.vector, len(row.vector) // 2)[0]
        return leads, vectors

    def paths(self) -> dict[str, str]:
        """Return for every article where it was read, with the record where one file held many."""
        with self._engine.begin() as connection:
            return {
                row.id: unpack_plain(row.path) for row in connection.execute(select(_ARTICLES.c.id, _ARTICLES.c.path))
            }

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

    def stories(self) -> tuple[ToldStory, ...]:
        """Return the stories in their order."""
        with self._engine.begin() as connection:
            rows = connection.execute(select(_STORIES.c.story).order_by(_STORIES.c.position))
            return tuple(from_plain(ToldStory, unpack_plain(row.story)) for row in rows)

    def rejected(self) -> tuple[Rejection, ...]:
        """Return what could not be taken in."""
        with self._engine.begin() as connection:
            data = connection.scalar(select(_FACTS.c.value).where(_FACTS.c.name == "rejected"))
        return from_plain(tuple[Rejection, ...], unpack_plain(data)) if data else ()

    def save(self, entered: Sequence[Entered], stories: Sequence[ToldStory], rejected: Sequence[Rejection]) -> None:
        """Add articles and replace the stories, in one transaction."""
        with self._engine.begin() as connection:
            first = connection.execute(select(_ARTICLES.c.id)).all()
            rows = [_row(len(first) + place, one) for place, one in enumerate(entered)]
            if rows:
                connection.execute(insert(_ARTICLES), rows)
            connection.execute(delete(_STORIES))
            told = [{"id": s.story.id, "position": n, "story": pack(s)} for n, s in enumerate(stories)]
            if told:
                connection.execute(insert(_STORIES), told)
            connection.execute(delete(_FACTS).where(_FACTS.c.name == "rejected"))
            connection.execute(insert(_FACTS), {"name": "rejected", "value": pack(tuple(rejected))})

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


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
