"""The pages for correcting: what was overruled, by whom and why; how to take it back, and how to take it away."""

from __future__ import annotations

import datetime
from typing import Annotated

from fastapi import APIRouter, Form, HTTPException, Request
from fastapi.responses import RedirectResponse, Response

from rashomon.desk.proposing import KIND_WORDS, RESULT_WORDS, Proposal, propose
from rashomon.desk.reading_pages import ShownCase
from rashomon.desk.rendering import NAME_COOKIE, page
from rashomon.desk.safety import check_token
from rashomon.desk.works import Works
from rashomon.errors import InputError
from rashomon.model import Correction, Undone
from rashomon.store.sqlite import SqliteCase
from rashomon.tell.labelled import labelled_lines
from rashomon.tell.labels import one_line

router = APIRouter()
Word = Annotated[str, Form(max_length=200)]
Words = Annotated[str, Form(max_length=200_000)]


@router.get("/corrections")
def corrections(request: Request, shown: ShownCase) -> Response:
    """All corrections, the newest first."""
    found = kept_corrections(request)
    followed = {c.id: c for c in shown.case.case.corrections}
    values = {
        "shown": shown,
        "rows": [(c, KIND_WORDS.get(c.kind, c.kind), followed.get(c.id) == c) for c in reversed(found)],
        "results": {**RESULT_WORDS, "none": "no difference"},
        "job": request.app.state.works.running(),
    }
    return page(request, "corrections.html.j2", values)


def kept_corrections(request: Request) -> tuple[Correction, ...]:
    """Return the corrections that the case file holds, in the order made."""
    with SqliteCase(request.app.state.shelf.path) as store:
        return store.corrections()


@router.post("/corrections")
def correct(
    request: Request,
    shown: ShownCase,
    kind: Word,
    token: Word = "",
    by: Word = "",
    why: Words = "",
    target: Annotated[list[str] | None, Form()] = None,
    out: Annotated[list[str] | None, Form()] = None,
    value: Word = "",
    words: Words = "",
) -> Response:
    """Keep a correction and work the account out again."""
    check_token(request, token)
    names = [part for name in target or () for part in name.split(",") if part.strip()]
    if kind == "merge-entities":
        names = list(target or ())
    proposal = Proposal(kind, by, why, tuple(names), tuple(out or ()), value, words)
    keep(request, propose(proposal, shown))
    return _on_to_the_job(request, by)


@router.post("/corrections/{name}/undo")
def take_back(request: Request, name: str, token: Word = "", by: Word = "", why: Words = "") -> Response:
    """Take a correction back; the record stays."""
    check_token(request, token)
    undo(request, name, by, why)
    return _on_to_the_job(request, by)


def keep(request: Request, correction: Correction) -> None:
    """Write a correction to the case file."""
    with SqliteCase(request.app.state.shelf.path) as store:
        store.correct(correction)


def undo(request: Request, name: str, by: str, why: str) -> None:
    """Write to the case file that a correction was taken back.

    Raises:
        HTTPException: If there is none of that id.
        InputError: If nobody says who does it.
    """
    if not by.strip():
        raise InputError("Taking a correction back needs to say who does it.", remedy="Fill in your name.")
    if name not in {c.id for c in kept_corrections(request)}:
        raise HTTPException(404, "There is no correction of that id.")
    at = datetime.datetime.now(datetime.UTC).isoformat(timespec="microseconds")
    with SqliteCase(request.app.state.shelf.path) as store:
        store.undo(name, Undone(one_line(by)[:100], at, why.strip()[:2000]))


def _on_to_the_job(request: Request, by: str) -> Response:
    works: Works = request.app.state.works
    answer = RedirectResponse(f"/job/{works.follow_corrections().id}", 303)
    answer.set_cookie(NAME_COOKIE, one_line(by)[:100].encode("utf-8").hex(), httponly=True, samesite="strict")
    return answer


@router.get("/corrections.jsonl")
def labelled(request: Request, shown: ShownCase) -> Response:
    """The corrections as labelled data, one JSON object a line."""
    lines = labelled_lines(kept_corrections(request), shown.account)
    headers = {"Content-Disposition": 'attachment; filename="corrections.jsonl"'}
    content = "".join(line + "\n" for line in lines).encode("utf-8", "replace")
    return Response(content, media_type="application/x-ndjson", headers=headers)


@router.get("/job/{name}")
def job(request: Request, shown: ShownCase, name: str) -> Response:
    """How far a job is."""
    works: Works = request.app.state.works
    found = works.job(name)
    if found is None:
        raise HTTPException(404, "That job is over, and the desk was started anew since.")
    part = request.headers.get("hx-request") == "true"
    return page(request, "job_state.html.j2" if part else "job.html.j2", {"shown": shown, "job": found})
