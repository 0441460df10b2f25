from __future__ import annotations

import re
import resource
import select
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from fastapi.testclient import TestClient

from rashomon.casework import account
from rashomon.desk import DeskSettings, make_app

HOSTILE = """<h1>Markup</h1> <script>alert(1)</script>

The minister <img src=x onerror=alert(1)> said on Tuesday 5 March 2024 that "the \u202edam is safe\u202c" and that
nobody had asked her about <a href="javascript:alert(1)">the 40 engineers</a> who left the ministry in Springfield.

The dam was built in 1970. </div></main><form action="http://elsewhere.example/">It holds 3 million tonnes of water.
"""


def test_every_answer_has_the_policy(reader: TestClient) -> None:
    for address in ("/", "/nothing", "/static/desk.js", "/api/v1/story", "/check"):
        headers = reader.get(address).headers
        assert "default-src 'none'" in headers["content-security-policy"]
        assert "unsafe" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"


def test_no_page_has_inline_script_or_style(reader: TestClient) -> None:
    for address in (
        "/",
        "/statements",
        "/articles",
        "/origins",
        "/actors",
        "/check?claim=Xi%20visited.",
        "/search?q=rail",
    ):
        html = reader.get(address).text
        assert "<script>" not in html
        assert "<style" not in html
        assert " style=" not in html
        assert " onclick" not in html


def test_a_strange_host_is_refused(reader: TestClient) -> None:
    assert reader.get("/", headers={"host": "evil.example"}).status_code == 421
    assert reader.get("/", headers={"host": "localhost:8765"}).status_code == 200


def test_other_sites_cannot_send_anything_but_may_link_here(reader: TestClient) -> None:
    elsewhere = {"sec-fetch-site": "cross-site"}
    assert reader.post("/check", data={"claim": "Xi visited Vietnam."}, headers=elsewhere).status_code == 403
    assert reader.get("/check?claim=Xi%20visited%20Vietnam.", headers=elsewhere).status_code == 200


def test_strangers_need_the_key(built_case: Path) -> None:
    app = make_app(DeskSettings(built_case, key="the-key", hosts=frozenset()))
    with TestClient(app, base_url="http://desk.example") as client:
        assert client.get("/").status_code == 401
        assert client.get("/?key=wrong").status_code == 401
        assert client.get("/api/v1/story", headers={"authorization": "Bearer the-key"}).status_code == 200
        welcome = client.get("//evil.example/?key=the-key", follow_redirects=False)
        assert welcome.status_code == 303
        assert not welcome.headers["location"].startswith("//")
        assert "httponly" in welcome.headers["set-cookie"].lower()
        assert client.get("/").status_code == 200


def test_the_command_asks_a_key_of_whoever_comes_from_elsewhere(built_case: Path) -> None:
    command = [sys.executable, "-m", "rashomon", "desk", str(built_case), "--port", "0", "--no-browser"]
    with subprocess.Popen([*command, "--host", "0.0.0.0"], stderr=subprocess.PIPE, text=True) as desk:
        try:
            assert desk.stderr is not None
            told = re.search(r"open at http://[^/]+:(\d+)/\?key=(\S+)", desk.stderr.readline())
            assert told is not None
            address = f"http://127.0.0.1:{told[1]}/api/v1/story"
            with pytest.raises(HTTPError, match="401"):
                urlopen(address, timeout=120)
            assert urlopen(Request(address, headers={"Authorization": f"Bearer {told[2]}"}), timeout=120).status == 200
        finally:
            desk.terminate()


def test_too_much_is_refused_whatever_was_announced(built_case: Path) -> None:
    app = make_app(DeskSettings(built_case, most_upload=1000))
    with TestClient(app, base_url="http://127.0.0.1") as client:
        assert client.post("/check", data={"claim": "a" * 2000}).status_code == 413
        chunks = (b"claim=" + b"a" * 300 for _ in range(20))
        headers = {"content-type": "application/x-www-form-urlencoded"}
        assert client.post("/check", content=chunks, headers=headers).status_code == 413


HUGE = 100_000_000
PIECE = b"word " * 20_000


def sent(address: str, head: list[str], body: Iterator[bytes]) -> tuple[int, int]:
    """Send a request until it is answered; return the status, and how many bytes of the body were sent."""
    host, _, port = address.removeprefix("http://").partition(":")
    count = 0
    with socket.create_connection((host, int(port)), timeout=120) as line:
        lines = ["POST /add/files HTTP/1.1", f"Host: {host}", *head, "", ""]
        line.sendall("\r\n".join(lines).encode())
        for piece in body:
            if select.select([line], [], [], 0)[0]:
                break
            try:
                line.sendall(piece)
            except OSError:  # it was answered and hung up
                break
            count += len(piece)
        return int(line.recv(100).split(b" ")[1]), count


def peak() -> int:
    """Return the most memory that this process has had, in bytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def test_a_hundred_megabytes_are_refused_before_they_are_read(desk: str) -> None:
    head = ["Content-Type: multipart/form-data; boundary=x", f"Content-Length: {HUGE}"]
    host, _, port = desk.removeprefix("http://").partition(":")
    with socket.create_connection((host, int(port)), timeout=120) as line:
        line.sendall("\r\n".join(["POST /add/files HTTP/1.1", f"Host: {host}", *head, "", ""]).encode())
        answer = ""
        while "taken" not in answer and (more := line.recv(2_000)):  # nothing of the body was sent
            answer += more.decode()
    assert " 413 " in answer.splitlines()[0]
    assert "More than 50,000,000 bytes" in answer


def test_a_hundred_megabytes_that_nobody_announced_end_at_the_limit_and_stay_out_of_memory(desk: str) -> None:
    def chunked() -> Iterator[bytes]:
        first = b'--x\r\nContent-Disposition: form-data; name="files"; filename="huge.txt"\r\n\r\n'
        for piece in [first, *[PIECE] * (HUGE // len(PIECE))]:
            yield f"{len(piece):x}\r\n".encode() + piece + b"\r\n"

    left, before = set(Path(tempfile.gettempdir()).iterdir()), peak()
    head = ["Content-Type: multipart/form-data; boundary=x", "Transfer-Encoding: chunked"]
    status, count = sent(desk, head, chunked())
    assert status == 413
    assert count < 70_000_000
    assert peak() - before < 30_000_000
    assert set(Path(tempfile.gettempdir()).glob("rashomon-*")) <= left


def test_a_file_within_the_limit_that_is_no_article_is_told_of_and_stays_out_of_memory(writer: TestClient) -> None:
    before = peak()
    data = {"token": writer.headers["x-desk-token"]}
    with tempfile.TemporaryFile() as huge:
        for _ in range(48_000_000 // len(PIECE)):
            huge.write(PIECE)
        huge.seek(0)
        answer = writer.post("/add/files", data=data, files={"files": ("huge.txt", huge)}, follow_redirects=False)
    job = writer.app.state.works.job(answer.headers["location"].rsplit("/", 1)[-1])  # type: ignore[attr-defined]
    assert job.over.wait(120)
    assert (job.state, job.taken) == ("done", 0)
    assert [r.path for r in job.rejected] == ["huge.txt"]
    assert job.rejected[0].reason == "larger than 20 MB"
    assert peak() - before < 200_000_000  # the client of the test has copies of its own


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "a<b>.txt").write_text(HOSTILE, encoding="utf-8")
    (folder / "b.txt").write_text(HOSTILE.replace("40", "50"), encoding="utf-8")
    account(folder).save(folder / "case.db")
    return TestClient(make_app(DeskSettings(folder / "case.db")), base_url="http://127.0.0.1")


def test_hostile_articles_change_nothing_but_what_they_say(hostile: TestClient) -> None:
    shown = hostile.app.state.shelf.current()  # type: ignore[attr-defined]
    addresses = ["/", "/statements", "/conflicts", "/articles", "/origins", "/actors", "/search?q=dam"]
    addresses += [f"/article/{a.id}" for a in shown.account.articles]
    addresses += [f"/statement/{s.id}" for s in shown.account.statements]
    for address in addresses:
        html = hostile.get(address).text
        assert "<script>alert" not in html
        assert "<img" not in html
        assert 'href="javascript' not in html
        assert "\u202e" not in html
        assert 'action="http://elsewhere' not in html
