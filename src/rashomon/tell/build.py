"""From the results of the steps to the account."""

from __future__ import annotations

from rashomon.model import Account, Story, content_id
from rashomon.tell.material import AccountMaterial
from rashomon.tell.ranking import rank
from rashomon.tell.timeline import build_timeline, story_days
from rashomon.tell.title import story_title


def build_account(material: AccountMaterial) -> Account:
    """Return the account: statements ranked, happenings dated, the story named.

    What the steps found is taken over unchanged; only `Statement.importance` and the order are set here.
    """
    readings = tuple(material.readings)
    statements = rank(material.statements, readings)
    place = {s.id: number for number, s in enumerate(statements)}
    owner = {claim: s.id for s in statements for claim in s.claims}
    timeline = build_timeline(statements, readings, material.conflicts)
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
