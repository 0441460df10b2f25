"""Which of a claim's time expressions say when its own happening was.

"Biden declared it during his September trip" is about September; "Xi's first trip since the 2017 visit" is not about
2017. The parse decides: the expression must hang on the claim's predicate and not on some other noun or verb.
"""

from __future__ import annotations

import contextlib
import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rashomon.model import Claim, Parse, Reading, Span, TimeRef, Token
from rashomon.tell.dates import days_of
from rashomon.tell.words import lexicon

_VERBAL = {"VERB", "AUX"}
_SAME_PREDICATE = {"aux", "auxpass", "cop", "xcomp", "prt"}
_SAME_TIME = {"conj"}
_TIME_LINKS = {
    "prep", "pobj", "npadvmod", "advmod", "nummod", "amod", "compound", "appos", "pcomp", "tmod", "nmod", "det",
    "conj",
}  # fmt: skip
_NEAR = datetime.timedelta(days=45)


@dataclass(frozen=True, slots=True)
class Dated:
    """When a claim's happening was, and how that is known.

    Attributes:
        edtf: The date.
        low, high: First and last day.
        direct: True if the expression hangs on the predicate itself.
    """

    edtf: str
    low: datetime.date
    high: datetime.date
    direct: bool


def happening_date(claim: Claim, reading: Reading) -> Dated | None:
    """Return when the claim's happening was, None where its text does not say so plainly."""
    tokens = _sentence(claim, reading.marks.parse)
    predicate = _root_of(claim.span, tokens)
    if predicate is None:
        return None
    by_index = {token.i: token for token in tokens}
    reference = days_of(reading.clean.published.date) if reading.clean.published else None
    found = [
        dated
        for time in claim.times
        if (dated := _dated(time, claim, predicate, by_index, reference)) is not None
    ]
    return _most_exact(found)


def saying_date(claim: Claim, reading: Reading) -> Dated | None:
    """Return when the claim's speaker said it, None where the text does not say so plainly."""
    if not claim.attribution:
        return None
    tokens = _sentence(claim, reading.marks.parse)
    cue_span = claim.attribution[0].cue_span
    cue = next((t for t in tokens if cue_span.start <= t.start < cue_span.end and t.pos in _VERBAL), None)
    if cue is None:
        return None
    by_index = {token.i: token for token in tokens}
    within = {(t.start, t.end) for t in tokens}
    first, last = (min(s for s, _ in within), max(e for _, e in within)) if within else (0, 0)
    found = []
    for time in reading.marks.times:
        if first <= time.span.start and time.span.end <= last and time.type in ("DATE", "TIME"):
            governor, through_noun, since = _governor(time, by_index)
            if governor is not None and governor.i == cue.i and not through_noun and not since:
                days = _days(time)
                if days and time.edtf:
                    found.append(Dated(time.edtf, *days, True))
    return _most_exact(found)


def _sentence(claim: Claim, parse: Parse) -> Sequence[Token]:
    if not 0 <= claim.sentence < len(parse.sentences):
        return ()
    return parse.sentence_tokens(parse.sentences[claim.sentence])


def _root_of(span: Span, tokens: Sequence[Token]) -> Token | None:
    """Return the predicate: the verb inside the span whose head lies outside it, or that heads itself."""
    inside = {t.i: t for t in tokens if span.start <= t.start and t.end <= span.end}
    tops = [t for t in inside.values() if t.head == t.i or t.head not in inside]
    verbs = [t for t in tops if t.pos in _VERBAL]
    return next(iter(verbs or tops), None)


def _dated(
    time: TimeRef,
    claim: Claim,
    predicate: Token,
    by_index: Mapping[int, Token],
    reference: tuple[datetime.date, datetime.date] | None,
) -> Dated | None:
    days = _days(time)
    if time.type not in ("DATE", "TIME") or time.edtf is None or days is None:
        return None
    governor, through_noun, since = _governor(time, by_index)
    if governor is None or since:
        return None
    if not _belongs(governor, predicate, by_index):
        return None
    if through_noun and (reference is None or not _close(days, reference)):
        return None
    return Dated(time.edtf, *days, not through_noun)


def _governor(time: TimeRef, by_index: Mapping[int, Token]) -> tuple[Token | None, bool, bool]:
    """Return the verb that the expression hangs on; whether a noun stands between; whether it is a mere bound."""
    inside = [t for t in by_index.values() if time.span.start <= t.start and t.end <= time.span.end]
    tops = [t for t in inside if t.head == t.i or not time.span.start <= by_index.get(t.head, t).start < time.span.end]
    if not tops:
        return None, False, False
    token = tops[-1]
    since = any(t.text.lower() in lexicon("bounds") for t in inside)
    through_noun = False
    for _ in range(len(by_index)):
        if token.pos in _VERBAL and token not in inside:
            return token, through_noun, since
        if token.head == token.i or token.head not in by_index:
            return (token if token not in inside else None), through_noun, since
        head = by_index[token.head]
        if token.dep == "prep" or token.pos in ("ADP", "SCONJ"):
            since = since or token.text.lower() in lexicon("bounds")
        if head.pos in _VERBAL and head not in inside:
            return head, through_noun, since or (token.dep in ("nsubj", "nsubjpass"))
        if head.pos not in ("ADP", "SCONJ", "ADV") and head not in inside:
            if head.lemma in lexicon("dayparts"):
                token = head
                continue
            occasion = _occasion(head, by_index)
            if occasion is not None:
                return occasion, through_noun, since
            # A date inside or before a noun ("the 2017 visit", "Biden's September trip") dates that noun alone.
            if token.dep not in ("prep", "npadvmod", "advmod") or _is_subject_side(head, by_index):
                return None, True, since
            through_noun = True
        elif token.dep not in _TIME_LINKS and token not in inside:
            return None, True, since
        token = head
    return None, through_noun, since


def _occasion(noun: Token, by_index: Mapping[int, Token]) -> Token | None:
    """Return the verb that happens on the occasion the noun names ("during his September trip", "in a 2008 speech")."""
    preposition = by_index.get(noun.head)
    if noun.dep != "pobj" or preposition is None or preposition.text.lower() not in lexicon("occasions"):
        return None
    verb = by_index.get(preposition.head)
    return verb if verb is not None and verb.pos in _VERBAL else None


def _is_subject_side(noun: Token, by_index: Mapping[int, Token]) -> bool:
    """Whether the noun is, or is part of, a subject: its date is not the predicate's."""
    token = noun
    for _ in range(len(by_index)):
        if token.dep in ("nsubj", "nsubjpass", "csubj", "csubjpass", "poss"):
            return True
        if token.pos in _VERBAL or token.head == token.i or token.head not in by_index:
            return False
        token = by_index[token.head]
    return False


def _belongs(governor: Token, predicate: Token, by_index: Mapping[int, Token]) -> bool:
    """Whether the governing verb is the predicate, part of it, or the first of verbs told side by side."""
    if governor.i == predicate.i:
        return True
    for start, goal, links in (
        (governor, predicate, _SAME_PREDICATE),
        (predicate, governor, _SAME_PREDICATE | _SAME_TIME),
    ):
        token = start
        for _ in range(len(by_index)):
            if token.dep not in links or token.head not in by_index or token.head == token.i:
                break
            token = by_index[token.head]
            if token.i == goal.i:
                return True
    return False


def _days(time: TimeRef) -> tuple[datetime.date, datetime.date] | None:
    if time.low and time.high:
        with contextlib.suppress(ValueError):
            return datetime.date.fromisoformat(time.low), datetime.date.fromisoformat(time.high)
    return days_of(time.edtf)


def _close(days: tuple[datetime.date, datetime.date], reference: tuple[datetime.date, datetime.date]) -> bool:
    """Whether the days lie about the time of the report, where a date after a noun is the happening's own."""
    return days[0] <= _later(reference[1]) and days[1] >= _earlier(reference[0]) and (days[1] - days[0]) <= _NEAR


def _later(day: datetime.date) -> datetime.date:
    return day + _NEAR if day < datetime.date.max - _NEAR else day


def _earlier(day: datetime.date) -> datetime.date:
    return day - _NEAR if day > datetime.date.min + _NEAR else day


def _most_exact(found: Sequence[Dated]) -> Dated | None:
    """Return the one on the predicate itself, the shortest first; None if two as good exclude each other."""
    if not found:
        return None
    ranked = sorted(found, key=lambda d: (not d.direct, d.high - d.low, d.low))
    best = ranked[0]
    rivals = [d for d in ranked[1:] if d.direct == best.direct and (d.low > best.high or d.high < best.low)]
    return None if rivals else best
