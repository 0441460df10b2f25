"""What a quantity counts or measures, read off the parse around it."""

from __future__ import annotations

import bisect

from rashomon.mark.quantities.holders import likeness, measured, of_measure
from rashomon.mark.quantities.nouns import NOUNS, Counted, next_noun, object_of, phrase, plural_of
from rashomon.mark.quantities.scanning import Expression
from rashomon.mark.quantities.sentence import Words
from rashomon.mark.quantities.tables import words
from rashomon.model import Token
from rashomon.model.mark import QuantityRole

_APART = 20
_PERIOD_WORDS = frozenset({"past", "last", "next", "coming", "first", "previous", "final"})


def counted(
    sentence: Words,
    expression: Expression,
    role: QuantityRole,
    before: Counted | None,
    last: Counted | None,
    converted: Counted | None,
) -> Counted | None:
    """Return what an expression counts or measures.

    Args:
        sentence: The sentence.
        expression: The quantity.
        role: Its role.
        before: What the last count before it in the sentence counts, taken where this one leaves it out.
        last: What the quantity before it in the sentence counts, taken where this one stands for a pronoun's.
        converted: What the quantity right before it measures, taken where this one converts it in brackets.
    """
    kind, amount = expression.kind, expression.amount
    if kind == "age":
        return Counted("age")
    if expression.score:
        return Counted("votes" if sentence.present & _VOTES else "goals")
    if converted is not None and sentence.lower(amount.first - 1) == "(" and kind in ("measure", "currency"):
        return converted
    token = _number_token(sentence, expression)
    if token is None:
        return before
    if "/" in amount.unit and amount.unit.split("/")[0].isupper() and amount.unit.split("/")[1].isupper():
        return Counted("exchange rate")
    if kind in ("point", "percent") and sentence.lower(amount.last) in ("behind", "ahead", "clear"):
        return Counted("gap" if sentence.lower(amount.last) == "behind" else "lead")
    if (
        amount.kind == "ordinal"
        and sentence.lexemes[expression.number].kind == "figure"
        and sentence.lower(expression.number - 1) in ("#", "number", "no", ".")
    ):
        return Counted("rank")
    if amount.kind == "ordinal":
        return _noun_behind(sentence, expression, token) or _subject(sentence, token) or last
    if kind == "duration":
        return _of_duration(sentence, expression, token)
    if kind in ("measure", "speed"):
        return of_measure(sentence, expression, token, role) or before or last
    if amount.kind == "factor" or (amount.kind == "fraction" and sentence.lower(amount.last) == "as"):
        found = likeness(sentence, amount.last)
        if found is not None:
            return found
    if kind in ("percent", "currency", "point") or amount.kind in ("fraction", "factor"):
        return measured(sentence, expression, token, role) or before or last
    found = _noun_behind(sentence, expression, token) or _victims(sentence, amount.last, token)
    if role in ("from", "to", "by"):
        found = found or measured(sentence, expression, token, role)
    return found or before or measured(sentence, expression, token, role)


def _number_token(sentence: Words, expression: Expression) -> Token | None:
    """Return the parser's token of the number, the last one of several words, of the unit where there is one."""
    for at in range(expression.amount.last - 1, expression.number - 1, -1):
        if sentence.lower(at) in _AFTER_MODIFIERS:
            continue
        token = sentence.tokens[at] if at < len(sentence.tokens) else None
        if token is not None and token.pos != "PUNCT":
            return token
    return None


_AFTER_MODIFIERS = frozenset({"or", "so", "more", "less", "fewer", "higher", "lower", "at", "least", "most"})


def _noun_behind(sentence: Words, expression: Expression, token: Token) -> Counted | None:
    """Return the noun that a number stands before: "11 [states]", "hundreds of [people]", "seven of the [banks]"."""
    last = expression.amount.last
    end = sentence.lexemes[last - 1].end
    if expression.rate:
        return _noun_inside(sentence, expression)
    of = last + (sentence.lower(last) == ",")
    if sentence.lower(of) == "of":
        return object_of(sentence, of, end)
    if sentence.tag(last) in ("NNS", "NNPS"):
        return next_noun(sentence, last, end)
    head = token
    for _ in range(4):
        if head.pos in NOUNS and head.start >= end:
            return phrase(sentence, plural_of(sentence, head), end)
        if head.dep in ("ROOT", "nsubj", "dobj", "pobj") or head.head == head.i:
            break
        head = sentence.head(head)
    if head.pos in NOUNS and head.start >= end:
        return phrase(sentence, head, end)
    return next_noun(sentence, last, end) or _parted(sentence, token, end)


def _parted(sentence: Words, token: Token, end: int) -> Counted | None:
    """Return the noun of an "of" further on: "789, or about a quarter, of its [dealers]"."""
    at = token.i - sentence.base + 1
    for child in sentence.all_tokens[at : at + _APART]:
        if child.start >= end and child.head == token.i and child.dep == "prep" and child.text.lower() == "of":
            at = bisect.bisect_left(sentence.lexemes, child.start, key=lambda lexeme: lexeme.start)
            return object_of(sentence, at, end)
    return None


def _noun_inside(sentence: Words, expression: Expression) -> Counted | None:
    """Return the noun that stands inside the span of a rate: "30,000 [vehicles] a day"."""
    amount = expression.amount
    found = None
    for at in range(expression.number + 1, amount.last - 2):
        token = sentence.tokens[at]
        if token is not None and token.pos in NOUNS:
            found = token
    return phrase(sentence, found) if found is not None else None


def _victims(sentence: Words, at: int, token: Token) -> Counted | None:
    """Return people for "107 killed", "wounding 238"."""
    verb = sentence.head(token)
    done_to = token.dep in ("dobj", "nsubjpass") and verb.lemma in _HARMS
    return Counted("people") if done_to or sentence.lower(at) in words("victims") else None


_HARMS = frozenset({"kill", "wound", "injure", "hurt", "displace", "arrest", "detain", "infect", "employ"})


_VOTES = frozenset({"vote", "votes", "voted", "senate", "parliament", "court", "ruling", "assembly", "congress",
                    "house", "judges", "council", "committee"})  # fmt: skip


def _of_duration(sentence: Words, expression: Expression, token: Token) -> Counted:
    """Return the noun that lasts so long, "period" or "time"."""
    last = expression.amount.last
    end = sentence.lexemes[last - 1].end
    attributive = sentence.tag(last).startswith(("NN", "JJ")) and sentence.lower(last - 1).rstrip(
        "s"
    ) == sentence.lower(last - 1)
    if attributive:
        found = _noun_behind(sentence, expression, token)
        if found is not None:
            return found
    if sentence.lower(last) == "of":
        found = object_of(sentence, last, end)
        if found is not None:
            return found
    head = sentence.head(token)
    if head.dep == "prep" and head.text.lower() in ("of", "for") and sentence.head(head).pos in NOUNS:
        return phrase(sentence, sentence.head(head))
    before = sentence.lower(expression.amount.first - 1)
    if before in _PERIOD_WORDS or before in ("in", "over"):
        return Counted("period")
    return Counted("time")


def _subject(sentence: Words, token: Token) -> Counted | None:
    """Return the noun that an ordinal stands for alone: "a two-day visit, her third"."""
    head = sentence.head(token)
    return phrase(sentence, head) if head.pos in NOUNS and head.i != token.i else None
