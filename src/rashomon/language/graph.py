"""An ONNX graph that reads one text at a time.

Dynamic int8 quantisation scales activations over a whole tensor. In a batch of several texts the scale, and with it
every vector, would depend on the neighbours; with one text a call the result depends on that text alone, so ids and
accounts stay the same whatever stands beside it. Several threads, each with its own call, keep the cores busy: on
short texts that is also faster than padded batches (bench figures: docs/models.md).
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from rashomon.errors import ModelError

if TYPE_CHECKING:
    from numpy.typing import NDArray

_SHARE = 8  # texts a task: few enough to spread the work evenly, enough to make the hand-over cheap


def _cores() -> int:
    """Return how many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class Graph:
    """An ONNX model with int64 inputs of shape (1, tokens) and one float output.

    Args:
        name: The model's name, for messages.
        path: The ONNX file.
        threads: How many texts are worked on at once; None takes one for each core that the process may use.
    """

    def __init__(self, name: str, path: Path, *, threads: int | None = None) -> None:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        try:
            self._session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
        except Exception as error:  # the runtime's exceptions have no common base
            raise ModelError(name, f"the runtime cannot open it ({error})", remedy="Install rashomon again.") from error
        self._inputs = tuple(found.name for found in self._session.get_inputs())
        self.threads = threads if threads is not None else _cores()

    def run(self, rows: Sequence[tuple[Sequence[int], ...]]) -> NDArray[np.float32]:
        """Return the output row for each input row, in order.

        Args:
            rows: For each text the values of every input, in the graph's order, all of one length.
        """
        # Long rows first, so that no thread is left with a long one at the end.
        order = sorted(range(len(rows)), key=lambda at: len(rows[at][0]), reverse=True)
        shares = [order[start : start + _SHARE] for start in range(0, len(order), _SHARE)]
        results: list[NDArray[np.float32] | None] = [None] * len(rows)

        def work(share: list[int]) -> None:
            for at in share:
                results[at] = self._one(rows[at])

        if self.threads <= 1 or len(shares) <= 1:
            for share in shares:
                work(share)
        else:
            with ThreadPoolExecutor(self.threads) as pool:
                list(pool.map(work, shares))
        return np.stack([row for row in results if row is not None])

    def _one(self, row: tuple[Sequence[int], ...]) -> NDArray[np.float32]:
        feed = {name: np.asarray([values], dtype=np.int64) for name, values in zip(self._inputs, row, strict=True)}
        output: NDArray[np.float32] = self._session.run(None, feed)[0][0]
        return output
