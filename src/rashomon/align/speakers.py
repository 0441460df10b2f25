"""Whose words a stretch gives, however it is put: "X said", "it was X who said", "the remark was made by X"."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from rashomon.align.facts import Facts, Name
from rashomon.align.frames import Frame
from rashomon.align.naming import same_name
from rashomon.align.words import akin, listed


@dataclass(frozen=True, slots=True)
class OtherSpeaker:
    """Somebody whose words the first stretch gives, and whose the second gives instead."""

    first: Name
    second: Name


def speakers(facts: Facts) -> tuple[Name, ...]:
    """Return everybody named whose words the stretch gives, in order, each once."""
    keys: dict[str, None] = {}
    for frame in facts.frames:
        for key in _of_frame(frame):
            keys.setdefault(key)
    for claim in facts.claims:
        for link in claim.attribution:
            if link.entity is not None:
                keys.setdefault(link.entity)
    by_key = {name.key: name for name in facts.names}
    return tuple(by_key[key] for key in keys if key in by_key)


def _of_frame(frame: Frame) -> list[str]:
    """Return who speaks in a frame: the subject of a verb of saying, or the maker of a remark, letter or report."""
    subjects = [a.key for a in frame.at("subject") if a.key is not None]
    if communicates(frame.lemma):
        return subjects
    nouns = listed("communications")
    told = [a for a in frame.arguments if a.head in nouns]
    if not told:
        return []
    sources = [a.key for a in frame.at("oblique") if a.preposition in ("by", "from") and a.key is not None]
    return sources + (subjects if any(a.place == "object" for a in told) else [])


@functools.lru_cache(maxsize=16_384)
def communicates(lemma: str) -> bool:
    """Tell whether a verb is one of saying or writing."""
    return any(akin(lemma, verb) for verb in listed("communicating") if verb[:3] == lemma[:3])


def match_speakers(first: Facts, second: Facts) -> tuple[OtherSpeaker, ...]:
    """Return the speakers of `first` where `second` gives somebody's words, but nobody's of those."""
    here = speakers(first)
    there = speakers(second) if here else ()
    if not there or any(same_name(a, b) for a in here for b in there):
        return ()
    return (OtherSpeaker(here[0], there[0]),)
