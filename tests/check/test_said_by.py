"""Who says in the reports what a claim has somebody say."""

from __future__ import annotations

import pytest

from rashomon.align.voices import Who, sameness, voices
from rashomon.check import check_claim
from rashomon.check.case import CaseIndex
from rashomon.check.linking import read_hypothesis
from rashomon.check.said_by import SaidBy, more_by_another, said_by
from rashomon.evaluation.small_cases import case_of, read_texts

STORY = (
    "The council of Kelmouth met on Tuesday about the ferry terminal. "
    "Mayor Ilse Brandt said the closure would ruin the fishing families of the old quarter. "
    '"The ledgers were a swamp of forged invoices," auditor Piet Vos told the council. '
    "Brandt and Vos left together. Prosecutors said the invoices would be examined in June. "
    "Lena Holt of the Harbour Union called the sale a shameful bargain."
)


@pytest.fixture(scope="module")
def index() -> CaseIndex:
    return CaseIndex(case_of(read_texts([STORY])[0]))


def _said(claim: str, sentence: str, index: CaseIndex) -> SaidBy:
    facts = read_hypothesis(read_texts([claim])[0].reading, index.case.entities)
    article = index.case.readings[0]
    number = next(s.index for s in article.marks.parse.sentences if sentence in s.span.of(STORY))
    (found,) = said_by(voices(facts), index.facts(article.article.id, number, number), index.weights)
    return found


@pytest.mark.parametrize(
    ("claim", "sentence", "same"),
    [
        ("Ilse Brandt said the closure would ruin the fishing families.", "ruin", True),
        ("Piet Vos said the closure would ruin the fishing families.", "ruin", False),
        ("It was Piet Vos who warned that the closure would ruin the fishing families.", "ruin", False),
        ("According to Piet Vos, the ledgers were a swamp of forged invoices.", "swamp", True),
        ("The remark that the ledgers were a swamp of forged invoices was made by Ilse Brandt.", "swamp", False),
        ("The description of the sale as a shameful bargain came from Ilse Brandt.", "shameful", False),
        ("The description of the sale as a shameful bargain came from Lena Holt.", "shameful", True),
        ("Lena Holt of the Harbour Union called the sale a shameful bargain.", "shameful", True),
    ],
)
def test_the_speaker_is_told_from_another(claim: str, sentence: str, same: bool, index: CaseIndex) -> None:
    said = _said(claim, sentence, index)
    assert (said.same > said.other) is same
    assert said.elsewhere is not same


def test_a_speaker_who_is_only_described_may_be_anybody(index: CaseIndex) -> None:
    said = _said("Ilse Brandt said the invoices would be examined in June.", "Prosecutors", index)
    assert said.same == said.other == 0.0


@pytest.mark.parametrize(
    "claim",
    ["The council of Kelmouth met on Tuesday.", "Anybody may say so.", "Ilse Brandt and Piet Vos left together."],
)
def test_a_claim_in_which_nobody_speaks_has_no_voice(claim: str, index: CaseIndex) -> None:
    assert voices(read_hypothesis(read_texts([claim])[0].reading, index.case.entities)) == ()


def test_descriptions_are_one_two_or_unknown() -> None:
    def described(*words: str) -> Who:
        return Who(" ".join(words), None, frozenset(word.lower() for word in words))

    assert sameness(described("prosecutors"), described("federal", "prosecutor")) == "same"
    assert sameness(described("Li", "campaign"), described("Holt", "campaign")) == "other"
    assert sameness(described("White", "House", "official"), described("White", "House", "spokesman")) == "unknown"
    assert sameness(described("federal", "prosecutor"), described("senior", "prosecutor")) == "unknown"
    assert sameness(described("prosecutors"), described("police")) == "unknown"


def test_few_words_and_small_shares_tell_little() -> None:
    assert more_by_another(3.0, 0.0, 1.0) > more_by_another(1.0, 0.0, 1.0) > 0.0
    assert more_by_another(3.0, 0.0, 0.3) == 0.0
    assert more_by_another(3.0, 0.9, 0.9) == 0.0


def test_a_wrong_speaker_is_contradicted_and_named() -> None:
    case = case_of(read_texts([STORY])[0])
    claim = "It was Ilse Brandt who told the council that the ledgers were a swamp of forged invoices."
    verdict = check_claim(read_texts([claim])[0].reading, case)
    assert verdict.verdict == "contradicted"
    assert ("attribution", "Ilse Brandt", "Piet Vos") in {(d.kind, d.claimed, d.reported) for d in verdict.differences}
