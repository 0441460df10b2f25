"""The pages of a pile: its stories, the reports of each, and how they were joined and parted."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Depends, HTTPException, Query, Request
from fastapi.responses import RedirectResponse, Response

from rashomon.desk.pile_proposing import title_of
from rashomon.desk.pile_shelf import PileShelf, PileState
from rashomon.desk.proposing import KIND_WORDS
from rashomon.desk.rendering import page, taken_away
from rashomon.desk.works import works_of
from rashomon.model import ToldStory
from rashomon.tell.dates import range_words
from rashomon.tell.labelled import labelled_plain
from rashomon.tell.labels import one_line

router = APIRouter()
PAGE = 100


def shown_pile(request: Request) -> PileState:
    """Return the state of the pile that a request is answered from."""
    shelf: PileShelf = request.app.state.pile
    return shelf.current()


ShownPile = Annotated[PileState, Depends(shown_pile)]


@dataclass(frozen=True, slots=True)
class StoryRow:
    """A story as the list shows it: its record, what it is called, and its days in words."""

    told: ToldStory
    title: str
    when: str


@dataclass(frozen=True, slots=True)
class MemberRow:
    """A report of a story: its id, headline, day and file."""

    id: str
    title: str
    date: str | None
    path: str


def _values(request: Request, **more: Any) -> dict[str, Any]:
    return {"job": works_of(request).running(), **more}


@router.get("/")
def stories(
    request: Request,
    state: ShownPile,
    q: Annotated[str, Query(max_length=200)] = "",
    number: Annotated[int, Query(alias="page", ge=1, le=10**6)] = 1,
) -> Response:
    """All stories, the largest first, narrowed down by words of their headlines."""
    found = state.with_words(q)
    rows = [StoryRow(s, title_of(s), range_words(s.story.start, s.story.end)) for s in found]
    return page(
        request,
        "pile.html.j2",
        _values(
            request,
            rows=rows[(number - 1) * PAGE : number * PAGE],
            total=len(found),
            articles=len(state.leads),
            rejected=state.rejected,
            q=q,
            number=number,
            pages=max(1, -(-len(found) // PAGE)),
        ),
    )


@router.get("/part/{name}")
def part(request: Request, state: ShownPile, name: str) -> Response:
    """The reports of one story, some of which may be taken out of it."""
    found = state.by_id.get(name)
    if found is None:
        raise HTTPException(404, "No story has this address.")
    if found.story.id != name:
        return RedirectResponse(f"/part/{found.story.id}", 303)
    leads = [state.leads[a] for a in found.story.articles]
    rows = [MemberRow(x.article, one_line(x.title), x.published, state.paths[x.article]) for x in leads]
    others = [StoryRow(s, title_of(s), "") for s in state.stories if s.story.id != name][:500]
    return page(
        request,
        "pile_story.html.j2",
        _values(request, one=found, title=title_of(found), rows=rows, others=others),
    )


@router.get("/corrections")
def corrections(request: Request, state: ShownPile) -> Response:
    """What readers joined and parted, the newest first."""
    rows = [(c, KIND_WORDS[c.kind]) for c in reversed(state.corrections)]
    return page(request, "pile_corrections.html.j2", _values(request, rows=rows))


@router.get("/corrections.jsonl")
def labelled(state: ShownPile) -> Response:
    """The corrections as labelled data, one JSON object a line."""
    content = "".join(labelled_stories(state)).encode("utf-8", "replace")
    return taken_away("corrections.jsonl", content, "application/x-ndjson")


def labelled_stories(state: PileState) -> Iterator[str]:
    """Yield one JSON line a correction: each article with what sorting looks at of it."""
    for correction in state.corrections:
        members = [
            {"article": a, "path": state.paths.get(a), "title": lead.title, "text": lead.text, "date": lead.published}
            for a in correction.articles
            if (lead := state.leads.get(a)) is not None
        ]
        yield json.dumps({**labelled_plain(correction), "articles": members}, ensure_ascii=True) + "\n"
