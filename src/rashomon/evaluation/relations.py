"""Relations, measured against lists that a reader wrote: how many of ours are right, how many of theirs we find."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from rashomon.errors import InputError
from rashomon.evaluation.scores import Figure, Scores
from rashomon.model import Account, Relation
from rashomon.pipeline import build_case
from rashomon.world.relations import built_in

_WORD = re.compile(r"[^\W_]+(?:[.,]\d+)*")
_UNDONE = {"proposed", "expected"}
_DONE = {"agreed", "signed", "in-force"}


@dataclass(frozen=True, slots=True)
class LabelledRelations:
    """One story: its labels, and the account that we make of its reports."""

    name: str
    gold: Any
    account: Account
    stems: dict[str, str]


@dataclass(slots=True)
class Counts:
    """Counts over the stories; `lines` say what was missed and what was wrong, for the one who works on it."""

    right: int = 0
    wrong: int = 0
    gold: int = 0
    found: int = 0
    staged: int = 0
    stage_right: int = 0
    dated: int = 0
    date_right: int = 0
    lines: list[str] = field(default_factory=list)


def evaluate(path: Path) -> Scores:
    """Return precision and recall on labelled stories.

    Args:
        path: A file of labels, or a folder of them, in the form of evaluation/relations. The reports of story NAME are
            looked for in `data/reports/NAME` or `NAME` of a folder `shared` beside any folder above the file.
    """
    counts = Counts()
    for story in labelled(path):
        add(counts, story)
    told = counts.right + counts.wrong
    precision = counts.right / max(1, told)
    recall = counts.found / max(1, counts.gold)
    both = 2 * precision * recall / max(1e-9, precision + recall)
    figures = (
        Figure("precision", round(precision, 4)),
        Figure("recall", round(recall, 4)),
        Figure("F1", round(both, 4)),
        Figure("stage right, of those found", round(counts.stage_right / max(1, counts.staged), 4)),
        Figure("dates right, of those found", round(counts.date_right / max(1, counts.dated), 4)),
    )
    return Scores("relations", path.name, counts.gold, "relations", figures)


def labelled(path: Path) -> Iterator[LabelledRelations]:
    """Yield the stories of a file or folder of labels, each with our account of its reports.

    Raises:
        InputError: If the reports are not there.
    """
    for file in sorted(path.glob("*.json")) if path.is_dir() else [path]:
        gold = json.loads(file.read_text(encoding="utf-8"))
        folder = _reports(file.resolve())
        case = build_case([str(folder / f"{name}.txt") for name in gold["reports"]])
        stems = {r.article.id: Path(r.article.path).stem for r in case.readings}
        yield LabelledRelations(file.stem, gold, case.account, stems)


def _reports(file: Path) -> Path:
    inside = [Path("data") / "reports" / file.stem, Path("reports") / file.stem, Path(file.stem)]
    for above in file.parents:
        for place in (above / "shared", above):
            for folder in inside:
                if (place / folder).is_dir():
                    return place / folder
    raise InputError(
        f"The reports of {file.name} are missing.",
        remedy="Put the folder `shared` with seeds and data beside the project.",
    )


def add(counts: Counts, story: LabelledRelations) -> None:
    """Count one story."""
    names = names_of(story.account)
    gold = story.gold["relations"]
    hits: dict[str, list[Relation]] = {}
    for one in story.account.relations:
        reports = {story.stems[span.article] for span in one.evidence}
        own = [g for g in gold if _matches(one, g, names) and reports & {a["report"] for a in g["anchors"]}]
        asked = [g for g in own if not g["optional"]]
        counts.right += bool(asked)
        counts.wrong += not own
        if not own:
            counts.lines.append(f"wrong  {story.name}: {one.says} [{one.relation}, {one.stage}]")
        for found in asked:
            hits.setdefault(found["id"], []).append(one)
    for one in gold:
        if not one["optional"]:
            _count_gold(counts, story, one, hits.get(one["id"], []))


def _count_gold(counts: Counts, story: LabelledRelations, one: Any, hits: Sequence[Relation]) -> None:
    counts.gold += 1
    counts.found += bool(hits)
    if not hits:
        told = f"{one['subject'][0]} {one['relation'][0]} {one['object'][0]} {one['value'][:1]}"
        counts.lines.append(f"missed {story.name}: {told}")
        return
    if one["stage"]:
        counts.staged += 1
        counts.stage_right += any(_same_stage(one["stage"], hit.stage) for hit in hits)
    for key in ("since", "until"):
        if one[key]:
            counts.dated += 1
            given = any(getattr(hit, key) == one[key] for hit in hits)
            counts.date_right += given or (one[key] == "past" and any(hit.stage == "former" for hit in hits))


def _same_stage(gold: str, ours: str | None) -> bool:
    return any(gold in group and ours in group for group in (_UNDONE, _DONE))


def names_of(account: Account) -> dict[str, set[str]]:
    """Return all names of each entity, by its id, in the form in which names are compared."""
    return {e.id: {_plain(n) for n in (e.name, *e.aliases)} for e in account.entities}


def _matches(one: Relation, gold: Any, names: Mapping[str, set[str]]) -> bool:
    if one.relation not in gold["relation"] or not _value_fits(one.value, gold["value"]):
        return False
    first: tuple[str | None, str | None] = (one.subject, one.subject_entity)
    second = (one.object, one.object_entity)
    ways = [(first, second)]
    if built_in().types[one.relation].symmetric or one.relation == "relative-of":
        ways.append((second, first))
    return any(end_fits(a, gold["subject"], names) and end_fits(b, gold["object"], names) for a, b in ways)


def end_fits(end: tuple[str | None, str | None], gold: Sequence[str | None], names: Mapping[str, set[str]]) -> bool:
    """Tell whether somebody, told by name and entity, is one of those whom a label names.

    Args:
        end: The name and the entity's id; no name fits where the label allows None.
        gold: The names that would be right.
        names: All names of each entity, by its id.
    """
    name, entity = end
    if name is None:
        return None in gold
    wanted = [_plain(g) for g in gold if g]
    known = names.get(entity or "", set()) | {_plain(name)}
    if entity is not None:
        return bool(known & set(wanted))
    own = _words(name)
    return any(_words(g) <= own for g in wanted if g)


def _value_fits(value: str | None, gold: Sequence[str]) -> bool:
    if not gold or "" in gold:
        return True
    own = _words(value or "")
    return any(_words(g) <= own for g in gold)


def _words(text: str) -> set[str]:
    return {w.removesuffix("s") if len(w) > 4 else w for w in _WORD.findall(_plain(text))}


def _plain(text: str) -> str:
    return " ".join(text.lower().replace("’", "'").split()).removeprefix("the ")
