"""Time expressions measured as in TempEval-3: spans strict and relaxed, and values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rashomon.errors import InputError
from rashomon.evaluation.scores import Figure, Scores
from rashomon.evaluation.whole_texts import parse_whole, records_of
from rashomon.mark.times import find_times
from rashomon.model import Published, TimeRef


@dataclass(slots=True)
class Counts:
    """What was counted over the documents of one file."""

    gold: int = 0
    found: int = 0
    relaxed: int = 0
    strict: int = 0
    value: int = 0
    type: int = 0


def evaluate(path: Path) -> Scores:
    """Return TempEval-3 scores of the time expressions of every document in a JSONL file, or of a folder of them.

    The text is parsed as a whole and the creation time given as the publication date, as in TempEval-3. Files whose
    values are not TIMEX3 (those of WikiWars are TIMEX2) are measured by their spans only.

    Args:
        path: JSONL with id, created, text, timex [{start, end, type, value}]; or a folder with such files.
    """
    figures: list[Figure] = []
    size = 0
    files = sorted(path.glob("*.jsonl")) if path.is_dir() else [path]
    for file in files:
        documents = list(records_of(file, "times", ("text", "timex")))
        size += len(documents)
        prefix = f"{file.stem} " if len(files) > 1 else ""
        figures.extend(_figures(_measure(documents), prefix, values="wikiwars" not in file.stem.lower()))
    if not size:
        raise InputError(f"No document with time expressions in {path.name!r}.")
    return Scores("times", path.name, size, "documents", tuple(figures))


def _measure(documents: Sequence[dict[str, Any]]) -> Counts:
    """Find the expressions of the documents and count the matches."""
    counts = Counts()
    read = parse_whole((str(document.get("id", number)), document["text"]) for number, document in enumerate(documents))
    for document, (article, parse) in zip(documents, read, strict=True):
        created = document.get("created")
        published = Published(str(created)[:10], "metadata", 1.0, None) if created else None
        _count(counts, document["timex"], find_times(article, parse, published))
    return counts


def _count(counts: Counts, gold: Sequence[dict[str, Any]], found: Sequence[TimeRef]) -> None:
    """Match gold and found expressions one to one, the longest overlap first, and add to the counts."""
    pairs = []
    for i, one in enumerate(gold):
        for j, other in enumerate(found):
            shared = min(one["end"], other.span.end) - max(one["start"], other.span.start)
            if shared > 0:
                pairs.append((-shared, i, j))
    counts.gold += len(gold)
    counts.found += len(found)
    used_gold: set[int] = set()
    used_found: set[int] = set()
    for _, i, j in sorted(pairs):
        if i in used_gold or j in used_found:
            continue
        used_gold.add(i)
        used_found.add(j)
        one, other = gold[i], found[j]
        counts.relaxed += 1
        counts.strict += (one["start"], one["end"]) == (other.span.start, other.span.end)
        counts.value += one["value"] == other.value
        counts.type += one["type"] == other.type


def _figures(counts: Counts, prefix: str, *, values: bool) -> list[Figure]:
    """Return the figures of one file."""

    def f1(hits: int) -> float:
        return round(2 * hits / max(counts.gold + counts.found, 1), 4)

    figures = [Figure(f"{prefix}relaxed span F1", f1(counts.relaxed))]
    figures.append(Figure(f"{prefix}strict span F1", f1(counts.strict)))
    if values:
        figures.append(Figure(f"{prefix}value F1", f1(counts.value)))
        figures.append(Figure(f"{prefix}type F1", f1(counts.type), gate=False))
    figures.append(Figure(f"{prefix}relaxed precision", round(counts.relaxed / max(counts.found, 1), 4), gate=False))
    figures.append(Figure(f"{prefix}relaxed recall", round(counts.relaxed / max(counts.gold, 1), 4), gate=False))
    return figures
