from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from rashomon.language.encoder import LIMIT, WIDTH, Encoder
from rashomon.language.wordpiece import CLS, SEP

REFERENCE: dict[str, list[float]] = json.loads((Path(__file__).parent / "encoder_reference.json").read_text())
SENTENCES = [text for text in REFERENCE if len(text.split()) > 3]


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return Encoder(threads=2, memory=0)


@pytest.mark.parametrize("sentence", SENTENCES)
def test_stays_close_to_the_original_model(encoder: Encoder, sentence: str) -> None:
    original = np.array(REFERENCE[sentence])
    assert float(encoder.encode([sentence])[0] @ original) >= 0.985


def test_vectors_have_length_one(encoder: Encoder) -> None:
    vectors = encoder.encode(SENTENCES)
    assert vectors.shape == (len(SENTENCES), WIDTH)
    assert vectors.dtype == np.float32
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1.0, atol=1e-5)


def test_like_meaning_lies_closer(encoder: Encoder) -> None:
    mayor, audit, ferry, _ = encoder.encode(SENTENCES)
    assert mayor @ audit > 0.6 > 0.3 > mayor @ ferry


def test_a_vector_does_not_depend_on_its_neighbours(encoder: Encoder) -> None:
    alone = np.stack([encoder.encode([text])[0] for text in SENTENCES])
    crowd = [*SENTENCES, "x " * 300, "", *SENTENCES[::-1]]
    among = encoder.encode(crowd)[: len(SENTENCES)]
    assert alone.tobytes() == among.tobytes()


def test_a_vector_does_not_depend_on_threads_or_memory() -> None:
    one = Encoder(threads=1, memory=0).encode(SENTENCES * 10)
    more = Encoder(threads=4, memory=2).encode(SENTENCES * 10)
    assert one.tobytes() == more.tobytes()


def test_nothing_gives_nothing(encoder: Encoder) -> None:
    assert encoder.encode([]).shape == (0, WIDTH)


@pytest.mark.parametrize("text", ["", " ", "\n\n", "word " * 5_000, "x" * 100_000, "\x00", "大" * 3_000, "😀"])
def test_odd_texts_get_a_vector(encoder: Encoder, text: str) -> None:
    vector = encoder.encode([text])[0]
    assert np.isfinite(vector).all()


def test_long_texts_are_cut() -> None:
    encoder = Encoder(threads=1, memory=0)
    start = "The council met . " * (LIMIT // 4 + 1)
    one, other = encoder.encode([start + "It rained .", start + "Nobody came ."])
    assert np.array_equal(one, other)


def test_markers_are_the_vocabulary_s() -> None:
    from tokenizers import Tokenizer

    from rashomon.language.manifest import FOLDER

    tokenizer = Tokenizer.from_file(str(FOLDER / "minilm.tokenizer.json"))
    assert (tokenizer.token_to_id("[CLS]"), tokenizer.token_to_id("[SEP]")) == (CLS, SEP)
