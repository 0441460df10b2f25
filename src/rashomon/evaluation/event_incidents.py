"""Events held against a reader's verdicts: which are incidents at all, told once, and right in what they say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from rashomon.evaluation.event_stories import same_days
from rashomon.evaluation.relations import LabelledRelations, end_fits, labelled, names_of
from rashomon.evaluation.scores import Figure, Scores
from rashomon.model import Event, Participant


@dataclass(slots=True)
class Counts:
    """Counts over the stories; `lines` say what was wrong, for the one who works on it.

    Attributes:
        told: Events told, but for those that a reader left open.
        real: Those that are incidents.
        incidents: The different incidents among them.
        unjudged: Events that stand where no reader has judged yet; they count as none.
        mixed: Events that take several incidents together, or an incident with what is none.
        type, parties, status, all: How many of the real ones are right in it.
        dated, date: Real ones with a date, and how many of the dates are right.
        datable, dates: Incidents that have a date, and for how many it is told.
    """

    told: int = 0
    real: int = 0
    incidents: int = 0
    unjudged: int = 0
    mixed: int = 0
    type: int = 0
    parties: int = 0
    status: int = 0
    all: int = 0
    dated: int = 0
    date: int = 0
    datable: int = 0
    dates: int = 0
    lines: list[str] = field(default_factory=list)


def evaluate_incidents(path: Path) -> Scores:
    """Return how many of the events told are incidents, and right.

    Args:
        path: A file of labels, or a folder of them, in the form of evaluation/events; the reports are looked for as
            those of relations are.
    """
    counts = Counts()
    for story in labelled(path):
        add(counts, story)
    real = max(1, counts.real)
    figures = (
        Figure("incidents, of all events told", round(counts.real / max(1, counts.told), 4)),
        Figure("told once: incidents for each event that is one", round(counts.incidents / real, 4)),
        Figure("type right", round(counts.type / real, 4)),
        Figure("actors and recipients right", round(counts.parties / real, 4)),
        Figure("status right", round(counts.status / real, 4)),
        Figure("date right, of those told with one", round(counts.date / max(1, counts.dated), 4)),
        Figure("date told and right, of incidents that have one", round(counts.dates / max(1, counts.datable), 4)),
        Figure("all of it right", round(counts.all / real, 4), False),
        Figure("several incidents in one event", round(counts.mixed / max(1, counts.told), 4), False, True),
        Figure("not judged yet, of all events told", round(counts.unjudged / max(1, counts.told), 4), False, True),
    )
    return Scores("events", path.name, counts.told, "events told", figures)


def add(counts: Counts, story: LabelledRelations) -> None:
    """Count the events of one story."""
    incidents = {one["id"]: one for one in story.gold["incidents"]}
    names = names_of(story.account)
    told: dict[str, list[bool]] = {}
    for event in story.account.events:
        places = _judged(event, story.stems, story.gold["tellings"])
        if places and all(place["optional"] for place in places):
            continue
        counts.told += 1
        counts.unjudged += not places
        found = [place["incident"] for place in places if not place["optional"]]
        real = Counter(one for one in found if one is not None)
        counts.mixed += len(real) > 1 or (bool(real) and None in found)
        if not real:
            counts.lines.append(f"none   {story.name}: {_line(event)}" if places else f"unjudged {_line(event)}")
            continue
        gold = incidents[min(real, key=lambda one: (-real[one], found.index(one)))]
        told.setdefault(gold["id"], []).append(_add_event(counts, story.name, event, gold, names))
    counts.incidents += len(told)
    for gold in incidents.values():
        if gold["date"] is not None:
            counts.datable += 1
            counts.dates += any(told.get(gold["id"], ()))
    for one, times in told.items():
        if len(times) > 1:
            counts.lines.append(f"twice  {story.name}: {one} {len(times)}")


def _judged(event: Event, stems: Mapping[str, str], tellings: Sequence[Any]) -> list[Any]:
    """Return the verdicts on the places where an event is told."""
    return [
        one
        for span in event.evidence
        for one in tellings
        if one["report"] == stems[span.article] and one["start"] < span.end and span.start < one["end"]
    ]


def _add_event(counts: Counts, story: str, event: Event, gold: Any, names: Mapping[str, set[str]]) -> bool:
    """Count an event that is an incident; return whether its date is told and right."""
    kind = event.type in gold["type"]
    parties = _fits(event.actors, gold["actors"], names) and _fits(event.recipients, gold["recipients"], names)
    status = event.status in gold["status"]
    date = gold["date"] is not None and same_days(gold["date"], event.date)
    counts.real += 1
    counts.type += kind
    counts.parties += parties
    counts.status += status
    counts.all += kind and parties and status and (date or gold["date_open"] or event.date == gold["date"])
    if event.date is not None and not gold["date_open"]:
        counts.dated += 1
        counts.date += date
    wrong = {"type": not kind, "parties": not parties, "status": not status, "date": event.date and not date}
    if event.date is not None and gold["date_open"]:
        wrong.pop("date")
    named = " ".join(name for name, is_wrong in wrong.items() if is_wrong)
    if named:
        counts.lines.append(f"wrong  {story}: {gold['id']}: {named}: {_line(event)}")
    return date


def _fits(told: Sequence[Participant], gold: Sequence[Any], names: Mapping[str, set[str]]) -> bool:
    """Tell whether everybody who must be named is, and nobody else but who may be."""

    def named(one: Participant, wanted: Any) -> bool:
        return end_fits((one.name, one.entity), wanted["names"], names)

    needed = all(any(named(one, wanted) for one in told) for wanted in gold if not wanted["optional"])
    return needed and all(any(named(one, wanted) for wanted in gold) for one in told)


def _line(event: Event) -> str:
    sides = (", ".join(one.name for one in side) or "?" for side in (event.actors, event.recipients))
    return f"{event.type} {event.status} {event.date} {' -> '.join(sides)}: {event.action}"
