"""One happening that two reports put on different days."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from rashomon.align.words import akin, listed, plain
from rashomon.model import Claim, Parse, Reading, Sentence, Span, TimeRef, Token
from rashomon.model.align import PairDifference

_MOST_APART = 4  # days: further apart are two happenings rather than two tellings of one
_AT_ONCE = 1  # days between the two reports
_MODIFYING = frozenset({"amod", "compound", "nmod", "poss"})
_SHORTEST = 4
_WIDEST = 12  # tokens before a noun
_MOST = 60  # of one report; one with more is a calendar
_DURING = frozenset({"in", "at", "during"})
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
    one_event: frozenset[frozenset[str]],
    published: Mapping[str, str],
) -> list[PairDifference]:
    """Return where two reports of one event put the same happening on different days.

    A noun with the same word before it ("vice presidential debate") is put on a day by one report, and the other has it
    happen on another day, by the noun or by a verb of what happens; neither has the other's day anywhere, and they were
    published at most a day apart, so that there were hardly two such happenings.

    Args:
        readings: The articles, by id.
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
        for here, there in itertools.product(put[one][:_MOST], dated[other][:_MOST]):
            if here.day in days[other] or there.day in days[one] or _apart(here.day, there.day) > _MOST_APART:
                continue
            if akin(here.noun, there.noun) and here.kinds & there.kinds:
                found.append(PairDifference("date", "conflict", here.claim.id, there.claim.id, here.words, there.words))
    return found


def _day(time: TimeRef) -> str | None:
    whole = time.type != "DURATION" and time.low is not None and time.low == time.high
    return time.low[:10] if whole and time.low is not None else None


def _named(time: TimeRef, text: str) -> bool:
    """Tell whether a time names its day ("Tuesday", "March 2"): "the night" and "today" leave it to the reader."""
    return re.search(r"day\b|\d", time.span.of(text)) is not None and "today" not in time.span.of(text).lower()


def _dated(reading: Reading) -> Iterator[_Happening]:
    """Yield what claims of what has happened put on the one day that they name: what happens then, by noun or verb."""
    text, parse = reading.article.text, reading.marks.parse
    for claim in reading.claims:
        named = {day: time for time in claim.times if (day := _day(time))}
        if claim.factuality.time in _OPEN or claim.factuality.polarity == "negative" or len(named) != 1:
            continue
        day, time = next(iter(named.items()))
        if not _named(time, text):
            continue
        for noun in _nouns_at(time.span, parse):
            kinds = _kinds(noun, parse)
            if kinds and _may_be_one(plain(noun.lemma)):
                yield _Happening(claim, plain(noun.lemma), kinds, day, time.span.of(text))


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
    claims: dict[int, list[Claim]] = {}
    for claim in reading.claims:
        claims.setdefault(claim.sentence, []).append(claim)
    for time in reading.marks.times:
        day = _day(time) if _named(time, reading.article.text) else None
        noun = _noun_of(time.span, parse) if day else None
        if day is None or noun is None or not _may_be_one(plain(noun.lemma)):
            continue
        near = claims.get(_sentence_of(time.span, parse).index, ())
        telling = [c for c in near if c.span.contains(time.span) and c.factuality.time not in _OPEN]
        own = _modifiers(noun, parse)
        kinds = _kinds(noun, parse)
        if telling and kinds:
            claim = min(telling, key=lambda c: (len(c.span), c.id))
            start, end = min(time.span.start, noun.start, *(t.start for t in own)), max(time.span.end, noun.end)
            yield _Happening(claim, plain(noun.lemma), kinds, day, reading.article.text[start:end])


def _may_be_one(noun: str) -> bool:
    """Tell whether a noun may name one happening; there are many statements, meetings and weekdays."""
    return len(noun) >= _SHORTEST and noun not in listed("communications") and noun not in listed("repeated")


def _noun_of(span: Span, parse: Parse) -> Token | None:
    """Return the noun that a time belongs to: "the debate on Tuesday", "Tuesday's debate"."""
    head = _governor(span, parse)
    return head if head is not None and head.pos == "NOUN" else None


def _nouns_at(span: Span, parse: Parse) -> Iterator[Token]:
    """Yield what happens at a time: its noun, or what its verb, one of happening, is said of."""
    head = _governor(span, parse)
    if head is None:
        return
    if head.pos == "NOUN":
        yield head
    elif plain(head.lemma) in listed("happening"):
        tokens = parse.sentence_tokens(_sentence_of(span, parse))
        of_verb = [t for t in tokens if t.head == head.i]
        within = {t.i for t in of_verb if t.dep == "prep" and t.lemma.lower() in _DURING}
        for token in tokens:
            filled = token.head == head.i and token.dep in ("nsubj", "nsubjpass", "dobj")
            if token.pos == "NOUN" and (filled or (token.dep == "pobj" and token.head in within)):
                yield token


def _governor(span: Span, parse: Parse) -> Token | None:
    """Return the noun or verb that a time depends on."""
    first = bisect_left(parse.tokens, span.start, key=lambda t: t.start)
    last = bisect_left(parse.tokens, span.end, key=lambda t: t.start)
    inside = parse.tokens[first:last]
    top = next((t for t in inside if not first <= t.head < last), None)
    if top is None:
        return None
    head = parse.tokens[top.head]
    if top.dep == "pobj" and head.lemma.lower() in ("on", "of", "from"):
        return parse.tokens[head.head]
    return head if top.dep in ("poss", "compound", "nmod", "npadvmod") else None


def _sentence_of(span: Span, parse: Parse) -> Sentence:
    return parse.sentences[max(0, bisect_right(parse.sentences, span.start, key=lambda s: s.span.start) - 1)]


def _modifiers(noun: Token, parse: Parse) -> list[Token]:
    near = parse.tokens[max(0, noun.i - _WIDEST) : noun.i]
    return [t for t in near if t.head == noun.i and t.dep in _MODIFYING]


def _kinds(noun: Token, parse: Parse) -> frozenset[str]:
    """Return the words that say which happening a noun names."""
    lemmas = (plain(t.lemma) for t in _modifiers(noun, parse))
    return frozenset(lemma for lemma in lemmas if len(lemma) >= _SHORTEST)
