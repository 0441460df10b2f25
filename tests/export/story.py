"""The invented ferry story with events, relations and quotations, and small cases made from any text."""

from __future__ import annotations

import functools
from dataclasses import replace
from typing import Any

from rashomon.export import Material
from rashomon.mark.quotations import find_quotations
from rashomon.model import (
    Article,
    Attribution,
    Claim,
    CleanArticle,
    Entity,
    Event,
    EventPlace,
    Factuality,
    Given,
    Magnitude,
    Marks,
    Parse,
    Participant,
    Quantity,
    Reading,
    Relation,
    Sentence,
    Span,
    Statement,
    Story,
    TimeRef,
    Token,
    Zone,
)
from rashomon.model.account import Account
from rashomon.tell import build_account
from tests.tell.harbour import harbour


@functools.cache
def ferry() -> Material:
    """The ferry story, with all that a format can hold."""
    material = harbour()
    readings = tuple(
        replace(r, marks=replace(r.marks, quotations=find_quotations(r.article, r.clean))) for r in material.readings
    )
    return Material(replace(build_account(material), events=_events(), relations=_relations()), readings)


def _events() -> tuple[Event, ...]:
    osei = Participant("Nadia Osei", "ent-osei", "NOR", "MED")
    guard = Participant("the coastguard; its\tboats", None, "NOR", "COP")
    return (
        Event(
            "ev-aid", "AID", None, "ent-osei", "ent-ship", "2024-03-04", "ent-point", "happened",
            ("clm-ledger-hurt", "clm-post-hurt"), ("health",), "Fourteen people\twere treated.\nThen more.", (osei,),
            (guard,), EventPlace("Marrow Point", "ent-point", "NOR", 60.5, 5.25),
            (Magnitude("injured", 9.0, 14.0, "count"),), ("org-wire", "org-ledger"), (), 0.8,
        ),
        Event("ev-plan", "COOPERATE", None, None, None, "2024-03", None, "planned", ("clm-post-plan",)),
        Event("ev-said", "ACCUSE", "disapprove", "Nordline", None, None, "Eldhaven", "happened", ("clm-tide-warned",)),
        Event("ev-odd", "ACCIDENT", None, None, None, "2024", None, "happened", ("clm-post-aground",)),
    )  # fmt: skip


def _relations() -> tuple[Relation, ...]:
    def relation(name: str, subject: str, kind: str, object_: str | None, value: str | None, **more: Any) -> Relation:
        says = f"{subject} {kind} {object_}"
        fields = {"time": None, "statements": ("st-radio",), "claims": ("clm-post-radio",), "says": says, **more}
        return Relation(subject, kind, object_, value, id=f"rel-{name}", **fields)

    brandt, osei, line = "ent-brandt", "ent-osei", "ent-nordline"
    return (
        relation("1", "Ilse Brandt", "holds-office", "Halden Star", "captain", subject_entity=brandt,
                 object_entity="ent-ship", since="2023-05", time="2023-05/"),
        relation("2", "Nadia Osei", "holds-office", None, "hospital director", subject_entity=osei),
        relation("3", "Nordline", "owns", "Halden Star", "100 %", subject_entity=line, object_entity="ent-ship",
                 disputed=True, stage="former", until="2024-03-04~"),
        relation("4", "Tomas Reyl", "relative-of", "Ilse Brandt", "brother", subject_entity="ent-reyl",
                 object_entity=brandt),
        relation("5", "Nadia Osei", "member-of", "Nordline", None, subject_entity=osei, object_entity=line),
        relation("6", "a shipping\tline", "disputes-with", "Nordline", "rivals", object_entity=line, statements=()),
        relation("7", "Tomas Reyl", "acts-for", "Nordline", "lawyer", subject_entity="ent-reyl", object_entity=line),
        relation("8", "Nadia Osei", "member-of", "Marrow Point", None, subject_entity=osei, object_entity="ent-point"),
    )  # fmt: skip


def case_of(text: str, spans: list[tuple[int, int]]) -> Material:
    """A case of one article whose claims, names, times, numbers and quotations all stand on the spans given."""
    art = Article("art-1", "x.txt", None, "text", "utf-8", text, "0" * 64, Given())
    places = [Span("art-1", start, end) for start, end in spans if start < end]
    claims = tuple(_claim(n, span, text) for n, span in enumerate(places))
    parse = _parse(text)
    marks = Marks("art-1", parse, (), (), (), tuple(places))
    zone = (Zone("body", Span("art-1", 0, len(text)), "", 1.0),)
    clean = CleanArticle("art-1", zone, None, None, None, None, None, None, "en")
    entity = Entity("ent-1", text[:40] or "x", "person", (text[:9],), (), None, "NO", None, None, tuple(places), ())
    statement = Statement("st-1", text, "clm-0", tuple(c.id for c in claims), ("art-1",), (), "single-source", 0.5)
    account = Account(
        "test", Story("sty-1", text[:20] or None, None, None), (art,), (clean,), (), (), (), (entity,), claims,
        (statement,), (), (), (), (),
    )  # fmt: skip
    return Material(account, (Reading(art, clean, marks, claims),))


def _claim(number: int, span: Span, text: str) -> Claim:
    link = Attribution(span.of(text), "ent-1", "said", span, span)
    time = TimeRef(span, "DATE", "2024", "2024", None, None, False)
    quantity = Quantity(span, 1.0, None, False, False, "count", span.of(text), None, False, "value")
    return Claim(
        f"clm-{number}", "art-1", 0, span, span.of(text), (), "main", "be", (), (link,), True,
        Factuality("certain", "positive", "past"), (time,), (quantity,), ("ent-1",),
    )  # fmt: skip


def _parse(text: str) -> Parse:
    """A parse as spaCy could give it: tokens at white space, the first one the root."""
    tokens: list[Token] = []
    start = 0
    for end in range(len(text) + 1):
        if end == len(text) or text[end].isspace():
            if start < end:
                word = text[start:end]
                tokens.append(Token(len(tokens), start, end, word, word.lower(), "NOUN", "NN", "dep", 0))
            start = end + 1
    if not tokens:
        return Parse("art-1", (), ())
    whole = Span("art-1", tokens[0].start, tokens[-1].end)
    return Parse("art-1", tuple(tokens), (Sentence(0, whole, "body", 0, 0, len(tokens), 0),))
