"""Entailment: does a passage support a claim, contradict it, or say nothing of it?"""

from __future__ import annotations

from collections.abc import Sequence
from threading import Lock
from typing import TYPE_CHECKING, ClassVar, Literal

import numpy as np

from rashomon.language.graph import Graph
from rashomon.language.manifest import FOLDER, is_listed, load_entry
from rashomon.language.memo import Memo
from rashomon.language.wordpiece import CLS, SEP, WordPieces

if TYPE_CHECKING:
    from numpy.typing import NDArray

Verdict = Literal["entails", "contradicts", "neither"]
VERDICTS: tuple[Verdict, ...] = ("entails", "contradicts", "neither")
LIMIT = 256  # word pieces of premise, hypothesis and markers together
HYPOTHESIS_LIMIT = 96
FIRST, SECOND = "entailment", "entailment-second"
_DECIMALS = 6
_OPENING = Lock()


class Entailment:
    """A small cross-encoder that reads a premise together with a hypothesis.

    It is one voice beside the comparison of names, numbers, roles and times, never the only one: its scores by kind
    of change are in evaluation/entailment.json. The judgement of a pair depends on that pair alone.

    Args:
        name: Which model of the manifest: FIRST, or SECOND, a deeper one that costs more.
        threads: Pairs worked on at once; None takes one for each core.
        memory: How many judgements are kept, so that a pair seen again costs nothing.
    """

    _shared: ClassVar[dict[str, Entailment]] = {}

    def __init__(self, name: str = FIRST, *, threads: int | None = None, memory: int = 65536) -> None:
        entry = load_entry(name)
        self._temperature = entry.temperature
        self._pieces = WordPieces(entry.name, FOLDER / "minilm.tokenizer.json")
        self._graph = Graph(entry.name, FOLDER / f"{name}.onnx", threads=threads)
        self._memo: Memo[tuple[str, str], NDArray[np.float32]] = Memo(memory)

    @staticmethod
    def available(name: str = FIRST) -> bool:
        """Tell whether this installation has an entailment model."""
        return is_listed(name)

    @classmethod
    def shared(cls, name: str = FIRST) -> Entailment:
        """Return the model of this process, opened at the first call.

        Raises:
            ModelError: A model file is absent or damaged.
        """
        with _OPENING:
            if name not in cls._shared:
                cls._shared[name] = cls(name)
        return cls._shared[name]

    @classmethod
    def if_available(cls, name: str = FIRST) -> Entailment | None:
        """Return the model of this process, None where this installation has none.

        Raises:
            ModelError: A model file is damaged.
        """
        return cls.shared(name) if cls.available(name) else None

    def judge(self, pairs: Sequence[tuple[str, str]]) -> NDArray[np.float32]:
        """Return for each pair of premise and hypothesis how likely it entails, contradicts, does neither.

        The hypothesis is cut after 96 word pieces, the premise where both together exceed 256 (about 200 words).

        Returns:
            float32 (n, 3); columns as in VERDICTS, each row adds up to one, calibrated by temperature
            (Guo et al., On Calibration of Modern Neural Networks, 2017).
        """
        if not pairs:
            return np.zeros((0, len(VERDICTS)), dtype=np.float32)
        return np.stack(self._memo.fill(pairs, self._compute))

    def _compute(self, pairs: list[tuple[str, str]]) -> Sequence[NDArray[np.float32]]:
        premises = self._ids([premise for premise, _ in pairs], LIMIT)
        hypotheses = self._ids([hypothesis for _, hypothesis in pairs], HYPOTHESIS_LIMIT)
        rows = [_row(premises[premise], hypotheses[hypothesis]) for premise, hypothesis in pairs]
        logits = self._graph.run(rows) / self._temperature
        raised = np.exp(logits - logits.max(axis=1, keepdims=True))
        shares = np.round(raised / raised.sum(axis=1, keepdims=True), _DECIMALS).astype(np.float32)
        return list(shares)

    def _ids(self, texts: list[str], limit: int) -> dict[str, list[int]]:
        """Return the word pieces of every different text; premises come back many times."""
        different = list(dict.fromkeys(texts))
        return dict(zip(different, self._pieces.ids(different, limit=limit), strict=True))


def _row(premise: list[int], hypothesis: list[int]) -> tuple[list[int]]:
    """Return the piece numbers of one pair, as the model was trained on them.

    MPNet reads `<s> premise </s></s> hypothesis </s>`; its numbers are those of BERT's word pieces moved by four, which
    the graph does itself.
    """
    premise = premise[: LIMIT - len(hypothesis) - 4]
    return ([CLS, *premise, SEP, SEP, *hypothesis, SEP],)
