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
from typing import TYPE_CHECKING, Union

import numpy as np

from rashomon.errors import ModelError

if TYPE_CHECKING:
    from numpy.typing import NDArray

Values = Union[Sequence[int], "NDArray[np.float32]"]
_SHARE = 8  # texts a task at most: few enough to spread the work evenly, enough to make the hand-over cheap


def _cores() -> int:
    """Return how many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class Graph:
    """An ONNX model with inputs of shape (1, tokens, ...) and float outputs of which the first is the one asked for.

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

    def run(self, rows: Sequence[tuple[Values, ...]]) -> NDArray[np.float32]:
        """Return the first output's row for each input row, in order.

        Args:
            rows: For each text the values of every input, in the graph's order, all of one length.
        """
        return np.stack([outputs[0] for outputs in self.run_all(rows)])

    def run_all(self, rows: Sequence[tuple[Values, ...]]) -> list[tuple[NDArray[np.float32], ...]]:
        """Return all outputs for each input row, in order; `rows` as in `run`."""
        # Long rows first, so that no thread is left with a long one at the end.
        order = sorted(range(len(rows)), key=lambda at: len(rows[at][0]), reverse=True)
        size = max(1, min(_SHARE, -(-len(order) // self.threads)))
        shares = [order[start : start + size] for start in range(0, len(order), size)]
        results: list[tuple[NDArray[np.float32], ...]] = [()] * len(rows)

        def work(share: list[int]) -> None:
            for at in share:
                results[at] = self._one(rows[at])

        if self.threads <= 1 or len(shares) <= 1:
            for share in shares:
                work(share)
        else:
            with ThreadPoolExecutor(self.threads) as pool:
                list(pool.map(work, shares))
        return results

    def _one(self, row: tuple[Values, ...]) -> tuple[NDArray[np.float32], ...]:
        feed = {name: _batch_of_one(values) for name, values in zip(self._inputs, row, strict=True)}
        return tuple(output[0] for output in self._session.run(None, feed))


def _batch_of_one(values: Values) -> NDArray[np.float32] | NDArray[np.int64]:
    return values[None] if isinstance(values, np.ndarray) else np.asarray([values], dtype=np.int64)
