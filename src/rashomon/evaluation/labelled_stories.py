"""Whole stories labelled by hand: their files, and the case that we make of each."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rashomon.errors import InputError
from rashomon.pipeline import build_case
from rashomon.store.base import Case

_TOUCHED = 0.3


@dataclass(frozen=True, slots=True)
class LabelledStory:
    """One story.

    Attributes:
        name: Its file's stem, which is also the folder of its reports.
        gold: The parsed gold file.
        case: What our program makes of its reports.
        stems: File stem of every article.
    """

    name: str
    gold: Any
    case: Case
    stems: dict[str, str]


def labelled_stories(path: Path) -> Iterator[LabelledStory]:
    """Yield the stories of a gold file or a folder of gold files.

    The reports of story NAME are the text files of the folder NAME in `reports` beside the gold files' folder.

    Raises:
        InputError: If the reports of a story are not there.
    """
    for file in sorted(path.glob("*.json")) if path.is_dir() else [path]:
        folder = file.parent.parent / "reports" / file.stem
        if not folder.is_dir():
            raise InputError(f"The reports of {file.name} are missing.", remedy=f"Put them into {folder}.")
        case = build_case([str(report) for report in sorted(folder.glob("*.txt"))])
        stems = {reading.article.id: Path(reading.article.path).stem for reading in case.readings}
        yield LabelledStory(file.stem, json.loads(file.read_text(encoding="utf-8")), case, stems)


def touches(a: tuple[int, int], b: tuple[int, int], share: float = _TOUCHED) -> bool:
    """Tell whether two stretches share at least that part of the shorter one."""
    common = min(a[1], b[1]) - max(a[0], b[0])
    return common > 0 and common / max(1, min(a[1] - a[0], b[1] - b[0])) >= share


def anchored(anchors: Any, report: str, start: int, end: int) -> bool:
    """Tell whether a stretch of a report touches one of the anchors."""
    return any(a["report"] == report and touches((start, end), (a["start"], a["end"])) for a in anchors)
