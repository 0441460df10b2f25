"""The part a quantity plays: value, old and new value and amount of a change, rate, score, order."""

from __future__ import annotations

from rashomon.mark.quantities.scanning import Expression
from rashomon.mark.quantities.sentence import Words
from rashomon.mark.quantities.tables import numbers, words
from rashomon.model.mark import QuantityRole

_SHARES = frozenset({"percent", "point", "currency"})
_ADVERBS = frozenset({"just", "only", "another", "further", "a", "an", "by", "sharply", "as", "record"})
_WINDOW = 14


def role_of(sentence: Words, expression: Expression, before: QuantityRole | None) -> QuantityRole:
    """Return the role of an expression; `before` is the role of one joined to it by "or" or "and"."""
    amount = expression.amount
    if amount.kind == "ordinal":
        return "ordinal"
    if expression.score:
        return "score"
    if amount.kind == "factor":
        verb = sentence.lower(expression.number) in numbers("factors") and sentence.tag(expression.number).startswith(
            "VB"
        )
        fold = sentence.lower(amount.last - 1) == "fold"
        return "by" if verb or fold else "value"
    changed = _change_before(sentence, amount.first)
    role: QuantityRole = "value"
    previous = sentence.lower(amount.first - 1)
    if (previous == "from" and (changed or sentence.lower(amount.first - 2) in ("up", "down"))) or (
        previous == "from" and _to_follows(sentence, amount.last)
    ):
        role = "from"
    elif previous == "to" and changed:
        role = "to"
    elif (previous in ("by", "of", "") and changed and previous == "by") or _amount_of_change(
        sentence, expression, changed
    ):
        role = "by"
    elif amount.modified == "below" and previous in words("changes"):
        role = "to"
    elif before == "by" and sentence.lower(amount.first - 1) in ("or", "and"):
        role = "by"
    if role == "value" and expression.rate:
        return "rate"
    return role


def _change_before(sentence: Words, at: int) -> bool:
    """Tell whether a word of change stands before, not too far."""
    changes = words("changes")
    return any(sentence.lower(i) in changes for i in range(max(0, at - _WINDOW), at))


def _to_follows(sentence: Words, at: int) -> bool:
    """Tell whether "to" and a number follow soon."""
    for i in range(at, min(at + 6, len(sentence.lexemes) - 1)):
        if sentence.lower(i) == "to":
            return sentence.lexemes[i + 1].kind == "figure"
    return False


def _amount_of_change(sentence: Words, expression: Expression, changed: bool) -> bool:
    """Tell whether a share or sum stands right behind a verb of change, or beside a noun of change."""
    amount = expression.amount
    share = expression.kind in _SHARES or amount.kind == "fraction"
    measured = expression.kind == "measure"
    at = amount.first - 1
    while at > 0 and sentence.lower(at) in _ADVERBS:
        at -= 1
    verb = sentence.lower(at) in words("changes") and (sentence.tag(at).startswith(("VB", "RB", "RP", "IN")))
    if (
        verb
        and expression.kind == "currency"
        and sentence.lower(at) in ("lose", "lost", "losing", "add", "added", "cut")
    ):
        return bool(sentence.present & {"shares", "stock", "stocks", "share", "oil"})
    if verb and (share or (measured and sentence.lower(amount.first - 1) == "by")):
        return True
    if not share:
        return False
    nouns = words("change_nouns")
    if expression.kind == "currency":
        nouns = nouns - {"loss", "losses", "gain", "gains", "cut", "cuts"}
    if any(sentence.lower(i) in nouns for i in (amount.last, amount.last + 1)) and sentence.lower(amount.last) != "of":
        return expression.kind != "currency"
    return sentence.lower(amount.first - 1) == "of" and sentence.lower(amount.first - 2) in nouns
