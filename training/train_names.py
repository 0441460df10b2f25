"""Train the name tagger: a linear-chain CRF over the features of mark/names/features.py, exported as a table.

Usage: python training/train_names.py NER_FOLDER OUT.tsv.gz [--held-out NAME ...]

NER_FOLDER holds the data listed in SOURCES (licences that allow shipping a model: CC BY and CC BY-SA, credited in
mark/data/README.md). Needs python-crfsuite, which the program itself does not.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import pickle
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pycrfsuite

from rashomon.evaluation.entities import as_article, as_clean
from rashomon.evaluation.name_formats import NamedText, read_named_texts
from rashomon.language.pipeline import DEFAULT_PIPELINE
from rashomon.mark.names.features import sentence_features, stretches, survey
from rashomon.mark.names.rules import by_rules
from rashomon.mark.parsing import parse_articles
from rashomon.model import ParsedArticle

SHORT = {"person": "PER", "organisation": "ORG", "place": "LOC"}
# Tweets (broad_twitter) were tried too: they cost two points on news.
SOURCES = ("wikigold.conll", "uner_ewt_dev.iob2")
GUM_GENRES = ("interview", "academic", "court")


def documents(folder: Path, source: str) -> list[NamedText]:
    """Return the documents of one source; "gum" is its genres apart from news."""
    if source == "gum":
        files = sorted(p for g in GUM_GENRES for p in (folder / "gum").glob(f"GUM_{g}_*.conllu"))
        return [text for file in files for text in read_named_texts(file)]
    return list(read_named_texts(folder / source))


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


def examples(texts: list[NamedText], found: list[ParsedArticle]) -> Iterator[tuple[list[list[str]], list[str]]]:
    """Yield features and labels, stretch by stretch."""
    for text, parsed in zip(texts, found, strict=True):
        around = survey(parsed, by_rules(parsed))
        labels = gold_labels(text, parsed)
        for sentence in parsed.parse.sentences:
            own = labels[sentence.first : sentence.last]
            for first, last in stretches(parsed.parse, sentence, around):
                yield sentence_features(parsed.parse, sentence, around, (first, last)), own[first:last]


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


def export(model: Path, target: Path) -> None:
    """Write transitions and weights, rounded, features that weigh nothing left out."""
    tagger = pycrfsuite.Tagger()
    tagger.open(str(model))
    info = tagger.info()
    table: dict[str, Counter[str]] = {}
    for (feature, label), weight in info.state_features.items():
        if abs(weight) >= 0.03:
            table.setdefault(feature, Counter())[label] = weight
    labels = sorted(tagger.labels())
    lines = ["# Linear-chain CRF for names; built by training/train_names.py; see README.md for data and licences."]
    lines.append("key\tvalues")
    lines.append("labels\t" + "\t".join(labels))
    for a in labels:
        lines.append("->" + a + "\t" + "\t".join(f"{info.transitions.get((a, b), 0.0):.3f}" for b in labels))
    for feature in sorted(table):
        lines.append(feature + "\t" + " ".join(f"{labels.index(b)}:{w:.2f}" for b, w in sorted(table[feature].items())))
    data = gzip.compress(("\n".join(lines) + "\n").encode(), 9, mtime=0)
    target.write_bytes(data)
    print(target, len(lines), "lines", len(data), "bytes", hashlib.sha256(data).hexdigest())


def main() -> None:
    """Train and export."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("target", type=Path)
    parser.add_argument("--held-out", nargs="*", default=[])
    parser.add_argument("--c1", type=float, default=0.5)
    parser.add_argument("--c2", type=float, default=0.5)
    parser.add_argument("--iterations", type=int, default=80)
    parser.add_argument("--cache", type=Path, default=Path(tempfile.gettempdir()) / "rashomon-names")
    options = parser.parse_args()
    trainer = pycrfsuite.Trainer(verbose=False)
    for source in (*SOURCES, "gum"):
        if source in options.held_out:
            continue
        texts = documents(options.folder, source)
        count = 0
        for features, labels in examples(texts, parses(texts, options.cache)):
            trainer.append(features, labels)
            count += 1
        print(source, count, file=sys.stderr, flush=True)
    trainer.set_params(
        {
            "c1": options.c1,
            "c2": options.c2,
            "max_iterations": options.iterations,
            "feature.minfreq": 2,
            "feature.possible_transitions": True,
        }
    )
    with tempfile.TemporaryDirectory() as folder:
        model = Path(folder) / "model"
        trainer.train(str(model))
        export(model, options.target)


if __name__ == "__main__":
    main()
