"""From what the user named to the files that will be read."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from rashomon.errors import MissingPathError


def expand(paths: Sequence[str]) -> list[str]:
    """Return the files behind `paths`: files as named, folders with all they hold, sorted, each file once.

    Hidden files and folders inside a named folder are left out. Nothing is opened.

    Raises:
        MissingPathError: If one of the paths does not exist; nothing has been read then.
    """
    for path in paths:
        if not _exists(path):
            raise MissingPathError(path)
    found: list[str] = []
    seen: set[str] = set()
    for path in paths:
        for file in _files(path) if Path(path).is_dir() else [path]:
            real = os.path.realpath(file)
            if real not in seen:
                seen.add(real)
                found.append(file)
    return found


def _exists(path: str) -> bool:
    """Tell whether there is something at `path`, whatever characters it is made of."""
    try:
        return Path(path).exists()
    except (ValueError, OSError):  # a NUL in the name, a name too long for the system
        return False


def _files(folder: str) -> list[str]:
    """Return the files in `folder` and below, sorted by path; links to folders are not followed."""
    found: list[str] = []
    for place, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        found.extend(str(Path(place) / name) for name in sorted(files) if not name.startswith("."))
    return sorted(found)
