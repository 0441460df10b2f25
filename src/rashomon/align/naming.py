"""Names held against one another."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rashomon.align.facts import Facts, Name
from rashomon.align.words import SHORTEST_STEM, akin, fold

_APART = ({"person", "place"}, {"person", "organisation"})


@dataclass(frozen=True, slots=True)
class NameMatch:
    """One name of the first stretch with what the second has of it.

    Attributes:
        first: The name asked for.
        second: The same one there, or the one that stands in its stead, or None.
        relation: agree, near (only in the sentences beside it), other (another of its type stands there), absent.
    """

    first: Name
    second: Name | None
    relation: str


def same_name(a: Name, b: Name) -> bool:
    """Tell whether two names are one entity: the same id, or full names of which one contains the other."""
    if a.key == b.key:
        return True
    if not a.forms or not b.forms or {a.type, b.type} in _APART:
        return False
    x, y = a.forms[0], b.forms[0]
    return x <= y or y <= x or is_acronym(x, b.text) or is_acronym(y, a.text)


def is_acronym(short: frozenset[str], long: str) -> bool:
    """Tell whether the one word of `short` is made of the initials of the capitalised words of `long`."""
    if len(short) != 1:
        return False
    word = next(iter(short))
    return len(word) >= 2 and word == _initials(long)


@functools.lru_cache(maxsize=16_384)
def _initials(name: str) -> str:
    return "".join(part[0] for part in name.replace("-", " ").split() if part[:1].isupper()).lower()


def match_names(first: Sequence[Name], passage: Facts, around: Facts | None) -> tuple[NameMatch, ...]:
    """Return, for each entity of `first`, whether the passage names it.

    Args:
        first: The names asked for.
        passage: Where they are looked for; a name that was not recognised there still counts by its words.
        around: The passage with the sentences beside it, or None.
    """
    second = passage.names
    words = fold(passage.text)
    found: list[NameMatch] = []
    seen: set[str] = set()
    for name in first:
        if name.key in seen:
            continue
        seen.add(name.key)
        there = next((other for other in second if same_name(name, other)), None)
        if there is not None or _written(name, second, words):
            found.append(NameMatch(name, there, "agree"))
            continue
        spare = [o for o in second if o.type == name.type and not any(same_name(o, n) for n in first)]
        stead = spare[0] if spare else None
        if around is not None and (_among(name, around.names) or _written(name, around.names, fold(around.text))):
            found.append(NameMatch(name, stead, "near"))
        else:
            found.append(NameMatch(name, stead, "other" if spare else "absent"))
    return tuple(found)


def _among(name: Name, others: Sequence[Name]) -> bool:
    return any(same_name(name, other) for other in others)


def _written(name: Name, second: Sequence[Name], words: frozenset[str]) -> bool:
    """Tell whether the passage has the words of the name, and they are not those of somebody else."""
    starts = _by_start(words)
    return any(
        all(part in words or _has_akin(part, starts) for part in form) and (i == 0 or not _is_of_another(form, second))
        for i, form in enumerate(name.forms)
        if form
    )


def _is_of_another(form: frozenset[str], others: Sequence[Name]) -> bool:
    return any(word in form for other in others for own in other.forms[:1] for word in own)


def _has_akin(word: str, starts: Mapping[str, Sequence[str]]) -> bool:
    return any(akin(word, other) for other in starts.get(word[:SHORTEST_STEM], ()))


@functools.lru_cache(maxsize=4096)
def _by_start(words: frozenset[str]) -> dict[str, tuple[str, ...]]:
    """Return the words by their first letters: words akin to one another begin alike."""
    found: dict[str, tuple[str, ...]] = {}
    for word in words:
        found[word[:SHORTEST_STEM]] = (*found.get(word[:SHORTEST_STEM], ()), word)
    return found
