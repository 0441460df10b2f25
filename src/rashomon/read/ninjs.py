"""IPTC ninjs, news in JSON: versions 1 (body_text, headline) and 2 and 3 (bodies, headlines)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from rashomon.model import Given, Rejection
from rashomon.read.draft import Draft
from rashomon.read.given import edtf, from_fields, language_code, name_of, one_line
from rashomon.read.limits import ReadLimits
from rashomon.read.records import from_text

_TYPES = frozenset(["text", "audio", "video", "picture", "graphic", "composite", "component", "planning", "event"])
_OWN = ("uri", "firstcreated", "versioncreated", "headlines", "infosources")
_QUALIFIED = re.compile(r"(\d{4}(?:-\d\d){0,2})([~?%]?)\Z")
_PUBLISHED_ROLE = "published-edtf"  # as `rashomon export --to ninjs` writes it
_MOST_PARTS = 1000


def is_ninjs(fields: Mapping[str, Any]) -> bool:
    """Tell whether a JSON object is a ninjs item: it says so, or it has an item's body or kind with its own fields."""
    standard = fields.get("standard")
    if isinstance(standard, dict) and str(standard.get("name", "")).lower() == "ninjs":
        return True
    if _text(fields) is not None:
        return any(name in fields for name in _OWN)
    return "uri" in fields and str(fields.get("type")) in _TYPES and "versioncreated" in fields


def read_ninjs(
    path: str, record: str | None, fields: Mapping[str, Any], raw: bytes, limits: ReadLimits
) -> Iterator[Draft | Rejection]:
    """Yield the article of a ninjs item; of a package, those of its parts too.

    Plain text is taken to the character, markup is taken off. Withdrawn items and pictures are rejected, with the
    reason.
    """
    where = f"{path}#{record}" if record else path
    parts = list(_parts(fields))
    if fields.get("pubstatus") == "canceled":
        yield Rejection(where, "read", "withdrawn by its publisher (pubstatus: canceled)")
        return
    found = _text(fields)
    if found is not None:
        text, markup = found
        given = _given(fields)
        yield (
            from_text(path, record, "ninjs", text, given, raw, limits)
            if markup
            else Draft(record, "ninjs", None, text, raw, given)
        )
    elif not any(_text(part) for part in parts):
        kind = fields.get("type")
        yield Rejection(where, "read", f"no text in it (a ninjs {kind if str(kind) in _TYPES else 'item'})")
    for number, part in enumerate(parts, 1):
        if _text(part) is not None and part.get("pubstatus") != "canceled":
            name = f"{record}, association {number}" if record else f"association {number}"
            # One level only: what an association is associated with is no part of this item.
            alone = {key: value for key, value in part.items() if key != "associations"}
            yield from read_ninjs(path, name, alone, raw, limits)


def _parts(fields: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    found = fields.get("associations")
    parts = list(found.values()) if isinstance(found, dict) else found if isinstance(found, list) else []
    yield from (part for part in parts[:_MOST_PARTS] if isinstance(part, dict))


def _text(fields: Mapping[str, Any]) -> tuple[str, bool] | None:
    """Return the item's text and whether it may be marked up: of the main ones the plain one, else the longest."""
    found: list[tuple[bool, bool, int, str]] = []
    for body in _objects(fields, "bodies"):
        kind, value = str(body.get("contenttype") or ""), body.get("value")
        if isinstance(value, str) and value.strip():
            plain = kind.split(";")[0].strip().lower() == "text/plain"
            found.append((body.get("role") in (None, "main"), plain, len(value), value))
    for name, value in fields.items():
        if name.startswith("body_") and isinstance(value, str) and value.strip():
            found.append((True, name == "body_text", len(value), value))
    if not found:
        return None
    _, plain, _, text = max(found, key=lambda body: body[:3])
    return text, not plain


def _given(fields: Mapping[str, Any]) -> Given:
    _, other = from_fields({name_of(key): value for key, value in fields.items()})
    return Given(
        title=_first(fields, "headlines", "headline", "title"),
        outlet=_outlet(fields) or other.outlet,
        byline=_first(fields, "by", "byline") or other.byline,
        published=_published(fields) or other.published,
        url=_address(fields.get("uri")),
        language=language_code(_first(fields, "language")),
    )


def _first(fields: Mapping[str, Any], *names: str) -> str | None:
    """Return the first field that says something; of several values the main one, else the first."""
    for name in names:
        value = fields.get(name)
        if isinstance(value, str) and (line := one_line(value)):
            return line
        values = sorted(_objects(fields, name), key=lambda item: item.get("role") not in (None, "main"))
        for item in values:
            if isinstance(item.get("value"), str) and (line := one_line(item["value"])):
                return line
    return None


def _outlet(fields: Mapping[str, Any]) -> str | None:
    """Return who published the item: the source named publisher, else the first one, else who has the copyright."""
    sources = [*_objects(fields, "infosources"), *_objects(fields, "infosource")]
    sources.sort(key=lambda source: not str(source.get("role") or source.get("rel") or "").endswith("publisher"))
    for source in sources:
        if line := _first(source, "name", "literal"):
            return line
    holders = _objects(fields, "copyrightholder")
    return _first(fields, "copyrightholder") or next((line for h in holders if (line := _first(h, "name"))), None)


def _published(fields: Mapping[str, Any]) -> str | None:
    for item in _objects(fields, "altids"):
        match = _QUALIFIED.match(str(item.get("value"))) if item.get("role") == _PUBLISHED_ROLE else None
        if match and (day := edtf(match[1])):
            return day + match[2]
    for name in ("firstcreated", "contentcreated", "versioncreated"):
        value = fields.get(name)
        if isinstance(value, str) and (day := edtf(value)):
            return day
    return None


def _address(uri: object) -> str | None:
    return one_line(uri) if isinstance(uri, str) and uri.lower().startswith(("http://", "https://")) else None


def _objects(fields: Mapping[str, Any], name: str) -> list[dict[str, Any]]:
    value = fields.get(name)
    return [item for item in value[:_MOST_PARTS] if isinstance(item, dict)] if isinstance(value, list) else []
