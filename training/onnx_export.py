"""Turn a torch module into an ONNX file with dynamic int8 weights, per channel.

The graph takes one text at a time (batch of one, no padding, no mask): dynamic
quantisation scales activations over the whole tensor, so in a larger batch one text's
vector would depend on its neighbours.
"""

from __future__ import annotations

import hashlib
import json
import logging
import tempfile
from pathlib import Path
from typing import Any

import onnx
import onnx.external_data_helper
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process

SAMPLE_LENGTH = 12
LARGE = 100_000  # bytes from which a tensor is worth a place in a file of its own


def to_fp32(module: torch.nn.Module, inputs: list[str], output: str, path: Path) -> None:
    """Write the module as ONNX; `inputs` are int64 tensors of shape (1, tokens)."""
    sample = tuple(torch.ones((1, SAMPLE_LENGTH), dtype=torch.int64) for _ in inputs)
    torch.onnx.export(
        module.eval(),
        sample,
        str(path),
        input_names=inputs,
        output_names=[output],
        dynamic_axes={name: {1: "tokens"} for name in inputs},
        opset_version=17,
        dynamo=False,
    )


def to_int8(source: Path, target: Path, *, keep: tuple[str, ...] = ()) -> None:
    """Quantise the matrices and the embeddings, one scale an output channel.

    Args:
        source: float32 graph.
        target: Where the quantised graph is written.
        keep: Matrices whose node name has one of these parts stay in float32.
    """
    logging.getLogger().setLevel(logging.ERROR)
    with tempfile.TemporaryDirectory() as folder:
        ready = Path(folder) / "ready.onnx"
        quant_pre_process(str(source), str(ready), skip_symbolic_shape=True)
        nodes = [node.name for node in onnx.load(str(ready)).graph.node if node.op_type == "MatMul"]
        kept = [name for name in nodes if any(part in name for part in keep)]
        quantize_dynamic(str(ready), str(target), per_channel=True, weight_type=QuantType.QInt8, nodes_to_exclude=kept)


def expose(path: Path, tensors: list[str], output: str, width: int) -> None:
    """Add an output to a graph: inner tensors of shape (1, tokens, n) side by side. What it computed stays the same."""
    model = onnx.load(str(path))
    model.graph.node.append(onnx.helper.make_node("Concat", tensors, [output], axis=-1, name=output))
    shape = onnx.helper.make_tensor_value_info(output, onnx.TensorProto.FLOAT, [1, "tokens", width])
    model.graph.output.append(shape)
    onnx.save(model, str(path))


def in_parts(path: Path, parts: int = 2) -> list[Path]:
    """Move the weights of a graph into files of like size beside it: hosts of code refuse files above 100 MB.

    Returns:
        All files of the model, the graph first; the runtime finds the others by their names.
    """
    model = onnx.load(str(path))
    large = [tensor for tensor in model.graph.initializer if len(tensor.raw_data) >= LARGE]
    total, seen = sum(len(tensor.raw_data) for tensor in large), 0
    names = [f"{path.stem}.weights-{number}.bin" for number in range(1, parts + 1)]
    for name in names:
        (path.parent / name).unlink(missing_ok=True)
    for tensor in large:
        onnx.external_data_helper.set_external_data(tensor, names[min(parts - 1, seen * parts // total)])
        seen += len(tensor.raw_data)
    onnx.save(model, str(path))
    return [path, *(path.parent / name for name in names)]


def register(manifest: Path, name: str, files: list[Path], **fields: Any) -> None:
    """Write or replace the model's entry in the manifest, with size and sha256 of its files."""
    book = json.loads(manifest.read_text(encoding="utf-8")) if manifest.exists() else {"models": []}
    entry = {
        "name": name,
        **fields,
        "files": [
            {"file": file.name, "size": file.stat().st_size, "sha256": hashlib.sha256(file.read_bytes()).hexdigest()}
            for file in files
        ],
    }
    others = [model for model in book["models"] if model["name"] != name]
    book["models"] = sorted([*others, entry], key=lambda model: str(model["name"]))
    manifest.write_text(json.dumps(book, indent=2) + "\n", encoding="utf-8")
