"""The account as flat tables: every cell is one value, lists become tables of their own."""

from __future__ import annotations

from rashomon.export.article import facts_of
from rashomon.export.columns import FlatTable, Rows, columns
from rashomon.export.material import Material
from rashomon.export.plain_json import rounded
from rashomon.export.world_tables import WORLD_TABLES


def _articles(m: Material) -> Rows:
    for article in m.account.articles:
        facts, clean, origin = facts_of(article, m), m.clean[article.id], m.origin_of.get(article.id)
        yield (
            article.id, article.path, article.record, article.format, facts.title, facts.outlet, facts.byline,
            facts.dateline, facts.agency, facts.published, clean.published.basis if clean.published else None,
            facts.language, article.given.url, origin.id if origin else None, article.raw_sha256, article.text,
        )  # fmt: skip


def _zones(m: Material) -> Rows:
    for clean in m.account.clean:
        for zone in clean.zones:
            yield (clean.article, zone.span.start, zone.span.end, zone.kind, zone.reason or None, rounded(zone.score))


def _sentences(m: Material) -> Rows:
    for reading in m.readings:
        for s in reading.marks.parse.sentences:
            words = s.span.of(reading.article.text)
            yield (reading.article.id, s.index, s.span.start, s.span.end, s.zone, s.paragraph, words)


def _rejected(m: Material) -> Rows:
    return ((r.path, r.step, r.reason) for r in m.account.rejected)


def _lineage(m: Material) -> Rows:
    return ((p.id, p.a, p.b, p.relation, p.direction, rounded(p.confidence)) for p in m.account.lineage)


def _passages(m: Material) -> Rows:
    for pair in m.account.lineage:
        for p in pair.passages:
            yield (pair.id, pair.a, p.a.start, p.a.end, pair.b, p.b.start, p.b.end, p.kind, rounded(p.score))


def _origins(m: Material) -> Rows:
    return ((o.id, o.name, len(o.articles)) for o in m.account.origins)


def _entities(m: Material) -> Rows:
    for e in m.account.entities:
        yield (
            e.id, e.name, e.type, e.description, e.country, rounded(e.latitude), rounded(e.longitude), len(e.mentions)
        )  # fmt: skip


def _aliases(m: Material) -> Rows:
    for e in m.account.entities:
        yield from ((e.id, alias, "alias") for alias in e.aliases)
        yield from ((e.id, title, "title") for title in e.titles)


def _mentions(m: Material) -> Rows:
    for e in m.account.entities:
        odd = {d.span: d for d in e.discrepancies}
        for span in e.mentions:
            found = odd.get(span)
            words = span.of(m.articles[span.article].text)
            yield (e.id, span.article, span.start, span.end, words, found.kind if found else None)


def _claims(m: Material) -> Rows:
    for c in m.account.claims:
        statement, f = m.statement_of.get(c.id), c.factuality
        yield (
            c.id, c.article, c.sentence, c.span.start, c.span.end, c.text, c.kind, c.predicate, c.direct, f.certainty,
            f.polarity, f.time, statement.id if statement else None,
        )  # fmt: skip


def _attributions(m: Material) -> Rows:
    for c in m.account.claims:
        for level, a in enumerate(c.attribution):
            yield (
                c.id, level, a.source, a.entity, a.cue, c.article, a.span.start, a.span.end, a.cue_span.start,
                a.cue_span.end,
            )  # fmt: skip


def _times(m: Material) -> Rows:
    for c in m.account.claims:
        for t in c.times:
            yield (c.id, t.span.article, t.span.start, t.span.end, t.type, t.value, t.edtf, t.low, t.high, t.anchored)


def _quantities(m: Material) -> Rows:
    for c in m.account.claims:
        for q in c.quantities:
            yield (
                c.id, q.span.article, q.span.start, q.span.end, rounded(q.low), rounded(q.high), q.low_open,
                q.high_open, q.unit, q.what, q.exact, q.role,
            )  # fmt: skip


def _statements(m: Material) -> Rows:
    for rank, s in enumerate(m.account.statements, 1):
        yield (s.id, rank, s.text, s.shown, s.status, len(s.origins), len(s.articles), rounded(s.importance))


def _statement_claims(m: Material) -> Rows:
    return ((s.id, claim) for s in m.account.statements for claim in s.claims)


def _statement_origins(m: Material) -> Rows:
    return ((s.id, origin) for s in m.account.statements for origin in s.origins)


def _conflicts(m: Material) -> Rows:
    return ((c.id, c.kind, c.relation, c.explanation) for c in m.account.conflicts)


def _side_claims(m: Material) -> Rows:
    for c in m.account.conflicts:
        for number, side in enumerate(c.sides):
            yield from ((c.id, number, side.value, claim) for claim in side.claims)


def _timeline(m: Material) -> Rows:
    return ((t.date, t.status, t.text, t.statement) for t in m.account.timeline)


TABLES: tuple[FlatTable, ...] = (
    FlatTable(
        "articles",
        columns(
            "id path record format title outlet byline dateline agency published published_basis language url origin "
            "raw_sha256 text"
        ),
        _articles,
    ),
    FlatTable("zones", columns("article start:i end:i kind reason score:n"), _zones),
    FlatTable("sentences", columns("article number:i start:i end:i zone paragraph:i text"), _sentences),
    FlatTable("rejected", columns("path step reason"), _rejected),
    FlatTable("lineage", columns("id a b relation direction confidence:n"), _lineage),
    FlatTable("passages", columns("lineage a a_start:i a_end:i b b_start:i b_end:i kind score:n"), _passages),
    FlatTable("origins", columns("id name articles:i"), _origins),
    FlatTable("entities", columns("id name type description country latitude:n longitude:n mentions:i"), _entities),
    FlatTable("entity_names", columns("entity name kind"), _aliases),
    FlatTable("mentions", columns("entity article start:i end:i text discrepancy"), _mentions),
    FlatTable(
        "claims",
        columns("id article sentence:i start:i end:i text kind predicate direct:t certainty polarity time statement"),
        _claims,
    ),
    FlatTable(
        "attributions",
        columns("claim level:i source entity cue article start:i end:i cue_start:i cue_end:i"),
        _attributions,
    ),
    FlatTable("times", columns("claim article start:i end:i type value edtf low high anchored:t"), _times),
    FlatTable(
        "quantities",
        columns("claim article start:i end:i low:n high:n low_open:t high_open:t unit what exact:t role"),
        _quantities,
    ),
    FlatTable("statements", columns("id rank:i text shown status origins:i articles:i importance:n"), _statements),
    FlatTable("statement_claims", columns("statement claim"), _statement_claims),
    FlatTable("statement_origins", columns("statement origin"), _statement_origins),
    FlatTable("conflicts", columns("id kind relation explanation"), _conflicts),
    FlatTable("conflict_sides", columns("conflict side:i value claim"), _side_claims),
    FlatTable("timeline", columns("date status text statement"), _timeline),
    *WORLD_TABLES,
)
