"""Words that can't both be true of one thing."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from importlib import resources

from rashomon.align.words import Lexicon


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


def match_opposites(first: Lexicon, second: Lexicon) -> tuple[Opposite, ...]:
    """Return the words of `first` that `second` has not, but whose opposite it has and `first` has not."""
    table = _table()
    found = []
    for lemma in first.weighed:
        against = table.get(lemma)
        if not against or second.has(lemma):
            continue
        hit = [other for other in second.weighed if other in against and not first.has(other)]
        if hit:
            found.append(Opposite(lemma, hit[0]))
    return tuple(found)
