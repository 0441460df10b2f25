"""What has the value that a measure, a sum or a share tells."""

from __future__ import annotations

import bisect

from rashomon.mark.quantities.nouns import NOUNS, Counted, index_name, is_unit, named, next_noun, object_of, phrase
from rashomon.mark.quantities.scanning import Expression
from rashomon.mark.quantities.sentence import Words
from rashomon.mark.quantities.tables import rows, words
from rashomon.model import Token
from rashomon.model.mark import QuantityRole

_REACH = 60


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


def of_measure(sentence: Words, expression: Expression, token: Token, role: QuantityRole) -> Counted | None:
    """Return what a measure measures: what the words beside it, its unit or the sentence say."""
    nouns = {row[0]: (row[1], row[2]) for row in rows("unit_nouns")}
    noun, when = nouns.get(expression.amount.unit, ("", ""))
    if when == "always":
        return Counted(noun)
    found = _dimension(sentence, expression) or _dimension_in(sentence, expression)
    if found is None and noun == "distance" and role == "value" and _way(sentence, token):
        return Counted(noun)
    found = found or measured(sentence, expression, token, role)
    return found or (Counted(noun) if noun else None)


def _dimension_in(sentence: Words, expression: Expression) -> Counted | None:
    """Return the noun of "several microns in [diameter]"."""
    last = expression.amount.last
    if sentence.lower(last) != "in" or sentence.tag(last + 1) != "NN" or sentence.tag(last + 2).startswith("NN"):
        return None
    return next_noun(sentence, last + 1, sentence.lexemes[last].end)


def _way(sentence: Words, token: Token) -> bool:
    """Tell whether a verb goes so far: "fly for 9,000 miles", "walked 3 km"."""
    head = sentence.head(token)
    if token.dep == "pobj" and head.text.lower() == "for":
        return sentence.head(head).pos == "VERB"
    return token.dep in ("npadvmod", "advmod") and head.pos == "VERB"


def measured(sentence: Words, expression: Expression, token: Token, role: QuantityRole) -> Counted | None:
    """Return what has the value: of which it is a share, whose price it is, what rose by it."""
    amount = expression.amount
    start, end = sentence.lexemes[amount.first].start, sentence.lexemes[amount.last - 1].end
    of = amount.last + (sentence.lower(amount.last) == ",")
    if sentence.lower(of) == "of" and role in ("value", "by", "rate"):
        found = object_of(sentence, of, end)
        if found is not None:
            return found
    if amount.kind == "fraction" and sentence.tag(amount.last) in ("DT", "PRP$") and role in ("value", "rate"):
        found = next_noun(sentence, amount.last + 1, end)
        if found is not None:
            return found
    if expression.kind == "percent" and role == "value" and _predicate(sentence, amount.last):
        lexeme = sentence.lexemes[amount.last]
        return Counted(lexeme.text, lexeme.start, lexeme.end)
    if role == "by":
        found = _change_of(sentence, token, start, end)
        if found is not None:
            return found
    if expression.kind == "currency" and role in ("value", "rate"):
        found = _price(sentence, expression, end)
        if found is not None:
            return found
    if expression.kind == "currency" and sentence.lower(amount.last) == "in" and sentence.tag(amount.last + 1) != "DT":
        found = object_of(sentence, amount.last, end)
        if found is not None and found.text[:1].islower():
            return found
    if expression.kind == "currency" and role in ("value", "rate"):
        found = _attributive(sentence, expression, end) or _deed_before(sentence, amount.first)
        if found is not None:
            return found
    if role not in ("by", "from", "to"):
        found = _head_noun(sentence, token, start, end)
        if found is not None:
            return found
    verb = _verb_above(sentence, token)
    if verb is not None:
        return _of_verb(sentence, verb, token, role)
    return _head_noun(sentence, token, start, end)


def _predicate(sentence: Words, at: int) -> bool:
    """Tell whether an adjective alone follows a share: "with 24 percent [undecided]"."""
    after = sentence.lexemes[at + 1] if at + 1 < len(sentence.lexemes) else None
    return sentence.tag(at) in ("JJ", "VBN") and (after is None or after.kind == "sign")


def likeness(sentence: Words, at: int) -> Counted | None:
    """Return what is so many times as much: "twice as [fast]", "three times [larger]", "twice as many [people]"."""
    at += sentence.lower(at) == "as"
    table = {row[0]: row[1] for row in rows("likenesses")}
    if sentence.lower(at) in table:
        return Counted(table[sentence.lower(at)])
    if sentence.lower(at) in ("many", "more", "fewer", "much"):
        return next_noun(sentence, at + 1, sentence.lexemes[at].end)
    return None


def _change_of(sentence: Words, token: Token, start: int, end: int) -> Counted | None:
    """Return what changes by a share that hangs on a noun of change: "a 7 percent rise in [profits]"."""
    found = _head_noun(sentence, token, start, end)
    if found is None or not found.end:
        return None
    noun = found.text.split()[-1].lower()
    if noun not in words("change_nouns"):
        return None
    at = bisect.bisect_left(sentence.lexemes, found.end, key=lambda lexeme: lexeme.start)
    inside = object_of(sentence, at, end) if sentence.lower(at) in ("in", "of") else None
    if inside is not None and inside.text and inside.start >= end:
        return inside
    if " " in found.text or not _told_beside(sentence, token):
        return found  # "a 5 percent price rise", "saw a drop of 5 percent"
    verb = _verb_above(sentence, token)
    return (_of_verb(sentence, verb, token, "by") if verb is not None else None) or found


def _told_beside(sentence: Words, token: Token) -> bool:
    """Tell whether the noun over a number is told beside another: "shares slid $19, a drop of over 5 percent"."""
    for _ in range(5):
        if token.dep in ("appos", "dep", "npadvmod"):
            return True
        if token.head == token.i or token.pos in ("VERB", "AUX"):
            return False
        token = sentence.head(token)
    return False


def _price(sentence: Words, expression: Expression, end: int) -> Counted | None:
    """Return the price of what is sold for or trades at a sum, or the noun behind a bracket with another currency."""
    at = after_brackets(sentence, expression.amount.last)
    if at > expression.amount.last:
        at += sentence.lower(at) in ('"', "“", "``")
        return next_noun(sentence, at, end)
    if sentence.lower(expression.amount.first - 1) in ("for", "at") and not sentence.tag(at).startswith(("NN", "JJ")):
        return Counted("price")
    return None


def _attributive(sentence: Words, expression: Expression, end: int) -> Counted | None:
    """Return the noun that a sum stands before: "the $5 million [prize]", "a £3bn rescue [plan]"."""
    amount = expression.amount
    if sentence.tag(amount.first - 1) not in ("DT", "PRP$", "POS", "JJ") or amount.last >= len(sentence.lexemes):
        return None
    return next_noun(sentence, amount.last, end) if not sentence.blocked[amount.last] else None


def _deed(verb: Token) -> str | None:
    """Return the noun for a sum that a verb moves; the parser's lemma may lack its last letter ("fin" for "fined")."""
    table = {row[0]: row[1] for row in rows("deeds")}
    written = verb.text.lower()
    return table.get(verb.lemma) or (table.get(written[:-1]) if written.endswith("ed") else None)


def _deed_before(sentence: Words, at: int) -> Counted | None:
    """Return the noun of the verb that moves a sum, with no more than a short object between: "fined the bank $3m"."""
    for i in range(at - 1, max(at - 5, -1), -1):
        token = sentence.tokens[i]
        if token is None or token.pos in ("ADP", "PUNCT", "CCONJ", "SCONJ"):
            return None
        deed = _deed(token)
        if deed:
            return Counted(deed)
        if token.pos == "VERB":
            return None
    return None


def _head_noun(sentence: Words, token: Token, start: int, end: int) -> Counted | None:
    """Return the noun that the number hangs on: "a 24 percent [reduction]", "[profits] of $269m"."""
    head = token
    for _ in range(5):
        if head.head == head.i:
            return None
        parent = sentence.head(head)
        inside = parent.end > start and parent.start < end
        if not inside and is_unit(sentence, parent):
            head = parent
            continue
        if parent.pos in NOUNS and parent.start >= end:
            return phrase(sentence, parent, end)
        if not inside and parent.lemma.lower() in words("transparent") and head.dep == "prep":
            if head.text.lower() == "of":  # "at a rate of 9 litres": what has that rate
                head = parent
                continue
            return named(sentence, parent)
        if parent.pos in NOUNS and not inside and parent.end <= token.start and head.dep in ("prep", "appos", "nummod"):
            return phrase(sentence, parent)
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
    subject = target = None
    is_subject = False
    at = verb.i - sentence.base
    for child in sentence.all_tokens[max(0, at - _REACH) : at + _REACH]:
        if child.head != verb.i or child.i == verb.i:
            continue
        if _covers(sentence, child, token):
            is_subject = is_subject or child.dep in ("nsubj", "nsubjpass")
            continue
        if is_unit(sentence, child):  # of another quantity: "lost 25 cents to 23 dollars"
            continue
        if child.pos not in NOUNS and not (child.pos == "NUM" and index_name(sentence, child)):
            continue
        if child.dep in ("nsubj", "nsubjpass"):
            subject = child
        elif child.dep == "dobj":
            target = child
    deed = _deed(verb) if role not in ("by", "from", "to") and token.tag in ("$", "CD", "NNS", "NN") else None
    if deed:
        return Counted(deed)
    if target is not None and not (role == "by" and target.text.lower() in words("change_nouns")):
        return named(sentence, target)
    if subject is not None:
        return named(sentence, subject)
    if target is not None:
        return phrase(sentence, target)
    if is_subject:
        return None
    if verb.dep in ("conj", "xcomp", "advcl", "ccomp", "acl", "relcl", "pcomp", "prep") and verb.head != verb.i:
        above = sentence.head(verb)
        if above.pos in NOUNS:
            return phrase(sentence, above)
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
