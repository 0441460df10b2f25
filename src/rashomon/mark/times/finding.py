"""Time expressions of one article: found by the grammar, read by the builders, placed on the calendar."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from rashomon.mark.lexemes import lex
from rashomon.mark.times import absolute, lengths, parts, relative
from rashomon.mark.times.calendar import Period, edtf_of, interval_edtf, period_from_edtf, period_of, step
from rashomon.mark.times.filters import extent, first_in, keep
from rashomon.mark.times.grammar import Match, find_matches
from rashomon.mark.times.meaning import Meaning, Scene
from rashomon.mark.times.pieces import Piece, pieces_of
from rashomon.mark.times.tense import Clauses
from rashomon.model import Article, Parse, Published, Sentence, Span, TimeRef, Token

Sentences = Sequence[tuple[Sentence, tuple[Token, ...]]]
Builder = Callable[[Mapping[str, Piece], Scene], Meaning | None]
_BUILDERS: dict[str, Builder] = {
    name: getattr(module, name)
    for module, names in (
        (absolute, "known_day day_of_that_year "
                   "calendar_date day_in_range year_range numeric_date month_year month_alone month_of_year "
                   "month_in_range month_pointed year year_bc short_year fiscal_year decade century half_of_year "
                   "quarter_of_year holiday new_year year_end"),
        (relative, "some_day deictic tonight weekday pointed_unit the_unit period_pointed year_before period_of_year "
                   "possessive_unit season daypart ago back away a_year_earlier soon_after clock"),
        (parts, "unit_of half_of daypart_of beside_day beside_today same_time day_number"),
        (lengths, "ahead lasting duration since_last stretch plural_pointed every weekdays frequency reference"),
    )
    for name in names.split()
}  # fmt: skip
_LOOKING_BACK = frozenset({"year_before", "possessive_unit", "ago", "back", "period_of_year"})
_FROM_TODAY = frozenset({"deictic", "weekday", "tonight", "ago", "pointed_unit"})
_LONG_PAST, _MANY_YEARS = 3, 5
_UNKNOWN_DAY = date(2000, 6, 15)
_SEVERAL = 3
_WEEKDAY = re.compile(r"XXXX-WXX-\d(T..)?")
_GRAINS = (("day", 10), ("month", 7), ("year", 4))


@dataclass(frozen=True, slots=True)
class Found:
    """A match with its place and meaning."""

    start: int
    end: int
    meaning: Meaning


@dataclass(frozen=True, slots=True)
class Matched:
    """A sentence that speaks of times, with its tokens, pieces and the matches of the grammar."""

    sentence: Sentence
    tokens: tuple[Token, ...]
    pieces: list[Piece]
    by_start: Mapping[int, Token]
    matches: list[Match]


def find_times(article: Article, parse: Parse, published: Published | None) -> tuple[TimeRef, ...]:
    """Return the time expressions of an article, in text order, as TIMEX3 with their days on the calendar.

    Anchored to the day of publication and to the times told before; what can't be anchored keeps its bare value
    ("XXXX-WXX-2") without a place on the calendar.

    Args:
        article: The article.
        parse: Its parse; only what was parsed is read.
        published: The publication date, an EDTF date or interval, or None.
    """
    known = period_from_edtf(published.date) if published else None
    sentences = [(s, parse.sentence_tokens(s)) for s in parse.sentences]
    if known is None:
        found = _read(article, sentences, _UNKNOWN_DAY, dated=False)
        return tuple(_reference(article, one, *_anchored_in_text(one)) for one in found)
    early = _read(article, sentences, known.low)
    if known.low == known.high:
        return tuple(_reference(article, one, one.meaning, one.meaning) for one in early)
    late = _by_place(article, sentences, known.high)
    inner = _inside(article, sentences, known)
    return tuple(
        _reference(article, one, *(inner.get(at) or (one.meaning, late.get(at))))
        for one in early
        if (at := (one.start, one.end))
    )


def _by_place(article: Article, sentences: Sentences, day: date) -> dict[tuple[int, int], Meaning]:
    return {(one.start, one.end): one.meaning for one in _read(article, sentences, day)}


def _inside(article: Article, sentences: Sentences, known: Period) -> dict[tuple[int, int], tuple[Meaning, Meaning]]:
    """Return the readings of bare weekdays that hold whatever day but the first or last of several an article is of.

    "Will meet on Wednesday", written between a Wednesday and the Tuesday after, is the second Wednesday, but for the
    one day on which its writer would hardly have called it so.
    """
    if (known.high - known.low).days < _SEVERAL:
        return {}
    early = _by_place(article, sentences, step(known.low, "day", 1))
    late = _by_place(article, sentences, step(known.high, "day", -1))
    return {at: (one, one) for at, one in early.items() if _WEEKDAY.fullmatch(one.bare) and late.get(at) == one}


def _anchored_in_text(one: Found) -> tuple[Meaning | None, Meaning | None]:
    """Return the reading twice where a date told in the text anchors it, else nothing."""
    return (one.meaning, one.meaning) if one.meaning.anchor == "text" else (None, None)


def _read(article: Article, sentences: Sentences, day: date, *, dated: bool = True) -> list[Found]:
    """Return what is found when the article is taken to be of that day; undated, only dates told in full count."""
    found: list[Found] = []
    scene = Scene(day)
    quarter_at = last_at = -9
    read = list(_matched(article, sentences))
    scene.history = _is_history([match for one in read for match in one.matches], day)
    for one in read:
        clauses = Clauses(one.tokens)
        before: tuple[Match, Meaning] | None = None
        for match in one.matches:
            start, end = extent(match, one.pieces, one.by_start, article.text)
            scene.tense = clauses.tense_at(start, end)
            scene.far = one.sentence.index - last_at > 1
            scene.near_quarter = one.sentence.index - quarter_at <= 1
            build = match.rule.build
            if build == "duration" and first_in(match, one.pieces, one.by_start):
                build = "since_last"
            scene.since = _start_of_range(before, match, one.pieces, article.text)
            meaning = _BUILDERS[build](match.named, scene)
            if meaning is None:
                continue
            before = match, meaning
            found.append(Found(start, end, meaning))
            looks_back = "way" in match.named and match.named["way"].type == "earlier"
            if match.rule.build not in _LOOKING_BACK and (dated or meaning.anchor != "published"):
                told = dict(scene.last)
                _remember(meaning, scene)
                last_at = one.sentence.index
                if looks_back:
                    # What is told of an earlier time does not move the story's own time.
                    scene.last = told | {"any": scene.last.get("any", "")}
            if "-Q" in meaning.value:
                quarter_at = one.sentence.index
    return found


def _points_from_today(match: Match) -> bool:
    """Tell whether an expression is read from the day of publication, not from a day told in the text."""
    rel = match.named.get("rel")
    return "month" not in match.named and (rel is None or rel.type in ("this", "last", "next", "coming"))


def _start_of_range(
    before: tuple[Match, Meaning] | None, match: Match, pieces: Sequence[Piece], text: str
) -> date | None:
    """Return the day told before, where the words between say that this one ends a range ("Monday through Friday")."""
    if before is None or "weekday" not in match.named or "weekday" not in before[0].named:
        return None
    gap = text[pieces[before[0].last - 1].end : pieces[match.first].start].strip().lower()
    if gap not in ("to", "through", "until", "-", "–", "‐", "‑"):
        return None
    known = period_of(before[1].value)
    return known.low if known and known.low == known.high else None


def _matched(article: Article, sentences: Sentences) -> Iterator[Matched]:
    """Yield the sentences that speak of times."""
    capitals = article.text.isupper()
    for sentence, tokens in sentences:
        lexemes = lex(article.text, sentence.span.start, sentence.span.end)
        by_start = {token.start: token for token in tokens}
        pieces = pieces_of(lexemes, by_start, capitals or _shouts(sentence.span.of(article.text)))
        matches = find_matches(pieces, functools.partial(keep, pieces=pieces, tokens=by_start, row=tokens))
        if matches:
            yield Matched(sentence, tokens, pieces, by_start, matches)


def _is_history(matches: Sequence[Match], day: date) -> bool:
    """Tell whether a text tells of years long past: it names them often and hardly points from its own day."""
    old = sum(1 for one in matches if "year" in one.named and one.named["year"].number < day.year - _LONG_PAST)
    pointing = sum(1 for one in matches if one.rule.build in _FROM_TODAY and _points_from_today(one))
    return old >= _MANY_YEARS and old > 4 * pointing


def _shouts(text: str) -> bool:
    """Tell whether a sentence is written in capitals."""
    return text.isupper()


def _remember(meaning: Meaning, scene: Scene) -> None:
    """Keep the value for expressions that point back to it."""
    value = meaning.value
    if meaning.type not in ("DATE", "TIME") or not value[:4].isdigit():
        return
    if "-Q" in value:
        scene.last["quarter"] = value[:7]
    elif "-W" in value:
        scene.last["week"] = value[:8]
    else:
        for unit, length in _GRAINS:
            if len(value) >= length and value[:length].replace("-", "").isdigit():
                scene.last[unit] = value[:length]
                if len(value.partition("T")[0]) == length:
                    scene.last["any"] = value[:length]
                if unit == "day" and value[:length] <= scene.day.isoformat():
                    scene.last["past day"] = value[:length]
                break
    scene.last["year"] = value[:4]


def _reference(article: Article, found: Found, early: Meaning | None, late: Meaning | None) -> TimeRef:
    """Return the record: `early` and `late` are the readings for the first and last day that publication may be on."""
    meaning = found.meaning
    span = Span(article.id, found.start, found.end)
    if meaning.anchor == "none":
        return _placed(span, meaning, meaning.value, meaning.period or period_of(meaning.value), False)
    if early is None or late is None:
        return TimeRef(span, meaning.type, meaning.bare or meaning.value, None, None, None, False)
    if early.value == late.value and early.period == late.period:
        return _placed(span, early, early.value, early.period or period_of(early.value), True)
    first, last = early.period or period_of(early.value), late.period or period_of(late.value)
    if first is None or last is None:
        return TimeRef(span, meaning.type, meaning.bare or meaning.value, None, None, None, False)
    whole = Period(min(first.low, last.low), max(first.high, last.high))
    if late.or_earlier:
        return _placed(span, late, late.value, last, True)
    value = early.value if early.value == late.value else meaning.bare or meaning.value
    return TimeRef(span, meaning.type, value, interval_edtf(whole), whole.low.isoformat(), whole.high.isoformat(), True)


def _placed(span: Span, meaning: Meaning, value: str, period: Period | None, anchored: bool) -> TimeRef:
    """Return the record of an expression whose days are known or can't be."""
    if period is None or meaning.type == "SET":
        return TimeRef(span, meaning.type, value, None, None, None, anchored)
    edtf = interval_edtf(period) if meaning.period else edtf_of(value, period)
    if meaning.or_earlier:
        until = edtf.rpartition("/")[2]
        return TimeRef(span, meaning.type, value, f"../{until}", None, period.high.isoformat(), anchored)
    return TimeRef(span, meaning.type, value, edtf, period.low.isoformat(), period.high.isoformat(), anchored)
