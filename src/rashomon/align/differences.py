"""Real differences between claims of one matter: which pairs differ, in what, and which of them are conflicts."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from rapidfuzz.distance import Indel, Levenshtein

from rashomon.align.frames import Frame
from rashomon.align.judge import Pair
from rashomon.align.naming import NameMatch
from rashomon.align.numbers import NumberMatch, agree, relate, same_thing
from rashomon.align.planned import is_outcome
from rashomon.align.ranks import years_agree
from rashomon.align.words import akin, fold, listed, plain
from rashomon.model import Claim, Quantity, TimeRef
from rashomon.model.align import ConflictKind, PairDifference

_SAME_MATTER = 0.5
_SAME_MATTER_CLOSE = 0.6
_REST_COVERED = 0.5
_LIKE_SIZE = 0.5
_BESIDE = 80
_SHARED_BESIDE = 3
_BETWEEN = 12
_SHORTEST_NAME = 4
_SHARES = ("percent", "fraction")
_LONG_NAME = 7
_SHORTEST_QUOTATION = 5
_SAME_QUOTATION = 0.75
_QUOTED = re.compile(r"[“\"‘']([^“”\"‘’']{3,40})[”\"’']")
_IN_QUOTES = re.compile(r"[“\"]([^“”\"]{20,600})(?:[”\"]|$)")
_LEFT_OUT = re.compile(r"\.{3,}|…")
_ONESELF = frozenset({"i", "we"})
_WORD = re.compile(r"[^\W_]+")


def differences(
    pair: Pair,
    texts: Mapping[str, str],
    published: Mapping[str, str] | None = None,
    figures: Mapping[str, frozenset[float]] | None = None,
) -> tuple[PairDifference, ...]:
    """Return how the two claims of a pair really differ; nothing where they may be of different matters.

    Args:
        pair: The pair.
        texts: The articles' texts, by id.
        published: The days on which they were published, EDTF, by id, as far as known.
        figures: All numbers that each has, by id: one that has both does not differ from the other in them.
    """
    if pair.a.article == pair.b.article:
        return ()
    return (
        *_ranks(pair, texts),
        *(_superseded(pair, texts, published or {}) or _come_about(pair, published or {})),
        *_numbers(pair, texts, figures or {}),
        *_spellings(pair),
        *_quotations(pair, texts),
        *_renderings(pair, texts),
    )


def _ranks(pair: Pair, texts: Mapping[str, str]) -> list[PairDifference]:
    """One says that it is the first in so many years, the other when the last was."""
    agree = years_agree(pair.a, pair.b)
    if agree is None:
        return []
    values = (c.span.of(texts[c.article]) for c in (pair.a, pair.b))
    return [PairDifference("date", "compatible" if agree else "conflict", pair.a.id, pair.b.id, *values)]


def _superseded(pair: Pair, texts: Mapping[str, str], published: Mapping[str, str]) -> list[PairDifference]:
    """The one tells as done what the other expects, of the same verb and the same participants or number of things."""
    if pair.forth.voices.cosine < _SAME_MATTER:
        return []
    counted = [m for m in pair.forth.numbers if m.relation in ("agree", "compatible") and m.second is not None]
    alike = [m for m in counted if m.second is not None and same_thing(m.first, m.second)]
    close = bool(counted) and pair.forth.voices.cosine >= _SAME_MATTER_CLOSE
    if not alike and not close and not any(match.shared for match in pair.forth.stances):
        return []
    for match in pair.forth.stances:
        if match.negated or match.swapped or match.other_subject or match.other_object:
            continue
        plan, done = (pair.b, pair.a) if match.surer else (pair.a, pair.b)
        expected, deed = (match.second, match.first) if match.surer else (match.first, match.second)
        if not (match.surer or match.weaker) or not expected.expected or _of_another(plan, expected, done):
            continue
        if is_outcome(plan, expected, done, deed, published):
            return [_replaced(pair, alike, texts, later_first=match.surer)]
    return []


def _of_another(plan: Claim, expected: Frame, done: Claim) -> bool:
    """Tell whether somebody says what he himself will do, and the other claim neither names him nor is his."""
    if not any(actor.head in _ONESELF for actor in expected.at("subject")):
        return False
    speakers = {link.entity for link in plan.attribution[:1] if link.entity}
    return not speakers & {*done.entities, *(link.entity for link in done.attribution[:1])}


def _replaced(
    pair: Pair, alike: Sequence[NumberMatch], texts: Mapping[str, str], *, later_first: bool
) -> PairDifference:
    """Return that one claim replaced the other, with the numbers where they are what became exact."""
    kind: ConflictKind = "other"
    value_a, value_b = pair.a.text, pair.b.text
    for match in alike:
        if match.relation == "compatible" and match.second is not None:
            kind = "number"
            value_a, value_b = shown(match.first, texts[pair.a.article]), shown(match.second, texts[pair.b.article])
            break
    if later_first:
        return PairDifference(kind, "superseded", pair.a.id, pair.b.id, value_a, value_b)
    return PairDifference(kind, "superseded", pair.b.id, pair.a.id, value_b, value_a)


def _come_about(pair: Pair, published: Mapping[str, str]) -> list[PairDifference]:
    """The one expects for a day what the other, published after that day, speaks of as past."""
    if pair.forth.voices.cosine < _SAME_MATTER_CLOSE:
        return []
    for plan, done, seen in ((pair.a, pair.b, pair.forth), (pair.b, pair.a, pair.back)):
        if not expects(plan, done, published):
            continue
        agreed = {match.first.key for match in seen.names if match.relation == "agree" and match.first.type in _MET}
        if len(agreed) >= _PARTICIPANTS and agreed & _subjects(plan) & _subjects(done) and _one_event(plan, done):
            return [PairDifference("other", "superseded", done.id, plan.id, done.text, plan.text)]
    return []


_MET = frozenset({"person", "organisation", "place", "facility"})
_PARTICIPANTS = 2


def expects(plan: Claim, done: Claim, published: Mapping[str, str]) -> bool:
    """Tell whether a claim tells as still to come what may be past in another: its day came before that was written.

    Args:
        plan: The claim that expects something.
        done: The claim that may tell of it as past.
        published: The days on which the articles were published, EDTF, by id, as far as known.
    """
    if plan.factuality.time != "future" or done.factuality.time != "past":
        return False
    if done.factuality.certainty != "certain" or "negative" in (plan.factuality.polarity, done.factuality.polarity):
        return False
    before, after = published.get(plan.article, ""), published.get(done.article, "")
    days = [t.low for t in plan.times if t.low and t.type == "DATE" and t.low == t.high]
    return bool(days) and before[:10] < after[:10] and max(days) < after[:10]


def _subjects(claim: Claim) -> frozenset[str]:
    return frozenset(role.entity for role in claim.roles if role.name == "subject" and role.entity)


def _one_event(plan: Claim, done: Claim) -> bool:
    """Tell whether the other claim names what is planned: its verb, or the thing that its verb is about."""
    planned = {plain(role.head) for role in plan.roles if role.name != "subject" and role.entity is None}
    planned.add(plain(plan.predicate.split(" ")[-1]))
    told = {plain(role.head) for role in done.roles if role.entity is None} | {plain(done.predicate.split(" ")[0])}
    return any(akin(x, y) for x in planned for y in told if len(x) >= _SHORTEST_NAME)


def _renderings(pair: Pair, texts: Mapping[str, str]) -> list[PairDifference]:
    """Both speak of a phrase in the same surroundings, and quote it in other words."""
    if pair.forth.voices.cosine < _SAME_MATTER:
        return []
    first, second = (c.span.of(texts[c.article]) for c in (pair.a, pair.b))
    naming = listed("naming")
    if not all(any(word in naming for word in fold(text)) for text in (first, second)):
        return []
    for x in _QUOTED.findall(first):
        for y in _QUOTED.findall(second):
            one, other = fold(x), fold(y)
            if one and other and not one & other and len(one) == len(other):
                return [PairDifference("wording", "compatible", pair.a.id, pair.b.id, x, y)]
    return []


def _spellings(pair: Pair) -> list[PairDifference]:
    """Both name somebody or something, and the names differ in a letter or two."""
    if pair.forth.voices.cosine < _SAME_MATTER:
        return []
    for name in pair.forth.names:
        for other in pair.back.names:
            x, y = name.first, other.first
            if "agree" in (name.relation, other.relation) or not (x.named and y.named) or x.key == y.key:
                continue
            if misspelt(x.text, y.text):
                elsewhere = "place" in (x.type, y.type) and len(x.text) == len(y.text)
                kind: ConflictKind = "place" if elsewhere else "name"  # "Paris" for "Parris" is no other place
                return [PairDifference(kind, "conflict", pair.a.id, pair.b.id, x.text, y.text)]
    return []


def misspelt(a: str, b: str) -> bool:
    """Tell whether two names differ in the spelling of one word only: by one letter, or by two in a long one."""
    first, second = plain(a).split(), plain(b).split()
    if len(first) != len(second):
        return False
    apart = [(x, y) for x, y in zip(first, second, strict=True) if x != y]
    if len(apart) != 1:
        return False
    x, y = apart[0]
    if min(len(x), len(y)) < _SHORTEST_NAME or x[0] != y[0] or not (x + y).isalpha() or {x + "s", y + "s"} & {x, y}:
        return False
    return Levenshtein.distance(x, y) <= (1 if min(len(x), len(y)) < _LONG_NAME else 2)


def _quotations(pair: Pair, texts: Mapping[str, str]) -> list[PairDifference]:
    """Both quote the same words of one speaker, but not word for word the same."""
    first, second = (_quoted(c, texts[c.article]) for c in (pair.a, pair.b))
    for one in first:
        for other in second:
            x, y = _spoken(one), _spoken(other)
            if min(len(x), len(y)) < _SHORTEST_QUOTATION or x == y or _inside(x, y) or _inside(y, x):
                continue
            if Indel.normalized_similarity(x, y) >= _SAME_QUOTATION:
                return [PairDifference("wording", "compatible", pair.a.id, pair.b.id, one, other)]
    return []


def _quoted(claim: Claim, text: str) -> list[str]:
    """Return what a claim quotes, piece by piece where something is left out."""
    words = claim.span.of(text)
    whole = [words] if claim.direct else _IN_QUOTES.findall(words)
    return [piece.strip() for quotation in whole for piece in _LEFT_OUT.split(quotation)]


def _spoken(quotation: str) -> list[str]:
    return _WORD.findall(plain(quotation.replace("’", "'").replace(".", "")))


def _inside(short: Sequence[str], long: Sequence[str]) -> bool:
    return any(long[i : i + len(short)] == short for i in range(len(long) - len(short) + 1))


def _numbers(pair: Pair, texts: Mapping[str, str], figures: Mapping[str, frozenset[float]]) -> list[PairDifference]:
    """Both state a plain number of the same thing in the same surroundings, and neither states the other's."""
    if pair.forth.voices.cosine < _SAME_MATTER:
        return []
    near = pair.forth.voices.cosine >= _SAME_MATTER_CLOSE and _rest(pair) >= _REST_COVERED
    features = pair.forth.features() if near else {}
    close = near and not (features["times conflict"] or features["names other"])
    answered = {m.first.span for m in pair.back.numbers if m.relation in ("agree", "compatible")}
    for match in pair.forth.numbers:
        if match.relation not in ("conflict", "absent"):
            continue
        for other in pair.back.numbers:
            a, b = match.first, other.first
            if b.span in answered or not _plain(a, b) or relate(a, b) != "conflict":
                continue
            if "age" in (a.what, b.what) and not _of_one_person(a, pair.forth.names, b, pair.back.names):
                continue
            if _is_relative(a, texts[pair.a.article]) or _is_relative(b, texts[pair.b.article]):
                continue
            written = [figures.get(claim.article, frozenset()) for claim in (pair.a, pair.b)]
            if a.unit in _SHARES and (_has(written[0], b) or _has(written[1], a)):
                continue  # there are many rates of one thing
            same = close and same_thing(a, b) and a.what is not None
            if same or _alike_beside(a, texts[pair.a.article], b, texts[pair.b.article]):
                values = (shown(q, texts[c.article]) for q, c in ((a, pair.a), (b, pair.b)))
                return [PairDifference("number", "conflict", pair.a.id, pair.b.id, *values)]
    return []


def _is_relative(quantity: Quantity, text: str) -> bool:
    """Tell whether a number counts from somebody on, or tells odds: the first since Brooke is the second of all."""
    after = text[quantity.span.end : quantity.span.end + _BESIDE]
    return (quantity.role == "ordinal" and "since " in after) or after.startswith("-in-")


def _has(figures: frozenset[float], quantity: Quantity) -> bool:
    """Tell whether a report has a number somewhere, or one rounded from it."""
    ends = [end for end in (quantity.low, quantity.high) if end]
    return any(agree(end, figure) for end in ends for figure in figures)


def _alike_beside(a: Quantity, first: str, b: Quantity, second: str) -> bool:
    """Tell whether two exact numbers of like size stand before or after the same words."""
    if not (a.exact and b.exact) or a.low is None or b.low is None or a.unit != b.unit:
        return False
    if min(abs(a.low), abs(b.low)) < _LIKE_SIZE * max(abs(a.low), abs(b.low)):
        return False
    x, y = _after(a, first), _after(b, second)
    return len(x & y) >= _SHARED_BESIDE


def _after(quantity: Quantity, text: str) -> frozenset[str]:
    """Return the words that follow a number, up to the end of its phrase."""
    end = quantity.span.end
    words = fold(re.split(r"[.;,!?\n]", text[end : end + _BESIDE], maxsplit=1)[0])
    return frozenset(word for word in words if word not in listed("empty") and len(word) > 2)


def _plain(a: Quantity, b: Quantity) -> bool:
    """Tell whether two numbers may be of one thing: of one role, one exact."""
    return a.role == b.role and (a.exact or b.exact)


def _of_one_person(a: Quantity, names: Sequence[NameMatch], b: Quantity, others: Sequence[NameMatch]) -> bool:
    """Tell whether two ages are told of one person, named right before each."""
    return bool(_whose(a, names) & _whose(b, others))


def _whose(age: Quantity, names: Sequence[NameMatch]) -> frozenset[str]:
    persons = (name.first for name in names if name.first.type == "person")
    return frozenset(p.key for p in persons if p.end > p.start and 0 <= age.span.start - p.end <= _BETWEEN)


def _rest(pair: Pair) -> float:
    return max(pair.forth.covered, pair.back.covered)


def shown(item: Quantity | TimeRef, text: str) -> str:
    """Return the words of a quantity or time, with what is counted."""
    words = item.span.of(text)
    if not isinstance(item, Quantity) or not item.what or item.what in words:
        return words
    over = item.what_span
    if over is not None and 0 <= over.start - item.span.end <= _BETWEEN:
        return text[item.span.start : over.end]
    return f"{words} {item.what}" if item.unit == "count" else words  # "$43,000" stands by itself, "37" does not
