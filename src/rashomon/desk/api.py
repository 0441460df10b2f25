"""The JSON API, described by /api/openapi.json."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Annotated, Any

from fastapi import APIRouter, HTTPException, Query, Request
from fastapi.responses import PlainTextResponse, StreamingResponse

from rashomon.desk import answers
from rashomon.desk.changing import state_at
from rashomon.desk.checking import sentences_of
from rashomon.desk.former import snapshots
from rashomon.desk.ledger import ledger_of
from rashomon.desk.reading_pages import AskedFilters, ShownCase
from rashomon.desk.shapes import (
    ArticleShape,
    ChangesShape,
    ConflictShape,
    EntityShape,
    EvidenceShape,
    HitShape,
    OriginShape,
    Page,
    Question,
    Refusal,
    StatementShape,
    StoryShape,
    TimelineShape,
    VerdictShape,
)
from rashomon.desk.shelf import Shown
from rashomon.model import to_plain
from rashomon.tell.changes import changes
from rashomon.tell.labelled import labelled_lines
from rashomon.tell.verdict import verdict_as_plain

ABSENT: dict[int | str, dict[str, Any]] = {404: {"model": Refusal, "description": "There is nothing of that id."}}
REFUSED: dict[int | str, dict[str, Any]] = {
    409: {"model": Refusal, "description": "It cannot be checked as it is: too much at once."},
    413: {"model": Refusal, "description": "More was sent than is taken at once."},
}
NO_DAY: dict[int | str, dict[str, Any]] = {409: {"model": Refusal, "description": "`since` is no day or time."}}
Offset = Annotated[int, Query(ge=0, le=10**9)]
Limit = Annotated[int, Query(ge=1, le=1000)]
router = APIRouter(prefix="/api/v1", tags=["case"])


def _some(found: Sequence[Any], offset: int, limit: int) -> dict[str, Any]:
    return {"total": len(found), "offset": offset, "items": found[offset : offset + limit]}


def _or_absent(found: Any) -> Any:
    if found is None:
        raise HTTPException(404, "There is nothing of that id.")
    return found


@router.get("/story", response_model=StoryShape)
def story(shown: ShownCase) -> Any:
    """What the case is about, with counts."""
    return answers.story(shown)


@router.get("/account")
def account(shown: ShownCase) -> dict[str, Any]:
    """The whole account, as `rashomon account --json` prints it (format rashomon/account, version 1)."""
    return answers.whole(shown)


@router.get("/statements", response_model=Page[StatementShape])
def statements(shown: ShownCase, filters: AskedFilters, offset: Offset = 0, limit: Limit = 100) -> Any:
    """Statements, the most important first, narrowed down by the filters."""
    return _some(answers.statements(shown, filters), offset, limit)


@router.get("/statements/{name}", response_model=StatementShape, responses=ABSENT)
def statement(shown: ShownCase, name: str) -> Any:
    """One statement."""
    return _or_absent(answers.one(shown, "statements", name))


@router.get("/statements/{name}/evidence", response_model=list[EvidenceShape], responses=ABSENT)
def evidence(shown: ShownCase, name: str) -> Any:
    """The passages of every report that make a statement."""
    return answers.evidence(shown, _or_absent(shown.labels.statements.get(name)))


@router.get("/conflicts", response_model=Page[ConflictShape])
def conflicts(shown: ShownCase, offset: Offset = 0, limit: Limit = 100) -> Any:
    """Differences between the reports, and what replaced what."""
    return _some(answers.whole(shown)["conflicts"], offset, limit)


@router.get("/conflicts/{name}", response_model=ConflictShape, responses=ABSENT)
def conflict(shown: ShownCase, name: str) -> Any:
    """One difference."""
    return _or_absent(answers.one(shown, "conflicts", name))


@router.get("/articles", response_model=Page[ArticleShape])
def articles(shown: ShownCase, offset: Offset = 0, limit: Limit = 100) -> Any:
    """The reports, without their texts."""
    some = _some(answers.whole(shown)["articles"], offset, limit)
    return {**some, "items": [answers.without_text(a) for a in some["items"]]}


@router.get("/articles/{name}", response_model=ArticleShape, responses=ABSENT)
def article(shown: ShownCase, name: str) -> Any:
    """One report with its text and zones."""
    return _or_absent(answers.one(shown, "articles", name))


@router.get("/entities", response_model=Page[EntityShape])
def entities(shown: ShownCase, offset: Offset = 0, limit: Limit = 100) -> Any:
    """Who and what is named."""
    return _some(answers.whole(shown)["entities"], offset, limit)


@router.get("/entities/{name}", response_model=EntityShape, responses=ABSENT)
def entity(shown: ShownCase, name: str) -> Any:
    """One entity with all its mentions."""
    return _or_absent(answers.one(shown, "entities", name))


@router.get("/origins", response_model=Page[OriginShape])
def origins(shown: ShownCase, offset: Offset = 0, limit: Limit = 100) -> Any:
    """The independent origins: reports that rest on one another count as one."""
    return _some(answers.whole(shown)["origins"], offset, limit)


@router.get("/timeline", response_model=Page[TimelineShape])
def timeline(shown: ShownCase, offset: Offset = 0, limit: Limit = 100) -> Any:
    """What happened when."""
    return _some(answers.whole(shown)["timeline"], offset, limit)


@router.get("/search", response_model=list[HitShape])
def search(
    shown: ShownCase,
    filters: AskedFilters,
    q: Annotated[str, Query(max_length=2000, description="Words to look for.")],
    limit: Annotated[int, Query(ge=1, le=200)] = 20,
) -> Any:
    """Sentences found by words and by meaning."""
    return answers.hits(shown, q, filters, limit)


@router.get("/corrections/labelled", response_class=PlainTextResponse)
def labelled(request: Request, shown: ShownCase) -> PlainTextResponse:
    """The corrections as labelled data, one JSON object a line."""
    lines = labelled_lines(ledger_of(request).kept(), shown.account)
    return PlainTextResponse("".join(line + "\n" for line in lines))


@router.get(
    "/changes",
    response_model=ChangesShape | None,
    responses={409: {"model": Refusal, "description": "`since` is no day or time."}},
)
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


@router.post("/check", response_model=list[VerdictShape], responses=REFUSED)
def check(request: Request, shown: ShownCase, question: Question) -> Any:
    """Hold a claim, or each sentence of a draft, against the reports. Nothing is written."""
    return list(_verdicts(request, shown, question))


@router.post(
    "/check/stream",
    response_class=StreamingResponse,
    responses={200: {"content": {"application/x-ndjson": {}}, "description": "One verdict a line."}, **REFUSED},
)
def check_stream(request: Request, shown: ShownCase, question: Question) -> StreamingResponse:
    """The same, one JSON line as soon as each sentence is decided."""
    found = _verdicts(request, shown, question)
    lines = (json.dumps(verdict, ensure_ascii=False) + "\n" for verdict in found)
    return StreamingResponse((line.encode("utf-8", "replace") for line in lines), media_type="application/x-ndjson")


def _verdicts(request: Request, shown: Shown, question: Question) -> Iterator[dict[str, Any]]:
    sentences = sentences_of(question.text, shown, request.app.state.settings) if question.draft else [question.text]
    return (verdict_as_plain(shown.case.check(sentence)) for sentence in sentences)
