"""The tables of this part: words of numbers, modifiers, units, currencies, change."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from importlib import resources

from rashomon.mark.lexemes import Lexeme

Row = tuple[str, ...]
_HYPHENS = frozenset({"-", "‐", "‑"})


@functools.cache
def rows(name: str) -> tuple[Row, ...]:
    """Return the rows of a table beside this module, without its heading."""
    text = resources.files("rashomon.mark.quantities").joinpath(name + ".tsv").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("# ")]
    return tuple(tuple(line.split("\t")) for line in lines[1:])


@functools.cache
def phrases(name: str) -> dict[str, dict[str, Row]]:
    """Return a table's rows by the first word of their words, then by the words (hyphens and spaces alike)."""
    found: dict[str, dict[str, Row]] = {}
    for row in rows(name):
        words = row[0].replace("-", " ") if row[0] not in ("-",) else row[0]
        key = _split(words)
        found.setdefault(key[0], {})[" ".join(key)] = row
    return found


@functools.cache
def words(name: str) -> frozenset[str]:
    """Return the first column of a table."""
    return frozenset(row[0] for row in rows(name))


@functools.cache
def numbers(name: str) -> dict[str, float]:
    """Return a table of words and numbers."""
    return {row[0]: float(row[1]) for row in rows(name)}


def match_phrase(name: str, lexemes: Sequence[Lexeme], at: int, *, longest: int = 5) -> tuple[Row, int] | None:
    """Return the longest entry of a table that stands at lexeme `at`, and the lexeme after it."""
    if at >= len(lexemes):
        return None
    entries = phrases(name).get(lexemes[at].lower)
    if entries is None:
        return None
    best: tuple[Row, int] | None = None
    spoken = ""
    i = at
    for _ in range(longest):
        if i >= len(lexemes):
            break
        if i > at and lexemes[i].lower in _HYPHENS and lexemes[i].glued:
            i += 1
            continue
        spoken = f"{spoken} {lexemes[i].lower}" if spoken else lexemes[i].lower
        i += 1
        if spoken in entries:
            best = entries[spoken], i
    return best


def _split(words_of_entry: str) -> list[str]:
    """Split an entry as the lexemes of a text are split: letters, other signs one by one."""
    found: list[str] = []
    for word in words_of_entry.lower().split():
        run = ""
        for character in word:
            if character.isalpha():
                run += character
                continue
            if run:
                found.append(run)
                run = ""
            found.append(character)
        if run:
            found.append(run)
    return found or [words_of_entry]
