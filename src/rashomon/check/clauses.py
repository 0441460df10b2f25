"""The clauses of the passages, read one by one: a short premise leaves the entailment model less to mistake.

A long sentence holds several names and several facts, and a claim that hangs the fact of one name on another can seem
to follow from it. The steps before have taken such a sentence apart; held against "Ann Li is a former mayor", who is a
former mayor is plain.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from rashomon.check.case import CaseIndex
from rashomon.check.held import Held
from rashomon.model import Claim

MOST_CLAUSES = 8
"""So many of the clauses nearest to the claim in meaning are read."""
_ENDS = (".", "!", "?", "”", '"')


@dataclass(frozen=True, slots=True)
class Clause:
    """One thing that a passage says, as a sentence of its own, and what the entailment model makes of it.

    Attributes:
        text: The clause, or a part of it, with who says it.
        cosine: Of it and the claim.
        entails, contradicts: The shares.
    """

    text: str
    cosine: float
    entails: float
    contradicts: float


def nearest_clauses(
    text: str, passages: Sequence[Held], written: Mapping[str, str], index: CaseIndex
) -> list[tuple[str, float]]:
    """Return the clauses of some passages that are nearest to a claim, the nearest first, each with its cosine.

    Args:
        text: The claim as given.
        passages: The passages.
        written: How the claim writes those that it names, by entity.
        index: The case.
    """
    names = [(index.names[key], wording) for key, wording in sorted(written.items()) if key in index.names]
    found: dict[tuple[str, str], None] = {}
    for passage in passages:
        for claim in passage.candidate.facts.claims:
            source = claim.attribution[0].source if claim.attribution else ""
            for said in _said(claim):
                found.setdefault((source, said))
    if not found:
        return []
    own = index.vector(text)
    cosines = [float(index.vector(said) @ own) for _, said in found]
    nearest = np.argsort(-np.array(cosines), kind="stable")[:MOST_CLAUSES]
    keys = list(found)
    return [(_as_claimed(_shown(*keys[at]), names), cosines[at]) for at in nearest]


def _said(claim: Claim) -> list[str]:
    """Return a clause and its parts as they are shown."""
    texts = (claim.text, *(part.text for part in claim.propositions))
    return [text.strip() for text in texts if text.strip()]


def _shown(source: str, said: str) -> str:
    sentence = said[0].upper() + said[1:] + ("" if said.endswith(_ENDS) else ".")
    return f"{source} said: {sentence}" if source else sentence


def _as_claimed(text: str, names: Sequence[tuple[str, str]]) -> str:
    """Return a clause with everybody that the claim names called by the claim's name."""
    for name, wording in names:
        if wording not in text:
            text = text.replace(name, wording)
    return text
