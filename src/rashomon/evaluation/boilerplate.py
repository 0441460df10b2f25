"""Task boilerplate: is what is kept the article, and is what is left out not the article?"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlparse

from rashomon.clean import clean_article
from rashomon.errors import UnreadableError
from rashomon.evaluation.scores import Figure, Scores
from rashomon.model import Article, Given
from rashomon.read import ReadLimits
from rashomon.read.decoding import decode
from rashomon.read.html import declared_charset, extract

_TOKEN = re.compile(r"\w+", re.UNICODE)
_ARTICLE_KINDS = ("body", "dateline")
_TWO_LEVELS = (".co.uk", ".com.au", ".com.br", ".co.jp", ".co.za", ".com.ph", ".com.my", ".co.in", ".com.ng")


@dataclass(frozen=True, slots=True)
class PageLines:
    """The lines that one extractor gave for one page, with their labels (body, boilerplate, mixed)."""

    page: str
    extractor: str
    lines: tuple[tuple[str, str], ...]


def evaluate(path: Path) -> Scores:
    """Return how well pages are read and lines told apart, on the sites held out from training.

    Args:
        path: A folder with gold.jsonl (id, url, body), html/ID.html.gz and lines.tsv, or only some of them.

    Line figures are those of boilerplate among extractor output; a headline, byline or caption zone counts as not
    body, as the labels do. The peer for pages is the bare extractor, that for lines is keeping every line.
    """
    folder = path if path.is_dir() else path.parent
    sites = read_sites(folder / "gold.jsonl")
    figures: list[Figure] = []
    peers: list[Figure] = []
    size = 0
    if (folder / "html").is_dir():
        ours, bare, size = _pages(folder)
        figures.append(Figure("4-gram F1 of the body", ours))
        peers.append(Figure("trafilatura alone: 4-gram F1 of the body", bare))
    if (folder / "lines.tsv").is_file():
        lines = [p for p in read_lines(folder / "lines.tsv") if is_held_out(sites.get(p.page, p.page))]
        figures.extend(_lines([p for p in lines if p.extractor != "inscriptis"], "extracted text"))
        figures.extend(_lines([p for p in lines if p.extractor == "inscriptis"], "whole page"))
        size = size or len(lines)
    return Scores("boilerplate", folder.name, size, "pages", tuple(figures), tuple(peers))


def read_sites(path: Path) -> dict[str, str]:
    """Return the site of each page, from its address."""
    found = {}
    for line in path.read_text(encoding="utf-8").splitlines() if path.is_file() else ():
        record = json.loads(line)
        host = urlparse(record.get("url") or "").netloc.lower()
        parts = host.split(".")
        found[record["id"]] = ".".join(parts[-3:] if host.endswith(_TWO_LEVELS) else parts[-2:]) or record["id"]
    return found


def is_held_out(site: str) -> bool:
    """Tell whether a site is kept for measuring (two of five, by the hash of its name)."""
    return int(hashlib.sha256(site.encode()).hexdigest(), 16) % 5 < 2


def read_lines(path: Path) -> Iterator[PageLines]:
    """Yield the labelled lines, those of one page and extractor together."""
    found: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for row in path.read_text(encoding="utf-8").split("\n")[1:]:
        cells = row.split("\t")
        if len(cells) >= 6 and cells[5].strip():
            found.setdefault((cells[0], cells[1]), []).append((cells[3], cells[5].strip()))
    for (page, extractor), lines in found.items():
        yield PageLines(page, extractor, tuple(lines))


def _lines(pages: list[PageLines], name: str) -> list[Figure]:
    """Return the figures of the zones on labelled lines."""
    counts: Counter[tuple[str, bool]] = Counter()
    words: Counter[tuple[str, bool]] = Counter()
    for page in pages:
        for (label, text), kept in zip(page.lines, _kept(page), strict=True):
            counts[label, kept] += 1
            words[label, kept] += len(text.split())
    hit, lost = counts["boilerplate", False], counts["body", False]
    missed = counts["boilerplate", True]
    return [
        Figure(f"{name}: boilerplate line F1", _ratio(2 * hit, 2 * hit + lost + missed)),
        Figure(f"{name}: boilerplate line precision", _ratio(hit, hit + lost)),
        Figure(f"{name}: boilerplate line recall", _ratio(hit, hit + missed)),
        Figure(
            f"{name}: share of body words lost",
            _ratio(words["body", False], words["body", False] + words["body", True]),
            lower_is_better=True,
        ),
    ]


def _kept(page: PageLines) -> list[bool]:
    """Return for each line whether most of it lies in zones of the article."""
    text = "\n\n".join(text for _, text in page.lines)
    article = Article("eval", page.page, None, "text", "utf-8", text, "", Given())
    zones = [zone.span for zone in clean_article(article).zones if zone.kind in _ARTICLE_KINDS]
    found, start = [], 0
    for _, line in page.lines:
        end = start + len(line)
        inside = sum(max(0, min(end, span.end) - max(start, span.start)) for span in zones)
        found.append(inside >= len(line) / 2)
        start = end + 2
    return found


def _pages(folder: Path) -> tuple[float, float, int]:
    """Return the mean 4-gram F1 of our body and of the bare extractor's text over all pages, and their number."""
    ours: list[float] = []
    bare: list[float] = []
    for line in (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        file = folder / "html" / f"{record['id']}.html.gz"
        if not file.is_file():
            continue
        data = gzip.decompress(file.read_bytes())
        page = decode(file.name, data, declared_charset(data)).text
        ours.append(_four_gram_f1(_our_body(file.name, page), record["body"]))
        bare.append(_four_gram_f1(_plain(page), record["body"]))
    return round(sum(ours) / max(1, len(ours)), 4), round(sum(bare) / max(1, len(bare)), 4), len(ours)


def _our_body(path: str, page: str) -> str:
    try:
        text, given = extract(path, page, ReadLimits())
    except UnreadableError:
        return ""
    article = Article("eval", path, None, "html", "utf-8", text, "", given)
    return "\n".join(z.span.of(text) for z in clean_article(article).zones if z.kind in _ARTICLE_KINDS)


def _plain(page: str) -> str:
    from trafilatura import extract as bare_extract

    return bare_extract(page, include_comments=False) or ""


def _four_gram_f1(found: str, gold: str) -> float:
    """Return the F1 of word 4-grams, counted with their repetitions (as the benchmark of these pages does)."""
    a, b = (_grams(_TOKEN.findall(text)) for text in (found, gold))
    shared = sum((a & b).values())
    return _ratio(2 * shared, sum(a.values()) + sum(b.values())) if a or b else 1.0


def _grams(tokens: list[str]) -> Counter[tuple[str, ...]]:
    size = min(4, len(tokens)) or 1
    return Counter(tuple(tokens[i : i + size]) for i in range(len(tokens) - size + 1))


def _ratio(part: float, whole: float) -> float:
    return round(part / whole, 4) if whole else 0.0
