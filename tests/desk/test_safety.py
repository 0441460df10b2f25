from __future__ import annotations

from pathlib import Path

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


def test_too_much_is_refused_whatever_was_announced(built_case: Path) -> None:
    app = make_app(DeskSettings(built_case, most_upload=1000))
    with TestClient(app, base_url="http://127.0.0.1") as client:
        assert client.post("/check", data={"claim": "a" * 2000}).status_code == 413
        chunks = (b"claim=" + b"a" * 300 for _ in range(20))
        headers = {"content-type": "application/x-www-form-urlencoded"}
        assert client.post("/check", content=chunks, headers=headers).status_code == 413


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
