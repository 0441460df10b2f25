"""The event types of PLOVER, and what codes of CAMEO mean in it."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass

from rashomon.world.events.lexicons import rows

# Types of version 0.5b1, which the models tell apart, and those of the 2021 version that took two of them together.
MERGED = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT"}
ROOTS = {
    "02": "DEMAND",
    "03": "AGREE",
    "04": "CONSULT",
    "05": "SUPPORT",
    "06": "COOPERATE",
    "07": "AID",
    "08": "CONCEDE",
    "09": "INVESTIGATE",
    "10": "DEMAND",
    "11": "DISAPPROVE",
    "12": "REJECT",
    "13": "THREATEN",
    "14": "PROTEST",
    "15": "MOBILIZE",
    "16": "SANCTION",
    "17": "COERCE",
    "18": "ASSAULT",
    "19": "FIGHT",
    "20": "FIGHT",
}
RETREATS = ("084", "085", "086", "087")
SHORTEST = 2


@dataclass(frozen=True, slots=True)
class Plover:
    """What a CAMEO code is in PLOVER (2021)."""

    type: str
    mode: str | None
    context: tuple[str, ...]


@functools.cache
def cameo_table() -> dict[str, Plover]:
    """Return the PLOVER reading of each CAMEO code."""
    found: dict[str, Plover] = {}
    for row in rows("cameo_to_plover.tsv"):
        code, kind, mode, context = (*row, "", "", "")[:4]
        contexts = tuple(c.strip() for c in context.split(";") if c.strip())
        found.setdefault(code, Plover(kind, mode or None, contexts))
    return found


def plover_of(code: str, own: Mapping[str, tuple[str, ...]] | None = None) -> Plover | None:
    """Return the PLOVER reading of a CAMEO code, of its next wider one where it is not in the table, or None.

    Args:
        code: The code.
        own: A user's type, mode and context by code, which are asked first.
    """
    if own and code in own:
        kind, mode, context = (*own[code], "", "")[:3]
        return Plover(kind, mode or None, tuple(c.strip() for c in context.split(";") if c.strip()))
    table = cameo_table()
    while len(code) >= SHORTEST:
        if code in table:
            return table[code]
        code = code[:-1]
    return None


def fine_type(code: str) -> str | None:
    """Return the type of version 0.5b1 that a CAMEO code belongs to, None for mere statements."""
    if code[:3] in RETREATS:
        return "RETREAT"
    return ROOTS.get(code[:2])


def current_type(fine: str) -> str:
    """Return the 2021 name of a type of version 0.5b1."""
    return MERGED.get(fine, fine)
