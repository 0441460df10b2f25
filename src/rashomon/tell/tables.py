"""Tables of an account as plain rows, for the terminal and for programs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from rashomon.model import Account
from rashomon.tell.copying import lineage_words
from rashomon.tell.events import codes_of, magnitude_words
from rashomon.tell.labels import Labels, one_line
from rashomon.tell.voices import who_says

Cell = str | int | float | None


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a header; every row has as many cells as the header."""

    header: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def table(account: Account, name: str) -> Table:
    """Return the table of that name: statements, conflicts, articles, origins, timeline, entities, relations or events.

    Raises:
        KeyError: If there is no such table.
    """
    return TABLES[name](account, Labels(account))


def _statements(account: Account, labels: Labels) -> Table:
    rows = [
        (
            labels.numbers[s.id],
            one_line(s.text),
            s.status,
            len(s.origins),
            len(s.articles),
            who_says(s, labels) or None,
            round(s.importance, 2),
            s.id,
        )
        for s in sorted(account.statements, key=lambda s: labels.numbers[s.id])
    ]
    return Table(("no", "statement", "status", "origins", "reports", "who says so", "importance", "id"), tuple(rows))


def _conflicts(account: Account, labels: Labels) -> Table:
    rows = []
    for conflict in account.conflicts:
        sides = []
        for side in conflict.sides:
            reports = dict.fromkeys(labels.article(labels.claims[c].article) for c in side.claims if c in labels.claims)
            sides.append(f"{one_line(side.value)} ({', '.join(reports)})")
        rows.append((conflict.relation, conflict.kind, one_line(conflict.explanation), " ≠ ".join(sides), conflict.id))
    return Table(("relation", "kind", "what differs", "sides", "id"), tuple(rows))


def _articles(account: Account, labels: Labels) -> Table:
    rows = []
    for article in account.articles:
        clean = labels.clean[article.id]
        origin = labels.origin_of.get(article.id)
        kept = sum(len(z.span) for z in clean.zones if z.kind != "boilerplate")
        rows.append(
            (
                labels.article(article.id),
                one_line(clean.title.value) if clean.title else None,
                clean.published.date if clean.published else None,
                clean.published.basis if clean.published else None,
                labels.origin(origin.id) if origin else None,
                kept,
                len(article.text),
                f"{article.path}#{article.record}" if article.record else article.path,
                article.id,
            )
        )
    header = ("report", "title", "published", "known from", "origin", "characters kept", "of", "path", "id")
    return Table(header, tuple(rows))


def _origins(account: Account, labels: Labels) -> Table:
    rows = []
    for origin in account.origins:
        inside = set(origin.articles)
        why = [lineage_words(p, labels) for p in account.lineage if p.a in inside and p.b in inside]
        rows.append(
            (
                labels.origin(origin.id),
                len(origin.articles),
                ", ".join(labels.article(a) for a in origin.articles),
                " ".join(why[:3]) or None,
                origin.id,
            )
        )
    return Table(("origin", "reports", "which", "why", "id"), tuple(rows))


def _timeline(account: Account, labels: Labels) -> Table:
    rows = [(t.date, t.status, one_line(t.text), labels.numbers.get(t.statement)) for t in account.timeline]
    return Table(("date", "status", "what", "statement"), tuple(rows))


def _entities(account: Account, labels: Labels) -> Table:
    rows = []
    for entity in account.entities:
        odd = [f"{labels.article(d.span.article)}: {one_line(d.given)}" for d in entity.discrepancies]
        rows.append(
            (
                one_line(entity.name),
                entity.type,
                one_line(entity.description) if entity.description else None,
                len({m.article for m in entity.mentions}),
                len(entity.mentions),
                ", ".join(one_line(a) for a in entity.aliases) or None,
                "; ".join(odd) or None,
                entity.id,
            )
        )
    header = ("name", "type", "who or what", "reports", "mentions", "also called", "written differently", "id")
    return Table(header, tuple(rows))


def _relations(account: Account, labels: Labels) -> Table:
    rows = [
        (
            one_line(r.subject),
            r.relation,
            one_line(r.object) if r.object else None,
            one_line(r.value) if r.value else None,
            r.stage,
            r.time,
            len(r.origins),
            "disputed" if r.disputed else None,
            ", ".join(str(labels.numbers[s]) for s in r.statements if s in labels.numbers) or None,
            r.id,
        )
        for r in account.relations
    ]
    header = ("subject", "relation", "object", "value", "stage", "time", "origins", "disputed", "statements", "id")
    return Table(header, tuple(rows))


def _events(account: Account, labels: Labels) -> Table:
    rows = [
        (
            e.date,
            e.type,
            e.mode,
            ", ".join(one_line(p.name) for p in e.actors) or None,
            codes_of(e.actors),
            ", ".join(one_line(p.name) for p in e.recipients) or None,
            codes_of(e.recipients),
            e.where.name if e.where else None,
            e.status,
            ", ".join(magnitude_words(m) for m in e.magnitudes) or None,
            ", ".join(d.field for d in e.differences) or None,
            len(e.origins),
            one_line(e.text) or None,
            e.id,
        )
        for e in account.events
    ]
    who = ("actor", "actor codes", "recipient", "recipient codes")
    header = ("date", "type", "mode", *who, "place", "status", "numbers", "differ on", "origins", "text", "id")
    return Table(header, tuple(rows))


TABLES: dict[str, Callable[[Account, Labels], Table]] = {
    "statements": _statements,
    "conflicts": _conflicts,
    "articles": _articles,
    "origins": _origins,
    "timeline": _timeline,
    "entities": _entities,
    "relations": _relations,
    "events": _events,
}
