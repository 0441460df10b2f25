"""Make a checkpoint out of the shipped entailment model, to train it further.

Usage: python training/from_shipped.py SENTENCE_ENCODER OUT_FOLDER [ENTAILMENT.onnx]

SENTENCE_ENCODER is the folder that unpack_mpnet.py makes. The matrices are the int8 ones times their scales: the same
model but for the rounding of what flows through it. Word and position embeddings were never trained: they are taken
from the sentence encoder as they are.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from transformers import AutoModelForSequenceClassification, AutoTokenizer

SHIPPED = Path(__file__).parent.parent / "src" / "rashomon" / "language" / "models" / "entailment.onnx"
LAYERS = 8
BUCKETS = "mpnet.encoder.relative_attention_bias.weight"
FROM_ENCODER = {"mpnet.embeddings.word_embeddings.weight", "mpnet.embeddings.position_embeddings.weight"}


def key_of(node: str) -> str:
    """The parameter that a product of matrices multiplies with."""
    if "classifier" in node:
        return "classifier.dense.weight" if "/dense" in node else "classifier.out_proj.weight"
    return node.split("/MatMul")[0].lstrip("/").replace("/", ".").removeprefix("model.") + ".weight"


def weights_of(graph: onnx.GraphProto) -> dict[str, torch.Tensor]:
    """Every parameter that the graph holds, in float32."""
    held = {one.name: numpy_helper.to_array(one) for one in graph.initializer}

    def unpacked(stem: str) -> np.ndarray:
        packed, zero = held[f"{stem}_quantized"].astype(np.float32), held[f"{stem}_zero_point"].astype(np.float32)
        return (packed - zero) * held[f"{stem}_scale"]

    found = {
        name.removeprefix("model."): torch.tensor(value.copy())
        for name, value in held.items()
        if value.dtype == np.float32
    }
    found[BUCKETS] = torch.tensor(unpacked(f"model.{BUCKETS}"))
    for node in graph.node:
        if node.op_type == "MatMulInteger":
            found[key_of(node.name)] = torch.tensor(unpacked(node.input[1].removesuffix("_quantized")).T.copy())
    return found


def main() -> None:
    """Write the checkpoint."""
    encoder, out = sys.argv[1:3]
    path = Path(sys.argv[3]) if len(sys.argv) > 3 else SHIPPED
    model = AutoModelForSequenceClassification.from_pretrained(
        encoder, num_labels=3, num_hidden_layers=LAYERS, dtype=torch.float32
    )
    state = model.state_dict()
    found = {key: value for key, value in weights_of(onnx.load(str(path)).graph).items() if key in state}
    lost = set(state) - set(found) - FROM_ENCODER
    if lost:
        raise SystemExit(f"The file holds no weights for {sorted(lost)}.")
    model.load_state_dict(state | found)
    model.save_pretrained(out)
    AutoTokenizer.from_pretrained(encoder).save_pretrained(out)


if __name__ == "__main__":
    main()
