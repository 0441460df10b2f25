"""Whether a wording says more than a report that is to be counted for it: surer, narrower, of something else."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from rashomon.align.cores import Core
from rashomon.align.facts import Facts
from rashomon.align.frames import Frame
from rashomon.align.words import Word, akin, listed
from rashomon.language.nouns import describing_nouns

_PERHAPS = re.compile(r"\b(?:could|may|might)\b")
_PERHAPS_OF = r"\b(?:could|may|might)\b(?:\s+[\w’'-]+){1,5}?\s+"
_SPANS_OF_TIME = frozenset(["day", "hour", "minute", "week", "month", "year", "time"])
_GAP = {"NOUN": 2, "ADJ": 4}  # characters between a modifier's lemma and its noun: a space and an ending, no genitive
_OPEN = frozenset(["he", "she", "it", "they"])
_NO_DEED = listed("empty") | {"get"}


def overstates(core: Core, other: Core, told: Facts, frames: Sequence[Frame]) -> bool:
    """Tell whether a claim or part says more of one thing than another does, however alike they are.

    Args:
        core: What is said, in the words that would be shown.
        other: What may say it.
        told: What the whole claim of `other` says.
        frames: The verbs of what may say it.
    """
    return (
        _surely(core, other)
        or _more_narrowly(core, told)
        or _of_a_thing(core, told, frames)
        or _open_and_otherwise_told(core, told)
    )


def _surely(core: Core, other: Core) -> bool:
    """Tell whether something is told as sure that the other only calls possible: "would include grants", "could"."""
    if _PERHAPS.search(core.text):
        return False
    for word in core.facts.words:
        if word.pos != "NOUN":
            continue
        here = re.compile(rf"\b{re.escape(word.lemma)}\w{{0,3}}\b", re.IGNORECASE)
        perhaps = len(re.findall(rf"{_PERHAPS_OF}(?i:{re.escape(word.lemma)})\w{{0,3}}\b", other.text))
        if perhaps and perhaps == len(here.findall(other.text)):
            return True
    return False


def _more_narrowly(core: Core, told: Facts) -> bool:
    """Tell whether a noun is narrowed that stands bare in the other: "a state visit", "a two-day visit"."""
    here, there = _narrowed(core.facts.words), _narrowed(told.words)
    in_others = {narrowing.start for narrowing, _ in here}  # "stronger rail networks" are no stronger rail
    elsewhere = {word.start for two in there for word in two}
    for narrowing, noun in here:
        if noun.start in in_others or told.lexicon.has(narrowing.lemma):
            continue
        same = [word for word in told.words if word.pos != "ADJ" and akin(noun.lemma, word.lemma)]
        if same and not any(word.start in elsewhere for word in same):
            return True
    return False


def _narrowed(words: Sequence[Word]) -> list[tuple[Word, Word]]:
    """Return the nouns with the adjective or noun right before each."""
    return [
        (one, noun)
        for one, noun in itertools.pairwise(words)
        if noun.pos == "NOUN"
        and one.lemma not in _SPANS_OF_TIME
        and 0 < noun.start - one.start - len(one.lemma) <= _GAP.get(one.pos, 0)
    ]


def _of_a_thing(core: Core, told: Facts, frames: Sequence[Frame]) -> bool:
    """Tell whether a thing does what a person does in the other: "her plan starts here", "she starts a tour here"."""
    persons = {name.key for name in told.names if name.type == "person"}
    for frame in core.facts.frames:
        things = [a.head for a in frame.at("subject") if a.key is None and a.head in a.words and _thing(a.head)]
        same = [a for verb in frames if akin(frame.lemma, verb.lemma) for a in verb.at("subject")]
        if things and same and not told.lexicon.lemmas.intersection(things):
            return all(a.key in persons for a in same)
    return False


def _thing(lemma: str) -> bool:
    known = describing_nouns().get(lemma.rsplit("-", 1)[-1])
    return known is None or known.kind not in ("person", "organisation")


def _open_and_otherwise_told(core: Core, told: Facts) -> bool:
    """Tell whether a wording leaves open what it speaks of and the other has another verb: "translates it", "reads"."""
    left_open = core.part.unsettled if core.part is not None else core.claim.unsettled
    verb = _deed(core)
    if not verb or not any(word.lower() in _OPEN for word in left_open):
        return False
    return not any(akin(verb, word.lemma) for word in told.words)


def _deed(core: Core) -> str:
    """Return the verb of a claim or part that says more than that something is, is had or is said; else nothing."""
    if core.part is None:
        verbs = core.claim.predicate.lower().split()
    else:
        verbs = [word.lemma for word in core.facts.words if word.start == core.verb]
    return next((word for word in verbs if word not in _NO_DEED), "")
