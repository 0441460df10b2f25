"""When a claim's happening was, and when somebody said it: only where the text says so plainly."""

from __future__ import annotations

import bisect
import contextlib
import datetime
import itertools
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from rashomon.model import Claim, Parse, Reading, Span, TimeRef, Token
from rashomon.tell.chains import outer_links
from rashomon.tell.dates import Days, days_of
from rashomon.tell.doubts import listed, of_another, owner, unsure
from rashomon.tell.embedded import Inner, inner_noun, inner_verb
from rashomon.tell.governing import VERBAL, Hold, after_and, at_the_time, given_out, hold_of, holds, told_when
from rashomon.tell.words import lexicon

_LONGEST_SENTENCE = 400
_NEAR = datetime.timedelta(days=45)
_NO_TIME: tuple[TimeRef | None, Hold] = (None, Hold(None, False, False, ""))
_SEASON = re.compile(r"(\d{4})-(SP|SU|FA|WI)")
_SEASONS = {"SP": 21, "SU": 22, "FA": 23, "WI": 24}
_PERIOD_ENDS = {"to", "through", "thru", "until", "till"}


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


@dataclass(frozen=True, slots=True)
class InnerDate:
    """A happening told inside a claim about something else, with its own day."""

    inner: Inner
    time: Span
    dated: Dated


def happening_date(claim: Claim, reading: Reading) -> Dated | None:
    """Return when the claim's happening was, None where its text does not say so plainly."""
    if not claim.times and claim.kind != "coordinate":
        return None
    tokens = sentence_tokens(claim, reading.marks.parse)
    predicate = root_of(claim.span, tokens)
    if predicate is None:
        return None
    by_index = {token.i: token for token in tokens}
    reference = days_of(reading.clean.published.date) if reading.clean.published else None
    times = claim.times or _opening(reading, tokens, predicate, by_index)
    held = [(t, hold_of(t, by_index)) for t in times if t.type in ("DATE", "TIME") and t.edtf]
    held = [(t, h) for t, h in held if h.verb is not None and holds(h.verb, predicate, by_index)]
    held = [(t, h) for t, h in held if not _of_a_past_between(t, predicate, by_index, reference)]
    period = _period(held)
    if period is not None:
        return period
    found = []
    for time, hold in held:
        days = days_meant(time)
        if days is None or time.edtf is None or hold.verb is None or hold.bound or unsure(time, days, reading):
            continue
        if after_and(time, hold.verb, by_index).i != hold.verb.i:
            continue
        if (hold.noun is None or hold.through_noun) and days[0] != days[1] and of_another(time, hold.verb, by_index):
            continue
        if not hold.through_noun or (reference is not None and _close(days, reference)):
            found.append(Dated(as_told(time, reading), *days, not hold.through_noun))
    best = _most_exact(found)
    return best if best is not None and not _subject_has_another(best, claim, predicate, by_index) else None


def _of_a_past_between(time: TimeRef, predicate: Token, by_index: Mapping[int, Token], reference: Days | None) -> bool:
    """Whether a past day beside a present tense is a later verb's ("heads a team on the raid that ended on Friday")."""
    return _past_between(time, predicate, by_index, reference) is not None


def _past_between(
    time: TimeRef, predicate: Token, by_index: Mapping[int, Token], reference: Days | None
) -> Token | None:
    days = days_meant(time)
    if predicate.tag not in ("VBZ", "VBP") or days is None or reference is None or days[1] >= reference[0]:
        return None
    between = (t for t in by_index.values() if predicate.i < t.i and t.end <= time.span.start)
    return next((t for t in between if t.tag == "VBD" and t.dep in ("relcl", "advcl")), None)


def _subject_has_another(dated: Dated, claim: Claim, predicate: Token, by_index: Mapping[int, Token]) -> bool:
    """Whether the subject has a day that excludes it ("The debate on Tuesday was meant to mend the one last week")."""
    for time in claim.times:
        days = days_meant(time)
        if days is not None and time.type == "DATE" and (days[0] > dated.high or days[1] < dated.low):
            noun = hold_of(time, by_index).noun
            if noun is not None and noun.dep in ("nsubj", "nsubjpass") and noun.head == predicate.i:
                return True
    return False


def inner_dates(claim: Claim, reading: Reading) -> tuple[InnerDate, ...]:
    """Return the dated happenings that the claim's text tells of besides its own."""
    if not claim.times:
        return ()
    tokens = sentence_tokens(claim, reading.marks.parse)
    predicate = root_of(claim.span, tokens)
    if predicate is None:
        return ()
    by_index = {token.i: token for token in tokens}
    published = days_of(reading.clean.published.date) if reading.clean.published else None
    held = [(t, hold_of(t, by_index)) for t in claim.times if t.type in ("DATE", "TIME") and t.edtf]
    found = []
    skip = None
    for (time, hold), (other, end) in itertools.zip_longest(held, held[1:], fillvalue=_NO_TIME):
        if time is None or time == skip:
            continue
        dated = _period([(time, hold), (other, end)]) if other is not None else None
        skip = other if dated is not None else None
        days = days_meant(time)
        if dated is None and days is not None and not unsure(time, days, reading):
            dated = Dated(as_told(time, reading), *days, True)
        if dated is None:
            continue
        past = _past_between(time, predicate, by_index, published)
        if past is not None and hold.verb is not None and hold.verb.i == predicate.i:
            hold = replace(hold, verb=past, noun=None)
        inner = _inner(time, hold, predicate, by_index, _ahead_by(dated, published))
        if inner is not None and claim.span.start <= inner.head.start < claim.span.end:
            found.append(InnerDate(inner, time.span, dated))
    # "which happened a month ago Thursday": with two days, neither is plain.
    heads = Counter(one.inner.head.i for one in found if not listed(one.time, by_index))
    return tuple(one for one in found if heads[one.inner.head.i] <= 1 or one.inner.head.pos not in VERBAL)


def times_of(tokens: Sequence[Token], reading: Reading) -> Sequence[TimeRef]:
    """Return the time expressions of a sentence."""
    times = reading.marks.times
    first = bisect.bisect_left(times, tokens[0].start, key=lambda t: t.span.start)
    last = bisect.bisect_left(times, tokens[-1].end, key=lambda t: t.span.start)
    return times[first:last]


def _opening(
    reading: Reading, tokens: Sequence[Token], predicate: Token, by_index: Mapping[int, Token]
) -> Sequence[TimeRef]:
    """Return the times before the first of verbs side by side ("On Monday he met her and laid a wreath")."""
    shared = []
    for time in times_of(tokens, reading):
        verb = hold_of(time, by_index).verb
        if verb is None or verb.i >= predicate.i or verb.tag != predicate.tag or time.span.end > verb.start:
            continue
        # A verb in a clause between the two may be the one that the second was really joined to.
        between = (by_index[i] for i in range(verb.i + 1, predicate.i) if i in by_index)
        if not any(t.dep in ("ccomp", "relcl", "advcl", "xcomp") for t in between):
            shared.append(time)
    return shared


def _ahead_by(dated: Dated, published: Days | None) -> int:
    """Return how many days after the report a date begins; a report brought up to date tells of its morrow."""
    return 0 if published is None else max(0, (dated.low - published[1]).days)


def _inner(time: TimeRef, hold: Hold, predicate: Token, by_index: Mapping[int, Token], ahead: int) -> Inner | None:
    then = told_when(time, by_index)
    if then is not None and not holds(then, predicate, by_index) and not listed(time.span, by_index):
        return inner_verb(then, predicate, by_index, ahead=False)
    if hold.noun is not None and (noun := inner_noun(hold.noun)) is not None:
        return noun
    if hold.verb is None or hold.through_noun or (hold.bound and not _due(hold, ahead)):
        return None
    if holds(hold.verb, predicate, by_index):
        return _owner(time, hold.verb, by_index)
    found = inner_verb(hold.verb, predicate, by_index, ahead=ahead > 0)
    return inner_verb(hold.verb, predicate, by_index, ahead=False) if found is None and ahead == 1 else found


def _due(hold: Hold, ahead: int) -> bool:
    """Tell whether something is to come by a day ("a ruling expected by June")."""
    planned = hold.verb is not None and hold.verb.tag == "VBN" and hold.verb.lemma in lexicon("planning")
    return planned and ahead > 0 and hold.preposition == "by"


def _owner(time: TimeRef, verb: Token, by_index: Mapping[int, Token]) -> Inner | None:
    """Return the happening right before a time that owns it rather than the verb ("her words at a dinner in May")."""
    noun = owner(time, verb, by_index)
    inside = [t for t in by_index.values() if t.start >= time.span.start]
    near = noun is not None and bool(inside) and min(t.i for t in inside) - noun.i <= 2
    days = days_meant(time)
    return inner_noun(noun) if noun is not None and near and days is not None and days[0] != days[1] else None


def saying_date(claim: Claim, reading: Reading) -> Dated | None:
    """Return when the claim's speaker said it, None where the text does not say so plainly."""
    tokens = sentence_tokens(claim, reading.marks.parse)
    cues = _cues(claim, tokens)
    if not cues:
        return None
    by_index = {token.i: token for token in tokens}
    found = []
    for time in times_of(tokens, reading):
        days = days_meant(time)
        hold = hold_of(time, by_index)
        if days is None or hold.verb is None or time.type not in ("DATE", "TIME") or unsure(time, days, reading):
            continue
        verb = at_the_time(given_out(after_and(time, hold.verb, by_index), by_index), by_index)
        where = hold.through_noun and not claim.span.contains(time.span) and _only_where(hold.noun, verb, by_index)
        if verb.i in cues and (where or not hold.through_noun) and not hold.bound:
            found.append(Dated(as_told(time, reading), *days, not where))
    return _most_exact(found)


def _only_where(noun: Token | None, verb: Token, by_index: Mapping[int, Token]) -> bool:
    """Whether a noun between a saying and its day only says where it was said ("said on a radio show on Friday")."""
    preposition = by_index.get(noun.head) if noun is not None else None
    if noun is None or preposition is None or preposition.text.lower() not in ("on", "in", "at"):
        return False
    return preposition.head == verb.i and (inner_noun(noun) is None or noun.lemma in lexicon("given out"))


def act_on_a_thing(claim: Claim, reading: Reading) -> Token | None:
    """Return the verb where a thing is its object or it turns words down ("rejected the veto"), else None."""
    tokens = sentence_tokens(claim, reading.marks.parse)
    root = root_of(claim.span, tokens)
    if root is None:
        return None
    cues = _cues(claim, tokens)
    verb = next((t for t in tokens if t.i in cues and t.i == root.head), None)
    return verb if verb is not None and (root.pos not in VERBAL or verb.lemma in lexicon("denying")) else None


def _cues(claim: Claim, tokens: Sequence[Token]) -> frozenset[int]:
    """Return the verbs with which the claim's speaker said it."""
    links = outer_links(claim)
    if not links:
        return frozenset()
    span = links[0].cue_span
    return frozenset(t.i for t in tokens if span.start <= t.start < span.end and t.pos in VERBAL)


def sentence_tokens(claim: Claim, parse: Parse) -> Sequence[Token]:
    """Return the tokens of a claim's sentence; none of a "sentence" so long that it is a list or a fault."""
    if not 0 <= claim.sentence < len(parse.sentences):
        return ()
    tokens = parse.sentence_tokens(parse.sentences[claim.sentence])
    return tokens if len(tokens) <= _LONGEST_SENTENCE else ()


def root_of(span: Span, tokens: Sequence[Token]) -> Token | None:
    """Return the predicate: the verb inside the span whose head lies outside it, or that heads itself."""
    inside = {t.i: t for t in tokens if span.start <= t.start and t.end <= span.end}
    tops = [t for t in inside.values() if t.head == t.i or t.head not in inside]
    verbs = [t for t in tops if t.pos in VERBAL]
    return next(iter(verbs or tops), None)


def _period(held: Sequence[tuple[TimeRef, Hold]]) -> Dated | None:
    """Return the stretch in "from 2007 to 2011" or "between May and July", both ends on one verb."""
    for (first, one), (last, other) in itertools.pairwise(held):
        if one.verb != other.verb or one.through_noun or other.through_noun or last.span.start - first.span.end > 12:
            continue
        whole = (one.preposition == "from" and other.preposition in _PERIOD_ENDS) or (
            one.preposition == other.preposition == "between"
        )
        low, high = days_meant(first), days_meant(last)
        if whole and low and high and low[0] <= high[1] and _plain(first.edtf) and _plain(last.edtf):
            return Dated(f"{first.edtf}/{last.edtf}", low[0], high[1], True)
    return None


def as_told(time: TimeRef, reading: Reading) -> str:
    """Return the date as EDTF: "last week" is one day of that week, "two years ago" only about that year."""
    edtf = time.edtf or ""
    words = set(time.span.of(reading.article.text).lower().split())
    if time.type == "DATE" and _plain(edtf) and words & lexicon("approximate") and (len(edtf) < 10 or _rough(words)):
        return edtf if edtf.endswith("~") or words & {"this"} else f"{edtf}~"
    season = _SEASON.fullmatch(time.value)
    if season is not None:
        return f"{season[1]}-{_SEASONS[season[2]]}"
    return f"[{edtf.replace('/', '..')}]" if time.anchored and edtf.count("/") == 1 and _plain(edtf[:10]) else edtf


def _rough(words: set[str]) -> bool:
    return bool(words & {"about", "around", "nearly", "almost", "roughly", "approximately", "shortly", "soon"})


def _plain(edtf: str | None) -> bool:
    return edtf is not None and not set(edtf) & set("/[]{},.")


def days_meant(time: TimeRef) -> Days | None:
    """Return the first and last day that an expression can mean, None if it has none."""
    if time.low and time.high:
        with contextlib.suppress(ValueError):
            return datetime.date.fromisoformat(time.low), datetime.date.fromisoformat(time.high)
    return days_of(time.edtf)


def _close(days: Days, reference: Days) -> bool:
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
