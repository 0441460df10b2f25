"""Articles into a case: read, cleaned, and turned away with a reason where they cannot be used."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import chain
from typing import TypeVar

from rashomon.clean import clean_article, refine
from rashomon.corrections import correct_clean, taken_out
from rashomon.errors import RashomonError
from rashomon.language.pipeline import DEFAULT_PIPELINE
from rashomon.memory import Memory
from rashomon.model import Article, CleanArticle, Correction, KnownName, OwnRules, Rejection
from rashomon.progress import Progress, each, step
from rashomon.read import ReadLimits, read_paths
from rashomon.store.base import Case

T = TypeVar("T")
READ_LANGUAGE = "en"


@dataclass(frozen=True, slots=True)
class BuildSettings:
    """How a case is built.

    Attributes:
        pipeline: Name of an installed spaCy pipeline.
        limits: What is too big to be read.
        any_language: Take articles in other languages than English, too.
        strict: Let an error inside a step through instead of rejecting the article that it happened on.
        known_names: A user's own names, preferred over what the reports give; none to keep those of the case before.
        rules: A user's own relations and rules of events, beside those that are shipped; none to keep those of the
            case before.
    """

    pipeline: str = DEFAULT_PIPELINE
    limits: ReadLimits = field(default_factory=ReadLimits)
    any_language: bool = False
    strict: bool = False
    known_names: tuple[KnownName, ...] = ()
    rules: OwnRules = field(default_factory=OwnRules)


def settled_as_before(settings: BuildSettings, previous: Case | None) -> BuildSettings:
    """Return the settings with what the case before was built with, where nothing else is asked for."""
    if previous is None:
        return settings
    before = previous.settings
    return replace(
        settings,
        known_names=settings.known_names or before.known_names,
        rules=settings.rules.over(before.rules),
        any_language=settings.any_language or before.any_language,
    )


def read_articles(
    paths: Sequence[str],
    given: Iterable[Article | Rejection],
    previous: Case | None,
    settings: BuildSettings,
    progress: Progress,
) -> tuple[list[Article], list[Rejection]]:
    """Return the articles of the case before, of those given and of those at the paths, and what could not be read."""
    articles = [*(reading.article for reading in previous.readings), *previous.aside] if previous else []
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


def set_aside(
    articles: Sequence[Article], corrections: Sequence[Correction]
) -> tuple[list[Article], tuple[Article, ...]]:
    """Return the articles that belong to the story, and those that readers took out of it."""
    out = taken_out(corrections)
    return [a for a in articles if a.id not in out], tuple(a for a in articles if a.id in out)


def clean_articles(
    articles: list[Article],
    corrections: Sequence[Correction],
    settings: BuildSettings,
    memory: Memory,
    progress: Progress,
) -> tuple[list[Article], tuple[CleanArticle, ...], list[Rejection]]:
    """Return the articles that come in, what was found in them as readers corrected it, and what does not come in."""
    kept: list[Article] = []
    cleaned: list[CleanArticle] = []
    rejected: list[Rejection] = []
    for article in each(progress, "cleaning", articles):
        work = partial(attempt, "clean", article, partial(clean_article, article), settings)
        clean = memory.recall("clean", (article,), work, of=article.id)
        if isinstance(clean, Rejection):
            rejected.append(clean)
        elif reason := why_not(clean, settings):
            rejected.append(Rejection(address(article), "clean", reason))
        else:
            kept.append(article)
            cleaned.append(clean)
    # Applied before, so that other articles are dated by what a reader set, and after, so that nothing overrules it.
    corrected = correct_clean(cleaned, corrections)
    refined = memory.recall("refine", (tuple(kept), corrected), lambda: refine(kept, corrected))
    return kept, correct_clean(refined, corrections), rejected


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


def distinct_rejections(rejected: Iterable[Rejection]) -> tuple[Rejection, ...]:
    """Return each rejection once."""
    return tuple(dict.fromkeys(rejected))
