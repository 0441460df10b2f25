"""The JSON API of a pile, described by /api/openapi.json; each story's own API hangs under /story/ID/api."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, HTTPException
from pydantic import Field

from rashomon.desk.api import Limit, Offset
from rashomon.desk.pile_pages import ShownPile
from rashomon.desk.shapes import Page, Shape
from rashomon.desk.writing_api import ABSENT
from rashomon.model import ToldStory

router = APIRouter(prefix="/api/v1", tags=["pile"])


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
