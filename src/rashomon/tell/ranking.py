"""Which statement comes first: what happened before background, well supported and exact before thin and vague.

Importance is a number from 0 to 1 in two halves. One half and above: the story's own happenings. Below: background,
context, opinion without a date, what a later report replaced, and whatever only says again what a higher line said;
last of all what does not say who or what it speaks of ("It was late.").
"""

from __future__ import annotations

import bisect
import dataclasses
import datetime
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rashomon.model import Claim, Reading, Statement
from rashomon.tell.dates import Days, days_of
from rashomon.tell.dating import happening_date
from rashomon.tell.words import content_words, lexicon, points_back

FOREGROUND = 0.5
"""From this importance on, a statement tells of the story's own happenings."""

_WORD = re.compile(r"[^\W_]+")
OUT_OF_PLACE = "Only clear in its place"
"""The heading over lines that do not say who or what they speak of."""

_WINDOW = datetime.timedelta(days=21)
_LEAD_SENTENCES = 4
_REPEATED = 0.85
_GONE_OVER = 0.7
_AGAIN = 0.25
_COMMON_WORD = 100
_THEME_WORDS = 6
_POINTING = 0.8
_OPEN = 0.01
"""What stays open stands behind everything else, in an order of its own."""
_HANGING = ("adverbial", "relative", "participle")
_Line = tuple[frozenset[str], frozenset[str]]
"""The articles behind a line, and its words."""


@dataclass(frozen=True, slots=True)
class ClaimPlace:
    """Where a claim stands in its article and how it is told.

    Attributes:
        lead: 1 at the top of the body, falling to 0 at its end; headline claims count as the top.
        zone: Kind of zone of its sentence.
        old: True if it is dated, and long before the report.
        near: True if it is dated about the time of the report.
    """

    lead: float
    zone: str
    old: bool
    near: bool


def rank(statements: Sequence[Statement], readings: Sequence[Reading]) -> tuple[Statement, ...]:
    """Return the statements with their importance, the most important first."""
    claims = {c.id: (c, r) for r in readings for c in r.claims}
    day = _story_day(readings)
    places = {name: place for reading in readings for name, place in _places(reading, day)}
    theme = _theme(readings)
    best = sum(sorted(theme.values(), reverse=True)[:_THEME_WORDS])
    most = max((len(s.origins) for s in statements), default=1)
    scored = []
    for statement in statements:
        told = [claims[c][0] for c in statement.claims if c in claims]
        where = [places[c.id] for c in told]
        words = content_words(statement.text)
        stays_open = left_open(statement, claims[statement.shown][0] if statement.shown in claims else None)
        alone = not stays_open and not points_back(statement.text)
        who = _who_somebody_is(statement, claims)
        past = who or statement.status == "superseded"
        front = (
            not past
            and _foreground(told, where, len(statement.origins))
            and (alone or (len(statement.origins) > 1 and not stays_open))
        )
        weight = (
            (
                0.44 * _share(len(statement.origins), most)
                + 0.10 * _share(len(statement.articles), max(1, len(readings)))
                + 0.20 * max((p.lead for p in where), default=0.0)
                + 0.12 * (min(1.0, sum(theme.get(word, 0.0) for word in sorted(words)) / best) if best else 0.0)
                + 0.14 * _exactness(told)
            )
            * _wholeness(told, words)
            * (_OPEN if stays_open else 1.0 if alone else _POINTING)
        )
        scored.append((statement, words, 0.5 * weight + (FOREGROUND if front else 0.0)))
    return _say_once(scored, {name: claim.predicate for name, (claim, _) in claims.items()})


def left_open(statement: Statement, shown: Claim | None) -> bool:
    """Tell whether a line has an "it", "they" or "this" in it of which it does not say who or what is meant.

    Args:
        statement: The line.
        shown: The claim in whose words it is told.
    """
    if shown is None:
        return False
    words = _in_line(statement.text)
    part = next((p for p in shown.propositions if p.text == statement.text), None)
    return any(_in_line(left) in words for left in (part or shown).unsettled)


def _in_line(text: str) -> str:
    """Return the words of a text, none of which can be found inside another."""
    return f" {' '.join(_WORD.findall(text.casefold()))} "


def repeats(words: frozenset[str], other: frozenset[str]) -> bool:
    """Tell whether a line with these words says nothing that one with the others has not said."""
    if len(words & other) < _REPEATED * len(words):
        return False
    return all(word in other for word in words if any(ch.isdigit() for ch in word))


def _story_day(readings: Sequence[Reading]) -> Days | None:
    """Return the middle publication date, else the latest day that any report names, else None."""
    published = sorted(d for r in readings if r.clean.published and (d := days_of(r.clean.published.date)))
    if published:
        return published[len(published) // 2]
    return max((d for r in readings for t in r.marks.times if t.edtf and (d := days_of(t.edtf))), default=None)


def _places(reading: Reading, day: Days | None) -> Iterator[tuple[str, ClaimPlace]]:
    body = [s.index for s in reading.marks.parse.sentences if s.zone == "body"]
    places = {claim.id: (claim, _place(claim, reading, body, day)) for claim in reading.claims}
    old = {claim.sentence for claim, place in places.values() if place.old and claim.kind == "main"}
    for name, (claim, place) in places.items():
        # "He last came in 2017, when he attended ...": the inner clause is as old as the one it hangs on.
        beside = claim.sentence in old and claim.kind in _HANGING and not place.near
        yield name, dataclasses.replace(place, old=True) if beside else place


def _place(claim: Claim, reading: Reading, body: Sequence[int], day: Days | None) -> ClaimPlace:
    sentences = reading.marks.parse.sentences
    sentence = sentences[claim.sentence] if 0 <= claim.sentence < len(sentences) else None
    zone = sentence.zone if sentence else "body"
    if zone == "headline" or not body:
        lead = 1.0
    elif zone == "caption":
        lead = 0.2
    else:
        after = bisect.bisect_left(body, claim.sentence)
        lead = 1.0 if after == 0 else max(0.0, 1.0 - after / max(len(body), 2 * _LEAD_SENTENCES))
    dated = happening_date(claim, reading)
    published = days_of(reading.clean.published.date) if reading.clean.published else None
    reference = published or day
    old = near = False
    if dated and reference:
        old = dated.high < _shift(reference[0], -_WINDOW)
        near = not old and published is not None and dated.low <= _shift(published[1], _WINDOW)
    return ClaimPlace(lead, zone, old, near)


def _shift(day: datetime.date, by: datetime.timedelta) -> datetime.date:
    try:
        return day + by
    except OverflowError:
        return day


def _theme(readings: Sequence[Reading]) -> Mapping[str, float]:
    """Return the share of headlines and openings that use a word: what the story is about."""
    counts: Counter[str] = Counter()
    for reading in readings:
        text = reading.article.text
        opening = [s.span.of(text) for s in reading.marks.parse.sentences if s.zone == "headline"]
        opening += [s.span.of(text) for s in reading.marks.parse.sentences if s.zone == "body"][:1]
        if reading.clean.title:
            opening.append(reading.clean.title.value)
        counts.update(content_words(" ".join(opening)))
    return {word: count / max(1, len(readings)) for word, count in counts.items()}


def _foreground(told: Sequence[Claim], where: Sequence[ClaimPlace], origins: int) -> bool:
    """Tell whether the statement is one of the story's own happenings rather than background."""
    if not told or sum(p.old for p in where) * 2 > len(where) or all(p.zone == "caption" for p in where):
        return False
    if all(p.zone == "headline" for p in where) and origins < 2:
        return False
    if all(c.factuality.time == "hypothetical" for c in told):
        return False
    if any(p.near for p in where) or any(p.lead >= 1.0 and p.zone == "body" for p in where):
        return True
    lead = max(p.lead for p in where)
    if origins > 1 and lead >= 0.7:
        return True
    ahead = any(c.factuality.time == "future" and c.factuality.certainty != "possible" for c in told)
    done = any(
        c.factuality.time == "past" and c.factuality.certainty in ("certain", "probable") and not _stative(c)
        for c in told
    )
    return (done and (lead >= 0.5 or len({c.article for c in told}) > 1)) or (ahead and lead >= 0.6)


def _who_somebody_is(statement: Statement, claims: Mapping[str, tuple[Claim, Reading]]) -> bool:
    """Tell whether a statement only says what a title or an apposition says of somebody."""
    shown = claims.get(statement.shown)
    parts = shown[0].propositions if shown is not None else ()
    return any(p.text == statement.text and p.kind in ("title", "apposition") for p in parts)


def _stative(claim: Claim) -> bool:
    return claim.predicate.split(" ")[0] in lexicon("stative")


def _exactness(told: Sequence[Claim]) -> float:
    """Return how much that can be checked the best wording holds: times, numbers, names."""
    best = 0.0
    for claim in told:
        dates = sum(1 for t in claim.times if t.edtf)
        numbers = sum(1 for q in claim.quantities if q.exact)
        best = max(best, min(1.0, 0.3 * min(dates, 1) + 0.3 * min(numbers, 2) + 0.15 * min(len(claim.entities), 4)))
    return best


def _wholeness(told: Sequence[Claim], words: frozenset[str]) -> float:
    """Return less than 1 for lines that hardly stand alone."""
    kinds = {c.kind for c in told}
    factor = 0.55 if kinds <= {"fragment", "nominal"} else 0.85 if kinds <= {"apposition", "participle"} else 1.0
    return factor * (0.5 if len(words) < 3 else 1.0)


def _share(count: int, most: int) -> float:
    """Return `count` against `most`, where the second counts more than the tenth."""
    return min(1.0, (1 - 0.5**count) / (1 - 0.5 ** max(1, most))) if count else 0.0


def _goes_over(
    statement: Statement, words: frozenset[str], predicate: str, told: Mapping[str, Sequence[_Line]]
) -> bool:
    """Tell whether a line tells, with more about it, what a better supported one of the same sentences tells."""
    verb = content_words(predicate)
    enough = {True: _GONE_OVER / 2, False: _GONE_OVER}
    return any(
        articles.issuperset(statement.articles)
        and len(before & words) >= enough[bool(verb) and verb <= before] * len(before)
        for articles, before in told.get(statement.shown, ())
    )


def _say_once(
    scored: Iterable[tuple[Statement, frozenset[str], float]], predicates: Mapping[str, str]
) -> tuple[Statement, ...]:
    """Sort; move what repeats a higher line to the background, what goes over one again behind all that is new."""
    ranked = sorted(scored, key=lambda item: (-round(item[2], 6), item[0].id))
    spread = Counter(word for _, words, _ in ranked for word in words)
    kept: dict[str, list[frozenset[str]]] = defaultdict(list)
    told: dict[str, list[_Line]] = defaultdict(list)
    result = []
    for statement, words, score in ranked:
        # A repeat shares at least one of any so many words: the rarest ones have the shortest lists.
        enough = len(words) - math.ceil(_REPEATED * len(words)) + 1
        rarest = sorted(words, key=lambda w: (spread[w], w))[:enough]
        if any(repeats(words, other) for word in rarest for other in kept[word][:_COMMON_WORD]):
            score = min(score, FOREGROUND) * 0.6
        elif score > FOREGROUND and _goes_over(statement, words, predicates.get(statement.shown, ""), told):
            score = FOREGROUND + _AGAIN * (score - FOREGROUND)
        for word in words:
            kept[word].append(words)
        for name in statement.claims:
            told[name].append((frozenset(statement.articles), words))
        result.append(dataclasses.replace(statement, importance=round(min(1.0, max(0.0, score)), 4)))
    return tuple(sorted(result, key=lambda s: (-s.importance, s.id)))
