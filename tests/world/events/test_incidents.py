"""Which tellings are of one incident."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

from rashomon.model import Span
from rashomon.world.events.incidents import CASE_JOINED_FROM, OPEN_TYPE, Telling, group, hopeful, likeness

VECTOR = np.eye(4, dtype=np.float32)
BASE = Telling(
    key=Span("a", 0, 5),
    type="ASSAULT",
    verb="attack",
    actors=frozenset({"ent-rebels"}),
    recipients=frozenset({"ent-convoy"}),
    days=("2024-05-01", "2024-05-01"),
    place="ent-town",
    statement=None,
    vector=VECTOR[0],
    sentence=0,
    meaning=VECTOR[0],
)
OTHER = dataclasses.replace(BASE, key=Span("b", 9, 14), sentence=4)


@pytest.mark.parametrize(
    ("change", "one"),
    [
        ({}, True),
        ({"days": None}, True),
        ({"days": ("2024-04-29", "2024-05-03")}, True),
        ({"days": ("2024-05-09", "2024-05-09")}, False),
        ({"type": "CONSULT", "meaning": VECTOR[1], "vector": VECTOR[1]}, False),
    ],
)
def test_the_same_incident(change: dict, one: bool) -> None:
    groups = group([BASE, dataclasses.replace(OTHER, **change)], CASE_JOINED_FROM)
    assert (len(groups) == 1) is one


def test_likeness_is_symmetric_and_a_shared_statement_raises_it() -> None:
    a, b = dataclasses.replace(BASE, statement="st-1"), dataclasses.replace(OTHER, statement="st-1")
    assert likeness(a, b) == likeness(b, a) > likeness(BASE, OTHER)


def test_one_man_s_threat_is_one_whatever_else_is_told_of_it() -> None:
    other = {"recipients": frozenset({"word"}), "days": None, "type": OPEN_TYPE, "place": None, "vector": VECTOR[1]}
    a = dataclasses.replace(BASE, acts=frozenset({"threaten"}), days=None, place=None)
    b = dataclasses.replace(OTHER, acts=frozenset({"threaten"}), **other)
    assert likeness(a, b) >= likeness(a, dataclasses.replace(b, acts=frozenset({"promise"}))) + 1.0


def test_a_chain_of_likenesses_does_not_join_what_contradicts() -> None:
    first = dataclasses.replace(BASE, days=("2024-05-01", "2024-05-01"))
    undated = dataclasses.replace(OTHER, days=None)
    later = dataclasses.replace(OTHER, key=Span("c", 0, 4), days=("2024-05-20", "2024-05-20"))
    assert len(group([first, undated, later], CASE_JOINED_FROM)) > 1


def test_the_order_of_the_tellings_does_not_matter() -> None:
    many = [dataclasses.replace(BASE, key=Span(f"a{n}", n, n + 2), meaning=VECTOR[n % 3]) for n in range(9)]
    forwards = {frozenset(many[i].key for i in found) for found in group(many)}
    backwards = {frozenset(many[::-1][i].key for i in found) for found in group(many[::-1])}
    assert forwards == backwards


def test_only_what_can_be_one_needs_the_meaning_of_its_words() -> None:
    other = {"actors": frozenset({"ent-x"}), "recipients": frozenset({"ent-y"}), "meaning": VECTOR[1]}
    changes = ({}, {**other, "days": None, "place": None})
    many = [dataclasses.replace(BASE, key=Span(f"a{n}", n, n + 2), **changes[n % 2]) for n in range(4)]
    open_ = [dataclasses.replace(one, meaning=None) for one in many]
    words = ["attack", "open school", "attack convoy", "open a school"]
    pairs = hopeful(open_, words, CASE_JOINED_FROM)
    assert (0, 2) in pairs
    apart = dataclasses.replace(open_[1], type="AID", vector=VECTOR[2])
    assert hopeful([open_[0], apart], words[:2], CASE_JOINED_FROM) == set()
    assert group(many, CASE_JOINED_FROM, pairs) == group(many, CASE_JOINED_FROM)
