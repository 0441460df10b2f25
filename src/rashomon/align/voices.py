"""Whose words stand in a stretch, and which words these are.

What the claims of a stretch attribute, what verbs of saying have their subjects say, and what is told of a remark that
somebody made or that is somebody's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from rashomon.align.facts import Facts, Name
from rashomon.align.frames import Argument, Frame
from rashomon.align.naming import same_name
from rashomon.align.speakers import communicates
from rashomon.align.words import Lexicon, Word, akin, fold, listed
from rashomon.model import Attribution

Sameness = Literal["same", "other", "unknown"]
_SPEAKING = frozenset({"person", "organisation", "group", "place"})
_WHO = re.compile(r"\bwho\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Who:
    """Somebody who speaks.

    Attributes:
        text: As shown.
        name: The entity, None where it is only described ("prosecutors").
        words: What the name or the description consists of, lower-cased.
    """

    text: str
    name: Name | None
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class Voice:
    """Words that are somebody's.

    Attributes:
        who: The speaker first, then those who carried it; at least one.
        words: The content words; at least one.
    """

    who: tuple[Who, ...]
    words: Lexicon


def voices(facts: Facts) -> tuple[Voice, ...]:
    """Return whose words stand in a stretch; verbs and nouns of saying add those whom no claim has speak."""
    found = [voice for voice in _attributed(facts) if _speaks(voice)]
    known = {one for voice in found for one in voice.who}
    for voice in (*_spoken(facts), *_owned(facts)):
        if _speaks(voice) and not known & set(voice.who):
            found.append(voice)
    return tuple(found)


def alike(a: Voice, b: Voice) -> Sameness:
    """Tell whether two voices are one: somebody of the one is somebody of the other."""
    if any(sameness(x, y) == "same" for x in a.who for y in b.who):
        return "same"
    return sameness(a.who[0], b.who[0])


def sameness(a: Who, b: Who) -> Sameness:
    """Tell whether two speakers are one, as far as their names or descriptions tell.

    A person and an organisation may speak for one another, "prosecutors" may be anybody, and a "White House official"
    may be the "White House spokesman"; but two persons are two, and so are "Li's campaign" and "Holt's campaign".
    """
    if a.name is not None and b.name is not None:
        if same_name(a.name, b.name):
            return "same"
        return "other" if a.name.type == b.name.type or "other" in (a.name.type, b.name.type) else "unknown"
    if not any(_among(word, b.words) for word in a.words):
        return "unknown"
    if _within(a.words, b.words) or _within(b.words, a.words):
        return "same"
    return "other" if _proper(a) - b.words and _proper(b) - a.words else "unknown"


def _proper(who: Who) -> frozenset[str]:
    """Return the words of a description that name somebody: the "Li" of "Li's campaign"."""
    return fold(" ".join(word for word in who.text.split() if word[:1].isupper()))


def _within(words: frozenset[str], others: frozenset[str]) -> bool:
    return all(_among(word, others) for word in words)


def _among(word: str, others: frozenset[str]) -> bool:
    return any(akin(word, other) for other in others)


def _speaks(voice: Voice) -> bool:
    first = voice.who[0]
    return bool(voice.words.lemmas) and (first.name is not None or bool(first.words - listed("anyone")))


def _attributed(facts: Facts) -> Iterator[Voice]:
    """Yield what the claims of the stretch attribute."""
    for claim in facts.claims:
        who = tuple(_source(link, facts) for link in claim.attribution)
        apart = [span for link in claim.attribution for span in (link.span, link.cue_span)]
        within = (w for w in facts.words if claim.span.start <= w.start < claim.span.end)
        if who:
            yield _voice(who, (w for w in within if not any(s.start <= w.start < s.end for s in apart)), facts)


def _source(link: Attribution, facts: Facts) -> Who:
    """Return the source of an attribution: by its entity, by a name that it consists of, or only described."""
    words = fold(link.source)
    for name in facts.names:
        if name.key == link.entity or (words and link.entity is None and words in name.forms):
            return _named(name)
    if link.entity is None:
        return Who(link.source, None, words - listed("vague"))
    outside = Name(link.entity, link.source, "other", (words,), link.span.start, link.span.start, False)
    return Who(link.source, outside, words)


def _named(name: Name) -> Who:
    return Who(name.text, name, fold(name.text))


def _spoken(facts: Facts) -> Iterator[Voice]:
    """Yield what verbs of saying have their subjects say, and what is told of remarks made by somebody."""
    for frame in facts.frames:
        speaking = () if frame.negated or frame.open else _speakers(frame)
        if speaking:
            who = tuple(_argument(argument, frame, facts) for argument in speaking)
            about = frozenset[str]().union(*(argument.words for argument in speaking))
            yield _voice(who, (w for w in _beside(frame, facts) if w.lemma not in about), facts)


def _beside(frame: Frame, facts: Facts) -> list[Word]:
    """Return the words that stand with a verb: those of its claim, or of its arguments where it is in none."""
    if frame.claim is not None:
        span = frame.claim.span
        return [w for w in facts.words if span.start <= w.start < span.end and w.start != frame.start]
    lemmas = {lemma for argument in frame.arguments for lemma in argument.words}
    return [w for w in facts.words if w.lemma in lemmas]


def _speakers(frame: Frame) -> Sequence[Argument]:
    """Return who speaks in a frame: the subject of a verb of saying, or the maker of a remark."""
    utterances = listed("utterances")
    subjects = [a for a in frame.at("subject") if a.head not in utterances]
    if communicates(frame.lemma):
        return () if frame.lemma in listed("asking") else subjects
    told = [a for a in frame.arguments if a.head in utterances]
    sources = [a for a in frame.at("oblique") if a.preposition in ("by", "from")] if told else []
    return sources + (subjects if any(a.place == "object" for a in told) else [])


def _argument(argument: Argument, frame: Frame, facts: Facts) -> Who:
    name = next((n for n in facts.names if n.key == argument.key), None)
    if name is None and argument.head == "who":
        name = _before_who(frame, facts)
    if name is not None:
        return _named(name)
    return Who(argument.head, None, (argument.words | {argument.head}) - listed("vague"))


def _before_who(frame: Frame, facts: Facts) -> Name | None:
    """Return who is meant by "who": "It was Ann Li who said"."""
    start = facts.span.start
    at = [m.start() + start for m in _WHO.finditer(facts.text) if m.start() + start < frame.start]
    named = [n for n in facts.names if n.type in _SPEAKING and at and n.end <= at[-1]]
    return max(named, key=lambda n: n.end, default=None)


def _owned(facts: Facts) -> Iterator[Voice]:
    """Yield what is told of a remark that is somebody's: "Ann Li's view", "an observation of Ann Li's"."""
    for name in facts.names:
        if name.type in _SPEAKING and (_owns(name, facts) or _made(name, facts)):
            yield _voice((_named(name),), facts.words, facts)


def _owns(name: Name, facts: Facts) -> bool:
    after = next((w for w in facts.words if w.start >= name.end), None)
    mark = facts.text[name.end - facts.span.start :][:2]
    return after is not None and mark in ("'s", "’s") and after.lemma in listed("utterances")


def _made(name: Name, facts: Facts) -> bool:
    before = [w for w in facts.words if w.start < name.start][-1:]
    between = facts.text[before[0].start - facts.span.start : name.start - facts.span.start].split() if before else []
    return bool(before) and before[0].lemma in listed("utterances") and between[1:2] in (["of"], ["by"], ["from"])


def _voice(who: tuple[Who, ...], words: Iterable[Word], facts: Facts) -> Voice:
    """Return a voice whose words are without the names of those who speak and without words for speaking."""
    keys = {one.name.key for one in who if one.name is not None}
    spans = [(n.start, n.end) for n in facts.names if n.key in keys]
    left_out = listed("utterances").union(*(one.words for one in who))
    return Voice(
        who,
        Lexicon(
            w
            for w in words
            if w.lemma not in left_out
            and not any(start <= w.start < end for start, end in spans)
            and not (w.pos == "VERB" and communicates(w.lemma))
        ),
    )
