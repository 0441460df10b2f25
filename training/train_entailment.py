"""Fine-tune the MiniLM sentence encoder as a cross-encoder for entailment.

Usage:
    python training/train_entailment.py --init MODEL_OR_CHECKPOINT --out FOLDER \
        --pairs A.jsonl [--pairs B.jsonl@0-9000 ...] [--dev authored_pairs.jsonl]

`--pairs FILE@A-B` takes lines A to B (from 0, B left out). Lines are as general_pairs.py writes
them (label 3 = contradicts or neither). `--dev` is scored, by kind, every --every steps
and at the end, and the checkpoint is saved then. Two threads and bf16 autocast unless
told otherwise.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import time
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import torch
from transformers import AutoModelForSequenceClassification, AutoTokenizer

DEV_LABELS = {"supported": 0, "contradicted": 1, "not-reported": 2}


def read_pairs(spec: str) -> list[tuple[str, str, int]]:
    """The pairs of FILE, or of its lines A to B where the spec is FILE@A-B."""
    name, _, part = spec.partition("@")
    lines = Path(name).read_text(encoding="utf-8").splitlines()
    if part:
        first, last = part.split("-")
        lines = lines[int(first) : int(last)]
    rows = [json.loads(line) for line in lines]
    return [(row["premise"], row["hypothesis"], int(row["label"])) for row in rows]


def read_dev(path: Path) -> list[tuple[str, str, int, str]]:
    """Premise, claim, label and kind of the authored dev pairs."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [
        (row["premise"], row["claim"], DEV_LABELS[row["label"]], f"{row['label']}/{row['kind']}")
        for row in rows
        if row["split"] == "dev"
    ]


def encode(tokenizer: Any, pairs: list[Any], length: int) -> list[tuple[list[int], list[int]]]:
    """Piece and segment numbers of each pair."""
    made = tokenizer(
        [pair[0] for pair in pairs], [pair[1] for pair in pairs], truncation="only_first", max_length=length
    )
    return list(zip(made["input_ids"], made["token_type_ids"], strict=True))


def batches(lengths: list[int], size: int, rng: random.Random) -> list[list[int]]:
    """Row numbers in batches of like length, in random order."""
    order = list(range(len(lengths)))
    rng.shuffle(order)
    made = []
    pool = size * 64
    for start in range(0, len(order), pool):
        block = sorted(order[start : start + pool], key=lambda row: lengths[row])
        made += [block[at : at + size] for at in range(0, len(block), size)]
    rng.shuffle(made)
    return made


def tensors(rows: list[tuple[list[int], list[int]]]) -> dict[str, torch.Tensor]:
    """One padded batch."""
    width = max(len(ids) for ids, _ in rows)
    fill = {"input_ids": [], "token_type_ids": [], "attention_mask": []}  # type: dict[str, list[list[int]]]
    for ids, types in rows:
        pad = [0] * (width - len(ids))
        fill["input_ids"].append(ids + pad)
        fill["token_type_ids"].append(types + pad)
        fill["attention_mask"].append([1] * len(ids) + pad)
    return {name: torch.tensor(values) for name, values in fill.items()}


def loss_of(logits: torch.Tensor, labels: torch.Tensor, smooth: float) -> torch.Tensor:
    """Cross entropy; label 3 asks only that 'entails' is not chosen."""
    logs = torch.log_softmax(logits.float(), dim=-1)
    known = labels < 3
    picked = logs.gather(1, labels.clamp(max=2).unsqueeze(1)).squeeze(1)
    picked = (1 - smooth) * picked + smooth * logs.mean(dim=1)
    either = torch.logsumexp(logs[:, 1:], dim=1)
    return -torch.where(known, picked, either).mean()


def score(model: Any, tokenizer: Any, dev: list[tuple[str, str, int, str]], length: int) -> dict[str, Any]:
    """Accuracy and the like over all, accuracy by kind."""
    model.eval()
    rows = encode(tokenizer, dev, length)
    order = sorted(range(len(rows)), key=lambda at: len(rows[at][0]))
    guess = [0] * len(rows)
    with torch.inference_mode(), torch.autocast("cpu", torch.bfloat16):
        for start in range(0, len(order), 64):
            part = order[start : start + 64]
            for at, found in zip(
                part, model(**tensors([rows[at] for at in part])).logits.argmax(-1).tolist(), strict=True
            ):
                guess[at] = found
    model.train()
    right: dict[str, list[int]] = defaultdict(list)
    cross: Counter[tuple[int, int]] = Counter()
    for (_, _, label, kind), found in zip(dev, guess, strict=True):
        right[kind].append(int(label == found))
        cross[label, found] += 1
    f1 = []
    for label in range(3):
        gold = sum(n for (g, _), n in cross.items() if g == label)
        said = sum(n for (_, f), n in cross.items() if f == label)
        f1.append(2 * cross[label, label] / max(1, gold + said))
    return {
        "accuracy": round(sum(map(sum, right.values())) / len(dev), 4),
        "macro_f1": round(sum(f1) / 3, 4),
        "contradicted_called_supported": round(cross[1, 0] / max(1, sum(cross[1, k] for k in range(3))), 4),
        "supported_found": round(cross[0, 0] / max(1, sum(cross[0, k] for k in range(3))), 4),
        "by_kind": {kind: round(sum(hits) / len(hits), 3) for kind, hits in sorted(right.items())},
    }


def optimizer_of(model: Any, rate: float) -> torch.optim.AdamW:
    """AdamW without decay on biases and norms."""
    plain = ("bias", "LayerNorm.weight")
    groups = [
        {
            "params": [p for n, p in model.named_parameters() if p.requires_grad and not n.endswith(plain)],
            "weight_decay": 0.01,
        },
        {
            "params": [p for n, p in model.named_parameters() if p.requires_grad and n.endswith(plain)],
            "weight_decay": 0.0,
        },
    ]
    return torch.optim.AdamW(groups, lr=rate, fused=True)


def arguments() -> argparse.Namespace:
    """What the command line says."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--init", required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--pairs", action="append", required=True)
    parser.add_argument("--dev", type=Path)
    parser.add_argument("--epochs", type=int, default=1)
    parser.add_argument("--rate", type=float, default=8e-5)
    parser.add_argument("--batch", type=int, default=32)
    parser.add_argument("--length", type=int, default=160)
    parser.add_argument("--every", type=int, default=400)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--floor", type=float, default=0.0, help="the rate ends at this share of --rate")
    parser.add_argument("--smooth", type=float, default=0.05)
    parser.add_argument("--seed", type=int, default=13)
    parser.add_argument("--stop-after", type=int, default=0, help="save and stop after so many steps")
    parser.add_argument("--fp32", action="store_true")
    parser.add_argument("--freeze-words", action="store_true", help="keep the word embeddings as they are")
    return parser.parse_args()


def main() -> None:
    """Train, score, save."""
    args = arguments()
    torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed)
    rng = random.Random(args.seed)
    tokenizer = AutoTokenizer.from_pretrained(args.init)
    model: Any = AutoModelForSequenceClassification.from_pretrained(
        args.init,
        num_labels=3,
        dtype=torch.float32,
        # Without dropout and with plain attention a step takes two thirds of the time on a CPU.
        attn_implementation="eager",
        hidden_dropout_prob=0.0,
        attention_probs_dropout_prob=0.0,
    )
    model.bert.embeddings.word_embeddings.weight.requires_grad = not args.freeze_words
    model.train()
    pairs = [pair for spec in args.pairs for pair in read_pairs(spec)]
    rows = encode(tokenizer, pairs, args.length)
    dev = read_dev(args.dev) if args.dev else []
    optimizer = optimizer_of(model, args.rate)
    total = args.epochs * math.ceil(len(rows) / args.batch)
    warm = max(1, total // 16)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer,
        lambda at: min((at + 1) / warm, args.floor + (1 - args.floor) * max(0.0, (total - at) / (total - warm))),
    )
    print(f"{len(pairs)} pairs, {total} steps", flush=True)
    step, begun, running = 0, time.time(), 0.0
    for _ in range(args.epochs):
        for batch in batches([len(ids) for ids, _ in rows], args.batch, rng):
            inputs = tensors([rows[at] for at in batch])
            labels = torch.tensor([pairs[at][2] for at in batch])
            with torch.autocast("cpu", torch.bfloat16, enabled=not args.fp32):
                logits = model(**inputs).logits
            loss = loss_of(logits, labels, args.smooth)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            optimizer.zero_grad(set_to_none=True)
            step += 1
            running += loss.item()
            if step % 50 == 0:
                speed = step * args.batch / (time.time() - begun)
                print(f"step {step}/{total} loss {running / 50:.3f} {speed:.1f} pairs/s", flush=True)
                running = 0.0
            if step % args.every == 0 or step in (total, args.stop_after):
                args.out.mkdir(parents=True, exist_ok=True)
                model.save_pretrained(args.out)
                tokenizer.save_pretrained(args.out)
                if dev:
                    found = {"step": step, **score(model, tokenizer, dev, args.length)}
                    print(json.dumps(found), flush=True)
                    (args.out / "dev.json").write_text(json.dumps(found, indent=1))
            if step == args.stop_after:
                return


if __name__ == "__main__":
    main()
