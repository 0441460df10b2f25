"""What a quantity counts or measures, read off the parse around it."""

from __future__ import annotations

import bisect
from dataclasses import dataclass

from rashomon.mark.quantities.scanning import Expression
from rashomon.mark.quantities.sentence import Words
from rashomon.mark.quantities.tables import rows, words
from rashomon.model import Token
from rashomon.model.mark import QuantityRole

_NOUNS = frozenset({"NOUN", "PROPN"})
_LEFT = frozenset({"amod", "compound", "nmod", "poss"})
_PERIOD_WORDS = frozenset({"past", "last", "next", "coming", "first", "previous", "final"})
_MAX_WORDS = 6
_REACH = 60


@dataclass(frozen=True, slots=True)
class Counted:
    """What is counted: its words, and its characters where they stand in the text (0, 0 where they don't)."""

    text: str
    start: int = 0
    end: int = 0


def counted(
    sentence: Words, expression: Expression, role: QuantityRole, before: Counted | None, last: Counted | None
) -> Counted | None:
    """Return what an expression counts or measures.

    Args:
        sentence: The sentence.
        expression: The quantity.
        role: Its role.
        before: What the last count before it in the sentence counts, taken where this one leaves it out.
        last: What the quantity right before it measures, taken where this one converts it in brackets.
    """
    kind, amount = expression.kind, expression.amount
    if kind == "age":
        return Counted("age")
    if expression.score:
        return Counted("votes" if sentence.present & _VOTES else "goals")
    if sentence.lower(amount.first - 1) == "(" and kind in ("measure", "currency") and last is not None:
        return last
    token = _number_token(sentence, expression)
    if token is None:
        return before
    if amount.kind == "ordinal":
        return _noun_behind(sentence, expression, token) or _subject(sentence, token) or last
    if kind == "duration":
        return _of_duration(sentence, expression, token)
    if kind in ("measure", "speed"):
        return _of_measure(sentence, expression, token, role) or before
    if kind in ("percent", "currency", "point") or amount.kind in ("fraction", "factor"):
        return _measured(sentence, expression, token, role) or before
    found = _noun_behind(sentence, expression, token) or _victims(sentence, amount.last, token)
    if role in ("from", "to", "by"):
        found = found or _measured(sentence, expression, token, role)
    return found or before or _measured(sentence, expression, token, role)


def _number_token(sentence: Words, expression: Expression) -> Token | None:
    """Return the parser's token of the number, the last one of several words, of the unit where there is one."""
    for at in range(expression.amount.last - 1, expression.number - 1, -1):
        token = sentence.tokens[at] if at < len(sentence.tokens) else None
        if token is not None and token.pos != "PUNCT":
            return token
    return None


def _phrase(sentence: Words, head: Token, after: int = 0) -> Counted:
    """Return a noun with the words that belong to it on its left, from character `after` on."""
    first = head
    at = head.i - 1
    while at >= sentence.base and head.i - at < _MAX_WORDS:
        token = sentence.all_tokens[at - sentence.base]
        if token.start < after or token.pos in ("DET", "NUM", "PUNCT", "PRON", "ADP", "VERB", "AUX", "CCONJ"):
            break
        if token.dep not in _LEFT or not at <= token.head <= head.i:
            break
        first, at = token, at - 1
    start = max(first.start, after)
    return Counted(sentence.text[start : head.end], start, head.end)


def _noun_behind(sentence: Words, expression: Expression, token: Token) -> Counted | None:
    """Return the noun that a number stands before: "11 [states]", "hundreds of [people]", "seven of the [banks]"."""
    last = expression.amount.last
    end = sentence.lexemes[last - 1].end
    if expression.rate:
        return _noun_inside(sentence, expression)
    of = last + (sentence.lower(last) == ",")
    if sentence.lower(of) == "of":
        return _object_of(sentence, of, end)
    head = token
    for _ in range(4):
        if head.pos in _NOUNS and head.start >= end:
            return _phrase(sentence, head, end)
        if head.dep in ("ROOT", "nsubj", "dobj", "pobj") or head.head == head.i:
            break
        head = sentence.head(head)
    if head.pos in _NOUNS and head.start >= end:
        return _phrase(sentence, head, end)
    return _next_noun(sentence, last, end)


def _next_noun(sentence: Words, at: int, end: int) -> Counted | None:
    """Return the last noun of the adjectives and nouns that stand right behind a number."""
    head = None
    for i in range(at, min(at + 5, len(sentence.lexemes))):
        token = sentence.tokens[i]
        if token is None or not sentence.tag(i).startswith(("NN", "JJ", "VBG", "VBN")):
            break
        if token.pos in _NOUNS:
            head = token
            if token.tag in ("NNS", "NNPS"):
                break
        elif head is not None:
            break
    return _phrase(sentence, head, end) if head is not None else None


def _noun_inside(sentence: Words, expression: Expression) -> Counted | None:
    """Return the noun that stands inside the span of a rate: "30,000 [vehicles] a day"."""
    amount = expression.amount
    found = None
    for at in range(expression.number + 1, amount.last - 2):
        token = sentence.tokens[at]
        if token is not None and token.pos in _NOUNS:
            found = token
    return _phrase(sentence, found) if found is not None else None


def _object_of(sentence: Words, at: int, end: int) -> Counted | None:
    """Return the noun after "of" at lexeme `at`."""
    of = sentence.tokens[at]
    if of is None:
        return None
    for token in sentence.all_tokens[of.i - sentence.base + 1 : of.i - sentence.base + 12]:
        if token.dep == "pobj" and token.head == of.i:
            return _phrase(sentence, token, end) if token.pos in _NOUNS else None
    return _next_noun(sentence, at + 1 + (sentence.tag(at + 1) in ("DT", "PRP$")), end)


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
        found = _object_of(sentence, last, end)
        if found is not None:
            return found
    head = sentence.head(token)
    if head.dep == "prep" and head.text.lower() in ("of", "for") and sentence.head(head).pos in _NOUNS:
        return _phrase(sentence, sentence.head(head))
    before = sentence.lower(expression.amount.first - 1)
    if before in _PERIOD_WORDS or before in ("in", "over"):
        return Counted("period")
    return Counted("time")


def _dimension(sentence: Words, expression: Expression) -> Counted | None:
    """Return the dimension that a word beside a measure names: 15 metres high, weighed 3 kilos."""
    table = {row[0]: row[1] for row in rows("dimensions")}
    last = after_brackets(sentence, expression.amount.last)
    for at in (last, expression.amount.first - 1):
        word = sentence.lower(at)
        if word in table and (at == last or word.startswith("weigh")):
            return Counted(table[word])
    return None


def after_brackets(sentence: Words, at: int) -> int:
    """Return the lexeme after a short bracket at `at`, else `at`."""
    if sentence.lower(at) != "(":
        return at
    for i in range(at + 1, min(at + 8, len(sentence.lexemes))):
        if sentence.lower(i) == ")":
            return i + 1
    return at


def _of_measure(sentence: Words, expression: Expression, token: Token, role: QuantityRole) -> Counted | None:
    """Return what a measure measures: what the words beside it, its unit or the sentence say."""
    nouns = {row[0]: (row[1], row[2]) for row in rows("unit_nouns")}
    noun, when = nouns.get(expression.amount.unit, ("", ""))
    if when == "always":
        return Counted(noun)
    found = _dimension(sentence, expression) or _measured(sentence, expression, token, role)
    return found or (Counted(noun) if noun else None)


def _measured(sentence: Words, expression: Expression, token: Token, role: QuantityRole) -> Counted | None:
    """Return what has the value: of which it is a share, whose price it is, what rose by it."""
    amount = expression.amount
    start, end = sentence.lexemes[amount.first].start, sentence.lexemes[amount.last - 1].end
    of = amount.last + (sentence.lower(amount.last) == ",")
    if sentence.lower(of) == "of" and role in ("value", "by", "rate"):
        found = _object_of(sentence, of, end)
        if found is not None:
            return found
    if role == "by":
        found = _change_of(sentence, token, start, end)
        if found is not None:
            return found
    if expression.kind == "currency" and role in ("value", "rate"):
        found = _price(sentence, expression, end)
        if found is not None:
            return found
    if expression.kind == "currency" and sentence.lower(amount.last) == "in" and sentence.tag(amount.last + 1) != "DT":
        found = _object_of(sentence, amount.last, end)
        if found is not None and found.text[:1].islower():
            return found
    if role not in ("by", "from", "to"):
        found = _head_noun(sentence, token, start, end)
        if found is not None:
            return found
    verb = _verb_above(sentence, token)
    if verb is not None:
        return _of_verb(sentence, verb, token, role)
    return _head_noun(sentence, token, start, end)


def _change_of(sentence: Words, token: Token, start: int, end: int) -> Counted | None:
    """Return what changes by a share that hangs on a noun of change: "a 7 percent rise in [profits]"."""
    found = _head_noun(sentence, token, start, end)
    if found is None or not found.end:
        return None
    noun = found.text.split()[-1].lower()
    if noun not in words("change_nouns"):
        return None
    at = bisect.bisect_left(sentence.lexemes, found.end, key=lambda lexeme: lexeme.start)
    inside = _object_of(sentence, at, end) if sentence.lower(at) in ("in", "of") else None
    return inside if inside is not None and inside.text and inside.start >= end else found


def _price(sentence: Words, expression: Expression, end: int) -> Counted | None:
    """Return the price of what is sold for or trades at a sum, or the noun behind a bracket with another currency."""
    at = after_brackets(sentence, expression.amount.last)
    if at > expression.amount.last:
        at += sentence.lower(at) in ('"', "“", "``")
        return _next_noun(sentence, at, end)
    if sentence.lower(expression.amount.first - 1) in ("for", "at") and not sentence.tag(at).startswith(("NN", "JJ")):
        return Counted("price")
    return None


def _head_noun(sentence: Words, token: Token, start: int, end: int) -> Counted | None:
    """Return the noun that the number hangs on: "a 24 percent [reduction]", "[profits] of $269m"."""
    head = token
    for _ in range(5):
        if head.head == head.i:
            return None
        parent = sentence.head(head)
        inside = parent.end > start and parent.start < end
        if parent.pos in _NOUNS and parent.start >= end:
            return _phrase(sentence, parent, end)
        if (
            parent.pos in _NOUNS
            and not inside
            and parent.end <= token.start
            and head.dep in ("prep", "appos", "nummod")
        ):
            return _phrase(sentence, parent)
        if parent.pos in ("VERB", "AUX"):
            return None
        head = parent
    return None


def _verb_above(sentence: Words, token: Token) -> Token | None:
    """Return the verb that governs a token."""
    for _ in range(8):
        if token.pos in ("VERB", "AUX"):
            return token
        if token.head == token.i:
            return None
        token = sentence.head(token)
    return None


def _of_verb(sentence: Words, verb: Token, token: Token, role: QuantityRole) -> Counted | None:
    """Return the object of a verb of change that has one besides the number, else the subject, else the verb's noun."""
    deeds = {row[0]: row[1] for row in rows("deeds")}
    subject = target = None
    at = verb.i - sentence.base
    for child in sentence.all_tokens[max(0, at - _REACH) : at + _REACH]:
        if child.head != verb.i or child.i == verb.i or child.pos not in _NOUNS or _covers(sentence, child, token):
            continue
        if child.dep in ("nsubj", "nsubjpass"):
            subject = child
        elif child.dep == "dobj":
            target = child
    if role not in ("by", "from", "to") and verb.lemma in deeds and token.tag in ("$", "CD", "NNS", "NN"):
        return Counted(deeds[verb.lemma], verb.start, verb.end)
    if target is not None:
        return _phrase(sentence, target)
    if subject is not None:
        return _phrase(sentence, subject)
    if verb.dep in ("conj", "xcomp", "advcl", "ccomp", "acl", "relcl", "pcomp", "prep") and verb.head != verb.i:
        above = sentence.head(verb)
        if above.pos in _NOUNS:
            return _phrase(sentence, above)
        upper = _verb_above(sentence, above)
        if upper is not None and upper.i < verb.i:
            return _of_verb(sentence, upper, token, role)
    return None


def _covers(sentence: Words, token: Token, number: Token) -> bool:
    """Tell whether the number hangs on `token`."""
    for _ in range(6):
        if number.i == token.i:
            return True
        if number.head == number.i:
            return False
        number = sentence.head(number)
    return False


def _subject(sentence: Words, token: Token) -> Counted | None:
    """Return the noun that an ordinal stands for alone: "a two-day visit, her third"."""
    head = sentence.head(token)
    return _phrase(sentence, head) if head.pos in _NOUNS and head.i != token.i else None
