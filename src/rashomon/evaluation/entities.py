"""Names of people, organisations and places: exact span and type, against the bare recogniser of the pipeline."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from rashomon.evaluation.name_chains import evaluate_chains
from rashomon.evaluation.name_formats import NamedText, read_named_texts
from rashomon.evaluation.scores import Figure, Scores
from rashomon.language.pipeline import DEFAULT_PIPELINE
from rashomon.mark.names import find_mentions
from rashomon.mark.parsing import parse_articles
from rashomon.model import Article, CleanArticle, Given, ParsedArticle, Span, Zone, content_id

Name = tuple[int, int, str]
TYPES = ("person", "organisation", "place")
_BARE = {"PERSON": "person", "ORG": "organisation", "GPE": "place", "LOC": "place", "FAC": "place"}
_OURS = {"person": "person", "organisation": "organisation", "place": "place", "facility": "place"}


def evaluate(path: Path) -> Scores:
    """Return entity F1 over all types and of each, ours and that of the bare pipeline in the same run.

    Args:
        path: A .iob2, .conll or .conllu file, or a folder of them; or a .jsonl file of documents with chains of
            mentions, on which the joining is measured.
    """
    if path.suffix == ".jsonl":
        return evaluate_chains(path)
    texts = list(read_named_texts(path))
    ours, bare = Counter[str](), Counter[str]()
    size = 0
    for text, found, plain in predictions(texts):
        gold = set(text.names)
        size += len(gold)
        count(ours, gold, found)
        count(bare, gold, plain)
    return Scores(
        task="entities",
        data=path.name,
        size=size,
        unit="names",
        figures=tuple(figures(ours)),
        peers=tuple(figures(bare, prefix="bare pipeline: ")),
    )


def predictions(texts: Sequence[NamedText]) -> Iterable[tuple[NamedText, set[Name], set[Name]]]:
    """Yield each text with the names that we find and those that the bare pipeline finds."""
    articles = [as_article(text.name, text.text) for text in texts]
    cleaned = [as_clean(article) for article in articles]
    parses = parse_articles(articles, cleaned, pipeline=DEFAULT_PIPELINE)
    for text, article, clean, parsed in zip(texts, articles, cleaned, parses, strict=True):
        yield text, our_names(article, clean, parsed), bare_names(parsed)


def our_names(article: Article, clean: CleanArticle, parsed: ParsedArticle) -> set[Name]:
    """Return the names of the three types that the mark step finds; a facility counts as a place."""
    mentions = find_mentions(article, clean, parsed)
    return {(m.span.start, m.span.end, _OURS[m.type]) for m in mentions if m.kind == "name" and m.type in _OURS}


def bare_names(parsed: ParsedArticle) -> set[Name]:
    """Return the names of the three types as the pipeline's own recogniser gives them."""
    return {(n.start, n.end, _BARE[n.label]) for n in parsed.names if n.label in _BARE}


def as_article(name: str, text: str) -> Article:
    """Return a bare text as an article."""
    return Article(content_id("art", name, text), name, None, "text", "utf-8", text, "", Given())


def as_clean(article: Article) -> CleanArticle:
    """Return the cleaned form of an article that is nothing but body."""
    body = Zone("body", Span(article.id, 0, len(article.text)), "all of it", 1.0)
    return CleanArticle(article.id, (body,), None, None, None, None, None, None, "en")


def count(counts: Counter[str], gold: set[Name], found: set[Name]) -> None:
    """Add right, false and missed names, overall and of each type."""
    for kind in (*TYPES, "all"):
        wanted = {n for n in gold if kind in ("all", n[2])}
        given = {n for n in found if kind in ("all", n[2])}
        counts[f"{kind} right"] += len(wanted & given)
        counts[f"{kind} false"] += len(given - wanted)
        counts[f"{kind} missed"] += len(wanted - given)


def figures(counts: Counter[str], *, prefix: str = "") -> Iterable[Figure]:
    """Yield the figures of the counts; only the overall F1 is gated."""
    for kind in ("all", *TYPES):
        right, false, missed = (counts[f"{kind} {what}"] for what in ("right", "false", "missed"))
        gate = kind == "all" and not prefix
        yield Figure(f"{prefix}F1 {kind}", _share(2 * right, 2 * right + false + missed), gate=gate)
        if kind == "all":
            yield Figure(f"{prefix}precision", _share(right, right + false), gate=False)
            yield Figure(f"{prefix}recall", _share(right, right + missed), gate=False)


def _share(part: int, whole: int) -> float:
    return round(part / whole, 4) if whole else 0.0
