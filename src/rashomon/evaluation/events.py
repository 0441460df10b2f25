"""Events, measured on coded sentences (PLOVER, PETRARCH, NGEC) or labelled stories; the data's fields say which."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from rashomon.errors import InputError
from rashomon.evaluation.event_codings import evaluate_codings
from rashomon.evaluation.event_incidents import evaluate_incidents
from rashomon.evaluation.event_stories import evaluate_stories
from rashomon.evaluation.event_texts import code_text, content_words
from rashomon.evaluation.scores import Figure, Scores
from rashomon.world.events import ToldEvent, event_rules
from rashomon.world.events.ontology import current_type

KEPT_APART, OF = 5, 6


def evaluate(path: Path) -> Scores:
    """Return how well events are coded.

    Raises:
        InputError: If the data is in none of the known formats.
    """
    if path.is_dir() or path.suffix == ".json":
        return evaluate_incidents(path) if _is_of_incidents(path) else evaluate_stories(path)
    records = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    fields = set(records[0]) if records else set()
    if {"event", "source"} <= fields:
        return _plover(path, records)
    if "codings" in fields:
        return evaluate_codings(path, records)
    if {"label", "text"} <= fields:
        return _labels(path, records)
    raise InputError(
        f"{str(path)!r} holds no coded events.",
        remedy="Give a folder of labelled stories, or lines of JSON with text and event and source (PLOVER), "
        "codings (PETRARCH) or label (NGEC).",
    )


def _is_of_incidents(path: Path) -> bool:
    """Tell whether labels are verdicts on what is told, not a list of what is to be found."""
    files = sorted(path.glob("*.json")) if path.is_dir() else [path]
    return bool(files) and "incidents" in json.loads(files[0].read_text(encoding="utf-8"))


def kept_apart(record: str) -> bool:
    """Tell whether a PLOVER record is one that nothing is trained or tuned on (its number leaves 5 over 6)."""
    number = record.rpartition("-")[2]
    return number.isdigit() and int(number) % OF == KEPT_APART


class _Counts:
    """Counts over coded sentences."""

    def __init__(self) -> None:
        self.records = self.type = self.fine = self.parts = self.codes = self.actor = self.recipient = self.extra = 0

    def add(self, record: dict[str, Any], told: Sequence[ToldEvent], text: str) -> None:
        """Count one sentence: the told event of the right type is held against the record, else the first one."""
        self.records += 1
        wanted = current_type(record["event"])
        right = [t for t in told if t.coding.type == wanted]
        self.type += bool(right)
        self.fine += any(t.coding.fine == record["event"] for t in told)
        self.extra += max(0, len(told) - 1)
        best = next(iter(right or told), None)
        if best is None:
            return
        actor = _side(record.get("source"), best, best.coding.actors, text)
        recipient = _side(record.get("target"), best, best.coding.recipients, text)
        self.actor += actor[0]
        self.recipient += recipient[0]
        self.parts += actor[0] and recipient[0]
        self.codes += actor[0] and recipient[0] and actor[1] and recipient[1]

    def figures(self, name: str, gate: bool) -> tuple[Figure, ...]:
        """Return the figures."""
        total = max(1, self.records)

        def share(value: int) -> float:
            return round(value / total, 4)

        return (
            Figure(f"{name}event type right", share(self.type), gate),
            Figure(f"{name}event type right, 18 types of 0.5b1", share(self.fine), gate),
            Figure(f"{name}actor and recipient both right", share(self.parts), gate),
            Figure(f"{name}actor and recipient both right, with country code", share(self.codes), gate),
            Figure(f"{name}actor right", share(self.actor), False),
            Figure(f"{name}recipient right", share(self.recipient), False),
            Figure(f"{name}events that are none, per 100 sentences", round(100 * self.extra / total, 2), gate, True),
        )


def _side(given: Any, told: ToldEvent, found: Sequence[Any], text: str) -> tuple[bool, bool]:
    """Return whether all of a record's actors are met by the words, and by the country codes, and nobody else is."""
    wanted = given if isinstance(given, list) else []
    if not wanted:
        return not found, not found
    words = [content_words(text[told.tree[c.first].start : told.tree[c.last].end]) for c in found]
    met = all(any(content_words(w.get("actorText", "")) & have for have in words) for w in wanted)
    extra = any(not any(content_words(w.get("actorText", "")) & have for w in wanted) for have in words)
    codes = {c for one in found for c in one.countries}
    return met and not extra, {w.get("code") for w in wanted if w.get("code")} <= codes


def _plover(path: Path, records: Sequence[dict[str, Any]]) -> Scores:
    rules = event_rules()
    whole, apart = _Counts(), _Counts()
    for record in records:
        text = record["text"].strip("{} ")
        told = code_text(text, rules)
        whole.add(record, told, text)
        if kept_apart(record["id"]):
            apart.add(record, told, text)
    figures = (*apart.figures("kept apart: ", True), *whole.figures("all: ", False))
    return Scores("events", path.name, len(records), "sentences", figures)


def _labels(path: Path, records: Sequence[dict[str, Any]]) -> Scores:
    """Return type accuracy and macro F1 on texts with one label each; the surest event of a text is its type."""
    rules = event_rules()
    right, told_as, labelled = Counter[str](), Counter[str](), Counter[str]()
    for record in records[::SAMPLE]:
        told = code_text(record["text"], rules)
        best = max(told, key=lambda t: t.coding.confidence, default=None)
        kind = best.coding.type if best is not None else "NONE"
        labelled[record["label"]] += 1
        told_as[kind] += 1
        right[kind] += kind == record["label"]
    f1 = [2 * right[k] / max(1, labelled[k] + told_as[k]) for k in labelled]
    total = sum(labelled.values())
    return Scores(
        "events",
        path.name,
        total,
        f"texts, every {SAMPLE}th",
        (
            Figure("event type, macro F1", round(sum(f1) / max(1, len(f1)), 4)),
            Figure("event type right", round(sum(right.values()) / max(1, total), 4), False),
        ),
    )


SAMPLE = 10
