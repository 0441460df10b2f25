"""What one report calls somebody's former office and another the present one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rashomon.align.words import fold, listed
from rashomon.model import Claim, Entity, Reading, Span
from rashomon.model.align import PairDifference

_BEFORE = 80
_AFTER = 110
_FORMER_BEFORE = re.compile(r"\b[Ff]ormer ((?:[\w.&’'-]+ ){1,6})$")
_FORMER_AFTER = re.compile(r"^, (?:the |a |an )?former ([^,.;]{4,80})[,.;]")
_NOW = re.compile(r"^, (?:the |a |an )(?!former\b)([^,.;]{4,80})[,.;]")
_PAST = re.compile(
    r"\b(?:former|first|then|ex|late|once|ousted|fired|retired|was|were|had|previous|until|onetime)\b", re.I
)


@dataclass(frozen=True, slots=True)
class _Office:
    """What a report calls a person beside the name."""

    claim: Claim
    words: str
    telling: frozenset[str]


def was_and_is(
    entities: Sequence[Entity], readings: Mapping[str, Reading], one_event: frozenset[frozenset[str]]
) -> list[PairDifference]:
    """Return where one report calls somebody a former office-holder and another the present one of the same place.

    Titles before names do not count: a former governor is often called so. Nor does what both reports may mean of two
    offices: the two must have a word in common that says where or what.

    Args:
        entities: Who is named, over all articles.
        readings: The articles, by id.
        one_event: The pairs of articles that tell one event.
    """
    found = []
    for entity in entities:
        if entity.type != "person":
            continue
        was: dict[str, list[_Office]] = {}
        now: dict[str, list[_Office]] = {}
        for span in entity.mentions:
            reading = readings[span.article]
            for kept, office in _offices(span, reading):
                (was if kept == "was" else now).setdefault(span.article, []).append(office)
        for one, other in ((a, b) for a in sorted(was) for b in sorted(now) if b not in was):
            if frozenset((one, other)) not in one_event:
                continue
            pair = next(((x, y) for x in was[one] for y in now[other] if x.telling & y.telling), None)
            if pair is not None:
                x, y = pair
                found.append(PairDifference("role", "conflict", x.claim.id, y.claim.id, f"former {x.words}", y.words))
    return found


def _offices(span: Span, reading: Reading) -> Iterator[tuple[str, _Office]]:
    """Yield what stands beside a name, as a former office or a present one."""
    text = reading.article.text
    before, after = text[max(0, span.start - _BEFORE) : span.start], text[span.end : span.end + _AFTER]
    telling = [c for c in reading.claims if c.span.start <= span.start and span.end <= c.span.end]
    if not telling:
        return
    claim = min(telling, key=lambda c: (len(c.span), c.id))
    for hit in (_FORMER_BEFORE.search(before), _FORMER_AFTER.match(after)):
        if hit is not None:
            words = hit.group(1).strip()
            yield "was", _Office(claim, words, _telling(words))
    hit = _NOW.match(after)
    if hit is not None and not _PAST.search(hit.group(1)):
        yield "now", _Office(claim, hit.group(1).strip(), _telling(hit.group(1)))


def _telling(words: str) -> frozenset[str]:
    """Return the words that say which office it is: not the party, nor the rank alone."""
    return frozenset(word for word in fold(words) if len(word) > 3 and word not in listed("ranks"))
