"""Days that an article names without their year: weekdays and days of a month, and whether they lay behind or ahead."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from rashomon.clean.dates import WEEKDAYS, DateMention, find_dates
from rashomon.clean.lexicon import words as lexicon_words
from rashomon.clean.lines import Piece, lines_of, sentences_of
from rashomon.model import Article, CleanArticle

Side = Literal["past", "future", "unclear"]

_WEEKDAY = re.compile(
    r"\b(?P<far>(?:last|next|this past|this coming|coming|previous|following|every|each|a|one|any)\s)?"
    r"(?P<day>Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?P<plural>s)?\b(?!['’]s\s(?:Magazine|Review))"
)
_VERB = re.compile(
    r"(?i:\b(?P<future>will|would|shall|upcoming|planned|scheduled|expected|due|slated|poised|likely|plans?|intends?|hopes?"
    r"|tomorrow|ahead of|going to|set to|to be|about to|looks? to|could|may|might|should)\b)"
    r"|(?i:\b(?P<past>said|told|was|were|had|did|has|have|began|met|went|came|took|made|gave|held|won|lost|saw|sent|left|became"
    r"|got|ran|spoke|wrote|struck|killed|led|fell|rose|hit|broke|found|put|brought|stood|paid|sat|fought|shot|drew|grew|flew"
    r"|threw|swept|sued|cut|set|voted|\w{2,20}ed)\b)"
    r"|(?i:\b(?P<now>starts|begins|opens|visits|arrives|meets|travels|heads|holds|faces|says|is|are|gets|takes|goes|leaves)\b)"
)
_BEHIND = 15  # characters: a verb behind the day belongs to it less than one before
_ENDING = re.compile(r"(?:ing|ed|es|s)$")
_COMMON = lexicon_words("function") | lexicon_words("reporting") | frozenset(WEEKDAYS)
_NOT_PAST = lexicon_words("not_past")


@dataclass(frozen=True, slots=True)
class DayMention:
    """A weekday or day of a month in the running text.

    Attributes:
        start: Where it stands.
        weekday: Monday = 0, None if only the date is told.
        date: The date beside it ("Tuesday (Dec 12)"), or None.
        side: Whether the sentence tells what happens then as done or as coming.
        sentence: Index of the sentence in the article.
        words: The longer words of the sentence, by which two articles are seen to tell the same.
    """

    start: int
    weekday: int | None
    date: DateMention | None
    side: Side
    sentence: int
    words: frozenset[str]


def body_sentences(article: Article, clean: CleanArticle) -> list[Piece]:
    """Return the sentences of the body, in order."""
    found: list[Piece] = []
    for zone in clean.zones:
        if zone.kind == "body":
            for line in lines_of(zone.span.of(article.text)):
                piece = Piece(zone.span.start + line.start, zone.span.start + line.end, line.text)
                found.extend(sentences_of(piece))
    return found


def find_days(sentences: list[Piece]) -> list[DayMention]:
    """Return the days named in the sentences of an article; "last", "next" and "every" Tuesday are left out."""
    found: list[DayMention] = []
    for number, sentence in enumerate(sentences):
        text = sentence.text[:1500]
        if "day" not in text and not any(ch.isdigit() for ch in text):
            continue
        dates = find_dates(text)
        words = content_words(text)
        used: set[int] = set()
        for match in _WEEKDAY.finditer(text):
            if match["far"] or match["plural"]:
                continue
            weekday = WEEKDAYS[match["day"].lower()[:3]]
            beside = next((d for d in dates if d.start <= match.start() < d.end or _beside(text, match.end(), d)), None)
            if beside is not None:
                used.add(beside.start)
            side = side_of(text, match.start())
            found.append(DayMention(sentence.start + match.start(), weekday, beside, side, number, words))
        for date in dates:
            if date.start not in used and date.day is not None:
                side = side_of(text, date.start)
                found.append(DayMention(sentence.start + date.start, date.weekday, date, side, number, words))
    return found


def _beside(text: str, end: int, date: DateMention) -> bool:
    """Tell whether a date stands right behind a weekday: "Tuesday (Dec 12)", "Tuesday, 12 December"."""
    between = text[end : date.start]
    return end <= date.start and len(between) <= 4 and not between.strip(" ,(\u00a0")


def content_words(text: str) -> frozenset[str]:
    """Return the words of a text by which it is known again, the endings of the plural and of tenses cut off."""
    words: list[str] = re.findall(r"[A-Za-z][A-Za-z-]{2,30}", text)
    long = (word.lower() for word in words if len(word) > 3 or word[0].isupper())
    return frozenset(_ENDING.sub("", word)[:8] for word in long if word not in _COMMON)


def side_of(text: str, place: int) -> Side:
    """Return whether what a sentence puts on the day named at `place` lies behind or ahead, by the verb next to it."""
    best: tuple[int, Side] | None = None
    for match in _VERB.finditer(text):
        if match["past"] and match[0].lower() in _NOT_PAST:
            continue
        distance = place - match.end() if match.end() <= place else 2 * (match.start() - place) + _BEHIND
        side: Side = "future" if match["future"] else "past" if match["past"] else "unclear"
        if best is None or distance < best[0]:
            best = (distance, side)
    return best[1] if best else "unclear"


def stance(text: str) -> Side:
    """Return whether a sentence opens by telling something done ("has begun") or coming ("has planned to")."""
    for number, match in enumerate(_VERB.finditer(text[:400])):
        if match["past"] and match[0].lower() in _NOT_PAST:
            continue
        if number == 0 and match[0].lower() in ("has", "have", "is", "are", "was", "were"):
            continue
        if match["future"]:
            return "future"
        if match["past"] and match[0].lower() not in ("said", "told"):
            return "past"
    return "unclear"
