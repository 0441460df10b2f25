"""Articles of a case that date each other.

A dated article turns the days it names ("on Tuesday", said on 12 December) into dates. Another article that tells the
same of a Tuesday was written within a week after it if it tells it as done, within a week before if as coming, and, if
that is what its first paragraphs report, on that day or the next. An article is left undated when its days meet none
of the case, or do not agree.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from rashomon.clean.case_days import NEAR, Known, centre, known_days, nearest, year_for
from rashomon.clean.dates import find_dates, interval
from rashomon.clean.lines import Piece
from rashomon.clean.weekdays import DayMention, Side, body_sentences, content_words, find_days, stance
from rashomon.model import Article, CleanArticle, Published, Span

_LEAD = 5  # sentences that tell what the report is about
_WEEK = 6
_SURE = 0.6  # a date of its own at least as sure dates other articles
_ALIKE, _ALIKE_WORDS = 0.3, 3
_STORY, _STORY_WORDS, _RECENT = 0.25, 8, 2
_SAME_LEAD = ((0.4, 4), (0.33, 5))  # share of words, and how many, that two openings have in common


@dataclass(frozen=True, slots=True)
class Dated:
    """One article with what is needed to date it."""

    sentences: tuple[Piece, ...]
    days: tuple[DayMention, ...]
    own: tuple[date, date] | None


@dataclass(frozen=True, slots=True)
class Window:
    """Days between which an article was published, and how sure that is."""

    low: date
    high: date
    confidence: float

    def meet(self, other: Window) -> Window | None:
        """Return the days that are in both, None if there are none."""
        low, high = max(self.low, other.low), min(self.high, other.high)
        return Window(low, high, max(self.confidence, other.confidence)) if low <= high else None

    def edtf(self) -> str:
        """Return it as EDTF."""
        return self.low.isoformat() if self.low == self.high else f"{self.low.isoformat()}/{self.high.isoformat()}"


def date_each_other(articles: Sequence[Article], cleaned: Sequence[CleanArticle]) -> tuple[CleanArticle, ...]:
    """Return the cleaned articles with publication dates worked out where the case shows them (basis "story").

    Dates that an article tells itself are kept; a lone date in a page's header only while the story agrees with it.
    """
    read = [_read(article, clean) for article, clean in zip(articles, cleaned, strict=True)]
    items = [(d.sentences, d.days, d.own) for d in read]
    known = known_days(items)
    near = centre(items, known)
    found = []
    for i, (clean, item) in enumerate(zip(cleaned, read, strict=True)):
        if item.own is not None or not item.sentences:
            found.append(clean)
            continue
        filed = _filed(articles[i], clean, near)
        if filed is not None:
            found.append(replace(clean, published=filed))
            continue
        others = [day for day in known if day.article != i or day.told]
        window = _window(item, others, [other for other in read if other.own is not None])
        found.append(_decided(clean, window))
    return tuple(found)


def _read(article: Article, clean: CleanArticle) -> Dated:
    sentences = tuple(body_sentences(article, clean)[:400])
    own = clean.published
    sure = interval(own.date) if own is not None and own.confidence >= _SURE else None
    return Dated(sentences, tuple(find_days(list(sentences))), sure)


def _filed(article: Article, clean: CleanArticle, near: date | None) -> Published | None:
    """Return the day of a dateline ("HANOI, Dec 12 (Reuters)"), which says no year, in the time of the case."""
    if near is None:
        return None
    for zone in clean.zones:
        for told in find_dates(zone.span.of(article.text)) if zone.kind == "dateline" else ():
            day = nearest(told, near) if told.day is not None and told.year is None else None
            if day is not None and abs((day - near).days) <= NEAR:
                span = Span(article.id, zone.span.start + told.start, zone.span.start + told.end)
                return Published(day.isoformat(), "byline", 0.8, span)
    return None


def _decided(clean: CleanArticle, window: Window | None) -> CleanArticle:
    """Return the article with the worked-out date, or with its page's date if that agrees."""
    if window is None:
        return clean
    page = clean.published
    seen = interval(page.date) if page is not None else None
    day = timedelta(days=1)
    if page is not None and seen is not None and window.low - day <= seen[0] and seen[1] <= window.high + day:
        return replace(clean, published=replace(page, confidence=max(page.confidence, 0.8)))
    return replace(clean, published=Published(window.edtf(), "story", window.confidence, None))


def _window(item: Dated, known: Sequence[Known], dated: Sequence[Dated]) -> Window | None:
    """Return when an article was published as the days of the case show, None if they show nothing or disagree."""
    windows = []
    for mention in item.days:
        if mention.weekday is None:
            continue  # "Sept. 11" may be of any year, and long ago
        match = _same_day(item, mention, known)
        if match is not None:
            windows.append(_around(match, mention.side, mention.sentence < _LEAD and _is_latest(item, mention)))
    if not windows:
        named = next((m for m in item.days if m.weekday is not None and m.sentence < _LEAD), None)
        return _by_lead(item, known) if named is None else _by_story(item, named, dated)
    met: Window | None = windows[0]
    for window in windows[1:]:
        met = met.meet(window) if met is not None else None
    return met


def _around(day: date, side: Side, lead: bool) -> Window:
    """Return when an article can have been published that puts `day` on one side of itself."""
    if side == "past":
        return Window(day, day + timedelta(days=1 if lead else _WEEK), 0.8 if lead else 0.6)
    if side == "future":
        return Window(day - timedelta(days=_WEEK), day, 0.6)
    return Window(day - timedelta(days=_WEEK), day + timedelta(days=_WEEK), 0.5)


def _is_latest(item: Dated, mention: DayMention) -> bool:
    """Tell whether no other weekday is told as done before it in the lead: the first told is the newest."""
    first = next((m for m in item.days if m.side == "past" and m.weekday is not None), None)
    return first is not None and first.weekday == mention.weekday


def _same_day(item: Dated, mention: DayMention, known: Sequence[Known]) -> date | None:
    """Return the date of a day that an article names, by what the others tell of it; None if that is not clear."""
    if mention.date is not None and mention.date.day is not None:
        return year_for(mention, known)
    best: dict[date, float] = {}
    for day in known:
        if day.weekday != mention.weekday or not day.named:
            continue
        shared = mention.words & day.words
        share = len(shared) / max(1, min(len(mention.words), len(day.words)))
        if (share >= _ALIKE and len(shared) >= _ALIKE_WORDS) or (
            day.lead and mention.sentence < _LEAD and len(shared) >= _ALIKE_WORDS
        ):
            best[day.day] = max(best.get(day.day, 0.0), share)
    if not best:
        return None
    ranked = sorted(best.items(), key=lambda pair: (-pair[1], pair[0]))
    if len(ranked) > 1 and ranked[1][1] > 0.7 * ranked[0][1]:
        return None  # two weeks compete
    return ranked[0][0]


def _by_lead(item: Dated, known: Sequence[Known]) -> Window | None:
    """Date an article that names no day by its opening, if that tells what a dated lead tells, as done or as coming."""
    best: tuple[float, date, Side] | None = None
    for sentence in item.sentences[:_LEAD]:
        words = content_words(sentence.text)
        for day in known:
            shared = words & day.words
            share = len(shared) / max(1, min(len(words), len(day.words)))
            alike = any(share >= least and len(shared) >= few for least, few in _SAME_LEAD)
            if day.lead and day.named and alike:
                side = stance(sentence.text)
                if side != "unclear" and (best is None or share > best[0]):
                    best = (share, day.day, side)
    if best is None:
        return None
    day_, side = best[1], best[2]
    if side == "past":
        return Window(day_, day_ + timedelta(days=2), 0.5)
    return Window(day_ - timedelta(days=_WEEK), day_, 0.5)


def _by_story(item: Dated, mention: DayMention, dated: Sequence[Dated]) -> Window | None:
    """Date an article by a weekday of its lead and the date of another whose opening tells the same story.

    Two reports of one event appear within days of each other: the weekday told as done is the last before the other
    report's date, if that is not long ago.
    """
    if mention.side != "past" or not _is_latest(item, mention):
        return None
    opening = _opening(item)
    best: tuple[int, date] | None = None
    for other in dated:
        assert other.own is not None
        shared = opening & _opening(other)
        if len(shared) < _STORY_WORDS or len(shared) < _STORY * min(len(opening), len(_opening(other))):
            continue
        if other.own[0] == other.own[1] and (best is None or len(shared) > best[0]):
            best = (len(shared), other.own[0])
    if best is None or mention.weekday is None:
        return None
    back = (best[1].weekday() - mention.weekday) % 7
    if back > _RECENT:
        return None
    day = best[1] - timedelta(days=back)
    return Window(day, day + timedelta(days=1), 0.6)


def _opening(item: Dated) -> frozenset[str]:
    """Return the words of an article's first sentences."""
    return frozenset().union(*(content_words(sentence.text) for sentence in item.sentences[:_LEAD]))
