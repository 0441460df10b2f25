"""Nouns with the words that belong to them: what a number can count."""

from __future__ import annotations

import bisect
from dataclasses import dataclass

from rashomon.mark.quantities.sentence import Words
from rashomon.mark.quantities.tables import words
from rashomon.model import Token

NOUNS = frozenset({"NOUN", "PROPN"})
_LEFT = frozenset({"amod", "compound", "nmod", "poss"})
_MAX_WORDS = 6
_APART = 12


@dataclass(frozen=True, slots=True)
class Counted:
    """What is counted: its words, and its characters where they stand in the text (0, 0 where they don't)."""

    text: str
    start: int = 0
    end: int = 0


def is_unit(sentence: Words, token: Token) -> bool:
    """Tell whether a noun is the unit or currency of a number before it, which nobody counts."""
    at = token.i - sentence.base
    if not at or sentence.all_tokens[at - 1].pos != "NUM":
        return False
    written = token.text.lower()
    return written in words("units") or written in words("currencies")


def phrase(sentence: Words, head: Token, after: int = 0) -> Counted:
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


def plural_of(sentence: Words, head: Token) -> Token:
    """Return the plural right behind a singular noun, where the parser cut a phrase: "two veteran [politicians]"."""
    at = head.i - sentence.base + 1
    if head.tag == "NN" and at < len(sentence.all_tokens) and sentence.all_tokens[at].tag == "NNS":
        return sentence.all_tokens[at]
    return head


def named(sentence: Words, head: Token) -> Counted:
    """Return a noun, or for "the number of asylum claims" what that is the number of."""
    if head.lemma.lower() in words("transparent"):
        for child in sentence.all_tokens[head.i - sentence.base + 1 : head.i - sentence.base + 4]:
            if child.head == head.i and child.dep == "prep" and child.text.lower() == "of":
                at = bisect.bisect_left(sentence.lexemes, child.start, key=lambda lexeme: lexeme.start)
                found = object_of(sentence, at, head.end)
                if found is not None:
                    return found
    return index_name(sentence, head) or phrase(sentence, head)


def index_name(sentence: Words, head: Token) -> Counted | None:
    """Return the name of a stock index: "the [Nikkei] 225 stock index", "the primary index, the [FTSE] 100"."""
    if head.lemma.lower() not in ("index", "indice", "average", "benchmark") and head.pos != "NUM":
        return None
    at = head.i - sentence.base
    left = sentence.all_tokens[max(0, at - _MAX_WORDS) : at]
    own = [one for one in left if one.head == head.i and one.dep in _LEFT]
    right = sentence.all_tokens[at + 1 : at + 1 + _APART]
    named = [one for one in right if one.head == head.i and one.dep == "appos"]
    for part in [*named, *reversed(own)]:
        if part.pos == "PROPN":
            return phrase(sentence, part)
        inner = index_name(sentence, part) if part.pos == "NUM" else None
        if inner is not None:
            return inner
    return None


def next_noun(sentence: Words, at: int, end: int) -> Counted | None:
    """Return the last noun of the adjectives and nouns that stand right behind a number."""
    head = None
    for i in range(at, min(at + 5, len(sentence.lexemes))):
        token = sentence.tokens[i]
        if token is None or not sentence.tag(i).startswith(("NN", "JJ", "VBG", "VBN")):
            break
        if token.pos in NOUNS:
            head = token
            if token.tag in ("NNS", "NNPS"):
                break
        elif head is not None:
            break
    return phrase(sentence, head, end) if head is not None else None


def object_of(sentence: Words, at: int, end: int) -> Counted | None:
    """Return the noun after "of" at lexeme `at`."""
    of = sentence.tokens[at]
    if of is None:
        return None
    for token in sentence.all_tokens[of.i - sentence.base + 1 : of.i - sentence.base + 12]:
        if token.dep == "pobj" and token.head == of.i:
            return phrase(sentence, token, end) if token.pos in NOUNS else None
    return next_noun(sentence, at + 1 + (sentence.tag(at + 1) in ("DT", "PRP$")), end)
