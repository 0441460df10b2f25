"""Work beside the pages: the case is worked out again, one job after the other, with progress."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from queue import Queue
from typing import Literal

from rashomon.casework import CASE_NAME
from rashomon.desk.intake import Intake
from rashomon.desk.shelf import Shelf, Shown
from rashomon.errors import RashomonError
from rashomon.model import Article, Rejection, content_id
from rashomon.store.sqlite import SqliteCase

MOST_KEPT = 200
JobState = Literal["waiting", "running", "done", "failed"]


@dataclass
class Job:
    """One piece of work and how far it is; the pipeline reports to it.

    Attributes:
        id: Its name in addresses.
        title: What is done, in words.
        state: Where it stands.
        step, count, total: The running step, how much of it is done, and of how much (None = not known).
        steps: Steps that are done.
        rejected: What was not taken in, with reasons.
        taken: How many articles came in.
        message: What went wrong, or "".
        since: The revision before.
        revision: The revision after.
        over: Set when it is done or failed.
    """

    id: str
    title: str
    since: int
    state: JobState = "waiting"
    step: str = ""
    count: int = 0
    total: int | None = None
    steps: list[str] = field(default_factory=list)
    rejected: list[Rejection] = field(default_factory=list)
    taken: int = 0
    message: str = ""
    revision: int | None = None
    over: threading.Event = field(default_factory=threading.Event, repr=False)

    def start(self, step: str, total: int | None) -> None:
        """A step begins."""
        self.step, self.total, self.count = step, total, 0

    def advance(self, count: int = 1) -> None:
        """So many more are done."""
        self.count += count

    def finish(self) -> None:
        """The step has ended."""
        self.steps.append(self.step)


class Works:
    """Does jobs one after the other in a thread of its own.

    Args:
        shelf: Where the case stands.
    """

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._jobs: OrderedDict[str, Job] = OrderedDict()
        self._queue: Queue[tuple[Job, Callable[[Job], None]] | None] = Queue()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()
        self._lock = threading.Lock()
        self._count = 0

    def job(self, name: str) -> Job | None:
        """Return the job of that name."""
        return self._jobs.get(name)

    def running(self) -> Job | None:
        """Return the job that is being done or waits, None if all is done."""
        return next((j for j in list(self._jobs.values()) if j.state in ("waiting", "running")), None)

    def follow_corrections(self) -> Job:
        """Work the corrections in; one job that still waits does for all."""
        with self._lock:
            for job in self._jobs.values():
                if job.state == "waiting" and job.title == FOLLOWING:
                    return job
            return self._begin(FOLLOWING, lambda job: self._work_out(job, ()))

    def add(self, intake: Intake, title: str) -> Job:
        """Take in what was given; its folder is removed afterwards."""
        with self._lock:
            return self._begin(title, lambda job: self._take_in(job, intake))

    def close(self) -> None:
        """End the thread after the job it is at."""
        self._queue.put(None)

    def _begin(self, title: str, work: Callable[[Job], None]) -> Job:
        self._count += 1
        since = self._shelf.current().revision
        job = Job(content_id("job", self._count, title, id(self)), title, since)
        self._jobs[job.id] = job
        while len(self._jobs) > MOST_KEPT:
            self._jobs.popitem(last=False)
        self._queue.put((job, work))
        return job

    def _run(self) -> None:
        while (waiting := self._queue.get()) is not None:
            job, work = waiting
            job.state = "running"
            try:
                work(job)
                job.state = "done"
            except RashomonError as error:
                job.message, job.state = str(error), "failed"
            except Exception as error:  # noqa: BLE001  what breaks a job must not end the desk: the job says so
                job.message, job.state = f"It stopped on an error of the program ({type(error).__name__}).", "failed"
            job.over.set()

    def _take_in(self, job: Job, intake: Intake) -> None:
        try:
            job.start("reading", None)
            read = []
            for found in intake.read():
                read.append(found)
                job.advance()
            job.finish()
        finally:
            intake.close()
        job.rejected += [one for one in read if isinstance(one, Rejection)]
        if any(isinstance(one, Article) for one in read):
            self._work_out(job, read)

    def _work_out(self, job: Job, more: Sequence[Article | Rejection]) -> None:
        shown = self._shelf.current()
        known = set(shown.labels.articles)
        with SqliteCase(self._shelf.path) as store:
            corrections = store.corrections()
        grown = shown.case.add(articles=more, corrections=corrections, progress=job)
        folder = self._shelf.path.parent
        if self._shelf.path.name == CASE_NAME and (folder / "account.json").is_file():
            grown.write(folder)
        else:
            grown.save(self._shelf.path, progress=job)
        assert grown.revision is not None
        self._shelf.put(Shown(grown, grown.revision).prepare())
        job.revision = grown.revision
        asked = {a.id for a in more if isinstance(a, Article)}
        job.taken = len(asked & set(self._shelf.current().labels.articles) - known)
        new = set(grown.account.rejected) - set(shown.account.rejected) - set(job.rejected)
        job.rejected += sorted(new, key=lambda r: (r.path, r.step))


FOLLOWING = "Working the corrections in"
