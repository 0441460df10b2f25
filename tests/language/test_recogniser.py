from __future__ import annotations

from collections.abc import Iterator
from types import SimpleNamespace

import pytest
from spacy.tokens import Doc

from rashomon.language.pipeline import load_pipeline
from rashomon.language.recogniser import NAME, BatchRecogniser, fits

TEXTS = (
    "Mayor Ilse Brandt of Harrowgate said on Monday that 2,400 people from New South Wales had lost $3.5 million.",
    "The European Central Bank and Deutsche Telekom met in Frankfurt on 3 May 2019.  Nobody from Paris came.",
    "London",
    " \n ",
    "The first of the three, Ana María Ortiz, left for the United States of America",
    "It rained. It rained again.",
)


@pytest.fixture
def parsed() -> Iterator[list[Doc]]:
    nlp = load_pipeline()
    with nlp.select_pipes(disable=[NAME]):
        yield [nlp(text) for text in TEXTS * 3]


def _names(doc: Doc) -> list[tuple[int, int, str]]:
    return [(name.start, name.end, name.label_) for name in doc.ents]


def test_finds_the_names_that_the_recogniser_itself_finds(parsed: list[Doc]) -> None:
    ner = load_pipeline().get_pipe("ner")
    own = [ner(doc.copy()) for doc in parsed]
    batch = list(BatchRecogniser(ner).pipe((doc.copy() for doc in parsed), batch_size=5))
    assert sum(len(doc.ents) for doc in own) > 20
    for one, other, doc in zip(own, batch, parsed, strict=True):
        assert other.text == doc.text
        assert _names(one) == _names(other)
        assert [t.ent_iob_ for t in one] == [t.ent_iob_ for t in other]


def test_names_that_a_text_already_has_are_left_to_the_recogniser(parsed: list[Doc]) -> None:
    nlp = load_pipeline()
    doc = parsed[0].copy()
    doc.set_ents([doc[3:4]], blocked=[doc[0:1]], default="missing")
    assert _names(BatchRecogniser(nlp.get_pipe("ner"))(doc.copy())) == _names(nlp.get_pipe("ner")(doc.copy()))


def test_an_empty_text_goes_through() -> None:
    nlp = load_pipeline()
    assert [doc.text for doc in nlp.pipe(["", "Paris"])] == ["", "Paris"]


def test_the_pipeline_finds_names_by_it() -> None:
    nlp = load_pipeline()
    assert NAME in nlp.pipe_names
    assert "ner" not in nlp.pipe_names


def test_a_recogniser_of_another_kind_is_left_as_it_is() -> None:
    assert not fits(SimpleNamespace(cfg={}, model=None))
