"""index.html: the account as one self-contained page that reads well without JavaScript and loads nothing."""

from __future__ import annotations

import base64
import functools
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import resources
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from rashomon.model import Account, Article, Statement
from rashomon.tell.copying import change_words, lineage_words
from rashomon.tell.dates import date_words, day_words, range_words
from rashomon.tell.event_drawing import draw_events
from rashomon.tell.events import event_views
from rashomon.tell.labels import Labels, counted, cut, shown
from rashomon.tell.lineage_drawing import draw_lineage
from rashomon.tell.map_drawing import draw_map
from rashomon.tell.nesting import lines_of, told_under
from rashomon.tell.parts import EXPECTED, HAPPENED, parts_of
from rashomon.tell.passages import Mark, marked_text
from rashomon.tell.ranking import OUT_OF_PLACE
from rashomon.tell.relation_drawing import draw_relations
from rashomon.tell.relations import relation_groups
from rashomon.tell.speakers import draw_speakers, speakers
from rashomon.tell.view import (
    BASIS_WORDS,
    TIMELINE_WORDS,
    StatementView,
    conflict_view,
    entity_views,
    places_of,
    statement_view,
)

MOST_OPEN = 12
"""So many statements lie open; the others of the same kind are one click away, so that the conflicts are in reach."""

MOST_TEXT = 200_000
"""Characters of one article that the page shows; a longer one is cut there and says so."""


@dataclass(frozen=True, slots=True)
class ReportView:
    """One report with its full text.

    Attributes:
        article: The article.
        name: What it is called.
        title: Its headline, or "".
        opening: Its first words, for a report without a headline.
        date, basis: When it was published and how that is known, in words, or "".
        byline: Or "".
        origin: What its origin is called.
        statements: Number of statements it carries.
        text: The whole text, marked.
        cut: True if the end is left out.
    """

    article: Article
    name: str
    title: str
    opening: str
    date: str
    basis: str
    byline: str
    language: str
    origin: str
    statements: int
    text: Markup
    cut: bool


def to_html(account: Account) -> str:
    """Return the account as one HTML page.

    Nothing from an article gets into the page as markup; characters that turn the direction of writing are shown as
    a replacement character. The page loads nothing: its style and script are named by their hashes in its policy.
    """
    labels = Labels(account)
    style, script = style_sheet(), static("page.js")
    policy = (
        f"default-src 'none'; style-src '{digest(style)}'; script-src '{digest(script)}'; base-uri 'none'; "
        "form-action 'none'"
    )
    return (
        environment()
        .get_template("page.html.j2")
        .render(
            **_context(account, labels),
            style=Markup(style),  # noqa: S704  own file
            script=Markup(script),  # noqa: S704  own file
            policy=policy,
        )
    )


def _context(account: Account, labels: Labels) -> dict[str, Any]:
    under = told_under(account.statements, labels.claims)

    def views(group: Sequence[Statement]) -> list[StatementView]:
        told = lines_of(group, account.statements, under)
        return [statement_view(s, labels, under=again) for s, again in told]

    conflicts = [conflict_view(c, labels) for c in account.conflicts]
    everybody = speakers(account, labels)
    events = event_views(account, labels)
    lines: dict[str, Statement] = labels.statements
    reported_from, named = places_of(account)
    parts = parts_of(account, labels.claims)
    front = views(parts.happened)
    return {
        "account": account,
        "most_open": next((n for n in range(MOST_OPEN, len(front)) if not front[n].under), len(front)),
        "labels": labels,
        "title": account.story.title or "An account of the reports",
        "when": range_words(account.story.start, account.story.end),
        "reported_from": reported_from,
        "named_places": named,
        "counts": _counts(account),
        "front": front,
        "expected": views(parts.expected),
        "back": views(parts.background),
        "apart": views(parts.apart),
        "headings": {"happened": HAPPENED, "expected": EXPECTED, "apart": OUT_OF_PLACE},
        "conflicts": [c for c in conflicts if c.record.relation == "conflict"],
        "superseded": [c for c in conflicts if c.record.relation == "superseded"],
        "compatible": [c for c in conflicts if c.record.relation == "compatible"],
        "timeline": [
            (date_words(t.date), TIMELINE_WORDS[t.status], t, labels.numbers[t.statement])
            for t in account.timeline
            if t.statement in lines
        ],
        "events": events,
        "event_drawing": draw_events(account, events),
        "event_map": draw_map(account),
        "relations": relation_groups(account, labels),
        "relation_drawing": draw_relations(account),
        "lineage": draw_lineage(account, labels),
        "pairs": [(pair, lineage_words(pair, labels), change_words(pair, labels)) for pair in account.lineage],
        "speakers": everybody,
        "speaker_drawing": draw_speakers(everybody, labels),
        "entities": entity_views(account, labels),
        "reports": [report_view(a, labels) for a in account.articles],
    }


def _counts(account: Account) -> list[tuple[int, str]]:
    def noun(count: int, word: str, plural: str = "") -> tuple[int, str]:
        return count, counted(count, word, plural).partition(" ")[2]

    conflicts = sum(1 for c in account.conflicts if c.relation == "conflict")
    single = sum(1 for s in account.statements if s.status == "single-source")
    return [
        noun(len(account.articles), "report"),
        noun(len(account.origins), "independent origin"),
        noun(len(account.statements), "statement"),
        noun(conflicts, "conflict"),
        (single, "from a single source"),
    ]


def report_view(article: Article, labels: Labels) -> ReportView:
    """Return one report with its full text, claims and odd names marked."""
    clean = labels.clean[article.id]
    published = clean.published
    origin = labels.origin_of.get(article.id)
    own = labels.claims_of.get(article.id, [])
    shorter = article.text[:MOST_TEXT]
    marks = [
        Mark(c.span.start, c.span.end, c.id, "claim", str(labels.numbers[s]), f"#{s}")
        for c in own
        if (s := labels.statement_of.get(c.id)) is not None and c.span.end <= len(shorter)
    ]
    marks += [
        Mark(span.start, span.end, anchor, "odd", "", "")
        for span, anchor in labels.oddities_of.get(article.id, ())
        if span.end <= len(shorter)
    ]
    return ReportView(
        article=article,
        name=labels.article(article.id),
        title=cut(clean.title.value, 160) if clean.title else "",
        opening=opening_words(article, labels),
        date=day_words(published.date) if published else "",
        basis=BASIS_WORDS.get(published.basis, "") if published else "",
        byline=cut(clean.byline.value, 120) if clean.byline else "",
        language=clean.language or "",
        origin=labels.origin(origin.id) if origin else "",
        statements=len({labels.statement_of[c.id] for c in own if c.id in labels.statement_of}),
        text=marked_text(article, clean, marks, len(shorter)),
        cut=len(shorter) < len(article.text),
    )


def opening_words(article: Article, labels: Labels) -> str:
    """Return a report's first words in quotation marks: what a report without a headline is known by."""
    body = next((z for z in labels.clean[article.id].zones if z.kind == "body"), None)
    return f"“{cut(article.text[body.span.start : body.span.start + 600], 110)}”" if body else "no headline found"


@functools.cache
def environment() -> Environment:
    """Return the templates; every value is escaped, and made safe to show, on its way into the page."""
    return Environment(
        loader=PackageLoader("rashomon.tell", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_safe,
    )


def _safe(value: Any) -> Any:
    return shown(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def style_sheet(own: str | None = None) -> str:
    """Return the style sheet of a page: what all pages share, and its own rules (the account page's without any)."""
    return f"{static('shared.css')}\n{static('style.css') if own is None else own}"


def static(name: str) -> str:
    """Return one of the page's own files."""
    return resources.files("rashomon.tell").joinpath("templates", name).read_text(encoding="utf-8").strip()


def digest(text: str) -> str:
    """Return a text's hash as a page's policy names it."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")
