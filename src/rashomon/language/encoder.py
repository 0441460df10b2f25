"""Sentence vectors: all-MiniLM-L6-v2 as ONNX, int8 per channel."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from rashomon.language.graph import Graph
from rashomon.language.manifest import FOLDER, load_entry
from rashomon.language.memo import Memo
from rashomon.language.wordpiece import CLS, SEP, WordPieces

if TYPE_CHECKING:
    from numpy.typing import NDArray

WIDTH = 384
LIMIT = 254  # word pieces of a text that are read, the two markers not counted (the length the model was trained for)


class Encoder:
    """Gives texts a vector so that like meaning lies close together.

    A text's vector depends on that text alone, never on the others of the call or on the number of threads.
    Reimers and Gurevych, Sentence-BERT, 2019; Wang et al., MiniLM, 2020.

    Args:
        threads: Texts worked on at once; None takes one for each core.
        memory: How many vectors are kept, so that a text seen again costs nothing (1.5 KB each).
    """

    name = "all-MiniLM-L6-v2/int8/1"

    def __init__(self, *, threads: int | None = None, memory: int = 8192) -> None:
        entry = load_entry("sentence-encoder")
        self._pieces = WordPieces(entry.name, FOLDER / "minilm.tokenizer.json")
        self._graph = Graph(entry.name, FOLDER / "encoder.onnx", threads=threads)
        self._memo: Memo[str, NDArray[np.float32]] = Memo(memory)

    @staticmethod
    @functools.lru_cache(maxsize=1)
    def shared() -> Encoder:
        """Return the encoder of this process, opened at the first call."""
        return Encoder()

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return the vectors of the texts, float32 (n, 384), each of length one.

        Words beyond the first 254 word pieces of a text (about 200 words) are not read. An empty text has a vector
        too, which is near nothing in particular.

        Raises:
            ModelError: At construction: a model file is absent or damaged.
        """
        if not texts:
            return np.zeros((0, WIDTH), dtype=np.float32)
        return np.stack(self._memo.fill(texts, self._compute))

    def _compute(self, texts: list[str]) -> Sequence[NDArray[np.float32]]:
        rows = [([CLS, *ids, SEP],) for ids in self._pieces.ids(texts, limit=LIMIT)]
        return list(self._graph.run(rows))
