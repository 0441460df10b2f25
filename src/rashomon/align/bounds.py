"""Ages from which something holds, told once with and once without the age itself: "over 21", "21 and older"."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from rashomon.align.facts import Facts
from rashomon.model import Claim, Reading
from rashomon.model.align import PairDifference

_WITHOUT = re.compile(
    r"\b(?:over|older than|above) (?:the age of )?(\d{2})\b(?!,\d| (?:percent|per cent|million|billion))"
)
_WITH = re.compile(r"\b(\d{2}) (?:years old )?(?:and|or) (?:older|over|above|up)\b|\bat least (\d{2}) years old\b")
_PEOPLE = re.compile(
    r"\b(?:adults?|anyone|people|persons?|men|women|those|everyone|buyers?|residents|citizens|workers)\b", re.I
)
_SHARED = 1


@dataclass(frozen=True, slots=True)
class _Bound:
    claim: Claim
    age: str
    included: bool
    words: str


def other_bounds(
    readings: Mapping[str, Reading], facts: Mapping[str, Facts], one_event: frozenset[frozenset[str]]
) -> list[PairDifference]:
    """Return where one report counts the age itself in and another does not, of one matter.

    Args:
        readings: The articles, by id.
        facts: What each claim says, by its id.
        one_event: The pairs of articles that tell one event.
    """
    bounds = [bound for _, reading in sorted(readings.items()) for bound in _bounds(reading)]
    found = []
    for a, b in itertools.combinations(bounds, 2):
        if a.age != b.age or a.included == b.included or frozenset((a.claim.article, b.claim.article)) not in one_event:
            continue
        first, second = facts[a.claim.id].lexicon, facts[b.claim.id].lexicon
        if sum(second.has(word) for word in first.weighed if not word.isdigit()) > _SHARED:
            found.append(PairDifference("number", "conflict", a.claim.id, b.claim.id, a.words, b.words))
    return found


def _bounds(reading: Reading) -> Iterator[_Bound]:
    """Yield the ages from which something holds, each with the shortest claim that tells it."""
    for included, pattern in ((False, _WITHOUT), (True, _WITH)):
        for hit in pattern.finditer(reading.article.text):
            telling = [c for c in reading.claims if c.span.start <= hit.start() and hit.end() <= c.span.end]
            claim = min(telling, key=lambda c: (len(c.span), c.id), default=None)
            if claim is not None and _PEOPLE.search(claim.span.of(reading.article.text)):
                yield _Bound(claim, hit.group(1) or hit.group(2), included, hit.group())
