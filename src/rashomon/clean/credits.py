"""Who wrote it, from where, for which agency: byline, dateline, credit."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rashomon.clean.bylines import is_credit, writer
from rashomon.clean.lexicon import Agency, agencies, words
from rashomon.clean.zoning import Judged
from rashomon.model.article import Article, Field
from rashomon.model.span import Span

_DASH = r"(?:--|–-|-–|[-–—―‒])"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}\.?"
_YEAR = r"(?:19|20)\d\d"
_DATE = rf"(?:{_MONTH} [0-3]?\d(?:, {_YEAR})?|[0-3]?\d {_MONTH}(?:,? {_YEAR})?)"
_CAPITALS = r"[A-Z][A-Z.'’-]{1,25}(?: (?:[A-Z][A-Z.'’-]{1,25}|de|del|la|al|D\.C\.)){0,4}"
_ANY = r"[A-Z][\w.'’-]{1,25}(?:[ -](?:[A-Z][\w.'’-]{1,25}|de|del|la|al)){0,4}"
_REGION = r"(?:, [A-Z][\w.'’-]{1,25}(?: [A-Z][\w.'’-]{1,25}){0,2}){0,2}"
_SOURCE = r"\((?P<agency>[A-Za-z][\w .,/&'’-]{1,40})\)"
_WHEN = rf"(?:,? (?P<date>{_DATE}))?"
_BAR = rf"(?:{_DASH}|:)"
_THEN = r"\s{0,3}(?=[“\"‘A-Z0-9$€£])"
_AGENCY_BARE = r"(?P<agency>[A-Z][A-Za-z]{1,12})"
# In capitals a place and a dash are enough; written small, an agency or a date must stand there too.
_DATELINES = (
    re.compile(
        rf"(?P<place>{_CAPITALS}(?:/{_CAPITALS}){{0,2}}{_REGION}){_WHEN},?(?: {_SOURCE})?,?\s{{0,3}}{_BAR}{_THEN}"
    ),
    re.compile(rf"(?P<place>{_ANY}(?:/{_ANY}){{0,2}}{_REGION}){_WHEN},? {_SOURCE}\s{{0,3}}{_BAR}?{_THEN}"),
    re.compile(rf"(?P<place>{_ANY}{_REGION}){_WHEN},? {_AGENCY_BARE}\s{{0,3}}[–—]{_THEN}"),
    re.compile(rf"(?P<place>{_ANY}{_REGION}),? (?P<date>{_DATE}),?\s{{0,3}}{_BAR}{_THEN}"),
    re.compile(rf"{_SOURCE}\s{{0,3}}{_DASH}{_THEN}"),
    re.compile(
        rf"(?:(?:By|From) )?(?:[Oo]ur|[Aa]|[Ss]taff)(?: own| staff)? (?:correspondent|reporter)s?,? (?:in )?"
        rf"(?P<place>{_CAPITALS}){_WHEN},?\s{{0,3}}{_BAR}{_THEN}"
    ),
)
_BARS = ("-", "–", "—", "―", "‒", ":")
_SHARED_CREDIT = re.compile(r"contribut|with (?:files|inputs?|reporting|reports)|additional", re.IGNORECASE)
_LABELS = words("label")


def find_dateline(article: Article, judged: Sequence[Judged]) -> Field | None:
    """Return the place of a dateline before the first sentence, its span with date, agency and dash."""
    match, start = _dateline(judged)
    if match is None or "place" not in match.re.groupindex:
        if match is None:
            return None
        return Field(match["agency"], Span(article.id, start, start + match.end()), 0.8)
    return Field(match["place"].strip(" ,"), Span(article.id, start, start + match.end()), 0.9)


def _dateline(judged: Sequence[Judged]) -> tuple[re.Match[str] | None, int]:
    """Return the match of a dateline at the start of one of the first three body pieces, and where that starts."""
    for item in [item for item in judged if item.kind == "body"][:3]:
        head = item.piece.text[:160]
        for form in _DATELINES:
            match = form.match(head)
            if match is None or match.end() >= len(item.piece.text):
                continue
            place = match.groupdict().get("place") or ""
            if place.lower().split(" ")[0].strip(":") in _LABELS:
                continue
            barred = match[0].rstrip().endswith(_BARS) and form is not _DATELINES[2]
            if not barred and _agency(match["agency"], own_place=True) is None:
                continue
            return match, item.piece.start
    return None, 0


def find_byline(article: Article, judged: Sequence[Judged]) -> Field | None:
    """Return the writers' names as the text shows them, else as the format gives them."""
    for item in judged:
        if item.kind == "byline" and not is_credit(item.piece.text) and (place := writer(item.piece.text)):
            start = item.piece.start + place[0]
            value = item.piece.text[place[0] : place[1]]
            return Field(" ".join(value.split()), Span(article.id, start, item.piece.start + place[1]), 0.9)
    return Field(article.given.byline, None, 0.9) if article.given.byline else None


def find_agency(article: Article, judged: Sequence[Judged]) -> Field | None:
    """Return the news agency that the text itself is credited to; a picture's credit does not count.

    Looked at are the dateline, byline lines, credits, what the format gives as writer or outlet, and the end.
    """
    match, start = _dateline(judged)
    named = match.groupdict().get("agency") if match is not None else None
    if match is not None and named and (name := _agency(named, own_place=True)):
        low, high = match.span("agency")
        return Field(name, Span(article.id, start + low, start + high), 0.95)
    if match is not None and named and _calls_itself_agency(named):
        low, high = match.span("agency")
        return Field(named.strip(), Span(article.id, start + low, start + high), 0.7)
    for item in judged:
        if item.kind == "byline" and (found := _in_credit(article, item)):
            return found
    if found := _at_end(article, judged):
        return found
    for value in (article.given.byline, article.given.outlet):
        if value and (name := _agency(value.strip(), own_place=True)):
            return Field(name, None, 0.85)
    return None


def _calls_itself_agency(named: str) -> bool:
    """Tell whether an unknown name where a dateline has the agency is one: by its last word, or as an acronym."""
    parts = named.split()
    return parts[-1].lower() in words("agency-word") or (len(parts) == 1 and named.isupper() and 3 <= len(named) <= 6)


def _agency(text: str, *, own_place: bool) -> str | None:
    """Return the agency that `text` is the name of (its first part, where it names several)."""
    for part in re.split(r"[/,;&]| and ", text):
        bare = part.strip(" .()").removesuffix(" News").removesuffix(" news agency")
        for agency in agencies():
            if (own_place or not agency.short) and bare in (agency.form, agency.form.upper()):
                return agency.name
    return None


def _in_credit(article: Article, item: Judged) -> Field | None:
    """Return the agency named in a byline or credit."""
    text = item.piece.text
    for agency in agencies():
        match = _whole_word(agency).search(text) if agency.form in text or agency.form.upper() in text else None
        if match:
            shared = _SHARED_CREDIT.search(text)
            span = Span(article.id, item.piece.start + match.start(), item.piece.start + match.end())
            return Field(agency.name, span, 0.5 if shared else 0.85)
    return None


def _at_end(article: Article, judged: Sequence[Judged]) -> Field | None:
    """Return the agency whose bare name ends the body: "... he said. (Reuters)", "... she added. BLOOMBERG"."""
    body = [item for item in judged if item.kind == "body"]
    if not body:
        return None
    text = body[-1].piece.text
    match = re.search(r"[.!?”\"]\s{0,3}[-–—(]{0,2}\s?([A-Z][A-Za-z./ -]{1,30})\)?\.?$", text[-60:])
    if match and (name := _agency(match[1], own_place=True)):
        base = body[-1].piece.start + max(0, len(text) - 60)
        return Field(name, Span(article.id, base + match.start(1), base + match.end(1)), 0.9)
    return None


def _whole_word(agency: Agency) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{re.escape(agency.form)}|{re.escape(agency.form.upper())})(?![\w-])")
