"""How something looked to two reports: "the court appeared divided", "the court appears ready to block the suit"."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence

from rashomon.align.facts import Facts
from rashomon.align.frames import Frame
from rashomon.align.words import akin, listed, plain
from rashomon.model import Claim
from rashomon.model.align import PairDifference


def other_impressions(
    claims: Sequence[Claim], facts: Mapping[str, Facts], one_event: frozenset[frozenset[str]]
) -> list[PairDifference]:
    """Return where two reports say in their own voice that somebody known appears so, and otherwise.

    Args:
        claims: All claims.
        facts: What each says, by its id.
        one_event: The pairs of articles that tell one event.
    """
    seen: list[tuple[Claim, Frame]] = []
    for claim in claims:
        if claim.attribution or plain(claim.predicate.split(" ")[0]) not in listed("seeming"):
            continue
        frame = next((f for f in facts[claim.id].frames if f.lemma in listed("seeming")), None)
        if frame is not None and not frame.negated and frame.at("object"):
            seen.append((claim, frame))
    found = []
    for (a, x), (b, y) in itertools.combinations(seen, 2):
        if frozenset((a.article, b.article)) in one_event and _of_one(x, y) and not _alike(x, y):
            found.append(PairDifference("other", "conflict", a.id, b.id, a.text, b.text))
    return found


def _of_one(a: Frame, b: Frame) -> bool:
    first, second = ({x.key for x in frame.at("subject") if x.key} for frame in (a, b))
    return bool(first & second)


def _alike(a: Frame, b: Frame) -> bool:
    return any(akin(x.head, y.head) for x in a.at("object") for y in b.at("object"))
