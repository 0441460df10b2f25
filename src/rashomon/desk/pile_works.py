"""The work of a pile: reports come in, stories are joined and parted, and what changed is told again."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from rashomon.desk.intake import Intake, read_in
from rashomon.desk.jobs import Job
from rashomon.desk.works import Works
from rashomon.model import Article, Rejection
from rashomon.storywork import sort_pile

SORTING = "Sorting the stories again"


class PileWorks(Works):
    """Sorts the pile again, one job after the other.

    Args:
        folder: Where it lies.
    """

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder

    def follow_corrections(self) -> Job:
        """Sort again as readers corrected."""
        return self._jobs.begin(SORTING, lambda job: self._sort(job, ()), once=True)

    def add(self, intake: Intake, title: str) -> Job:
        """Take in what was given."""

        def work(job: Job) -> None:
            self._sort(job, read_in(intake, job))

        return self._jobs.begin(title, work)

    def _sort(self, job: Job, read: Sequence[Article | Rejection]) -> None:
        made = sort_pile([], self._folder, articles=read, progress=job)
        job.taken = len(made.placed)
