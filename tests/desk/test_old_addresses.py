"""Addresses of earlier accounts: each leads to what is left of what it led to, and the page says so."""

from __future__ import annotations

from fastapi.testclient import TestClient

from rashomon.model import Claim
from tests.desk.test_correcting import correct, state

EARLIER = "This address is from an earlier account."


def told_alone(client: TestClient) -> Claim:
    """Return a claim of a longer sentence, the only one of its statement."""
    shown = state(client)
    return next(
        claim
        for claim in shown.account.claims
        if len(claim.span) > 60
        and len(shown.labels.statements[shown.labels.statement_of[claim.id]].claims) == 1
        and shown.labels.articles[claim.article].text.count(words_of(claim, client)) == 1
    )


def words_of(claim: Claim, client: TestClient) -> str:
    return claim.span.of(state(client).labels.articles[claim.article].text)


def test_a_claim_that_is_gone_leads_to_where_it_stood(writer: TestClient) -> None:
    claim = told_alone(writer)
    words, number = words_of(claim, writer), state(writer).labels.statement_of[claim.id]
    assert EARLIER not in writer.get(f"/claim/{claim.id}").text
    correct(writer, kind="mark-zone", target=claim.article, value="boilerplate", words=words)
    assert claim.id not in state(writer).labels.claims
    answer = writer.get(f"/claim/{claim.id}", follow_redirects=False)
    assert answer.headers["location"].startswith(
        f"/article/{claim.article}?from={claim.span.start}&to={claim.span.end}"
    )
    html = writer.get(answer.headers["location"].partition("#")[0]).text
    assert EARLIER in html
    assert html.count('id="here"') == 1
    assert writer.get(f"/statement/{number}").status_code == 404  # nobody says it any more
    (made,) = writer.app.state.ledger.kept()  # type: ignore[attr-defined]
    correct(writer, address=f"/corrections/{made.id}/undo")
    assert EARLIER not in writer.get(f"/claim/{claim.id}").text  # it is back, and so is its statement
    assert writer.get(f"/statement/{number}").status_code == 200


def test_a_report_taken_out_says_so_and_its_claims_lead_to_what_was_told_with_them(writer: TestClient) -> None:
    shown = state(writer)
    shared = next(s for s in shown.account.statements if len(s.articles) > 1)
    claim = shown.labels.claims[shared.claims[0]]
    correct(writer, kind="split-story", out=claim.article)
    gone = writer.get(f"/article/{claim.article}")
    assert gone.status_code == 410
    assert "took this report out" in gone.text
    found = writer.get(f"/claim/{claim.id}", follow_redirects=False)
    assert found.headers["location"].startswith("/statement/")
    assert EARLIER in writer.get(f"/claim/{claim.id}").text


def test_a_passage_nobody_knows_leads_to_the_report_it_was_linked_in(reader: TestClient) -> None:
    article = state(reader).account.articles[0].id
    assert reader.get("/claim/clm-0000").status_code == 404
    html = reader.get(f"/claim/clm-0000?in={article}").text
    assert EARLIER in html
    assert "the report that it stood in" in html
