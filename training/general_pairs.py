"""Write the general entailment pairs that a shipped model may learn from.

Usage: python training/general_pairs.py CLAIMS_FOLDER OUT.jsonl

CLAIMS_FOLDER holds nli/*.jsonl.gz and the JSONL files that docs/models.md lists with
their licences. Only sets whose licence allows a shipped model are read; FEVER-symmetric
and Fool-me-twice are left out since scores are reported on them. One line of OUT is
`{"premise", "hypothesis", "label", "source"}` with label 0 entails, 1 contradicts,
2 neither, 3 "not entailed" (contradicts or neither, the source does not say which).
"""

from __future__ import annotations

import gzip
import json
import random
import re
import sys
from collections.abc import Iterator
from pathlib import Path

LABELS = {
    "entailment": 0,
    "contradiction": 1,
    "neutral": 2,
    "not_entailment": 3,
    "SUPPORTS": 0,
    "REFUTES": 1,
}

# File, most pairs taken of each label (None: all). The caps keep captions and the
# noisier sets from outweighing sentences that are closer to news.
SETS: tuple[tuple[str, int | None], ...] = (
    ("nli/new_protocols.jsonl.gz", None),
    ("nli/fever_dev.jsonl.gz", 5_000),
    ("nli/mnli_dev_matched.jsonl.gz", None),
    ("nli/mnli_dev_binary.jsonl.gz", 2_500),
    ("nli/taxinli.jsonl.gz", None),
    ("nli/snli_counterfactual.jsonl.gz", 1_500),
    ("nli/negation_nli_hossain.jsonl.gz", None),
    ("nli/propsegment_dev.jsonl.gz", None),
    ("conjnli_train.jsonl", 3_000),
    ("esnli_dev.jsonl", 1_000),
    ("nli/factuality_meantime.jsonl.gz", 300),
    ("nli/factuality_uds_ih2.jsonl.gz", 1_000),
)
_EVENT = re.compile(r'^The event "(.+)" \(word \d+\) happened\.$')
_QUOTES = (("``", '"'), ("''", '"'), ('""', '"'), ("-LRB-", "("), ("-RRB-", ")"))


def _tidy(text: str) -> str:
    for old, new in _QUOTES:
        text = text.replace(old, new)
    return " ".join(text.split())


def _rows(path: Path) -> Iterator[dict[str, str]]:
    data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    for line in data.decode("utf-8").splitlines():
        yield json.loads(line)


def _pair(row: dict[str, str], source: str) -> dict[str, object] | None:
    """The row as a pair, or None where its licence or its form speaks against it."""
    if row["label"] not in LABELS or (source == "negation_nli_hossain" and row.get("kind") == "RTE"):
        return None
    hypothesis = _EVENT.sub(r"It says that this happened: \1.", row["hypothesis"])
    label = LABELS[row["label"]]
    if source == "factuality_uds_ih2" and label == 1:
        label = 3  # there "has not happened (yet)", not "is denied"
    return {"premise": _tidy(row["premise"]), "hypothesis": _tidy(hypothesis), "label": label, "source": source}


def collect(folder: Path, seed: int = 13) -> list[dict[str, object]]:
    """All pairs, capped by set and label, in a seeded random order."""
    rng = random.Random(seed)
    pairs: list[dict[str, object]] = []
    for name, cap in SETS:
        source = Path(name).name.split(".")[0]
        found = [pair for row in _rows(folder / name) if (pair := _pair(row, source))]
        rng.shuffle(found)
        for label in range(4):
            pairs += [pair for pair in found if pair["label"] == label][:cap]
    rng.shuffle(pairs)
    return pairs


def main() -> None:
    """Write the pairs to the file that was named."""
    pairs = collect(Path(sys.argv[1]))
    with Path(sys.argv[2]).open("w", encoding="utf-8") as out:
        for pair in pairs:
            out.write(json.dumps(pair, ensure_ascii=False) + "\n")
    print(len(pairs), "pairs")


if __name__ == "__main__":
    main()
