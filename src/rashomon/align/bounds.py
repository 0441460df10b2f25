"""Ages from which something holds, told once with and once without the age itself: "over 21", "21 and older"."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from rashomon.align.facts import Facts
from rashomon.model import Claim, Reading
from rashomon.model.align import PairDifference

_PEOPLE = r"(?:adults?|anyone|people|persons?|men|women|those|everyone|buyers?|residents|citizens|workers)"
_AGED = rf"\b{_PEOPLE} (?:who (?:are|is) |aged? |ages? )?"
_WITHOUT = re.compile(rf"{_AGED}(?:over|older than|above) (?:the age of )?(\d{{2}})\b(?![,.]\d|[-%’'])", re.I)
_WITH = re.compile(rf"{_AGED}(\d{{2}}) (?:years old )?(?:and|or) (?:older|over|above|up)\b", re.I)
_GOING_ON = frozenset({"AUX", "PART", "ADP", "CCONJ", "PRON", "SCONJ", "PUNCT"})
"""What may stand behind an age: a noun would be what is counted."""
_MOST = 24  # of one age in all reports
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
    by_age: dict[tuple[str, bool], list[_Bound]] = {}
    for bound in (bound for _, reading in sorted(readings.items()) for bound in _bounds(reading)):
        by_age.setdefault((bound.age, bound.included), []).append(bound)
    found = []
    ages = sorted({age for age, _ in by_age})
    sides = [(by_age.get((age, False), [])[:_MOST], by_age.get((age, True), [])[:_MOST]) for age in ages]
    for a, b in (pair for without, including in sides for pair in itertools.product(without, including)):
        if frozenset((a.claim.article, b.claim.article)) not in one_event:
            continue
        first, second = facts[a.claim.id].lexicon, facts[b.claim.id].lexicon
        if sum(second.has(word) for word in first.weighed if not word.isdigit()) > _SHARED:
            found.append(PairDifference("number", "conflict", a.claim.id, b.claim.id, a.words, b.words))
    return found


def _bounds(reading: Reading) -> Iterator[_Bound]:
    """Yield the ages from which something holds, each with the shortest claim that tells it."""
    text, tokens = reading.article.text, reading.marks.parse.tokens
    for included, pattern in ((False, _WITHOUT), (True, _WITH)):
        for hit in pattern.finditer(text):
            after = bisect_left(tokens, hit.end(), key=lambda t: t.start)
            if after < len(tokens) and tokens[after].pos not in _GOING_ON and not included:
                continue
            telling = [c for c in reading.claims if c.span.start <= hit.start() and hit.end() <= c.span.end]
            claim = min(telling, key=lambda c: (len(c.span), c.id), default=None)
            if claim is not None:
                yield _Bound(claim, hit.group(1), included, _words(hit))


def _words(hit: re.Match[str]) -> str:
    """Return the age as it is told: "over 21" of "adults over 21"."""
    return re.sub(rf"^{_AGED}", "", hit.group(), flags=re.I)
