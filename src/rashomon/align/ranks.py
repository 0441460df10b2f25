"""The first in so many years, and when the last was: two ways to say one thing, or a contradiction."""

from __future__ import annotations

from rashomon.model import Claim

_EXACT = 1  # years: "in six years" is said of five and a half, too


def years_agree(a: Claim, b: Claim) -> bool | None:
    """Tell whether "the first in six years" and "the last was in 2017" agree; None if the claims are no such two.

    Args:
        a: A claim of a ranked noun phrase.
        b: Another.
    """
    if {a.predicate, b.predicate} != {"first", "last"} or not a.kind == b.kind == "nominal":
        return None
    if not set(a.entities) & set(b.entities):
        return None
    first, last = (a, b) if a.predicate == "first" else (b, a)
    since = [int(t.low[:4]) for t in first.times if t.low and t.anchored]
    when = [int(t.low[:4]) for t in last.times if t.low]
    if not since or not when:
        return None
    return abs(since[0] - when[0]) <= _EXACT
