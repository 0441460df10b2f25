from __future__ import annotations

import pytest

from rashomon.align.numbers import agree
from rashomon.model import Conflict
from tests.align.reports import aligned

EVENT = "Workers of the Oxley quarry in Brelsford sued the Norland company on Monday. Norland closed the quarry. "
QUARRY = (
    EVENT
    + "The court appears ready to block a lawsuit against the Oxley quarry on behalf of up to 1.6 million workers."
)


def _counted(*texts: str) -> list[Conflict]:
    return [c for c in aligned(*texts)[0].conflicts if (c.kind, c.relation) == ("number", "conflict")]


def test_one_thing_counted_otherwise_in_sentences_on_other_matters_is_a_conflict() -> None:
    other = EVENT + "Even judge Mira Holt had doubts about how to settle a lawsuit of as many as 1.5 million workers."
    (found,) = _counted(QUARRY, other)
    assert {side.value for side in found.sides} == {"up to 1.6 million workers", "as many as 1.5 million workers"}
    assert all(len(side.claims) == len(side.origins) == 1 for side in found.sides)


def test_reports_with_one_number_stand_on_one_side() -> None:
    others = [
        EVENT + f"{who} had doubts about a lawsuit of as many as 1.5 million workers."
        for who in ("Judge Mira Holt", "Rolf Adler")
    ]
    (found,) = _counted(QUARRY, *others)
    assert found.explanation == (
        "Two reports say “as many as 1.5 million workers”; one report says “up to 1.6 million workers”."
    )


@pytest.mark.parametrize(
    "other",
    [
        "The lawsuit is brought on behalf of some 1,590,000 workers.",
        "The lawsuit speaks of 1.5 million workers. The court counts 1.6 million workers in all.",
        "In Brelsford 1.5 million workers are on strike.",
        "The lawsuit is brought on behalf of 400,000 workers.",
        "The lawsuit is brought on behalf of 1.5 million workers.",
        "The lawsuit is brought on behalf of more than 1.3 million workers.",
    ],
    ids=[
        "rounded",
        "both numbers in one report",
        "nothing else in common",
        "another size",
        "below the bound",
        "at least",
    ],
)
def test_other_counts_are_no_conflict(other: str) -> None:
    assert not _counted(QUARRY, EVENT + other)


def test_counts_of_two_events_are_not_held_against_one_another() -> None:
    other = "Even judge Mira Holt had doubts about how to settle a lawsuit of as many as 1.5 million workers."
    assert not _counted(QUARRY, "A fire in the port of Asker killed nobody on Friday. " + other)


def test_what_a_report_counts_several_of_is_not_one_count() -> None:
    senate = EVENT + "The rule on the tax needs 60 votes in the senate. The governor has only 51 votes for the tax."
    assert not _counted(EVENT + "The opponents of the tax have the 41 votes to stop it in the senate.", senate)


def test_few_people_are_the_same_people_only_if_the_same_happened_to_them() -> None:
    blast = "A tank blew up at the Oxley plant in Brelsford on Monday. The Norland company runs the Oxley plant. "
    killed = blast + "The explosion at the Oxley plant killed 14 people."
    assert not _counted(killed, blast + "Police arrested 12 people at the Oxley plant.")
    assert _counted(killed, blast + "Twelve people were killed at the plant when the tank blew up.")


@pytest.mark.parametrize(
    ("a", "b", "wanted"),
    [
        (1_500_000, 1_600_000, False),
        (1_500_000, 1_480_000, True),
        (36, 37, False),
        (40, 37, True),
        (40, 46, False),
        (8.0, 7.5, True),
        (1_213, 1_200, True),
    ],
)
def test_rounded_numbers_agree(a: float, b: float, wanted: bool) -> None:
    assert agree(a, b) is wanted
    assert agree(b, a) is wanted


def test_many_numbers_of_one_thing_are_a_table_and_not_compared() -> None:
    table = EVENT + " ".join(f"Pit {n} of the quarry has {n * 7 + 100:,} workers." for n in range(70))
    assert not _counted(
        table, EVENT + "All pits of the quarry have 377 workers.", EVENT + "The quarry has 251 workers."
    )


def test_a_report_with_the_same_figure_of_the_thing_stands_on_its_side_whatever_it_tells_of_it() -> None:
    others = [
        EVENT + "Judge Mira Holt had doubts about a lawsuit of as many as 1.5 million workers.",
        EVENT + "What troubled Judge Mira Holt was a suit that covers 1.5 million workers and may cost billions.",
    ]
    (found,) = _counted(QUARRY, *others)
    assert found.explanation == (
        "Two reports say “as many as 1.5 million workers” or “1.5 million workers”; one report says “up to 1.6 million"
        " workers”."
    )
