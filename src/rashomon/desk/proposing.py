"""From what a reader asked for to a correction: checked against the case, and named by what does not change."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar, get_args

from rashomon.corrections import DEPENDENCES, RELATIONS
from rashomon.desk.shelf import Shown
from rashomon.errors import InputError
from rashomon.model import Article, Conflict, Correction, CorrectionKind, Entity, Origin, Span, Statement, content_id
from rashomon.tell.dates import days_of
from rashomon.tell.labels import cut, one_line

T = TypeVar("T")
MOST_WORDS = 2_000
KINDS: tuple[str, ...] = get_args(CorrectionKind)
KIND_WORDS = {
    "merge-statements": "statements joined",
    "split-statement": "statement parted",
    "merge-entities": "actors joined",
    "split-entity": "actor parted",
    "merge-origins": "origins joined",
    "split-origin": "origin parted",
    "set-outlet": "outlet set",
    "set-date": "date set",
    "mark-zone": "text marked",
    "overrule-conflict": "difference overruled",
    "overrule-lineage": "who rests on whom overruled",
    "merge-stories": "stories joined",
    "split-story": "reports taken out of the story",
}

RESULT_WORDS = {
    "merge-statements": "one statement",
    "split-statement": "two statements",
    "merge-entities": "one actor",
    "split-entity": "two actors",
    "merge-origins": "one origin",
    "split-origin": "two origins",
    "merge-stories": "one story",
    "split-story": "another story",
}
"""What a correction makes of what was there, where it does not bring a value of its own."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a reader asks for.

    Attributes:
        kind: One of the kinds of `Correction`.
        by: Who asks.
        why: In their words.
        targets: Ids of the statements, entities, origins, articles or the conflict that are meant.
        out: What is taken out: claim ids, article ids, or mentions as "article:start:end".
        value: As in `Correction`.
        words: mark-zone: the words that are meant, as they stand in the article.
    """

    kind: str
    by: str
    why: str = ""
    targets: tuple[str, ...] = ()
    out: tuple[str, ...] = ()
    value: str = ""
    words: str = ""


def propose(proposal: Proposal, shown: Shown) -> Correction:
    """Return the correction that a proposal amounts to.

    Raises:
        InputError: If it names nothing in the case, or makes no sense, in words for the reader.
    """
    with_name(proposal)
    make = _MAKERS.get(proposal.kind)
    if make is None:
        raise InputError(
            f"There is no correction of the kind {proposal.kind!r}.", remedy=f"Kinds: {', '.join(_MAKERS)}."
        )
    return make(proposal, shown)


def with_name(proposal: Proposal) -> None:
    """Refuse what nobody stands for.

    Raises:
        InputError: If there is no name.
    """
    if not proposal.by.strip():
        raise InputError("A correction needs to say who makes it.", remedy="Fill in your name.")


def record(proposal: Proposal, kind: CorrectionKind, **fields: object) -> Correction:
    """Return a correction made now."""
    at = datetime.datetime.now(datetime.UTC).isoformat(timespec="microseconds")
    by, why = one_line(proposal.by)[:100], proposal.why.strip()[:MOST_WORDS]
    draft = Correction(id="", kind=kind, by=by, at=at, why=why, **fields)  # type: ignore[arg-type]  # by the makers
    name = content_id("cor", kind, at, by, why, repr(fields))
    return Correction(**{**{f: getattr(draft, f) for f in Correction.__slots__}, "id": name})


def _found(names: Sequence[str], known: dict[str, T], what: str, least: int) -> list[T]:
    """Return the things of these ids, each once."""
    distinct = list(dict.fromkeys(name.strip() for name in names if name.strip()))
    absent = [name for name in distinct if name not in known]
    if absent:
        raise InputError(f"There is no {what} {absent[0][:80]!r} in this case.")
    if len(distinct) < least:
        raise InputError(f"Name {'another' if least == 2 else 'a'} {what}.")
    return [known[name] for name in distinct]


def _merge_statements(proposal: Proposal, shown: Shown) -> Correction:
    by_number = {str(number): name for name, number in shown.labels.numbers.items()}
    names = [by_number.get(name.strip(), name) for name in proposal.targets]
    found: list[Statement] = _found(names, shown.labels.statements, "statement", 2)
    return record(
        proposal,
        "merge-statements",
        targets=tuple(s.id for s in found),
        claims=tuple(s.claims for s in found),
        before=" | ".join(one_line(s.text) for s in found),
    )


def _split_statement(proposal: Proposal, shown: Shown) -> Correction:
    (statement,) = _found(proposal.targets[:1], shown.labels.statements, "statement", 1)
    out = tuple(c for c in statement.claims if c in proposal.out)
    left = tuple(c for c in statement.claims if c not in proposal.out)
    if not out or not left:
        raise InputError("Choose some of its passages, but not all.")
    return record(
        proposal, "split-statement", targets=(statement.id,), claims=(out, left), before=one_line(statement.text)
    )


def _merge_entities(proposal: Proposal, shown: Shown) -> Correction:
    by_name = {one_line(e.name).casefold(): e.id for e in reversed(shown.account.entities)}
    names = [by_name.get(one_line(n).casefold(), n) if n not in shown.labels.entities else n for n in proposal.targets]
    found: list[Entity] = _found(names, shown.labels.entities, "actor", 2)
    return record(
        proposal,
        "merge-entities",
        targets=tuple(e.id for e in found),
        spans=tuple(e.mentions[0] for e in found if e.mentions),
        value=one_line(proposal.value)[:200],
        before=" | ".join(one_line(e.name) for e in found),
    )


def _split_entity(proposal: Proposal, shown: Shown) -> Correction:
    (entity,) = _found(proposal.targets[:1], shown.labels.entities, "actor", 1)
    spans = tuple(s for s in entity.mentions if f"{s.article}:{s.start}:{s.end}" in proposal.out)
    if not spans or len(spans) == len(entity.mentions):
        raise InputError("Choose some of the places where it is named, but not all.")
    text = shown.labels.articles[spans[0].article].text
    name = one_line(proposal.value)[:200] or one_line(spans[0].of(text))
    return record(proposal, "split-entity", targets=(entity.id,), spans=spans, value=name, before=one_line(entity.name))


def _merge_origins(proposal: Proposal, shown: Shown) -> Correction:
    found: list[Origin] = _found(proposal.targets, shown.origins, "origin", 2)
    return record(
        proposal,
        "merge-origins",
        targets=tuple(o.id for o in found),
        articles=tuple(sorted(a for o in found for a in o.articles)),
        value=one_line(proposal.value)[:200],
        before=" | ".join(shown.labels.origin(o.id) for o in found),
    )


def _split_origin(proposal: Proposal, shown: Shown) -> Correction:
    (origin,) = _found(proposal.targets[:1], shown.origins, "origin", 1)
    out = tuple(a for a in origin.articles if a in proposal.out)
    if not out or len(out) == len(origin.articles):
        raise InputError("Choose some of its reports, but not all.")
    return record(proposal, "split-origin", targets=(origin.id,), articles=out, before=shown.labels.origin(origin.id))


def _article(proposal: Proposal, shown: Shown) -> Article:
    return _found(proposal.targets[:1], shown.labels.articles, "report", 1)[0]


def _set_outlet(proposal: Proposal, shown: Shown) -> Correction:
    article, value = _article(proposal, shown), cut(proposal.value, 200)
    if not value:
        raise InputError("Give the outlet's name.")
    known = shown.labels.clean[article.id].outlet
    before = one_line(known.value) if known else ""
    return record(proposal, "set-outlet", targets=(article.id,), articles=(article.id,), value=value, before=before)


def _set_date(proposal: Proposal, shown: Shown) -> Correction:
    article, value = _article(proposal, shown), proposal.value.strip()
    if days_of(value) is None:
        raise InputError(f"{value[:40]!r} is not a date.", remedy="Write it as 2023-12-31, 2023-12 or 2023.")
    known = shown.labels.clean[article.id].published
    before = known.date if known else ""
    return record(proposal, "set-date", targets=(article.id,), articles=(article.id,), value=value, before=before)


def _mark_zone(proposal: Proposal, shown: Shown) -> Correction:
    article = _article(proposal, shown)
    if proposal.value not in ("boilerplate", "body"):
        raise InputError("Say whether the words are part of the article (body) or not (boilerplate).")
    span = _place_of(proposal.words, article)
    zones = shown.labels.clean[article.id].zones
    before = ", ".join(dict.fromkeys(z.kind for z in zones if z.span.overlaps(span)))
    return record(proposal, "mark-zone", targets=(article.id,), spans=(span,), value=proposal.value, before=before)


def _place_of(words: str, article: Article) -> Span:
    """Return where words stand in an article, white space aside.

    Raises:
        InputError: If they stand there not once.
    """
    parts = words.split()
    if not parts or sum(map(len, parts)) > 100_000:
        raise InputError("Paste the words that are meant, as they stand in the report.")
    places = list(re.finditer(r"\s+".join(map(re.escape, parts)), article.text))
    if not places:
        raise InputError("These words do not stand in the report.", remedy="Paste them exactly as they stand there.")
    if len(places) > 1:
        raise InputError(
            f"These words stand in the report {len(places)} times.", remedy="Paste more of what is around."
        )
    return Span(article.id, places[0].start(), places[0].end())


def _overrule_conflict(proposal: Proposal, shown: Shown) -> Correction:
    found: list[Conflict] = _found(proposal.targets[:1], shown.conflicts, "difference", 1)
    if proposal.value not in ("none", *RELATIONS):
        raise InputError("Say what it is instead: none, conflict, superseded or compatible.")
    conflict = found[0]
    return record(
        proposal,
        "overrule-conflict",
        targets=(conflict.id,),
        claims=tuple(side.claims for side in conflict.sides),
        value=proposal.value,
        aspect=conflict.kind,
        before=f"{conflict.relation}: {one_line(conflict.explanation)}",
    )


def _overrule_lineage(proposal: Proposal, shown: Shown) -> Correction:
    found: list[Article] = _found(proposal.targets, shown.labels.articles, "report", 2)
    if len(found) > 2 or proposal.value not in ("independent", *DEPENDENCES):
        raise InputError("Name two reports, and say: independent, copy, rewrite or shared-material.")
    pair = tuple(sorted(a.id for a in found))
    known = next((x for x in shown.account.lineage if (x.a, x.b) == pair), None)
    before = known.relation if known else "independent"
    return record(proposal, "overrule-lineage", targets=pair, articles=pair, value=proposal.value, before=before)


def _split_story(proposal: Proposal, shown: Shown) -> Correction:
    found: list[Article] = _found(proposal.out, shown.labels.articles, "report", 1)
    if len(found) == len(shown.account.articles):
        raise InputError("Choose some of the reports, but not all.")
    names = tuple(a.id for a in found)
    title = one_line(shown.account.story.title or "")
    return record(proposal, "split-story", targets=(shown.account.story.id,), articles=names, before=title)


_MAKERS = {
    "split-story": _split_story,
    "merge-statements": _merge_statements,
    "split-statement": _split_statement,
    "merge-entities": _merge_entities,
    "split-entity": _split_entity,
    "merge-origins": _merge_origins,
    "split-origin": _split_origin,
    "set-outlet": _set_outlet,
    "set-date": _set_date,
    "mark-zone": _mark_zone,
    "overrule-conflict": _overrule_conflict,
    "overrule-lineage": _overrule_lineage,
}
