"""Work beside the pages: one job after the other, in a thread of its own, with progress."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from queue import Queue
from typing import Literal

from rashomon.errors import RashomonError
from rashomon.model import Rejection, content_id

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


class Jobs:
    """Does jobs one after the other in a thread of its own."""

    def __init__(self) -> None:
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

    def begin(self, title: str, work: Callable[[Job], None], *, since: int = 0, once: bool = False) -> Job:
        """Do some work when what waits before it is done.

        Args:
            title: What is done, in words.
            work: Does it, and tells the job how far it is.
            since: The revision before.
            once: A job of this title that still waits does for this one, too.
        """
        with self._lock:
            if once:
                for job in self._jobs.values():
                    if job.state == "waiting" and job.title == title:
                        return job
            self._count += 1
            job = Job(content_id("job", self._count, title, id(self)), title, since)
            self._jobs[job.id] = job
            while len(self._jobs) > MOST_KEPT:
                self._jobs.popitem(last=False)
            self._queue.put((job, work))
            return job

    def close(self) -> None:
        """End the thread after the job it is at."""
        self._queue.put(None)

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
