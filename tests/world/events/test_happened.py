"""Reports of our own -> what an account tells as events, who acts in them, and which are one."""

from __future__ import annotations

import numpy as np
import pytest

from rashomon.evaluation.event_texts import code_text
from rashomon.evaluation.small_cases import read_texts
from rashomon.language.encoder import Encoder
from rashomon.model import Event
from rashomon.world.events import EventRequest, ToldEvent, event_rules, find_events


def told(text: str) -> list[ToldEvent]:
    return list(code_text(text, event_rules(), "2024-05-08", untyped=True))


def events(text: str) -> list[Event]:
    (one,) = read_texts([text])
    encode = Encoder.shared().encode
    vectors = {one.reading.article.id: encode([s.span.of(text) for s in one.reading.marks.parse.sentences])}
    assert np.isfinite(vectors[one.reading.article.id]).all()
    return list(
        find_events(
            EventRequest([one.reading], vectors, one.entities, (), lambda _: ("origin",), event_rules(), encode)
        )
    )


def actors(found: list[ToldEvent], verb: str) -> list[str]:
    (one,) = [event for event in found if verb in event.words.split()]
    return [one.tree[c.head].text for c in one.coding.actors]


@pytest.mark.parametrize(
    "text",
    [
        "Latvia prefers a treaty with Estonia.",
        "Latvia wants to send troops to Estonia.",
        "Latvian fishermen hope that the talks will open the market of Estonia.",
        "Spokesmen for the navy of Latvia declined to comment.",
        "The law prevents Latvia from suing Estonia.",
        "The visit comes days after a storm in Estonia.",
        "A plan to study a railway to Riga was one of the papers.",
        "President Anna Berg told the mayor Peter Holt on Tuesday that Latvia is a good neighbour.",
    ],
)
def test_states_wishes_silence_and_words_are_no_events(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("Latvia attacked the fleet of Estonia.", "attack"),
        ("Anna Berg said in an interview that the ledgers were lost.", "say"),
        ("Anna Berg confirmed on 7 May 2024 that the ledgers were lost.", "confirm"),
        ("Latvia offered a loan to Estonia.", "offer"),
        ("Latvia and Estonia agreed on a ceasefire on Monday.", "agree"),
        ("The European Union extended sanctions against Russia on Monday.", "extend"),
        ("Latvia and Estonia shared intelligence on Monday.", "share"),
        ("A bomb kills three Latvian soldiers in Riga.", "kill"),
        ("A raid captures two Latvian rebels.", "capture"),
    ],
)
def test_what_was_done_is_an_event(text: str, verb: str) -> None:
    assert [one for one in told(text) if verb in one.words.split()]


def test_who_only_says_it_does_not_act() -> None:
    said = told("Two Latvian diplomats said Estonian soldiers had attacked the harbour.")
    assert actors(said, "attack") == ["soldiers"]
    quoted = told(
        'Dozens of deals are expected to be signed, the "Riga Post" quoted the ambassador Anna Berg as saying.'
    )
    assert [c for one in quoted for c in (*one.coding.actors, *one.coding.recipients)] == []


def test_who_is_expected_to_be_charged_does_not_act() -> None:
    (one,) = (o for o in told("Anna Berg is expected to be indicted by prosecutors in Riga.") if "indict" in o.words)
    assert "Berg" not in [one.tree[c.head].text for c in one.coding.actors]


def test_leaving_is_no_visit() -> None:
    found = told("President Anna Berg left Latvia for Estonia on Wednesday.")
    assert [(one.coding.type, one.action) for one in found] == [("", "leave")]


@pytest.mark.parametrize(
    ("text", "verb", "who", "whom"),
    [
        ("Russia told the envoy of Latvia to leave Moscow.", "leave", ["Russia"], ["envoy"]),
        ("Latvia ordered two Estonian diplomats to leave Riga.", "leave", ["Latvia"], ["diplomats"]),
        ("Anna Berg decided to leave Riga.", "leave", ["Berg"], []),
        ("Anna Berg left Riga on Monday.", "leave", ["Berg"], []),
        ("Latvia refused to discuss a treaty with Estonia on Monday.", "discuss", ["Latvia"], ["Estonia"]),
        ("Latvia declined to answer questions of Estonia.", "answer", ["Latvia"], ["Estonia"]),
        ("Estonia was asked by Latvia to release two journalists.", "ask", ["Latvia"], ["Estonia"]),
        ("Estonia was asked by the harbour board to release two journalists.", "ask", [], ["Estonia"]),
        ("Peter Holt was persuaded by Anna Berg to sell the harbour.", "persuade", ["Berg"], ["Holt"]),
        ("Anna Berg was expected by analysts to sign the treaty with Estonia.", "sign", ["Berg"], ["Estonia"]),
    ],
)
def test_who_acts_on_whom(text: str, verb: str, who: list[str], whom: list[str]) -> None:
    (one,) = (event for event in told(text) if verb in event.words.split())
    found = [[one.tree[c.head].text for c in side] for side in (one.coding.actors, one.coding.recipients)]
    assert found == [who, whom]


def test_to_promise_to_leave_is_to_agree() -> None:
    (promised,) = (one for one in told("Latvia promised to leave the European Union.") if "promise" in one.words)
    assert promised.coding.type == "AGREE"


def test_to_refuse_to_discuss_is_to_reject() -> None:
    (one,) = told("Latvia refused to discuss a treaty with Estonia on Monday.")
    assert one.coding.type == "REJECT"


def test_an_event_in_a_relative_clause_has_its_own_status() -> None:
    (lent,) = (
        one for one in told("The sum that Latvia will lend to Estonia was not disclosed.") if "lend" in one.words
    )
    assert lent.status == "planned"


def test_what_happened_during_a_visit_has_not_the_day_after_it() -> None:
    text = "President Anna Berg left Latvia on Wednesday after a visit during which Latvia and Estonia signed 36 deals."
    (signed,) = (one for one in told(text) if one.words.startswith("sign"))
    assert signed.time is None


def test_what_was_said_is_not_in_the_name_of_the_saying() -> None:
    (said,) = told("Anna Berg said in an interview that the ledgers were lost.")
    assert said.action == "say in interview"


def test_meetings_with_two_people_are_two() -> None:
    found = events("Anna Berg met Peter Holt in Riga. Anna Berg met the minister Maria Lind in Riga.")
    met = [{p.name for p in (*e.actors, *e.recipients)} for e in found if e.action == "meet"]
    assert sorted(len(people) for people in met) == [2, 2]


def test_both_states_act_in_what_two_reports_tell_and_each_once() -> None:
    found = events(
        "Latvia and Estonia signed 36 deals on Tuesday. Latvia and Estonia signed 36 deals, officials said on Tuesday."
    )
    (signed,) = (event for event in found if event.action == "sign deal")
    assert sorted(p.name for p in signed.actors) == ["Estonia", "Latvia"]


def test_somebody_has_the_codes_that_the_case_knows() -> None:
    found = events("Latvian President Anna Berg visited Estonia on Tuesday. She laid a wreath in Tallinn on Wednesday.")
    wreath = next(event for event in found if event.action == "lay wreath")
    assert [(p.name, p.country, p.role) for p in wreath.actors] == [("Anna Berg", "LVA", "GOV")]


@pytest.mark.parametrize(
    "text",
    [
        "Latvia aims to integrate the railways of Estonia.",
        "Latvia seeks to export more timber to Estonia.",
        "Judge Anna Berg expressed doubts about the lawsuit.",
        'Anna Berg called the ruling of the court in Riga "a mistake".',
        '"Is it true that Latvia won?" Anna Berg asked.',
        "Latvia is governed by a party of farmers.",
        "Latvia's imports increased from 9 percent to 40 percent.",
        "Anna Berg said the visit had opened a new stage between the two parties.",
        "Latvian readers will find the phrase in the treaty.",
    ],
)
def test_aims_questions_feelings_and_figures_are_no_events(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "verb", "kind"),
    [
        ("Anna Berg pleaded guilty on Monday.", "plead", ""),
        ("Governor Anna Berg signed the bill into law on Monday.", "sign", ""),
        ("Latvia and Estonia elevated their ties on Monday.", "elevate", "SUPPORT"),
        ("Anna Berg urged wider cooperation in security on Monday.", "urge", "REQUEST"),
        ("President Anna Berg travelled to Estonia on Monday.", "travel", "CONSULT"),
        ("Latvia and Estonia haggled for weeks over a slogan.", "haggle", "CONSULT"),
        ("Estonia received President Anna Berg in Tallinn on Monday.", "receive", "CONSULT"),
        ("Estonia received a letter from President Anna Berg on Monday.", "receive", ""),
    ],
)
def test_fixed_phrases_have_their_type(text: str, verb: str, kind: str) -> None:
    (one,) = (event for event in told(text) if verb in event.words.split())
    assert one.coding.type == kind


def test_what_is_agreed_on_is_told_once_and_what_is_threatened_is_planned() -> None:
    agreed = told("Latvia agreed to release two Estonian journalists.")
    assert [one.status for one in agreed] == ["happened"]
    threatened = told("Latvia threatened to attack Estonia.")
    assert sorted(one.status for one in threatened) == ["happened", "planned"]


def test_a_pronoun_and_who_stands_beside_act() -> None:
    found = told("Anna Berg was tired. She and Peter Holt signed a treaty with Estonia on Monday.")
    (one,) = (event for event in found if "sign" in event.words.split())
    assert [one.tree[c.head].text for c in one.coding.actors] == ["She", "Holt"]


def test_the_day_of_a_plea_is_not_the_day_of_what_was_done() -> None:
    found = told("Anna Berg pleaded guilty on 7 May 2024 to charges that she spent 7,000 euros on furs.")
    days = {event.action: event.time.edtf if event.time else None for event in found}
    assert days["plead guilty"] == "2024-05-07"
    assert [day for action, day in days.items() if action.startswith("spend")] == [None]


def test_one_visit_planned_and_made_is_one() -> None:
    found = events(
        "President Anna Berg visits Estonia. President Anna Berg of Latvia will start a visit to Estonia on Tuesday. "
        "Anna Berg has embarked on a two-day visit to Tallinn in Estonia."
    )
    visits = [e for e in found if e.mode == "visit"]
    assert len(visits) == 1 and len(visits[0].evidence) == 3


def test_what_was_planned_and_done_is_one() -> None:
    found = events(
        "Latvia and Estonia are set to sign dozens of treaties. Latvia and Estonia signed 36 treaties on Tuesday."
    )
    (signed,) = found
    assert signed.status == "happened" and len(signed.evidence) == 2


def test_two_people_named_behind_their_number_both_act() -> None:
    found = told("Two of the plaintiffs, Anna Berg and Maria Lind, attended the hearing in Riga.")
    (one,) = (event for event in found if "attend" in event.words.split())
    assert {"Berg", "Lind"} <= {one.tree[at].text for c in one.coding.actors for at in range(c.first, c.last + 1)} | {
        one.tree[c.head].text for c in one.coding.actors
    }


def test_two_visits_of_one_person_are_two_where_only_one_says_whom() -> None:
    found = events("Anna Berg of Latvia will visit Norway. Anna Berg of Latvia visited a farm on Sunday.")
    assert len(found) == 2


@pytest.mark.parametrize(
    ("text", "kind"),
    [("Norway fought Estonia's lawsuit.", "ASSAULT"), ("Norway charged Estonia with guarding the border.", "COERCE")],
)
def test_a_word_of_many_meanings_gives_no_type_by_itself(text: str, kind: str) -> None:
    assert kind not in {one.coding.type for one in told(text)}


def test_whoever_asks_that_something_be_done_acts() -> None:
    assert told("President Anna Berg asked that Norway send troops.")


def test_what_is_pointed_at_somebody_is_told() -> None:
    assert told("Rebels pointed guns at Peter Holt on Monday.")
