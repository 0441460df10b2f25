"""Content words of a text, for comparing lines with one another."""

from __future__ import annotations

import functools
import re
import tomllib
import unicodedata
from importlib import resources

_IRREGULAR = {"said": "say", "told": "tell", "wrote": "write", "written": "write", "spoke": "speak", "shown": "show"}
_ENDINGS = (
    ("ied", "y"), ("ies", "y"), ("ed", ""), ("ed", "e"), ("s", ""), ("es", ""), ("ing", ""), ("ing", "e"), ("", ""),
)  # fmt: skip
_WORD = re.compile(r"[^\W_]+")


@functools.cache
def stopwords() -> frozenset[str]:
    """Return the words that carry no content of their own."""
    lines = resources.files("rashomon.tell").joinpath("stopwords.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


@functools.cache
def lexicon(name: str) -> frozenset[str]:
    """Return a class of words from lexicon.toml."""
    data = tomllib.loads(resources.files("rashomon.tell").joinpath("lexicon.toml").read_text(encoding="utf-8"))
    return frozenset(data[name])


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


def _stem(word: str) -> str:
    """Return the word without the commonest endings, so that "deals" meets "deal" and "signed" meets "sign"."""
    for ending, rest in (("ies", "y"), ("ing", ""), ("ed", ""), ("es", ""), ("s", "")):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)] + rest
    return word
