"""Average the weights of two checkpoints of one training (Wortsman et al., Model soups, 2022).

Usage: python training/average.py FIRST SECOND SHARE OUT

SHARE is how much of the second is taken, 0 to 1. Both folders are as train_entailment.py saves them.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from safetensors.torch import load_file, save_file

WEIGHTS = "model.safetensors"


def main() -> None:
    """Write the average beside the second one's settings and word pieces."""
    first, second, out = Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[4])
    share = float(sys.argv[3])
    one, two = load_file(first / WEIGHTS), load_file(second / WEIGHTS)
    shutil.copytree(second, out, dirs_exist_ok=True)
    mixed = {name: (1 - share) * one[name] + share * two[name] for name in one}
    save_file(mixed, out / WEIGHTS, metadata={"format": "pt"})


if __name__ == "__main__":
    main()
