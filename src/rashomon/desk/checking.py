"""The check page: a claim or a draft, each sentence coloured as it is decided."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import Response

from rashomon.desk.reading_pages import ShownCase
from rashomon.desk.rendering import streamed
from rashomon.desk.settings import DeskSettings
from rashomon.desk.shelf import Shown
from rashomon.errors import InputError
from rashomon.model import Proof, Verdict
from rashomon.tell.labels import one_line

router = APIRouter()
MOST_LINKED = 1_500
"""A claim of so many characters still fits into an address that can be sent."""

WORDS = {"supported": "supported", "contradicted": "contradicted", "not-reported": "not reported"}


@dataclass(frozen=True, slots=True)
class Judged:
    """A sentence with its verdict, as the page shows it.

    Attributes:
        number: Its place in the draft, from 1.
        verdict: The verdict.
        words: The verdict in words.
        supports, contradicts: The passages, each with what its report is called and the address of its place.
    """

    number: int
    verdict: Verdict
    words: str
    supports: tuple[tuple[str, str, Proof], ...]
    contradicts: tuple[tuple[str, str, Proof], ...]


@router.get("/check")
def check_claim_page(
    request: Request, shown: ShownCase, claim: Annotated[str, Query(max_length=MOST_LINKED)] = ""
) -> Response:
    """A claim held against the reports: its address can be sent."""
    return _judged(request, shown, claim)


@router.post("/check")
def check_draft_page(request: Request, shown: ShownCase, claim: Annotated[str, Form()] = "") -> Response:
    """A draft held against the reports, sentence by sentence."""
    return _judged(request, shown, claim)


def _judged(request: Request, shown: Shown, draft: str) -> Response:
    sentences = sentences_of(draft, shown, request.app.state.settings)
    values = {
        "shown": shown,
        "draft": draft,
        "sentences": sentences,
        "judged": judge(sentences, shown),
        "link": draft.strip() if len(draft) <= MOST_LINKED else "",
    }
    return streamed(request, "check.html.j2", values)


def sentences_of(draft: str, shown: Shown, settings: DeskSettings) -> list[str]:
    """Return the sentences of a draft.

    Raises:
        InputError: If it is too long to be checked at once.
    """
    if len(draft) > settings.most_draft:
        raise InputError(
            f"The draft has {len(draft):,} characters; {settings.most_draft:,} are checked at once.",
            remedy="Check it in parts.",
        )
    sentences = shown.case.sentences_of(draft) if draft.strip() else []
    if len(sentences) > settings.most_claims:
        raise InputError(
            f"The draft has {len(sentences)} sentences; {settings.most_claims} are checked at once.",
            remedy="Check it in parts.",
        )
    return sentences


def judge(sentences: list[str], shown: Shown) -> Iterator[Judged]:
    """Yield the verdict on each sentence as soon as it is decided."""
    for number, sentence in enumerate(sentences, 1):
        verdict = shown.case.check(sentence)
        yield Judged(
            number,
            verdict,
            WORDS[verdict.verdict],
            _placed(verdict.supports, shown),
            _placed(verdict.contradicts, shown),
        )


def _placed(proofs: tuple[Proof, ...], shown: Shown) -> tuple[tuple[str, str, Proof], ...]:
    once = {(p.span.article, one_line(p.text)): p for p in reversed(proofs)}  # a headline may stand in a report twice
    return tuple(
        (shown.labels.article(p.span.article), passage_address(p.span.article, p.span.start, p.span.end), p)
        for p in reversed(once.values())
    )


def passage_address(article: str, start: int, end: int) -> str:
    """Return the address of a passage in its report."""
    return f"/article/{article}?from={start}&to={end}#here"
