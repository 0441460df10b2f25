"""One cue with its content and source, in tokens, before it becomes an attribution."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.claim.lexicon import Cue
from rashomon.claim.tree import Tree
from rashomon.model import Token

Range = tuple[int, int]
"""First and last token index, both included."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A cue with its content, in token indices.

    Attributes:
        head: The cue's head token (verb, noun or preposition).
        cue: The cue's tokens.
        source: The head of the source's phrase, or None.
        content: What is attributed, in text order.
        clauses: Heads of the clauses in the content that can be read as claims.
        meaning: What the lexicon says of the cue.
        frame: The frame that matched ("c", "q", "n", "according", ...).
    """

    head: int
    cue: tuple[Range, ...]
    source: int | None
    content: tuple[Range, ...]
    clauses: tuple[int, ...]
    meaning: Cue
    frame: str


BARE = "bare"
"""The frame of a speaking verb that has no content in its sentence's tree."""
COLON = Cue("say", frozenset({"colon"}), "certain", "positive")
QUOTED = Cue("say", frozenset({"c", "q"}), "certain", "positive")
ACCORDING = Cue("say", frozenset({"according"}), "certain", "positive")


def verb_group(tree: Tree, verb: Token) -> Range:
    """Return the verb with the auxiliaries, negation and adverbs that stand directly before it, and its particle."""
    first = verb.i
    while first - 1 >= tree.first:
        before = tree[first - 1]
        if before.head != verb.i or before.dep not in ("aux", "auxpass", "neg", "advmod"):
            break
        first -= 1
    last = verb.i
    if last + 1 < tree.last and tree[last + 1].head == verb.i and tree[last + 1].dep == "prt":
        last += 1
    return first, last


def source_of(tree: Tree, verb: Token) -> int | None:
    """Return the head of the phrase that names who says, thinks or wants what the verb introduces."""
    at = verb
    for _ in range(12):
        if tree.kid(at.i, "auxpass") is not None and tree.kid(at.i, "nsubjpass") is not None:
            return agent_of(tree, at)
        subject = tree.subject(at.i)
        if subject is not None and subject.dep == "nsubj":
            return subject.i
        if tree.kid(at.i, "csubj", "expl") is not None:
            return None
        if at.dep == "advcl" and at.tag == "VBN" and tree.kid(at.i, "aux") is None:
            return agent_of(tree, at)  # "asked about it, she said ...": who asked is not told
        head = tree[at.head]
        if at.dep == "acl":
            return agent_of(tree, at) if at.tag == "VBN" else head.i
        if at.dep in ("xcomp", "ccomp") and tree.verbal(head.i):
            thing = tree.kid(head.i, "dobj")
            if thing is not None and at.dep == "xcomp" and thing.i < at.i:
                return thing.i
        if at.dep == "pcomp":
            head = tree[head.head]
        if at.dep not in ("conj", "xcomp", "ccomp", "advcl", "pcomp", "dep") or head.i == at.i:
            return None
        if not tree.verbal(head.i):
            return head.i if at.dep == "pcomp" and head.pos in ("NOUN", "PROPN") else None
        at = head
    return None


def agent_of(tree: Tree, verb: Token) -> int | None:
    """Return the head of the "by" phrase of a passive."""
    by = tree.kid(verb.i, "agent")
    named = tree.kid(by.i, "pobj") if by is not None else None
    return named.i if named is not None else None


_DAYS = frozenset(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today", "yesterday"])
CALENDAR = (
    _DAYS
    | frozenset(
        ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november"]
    )
    | frozenset(["december", "morning", "afternoon", "evening", "night", "week", "month", "year", "day", "time"])
)
"""Words that say when something was said rather than what."""


def noun_before(tree: Tree, verb: Token) -> int | None:
    """Return the head of the noun phrase right before a finite verb that the parse gave no subject."""
    if not tree.finite(verb.i) or tree.kid(verb.i, "auxpass", "expl", "csubj") is not None:
        return None
    last = verb_group(tree, verb)[0] - 1
    first = last
    while first > tree.first and tree[first - 1].text not in (",", ":", ";", "”", '"', "—", "–"):
        first -= 1
    nouns = [t for t in tree.tokens[first : last + 1] if t.pos in ("NOUN", "PROPN", "PRON")]
    if any(t.text.lower() in _DAYS for t in nouns):
        return None  # "Long on Monday denied": the day is not who denied
    if last < tree.first or not nouns or tree[last].pos not in ("NOUN", "PROPN", "PRON") or len(nouns) > 12:
        return None
    return min(nouns, key=lambda t: (tree.depth(t.i), t.i)).i
