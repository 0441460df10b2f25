"""From the results of the steps to the account."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from rashomon.model import Account, Statement, Story, content_id
from rashomon.tell.labels import owners
from rashomon.tell.material import AccountMaterial
from rashomon.tell.ranking import rank
from rashomon.tell.timeline import build_timeline, story_days
from rashomon.tell.title import story_title


def build_account(material: AccountMaterial) -> Account:
    """Return the account: statements ranked, happenings dated, the story named.

    What the steps found is taken over unchanged; only `Statement.importance` and the order are set here.
    """
    readings = tuple(material.readings)
    statements = rank(distinct(material.statements), readings)
    place = {s.id: number for number, s in enumerate(statements)}
    owner = owners(statements)
    timeline = build_timeline(statements, readings, material.conflicts, material.entities)
    start, end = story_days(timeline, statements, readings)
    articles = tuple(r.article for r in readings)
    conflicts = sorted(
        material.conflicts,
        key=lambda c: (
            min((place[owner[i]] for side in c.sides for i in side.claims if i in owner), default=len(place)),
            c.id,
        ),
    )
    return Account(
        generator=material.generator,
        story=Story(
            id=content_id("story", articles[0].id if articles else ""),
            title=story_title(readings, statements),
            start=start,
            end=end,
        ),
        articles=articles,
        clean=tuple(r.clean for r in readings),
        rejected=tuple(material.rejected),
        lineage=tuple(material.lineage),
        origins=tuple(material.origins),
        entities=tuple(material.entities),
        claims=tuple(c for r in readings for c in r.claims),
        statements=statements,
        conflicts=tuple(conflicts),
        timeline=timeline,
        relations=tuple(material.relations),
        events=tuple(material.events),
    )


def distinct(statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """Return the statements with ids that no two of them share, for links must lead to one line."""
    seen: set[str] = set()
    result = []
    for statement in statements:
        name = statement.id
        if name in seen:
            name = content_id("st", statement.id, statement.shown, *statement.claims)
        if name not in seen:
            seen.add(name)
            result.append(dataclasses.replace(statement, id=name))
    return tuple(result)
