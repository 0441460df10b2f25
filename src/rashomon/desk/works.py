"""Work beside the pages of a desk, whether it shows a case or a pile: reports and corrections are worked in."""

from __future__ import annotations

from abc import ABC, abstractmethod

from fastapi import Request

from rashomon.desk.intake import Intake
from rashomon.desk.jobs import Job, Jobs


class Works(ABC):
    """Does one job after the other."""

    def __init__(self) -> None:
        self._jobs = Jobs()

    def job(self, name: str) -> Job | None:
        """Return the job of that name."""
        return self._jobs.job(name)

    def running(self) -> Job | None:
        """Return the job that is being done or waits, None if all is done."""
        return self._jobs.running()

    @abstractmethod
    def follow_corrections(self) -> Job:
        """Work the corrections in; one job that still waits does for all."""

    @abstractmethod
    def add(self, intake: Intake, title: str) -> Job:
        """Take in what was given; its folder is removed afterwards."""

    def close(self) -> None:
        """End the thread after the job it is at."""
        self._jobs.close()


def works_of(request: Request) -> Works:
    """Return the work of the desk that a request came to."""
    works: Works = request.app.state.works
    return works
