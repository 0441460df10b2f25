"""The expressions of one sentence: modifiers, amounts, ranges, units, rates put together."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass, replace

from rashomon.mark.numerals import number_words
from rashomon.mark.quantities.amounts import (
    Amount,
    after_modifier,
    join_range,
    modify,
    read_amount,
    read_range,
    skip_mark,
)
from rashomon.mark.quantities.sentence import Words
from rashomon.mark.quantities.tables import match_phrase, numbers, phrases, words
from rashomon.mark.quantities.traps import is_trap
from rashomon.mark.quantities.units import INDICES, Unit, apply_unit, read_rate, read_unit

_DURING = frozenset({"over", "around", "about", "under", "above"})
_DEGREES = frozenset({"NNS", "NN", "NNP", "NNPS", "JJ"})


@dataclass(frozen=True, slots=True)
class Expression:
    """A quantity as read, before its role and what it counts are known.

    Attributes:
        amount: Interval and place.
        number: Place of the bare number, without modifiers.
        kind: Of its unit: "" for a count.
        rate: True if it is so much per something.
        score: True if it is one side of a score.
    """

    amount: Amount
    number: int
    kind: str = ""
    rate: bool = False
    score: bool = False


def scan(sentence: Words) -> list[Expression]:
    """Return the expressions of a sentence, in order."""
    found: list[Expression] = []
    starters = _starters()
    at = 0
    while at < len(sentence.lexemes):
        lexeme = sentence.lexemes[at]
        read: list[Expression] = []
        if lexeme.kind == "figure" or lexeme.lower in starters:
            read = list(_read(sentence, at))
        if read:
            found.extend(read)
            at = max(read[-1].amount.last, at + 1)
        else:
            at += 1
    return _index_levels(sentence, _colon_scores(sentence, _share_units(sentence, found)))


@functools.cache
def _starters() -> frozenset[str]:
    """Return the words that an expression can start with."""
    names = ("modifiers", "vague", "currencies")
    first = {word for name in names for word in phrases(name)}
    return frozenset(first | set(number_words()) | set(numbers("factors")) | {"half", "a", "an", "between"})


def _read(sentence: Words, at: int) -> Iterator[Expression]:
    """Yield the expression that starts at lexeme `at`: one, two for a score, none."""
    lexemes = sentence.lexemes
    between = lexemes[at].lower == "between"
    start = at + 1 if between else at
    operation = ""
    modifier = match_phrase("modifiers", lexemes, start, longest=5)
    if modifier:
        operation, start = modifier[0][1], modifier[1]
        start = _to_the_mark(sentence, start, operation)
    if start >= len(lexemes):
        return
    amount = read_amount(lexemes, start)
    if amount is not None and modifier and lexemes[at].lower in _DURING and sentence.lower(start) in ("twice", "once"):
        return
    if amount is None or (modifier and amount.kind == "ordinal"):
        return
    if modifier and lexemes[at].lower == "some" and amount.kind == "vague":
        return
    rank = _rank(sentence, start, amount) if not modifier else None
    if rank is not None:
        yield Expression(replace(amount, first=rank, kind="ordinal"), start)
        return
    if is_trap(sentence, replace(amount, modified=operation)):
        return
    yield from _finish(sentence, at, start, amount, operation, between)


def _rank(sentence: Words, at: int, amount: Amount) -> int | None:
    """Return where the rank "#2", "number 3", "No. 1" begins, None where the number is none."""
    if amount.kind != "number" or (amount.high or 0) > 100 or any(sentence.blocked[at : amount.last]):
        return None
    before = sentence.lower(at - 1)
    if before == "#" and amount.plain:
        return at - 1
    if before == "number" and sentence.lexemes[at - 1].text.islower() and sentence.tag(at - 2) != "DT":
        return at - 1
    if before == "." and sentence.lower(at - 2) == "no" and sentence.lexemes[at - 1].glued:
        return at - 2
    return None


def _to_the_mark(sentence: Words, at: int, operation: str) -> int:
    """Step over "the" in "below the 5,000 mark"."""
    if operation in ("below", "above") and sentence.lower(at) == "the":
        if sentence.tag(at + 1) in ("$", "CD") or sentence.lower(at + 1) in "$£€¥":
            return at + 1
        if at + 2 < len(sentence.lexemes) and sentence.lexemes[at + 2].kind == "figure":
            return at + 2 if sentence.tag(at + 1).startswith("JJ") else at
    return at


def _finish(
    sentence: Words, at: int, number: int, amount: Amount, operation: str, between: bool
) -> Iterator[Expression]:
    """Read what follows the first amount and yield the expression."""
    lexemes = sentence.lexemes
    if amount.kind == "ordinal":
        yield Expression(amount, number)
        return
    amount, unit = _with_unit(sentence, amount)
    if sentence.lower(number - 1) == "magnitude" and amount.unit == "count":
        number -= 1
        amount, unit = replace(amount, first=number, unit="magnitude"), Unit("magnitude", "measure", 1.0, 0)
    pair = read_range(lexemes, amount, between=between)
    if pair is not None and not any(sentence.blocked[pair[1].first : pair[1].last]):
        second, second_unit = _with_unit(sentence, pair[1])
        if _is_score(sentence, amount, second):
            yield Expression(amount, number, score=True)
            yield Expression(second, second.first, score=True)
            return
        joined = join_range(amount, second) if _may_join(sentence, at, amount, second, between) else None
        if joined is not None:
            amount, unit = joined, second_unit or unit
    first = at if between and amount.last > number + 1 else number
    amount = replace(amount, first=first)
    if operation and _keeps(sentence, at, operation, amount, unit):
        amount = modify(amount, operation, at)
    if not amount.modified or amount.modified == "about":
        amount = after_modifier(lexemes, amount)
        if unit is None:
            amount, unit = _with_unit(sentence, amount)
    if unit is None and amount.unit == "count" and sentence.lower(amount.last) == "magnitude":
        amount, unit = replace(amount, unit="magnitude", last=amount.last + 1), Unit("magnitude", "measure", 1.0, 0)
    rate = read_rate(lexemes, sentence.tags, sentence.present, amount)
    if rate is not None:
        amount = replace(amount, unit=rate[0], last=rate[1])
    amount = skip_mark(lexemes, amount)
    yield Expression(amount, number, unit.kind if unit else "", rate is not None or bool(unit and unit.kind == "speed"))


def _with_unit(sentence: Words, amount: Amount) -> tuple[Amount, Unit | None]:
    """Read the unit behind an amount."""
    lexemes = sentence.lexemes
    if amount.kind in ("ordinal", "factor"):
        return amount, None
    if amount.unit not in ("count", "fraction"):
        return _repeated_currency(sentence, amount), Unit(amount.unit, "currency", 1.0, amount.last)
    at = amount.last
    if amount.kind == "vague" and sentence.lower(at) == "of":
        unit = read_unit(lexemes, at + 1, sentence.present)
        return (apply_unit(amount, unit), unit) if unit is not None else (amount, None)
    if amount.kind == "fraction":
        for joint in (("a",), ("an",), ("of", "a"), ("of", "an"), ("of", "one")):
            if tuple(sentence.lower(at + i) for i in range(len(joint))) == joint:
                unit = read_unit(lexemes, at + len(joint), sentence.present)
                if unit is not None:
                    return replace(apply_unit(amount, unit), kind="number"), unit
        return amount, None
    for joint in (("of", "a"), ("of", "one")):
        if amount.kind == "number" and tuple(sentence.lower(at + i) for i in (0, 1)) == joint:
            unit = read_unit(lexemes, at + 2, sentence.present)
            if unit is not None and unit.kind == "percent":
                return apply_unit(amount, unit), unit
    skipped = at + 1 if sentence.lower(at) in ("straight", "consecutive", "more", "full", "whole", "additional") else at
    unit = read_unit(lexemes, skipped, sentence.present)
    if unit is None or (skipped > at and unit.kind != "duration") or (skipped > at and sentence.lower(at) == "more"):
        return amount, None
    if sentence.lower(unit.last) == "/" and sentence.lower(unit.last + 1) in ("h", "hr") and unit.name in _LENGTHS:
        unit = Unit(unit.name + "/hour", "speed", unit.factor, unit.last + 2)
    return apply_unit(amount, unit), unit


_LENGTHS = frozenset({"kilometre", "mile", "metre"})


def _repeated_currency(sentence: Words, amount: Amount) -> Amount:
    """Take in the "(USD)" of "$99 (USD)"."""
    at = amount.last
    again = match_phrase("currencies", sentence.lexemes, at, longest=2)
    if again is not None and again[0][1] == amount.unit and sentence.lexemes[at].kind == "word":
        return replace(amount, last=again[1])
    if sentence.lower(at) == "(" and sentence.lower(at + 2) == ")":
        found = match_phrase("currencies", sentence.lexemes, at + 1, longest=1)
        if found is not None and sentence.lexemes[at + 1].text.isupper():
            return replace(amount, unit=found[0][1], last=at + 3)
    return amount


def _keeps(sentence: Words, at: int, operation: str, amount: Amount, unit: Unit | None) -> bool:
    """Tell whether a preposition is a modifier here: "over 10 years" is a span, "for over 10 years" more than ten."""
    word = sentence.lower(at)
    if unit is not None and unit.kind == "duration" and word in ("over", "under", "around", "about", "within"):
        return word in ("about", "within") or sentence.lower(at - 1) in (
            "for",
            "of",
            "after",
            "just",
            "took",
            "lasted",
            "",
        )
    return not (word == "within" and (unit is None or unit.kind != "duration"))


def _may_join(sentence: Words, at: int, first: Amount, second: Amount, between: bool) -> bool:
    """Tell whether two amounts are one range, not the old and new value of a change."""
    joint = sentence.lower(first.last)
    if between:
        return True
    own_unit = first.unit != "count"
    if joint == "or":
        small = (
            first.high is not None and second.low is not None and second.low - first.high <= max(2, first.high * 0.5)
        )
        return small and not (own_unit and second.unit == "count")
    if own_unit and second.unit == "count":
        return False
    if joint != "to":
        return True
    before = sentence.lower(at - 1)
    if before == "from":
        return not (sentence.present & words("changes"))
    return not ((before == "by" or before in words("changes")) and own_unit)


def _is_score(sentence: Words, first: Amount, second: Amount) -> bool:
    """Tell whether two bare numbers are the two sides of a score or vote."""
    if not (first.plain and second.plain) or first.unit != "count" or second.unit != "count":
        return False
    joint = sentence.lower(first.last)
    if sentence.lower(first.first - 1) in ("from", "between", "aged"):
        return False
    low, high = first.low or 0.0, second.low or 0.0
    if joint == "to":
        return bool(sentence.present & _CONTESTS) and low != high and sentence.tag(second.last) not in _DEGREES
    if joint not in "-–—":
        return False
    spaced = not sentence.lexemes[first.last].glued and sentence.tag(second.last) in ("NNP", "NNPS")
    return low >= high or (low < 200 and high < 200 and (spaced or sentence.tag(second.last) not in _DEGREES))


_CONTESTS = frozenset(
    {"vote", "votes", "voted", "voting", "won", "win", "wins", "beat", "beats", "beaten", "lost", "lose", "defeat",
     "defeated", "passed", "approved", "rejected", "score", "victory", "ruled", "upheld"}
)  # fmt: skip


def _colon_scores(sentence: Words, found: list[Expression]) -> list[Expression]:
    """Take "Internet: 1, Scientology: 0" for a score."""
    sides = [one for one in found if sentence.lower(one.amount.first - 1) == ":" and one.amount.plain and not one.kind]
    if len(sides) != 2:
        return found
    return [replace(one, score=True) if one in sides else one for one in found]


def _index_levels(sentence: Words, found: list[Expression]) -> list[Expression]:
    """Give bare numbers beside the points of a stock index that unit."""
    if not sentence.present & INDICES or not any(one.kind == "point" or _is_level(sentence, one) for one in found):
        return found
    return [
        replace(one, amount=replace(one.amount, unit="point"), kind="point") if _is_level(sentence, one) else one
        for one in found
    ]


def _is_level(sentence: Words, one: Expression) -> bool:
    """Tell whether a bare number of three digits or more stands where the level of an index stands."""
    amount = one.amount
    value = amount.high or amount.low or 0.0
    if amount.unit != "count" or one.kind or amount.kind != "number" or one.rate or one.score:
        return False
    if not 500 <= value < 100_000 or amount.scale > 1:
        return False
    before = sentence.lower(amount.first - 1), sentence.lower(one.number - 1)
    level = before[0] == "of" and sentence.lower(amount.first - 2) in ("level", "high", "low", "close", "record")
    placed = level or bool({"at", "to", "below", "above", "the", "from", "on", "past"} & set(before))
    return placed and not sentence.tag(amount.last).startswith("NN")


def _share_units(sentence: Words, found: list[Expression]) -> list[Expression]:
    """Give a bare number the unit of the next one where they are joined: "166.5 and 93.3%", "from 10 to 15 weeks"."""
    shared = list(found)
    for i in range(len(found) - 2, -1, -1):
        one, other = shared[i], shared[i + 1]
        gap = range(one.amount.last, other.amount.first)
        joints = [sentence.lower(j) for j in gap]
        bare = one.amount.unit == "count" and one.amount.kind == "number" and not one.score and not one.rate
        if (
            not bare
            or other.score
            or other.kind in ("", "age")
            or joints not in (["and"], ["or"], ["to"], ["or", "about"])
        ):
            continue
        before = sentence.lower(one.amount.first - 1)
        if other.kind == "currency" or (joints == ["to"] and before != "from"):
            continue
        shared[i] = replace(one, amount=replace(one.amount, unit=other.amount.unit), kind=other.kind)
    return shared
