"""The building of FollowTheMoney entities: which schema an entity gets, values cleaned as the model wants them."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from importlib import resources
from typing import Any

from rashomon.export.material import Material
from rashomon.model import content_id

Plain = dict[str, Any]

_SCHEMAS = {
    "person": "Person", "organisation": "Organization", "group": "LegalEntity", "place": "Address",
    "facility": "RealEstate", "other": "Asset",
}  # fmt: skip
PARTIES = frozenset(["Person", "Organization", "LegalEntity"])
_DATE = re.compile(r"\d{4}(?:-\d\d){0,2}")
_SPACES = re.compile(r"[\s\x00-\x1f\x7f-\x9f]+")


def schemas(m: Material) -> dict[str, str]:
    """Return the schema of every entity by its id; a place that acts in an event (a state) is a LegalEntity."""
    acting = {p.entity for event in m.account.events for p in (*event.actors, *event.recipients)}
    acting |= {named for event in m.account.events for named in (event.actor, event.recipient)}
    return {
        e.id: "LegalEntity" if e.type == "place" and e.id in acting else _SCHEMAS[e.type] for e in m.account.entities
    }


def thing(identity: str, schema: str, /, **properties: Iterable[str | None]) -> Plain:
    """Return an entity; values are cleaned, empty ones left out."""
    kept = {key: found for key, values in properties.items() if (found := _clean(values, text=key == "bodyText"))}
    return {"id": identity, "schema": schema, "properties": kept}


def _clean(values: Iterable[str | None], *, text: bool) -> list[str]:
    found = []
    for value in values:
        sound = (value or "").encode("utf-8", "replace").decode("utf-8").replace("\x00", " ")
        cleaned = sound if text and sound.strip() else _SPACES.sub(" ", sound).strip()
        if cleaned:
            found.append(cleaned)
    return list(dict.fromkeys(found))


def named_id(words: str) -> str:
    """Return the id of a party that is no entity of the account, only words."""
    return content_id("nam", words)


def ftm_date(edtf: str | None) -> str | None:
    """Return the part of an EDTF date that FollowTheMoney can hold; of an interval, its beginning."""
    match = _DATE.match(edtf or "")
    return match[0] if match else None


@functools.cache
def languages() -> dict[str, str]:
    """Return the three-letter codes of languages by their two-letter codes."""
    lines = resources.files("rashomon.export").joinpath("data/languages.tsv").read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return {row[0]: row[1] for row in rows[1:]}
