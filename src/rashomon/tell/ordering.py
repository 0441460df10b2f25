"""An order of things in one line in which those that belong together stand near one another."""

from __future__ import annotations

from collections.abc import Sequence

_ROUNDS = 6


def in_order(pairs: Sequence[tuple[str, str]]) -> list[str]:
    """Return the things of all pairs in an order in which the pairs lie close; the same pairs give the same order.

    Connected things stay together, the largest group first. Within a group things are moved one by one to where the
    sum of the distances is least (minimum linear arrangement by local search).
    """
    near: dict[str, list[str]] = {}
    for a, b in pairs:
        near.setdefault(a, []).append(b)
        near.setdefault(b, []).append(a)
    groups = sorted(_groups(near), key=lambda group: (-len(group), group[0]))
    return [thing for group in groups for thing in _arranged(group, near)]


def _groups(near: dict[str, list[str]]) -> list[list[str]]:
    """Return the connected things, each group from its best connected one outwards."""
    left = sorted(near, key=lambda thing: (-len(near[thing]), thing))
    seen: set[str] = set()
    groups = []
    for start in left:
        if start in seen:
            continue
        seen.add(start)
        group = [start]
        for thing in group:
            for other in sorted(set(near[thing]) - seen, key=lambda t: (-len(near[t]), t)):
                seen.add(other)
                group.append(other)
        groups.append(group)
    return groups


def _arranged(group: list[str], near: dict[str, list[str]]) -> list[str]:
    order = list(group)
    best = _length(order, near)
    for _ in range(_ROUNDS):
        before = best
        for thing in group:
            order, best = _best_place(order, thing, near, best)
        if best == before:
            break
    return order


def _best_place(order: list[str], thing: str, near: dict[str, list[str]], best: int) -> tuple[list[str], int]:
    row = [thing, *(other for other in order if other != thing)]
    places = {one: place for place, one in enumerate(row)}
    length, found = _length(row, near), order
    for place in range(len(row)):
        if length < best:
            found, best = list(row), length
        if place + 1 == len(row):
            break
        # It changes places with the next one: only their distances change, and each counts from both its ends.
        other = row[place + 1]
        length -= 2 * (_reach(thing, places, near) + _reach(other, places, near))
        row[place : place + 2] = other, thing
        places[other], places[thing] = place, place + 1
        length += 2 * (_reach(thing, places, near) + _reach(other, places, near))
    return found, best


def _reach(thing: str, places: dict[str, int], near: dict[str, list[str]]) -> int:
    return sum(abs(places[thing] - places[other]) for other in near[thing])


def _length(order: Sequence[str], near: dict[str, list[str]]) -> int:
    places = {thing: place for place, thing in enumerate(order)}
    return sum(_reach(thing, places, near) for thing in order)
