from __future__ import annotations

import gzip
import tempfile
from pathlib import Path
from typing import Any

from fastapi.testclient import TestClient

from rashomon.desk.shelf import Shown
from rashomon.desk.works import Job
from tests.desk.test_correcting import OWN

PAGE = """<!doctype html><html><head><title>Rain over the delta</title></head>
<body><article><h1>Rain over the delta</h1>
<p>Heavy rain fell on the delta on Tuesday, the weather office said. Twelve villages were cut off for two days, and the
road to the port was closed until Thursday morning.</p></article></body></html>"""


def state(client: TestClient) -> Shown:
    return client.app.state.shelf.current()  # type: ignore[attr-defined]


def done(client: TestClient, answer: Any) -> Job:
    assert answer.status_code == 303, answer.text
    job: Job = client.app.state.works.job(answer.headers["location"].rsplit("/", 1)[-1])  # type: ignore[attr-defined]
    assert job.over.wait(120)
    return job


def add_files(client: TestClient, *files: tuple[str, bytes]) -> Job:
    data = {"token": client.headers["x-desk-token"]}
    sent = [("files", (name, content)) for name, content in files]
    return done(client, client.post("/add/files", data=data, files=sent, follow_redirects=False))


def add_text(client: TestClient, **fields: str) -> Job:
    data = {"token": client.headers["x-desk-token"], **fields}
    return done(client, client.post("/add/text", data=data, follow_redirects=False))


def test_a_pasted_text_comes_in_and_what_it_changed_is_told(writer: TestClient) -> None:
    job = add_text(writer, text=OWN, outlet="The Evening Gazette", date="2023-12-20")
    assert (job.state, job.taken) == ("done", 1)
    assert "Evening Gazette" in writer.get("/articles").text
    page = writer.get(f"/changes?revision={job.since}").text
    assert "1 new report" in page
    assert "Evening Gazette" in page
    data = writer.get(f"/api/v1/changes?revision={job.since}").json()
    assert len(data["articles"]) == 1
    assert data["new"]
    assert writer.get("/api/v1/changes").json() == data  # all of it is of today
    assert writer.get("/api/v1/changes?since=2999-01-01").json() is None


def test_a_pasted_page_is_read_as_a_page(writer: TestClient) -> None:
    job = add_text(writer, text=PAGE)
    assert job.taken == 1
    article = next(a for a in state(writer).account.articles if "Heavy rain" in a.text)
    assert article.format == "html"
    assert "<p>" not in article.text


def test_files_are_taken_and_what_cannot_be_is_told_with_the_reason(writer: TestClient) -> None:
    bomb = gzip.compress(b"word " * 12_000_000)
    meta = b'[{"file": "third.txt", "outlet": "The Evening Gazette"}]'
    job = add_files(
        writer,
        ("../../third.txt", OWN.encode()),
        ("meta.json", meta),
        ("bomb.txt.gz", bomb),
        ("empty.txt", b""),
        ("picture.png", b"\x89PNG\r\n\x1a\n" + bytes(500)),
    )
    assert job.taken == 1
    assert {r.path for r in job.rejected} == {"bomb.txt.gz", "empty.txt", "picture.png"}
    assert all(r.reason and tempfile.gettempdir() not in r.reason + r.path for r in job.rejected)
    added = next(a for a in state(writer).account.articles if a.path == "third.txt")
    assert state(writer).labels.article(added.id) == "The Evening Gazette"
    page = writer.get(f"/job/{job.id}").text
    assert "picture.png" in page
    assert "picture.png" in writer.get("/articles").text or len(state(writer).account.rejected) == 3


def test_the_same_report_twice_is_one(writer: TestClient) -> None:
    assert add_text(writer, text=OWN).taken == 1
    count = len(state(writer).account.articles)
    assert add_text(writer, text=OWN).taken == 0
    assert len(state(writer).account.articles) == count


def test_nothing_is_left_behind(writer: TestClient, tmp_path: Path) -> None:
    before = set(Path(tempfile.gettempdir()).glob("rashomon-*"))
    add_files(writer, ("empty.txt", b""))
    assert set(Path(tempfile.gettempdir()).glob("rashomon-*")) <= before


def test_adding_needs_the_token_and_something_to_add(writer: TestClient) -> None:
    token = writer.headers.pop("x-desk-token")
    assert writer.post("/add/text", data={"text": OWN}).status_code == 403
    assert writer.post("/add/files", files={"files": ("a.txt", b"x")}).status_code == 403
    assert writer.post("/add/text", data={"token": token, "text": "  "}).status_code == 422
    assert writer.post("/add/text", data={"token": token, "text": "a" * 900_001}).status_code == 422
    assert writer.post("/add/text", data={"token": token, "text": "a" * 5_000_000}).status_code == 400
    assert len(state(writer).account.articles) == 6


def test_the_api_adds_and_tells_how_far_it_is(writer: TestClient) -> None:
    answer = writer.post("/api/v1/articles", json={"text": OWN, "outlet": "Gazette"})
    assert answer.status_code == 202
    job = writer.app.state.works.job(answer.json()["id"])  # type: ignore[attr-defined]
    assert job.over.wait(120)
    told = writer.get(f"/api/v1/jobs/{job.id}").json()
    assert (told["state"], told["taken"]) == ("done", 1)
    assert writer.get("/api/v1/story").json()["revision"] == told["revision"]
