"""What a page's forms send to be kept: corrections of a case or of a pile, and their taking back."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import Response

from rashomon.desk.job_page import on_to
from rashomon.desk.ledger import ledger_of
from rashomon.desk.proposing import Proposal
from rashomon.desk.rendering import NAME_COOKIE
from rashomon.desk.safety import check_token
from rashomon.desk.works import works_of
from rashomon.tell.labels import one_line

router = APIRouter()
Word = Annotated[str, Form(max_length=200)]
Words = Annotated[str, Form(max_length=200_000)]


@router.post("/corrections")
def correct(
    request: Request,
    kind: Word,
    token: Word = "",
    by: Word = "",
    why: Words = "",
    target: Annotated[list[str] | None, Form()] = None,
    out: Annotated[list[str] | None, Form()] = None,
    value: Word = "",
    words: Words = "",
) -> Response:
    """Keep a correction and work it in."""
    check_token(request, token)
    # The name of an actor may have a comma in it; numbers and ids of all else are parted by one.
    names = target or [] if kind == "merge-entities" else [p for t in target or () for p in t.split(",") if p.strip()]
    ledger_of(request).keep(Proposal(kind, by, why, tuple(names), tuple(out or ()), value, words))
    return _followed(request, by)


@router.post("/corrections/{name}/undo")
def take_back(request: Request, name: str, token: Word = "", by: Word = "", why: Words = "") -> Response:
    """Take a correction back; the record stays."""
    check_token(request, token)
    ledger_of(request).undo(name, by, why)
    return _followed(request, by)


def _followed(request: Request, by: str) -> Response:
    answer = on_to(works_of(request).follow_corrections())
    answer.set_cookie(NAME_COOKIE, one_line(by)[:100].encode("utf-8").hex(), httponly=True, samesite="strict")
    return answer
