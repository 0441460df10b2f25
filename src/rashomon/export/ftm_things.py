"""The building of FollowTheMoney entities: which schema an entity gets, values cleaned as the model wants them."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from importlib import resources
from typing import Any

from rashomon.export.material import Material
from rashomon.model import Event, content_id

Plain = dict[str, Any]

_SCHEMAS = {
    "person": "Person", "organisation": "Organization", "group": "LegalEntity", "place": "Address",
    "facility": "RealEstate", "other": "Asset",
}  # fmt: skip
PARTIES = frozenset(["Person", "Organization", "LegalEntity"])
_SPACES = re.compile(r"[\s\x00-\x1f\x7f-\x9f]+")


def schemas(m: Material) -> dict[str, str]:
    """Return the schema of every entity by its id; a place that acts in an event (a state) is a LegalEntity."""
    acting = {party for event in m.account.events for party in parties_of(event, m)}
    return {
        e.id: "LegalEntity" if e.type == "place" and e.id in acting else _SCHEMAS[e.type] for e in m.account.entities
    }


def parties_of(event: Event, m: Material) -> list[str]:
    """Return the ids of those who act in an event or are acted upon; a state is often known by its name only."""
    found = [event.actor, event.recipient]
    found += [p.entity or m.entity_named.get(p.name.casefold()) for p in (*event.actors, *event.recipients)]
    return [party for party in dict.fromkeys(found) if party and party in m.entities]


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


@functools.cache
def languages() -> dict[str, str]:
    """Return the three-letter codes of languages by their two-letter codes."""
    lines = resources.files("rashomon.export").joinpath("data/languages.tsv").read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return {row[0]: row[1] for row in rows[1:]}
