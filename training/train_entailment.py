"""Fine-tune a sentence encoder (all-mpnet-base-v2, its first layers) as a cross-encoder for entailment.

Usage:
    python training/train_entailment.py --init MODEL_OR_CHECKPOINT --out FOLDER \
        --pairs A.jsonl [--pairs B.jsonl@0-9000 ...] [--dev authored_pairs.jsonl]

`--pairs FILE@A-B` takes lines A to B (from 0, B left out). Lines are as general_pairs.py writes
them (label 3 = contradicts or neither). `--dev` is scored, by kind, every --every steps
and at the end, and the checkpoint is saved then. Batches are drawn from one --pairs file after
the other with --in-order, shuffled over all otherwise. With --minutes the rate falls to nothing by the clock:
for a machine that has a certain time.
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


def encode(tokenizer: Any, pairs: list[Any], length: int) -> list[list[int]]:
    """Piece numbers of each pair."""
    made = tokenizer(
        [pair[0] for pair in pairs], [pair[1] for pair in pairs], truncation="only_first", max_length=length
    )
    return list(made["input_ids"])


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


def tensors(rows: list[list[int]], pad: int) -> dict[str, torch.Tensor]:
    """One padded batch."""
    width = max(len(ids) for ids in rows)
    return {
        "input_ids": torch.tensor([ids + [pad] * (width - len(ids)) for ids in rows]),
        "attention_mask": torch.tensor([[1] * len(ids) + [0] * (width - len(ids)) for ids in rows]),
    }


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
    order = sorted(range(len(rows)), key=lambda at: len(rows[at]))
    guess = [0] * len(rows)
    with torch.inference_mode(), torch.autocast("cpu", torch.bfloat16):
        for start in range(0, len(order), 64):
            part = order[start : start + 64]
            for at, found in zip(
                part,
                model(**tensors([rows[at] for at in part], tokenizer.pad_token_id)).logits.argmax(-1).tolist(),
                strict=True,
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
    parser.add_argument("--rate", type=float, default=5e-5)
    parser.add_argument("--batch", type=int, default=24)
    parser.add_argument("--length", type=int, default=128)
    parser.add_argument("--every", type=int, default=400)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--floor", type=float, default=0.02, help="the rate ends at this share of --rate")
    parser.add_argument("--smooth", type=float, default=0.05)
    parser.add_argument("--seed", type=int, default=13)
    parser.add_argument("--stop-after", type=int, default=0, help="save and stop after so many steps")
    parser.add_argument("--fp32", action="store_true")
    parser.add_argument("--layers", type=int, default=8, help="how many layers are kept, from the first")
    parser.add_argument("--freeze-layers", type=int, default=2, help="the word embeddings and so many layers stay")
    parser.add_argument("--minutes", type=float, default=0.0, help="the rate ends then, whatever was read")
    parser.add_argument("--in-order", action="store_true", help="one --pairs after the other")
    return parser.parse_args()


def opened(args: argparse.Namespace) -> Any:
    """The model, its lower part frozen."""
    model: Any = AutoModelForSequenceClassification.from_pretrained(
        args.init,
        num_labels=3,
        dtype=torch.float32,
        num_hidden_layers=args.layers,
        # Without dropout and with plain attention a step takes two thirds of the time on a CPU.
        attn_implementation="eager",
        hidden_dropout_prob=0.0,
        attention_probs_dropout_prob=0.0,
    )
    base = getattr(model, model.base_model_prefix)
    for part in (base.embeddings, *base.encoder.layer[: args.freeze_layers]):
        part.requires_grad_(False)
    return model.train()


def save(model: Any, tokenizer: Any, dev: list[Any], args: argparse.Namespace, step: int) -> None:
    """Keep the checkpoint and score it."""
    args.out.mkdir(parents=True, exist_ok=True)
    model.save_pretrained(args.out)
    tokenizer.save_pretrained(args.out)
    if dev:
        found = {"step": step, **score(model, tokenizer, dev, args.length)}
        print(json.dumps(found), flush=True)
        (args.out / "dev.json").write_text(json.dumps(found, indent=1))


def main() -> None:
    """Train, score, save."""
    args = arguments()
    torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed)
    rng = random.Random(args.seed)
    tokenizer = AutoTokenizer.from_pretrained(args.init)
    model = opened(args)
    parts = [read_pairs(spec) for spec in args.pairs]
    if not args.in_order:
        parts = [[pair for part in parts for pair in part]]
    dev = read_dev(args.dev) if args.dev else []
    optimizer = optimizer_of(model, args.rate)
    total = args.epochs * sum(math.ceil(len(part) / args.batch) for part in parts)
    warm = max(1, min(60, total // 16))
    print(f"{sum(map(len, parts))} pairs, {total} steps", flush=True)
    step, begun, running = 0, time.time(), 0.0
    for part in parts * args.epochs:
        rows = encode(tokenizer, part, args.length)
        for batch in batches([len(ids) for ids in rows], args.batch, rng):
            gone = (time.time() - begun) / (60 * args.minutes) if args.minutes else step / total
            if gone >= 1:
                save(model, tokenizer, dev, args, step)
                return
            for group in optimizer.param_groups:
                group["lr"] = args.rate * min((step + 1) / warm, 1.0) * max(args.floor, 1.0 - gone)
            with torch.autocast("cpu", torch.bfloat16, enabled=not args.fp32):
                logits = model(**tensors([rows[at] for at in batch], tokenizer.pad_token_id)).logits
            loss = loss_of(logits, torch.tensor([part[at][2] for at in batch]), args.smooth)
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            step += 1
            running += loss.item()
            if step % 50 == 0:
                speed = step * args.batch / (time.time() - begun)
                print(f"step {step}/{total} loss {running / 50:.3f} {speed:.1f} pairs/s", flush=True)
                running = 0.0
            if step % args.every == 0 or step in (total, args.stop_after):
                save(model, tokenizer, dev, args, step)
            if step == args.stop_after:
                return
    save(model, tokenizer, dev, args, step)


if __name__ == "__main__":
    main()
