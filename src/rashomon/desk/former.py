"""Addresses from earlier accounts: where what they led to stands now."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import get_args

from rashomon.desk.shelf import Shown
from rashomon.mark.linking.naming import plain
from rashomon.model import Snapshot, Span, content_id
from rashomon.model.mark import EntityType
from rashomon.store.sqlite import SqliteCase


def snapshots(path: Path) -> list[Snapshot]:
    """Return what earlier accounts of the case said, the oldest first."""
    with SqliteCase(path) as store:
        return store.snapshots()


def statement_now(name: str, shown: Shown, path: Path) -> str | None:
    """Return the statement that holds most of the claims of an earlier one, None if there is none."""
    for snapshot in reversed(snapshots(path)):
        for note in snapshot.statements:
            if note.id == name:
                return _most(_holding(_claims_now(note.claims, shown, path), shown))
    return None


def place_of(claim: str, path: Path) -> Span | None:
    """Return where a claim of an earlier account stood, None if that is not known."""
    with SqliteCase(path) as store:
        return store.places([claim]).get(claim)


def statement_beside(claim: str, shown: Shown, path: Path) -> str | None:
    """Return the statement that holds most of the claims that once stood in one statement with this one."""
    for snapshot in reversed(snapshots(path)):
        for note in snapshot.statements:
            if claim in note.claims:
                return _most(_holding(_claims_now(note.claims, shown, path), shown))
    return None


def _holding(claims: Iterable[str], shown: Shown) -> list[str]:
    """Return each statement that has one of some claims, once for each; twice where the claim is in its words."""
    held = list(claims)
    owned = [shown.labels.statement_of[c] for c in held if c in shown.labels.statement_of]
    rest = [s.id for c in held for s in shown.account.statements if c in s.claims]
    return [*owned, *rest]


def _claims_now(names: Sequence[str], shown: Shown, path: Path) -> Iterator[str]:
    """Yield the claims of these ids; for one that is no more, the one that has most of its characters now."""
    known = shown.labels.claims
    with SqliteCase(path) as store:
        places = store.places([name for name in names if name not in known])
    for name in names:
        place = places.get(name)
        if name in known:
            yield name
        elif place is not None and place.article in shown.readings:
            here = [c for c in shown.readings[place.article].claims if c.span.overlaps(place)]
            if here:
                yield max(here, key=lambda c: (_common(c.span, place), -len(c.span), c.id)).id


def _common(a: Span, b: Span) -> int:
    return min(a.end, b.end) - max(a.start, b.start)


def conflict_now(name: str, shown: Shown, path: Path) -> tuple[str | None, str | None]:
    """Return the conflict that holds most of the claims of an earlier one; else the statement that does."""
    conflict_of = {c: x.id for x in shown.account.conflicts for side in x.sides for c in side.claims}
    for snapshot in reversed(snapshots(path)):
        for note in snapshot.conflicts:
            if note.id == name:
                now = tuple(_claims_now(note.claims, shown, path))
                found = _most(conflict_of.get(c) for c in now)
                return found, _most(shown.labels.statement_of.get(c) for c in now)
    return None, None


def origin_now(name: str, shown: Shown) -> str | None:
    """Return the origin that holds the report which an earlier one was named by."""
    for article in shown.account.articles:
        if content_id("org", article.id) == name and article.id in shown.labels.origin_of:
            return shown.labels.origin_of[article.id].id
    return None


def actor_now(name: str, shown: Shown) -> str | None:
    """Return the actor that an earlier one's name is another name of: newer reports may name it more fully."""
    for entity in shown.account.entities:
        for other in (entity.name, *entity.aliases):
            if any(content_id("ent", kind, plain(other)) == name for kind in get_args(EntityType)):
                return entity.id
    return None


def _most(names: Iterable[str | None]) -> str | None:
    counts = Counter(name for name in names if name)
    return max(counts, key=lambda name: (counts[name], name)) if counts else None
