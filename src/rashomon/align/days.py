"""One happening that two reports put on different days."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from rashomon.align.facts import Facts
from rashomon.align.words import akin, listed, plain
from rashomon.model import Claim, Parse, Reading, Span, TimeRef, Token
from rashomon.model.align import PairDifference

_MOST_APART = 4  # days: further apart are two happenings rather than two tellings of one
_AT_ONCE = 1  # days between the two reports
_MODIFYING = frozenset({"amod", "compound", "nmod", "poss"})
_SHORTEST = 4
_OPEN = frozenset({"future", "hypothetical"})


@dataclass(frozen=True, slots=True)
class _Happening:
    """A noun that a report puts on one day: "the vice presidential debate on Tuesday"."""

    claim: Claim
    noun: str
    kinds: frozenset[str]
    day: str
    words: str


def other_days(
    readings: Mapping[str, Reading],
    facts: Mapping[str, Facts],
    one_event: frozenset[frozenset[str]],
    published: Mapping[str, str],
) -> list[PairDifference]:
    """Return where two reports of one event put the same happening on different days.

    A noun with the same word before it ("vice presidential debate") is put on a day by one report, and told of by the
    other on another day; neither has the other's day anywhere, and they were published at most a day apart, so that
    there were hardly two such happenings.

    Args:
        readings: The articles, by id.
        facts: What each claim says, by its id.
        one_event: The pairs of articles that tell one event.
        published: The days on which the articles were published, EDTF, by id, as far as known.
    """
    days = {name: frozenset(d for t in reading.marks.times if (d := _day(t))) for name, reading in readings.items()}
    put = {name: tuple(_happenings(reading)) for name, reading in readings.items()}
    dated = {name: tuple(_dated(reading)) for name, reading in readings.items()}
    found = []
    for one, other in itertools.permutations(sorted(readings), 2):
        if not put[one] or frozenset((one, other)) not in one_event:
            continue
        if not _at_once(published.get(one), published.get(other)):
            continue
        for here, (claim, day, words) in itertools.product(put[one], dated[other]):
            if here.day in days[other] or day in days[one] or _apart(here.day, day) > _MOST_APART:
                continue
            if _tells_of(here, facts[claim.id]):
                found.append(PairDifference("date", "conflict", here.claim.id, claim.id, here.words, words))
    return found


def _day(time: TimeRef) -> str | None:
    whole = time.type != "DURATION" and time.low is not None and time.low == time.high
    return time.low[:10] if whole and time.low is not None else None


def _named(time: TimeRef, text: str) -> bool:
    """Tell whether a time names its day ("Tuesday", "March 2"): "the night" and "today" leave it to the reader."""
    return re.search(r"day\b|\d", time.span.of(text)) is not None and "today" not in time.span.of(text).lower()


def _dated(reading: Reading) -> Iterator[tuple[Claim, str, str]]:
    """Yield the claims of what has happened that name one day, with the day and its words."""
    text = reading.article.text
    for claim in reading.claims:
        named = {day: time for time in claim.times if (day := _day(time))}
        if claim.factuality.time not in _OPEN and len(named) == 1:
            day, time = next(iter(named.items()))
            if _named(time, text):
                yield claim, day, time.span.of(text)


def _apart(a: str, b: str) -> int:
    return abs((date.fromisoformat(a) - date.fromisoformat(b)).days)


def _at_once(a: str | None, b: str | None) -> bool:
    """Tell whether two reports were published at most a day apart, as far as is known."""
    if a is None or b is None:
        return True
    try:
        return _apart(a[:10], b[:10]) <= _AT_ONCE
    except ValueError:
        return False


def _happenings(reading: Reading) -> Iterator[_Happening]:
    """Yield what an article puts on a day by a noun, with the shortest claim that tells it."""
    parse = reading.marks.parse
    for time in reading.marks.times:
        day = _day(time) if _named(time, reading.article.text) else None
        noun = _noun_of(time.span, parse) if day else None
        if day is None or noun is None or not _may_be_one(plain(noun.lemma)):
            continue
        telling = [c for c in reading.claims if c.span.contains(time.span) and c.factuality.time not in _OPEN]
        own = [t for t in parse.tokens if t.head == noun.i and t.dep in _MODIFYING and t.i != noun.i]
        kinds = frozenset(plain(t.lemma) for t in own)
        if telling and kinds:
            claim = min(telling, key=lambda c: (len(c.span), c.id))
            start, end = min(time.span.start, noun.start, *(t.start for t in own)), max(time.span.end, noun.end)
            yield _Happening(claim, plain(noun.lemma), kinds, day, reading.article.text[start:end])


def _may_be_one(noun: str) -> bool:
    """Tell whether a noun may name one happening; there are many statements, meetings and weekdays."""
    return len(noun) >= _SHORTEST and noun not in listed("communications") and noun not in listed("repeated")


def _noun_of(span: Span, parse: Parse) -> Token | None:
    """Return the noun that a time belongs to: "the debate on Tuesday", "Tuesday's debate"."""
    inside = [t for t in parse.tokens if span.start <= t.start < span.end]
    top = next((t for t in inside if parse.tokens[t.head] not in inside), None)
    if top is None or top.head == top.i:
        return None
    head = parse.tokens[top.head]
    if top.dep == "pobj" and head.lemma in ("on", "of", "from"):
        head = parse.tokens[head.head]
    elif top.dep not in ("poss", "compound", "nmod", "npadvmod"):
        return None
    return head if head.pos == "NOUN" else None


def _tells_of(here: _Happening, facts: Facts) -> bool:
    """Tell whether a claim tells of a happening: its noun with the same word before it."""
    nouns = [w for w in facts.words if w.pos == "NOUN" and akin(w.lemma, here.noun)]
    return bool(nouns) and any(facts.lexicon.has(kind) for kind in here.kinds if len(kind) >= _SHORTEST)
