"""Codings of PETRARCH's own test sentences: the share reproduced, with its test dictionaries as a user's own."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from rashomon.errors import InputError
from rashomon.evaluation.event_texts import code_text
from rashomon.evaluation.scores import Figure, Scores
from rashomon.world.events import EventFiles, ToldEvent, event_rules
from rashomon.world.events.candidates import Candidate
from rashomon.world.events.ontology import plover_of

FOLDER = "petrarch2_dictionaries"
NOBODY = "---"
Coded = tuple[str, str, str]


def evaluate_codings(path: Path, records: Sequence[dict[str, Any]]) -> Scores:
    """Return the share of codings that are reproduced: source, target and PLOVER type of the CAMEO code.

    The dictionaries of the tests (PETR.Validate.*) are read as a user's own files from the folder beside the data.
    """
    rules = event_rules(_files(path.parent / FOLDER))
    wanted = met = typed = parts = extra = 0
    for record in records:
        gold = {coded for c in record["codings"] if (coded := _gold(c)) is not None}
        date = str(record.get("date") or "")
        day = f"{date[:4]}-{date[4:6]}-{date[6:8]}" if len(date) == len("20000101") else None
        told = {coded for one in code_text(record["text"], rules, day) for coded in codings_of(one)}
        wanted += len(gold)
        met += len(gold & told)
        typed += sum(any(g[2] == t[2] for t in told) for g in gold)
        parts += sum(any(g[:2] == t[:2] for t in told) for g in gold)
        extra += len(told - gold)
    total = max(1, wanted)
    figures = (
        Figure("codings reproduced", round(met / total, 4)),
        Figure("type reproduced", round(typed / total, 4), False),
        Figure("source and target reproduced", round(parts / total, 4), False),
        Figure("codings that are none, per 100 sentences", round(100 * extra / max(1, len(records)), 2), False, True),
    )
    return Scores("events", path.name, wanted, "codings", figures)


def _files(folder: Path) -> EventFiles:
    names = {kind: folder / f"PETR.Validate.{kind}.txt" for kind in ("actors", "agents", "verbs")}
    if not all(file.is_file() for file in names.values()):
        raise InputError(f"The dictionaries of the tests are missing in {str(folder)!r}.", remedy="Put them there.")
    return EventFiles((names["actors"],), (names["agents"],), (names["verbs"],), alone=True)


def _gold(coding: dict[str, Any]) -> Coded | None:
    plover = plover_of(str(coding.get("eventcode") or ""))
    if plover is None:
        return None
    return str(coding.get("sourcecode") or NOBODY), str(coding.get("targetcode") or NOBODY), plover.type


def codings_of(told: ToldEvent) -> set[Coded]:
    """Return an event as PETRARCH writes it: one coding a pair of source and target, both ways for a paired code."""
    sources = [code for one in told.coding.actors for code in actor_codes(one)]
    targets = [code for one in told.coding.recipients for code in actor_codes(one)]
    if len(sources) > 1 and not targets:
        pairs = list(itertools.permutations(sources, 2))
    else:
        pairs = list(itertools.product(sources or [NOBODY], targets or [NOBODY]))
    found = {(a, b, told.coding.type) for a, b in pairs}
    back = plover_of(told.coding.code.back) if told.coding.code is not None else None
    if back is not None:
        found |= {(b, a, back.type) for a, b in pairs}
    return found


def actor_codes(one: Candidate) -> list[str]:
    """Return the codes of somebody: each name's code with the codes of the role nouns that it has not already."""
    names = [code for code in one.codes if not code.startswith("~")]
    agents = [code[1:] for code in one.codes if code.startswith("~")]
    found = []
    for name in dict.fromkeys(part for code in names for part in code.split("/")) or [NOBODY]:
        whole = name
        for agent in agents:
            if agent not in whole[3:]:
                whole += agent
        found.append(whole)
    return found
