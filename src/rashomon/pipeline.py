"""THE ordered list of steps: from paths to a case. A newcomer starts here.

    read -> clean -> mark -> claim -> trace -> align -> world -> tell

Each step is a pure function over records; this file only says in which order they run and what is kept. What readers
corrected is put in after the step concerned (`corrections.py`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import chain
from threading import Thread
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from rashomon import __version__
from rashomon.align import Alignment, AlignRequest, align, with_status
from rashomon.check import CheckCase
from rashomon.claim import find_claims
from rashomon.clean import clean_article, refine
from rashomon.corrections import (
    all_of,
    by_support,
    correct_clean,
    correct_conflicts,
    correct_entities,
    correct_lineage,
    correct_origins,
    correct_statements,
)
from rashomon.errors import NothingReadError, RashomonError
from rashomon.language.encoder import Encoder
from rashomon.language.entailment import Entailment
from rashomon.language.pipeline import DEFAULT_PIPELINE
from rashomon.mark.gazetteer import country_name, find_capital
from rashomon.mark.linking import link
from rashomon.mark.names import find_mentions
from rashomon.mark.parsing import parse_articles
from rashomon.mark.quantities import find_quantities
from rashomon.mark.quotations import find_quotations
from rashomon.mark.times import find_times
from rashomon.model import (
    Article,
    Claim,
    CleanArticle,
    Correction,
    Entity,
    Given,
    KnownName,
    Lineage,
    Marks,
    Mention,
    Origin,
    ParsedArticle,
    Reading,
    Rejection,
    Span,
    Statement,
    Zone,
    content_id,
)
from rashomon.progress import NoProgress, Progress, each, step
from rashomon.read import ReadLimits, read_paths
from rashomon.store.base import Case, CaseSettings
from rashomon.tell import AccountMaterial, build_account, settle
from rashomon.trace import Support, find_lineage, find_origins, origins_of_spans
from rashomon.world.events import EventFiles, EventRequest, event_rules, find_events
from rashomon.world.relations import RelationRequest, Relations, RelationSchema, find_relations

T = TypeVar("T")
Vectors = dict[str, NDArray[np.float32]]
READ_LANGUAGE = "en"
SURE_OF_LANGUAGE = 0.9


@dataclass(frozen=True, slots=True)
class BuildSettings:
    """How a case is built.

    Attributes:
        pipeline: Name of an installed spaCy pipeline.
        limits: What is too big to be read.
        any_language: Take articles in other languages than English, too.
        strict: Let an error inside a step through instead of rejecting the article that it happened on.
        known_names: A user's own names, preferred over what the reports give; none to keep those of the case before.
        relations: The relations that are looked for, None for those that are shipped.
        events: A user's own actors, roles and verbs, beside those that are shipped.
    """

    pipeline: str = DEFAULT_PIPELINE
    limits: ReadLimits = field(default_factory=ReadLimits)
    any_language: bool = False
    strict: bool = False
    known_names: tuple[KnownName, ...] = ()
    relations: RelationSchema | None = None
    events: EventFiles = field(default_factory=EventFiles)


def build_case(
    paths: Sequence[str],
    *,
    articles: Iterable[Article | Rejection] = (),
    previous: Case | None = None,
    corrections: Sequence[Correction] = (),
    settings: BuildSettings | None = None,
    progress: Progress | None = None,
) -> Case:
    """Return the case of the articles at `paths`, together with `articles` and those of `previous`.

    Args:
        paths: Files and folders.
        articles: Articles that were read before, and what could not be.
        previous: A case to add to; its parses and vectors are used again.
        corrections: What readers overruled; those of `previous` are applied as well.
        settings: How to build it.
        progress: Told of every step.

    Raises:
        MissingPathError: Before any work, if a path does not exist.
        NothingReadError: If there is no article at all.
    """
    settings = settings or BuildSettings()
    progress = progress or NoProgress()
    known_names = settings.known_names or (previous.settings.known_names if previous else ())
    encoder = _open_encoder()
    corrections = all_of(previous.corrections if previous else (), corrections)
    found, rejected = _read(paths, articles, previous, settings, progress)
    kept, cleaned, foreign = _clean(found, corrections, settings, progress)
    all_rejected = _distinct([*rejected, *foreign])
    if not kept:
        first = f"{all_rejected[0].path}: {all_rejected[0].reason}" if all_rejected else ""
        raise NothingReadError(len(all_rejected), first)
    parsed = _parse(kept, cleaned, previous, settings, progress)
    encoder.join()
    vectors = _encode(kept, parsed, previous, progress)
    marks, broken = _mark(kept, cleaned, parsed, previous, settings, progress)
    all_rejected = _distinct([*all_rejected, *broken])
    kept, cleaned = _those_marked(kept, cleaned, marks)
    with step(progress, "joining names", None):
        entities = correct_entities(link(kept, cleaned, marks, known_names=known_names), corrections)
    readings, silent = _claim(kept, cleaned, marks, entities, settings, progress)
    with step(progress, "tracing copies", None):
        lineage = correct_lineage(find_lineage(readings, vectors), corrections)
        origins = correct_origins(find_origins(readings, lineage), corrections)
    origins_of = Support(lineage, origins).behind
    with step(progress, "comparing claims", None):
        alignment = _align(readings, vectors, entities, lineage, origins)
        statements = correct_statements(alignment.statements, corrections, readings=readings, behind=origins_of)
    with step(progress, "finding relations", None):
        relations = _relate(readings, entities, statements, origins_of, settings)
        conflicts = correct_conflicts((*alignment.conflicts, *relations.conflicts), corrections)
    with step(progress, "finding events", None):
        events = find_events(
            EventRequest(
                readings=readings,
                vectors=vectors,
                entities=entities,
                statements=statements,
                origins_behind=origins_of,
                rules=event_rules(settings.events),
                encode=Encoder.shared().encode,
            )
        )
    with step(progress, "writing the account", None):
        material = AccountMaterial(
            readings=readings,
            rejected=_distinct([*all_rejected, *silent]),
            lineage=lineage,
            origins=origins,
            entities=entities,
            statements=with_status(by_support(statements), conflicts),
            conflicts=conflicts,
            relations=relations.relations,
            events=events,
            generator=f"rashomon {__version__}",
        )
        account = build_account(material)
    return Case(
        settings=CaseSettings(settings.pipeline, Encoder.name, known_names),
        readings=readings,
        names={p.parse.article: p.names for p in parsed},
        vectors=vectors,
        judgements=alignment.judgements,
        account=account,
        corrections=corrections,
    )


def read_claim(text: str, *, settings: BuildSettings | None = None) -> Reading:
    """Return a claim read by the same steps as an article, so that it can be held against a case."""
    return read_alone(text, settings=settings)[0]


def read_alone(text: str, *, settings: BuildSettings | None = None) -> tuple[Reading, tuple[Entity, ...]]:
    """Return a text read by the same steps as an article, and who and what is named in it."""
    settings = settings or BuildSettings()
    name = content_id("art", "claim", text)
    article = Article(name, "", None, "text", "utf-8", text, "", Given())
    body = Zone("body", Span(name, 0, len(text)), "a claim that was asked about", 1.0)
    clean = CleanArticle(name, (body,), None, None, None, None, None, None, READ_LANGUAGE)
    parsed = next(parse_articles([article], [clean], pipeline=settings.pipeline))
    marks = mark_article(article, clean, parsed)
    entities = link([article], [clean], [marks])
    return Reading(article, clean, marks, find_claims(article, clean, marks, entities)), entities


def check_case(case: Case) -> CheckCase:
    """Return the part of a case that a claim is held against."""
    account = case.account
    return CheckCase(
        readings=case.readings,
        vectors=case.vectors,
        entities=account.entities,
        lineage=account.lineage,
        origins=account.origins,
        statements=account.statements,
        origins_of_spans=partial(
            origins_of_spans, lineage=account.lineage, origins=account.origins, readings=case.readings
        ),
        encode=Encoder.shared().encode,
        entailment=Entailment.shared() if Entailment.available() else None,
    )


def _open_encoder() -> Thread:
    """Open the encoder beside the reading and parsing; what goes wrong is told when it is used."""

    def open_them() -> None:
        with suppress(RashomonError):
            Encoder.shared()

    thread = Thread(target=open_them, daemon=True)
    thread.start()
    return thread


def _read(
    paths: Sequence[str],
    given: Iterable[Article | Rejection],
    previous: Case | None,
    settings: BuildSettings,
    progress: Progress,
) -> tuple[list[Article], list[Rejection]]:
    articles = [reading.article for reading in previous.readings] if previous else []
    rejected = list(previous.account.rejected) if previous else []
    known = {article.id for article in articles}
    with step(progress, "reading", None):
        for found in chain(given, read_paths(paths, limits=settings.limits)):
            progress.advance()
            if isinstance(found, Rejection):
                rejected.append(found)
            elif found.id not in known:
                known.add(found.id)
                articles.append(found)
    return articles, rejected


def _clean(
    articles: list[Article], corrections: Sequence[Correction], settings: BuildSettings, progress: Progress
) -> tuple[list[Article], tuple[CleanArticle, ...], list[Rejection]]:
    kept: list[Article] = []
    cleaned: list[CleanArticle] = []
    rejected: list[Rejection] = []
    for article in each(progress, "cleaning", articles):
        clean = attempt("clean", article, partial(clean_article, article), settings)
        if isinstance(clean, Rejection):
            rejected.append(clean)
        elif reason := why_not(clean, settings):
            rejected.append(Rejection(address(article), "clean", reason))
        else:
            kept.append(article)
            cleaned.append(clean)
    # Applied before, so that other articles are dated by what a reader set, and after, so that nothing overrules it.
    return kept, correct_clean(refine(kept, correct_clean(cleaned, corrections)), corrections), rejected


def attempt(step: str, article: Article, work: Callable[[], T], settings: BuildSettings) -> T | Rejection:
    """Return what a step makes of one article, or a rejection if it breaks the step: the others go on."""
    try:
        return work()
    except RashomonError:
        raise
    except Exception as error:  # articles are hostile input, and one must not stop the others
        if settings.strict:
            raise
        return Rejection(address(article), step, f"it could not be worked on ({type(error).__name__})")


def why_not(clean: CleanArticle, settings: BuildSettings) -> str | None:
    """Return why a cleaned article is not taken in, None if it is."""
    if not any(zone.kind == "body" for zone in clean.zones):
        return "no article text was found in it"
    if clean.language not in (None, READ_LANGUAGE) and not settings.any_language:
        return f"it is written in another language ({clean.language}); only English is read"
    return None


def address(article: Article) -> str:
    """Return where an article stands, as a rejection names it: the path, and the record after a '#'."""
    return f"{article.path}#{article.record}" if article.record else article.path


def _distinct(rejected: Iterable[Rejection]) -> tuple[Rejection, ...]:
    return tuple(dict.fromkeys(rejected))


def _parse(
    articles: list[Article],
    cleaned: Sequence[CleanArticle],
    previous: Case | None,
    settings: BuildSettings,
    progress: Progress,
) -> list[ParsedArticle]:
    """Parse the articles; one whose zones are as in `previous` keeps its parse."""
    known: dict[str, ParsedArticle] = {}
    if previous and previous.settings.pipeline == settings.pipeline:
        zones = {clean.article: _parsed_zones(clean) for clean in cleaned}
        known = {
            r.article.id: ParsedArticle(r.marks.parse, previous.names[r.article.id])
            for r in previous.readings
            if zones.get(r.article.id) == _parsed_zones(r.clean)
        }
    todo = [(a, c) for a, c in zip(articles, cleaned, strict=True) if a.id not in known]
    found = parse_articles([a for a, _ in todo], [c for _, c in todo], pipeline=settings.pipeline)
    for parsed in each(progress, "parsing", found, total=len(todo)):
        known[parsed.parse.article] = parsed
    return [known[article.id] for article in articles]


def _parsed_zones(clean: CleanArticle) -> list[tuple[str, int, int]]:
    return [(z.kind, z.span.start, z.span.end) for z in clean.zones if z.kind != "boilerplate"]


def _encode(articles: list[Article], parsed: list[ParsedArticle], previous: Case | None, progress: Progress) -> Vectors:
    """Return the vectors of every sentence; those of an unchanged parse are kept."""
    vectors: Vectors = {}
    old = {r.article.id: r.marks.parse.sentences for r in previous.readings} if previous else {}
    encoder = Encoder.shared()
    for article, found in each(progress, "encoding", list(zip(articles, parsed, strict=True))):
        sentences = found.parse.sentences
        if previous and old.get(article.id) == sentences and article.id in previous.vectors:
            vectors[article.id] = previous.vectors[article.id]
        else:
            fresh = encoder.encode([s.span.of(article.text) for s in sentences])
            # The case keeps half precision: what is computed now must equal what is computed after a reload.
            vectors[article.id] = fresh.astype(np.float16).astype(np.float32)
    return vectors


def _mark(
    articles: list[Article],
    cleaned: Sequence[CleanArticle],
    parsed: list[ParsedArticle],
    previous: Case | None,
    settings: BuildSettings,
    progress: Progress,
) -> tuple[list[Marks], list[Rejection]]:
    """Return the annotations of the articles; names depend on the parse alone, so an unchanged parse keeps them."""
    together = list(zip(articles, cleaned, parsed, strict=True))
    known = {r.article.id: r.marks for r in previous.readings} if previous else {}
    found = []
    for article, clean, its in each(progress, "marking names, times, numbers", together):
        old = known.get(article.id)
        mentions = old.mentions if old is not None and old.parse is its.parse else None
        work = partial(mark_article, article, clean, its, mentions=mentions)
        found.append(attempt("mark", article, work, settings))
    return [m for m in found if isinstance(m, Marks)], [r for r in found if isinstance(r, Rejection)]


def _those_marked(
    articles: list[Article], cleaned: Sequence[CleanArticle], marks: Sequence[Marks]
) -> tuple[list[Article], tuple[CleanArticle, ...]]:
    marked = {found.article for found in marks}
    return [a for a in articles if a.id in marked], tuple(c for c in cleaned if c.article in marked)


def mark_article(
    article: Article, clean: CleanArticle, parsed: ParsedArticle, *, mentions: tuple[Mention, ...] | None = None
) -> Marks:
    """Return all annotations of one article; `mentions` are those known from an earlier run on the same parse."""
    times = find_times(article, parsed.parse, clean.published)
    return Marks(
        article=article.id,
        parse=parsed.parse,
        mentions=find_mentions(article, clean, parsed) if mentions is None else mentions,
        times=times,
        quantities=find_quantities(article, parsed.parse, times),
        quotations=find_quotations(article, clean),
    )


def _claim(
    articles: list[Article],
    cleaned: Sequence[CleanArticle],
    marks: list[Marks],
    entities: tuple[Entity, ...],
    settings: BuildSettings,
    progress: Progress,
) -> tuple[tuple[Reading, ...], list[Rejection]]:
    """Return the readings; an article whose claims cannot be found stays, without claims, and is told of."""
    together = list(zip(articles, cleaned, marks, strict=True))
    readings: list[Reading] = []
    silent: list[Rejection] = []
    here = _mentioned_in(entities)
    for article, clean, found in each(progress, "finding claims", together):
        named = here.get(article.id, ())
        claims = attempt("claim", article, partial(find_claims, article, clean, found, named), settings)
        if isinstance(claims, Rejection):
            silent.append(claims)
            claims = ()
        readings.append(Reading(article, clean, found, claims))
    return tuple(readings), silent


def _mentioned_in(entities: Sequence[Entity]) -> dict[str, list[Entity]]:
    """Return the entities of each article, each with its mentions there only, in the order of the case."""
    found: dict[str, list[Entity]] = {}
    for entity in entities:
        spans: dict[str, list[Span]] = {}
        for span in entity.mentions:
            spans.setdefault(span.article, []).append(span)
        for article, own in spans.items():
            found.setdefault(article, []).append(replace(entity, mentions=tuple(own)))
    return found


def _align(
    readings: tuple[Reading, ...],
    vectors: Vectors,
    entities: tuple[Entity, ...],
    lineage: tuple[Lineage, ...],
    origins: tuple[Origin, ...],
) -> Alignment:
    found = align(
        AlignRequest(
            readings=readings,
            vectors=vectors,
            entities=entities,
            lineage=lineage,
            origins=origins,
            origins_behind=Support(lineage, origins).behind,
            encode=Encoder.shared().encode,
            entailment=Entailment.shared() if Entailment.available() else None,
        )
    )
    return replace(found, statements=settle(found.statements, readings, entities, found.conflicts))


def _relate(
    readings: tuple[Reading, ...],
    entities: tuple[Entity, ...],
    statements: tuple[Statement, ...],
    origins_of: Callable[[Sequence[Claim]], tuple[str, ...]],
    settings: BuildSettings,
) -> Relations:
    return find_relations(
        RelationRequest(
            readings=readings,
            entities=entities,
            statements=statements,
            origins_behind=origins_of,
            country_name=country_name,
            capital=find_capital,
            schema=settings.relations,
        )
    )


__all__ = [
    "BuildSettings",
    "NoProgress",
    "Progress",
    "address",
    "attempt",
    "build_case",
    "check_case",
    "mark_article",
    "read_alone",
    "read_claim",
    "why_not",
]
