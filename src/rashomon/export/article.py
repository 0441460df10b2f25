"""What is known of an article itself, whether it was given with it or read from it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rashomon.export.material import Material
from rashomon.model import Article
from rashomon.model.article import Field

_WEB = re.compile(r"https?://[^\s<>\"{}|\\^`\x00-\x20]+\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ArticleFacts:
    """Title, outlet and the like; None where unknown.

    Attributes:
        title, outlet, byline, dateline, agency: As shown.
        published: EDTF.
        language: ISO 639-1.
        url: A web address, only if it is a sound one.
    """

    title: str | None
    outlet: str | None
    byline: str | None
    dateline: str | None
    agency: str | None
    published: str | None
    language: str | None
    url: str | None


def facts_of(article: Article, material: Material) -> ArticleFacts:
    """Return what is known of an article: what was read from it, else what came with it."""
    clean, given = material.clean[article.id], article.given
    published = clean.published.date if clean.published else given.published
    return ArticleFacts(
        title=_value(clean.title) or given.title or None,
        outlet=_value(clean.outlet) or given.outlet or None,
        byline=_value(clean.byline) or given.byline or None,
        dateline=_value(clean.dateline),
        agency=_value(clean.agency),
        published=published or None,
        language=clean.language or given.language or None,
        url=web_address(given.url),
    )


def web_address(url: str | None) -> str | None:
    """Return `url` if it is a plain http or https address, else None: nothing else may become a link."""
    return url if url and _WEB.match(url) else None


def _value(field: Field | None) -> str | None:
    return " ".join(field.value.split()) or None if field else None
