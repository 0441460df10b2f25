from __future__ import annotations

import subprocess
import sys
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.errors import ModelError
from rashomon.language import pipeline
from rashomon.language.pipeline import load_pipeline, parse_texts

TEXTS = [
    "Dora Lindqvist resigned on Monday. The council of Harrowgate met in the evening.",
    "",
    "Three people were hurt when a crane fell at the harbour, the police said.",
    '"We knew nothing," she added.\n\nThe audit goes on.',
]


def shape(doc: Any) -> list[tuple[object, ...]]:
    return [(t.text, t.tag_, t.dep_, t.head.i, t.lemma_, t.ent_type_, t.is_sent_start) for t in doc]


def test_order_and_text_are_kept() -> None:
    assert [doc.text for doc in parse_texts(TEXTS)] == TEXTS


def test_the_parse_does_not_depend_on_the_batch() -> None:
    alone = [shape(next(parse_texts([text]))) for text in TEXTS]
    for batch in (1, 2, 64):
        assert [shape(doc) for doc in parse_texts(TEXTS, batch=batch)] == alone
    assert [shape(doc) for doc in parse_texts(TEXTS[::-1])] == alone[::-1]


def test_long_texts_are_parsed_in_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "LONGEST", 120)
    text = "\n".join(TEXTS) * 5
    docs = list(parse_texts(["First.", text, "Last."]))
    assert [doc.text for doc in docs] == ["First.", text, "Last."]
    assert all(text[t.idx : t.idx + len(t)] == t.text for t in docs[1])


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(max_size=80), max_size=4))
def test_offsets_lead_back_to_the_text(texts: list[str]) -> None:
    for text, doc in zip(texts, parse_texts(texts), strict=True):
        assert doc.text == text
        assert all(text[t.idx : t.idx + len(t)] == t.text for t in doc)


def test_a_missing_pipeline_says_how_to_install_it() -> None:
    with pytest.raises(ModelError, match="en_core_web_trf") as caught:
        load_pipeline("en_core_web_trf")
    assert "spacy download en_core_web_trf" in caught.value.remedy


def test_import_loads_nothing() -> None:
    code = (
        "import sys, rashomon.language.pipeline, rashomon.language.encoder, rashomon.language.entailment, "
        "rashomon.language.detect; "
        "assert not {'spacy', 'onnxruntime', 'tokenizers', 'pycld2'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
