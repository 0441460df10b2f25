"""GDELT 1.0's event columns (data format codebook of 2013) as strict tab-separated text.

There is no header, as in GDELT's own files. All codes are text: CAMEO codes begin with noughts.
"""

from __future__ import annotations

import calendar
import hashlib
from collections.abc import Iterator

from rashomon.export.article import facts_of
from rashomon.export.coded_events import articles_of, cameo_code, happened, participants, place_name, published_last
from rashomon.export.dates import date_parts
from rashomon.export.material import ExportFile, Material
from rashomon.export.names import iri
from rashomon.export.plain_json import rounded
from rashomon.export.tab_separated import tab_separated
from rashomon.model import Event, Participant

_ACTOR = (
    "Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code", "Religion2Code", "Type1Code",
    "Type2Code", "Type3Code",
)  # fmt: skip
_GEO = ("Type", "FullName", "CountryCode", "ADM1Code", "Lat", "Long", "FeatureID")
COLUMNS = (
    "GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate",
    *(f"Actor1{name}" for name in _ACTOR), *(f"Actor2{name}" for name in _ACTOR),
    "IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale", "NumMentions",
    "NumSources", "NumArticles", "AvgTone",
    *(f"Actor1Geo_{name}" for name in _GEO), *(f"Actor2Geo_{name}" for name in _GEO),
    *(f"ActionGeo_{name}" for name in _GEO), "DATEADDED", "SOURCEURL",
)  # fmt: skip
_WORLD_CITY = 4
_UNKNOWN_GEO = (None,) * len(_GEO)


def to_gdelt(material: Material) -> Iterator[ExportFile]:
    """Yield one file of 58 columns; only events told as done and of a type that CAMEO knows.

    What the account does not hold (tone, Goldstein scale, FIPS and feature codes) is left empty.
    """
    rows = (_row(event, code, material) for event in happened(material) if (code := cameo_code(event)))
    yield ExportFile("events.gdelt.tsv", tab_separated(None, rows))


def _row(event: Event, code: str, m: Material) -> tuple[object, ...]:
    actors, recipients = participants(event, m)
    told = articles_of(event, m)
    urls = [facts_of(article, m).url or iri(article.id) for article in told]
    added = published_last(event, m)
    return (
        _number(event.id), *_dates(event.date), *_actor(actors), *_actor(recipients), _is_root(event, m), code,
        code[:3], code[:2], quad_class(code), None, len(event.claims), len(event.origins) or None, len(told), None,
        *_UNKNOWN_GEO, *_UNKNOWN_GEO, *_place(event, m),
        added.replace("-", "") if added else None, urls[0] if urls else None,
    )  # fmt: skip


def _number(name: str) -> int:
    """Return the id as a whole number below 2**53, the same for the same event."""
    return int.from_bytes(hashlib.blake2b(name.encode("utf-8", "replace"), digest_size=8).digest(), "big") >> 11


def _dates(edtf: str | None) -> tuple[object, ...]:
    """Return SQLDATE, MonthYear, Year and FractionDate; what is not known is empty, never filled up."""
    parts = date_parts(edtf)
    if parts is None:
        return (None,) * 4
    year, month, day = parts
    if month is None:
        return None, None, f"{year:04d}", None
    if day is None or not 1 <= month <= 12:
        return None, f"{year:04d}{month:02d}", f"{year:04d}", None
    past = sum(calendar.monthrange(year, earlier)[1] for earlier in range(1, month)) + day
    fraction = min(past / (366 if calendar.isleap(year) else 365), 0.9999)
    return f"{year:04d}{month:02d}{day:02d}", f"{year:04d}{month:02d}", f"{year:04d}", f"{year + fraction:.4f}"


def _actor(people: tuple[Participant, ...]) -> tuple[object, ...]:
    """Return the ten columns of an actor: GDELT has room for one."""
    if not people:
        return (None,) * len(_ACTOR)
    first = people[0]
    group = "IGO" if first.country == "IGO" else None
    country = None if group else first.country
    code = f"{first.country or ''}{first.role or ''}" or None
    return code, first.name.upper(), country, group, None, None, None, first.role, None, None


def quad_class(code: str) -> int:
    """Return GDELT's class of a CAMEO code: verbal or material cooperation, verbal or material conflict."""
    root = int(code[:2])
    return 1 if root <= 5 else 2 if root <= 8 else 3 if root <= 13 else 4


def _is_root(event: Event, m: Material) -> int:
    """Return 1 if a report has the event in its headline or its first paragraph."""
    claims = [m.claims[c] for c in event.claims if c in m.claims]
    return int(any(claim.sentence in m.leading.get(claim.article, ()) for claim in claims))


def _place(event: Event, m: Material) -> tuple[object, ...]:
    name, where = place_name(event, m), event.where
    if name is None:
        return _UNKNOWN_GEO
    latitude = rounded(where.latitude) if where else None
    longitude = rounded(where.longitude) if where else None
    return None if latitude is None else _WORLD_CITY, name, None, None, latitude, longitude, None
