import dataclasses

import pytest

from rashomon.model import Factuality, Reading
from rashomon.tell import build_account
from rashomon.tell.words import shared_run
from tests.tell.harbour import harbour


def entries() -> dict[str, tuple[str, str]]:
    return {t.statement: (t.date, t.status) for t in build_account(harbour()).timeline}


def test_happenings_with_their_days_in_order() -> None:
    timeline = build_account(harbour()).timeline
    assert [t.date for t in timeline] == sorted(t.date for t in timeline)
    assert entries()["st-aground"] == ("2024-03-04", "happened")
    assert entries()["st-free"] == ("2024-03-07", "happened")
    assert entries()["st-service"] == ("1998", "happened")


def test_a_plan_that_came_true_the_same_day_is_told_once() -> None:
    assert "st-plan" not in entries()


def _alone(claim: str, **changes: object) -> list[tuple[str, str, str]]:
    """Return the timeline of one claim of the story, changed."""
    material = harbour()
    name = f"clm-{claim}"
    readings = [_with(r, name, **changes) for r in material.readings]
    statement = next(s for s in material.statements if name in s.claims)
    alone = dataclasses.replace(statement, claims=(name,), shown=name)
    account = build_account(dataclasses.replace(material, readings=readings, statements=[alone], conflicts=()))
    return [(t.date, t.status, t.text) for t in account.timeline]


def test_what_was_not_is_no_happening() -> None:
    fact = Factuality("certain", "negative", "past")
    assert _alone("tide-free", factuality=fact, text="Tugs did not refloat the Halden Star on Thursday.") == []
    [(_, status, _)] = _alone("tide-free", factuality=fact, text="Tugs failed to refloat the Halden Star on Thursday.")
    assert status == "happened"


def test_the_year_of_the_report_alone_tells_nothing() -> None:
    material = harbour()
    free = next(c for r in material.readings for c in r.claims if c.id == "clm-tide-free")
    year = dataclasses.replace(free.times[0], value="2024", edtf="2024", low="2024-01-01", high="2024-12-31")
    assert _alone("tide-free", times=(year,)) == []


def test_a_plan_whose_day_had_not_passed() -> None:
    material = harbour()
    free = next(c for r in material.readings for c in r.claims if c.id == "clm-tide-free")
    later = dataclasses.replace(
        free.times[0], value="2024-03-08", edtf="2024-03-08", low="2024-03-08", high="2024-03-08"
    )
    [(date, status, _)] = _alone("tide-free", times=(later,), predicate="schedule")
    assert (date, status) == ("2024-03-08", "planned")


def test_claims_of_one_statement_on_two_days_are_two_happenings() -> None:
    material = harbour()
    claims = ("clm-post-service", "clm-tide-free")
    statement = dataclasses.replace(material.statements[0], claims=claims, shown=claims[0])
    account = build_account(dataclasses.replace(material, statements=[statement], conflicts=()))
    assert [t.date for t in account.timeline] == ["1998", "2024-03-07"]


def test_undated_claims_are_left_out() -> None:
    assert not {"st-nine", "st-warned", "st-radio"} & set(entries())


def test_story_runs_over_its_own_happenings() -> None:
    story = build_account(harbour()).story
    assert (story.start, story.end) == ("2024-03-04", "2024-03-07")


def _with(reading: Reading, claim: str, **changes: object) -> Reading:
    claims = tuple(dataclasses.replace(c, **changes) if c.id == claim else c for c in reading.claims)  # type: ignore[arg-type]
    return dataclasses.replace(reading, claims=claims)


@pytest.mark.parametrize(
    ("time", "certainty", "status"),
    [("past", "certain", "happened"), ("past", "possible", "alleged"), ("future", "certain", "planned")],
)
def test_status_follows_the_commitment(time: str, certainty: str, status: str) -> None:
    material = harbour()
    free = next(c for r in material.readings for c in r.claims if c.id == "clm-tide-free")
    fact = dataclasses.replace(free.factuality, time=time, certainty=certainty)  # type: ignore[arg-type]
    readings = [_with(r, "clm-tide-free", factuality=fact) for r in material.readings]
    account = build_account(dataclasses.replace(material, readings=readings, conflicts=()))
    assert {t.statement: t.status for t in account.timeline}["st-free"] == status


def test_hypothetical_has_no_day() -> None:
    material = harbour()
    free = next(c for r in material.readings for c in r.claims if c.id == "clm-tide-free")
    fact = dataclasses.replace(free.factuality, time="hypothetical")
    readings = [_with(r, "clm-tide-free", factuality=fact) for r in material.readings]
    account = build_account(dataclasses.replace(material, readings=readings))
    assert "st-free" not in {t.statement for t in account.timeline}


def test_a_day_after_publication_can_only_be_planned() -> None:
    material = harbour()
    aground = next(c for r in material.readings for c in r.claims if c.id == "clm-ledger-rocks")
    later = dataclasses.replace(aground.times[0], value="2024-03-09", edtf="2024-03-09", low=None, high=None)
    readings = [_with(r, "clm-ledger-rocks", times=(later,)) for r in material.readings]
    statement = next(s for s in material.statements if s.id == "st-aground")
    alone = dataclasses.replace(statement, claims=("clm-ledger-rocks",), articles=("art-ledger",))
    account = build_account(dataclasses.replace(material, readings=readings, statements=[alone], conflicts=()))
    assert [(t.date, t.status) for t in account.timeline] == [("2024-03-09", "planned")]


def test_a_run_of_words_shows_one_happening() -> None:
    first = "In May the mayor raised the two ports to a full harbour partnership agreement."
    second = "During the May visit the towns signed a full harbour partnership agreement, the closest there is."
    assert shared_run(first, second) == 4
    assert shared_run(first, "The Full Harbour partnership of agreement towns.") == 1
    assert shared_run("", second) == 0
