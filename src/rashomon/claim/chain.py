"""The chain of speakers and carriers through which a clause reached us."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from rashomon.claim.attributed import AttributedContent
from rashomon.claim.clause import Clause
from rashomon.claim.commitment import can_speak
from rashomon.claim.hit import QUOTED
from rashomon.claim.joins import past
from rashomon.claim.lexicon import connectives
from rashomon.claim.placing import Quotations
from rashomon.claim.speakers import FIRST_PERSON, Speakers
from rashomon.claim.tree import Tree
from rashomon.model import Attribution

SPOKEN = frozenset({"say", "tell", "warn", "deny", "promise", "urge", "suggest", "speculate", "agree", "ask"})
"""Kinds of cue whose clause is itself a report of words ("urged restraint", "denied the charge")."""

MIXED = frozenset({"judge", "question", "name", "support", "offer", "discuss", "order"})
"""Kinds of cue whose clause is a report of words where some of them stand in quotation marks."""
_FARTHEST = 12
OPENED = frozenset({"c", "q", "t", "according", "colon", "noun"})
"""Frames whose content is told as claims of its own."""


def chain_over(
    tree: Tree, clause: Clause, near: Sequence[AttributedContent], quotations: Quotations
) -> list[AttributedContent]:
    """Return the attributions over a clause, the innermost first.

    Args:
        tree: The clause's sentence.
        clause: The clause.
        near: The attributions whose cue or content stands in the sentence.
        quotations: The article's quotations.
    """
    head = tree[clause.head]
    found: list[tuple[int, AttributedContent]] = []
    itself: AttributedContent | None = None
    for a in near:
        if a.cue_head == clause.head:
            mixed = a.meaning.kind in MIXED and quotations.touches(tree.sentence.span)
            if (a.meaning.kind in SPOKEN or mixed) and _speaks(tree, a) and not _told_before(tree, clause, a):
                itself = a
        elif (
            (a.opens or a.meaning.kind == "ask")
            and a.frame in OPENED
            and any(s.start <= head.start < s.end for s in a.content)
            and not _aside(tree, clause, a, quotations)
        ):
            found.append((sum(len(s) for s in a.content), a))
    found.sort(key=lambda item: (item[0], -item[1].cue_head))
    outer = [a for _, a in found]
    # What somebody says of another's words is the first one's claim; a paper that only carried the words adds a link.
    if itself is not None and all(a.frame == "according" or a.meaning is QUOTED for a in outer):
        return [itself, *outer]
    return outer


def _aside(tree: Tree, clause: Clause, a: AttributedContent, quotations: Quotations) -> bool:
    """Tell whether a clause behind reported words is the reporter's own remark: told in the present, they in the past.

    In "the mayor said that she was ready, though the terms are not clear" what she said is shifted into the past with
    the cue (sequence of tenses), what the reporter knows is not.
    """
    if a.frame != "c" or not 0 <= a.cue_head < len(tree.tokens) or not past(tree, a.cue_head):
        return False
    near = (tree[clause.head], *itertools.islice(tree.above(clause.head), _FARTHEST))
    beside = next((t for t in near if t.dep == "advcl"), None)
    if beside is None or beside.i < a.cue_head or not _present(tree, beside.i) or not past(tree, beside.head):
        return False
    first = tree.edges(beside.i)[0]
    apart = connectives().get(tree[first].lemma) == "apart" and tree[first - 1].text in (",", "—", "–")
    return apart and not quotations.touches(tree.span(first, beside.i))


def _present(tree: Tree, verb: int) -> bool:
    told = [tree[verb], *(k for k in tree.kids(verb) if k.dep in ("aux", "auxpass"))]
    return any(t.tag in ("VBZ", "VBP") for t in told) and not any(t.tag in ("VBD", "MD") for t in told)


def _told_before(tree: Tree, clause: Clause, a: AttributedContent) -> bool:
    """Tell whether a statement of its own stands in the clause before the one who speaks."""
    start = min(p.first for p in clause.parts if p.first >= 0)
    first = min(a.cue_head, tree.edges(a.source_head)[0] if a.source_head is not None else a.cue_head)
    if tree.marks_before(first) > tree.marks_before(start):
        return False
    return any(tree.verbal(i) and tree.finite(i) and tree.subject(i) is not None for i in range(start, first))


def _speaks(tree: Tree, a: AttributedContent) -> bool:
    """Tell whether a clause about saying is about somebody who can say something."""
    return a.source_head is not None and ("x" not in a.meaning.frames or can_speak(tree, a.source_head))


def _no_speaker(tree: Tree, a: AttributedContent) -> bool:
    """Tell whether the source is a thing that only leads to the saying ("a special point of saying that ...")."""
    head = a.source_head
    if head is None or a.sentence != tree.sentence.index or tree[head].pos != "NOUN" or can_speak(tree, head):
        return False
    return tree[a.cue_head].dep in ("pcomp", "acl") and tree.within(a.cue_head, head)


def links_of(tree: Tree, chain: Sequence[AttributedContent], speakers: Speakers) -> tuple[Attribution, ...]:
    """Return the chain as shown: a speaker's "I think" inside their own words is the speaker's, not another link."""
    found: list[Attribution] = []
    for n, a in enumerate(chain):
        last = n + 1 == len(chain)
        if _no_speaker(tree, a) and not (last and not found):
            continue
        mine = a.source_head is not None and tree[a.source_head].lemma in FIRST_PERSON
        if mine and not last:
            continue
        for link in speakers.links(a):
            if not any(link.source == other.source for other in found):
                found.append(link)
    return tuple(found)
