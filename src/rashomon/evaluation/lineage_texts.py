"""The texts of labelled pairs, read by the same steps as any article."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from numpy import float32
from numpy.typing import NDArray

from rashomon.clean import clean_article, refine
from rashomon.errors import InputError
from rashomon.language.encoder import Encoder
from rashomon.language.pipeline import DEFAULT_PIPELINE
from rashomon.mark.parsing import parse_articles
from rashomon.mark.quotations import find_quotations
from rashomon.model import Article, Given, Marks, Reading

_SPLIT_OFF = re.compile(r" (n't|'(?:s|re|ve|ll|d|m)\b|[,.;:?!%)\]”])")
_OPENING = re.compile(r"([(\[“$£]) ")


@dataclass(frozen=True, slots=True)
class Pile:
    """Articles read, with the vectors of their sentences."""

    readings: tuple[Reading, ...]
    vectors: Mapping[str, NDArray[float32]]


def read_pile(labels: Path) -> Pile:
    """Return the articles that a file of labels names, from the texts beside it.

    Raises:
        InputError: If a text is missing.
    """
    folder = labels.parent
    with labels.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    wanted = {row[key] for row in rows for key in ("id_a", "id_b")}
    found: dict[str, Article] = {}
    for source in [folder / "texts.jsonl", *sorted((folder.parent / "coreference").glob("*.jsonl"))]:
        if source.is_file():
            with source.open(encoding="utf-8") as lines:
                for line in lines:
                    row = json.loads(line)
                    if row["id"] in wanted and row["id"] not in found:
                        found[row["id"]] = _article(row)
    if missing := sorted(wanted - found.keys()):
        raise InputError(f"{len(missing)} texts are missing, the first is {missing[0]}.")
    return read_articles([found[name] for name in sorted(found)])


def read_articles(articles: Sequence[Article]) -> Pile:
    """Return articles with what tracing needs: zones, sentences, quotations, vectors."""
    cleaned = refine(articles, [clean_article(article) for article in articles])
    readings = [
        Reading(a, c, Marks(a.id, p.parse, (), (), (), find_quotations(a, c)), ())
        for a, c, p in zip(articles, cleaned, parse_articles(articles, cleaned, pipeline=DEFAULT_PIPELINE), strict=True)
    ]
    encoder = Encoder(memory=1)
    vectors = {r.article.id: encoder.encode(_sentences(r)) for r in readings}
    return Pile(tuple(readings), vectors)


def _sentences(reading: Reading) -> list[str]:
    return [s.span.of(reading.article.text) for s in reading.marks.parse.sentences]


def _article(row: dict[str, Any]) -> Article:
    """Return a row of texts.jsonl or of the coreference files as an article."""
    tokenised = "sentences" in row or row.get("set") == "ecbplus"
    text = row["text"] if "text" in row else "\n".join(" ".join(s["tokens"]) for s in row["sentences"])
    url = None
    if tokenised:
        first, _, rest = text.partition("\n")
        if first.replace(" ", "").startswith(("http", "www")):
            url, text = first.replace(" ", ""), rest
        text = _joined(text)
    given = Given(title=row.get("title"), outlet=row.get("source"), published=row.get("date"), url=url)
    return Article(row["id"], row["id"], None, "text", "utf-8", text, "", given)


def _joined(text: str) -> str:
    """Undo the tokenisation of a corpus, so that quotation marks and clitics are read as in an article."""
    text = text.replace("``", "“").replace("''", "”")
    return _OPENING.sub(r"\1", _SPLIT_OFF.sub(r"\1", text))
