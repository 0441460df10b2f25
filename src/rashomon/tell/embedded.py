"""Dated happenings told inside a claim about something else.

"Duval was an alderman before she resigned last month" tells of a resignation, "a letter delivered on Tuesday" of a
delivery, "the 1976 law" of a law: each has its own day, which is not the day of the claim.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rashomon.model import Token
from rashomon.tell.governing import VERBAL
from rashomon.tell.words import lexicon

_OPEN_CLAUSES = {"relcl", "acl", "advcl", "ccomp", "pcomp", "conj"}
_FINITE_PAST = {"VBD", "VBN"}
_PAST_AUXILIARIES = {"had", "has", "have", "'d", "'ve", "’ve", "was", "were", "did", "been"}
_AHEAD_AUXILIARIES = {"will", "shall", "to", "'ll", "’ll"}
_AFTER = {"after", "since", "upon", "by"}
_STEPS = 12


@dataclass(frozen=True, slots=True)
class Inner:
    """A verb or noun inside a claim that tells of a happening of its own.

    Attributes:
        head: The verb or noun.
        reported: True if it stands in somebody's words ("saying that he had testified").
    """

    head: Token
    reported: bool


def inner_verb(verb: Token, predicate: Token, by_index: Mapping[int, Token], *, ahead: bool) -> Inner | None:
    """Return the happening that a dated verb below the predicate tells of, None if it is not told as a fact.

    Args:
        verb: What the date hangs on.
        predicate: The claim's own predicate.
        by_index: The tokens of the sentence.
        ahead: True if the day lay ahead of the report, so that no past tense is asked for.
    """
    verb = _finite(verb, by_index)
    children = _children(verb, by_index)
    if verb.dep == "acl" and any(t.dep == "mark" for t in children):
        return None  # "charges that he lied on Tuesday": what the noun holds, not what happened to it
    if verb.i == predicate.i or verb.dep not in _OPEN_CLAUSES or verb.pos not in VERBAL:
        return None
    if not (_ahead(children) or verb.tag == "VBN" if ahead else _past(verb, children, by_index)):
        return None
    if verb.lemma in lexicon("stative") and verb.lemma != "have":
        return None
    token, reported = verb, False
    for _ in range(_STEPS):
        if _unreal(_children(token, by_index)):
            return None
        if token.dep == "ccomp" and _says(by_index.get(token.head)):
            reported = True
        if token.i == predicate.i or token.head == token.i or token.head not in by_index or _granted(token, by_index):
            break
        token = by_index[token.head]
    return Inner(verb, reported)


def inner_noun(noun: Token) -> Inner | None:
    """Return the happening that a dated noun names ("the 1976 law"), None if it names none."""
    return Inner(noun, False) if noun.pos in ("NOUN", "PROPN") and noun.lemma.lower() in lexicon("happenings") else None


def _finite(verb: Token, by_index: Mapping[int, Token]) -> Token:
    """Return the verb that an infinitive belongs to ("voted to override on Wednesday")."""
    for _ in range(_STEPS):
        if verb.dep == "conj" and not _has_subject(verb, by_index) and by_index.get(verb.head, verb).pos in VERBAL:
            head = by_index[verb.head]
            if head.dep != "xcomp":
                return verb
            verb = head
        elif verb.dep == "xcomp" and verb.head in by_index and by_index[verb.head].lemma in lexicon("carrying out"):
            verb = by_index[verb.head]
        else:
            return verb
    return verb


def _has_subject(verb: Token, by_index: Mapping[int, Token]) -> bool:
    return any(t.dep in ("nsubj", "nsubjpass") for t in _children(verb, by_index))


def _children(token: Token, by_index: Mapping[int, Token]) -> Sequence[Token]:
    return [t for t in by_index.values() if t.head == token.i and t.i != token.i]


def _past(verb: Token, children: Sequence[Token], by_index: Mapping[int, Token]) -> bool:
    """Tell whether a verb says that something has happened."""
    auxiliaries = [t for t in children if t.dep in ("aux", "auxpass")]
    if any(t.tag == "MD" or t.text.lower() == "to" for t in auxiliaries):
        return False
    if any(t.text.lower() in _PAST_AUXILIARIES for t in auxiliaries):
        return True
    been = verb.tag == "VBG" or any(t.text.lower() in ("being", "having") for t in auxiliaries)
    if been and verb.dep == "pcomp" and verb.head in by_index:
        return by_index[verb.head].text.lower() in _AFTER
    if verb.tag in ("VB", "VBP") and verb.dep == "conj" and not auxiliaries:
        head = by_index.get(verb.head)
        return head is not None and head.tag == "VBD"  # "joined in 2009 and quit in May"
    return verb.tag in _FINITE_PAST and not auxiliaries


def _ahead(children: Sequence[Token]) -> bool:
    return any(t.dep in ("aux", "auxpass") and t.text.lower() in _AHEAD_AUXILIARIES for t in children)


def _granted(verb: Token, by_index: Mapping[int, Token]) -> bool:
    """Tell whether a clause is taken as so whatever is said around it ("did not regret what she said last week")."""
    determiners = [t for t in _children(by_index[verb.head], by_index) if t.dep == "det"]
    return verb.dep == "relcl" and not any(t.text.lower() in ("any", "no", "every") for t in determiners)


def _says(verb: Token | None) -> bool:
    return verb is not None and any(verb.lemma in lexicon(name) for name in ("neutral", "denying", "claiming"))


def _unreal(children: Sequence[Token]) -> bool:
    """Tell whether a clause is denied, asked or only supposed."""
    words = lexicon("supposing")
    return any(t.dep == "neg" or (t.dep in ("mark", "advmod") and t.text.lower() in words) for t in children)
