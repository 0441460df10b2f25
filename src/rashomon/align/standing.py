"""What must hold before one claim can stand behind another, however alike their words are."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from rashomon.align.cores import Core
from rashomon.align.facts import Facts
from rashomon.align.frames import Argument, Frame, Place
from rashomon.align.words import akin, listed
from rashomon.model import Claim

_AHEAD = frozenset(["future", "hypothetical"])
_FEW_WORDS = 6
_LIKE_CLAUSES = 0.8
_TELLING = 2
_POINTING = frozenset(["it", "this", "that", "these", "those", "there", "what", "here"])
_POINTS_AT_LEAST = 4
_SPEAKING = frozenset(["you", "i", "we"])
"""Whom these mean only the whole quotation shows."""
_SOMEBODY = frozenset(["he", "she", "his", "her"])
_VETOES = ("numbers absent", "numbers conflict", "times absent", "times conflict", "polarity", "opposites")


def may_stand_behind(inner: Claim, says: Facts, outer: Claim, told: Facts, clauses: float) -> bool:
    """Tell whether the outer claim may say what the inner one says.

    What is expected does not say that it has happened, nor the other way round; and where few words carry the claim,
    nearly all may occur in a report that says something else of the same people ("X ends his visit", "X will arrive
    for a visit"), so its verb must be there too, or the clauses as wholes must mean nearly the same.

    Args:
        inner: The claim that is to be supported.
        says: What it says, or its core.
        outer: The claim that may support it.
        told: What that says.
        clauses: Cosine of the two clauses.
    """
    if (inner.factuality.time in _AHEAD) != (outer.factuality.time in _AHEAD):
        return False
    if outer.kind == "nominal" and inner.kind != "nominal":
        return False  # a noun phrase says no more than itself
    if len(says.lexicon.lemmas) > _FEW_WORDS or clauses >= _LIKE_CLAUSES:
        return True
    verbs = [word.lemma for word in says.words if word.pos == "VERB"] or inner.predicate.lower().split()
    return all(told.lexicon.has(verb) for verb in verbs[:1])


def stands_alone(core: Core) -> bool:
    """Tell whether a claim or part says something by itself: "It was he" and "The dust settles" hardly do."""
    words = [w for w in core.facts.words if w.pos in ("NOUN", "PROPN", "VERB", "ADJ", "NUM")]
    if core.part is not None and speaks(core):
        return False
    if core.text.split(" ", 1)[0].lower() in _POINTING and len(words) < _POINTS_AT_LEAST:
        return False
    unwritten = {name.key for name in core.facts.names if not name.named}
    return len({w.lemma for w in words} - {core.claim.predicate}) + len(unwritten) >= _TELLING


def speaks(core: Core) -> bool:
    """Tell whether the speaker speaks of himself or to somebody: the words say it only in that person's mouth."""
    return core.text.split(" ", 1)[0].lower() in _SPEAKING


def speaks_of_another(core: Core, other: Core) -> bool:
    """Tell whether what somebody says of himself is told there of somebody else: "I signed it", "Holt signed it"."""
    if not speaks(core) or _SPEAKING & set(re.findall(r"[a-z]+", other.text.lower())):
        return False
    speakers = {link.entity for link in core.claim.attribution[:1] if link.entity}
    return bool(speakers) and not speakers & {name.key for name in other.facts.names}


def points_at_another(core: Core, other: Core, nearest: Callable[[Claim], frozenset[str]]) -> bool:
    """Tell whether an unnamed "he" or "his" that opens a part is told there of a person not named near it.

    Args:
        core: What is said.
        other: What may say it.
        nearest: The persons whom a pronoun at the beginning of a claim may mean.
    """
    if not _points(core):
        return False
    told = nearest(other.claim) if _points(other) else frozenset(_written(other))
    meant = nearest(core.claim)
    return bool(told) and bool(meant) and not told & meant


def _points(core: Core) -> bool:
    return core.text.split(" ", 1)[0].lower() in _SOMEBODY


def at_one_time(core: Core, other: Core, said: Sequence[Frame], told: Sequence[Frame]) -> bool:
    """Tell whether two are told of one time: what is expected does not say that it has happened.

    Nor does its noun: that rails "would speed import of parts" does not say that parts were imported. But who "wants to
    build" tells of the same time as who "aims to build", and what "was considered" is over in both.

    Args:
        core: What is said.
        other: What may say it.
        said: The verbs of the claim that `core` is of.
        told: Those of the claim that `other` is of.
    """
    if core.ahead == other.ahead:
        return True
    here, there = (
        next((one for one in verbs if one.start == start), None)
        for verbs, start in ((said, core.verb), (told, other.verb))
    )
    if here is not None and there is not None and akin(here.lemma, there.lemma) and not (here.open or there.open):
        return True
    if core.ahead:
        own = {word.start for word in core.facts.words}
        ahead = [one for one in said if one.expected and one.start in own]
        same = [one for one in told if any(akin(one.lemma, still.lemma) for still in ahead)]
        return bool(same) and all(one.open for one in same)
    deed = here is not None and not here.open and here.lemma not in listed("expecting") | listed("wishing")
    if deed and other.ahead and not _anything_done(other, told):
        return False
    verb, words = _verb(core), [w.lemma for w in other.facts.words if w.pos in ("VERB", "AUX", "NOUN")]
    return bool(verb) and not any(akin(verb, word) for word in words)


def _anything_done(other: Core, told: Sequence[Frame]) -> bool:
    """Tell whether an expectation tells a deed in passing: "who began in May plans to leave", not "plans to leave"."""
    own = {word.start for word in other.facts.words}
    done = [one for one in told if one.start in own and one.start != other.verb and not (one.open or one.expected)]
    return any(one.lemma not in listed("expecting") and one.at("subject") for one in done)


def has_verb(core: Core, other: Core, cosine: float) -> bool:
    """Tell whether the other has the verb of a part, or both mean nearly the same as wholes."""
    verb = _verb(core)
    return cosine >= _LIKE_CLAUSES or not verb or other.facts.lexicon.has(verb)


def of_another(core: Core, other: Core, told: Sequence[Frame]) -> bool:
    """Tell whether the other tells the same deed of somebody else: "his wife pleaded guilty", of "he pleaded guilty".

    Args:
        core: What is said; whom it is said of counts where that is a person whose name is written.
        other: What may say it.
        told: The verbs of what may say it.
    """
    persons = _written(core)
    others = _written(other)
    for frame in core.facts.frames:
        place: Place = "subject" if frame.at("subject") else "object"
        who = [a for a in frame.at(place) if a.key in persons]
        same = [verb for verb in told if akin(frame.lemma, verb.lemma)]
        if who and same and not any(all(_may_be(x, verb.at(place), others) for x in who) for verb in same):
            return True
    return False


def _written(core: Core) -> set[str]:
    return {name.key for name in core.facts.names if name.type == "person" and name.named}


def _may_be(one: Argument, others: Sequence[Argument], written: set[str]) -> bool:
    """Tell whether one of several may be the same person; a relation of his ("his wife") is not, nor another name."""
    if not others:
        return True
    return any(o.key == one.key or (o.key not in written and one.key not in o.inside) for o in others)


def only_open(core: Core, told: Sequence[Frame]) -> bool:
    """Tell whether the other only plans, agrees to or may do what is told as done."""
    for frame in core.facts.frames:
        same = [verb for verb in told if akin(frame.lemma, verb.lemma)]
        if not (frame.open or frame.expected) and same and all(verb.open or verb.expected for verb in same):
            return True
    return False


def details_stand(features: Mapping[str, float]) -> bool:
    """Tell whether nothing that is said is missing or otherwise there: numbers, times, whether it is denied."""
    return not any(features.get(name) for name in _VETOES)


def _verb(core: Core) -> str:
    if core.part is None:
        return core.claim.predicate.lower().split(" ")[0]
    return next((w.lemma for w in core.facts.words if w.start == core.verb), "")
