"""Names of things as IRIs: the ids of the account under one prefix of its own."""

from __future__ import annotations

from urllib.parse import quote

PREFIX = "urn:x-rashomon:"
SOFTWARE = PREFIX + "software"


def iri(thing: str) -> str:
    """Return the IRI of a record by its id."""
    return PREFIX + quote(thing, safe="-._~")
