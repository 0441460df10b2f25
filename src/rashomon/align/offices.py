"""What one report calls somebody's former office and another the present one."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rashomon.align.words import fold, listed, plain
from rashomon.model import Claim, Entity, Reading, Span
from rashomon.model.align import PairDifference

_BEFORE = 80
_MOST = 24  # of one person in one report
_AFTER = 110
_FORMER_BEFORE = re.compile(r"\b[Ff]ormer ((?:(?!(?:and|or|who|that|to)\b)(?:[\w&’'-]+|(?:[A-Z]\.)+) ){1,6})$")
_FORMER_AFTER = re.compile(r"^, (?:the |a |an )?former ([^,.;]{4,80})[,.;]")
_NOW = re.compile(r"^, (?:the |a |an )(?!former\b)([^,.;]{4,80})[,.;]")
_PAST = re.compile(
    r"\b(?:former|first|then|ex|late|once|ousted|fired|retired|was|were|had|previous|until|onetime)\b", re.I
)
_LINKING = re.compile(r",? (?:of|at|for|in|from|with|who)\b")


@dataclass(frozen=True, slots=True)
class _Office:
    """What a report calls a person beside the name."""

    claim: Claim
    words: str
    head: str
    telling: frozenset[str]


def was_and_is(
    entities: Sequence[Entity], readings: Mapping[str, Reading], one_event: frozenset[frozenset[str]]
) -> list[PairDifference]:
    """Return where one report calls somebody a former office-holder and another the present one of the same place.

    Titles before names do not count: a former governor is often called so. Nor does what both reports may mean of two
    offices: both must be of one office or both lead a body, and what says which one it is must be told alike in both.

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
            pairs = itertools.product(was[one][:_MOST], now[other][:_MOST])
            pair = next(((x, y) for x, y in pairs if _is_one(x, y)), None)
            if pair is not None:
                x, y = pair
                found.append(PairDifference("role", "conflict", x.claim.id, y.claim.id, f"former {x.words}", y.words))
    return found


def _offices(span: Span, reading: Reading) -> Iterator[tuple[str, _Office]]:
    """Yield what stands beside a name, as a former office or a present one."""
    text = reading.article.text
    before, after = text[max(0, span.start - _BEFORE) : span.start], text[span.end : span.end + _AFTER]
    found = []
    first = span.start - len(before)
    hit = _FORMER_BEFORE.search(before)
    if hit is not None and not _names_another(Span(span.article, first + hit.start(), span.start), reading):
        found.append(("was", hit.group(1)))
    hit = _FORMER_AFTER.match(after)
    if hit is not None:
        found.append(("was", hit.group(1)))
    hit = _NOW.match(after)
    if hit is not None and not _PAST.search(hit.group(1)):
        found.append(("now", hit.group(1)))
    telling = [c for c in reading.claims if c.span.contains(span)] if found else []
    if telling:
        claim = min(telling, key=lambda c: (len(c.span), c.id))
        yield from ((kept, _office(claim, words.strip())) for kept, words in found)


def _names_another(between: Span, reading: Reading) -> bool:
    """Tell whether somebody else is named between "former" and a name: the office is theirs."""
    named = (m for m in reading.marks.mentions if between.contains(m.span))
    return any(m.type == "person" and m.kind == "name" for m in named)


def _office(claim: Claim, words: str) -> _Office:
    """Return an office with its head: "manager" of "Oxley Brewing manager", "head" of "head of Oxley Brewing"."""
    head = plain(_LINKING.split(words, maxsplit=1)[0].split(" ")[-1])
    left_out = listed("of_titles") | listed("empty") | {head}
    return _Office(claim, words, head, frozenset(word for word in fold(words) if word not in left_out))


def _is_one(a: _Office, b: _Office) -> bool:
    """Tell whether two offices are one: the same, or both the lead of a body, of what is told alike in both."""
    leading = listed("leading")
    if a.head != b.head and not (a.head in leading and b.head in leading):
        return False
    return bool(a.telling and b.telling) and (a.telling <= b.telling or b.telling <= a.telling)
