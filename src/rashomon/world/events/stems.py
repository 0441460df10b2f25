"""Stems of English words."""

from __future__ import annotations

import functools

import snowballstemmer


@functools.lru_cache(maxsize=1)
def _stemmer() -> snowballstemmer.stemmer:
    return snowballstemmer.stemmer("english")


@functools.lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """Return the stem of an English word (Porter 2): "killing" and "killed" have one."""
    return str(_stemmer().stemWord(word.lower()))
