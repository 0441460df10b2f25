"""When one sentence says that an event was: by the time that hangs on its verb, or on what goes with it."""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Sequence

from rashomon.model import Claim, Reading, TimeRef
from rashomon.world.events.coding import Coding
from rashomon.world.events.deeds import words_of_deeds
from rashomon.world.events.tree import Tree

_OWN, _SAYING, _BESIDE = 0, 1, 2
_AT = ("at", "in", "during", "to", "on")
_MEANWHILE = ("when", "as", "while")
_APART = frozenset({"after", "before"})
_MODIFIERS = ("compound", "amod", "nmod", "nummod", "poss")
_CLAUSES = ("relcl", "advcl", "ccomp", "parataxis")
_DAY = 10


def when_told(reading: Reading, tree: Tree, coding: Coding, claim: Claim | None) -> TimeRef | None:
    """Return the time of an event, None where the sentence does not say it.

    First the time that hangs on the predicate, then that of the saying where the saying is the event or of the
    occasion ("at a Tuesday rally", "to a group gathered in March"), then that of the clause beside it ("when").
    """
    found: list[tuple[int, int, TimeRef]] = []
    for time, at in _placed(reading, tree):
        rank = _rank(tree, coding, at, time)
        if rank is not None:
            found.append((rank, at, time))
    if found:
        return min(found, key=lambda f: f[:2])[2]
    return _only_one(tree, coding, claim) if claim is not None else None


def times_in(reading: Reading, tree: Tree) -> Sequence[TimeRef]:
    """Return the times of a sentence; an article's are in text order."""
    times = reading.marks.times
    first = bisect.bisect_left(times, tree.tokens[0].start, key=_start)
    return times[first : bisect.bisect_left(times, tree.tokens[-1].end, lo=first, key=_start)]


def _start(time: TimeRef) -> int:
    return time.span.start


def _placed(reading: Reading, tree: Tree) -> Iterator[tuple[TimeRef, int]]:
    """Yield the dates and times of day with their first word."""
    for time in times_in(reading, tree):
        if time.type in ("DATE", "TIME") and time.edtf is not None:
            at = _first_word(tree, time)
            if at is not None:
                yield time, at


def _first_word(tree: Tree, time: TimeRef) -> int | None:
    return next((n for n, t in enumerate(tree.tokens) if time.span.start <= t.start < time.span.end), None)


def _rank(tree: Tree, coding: Coding, at: int, time: TimeRef) -> int | None:
    own, said = coding.predicate.chain, coding.predicate.reporting
    noun = _noun_of(tree, at, time)
    if noun is not None:
        return _SAYING if _is_occasion_of(tree, noun, own) else None
    verb = next((i for i in tree.above(at) if tree.verbal(i) or i in own), None)
    if verb is None:
        return None
    if verb in own:
        return _OWN
    if (verb in said and coding.predicate.speaker_first and not _is_earlier(tree, own[0])) or _gathers(tree, verb, own):
        return _SAYING
    return _BESIDE if _goes_with(tree, coding.predicate.top, verb, at, time) else None


def _noun_of(tree: Tree, at: int, time: TimeRef) -> int | None:
    """Return the noun that a time is part of or stands before ("the 9/11 bill", "the 2008 campaign")."""
    inside = [n for n in range(at, len(tree)) if tree[n].start < time.span.end]
    heads = (tree.heads[n] for n in inside if tree[n].dep in _MODIFIERS)
    return next((head for head in heads if head > inside[-1]), None)


def _is_occasion_of(tree: Tree, noun: int, own: Sequence[int]) -> bool:
    """Tell whether a noun names the occasion of a verb: "at a Tuesday rally"."""
    prep = tree.heads[noun]
    named = tree[noun].lemma in words_of_deeds("occasion") | words_of_deeds("gathering")
    return named and tree[noun].dep == "pobj" and tree[prep].lemma in _AT and tree.heads[prep] in own


def _gathers(tree: Tree, verb: int, own: Sequence[int]) -> bool:
    """Tell whether a participle tells when the occasion of a verb was: "to the group gathered in March"."""
    noun = tree.heads[verb]
    prep = tree.heads[noun]
    return (
        tree[verb].dep == "acl"
        and tree[verb].tag in ("VBN", "VBD")
        and tree[noun].dep == "pobj"
        and tree[prep].lemma in _AT
        and tree.heads[prep] in own
    )


def _goes_with(tree: Tree, top: int, verb: int, at: int, time: TimeRef) -> bool:
    """Tell whether a time of another verb is an event's, too: of the verb beside it, or of a clause with "when"."""
    if tree.heads[top] == verb and tree[top].dep == "conj":
        return at < verb < top and tree[top].tag == tree[verb].tag
    for clause, over in ((top, verb), (verb, top)):
        if tree.heads[clause] == over and tree[clause].dep == "advcl":
            marks = {tree[k].lemma for k in tree.kids[clause] if tree[k].dep in ("mark", "advmod")}
            rough = "after" in marks and clause == top and len(time.edtf or "") < _DAY
            return bool(marks & set(_MEANWHILE)) or rough
    return False


def _only_one(tree: Tree, coding: Coding, claim: Claim) -> TimeRef | None:
    """Return the only time of a claim where no other clause stands between it and the event.

    "Starts on Tuesday, three months after Biden travelled" does not say that Biden travelled on Tuesday.
    """
    alone = [t for t in claim.times if t.type in ("DATE", "TIME") and t.edtf is not None]
    at = _first_word(tree, alone[0]) if len(alone) == 1 else None
    if at is None or _noun_of(tree, at, alone[0]) is not None:
        return None
    own, top = coding.predicate.chain, coding.predicate.top
    over = [at, *tree.above(at)]
    for i in over:
        if i in own:
            return alone[0]
        if tree[i].dep in (*_CLAUSES, "acl") and tree.verbal(i):
            return None
    between = [i for i in (top, *tree.above(top)) if i not in over]
    if any(_is_apart_in_time(tree, i) or _is_of_a_noun(tree, i) for i in between) or _is_earlier(tree, top):
        return None
    return alone[0]


def _is_of_a_noun(tree: Tree, clause: int) -> bool:
    """Tell whether a clause says more of a noun ("pleaded guilty on Tuesday to charges that he spent")."""
    return tree[clause].dep in ("acl", "relcl", "ccomp") and not tree.verbal(tree.heads[clause])


def _is_earlier(tree: Tree, verb: int) -> bool:
    """Tell whether a verb is told as done before another ("papers disclosed on Monday that he had offered")."""
    return tree[verb].tag == "VBN" and any(tree[k].lemma == "have" and tree[k].tag == "VBD" for k in tree.kids[verb])


def _is_apart_in_time(tree: Tree, clause: int) -> bool:
    """Tell whether a word is told as before or after what it stands beside ("three months after", "after a visit")."""
    if tree[clause].dep == "prep":
        return tree[clause].lemma in _APART
    marks = {tree[k].lemma for k in tree.kids[clause] if tree[k].dep == "mark"}
    return tree.kid(clause, "npadvmod") is not None and not marks.isdisjoint(_APART)
