"""Numbers as intervals measured: spans, both ends, unit, role, and what is counted."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rashomon.errors import InputError
from rashomon.evaluation.quantity_peer import peer_quantities
from rashomon.evaluation.scores import Figure, Scores
from rashomon.evaluation.whole_texts import parse_whole, records_of
from rashomon.mark.quantities import find_quantities
from rashomon.mark.times import find_times
from rashomon.model import Quantity

_WORD = re.compile(r"[\w'-]+")
_LINKS = frozenset(
    {"of", "for", "to", "in", "on", "at", "by", "from", "with", "behind", "per", "after", "before", "between", "since",
     "until", "above", "below", "over", "off", "relative", "as"}
)  # fmt: skip
TOLERANCE = 0.01


@dataclass(slots=True)
class Counts:
    """What was counted over the sentences."""

    gold: int = 0
    found: int = 0
    exact_span: int = 0
    overlap: int = 0
    interval: int = 0
    unit: int = 0
    role: int = 0
    what: int = 0
    what_head: int = 0


def evaluate(path: Path) -> Scores:
    """Return the scores of the quantities in every sentence of a JSONL file; quantulum3 is the peer if installed.

    A quantity counts as found at an overlap (intersection over union) of one half; its interval is right when both
    ends are within one per cent. `what` is right when the head word found stands in the words of the label.

    Args:
        path: JSONL with text and quantities [{start, end, low, high, low_open, high_open, unit, what, role}]; or a
            folder with such files.
    """
    files = sorted(path.glob("*.jsonl")) if path.is_dir() else [path]
    records = [one for file in files for one in records_of(file, "quantities", ("text", "quantities"))]
    if not records:
        raise InputError(f"No sentence with quantities in {path.name!r}.")
    texts = [(str(number), record["text"]) for number, record in enumerate(records)]
    found = [find_quantities(article, parse, find_times(article, parse, None)) for article, parse in parse_whole(texts)]
    figures = _figures(_count(records, found), "")
    held_out = [(r, f) for r, f in zip(records, found, strict=True) if never_tuned_on(str(r.get("id", "")))]
    if held_out:
        figures += _figures(_count([r for r, _ in held_out], [f for _, f in held_out]), "held out: ")
    return Scores("quantities", path.name, len(records), "sentences", tuple(figures), _peer_figures(records))


def never_tuned_on(name: str) -> bool:
    """Tell whether a sentence of the project's own set belongs to the part that no rule was made from.

    Those are the ids q057 to q244 whose BLAKE2b hash (one byte) is odd; all others were looked at.
    """
    if not re.fullmatch(r"q\d{3}", name) or not 57 <= int(name[1:]) <= 244:
        return False
    return hashlib.blake2b(name.encode(), digest_size=1).digest()[0] % 2 == 1


def _peer_figures(records: Sequence[dict[str, Any]]) -> tuple[Figure, ...]:
    """Return the peer's figures, none where it is not installed."""
    read: Callable[[str], list[Quantity]] | None = peer_quantities()
    if read is None:
        return ()
    counts = _count(records, [tuple(read(record["text"])) for record in records])
    return tuple(
        Figure(f"quantulum3 {figure.name}", figure.value, gate=False) for figure in _figures(counts, "", peer=True)
    )


def _count(records: Sequence[dict[str, Any]], found: Sequence[Sequence[Quantity]]) -> Counts:
    """Match labels and findings one to one, the best overlap first."""
    counts = Counts()
    for record, quantities in zip(records, found, strict=True):
        labels = record["quantities"]
        counts.gold += len(labels)
        counts.found += len(quantities)
        pairs = sorted(
            (-_overlap(label, one), i, j)
            for i, label in enumerate(labels)
            for j, one in enumerate(quantities)
            if _overlap(label, one) >= 0.5
        )
        used_labels: set[int] = set()
        used_found: set[int] = set()
        for _, i, j in pairs:
            if i not in used_labels and j not in used_found:
                used_labels.add(i)
                used_found.add(j)
                _compare(counts, labels[i], quantities[j])
    return counts


def _compare(counts: Counts, label: dict[str, Any], one: Quantity) -> None:
    """Count what is right about one quantity that was found."""
    counts.overlap += 1
    counts.exact_span += (label["start"], label["end"]) == (one.span.start, one.span.end)
    counts.interval += _close(label["low"], one.low) and _close(label["high"], one.high)
    counts.unit += label["unit"] == one.unit
    counts.role += label.get("role", "value") == one.role
    words = {_stem(word) for word in _WORD.findall(str(label.get("what") or "").lower())}
    counts.what += bool(one.what) and head_word(one.what or "") in words
    counts.what_head += bool(one.what) and head_word(one.what or "") == head_word(str(label.get("what") or ""))


def _overlap(label: dict[str, Any], one: Quantity) -> float:
    """Return intersection over union of the characters."""
    shared = min(label["end"], one.span.end) - max(label["start"], one.span.start)
    whole = max(label["end"], one.span.end) - min(label["start"], one.span.start)
    return float(max(shared, 0) / whole)


def _close(a: float | None, b: float | None) -> bool:
    """Tell whether two ends are the same within one per cent."""
    if a is None or b is None:
        return a is b
    return abs(a - b) <= TOLERANCE * max(abs(a), abs(b)) + 1e-12


def head_word(phrase: str) -> str:
    """Return the stem of the last word before the first preposition."""
    found = ""
    for word in _WORD.findall(phrase.lower()):
        if word in _LINKS and found:
            break
        found = word
    return _stem(found)


def _stem(word: str) -> str:
    """Return a word without its plural ending."""
    for ending, instead in (("ies", "y"), ("sses", "ss"), ("s", "")):
        if word.endswith(ending) and len(word) > len(ending) + 2 and not word.endswith("ss"):
            return word[: -len(ending)] + instead
    return word


def _figures(counts: Counts, prefix: str, *, peer: bool = False) -> list[Figure]:
    """Return the figures of one part."""

    def f1(hits: int) -> float:
        return round(2 * hits / max(counts.gold + counts.found, 1), 4)

    figures = [
        Figure(f"{prefix}span and interval F1", f1(counts.interval)),
        Figure(f"{prefix}span F1 at IoU 0.5", f1(counts.overlap)),
        Figure(f"{prefix}exact span F1", f1(counts.exact_span), gate=False),
        Figure(f"{prefix}unit F1", f1(counts.unit), gate=False),
    ]
    if peer:
        return figures
    found = max(counts.overlap, 1)
    return [
        *figures,
        Figure(f"{prefix}what counted, of the found", round(counts.what / found, 4)),
        Figure(f"{prefix}what counted, head equal", round(counts.what_head / found, 4), gate=False),
        Figure(f"{prefix}role, of the found", round(counts.role / found, 4), gate=False),
    ]
