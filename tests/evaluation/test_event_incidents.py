"""The measure of events held against verdicts: what counts as an incident, as right, as told twice, as not judged."""

from __future__ import annotations

import json
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from rashomon.evaluation.event_incidents import Counts, add
from rashomon.evaluation.events import evaluate
from rashomon.evaluation.relations import LabelledRelations
from rashomon.model import Entity, Event, Participant, Span

INCIDENT = {
    "id": "visit",
    "type": ["CONSULT"],
    "status": ["happened"],
    "date": "2024-05-07/2024-05-08",
    "date_open": False,
    "actors": [{"names": ["Anna Berg"], "optional": False}],
    "recipients": [{"names": ["Latvia"], "optional": True}],
}
TELLINGS = [
    {"report": "one", "start": 10, "end": 17, "incident": "visit", "optional": False},
    {"report": "one", "start": 40, "end": 47, "incident": None, "optional": False},
    {"report": "one", "start": 60, "end": 67, "incident": None, "optional": True},
]


def event(at: int, **changes: Any) -> Event:
    given: dict[str, Any] = {
        "id": f"evt-{at}",
        "type": "CONSULT",
        "mode": None,
        "actor": "ent-1",
        "recipient": None,
        "date": "2024-05-07",
        "place": None,
        "status": "happened",
        "claims": (),
        "actors": (Participant("President Berg", "ent-1", None, None),),
        "evidence": (Span("art", at, at + 7),),
    }
    return Event(**(given | changes))


def counted(*events: Event) -> Counts:
    berg = Entity("ent-1", "President Berg", "person", ("Anna Berg",), (), None, None, None, None, (), ())
    account = SimpleNamespace(events=events, entities=(berg,))
    gold = {"incidents": [INCIDENT], "tellings": TELLINGS}
    counts = Counts()
    add(counts, LabelledRelations("town", gold, account, {"art": "one"}))  # type: ignore[arg-type]
    return counts


def test_right_none_open_and_not_judged() -> None:
    found = counted(event(10), event(40), event(60), event(90))
    assert (found.told, found.real, found.unjudged, found.incidents) == (3, 1, 1, 1)
    assert (found.type, found.parties, found.status, found.date, found.dates, found.all) == (1, 1, 1, 1, 1, 1)


def test_told_twice_is_one_incident() -> None:
    found = counted(event(10), event(11))
    assert (found.real, found.incidents) == (2, 1)


def test_an_event_that_takes_what_is_none_in_is_mixed() -> None:
    found = counted(event(10, evidence=(Span("art", 10, 17), Span("art", 40, 47))))
    assert (found.real, found.mixed) == (1, 1)


@pytest.mark.parametrize(
    ("field", "changes"),
    [
        ("type", {"type": None}),
        ("status", {"status": "planned"}),
        ("parties", {"actors": ()}),
        ("parties", {"actors": (Participant("Peter Holt", None, None, None),)}),
        ("parties", {"recipients": (Participant("Estonia", None, None, None),)}),
        ("date", {"date": "2024-05-09"}),
    ],
)
def test_what_is_wrong_is_counted(field: str, changes: dict[str, Any]) -> None:
    found = counted(event(10, **changes))
    assert found.real == 1 and found.all == 0 and getattr(found, field) == 0


def test_who_may_have_a_part_does_no_harm() -> None:
    assert counted(event(10, recipients=(Participant("Latvia", None, None, None),))).parties == 1


def test_no_date_is_not_wrong_but_missed() -> None:
    found = counted(event(10, date=None))
    assert (found.dated, found.datable, found.dates) == (0, 1, 0)


def test_labels_are_found_by_their_form(tmp_path: Path) -> None:
    reports = tmp_path / "shared" / "reports" / "town"
    reports.mkdir(parents=True)
    text = "Anna Berg resigned from the council of Riga on 7 May 2024."
    (reports / "one.txt").write_text(text, encoding="utf-8")
    start = text.index("resigned")
    gold = {
        "story": "a town",
        "reports": ["one"],
        "incidents": [INCIDENT | {"id": "resign", "type": [None, "RETREAT"], "date": "2024-05-07", "recipients": []}],
        "tellings": [
            {"report": "one", "start": start, "end": start + 8, "incident": "resign", "optional": False},
        ],
    }
    file = tmp_path / "town.json"
    file.write_text(json.dumps(gold), encoding="utf-8")
    figures = {f.name: f.value for f in evaluate(file).figures}
    assert figures["incidents, of all events told"] == 1.0
    assert figures["date right, of those told with one"] == 1.0
