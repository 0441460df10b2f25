"""Metadata that lies beside the reports: a meta.json that says of each file its outlet, date and address."""

from __future__ import annotations

import functools
import json
from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from pathlib import Path

from rashomon.model import Given
from rashomon.read.given import from_fields, name_of

NAMES = ("meta.json", "metadata.json")
_FILE_NAMES = ("file", "filename", "path", "filepath")
_MOST_BYTES = 5_000_000
_MOST_RECORDS = 100_000


def is_sidecar(path: str) -> bool:
    """Tell whether a file is such a list for the files of its folder, not a report itself."""
    place = Path(path)
    return place.name.lower() in NAMES and bool(_read(str(place)))


def with_sidecar(path: str, given: Given) -> Given:
    """Return `given` with what it leaves open taken from the metadata beside the file, where there is any."""
    place = Path(path)
    for name in NAMES:
        beside = _read(str(place.parent / name)).get(place.name)
        if beside is not None:
            missing = {f.name: getattr(beside, f.name) for f in fields(Given) if getattr(given, f.name) is None}
            return replace(given, **missing)
    return given


@functools.lru_cache(maxsize=64)
def _read(path: str) -> Mapping[str, Given]:
    """Return what a metadata file says, by file name; empty if it is absent, too large or of another form."""
    place = Path(path)
    try:
        if not place.is_file() or place.stat().st_size > _MOST_BYTES:
            return {}
        content = json.loads(place.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError, RecursionError):
        return {}
    return dict(_records(content))


def _records(content: object) -> Iterator[tuple[str, Given]]:
    """Yield file name and metadata of each record: of a list, or of the lists one level down in an object."""
    lists = [content] if isinstance(content, list) else list(content.values()) if isinstance(content, dict) else []
    for items in lists:
        for item in items[:_MOST_RECORDS] if isinstance(items, list) else []:
            if not isinstance(item, dict):
                continue
            plain = {name_of(str(key)): value for key, value in item.items()}
            file = next((plain[name] for name in _FILE_NAMES if isinstance(plain.get(name), str)), None)
            if isinstance(file, str) and file:
                yield Path(file).name, from_fields(plain)[1]
