"""THE ordered list of steps: from paths to a case. A newcomer starts here.

    read -> clean -> mark -> claim -> trace -> align -> world -> tell

Each step is a pure function over records; this file only says in which order they run and what is kept. What readers
corrected is put in after the step concerned (`corrections.py`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from threading import Thread
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from rashomon import __version__
from rashomon.align import AlignRequest, counted, join, with_status
from rashomon.check import CheckCase
from rashomon.claim import find_claims
from rashomon.corrections import (
    all_of,
    by_support,
    correct_conflicts,
    correct_entities,
    correct_lineage,
    correct_origins,
    correct_statements,
)
from rashomon.errors import NothingReadError, RashomonError
from rashomon.language.encoder import Encoder
from rashomon.language.entailment import SECOND, Entailment
from rashomon.mark.gazetteer import country_name, find_capital
from rashomon.mark.linking import link
from rashomon.mark.names import find_mentions
from rashomon.mark.parsing import parse_articles
from rashomon.mark.quantities import find_quantities
from rashomon.mark.quotations import find_quotations
from rashomon.mark.times import find_times
from rashomon.memory import Memory, Rows, program_mark
from rashomon.model import (
    Account,
    Article,
    Claim,
    CleanArticle,
    Correction,
    Entity,
    Event,
    Given,
    Judgement,
    Marks,
    Mention,
    Origin,
    OwnRules,
    ParsedArticle,
    Reading,
    Rejection,
    Span,
    Statement,
    Zone,
    content_id,
)
from rashomon.model.align import Joined
from rashomon.progress import NoProgress, Progress, each, step
from rashomon.store.base import Case, CaseSettings, Found
from rashomon.taking_in import (
    READ_LANGUAGE,
    BuildSettings,
    address,
    attempt,
    clean_articles,
    distinct_rejections,
    read_articles,
    set_aside,
    settled_as_before,
    why_not,
)
from rashomon.tell import AccountMaterial, build_account, settle
from rashomon.trace import Support, find_lineage, find_origins, origins_of_spans
from rashomon.world.events import EventFiles, EventRequest, code_events, event_rules, find_events
from rashomon.world.relations import RelationRequest, Relations, TwoParties, find_relations, schema_of

T = TypeVar("T")
Vectors = dict[str, NDArray[np.float32]]
OriginsOf = Callable[[Sequence[Claim]], tuple[str, ...]]
_claims = partial(find_claims, country_name=country_name)


def build_case(
    paths: Sequence[str],
    *,
    articles: Iterable[Article | Rejection] = (),
    previous: Case | None = None,
    corrections: Sequence[Correction] = (),
    settings: BuildSettings | None = None,
    memory: Memory | None = None,
    progress: Progress | None = None,
) -> Case:
    """Return the case of the articles at `paths`, together with `articles` and those of `previous`.

    Args:
        paths: Files and folders.
        articles: Articles that were read before, and what could not be.
        previous: A case to add to; its parses and vectors are used again.
        corrections: What readers overruled; those of `previous` are applied as well.
        settings: How to build it.
        memory: What steps found in earlier runs of this process, beside what `previous` knows.
        progress: Told of every step.

    Raises:
        MissingPathError: Before any work, if a path does not exist.
        NothingReadError: If there is no article at all.
    """
    settings = settled_as_before(settings or BuildSettings(), previous)
    corrections = all_of(previous.corrections if previous else (), corrections)
    run = _Run(settings, previous, corrections, memory if memory is not None else Memory(), progress or NoProgress())
    if previous is not None:
        remember(previous, run.memory)
    encoder = _open_beside(Encoder.shared)
    taken = _take_in(paths, articles, run)
    parsed = _parse(taken.articles, taken.cleaned, run)
    encoder.join()
    if previous is None and len(parsed) > 1:
        _open_beside(Entailment.if_available)
    vectors = _encode(taken.articles, parsed, run)
    gathered = _gather(taken, parsed, vectors, run)
    account, judgements, found = _compared(gathered, run.memory, run.progress)
    return Case(
        settings=CaseSettings(
            settings.pipeline, Encoder.name, settings.known_names, settings.rules, settings.any_language
        ),
        readings=gathered.readings,
        names={p.parse.article: p.names for p in parsed},
        vectors=vectors,
        judgements=judgements,
        account=account,
        corrections=corrections,
        aside=taken.aside,
        found=found,
    )


@dataclass(frozen=True, slots=True)
class _Run:
    """What every step of one build may need: how, on top of what, and whom to tell."""

    settings: BuildSettings
    previous: Case | None
    corrections: tuple[Correction, ...]
    memory: Memory
    progress: Progress


@dataclass(frozen=True, slots=True)
class _TakenIn:
    """The articles with their zones, what was rejected, and what a reader has set aside."""

    articles: list[Article]
    cleaned: tuple[CleanArticle, ...]
    rejected: tuple[Rejection, ...]
    aside: tuple[Article, ...]


def _take_in(paths: Sequence[str], given: Iterable[Article | Rejection], run: _Run) -> _TakenIn:
    """Read and clean.

    Raises:
        NothingReadError: If there is no article at all.
    """
    found, rejected = read_articles(paths, given, run.previous, run.settings, run.progress)
    found, aside = set_aside(found, run.corrections)
    kept, cleaned, foreign = clean_articles(found, run.corrections, run.settings, run.memory, run.progress)
    all_rejected = distinct_rejections([*rejected, *foreign])
    if not kept:
        first = f"{all_rejected[0].path}: {all_rejected[0].reason}" if all_rejected else ""
        raise NothingReadError(len(all_rejected), first)
    return _TakenIn(kept, cleaned, all_rejected, aside)


def _gather(taken: _TakenIn, parsed: list[ParsedArticle], vectors: Vectors, run: _Run) -> Gathered:
    """Mark, join the names of all articles, and find the claims."""
    marks, broken = _mark(taken.articles, taken.cleaned, parsed, run)
    kept, cleaned = _those_marked(taken.articles, taken.cleaned, marks)
    names = run.settings.known_names
    with step(run.progress, "joining names", None):
        given = (tuple(kept), cleaned, tuple(marks), names)
        linked = run.memory.recall("link", given, lambda: link(kept, cleaned, marks, known_names=names))
        entities = correct_entities(linked, run.corrections)
    readings, silent = _claim(kept, cleaned, marks, entities, run)
    rejected = distinct_rejections([*taken.rejected, *broken, *silent])
    return Gathered(readings, vectors, linked, entities, rejected, run.corrections, run.settings.rules)


@dataclass(frozen=True, slots=True)
class Gathered:
    """All articles read, ready to be held against one another.

    Attributes:
        readings: One an article.
        vectors: Rows of sentence vectors by article id.
        linked: Who and what is named, as the program found.
        entities: The same as readers corrected it.
        rejected: What was not taken in.
        corrections: What readers overruled.
        rules: A user's own relations and rules of events.
    """

    readings: tuple[Reading, ...]
    vectors: Vectors
    linked: tuple[Entity, ...]
    entities: tuple[Entity, ...]
    rejected: tuple[Rejection, ...]
    corrections: tuple[Correction, ...]
    rules: OwnRules


def _compared(of: Gathered, memory: Memory, progress: Progress) -> tuple[Account, tuple[Judgement, ...], Found]:
    """Return the account of articles, how their claims stand to one another, and what was found before corrections."""
    readings, entities, rows, corrections = of.readings, of.entities, Rows(of.vectors), of.corrections
    with step(progress, "tracing copies", None):
        traced = memory.recall("lineage", (readings, rows), lambda: find_lineage(readings, of.vectors))
        found_origins = memory.recall("origins", (readings, traced), lambda: find_origins(readings, traced))
        lineage = correct_lineage(traced, corrections)
        grouped = found_origins if lineage == traced else find_origins(readings, lineage)
        origins = correct_origins(grouped, corrections)
    origins_of = Support(lineage, origins).behind
    with step(progress, "comparing claims", None):
        given = (readings, rows, entities, found_origins)
        joined, judgements = memory.recall("join", given, lambda: _join(of, found_origins))
        alignment = counted(joined, readings, origins_of)
        settled = settle(alignment.statements, readings, entities, alignment.conflicts)
        statements = correct_statements(settled, corrections, readings=readings, behind=origins_of)
    told = (readings, rows, entities, lineage, origins, statements, of.rules)
    with step(progress, "finding relations", None):
        relations = memory.recall("relations", told, lambda: _relate(of, statements, origins_of))
        conflicts = correct_conflicts((*alignment.conflicts, *relations.conflicts), corrections)
    with step(progress, "finding events", None):
        events = memory.recall("events", told, lambda: _events(of, statements, origins_of, memory))
    with step(progress, "writing the account", None):
        material = AccountMaterial(
            readings=readings,
            rejected=of.rejected,
            lineage=lineage,
            origins=origins,
            entities=entities,
            statements=with_status(by_support(statements), conflicts, {c.id: c for r in readings for c in r.claims}),
            conflicts=conflicts,
            relations=relations.relations,
            events=events,
            generator=f"rashomon {__version__}",
        )
        account = build_account(material)
    found = Found(program_mark(), of.linked, traced, found_origins, joined)
    return account, judgements, found


def remember(previous: Case, memory: Memory) -> None:
    """Tell a memory what the steps found for a case that was kept, if it was this program that found it."""
    found, account = previous.found, previous.account
    if found is None or found.program != program_mark():
        return
    readings, rows = previous.readings, Rows(previous.vectors)
    here = _mentioned_in(account.entities)
    for r in readings:
        name = r.article.id
        parsed = ParsedArticle(r.marks.parse, previous.names.get(name, ()))
        memory.note("mark", (r.clean, parsed), r.marks, of=name)
        memory.note("claim", (r.clean, r.marks, tuple(here.get(name, ()))), r.claims, of=name)
    if tuple(r.article for r in readings) != account.articles:
        return  # articles came or went since: what was found of all of them together is another matter
    texts = account.articles, tuple(r.clean for r in readings), tuple(r.marks for r in readings)
    memory.note("link", (*texts, previous.settings.known_names), found.entities)
    memory.note("lineage", (readings, rows), found.lineage)
    memory.note("origins", (readings, found.lineage), found.origins)
    memory.note("join", (readings, rows, account.entities, found.origins), (found.joined, previous.judgements))


def _events(of: Gathered, told: tuple[Statement, ...], origins_of: OriginsOf, memory: Memory) -> tuple[Event, ...]:
    rules = of.rules
    request = EventRequest(
        readings=of.readings,
        vectors=of.vectors,
        entities=of.entities,
        statements=told,
        origins_behind=origins_of,
        rules=event_rules(EventFiles(rules.actors, rules.agents, rules.verbs, rules.types)),
        encode=Encoder.shared().encode,
        two=TwoParties(of.entities, country_name, find_capital),
    )
    given = (of.readings, Rows(of.vectors), of.entities, rules)
    return find_events(request, memory.recall("code events", given, lambda: code_events(request)))


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
    return Reading(article, clean, marks, _claims(article, clean, marks, entities)), entities


def check_case(case: Case) -> CheckCase:
    """Return the part of a case that a claim is held against."""
    account = case.account
    behind = partial(origins_of_spans, lineage=account.lineage, origins=account.origins, readings=case.readings)
    return CheckCase(
        readings=case.readings,
        vectors=case.vectors,
        entities=account.entities,
        lineage=account.lineage,
        origins=account.origins,
        statements=account.statements,
        origins_of_spans=behind,
        encode=Encoder.shared().encode,
        entailment=Entailment.if_available(),
        second=Entailment.if_available(SECOND),
    )


def _open_beside(opening: Callable[[], object]) -> Thread:
    """Open a model beside other work; what goes wrong is told when it is used."""

    def open_it() -> None:
        with suppress(RashomonError):
            opening()

    thread = Thread(target=open_it, daemon=True)
    thread.start()
    return thread


def _parse(articles: list[Article], cleaned: Sequence[CleanArticle], run: _Run) -> list[ParsedArticle]:
    """Parse the articles; one whose zones are as in the case before keeps its parse."""
    known: dict[str, ParsedArticle] = {}
    previous, pipeline = run.previous, run.settings.pipeline
    if previous and previous.settings.pipeline == pipeline:
        zones = {clean.article: _parsed_zones(clean) for clean in cleaned}
        known = {
            r.article.id: ParsedArticle(r.marks.parse, previous.names[r.article.id])
            for r in previous.readings
            if zones.get(r.article.id) == _parsed_zones(r.clean)
        }
    todo = [(a, c) for a, c in zip(articles, cleaned, strict=True) if a.id not in known]
    found = parse_articles([a for a, _ in todo], [c for _, c in todo], pipeline=pipeline)
    for parsed in each(run.progress, "parsing", found, total=len(todo)):
        known[parsed.parse.article] = parsed
    return [known[article.id] for article in articles]


def _parsed_zones(clean: CleanArticle) -> list[tuple[str, int, int]]:
    return [(z.kind, z.span.start, z.span.end) for z in clean.zones if z.kind != "boilerplate"]


def _encode(articles: list[Article], parsed: list[ParsedArticle], run: _Run) -> Vectors:
    """Return the vectors of every sentence; those of an unchanged parse are kept."""
    vectors: Vectors = {}
    previous = run.previous
    old = {r.article.id: r.marks.parse.sentences for r in previous.readings} if previous else {}
    encoder = Encoder.shared()
    for article, found in each(run.progress, "encoding", list(zip(articles, parsed, strict=True))):
        sentences = found.parse.sentences
        if previous and old.get(article.id) == sentences and article.id in previous.vectors:
            vectors[article.id] = previous.vectors[article.id]
        else:
            fresh = encoder.encode([s.span.of(article.text) for s in sentences], names=True)
            # The case keeps half precision: what is computed now must equal what is computed after a reload.
            vectors[article.id] = fresh.astype(np.float16).astype(np.float32)
    return vectors


def _mark(
    articles: list[Article], cleaned: Sequence[CleanArticle], parsed: list[ParsedArticle], run: _Run
) -> tuple[list[Marks], list[Rejection]]:
    """Return the annotations of the articles; names depend on the parse alone, so an unchanged parse keeps them."""
    together = list(zip(articles, cleaned, parsed, strict=True))
    known = {r.article.id: r.marks for r in run.previous.readings} if run.previous else {}
    found = []
    for article, clean, its in each(run.progress, "marking names, times, numbers", together):
        old = known.get(article.id)
        mentions = old.mentions if old is not None and old.parse is its.parse else None
        marking = partial(mark_article, article, clean, its, mentions=mentions)
        work = partial(attempt, "mark", article, marking, run.settings)
        found.append(run.memory.recall("mark", (clean, its), work, of=article.id))
    Encoder.shared().forget_names()
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
    run: _Run,
) -> tuple[tuple[Reading, ...], list[Rejection]]:
    """Return the readings; an article whose claims cannot be found stays, without claims, and is told of."""
    together = list(zip(articles, cleaned, marks, strict=True))
    readings: list[Reading] = []
    silent: list[Rejection] = []
    here = _mentioned_in(entities)
    for article, clean, found in each(run.progress, "finding claims", together):
        named = tuple(here.get(article.id, ()))
        work = partial(attempt, "claim", article, partial(_claims, article, clean, found, named), run.settings)
        claims = run.memory.recall("claim", (clean, found, named), work, of=article.id)
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


def _join(of: Gathered, origins: tuple[Origin, ...]) -> tuple[Joined, tuple[Judgement, ...]]:
    request = AlignRequest(
        readings=of.readings,
        vectors=of.vectors,
        entities=of.entities,
        origins=origins,
        encode=Encoder.shared().encode,
        entailment=Entailment.if_available(),
        country_name=country_name,
        capital=find_capital,
    )
    return join(request)


def _relate(of: Gathered, statements: tuple[Statement, ...], origins_of: OriginsOf) -> Relations:
    return find_relations(
        RelationRequest(
            readings=of.readings,
            entities=of.entities,
            statements=statements,
            origins_behind=origins_of,
            country_name=country_name,
            capital=find_capital,
            schema=schema_of(of.rules.relations) if of.rules.relations else None,
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
    "remember",
    "why_not",
]
