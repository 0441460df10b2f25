"""Statements made ready to be told: headlines put with what they sum up, odd details kept out of the wording shown."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping, Sequence

from rashomon.model import Claim, Conflict, Entity, Reading, Span, Statement
from rashomon.tell.words import content_words

_SUMMED_UP = 0.6
_LEAD_SENTENCES = 6
_SAYS_AS_MUCH = 0.5
_ADDS = 0.5


def settle(
    statements: Sequence[Statement],
    readings: Sequence[Reading],
    entities: Sequence[Entity],
    conflicts: Sequence[Conflict],
) -> tuple[Statement, ...]:
    """Return the statements as they are to be told; support is only ever moved within one article.

    - A statement that stands in headlines alone is no statement of its own where the opening of the article says it:
      its claims go to the statement that holds that sentence.
    - The wording shown has no detail that is odd among the reports (a misprinted name, a wrong title, the side of a
      conflict with fewer origins) and no word that only its place explains ("it", "this trip"), where another claim
      of the statement says as much without it.
    - Two statements that come to show the same claim are one, if the articles of the one are among the other's.

    Args:
        statements: In the order of their weight.
        readings: The articles.
        entities: With the discrepancies in their names.
        conflicts: Where the reports differ.
    """
    claims = {c.id: (c, r) for r in readings for c in r.claims}
    folded = _with_headlines(statements, claims, readings)
    odd = _odd_claims(claims, entities, conflicts) | {name for name, (claim, _) in claims.items() if claim.unsettled}
    worded = [_reworded(s, claims, odd) if s.shown in odd else s for s in folded]
    return _each_once(worded)


def _with_headlines(
    statements: Sequence[Statement], claims: Mapping[str, tuple[Claim, Reading]], readings: Sequence[Reading]
) -> list[Statement]:
    zones = {r.article.id: [s.zone for s in r.marks.parse.sentences] for r in readings}

    def in_headline(name: str) -> bool:
        found = claims.get(name)
        return found is not None and zones[found[0].article][found[0].sentence] == "headline"

    own: dict[str, int] = {}
    for number, statement in enumerate(statements):
        if not all(in_headline(c) for c in statement.claims):
            for name in statement.claims:
                own.setdefault(name, number)
    moved: dict[int, list[str]] = {}
    gone: set[int] = set()
    for number, statement in enumerate(statements):
        if not statement.claims or not all(in_headline(c) for c in statement.claims):
            continue
        homes = [(c, _home(claims[c][0], claims[c][1], own)) for c in statement.claims]
        if all(home is not None for _, home in homes):
            gone.add(number)
            for name, home in homes:
                if home is not None:
                    moved.setdefault(home, []).append(name)
    return [
        dataclasses.replace(s, claims=tuple(dict.fromkeys((*s.claims, *moved[n])))) if n in moved else s
        for n, s in enumerate(statements)
        if n not in gone
    ]


def _home(headline: Claim, reading: Reading, own: Mapping[str, int]) -> int | None:
    """Return the statement of the claim among the article's first that says most of what its headline says."""
    words = content_words(headline.text)
    best: tuple[float, int] | None = None
    for claim in _opening(reading):
        if claim.id not in own or not words:
            continue
        share = len(words & content_words(claim.text)) / len(words)
        if share >= _SUMMED_UP and (best is None or share > best[0]):
            best = (share, own[claim.id])
    return best[1] if best else None


def _opening(reading: Reading) -> Iterator[Claim]:
    sentences = reading.marks.parse.sentences
    body = {s.index for s in [s for s in sentences if s.zone == "body"][:_LEAD_SENTENCES]}
    yield from (c for c in reading.claims if c.sentence in body)


def _odd_claims(
    claims: Mapping[str, tuple[Claim, Reading]], entities: Sequence[Entity], conflicts: Sequence[Conflict]
) -> frozenset[str]:
    """Return the claims with a detail that is the odd one out."""
    places: dict[str, list[Span]] = {}
    for entity in entities:
        for found in entity.discrepancies:
            places.setdefault(found.span.article, []).append(found.span)
    odd = {
        name
        for name, (claim, _) in claims.items()
        if any(claim.span.overlaps(p) for p in places.get(claim.article, ()))
    }
    for conflict in conflicts:
        most = max((len(side.origins) for side in conflict.sides), default=0)
        if conflict.relation == "conflict":
            odd.update(c for side in conflict.sides if len(side.origins) < most for c in side.claims)
    return frozenset(odd)


def _reworded(statement: Statement, claims: Mapping[str, tuple[Claim, Reading]], odd: frozenset[str]) -> Statement:
    """Return the statement in the words of a claim that says as much, and little more, without the odd detail."""
    words = content_words(statement.text)
    best: tuple[float, str] | None = None
    for name in statement.claims:
        if name in odd or name not in claims:
            continue
        other = content_words(claims[name][0].text)
        common = len(words & other)
        if not other or common < _SAYS_AS_MUCH * len(words) or len(other - words) > _ADDS * len(other):
            continue
        likeness = common / len(words | other)
        if best is None or likeness > best[0]:
            best = (likeness, name)
    return dataclasses.replace(statement, text=claims[best[1]][0].text, shown=best[1]) if best else statement


def _each_once(statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """Return the statements with one for each wording shown; the one of more articles keeps its support."""
    kept: dict[tuple[str, str], Statement] = {}
    result: list[tuple[str, str] | Statement] = []
    for statement in statements:
        key = (statement.shown, statement.text)
        other = kept.get(key)
        if other is None:
            kept[key] = statement
            result.append(key)
            continue
        wide, narrow = (other, statement) if len(other.articles) >= len(statement.articles) else (statement, other)
        if set(narrow.articles) <= set(wide.articles):
            kept[key] = dataclasses.replace(wide, claims=tuple(dict.fromkeys((*wide.claims, *narrow.claims))))
        else:
            result.append(statement)
    return tuple(item if isinstance(item, Statement) else kept[item] for item in result)
