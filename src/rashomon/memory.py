"""What the steps found last time, used again where a step would be given the same.

So a correction costs what follows from it, and no more. A step is a pure function of what it is given: a result may be
used again exactly if that is equal. Nothing here decides what depends on what; what a step was given is compared.
"""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Callable, Mapping
from importlib import resources
from importlib.resources.abc import Traversable
from typing import TypeVar, cast

import numpy as np
from numpy.typing import NDArray

T = TypeVar("T")
_UNTOLD = {"desk", "cli", "corpus", "evaluation", "export", "store", "__pycache__"}
"""Rooms that make no part of what a step finds."""

_MODELS = (".onnx",)  # named by their hashes in the manifest


class Memory:
    """Results of steps with what they were made from; of each step, and each article in it, the last one is kept."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], tuple[tuple[object, ...], object]] = {}

    def recall(self, step: str, given: tuple[object, ...], work: Callable[[], T], *, of: str = "") -> T:
        """Return what a step made of the same last time, or let it work.

        Args:
            step: Its name.
            given: All that the result depends on; compared by `==`.
            work: Does the step.
            of: The article, where a step goes over articles one by one.
        """
        known = self._known.get((step, of))
        if known is not None and known[0] == given:
            return cast("T", known[1])
        result = work()
        self.note(step, given, result, of=of)
        return result

    def note(self, step: str, given: tuple[object, ...], result: object, *, of: str = "") -> None:
        """Keep a result that is known from elsewhere."""
        self._known[step, of] = (given, result)


class Rows:
    """Vectors by article that can be compared.

    Args:
        vectors: By article id.
    """

    __slots__ = ("_vectors",)

    def __init__(self, vectors: Mapping[str, NDArray[np.float32]]) -> None:
        self._vectors = dict(vectors)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Rows) or self._vectors.keys() != other._vectors.keys():
            return False
        pairs = ((rows, other._vectors[name]) for name, rows in self._vectors.items())
        return all(one is two or np.array_equal(one, two) for one, two in pairs)

    __hash__ = None  # type: ignore[assignment]  # compared, never looked up


@functools.cache
def program_mark() -> str:
    """Return a hash of all code and data that steps are made of: results of another program are not used again."""
    digest = hashlib.blake2b(digest_size=16)
    _take_in(resources.files("rashomon"), "", digest)
    return digest.hexdigest()


def _take_in(folder: Traversable, name: str, digest: hashlib.blake2b) -> None:
    for entry in sorted(folder.iterdir(), key=lambda e: e.name):
        if entry.is_dir():
            if entry.name not in _UNTOLD:
                _take_in(entry, f"{name}/{entry.name}", digest)
        elif not entry.name.endswith(_MODELS):
            digest.update(f"{name}/{entry.name}\0".encode())
            digest.update(hashlib.blake2b(entry.read_bytes()).digest())
