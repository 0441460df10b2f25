from __future__ import annotations

from dataclasses import replace

import pytest

from rashomon.align import with_status
from rashomon.align.differences import expects
from rashomon.align.facts import FactReader, Names, by_article
from rashomon.align.statements import Grouping, whole_claims
from rashomon.model import Conflict, Side, Statement
from tests.align.reports import aligned

REPORTS = (
    "The fire at the Oxley warehouse killed nine workers on Sunday, the fire service said.",
    "The fire at the Oxley warehouse killed twelve workers on Sunday, the fire service said.",
)


def _statement(text: str, *claims: str) -> Statement:
    return Statement("st-1", text, claims[0], claims, ("art-1",), ("ori-1",), "single-source", 0.5)


def _conflict(relation: str, *sides: tuple[str, str]) -> Conflict:
    made = tuple(Side(value, (claim,), ("ori",)) for value, claim in sides)
    return replace(Conflict("cfl-1", "number", "conflict", made, "Text."), relation=relation)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The fire killed nine workers.", "disputed"),
        ("The Oxley warehouse belongs to the city.", "single-source"),
    ],
)
def test_only_a_statement_that_tells_the_detail_is_disputed(text: str, status: str) -> None:
    conflict = _conflict("conflict", ("nine workers", "c1"), ("twelve workers", "c2"))
    assert with_status([_statement(text, "c1")], [conflict], {})[0].status == status


def test_a_plan_told_by_several_is_superseded_when_half_of_its_claims_were_replaced() -> None:
    conflict = _conflict("superseded", ("It has happened.", "c9"), ("It is to happen.", "c1"))
    assert with_status([_statement("It is to happen.", "c2", "c1")], [conflict], {})[0].status == "superseded"
    assert with_status([_statement("It is to happen.", "c2", "c3", "c1")], [conflict], {})[0].status == "single-source"


def test_an_office_told_beside_a_plan_is_not_superseded_with_it() -> None:
    _, readings = aligned("Chinese President Xi Jinping will arrive in Vietnam on Tuesday for a state visit.")
    claims = {claim.id: claim for claim in readings[0].claims}
    plan = next(claim for claim in claims.values() if claim.factuality.time == "future")
    office = next(part for part in plan.propositions if part.kind == "title")
    conflict = _conflict("superseded", ("He has left.", "c9"), ("He will arrive.", plan.id))
    assert with_status([_statement(plan.text, plan.id)], [conflict], claims)[0].status == "superseded"
    assert with_status([_statement(office.text, plan.id)], [conflict], claims)[0].status == "single-source"


def test_two_numbers_of_one_fact_make_both_statements_disputed() -> None:
    alignment, _ = aligned(*REPORTS)
    assert {s.status for s in alignment.statements if "killed" in s.text} == {"disputed"}


PLAN = "Governor Ilse Brandt will arrive in Kelmouth on 4 May 2031 for a visit of two days."
DONE = "Governor Ilse Brandt left Kelmouth on 5 May 2031 after a visit of two days."


@pytest.mark.parametrize(
    ("before", "after", "overtaken"),
    [("2031-05-03", "2031-05-06", True), ("2031-05-06", "2031-05-06", False), ("2031-05-03", "2031-05-04", False)],
)
def test_what_is_expected_for_a_day_is_overtaken_only_by_what_was_written_after_it(
    before: str, after: str, overtaken: bool
) -> None:
    _, readings = aligned(PLAN, DONE)
    plan, done = (reading.claims[0] for reading in readings)
    assert expects(plan, done, {plan.article: before, done.article: after}) is overtaken


def test_what_is_past_expects_nothing() -> None:
    _, readings = aligned(PLAN, DONE)
    plan, done = (reading.claims[0] for reading in readings)
    assert not expects(done, plan, {done.article: "2031-05-03", plan.article: "2031-05-06"})


SUITS = (
    "The lawsuit was without merit, the mayor of Oxley said on Monday.",
    "The suit is without merit. This suit is without merit, the mayor of Oxley said.",
    "The challenge from Kelmouth was without merit, the mayor of Oxley said.",
)


def _told(*said: tuple[int, int, float]) -> tuple[str, list[int]]:
    """Return what the statement of the first two suits says and which suits stand behind it, in order."""
    _, readings = aligned(*SUITS)
    known = by_article(readings)
    suits = [claim for reading in readings for claim in reading.claims if "without merit" in claim.text]
    reader = FactReader(known, Names(()))
    claims = {claim.id: claim for claim in suits}
    facts = {claim.id: reader.of_claim(claim) for claim in suits}
    shares = {(suits[a].id, suits[b].id): share for a, b, share in said}
    group = ((suits[0].id, suits[1].id),)
    (draft,) = whole_claims(Grouping(group, claims, facts, known, shares, frozenset()))
    return draft.text, sorted(suits.index(claims[name]) for name in draft.claims)


@pytest.mark.parametrize("shown", [0, 1])
def test_the_wording_shown_is_the_one_that_most_reports_say(shown: int) -> None:
    text, behind = _told((0, 1, 0.9), (1, 0, 0.9), (shown, 3, 0.8))
    assert text.startswith(("The lawsuit was", "The suit is")[shown])
    assert behind == [0, 1, 3]


@pytest.mark.parametrize(("share", "behind"), [(0.95, [0, 1, 2, 3]), (0.8, [0, 1, 3])])
def test_what_a_report_says_again_counts_where_it_says_it_plainly(share: float, behind: list[int]) -> None:
    assert _told((0, 1, 0.9), (1, 0, 0.9), (0, 2, share), (0, 3, 0.7))[1] == behind


def test_a_part_that_shares_its_subject_is_not_said_by_who_tells_it_of_others() -> None:
    joined, _ = aligned(
        "Lena Holt took a leave from the council in May and was later treated for asthma at a clinic in Oxley.",
        "Ivo Kern took no leave from the council in May. Ivo Kern was treated for asthma at a clinic in Oxley.",
        "Asthma took its toll on councillors. The aide said that Rolf Adler was treated for asthma at a clinic in "
        "Oxley.",
    )
    found = {s.text: len(s.claims) for s in joined.statements if "treated" in s.text}
    assert found and set(found.values()) == {1}, found
