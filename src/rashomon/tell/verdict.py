"""A verdict as data, in the published format."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rashomon.model import Proof, Verdict


def verdict_as_plain(verdict: Verdict) -> dict[str, Any]:
    """Return a verdict as dicts, lists, strings, numbers and None, named as the format promises."""
    return {
        "claim": verdict.claim,
        "verdict": verdict.verdict,
        "confidence": round(verdict.confidence, 4),
        "origins": verdict.origins,
        "attributed_to": list(verdict.attributed_to),
        "supports": _passages(verdict.supports),
        "contradicts": _passages(verdict.contradicts),
        "differences": [{"kind": d.kind, "claimed": d.claimed, "reported": d.reported} for d in verdict.differences],
        "note": verdict.note or None,
    }


def _passages(proofs: Sequence[Proof]) -> list[dict[str, Any]]:
    return [
        {"article": p.span.article, "path": p.path, "start": p.span.start, "end": p.span.end, "text": p.text}
        for p in proofs
    ]
