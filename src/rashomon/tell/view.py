"""What the page shows, as plain values: the template only sets them out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup, escape

from rashomon.model import Account, Claim, Conflict, Entity, Side, Statement
from rashomon.tell.dates import day_words
from rashomon.tell.labels import Labels, counted, listed, one_line, shown
from rashomon.tell.passages import Passage, passage_of
from rashomon.tell.stress import stressed
from rashomon.tell.voices import all_deny, voice_words, voices_of, who_says

MOST_PASSAGES = 12
"""A statement shows so many passages side by side; the others are links into the full texts."""

MOST_QUOTED = 3000
"""So many statements show passages at all; those after them only link into the full texts."""

MOST_OF_A_SIDE = 3
"""A side of a difference shows the passages of so many reports."""

MOST_OF_A_HEADING = 160
MOST_OF_A_VALUE = 60
HEADINGS = {
    "conflict": "The reports tell it differently",
    "superseded": "One report says that it has happened; another still expected it",
    "compatible": "Told differently, without disagreeing",
}

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
        passages: One after the other as the reports come.
        by_report: The same, those of one report together, to stand side by side.
        more: Other places, as (report, claim id).
        dates: Words like "Tuesday" with the date they stand for.
        conflicts: The conflicts it is part of.
        under: True if it stands under the line before, which it tells again or more exactly.
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
    by_report: tuple[tuple[PassageView, ...], ...]
    more: tuple[tuple[str, str], ...]
    dates: tuple[str, ...]
    conflicts: tuple[Conflict, ...]
    under: bool = False


@dataclass(frozen=True, slots=True)
class SideView:
    """One side of a difference.

    Attributes:
        side: The side.
        told: Its value is a whole passage that stands below, and need not be told twice.
        support: "1 origin · 2 reports".
        says: Who says so, or "".
        passages: At most three examples.
        statements: The statements it belongs to, as (number, id).
    """

    side: Side
    told: bool
    support: str
    says: str
    passages: tuple[PassageView, ...]
    statements: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class ConflictView:
    """A difference between reports, its sides beside one another.

    Attributes:
        record: The conflict.
        heading: What differs, in words; short where whole sentences stand against one another.
        sides: The sides.
    """

    record: Conflict
    heading: str
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


def statement_view(statement: Statement, labels: Labels, *, under: bool = False) -> StatementView:
    """Return what the page shows of a statement; `under` if it stands under the line before."""
    every = _by_origin([labels.claims[c] for c in statement.claims if c in labels.claims], labels)
    claims = _outermost(every)
    open_ones = MOST_PASSAGES if labels.numbers[statement.id] <= MOST_QUOTED else 0
    passages = tuple(passage_view(c, labels) for c in claims[:open_ones])
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
        passages=passages,
        by_report=tuple(tuple(some) for _, some in groupby(passages, key=lambda p: p.report)),
        more=tuple((labels.article(c.article), c.id) for c in claims[open_ones:]),
        dates=_resolved_dates(every, labels),
        conflicts=tuple(labels.conflicts_of.get(statement.id, ())),
        under=under,
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


def passage_view(claim: Claim, labels: Labels, *, stress: tuple[int, int] | None = None) -> PassageView:
    """Return a claim's passage with where it stands and who says it there.

    Args:
        claim: The claim.
        labels: What things are called.
        stress: Start and end of words within the passage that are to be stressed.
    """
    passage = passage_of(claim, labels.articles[claim.article])
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
        stress=stress,
        says="; ".join(voice_words(v, labels) for v in voices_of([claim], labels) if v.speaker),
        direct=claim.direct,
    )


def conflict_view(conflict: Conflict, labels: Labels) -> ConflictView:
    """Return what the page shows of a conflict."""
    examples = [_one_a_report(_of_side(side, labels))[:MOST_OF_A_SIDE] for side in conflict.sides]
    said = {
        (number, claim.id): (one_line(side.value), passage_of(claim, labels.articles[claim.article]).inside)
        for number, side in enumerate(conflict.sides)
        for claim in examples[number]
    }

    def example(number: int, claim: Claim) -> PassageView:
        value, inside = said[number, claim.id]
        others = [other for key, other in said.items() if key != (number, claim.id)]
        at = stressed(value, inside, others) if len(value) < 0.9 * len(inside) else None
        return passage_view(claim, labels, stress=at)

    sides = tuple(
        _side(side, tuple(example(number, claim) for claim in examples[number]), labels)
        for number, side in enumerate(conflict.sides)
    )
    return ConflictView(conflict, _heading(conflict), sides)


def _heading(conflict: Conflict) -> str:
    """Return what differs, in few words where the sides themselves tell it."""
    words = one_line(conflict.explanation)
    return words if len(words) <= MOST_OF_A_HEADING else HEADINGS[conflict.relation]


def _of_side(side: Side, labels: Labels) -> list[Claim]:
    return _by_origin([labels.claims[c] for c in side.claims if c in labels.claims], labels)


def _side(side: Side, passages: tuple[PassageView, ...], labels: Labels) -> SideView:
    claims = _of_side(side, labels)
    statements = sorted({labels.statement_of[c.id] for c in claims if c.id in labels.statement_of})
    voices = [voice_words(v, labels) for v in voices_of(claims, labels) if v.speaker]
    value = one_line(side.value).rstrip(".…").casefold()
    return SideView(
        side=side,
        told=any(len(value) > MOST_OF_A_VALUE and p.passage.inside.casefold().startswith(value) for p in passages),
        support=support_words(len(side.origins), len({c.article for c in claims})),
        says="; ".join(voices[:2]),
        passages=passages,
        statements=tuple(sorted((labels.numbers[s], s) for s in statements)),
    )


def _one_a_report(claims: Sequence[Claim]) -> list[Claim]:
    found: dict[str, Claim] = {}
    for claim in claims:
        found.setdefault(claim.article, claim)
    return list(found.values())


def _outermost(claims: Sequence[Claim]) -> list[Claim]:
    """Return the claims without those that stand inside another one's passage, or say again what their report said."""
    kept: list[Claim] = []
    for claim in claims:
        others = [k for k in kept if k.article == claim.article]
        if any(_holds(k, claim) for k in others):
            continue
        kept = [k for k in kept if not (k.article == claim.article and _holds(claim, k))]
        kept.append(claim)
    return kept


def _holds(outer: Claim, inner: Claim) -> bool:
    if outer.span.start <= inner.span.start and inner.span.end <= outer.span.end:
        return True
    return one_line(outer.text).rstrip(".").casefold() == one_line(inner.text).rstrip(".").casefold()


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
    found: dict[str, list[str]] = {}
    for claim in claims:
        for time in claim.times:
            if time.anchored and time.edtf:
                written = one_line(time.span.of(labels.articles[claim.article].text))
                days = found.setdefault(written, [])
                if (day := day_words(time.edtf)) not in days:
                    days.append(day)
    return tuple(
        f"“{written}” is {days[0]}" + (" (by the date of another report, other days)" if len(days) > 1 else "")
        for written, days in found.items()
    )[:4]


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
