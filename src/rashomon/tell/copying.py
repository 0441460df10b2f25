"""How two reports depend on one another, in words."""

from __future__ import annotations

from rashomon.model import Lineage
from rashomon.tell.labels import Labels


def giver_and_taker(pair: Lineage) -> tuple[str, str] | None:
    """Return the ids of the report that was drawn on and of the one that drew on it, None if that is unknown."""
    if pair.direction == "a-from-b":
        return pair.b, pair.a
    return (pair.a, pair.b) if pair.direction == "b-from-a" else None


def lineage_words(pair: Lineage, labels: Labels) -> str:
    """Return in one sentence how two reports depend on one another."""
    a, b = labels.article(pair.a), labels.article(pair.b)
    if pair.relation == "shared-material":
        return f"{a} and {b} use some of the same material, such as quotations."
    known = giver_and_taker(pair)
    if known:
        verb = "copies" if pair.relation == "copy" else "rewrites"
        return f"{labels.article(known[1])} {verb} {labels.article(known[0])}."
    same = "print the same text" if pair.relation == "copy" else "have the same text in different words"
    source = ", both from a third text" if pair.direction == "common-source" else "; which came first is not known"
    return f"{a} and {b} {same}{source}."
