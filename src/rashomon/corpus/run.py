"""The steps over a pile, in order: each goes on after its last finished partition.

read -> clean -> dedup -> stories -> annotate (with lineage)
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from typing import Any

from rashomon.corpus import cleaning, copies, reading, storying
from rashomon.corpus.engine import Engine, Job, Step, cores, start_engine
from rashomon.corpus.layout import Layout
from rashomon.corpus.place import exists, inside, read_bytes, write_bytes
from rashomon.corpus.settings import CorpusSettings
from rashomon.errors import CorpusError, NothingReadError, WorkerError
from rashomon.progress import NoProgress, Progress

STEPS = ("clean", "dedup", "stories", "lineage", "annotate")
RUN_FILE = "_run.json"
FORMAT = 3
_DEATHS = 4  # how often in a row workers may die without finishing a partition


def run_corpus(
    source: str,
    out: str,
    *,
    until: str = STEPS[-1],
    settings: CorpusSettings | None = None,
    progress: Progress | None = None,
) -> dict[str, int]:
    """Work on a pile of articles up to a step and return how many rows of what there are.

    What an earlier run finished is kept. The tables depend on the input and the settings that decide, not on how many
    workers there were, where they ran, or how often the run was stopped.

    Args:
        source: A file or folder, or an address in object storage.
        out: The folder, or address, of the tables.
        until: The last step to do; those before it are done first if they are not yet.
        settings: How to work.
        progress: Told of every step, in articles.

    Raises:
        MissingPathError: There is nothing at `source`.
        CorpusError: `out` holds another pile, or a worker could not finish.
    """
    settings = settings or CorpusSettings()
    layout = Layout(out)
    files = reading.input_files(source, layout)
    _agree(layout, files, settings)
    run = _Run(layout, settings, start_engine(settings), progress or NoProgress())
    run.map("read", "reading", reading.jobs(files, out, settings.partition), reading.open_step, None)
    run.clean()
    if until != "clean":
        run.dedup()
    if until not in ("clean", "dedup"):
        run.stories()
    if until in ("lineage", "annotate"):
        run.annotate(until)
    return run.counts()


class _Run:
    """One run over a pile."""

    def __init__(self, layout: Layout, settings: CorpusSettings, engine: Engine, progress: Progress) -> None:
        self._layout = layout
        self._settings = settings
        self._engine = engine
        self._progress = progress

    def clean(self) -> None:
        """Clean what was read."""
        total = self._sum("read", "articles")
        if not total:
            raise NothingReadError(self._sum("read", "rejected"))
        jobs = cleaning.jobs(self._engine, self._layout, self._settings)
        self.map("clean", "cleaning", jobs, cleaning.open_step, total)

    def dedup(self) -> None:
        """Find near-duplicates."""
        total = self._sum("clean", "articles")
        jobs = copies.fingerprint_jobs(self._layout)
        self.map("fingerprint", "fingerprinting", jobs, copies.open_fingerprints, total, apart=False)
        with self._step("finding candidates"):
            copies.find_candidates(self._engine, self._layout)
            jobs = copies.jobs(self._engine, self._layout)
        self.map("dedup", "aligning copies", jobs, copies.open_step, None, apart=False)
        copies.write_groups(self._layout)

    def stories(self) -> None:
        """Sort the articles into stories."""
        opened = partial(storying.open_step, self._threads())
        self.map("lead", "encoding leads", storying.jobs(self._layout), opened, self._sum("clean", "articles"))
        with self._step("grouping stories"):
            storying.write_stories(self._layout)

    def annotate(self, step: str) -> None:
        """Work on the articles of one story or group of copies together, on all that is in them or on copying alone."""
        from rashomon.corpus import annotating  # loaded late: the steps before it do without the models' modules

        name, opened = {
            "lineage": ("tracing copies", annotating.open_lineage),
            "annotate": ("annotating", annotating.open_step),
        }[step]
        with self._step("bringing together"):
            pairs = [*copies.copy_pairs(self._layout), *storying.story_pairs(self._layout)]
            jobs = annotating.jobs(self._engine, self._layout, pairs, self._settings)
        total = self._sum("clean", "articles") if step == "annotate" else None
        self.map(step, name, jobs, partial(opened, self._threads()), total)

    def _threads(self) -> int:
        return max(1, cores() // self._engine.workers)

    @contextmanager
    def _step(self, name: str) -> Iterator[None]:
        self._progress.start(name, None)
        yield
        self._progress.finish()

    def map(
        self,
        step: str,
        name: str,
        jobs: Sequence[Job],
        opened: Callable[[], Step],
        total: int | None,
        *,
        apart: bool = True,
    ) -> None:
        """Do the jobs of a step that are not done yet.

        A worker that dies costs the partition it was at; the others and this one are given out again, at most as
        long as that gets the step on.
        """
        self._progress.start(name, total)
        done = self._layout.done(step)
        self._progress.advance(sum(report["articles"] for report in done.values()))
        deaths = 0
        while left := [job for job in jobs if job["unit"] not in done]:
            try:
                for report in self._engine.work(step, left, opened, apart=apart):
                    if "failed" in report:
                        raise CorpusError(report["failed"], remedy=report["remedy"])
                    self._progress.advance(report["articles"])
                    deaths = 0
            except WorkerError:
                deaths += 1
                if deaths >= _DEATHS:
                    raise
            done = self._layout.done(step)
        self._progress.finish()

    def counts(self) -> dict[str, int]:
        """Return how many of what there are."""
        marked = "annotate" if self._layout.done("annotate") else "lineage"
        rejected = sum(self._sum(step, "rejected") for step in ("read", "clean", marked))
        found = {
            "read": self._sum("read", "articles"),
            "articles": self._sum("clean", "articles"),
            "rejected": rejected,
        }
        if groups := self._layout.done("groups"):
            found["copy groups"] = groups["all"]["groups"]
            found["articles in copy groups"] = groups["all"]["articles"]
        if stories := self._layout.done("stories"):
            found["stories of several articles"] = stories["all"]["stories"]
        if annotated := self._layout.done("annotate"):
            found["annotated"] = sum(report["articles"] for report in annotated.values())
        return found

    def _sum(self, step: str, what: str) -> int:
        return sum(report[what] for report in self._layout.done(step).values())


def _agree(layout: Layout, files: Sequence[tuple[str, int]], settings: CorpusSettings) -> None:
    """Make sure that what lies at the place of the tables was made from the same files in the same way."""
    mine: dict[str, Any] = {"format": FORMAT, "files": [list(f) for f in files], "settings": settings.that_decide()}
    place = inside(layout.root, RUN_FILE)
    if not exists(place):
        write_bytes(place, json.dumps(mine, sort_keys=True).encode("ascii"))
        return
    found = json.loads(read_bytes(place))
    for what, name in (("format", "another version"), ("settings", "other settings"), ("files", "other input files")):
        if found.get(what) != mine[what]:
            raise CorpusError(
                f"{layout.root!r} holds tables that were made with {name}.",
                remedy="Give another folder, or remove this one to begin again.",
            )
