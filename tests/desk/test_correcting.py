from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

from fastapi.testclient import TestClient

from rashomon.casework import open_case
from rashomon.desk.jobs import Job
from rashomon.desk.shelf import Shown
from rashomon.store.sqlite import SqliteCase

OWN = """A third paper looks back

DELTA CITY — Xi Jinping came to Vietnam on 12 December 2023 for two days, officials in Hanoi said. The two countries
signed 36 cooperation agreements while he was there.
"""


def state(client: TestClient) -> Shown:
    return client.app.state.shelf.current()  # type: ignore[attr-defined]


def correct(client: TestClient, *, address: str = "/corrections", **fields: Any) -> None:
    token = client.headers["x-desk-token"]
    data = {"token": token, "by": "Ann", "why": "seen in print", **fields}
    answer = client.post(address, data=data, follow_redirects=False)
    assert answer.status_code == 303, answer.text
    wait(client, answer.headers["location"])


def wait(client: TestClient, address: str) -> None:
    job = client.app.state.works.job(address.rsplit("/", 1)[-1])  # type: ignore[attr-defined]
    seen: dict[str, tuple[object, ...]] = {}
    while not job.over.wait(120):  # on a busy machine work takes long; it hangs if it gets nowhere
        reached, standing = progress(job), seen.get(job.id)
        assert reached != standing, f"It stands still at {reached}."
        seen[job.id] = reached
    assert job.state == "done", job.message


def progress(job: Job) -> tuple[object, ...]:
    """Return how far a job is."""
    return job.state, job.step, job.count, len(job.steps)


def ended(process: subprocess.Popen[bytes]) -> bytes:
    """Return the complaint of a process that ends; one that no longer uses the processor hangs, and tells where."""
    spent = -1.0
    while True:
        try:
            return process.communicate(timeout=120)[1]
        except subprocess.TimeoutExpired:
            now = processor_seconds(process.pid)
            if now > spent:
                spent = now
                continue
            process.send_signal(signal.SIGABRT)  # faulthandler prints where it stands
            _, complaint = process.communicate()
            raise AssertionError(complaint.decode()) from None


def processor_seconds(pid: int) -> float:
    """Return the processor time that a process has used."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def test_joined_statements_count_their_origins_together_until_taken_back(writer: TestClient) -> None:
    before = state(writer).account
    one = before.statements[0]
    other = next(
        s
        for s in before.statements
        if not set(s.articles) & set(one.articles) and not set(s.origins) & set(one.origins)
    )
    correct(writer, kind="merge-statements", target=[one.id, other.id])
    joined = next(s for s in state(writer).account.statements if {*one.claims, *other.claims} <= set(s.claims))
    assert len(joined.origins) > len(one.origins)
    old = writer.get(f"/statement/{other.id}", follow_redirects=False)
    assert old.headers["location"] == f"/statement/{joined.id}?moved=statement"
    page = writer.get("/corrections").text
    assert "statements joined" in page
    assert "seen in print" in page
    name = re.search(r'id="(cor-[0-9a-f]+)"', page)
    assert name is not None
    data = {"token": writer.headers["x-desk-token"], "by": "Bo", "why": "no"}
    wait(writer, writer.post(f"/corrections/{name[1]}/undo", data=data, follow_redirects=False).headers["location"])
    assert state(writer).account.statements == before.statements
    assert "Taken back by Bo" in writer.get("/corrections").text


def test_an_overruled_lineage_changes_origins_and_support(writer: TestClient) -> None:
    before = state(writer).account
    pair = next(x for x in before.lineage if x.relation in ("copy", "rewrite"))
    home = next(o for o in before.origins if pair.a in o.articles)
    assert pair.b in home.articles
    for other in (a for a in home.articles if a != pair.b):
        correct(writer, kind="overrule-lineage", target=[pair.b, other], value="independent")
    after = state(writer).account
    assert len(after.origins) == len(before.origins) + 1
    shared = [s for s in before.statements if {pair.a, pair.b} <= set(s.articles)]
    now = {s.id: s for s in after.statements}
    grown = [s for s in shared if s.id in now and len(now[s.id].origins) > len(s.origins)]
    assert grown
    assert all(now[s.id].status != "single-source" for s in grown)


def test_what_is_disputed_follows_an_overruled_conflict(writer: TestClient) -> None:
    before = state(writer).account
    conflict = next(c for c in before.conflicts if c.relation == "superseded")

    def disputed() -> int:
        return sum(s.status == "disputed" for s in state(writer).account.statements)

    start = disputed()
    correct(writer, kind="overrule-conflict", target=conflict.id, value="conflict")
    assert disputed() > start
    correct(writer, kind="overrule-conflict", target=conflict.id, value="none")
    assert disputed() == start
    assert len(state(writer).account.conflicts) == len(before.conflicts) - 1


def test_outlet_date_and_boilerplate_follow_on_every_page(writer: TestClient) -> None:
    article = state(writer).account.articles[0]
    correct(writer, kind="set-outlet", target=article.id, value="The Evening Gazette")
    correct(writer, kind="set-date", target=article.id, value="2023-12-10")
    words = " ".join(article.text.split("\n\n")[-1].split()) or article.text[-60:]
    correct(writer, kind="mark-zone", target=article.id, value="boilerplate", words=words)
    page = writer.get(f"/article/{article.id}").text
    assert "The Evening Gazette" in page
    assert "10 December 2023" in page
    zones = state(writer).labels.clean[article.id].zones
    assert any(z.kind == "boilerplate" and z.reason == "set by Ann" for z in zones)


def test_actors_are_joined(writer: TestClient) -> None:
    people = state(writer).people
    one, other = people[0].record, people[1].record
    correct(writer, kind="merge-entities", target=[one.id, other.id], value="Both of them")
    joined = next(e for e in state(writer).account.entities if e.name == "Both of them")
    assert set(one.mentions) | set(other.mentions) <= set(joined.mentions)


def test_corrections_survive_new_reports_and_a_run_from_the_command_line(
    writer: TestClient, own_case: Path, tmp_path: Path
) -> None:
    article = state(writer).account.articles[0]
    correct(writer, kind="set-outlet", target=article.id, value="The Evening Gazette")
    report = tmp_path / "third.txt"
    report.write_text(OWN, encoding="utf-8")
    grown = open_case(own_case).add(report)
    grown.save(own_case)
    assert len(grown.account.articles) == 7
    outlets = {c.article: c.outlet.value for c in grown.account.clean if c.outlet}
    assert outlets[article.id] == "The Evening Gazette"
    writer.get("/")
    state(writer)
    assert "The Evening Gazette" in writer.get("/articles").text


def test_two_writers_lose_nothing_of_each_other(writer: TestClient, own_case: Path, tmp_path: Path) -> None:
    report = tmp_path / "third.txt"
    report.write_text(OWN, encoding="utf-8")
    slow = open_case(own_case).add(report)  # read before the correction, written after it
    article = state(writer).account.articles[0]
    correct(writer, kind="set-outlet", target=article.id, value="The Evening Gazette")
    slow.save(own_case)
    with SqliteCase(own_case) as store:
        kept = store.load()
    assert len(kept.account.articles) == 7
    assert "The Evening Gazette" in {c.outlet.value for c in kept.account.clean if c.outlet}
    assert [c.kind for c in kept.corrections] == ["set-outlet"]


def test_corrections_are_taken_away_as_labelled_data(writer: TestClient, own_case: Path) -> None:
    account = state(writer).account
    one, two = account.statements[0], account.statements[1]
    correct(writer, kind="merge-statements", target=[one.id, two.id])
    lines = [json.loads(line) for line in writer.get("/corrections.jsonl").text.splitlines()]
    (found,) = lines
    command = [sys.executable, "-m", "rashomon", "corrections", str(own_case)]
    printed = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True).stdout
    assert [json.loads(line) for line in printed.splitlines()] == lines
    assert (found["task"], found["by"], found["why"]) == ("merge-statements", "Ann", "seen in print")
    changed = writer.get("/changes").text
    assert ">statements joined</a> by <bdi>Ann</bdi>: <bdi>seen in print</bdi>" in changed
    texts = {a.id: a.text for a in account.articles}
    for group in found["claims"]:
        assert all(texts[c["article"]][c["start"] : c["end"]] == c["text"] for c in group)


def test_a_write_without_the_page_s_token_is_refused(own_case: Path, writer: TestClient) -> None:
    article = state(writer).account.articles[0]
    del writer.headers["x-desk-token"]
    data = {"by": "Eve", "kind": "set-outlet", "target": article.id, "value": "x"}
    for token in ("", "wrong", "é"):
        assert writer.post("/corrections", data={**data, "token": token}).status_code == 403
    assert writer.post("/corrections/cor-1/undo", data={"by": "Eve"}).status_code == 403
    with SqliteCase(own_case) as store:
        assert store.corrections() == ()


def test_what_makes_no_sense_is_refused_in_words(writer: TestClient) -> None:
    account = state(writer).account
    article, one = account.articles[0].id, account.statements[0].id
    wrong: list[dict[str, Any]] = [
        {"kind": "set-date", "target": article, "value": "soon"},
        {"kind": "set-outlet", "target": "art-none", "value": "x"},
        {"kind": "set-outlet", "target": article, "value": " "},
        {"kind": "merge-statements", "target": one},
        {"kind": "merge-statements", "target": [one, "99999"]},
        {"kind": "split-statement", "target": one},
        {"kind": "mark-zone", "target": article, "value": "boilerplate", "words": "words that are nowhere"},
        {"kind": "overrule-lineage", "target": [article, article], "value": "copy"},
        {"kind": "no-such-kind", "target": one},
        {"kind": "set-outlet", "target": article, "value": "x", "by": " "},
    ]
    for fields in wrong:
        data = {"token": writer.headers["x-desk-token"], "by": "Ann", **fields}
        answer = writer.post("/corrections", data=data)
        assert answer.status_code == 422, fields
        assert "<h1>That did not work</h1>" in answer.text


def test_a_report_marked_away_wholly_stays_in_the_case_and_can_come_back(writer: TestClient) -> None:
    before = state(writer).account
    article = before.articles[0]
    correct(writer, kind="mark-zone", target=article.id, value="boilerplate", words=article.text)
    assert article.id in {a.id for a in state(writer).account.articles}
    assert not [c for c in state(writer).account.claims if c.article == article.id]
    name = writer.get("/api/v1/corrections").json()[0]["id"]
    job = writer.post(f"/api/v1/corrections/{name}/undo", json={"by": "Ann"}).json()
    wait(writer, job["id"])
    assert state(writer).account == before


def test_the_command_line_and_the_desk_write_at_the_same_time(
    writer: TestClient, own_case: Path, tmp_path: Path
) -> None:
    report = tmp_path / "third.txt"
    report.write_text(OWN, encoding="utf-8")
    command = [sys.executable, "-X", "faulthandler", "-m", "rashomon", "add", str(own_case), str(report), "-q"]
    adding = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=dict(os.environ))
    articles = state(writer).account.articles
    outlets = ["The Evening Gazette", "The Delta Mail", "The Port Herald"]
    for article, outlet in zip(articles, outlets, strict=False):
        correct(writer, kind="set-outlet", target=article.id, value=outlet)
    complaint = ended(adding)
    assert adding.returncode == 0, complaint.decode()
    with SqliteCase(own_case) as store:
        kept = store.load()
    assert len(kept.account.articles) == 7
    assert set(outlets) <= {c.outlet.value for c in kept.account.clean if c.outlet}
    assert len(kept.corrections) == 3
