"""Numbers that are no quantities: parts of names, labels, addresses, clock times, telephone numbers."""

from __future__ import annotations

from rashomon.mark.lexemes import Lexeme
from rashomon.mark.numerals import number_words
from rashomon.mark.quantities.amounts import Amount
from rashomon.mark.quantities.sentence import Words
from rashomon.mark.quantities.tables import match_phrase, rows, words
from rashomon.mark.quantities.units import INDICES

_GROUPS = 6
_BACK = 40
_FOLLOWED = frozenset({"street", "avenue", "road", "lane", "boulevard", "square", "drive", "st", "ave", "rd", "blvd"})
_ORDINAL_PERIODS = frozenset({"half", "quarter", "place"})
_PRONOUN_BEFORE = frozenset({"no", "this", "that", "any", "every", "each", "some", "which", "another", "the", "other",
                             "good", "big", "new", "old", "such"})  # fmt: skip


def is_trap(sentence: Words, amount: Amount) -> bool:
    """Tell whether a number is part of a name or otherwise counts nothing."""
    first, last = amount.first, amount.last
    if any(sentence.blocked[first:last]):
        return True
    if _idiom(sentence, amount):
        return True
    if amount.kind == "ordinal":
        return _odd_ordinal(sentence, amount)
    if amount.kind in ("vague", "fraction", "factor"):
        return amount.kind == "fraction" and _odd_fraction(sentence, amount)
    if len(amount.unit) == 3 and amount.unit.isupper():
        return False
    if sentence.lexemes[first].kind == "word" and sentence.tag(last - 1).startswith("VB"):
        return True
    return (
        _is_name(sentence, amount)
        or _glued(sentence, amount)
        or _labelled(sentence, amount)
        or _pronoun_one(sentence, amount)
    )


def _idiom(sentence: Words, amount: Amount) -> bool:
    """Tell whether the number stands in a fixed phrase: "no one", "third party", "quite a few"."""
    if amount.unit != "count" and amount.kind != "fraction":
        return False
    for start in range(max(0, amount.first - 3), amount.last):
        found = match_phrase("idioms", sentence.lexemes, start, longest=4)
        if found is not None and found[1] > amount.first and found[1] >= amount.last:
            return True
    return False


def _is_name(sentence: Words, amount: Amount) -> bool:
    """Tell whether the number is a name on the list: the 747 among aircraft, the 500 of Standard & Poor's."""
    names = {row[0]: row[1].split() for row in rows("names")}
    first = amount.first
    if sentence.lower(first - 1) in "-–" and first > 1 and sentence.lexemes[first].glued:
        return "airbus" in names.get(sentence.lower(first - 2), ())
    named = names.get(sentence.lower(first))
    if named is None or amount.last - first > 1:
        return False
    if sentence.lower(first + 1) == "-" and sentence.lexemes[first + 1].glued and "airbus" in named:
        return True
    near = {f"before:{sentence.lower(i)}" for i in range(amount.first - 3, amount.first)}
    if near & set(named):
        return True
    return bool(sentence.present & set(named)) and not _plural_behind(sentence, amount)


def _plural_behind(sentence: Words, amount: Amount) -> bool:
    """Tell whether a plural noun stands right behind the number."""
    return sentence.tag(amount.last) == "NNS"


def _glued(sentence: Words, amount: Amount) -> bool:
    """Tell whether letters or signs make the number a code: A380, IE9, STS-1, Covid-19, 7e7, 777-200LR, 10:30."""
    lexemes, first, last = sentence.lexemes, amount.first, amount.last
    before = lexemes[first - 1] if first else None
    if lexemes[first].kind != "figure":
        hyphened = before is not None and before.lower == "-" and before.glued and lexemes[first].glued
        return hyphened and sentence.lower(first - 2) not in number_words()
    after = lexemes[last] if last < len(lexemes) else None
    if before is not None and lexemes[first].glued:
        if before.kind == "word" and before.lower not in ("c",):
            return True
        hyphen = before.lower in "-–" and before.glued and first > 1
        if hyphen and lexemes[first - 2].kind == "figure" and _letters_beside(sentence, first - 2):
            return True
        if hyphen and lexemes[first - 2].kind == "word" and lexemes[first - 2].lower not in number_words():
            return True
        if before.lower in "./:_@" and before.glued and first > 1 and lexemes[first - 2].kind != "sign":
            return True
    if after is not None and after.glued:
        if after.kind == "word" and len(after.text) <= 3 and not _is_glued_unit(after):
            return True
        if after.lower == ":" and last + 1 < len(lexemes) and lexemes[last + 1].glued:
            return True
        code = after.lower in "-–" and last + 1 < len(lexemes) and lexemes[last + 1].kind == "figure"
        if code and _letters_beside(sentence, last + 1):
            return True
        if after.lower == ")" and (lexemes[first].value or 99) <= 20:
            return not any(sentence.lower(i) == "(" for i in range(max(0, first - 8), first))
    return _telephone(sentence, amount)


_GLUED_UNITS = frozenset({"km", "kg", "mm", "cm", "m", "g", "kw", "mw", "gw", "gb", "mb", "tb", "kb", "mph", "kph",
                          "ft", "lb", "lbs", "ml", "pc", "pct", "p", "bn", "mn", "tn", "k", "b", "hz", "khz", "mhz",
                          "ghz", "hp", "ha", "oz", "kmh", "mpg", "l", "x"})  # fmt: skip


def _is_glued_unit(word: Lexeme) -> bool:
    """Tell whether letters glued to a figure are a unit: 5g is a weight, 3G a network."""
    return word.lower in _GLUED_UNITS and word.text not in ("G", "P", "L", "X", "D")


def _letters_beside(sentence: Words, at: int) -> bool:
    """Tell whether letters that are no unit are glued to a figure."""
    lexemes = sentence.lexemes
    if at and lexemes[at].glued and lexemes[at - 1].kind == "word":
        return True
    after = lexemes[at + 1] if at + 1 < len(lexemes) else None
    return after is not None and after.glued and after.kind == "word" and not _is_glued_unit(after)


def _telephone(sentence: Words, amount: Amount) -> bool:
    """Tell whether the number is one of several groups of digits in a row, one with a leading zero."""
    lexemes = sentence.lexemes
    figure = lexemes[amount.first]
    if figure.text.startswith("0") and len(figure.text) > 1 and "." not in figure.text:
        return True
    i = amount.first
    while i > max(0, amount.first - _GROUPS) and lexemes[i - 1].kind == "figure":
        i -= 1
        if lexemes[i].text.startswith("0"):
            return True
    return False


def _labelled(sentence: Words, amount: Amount) -> bool:
    """Tell whether a word before or behind makes the number a name: Flight 574, FTSE 100, 14 Harbour Street."""
    lexemes, first, last = sentence.lexemes, amount.first, amount.last
    if not first or amount.modified:
        return False
    before = lexemes[first - 1]
    if before.lower in INDICES or (before.lower == "+" and sentence.lower(first - 2) in ("gmt", "utc")):
        return True
    if before.lower in words("labels") and before.kind == "word":
        return (
            (before.text[:1].isupper() and first > 1)
            or before.lower == "iphone"
            or not _counts_a_noun(sentence, amount)
        )
    if before.lower in (".",) and sentence.lower(first - 2) in ("no", "nos"):
        return False
    listed = before.lower in ("and", "or", ",") and first > 2 and lexemes[first - 2].kind == "figure"
    if listed and sentence.lower(first - 3) in words("labels"):
        return not _counts_a_noun(sentence, amount)
    for i in range(last, min(last + 4, len(lexemes))):
        if not lexemes[i].text[:1].isupper():
            break
        if lexemes[i].lower in _FOLLOWED and i > last:
            return True
    if sentence.lower(last) in "-–" and last + 1 < len(lexemes) and lexemes[last + 1].kind == "figure":
        return False
    if before.kind == "word" and sentence.tag(first - 1) in ("NNP", "NNPS") and before.text[:1].isupper():
        return _one_name(sentence, amount) or not _counts_a_noun(sentence, amount)
    capital = lexemes[first].kind == "word" and lexemes[first].text[:1].isupper() and first > 0
    return capital and sentence.tag(first) in ("NNP", "NNPS") and before.lower not in ('"', "“", ":", ".", "-", "—")


def _one_name(sentence: Words, amount: Amount) -> bool:
    """Tell whether number and name before it hang on one noun: "the DAX 30 index"."""
    name, number = sentence.tokens[amount.first - 1], sentence.tokens[amount.first]
    if name is None or number is None:
        return False
    return name.dep == "compound" and number.dep == "nummod" and name.head == number.head and name.text.isupper()


def _counts_a_noun(sentence: Words, amount: Amount) -> bool:
    """Tell whether the parser takes the number for the count of a noun behind it."""
    token = sentence.tokens[amount.first]
    if token is None:
        return False
    head = sentence.head(token)
    return (head.i > token.i and head.tag in ("NNS", "NNPS", "CD")) or sentence.tag(amount.last) in ("NNS", "NNPS")


def _pronoun_one(sentence: Words, amount: Amount) -> bool:
    """Tell whether "one" is a pronoun."""
    if amount.last - amount.first != 1 or sentence.lower(amount.first) != "one" or amount.modified:
        return False
    after = sentence.lower(amount.last)
    if after == "of":
        return False
    before = sentence.lower(amount.first - 1)
    token = sentence.tokens[amount.first]
    if before in _PRONOUN_BEFORE or after in ("another", "'", "’", "that", "who", "which", "whose"):
        return True
    if token is None or token.tag in ("PRP", "NN", "NNP"):
        return True
    if sentence.tag(amount.first - 1) in ("JJ", "JJR", "JJS") and not sentence.tag(amount.last).startswith(
        ("NN", "JJ")
    ):
        return True
    alone = not sentence.tag(amount.last).startswith(("NN", "JJ", "VBN")) and token.dep in ("dobj", "pobj", "nsubj")
    before_it = sentence.lexemes[max(0, amount.first - _BACK) : amount.first]
    if alone and not any(lexeme.kind == "figure" or lexeme.lower in number_words() for lexeme in before_it):
        return True
    return token.dep not in ("nummod", "conj", "appos", "dobj", "pobj", "nsubj", "nsubjpass", "quantmod", "npadvmod")


def _odd_ordinal(sentence: Words, amount: Amount) -> bool:
    """Tell whether an ordinal is an adverb ("first, he said"), part of a name, or of a half or quarter."""
    at, last = amount.first, amount.last
    token = sentence.tokens[at]
    after = sentence.lower(last)
    if after in _ORDINAL_PERIODS and sentence.tag(last) != "NNS":
        return True
    if token is None or token.pos == "ADV" or token.tag in ("RB", "LS", "UH"):
        return True
    if token.tag in ("NNP", "NNPS") or (sentence.lexemes[at].text[:1].isupper() and at > 0 and token.dep == "compound"):
        return True
    if sentence.lower(at - 1) in ("at", "from") or (at + 1 == last and after in (",", ":")):
        return True
    head = sentence.head(token)
    if head.i > token.i and head.tag in ("NNP", "NNPS") and token.text[:1].isdigit():
        return True
    return token.dep in ("advmod", "npadvmod") and head.pos == "VERB" and sentence.tag(at - 1) not in ("PRP$", "DT")


def _odd_fraction(sentence: Words, amount: Amount) -> bool:
    """Tell whether "half" or "a third" is no share: "the first half", "a third night", "half empty"."""
    lexemes, first, last = sentence.lexemes, amount.first, amount.last
    word = lexemes[last - 1].lower
    if word == "half":
        before = sentence.lower(first - 1)
        if sentence.lower(last) == "-" and lexemes[last].glued:
            return True
        if before in ("first", "second", "other", "latter", "better"):
            return True
        return sentence.tag(last) in ("JJ", "VBN", "NN") and sentence.lower(last) not in ("of", "price", "capacity")
    if lexemes[first].lower in ("a", "an"):
        if word in ("quarter", "half"):
            return False
        return sentence.tag(last).startswith(("NN", "JJ", "CD")) or (
            amount.first > 0 and sentence.tag(last) == "IN" and sentence.lower(last) not in ("of", "in", "to")
        )
    return False
