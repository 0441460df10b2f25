"""Where a time does not show plainly which day, or which happening, it is about."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping

from rashomon.model import Reading, Span, TimeRef, Token
from rashomon.tell.dates import Days, days_of
from rashomon.tell.embedded import inner_noun
from rashomon.tell.governing import VERBAL
from rashomon.tell.words import lexicon

_SIX_DAYS = datetime.timedelta(days=6)
_QUOTES = "\"“”‘’'«»"
_CLOCK = re.compile(r"T\d")


def unsure(time: TimeRef, days: Days, reading: Reading) -> bool:
    """Whether it is not plain which day is meant.

    A title in quotation marks. A bare weekday six days before the report: a report brought up to date speaks of its
    morrow. A time of day without its day, unless that is the day of the report. "The day", "the night": any.
    """
    published = days_of(reading.clean.published.date) if reading.clean.published else None
    text = reading.article.text
    before, after = (
        text[max(0, time.span.start - 1) : time.span.start],
        text[time.span.end : time.span.end + 2].lstrip(".,")[:1],
    )
    if before in _QUOTES and after in _QUOTES and before and after:
        return True  # a title: on “This Week”
    words = time.span.of(reading.article.text).lower().split()
    if len(words) == 2 and words[0] == "the" and words[1] in lexicon("loose"):
        return True
    if published is None or not time.anchored:
        return False
    if _CLOCK.search(time.value) and not {word.strip(",.") for word in words} & lexicon("days"):
        return days != published
    bare = not {"last", "past", "ago", "previous"} & set(words) and not any(ch.isdigit() for ch in "".join(words))
    return bare and published[0] == published[1] and published[0] - days[1] == _SIX_DAYS


def of_another(time: TimeRef, verb: Token, by_index: Mapping[int, Token]) -> bool:
    """Whether a happening named before the time may own it ("answered a question on the sinking a month ago")."""
    return owner(time, verb, by_index) is not None


def owner(time: TimeRef, verb: Token, by_index: Mapping[int, Token]) -> Token | None:
    """Return the happening named before a time that may own it, the nearest, else None."""
    found = None
    for token in by_index.values():
        preposition = by_index.get(token.head)
        if not verb.i < token.i or token.end > time.span.start or token.dep != "pobj" or preposition is None:
            continue
        above = by_index.get(preposition.head)
        if above is not None and above.pos in ("NOUN", "PROPN") and above.i > verb.i and inner_noun(token) is not None:
            found = token
    return found


def listed(time: Span, by_index: Mapping[int, Token]) -> bool:
    """Whether a time is one more of several ("on Saturday and next Monday")."""
    inside = [t for t in by_index.values() if time.start <= t.start < time.end]
    return any(t.dep == "conj" and t.pos not in VERBAL for t in inside)
