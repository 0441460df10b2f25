"""What table columns, feeds and page metadata say of an article, under their usual names."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

from rashomon.model import Given

# Usual names of a column, lower case, other characters than letters left out; the first that has a value counts.
TEXT_NAMES = (
    "text", "body", "bodytext", "content", "fulltext", "articletext", "articlebody", "maintext", "article", "story",
    "cleantext", "plaintext", "contenttext", "bodyplain", "paragraphs", "bodyhtml", "contenthtml", "html", "bodies",
    "description", "summary",
)  # fmt: skip
TITLE_NAMES = ("title", "headline", "head", "articletitle", "heading", "subject", "name")
URL_NAMES = ("url", "link", "uri", "articleurl", "canonicalurl", "permalink", "sourceurl", "href")
DATE_NAMES = (
    "published", "publishedat", "datepublished", "publishdate", "publicationdate", "pubdate", "publisheddate", "date",
    "firstcreated", "versioncreated", "created", "createdat", "timestamp", "datetime", "time",
)  # fmt: skip
OUTLET_NAMES = (
    "outlet", "publisher", "publication", "source", "sourcename", "newspaper", "site", "sitename", "website",
    "domain", "provider", "copyrightholder", "media",
)  # fmt: skip
BYLINE_NAMES = ("byline", "author", "authors", "creator", "writer", "by")
LANGUAGE_NAMES = ("language", "lang", "inlanguage")

_MONTHS = {
    name[:3]: number
    for number, name in enumerate(
        ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
         "december"), 1)
}  # fmt: skip
_ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?(?=$|[T ,;Z+])")
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?=$|T|\d{6}$)")
_SLASHES = re.compile(r"(\d{1,4})[/.](\d{1,2})[/.](\d{1,4})(?=$|[T ,;])")
_DAY_FIRST = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?\.? ([A-Za-z]{3,9})\.?,? (\d{4})")
_MONTH_FIRST = re.compile(r"([A-Za-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})")
_EPOCH = re.compile(r"\d{9,13}(?:\.\d{1,6})?$")


def name_of(column: str) -> str:
    """Return a column's name as it is compared: its letters in lower case."""
    return "".join(ch for ch in column.lower() if ch.isalpha())


def from_fields(fields: Mapping[str, object]) -> tuple[str | None, Given]:
    """Return the text of a record and what else it says; `fields` has names as `name_of` gives them."""
    return _first(fields, TEXT_NAMES), Given(
        title=one_line(_first(fields, TITLE_NAMES)),
        outlet=one_line(_first(fields, OUTLET_NAMES)),
        byline=one_line(_first(fields, BYLINE_NAMES)),
        published=edtf(_first(fields, DATE_NAMES)),
        url=one_line(_first(fields, URL_NAMES)),
        language=language_code(_first(fields, LANGUAGE_NAMES)),
    )


def _first(fields: Mapping[str, object], names: tuple[str, ...]) -> str | None:
    for name in names:
        if value := _as_text(fields.get(name)):
            return value
    return None


def _as_text(value: object) -> str:
    """Return a value of a record as text; lists are joined, of objects the name is taken."""
    if isinstance(value, str):
        return value if value.strip() else ""
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, dict):
        return next((_as_text(value[key]) for key in ("name", "title", "text", "literal", "uri") if value.get(key)), "")
    if isinstance(value, list | tuple):
        if any(isinstance(item, list | tuple) for item in value[:3]):  # paragraphs of sentences
            inner = [item for item in value[:10_000] if isinstance(item, list | tuple)]
            return "\n\n".join(" ".join(map(_as_text, item)) for item in inner)
        parts = [part for part in (_as_text(item) for item in value[:10_000]) if part]
        return ("\n\n" if any(len(part) > 100 for part in parts) else ", ").join(parts)
    if isinstance(value, int | float) and not isinstance(value, bool) and value == value:
        return str(value)
    return ""


def one_line(value: str | None) -> str | None:
    """Return `value` with white space made single, None if nothing is left."""
    if value is None:
        return None
    return " ".join(value[:2000].encode("utf-8", "replace").decode("utf-8").split()) or None


def language_code(value: str | None) -> str | None:
    """Return the two-letter code of "en-US", "eng_GB", "en"."""
    match = re.match(r"([A-Za-z]{2})(?:[-_]|$)", (value or "").strip())
    return match[1].lower() if match else None


def edtf(value: str | None) -> str | None:
    """Return the day, month or year that `value` names as EDTF, as written there; None if it names none for sure."""
    text = " ".join((value or "")[:80].split())
    if match := _ISO.match(text):
        return _joined(*(int(part) if part else None for part in match.groups()))
    if match := _COMPACT.match(text):
        return _joined(int(match[1]), int(match[2]), int(match[3]))
    if match := _SLASHES.match(text):
        return _slashed(match)
    if match := _MONTH_FIRST.search(text):
        return _named(match[1], int(match[2]), int(match[3]))
    if match := _DAY_FIRST.search(text):
        return _named(match[2], int(match[1]), int(match[3]))
    if _EPOCH.match(text):
        seconds = float(text) / (1000 if len(text.split(".")[0]) == 13 else 1)
        return datetime.fromtimestamp(seconds, UTC).date().isoformat() if seconds < 4_102_444_800 else None
    return _by_mail_rules(text)


def _slashed(match: re.Match[str]) -> str | None:
    """Read 2023/12/12 and 31/12/2023; 03/04/2023 names a year only, as nobody knows which comes first."""
    a, b, c = (int(part) for part in match.groups())
    if len(match[1]) == 4:
        return _joined(a, b, c)
    if len(match[3]) != 4:
        return None
    if a > 12 or a == b:
        return _joined(c, b, a)
    return _joined(c, a, b) if b > 12 else _joined(c)


def _named(month: str, day: int, year: int) -> str | None:
    number = _MONTHS.get(month[:3].lower())
    return _joined(year, number, day) if number else None


def _by_mail_rules(text: str) -> str | None:
    try:
        return parsedate_to_datetime(text).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _joined(year: int | None, month: int | None = None, day: int | None = None) -> str | None:
    """Return EDTF of a date that exists and that a newspaper could bear."""
    if year is None or not 1600 <= year <= 2200:
        return None
    try:
        date(year, month or 1, day or 1)
    except ValueError:
        return None
    return f"{year:04d}" + (f"-{month:02d}" if month else "") + (f"-{day:02d}" if month and day else "")
