"""The floors of the house: no step imports another step, no import runs back up."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

SOURCE = Path(__file__).parent.parent / "src" / "rashomon"
STEPS = {"read", "clean", "mark", "claim", "trace", "align", "world", "tell"}
ALLOWED: dict[str, set[str]] = {
    "errors": set(),
    "model": {"errors"},
    "language": {"errors"},
    **{step: {"errors", "model", "language"} for step in STEPS},
    "read": {"errors", "model"},
    "check": {"errors", "model", "language", "align"},
    "store": {"errors", "model"},
    "export": {"errors", "model"},
}
ALL_BELOW = {"errors", "model", "language", *STEPS, "check", "store", "export"}
ALLOWED["corrections"] = {"errors", "model"}
ALLOWED["progress"] = set()
ALLOWED["memory"] = set()
ALLOWED["taking_in"] = ALL_BELOW | {"corrections", "memory", "progress"}
ALLOWED["pipeline"] = ALLOWED["taking_in"] | {"taking_in"}
ALLOWED["search"] = {"errors", "model", "store"}
ALLOWED["casework"] = ALL_BELOW | {"corrections", "memory", "pipeline", "search"}
ALLOWED["storywork"] = ALLOWED["casework"] | {"casework", "progress"}
ALLOWED["corpus"] = ALL_BELOW | {"pipeline", "progress", "taking_in"}
ALLOWED["evaluation"] = ALLOWED["casework"] | {"casework"}
ALLOWED["desk"] = ALLOWED["storywork"] | {"storywork"}
ALLOWED["cli"] = ALLOWED["evaluation"] | {"evaluation", "storywork", "desk", "corpus"}
ALLOWED["__main__"] = ALLOWED["cli"] | {"cli"}
MODULES = sorted(SOURCE.rglob("*.py"))


def room_of(path: Path) -> str:
    first = path.relative_to(SOURCE).parts[0]
    return first.removesuffix(".py")


def imported_rooms(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = []
        if isinstance(node, ast.ImportFrom) and node.module:
            names = [node.module] + [f"{node.module}.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        for name in names:
            parts = name.split(".")
            if parts[0] == "rashomon" and len(parts) > 1 and parts[1] != "__version__":
                found.add(parts[1])
    return found


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(SOURCE)))
def test_imports_only_from_below(path: Path) -> None:
    room = room_of(path)
    if room == "__init__":
        return
    assert room in ALLOWED, f"the room {room} has no floor"
    assert imported_rooms(path) - {room} <= ALLOWED[room]


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(SOURCE)))
def test_modules_stay_readable(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 500
    assert path.stem not in {"utils", "util", "helpers", "misc", "common"}
