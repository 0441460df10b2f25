"""The step `annotate`: sentences, names, times, quantities and claims of every article, and who copied whom.

Articles of one group (near-duplicates, a story) are worked on together. A paragraph that stands in several of them is
parsed once, and only articles that may rest on one another are encoded, for only their comparison needs vectors.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby

from rashomon.claim import find_claims
from rashomon.corpus.engine import Engine, Job, Report, Step
from rashomon.corpus.grouping import gather, gathered, units_of
from rashomon.corpus.journal import REASON, Journal
from rashomon.corpus.layout import Layout
from rashomon.corpus.marked import Found, lineage_rows, reading_rows
from rashomon.corpus.place import write_table
from rashomon.corpus.tables import Row, article_of, clean_of, rejection_row, to_table
from rashomon.errors import RashomonError
from rashomon.language.encoder import Encoder
from rashomon.language.pipeline import load_pipeline
from rashomon.mark.linking import link
from rashomon.mark.parsing import parse_articles
from rashomon.model import Article, CleanArticle, Entity, Lineage, ParsedArticle, Reading, Rejection
from rashomon.pipeline import BuildSettings, address, attempt, mark_article
from rashomon.trace import find_lineage

TABLES = (
    "sentences",
    "entities",
    "mentions",
    "times",
    "quantities",
    "claims",
    "attributions",
    "lineage",
    "passages",
)
_SETTINGS = BuildSettings()


def jobs(engine: Engine, layout: Layout, groups: Sequence[Sequence[str]], size: int, pipeline: str) -> list[Job]:
    """Return one job for each unit.

    Args:
        engine: Runs the join.
        layout: Where the pile lies.
        groups: Articles that belong together; every other article is its own group.
        size: Articles in a unit.
        pipeline: Name of an installed spaCy pipeline.
    """
    grouped = {article for group in groups for article in group}
    files = layout.tables("articles")
    every = engine.frame(files, ["id"]).to_pydict()["id"] if files else []
    alone = [[article] for article in every if article not in grouped]
    units = gather(engine, layout, "groups", units_of(sorted([*map(list, groups), *alone]), size))
    return [{"unit": unit, "root": layout.root, "pipeline": pipeline} for unit in units]


def open_step(threads: int) -> Step:
    """Return the function that annotates one unit, with its models open.

    Args:
        threads: How many texts one worker's encoder works on at once.
    """
    return _Annotator(threads)


@dataclass(frozen=True, slots=True)
class _Found:
    """One article with its marks, claims and own entities."""

    reading: Reading
    entities: tuple[Entity, ...]


class _Annotator:
    """One worker: a pipeline and an encoder, opened once."""

    def __init__(self, threads: int) -> None:
        self._encoder = Encoder(threads=threads)

    def __call__(self, job: Job) -> Report:
        """Annotate one unit and write its tables."""
        layout, unit = Layout(job["root"]), job["unit"]
        rows: dict[str, list[Row]] = {name: [] for name in (*TABLES, "rejections")}
        articles = 0
        with Journal(layout, "annotate", unit) as journal, load_pipeline(job["pipeline"]).memory_zone():
            unread = gathered(layout, "groups", unit)
            group_of = {row["id"]: row["group"] for row in unread}
            every = self._every(unread, job["pipeline"], journal, rows["rejections"])
            for _, group in groupby(every, key=lambda one: group_of[one.reading.article.id]):
                readings = []
                for one in group:
                    readings.append(one.reading)
                    _add(rows, reading_rows(one.reading, one.entities))
                for pair in self._lineage(readings):
                    _add(rows, lineage_rows(pair))
                articles += len(readings)
        for name in TABLES:
            write_table(layout.table(name, unit), to_table(name, rows[name]))
        write_table(layout.table("rejections", f"annotate-{unit}"), to_table("rejections", rows["rejections"]))
        report = {"unit": unit, "articles": articles, "rejected": len(rows["rejections"])}
        layout.mark("annotate", unit, report)
        return report

    def _every(self, rows: list[Row], pipeline: str, journal: Journal, rejected: list[Row]) -> Iterator[_Found]:
        """Yield what was found in the articles of a unit; what breaks a step is rejected, and the others go on."""
        pairs = []
        for row in rows:
            article = article_of(row)
            if journal.is_fatal(article.id):
                rejected.append(rejection_row(Rejection(address(article), "annotate", REASON)))
            else:
                pairs.append((article, clean_of(row)))
        for article, clean, parsed in _parsed(pairs, pipeline, journal):
            if isinstance(parsed, Rejection):
                rejected.append(rejection_row(parsed))
                continue
            with journal.at(article.id):
                found = attempt("annotate", article, partial(_annotated, article, clean, parsed), _SETTINGS)
            if isinstance(found, Rejection):
                rejected.append(rejection_row(found))
            else:
                yield found

    def _lineage(self, readings: list[Reading]) -> Iterator[Lineage]:
        """Yield the dependent pairs of a group; only articles that may be in one are encoded."""
        if len(readings) < 2:
            return
        vectors = {
            r.article.id: self._encoder.encode([s.span.of(r.article.text) for s in r.marks.parse.sentences])
            for r in readings
        }
        yield from find_lineage(readings, vectors)


def _annotated(article: Article, clean: CleanArticle, parsed: ParsedArticle) -> _Found:
    """Return all that is found in one article by itself."""
    marks = mark_article(article, clean, parsed)
    entities = link([article], [clean], [marks])
    return _Found(Reading(article, clean, marks, find_claims(article, clean, marks, entities)), entities)


def _parsed(
    pairs: Sequence[tuple[Article, CleanArticle]], pipeline: str, journal: Journal
) -> Iterator[tuple[Article, CleanArticle, ParsedArticle | Rejection]]:
    """Yield the parse of each article, or why there is none; one that breaks the parser breaks no other."""
    left = list(pairs)
    together = parse_articles([a for a, _ in left], [c for _, c in left], pipeline=pipeline)
    found = None if journal.careful else together
    while left:
        article, clean = left.pop(0)
        with journal.at(article.id):
            parsed: ParsedArticle | Rejection | None = _next(found) if found else None
            if parsed is None:
                found = None
                parsed = attempt("parse", article, partial(_alone, article, clean, pipeline), _SETTINGS)
        yield article, clean, parsed


def _next(found: Iterator[ParsedArticle]) -> ParsedArticle | None:
    """Return the next parse; None if one of those parsed together broke the parser, whichever it was."""
    try:
        return next(found)
    except RashomonError:
        raise
    except Exception:  # noqa: BLE001  # hostile input: each of the rest is then parsed alone
        return None


def _alone(article: Article, clean: CleanArticle, pipeline: str) -> ParsedArticle:
    return next(parse_articles([article], [clean], pipeline=pipeline))


def _add(rows: dict[str, list[Row]], found: Found) -> None:
    for table, row in found:
        rows[table].append(row)
