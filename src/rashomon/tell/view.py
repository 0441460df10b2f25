"""What the page shows, as plain values: the template only sets them out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from rashomon.model import Account, Claim, Conflict, Entity, Side, Statement
from rashomon.tell.dates import day_words
from rashomon.tell.labels import Labels, counted, listed, one_line, shown
from rashomon.tell.passages import Passage, passage_of
from rashomon.tell.voices import all_deny, voice_words, voices_of, who_says

MOST_PASSAGES = 12
"""A statement shows so many passages side by side; the others are links into the full texts."""

MOST_QUOTED = 3000
"""So many statements show passages at all; those after them only link into the full texts."""

STATUS_WORDS = {
    "corroborated": "corroborated",
    "single-source": "single source",
    "disputed": "disputed",
    "superseded": "overtaken",
}
TIMELINE_WORDS = {"happened": "", "planned": "planned", "alleged": "said by a source", "denied": "denied"}
BASIS_WORDS = {
    "metadata": "from the page's data",
    "byline": "from the byline",
    "text": "from the text",
    "story": "worked out from the other reports",
}


@dataclass(frozen=True, slots=True)
class PassageView:
    """One passage beside the others.

    Attributes:
        claim: Id, the anchor of its place in the full text.
        report: What the report is called.
        date: When it was published, in words, or "".
        origin: What its origin is called, "" if that is the report itself.
        passage: The characters.
        stress: Start and end within `passage.inside` of the words that differ, or None.
        says: Who says it there, in words.
        direct: Whether it stands in quotation marks.
    """

    claim: str
    report: str
    date: str
    origin: str
    passage: Passage
    stress: tuple[int, int] | None
    says: str
    direct: bool


@dataclass(frozen=True, slots=True)
class StatementView:
    """One line of the account.

    Attributes:
        record: The statement.
        number: Its running number.
        text: Its words, those that were filled in marked.
        denied: True if nobody says it, and somebody that it is not so.
        status: In words.
        origins: Number of independent origins behind it.
        support: "2 origins · 4 reports".
        says: Who says so, in words, or "".
        where: The reports, in words.
        passages: Side by side.
        more: Other places, as (report, claim id).
        dates: Words like "Tuesday" with the date they stand for.
        conflicts: The conflicts it is part of.
    """

    record: Statement
    number: int
    text: Markup
    denied: bool
    status: str
    origins: int
    support: str
    says: str
    where: str
    passages: tuple[PassageView, ...]
    more: tuple[tuple[str, str], ...]
    dates: tuple[str, ...]
    conflicts: tuple[Conflict, ...]


@dataclass(frozen=True, slots=True)
class SideView:
    """One side of a difference.

    Attributes:
        side: The side.
        support: "1 origin · 2 reports".
        says: Who says so, or "".
        passages: At most three examples.
        statements: The statements it belongs to, as (number, id).
    """

    side: Side
    support: str
    says: str
    passages: tuple[PassageView, ...]
    statements: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class ConflictView:
    """A difference between reports, its sides beside one another."""

    record: Conflict
    sides: tuple[SideView, ...]


@dataclass(frozen=True, slots=True)
class EntityView:
    """A person, organisation, group or place.

    Attributes:
        record: The entity.
        reports: In how many reports it is named.
        statements: The statements that are about it, the most important first, as (number, id).
    """

    record: Entity
    reports: int
    statements: tuple[tuple[int, str], ...]


def statement_view(statement: Statement, labels: Labels) -> StatementView:
    """Return what the page shows of a statement."""
    claims = _by_origin([labels.claims[c] for c in statement.claims if c in labels.claims], labels)
    open_ones = MOST_PASSAGES if labels.numbers[statement.id] <= MOST_QUOTED else 0
    return StatementView(
        record=statement,
        number=labels.numbers[statement.id],
        text=statement_words(statement, labels),
        denied=all_deny(statement, labels),
        status=STATUS_WORDS[statement.status],
        origins=len(statement.origins),
        support=support_words(len(statement.origins), len(statement.articles)),
        says=who_says(statement, labels),
        where=listed([labels.article(a) for a in statement.articles], 4),
        passages=tuple(passage_view(c, labels) for c in claims[:open_ones]),
        more=tuple((labels.article(c.article), c.id) for c in claims[open_ones:]),
        dates=_resolved_dates(claims, labels),
        conflicts=tuple(labels.conflicts_of.get(statement.id, ())),
    )


def support_words(origins: int, reports: int) -> str:
    """Return a mark of support: origins first, for reports that copy one another count once."""
    return f"{counted(origins, 'origin')} · {counted(reports, 'report')}"


def statement_words(statement: Statement, labels: Labels) -> Markup:
    """Return the statement's words, those that do not stand in the article marked with what stands there."""
    claim = labels.claims.get(statement.shown)
    if claim is None or claim.text != statement.text:
        return escape(shown(statement.text))
    parts = [Markup("")]
    position = 0
    for filled in sorted(claim.filled, key=lambda f: (f.start, f.end)):
        if not position <= filled.start < filled.end <= len(claim.text):
            continue
        written = one_line(filled.replaced)
        there = f"the report has “{written}”" if written else "filled in from the text"
        parts.append(escape(shown(claim.text[position : filled.start])))
        words = shown(claim.text[filled.start : filled.end])
        parts.append(Markup('<span class="filled" title="{}">{}</span>').format(there, words))
        position = filled.end
    parts.append(escape(shown(claim.text[position:])))
    return Markup("").join(parts)


def passage_view(claim: Claim, labels: Labels, *, stressed: str = "") -> PassageView:
    """Return a claim's passage with where it stands and who says it there.

    Args:
        claim: The claim.
        labels: What things are called.
        stressed: Words to be stressed where the passage has them.
    """
    passage = passage_of(claim, labels.articles[claim.article])
    at = passage.inside.casefold().find(one_line(stressed).casefold()) if stressed.strip() else -1
    published = labels.clean[claim.article].published
    origin = labels.origin_of.get(claim.article)
    report = labels.article(claim.article)
    rests_on = labels.origin(origin.id) if origin and (len(origin.articles) > 1 or origin.name) else ""
    return PassageView(
        claim=claim.id,
        report=report,
        date=day_words(published.date) if published else "",
        origin=rests_on if rests_on != report else "",
        passage=passage,
        stress=(at, at + len(one_line(stressed))) if at >= 0 else None,
        says="; ".join(voice_words(v) for v in voices_of([claim], labels) if v.speaker),
        direct=claim.direct,
    )


def conflict_view(conflict: Conflict, labels: Labels) -> ConflictView:
    """Return what the page shows of a conflict."""
    return ConflictView(conflict, tuple(_side(side, labels) for side in conflict.sides))


def _side(side: Side, labels: Labels) -> SideView:
    claims = _by_origin([labels.claims[c] for c in side.claims if c in labels.claims], labels)
    statements = sorted({labels.statement_of[c.id] for c in claims if c.id in labels.statement_of})
    voices = [voice_words(v) for v in voices_of(claims, labels) if v.speaker]
    return SideView(
        side=side,
        support=support_words(len(side.origins), len({c.article for c in claims})),
        says="; ".join(voices[:2]),
        passages=tuple(passage_view(c, labels, stressed=side.value) for c in _one_a_report(claims)[:3]),
        statements=tuple(sorted((labels.numbers[s], s) for s in statements)),
    )


def _one_a_report(claims: Sequence[Claim]) -> list[Claim]:
    found: dict[str, Claim] = {}
    for claim in claims:
        found.setdefault(claim.article, claim)
    return list(found.values())


def _by_origin(claims: Sequence[Claim], labels: Labels) -> list[Claim]:
    """Return the claims with those of one origin together, in the order in which the origins first come."""
    place = {origin.id: n for n, origin in enumerate(labels.account.origins)}
    order = {article.id: n for n, article in enumerate(labels.account.articles)}

    def key(claim: Claim) -> tuple[int, int, int]:
        origin = labels.origin_of.get(claim.article)
        return place[origin.id] if origin else len(place), order.get(claim.article, 0), claim.span.start

    return sorted(claims, key=key)


def _resolved_dates(claims: Sequence[Claim], labels: Labels) -> tuple[str, ...]:
    """Return what words like "Tuesday" mean, where it had to be worked out."""
    found: dict[str, None] = {}
    for claim in claims:
        for time in claim.times:
            if time.anchored and time.edtf:
                written = one_line(time.span.of(labels.articles[claim.article].text))
                found[f"“{written}” is {day_words(time.edtf)}"] = None
    return tuple(found)[:4]


def entity_views(account: Account, labels: Labels) -> tuple[EntityView, ...]:
    """Return people, organisations and groups, those named in most reports first; odd spellings first of all."""
    about: dict[str, list[str]] = {}
    for statement in account.statements:
        for entity in sorted({e for c in statement.claims if c in labels.claims for e in labels.claims[c].entities}):
            about.setdefault(entity, []).append(statement.id)
    views = [
        EntityView(
            record=entity,
            reports=len({span.article for span in entity.mentions}),
            statements=tuple((labels.numbers[s], s) for s in about.get(entity.id, ())[:8]),
        )
        for entity in account.entities
        if (entity.type in ("person", "organisation") or (entity.type == "group" and entity.description))
        and entity.mentions
    ]
    return tuple(
        sorted(
            views,
            key=lambda v: (not v.record.discrepancies, -v.reports, -len(v.record.mentions), v.record.name, v.record.id),
        )
    )


def places_of(account: Account) -> tuple[str, str]:
    """Return where it was reported from (datelines), and the places named in most reports, each in words."""
    datelines = Counter(one_line(c.dateline.value) for c in account.clean if c.dateline and c.dateline.value.strip())
    lines = [line.title() if line.isupper() else line for line, _ in sorted(datelines.items(), key=_most)]
    named = sorted(
        (e for e in account.entities if e.type == "place" and e.mentions),
        key=lambda e: (-len({m.article for m in e.mentions}), -len(e.mentions), e.name),
    )
    return listed(lines, 2), listed([one_line(e.name) for e in named[:3]], 3)


def _most(item: tuple[str, int]) -> tuple[int, str]:
    return -item[1], item[0]
