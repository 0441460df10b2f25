"""Content words and when two of them are forms of the same word."""

from __future__ import annotations

import functools
import re
import tomllib
import unicodedata
from dataclasses import dataclass
from importlib import resources

from rashomon.model import Parse, Sentence, Span

_LETTERS = re.compile(r"[^\W_]+")
_CONTENT = frozenset({"NOUN", "VERB", "ADJ", "PROPN", "ADV", "NUM"})
_SHORTEST_STEM = 4
_STEM_SHARE = 0.6
_LONGEST_ENDING = 6


@dataclass(frozen=True, slots=True)
class Word:
    """One content word: its dictionary form, whether it is part of a name, and where it starts."""

    lemma: str
    name: bool
    start: int


@functools.cache
def listed(name: str) -> frozenset[str]:
    """Return a list of words from words.toml."""
    table = tomllib.loads(resources.files("rashomon.align").joinpath("words.toml").read_text(encoding="utf-8"))
    return frozenset(table[name])


def plain(text: str) -> str:
    """Return the text lower-cased and without accents."""
    return unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()


@functools.lru_cache(maxsize=65_536)
def fold(name: str) -> frozenset[str]:
    """Return the words of a name that tell it apart, lower-cased and without accents, initials left out."""
    skipped = listed("in_names")
    words = [
        w
        for w in _LETTERS.findall(plain(name.replace("’", "'")).replace("'s", "").replace(".", ""))
        if w not in skipped
    ]
    long = [w for w in words if len(w) > 1]
    return frozenset(long or words)


def content_words(parse: Parse, sentence: Sentence, span: Span) -> tuple[Word, ...]:
    """Return the content words of a sentence that stand inside `span`."""
    empty = listed("empty")
    found = []
    for token in parse.tokens[sentence.first : sentence.last]:
        if token.pos not in _CONTENT or token.start < span.start or token.end > span.end:
            continue
        lemma = plain(token.lemma)
        if lemma and lemma not in empty and any(c.isalnum() for c in lemma):
            found.append(Word(lemma, token.pos == "PROPN", token.start))
    return tuple(found)


@functools.lru_cache(maxsize=262_144)
def akin(a: str, b: str) -> bool:
    """Tell whether two lemmas are the same word or share a stem ("indict", "indictment").

    Two words share a stem when they begin alike over most of the longer one; the endings that differ are short.
    """
    if a == b:
        return True
    short, long = sorted((a, b), key=len)
    if len(short) < _SHORTEST_STEM or a.isdigit() or b.isdigit():
        return False
    same = 0
    for x, y in zip(short, long, strict=False):
        if x != y:
            break
        same += 1
    if same < _SHORTEST_STEM or len(long) - same > _LONGEST_ENDING:
        return False
    return same >= len(short) - 2 and same >= _STEM_SHARE * len(long)
