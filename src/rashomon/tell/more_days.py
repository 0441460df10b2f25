"""Days of a claim besides the one it happened on: further days of a list, beginnings, ends that lie ahead.

"The debates will be held on Oct. 16 and Oct. 22" has two days; "the office has been closed since Monday" tells of a
Monday on which it closed; "it stays closed until Friday" tells of a Friday to come; "rose from 9 percent in 1994 to
40 percent in 2022" tells of all the years between.
"""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence

from rashomon.model import Claim, Reading, TimeRef, Token
from rashomon.tell.dates import Days, days_of
from rashomon.tell.dating import Dated, as_told, days_meant, happening_date, root_of, sentence_tokens
from rashomon.tell.doubts import listed, unsure
from rashomon.tell.governing import Hold, hold_of, holds

_PERFECT = frozenset({"has", "have", "had", "'ve", "’ve", "'d", "’d"})
_ENDS = frozenset({"until", "till", "through", "by"})
_LASTING = _ENDS - {"by"}


def more_days(claim: Claim, reading: Reading) -> tuple[Dated, ...]:
    """Return the days that a claim's text plainly tells of besides the one that `happening_date` gives."""
    tokens = sentence_tokens(claim, reading.marks.parse) if claim.times else ()
    predicate = root_of(claim.span, tokens)
    if predicate is None:
        return ()
    by_index = {token.i: token for token in tokens}
    published = days_of(reading.clean.published.date) if reading.clean.published else None
    own = happening_date(claim, reading)
    inside = own if own is not None and "/" in own.edtf else None
    times = [t for t in claim.times if t.type == "DATE" and t.edtf]
    change = _change(times, predicate, by_index)
    if change is not None:
        return (change,)
    found = []
    for time in times:
        days, hold = days_meant(time), hold_of(time, by_index)
        if days is None or hold.verb is None or unsure(time, days, reading):
            continue
        if inside is not None and inside.low <= days[0] and days[1] <= inside.high:
            continue
        if _lasts_until(hold, claim, by_index) and published is not None and days[0] > published[1]:
            found.append(Dated(as_told(time, reading), *days, True))
        elif hold.through_noun or not holds(hold.verb, predicate, by_index):
            continue
        elif _is_more(time, hold, days, by_index, published):
            found.append(Dated(as_told(time, reading), *days, True))
    return tuple(found)


def _lasts_until(hold: Hold, claim: Claim, by_index: Mapping[int, Token]) -> bool:
    """Whether what a claim tells of lasts until a day ("passed a bill that keeps the city open through April 15")."""
    verb = hold.verb
    if verb is None or hold.preposition not in _LASTING or not claim.span.start <= verb.start < claim.span.end:
        return False
    return not any(t.head == verb.i and t.dep == "neg" for t in by_index.values())


def _is_more(time: TimeRef, hold: Hold, days: Days, by_index: Mapping[int, Token], published: Days | None) -> bool:
    if not hold.bound:
        return listed(time.span, by_index)
    if hold.verb is None or published is None:
        return False
    if hold.preposition == "since":
        children = (t for t in by_index.values() if t.head == hold.verb.i)
        return days[1] < published[0] and any(t.dep == "aux" and t.text.lower() in _PERFECT for t in children)
    return hold.preposition in _ENDS and days[0] > published[1]


def _change(times: Sequence[TimeRef], predicate: Token, by_index: Mapping[int, Token]) -> Dated | None:
    """Return the stretch in "rose from 9 percent in 1994 to 40 percent in 2022"."""
    for first, last in itertools.pairwise(times):
        low, high = days_meant(first), days_meant(last)
        if low is None or high is None or low[1] >= high[0]:
            continue
        ways = [_way(time, predicate, by_index) for time in (first, last)]
        if ways == ["from", "to"] and len(first.value) <= 10 >= len(last.value):
            return Dated(f"{first.edtf}/{last.edtf}", low[0], high[1], True)
    return None


def _way(time: TimeRef, predicate: Token, by_index: Mapping[int, Token]) -> str | None:
    """Return "from" or "to" where a time stands behind it and what it is said of ("from 9 percent in 1994")."""
    before = [t for t in by_index.values() if t.head == predicate.i and t.dep == "prep" and t.end <= time.span.start]
    ways = [t for t in before if t.text.lower() in ("from", "to")]
    last = max(ways, key=lambda t: t.i, default=None)
    between = last is not None and any(
        last.end < t.start < time.span.start for t in by_index.values() if t.dep == "pobj"
    )
    return last.text.lower() if last is not None and between else None
