from __future__ import annotations

import json
import threading
import urllib.parse
import urllib.request

import pytest
from fastapi.testclient import TestClient

from rashomon.casework import OpenCase
from rashomon.desk.checking import _placed
from rashomon.model import Proof, Span, Verdict

DRAFT = "Xi Jinping visited Vietnam in December 2023. Joe Biden never went to Hanoi. The weather in Lisbon was mild."


def test_every_sentence_of_a_draft_is_decided(reader: TestClient) -> None:
    page = reader.post("/check", data={"claim": DRAFT}).text
    assert page.count('<li class="judged') == 3
    assert "Done: " in page
    verdicts = reader.post("/api/v1/check", json={"text": DRAFT, "draft": True}).json()
    for number, verdict in enumerate(verdicts, 1):
        assert f'<li class="judged {verdict["verdict"]}" id="s{number}">' in page


def test_verdicts_are_streamed_one_a_line(reader: TestClient) -> None:
    with reader.stream("POST", "/api/v1/check/stream", json={"text": DRAFT, "draft": True}) as answer:
        lines = [json.loads(line) for line in answer.iter_lines()]
    assert [line["claim"] for line in lines] == [s if s.endswith(".") else s + "." for s in DRAFT.split(". ")]
    assert lines == reader.post("/api/v1/check", json={"text": DRAFT, "draft": True}).json()


def test_a_sentence_is_shown_before_the_next_is_decided(desk: str, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = threading.Event()
    decide = OpenCase.check

    def patient(case: OpenCase, claim: str) -> Verdict:
        if "Lisbon" in claim:
            assert seen.wait(60), "the first sentence was not sent on its own"
        return decide(case, claim)

    monkeypatch.setattr(OpenCase, "check", patient)
    asked = urllib.parse.urlencode({"claim": DRAFT}).encode()
    with urllib.request.urlopen(f"{desk}/check", asked, timeout=90) as answer:
        page = b""
        while b'id="s2"' not in page:
            piece = answer.read1(65536)
            assert piece, "the page ended early"
            page += piece
        assert b'id="s3"' not in page
        seen.set()
        assert b'id="s3"' in answer.read()


def test_a_claim_in_the_address_is_checked(reader: TestClient) -> None:
    page = reader.get("/check", params={"claim": "Xi Jinping visited Vietnam."}).text
    assert '<li class="judged ' in page


def test_too_long_a_draft_is_refused_in_words(reader: TestClient) -> None:
    page = reader.post("/check", data={"claim": "word " * 20_000})
    assert page.status_code == 422
    assert "Check it in parts." in page.text


def test_a_draft_cannot_bring_markup(reader: TestClient) -> None:
    page = reader.post("/check", data={"claim": "<script>alert(1)</script> \u202eXi visited Vietnam."}).text
    assert "<script>alert" not in page
    assert "\u202e" not in page


def test_a_passage_that_stands_in_a_report_twice_is_shown_once(reader: TestClient) -> None:
    shown = reader.app.state.shelf.current()  # type: ignore[attr-defined]
    article = shown.account.articles[0]
    twice = [
        Proof(Span(article.id, n, n + 9), article.path, "It  says so." if n else "It says so.", ()) for n in (0, 40)
    ]
    other = Proof(Span(shown.account.articles[1].id, 0, 9), "b.txt", "It says so.", ())
    placed = _placed((*twice, other), shown)
    assert [proof for _, _, proof in placed] == [twice[0], other]


def test_how_far_a_draft_is_decided_is_told_on_the_way(reader: TestClient) -> None:
    page = reader.post("/check", data={"claim": DRAFT}).text
    for number in (1, 2, 3):
        assert page.index(f"Deciding sentence {number} of 3") < page.index(f'id="s{number}"')
    assert page.count('<li class="deciding"') == 3
    assert page.rindex("Deciding") < page.index('id="s3"')
