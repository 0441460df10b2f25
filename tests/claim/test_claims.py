"""What a sentence is taken apart into: one claim a clause that can stand alone, and nothing it does not commit to."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rashomon.model import Span, TimeRef, from_plain, to_plain
from rashomon.model.claim import Claim
from tests.claim.conftest import Named, Reader

SPLIT = [
    # coordination, with the subject and auxiliary it shares
    (
        "The council approved the bridge and the mayor signed the contract.",
        ["The council approved the bridge.", "The mayor signed the contract."],
    ),
    (
        "The ministry closed the port on Monday and reopened it on Friday.",
        ["The ministry closed the port on Monday.", "The ministry reopened it on Friday."],
    ),
    (
        "The firm will close the plant and will pay its workers.",
        ["The firm will close the plant.", "The firm will pay its workers."],
    ),
    # what may go on with what is told of a place, and what was not done either
    (
        "The ships left the bay, where they fish and the army keeps a base.",
        ["The ships left the bay, where they fish and the army keeps a base."],
    ),
    (
        "The laws do not permit the growth of a web of local shops and licensed trading firms in the land.",
        ["The laws do not permit the growth of a web of local shops and licensed trading firms in the land."],
    ),
    # not to be cut: alternatives, shared objects, conditions, restrictive relatives
    ("The firm will close the plant or sell it.", ["The firm will close the plant or sell it."]),
    ("The firm mines and refines copper in the north.", ["The firm mines and refines copper in the north."]),
    (
        "If the rains fail, the dam will close and the farms will suffer.",
        ["If the rains fail, the dam will close and the farms will suffer."],
    ),
    (
        "Officials who opposed the dam resigned on Friday.",
        ["Officials who opposed the dam resigned on Friday."],
    ),
    # loose relative clauses and appositions
    (
        "The dam, which was built in 1962, supplies four towns.",
        ["The dam supplies four towns.", "The dam was built in 1962."],
    ),
    (
        "Mira Solberg, the mayor of Osthaven, opened the bridge on Friday.",
        ["Mira Solberg opened the bridge on Friday.", "Mira Solberg is the mayor of Osthaven."],
    ),
    # adverbial clauses told as facts
    (
        "Although the port was closed, the ships arrived on time.",
        ["The port was closed.", "The ships arrived on time."],
    ),
    (
        "The police arrived after the crowd had left the square.",
        ["The police arrived after the crowd had left the square.", "The crowd had left the square."],
    ),
    # a closing participle of the subject
    (
        "The minister visited the flooded villages, praising the rescue workers.",
        ["The minister visited the flooded villages.", "The minister praised the rescue workers."],
    ),
    # one of the event before it is not the subject's
    (
        "The bank raised rates, forcing builders to halt work.",
        ["The bank raised rates, forcing builders to halt work."],
    ),
    # content of attributions
    ("The company said that the pipe had burst.", ["The pipe had burst."]),
    ("The pipe had burst, according to the company.", ["The pipe had burst."]),
    ("Officials denied that the pipe had burst.", ["The pipe had burst."]),
    # what nobody commits to stays whole
    ("The company did not say that the pipe had burst.", ["The company did not say that the pipe had burst."]),
    ("The minister urged drivers to stay at home.", ["The minister urged drivers to stay at home."]),
    # headings and fragments
    ("Bridges of the north", []),
    ("Read more about it here.", []),
]


@pytest.mark.parametrize(("text", "expected"), SPLIT, ids=[c[0][:50] for c in SPLIT])
def test_clauses(read: Reader, text: str, expected: list[str]) -> None:
    assert read(text).texts() == expected


ROLES = [
    ("The navy sank the ship.", "sink", [("subject", "navy"), ("object", "ship")]),
    ("The ship was sunk by the navy.", "sink", [("object", "ship"), ("subject", "navy")]),
    ("The mayor gave the driver a medal.", "give", [("subject", "mayor"), ("indirect", "driver"), ("object", "medal")]),
    ("The two states are expected to sign a treaty.", "sign", [("subject", "state"), ("object", "treaty")]),
    ("The committee failed to elect a chairman.", "elect", [("subject", "committee"), ("object", "chairman")]),
    ("Mira Solberg is the mayor.", "be mayor", [("subject", "solberg"), ("complement", "mayor")]),
]


@pytest.mark.parametrize(("text", "predicate", "expected"), ROLES, ids=[c[0] for c in ROLES])
def test_roles_are_those_of_the_active_sentence(
    read: Reader, text: str, predicate: str, expected: list[tuple[str, str]]
) -> None:
    claim = read(text).claims[0]
    assert claim.predicate == predicate
    assert [(r.name, r.head) for r in claim.roles if r.name != "oblique"] == expected


FACTUALITY = [
    ("The navy sank the ship.", ("certain", "positive", "past")),
    ("The navy did not sink the ship.", ("certain", "negative", "past")),
    ("The ship will leave on Friday.", ("certain", "positive", "future")),
    ("The ship may leave on Friday.", ("possible", "positive", "present")),
    ("The ship is expected to leave on Friday.", ("probable", "positive", "future")),
    ("The ship is due to leave on Friday.", ("probable", "positive", "future")),
    ("The ship reportedly sank.", ("probable", "positive", "past")),
    ("The crew failed to launch the boat.", ("certain", "negative", "past")),
    ("No ship left the port.", ("certain", "negative", "past")),
    ("If the storm comes, the ship will stay.", ("unknown", "positive", "hypothetical")),
    ("Did the crew launch the boat?", ("unknown", "positive", "past")),
    ("The captain denied that the ship had sunk.", ("certain", "negative", "past")),
    ("The captain believes that the ship sank.", ("probable", "positive", "past")),
    ("The captain fears that the ship has sunk.", ("possible", "positive", "past")),
    ("The owners are believed to have sold the ship.", ("probable", "positive", "past")),
]


@pytest.mark.parametrize(("text", "expected"), FACTUALITY, ids=[c[0] for c in FACTUALITY])
def test_factuality(read: Reader, text: str, expected: tuple[str, str, str]) -> None:
    fact = read(text).claims[0].factuality
    assert (fact.certainty, fact.polarity, fact.time) == expected


def test_pronouns_and_short_names_are_filled_in_and_marked(read: Reader) -> None:
    people = (Named("Solberg", "Mira Solberg"), Named("She", "Mira Solberg", kind="pronoun"))
    text = "Solberg opened the bridge. She praised the builders."
    first, second = read(text, people).claims
    assert first.text == "Mira Solberg opened the bridge."
    assert second.text == "Mira Solberg praised the builders."
    assert [second.text[f.start : f.end] for f in second.filled] == ["Mira Solberg"]
    assert second.filled[0].replaced == "She"
    assert second.roles[0].entity == "ent-0"


def test_a_pronoun_is_left_where_the_claim_names_the_person(read: Reader) -> None:
    people = (Named("Mira Solberg", "Mira Solberg"), Named("her", "Mira Solberg", kind="pronoun"))
    found = read("Mira Solberg sold her house.", people)
    assert found.texts() == ["Mira Solberg sold her house."]


def test_dates_are_completed(read: Reader) -> None:
    text = "The bridge opened last month."
    time = TimeRef(Span("art-1", 18, 28), "DATE", "2023-11", "2023-11", "2023-11-01", "2023-11-30", True)
    claim = read(text, times=(time,)).claims[0]
    assert claim.text == "The bridge opened last month (November 2023)."
    assert claim.times == (time,)
    assert "".join(claim.text[f.start : f.end] for f in claim.filled) == "(November 2023)"


def test_a_bracketed_day_is_written_out_and_told_once(read: Reader) -> None:
    text = "The bridge opened on Tuesday (Dec 12)."
    time = TimeRef(Span("art-1", 21, 37), "DATE", "2023-12-12", "2023-12-12", "2023-12-12", "2023-12-12", True)
    claim = read(text, times=(time,)).claims[0]
    assert claim.text == "The bridge opened on Tuesday (12 December 2023)."
    assert [(claim.text[f.start : f.end], f.replaced) for f in claim.filled] == [("(12 December 2023)", "(Dec 12)")]


ODD = [
    "",
    "...",
    '"""',
    "THE MAYOR SAID ON MONDAY THAT THE BRIDGE WOULD CLOSE.",
    "the mayor said the bridge would close he told them it was old and they left",
    "“He said “they said “no”",
    "said said said said.",
    "He said, she said, they said.",
    "😀 said “😀”.",
    "and and and or (((",
]


@pytest.mark.parametrize("text", ODD)
def test_odd_text_is_read_without_a_crash(read: Reader, text: str) -> None:
    for claim in read(text).claims:
        assert 0 <= claim.span.start < claim.span.end <= len(text)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.sampled_from(
            [
                "the",
                "mayor",
                "said",
                "that",
                "“",
                "”",
                ",",
                ".",
                "and",
                "which",
                "he",
                "told",
                "fell",
                "was",
                "not",
                "if",
            ]
        ),
        max_size=40,
    )
)
def test_offsets_lead_back_to_the_text(read: Reader, words: list[str]) -> None:
    found = read(" ".join(words))
    for claim in found.claims:
        assert claim.span.of(found.text).strip()
        assert all(0 <= f.start < f.end <= len(claim.text) for f in claim.filled)
        for link in claim.attribution:
            assert link.span.of(found.text)
            assert link.cue_span.of(found.text)
        assert from_plain(Claim, to_plain(claim)) == claim


def test_a_very_long_sentence_is_read_quickly(read: Reader) -> None:
    text = " and ".join("the minister said that the port, which was closed, would open" for _ in range(150)) + "."
    assert len(read(text).claims) > 50


def test_ids_do_not_change(read: Reader) -> None:
    text = "Officials said the pipe had burst and the road was closed."
    assert [c.id for c in read(text).claims] == [c.id for c in read(text).claims]
    assert len({c.id for c in read(text).claims}) == len(read(text).claims)


def test_a_name_filled_in_keeps_its_article(read: Reader) -> None:
    named = (
        Named("United States", "United States", type="place"),
        Named("it", "United States", number=1, kind="pronoun", type="place"),
    )
    found = read("The United States said it did not ask its partners.", named)
    assert found.texts() == ["The United States did not ask its partners."]


def test_a_lone_comma_between_subject_and_verb_is_left_out(read: Reader) -> None:
    text = "The first trip to the city in six years, has been planned for months, officials said."
    assert read(text).texts() == ["The first trip to the city in six years has been planned for months."]


def test_a_comma_that_closes_an_insertion_stays(read: Reader) -> None:
    text = "What the dam changed for the town, if anything, is hard to tell."
    assert read(text).texts() == ["What the dam changed for the town, if anything, is hard to tell."]


def test_what_somebody_wants_done_is_not_told_as_done(read: Reader) -> None:
    assert read("Mira Solberg insisted that he resign.").texts() == ["Mira Solberg insisted that he resign."]
