"""What changed between two versions of one report, as the account shows it."""

from __future__ import annotations

import json
from dataclasses import replace

from rashomon.model import Change, Span, Versions
from rashomon.tell import build_account, to_html, to_json, to_markdown
from tests.tell.harbour import LANTERN, POST, harbour


def account_with_versions():  # type: ignore[no-untyped-def]
    account = build_account(harbour())
    first = account.lineage[0]
    changes = (
        Change("replaced", Span("art-lantern", 0, 12), Span("art-post", 0, 9)),
        Change("inserted", Span("art-lantern", 20, 40), None),
    )
    changed = replace(first, versions=Versions("art-lantern", changes))
    return replace(account, lineage=(changed, *account.lineage[1:]))


def test_the_page_and_the_text_show_it() -> None:
    account = account_with_versions()
    was, now = " ".join(POST[:9].split()), " ".join(LANTERN[:12].split())
    page = to_html(account)
    assert "Daily Lantern is a newer version of Harbour Post." in page
    assert f'<del dir="auto">{was}</del> <ins dir="auto">{now}</ins>' in page
    text = to_markdown(account)
    assert "is a newer version of" in text
    assert "inserted:" in text


def test_the_json_holds_it() -> None:
    lineage = json.loads(to_json(account_with_versions()))["lineage"]
    assert lineage[0]["versions"]["newer"] == "art-lantern"
    assert [c["kind"] for c in lineage[0]["versions"]["changes"]] == ["replaced", "inserted"]
    assert lineage[0]["versions"]["changes"][1]["b"] is None
    assert lineage[1]["versions"] is None
