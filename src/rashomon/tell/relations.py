"""Relations in words: one line each, with when, how far, and on how much it rests."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from rashomon.model import Account, Relation
from rashomon.tell.dates import date_words
from rashomon.tell.labels import Labels, counted

HEADINGS: Mapping[str, str] = {
    "holds-office": "Offices",
    "member-of": "Members",
    "relative-of": "Family",
    "acts-for": "Who acts for whom",
    "owns": "Owners",
    "succeeds": "Who comes after whom",
    "partner-of": "Partners",
    "agreement": "Agreements",
    "finances": "Money given",
    "trades-with": "Trade",
    "ranks": "Rankings",
    "disputes-with": "Disputes",
    "claims": "Claims to something",
    "borders": "Neighbours",
    "located-in": "Where it is",
    "national-of": "Nationals",
}
BARE: Mapping[str, str] = {
    "member-of": "member",
    "owns": "owner",
    "partner-of": "ties",
    "claims": "claim",
    "borders": "neighbour",
    "located-in": "is in",
    "national-of": "national",
}
"""What two have with one another, in a word, where no value tells it."""

STAGES: Mapping[str, str] = {
    "former": "former",
    "proposed": "proposed",
    "expected": "expected",
    "agreed": "agreed",
    "signed": "signed",
    "in-force": "in force",
    "alleged": "alleged",
}


@dataclass(frozen=True, slots=True)
class RelationView:
    """One relation in words.

    Attributes:
        record: The relation.
        stage: How far it is, in words, or "".
        when: Since and until when, in words, or "".
        support: "2 origins · 3 claims".
        statements: The statements it rests on, as (number, id).
        claims: Ids of the claims it rests on with the name of their report, one a report.
    """

    record: Relation
    stage: str
    when: str
    support: str
    statements: tuple[tuple[int, str], ...]
    claims: tuple[tuple[str, str], ...]


def relation_groups(account: Account, labels: Labels) -> list[tuple[str, list[RelationView]]]:
    """Return the relations under a heading for each kind, the kinds in a fixed order, unknown ones last by name."""
    order = list(HEADINGS)
    names = sorted({r.relation for r in account.relations}, key=lambda n: (order.index(n) if n in order else 99, n))
    return [
        (
            HEADINGS.get(name, name.replace("-", " ").capitalize()),
            [relation_view(r, labels) for r in account.relations if r.relation == name],
        )
        for name in names
    ]


def relation_view(relation: Relation, labels: Labels) -> RelationView:
    """Return one relation in words."""
    reports: dict[str, str] = {}
    for claim in relation.claims:
        if claim in labels.claims:
            reports.setdefault(labels.article(labels.claims[claim].article), claim)
    return RelationView(
        record=relation,
        stage=STAGES.get(relation.stage or "", ""),
        when=when_words(relation),
        support=f"{counted(len(relation.origins), 'origin')} · {counted(len(reports), 'report')}",
        statements=tuple(sorted((labels.numbers[s], s) for s in relation.statements if s in labels.numbers)),
        claims=tuple((claim, name) for name, claim in reports.items()),
    )


def when_words(relation: Relation) -> str:
    """Return since and until when a relation holds, in words, or ""."""
    since = f"since {date_words(relation.since)}" if relation.since else ""
    until = f"until {date_words(relation.until)}" if relation.until else ""
    return " ".join(part for part in (since, until) if part)
