"""Winnowed fingerprints of a text: few numbers, of which two texts that share a long enough run share at least one.

Schleimer, Wilkerson and Aiken, Winnowing: local algorithms for document fingerprinting, 2003.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

GRAM = 5  # words in one n-gram
WINDOW = 16  # n-grams of which one is kept: a shared run of GRAM + WINDOW - 1 words is never missed
_WORD = re.compile(r"[^\W_]+")
_FACTORS = np.array([0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0x27D4EB2F165667C5, 1], np.uint64)
_MIX_1, _MIX_2 = np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB)


def words_in(texts: Iterable[str]) -> list[str]:
    """Return the folded words of some stretches of text."""
    return [word for text in texts for word in _WORD.findall(text.casefold())]


def fingerprints(words: list[str]) -> NDArray[np.int64]:
    """Return the fingerprints of a text, sorted, each once; one of a text of fewer words than an n-gram has.

    Args:
        words: Its folded words.
    """
    if not words:
        return np.zeros(0, np.int64)
    hashed = np.fromiter((zlib.crc32(word.encode("utf-8", "replace")) for word in words), np.uint64, len(words))
    hashed = _mixed(hashed)
    size = min(GRAM, len(words))
    grams = np.zeros(len(words) - size + 1, np.uint64)
    for place in range(size):
        grams += hashed[place : place + len(grams)] * _FACTORS[place]
    grams = _mixed(grams)
    window = min(WINDOW, len(grams))
    least = np.lib.stride_tricks.sliding_window_view(grams, window).min(axis=1)
    return np.unique(least).view(np.int64)


def _mixed(values: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Return numbers spread evenly (the finaliser of SplitMix64)."""
    values = (values ^ (values >> np.uint64(30))) * _MIX_1
    values = (values ^ (values >> np.uint64(27))) * _MIX_2
    return values ^ (values >> np.uint64(31))
