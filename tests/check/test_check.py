from __future__ import annotations

import pytest

from rashomon.check import CheckCase, check_claim
from rashomon.evaluation.small_cases import case_of, read_texts
from rashomon.model import Verdict

STORY = (
    "The harbour council of Kelmouth voted on Tuesday to close the old ferry terminal. Eleven councillors voted for "
    "the closure and four against it. Mayor Ilse Brandt said the terminal had lost 3.2 million euros last year. "
    "Union leader Piet Vos criticised Brandt and announced a strike for Friday. "
    "The council is expected to sell the site to the developer Norlan."
)


@pytest.fixture(scope="module")
def case() -> CheckCase:
    return case_of(read_texts([STORY])[0])


def _check(claim: str, case: CheckCase) -> Verdict:
    return check_claim(read_texts([claim])[0].reading, case)


@pytest.mark.parametrize(
    ("claim", "kind"),
    [
        ("Eleven councillors voted for the closure and nine against it.", "number"),
        ("The harbour council of Kelmouth voted on Thursday to close the old ferry terminal.", "date"),
        ("Ilse Brandt criticised union leader Piet Vos and announced a strike for Friday.", "role"),
        ("The harbour council of Kelmouth did not vote on Tuesday to close the old ferry terminal.", "negation"),
        ("The council has already sold the site to the developer Norlan.", "factuality"),
    ],
)
def test_one_wrong_detail_is_never_supported(claim: str, kind: str, case: CheckCase) -> None:
    verdict = _check(claim, case)
    assert verdict.verdict == "contradicted"
    assert kind in {difference.kind for difference in verdict.differences}
    assert verdict.contradicts
    assert verdict.origins == 0


@pytest.mark.parametrize(
    "claim",
    [
        "The harbour council of Kelmouth voted on Tuesday to close the old ferry terminal.",
        "Eleven councillors voted for the closure and four against it.",
        "Union leader Piet Vos announced a strike for Friday.",
    ],
)
def test_what_is_said_is_supported_with_its_passage(claim: str, case: CheckCase) -> None:
    verdict = _check(claim, case)
    assert verdict.verdict == "supported"
    assert verdict.origins == 1
    for proof in verdict.supports:
        assert proof.text == proof.span.of(STORY)
    assert not verdict.contradicts
    assert not verdict.differences


def test_a_report_that_only_expects_it_does_not_count_for_what_was_done() -> None:
    told = read_texts(
        [
            "Kelmouth and Norlan signed a contract for the harbour on Friday. The mayor was there. "
            "Kelmouth and Norlan are expected to sign a contract for the harbour on Friday."
        ]
    )[0]
    verdict = _check("Kelmouth and Norlan signed a contract for the harbour on Friday.", case_of(told))
    assert verdict.verdict == "supported"
    assert all("signed" in proof.text for proof in verdict.supports)


@pytest.mark.parametrize("sentence", range(5))
def test_what_a_report_says_itself_is_supported(sentence: int, case: CheckCase) -> None:
    reading = case.readings[0]
    claim = reading.marks.parse.sentences[sentence].span.of(STORY)
    assert _check(claim, case).verdict == "supported"


@pytest.mark.parametrize(
    "claim",
    ["The oldest oak of the valley fell over in a storm.", "Penguins live on the southern coasts of Chile."],
)
def test_what_nobody_tells_is_not_reported(claim: str, case: CheckCase) -> None:
    verdict = _check(claim, case)
    assert verdict.verdict == "not-reported"
    assert not verdict.supports
    assert verdict.note == ""


@pytest.mark.parametrize(
    ("claim", "word"),
    [
        ("", "empty"),
        ("   \n ", "empty"),
        ("word " * 10_000, "characters"),
        ("<div><p class='x'><b></b></p></div><br><hr> a b", "markup"),
        ("12345 67 !!!", "sentence"),
        ("Norlan", "sentence"),
    ],
)
def test_a_claim_that_cannot_be_judged_gets_a_reason(claim: str, word: str, case: CheckCase) -> None:
    verdict = _check(claim, case)
    assert verdict.verdict == "not-reported"
    assert word in verdict.note


def test_a_claim_in_another_language_gets_a_reason(case: CheckCase) -> None:
    import dataclasses

    reading = read_texts(["Der Rat hat am Dienstag beschlossen, das Terminal zu schließen."])[0].reading
    foreign = dataclasses.replace(reading, clean=dataclasses.replace(reading.clean, language="de"))
    assert "language" in check_claim(foreign, case).note


def test_a_case_without_text_has_nothing_to_say() -> None:
    verdict = _check("The council voted on Tuesday.", case_of(read_texts([""])[0]))
    assert verdict.verdict == "not-reported"
    assert verdict.note


def test_the_same_claim_gets_the_same_answer(case: CheckCase) -> None:
    claim = "Ilse Brandt criticised Piet Vos."
    assert _check(claim, case) == _check(claim, case)


@pytest.mark.parametrize(
    "odd",
    ["\u0000 the council voted", "council 😀 voted ﷽ Tuesday", "voted\tvoted\r\nvoted " * 20, "١٢ councillors voted"],
)
def test_odd_characters_do_no_harm(odd: str, case: CheckCase) -> None:
    assert _check(odd, case).verdict in ("supported", "contradicted", "not-reported")
