"""What the API and the assistant's tools answer: the case as plain data."""

from __future__ import annotations

from typing import Any

from rashomon.desk.checking import passage_address
from rashomon.desk.filters import Filters
from rashomon.desk.searching import find
from rashomon.desk.shelf import Shown
from rashomon.model import Claim, Statement

Plain = dict[str, Any]


def whole(shown: Shown) -> Plain:
    """Return the account as account.json has it."""
    return shown.plain


def story(shown: Shown) -> Plain:
    """Return what the case is about, with its counts."""
    account = shown.account
    return {
        **whole(shown)["story"],
        "statements": len(account.statements),
        "conflicts": sum(1 for c in account.conflicts if c.relation == "conflict"),
        "revision": shown.revision,
    }


def statements(shown: Shown, filters: Filters) -> list[Plain]:
    """Return the statements that pass the filters, the most important first."""
    made = {plain["id"]: plain for plain in whole(shown)["statements"]}
    return [made[s.id] for s in shown.account.statements if not filters or filters.keeps(s, shown)]


def one(shown: Shown, kind: str, name: str) -> Plain | None:
    """Return the statement, conflict, article, entity or origin with that id."""
    found: Plain | None = next((plain for plain in whole(shown)[kind] if plain["id"] == name), None)
    return found


def without_text(article: Plain) -> Plain:
    """Return an article without its text and zones."""
    return {key: value for key, value in article.items() if key not in ("text", "zones")}


def evidence(shown: Shown, statement: Statement) -> list[Plain]:
    """Return the passage of every claim of a statement."""
    return [_evidence(shown, claim) for claim in shown.claims_of(statement)]


def _evidence(shown: Shown, claim: Claim) -> Plain:
    span = claim.span
    return {
        "claim": claim.id,
        **place(shown, span.article, span.start, span.end),
        "attribution": [{"source": link.source, "entity": link.entity, "cue": link.cue} for link in claim.attribution],
        "direct": claim.direct,
    }


def place(shown: Shown, article: str, start: int, end: int) -> Plain:
    """Return a passage with what it is called and its address."""
    origin = shown.labels.origin_of.get(article)
    return {
        "article": article,
        "start": start,
        "end": end,
        "text": shown.labels.articles[article].text[start:end],
        "report": shown.labels.article(article),
        "origin": origin.id if origin else None,
        "link": passage_address(article, start, end),
    }


def hits(shown: Shown, words: str, filters: Filters, limit: int) -> list[Plain]:
    """Return sentences found by words and meaning."""
    return [
        {
            **place(shown, f.hit.span.article, f.hit.span.start, f.hit.span.end),
            "score": f.hit.score,
            "words": f.hit.words,
            "cosine": f.hit.cosine,
            "statements": [s.id for s in f.statements],
        }
        for f in find(words, filters, shown, limit=limit)
    ]
