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
_RANKED_OF = re.compile(r"\b(\w+)['’]s?\s+(?:\w+[\s-]){0,2}?(?:\w{3,}est|most|only|sole|first|last|leading)\b")
"""Of what somebody or something is the largest, the only one: "the world's largest"."""
_FOLLOWING = frozenset(["follow", "precede"])
_ORDER = re.compile(r"\b(?:after|before|follow\w*|preced\w*|ahead|later|earlier|then|next)\b", re.IGNORECASE)
_CLAUSES = re.compile(r"[,;:]|\b(?:because|that|as|while|but)\b")
_STEM = 4
_DENIED_STATE = re.compile(r"\b(?:is|are|was|were|been|being)(?:\s+not\b|n['’]t\b)")
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
        or _of_another_whole(core, other)
        or _for_a_time(core, told)
        or _wished(core, told, frames)
        or _in_order(core, other)
        or _denied_state(core, other)
        or _of_a_part(core, told, frames)
        or _in_passing(core, other)
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


def _of_another_whole(core: Core, other: Core) -> bool:
    """Tell whether something is ranked in one whole here and in another there: "the world's largest", "the country's".

    Wholes with names are compared as names; one that the other has anywhere is no other.
    """
    here, there = ({w for w in _RANKED_OF.findall(one.text) if w.islower()} for one in (core, other))
    return bool(here) and bool(there) and not here & set(re.findall(r"\w+", other.text))


def _for_a_time(core: Core, told: Facts) -> bool:
    """Tell whether something is told to have lasted "for months" of which the other names no such time."""
    for time in core.facts.times:
        if time.type != "DURATION" or any(c.isdigit() for c in time.value):
            continue
        words = [w.lemma for w in core.facts.words if time.span.start <= w.start < time.span.end]
        if words and not any(told.lexicon.has(word) for word in words):
            return True
    return False


def _wished(core: Core, told: Facts, frames: Sequence[Frame]) -> bool:
    """Tell whether a wish or plan is told of somebody of whom the other only tells what is possible.

    "Norway wants to sell more" is not told by "a line would let Norway sell more", whose words are nearly all the same.
    """
    aims = listed("wishing") | listed("expecting") | listed("planning")
    verb = _deed(core)
    if verb not in aims or any(word.lemma in aims or akin(verb, word.lemma) for word in told.words):
        return False
    wished = [frame for frame in core.facts.frames if frame.open and frame.lemma != verb]
    same = [frame for frame in frames if any(akin(frame.lemma, one.lemma) for one in wished)]
    return bool(same) and all(frame.open and not frame.expected for frame in same)


def _in_order(core: Core, other: Core) -> bool:
    """Tell whether one happening is said to follow another and the other report, though it names both, has no order."""
    return _deed(core) in _FOLLOWING and not _ORDER.search(other.text)


def _denied_state(core: Core, other: Core) -> bool:
    """Tell whether a deed is told of which the other has only that something is not so: "is not without risk"."""
    verb = _deed(core)
    deed = bool(verb) and any(frame.lemma == verb and not frame.negated for frame in core.facts.frames)
    if not deed or other.facts.lexicon.has(verb):
        return False
    shared = [lemma for lemma in core.facts.lexicon.weighed if other.facts.lexicon.has(lemma)]
    denied = [clause.lower() for clause in _CLAUSES.split(other.text) if _DENIED_STATE.search(clause)]
    return any(all(lemma[:_STEM] in clause for lemma in shared) for clause in denied)


def _of_a_part(core: Core, told: Facts, frames: Sequence[Frame]) -> bool:
    """Tell whether the other says of a thing what is said of something about it: "sales of maps rose", "maps rose"."""
    for frame in core.facts.frames:
        about = [a for a in frame.at("subject") if a.key is None and not told.lexicon.has(a.head)]
        same = [b for verb in frames if akin(frame.lemma, verb.lemma) for b in verb.at("subject")]
        things = [a for a in about if a.head in a.words and _thing(a.head)]
        if things and same and all(b.key is None and b.head in a.words - {a.head} for a in things for b in same):
            return True
    return False


def _in_passing(core: Core, other: Core) -> bool:
    """Tell whether a deed stands there only beside a noun, and what it was done to not at all: "her opening words"."""
    deed = _deed(core)
    for frame in core.facts.frames:
        things = [a.head for a in frame.at("object") if a.key is None]
        if frame.lemma != deed or not things or frame.open or any(other.facts.lexicon.has(head) for head in things):
            continue
        same = [word for word in other.facts.words if akin(frame.lemma, word.lemma)]
        beside = {one.start for one, noun in _narrowed(other.facts.words) if not akin(noun.lemma, frame.lemma)}
        if same and all(word.start in beside for word in same):
            return True
    return False


def _deed(core: Core) -> str:
    """Return the verb of a claim or part that says more than that something is, is had or is said; else nothing."""
    if core.part is None:
        verbs = core.claim.predicate.lower().split()
    else:
        verbs = [word.lemma for word in core.facts.words if word.start == core.verb]
    return next((word for word in verbs if word not in _NO_DEED), "")
