"""Corrections as labelled data: each with the texts it is about, so that it can be learnt from without the case."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from rashomon.model import Account, Correction, Span
from rashomon.tell.labels import Labels


def labelled_lines(corrections: Sequence[Correction], account: Account) -> Iterator[str]:
    """Yield one JSON object a correction, in the order made; those taken back say so.

    Claims and spans carry their article, place and characters (Unicode code points, half-open); what is no longer in
    the case has no text. `label` is what the reader holds to be right, `found` what the program had found.
    """
    labels = Labels(account)
    for correction in corrections:
        yield json.dumps(_labelled(correction, labels), ensure_ascii=True, sort_keys=False)


def _labelled(correction: Correction, labels: Labels) -> dict[str, Any]:
    return {
        **labelled_plain(correction),
        "claims": [[_claim(name, labels) for name in group] for group in correction.claims],
        "spans": [_place(span, labels) for span in correction.spans],
        "articles": [_article(name, labels) for name in correction.articles],
    }


def labelled_plain(correction: Correction) -> dict[str, Any]:
    """Return a correction as labelled data, without the texts it is about."""
    undone = correction.undone
    return {
        "id": correction.id,
        "task": correction.kind,
        "label": correction.value or correction.kind,
        "found": correction.before or None,
        "aspect": correction.aspect or None,
        "claims": [],
        "spans": [],
        "articles": [],
        "by": correction.by,
        "at": correction.at,
        "why": correction.why or None,
        "undone": {"by": undone.by, "at": undone.at, "why": undone.why or None} if undone else None,
    }


def _claim(name: str, labels: Labels) -> dict[str, Any]:
    claim = labels.claims.get(name)
    return {"claim": name} if claim is None else {"claim": name, **_place(claim.span, labels), "shown": claim.text}


def _place(span: Span, labels: Labels) -> dict[str, Any]:
    article = labels.articles.get(span.article)
    text = span.of(article.text) if article else None
    return {"article": span.article, "start": span.start, "end": span.end, "text": text}


def _article(name: str, labels: Labels) -> dict[str, Any]:
    article = labels.articles.get(name)
    if article is None:
        return {"article": name}
    return {"article": name, "path": article.path, "sha256": article.raw_sha256}
