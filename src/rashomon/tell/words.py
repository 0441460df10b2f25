"""Content words of a text, for comparing lines with one another."""

from __future__ import annotations

import functools
import re
import tomllib
import unicodedata
from importlib import resources
from itertools import takewhile

_IRREGULAR = {"said": "say", "told": "tell", "wrote": "write", "written": "write", "spoke": "speak", "shown": "show"}
_ENDINGS = (
    ("ied", "y"), ("ies", "y"), ("ed", ""), ("ed", "e"), ("s", ""), ("es", ""), ("ing", ""), ("ing", "e"), ("", ""),
)  # fmt: skip
_SHORT = 6
_WORD = re.compile(r"[^\W_]+")


@functools.cache
def stopwords() -> frozenset[str]:
    """Return the words that carry no content of their own."""
    lines = resources.files("rashomon.tell").joinpath("stopwords.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


@functools.cache
def lexicon(name: str) -> frozenset[str]:
    """Return a class of words from lexicon.toml."""
    return frozenset(_lexicon()[name])


@functools.cache
def _lexicon() -> dict[str, list[str]]:
    return tomllib.loads(resources.files("rashomon.tell").joinpath("lexicon.toml").read_text(encoding="utf-8"))


def content_words(text: str) -> frozenset[str]:
    """Return the content words of `text`: folded, without accents, a plural or possessive s taken off."""
    folded = text.casefold()
    if not folded.isascii():
        folded = "".join(ch for ch in unicodedata.normalize("NFKD", folded) if not unicodedata.combining(ch))
    common = stopwords()
    return frozenset(_stem(word) for word in set(_WORD.findall(folded)) if word not in common and len(word) > 1)


def lemmas(cue: str) -> frozenset[str]:
    """Return the dictionary forms that the words of a cue may have ("denied" gives "deny", among non-words)."""
    found = set()
    for word in cue.casefold().split():
        word = _IRREGULAR.get(word, word)
        for ending, rest in _ENDINGS:
            if word.endswith(ending):
                found.add(word[: len(word) - len(ending)] + rest)
    return frozenset(found)


def shared_run(a: str, b: str) -> int:
    """Return how many content words stand side by side, in the same order, in both texts; names of one word aside."""
    first, second = _run(a), _run(b)
    places: dict[str, list[int]] = {}
    for j, word in enumerate(second):
        places.setdefault(word, []).append(j)
    longest = 0
    for i, word in enumerate(first):
        for j in places.get(word, ()) if word else ():
            pairs = zip(first[i:], second[j:], strict=False)
            longest = max(longest, sum(1 for _ in takewhile(lambda pair: pair[0] and pair[0] == pair[1], pairs)))
    return longest


def _run(text: str) -> list[str]:
    """Return the words in small letters that carry content, in order, and "" for every other word: it ends a run."""
    common = stopwords()
    return [_stem(word) if word.islower() and word not in common else "" for word in _WORD.findall(text)]


def points_back(text: str) -> bool:
    """Tell whether a line speaks of something that was told before it: "That vision ...", "They then ..."."""
    words = _WORD.findall(text.casefold())
    if not words:
        return False
    demonstratives = lexicon("demonstratives")
    # "In their statement the two countries ...": a pronoun after a preposition may look ahead.
    first = words[1:] if words[0] in lexicon("leading in") else words
    if first and first[0] in demonstratives and not lexicon("not pointing") & set(first[1:2]):
        return True
    if words[0] in lexicon("pointing") or (words[1:2] == ["of"] and set(words[2:3]) & {"them", *demonstratives}):
        return True
    if any(word == "then" and words[at] not in lexicon("before then") for at, word in enumerate(words[1:_SHORT])):
        return True
    return len(words) <= _SHORT and words[-1] in lexicon("left open")


def _stem(word: str) -> str:
    """Return the word without the commonest endings, so that "deals" meets "deal" and "signed" meets "sign"."""
    for ending, rest in (("ies", "y"), ("ing", ""), ("ed", ""), ("es", ""), ("s", "")):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)] + rest
    return word
