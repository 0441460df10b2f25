"""The JSON API of a pile, described by /api/openapi.json; each story's own API hangs under /story/ID/api."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Depends, HTTPException, Request
from pydantic import Field

from rashomon.desk.adding import pasted
from rashomon.desk.api import Limit, Offset
from rashomon.desk.intake import Pasted
from rashomon.desk.pile_pages import ShownPile, keep, undo
from rashomon.desk.pile_proposing import propose_for_pile
from rashomon.desk.pile_works import PileWorks
from rashomon.desk.proposing import Proposal
from rashomon.desk.safety import page_token
from rashomon.desk.shapes import (
    CorrectionShape,
    JobShape,
    NewArticle,
    NewCorrection,
    Page,
    Shape,
    TakingBack,
)
from rashomon.desk.writing_api import ABSENT, WRITE, job_as_plain, with_token
from rashomon.model import ToldStory, to_plain

router = APIRouter(prefix="/api/v1", tags=["pile"])
Guarded = [Depends(with_token)]


class PileStoryShape(Shape):
    """A story of the pile."""

    id: str
    title: str | None
    start: str | None
    end: str | None
    articles: list[str]
    merged: list[str] = Field(description="Ids of stories that are part of this one now.")
    told: bool = Field(description="It has an account, under /story/ID/.")
    origins: int | None
    statements: int | None
    conflicts: int | None


@router.get("/stories", response_model=Page[PileStoryShape])
def stories(state: ShownPile, offset: Offset = 0, limit: Limit = 100) -> Any:
    """The stories, the largest first."""
    some = [_plain(one) for one in state.stories[offset : offset + limit]]
    return {"total": len(state.stories), "offset": offset, "items": some}


@router.get("/stories/{name}", response_model=PileStoryShape, responses=ABSENT)
def story(state: ShownPile, name: str) -> Any:
    """One story; the id of one that was joined to another gives that one."""
    found = state.by_id.get(name)
    if found is None:
        raise HTTPException(404, "There is nothing of that id.")
    return _plain(found)


@router.get("/token")
def token(request: Request) -> dict[str, str]:
    """The token that a write must bring in the header `X-Desk-Token`."""
    return {"token": page_token(request.app.state.settings)}


@router.get("/corrections", response_model=list[CorrectionShape])
def corrections(state: ShownPile) -> Any:
    """All stories that were joined or parted by hand, in the order made."""
    return [to_plain(c) for c in state.corrections]


@router.post("/corrections", response_model=JobShape, status_code=202, responses=WRITE, dependencies=Guarded)
def correct(request: Request, state: ShownPile, asked: NewCorrection) -> Any:
    """Join stories (merge-stories: `targets`) or part one (split-story: its id in `targets`, the reports in `out`)."""
    proposal = Proposal(asked.kind, asked.by, asked.why, tuple(asked.targets), tuple(asked.out))
    keep(request, propose_for_pile(proposal, state))
    return job_as_plain(_works(request).follow_corrections())


@router.post(
    "/corrections/{name}/undo",
    response_model=JobShape,
    status_code=202,
    responses={**WRITE, **ABSENT},
    dependencies=Guarded,
)
def take_back(request: Request, state: ShownPile, name: str, asked: TakingBack) -> Any:
    """Take a correction back; the record stays."""
    undo(request, state, name, asked.by, asked.why)
    return job_as_plain(_works(request).follow_corrections())


@router.post("/articles", response_model=JobShape, status_code=202, responses=WRITE, dependencies=Guarded)
def add(request: Request, asked: NewArticle) -> Any:
    """Add a report: it joins a story or opens one."""
    given = Pasted(asked.text, asked.outlet, asked.date, asked.address)
    return job_as_plain(_works(request).add(pasted(given, request.app.state.settings), "Adding text"))


@router.get("/jobs/{name}", response_model=JobShape, responses=ABSENT)
def job(request: Request, name: str) -> Any:
    """How far a job is."""
    found = _works(request).job(name)
    if found is None:
        raise HTTPException(404, "There is nothing of that id.")
    return job_as_plain(found)


def _works(request: Request) -> PileWorks:
    works: PileWorks = request.app.state.works
    return works


def _plain(one: ToldStory) -> dict[str, Any]:
    return {
        "id": one.story.id,
        "title": one.story.title or None,
        "start": one.story.start,
        "end": one.story.end,
        "articles": list(one.story.articles),
        "merged": list(one.story.merged),
        "told": one.folder is not None,
        "origins": one.origins,
        "statements": one.statements,
        "conflicts": one.conflicts,
    }
