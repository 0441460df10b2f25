"""Who says what: sources, cues and contents, chains of speakers and carriers."""

from __future__ import annotations

import pytest

from rashomon.claim import find_attributions
from rashomon.evaluation.quotes import as_article
from rashomon.language.pipeline import DEFAULT_PIPELINE
from rashomon.mark.parsing import parse_articles
from rashomon.mark.quotations import find_quotations
from rashomon.model import Marks
from tests.claim.conftest import Named, Reader

# text, then for each claim that has one: its words and the chain, the speaker first
CASES: list[tuple[str, list[tuple[str, list[str]]]]] = [
    ("The pipe burst at dawn, the company said.", [("The pipe burst at dawn.", ["the company"])]),
    ("“The pipe burst at dawn,” the company said.", [("The pipe burst at dawn.", ["the company"])]),
    ("The company said: “The pipe burst at dawn.”", [("The pipe burst at dawn.", ["The company"])]),
    ("“The pipe burst at dawn,” said Mira Solberg.", [("The pipe burst at dawn.", ["Mira Solberg"])]),
    (
        "“The pipe burst at dawn,” Mira Solberg said. “Nobody was hurt.”",
        [("The pipe burst at dawn.", ["Mira Solberg"]), ("Nobody was hurt.", ["Mira Solberg"])],
    ),
    (
        "“The pipe burst at dawn. Nobody was hurt,” Mira Solberg said.",
        [("The pipe burst at dawn.", ["Mira Solberg"]), ("Nobody was hurt.", ["Mira Solberg"])],
    ),
    (
        "“The pipe burst at dawn,” Mira Solberg said.\n“Nobody was hurt.”",
        [("The pipe burst at dawn.", ["Mira Solberg"]), ("Nobody was hurt.", ["Mira Solberg"])],
    ),
    ("The pipe burst at dawn, according to the company.", [("The pipe burst at dawn.", ["the company"])]),
    (
        "According to the company, the pipe burst at dawn.",
        [("The pipe burst at dawn.", ["the company"])],
    ),
    ("Mira Solberg told reporters that the pipe burst.", [("The pipe burst.", ["Mira Solberg"])]),
    (
        "The Herald quoted Mira Solberg as saying that the pipe burst.",
        [("The pipe burst.", ["Mira Solberg", "The Herald"])],
    ),
    (
        "“The pipe burst at dawn,” the Herald quoted Mira Solberg as saying.",
        [("The pipe burst at dawn.", ["Mira Solberg", "the Herald"])],
    ),
    (
        "Mira Solberg said the pipe had burst, according to the Herald.",
        [("The pipe had burst.", ["Mira Solberg", "the Herald"])],
    ),
    (
        "As reported by the Herald, Mira Solberg said the pipe had burst.",
        [("The pipe had burst.", ["Mira Solberg", "the Herald"])],
    ),
    (
        "Mira Solberg said in a letter published by the Herald that the pipe had burst.",
        [("The pipe had burst.", ["Mira Solberg", "the Herald"])],
    ),
    (
        "A joint statement said the two states would build a dam.",
        [("The two states would build a dam.", ["A joint statement"])],
    ),
    ("Officials and diplomats have said the dam is unsafe.", [("The dam is unsafe.", ["Officials and diplomats"])]),
    (
        "Mira Solberg called the dam “a monument to folly”.",
        [("Mira Solberg called the dam “a monument to folly”.", ["Mira Solberg"])],
    ),
    ("“I think the dam is unsafe,” Mira Solberg said.", [("The dam is unsafe.", ["Mira Solberg"])]),
    ("Mira Solberg warned the dam could fail.", [("The dam could fail.", ["Mira Solberg"])]),
    ("Mira Solberg hopes that the dam will hold.", [("The dam will hold.", ["Mira Solberg"])]),
    # those who issued a document together speak together, and the document is not named by them again
    (
        "According to a paper by Ann Li and Bo Holt of the Port Institute, the dam was safe.",
        [("The dam was safe.", ["Ann Li and Bo Holt", "a paper"])],
    ),
    (
        "The dam was safe, said the statement from Mira Solberg.",
        [("The dam was safe.", ["Mira Solberg", "the statement"])],
    ),
    # what the reporter adds in the present to words that were shifted into the past
    (
        "Mira Solberg said the port was ready to pay, though the terms are not clear.",
        [("The port was ready to pay.", ["Mira Solberg"])],
    ),
    (
        "Mira Solberg said the port was ready to pay, though the terms were not clear.",
        [("The port was ready to pay.", ["Mira Solberg"]), ("The terms were not clear.", ["Mira Solberg"])],
    ),
    # no attributions: scare quotes, titles, what the outlet says itself, what only things show
    ("The so-called “smart dam” failed on Monday.", []),
    ("The dam failed on Monday.", []),
    ("The visit underscores the value of the dam.", []),
    ("It is believed that the dam failed.", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[c[0][:60] for c in CASES])
def test_attribution(read: Reader, text: str, expected: list[tuple[str, list[str]]]) -> None:
    assert [(words, chain) for words, chain in read(text).speakers() if chain] == expected


CONTENTS = [
    # what follows the object belongs to what is said
    ("Mira Solberg announced a plan for the harbour in May.", "a plan for the harbour"),
    ("Mira Solberg called for all members to lay out their plans.", "all members to lay out their plans"),
    ("Mira Solberg attacked the Herald, a local paper.", "the Herald"),
    ("Mira Solberg accused the council of lying.", "the council of lying"),
    ("Mira Solberg applauded the remarks of the mayor on Friday.", "the remarks of the mayor"),
    ("Officials put the number of dead at 45.", "the number of dead at 45"),
    ("The number of dead was put at 45 by the police.", "The number of dead|at 45"),
    ("The mayor of Lima ruled out making a bid.", "making a bid"),
    ("Mira Solberg has declared the bridge to be unsafe.", "the bridge to be unsafe"),
    # what the source goes on to do or say is no more of it, nor what somebody else says
    ("Mira Solberg called the dam a folly and left.", "the dam|a folly"),
    ("Mira Solberg said the dam was safe, while the council said it was leaking.", "the dam was safe"),
    ("Mira Solberg said the dam was safe; the council called that a lie.", "the dam was safe"),
    (
        "Mira Solberg said “the dam is safe; the council lied to the town”.",
        "“the dam is safe; the council lied to the town”",
    ),
    ("Mira Solberg said the dam was safe, while the union demanded new pumps.", "the dam was safe"),
    ("Mira Solberg said she regretted her remarks and promised a report.", "she regretted her remarks"),
    # not on what, but when
    ("Mira Solberg spoke on Monday about the dam.", "the dam"),
    ("Mira Solberg campaigned on Monday for a new dam.", "a new dam"),
    ("The report found the dam unsafe.", "the dam unsafe"),
    ("The council voted to close the dam.", "to close the dam"),
    ("Mira Solberg noted the age of the dam.", "the age of the dam"),
    ("Asked whether the dam was safe, Mira Solberg said it was.", "it was"),
    # what should be done, and what is asked
    ("Mira Solberg demanded that the council resign.", "that the council resign"),
    ("Mira Solberg asked voters if the count was fair.", "if the count was fair"),
    ("The council considered closing the dam.", "closing the dam"),
    # as adjective and noun
    ("Mira Solberg made clear that the dam was safe.", "that the dam was safe"),
    ("Mira Solberg was adamant that the dam was safe.", "that the dam was safe"),
    ("One view is that the dam was never safe.", "that the dam was never safe"),
    ("In the mayor's view, the dam was never safe.", "the dam was never safe"),
    ("As Mira Solberg has pointed out, the dam is old.", "the dam is old"),
    ("Mira Solberg asked all members to leave.", "all members to leave"),
    ("“The dam is safe,” wrote another.", "“The dam is safe,”"),
    # introduced by a line of its own
    ("Mira Solberg writes:\n\nThe dam is old. It leaks.\n\nThe town voted.", "The dam is old.|It leaks"),
    ("ANN: Is it safe?\n\nBO: It is. I saw it.\n\nANN: When?", "It is.|I saw it"),
    ("From the report: “The dam is old and leaks.”", "“The dam is old and leaks.”"),
    # around the cue
    ("The dam, Mira Solberg said, is old and leaks.", "The dam|is old and leaks"),
    # a relative clause around its cue
    ("They raised the levy, which Mira Solberg said was no tax.", "which|was no tax"),
    # a headline, in which the parser often sees no verb
    ("Solberg: Dam Safe", "Dam Safe"),
]


@pytest.mark.parametrize(("text", "content"), CONTENTS, ids=[c[0] for c in CONTENTS])
def test_contents(text: str, content: str) -> None:
    article, clean = as_article(text, "case")
    parsed = next(parse_articles([article], [clean], pipeline=DEFAULT_PIPELINE))
    marks = Marks(article.id, parsed.parse, (), (), (), find_quotations(article, clean))
    found = find_attributions(article, marks)
    assert content in ["|".join(s.of(text) for s in a.content).rstrip(".") for a in found]


def test_who_puts_lives_at_risk_says_nothing(read: Reader) -> None:
    assert not [chain for _, chain in read("The attack put many lives at risk.").speakers() if chain]


def test_a_span_leaves_out_the_cue_and_the_marks(read: Reader) -> None:
    found = read("“The pipe burst at dawn,” the company said.")
    (claim,) = found.claims
    assert claim.span.of(found.text) == "The pipe burst at dawn"
    assert claim.direct
    assert claim.attribution[0].cue == "said"
    assert claim.attribution[0].span.of(found.text) == "the company"


def test_a_pronoun_speaks_for_the_person_it_stands_for(read: Reader) -> None:
    people = (Named("Mira Solberg", "Mira Solberg"), Named("she", "Mira Solberg", kind="pronoun"))
    found = read("Mira Solberg closed the road. The pipe burst at dawn, she said.", people)
    link = found.claims[1].attribution[0]
    assert (link.source, link.entity, link.span.of(found.text)) == ("Mira Solberg", "ent-0", "she")


def test_the_statement_speaks_for_whoever_issued_it(read: Reader) -> None:
    people = (Named("Mira Solberg", "Mira Solberg"),)
    text = "Mira Solberg said in a statement that the pipe burst. The statement said nobody was hurt."
    assert [a.source for a in read(text, people).claims[1].attribution] == ["Mira Solberg", "The statement"]


def test_a_quotation_of_a_new_paragraph_after_a_cue_with_a_colon(read: Reader) -> None:
    text = "Mira Solberg shot back: “The dam is safe.”"
    assert read(text).speakers() == [("The dam is safe.", ["Mira Solberg"])]


def test_a_list_with_semicolons_stays_in_what_is_said(read: Reader) -> None:
    text = "The women claimed he took off the roof; touched the wall; and broke the door."
    assert read(text).speakers() == [
        ("He took off the roof.", ["The women"]),
        ("He touched the wall.", ["The women"]),
        ("He broke the door.", ["The women"]),
    ]


def test_a_reported_clause_keeps_its_verb_behind_a_participle(read: Reader) -> None:
    text = "She insisted that a 1998 letter of her sister praising the dam, which was sold in May, was “a forgery.”"
    assert ("A 1998 letter of her sister praising the dam was a forgery.", ["She"]) in read(text).speakers()


def test_those_who_say_so_are_persons(read: Reader) -> None:
    text = "The Courier found two more sailors who were apprentices in those days who said Berg cheated them."
    people = (Named("Berg", "Bo Berg"),)
    assert ("Bo Berg cheated them.", ["two more sailors"]) in read(text, people=people).speakers()


def test_he_is_not_somebody_called_she(read: Reader) -> None:
    text = (
        "Bo Berg praised the show. Ann Li liked it. “She is a friend,” Ann Li said of her sister. "
        "“The dam is safe,” he said."
    )
    people = (
        Named("Bo Berg", "Bo Berg"),
        Named("Ann Li", "Ann Li"),
        Named("Ann Li", "Ann Li", 1),
        Named("her", "Ann Li", kind="pronoun"),
    )
    assert ("The dam is safe.", ["Bo Berg"]) in read(text, people=people).speakers()


def test_one_of_several_is_called_by_name(read: Reader) -> None:
    text = "One of her lawyers, Ann Li, says the dam is safe."
    found = read(text, people=(Named("Ann Li", "Ann Li"),)).speakers()
    assert ("The dam is safe.", ["Ann Li"]) in found
