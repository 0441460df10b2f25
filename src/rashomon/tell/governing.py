"""Which verb a time expression hangs on, from the parse.

"Biden declared it during his September trip" is about September; "the first trip since the 2017 visit" is not about
2017: the expression must hang on the verb and not on some other noun.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rashomon.model import TimeRef, Token
from rashomon.tell.words import lexicon

VERBAL = frozenset({"VERB", "AUX"})
_SUBJECTS = {"nsubj", "nsubjpass", "csubj", "csubjpass"}
_OF_THE_PREDICATE = {"aux", "auxpass", "cop", "xcomp", "prt", "acomp"}  # "is due to appear on Monday"
_LINKS = {
    "prep", "pobj", "npadvmod", "advmod", "nummod", "amod", "compound", "appos", "pcomp", "tmod", "nmod", "det", "conj",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Hold:
    """What a time expression hangs on.

    Attributes:
        verb: The verb, None if it hangs on something else.
        through_noun: True if a noun stands between ("signed an agreement in May").
        bound: True if it only bounds the happening ("since 2017", "by Friday").
        preposition: The word before it, lower-cased, or "".
        noun: The first noun met on the way that the expression may date ("the 1976 law"), or None.
    """

    verb: Token | None
    through_noun: bool
    bound: bool
    preposition: str
    noun: Token | None = None


_NOTHING = Hold(None, False, False, "")


def hold_of(time: TimeRef, by_index: Mapping[int, Token]) -> Hold:
    """Return what the expression hangs on.

    Args:
        time: The expression.
        by_index: The tokens of its sentence.
    """
    span = time.span
    inside = [t for t in by_index.values() if span.start <= t.start and t.end <= span.end]
    tops = [t for t in inside if t.head == t.i or t.head not in by_index or by_index[t.head] not in inside]
    if not tops:
        return _NOTHING
    token = tops[-1]
    bounds = lexicon("bounds")
    # "Three days after the plea" is a day; "after Friday" is none.
    bound = any(t.text.lower() in bounds and (t == inside[0] or t.text.lower() != "after") for t in inside)
    noun: Token | None = None
    through_noun = False
    preposition = next((t.text.lower() for t in inside if t.pos == "ADP"), "")
    for _ in range(len(by_index)):
        if token.head == token.i or token.head not in by_index:
            return Hold(None, through_noun, bound, preposition, noun)
        head = by_index[token.head]
        if token.pos in ("ADP", "SCONJ") and token not in inside:
            preposition = preposition or token.text.lower()
            bound = bound or token.text.lower() in bounds
        if head.pos in VERBAL:
            if token.dep in _SUBJECTS or _topic(token, inside):
                return Hold(None, through_noun, bound, preposition, noun)
            return Hold(head, through_noun, bound, preposition, noun)
        if token.dep == "conj":
            token = head
            continue
        if head.pos not in ("ADP", "SCONJ", "ADV") and head.lemma not in lexicon("dayparts") and not _aside(head):
            noun = noun or (head if not bound else None)
            verb = _occasion(head, by_index) or _after_its_subject(token, head, by_index)
            if verb is not None:
                return Hold(verb, through_noun, bound, preposition, noun)
            # A date inside or before a noun ("the 2017 visit", "Biden's September trip") dates that noun alone.
            if token.dep not in ("prep", "npadvmod", "advmod") or _in_subject(head, by_index):
                return Hold(None, True, bound, preposition, noun)
            through_noun = True
        elif token.dep not in _LINKS and token not in inside:
            return Hold(None, True, bound, preposition, noun)
        token = head
    return Hold(None, through_noun, bound, preposition, noun)


def _aside(head: Token) -> bool:
    """Whether a word has no day: how long ("closed for four days in May"), what somebody was ("stayed ill in May")."""
    lasts = head.dep in ("pobj", "npadvmod") and head.lemma in lexicon("lengths")
    return lasts or (head.dep == "acomp" and head.pos == "ADJ")


def told_when(time: TimeRef, by_index: Mapping[int, Token]) -> Token | None:
    """Return the verb of a clause that tells what was at a time ("last May, when she resigned")."""
    after = [t for t in by_index.values() if t.start >= time.span.end]
    first = next((t for t in sorted(after, key=lambda t: t.i) if t.pos != "PUNCT"), None)
    if first is None or first.text.lower() != "when" or first.head not in by_index:
        return None
    verb = by_index[first.head]
    return verb if verb.pos in VERBAL and verb.i > first.i and verb.dep in ("relcl", "advcl") else None


def given_out(verb: Token, by_index: Mapping[int, Token]) -> Token:
    """Return what says so behind "in a statement issued on Friday, he said" or "a report issued on Friday said".

    Any other verb is its own.
    """
    noun = by_index.get(verb.head)
    if verb.dep != "acl" or verb.lemma not in lexicon("giving out") or noun is None:
        return verb
    if noun.dep == "nsubj" and noun.lemma in lexicon("given out"):
        return by_index.get(noun.head, verb)
    if noun.dep != "pobj":
        return verb
    preposition = by_index.get(noun.head)
    carrier = by_index.get(preposition.head) if preposition is not None else None
    if preposition is None or carrier is None or noun.lemma not in lexicon("given out"):
        return verb
    said_so = preposition.text.lower() == "to" and carrier.text.lower() == "according"
    return carrier if said_so or preposition.text.lower() in ("in", "at", "during", "on") else verb


def at_the_time(verb: Token, by_index: Mapping[int, Token]) -> Token:
    """Return the verb that another goes with ("the premier, speaking on Friday, praised it"); any other is its own."""
    head = by_index.get(verb.head)
    if verb.tag != "VBG" or head is None or any(t.head == verb.i and t.dep == "aux" for t in by_index.values()):
        return verb
    before = by_index.get(verb.i - 1)
    if verb.dep == "acl" and head.dep == "nsubj" and before is not None and before.text == ",":
        head = by_index.get(head.head)
    elif verb.dep != "advcl":
        return verb
    return head if head is not None and head.pos in VERBAL and head.i > verb.i else verb


def holds(verb: Token, predicate: Token, by_index: Mapping[int, Token]) -> bool:
    """Tell whether a time on `verb` is one of `predicate`: the same, part of it, or the first of verbs side by side."""
    if verb.i == predicate.i:
        return True
    side_by_side = _climbs(predicate, verb, _OF_THE_PREDICATE | {"conj"}, by_index)
    return side_by_side or _climbs(verb, predicate, _OF_THE_PREDICATE, by_index)


def after_and(time: TimeRef, verb: Token, by_index: Mapping[int, Token]) -> Token:
    """Return the verb a time belongs to that opens a second half ("... on Monday, and on Thursday said ...").

    That is the verb after it, joined to the one the parser hung it on; a time that opens nothing keeps its own.
    """
    before = [t for t in by_index.values() if t.end <= time.span.start]
    while before and before[-1].pos == "ADP":
        before.pop()
    if not before or before[-1].pos != "CCONJ" or verb.i > before[-1].i:
        return verb
    later = (t for t in by_index.values() if t.i > before[-1].i and t.pos in VERBAL and t.dep == "conj")
    return next((t for t in later if _climbs(t, verb, {"conj"}, by_index)), before[-1])


def _climbs(token: Token, goal: Token, links: set[str], by_index: Mapping[int, Token]) -> bool:
    for _ in range(len(by_index)):
        if token.dep not in links or token.head not in by_index or token.head == token.i:
            return False
        token = by_index[token.head]
        if token.i == goal.i:
            return True
    return False


def _occasion(noun: Token, by_index: Mapping[int, Token]) -> Token | None:
    """Return the verb that happens on the occasion the noun names ("during his September trip", "in a 2008 speech")."""
    preposition = by_index.get(noun.head)
    if noun.dep != "pobj" or preposition is None or preposition.text.lower() not in lexicon("occasions"):
        return None
    verb = by_index.get(preposition.head)
    if verb is None or verb.pos not in VERBAL:
        return None
    # "He raised the matter of her words at a dinner in May": whether she spoke or he raised it then is not plain.
    between = [t for t in by_index.values() if verb.i < t.i < preposition.i]
    objects = {t.i for t in between if t.head == verb.i and t.dep == "dobj"}
    unclear = preposition.text.lower() == "at" and any(t.dep == "prep" and t.head in objects for t in between)
    return None if unclear else verb


def _after_its_subject(token: Token, noun: Token, by_index: Mapping[int, Token]) -> Token | None:
    """Return the verb in "The Gazette on July 20, 2006, described ...": a name is not told apart by a day."""
    verb = by_index.get(noun.head)
    plain = token.text.lower() in ("on", "over") or token.dep == "npadvmod"
    if noun.pos != "PROPN" or noun.dep not in _SUBJECTS or not plain or verb is None:
        return None
    return verb if verb.pos in VERBAL and noun.i < token.i < verb.i else None


def _topic(token: Token, inside: Sequence[Token]) -> bool:
    """Whether a time is what the verb is about, not when it happened ("spoke of 1968", "called the night a win")."""
    if token.pos == "ADP" and token not in inside:
        return token.text.lower() in lexicon("topics")
    if token.dep == "attr" and token.tag == "CD":
        return True  # "he wished it was 1825"
    return token.dep in ("dobj", "attr", "oprd") and bool(inside) and inside[0].text.lower() == "the"


def _in_subject(noun: Token, by_index: Mapping[int, Token]) -> bool:
    """Whether the noun is, or is part of, a subject: its date is not the predicate's."""
    token = noun
    for _ in range(len(by_index)):
        if token.dep in _SUBJECTS or token.dep == "poss":
            return True
        if token.pos in VERBAL or token.head == token.i or token.head not in by_index:
            return False
        token = by_index[token.head]
    return False
