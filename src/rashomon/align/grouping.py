"""Claims into groups that say the same; two that can't both be true are never in one group."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def group(
    ids: Sequence[str],
    links: Iterable[tuple[str, str, float]],
    apart: Iterable[tuple[str, str]],
    *,
    floor: float,
) -> tuple[tuple[str, ...], ...]:
    """Return the groups, in the order of their first member in `ids`.

    Average-link agglomeration over the pairs that were compared (a pair that was not counts as `floor / 2`), the
    strongest link first, in which groups with a pair that must stay apart are never joined.

    Args:
        ids: All members.
        links: Pairs with a probability of saying the same.
        apart: Pairs that must not share a group.
        floor: Smallest average probability at which two groups are joined.
    """
    place = {name: i for i, name in enumerate(ids)}
    strength = {_key(place[a], place[b]): p for a, b, p in links if a != b}
    barred = {_key(place[a], place[b]) for a, b in apart}
    owner = list(range(len(ids)))
    members = {i: [i] for i in owner}
    for (i, j), p in sorted(strength.items(), key=lambda item: (-item[1], item[0])):
        if p < floor:
            break
        a, b = owner[i], owner[j]
        if a == b or not _may_join(members[a], members[b], strength, barred, floor):
            continue
        keep, gone = (a, b) if a < b else (b, a)
        members[keep].extend(members.pop(gone))
        for k in members[keep]:
            owner[k] = keep
    return tuple(tuple(ids[i] for i in sorted(members[root])) for root in sorted(members))


def _key(i: int, j: int) -> tuple[int, int]:
    return (i, j) if i < j else (j, i)


def _may_join(
    a: Sequence[int],
    b: Sequence[int],
    strength: dict[tuple[int, int], float],
    barred: set[tuple[int, int]],
    floor: float,
) -> bool:
    pairs = [_key(i, j) for i in a for j in b]
    if any(pair in barred for pair in pairs):
        return False
    return sum(strength.get(pair, floor / 2) for pair in pairs) / len(pairs) >= floor * 0.9
