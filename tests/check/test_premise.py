"""What a passage's article leaves to its reader is written out before the entailment model reads it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rashomon.align.premise import names_in, premise
from rashomon.check.case import CaseIndex
from rashomon.check.evidence import hold
from rashomon.check.exchanged import exchanged
from rashomon.check.linking import read_hypothesis
from rashomon.check.together import read_together
from rashomon.check.turned import order
from rashomon.evaluation.small_cases import case_of, read_texts
from rashomon.language.entailment import Entailment
from rashomon.mark.times import find_times
from rashomon.model.article import Published

STORY = (
    "KELMOUTH, 12 March 2019 - Harbour master Ilse Brandt resigned on Monday. She had led the port since 2011. "
    "Brandt sued the developer Norlan in January. Norlan has denied every charge. "
    '"We did nothing wrong," the developer\'s lawyer, Piet Vos, said. "The port owes us money." '
    "The port of Kelmouth handles four million tonnes of grain a year."
)


@pytest.fixture(scope="module")
def index() -> CaseIndex:
    read = read_texts([STORY])[0]
    reading = read.reading
    published = Published("2019-03-12", "metadata", 1.0, None)
    times = find_times(reading.article, reading.marks.parse, published)
    dated = replace(read, reading=replace(reading, marks=replace(reading.marks, times=times)))
    return CaseIndex(replace(case_of(dated), entailment=None))


def _shown(index: CaseIndex, claim: str, sentence: str) -> str:
    facts = read_hypothesis(read_texts([claim])[0].reading, index.case.entities)
    article = index.case.readings[0]
    number = next(s.index for s in article.marks.parse.sentences if sentence in s.span.of(article.article.text))
    return premise(index.facts(article.article.id, number, number), article, facts, names_in(claim, facts))


def test_a_pronoun_and_a_surname_are_shown_by_the_name_that_the_claim_uses(index: CaseIndex) -> None:
    assert _shown(index, "Ilse Brandt led the port.", "had led").startswith("Ilse Brandt had led the port")
    assert _shown(index, "Ilse Brandt sued Norlan.", "sued the").startswith("Ilse Brandt sued the developer Norlan")


def test_a_name_that_the_claim_does_not_use_stays_as_it_is(index: CaseIndex) -> None:
    assert _shown(index, "The port handles grain.", "sued the").startswith("Brandt sued")


def test_a_day_that_agrees_is_shown_as_the_claim_writes_it(index: CaseIndex) -> None:
    shown = _shown(index, "Ilse Brandt resigned on 11 March 2019.", "resigned")
    assert "resigned on 11 March 2019" in shown
    assert "Monday" not in shown


def test_another_day_is_shown_with_its_date(index: CaseIndex) -> None:
    shown = _shown(index, "Ilse Brandt resigned on 2 March 2019.", "resigned")
    assert "2 March 2019" not in shown.replace("12 March 2019", "")
    assert "Monday, 11 March 2019" in shown


def test_actor_and_other_are_told_apart(index: CaseIndex) -> None:
    article = index.case.readings[0].article.id
    sentences = index.case.readings[0].marks.parse.sentences
    number = next(s.index for s in sentences if "sued" in s.span.of(STORY))
    passage = index.facts(article, number, number)

    def turned(claim: str) -> tuple[int, int]:
        found = order(read_hypothesis(read_texts([claim])[0].reading, index.case.entities), passage)
        return found.kept, found.turned

    kept = turned("Ilse Brandt took the developer Norlan to court.")
    other = turned("The developer Norlan took Ilse Brandt to court.")
    assert kept[0] > 0
    assert kept[1] == 0
    assert other[1] > 0
    assert other[0] == 0


def test_two_passages_are_read_together_where_each_has_a_part(index: CaseIndex) -> None:
    claim = "Ilse Brandt, who resigned on Monday, had led the port since 2011."
    facts = read_hypothesis(read_texts([claim])[0].reading, index.case.entities)
    held = hold(claim, facts, index).held
    pairs = read_together(claim, facts, held[:10], index.weights, lambda h: h.candidate.facts.text, Entailment.shared())
    texts = {frozenset((p.first.candidate.facts.text, p.second.candidate.facts.text)) for p in pairs}
    assert any(any("resigned" in t for t in pair) and any("2011" in t for t in pair) for pair in texts)
    for pair in pairs:
        assert not pair.first.candidate.facts.span.overlaps(pair.second.candidate.facts.span)
        assert 0.0 <= pair.entails <= 1.0


def test_nothing_is_read_together_where_there_is_one_passage() -> None:
    made = CaseIndex(case_of(read_texts(["The harbour of Kelmouth was closed by the council."])[0]))
    claim = "The council closed the harbour and sold the ships."
    facts = read_hypothesis(read_texts([claim])[0].reading, made.case.entities)
    assert hold(claim, facts, made).together == ()


def test_two_names_change_places_only_where_the_passage_has_both(index: CaseIndex) -> None:
    article = index.case.readings[0].article.id
    sentences = index.case.readings[0].marks.parse.sentences
    number = next(s.index for s in sentences if "sued" in s.span.of(STORY))
    passage = index.facts(article, number, number)

    def turned(claim: str) -> tuple[str, ...]:
        return exchanged(claim, read_hypothesis(read_texts([claim])[0].reading, index.case.entities), passage)

    assert turned("Ilse Brandt took Norlan to court.") == ("Norlan took Ilse Brandt to court.",)
    assert turned("Ilse Brandt took Piet Vos to court.") == ()
    assert turned("Ilse Brandt went to court.") == ()
