"""Sentence vectors and, out of the same pass, what each word says of names: all-MiniLM-L6-v2 as ONNX, int8."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from threading import Lock
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from rashomon.language.graph import Graph
from rashomon.language.manifest import FOLDER, load_entry
from rashomon.language.memo import Memo
from rashomon.language.piece_scores import DECIMALS, PieceScores
from rashomon.language.wordpiece import CLS, SEP, WordPieces

if TYPE_CHECKING:
    from numpy.typing import NDArray

WIDTH = 384
LIMIT = 254  # word pieces of a text that are read, the two markers not counted (the length the model was trained for)
_SCORED = 6  # texts whose name scores are kept, for each text whose vector is: they are much smaller
_BLOCK = 256
_OPENING = Lock()
_Read = tuple["NDArray[np.float32]", PieceScores]


class Encoder:
    """Gives texts a vector so that like meaning lies close together, and their words scores as parts of names.

    What it gives for a text depends on that text alone, never on the others of the call or on the number of threads.
    Reimers and Gurevych, Sentence-BERT, 2019; Wang et al., MiniLM, 2020.

    Args:
        threads: Texts worked on at once; None takes one for each core.
        memory: How many vectors are kept, so that a text seen again costs nothing (1.5 KB each).
    """

    _shared: ClassVar[Encoder | None] = None
    name = "all-MiniLM-L6-v2/int8/1"

    def __init__(self, *, threads: int | None = None, memory: int = 8192) -> None:
        entry = load_entry("sentence-encoder")
        self._pieces = WordPieces(entry.name, FOLDER / "minilm.tokenizer.json")
        self._graph = Graph(entry.name, FOLDER / "encoder.onnx", threads=threads)
        self._names = Graph(load_entry("names").name, FOLDER / "names.onnx", threads=threads)
        self._memo: Memo[str, NDArray[np.float32]] = Memo(memory)
        self._scored: Memo[str, PieceScores] = Memo(memory * _SCORED)

    @classmethod
    def shared(cls, *, threads: int | None = None) -> Encoder:
        """Return the encoder of this process, opened at the first call; only that call's `threads` matters.

        Raises:
            ModelError: A model file is absent or damaged.
        """
        with _OPENING:
            if cls._shared is None:
                cls._shared = cls(threads=threads)
        return cls._shared

    def encode(self, texts: Sequence[str], *, names: bool = False) -> NDArray[np.float32]:
        """Return the vectors of the texts, float32 (n, 384), each of length one.

        Words beyond the first 254 word pieces of a text (about 200 words) are not read. An empty text has a vector
        too, which is near nothing in particular.

        Args:
            texts: The texts.
            names: Keep what they say of names, too, as `name_scores` will ask for it.
        """
        if not texts:
            return np.zeros((0, WIDTH), dtype=np.float32)
        return np.stack(self._memo.fill(texts, self._vectors_and_scores if names else self._vectors))

    def name_scores(self, texts: Sequence[str]) -> list[PieceScores]:
        """Return what the words of each text say of names; nothing is read twice that `encode` just read for it."""
        return self._scored.fill(texts, self._scores_alone)

    def forget_names(self) -> None:
        """Let go of what texts say of names; what is asked for again is read again."""
        self._scored.clear()

    def _scores_alone(self, texts: list[str]) -> list[PieceScores]:
        """Return name scores; the vectors that come with them are kept."""
        read = dict(zip(texts, self._read(texts), strict=True))
        self._memo.fill(texts, lambda absent: [read[text][0] for text in absent])
        return [read[text][1] for text in texts]

    def _vectors_and_scores(self, texts: list[str]) -> list[NDArray[np.float32]]:
        read = dict(zip(texts, self._read(texts), strict=True))
        self._scored.fill(texts, lambda absent: [read[text][1] for text in absent])
        return [read[text][0] for text in texts]

    def _vectors(self, texts: list[str]) -> list[NDArray[np.float32]]:
        blocks = (self._pieces.pieces(block, limit=LIMIT) for block in _blocks(texts))
        return [vector for cut in blocks for vector, _ in self._graph.run_all([_row(ids) for ids, _ in cut])]

    def _read(self, texts: list[str]) -> list[_Read]:
        """Return vector and name scores of each text; a block at a time, for the states between them are large."""
        return [read for block in _blocks(texts) for read in self._read_block(block)]

    def _read_block(self, texts: list[str]) -> list[_Read]:
        cut = self._pieces.pieces(texts, limit=LIMIT)
        passes = self._graph.run_all([_row(ids) for ids, _ in cut])
        scores = self._names.run_all([(states,) for _, states in passes])
        return [
            (vector, _scores(bounds, rows[0]))
            for (vector, _), (_, bounds), rows in zip(passes, cut, scores, strict=True)
        ]


def _blocks(texts: list[str]) -> Iterator[list[str]]:
    return (texts[start : start + _BLOCK] for start in range(0, len(texts), _BLOCK))


def _row(ids: list[int]) -> tuple[list[int]]:
    return ([CLS, *ids, SEP],)


def _scores(bounds: Sequence[tuple[int, int]], rows: NDArray[np.float32]) -> PieceScores:
    """Return the scores of a text's pieces, the two markers left out."""
    ranges = np.asarray(bounds, dtype=np.int32).reshape(-1, 2)
    return PieceScores(ranges, np.round(rows[1 : len(bounds) + 1], DECIMALS))
