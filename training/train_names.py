"""Train the name tagger: small heads on the frozen sentence encoder's states together with a linear-chain CRF.

Usage (in the training environment): python training/train_names.py WORK [--hold-out 0] [--models ...] [--table ...]

WORK is what training/name_examples.py wrote. The heads read the states after the second and fourth layer of
the shipped int8 encoder: windows of three word pieces, two layers, a score for every label. The
CRF adds the weights of the features of mark/names/features.py and of the steps from label to label (Lafferty et al.,
2001; Collobert et al., 2011). Several members are trained side by side; shipped is their mean, in one graph and one
table. With --hold-out nothing is written: the tagger learns from the other documents and its
F1 on a quarter of UNER dev and of GUM's news is printed.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import random
import tempfile
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from onnx_export import register, to_int8
from torch import Tensor, nn

LABELS = ("O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC")  # as in language/piece_scores.py
WIDTH = 768
NEVER = -1e4
TESTED = ("uner", "gumnews")
Rows = list[dict[str, Any]]

SETTINGS = {
    "epochs": 6, "batch": 32, "rate": 1e-3, "weights_rate": 5e-3, "least": 2,
    "members": 4, "hidden": 256, "dropout": 0.5, "feature_dropout": 0.5,
}  # fmt: skip


class Heads(nn.Module):
    """Scores of every member out of windows of three states side by side."""

    def __init__(self, members: int, hidden: int, dropout: float) -> None:
        super().__init__()
        self.members, self.hidden = members, hidden
        self.norm = nn.LayerNorm(WIDTH)
        self.window = nn.Linear(3 * WIDTH, members * hidden)
        self.out = nn.Parameter(torch.empty(members, hidden, len(LABELS)).uniform_(-1, 1) / hidden**0.5)
        self.shift = nn.Parameter(torch.zeros(members, len(LABELS)))
        self.drop = nn.Dropout(dropout)

    def forward(self, states: Tensor, places: Tensor) -> Tensor:
        """Score the pieces at `places`: (pieces, members, labels) out of states (rows, 768)."""
        seen = self.drop(self.norm(states))
        windows = torch.cat([seen[places - 1], seen[places], seen[places + 1]], dim=1)
        inner = self.drop(nn.functional.gelu(self.window(windows))).view(-1, self.members, self.hidden)
        return torch.einsum("pmh,mhl->pml", inner, self.out.to(inner.dtype)) + self.shift


class Shipped(nn.Module):
    """The mean of all members' scores (1, pieces, labels) out of states (1, pieces, 768): what is exported."""

    def __init__(self, heads: Heads) -> None:
        super().__init__()
        self.norm, self.window = heads.norm, heads.window
        self.out = nn.Linear(heads.members * heads.hidden, len(LABELS))
        with torch.no_grad():
            self.out.weight.copy_(heads.out.reshape(-1, len(LABELS)).T / heads.members)
            self.out.bias.copy_(heads.shift.mean(0))

    def forward(self, states: Tensor) -> Tensor:
        """Score every piece."""
        seen = nn.functional.pad(self.norm(states), (0, 0, 1, 1))
        windows = torch.cat([seen[:, :-2], seen[:, 1:-1], seen[:, 2:]], dim=2)
        scores: Tensor = self.out(nn.functional.gelu(self.window(windows)))
        return scores


class Tagger(nn.Module):
    """The heads, and for each of them the weights of the features and those of the steps.

    The members differ by where they began and by what was dropped (Lakshminarayanan et al., 2017). Each is a sum of
    scores, so that their mean is one table of features' and steps' weights.
    """

    def __init__(self, features: int, settings: dict[str, Any]) -> None:
        super().__init__()
        self.members = settings["members"]
        self.heads = Heads(self.members, settings["hidden"], settings["dropout"])
        self.weights = nn.EmbeddingBag(features, self.members * len(LABELS), mode="sum", include_last_offset=True)
        nn.init.zeros_(self.weights.weight)
        self.steps = nn.Parameter(torch.zeros(self.members, len(LABELS), len(LABELS)))

    def forward(self, batch: dict[str, Any]) -> Tensor:
        """Score every token of a batch, over all its sentences: (tokens, members, labels)."""
        scores = self.heads(batch["states"], batch["piece"]) * batch["share"][:, None, None]
        shape = (batch["size"], self.members, len(LABELS))
        tokens = torch.zeros(shape).index_add(0, batch["token"], scores.float())
        return tokens + self.weights(batch["features"], batch["ends"]).float().view(shape)

    def allowed(self) -> Tensor:
        """The steps of each member, impossible ones ruled out."""
        ban = [[NEVER if b[0] == "I" and a[2:] != b[2:] else 0.0 for b in LABELS] for a in LABELS]
        return self.steps + torch.tensor(ban)


BEGIN = torch.tensor([NEVER if label[0] == "I" else 0.0 for label in LABELS])


def read(work: Path, source: str) -> Rows:
    """Read the sentences of one source, with the pieces of each token."""
    states = np.load(work / f"{source}.npy", mmap_mode="r")
    found, at = [], 0
    for line in (work / f"{source}.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        size = len(row["pieces"]) + 2
        row |= {"source": source, "states": states[at : at + size], "gold": whole(row["labels"], row["runs"])}
        at += size
        shared = [
            (i, p + 1)
            for i, (start, end) in enumerate(row["tokens"])
            for p, (a, b) in enumerate(row["pieces"])
            if a < end and b > start
        ]
        sizes = Counter(i for i, _ in shared)
        row["shared"] = [(i, p, 1 / sizes[i]) for i, p in shared]
        found.append(row)
    return found


def whole(labels: Sequence[str], runs: Sequence[int]) -> list[int]:
    """Return the labels of the stretches; what is left of a name that begins outside of them is none."""
    found: list[int] = []
    starts = {sum(runs[:n]) for n in range(len(runs))}
    for i, label in enumerate(labels):
        before = LABELS[found[-1]] if i not in starts else "O"
        lost = label[0] == "I" and before[2:] != label[2:]
        found.append(0 if lost else LABELS.index(label))
    return found


def number_features(rows: Rows, least: int) -> dict[str, int]:
    """Number the features that occur often enough."""
    counts = Counter(feature for row in rows for token in row["features"] for feature in token)
    return {f: n for n, f in enumerate(f for f, count in counts.items() if count >= least)}


def index(rows: Rows, numbers: dict[str, int]) -> None:
    """Replace the features of each token by their numbers."""
    for row in rows:
        known = [[numbers[f] for f in token if f in numbers] for token in row.pop("features")]
        row["sizes"] = np.array([len(token) for token in known])
        row["flat"] = np.array([n for token in known for n in token], dtype=np.int64)


def collate(rows: Rows, chance: np.random.Generator | None, dropout: float) -> dict[str, Any]:
    """Put sentences together; `dropout` of the features are left out."""
    states = np.concatenate([row["states"] for row in rows]).astype(np.float32)
    token, piece, share, size, first = [], [], [], 0, 0
    for row in rows:
        token += [size + i for i, _, _ in row["shared"]]
        piece += [first + p for _, p, _ in row["shared"]]  # never the first or last: these are markers
        share += [s for _, _, s in row["shared"]]
        size += len(row["gold"])
        first += len(row["states"])
    flat = np.concatenate([row["flat"] for row in rows])
    sizes = np.concatenate([row["sizes"] for row in rows])
    if chance is not None:
        kept = chance.random(len(flat)) >= dropout
        sizes = np.bincount(np.repeat(np.arange(len(sizes)), sizes)[kept], minlength=len(sizes))
        flat = flat[kept]
    return {
        "states": torch.from_numpy(states),
        "token": torch.tensor(token, dtype=torch.long),
        "piece": torch.tensor(piece, dtype=torch.long),
        "share": torch.tensor(share),
        "size": size,
        "features": torch.from_numpy(flat),
        "ends": torch.from_numpy(np.concatenate([[0], np.cumsum(sizes)])),
        "runs": [n for row in rows for n in row["runs"]],
        "gold": torch.tensor([label for row in rows for label in row["gold"]]),
    }


def loss_of(scores: Tensor, batch: dict[str, Any], steps: Tensor) -> Tensor:
    """Negative log likelihood of the gold labels, summed over the stretches, the mean of the members."""
    sizes = torch.tensor(batch["runs"])
    padded = nn.utils.rnn.pad_sequence(torch.split(scores, batch["runs"]), batch_first=True)
    gold = nn.utils.rnn.pad_sequence(torch.split(batch["gold"], batch["runs"]), batch_first=True)
    total = padded[:, 0] + BEGIN  # (stretches, members, labels)
    chosen = gold[:, :, None, None].expand(-1, -1, padded.shape[2], 1)
    own = padded.gather(3, chosen)[..., 0]  # (stretches, tokens, members)
    into = steps[:, gold[:, :-1], gold[:, 1:]].permute(1, 2, 0)
    inside = torch.arange(padded.shape[1]) < sizes[:, None]
    told = (own * inside[..., None]).sum(1) + (into * inside[:, 1:, None]).sum(1)
    for t in range(1, padded.shape[1]):
        reached = torch.logsumexp(total[..., None] + steps, 2) + padded[:, t]
        total = torch.where(inside[:, t, None, None], reached, total)
    return (torch.logsumexp(total, 2) - told).mean(1).sum()


def batches(rows: Rows, size: int, chance: random.Random) -> list[Rows]:
    """Return batches of sentences of about one length, in random order."""
    order = list(rows)
    chance.shuffle(order)
    blocks = [
        sorted(order[at : at + 20 * size], key=lambda r: len(r["states"])) for at in range(0, len(order), 20 * size)
    ]
    order = [row for block in blocks for row in block]
    found = [order[at : at + size] for at in range(0, len(order), size)]
    chance.shuffle(found)
    return found


def train(rows: Rows, features: int, settings: dict[str, Any], held: Rows) -> Tagger:
    """Train on `rows`; the F1 on `held` is printed after every second round."""
    torch.manual_seed(settings.get("seed", 0))
    chance, numbers = random.Random(0), np.random.default_rng(0)
    tagger = Tagger(features, settings)
    others = [*tagger.heads.parameters(), tagger.steps]
    rates = [settings["rate"], settings["weights_rate"]]
    groups = [{"params": others, "weight_decay": 0.01}, {"params": [tagger.weights.weight], "weight_decay": 0.0}]
    optimizer = torch.optim.AdamW(groups, lr=rates[0])
    total = settings["epochs"] * (len(rows) // settings["batch"] + 1) + 1
    plan = torch.optim.lr_scheduler.OneCycleLR(optimizer, rates, total_steps=total, pct_start=0.1)
    for epoch in range(settings["epochs"]):
        tagger.train()
        lost = 0.0
        for some in batches(rows, settings["batch"], chance):
            batch = collate(some, numbers, settings["feature_dropout"])
            with torch.autocast("cpu", torch.bfloat16):
                scores = tagger(batch)
            loss = loss_of(scores.float(), batch, tagger.allowed()) / len(some)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(tagger.parameters(), 5.0)
            optimizer.step()
            plan.step()
            lost += loss.item()
        print("round", epoch + 1, round(lost * settings["batch"] / len(rows), 3), flush=True)
        if held and (epoch % 2 or epoch + 1 == settings["epochs"]):
            print(json.dumps(scores_on(tagger, held)), flush=True)
    return tagger


def best(scores: Tensor, steps: Tensor) -> list[int]:
    """Viterbi."""
    total, back = scores[0] + BEGIN, []
    for own in scores[1:]:
        reached, came = (total[:, None] + steps).max(0)
        back.append(came)
        total = reached + own
    path = [int(total.argmax())]
    for came in reversed(back):
        path.append(int(came[path[-1]]))
    return path[::-1]


def spans(labels: Sequence[int]) -> Iterator[tuple[int, int, str]]:
    """Yield the names in a row of labels."""
    at = 0
    while at < len(labels):
        end = at + 1
        if labels[at]:
            kind = LABELS[labels[at]][2:]
            while end < len(labels) and LABELS[labels[end]] == "I-" + kind:
                end += 1
            yield at, end, kind
        at = end


def scores_on(tagger: Tagger, rows: Rows) -> dict[str, float]:
    """Return F1 by source and kind, of the mean of all members."""
    counts: Counter[tuple[str, str]] = Counter()
    tagger.eval()
    with torch.inference_mode():
        steps = tagger.allowed().mean(0)
        for row in rows:
            scores = tagger(collate([row], None, 0.0)).mean(1)
            found = [label for part in torch.split(scores, row["runs"]) for label in best(part, steps)]
            gold, ours = set(spans(row["gold"])), set(spans(found))
            for kind in ("PER", "ORG", "LOC"):
                a, b = {s for s in gold if s[2] == kind}, {s for s in ours if s[2] == kind}
                for key in ("all", row["source"], f"{row['source']} {kind}"):
                    counts[key, "right"] += 2 * len(a & b)
                    counts[key, "all"] += len(a) + len(b)
    keys = sorted({key for key, _ in counts})
    return {key: round(counts[key, "right"] / max(1, counts[key, "all"]), 3) for key in keys}


def write_table(tagger: Tagger, numbers: dict[str, int], target: Path) -> None:
    """Write steps and weights, rounded, features that weigh nothing left out."""
    lines = [
        "# Linear-chain CRF for names; built by training/train_names.py; see docs/models.md for data and licences."
    ]
    lines += ["key\tvalues", "labels\t" + "\t".join(LABELS)]
    for label, row in zip(LABELS, tagger.steps.mean(0).tolist(), strict=True):
        lines.append("->" + label + "\t" + "\t".join(f"{weight:.3f}" for weight in row))
    weights = tagger.weights.weight.view(-1, tagger.members, len(LABELS)).mean(1).tolist()
    for feature, number in sorted(numbers.items()):
        parts = [f"{n}:{w:.2f}" for n, w in enumerate(weights[number]) if abs(w) >= 0.05]
        if parts:
            lines.append(feature + "\t" + " ".join(parts))
    data = gzip.compress(("\n".join(lines) + "\n").encode(), 9, mtime=0)
    target.write_bytes(data)
    print(target, len(lines), "lines", len(data), "bytes", hashlib.sha256(data).hexdigest())


def write_heads(heads: Heads, models: Path) -> None:
    """Write names.onnx (int8) and its entry in the manifest."""
    target = models / "names.onnx"
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "names.onnx"
        torch.onnx.export(
            Shipped(heads).eval(),
            (torch.ones(1, 12, WIDTH),),
            str(plain),
            input_names=["states"],
            output_names=["scores"],
            dynamic_axes={"states": {1: "pieces"}, "scores": {1: "pieces"}},
            opset_version=17,
            dynamo=False,
        )
        to_int8(plain, target)
    register(
        models / "manifest.json",
        "names",
        [target],
        version="2",
        licence="CC-BY-SA-4.0",
        origin="two layers over windows of three states of the sentence encoder, the mean of several members, trained "
        "together with mark/data/name_tagger.tsv.gz by training/train_names.py on the data listed in docs/models.md",
    )


def main() -> None:
    """Train, and either measure or export."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("work", type=Path)
    parser.add_argument("--sources", nargs="*", default=("uner", "gumnews", "gumother", "wikigold"))
    parser.add_argument("--hold-out", type=int, help="leave this quarter (0 to 3) out and measure on it")
    parser.add_argument("--settings", type=json.loads, default={}, help="JSON, over the settings in the script")
    parser.add_argument("--models", type=Path, default=Path("src/rashomon/language/models"))
    parser.add_argument("--table", type=Path, default=Path("src/rashomon/mark/data/name_tagger.tsv.gz"))
    options = parser.parse_args()
    torch.set_num_threads(1)
    rows = [row for source in options.sources for row in read(options.work, source)]
    held: Rows = []
    if options.hold_out is not None:
        held = [r for r in rows if r["source"] in TESTED and zlib.crc32(r["document"].encode()) % 4 == options.hold_out]
        chosen = {id(row) for row in held}
        rows = [row for row in rows if id(row) not in chosen]
    settings = SETTINGS | options.settings
    print(settings, len(rows), "sentences,", len(held), "held out", flush=True)
    numbers = number_features(rows, settings["least"])
    index(rows + held, numbers)
    tagger = train(rows, len(numbers), settings, held)
    if options.hold_out is None:
        write_table(tagger, numbers, options.table)
        write_heads(tagger.heads, options.models)


if __name__ == "__main__":
    main()
