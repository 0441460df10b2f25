from __future__ import annotations

import pytest

from rashomon.align.conflicts import gather
from rashomon.align.differences import misspelt
from rashomon.align.sides import says_so
from rashomon.evaluation.small_cases import read_texts
from rashomon.model import Conflict, Statement
from rashomon.model.align import PairDifference
from tests.align.reports import aligned

HARBOUR = (
    "Mayor Ilse Brandt opened the new harbour bridge in Kelmouth on Saturday. The bridge cost 48 million euros.",
    "Ilse Brandt, the mayor, opened the new harbour bridge in Kelmouth on Saturday. The bridge cost 48 million euros.",
)


def test_what_two_reports_say_is_one_statement_with_two_origins() -> None:
    alignment, _ = aligned(*HARBOUR)
    opened = next(s for s in alignment.statements if "opened" in s.text)
    assert len(opened.articles) == 2
    assert opened.status == "corroborated"


def test_every_claim_is_in_a_statement_and_every_text_is_a_claims() -> None:
    alignment, readings = aligned(*HARBOUR)
    claims = {c.id: c for r in readings for c in r.claims}
    assert {c for s in alignment.statements for c in s.claims} == set(claims)
    assert all(s.text == claims[s.shown].text for s in alignment.statements)


def test_the_same_reports_give_the_same_alignment() -> None:
    first, _ = aligned(*HARBOUR)
    aligned.cache_clear()
    second, _ = aligned(*HARBOUR)
    assert first == second


def _conflicts(*texts: str) -> tuple[Conflict, ...]:
    return aligned(*texts)[0].conflicts


@pytest.mark.parametrize(
    ("first", "second", "kind", "relation"),
    [
        (
            "The two countries signed 37 cooperation deals in Lomar on Friday.",
            "The two countries are expected to sign dozens of cooperation deals in Lomar on Friday.",
            "number",
            "superseded",
        ),
        (
            "The fire at the Oxley warehouse killed nine workers on Sunday, the fire service said.",
            "The fire at the Oxley warehouse killed twelve workers on Sunday, the fire service said.",
            "number",
            "conflict",
        ),
    ],
)
def test_differences_are_typed(first: str, second: str, kind: str, relation: str) -> None:
    found = _conflicts(first, second)
    assert (kind, relation) in {(c.kind, c.relation) for c in found}
    assert all(len(c.sides) >= 2 and c.explanation.endswith(".") for c in found)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            "The storm killed 1,213 people in Tarona, officials said.",
            "The storm killed about 1,200 people in Tarona, officials said.",
        ),
        (
            "The company hired 250 workers in Brelsford in May.",
            "The company hired hundreds of workers in Brelsford in May.",
        ),
        ("The council met on Monday in Ostvik.", "In Ostvik, the council held a meeting on Monday."),
        ("The mine employs 300 people.", "The mine has 12 buildings."),
    ],
)
def test_rounding_vagueness_and_wording_are_no_conflicts(first: str, second: str) -> None:
    assert not [c for c in _conflicts(first, second) if c.relation == "conflict"]


def test_claims_in_conflict_are_not_in_one_statement() -> None:
    alignment, _ = aligned(
        "The fire at the Oxley warehouse killed nine workers on Sunday, the fire service said.",
        "The fire at the Oxley warehouse killed twelve workers on Sunday, the fire service said.",
    )
    for conflict in alignment.conflicts:
        for statement in alignment.statements:
            touched = [side for side in conflict.sides if set(side.claims) & set(statement.claims)]
            assert len(touched) < 2
    assert any(s.status == "disputed" for s in alignment.statements)


def test_no_articles_no_statements() -> None:
    alignment, _ = aligned("")
    assert alignment.statements == ()


@pytest.mark.parametrize(
    ("a", "b", "wanted"),
    [
        ("Norwick", "Norwich", True),
        ("Ferris Island", "Feris Island", True),
        ("Jon Keller", "Jan Keller", False),
        ("North Dale", "South Dale", False),
        ("Keller", "Kellers", False),
        ("Anna Berg", "Anna", False),
    ],
)
def test_misspelt_names(a: str, b: str, wanted: bool) -> None:
    assert misspelt(a, b) is wanted
    assert misspelt(b, a) is wanted


@pytest.mark.parametrize(
    ("written", "kind"), [("Feris Island", "name"), ("Fervik Island", "place")], ids=["misspelt", "another place"]
)
def test_a_place_in_which_a_letter_was_left_out_is_no_other_place(written: str, kind: str) -> None:
    text = "Rolf Adler trained for six months on Fermik Island in 1998 and served on the ferry Amalia."
    first = text if kind == "place" else text.replace("Fermik", "Ferris")
    found = _conflicts(first, text.replace("Fermik Island", written))
    assert [c.kind for c in found] == [kind]


def test_what_somebody_will_do_himself_is_not_done_when_others_did_it() -> None:
    will = "“I will impose a ban on travel to Kelmouth,” Governor Mira Holt said on Monday."
    done = "{} imposed a ban on travel to Kelmouth on Tuesday."
    assert not _conflicts(will, done.format("Ostvik and Brelsford"))
    assert [c.relation for c in _conflicts(will, done.format("Governor Mira Holt"))] == ["superseded"]


def test_a_report_with_another_office_does_not_count_for_what_is_told_of_the_person() -> None:
    texts = (
        "President Joe Biden visited Hanoi on Sunday. President Joe Biden met the party chief.",
        "President Joe Biden visited Hanoi on Sunday, officials of both countries said.",
        "President Joe Biden was in Hanoi on Sunday. Vice President Joe Biden visited Hanoi on Sunday.",
    )
    alignment, readings = aligned(*texts)
    odd = {c.id for c in readings[2].claims if "Vice" in c.span.of(texts[2])}
    sides = [set(side.claims) for one in alignment.conflicts if one.kind == "role" for side in one.sides]
    assert odd
    assert any(odd & side for side in sides)
    for statement in alignment.statements:
        assert not (odd & set(statement.claims) and len(statement.articles) > 1)


NINE = "The fire at the Oxley warehouse killed nine workers on Sunday, the fire service said."
TWELVE = NINE.replace("nine", "twelve")
ON_SUNDAY = "The fire at the Oxley warehouse killed workers on Sunday, the fire service said."


@pytest.mark.parametrize(
    ("third", "says", "reports"), [(NINE, "two reports say", [1, 2]), (ON_SUNDAY, "one report says", [1, 1])]
)
def test_on_a_side_stands_what_is_told_in_one_statement_with_it_and_has_the_detail(
    third: str, says: str, reports: list[int]
) -> None:
    _, readings = aligned(NINE, TWELVE, third)
    claims = {claim.id: claim for reading in readings for claim in reading.claims}
    nine, twelve, beside = (next(c for c in r.claims if "killed" in c.text) for r in readings)
    told = (nine.id, beside.id)
    one = Statement("st-1", nine.text, nine.id, told, (nine.article, beside.article), (), "corroborated", 0.5)
    other = Statement("st-2", twelve.text, twelve.id, (twelve.id,), (twelve.article,), (), "single-source", 0.5)
    difference = PairDifference("number", "conflict", nine.id, twelve.id, "nine workers", "twelve workers")
    (found,) = gather([difference], [one, other], claims, lambda some: tuple(sorted({c.article for c in some})))
    assert sorted(len(side.origins) for side in found.sides) == reports
    assert says in found.explanation.lower()


def test_a_report_stands_on_one_side_only() -> None:
    alignment, readings = aligned(NINE, f"{TWELVE} {NINE}")
    article = {claim.id: claim.article for reading in readings for claim in reading.claims}
    sides = [[{article[c] for c in side.claims} for side in one.sides] for one in alignment.conflicts]
    assert sides
    assert not any(first & second for first, second in sides)


@pytest.mark.parametrize(
    ("text", "value", "said"),
    [
        ("Storms killed 5,000 sheep.", "5 sheep", False),
        ("Prices rose 5.2 percent.", "5 percent", False),
        ("Storms killed 5 sheep, 9 goats.", "5 sheep", True),
        ("The storm killed 5.", "5 sheep", True),
    ],
)
def test_a_figure_is_not_found_in_a_longer_one(text: str, value: str, said: bool) -> None:
    claim = read_texts([text])[0].reading.claims[0]
    assert says_so(claim, claim, value, "number") is said
