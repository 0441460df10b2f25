"""The pages for reading: the account, its statements, conflicts, reports, origins and actors."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Annotated, get_args

from fastapi import APIRouter, Depends, HTTPException, Query, Request
from fastapi.responses import RedirectResponse, Response

from rashomon.desk.filters import STATUSES, Filters
from rashomon.desk.former import actor_now, conflict_now, origin_now, place_of, statement_beside, statement_now
from rashomon.desk.fulltext import full_text
from rashomon.desk.rendering import page
from rashomon.desk.shelf import Shelf, Shown
from rashomon.model import Conflict, Lineage, Origin, Span
from rashomon.model.align import ConflictRelation
from rashomon.tell.copying import pair_view
from rashomon.tell.dates import date_words, range_words
from rashomon.tell.page import opening_words, report_view
from rashomon.tell.parts import EXPECTED, HAPPENED, parts_of
from rashomon.tell.relations import RelationView
from rashomon.tell.speakers import draw_speakers
from rashomon.tell.view import TIMELINE_WORDS, conflict_view, places_of, statement_view

router = APIRouter()
FRONT = 15
"""So many statements stand on the account page; all of them are one click away."""

MOST_EXPECTED = 6
PAGE = 50
MOST_CONFLICTS = 20
MOST_PEOPLE = 120
MOST_ON_FRONT = 6
MOST_PAIRS = 60
_NUMBER = re.compile(r"(\d+)")


def shown_case(request: Request) -> Shown:
    """Return the state of the case that a request is answered from."""
    shelf: Shelf = request.app.state.shelf
    return shelf.current()


ShownCase = Annotated[Shown, Depends(shown_case)]


def asked_filters(
    status: Annotated[str, Query(max_length=20)] = "",
    outlet: Annotated[str, Query(max_length=200)] = "",
    origin: Annotated[str, Query(max_length=80)] = "",
    speaker: Annotated[str, Query(max_length=200)] = "",
    entity: Annotated[str, Query(max_length=200)] = "",
    since: Annotated[str, Query(max_length=10)] = "",
    until: Annotated[str, Query(max_length=10)] = "",
) -> Filters:
    """Return the filters of an address."""
    return Filters(
        status if status in STATUSES else "",
        outlet,
        origin,
        speaker.strip(),
        entity.strip(),
        since.strip(),
        until.strip(),
    )


AskedFilters = Annotated[Filters, Depends(asked_filters)]


@router.get("/")
def account(request: Request, shown: ShownCase) -> Response:
    """The account page."""
    labels, told = shown.labels, shown.account
    parts = parts_of(told, labels.claims)
    front = parts.happened or (() if parts.expected else told.statements)
    by_relation: dict[str, list[Conflict]] = {"conflict": [], "superseded": [], "compatible": []}
    for conflict in told.conflicts:
        by_relation[conflict.relation].append(conflict)
    reported_from, named = places_of(told)
    return page(
        request,
        "account.html.j2",
        {
            "shown": shown,
            "when": range_words(told.story.start, told.story.end),
            "reported_from": reported_from,
            "named_places": named,
            "front": [
                (heading, [statement_view(s, labels) for s in some])
                for heading, some in ((HAPPENED, front[:FRONT]), (EXPECTED, parts.expected[:MOST_EXPECTED]))
                if some
            ],
            "groups": {
                relation: [conflict_view(c, labels) for c in found[:MOST_ON_FRONT]]
                for relation, found in by_relation.items()
            },
            "totals": {relation: len(found) for relation, found in by_relation.items()},
            "timeline": timeline_of(shown)[:40],
            "speaker_drawing": draw_speakers(shown.speakers, labels) if shown.speakers else "",
            "people": shown.people[:12],
        },
    )


def timeline_of(shown: Shown) -> list[tuple[str, str, object, int]]:
    """Return what happened when: the day and the status in words, the entry, and the statement's number."""
    known = shown.labels.numbers
    return [
        (date_words(t.date), TIMELINE_WORDS[t.status], t, known[t.statement])
        for t in shown.account.timeline
        if t.statement in known
    ]


@router.get("/statements")
def statements(
    request: Request, shown: ShownCase, filters: AskedFilters, number: Annotated[int, Query(alias="page", ge=1)] = 1
) -> Response:
    """All statements, narrowed down, a page at a time."""
    found = [s for s in shown.account.statements if not filters or filters.keeps(s, shown)]
    some = found[(number - 1) * PAGE : number * PAGE]
    return page(
        request,
        "statements.html.j2",
        {
            "shown": shown,
            "filters": filters,
            "views": [statement_view(s, shown.labels) for s in some],
            "total": len(found),
            "number": number,
            "pages": max(1, -(-len(found) // PAGE)),
            **filter_choices(shown),
        },
    )


def filter_choices(shown: Shown) -> dict[str, object]:
    """Return what the filters of a page offer."""
    outlets = dict.fromkeys(
        c.outlet.value for c in shown.account.clean if c.outlet is not None and c.outlet.value.strip()
    )
    named = list(outlets) or [shown.labels.article(a.id) for a in shown.account.articles]
    return {
        "statuses": STATUSES,
        "outlets": sorted(named, key=str.casefold)[:500],
        "origins": [(o.id, shown.labels.origin(o.id)) for o in shown.account.origins[:500]],
        "speakers": [s.name for s in shown.speakers[:300]],
        "entities": [v.record.name for v in shown.people[:300]],
    }


@router.get("/statement/{name}")
def statement(request: Request, shown: ShownCase, name: str) -> Response:
    """One statement with the passages of every report side by side."""
    found = shown.labels.statements.get(name)
    if found is None:
        now = statement_now(name, shown, request.app.state.shelf.path)
        if now is None:
            raise HTTPException(404, "No statement has this address.")
        return RedirectResponse(f"/statement/{now}?moved=statement", 303)
    values = {"shown": shown, "view": statement_view(found, shown.labels)}
    part = request.headers.get("hx-request") == "true"
    return page(request, "evidence.html.j2" if part else "statement.html.j2", values)


@router.get("/claim/{name}")
def claim(
    request: Request, shown: ShownCase, name: str, article: Annotated[str, Query(alias="in", max_length=80)] = ""
) -> Response:
    """Leads to a claim's place in its report; that of an earlier account to where it stood."""
    found, path = shown.labels.claims.get(name), request.app.state.shelf.path
    if found is not None:
        return RedirectResponse(f"/article/{found.article}#{found.id}", 303)
    place = place_of(name, path)
    if place is not None and place.article in shown.labels.articles:
        return RedirectResponse(f"/article/{place.article}?from={place.start}&to={place.end}&moved=passage#here", 303)
    beside = statement_beside(name, shown, path)
    if beside is not None:
        return RedirectResponse(f"/statement/{beside}?moved=beside", 303)
    if article in shown.labels.articles:
        return RedirectResponse(f"/article/{article}?moved=gone", 303)
    raise HTTPException(404, "No passage has this address.")


@router.get("/conflicts")
def conflicts(request: Request, shown: ShownCase, number: Annotated[int, Query(alias="page", ge=1)] = 1) -> Response:
    """All differences between the reports."""
    found = [c for relation in get_args(ConflictRelation) for c in shown.account.conflicts if c.relation == relation]
    some = found[(number - 1) * MOST_CONFLICTS : number * MOST_CONFLICTS]
    values = {
        "shown": shown,
        "groups": [
            (relation, [conflict_view(c, shown.labels) for c in some if c.relation == relation])
            for relation in get_args(ConflictRelation)
        ],
        "total": len(found),
        "number": number,
        "pages": max(1, -(-len(found) // MOST_CONFLICTS)),
    }
    return page(request, "conflicts.html.j2", values)


@router.get("/conflict/{name}")
def conflict(request: Request, shown: ShownCase, name: str) -> Response:
    """One difference, its sides beside each other."""
    found = shown.conflicts.get(name)
    if found is None:
        now, about = conflict_now(name, shown, request.app.state.shelf.path)
        if now is None and about is None:
            raise HTTPException(404, "No difference has this address.")
        return RedirectResponse(f"/conflict/{now}?moved=conflict" if now else f"/statement/{about}?moved=settled", 303)
    return page(request, "conflict.html.j2", {"shown": shown, "view": conflict_view(found, shown.labels)})


@router.get("/articles")
def articles(request: Request, shown: ShownCase) -> Response:
    """All reports, and what was not taken in."""
    return page(
        request, "articles.html.j2", {"shown": shown, "rows": [_row(a.id, shown) for a in shown.account.articles]}
    )


def _row(article: str, shown: Shown) -> dict[str, object]:
    clean, origin = shown.labels.clean[article], shown.labels.origin_of.get(article)
    return {
        "id": article,
        "name": shown.labels.article(article),
        "title": clean.title.value if clean.title else opening_words(shown.labels.articles[article], shown.labels),
        "date": clean.published.date if clean.published else None,
        "origin": origin,
        "origin_name": shown.labels.origin(origin.id) if origin else "",
        "statements": len(shown.statements_in.get(article, ())),
    }


@router.get("/article/{name}")
def article(
    request: Request,
    shown: ShownCase,
    name: str,
    start: Annotated[int | None, Query(alias="from", ge=0, le=10**9)] = None,
    end: Annotated[int | None, Query(alias="to", ge=0, le=10**9)] = None,
) -> Response:
    """One report in full, with everything that was found in it marked."""
    found = shown.labels.articles.get(name)
    if found is None:
        if any(name == out.id for out in shown.aside):
            raise HTTPException(
                410, "A reader took this report out of the story; the list of reports names it at its end."
            )
        raise HTTPException(404, "No report has this address.")
    values = {
        "shown": shown,
        "article": found,
        "clean": shown.labels.clean[name],
        "view": report_view(found, shown.labels),
        "origin": shown.labels.origin_of.get(name),
        "text": full_text(found, shown, start=start, end=end),
        "statements": shown.statements_in.get(name, ()),
        "pairs": [(a, b, words) for a, b, words in shown.lineage_lines if name in (a, b)],
    }
    return page(request, "article.html.j2", values)


@router.get("/events")
def events(request: Request, shown: ShownCase) -> Response:
    """Who did what to whom."""
    return page(request, "events.html.j2", {"shown": shown})


@router.get("/origins")
def origins(request: Request, shown: ShownCase) -> Response:
    """Who rests on whom."""
    found = shown.account.origins
    values = {
        "shown": shown,
        "joining": [o for o in found if len(o.articles) > 1],
        "alone": sorted((o for o in found if len(o.articles) == 1), key=lambda o: _in_order(shown.labels.origin(o.id))),
    }
    return page(request, "origins.html.j2", values)


def _in_order(name: str) -> list[tuple[bool, int, str]]:
    """Return what puts "Report 9" before "Report 10", and names in the order of the alphabet."""
    return [
        (part.isdecimal(), int(part[:9]) if part.isdecimal() else 0, part) for part in _NUMBER.split(name.casefold())
    ]


@router.get("/origin/{name}")
def origin(request: Request, shown: ShownCase, name: str) -> Response:
    """One origin with its reports."""
    found = shown.origins.get(name)
    if found is None:
        now = origin_now(name, shown)
        if now is None:
            raise HTTPException(404, "No origin has this address.")
        return RedirectResponse(f"/origin/{now}?moved=origin", 303)
    inside = set(found.articles)
    own = [pair for pair in shown.account.lineage if pair.a in inside and pair.b in inside]
    values = {
        "shown": shown,
        "origin": found,
        "rows": [_row(a, shown) for a in found.articles],
        "pairs": [pair_view(pair, shown.labels) for pair in own[:MOST_PAIRS]],
        "more_pairs": len(own) - MOST_PAIRS,
        "evidence": _beside_pairs(found, own),
    }
    return page(request, "origin.html.j2", values)


def _beside_pairs(origin: Origin, pairs: Sequence[Lineage]) -> list[Span]:
    """Return what shows an origin beside what its reports have in common: credits, datelines, names of media."""
    common = [span for pair in pairs for passage in pair.passages for span in (passage.a, passage.b)]
    return [span for span in origin.evidence if not any(span.overlaps(other) for other in common)]


@router.get("/actors")
def actors(
    request: Request, shown: ShownCase, number: Annotated[int, Query(alias="page", ge=1, le=10**6)] = 1
) -> Response:
    """People, organisations, groups, a page at a time; on the first how they stand to one another and who says what."""
    values = {
        "shown": shown,
        "people": shown.people[(number - 1) * MOST_PEOPLE : number * MOST_PEOPLE],
        "number": number,
        "pages": max(1, -(-len(shown.people) // MOST_PEOPLE)),
    }
    return page(request, "actors.html.j2", values)


@router.get("/relations")
def relations(request: Request, shown: ShownCase) -> Response:
    """Who stands how to whom, all of it in words."""
    return page(request, "all_relations.html.j2", {"shown": shown})


@router.get("/actor/{name}")
def actor(request: Request, shown: ShownCase, name: str) -> Response:
    """One actor: who it is, where it is named, what is said of it."""
    found = shown.entity(name)
    if found is None:
        now = actor_now(name, shown)
        if now is None:
            raise HTTPException(404, "Nobody has this address.")
        return RedirectResponse(f"/actor/{now}?moved=actor", 303)
    about = shown.statements_about.get(name, ())
    values = {
        "shown": shown,
        "entity": found,
        "views": [statement_view(s, shown.labels) for s in about[:PAGE]],
        "total": len(about),
        "places": _places(name, shown),
        "groups_of_relations": _relations_of(name, shown),
    }
    return page(request, "actor.html.j2", values)


def _relations_of(name: str, shown: Shown) -> list[tuple[str, list[RelationView]]]:
    groups = (
        (heading, [v for v in views if name in (v.record.subject_entity, v.record.object_entity)])
        for heading, views in shown.relation_groups
    )
    return [(heading, views) for heading, views in groups if views]


def _places(name: str, shown: Shown) -> list[tuple[str, str, list[tuple[str, str]]]]:
    """Return each report that names an entity, with the words used there and their anchors."""
    found: dict[str, list[tuple[str, str]]] = {}
    for number, span in enumerate(shown.labels.entities[name].mentions):
        words = span.of(shown.labels.articles[span.article].text)
        found.setdefault(span.article, []).append((words, f"{name}-{number}"))
    return [(a, shown.labels.article(a), words[:30]) for a, words in found.items()]
