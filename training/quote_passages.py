"""Cut the passages on which attributions were labelled, and put the labels of training/quotes to them.

Usage (in any Python): python training/quote_passages.py DATA OUT.jsonl

DATA holds claims/authored_pairs.jsonl, ner/gum/GUM_news*.conllu and coreference/meantime_en.jsonl, all of which may be
used for a shipped model. The labels name a passage and count its characters, so that no text stands in them twice; a
passage whose text is another one today is left out and counted. OUT is in the form that `rashomon eval quotes` reads.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
CHUNK = 45  # words from which two or three sentences of GUM are a passage


def premises(data: Path) -> Iterator[tuple[str, str]]:
    """Yield the passages of the authored pairs, this project's own lots and the first one."""
    seen = set()
    for file in [*sorted((HERE / "pairs").glob("*.jsonl")), data / "claims" / "authored_pairs.jsonl"]:
        for line in file.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            if row["premise"] not in seen:
                seen.add(row["premise"])
                yield f"{file.stem}:{row['group']}", row["premise"]


def gum(data: Path) -> Iterator[tuple[str, str]]:
    """Yield whole sentences of GUM's news, two to five of one paragraph or of neighbouring ones."""
    for file in sorted((data / "ner" / "gum").glob("GUM_news*.conllu")):
        number = 0
        held: list[str] = []
        for heading, paragraph in _paragraphs(file):
            if heading or not re.search(r'[.?!”"]$', paragraph[-1]):
                held = []
                continue
            rest = paragraph
            while rest:
                room = 5 - len(held)
                held, rest = held + rest[:room], rest[room:]
                if len(held) >= 2 and (len(held) >= 4 or len(" ".join(held).split()) > CHUNK):
                    number += 1
                    yield f"{file.stem}:{number}", " ".join(held)
                    held = []


def _paragraphs(file: Path) -> Iterator[tuple[bool, list[str]]]:
    sentences: list[str] = []
    heading = False
    first = False
    for line in file.read_text(encoding="utf-8").splitlines():
        if line.startswith("# newpar_block"):
            heading = line.split("=")[1].strip().startswith("head")
        elif line.startswith("# newpar"):
            if sentences:
                yield first, sentences
            sentences, heading = [], False
        elif line.startswith("# text = "):
            if not sentences:
                first = heading
            sentences.append(line[9:].strip())
    if sentences:
        yield first, sentences


def meantime(data: Path) -> Iterator[tuple[str, str]]:
    """Yield two to four sentences of a Wikinews article each; the lengths are drawn by lot, always the same."""
    chance = random.Random(11)
    for line in (data / "coreference" / "meantime_en.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        sentences = [_untokenised(s["tokens"]) for s in row["sentences"] if s["n"] >= 2]
        number, at = 0, 0
        while at + 1 < len(sentences):
            size = chance.choice([2, 3, 3, 4])
            chunk = sentences[at : at + size]
            at += size
            if all(re.search(r'[.?!]["”]?$', sentence) for sentence in chunk):
                number += 1
                yield f"meantime:{row['key'].split('/')[-1]}:{number}", " ".join(chunk)


def _untokenised(tokens: list[str]) -> str:
    """Return tokens as running text."""
    text = " ".join(tokens)
    text = re.sub(r"\s+([,.;:?!%)\]}])", r"\1", text)
    text = re.sub(r"([(\[{$€£])\s+", r"\1", text)
    text = re.sub(r"\s+('s|'S|'re|'ve|'ll|'d|'m|n't|’s)\b", r"\1", text)
    first, *parts = text.split('"')
    for n, part in enumerate(parts):
        opening = n % 2 == 0
        space = " " if opening and first.strip() else ""
        first = first.rstrip() + space + '"' + (part.lstrip() if opening else part)
    text = re.sub(r"s ' (?=\w)", "s' ", first)
    text = re.sub(r"(\w) - (\w)", r"\1-\2", text)
    return text.replace("`` ", '"').replace(" ''", '"')


def main() -> None:
    """Write the labelled passages whose text is found."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("out", type=Path)
    options = parser.parse_args()
    texts = dict((*premises(options.data), *gum(options.data), *meantime(options.data)))
    lost, rows = 0, []
    for line in (HERE / "quotes" / "labels.jsonl").read_text(encoding="utf-8").splitlines():
        labels: dict[str, Any] = json.loads(line)
        text = texts.get(labels["id"])
        if text is None or hashlib.sha256(text.encode()).hexdigest()[:16] != labels.pop("sha256"):
            lost += 1
            continue
        rows.append(json.dumps({"id": labels["id"], "text": text, "attributions": labels["attributions"]}))
    options.out.write_text("\n".join(rows) + "\n", encoding="utf-8")
    print(len(rows), "passages written,", lost, "not found")


if __name__ == "__main__":
    main()
