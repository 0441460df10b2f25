"""Claims: what can be measured of them without a reader, and samples for a reader to judge.

`PATH` is a folder of reports (or one report) in any format that can be read. How many claims a careful reader calls
true to the sentence and self-contained is judged by hand; evaluation/claims-judged.json holds the last judgement.

`python -m rashomon.evaluation.claims PATH --sample N` prints N claims beside their sentences, drawn evenly over the
reports with a fixed seed, one JSON object a line, for judging.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from rashomon.claim import find_claims
from rashomon.clean import clean_article, refine
from rashomon.evaluation.scores import Figure, Scores
from rashomon.language.pipeline import DEFAULT_PIPELINE
from rashomon.mark.gazetteer import country_name
from rashomon.mark.linking import link
from rashomon.mark.names import find_mentions
from rashomon.mark.parsing import parse_articles
from rashomon.mark.quotations import find_quotations
from rashomon.mark.times import find_times
from rashomon.model import Article, Claim, CleanArticle, Entity, Marks, ParsedArticle, Sentence
from rashomon.read import read_paths

SEED = 20240101


@dataclass(frozen=True, slots=True)
class Told:
    """One article with its claims."""

    article: Article
    marks: Marks
    claims: tuple[Claim, ...]


def evaluate(path: Path) -> Scores:
    """Return how claims cover the sentences of reports, and what is wrong with them that a program can tell.

    Args:
        path: A report or a folder of reports; the reports of one folder are one case.
    """
    told = [one for case in cases(path) for one in case]
    statements = sum(len(statement_sentences(one)) for one in told)
    claims = [(one, claim) for one in told for claim in one.claims]
    covered = sum(len({c.sentence for c in one.claims} & {s.index for s in statement_sentences(one)}) for one in told)
    words = sum(len(claim.text.split()) for _, claim in claims)
    figures = (
        Figure("statements with a claim", _share(covered, statements)),
        Figure("claims whose places are right", _share(sum(_placed(o, c) for o, c in claims), len(claims))),
        Figure("claims that begin with an open pronoun", _share(sum(map(_open, claims)), len(claims)), True, True),
        Figure("claims a statement", _share(len(claims), statements), False),
        Figure("words a claim", _share(words, len(claims)), False),
        Figure("claims with a speaker", _share(sum(bool(c.attribution) for _, c in claims), len(claims)), False),
    )
    whole = sum(len(s.span.of(o.article.text).split()) for o in told for s in statement_sentences(o))
    peers = (Figure("sentences themselves: words a claim", _share(whole, statements), False),)
    return Scores("claims", path.name, len(claims), "claims", figures, peers)


def cases(path: Path) -> Iterator[list[Told]]:
    """Yield the articles of each case with their claims: one case a folder that holds files."""
    if path.is_file():
        yield _case([path])
        return
    folders = sorted({p.parent for p in path.rglob("*") if p.is_file() and p.suffix in (".txt", ".html", ".md")})
    for folder in folders:
        files = sorted(p for p in folder.iterdir() if p.suffix in (".txt", ".html", ".md") and p.stem != "README")
        if files:
            yield _case(files)


def _case(files: Sequence[Path]) -> list[Told]:
    articles = [a for a in read_paths([str(f) for f in files]) if isinstance(a, Article)]
    cleaned = refine(articles, [clean_article(a) for a in articles])
    parses = parse_articles(articles, cleaned, pipeline=DEFAULT_PIPELINE)
    marks = [_marks(*one) for one in zip(articles, cleaned, parses, strict=True)]
    entities: tuple[Entity, ...] = link(articles, cleaned, marks)
    return [
        Told(article, found, find_claims(article, clean, found, entities, country_name=country_name))
        for article, clean, found in zip(articles, cleaned, marks, strict=True)
    ]


def _marks(article: Article, clean: CleanArticle, parsed: ParsedArticle) -> Marks:
    times = find_times(article, parsed.parse, clean.published)
    mentions = find_mentions(article, clean, parsed)
    return Marks(article.id, parsed.parse, mentions, times, (), find_quotations(article, clean))


def statement_sentences(told: Told) -> list[Sentence]:
    """Return the body sentences of an article that have a finite verb and do not ask."""
    return [
        s
        for s in told.marks.parse.sentences
        if s.zone == "body"
        and any(t.tag in ("VBD", "VBZ", "VBP", "MD") for t in told.marks.parse.sentence_tokens(s))
        and not s.span.of(told.article.text).rstrip("”\"’'").endswith("?")
    ]


def _placed(told: Told, claim: Claim) -> bool:
    """Tell whether a claim's characters lie in its sentence and what is filled in lies in its words."""
    sentence = told.marks.parse.sentences[claim.sentence].span
    filled = all(0 <= f.start < f.end <= len(claim.text) for f in claim.filled)
    return sentence.contains(claim.span) and filled and bool(claim.span.of(told.article.text).strip())


def _open(item: tuple[Told, Claim]) -> bool:
    """Tell whether a claim begins with a pronoun that nothing was filled in for."""
    return item[1].text.split(" ")[0].lower() in {
        "he",
        "she",
        "it",
        "they",
        "his",
        "her",
        "its",
        "their",
        "this",
        "that",
    }


def _share(part: int, whole: int) -> float:
    return round(part / whole, 4) if whole else 0.0


def sample(path: Path, count: int, seed: int = SEED) -> list[dict[str, object]]:
    """Return claims beside their sentences, drawn at random with a fixed seed, in a fixed order."""
    pool = [(one, claim) for case in cases(path) for one in case for claim in one.claims]
    pool.sort(key=lambda item: (item[0].article.path, item[1].span.start, item[1].id))
    chosen = sorted(random.Random(seed).sample(range(len(pool)), min(count, len(pool))))  # noqa: S311  # no secret
    return [_shown(*pool[n]) for n in chosen]


def _shown(told: Told, claim: Claim) -> dict[str, object]:
    sentence = told.marks.parse.sentences[claim.sentence]
    return {
        "id": claim.id,
        "sentence": " ".join(sentence.span.of(told.article.text).split()),
        "claim": claim.text,
        "kind": claim.kind,
        "chain": [link.source for link in claim.attribution],
        "factuality": [claim.factuality.certainty, claim.factuality.polarity, claim.factuality.time],
    }


def main() -> None:
    """Print claims for judging."""
    parser = argparse.ArgumentParser(description="Print claims beside their sentences, for judging.")
    parser.add_argument("path", type=Path)
    parser.add_argument("--sample", type=int, default=200)
    parser.add_argument("--seed", type=int, default=SEED)
    given = parser.parse_args()
    for row in sample(given.path, given.sample, given.seed):
        sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
