"""The part of the JSON API that writes: corrections, reports, and how far the work is."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, HTTPException, Query, Request
from fastapi.responses import PlainTextResponse

from rashomon.desk.adding import pasted
from rashomon.desk.changing import state_at
from rashomon.desk.correcting import keep, kept_corrections, undo
from rashomon.desk.former import snapshots
from rashomon.desk.intake import Pasted
from rashomon.desk.jobs import Job
from rashomon.desk.proposing import Proposal, propose
from rashomon.desk.reading_pages import ShownCase
from rashomon.desk.safety import check_token, page_token
from rashomon.desk.shapes import (
    ChangesShape,
    CorrectionShape,
    JobShape,
    NewArticle,
    NewCorrection,
    Refusal,
    TakingBack,
)
from rashomon.desk.works import Works
from rashomon.model import Correction, to_plain
from rashomon.tell.changes import changes
from rashomon.tell.labelled import labelled_lines


def with_token(request: Request) -> None:
    """Refuse a write without the token."""
    check_token(request, None)


WRITE: dict[int | str, dict[str, Any]] = {
    403: {"model": Refusal, "description": "The header `X-Desk-Token` is absent or wrong."},
    409: {"model": Refusal, "description": "It makes no sense for this case; the detail says why."},
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
    return [_plain(c) for c in kept_corrections(request)]


@router.get("/corrections/labelled", response_class=PlainTextResponse)
def labelled(request: Request, shown: ShownCase) -> PlainTextResponse:
    """The corrections as labelled data, one JSON object a line."""
    lines = labelled_lines(kept_corrections(request), shown.account)
    return PlainTextResponse("".join(line + "\n" for line in lines))


@router.post("/corrections", response_model=JobShape, status_code=202, responses=WRITE, dependencies=Guarded)
def correct(request: Request, shown: ShownCase, asked: NewCorrection) -> Any:
    """Keep a correction; the account follows when the job is done."""
    proposal = Proposal(
        asked.kind, asked.by, asked.why, tuple(asked.targets), tuple(asked.out), asked.value, asked.words
    )
    keep(request, propose(proposal, shown))
    return job_as_plain(_works(request).follow_corrections())


@router.post(
    "/corrections/{name}/undo",
    response_model=JobShape,
    status_code=202,
    responses={**WRITE, **ABSENT},
    dependencies=Guarded,
)
def take_back(request: Request, name: str, asked: TakingBack) -> Any:
    """Take a correction back; the record stays."""
    undo(request, name, asked.by, asked.why)
    return job_as_plain(_works(request).follow_corrections())


@router.post("/articles", response_model=JobShape, status_code=202, responses=WRITE, dependencies=Guarded)
def add(request: Request, asked: NewArticle) -> Any:
    """Add a report: its text, or its page's HTML."""
    given = Pasted(asked.text, asked.outlet, asked.date, asked.address)
    return job_as_plain(_works(request).add(pasted(given, request.app.state.settings), "Adding text"))


@router.get("/jobs/{name}", response_model=JobShape, responses=ABSENT)
def job(request: Request, name: str) -> Any:
    """How far a job is."""
    found = _works(request).job(name)
    if found is None:
        raise HTTPException(404, "There is nothing of that id.")
    return job_as_plain(found)


@router.get("/changes", response_model=ChangesShape | None, responses={409: WRITE[409]})
def changed(
    request: Request,
    shown: ShownCase,
    since: Annotated[str, Query(max_length=40, description="A day or time, ISO 8601; empty = a day ago.")] = "",
    revision: Annotated[int | None, Query(ge=0, le=2**31)] = None,
) -> Any:
    """What changed since a moment or a revision; null if nothing did."""
    before = state_at(snapshots(request.app.state.shelf.path), since, revision)
    if before is None:
        return None
    found = changes(before, shown.account)
    return {
        "since": found.since,
        "articles": list(found.articles),
        "gone_articles": list(found.gone_articles),
        "origins_before": found.origins[0],
        "origins_now": found.origins[1],
        "new": [s.id for s in found.new],
        "gone": [{"id": n.id, "text": n.text} for n in found.gone],
        "joined": [{"id": n.id, "text": n.text, "now": s.id} for n, s in found.joined],
        "changed": [
            {
                "id": c.now.id,
                "before": to_plain(c.before),
                "wording": c.wording,
                "status": c.status,
                "support": c.support,
            }
            for c in found.changed
        ],
        "new_conflicts": [c.id for c in found.new_conflicts],
        "gone_conflicts": [{"id": n.id, "explanation": n.explanation} for n in found.gone_conflicts],
    }


def _works(request: Request) -> Works:
    works: Works = request.app.state.works
    return works


def _plain(correction: Correction) -> dict[str, Any]:
    plain: dict[str, Any] = to_plain(correction)
    return plain


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
