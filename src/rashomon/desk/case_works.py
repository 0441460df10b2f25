"""The work of one case: reports and corrections are worked in."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.casework import CASE_NAME
from rashomon.desk.intake import Intake, read_in
from rashomon.desk.jobs import Job
from rashomon.desk.shelf import Shelf, Shown
from rashomon.desk.works import Works
from rashomon.model import Article, Rejection
from rashomon.store.sqlite import SqliteCase

FOLLOWING = "Working the corrections in"


class CaseWorks(Works):
    """Works out the case again, one job after the other.

    Args:
        shelf: Where the case stands.
    """

    def __init__(self, shelf: Shelf) -> None:
        super().__init__()
        self._shelf = shelf

    def follow_corrections(self) -> Job:
        """Work the corrections in."""
        since = self._shelf.current().revision
        return self._jobs.begin(FOLLOWING, lambda job: self._work_out(job, ()), since=since, once=True)

    def add(self, intake: Intake, title: str) -> Job:
        """Take in what was given."""
        since = self._shelf.current().revision
        return self._jobs.begin(title, lambda job: self._take_in(job, intake), since=since)

    def _take_in(self, job: Job, intake: Intake) -> None:
        read = read_in(intake, job)
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
