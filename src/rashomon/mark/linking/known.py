"""A user's own list of names, preferred over what the reports alone would give."""

from __future__ import annotations

import csv
import json
from pathlib import Path

from rashomon.errors import InputError
from rashomon.mark.linking.naming import plain
from rashomon.model import KnownName
from rashomon.model.mark import EntityType

_REMEDY = "Give a CSV file with a column 'name', or FollowTheMoney entities as JSON."
_SCHEMATA: dict[str, EntityType] = {
    "Person": "person",
    "Organization": "organisation",
    "Company": "organisation",
    "PublicBody": "organisation",
    "LegalEntity": "organisation",
    "Address": "place",
    "person": "person",
    "organisation": "organisation",
    "organization": "organisation",
    "place": "place",
    "facility": "facility",
    "group": "group",
    "other": "other",
}


class KnownNames:
    """A list of known names that can be asked by any of them."""

    def __init__(self, names: tuple[KnownName, ...]) -> None:
        self._by_key: dict[str, KnownName | None] = {}
        for known in names:
            for name in (known.name, *known.aliases):
                key = plain(name)
                # A name that two entries share tells nothing by itself.
                self._by_key[key] = None if self._by_key.get(key, known) is not known else known

    def find(self, text: str) -> KnownName | None:
        """Return the entry that has this name or alias, None if none or several have it."""
        return self._by_key.get(plain(text))


def read_known_names(path: Path) -> tuple[KnownName, ...]:
    """Return the names of a CSV file or of FollowTheMoney entities (JSON, one a line or one list).

    A CSV file has a header with `name` and, if wanted, `type`, `aliases` (separated by ";"), `description`, `country`.

    Raises:
        InputError: If it is neither.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
        found = _from_csv(text) if path.suffix.lower() == ".csv" else _from_json(text)
    except (OSError, ValueError, csv.Error, AttributeError, TypeError) as error:
        raise InputError(
            f"The list of known names {str(path)!r} cannot be read: {error}.",
            remedy=_REMEDY,
        ) from error
    if not found:
        raise InputError(f"The list of known names {str(path)!r} has no name in it.", remedy=_REMEDY)
    return found


def _from_csv(text: str) -> tuple[KnownName, ...]:
    reader = csv.DictReader(text.splitlines())
    if "name" not in (reader.fieldnames or []):
        raise ValueError("it has no column 'name'")
    return tuple(
        KnownName(
            row["name"].strip(),
            _SCHEMATA.get((row.get("type") or "").strip()),
            tuple(alias.strip() for alias in (row.get("aliases") or "").split(";") if alias.strip()),
            (row.get("description") or "").strip() or None,
            (row.get("country") or "").strip().upper() or None,
        )
        for row in reader
        if (row.get("name") or "").strip()
    )


def _from_json(text: str) -> tuple[KnownName, ...]:
    whole = text.strip()
    items = json.loads(whole) if whole.startswith("[") else [json.loads(line) for line in whole.splitlines() if line]
    found = []
    for item in items:
        values = item.get("properties", {})
        names = [str(name) for key in ("name", "alias", "weakAlias") for name in values.get(key, ())]
        if not names:
            continue
        descriptions = [*values.get("position", ()), *values.get("description", ()), *values.get("summary", ())]
        countries = [*values.get("country", ()), *values.get("nationality", ()), *values.get("jurisdiction", ())]
        found.append(
            KnownName(
                names[0],
                _SCHEMATA.get(str(item.get("schema"))),
                tuple(names[1:]),
                str(descriptions[0]) if descriptions else None,
                str(countries[0]).upper() if countries else None,
            )
        )
    return tuple(found)
