"""Sentences of our own -> how an event is told, and who can have no part in it."""

from __future__ import annotations

import pytest

from rashomon.evaluation.event_texts import code_text
from rashomon.evaluation.small_cases import read_texts
from rashomon.language.encoder import Encoder
from rashomon.mark.gazetteer import country_name, find_capital
from rashomon.world.events import ToldEvent, event_rules
from rashomon.world.events.reading import code_reading
from rashomon.world.events.sentences import NamesOfCase
from rashomon.world.relations import TwoParties


def told(text: str) -> list[ToldEvent]:
    return list(code_text(text, event_rules(), None, untyped=True))


def told_of_case(text: str) -> list[ToldEvent]:
    (one,) = read_texts([text])
    vectors = Encoder.shared().encode([s.span.of(text) for s in one.reading.marks.parse.sentences])
    return list(code_reading(one.reading, vectors, NamesOfCase(one.entities), event_rules(), untyped=True))


def heads(found: list[ToldEvent], *, actors: bool) -> set[str]:
    return {one.tree[c.head].text for one in found for c in (one.coding.actors if actors else one.coding.recipients)}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Latvia rejected the veto of Estonia.", "happened"),
        ("Latvia is set to vote to override the veto of Estonia.", "planned"),
        ("Latvia will reject the demands of Estonia.", "planned"),
        ("Latvia refused to return the ships of Estonia.", "happened"),
        ("Latvia demanded that Estonia return the ships.", "happened"),
        ("Latvia set a new standard for the navy of Estonia.", "happened"),
    ],
)
def test_a_refusal_that_lies_ahead_has_not_happened(text: str, status: str) -> None:
    assert [one.status for one in told_of_case(text)][:1] == [status]


def test_a_confirmation_is_not_told_as_what_it_confirms() -> None:
    """Only the clause under it lies ahead; the claim is that clause, and the confirming itself was done."""
    found = told_of_case("Anna Berg confirmed in a statement that Latvia intends to sue the harbour board of Riga.")
    assert {one.status for one in found if one.words.startswith("confirm")} == {"happened"}


@pytest.mark.parametrize(
    ("text", "nobody"),
    [
        ("Latvia and Estonia are set to sign dozens of deals, according to the Finnish ambassador Anna Berg.", "Berg"),
        ("Latvia attacked Estonia, Finland said on Monday.", "Finland"),
        ("Latvia attacked Estonia, as Finland watched the war with Norway.", "Norway"),
        ("A lawyer for Peter Holt accused Estonia of fraud.", "Holt"),
    ],
)
def test_who_says_it_or_stands_in_another_clause_is_not_acted_on(text: str, nobody: str) -> None:
    found = [one for one in told(text) if one.coding.type]
    assert found
    assert nobody not in heads(found, actors=False)


def test_who_is_charged_does_not_act() -> None:
    found = [one for one in told("Anna Berg was charged with fraud by Estonia.") if one.coding.type]
    assert heads(found, actors=True) == {"Estonia"}
    assert heads(found, actors=False) == {"Berg"}


def test_a_vision_that_starts_is_nobody_s_visit() -> None:
    """Whose paper printed the letter does not act; an event without anybody is none of an account."""
    text = "That vision starts in Asia, he said in a letter published by the newspaper of Estonia."
    assert heads(told(text), actors=True) == set()
    assert all(one.coding.actors or one.coding.recipients for one in told_of_case(text))


def test_a_participle_has_the_subject_of_its_claim() -> None:
    text = "Prime Minister Anna Berg began a visit to Riga on Monday, praising the relations between the countries."
    (praise,) = (one for one in told_of_case(text) if one.words.startswith("praise"))
    assert len(praise.coding.actors) == 1
    assert praise.coding.actors[0].entity is not None


def test_the_two_countries_that_act_are_both_named() -> None:
    (one,) = read_texts(["Chile and Peru held talks on Monday. The two countries signed 12 deals with Brazil."])
    text = one.reading.article.text
    vectors = Encoder.shared().encode([s.span.of(text) for s in one.reading.marks.parse.sentences])
    names = NamesOfCase(one.entities, TwoParties(one.entities, country_name, find_capital))
    found = code_reading(one.reading, vectors, names, event_rules(), untyped=True)
    (signed,) = (e for e in found if e.words.startswith("sign"))
    assert {c for a in signed.coding.actors for c in a.countries} == {"CHL", "PER"}
    assert {c for a in signed.coding.recipients for c in a.countries} == {"BRA"}


def test_who_follows_in_a_clause_beside_is_a_deed_ahead_with_its_own_day() -> None:
    text = "The vote is expected to begin in Riga on 4 May 2031, followed by Estonia on 5 May 2031."
    (follow,) = (one for one in told_of_case(text) if one.words.startswith("follow"))
    assert (follow.status, follow.time and follow.time.edtf) == ("planned", "2031-05-05")
    assert [follow.tree[c.head].text for c in follow.coding.actors] == ["Estonia"]


def test_a_trip_has_a_day_for_what_was_done_during_it() -> None:
    (one,) = (e for e in told_of_case("During a 2011 trip, Latvia and Estonia upgraded their ties.") if e.time)
    assert one.time is not None
    assert one.time.edtf == "2011"


def test_the_two_countries_are_nobody_where_a_third_was_named_since() -> None:
    text = (
        "Chile and Peru held talks. Peru received the Brazilian president Ana Lima. The two countries signed 12 deals."
    )
    (one,) = read_texts([text])
    vectors = Encoder.shared().encode([s.span.of(text) for s in one.reading.marks.parse.sentences])
    names = NamesOfCase(one.entities, TwoParties(one.entities, country_name, find_capital))
    found = code_reading(one.reading, vectors, names, event_rules(), untyped=True)
    assert not [e for e in found if e.words.startswith("sign")]
