"""A mixed pile in a person's hands: sorted into stories, each told in a folder of its own, and added to."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain
from pathlib import Path

from rashomon import __version__
from rashomon.casework import CASE_NAME, OpenCase, corrections_in, open_case, replace_file, together
from rashomon.clean import clean_article
from rashomon.corrections import all_of, correct_stories
from rashomon.errors import CaseError, NothingReadError
from rashomon.model import Article, Correction, Lead, PileStory, Placed, Rejection, ToldStory, content_id
from rashomon.pipeline import BuildSettings, address, attempt, build_case, why_not
from rashomon.progress import NoProgress, Progress, step
from rashomon.read import read_paths
from rashomon.store.base import Case
from rashomon.store.pile import Entered, SqlitePile
from rashomon.store.sqlite import SqliteCase
from rashomon.store.turns import in_turn
from rashomon.tell import merged_html, stories_html, stories_json
from rashomon.trace.stories import RunningStories, group_stories, lead_of, lead_vectors

PILE_NAME = "stories.db"
_TURN = ".stories.lock"
_GENERATOR = f"rashomon {__version__}"
_NAME = re.compile(r"[^a-z0-9]+")
_ENCODED_AT_ONCE = 64
_MOST_TRIES = 5


@dataclass(frozen=True, slots=True)
class SortedPile:
    """What a run made.

    Attributes:
        folder: Where it lies.
        stories: All stories of the pile.
        told: Ids of the stories whose accounts this run wrote.
        placed: Where each new article went; empty when a pile was sorted for the first time.
        rejected: What was not taken in.
        articles: How many articles the pile has.
    """

    folder: Path
    stories: tuple[ToldStory, ...]
    told: tuple[str, ...]
    placed: tuple[Placed, ...]
    rejected: tuple[Rejection, ...]
    articles: int


def is_pile(folder: Path) -> bool:
    """Tell whether a folder holds a pile that was sorted before."""
    return (folder / PILE_NAME).is_file()


def sort_pile(
    paths: Sequence[str],
    folder: str | os.PathLike[str],
    *,
    articles: Iterable[Article | Rejection] = (),
    at_least: int | None = None,
    settings: BuildSettings | None = None,
    progress: Progress | None = None,
) -> SortedPile:
    """Sort reports into stories and tell each; reports come to those that the folder already holds.

    Articles are read, cleaned and sorted by their headlines and first words; only those of stories that are told are
    parsed. A story whose articles did not change is not told again. Stories that readers joined or parted stay so. Two
    runs on one folder go one after the other.

    Args:
        paths: Files and folders; none to sort again what is there, as after a correction.
        folder: Where index.html, stories.json, stories.db and a folder for each story are written.
        articles: Articles that were read before, and what could not be.
        at_least: Reports that a story must have to be told, all are listed; None for what was asked for last.
        settings: How accounts are built.
        progress: Told of every step.

    Raises:
        MissingPathError: Before any work, if a path does not exist.
        NothingReadError: If there is no article at all.
    """
    settings, progress = settings or BuildSettings(), progress or NoProgress()
    target = Path(folder)
    paths_read = read_paths(paths, limits=settings.limits)  # a missing path is told before the folder is made
    target.mkdir(parents=True, exist_ok=True)
    turn = in_turn(target / _TURN, waiting=partial(_wait, progress))
    with SqlitePile(target / PILE_NAME, create=True) as store, turn:
        found = chain(articles, paths_read)
        return _sort(target, store, found, at_least, settings, progress)


def _wait(progress: Progress) -> None:
    """Tell that somebody else is at the pile: what they do is not undone, and this run sees it."""
    with step(progress, "waiting for another run on this pile", None):
        pass


def _sort(
    target: Path,
    store: SqlitePile,
    given: Iterable[Article | Rejection],
    at_least: int | None,
    settings: BuildSettings,
    progress: Progress,
) -> SortedPile:
    leads, vectors = store.leads()
    before, rejected = store.stories(), list(store.rejected())
    least = at_least or store.at_least()
    found = _read(given, {lead.article for lead in leads}, rejected, settings, progress)
    entered = _enter(found, progress)
    if not entered and not leads:
        raise NothingReadError(len(rejected))
    fresh = [one.lead for one in entered]
    vectors |= {one.lead.article: one.vector for one in entered}
    progress.start("sorting into stories", None)
    placed: list[Placed] = []
    if leads:
        running = RunningStories.resumed(leads, vectors, store.grouped())
        placed = [running.add(lead, vectors) for lead in sorted(fresh, key=_coming)]
        grouped = running.stories()
    else:
        grouped = group_stories(fresh, vectors)
    corrections = store.corrections()
    stories = correct_stories(grouped, corrections, {lead.article: lead for lead in (*leads, *fresh)})
    progress.finish()
    told = _carried_over(stories, before)
    distinct = tuple(dict.fromkeys(rejected))
    store.save(entered, told, distinct, grouped=grouped, at_least=least)
    written = _Teller(target, store, before, settings).tell(told, least, progress)
    by_id = {one.story.id: one for one in written}
    told = tuple(by_id.get(one.story.id, one) for one in told)
    store.save((), told, distinct)
    _write_lists(target, store, told, distinct)
    return SortedPile(target, told, tuple(by_id), tuple(placed), distinct, len(vectors))


def _read(
    found: Iterable[Article | Rejection],
    known: set[str],
    rejected: list[Rejection],
    settings: BuildSettings,
    progress: Progress,
) -> Iterator[tuple[Article, Lead]]:
    """Yield new articles with what is looked at of them."""
    progress.start("reading", None)
    for article in found:
        progress.advance()
        if isinstance(article, Rejection):
            rejected.append(article)
        elif article.id not in known:
            known.add(article.id)
            clean = attempt("clean", article, partial(clean_article, article), settings)
            if isinstance(clean, Rejection):
                rejected.append(clean)
            elif reason := why_not(clean, settings):
                rejected.append(Rejection(address(article), "clean", reason))
            else:
                yield article, lead_of(article, clean)
    progress.finish()


def _enter(found: Iterable[tuple[Article, Lead]], progress: Progress) -> list[Entered]:
    pairs = list(found)
    entered: list[Entered] = []
    progress.start("encoding leads", len(pairs))
    for start in range(0, len(pairs), _ENCODED_AT_ONCE):
        some = pairs[start : start + _ENCODED_AT_ONCE]
        vectors = lead_vectors([lead for _, lead in some])
        # The file keeps half precision: what is sorted now must equal what is sorted after it was opened again.
        entered += [Entered(a, lead, vectors[a.id].astype("float16").astype("float32")) for a, lead in some]
        progress.advance(len(some))
    progress.finish()
    return entered


def _coming(lead: Lead) -> tuple[str, str]:
    return lead.published or "~", lead.article


def _carried_over(stories: Sequence[PileStory], before: Sequence[ToldStory]) -> tuple[ToldStory, ...]:
    """Return the stories with what was known of their accounts."""
    old = {one.story.id: one for one in before}
    return tuple(replace(old[s.id], story=s) if s.id in old else ToldStory(s) for s in stories)


class _Teller:
    """Writes the accounts of stories that changed; parses of their earlier accounts are used again."""

    def __init__(self, target: Path, store: SqlitePile, before: Sequence[ToldStory], settings: BuildSettings) -> None:
        self._target, self._store, self._settings = target, store, settings
        self._before = before
        self._folders = {one.story.id: one.folder for one in before if one.folder}

    def tell(self, stories: Sequence[ToldStory], at_least: int, progress: Progress) -> list[ToldStory]:
        """Return the stories that were told, with their folders and counts."""
        wanted = [
            one for one in stories if len(one.story.articles) >= at_least and one.told != _digest(one.story.articles)
        ]
        progress.start("telling stories", len(wanted))
        written = []
        for one in wanted:
            written.append(self._told(one))
            progress.advance()
        progress.finish()
        for told in written:  # only now, for several stories may come out of the case of one
            self._point_to(told)
        return written

    def _told(self, one: ToldStory) -> ToldStory:
        story = one.story
        folder = one.folder or _folder_name(story)
        for _ in range(_MOST_TRIES):
            revision = self._revision(folder)
            previous, corrections = self._earlier(one)
            known = {reading.article.id for reading in previous.readings} if previous else set()
            articles = self._store.articles(a for a in story.articles if a not in known)
            case = build_case(
                (), articles=articles, previous=previous, corrections=corrections, settings=self._settings
            )
            if self._revision(folder) == revision:  # else somebody corrected the story meanwhile: tell it with that
                break
        OpenCase(case).write(self._target / folder)
        account = case.account
        conflicts = sum(1 for conflict in account.conflicts if conflict.relation == "conflict")
        return replace(
            one,
            folder=folder,
            told=_digest(story.articles),
            origins=len(account.origins),
            statements=len(account.statements),
            conflicts=conflicts,
        )

    def _revision(self, folder: str) -> int:
        """Return how often a story's case was written to or corrected, 0 if it is not there."""
        try:
            with SqliteCase(self._target / folder / CASE_NAME) as store:
                return store.revision() + len(store.corrections())
        except CaseError:
            return 0

    def _earlier(self, one: ToldStory) -> tuple[Case | None, tuple[Correction, ...]]:
        """Return what is known of the articles of a story from the cases that held them, and what readers corrected.

        The case of the story itself comes first; articles that have left it are left out.
        """
        wanted = set(one.story.articles)
        holders = [b for b in self._before if b.folder and wanted.intersection(b.story.articles)]
        holders.sort(key=lambda b: b.folder != one.folder)
        base: Case | None = None
        corrections: tuple[Correction, ...] = ()
        for holder in holders:
            folder = self._target / (holder.folder or "")
            try:
                found = open_case(folder).case
                corrections = all_of(corrections, corrections_in(folder))
            except CaseError:  # gone, damaged or older: what it held is read anew from the articles of the pile
                continue
            base = found if base is None else together(base, found)
        if base is None:
            return None, corrections
        kept = tuple(r for r in base.readings if r.article.id in wanted)
        aside = tuple(a for a in base.aside if a.id in wanted)
        return (replace(base, readings=kept, aside=aside) if kept else None), corrections

    def _point_to(self, told: ToldStory) -> None:
        """Leave word where the accounts of stories were that are part of this one now."""
        for name in told.story.merged:
            folder = self._folders.get(name)
            if folder and folder != told.folder:
                for left in ("account.json", "account.md", CASE_NAME):
                    (self._target / folder / left).unlink(missing_ok=True)
                page = merged_html(name, told.folder or "", told.story.title, _GENERATOR)
                replace_file(self._target / folder / "index.html", page)


def _digest(articles: Sequence[str]) -> str:
    return content_id("pil", *sorted(articles))


def _folder_name(story: PileStory) -> str:
    """Return a name that a person can read and that no other story has."""
    words = _NAME.sub("-", story.title.casefold()).strip("-")[:48].strip("-")
    return "-".join(part for part in (story.start or "undated", words, story.id.rpartition("-")[2][:8]) if part)


def _write_lists(target: Path, store: SqlitePile, stories: Sequence[ToldStory], rejected: Sequence[Rejection]) -> None:
    paths = store.paths()
    places = {lead.article: (paths[lead.article], lead) for lead in store.leads()[0]}
    replace_file(target / "stories.json", stories_json(stories, places, rejected, _GENERATOR))
    replace_file(target / "index.html", stories_html(stories, places, rejected, _GENERATOR))


__all__ = ["PILE_NAME", "SortedPile", "is_pile", "sort_pile"]
