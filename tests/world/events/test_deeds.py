"""Sentences of our own -> deeds that have no PLOVER type, and when events were."""

from __future__ import annotations

import dataclasses

import pytest

from rashomon.evaluation.event_texts import code_text
from rashomon.world.events import ToldEvent, event_rules
from rashomon.world.events.occasions import with_days_of_occasions


def told(text: str, day: str | None = None) -> list[ToldEvent]:
    return list(code_text(text, event_rules(), day, untyped=True))


def of(verb: str, found: list[ToldEvent]) -> ToldEvent:
    return [one for one in found if verb in one.words.split()][-1]


@pytest.mark.parametrize(
    ("text", "verb", "who", "status"),
    [
        ("Anna Berg resigned from the harbour board in 2011.", "resign", "Berg", "happened"),
        ("Anna Berg will publish her memoirs in 2031.", "publish", "Berg", "planned"),
        ("Anna Berg was accused of hiding two ledgers.", "hide", "Berg", "alleged"),
        ("Anna Berg said in an interview that the ledgers were lost.", "say", "Berg", "happened"),
        ("Anna Berg promised to repair the harbour.", "repair", "Berg", "planned"),
    ],
)
def test_a_deed_without_a_type_is_told(text: str, verb: str, who: str, status: str) -> None:
    one = of(verb, told(text))
    assert [one.tree[c.last].text for c in one.coding.actors] == [who]
    assert one.status == status


@pytest.mark.parametrize(
    "text",
    [
        "Anna Berg knows the harbour well.",
        "Anna Berg could sell the ledgers.",
        "It rained in the harbour.",
        "If Anna Berg sold the ledgers, nobody noticed.",
    ],
)
def test_what_is_no_deed_is_not_told(text: str) -> None:
    assert not [one for one in told(text) if not one.coding.type and one.coding.actors]


def test_who_is_only_named_with_the_subject_does_not_act() -> None:
    """The type of "precede" is a weak guess; what is left of it has no actor."""
    found = told("On 4 May 2031, a rite at the tomb of Anna Berg will precede meetings with Peter Holt.")
    assert [c for one in found for c in one.coding.actors] == []


def test_a_typed_event_is_not_told_again_as_a_deed() -> None:
    found = told("Estonia has threatened to expel two Latvian diplomats.")
    assert [bool(one.coding.type) for one in found] == [True, False]
    assert [one.status for one in found] == ["happened", "planned"]


@pytest.mark.parametrize(
    ("text", "verb", "date"),
    [
        ("Anna Berg resigned at a 2008 rally.", "resign", "2008"),
        ("Anna Berg resigned before a crowd of sailors.", "resign", None),
        ("In May 2011, Anna Berg met the mayor and sold the ship.", "sell", "2011-05"),
        ("Anna Berg resigned when the harbour closed in 2011.", "resign", "2011"),
        ("Anna Berg sold the ledger that Peter Holt bought in 1999.", "sell", None),
        ("Anna Berg began a visit on 4 May 2011, three months after Peter Holt moved to Riga.", "move", None),
    ],
)
def test_a_time_of_the_occasion_or_of_the_clause_beside_it_is_the_event_s(
    text: str, verb: str, date: str | None
) -> None:
    time = of(verb, told(text)).time
    assert (time.edtf if time else None) == date


def test_a_weak_guess_gives_no_type() -> None:
    """ "Stepped down" is in no verb pattern; the type model alone would call it REJECT, hardly surely."""
    weak = [one for one in told("Anna Berg stepped down in February after a row over ledgers.") if one.coding.actors]
    assert [one.coding.type for one in weak] == [""]
    sure = told("Latvian police investigated the harbour board of Riga.")
    assert [one.coding.type for one in sure] == ["ACCUSE"]


def test_one_letter_has_one_day() -> None:
    letter = told("Anna Berg wrote in a letter delivered on March 5, 2024 that the ledgers were lost.")
    again = told("In a letter to the harbour board, Anna Berg warned the mayor of Riga.")
    talk = told("In an interview, Anna Berg warned the mayor of Riga.")

    def hers(found: list[ToldEvent]) -> list[ToldEvent]:
        who = [dataclasses.replace(c, entity="ent-berg") for one in found for c in one.coding.actors[:1]]
        codings = [dataclasses.replace(one.coding, actors=(w,)) for one, w in zip(found, who, strict=True)]
        return [dataclasses.replace(one, coding=coding) for one, coding in zip(found, codings, strict=True)]

    first, second, third = hers(letter[-1:]), hers(again[:1]), hers(talk[:1])
    days = [one.time and one.time.edtf for one in with_days_of_occasions([*first, *second, *third])]
    assert days == ["2024-03-05", "2024-03-05", None]


def test_what_was_said_to_those_gathered_on_a_day_has_that_day() -> None:
    one = of("say", told("“The ledgers are safe,” Anna Berg said to the group gathered in Riga in March 2008."))
    assert one.time is not None
    assert one.time.edtf == "2008-03"
