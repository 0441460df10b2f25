"""The pages of a pile: its stories, how they are joined and parted, and what comes in."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Depends, File, Form, HTTPException, Query, Request, UploadFile
from fastapi.responses import RedirectResponse, Response

from rashomon.desk.adding import files_taken, pasted
from rashomon.desk.intake import Intake, Pasted
from rashomon.desk.pile_proposing import propose_for_pile, title_of
from rashomon.desk.pile_shelf import PileShelf, PileState
from rashomon.desk.pile_works import PileWorks
from rashomon.desk.proposing import KIND_WORDS, Proposal
from rashomon.desk.rendering import NAME_COOKIE, page
from rashomon.desk.safety import check_token
from rashomon.errors import InputError
from rashomon.model import Correction, ToldStory, Undone
from rashomon.store.pile import SqlitePile
from rashomon.tell.dates import range_words
from rashomon.tell.labelled import labelled_plain
from rashomon.tell.labels import one_line

router = APIRouter()
PAGE = 100
Word = Annotated[str, Form(max_length=200)]
Words = Annotated[str, Form(max_length=2_000)]


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
    works: PileWorks = request.app.state.works
    return {"case_title": "Stories", "job": works.running(), **more}


@router.get("/")
def stories(
    request: Request,
    state: ShownPile,
    q: Annotated[str, Query(max_length=200)] = "",
    number: Annotated[int, Query(alias="page", ge=1, le=10**6)] = 1,
) -> Response:
    """All stories, the largest first, narrowed down by words of their headlines."""
    words = q.casefold().split()
    found = [s for s in state.stories if all(w in _headlines(s, state) for w in words)] if words else state.stories
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


def _headlines(one: ToldStory, state: PileState) -> str:
    return " ".join((one.story.title, *(state.leads[a].title for a in one.story.articles))).casefold()


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


@router.post("/corrections")
def correct(
    request: Request,
    state: ShownPile,
    kind: Word,
    token: Word = "",
    by: Word = "",
    why: Words = "",
    target: Annotated[list[str] | None, Form()] = None,
    out: Annotated[list[str] | None, Form()] = None,
) -> Response:
    """Keep a correction and sort the stories again."""
    check_token(request, token)
    keep(request, propose_for_pile(Proposal(kind, by, why, tuple(target or ()), tuple(out or ())), state))
    return _on_to_the_job(request, by)


@router.post("/corrections/{name}/undo")
def take_back(
    request: Request, state: ShownPile, name: str, token: Word = "", by: Word = "", why: Words = ""
) -> Response:
    """Take a correction back; the record stays."""
    check_token(request, token)
    undo(request, state, name, by, why)
    return _on_to_the_job(request, by)


def keep(request: Request, correction: Correction) -> None:
    """Write a correction to the pile."""
    with SqlitePile(request.app.state.pile.path) as store:
        store.correct(correction)


def undo(request: Request, state: PileState, name: str, by: str, why: str) -> None:
    """Write to the pile that a correction was taken back.

    Raises:
        HTTPException: If there is none of that id.
        InputError: If nobody says who does it.
    """
    if not by.strip():
        raise InputError("Taking a correction back needs to say who does it.", remedy="Fill in your name.")
    if name not in {c.id for c in state.corrections}:
        raise HTTPException(404, "There is no correction of that id.")
    at = datetime.datetime.now(datetime.UTC).isoformat(timespec="microseconds")
    with SqlitePile(request.app.state.pile.path) as store:
        store.undo(name, Undone(one_line(by)[:100], at, why.strip()[:2000]))


def _on_to_the_job(request: Request, by: str) -> Response:
    works: PileWorks = request.app.state.works
    answer = RedirectResponse(f"/job/{works.follow_corrections().id}", 303)
    answer.set_cookie(NAME_COOKIE, one_line(by)[:100].encode("utf-8").hex(), httponly=True, samesite="strict")
    return answer


@router.get("/corrections.jsonl")
def labelled(state: ShownPile) -> Response:
    """The corrections as labelled data, one JSON object a line."""
    content = "".join(labelled_stories(state)).encode("utf-8", "replace")
    headers = {"Content-Disposition": 'attachment; filename="corrections.jsonl"'}
    return Response(content, media_type="application/x-ndjson", headers=headers)


def labelled_stories(state: PileState) -> Iterator[str]:
    """Yield one JSON line a correction: each article with what sorting looks at of it."""
    for correction in state.corrections:
        members = [
            {"article": a, "path": state.paths.get(a), "title": lead.title, "text": lead.text, "date": lead.published}
            for a in correction.articles
            if (lead := state.leads.get(a)) is not None
        ]
        yield json.dumps({**labelled_plain(correction), "articles": members}, ensure_ascii=True) + "\n"


@router.get("/add")
def add_page(request: Request) -> Response:
    """Where reports are added to the pile."""
    settings = request.app.state.settings
    values = _values(request, most_upload=settings.most_upload, most_paste=settings.most_paste)
    return page(request, "pile_add.html.j2", values)


@router.post("/add/files")
def add_files(request: Request, files: Annotated[list[UploadFile], File()], token: Word = "") -> Response:
    """Take files in."""
    check_token(request, token)
    return _added(request, files_taken(files), "Adding files")


@router.post("/add/text")
def add_text(
    request: Request,
    text: Annotated[str, Form()] = "",
    outlet: Words = "",
    date: Words = "",
    address: Words = "",
    token: Word = "",
) -> Response:
    """Take a pasted text in."""
    check_token(request, token)
    return _added(request, pasted(Pasted(text, outlet, date, address), request.app.state.settings), "Adding text")


def _added(request: Request, intake: Intake, title: str) -> Response:
    works: PileWorks = request.app.state.works
    return RedirectResponse(f"/job/{works.add(intake, title).id}", 303)


@router.get("/job/{name}")
def job(request: Request, name: str) -> Response:
    """How far a job is."""
    works: PileWorks = request.app.state.works
    found = works.job(name)
    if found is None:
        raise HTTPException(404, "That job is over, and the desk was started anew since.")
    part = request.headers.get("hx-request") == "true"
    return page(request, "job_state.html.j2" if part else "pile_job.html.j2", {**_values(request), "job": found})
