"""The step `annotate`: sentences, names, times, quantities and claims of every article, and who copied whom.

Articles of one group (near-duplicates, a story) are worked on together. A paragraph that stands in several of them is
parsed once, and only articles that may rest on one another are encoded, for only their comparison needs vectors.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby

from rashomon.claim import find_claims
from rashomon.corpus.engine import Engine, Job, Report, Step
from rashomon.corpus.grouping import gather, gathered, units_of
from rashomon.corpus.journal import REASON, Journal
from rashomon.corpus.layout import Layout
from rashomon.corpus.marked import Found, lineage_rows, reading_rows
from rashomon.corpus.parting import date_of_article, write_parts
from rashomon.corpus.place import write_table
from rashomon.corpus.settings import CorpusSettings
from rashomon.corpus.tables import Row, article_of, clean_of, rejection_row, to_table
from rashomon.errors import RashomonError
from rashomon.language.encoder import Encoder
from rashomon.language.pipeline import load_pipeline
from rashomon.mark.gazetteer import country_name
from rashomon.mark.linking import link
from rashomon.mark.parsing import parse_articles
from rashomon.mark.quotations import find_quotations
from rashomon.model import Article, CleanArticle, Entity, Lineage, Marks, ParsedArticle, Reading, Rejection
from rashomon.pipeline import mark_article
from rashomon.taking_in import BuildSettings, address, attempt
from rashomon.trace import find_lineage
from rashomon.trace.groups import components

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
LINEAGE_TABLES = ("lineage", "passages")
_SETTINGS = BuildSettings()


def jobs(engine: Engine, layout: Layout, pairs: Iterable[tuple[str, str]], settings: CorpusSettings) -> list[Job]:
    """Return one job for each unit.

    Args:
        engine: Runs the join.
        layout: Where the pile lies.
        pairs: Articles that belong together; an article in none is a group of its own.
        settings: Which pipeline, how many articles in a unit, and what folders its tables have.
    """
    files = layout.tables("articles")
    every = engine.frame(files, ["id"]).to_pydict()["id"] if files else []
    units = gather(engine, layout, "groups", units_of(components(every, pairs), settings.partition))
    how = {"root": layout.root, "pipeline": settings.pipeline, "by": settings.by}
    return [{"unit": unit, **how} for unit in units]


def open_step(threads: int) -> Step:
    """Return the function that annotates one unit, lineage included, with its models open.

    Args:
        threads: How many texts one worker's encoder works on at once.
    """
    return _Annotator("annotate", TABLES, _annotated, threads)


def open_lineage(threads: int) -> Step:
    """Return the function that finds who copied whom in one unit and nothing else, with its models open.

    Args:
        threads: How many texts one worker's encoder works on at once.
    """
    return _Annotator("lineage", LINEAGE_TABLES, _only_parsed, threads)


_Find = Callable[[Article, CleanArticle, ParsedArticle], "_Found"]


@dataclass(frozen=True, slots=True)
class _Found:
    """One article with its marks, claims and own entities."""

    reading: Reading
    entities: tuple[Entity, ...]


class _Annotator:
    """One worker: a pipeline and an encoder, opened once.

    Args:
        step: Its step.
        tables: The tables that it writes.
        find: What it finds in one article.
        threads: How many texts its encoder works on at once.
    """

    def __init__(self, step: str, tables: Sequence[str], find: _Find, threads: int) -> None:
        self._step = step
        self._tables = tables
        self._find = find
        self._encoder = Encoder.shared(threads=threads)

    def __call__(self, job: Job) -> Report:
        """Work on one unit and write its tables."""
        layout, unit = Layout(job["root"]), job["unit"]
        rows: defaultdict[str, list[Row]] = defaultdict(list)
        articles = 0
        with Journal(layout, self._step, unit) as journal, load_pipeline(job["pipeline"]).memory_zone():
            unread = gathered(layout, "groups", unit)
            size = Counter(row["group"] for row in unread)
            if self._step == "lineage":
                unread = [row for row in unread if size[row["group"]] > 1]
            dates = {row["id"]: date_of_article(row) for row in unread}
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
        for name in self._tables:
            if name in LINEAGE_TABLES:
                write_table(layout.table(name, unit), to_table(name, rows[name]))
            else:
                write_parts(layout, name, unit, rows[name], job["by"], lambda row: dates[row["article"]])
        write_table(layout.table("rejections", f"marks-{unit}"), to_table("rejections", rows["rejections"]))
        report = {"unit": unit, "articles": articles, "rejected": len(rows["rejections"])}
        layout.mark(self._step, unit, report)
        return report

    def _every(self, rows: list[Row], pipeline: str, journal: Journal, rejected: list[Row]) -> Iterator[_Found]:
        """Yield what was found in the articles of a unit; what breaks a step is rejected, and the others go on."""
        pairs = []
        for row in rows:
            article = article_of(row)
            if journal.is_fatal(article.id):
                rejected.append(rejection_row(Rejection(address(article), self._step, REASON)))
            else:
                pairs.append((article, clean_of(row)))
        for article, clean, parsed in _parsed(pairs, pipeline, journal):
            if isinstance(parsed, Rejection):
                rejected.append(rejection_row(parsed))
                continue
            with journal.at(article.id):
                found = attempt(self._step, article, partial(self._find, article, clean, parsed), _SETTINGS)
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
    return _Found(
        Reading(article, clean, marks, find_claims(article, clean, marks, entities, country_name=country_name)),
        entities,
    )


def _only_parsed(article: Article, clean: CleanArticle, parsed: ParsedArticle) -> _Found:
    """Return what the comparison of articles needs: the parse and the quotations."""
    marks = Marks(article.id, parsed.parse, (), (), (), find_quotations(article, clean))
    return _Found(Reading(article, clean, marks, ()), ())


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
