from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from rashomon.language.encoder import LIMIT, WIDTH, Encoder
from rashomon.language.piece_scores import NAME_LABELS, PieceScores
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


def test_name_scores_are_the_same_with_and_without_vectors() -> None:
    alone, together = Encoder(threads=1), Encoder(threads=1)
    together.encode(SENTENCES)
    for one, other in zip(alone.name_scores(SENTENCES), together.name_scores(SENTENCES), strict=True):
        assert np.array_equal(one.bounds, other.bounds)
        assert np.array_equal(one.scores, other.scores)


def test_words_of_a_name_score_as_such(encoder: Encoder) -> None:
    text = "Angela Merkel flew to Paris on Monday."
    scores = encoder.name_scores([text])[0].of_tokens([(0, 6), (7, 13), (14, 18), (22, 27)])
    assert [NAME_LABELS[n] for n in scores.argmax(axis=1)] == ["B-PER", "I-PER", "O", "B-LOC"]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "word " * 5_000, "x" * 100_000, "\x00", "大" * 3_000, "😀"])
def test_odd_texts_get_name_scores(encoder: Encoder, text: str) -> None:
    read = encoder.name_scores([text])[0]
    assert read.scores.shape == (len(read.bounds), len(NAME_LABELS))
    assert read.of_tokens([(0, len(text))]).shape == (1, len(NAME_LABELS))


def test_a_token_has_the_mean_of_the_pieces_that_it_touches() -> None:
    scores = np.arange(21, dtype=np.float32).reshape(3, 7)
    read = PieceScores(np.array([[0, 2], [2, 5], [6, 9]], dtype=np.int32), scores)
    found = read.of_tokens([(0, 5), (5, 6), (6, 7), (9, 12)])
    assert np.array_equal(found, [scores[:2].mean(axis=0), np.zeros(7), scores[2], np.zeros(7)])
