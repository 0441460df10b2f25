from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from html.parser import HTMLParser
from importlib import resources
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from rashomon.desk.rendering import environment
from rashomon.desk.searching import marked_words
from rashomon.desk.shelf import Shown
from rashomon.mark.linking.naming import plain
from rashomon.model import NameDiscrepancy, content_id
from rashomon.tell.view import EntityView


def state(client: TestClient) -> Shown:
    return client.app.state.shelf.current()  # type: ignore[attr-defined]


class Links(HTMLParser):
    """Collects the addresses a page leads to, and the ids it has."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.targets: list[str] = []
        self.ids: set[str] = set()
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        if tag == "a" and found.get("href"):
            self.targets.append(str(found["href"]))
        if found.get("id"):
            self.ids.add(str(found["id"]))


PAGES = ["/", "/statements", "/conflicts", "/articles", "/origins", "/actors", "/search?q=rail", "/check", "/api"]
PAGES += ["/add", "/corrections", "/changes", "/take", "/print"]


@pytest.mark.parametrize("address", PAGES)
def test_every_link_of_a_page_leads_somewhere(reader: TestClient, address: str) -> None:
    page = reader.get(address)
    assert page.status_code == 200
    links = Links(page.text)
    for target in sorted(set(links.targets)):
        path, _, anchor = target.partition("#")
        if not path:
            assert not anchor or anchor in links.ids, target
            continue
        found = reader.get(path)
        assert found.status_code == 200, target
        assert not anchor or anchor in Links(found.text).ids, target


def test_the_account_page_has_what_a_reader_wants_first(reader: TestClient) -> None:
    shown, html = state(reader), reader.get("/").text
    assert shown.account.story.title is not None
    assert f"<b>{len(shown.account.articles)}</b> reports" in html
    assert f"<b>{len(shown.account.origins)}</b> independent origins" in html
    for conflict in shown.account.conflicts:
        if conflict.relation != "compatible":
            assert f"/conflict/{conflict.id}" in html


def test_a_claim_s_link_leads_to_its_place(reader: TestClient) -> None:
    claim = state(reader).account.claims[0]
    found = reader.get(f"/claim/{claim.id}", follow_redirects=False)
    assert found.headers["location"] == f"/article/{claim.article}#{claim.id}"
    assert claim.id in Links(reader.get(found.headers["location"].partition("#")[0]).text).ids


def test_a_passage_can_be_pointed_at(reader: TestClient) -> None:
    article = state(reader).account.articles[0]
    start = article.text.index("two-day state visit")
    html = reader.get(f"/article/{article.id}?from={start}&to={start + 19}").text
    inside = re.search(r'<mark class="here" id="here">(.*?)</mark>', html, re.DOTALL)
    assert inside is not None


def test_all_that_was_found_is_marked_in_the_text(reader: TestClient) -> None:
    shown = state(reader)
    reading = shown.readings[shown.account.articles[0].id]
    html = reader.get(f"/article/{reading.article.id}").text
    for kind, found in (("time", reading.marks.times), ("number", reading.marks.quantities)):
        assert found
        assert len(re.findall(f'<mark class="{kind}"', html)) >= len(found)
    assert "boilerplate" in html


def test_filters_narrow_statements_down(reader: TestClient) -> None:
    shown = state(reader)
    for status in {s.status for s in shown.account.statements}:
        html = reader.get(f"/statements?status={status}").text
        assert f"{sum(s.status == status for s in shown.account.statements)} statement" in html
    origin = shown.account.origins[0]
    ids = {s["id"] for s in reader.get(f"/api/v1/statements?origin={origin.id}&limit=1000").json()["items"]}
    assert ids == {s.id for s in shown.account.statements if set(s.articles) & set(origin.articles)}


def test_dates_speakers_and_entities_narrow_down(reader: TestClient) -> None:
    shown = state(reader)
    speaker = shown.speakers[0]
    ids = {s["id"] for s in reader.get("/api/v1/statements", params={"speaker": speaker.name}).json()["items"]}
    assert {said.statement for said in speaker.said[:1]} <= ids
    assert len(ids) < len(shown.account.statements)
    entity = shown.people[0].record
    about = {s["id"] for s in reader.get(f"/api/v1/statements?entity={entity.id}&limit=1000").json()["items"]}
    assert about == {s.id for s in shown.statements_about[entity.id]}
    assert reader.get("/api/v1/statements?until=1990-01-01").json()["total"] == 0


def test_search_finds_by_meaning_and_keeps_to_the_filters(reader: TestClient) -> None:
    shown = state(reader)
    hits = reader.get("/api/v1/search?q=train connection between the countries").json()
    assert any("rail" in hit["text"] for hit in hits[:5])
    outlet = shown.labels.article(shown.account.articles[0].id)
    narrowed = reader.get("/api/v1/search", params={"q": "rail", "outlet": outlet}).json()
    assert narrowed
    assert {hit["article"] for hit in narrowed} == {shown.account.articles[0].id}


def test_what_is_not_there_says_so(reader: TestClient) -> None:
    for address in ("/statement/x", "/conflict/x", "/article/x", "/origin/x", "/actor/x", "/claim/x", "/nothing"):
        page = reader.get(address)
        assert page.status_code == 404
        assert "<h1>That is not here</h1>" in page.text


def test_an_address_of_an_origin_or_actor_still_leads_there_when_its_name_changed(reader: TestClient) -> None:
    shown = state(reader)
    origin = next(o for o in shown.account.origins if len(o.articles) > 1)
    for article in origin.articles[1:]:
        answer = reader.get(f"/origin/{content_id('org', article)}", follow_redirects=False)
        assert answer.headers["location"] == f"/origin/{origin.id}?moved=origin"
    followed = 0
    for entity in shown.account.entities:
        for alias in entity.aliases:
            old = content_id("ent", entity.type, plain(alias))
            if old not in shown.labels.entities:
                answer = reader.get(f"/actor/{old}", follow_redirects=False)
                assert answer.headers["location"].startswith("/actor/ent-")
                followed += 1
    assert followed


def test_origins_of_several_reports_come_first_and_none_is_left_out(reader: TestClient) -> None:
    shown, html = state(reader), reader.get("/origins").text
    first, _, rest = html.partition("Origins of one report")
    for origin in shown.account.origins:
        assert f"/origin/{origin.id}" in (first if len(origin.articles) > 1 else rest)


def test_an_origin_shows_what_each_two_of_its_reports_have_in_common(reader: TestClient) -> None:
    shown = state(reader)
    origin = next(o for o in shown.account.origins if len(o.articles) > 1)
    html = reader.get(f"/origin/{origin.id}").text
    pairs = [p for p in shown.account.lineage if {p.a, p.b} <= set(origin.articles) and p.passages]
    assert pairs
    for pair in pairs:
        longest = max(pair.passages, key=lambda p: min(len(p.a), len(p.b)))
        for span in (longest.a, longest.b):
            assert f"/article/{span.article}?from={span.start}&amp;to={span.end}#here" in html


def test_the_words_that_were_looked_for_are_marked_and_nothing_else(reader: TestClient) -> None:
    html = reader.get("/search?q=the rail LINK").text
    assert "<mark>rail</mark>" in html
    assert "<mark>the</mark>" not in html
    assert marked_words("Links, link & <b>RAIL</b> derail", "rail link") == (
        "Links, <mark>link</mark> &amp; &lt;b&gt;<mark>RAIL</mark>&lt;/b&gt; derail"
    )


def test_what_is_shipped_of_others_is_what_the_notice_says() -> None:
    script = resources.files("rashomon.desk").joinpath("static", "htmx.min.js").read_bytes()
    notice = (Path(__file__).parents[2] / "THIRD_PARTY.md").read_text(encoding="utf-8")
    assert f"sha256 {hashlib.sha256(script).hexdigest()}" in " ".join(notice.split())
    version = re.search(r'version:"([\d.]+)"', script.decode("utf-8"))
    assert version is not None
    assert f"htmx {version[1]} " in notice


def test_all_relations_stand_on_their_page(reader: TestClient) -> None:
    shown, html = state(reader), reader.get("/relations").text
    assert shown.account.relations
    for _, views in shown.relation_groups:
        for view in views:
            assert f'id="{view.record.id}"' in html


def test_a_differing_name_of_a_report_is_told_once(reader: TestClient) -> None:
    shown = state(reader)
    odd = NameDiscrepancy(
        shown.account.entities[0].mentions[0], "Xi Jinpin", "Xi Jinping", "misspelt-name", "one letter", 0.9
    )
    view = EntityView(replace(shown.account.entities[0], discrepancies=(odd, odd)), 1, ())
    parts = environment().get_template("parts.html.j2").module
    assert parts.actor(view, shown.labels).count("Name differs") == 1  # type: ignore[attr-defined]
