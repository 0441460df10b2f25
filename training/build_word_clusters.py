"""Build mark/data/word_clusters.tsv.gz: words of like meaning under one number, from the encoder's input embeddings.

Usage: python training/build_word_clusters.py ENCODER.onnx TOKENIZER.json

ENCODER.onnx is all-MiniLM-L6-v2 (Apache-2.0) before quantisation (see export_encoder.py). Needs onnx and scikit-learn.
"""

from __future__ import annotations

import gzip
import json
import sys
from pathlib import Path

import numpy as np
import onnx
from onnx import numpy_helper
from sklearn.cluster import MiniBatchKMeans

TARGET = Path(__file__).parent.parent / "src" / "rashomon" / "mark" / "data" / "word_clusters.tsv.gz"
HEAD = (
    "# Word clusters: k-means (64 and 512) over the input word embeddings of all-MiniLM-L6-v2, Apache-2.0; "
    "built by training/build_word_clusters.py."
)


def main(encoder: Path, tokenizer: Path) -> None:
    """Cluster the whole words of the vocabulary."""
    vocabulary = json.loads(tokenizer.read_text(encoding="utf-8"))["model"]["vocab"]
    tensors = onnx.load(str(encoder)).graph.initializer
    table = next(numpy_helper.to_array(t) for t in tensors if t.dims and t.dims[0] == len(vocabulary))
    words = [(word, row) for word, row in vocabulary.items() if word.isalpha() and len(word) > 1]
    vectors = np.stack([table[row] for _, row in words]).astype(np.float32)
    vectors -= vectors.mean(0)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    found = [
        MiniBatchKMeans(size, random_state=0, batch_size=4096, n_init=2, max_iter=40).fit(vectors).labels_
        for size in (64, 512)
    ]
    rows = sorted(f"{word}\t{a}\t{b}" for (word, _), a, b in zip(words, *found, strict=True))
    TARGET.write_bytes(gzip.compress(("\n".join([HEAD, "word\tcoarse\tfine", *rows]) + "\n").encode(), 9, mtime=0))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
