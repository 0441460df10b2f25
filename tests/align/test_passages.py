from __future__ import annotations

import functools
from collections.abc import Sequence

import numpy as np
import pytest
from numpy.typing import NDArray

from rashomon.align import AlignRequest, join
from rashomon.align.candidates import sentence_matrix
from rashomon.align.facts import FactReader, Names, by_article
from rashomon.align.passages import Sentences
from rashomon.evaluation.small_cases import read_texts
from rashomon.language.encoder import Encoder
from rashomon.mark.gazetteer import country_name, find_capital
from rashomon.mark.linking import link
from rashomon.model import Judgement
from rashomon.model.align import Joined

PLAIN = "Ilse Brandt won a seat on the state council {}. The harbour bill passed on Tuesday. It pays for two new piers."
IN_PASSING = (
    "The harbour bill passed on Tuesday. It pays for two new piers. Governor Ilse Brandt, once the youngest mayor on "
    "the coast, {}first elected to the state council in 1995, and gave up her law firm amid a quarrel over its clients."
)


class OnlyWholeSentences:
    """Takes everything to be said by a sentence that ends with the quarrel, and nothing by less than that sentence."""

    def __init__(self) -> None:
        self.read: list[str] = []

    def judge(self, pairs: Sequence[tuple[str, str]]) -> NDArray[np.float32]:
        self.read += [premise for premise, _ in pairs]
        whole = [premise.startswith("Governor") and premise.endswith("clients.") for premise, _ in pairs]
        return np.array([(0.98, 0.01, 0.01) if said else (0.01, 0.01, 0.98) for said in whole], dtype=np.float32)


@functools.cache
def joined(*texts: str) -> tuple[Joined, tuple[Judgement, ...], OnlyWholeSentences]:
    readings = tuple(one.reading for one in read_texts(texts))
    entities = link([r.article for r in readings], [r.clean for r in readings], [r.marks for r in readings])
    encode = Encoder.shared().encode
    vectors = {r.article.id: encode([s.span.of(r.article.text) for s in r.marks.parse.sentences]) for r in readings}
    model = OnlyWholeSentences()
    return *join(AlignRequest(readings, vectors, entities, (), model, encode)), model


def seated(found: Joined) -> list[int]:
    """Return on how many reports each statement on the seat rests."""
    return [len(draft.articles) for draft in found.drafts if "won a seat" in draft.text]


def test_what_a_sentence_says_in_passing_is_joined_with_the_reason_kept() -> None:
    found, judgements, _ = joined(PLAIN.format("in 1995"), IN_PASSING.format("was "))
    assert 2 in seated(found)
    told = [j for j in judgements if any(part.name == "said by the whole sentence" for part in j.parts)]
    assert told
    assert all(j.a < j.b and j.relation in ("a-says-more", "b-says-more", "overlap") for j in told)


@pytest.mark.parametrize(("year", "was"), [("in 1996", "was "), ("in 1995", "was never ")])
def test_whatever_the_model_reads_a_detail_that_is_otherwise_is_not_said(year: str, was: str) -> None:
    found, _, _ = joined(PLAIN.format(year), IN_PASSING.format(was))
    dated = [len(draft.articles) for draft in found.drafts if "won a seat" in draft.text and year in draft.text]
    assert dated
    assert set(dated) == {1}


def test_a_sentence_is_read_with_those_written_out_whom_it_only_means() -> None:
    _, _, model = joined(PLAIN.format("in 1995"), IN_PASSING.format("was "))
    assert any(premise.startswith("Governor Ilse Brandt, once the youngest") for premise in model.read)


@pytest.mark.parametrize(
    ("said", "by", "others"),
    [
        ("China wants the slogan in the statement.", "Beijing wants the slogan in the statement.", False),
        ("Beijing wants the slogan in the statement.", "China wants the slogan in the statement.", False),
        ("Vietnam wants the slogan in the statement.", "Beijing wants the slogan in the statement.", True),
        ("Shanghai wants the slogan in the statement.", "Beijing wants the slogan in the statement.", True),
    ],
)
def test_a_capital_acts_for_its_state(said: str, by: str, others: bool) -> None:
    texts = (f"China and Vietnam met in Beijing and Shanghai. {said}", f"China and Vietnam met. {by}")
    readings = tuple(one.reading for one in read_texts(texts))
    entities = link([r.article for r in readings], [r.clean for r in readings], [r.marks for r in readings])
    request = AlignRequest(readings, {}, entities, (), country_name=country_name, capital=find_capital)
    known = by_article(readings)
    reader = FactReader(known, Names(entities))
    sentences = Sentences(known, *sentence_matrix(readings, {}), {}, reader, {}, request.seats())
    first, second = (reader.of_span(r.marks.parse.sentences[-1].span) for r in readings)
    assert sentences._done_by_others(first, second) is others
