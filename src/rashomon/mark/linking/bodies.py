"""Describing phrases for organisations: "the company", "the commission"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rashomon.mark.linking.refs import Ref
from rashomon.model import Marks

_TRADERS = {
    *("company", "firm", "manufacturer", "automaker", "carmaker", "airline", "carrier", "retailer", "operator"),
    *("developer", "startup", "conglomerate", "giant", "broadcaster", "newspaper", "paper", "magazine"),
}
_REACH = 2


def body_meant(ref: Ref, refs: Sequence[Ref], entity_of: Mapping[int, int], marks: Sequence[Marks]) -> int | None:
    """Return the entity that a describing phrase of type organisation means, or None.

    "The commission" is the one organisation of the article whose name ends so. "The company" is the organisation that
    was subject last, if no other was subject in the same sentence; where none was, it stays open.

    Args:
        ref: The phrase.
        refs: All mentions of the case in order.
        entity_of: Entities of the names by running number.
        marks: The annotations of the articles.
    """
    noun = marks[ref.article].parse.tokens[ref.mention.head].lemma
    if ref.words[0].lower() not in ("the", "this") or len(ref.words) > 2:
        return None
    before = _before(ref, refs, entity_of)
    called = {entity_of[r.number] for r in before if r.words[-1].lower() == noun}
    if called:
        return called.pop() if len(called) == 1 else None
    if noun not in _TRADERS:
        return None
    tokens = marks[ref.article].parse.tokens
    subjects = [r for r in before if tokens[r.mention.head].dep in ("nsubj", "nsubjpass", "poss")]
    near = [r for r in subjects if ref.sentence - r.sentence <= _REACH]
    if not near:
        return None
    last = max(r.sentence for r in near)
    found = {entity_of[r.number] for r in near if r.sentence == last}
    return found.pop() if len(found) == 1 else None


def _before(ref: Ref, refs: Sequence[Ref], entity_of: Mapping[int, int]) -> list[Ref]:
    found = []
    for number in range(ref.number - 1, -1, -1):
        other = refs[number]
        if other.article != ref.article:
            break
        if other.mention.kind == "name" and other.mention.type == "organisation" and other.number in entity_of:
            found.append(other)
    return found
