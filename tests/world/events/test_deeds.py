"""Sentences of our own -> deeds that have no PLOVER type, and when events were."""

from __future__ import annotations

import pytest

from rashomon.evaluation.event_texts import code_text
from rashomon.world.events import ToldEvent, event_rules


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
    ],
)
def test_a_time_of_the_occasion_or_of_the_clause_beside_it_is_the_event_s(
    text: str, verb: str, date: str | None
) -> None:
    time = of(verb, told(text)).time
    assert (time.edtf if time else None) == date
