"""The part of the JSON API that writes, of a case or of a pile: corrections, reports, and how far the work is."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Depends, HTTPException, Request

from rashomon.desk.adding import pasted
from rashomon.desk.intake import Pasted
from rashomon.desk.jobs import Job
from rashomon.desk.ledger import ledger_of
from rashomon.desk.proposing import Proposal
from rashomon.desk.safety import check_token, page_token
from rashomon.desk.shapes import CorrectionShape, JobShape, NewArticle, NewCorrection, Refusal, TakingBack
from rashomon.desk.works import works_of
from rashomon.model import to_plain


def with_token(request: Request) -> None:
    """Refuse a write without the token."""
    check_token(request, None)


WRITE: dict[int | str, dict[str, Any]] = {
    403: {"model": Refusal, "description": "The header `X-Desk-Token` is absent or wrong."},
    409: {"model": Refusal, "description": "It makes no sense for what is here; the detail says why."},
    413: {"model": Refusal, "description": "More was sent than is taken at once."},
}
ABSENT: dict[int | str, dict[str, Any]] = {404: {"model": Refusal, "description": "There is nothing of that id."}}
router = APIRouter(prefix="/api/v1", tags=["writing"])
Guarded = [Depends(with_token)]


@router.get("/token")
def token(request: Request) -> dict[str, str]:
    """The token that a write must bring in the header `X-Desk-Token`."""
    return {"token": page_token(request.app.state.settings)}


@router.get("/corrections", response_model=list[CorrectionShape])
def corrections(request: Request) -> Any:
    """All corrections, in the order made."""
    return [to_plain(c) for c in ledger_of(request).kept()]


@router.post("/corrections", response_model=JobShape, status_code=202, responses=WRITE, dependencies=Guarded)
def correct(request: Request, asked: NewCorrection) -> Any:
    """Keep a correction; the account follows when the job is done. A pile takes merge-stories and split-story."""
    ledger_of(request).keep(
        Proposal(asked.kind, asked.by, asked.why, tuple(asked.targets), tuple(asked.out), asked.value, asked.words)
    )
    return job_as_plain(works_of(request).follow_corrections())


@router.post(
    "/corrections/{name}/undo",
    response_model=JobShape,
    status_code=202,
    responses={**WRITE, **ABSENT},
    dependencies=Guarded,
)
def take_back(request: Request, name: str, asked: TakingBack) -> Any:
    """Take a correction back; the record stays."""
    ledger_of(request).undo(name, asked.by, asked.why)
    return job_as_plain(works_of(request).follow_corrections())


@router.post("/articles", response_model=JobShape, status_code=202, responses=WRITE, dependencies=Guarded)
def add(request: Request, asked: NewArticle) -> Any:
    """Add a report: its text, or its page's HTML. In a pile it joins a story or opens one."""
    given = Pasted(asked.text, asked.outlet, asked.date, asked.address)
    return job_as_plain(works_of(request).add(pasted(given, request.app.state.settings), "Adding text"))


@router.get("/jobs/{name}", response_model=JobShape, responses=ABSENT)
def job(request: Request, name: str) -> Any:
    """How far a job is."""
    found = works_of(request).job(name)
    if found is None:
        raise HTTPException(404, "There is nothing of that id.")
    return job_as_plain(found)


def job_as_plain(job: Job) -> dict[str, Any]:
    """Return how far a job is, as data."""
    return {
        "id": job.id,
        "title": job.title,
        "state": job.state,
        "step": job.step,
        "count": job.count,
        "total": job.total,
        "taken": job.taken,
        "rejected": [{"path": r.path, "step": r.step, "reason": r.reason} for r in job.rejected],
        "message": job.message,
        "since": job.since,
        "revision": job.revision,
    }
