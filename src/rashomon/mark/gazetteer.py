"""What is known of places and peoples: countries, regions, towns, with country code and coordinates."""

from __future__ import annotations

import functools
import gzip
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import resources
from typing import Literal

PlaceKind = Literal["country", "region", "city"]
_DATA = resources.files("rashomon.mark") / "data"


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the gazetteer.

    Attributes:
        name: Its usual English name.
        kind: Country, region (also seas and constituent states) or city.
        country: ISO 3166 alpha-2, None for what belongs to no single country.
        latitude, longitude: Degrees, None where it is too wide for a point.
        population: Of a city, else 0.
        common: True if the name is more often an ordinary word or a person's name.
    """

    name: str
    kind: PlaceKind
    country: str | None
    latitude: float | None
    longitude: float | None
    population: int
    common: bool = False


def rows(name: str) -> Iterator[list[str]]:
    """Yield the fields of each line of a data file, comments and the header line left out."""
    data = (_DATA / name).read_bytes()
    text = gzip.decompress(data).decode("utf-8") if name.endswith(".gz") else data.decode("utf-8")
    lines = (line for line in text.split("\n") if line and not line.startswith("#"))
    if ".tsv" in name:
        next(lines)
    for line in lines:
        yield line.split("\t")


@functools.lru_cache(maxsize=65_536)
def find_place(name: str) -> Place | None:
    """Return the best known place of that name, countries before regions before towns, or None."""
    key = " ".join(name.split())
    bare = key[4:] if key[:4] in ("the ", "The ") else key
    wide = _wide()
    found = wide.get(key) or wide.get(bare)
    return found or _city(bare)


def find_places(name: str) -> tuple[Place, ...]:
    """Return all countries and regions of that name ("Georgia" is both), or the town, the likeliest first."""
    found = _shared().get(name, ())
    if found:
        return found
    place = find_place(name)
    return (place,) if place else ()


def find_people(name: str) -> Place | None:
    """Return the country or region whose people or adjective `name` is ("Vietnamese"), or None."""
    return _peoples().get(" ".join(name.split()))


def country_name(code: str) -> str | None:
    """Return the English name of a country by its ISO 3166 alpha-2 code."""
    return _countries().get(code)


def find_capital(code: str) -> str | None:
    """Return the name of a country's capital by the country's code, or None."""
    return _capitals().get(code)


def _optional(value: str) -> float | None:
    return float(value) if value else None


@functools.lru_cache(maxsize=1)
def _wide_rows() -> tuple[tuple[Place, tuple[str, ...], tuple[str, ...]], ...]:
    found = []
    for kind, file in (("country", "countries.tsv"), ("region", "regions.tsv")):
        for fields in rows(file):
            fields = [*fields, "", "", "", "", ""]
            if kind == "country":
                code, name = fields[0], fields[1]
                others, people = fields[2], fields[3]
            else:
                name, others, code, people = fields[:4]
            place = Place(
                name,
                "country" if kind == "country" else "region",
                None if code == "-" else code,
                _optional(fields[4]),
                _optional(fields[5]),
                0,
            )
            found.append((place, _split(others), _split(people)))
    return tuple(found)


def _split(field: str) -> tuple[str, ...]:
    return tuple(part for part in field.split("|") if part)


@functools.lru_cache(maxsize=1)
def _wide() -> dict[str, Place]:
    found: dict[str, Place] = {}
    for place, others, _ in _wide_rows():
        for name in (place.name, *others):
            found.setdefault(name, place)
    return found


@functools.lru_cache(maxsize=1)
def _shared() -> dict[str, tuple[Place, ...]]:
    """Return the names that a country and a region, or two regions, have in common."""
    found: dict[str, list[Place]] = {}
    for place, others, _ in _wide_rows():
        for name in (place.name, *others):
            found.setdefault(name, []).append(place)
    return {name: tuple(places) for name, places in found.items() if len(places) > 1}


@functools.lru_cache(maxsize=1)
def _peoples() -> dict[str, Place]:
    found: dict[str, Place] = {}
    for place, _, people in _wide_rows():
        for name in people:
            found.setdefault(name, place)
    return found


@functools.lru_cache(maxsize=1)
def _countries() -> dict[str, str]:
    return {place.country: place.name for place, _, _ in _wide_rows() if place.kind == "country" and place.country}


@functools.lru_cache(maxsize=1)
def _capitals() -> dict[str, str]:
    return {fields[0]: fields[6] for fields in rows("countries.tsv") if len(fields) > 6 and fields[6]}


@functools.lru_cache(maxsize=1)
def _cities() -> dict[str, str]:
    """Return the towns' lines by name, unparsed: only those asked for are split."""
    text = gzip.decompress((_DATA / "places.tsv.gz").read_bytes()).decode("utf-8")
    return {line.partition("\t")[0]: line for line in text.split("\n")[2:] if line}


@functools.lru_cache(maxsize=1)
def _common() -> frozenset[str]:
    return frozenset(fields[0] for fields in rows("common_places.txt"))


def _city(name: str) -> Place | None:
    line = _cities().get(name)
    if line is None:
        return None
    _, country, latitude, longitude, population = line.split("\t")
    return Place(name, "city", country, float(latitude), float(longitude), int(population), name in _common())
