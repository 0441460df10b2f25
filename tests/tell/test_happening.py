"""Which happenings the timeline tells, and which lines tell one: invented sentences, parsed by the real parser."""

from __future__ import annotations

import dataclasses

import pytest

from rashomon.model import Entity, Reading, Role, Span, Statement
from rashomon.tell.timeline import build_timeline
from tests.tell.harbour import harbour
from tests.tell.test_dating import read


def told(reading: Reading, name: str, predicate: str, who: str = "") -> Reading:
    """Return the reading with its claim named, with its predicate and who its subject is."""
    [claim] = reading.claims
    subject = (Role("subject", "", claim.span, "", who),) if who else ()
    return dataclasses.replace(
        reading, claims=(dataclasses.replace(claim, id=name, predicate=predicate, roles=subject),)
    )


def statements(*readings: Reading) -> list[Statement]:
    one = harbour().statements[0]
    claims = [c for r in readings for c in r.claims]
    return [dataclasses.replace(one, id=f"st-{c.id}", text=c.text, claims=(c.id,), shown=c.id) for c in claims]


def people(*names: str) -> list[Entity]:
    return [dataclasses.replace(harbour().entities[0], id=n, name=n, aliases=(), titles=(), mentions=()) for n in names]


def lines(*readings: Reading, names: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    timeline = build_timeline(statements(*readings), readings, (), people(*names))
    return [(t.date, t.text) for t in timeline]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("The captain appeared in court on Monday.", True),
        ("The captain appeared to sleep on Monday.", False),
        ("The captain appeared ill on Monday.", False),
        ("It looked like rain on Monday.", False),
    ],
)
def test_who_appears_somewhere_does_not_only_seem_to(sentence: str, found: bool) -> None:
    verb = "look" if "looked" in sentence else "appear"
    dates = [date for date, _ in lines(told(read(sentence, {"Monday": "2024-03-04"}), "one", verb))]
    assert dates == (["2024-03-04"] if found else [])


def test_lines_that_share_little_but_names_are_two_happenings() -> None:
    day = {"Monday": "2024-03-04"}
    brandt, reyl = "Ilse Anna Brandt", "Tomas Juan Reyl"
    first = told(read(f"{brandt} criticised {reyl} on Monday for holding the ferry.", day), "one", "criticise", brandt)
    other = told(read(f"{reyl} met {brandt} on Monday about wages.", day), "two", "meet", reyl)
    again = told(
        read(f"{brandt} of Eldhaven attacked {reyl} on Monday over the ferry.", day), "three", "attack", brandt
    )
    assert len(lines(first, other, names=(brandt, reyl))) == 2
    assert len(lines(first, again, names=(brandt, reyl))) == 1


def test_one_thing_done_to_two_is_two_happenings() -> None:
    day = {"Monday": "2024-03-04"}
    first = told(read("A bag was found at the ferry office in Marrow on Monday.", day), "one", "find")
    other = told(read("A bag was found at the ferry office in Eldhaven on Monday.", day), "two", "find")
    assert len(lines(first, other, names=("Marrow", "Eldhaven"))) == 2
    assert len(lines(first, told(first, "two", "find"), names=("Marrow", "Eldhaven"))) == 1


def test_what_somebody_said_is_no_part_of_what_else_he_did_that_day() -> None:
    day = {"Monday": "2024-03-04"}
    words = "Marrow and Eldhaven should meet"
    visit = told(read("Somebody began a visit to Marrow and Eldhaven on Monday.", day), "one", "begin")
    said = told(read(f"{words}, he said on Monday.", day, words=words, cue="said"), "two", "meet")
    assert [text for _, text in lines(visit, said, names=("Marrow", "Eldhaven", "Somebody"))] == [
        "Somebody began a visit to Marrow and Eldhaven on Monday.",
        "Somebody said: Marrow and Eldhaven should meet",
    ]


def test_a_day_long_past_without_a_clause_of_its_own_is_told_in_the_claim() -> None:
    sentence = "Elected to the council in 1995, Brandt was once the youngest of its members."
    reading = told(read(sentence, {"1995": "1995"}), "one", "be")
    assert lines(reading) == [("1995", sentence)]
    [claim] = reading.claims
    unclear = dataclasses.replace(reading, claims=(dataclasses.replace(claim, unsettled=("its",)),))
    assert lines(unclear) == []


def test_a_bill_that_would_last_until_a_day() -> None:
    sentence = "The deal would fund the schools until April 15."
    reading = read(sentence, {"April 15": "2024-04-15"})
    [claim] = reading.claims
    plan = dataclasses.replace(
        claim, factuality=dataclasses.replace(claim.factuality, time="hypothetical"), span=Span("art", 0, len(sentence))
    )
    assert lines(dataclasses.replace(reading, claims=(plan,))) == [("2024-04-15", sentence)]


def test_a_statement_keeps_the_day_it_was_issued_on() -> None:
    sentence = "A statement issued on Sunday said that the ferry had sunk."
    reading = read(sentence, {"Sunday": "2024-03-03"}, words="the ferry had sunk", cue="said")
    [claim] = reading.claims
    link = dataclasses.replace(
        claim.attribution[0],
        source="a statement issued on Sunday",
        span=Span("art", 0, len("A statement issued on Sunday")),
    )
    told_by = dataclasses.replace(claim, attribution=(link,))
    [(date, text)] = lines(dataclasses.replace(reading, claims=(told_by,)))
    assert (date, text) == ("2024-03-03", "A statement issued on Sunday said: the ferry had sunk")


def test_a_second_verb_does_not_take_a_subject_of_another_number() -> None:
    sentence = "Letters to the board were found on Monday, and another, sent to Brandt, was opened on Sunday."
    reading = told(read(sentence, {"Monday": "2024-03-04", "Sunday": "2024-03-03"}), "one", "find")
    assert lines(reading) == [("2024-03-03", sentence), ("2024-03-04", sentence)]
    sentence = "Letters to the board were found on Monday and had been sent on Sunday from a harbour."
    reading = told(read(sentence, {"Monday": "2024-03-04", "Sunday": "2024-03-03"}), "one", "find")
    assert lines(reading)[0] == ("2024-03-03", "Letters had been sent on Sunday (3 March 2024) from a harbour.")
