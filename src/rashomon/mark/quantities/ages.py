"""Ages without a unit: "Thomas Sam, 42,", "aged 18 to 59", "in her twenties"."""

from __future__ import annotations

from dataclasses import replace

from rashomon.mark.quantities.amounts import Amount
from rashomon.mark.quantities.scanning import Expression
from rashomon.mark.quantities.sentence import Words

_DECADES = {
    "twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70, "eighties": 80,
    "nineties": 90, "teens": 13,
}  # fmt: skip
_POSSESSIVES = frozenset({"my", "his", "her", "their", "our", "your", "its"})
_OLDEST = 120


def with_ages(sentence: Words, found: list[Expression]) -> list[Expression]:
    """Return the expressions with ages told as such, and with decades of life added."""
    read = [_as_age(sentence, one) for one in found]
    for at, lexeme in enumerate(sentence.lexemes):
        decade = _DECADES.get(lexeme.lower, 0)
        if lexeme.tail == "s" and lexeme.value in range(20, 100, 10):
            decade = int(lexeme.value)
        owner = sentence.lower(at - 1)
        if owner in ("early", "mid", "late", "-"):
            owner = sentence.lower(at - 2)
        if decade and owner in _POSSESSIVES:
            high = 19 if decade == 13 else decade + 9
            amount = Amount(at, at + 1, float(decade), float(high), unit="year", exact=False)
            read.append(Expression(amount, at, "age"))
    return sorted(read, key=lambda one: one.amount.first)


def _as_age(sentence: Words, one: Expression) -> Expression:
    """Return a bare number as an age where it stands as one."""
    amount = one.amount
    if one.kind or one.score or one.rate or amount.kind not in ("number", "vague") or amount.unit != "count":
        if one.kind == "duration" and sentence.lower(amount.first - 1) == "aged":
            return replace(one, kind="age")
        return one
    if (amount.high or amount.low or 0) > _OLDEST:
        return one
    if sentence.lower(amount.first - 1) == "aged" or _apposed(sentence, amount) or _since(sentence, amount):
        return replace(one, amount=replace(amount, unit="year"), kind="age")
    before = (sentence.lower(amount.first - 2), sentence.lower(amount.first - 1))
    if before[1] == "age" or before in (("age", "of"), ("ages", "of")):
        return replace(one, amount=replace(amount, unit="year"), kind="age")
    return one


def _apposed(sentence: Words, amount: Amount) -> bool:
    """Tell whether the number stands between commas behind a name: "Manju Sam, 36, from"."""
    first, last = amount.first, amount.last
    if first < 2 or not amount.plain or sentence.lower(first - 1) != ",":
        return False
    if sentence.lower(last) not in (",", ".", ";", ")", ""):
        return False
    name = sentence.lexemes[first - 2]
    return name.text[:1].isupper() and sentence.tag(first - 2) in ("NNP", "NNPS", "NN")


def _since(sentence: Words, amount: Amount) -> bool:
    """Tell whether it is "since I was sixteen", "when she was 12"."""
    if sentence.lower(amount.first - 1) not in ("was", "is", "turned", "turns", "were"):
        return False
    subject, joint = sentence.lower(amount.first - 2), sentence.lower(amount.first - 3)
    turned = sentence.lower(amount.first - 1).startswith("turn")
    after = sentence.tag(amount.last)
    bare = not after.startswith(("NN", "JJ", "CD"))
    return bare and subject in ("i", "he", "she", "they", "who") and (turned or joint in ("since", "when", "until"))
