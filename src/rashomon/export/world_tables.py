"""Relations and events as flat tables."""

from __future__ import annotations

from rashomon.export.columns import FlatTable, Rows, columns
from rashomon.export.material import Material
from rashomon.export.plain_json import rounded


def _relations(m: Material) -> Rows:
    for r in m.account.relations:
        yield (
            r.id, r.subject_entity, m.name_of(r.subject), r.relation, r.object_entity,
            m.name_of(r.object) if r.object else None, r.value, r.time, r.since, r.until, r.stage, r.disputed,
            r.says or None, len(r.statements), len(r.origins),
        )  # fmt: skip


def _relation_claims(m: Material) -> Rows:
    return ((r.id, claim) for r in m.account.relations for claim in r.claims)


def _relation_evidence(m: Material) -> Rows:
    return ((r.id, span.article, span.start, span.end) for r in m.account.relations for span in r.evidence)


def _events(m: Material) -> Rows:
    for e in m.account.events:
        where = e.where
        yield (
            e.id, e.type, e.mode, e.action or None, "; ".join(e.context) or None, e.actor, e.recipient, e.date, e.place,
            where.country if where else None, rounded(where.latitude) if where else None,
            rounded(where.longitude) if where else None, e.status, e.text or None, len(e.origins),
            rounded(e.confidence),
        )  # fmt: skip


def _participants(m: Material) -> Rows:
    for e in m.account.events:
        for side, people in (("actor", e.actors), ("recipient", e.recipients)):
            yield from ((e.id, side, p.name, p.entity, p.country, p.role) for p in people)


def _magnitudes(m: Material) -> Rows:
    for e in m.account.events:
        yield from ((e.id, x.kind, rounded(x.low), rounded(x.high), x.unit) for x in e.magnitudes)


def _event_claims(m: Material) -> Rows:
    return ((e.id, claim) for e in m.account.events for claim in e.claims)


def _event_differences(m: Material) -> Rows:
    for e in m.account.events:
        for difference in e.differences:
            for side in difference.sides:
                yield from ((e.id, difference.field, side.value, claim) for claim in side.claims)


WORLD_TABLES: tuple[FlatTable, ...] = (
    FlatTable(
        "relations",
        columns(
            "id subject_entity subject relation object_entity object value time since until stage disputed:t says "
            "statements:i origins:i"
        ),
        _relations,
    ),
    FlatTable("relation_claims", columns("relation claim"), _relation_claims),
    FlatTable("relation_evidence", columns("relation article start:i end:i"), _relation_evidence),
    FlatTable(
        "events",
        columns(
            "id type mode action context actor recipient date place country latitude:n longitude:n status text "
            "origins:i confidence:n"
        ),
        _events,
    ),
    FlatTable("event_participants", columns("event side name entity country role"), _participants),
    FlatTable("event_magnitudes", columns("event kind low:n high:n unit"), _magnitudes),
    FlatTable("event_claims", columns("event claim"), _event_claims),
    FlatTable("event_differences", columns("event field value claim"), _event_differences),
)
