"""Words that can't both be true of one thing."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import resources

from rashomon.align.words import Word, akin


@dataclass(frozen=True, slots=True)
class Opposite:
    """A word of the first stretch whose opposite stands in the second."""

    first: str
    second: str


@functools.cache
def _table() -> dict[str, frozenset[str]]:
    text = resources.files("rashomon.align").joinpath("opposites.tsv").read_text(encoding="utf-8")
    found: dict[str, set[str]] = {}
    for line in text.splitlines():
        if line and not line.startswith("#"):
            a, b = line.split("\t")
            found.setdefault(a, set()).add(b)
            found.setdefault(b, set()).add(a)
    return {word: frozenset(others) for word, others in found.items()}


def match_opposites(first: Sequence[Word], second: Sequence[Word]) -> tuple[Opposite, ...]:
    """Return the words of `first` that `second` has not, but whose opposite it has and `first` has not."""
    table = _table()
    here = sorted({word.lemma for word in first})
    there = sorted({word.lemma for word in second})
    found = []
    for lemma in here:
        against = table.get(lemma)
        if not against or any(akin(lemma, other) for other in there):
            continue
        hit = [other for other in there if other in against and not any(akin(other, own) for own in here)]
        if hit:
            found.append(Opposite(lemma, hit[0]))
    return tuple(found)
