"""The embedded store: one SQLite file, through SQLAlchemy."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

from sqlalchemy import (
    Column,
    Connection,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    delete,
    insert,
    select,
    text,
)

from rashomon.errors import CaseChangedError, CaseError
from rashomon.model import (
    Account,
    Article,
    Claim,
    CleanArticle,
    Correction,
    Marks,
    Parse,
    Reading,
    Snapshot,
    Span,
    Undone,
    content_id,
    from_plain,
)
from rashomon.model.align import Judgement
from rashomon.store import journal
from rashomon.store.base import Case, CaseSettings, Found
from rashomon.store.codec import pack, pack_parse, pack_vectors, unpack_parse, unpack_plain, unpack_vectors
from rashomon.store.damage import reads, writes
from rashomon.store.sqlite_file import SqliteFile

FORMAT = "1"

_META = MetaData()
_FACTS = Table("facts", _META, Column("name", String, primary_key=True), Column("value", String, nullable=False))
_ARTICLES = Table(
    "articles",
    _META,
    Column("id", String, primary_key=True),
    Column("position", Integer, nullable=False),
    Column("digest", String, nullable=False),
    Column("article", LargeBinary, nullable=False),
    Column("reading", LargeBinary, nullable=False),
    Column("parse", LargeBinary, nullable=False),
    Column("vectors", LargeBinary),
    Column("width", Integer, nullable=False),
)
_RESULTS = Table("results", _META, Column("name", String, primary_key=True), Column("value", LargeBinary))
_EMPTY: dict[str, list[Any]] = {"articles": [], "clean": [], "claims": []}
_WORDS = "CREATE VIRTUAL TABLE IF NOT EXISTS sentence_words USING fts5(article UNINDEXED, number UNINDEXED, words)"


class SqliteCase(SqliteFile):
    """A case in one SQLite file.

    Args:
        path: The file.
        create: Make it if it is not there; otherwise an absent file is an error.
    """

    def __init__(self, path: Path, *, create: bool = False) -> None:
        super().__init__(path, what="case", create=create, format_name=FORMAT, make=_make)

    @reads
    def is_empty(self) -> bool:
        """Tell whether nothing was saved yet."""
        with self._engine.begin() as connection:
            return connection.scalar(select(_RESULTS.c.name).limit(1)) is None

    @reads
    def revision(self) -> int:
        """Return how often the store was written to; 0 if never."""
        with self._engine.begin() as connection:
            return _revision(connection)

    @writes
    def save(self, case: Case, *, expected: int | None = None) -> int:
        """Replace what the store holds by `case`, in one transaction; unchanged articles are left as they are.

        Args:
            case: What to keep.
            expected: The revision that `case` was made from; None to write whatever the store holds.

        Returns:
            The new revision.

        Raises:
            CaseChangedError: If the store is at another revision than expected; nothing was written.
        """
        # Packed before the lock is taken: nobody waits for anything but the writing itself.
        rows = [_row(case, position, reading) for position, reading in enumerate(case.readings)]
        results = {
            "settings": pack(case.settings),
            "judgements": pack(case.judgements),
            "account": pack(_slim(case.account)),
            "corrections": pack(case.corrections),
            "aside": pack(case.aside),
            "found": pack(case.found),
        }
        with self._writer.begin() as connection:
            found = _revision(connection)
            if expected is not None and found != expected:
                raise CaseChangedError(str(self.path), expected, found)
            journal.make_tables(connection)
            self._remember(connection, case.account, found)
            for correction in case.corrections:
                journal.keep(connection, correction)
            known = {
                row.id: (row.digest, row.position)
                for row in connection.execute(select(_ARTICLES.c.id, _ARTICLES.c.digest, _ARTICLES.c.position))
            }
            digests = {row["id"]: row["digest"] for row in rows}
            changed = [name for name, (digest, _) in known.items() if digests.get(name) != digest]
            journal.keep_places(connection, _claims_gone(connection, changed, case.readings))
            _forget(connection, sorted(set(known) - set(digests)))
            for row, reading in zip(rows, case.readings, strict=True):
                if known.get(row["id"]) != (row["digest"], row["position"]):
                    _save_article(connection, row, reading)
            connection.execute(delete(_RESULTS))
            connection.execute(insert(_RESULTS), [{"name": n, "value": v} for n, v in results.items()])
            return _next_revision(connection, found)

    @reads
    def load(self) -> Case:
        """Return the whole case."""
        with self._engine.begin() as connection:
            results = self._results(connection)
            rows = connection.execute(select(_ARTICLES).order_by(_ARTICLES.c.position)).all()
        readings, names, vectors = [], {}, {}
        for row in rows:  # unpacked after the file was let go of: a writer need not wait for it
            parse, found = unpack_parse(row.id, row.parse)
            names[row.id] = found
            readings.append(_reading(row.article, row.reading, parse))
            if row.vectors is not None:
                vectors[row.id] = unpack_vectors(row.vectors, row.width)
        return Case(
            settings=from_plain(CaseSettings, results["settings"]),
            readings=tuple(readings),
            names=names,
            vectors=vectors,
            judgements=from_plain(tuple[Judgement, ...], results["judgements"]),
            account=_full(results["account"], tuple(readings)),
            corrections=from_plain(tuple[Correction, ...], results.get("corrections", [])),
            aside=from_plain(tuple[Article, ...], results.get("aside", [])),
            found=from_plain(Found | None, results.get("found")),  # type: ignore[arg-type]  # a union is a type form
        )

    @reads
    def account(self) -> Account:
        """Return the account alone, without parses and vectors."""
        with self._engine.begin() as connection:
            results = self._results(connection)
            wanted = select(_ARTICLES.c.id, _ARTICLES.c.article, _ARTICLES.c.reading).order_by(_ARTICLES.c.position)
            rows = connection.execute(wanted).all()
        readings = tuple(_reading(row.article, row.reading, Parse(row.id, (), ())) for row in rows)
        return _full(results["account"], readings)

    @reads
    def corrections(self) -> tuple[Correction, ...]:
        """Return all corrections, in the order made, those that the account does not follow yet included."""
        with self._engine.begin() as connection:
            return journal.corrections(connection)

    @writes
    def correct(self, correction: Correction) -> None:
        """Keep a correction, in a transaction of its own; the account follows when it is worked out again."""
        with self._writer.begin() as connection:
            journal.make_tables(connection)
            journal.keep(connection, correction)

    @writes
    def undo(self, correction: str, undone: Undone) -> None:
        """Note that a correction was taken back, in a transaction of its own.

        Raises:
            CaseError: If there is none of that id.
        """
        with self._writer.begin() as connection:
            journal.make_tables(connection)
            journal.take_back(connection, correction, undone)

    @reads
    def snapshots(self) -> list[Snapshot]:
        """Return what earlier accounts said, the oldest first."""
        with self._engine.begin() as connection:
            return journal.snapshots(connection)

    @reads
    def places(self, claims: Sequence[str]) -> dict[str, Span]:
        """Return where claims of earlier accounts stood, of those of these ids that are known."""
        with self._engine.begin() as connection:
            return journal.places(connection, claims)

    def _remember(self, connection: Connection, account: Account, revision: int) -> None:
        packed = connection.scalar(select(_RESULTS.c.value).where(_RESULTS.c.name == "account"))
        if packed is None:
            return
        old = from_plain(Account, {**unpack_plain(packed), **_EMPTY})
        articles = connection.scalars(select(_ARTICLES.c.id).order_by(_ARTICLES.c.position)).all()
        journal.remember(connection, old, tuple(articles), account, revision)

    @reads
    def find_words(self, words: Sequence[str], *, limit: int) -> list[tuple[str, int, float]]:
        """Return (article id, sentence index, score) of sentences with these words, the best first."""
        query = " OR ".join('"' + word.replace('"', '""') + '"' for word in words if word.strip())
        if not query:
            return []
        with self._engine.begin() as connection:
            rows = connection.execute(
                text(
                    "SELECT article, number, bm25(sentence_words) AS score FROM sentence_words "
                    "WHERE sentence_words MATCH :query ORDER BY score, article, number LIMIT :limit"
                ),
                {"query": query, "limit": limit},
            )
            return [(row.article, int(row.number), -float(row.score)) for row in rows]

    def _results(self, connection: Connection) -> dict[str, Any]:
        rows = connection.execute(select(_RESULTS)).all()
        if not rows:
            raise CaseError(
                f"The case {str(self.path)!r} holds nothing yet.",
                remedy="Fill it with: rashomon account REPORTS -o FOLDER",
            )
        return {row.name: unpack_plain(row.value) for row in rows}


def _make(connection: Connection) -> None:
    _META.create_all(connection)
    connection.execute(text(_WORDS))
    journal.make_tables(connection)
    connection.execute(insert(_FACTS), {"name": "format", "value": FORMAT})


def _revision(connection: Connection) -> int:
    return int(connection.scalar(select(_FACTS.c.value).where(_FACTS.c.name == "revision")) or 0)


def _next_revision(connection: Connection, found: int) -> int:
    connection.execute(delete(_FACTS).where(_FACTS.c.name == "revision"))
    connection.execute(insert(_FACTS), {"name": "revision", "value": str(found + 1)})
    return found + 1


def _row(case: Case, position: int, reading: Reading) -> dict[str, Any]:
    """Return an article as its row, with a digest by which an unchanged one is known."""
    article = reading.article.id
    vectors = case.vectors.get(article)
    row: dict[str, Any] = {
        "article": pack(reading.article),
        "reading": pack(_without_parse(reading)),
        "parse": pack_parse(reading.marks.parse, case.names.get(article, ())),
        "vectors": None if vectors is None else pack_vectors(vectors),
        "width": 0 if vectors is None else int(vectors.shape[1]),
    }
    digest = content_id("dig", *(row[name] for name in sorted(row)))
    return {"id": article, "position": position, "digest": digest, **row}


def _save_article(connection: Connection, row: dict[str, Any], reading: Reading) -> None:
    _forget(connection, [row["id"]])
    connection.execute(insert(_ARTICLES), row)
    words = [
        {"a": row["id"], "n": s.index, "w": _storable(s.span.of(reading.article.text))}
        for s in reading.marks.parse.sentences
    ]
    if words:
        connection.execute(text("INSERT INTO sentence_words (article, number, words) VALUES (:a, :n, :w)"), words)


def _claims_gone(
    connection: Connection, changed: Iterable[str], readings: Sequence[Reading]
) -> Iterator[tuple[str, Span]]:
    """Yield the claims, with their places, that articles have in the file and no longer in these readings."""
    kept = {claim.id for reading in readings for claim in reading.claims}
    for article in changed:
        packed = connection.execute(select(_ARTICLES.c.reading).where(_ARTICLES.c.id == article)).scalar_one()
        for claim in unpack_plain(packed)["claims"]:
            if claim["id"] not in kept:
                yield claim["id"], from_plain(Span, claim["span"])


def _forget(connection: Connection, articles: Iterable[str]) -> None:
    for article in articles:
        connection.execute(delete(_ARTICLES).where(_ARTICLES.c.id == article))
        connection.execute(text("DELETE FROM sentence_words WHERE article = :a"), {"a": article})


def _storable(words: str) -> str:
    """Return the words without lone surrogates and NULs, which SQLite's text cannot hold."""
    return words.replace("\x00", " ").encode("utf-8", "replace").decode("utf-8")


def _without_parse(reading: Reading) -> dict[str, Any]:
    marks = reading.marks
    return {
        "clean": reading.clean,
        "marks": Marks(marks.article, Parse(marks.article, (), ()), *_annotations(marks)),
        "claims": reading.claims,
    }


def _annotations(marks: Marks) -> tuple[Any, ...]:
    return marks.mentions, marks.times, marks.quantities, marks.quotations


def _reading(article: bytes, reading: bytes, parse: Parse) -> Reading:
    plain = unpack_plain(reading)
    marks = from_plain(Marks, plain["marks"])
    return Reading(
        from_plain(Article, unpack_plain(article)),
        from_plain(CleanArticle, plain["clean"]),
        Marks(marks.article, parse, *_annotations(marks)),
        from_plain(tuple[Claim, ...], plain["claims"]),
    )


def _slim(account: Account) -> dict[str, Any]:
    """Return the account without what the articles' own rows hold."""
    own = ("articles", "clean", "claims")
    return {f.name: getattr(account, f.name) for f in fields(account) if f.name not in own}


def _full(plain: dict[str, Any], readings: tuple[Reading, ...]) -> Account:
    """Return the account with articles and claims put back in."""
    whole = from_plain(Account, {**plain, **_EMPTY})
    return replace(
        whole,
        articles=tuple(r.article for r in readings),
        clean=tuple(r.clean for r in readings),
        claims=tuple(c for r in readings for c in r.claims),
    )
