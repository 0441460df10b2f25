"""A claim as a reader meets it alone: nothing dangling, no wrong name, nothing told that was taken back."""

from __future__ import annotations

import pytest

from rashomon.model import Span, TimeRef
from tests.claim.conftest import Named, Reader

OPENINGS = [
    # datelines, brackets of the sentence before, joining words
    ("OSTHAVEN (Northern Wire) - The dam failed on Monday.", ["The dam failed on Monday."]),
    ("From our reporter, OSTHAVEN — The dam failed on Monday.", ["The dam failed on Monday."]),
    (
        "[the Northern Union], and the port has bought coal for years, the mayor said.",
        ["The port has bought coal for years."],
    ),
    ("CHINESE engineers repaired the dam on Monday.", ["Chinese engineers repaired the dam on Monday."]),
    ("NATO ships left the port on Monday.", ["NATO ships left the port on Monday."]),
    ("But the mayor kept the road open.", ["The mayor kept the road open."]),
    # a cue cut out leaves one comma, not none and not two
    ("In any case, the mayor said, the road is closed.", ["In any case, the road is closed."]),
    # who else the same people are
    (
        "The news reached Mira Solberg, who ran the port for years and who built the pier.",
        [
            "The news reached Mira Solberg.",
            "Mira Solberg ran the port for years.",
            "Mira Solberg built the pier.",
        ],
    ),
    # what stresses a name in one clause does not in the next
    (
        "Even Mira Solberg, a defender of the dam, had doubts.",
        ["Even Mira Solberg had doubts.", "Mira Solberg is a defender of the dam."],
    ),
    # an idiom is no clause
    ("The law is silent when it comes to fishing.", ["The law is silent when it comes to fishing."]),
    # single marks that open a quotation, brackets that stay whole
    (
        "The mayor called the dam 'a folly' on Monday.",
        ["The mayor called the dam 'a folly' on Monday."],
    ),
]


@pytest.mark.parametrize(("text", "expected"), OPENINGS, ids=[c[0][:50] for c in OPENINGS])
def test_a_claim_begins_and_ends_well(read: Reader, text: str, expected: list[str]) -> None:
    assert read(text).texts() == expected


def test_a_claim_without_its_dateline_has_the_span_of_its_own_words(read: Reader) -> None:
    found = read("OSTHAVEN - The dam failed on Monday.")
    assert found.claims[0].span.of(found.text) == "The dam failed on Monday."


WITHDRAWN = [
    "Correction: An earlier version of this report said that 63 people came.",
    "An earlier version of this article incorrectly said that the dam had failed.",
    "This story originally said that the dam had failed.",
    "Clarification: A previous version of this story stated that the dam had failed.",
    "This article mistakenly reported that the dam had failed.",
    "An earlier version of this article misstated that the dam had failed.",
]


@pytest.mark.parametrize("text", WITHDRAWN)
def test_what_an_outlet_takes_back_is_not_told_again(read: Reader, text: str) -> None:
    assert [c.factuality.polarity for c in read(text).claims] == ["negative"]


@pytest.mark.parametrize(
    "text",
    [
        "An earlier report of the ministry said that the dam had failed.",
        "The article said that the dam had failed.",
        "The committee's report said that the dam had failed.",
    ],
)
def test_what_others_reported_is_not_taken_back(read: Reader, text: str) -> None:
    assert [c.factuality.polarity for c in read(text).claims] == ["positive"]


IT = [
    # sure: the subject goes on as the subject
    ("The port is old, but it works.", ["The port is old.", "The port works."]),
    # within one quotation as outside of it
    (
        "“The port is dear to the town because it would feed the poor,” Mira Solberg said on Monday.",
        ["The port is dear to the town because it would feed the poor.", "The port would feed the poor."],
    ),
    # a phrase that has an open word itself settles nothing
    (
        "“Their plans are bad and they hurt the port,” Mira Solberg said.",
        ["Their plans are bad.", "They hurt the port."],
    ),
    # the object could be meant as well
    (
        "The rule costs the company money because it is being sued.",
        ["The rule costs the company money because it is being sued."],
    ),
]


@pytest.mark.parametrize(("text", "expected"), IT, ids=[c[0][:50] for c in IT])
def test_it_is_named_only_where_nothing_else_can_be_meant(read: Reader, text: str, expected: list[str]) -> None:
    assert read(text).texts() == expected


READ_WHOLE = [
    # a verb that a hyphen does not divide, a short title, the title of a book
    (
        "The former governor, who co-wrote a book with his brother, was re-elected in 2012.",
        ["The former governor was re-elected in 2012.", "The former governor co-wrote a book with his brother."],
    ),
    ("Solberg will face former Cong. Arne Vik in May.", ["Solberg will face former Cong. Arne Vik in May."]),
    # a condition told by the order of words, and whose "he" is open
    (
        "A Solberg spokesman later told Vik that the senator was traveling, but had he been there, he would have come.",
        ["The senator was traveling.", "Had he been there, he would have come."],
    ),
    # a relative clause of no noun of its own
    (
        "The party spoke to voters who consider themselves middle class, which is a large number.",
        ["The party spoke to voters who consider themselves middle class, which is a large number."],
    ),
    # the pronoun of the verb before goes back as that one does
    (
        "Some sheriffs in the valley say they have stopped drivers and found weapons.",
        ["Some sheriffs in the valley have stopped drivers.", "Some sheriffs in the valley found weapons."],
    ),
    ("The campaign indicates it will be tougher going forward.", ["The campaign will be tougher going forward."]),
    # a person is no "it"
    ("The representative says it is a bad plan.", ["It is a bad plan."]),
]


@pytest.mark.parametrize(("text", "expected"), READ_WHOLE, ids=[c[0][:50] for c in READ_WHOLE])
def test_a_claim_says_what_its_sentence_says(read: Reader, text: str, expected: list[str]) -> None:
    assert read(text).texts() == expected


def test_no_sentence_begins_within_the_title_of_a_work(read: Reader) -> None:
    found = read("The former governor, author of It's Your Money!: How You Can Save, was accused of spending $700.")
    assert len(found.marks.parse.sentences) == 1


def test_a_condition_told_by_the_order_of_words_is_no_fact(read: Reader) -> None:
    claim = read("Had the mayor been there, she would have voted for the dam.").claims[0]
    assert (claim.factuality.certainty, claim.factuality.time) == ("unknown", "hypothetical")


def test_he_is_not_another_person_where_initials_may_be_meant(read: Reader) -> None:
    people = (Named("Arne Vik", "Arne Vik"), Named("he", "Arne Vik", 2, kind="pronoun"))
    found = read("Arne Vik called it false. The A.G., according to the paper, said he had misspoken.", people)
    assert found.texts()[-1] == "He had misspoken."


def test_a_bare_part_of_the_day_gets_no_date(read: Reader) -> None:
    text = "The mayor spoke for much of the night."
    time = TimeRef(Span("art-1", 28, 37), "TIME", "2023-11-05TNI", "2023-11-05", "2023-11-05", "2023-11-05", True)
    assert read(text, times=(time,)).texts() == [text]


def test_its_within_a_phrase_stays(read: Reader) -> None:
    things = (Named("Norland", "Norland"), Named("its", "Norland", kind="pronoun"))
    found = read("Norland fears that the islands will leave its union.", things)
    assert all("Norland’s union" not in text for text in found.texts())


def test_a_pronoun_is_left_where_a_name_that_nobody_knows_may_be_meant(read: Reader) -> None:
    people = (Named("Mira Solberg", "Mira Solberg"), Named("her", "Mira Solberg", kind="pronoun"))
    found = read("Mira Solberg left early. The ministers met Asta Lund and her brother.", people)
    assert found.texts()[-1] == "The ministers met Asta Lund and her brother."


SPEAKERS = [
    # a thing that only leads to the saying, a noun that holds the speaker
    (
        "The plan drew the anger of Mira Solberg, who said the dam is unsafe.",
        [("The dam is unsafe.", ["Mira Solberg"])],
    ),
    # "it" is not what the content speaks of
    (
        "The ministry bought the land. Work may begin in May, it added.",
        [("Work may begin in May.", ["it"])],
    ),
    # a description beside a title is not the speaker's name
    (
        "The governor, a Republican, said the dam is unsafe.",
        [("The dam is unsafe.", ["The governor"])],
    ),
    # several sentences of one statement, and who issued it
    (
        "The clinic issued a statement saying the driver “is in a stable state. The driver will stay for a week.”",
        [
            (
                "The clinic issued a statement saying the driver is in a stable state.",
                ["The clinic"],
            ),
            ("The driver is in a stable state.", ["The clinic", "a statement"]),
            ("The driver will stay for a week.", ["The clinic", "a statement"]),
        ],
    ),
    # words that go on after a reported sentence of the same paragraph
    (
        "Mira Solberg said the dam is unsafe. “The walls have wide cracks and nobody looks after them.”",
        [("The dam is unsafe.", ["Mira Solberg"]), ("The walls have wide cracks.", ["Mira Solberg"])],
    ),
]


@pytest.mark.parametrize(("text", "expected"), SPEAKERS, ids=[c[0][:50] for c in SPEAKERS])
def test_who_speaks(read: Reader, text: str, expected: list[tuple[str, list[str]]]) -> None:
    assert [(words, chain) for words, chain in read(text).speakers() if chain][: len(expected)] == expected


SAID_TO = [
    ("“You say the rule is clear,” Mira Solberg told him.", [("You say the rule is clear.", ["Mira Solberg"])]),
    ("The rule binds them, and that could cost jobs.", [("The rule binds them, and that could cost jobs.", [])]),
]


@pytest.mark.parametrize(("text", "expected"), SAID_TO)
def test_what_needs_its_clause_stays_in_it(read: Reader, text: str, expected: list[tuple[str, list[str]]]) -> None:
    assert read(text).speakers() == expected


def test_a_line_break_within_a_sentence_does_not_cut_off_its_speaker(read: Reader) -> None:
    text = (
        "Norland is the largest buyer of coal in the NU\n\n[the Northern Union], and the port grows, Mira Solberg said."
    )
    assert [chain for _, chain in read(text).speakers()] == [["Mira Solberg"], ["Mira Solberg"]]


def test_what_is_asked_ends_in_the_question(read: Reader) -> None:
    found = read("The mayor flashed a grin and said to Solberg, after a pause, “So, now you own the dam?”").claims
    assert (found[0].text, found[0].factuality.certainty) == ("The mayor flashed a grin.", "certain")


def test_another_persons_lawsuit_is_not_the_speakers(read: Reader) -> None:
    people = (Named("Mira Solberg", "Mira Solberg"),)
    text = (
        "Mira Solberg saw what she called a gap in the growers' lawsuit. "
        "The lawsuit alleges that the company favours its friends."
    )
    assert [a.source for a in read(text, people).claims[-1].attribution] == ["The lawsuit"]


def test_he_is_whom_the_sentence_before_told_of(read: Reader) -> None:
    people = (
        Named("Bo Lund", "Bo Lund"),
        Named("he", "Bo Lund", kind="pronoun"),
        Named("Arne Vik", "Arne Vik"),
        Named("he", "Arne Vik", 1, kind="pronoun"),
    )
    text = "Bo Lund spoke first. “Nobody is at risk,” he said. It did not satisfy Arne Vik. “I saw cracks,” he said."
    assert [c.attribution[0].source for c in read(text, people).claims if c.direct] == ["Bo Lund", "Arne Vik"]


LED_IN = [
    (
        "Denying that the dam was old, she said, “The wall is new.”",
        "The wall is new.",
    ),
    ("After all, she said, “the wall is new.”", "After all, the wall is new."),
]


@pytest.mark.parametrize(("text", "expected"), LED_IN)
def test_what_leads_to_the_speaker_is_not_in_the_quotation(read: Reader, text: str, expected: str) -> None:
    assert expected in read(text).texts()


def test_a_clause_is_not_cut_off_before_the_title_it_ends_in(read: Reader) -> None:
    found = read("They met because Solberg failed to explain the plan on Sunday on Northern’s “This Week.”").claims
    told = [text for c in found for text in (c.text, *(p.text for p in c.propositions))]
    assert told
    assert not any(text.endswith("Northern’s.") for text in told), told


HOURS = ["7 a.m.", "shortly before 10 p.m.", "noon", "8:30 p.m. ET", "between 8 and 10 p.m.", "10:15 local time"]


@pytest.mark.parametrize("shown", HOURS)
def test_a_bare_hour_gets_no_date(read: Reader, shown: str) -> None:
    text = f"The dam broke at {shown} near the port."
    assert read(text, times=(_on_november_5(text, shown),)).texts() == [text]


@pytest.mark.parametrize("shown", ["24 to 26", "10 to 12"])
def test_days_are_no_hours(read: Reader, shown: str) -> None:
    text = f"The envoys met on {shown} near the port."
    found = read(text, times=(_on_november_5(text, shown),)).texts()
    assert found == [f"The envoys met on {shown} (5 November 2023) near the port."]


def _on_november_5(text: str, shown: str) -> TimeRef:
    at = text.index(shown)
    span = Span("art-1", at, at + len(shown))
    return TimeRef(span, "TIME", "2023-11-05", "2023-11-05", "2023-11-05", "2023-11-05", True)


def test_a_month_is_not_filled_up_to_a_name(read: Reader) -> None:
    people = (Named("Asta May", "Asta May"), Named("May", "Asta May", 1))
    text = "Asta May left. The talks in May failed."
    at = text.rindex("May")
    time = TimeRef(Span("art-1", at, at + 3), "DATE", "2023-05", "2023-05", "2023-05-01", "2023-05-31", True)
    assert read(text, people, times=(time,)).texts()[-1] == "The talks in May (2023) failed."


PIECES = [
    # marks that close early, an apposition of the past, words that only look like a statement
    (
        "The officers said “attack” and “assault” mean the same.",
        ["“Attack” and “assault” mean the same."],
    ),
    (
        "The report names Mira Solberg, then the mayor of Osthaven.",
        ["The report names Mira Solberg.", "Mira Solberg was the mayor of Osthaven."],
    ),
    ("“Not a rule based on the old law.”", []),
]


@pytest.mark.parametrize(("text", "expected"), PIECES, ids=[c[0][:50] for c in PIECES])
def test_nothing_is_broken_off(read: Reader, text: str, expected: list[str]) -> None:
    assert read(text).texts() == expected
