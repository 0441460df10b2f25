"""The lexicons of the claim step, read once."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from importlib.resources import files

from rashomon.model.claim import Certainty, Polarity


@dataclass(frozen=True, slots=True)
class Cue:
    """How a word attributes.

    Attributes:
        kind: The kind of cue ("say", "promise", ...).
        frames: How its content may stand beside it (see README.md in this folder).
        certainty, polarity: What the source commits to.
        withdrawn: True if the outlet takes back what it said itself.
    """

    kind: str
    frames: frozenset[str]
    certainty: Certainty
    polarity: Polarity
    withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class Hedge:
    """What a word does to the factuality of what it governs."""

    certainty: Certainty
    time: str
    polarity: Polarity


def _rows(name: str) -> list[list[str]]:
    text = (files(__package__) / name).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if line.strip() and not line.startswith("#")]


def _cues(name: str) -> dict[str, tuple[Cue, ...]]:
    found: dict[str, list[Cue]] = {}
    for kind, frames, certainty, polarity, lemmas in _rows(name):
        cue = Cue(kind, _frames(frames), certainty, polarity)  # type: ignore[arg-type]  # the file holds the literals
        for lemma in lemmas.split():
            found.setdefault(lemma, []).append(cue)
    return {lemma: tuple(cues) for lemma, cues in found.items()}


def _frames(cell: str) -> frozenset[str]:
    return frozenset(cell.split())


@functools.cache
def cue_verbs() -> dict[str, tuple[Cue, ...]]:
    """Return the attributing verbs by lemma."""
    return _cues("cue_verbs.tsv")


@functools.cache
def cue_nouns() -> dict[str, tuple[Cue, ...]]:
    """Return the attributing nouns by lemma."""
    return _cues("cue_nouns.tsv")


@functools.cache
def cue_adjectives() -> dict[str, tuple[Cue, ...]]:
    """Return the attributing adjectives by lemma."""
    return _cues("cue_adjectives.tsv")


@functools.cache
def hedges(kind: str) -> dict[str, Hedge]:
    """Return the hedges of one kind ("modal", "adverb", "governor") by word."""
    found = {}
    for row_kind, certainty, time, polarity, words in _rows("hedges.tsv"):
        if row_kind == kind:
            hedge = Hedge(certainty, time, polarity)  # type: ignore[arg-type]  # the file holds the literals
            found.update({word: hedge for word in words.split() if word not in found})
    return found


@functools.cache
def connectives() -> dict[str, str]:
    """Return the kind of adverbial clause that each connective opens."""
    return {word: kind for kind, words in _rows("connectives.tsv") for word in words.split()}


@functools.cache
def corrections(kind: str) -> frozenset[str]:
    """Return the words of one class that correction notices are made of."""
    return frozenset(w for k, words in _rows("corrections.tsv") if k == kind for w in words.split())


@functools.cache
def irregular_verbs() -> dict[str, tuple[str, str]]:
    """Return past tense and past participle of the irregular verbs by base form."""
    return {base: (past, participle) for base, past, participle in _rows("irregular_verbs.tsv")}


@functools.cache
def event_participles() -> frozenset[str]:
    """Return the verbs whose closing participle speaks of the whole event before it."""
    return frozenset(word for row in _rows("event_participles.txt") for word in row[0].split())


@functools.cache
def documents() -> frozenset[str]:
    """Return the nouns for what can carry somebody's words."""
    return frozenset(word for row in _rows("documents.txt") for word in row[0].split())


@functools.cache
def speaking_nouns() -> frozenset[str]:
    """Return the nouns for people and bodies that can say something and do not show it by their ending."""
    return frozenset(word for row in _rows("speaking_nouns.txt") for word in row[0].split())


@functools.cache
def complex_transitives() -> frozenset[str]:
    """Return the verbs that need more than an object to say what they say ("call it a lie")."""
    return frozenset(word for row in _rows("complex_transitives.txt") for word in row[0].split())
