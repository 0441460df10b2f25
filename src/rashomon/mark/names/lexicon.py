"""The word lists behind names: titles, words that show the kind of a name, describing nouns, given names."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import Literal

from rashomon.language.nouns import describing_nouns
from rashomon.mark.gazetteer import rows
from rashomon.model.mark import EntityType

Gender = Literal["m", "f", "-"]


@dataclass(frozen=True, slots=True)
class Title:
    """A title before a name: its kind, the gender it shows ("-" = none) and its full form."""

    text: str
    kind: str
    gender: str
    full: str


@dataclass(frozen=True, slots=True)
class Noun:
    """A common noun that can head a describing phrase; `definite` = "the <noun>" alone can stand for a name."""

    text: str
    type: EntityType
    gender: str
    definite: bool


@functools.lru_cache(maxsize=1)
def titles() -> dict[str, Title]:
    """Return the titles by their lower-cased words."""
    found = {}
    for fields in rows("titles.tsv"):
        text, kind, gender, full = [*fields, ""][:4]
        found[text.lower()] = Title(text, kind, gender, (full or text).rstrip("."))
    return found


@functools.lru_cache(maxsize=1)
def name_words() -> dict[str, tuple[EntityType, str]]:
    """Return words that show the kind of a name, lower-cased, with that kind and the position where they show it."""
    kinds: dict[str, EntityType] = {
        "organisation": "organisation",
        "facility": "facility",
        "place": "place",
        "group": "group",
        "other": "other",
    }
    return {word: (kinds[kind], position) for word, kind, position in rows("organisation_words.tsv")}


@functools.lru_cache(maxsize=1)
def nouns() -> dict[str, Noun]:
    """Return the describing nouns by lower-cased singular."""
    kinds: dict[str, EntityType] = {"organisation": "organisation", "person": "person", "place": "place"}
    return {word: Noun(word, kinds[n.kind], n.gender, n.definite) for word, n in describing_nouns().items()}


@functools.lru_cache(maxsize=1)
def _given() -> dict[str, float]:
    return {name: float(women) for name, women, _ in rows("given_names.tsv.gz")}


@functools.lru_cache(maxsize=1)
def _surnames() -> frozenset[str]:
    return frozenset(fields[0] for fields in rows("surnames.tsv.gz"))


def is_given_name(word: str) -> bool:
    """Tell whether `word` is a common given name."""
    return word in _given()


def is_surname(word: str) -> bool:
    """Tell whether `word` is a common surname."""
    return word in _surnames()


def gender_of_given_name(word: str) -> Gender:
    """Return the gender that nearly all bearers of a given name have, "-" if mixed or unknown."""
    women = _given().get(word)
    if women is None:
        return "-"
    if women >= 0.9:
        return "f"
    return "m" if women <= 0.1 else "-"


@functools.lru_cache(maxsize=1)
def _groups() -> dict[str, str]:
    return {form: name for name, forms in rows("groups.tsv") for form in (name, *forms.split("|")) if form}


def find_group(text: str) -> str | None:
    """Return the usual name of a religious, political or ethnic group by one of its forms ("Shia"), or None."""
    return _groups().get(text)


@functools.lru_cache(maxsize=1)
def _nicknames() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for name, short in rows("nicknames.tsv"):
        for form in (name, *short.split("|")):
            found.setdefault(form.lower(), set()).add(name.lower())
    return {form: frozenset(names) for form, names in found.items()}


def same_given_name(a: str, b: str) -> bool:
    """Tell whether two lower-cased given names are forms of one ("joe", "joseph")."""
    return a == b or bool(_nicknames().get(a, frozenset()) & _nicknames().get(b, frozenset()))


@functools.lru_cache(maxsize=1)
def _clusters() -> dict[str, tuple[str, str]]:
    return {word: (coarse, fine) for word, coarse, fine in rows("word_clusters.tsv.gz")}


def word_clusters(word: str) -> tuple[str, str]:
    """Return the numbers of the coarse and fine cluster of words of like meaning that `word` is in, "-" if in none."""
    return _clusters().get(word, ("-", "-"))


@functools.lru_cache(maxsize=1)
def _organisations() -> dict[str, str]:
    found: dict[str, str] = {}
    for name, *others in rows("organisations.tsv"):
        for spelling in (name, *(others[0].split("|") if others and others[0] else ())):
            found.setdefault(spelling, name)
    return found


def known_organisation(text: str) -> str | None:
    """Return the full name of an organisation that everybody knows by `text` ("FBI"), or None."""
    found = _organisations()
    return found.get(text) or found.get(text.removeprefix("the ").removeprefix("The "))
