"""The page of the corrections of a case: what was overruled, by whom and why; and how to take it away."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import Response

from rashomon.desk.ledger import ledger_of
from rashomon.desk.proposing import KIND_WORDS, RESULT_WORDS
from rashomon.desk.reading_pages import ShownCase
from rashomon.desk.rendering import page, taken_away
from rashomon.desk.works import works_of
from rashomon.tell.labelled import labelled_lines

router = APIRouter()


@router.get("/corrections")
def corrections(request: Request, shown: ShownCase) -> Response:
    """All corrections, the newest first."""
    followed = {c.id: c for c in shown.case.case.corrections}
    kept = reversed(ledger_of(request).kept())
    values = {
        "shown": shown,
        "rows": [(c, KIND_WORDS.get(c.kind, c.kind), followed.get(c.id) == c) for c in kept],
        "results": {**RESULT_WORDS, "none": "no difference"},
        "job": works_of(request).running(),
    }
    return page(request, "corrections.html.j2", values)


@router.get("/corrections.jsonl")
def labelled(request: Request, shown: ShownCase) -> Response:
    """The corrections as labelled data, one JSON object a line."""
    content = "".join(line + "\n" for line in labelled_lines(ledger_of(request).kept(), shown.account))
    return taken_away("corrections.jsonl", content.encode("utf-8", "replace"), "application/x-ndjson")
