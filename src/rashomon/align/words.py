"""Content words and when two of them are forms of the same word."""

from __future__ import annotations

import functools
import re
import tomllib
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from importlib import resources
from sys import intern

from rashomon.model import Parse, Sentence

_LETTERS = re.compile(r"[^\W_]+")
_COUNTRY = re.compile(r"\bU\.\s?S\.(?:A\.)?|\bUS\b")
_CONTENT = frozenset({"NOUN", "VERB", "ADJ", "PROPN", "ADV", "NUM"})
_LONGEST_NAME = 60
SHORTEST_STEM = 4
_STEM_SHARE = 0.57
_LONGEST_ENDING = 6


@dataclass(frozen=True, slots=True)
class Word:
    """One content word.

    Attributes:
        lemma: Its dictionary form.
        pos: Its part of speech.
        start: Where it starts in the article.
        negated: Whether it stands under a negation.
    """

    lemma: str
    pos: str
    start: int
    negated: bool = False


@functools.cache
def listed(name: str) -> frozenset[str]:
    """Return a list of words from words.toml."""
    return frozenset(_listed()[name])


@functools.cache
def _listed() -> dict[str, list[str]]:
    return tomllib.loads(resources.files("rashomon.align").joinpath("words.toml").read_text(encoding="utf-8"))


def plain(text: str) -> str:
    """Return the text lower-cased and without accents."""
    if text.isascii():
        return text.lower()
    return unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()


@functools.lru_cache(maxsize=65_536)
def spaced(text: str) -> str:
    """Return the words of a text with a space around each, so that a name is found in it only as whole words."""
    return f" {' '.join(_LETTERS.findall(text))} "


@functools.cache
def _forms() -> tuple[re.Pattern[str], dict[str, str]]:
    """Return a pattern of all ways of writing in name_forms.tsv, the longer first, and what each stands for."""
    text = resources.files("rashomon.align").joinpath("name_forms.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    table = {row[0]: row[1] for row in rows}
    longest_first = sorted(table, key=lambda written: (-len(written), written))
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, longest_first)) + r")(?!\w)"), table


@functools.lru_cache(maxsize=65_536)
def fold(name: str) -> frozenset[str]:
    """Return the words of a name that tell it apart, lower-cased and without accents, initials left out.

    Common ways of writing one name ("U.S.", "United States") come out alike.
    """
    skipped = listed("in_names")
    pattern, table = _forms()
    name = name.split(" (")[0] if len(name) < _LONGEST_NAME else name
    text = _COUNTRY.sub(" american ", name.replace("’", "'"))
    text = plain(text).replace("'s", "").replace("s'", "s").replace(".", "")
    text = pattern.sub(lambda found: table[found.group()], text)
    words = [word for word in _LETTERS.findall(text) if word not in skipped]
    long = [word for word in words if len(word) > 1]
    return frozenset(long or words)


def content_words(parse: Parse, sentence: Sentence, negated: frozenset[int] = frozenset()) -> tuple[Word, ...]:
    """Return the content words of a sentence.

    Args:
        parse: The article's parse.
        sentence: The sentence.
        negated: Indices of the tokens that stand under a negation.
    """
    empty = listed("empty")
    found = []
    for token in parse.tokens[sentence.first : sentence.last]:
        if token.pos not in _CONTENT:
            continue
        lemma = intern(plain(token.lemma))
        if lemma and lemma not in empty and any(c.isalnum() for c in lemma):
            found.append(Word(lemma, token.pos, token.start, token.i in negated))
    return tuple(found)


@functools.lru_cache(maxsize=262_144)
def akin(a: str, b: str) -> bool:
    """Tell whether two lemmas are the same word or share a stem ("indict", "indictment").

    Two words share a stem when they begin alike over most of the longer one; the endings that differ are short.
    """
    if a == b:
        return True
    short, long = sorted((a, b), key=len)
    if len(short) < SHORTEST_STEM or a.isdigit() or b.isdigit():
        return False
    same = 0
    for x, y in zip(short, long, strict=False):
        if x != y:
            break
        same += 1
    if same < SHORTEST_STEM or len(long) - same > _LONGEST_ENDING:
        return False
    return same >= len(short) - 2 and same >= _STEM_SHARE * len(long)


class Lexicon:
    """The lemmas of a stretch, found in any form without trying each.

    Args:
        words: The words.
    """

    __slots__ = ("lemmas", "weighed")

    def __init__(self, words: Iterable[Word]) -> None:
        self.lemmas = frozenset(word.lemma for word in words)
        self.weighed = tuple(sorted(self.lemmas))

    def like(self, lemma: str) -> tuple[str, ...]:
        """Return the lemmas of the stretch that are forms of one, itself first."""
        if lemma in self.lemmas:
            return (lemma,)
        return tuple(other for other in self._beginning_like(lemma) if akin(lemma, other))

    def has(self, lemma: str) -> bool:
        """Tell whether the stretch has the word in some form."""
        return lemma in self.lemmas or any(akin(lemma, other) for other in self._beginning_like(lemma))

    def _beginning_like(self, lemma: str) -> tuple[str, ...]:
        """Return the lemmas that begin like one: they stand side by side."""
        start = lemma[:SHORTEST_STEM]
        first = last = bisect_left(self.weighed, start)
        while last < len(self.weighed) and self.weighed[last].startswith(start):
            last += 1
        return self.weighed[first:last]
