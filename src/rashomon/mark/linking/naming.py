"""Names as keys: what makes two spellings the same name."""

from __future__ import annotations

import functools
import unicodedata

from rashomon.mark.gazetteer import find_people, find_place
from rashomon.mark.names.lexicon import find_group, known_organisation

_SUFFIXES = {
    *("inc", "corp", "corporation", "co", "company", "ltd", "limited"),
    *("llc", "plc", "nv", "sa", "ag", "gmbh", "llp"),
}
_LOOSE = {"group", "holdings", "union", "party"}
_TRADES = {"motor", "motors", "computer", "computers", "airlines", "airways", "bank", "industries", "stores", "news"}
_SMALL = {"the", "of", "and", "for", "on", "in", "to", "&", "a", "at", "de", "la", "by", "with"}
_SIGNS = str.maketrans({"’": "'", "-": " ", "‑": " ", "–": " ", ".": None, ",": None, "[": None, "]": None})
_POSSESSIVES = ("'s", "’s", "'", "’")


@functools.lru_cache(maxsize=8192)
def plain(text: str) -> str:
    """Return `text` in lower case, accents, dots, possessives and a leading "the" left out, hyphens as spaces."""
    for ending in _POSSESSIVES:
        text = text.removesuffix(ending)
    text = unicodedata.normalize("NFKD", text.replace("đ", "d").replace("Đ", "D"))
    letters = "".join(c for c in text if not unicodedata.combining(c)).casefold()
    return " ".join(letters.translate(_SIGNS).split()).removeprefix("the ")


def place_key(text: str) -> str:
    """Return one key for all names of a known place ("U.S.", "America")."""
    place = find_place(text) or find_place(text.title() if text.isupper() and len(text) > 4 else text)
    return plain(place.name) if place and place.kind != "city" else plain(text)


def group_key(text: str) -> str:
    """Return one key for a people, singular or plural."""
    people = find_people(text) or find_people(text.title())
    if people:
        return f"people of {plain(people.name)}"
    return plain(find_group(text) or find_group(text.title()) or text)


def organisation_key(text: str) -> str:
    """Return a key for an organisation without its legal form."""
    words = _without_form(plain(text).split())
    known = known_organisation(text) or known_organisation(" ".join(text.split()[: len(words)]))
    return " ".join(_without_form(plain(known).split()) if known else words)


def _without_form(words: list[str]) -> list[str]:
    """Return the words of an organisation's name in one form: no legal form, one word for the United States."""
    while len(words) > 1 and (words[-1] in _SUFFIXES or (len(words) > 2 and words[-1] in _LOOSE)):
        words = words[:-1]
    if words[:2] == ["united", "states"] and len(words) > 2:
        words = ["us", *words[2:]]
    return words


def short_organisation_keys(key: str) -> tuple[str, ...]:
    """Return shorter keys that may stand for the same organisation: "ford" for "ford motor"."""
    words = key.split()
    found = []
    if len(words) > 1 and words[-1] in _TRADES:
        found.append(" ".join(words[:-1]))
    if len(words) > 2 and words[0] == "us":
        found.append(" ".join(words[1:]))
    return tuple(found)


def initials(text: str) -> tuple[str, ...]:
    """Return the abbreviations that the capitalised words of a name give, with and without its small words."""
    words = [w for w in plain(text).split() if w[:1].isalpha()]
    short = "".join(w[0] for w in words if w not in _SMALL)
    full = "".join(w[0] for w in words)
    return tuple(dict.fromkeys(x for x in (short, full) if len(x) > 1))


def is_abbreviation(text: str) -> bool:
    """Tell whether `text` is written as an abbreviation ("BRI", "A.S.E.A.N.")."""
    letters = text.replace(".", "").replace("&", "")
    capitals = sum(c.isupper() for c in letters)
    return 2 <= len(letters) <= 7 and letters.isalpha() and capitals >= max(2, len(letters) - 1)
