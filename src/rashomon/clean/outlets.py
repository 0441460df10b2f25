"""Which outlet published it, as far as the text or its format shows."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rashomon.clean.headlines import Heading
from rashomon.clean.lexicon import sections
from rashomon.clean.zoning import Judged
from rashomon.model.article import Article, Field
from rashomon.model.span import Span

_NAME = r"[A-Z][\w.&'’-]{0,30}(?: (?:[A-Z][\w.&'’-]{0,30}|of|the|and|&)){0,6}"
_SIGN = r"(?:©|\([cC]\)|[Cc]opyright)"
_YEARS = r"(?:19|20)\d\d(?:\s?[-–]\s?(?:(?:19|20)\d\d|\d\d))?"
_COPYRIGHT = re.compile(rf"{_SIGN}(?:\s?(?:{_SIGN}|by|,|{_YEARS})\.?){{0,4}}\s{{0,3}}(?:[Tt]he )?(?P<name>{_NAME})")
_TRADE = r"(?:reporter|correspondent|writer|editor|columnist|producer)"
_ON_SITE = (
    re.compile(rf"(?:is|are) an? (?:[\w-]+ ){{0,3}}{_TRADE} (?:for|at|with) (?P<name>{_NAME})"),
    re.compile(r"^(?P<name>[A-Z]{2,6}) in your inbox"),
    re.compile(r"feedback on (?P<name>[A-Z]{2,6})['’]s? products"),
)
_NOT_NAMES = frozenset(["all", "rights", "reserved", "copyright", "the", "by"])


def find_outlet(article: Article, heading: Heading, judged: Sequence[Judged]) -> Field | None:
    """Return the outlet: as the format gives it, as the title ends, as furniture names it, as the address has it."""
    if article.given.outlet:
        return Field(article.given.outlet, None, 0.95)
    if heading.site is not None and heading.site.text.lower() not in sections():
        return Field(heading.site.text, Span(article.id, heading.site.start, heading.site.end), 0.85)
    for item in judged:
        if item.kind == "boilerplate" and (found := _in_furniture(article, item)):
            return found
    return _from_address(article.given.url)


def _in_furniture(article: Article, item: Judged) -> Field | None:
    """Return the outlet that a copyright line or another line of the page names."""
    text = item.piece.text[:600]
    for confidence, form in ((0.8, _COPYRIGHT), *((0.6, form) for form in _ON_SITE)):
        match = form.search(text)
        if match is None:
            continue
        name = match["name"].split(". ")[0].strip(" .,")
        if name.lower().split(" ")[0] in _NOT_NAMES or len(name) < 2:
            continue
        start = item.piece.start + match.start("name")
        return Field(name, Span(article.id, start, start + len(name)), confidence)
    return None


def _from_address(url: str | None) -> Field | None:
    """Return the host of an address without what comes before and after its name."""
    match = re.match(r"(?:https?:)?//(?:www\.|m\.|mobile\.|amp\.)?([\w.-]{3,100})", url or "")
    return Field(match[1].lower(), None, 0.7) if match else None
