"""Write what the name tagger learns from: features, labels and the encoder's states of every sentence.

Usage (in the program's environment): python training/name_examples.py NER_FOLDER WORK

NER_FOLDER holds the data listed in SOURCES (licences that allow shipping a model: CC BY and CC BY-SA, credited in
docs/models.md). Reported on, and so never read here: the news documents of GUM's test part, and UNER's test part.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import pickle
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from rashomon.evaluation.entities import as_article, as_clean
from rashomon.evaluation.name_formats import NamedText, read_named_texts
from rashomon.language.encoder import LIMIT
from rashomon.language.graph import Graph
from rashomon.language.manifest import FOLDER
from rashomon.language.pipeline import DEFAULT_PIPELINE
from rashomon.language.wordpiece import CLS, SEP, WordPieces
from rashomon.mark.names.features import sentence_features, stretches, survey
from rashomon.mark.names.rules import by_rules
from rashomon.mark.parsing import parse_articles
from rashomon.model import ParsedArticle

SHORT = {"person": "PER", "organisation": "ORG", "place": "LOC"}
SOURCES = ("uner", "gumnews", "gumother", "wikigold", "tweets")


def documents(folder: Path, source: str) -> list[NamedText]:
    """Return the documents of one source."""
    files = {"uner": "uner_ewt_dev.iob2", "wikigold": "wikigold.conll", "tweets": "broad_twitter_g.conll"}
    if source in files:
        return list(read_named_texts(folder / files[source]))
    rows = [line.split("\t") for line in (folder / "gum_documents.tsv").read_text(encoding="utf-8").splitlines()[1:]]
    news = source == "gumnews"
    kept = [row[0] for row in rows if (row[1] == "news") == news and not (news and row[2] == "test")]
    return [text for name in sorted(kept) for text in read_named_texts(folder / "gum" / f"{name}.conllu")]


def parses(texts: list[NamedText], cache: Path) -> list[ParsedArticle]:
    """Parse, or read the parse of an earlier run."""
    key = hashlib.sha256("\x00".join(t.text for t in texts).encode()).hexdigest()[:16]
    kept = cache / f"parses-{key}.pickle"
    if kept.exists():
        return pickle.loads(kept.read_bytes())
    articles = [as_article(t.name, t.text) for t in texts]
    found = list(parse_articles(articles, [as_clean(a) for a in articles], pipeline=DEFAULT_PIPELINE))
    cache.mkdir(parents=True, exist_ok=True)
    kept.write_bytes(pickle.dumps(found))
    return found


def gold_labels(text: NamedText, parsed: ParsedArticle) -> list[str]:
    """Return the label of each token of the parse; a token that a name only partly covers belongs to it."""
    labels = ["O"] * len(parsed.parse.tokens)
    for start, end, kind in text.names:
        begin = "B-"
        for token in parsed.parse.tokens:
            if token.start < end and token.end > start:
                labels[token.i] = begin + SHORT[kind]
                begin = "I-"
    return labels


def sentences(texts: list[NamedText], found: list[ParsedArticle]) -> Iterator[dict[str, Any]]:
    """Yield every sentence that has a stretch in which names may stand."""
    for text, parsed in zip(texts, found, strict=True):
        around = survey(parsed, by_rules(parsed))
        labels = gold_labels(text, parsed)
        for sentence in parsed.parse.sentences:
            runs = stretches(parsed.parse, sentence, around)
            if not runs:
                continue
            tokens = parsed.parse.sentence_tokens(sentence)
            chosen = [k for first, last in runs for k in range(first, last)]
            yield {
                "document": text.name,
                "text": sentence.span.of(text.text),
                "tokens": [
                    (tokens[k].start - sentence.span.start, tokens[k].end - sentence.span.start) for k in chosen
                ],
                "labels": [labels[sentence.first + k] for k in chosen],
                "runs": [last - first for first, last in runs],
                "features": [f for run in runs for f in sentence_features(parsed.parse, sentence, around, run)],
            }


def main() -> None:
    """Write WORK/SOURCE.jsonl and WORK/SOURCE.npy (float16, one row a word piece, markers included)."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("work", type=Path)
    parser.add_argument("--sources", nargs="*", default=SOURCES)
    options = parser.parse_args()
    pieces = WordPieces("encoder", FOLDER / "minilm.tokenizer.json")
    graph = Graph("encoder", FOLDER / "encoder.onnx", threads=1)
    for source in options.sources:
        texts = documents(options.folder, source)
        found = list(sentences(texts, parses(texts, options.work)))
        states = []
        with (options.work / f"{source}.jsonl").open("w", encoding="utf-8") as out:
            for row in found:
                ids, bounds = pieces.pieces([row.pop("text")], limit=LIMIT)[0]
                states.append(graph.run_all([([CLS, *ids, SEP],)])[0][1].astype(np.float16))
                out.write(json.dumps({**row, "pieces": bounds}) + "\n")
        np.save(options.work / f"{source}.npy", np.concatenate(states))
        print(source, len(texts), "documents", len(found), "sentences", flush=True)


if __name__ == "__main__":
    main()
