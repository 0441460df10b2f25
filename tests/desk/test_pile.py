"""The desk of a pile: its stories, each story's own desk, joining and parting, and what comes in."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import threading
import time
from pathlib import Path
from queue import Queue

from fastapi.testclient import TestClient

from rashomon.desk.pile_shelf import PileState
from rashomon.desk.rendering import hung
from rashomon.progress import NoProgress
from rashomon.store.pile import SqlitePile
from rashomon.store.turns import in_turn
from rashomon.storywork import sort_pile
from tests.desk.test_correcting import ended

RAIN = """Rain cuts off villages in the delta

DELTA CITY, July 2, 2031 — Heavy rain cut twelve villages off on Wednesday, the weather office said.
"""
ELECTION = """Mayor of Kelmouth wins a second term

KELMOUTH, July 9, 2031 — Voters gave the mayor of Kelmouth a second term on Wednesday, the count showed.
"""

LATE = """Baker is to pay back what he took

DELTA CITY, June 21, 2031 — John Holt, the baker who was found guilty of fraud, has to pay back
9,000 crowns, a judge said.
"""


def state(client: TestClient) -> PileState:
    return client.app.state.pile.current()  # type: ignore[attr-defined,no-any-return]


def wait(client: TestClient, address: str) -> None:
    job = client.app.state.works.job(address.rsplit("/", 1)[-1])  # type: ignore[attr-defined]
    assert job.over.wait(240)
    assert job.state == "done", job.message


def correct(client: TestClient, **fields: object) -> None:
    data = {"token": client.headers["x-desk-token"], "by": "Ann", "why": "one event", **fields}
    answer = client.post("/corrections", data=data, follow_redirects=False)
    assert answer.status_code == 303, answer.text
    wait(client, answer.headers["location"])


def test_each_story_has_its_desk_under_its_address(pile: TestClient) -> None:
    stories = state(pile).stories
    assert [len(s.story.articles) for s in stories] == [2, 1]
    page = pile.get("/").text
    at = f"/story/{stories[0].story.id}"
    assert f'href="{at}/"' in page
    assert pile.get(at, follow_redirects=False).headers["location"] == f"{at}/"
    told = pile.get(f"{at}/").text
    assert 'class="up" href="/"' in told
    links = set(re.findall(r'(?:href|src|action|hx-get)="(/[^"#]*)', told)) - {"/"}
    assert links
    assert all(link.startswith(f"{at}/") for link in links)
    for link in sorted(links):
        assert pile.get(link.replace("&amp;", "&")).status_code == 200, link
    assert pile.get(f"{at}/api/v1/story").json()["articles"] == 2
    assert pile.get("/story/sto-none/").status_code == 404


def test_stories_are_joined_parted_and_put_back(pile: TestClient) -> None:
    before = {s.story.id: s.story.articles for s in state(pile).stories}
    one, two = state(pile).stories
    correct(pile, kind="merge-stories", target=[one.story.id, two.story.id])
    (both,) = state(pile).stories
    assert len(both.story.articles) == 3
    gone = next(name for name in before if name != both.story.id)
    answer = pile.get(f"/story/{gone}/statements", follow_redirects=False)
    assert answer.headers["location"] == f"/story/{both.story.id}/"
    assert pile.get(f"/story/{both.story.id}/api/v1/story").json()["articles"] == 3
    correct(pile, kind="split-story", target=both.story.id, out=list(two.story.articles))
    assert sorted(s.story.articles for s in state(pile).stories) == sorted(before.values())
    lines = [json.loads(line) for line in pile.get("/corrections.jsonl").text.splitlines()]
    assert [line["task"] for line in lines] == ["merge-stories", "split-story"]
    assert {a["title"] for a in lines[1]["articles"]} == {"Baker found guilty of fraud"}
    for line in lines:
        data = {"token": pile.headers["x-desk-token"], "by": "Bo", "why": "no"}
        wait(pile, pile.post(f"/corrections/{line['id']}/undo", data=data, follow_redirects=False).headers["location"])
    assert {s.story.id: s.story.articles for s in state(pile).stories} == before
    assert "Taken back by Bo" in pile.get("/corrections").text


def test_a_story_s_own_desk_takes_reports_out_through_the_pile(pile: TestClient) -> None:
    one = state(pile).stories[0].story
    page = pile.get(f"/story/{one.id}/articles").text
    form = page[page.index('aria-label="Take reports out"') - 200 :]
    assert 'action="/corrections"' in form
    assert f'value="{one.id}"' in form
    correct(pile, kind="split-story", target=one.id, out=one.articles[0])
    assert len(state(pile).stories) == 3


def test_a_correction_in_a_story_is_made_on_its_own_desk(pile: TestClient) -> None:
    one = state(pile).stories[0].story
    at = f"/story/{one.id}"
    data = {"token": pile.headers["x-desk-token"], "by": "Ann", "kind": "set-outlet", "target": one.articles[0]}
    answer = pile.post(f"{at}/corrections", data={**data, "value": "The Post"}, follow_redirects=False)
    assert answer.headers["location"].startswith(f"{at}/job/")
    for _ in range(600):
        told = pile.get(f"{at}/api/v1/jobs/{answer.headers['location'].rsplit('/', 1)[-1]}").json()
        if told["state"] == "done":
            break
        time.sleep(0.2)
        assert told["state"] != "failed", told
    assert "The Post" in pile.get(f"{at}/articles").text


def test_a_new_report_joins_its_story_and_is_told(pile: TestClient) -> None:
    answer = pile.post("/api/v1/articles", json={"text": LATE})
    wait(pile, answer.json()["id"])
    homes = [s for s in state(pile).stories if len(s.story.articles) == 2]
    assert any("Baker" in s.story.title for s in homes)
    assert pile.get("/api/v1/stories").json()["total"] == 2


def test_writes_need_the_token_and_sense(pile: TestClient) -> None:
    one = state(pile).stories[0].story
    data = {"by": "Eve", "kind": "split-story", "target": one.id, "out": one.articles[0]}
    del pile.headers["x-desk-token"]
    assert pile.post("/corrections", data=data).status_code == 403
    assert pile.post("/api/v1/corrections", json={"kind": "split-story", "by": "Eve"}).status_code == 403
    token = pile.get("/api/v1/token").json()["token"]
    wrong = [
        {"kind": "split-story", "target": one.id, "out": list(one.articles)},
        {"kind": "split-story", "target": "sto-none", "out": one.articles[0]},
        {"kind": "merge-stories", "target": one.id},
        {"kind": "merge-statements", "target": one.id},
        {"kind": "merge-stories", "target": [s.story.id for s in state(pile).stories], "by": " "},
    ]
    for fields in wrong:
        answer = pile.post("/corrections", data={"token": token, "by": "Ann", **fields})
        assert answer.status_code == 422, fields
        assert "<h1>That did not work</h1>" in answer.text
    assert state(pile).corrections == ()


def test_only_addresses_are_hung_not_words() -> None:
    page = '<a href="/x">y</a> &#34;href=&#34;/no <form action="/f"> <a href="//elsewhere"> <a href="/^/corrections">'
    assert hung(page, "/story/a") == (
        '<a href="/story/a/x">y</a> &#34;href=&#34;/no <form action="/story/a/f"> <a href="//elsewhere"> '
        '<a href="/corrections">'
    )
    assert hung(page, "").count('href="/x"') == 1


def test_the_api_is_described_in_words(pile: TestClient) -> None:
    page = pile.get("/api").text
    assert "The pile as data" in page
    assert "/api/v1/stories/{name}" in page
    assert "<code>X-Desk-Token</code>" in page
    assert "`" not in page


def test_a_report_of_a_story_is_named_by_its_file(pile: TestClient) -> None:
    one = state(pile).stories[0].story
    page = pile.get(f"/part/{one.id}").text
    for article in one.articles:
        path = state(pile).paths[article]
        assert f'title="{path}">{path.rpartition("/")[2]}</code>' in page


def test_the_api_joins_and_takes_back(pile: TestClient) -> None:
    one, two = state(pile).stories
    asked = {"kind": "merge-stories", "by": "Ann", "targets": [one.story.id, two.story.id]}
    wait(pile, pile.post("/api/v1/corrections", json=asked).json()["id"])
    assert pile.get("/api/v1/stories").json()["total"] == 1
    (kept,) = pile.get("/api/v1/corrections").json()
    assert kept["undone"] is None
    wait(pile, pile.post(f"/api/v1/corrections/{kept['id']}/undo", json={"by": "Bo"}).json()["id"])
    assert pile.get("/api/v1/stories").json()["total"] == 2
    assert pile.post("/api/v1/corrections/cor-none/undo", json={"by": "Bo"}).status_code == 404
    assert pile.get("/api/v1/jobs/job-none").status_code == 404


def test_the_command_line_and_the_desk_add_to_a_pile_at_the_same_time(
    pile: TestClient, own_pile: Path, tmp_path: Path
) -> None:
    """Each would write the list of stories that it began with, without what the other added."""
    reports = [tmp_path / f"{name}.txt" for name in ("rain", "election")]
    for report, text in zip(reports, (RAIN, ELECTION), strict=True):
        report.write_text(text, encoding="utf-8")
    command = [
        sys.executable,
        "-X",
        "faulthandler",
        "-m",
        "rashomon",
        "stories",
        str(reports[0]),
        "-o",
        str(own_pile),
        "-q",
    ]
    adding = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=dict(os.environ))
    wait(pile, pile.post("/api/v1/articles", json={"text": LATE}).json()["id"])
    sort_pile([str(reports[1])], own_pile)
    complaint = ended(adding)
    assert adding.returncode == 0, complaint.decode()
    with SqlitePile(own_pile / "stories.db") as store:
        told = [article for one in store.stories() for article in one.story.articles]
        assert sorted(told) == sorted(lead.article for lead in store.leads()[0])
        assert len(told) == len(set(told)) == 6
        assert sorted(a for one in store.grouped() for a in one.articles) == sorted(told)


def test_who_comes_second_to_a_pile_is_told_and_sees_what_the_first_did(own_pile: Path, tmp_path: Path) -> None:
    report = tmp_path / "rain.txt"
    report.write_text(RAIN, encoding="utf-8")
    steps: Queue[str] = Queue()

    class Steps(NoProgress):
        def start(self, step: str, total: int | None) -> None:
            steps.put(step)

    with in_turn(own_pile / ".stories.lock", waiting=lambda: None):
        second = threading.Thread(target=lambda: sort_pile([str(report)], own_pile, progress=Steps()), daemon=True)
        second.start()
        assert steps.get(timeout=120) == "waiting for another run on this pile"
        with SqlitePile(own_pile / "stories.db") as store:
            assert len(store.leads()[0]) == 3
        assert second.is_alive()
    second.join(240)
    with SqlitePile(own_pile / "stories.db") as store:
        assert len(store.leads()[0]) == 4
