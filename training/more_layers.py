"""Put the untouched upper layers of an encoder on a cross-encoder that was trained on its lower ones.

Usage: python training/more_layers.py CHECKPOINT ENCODER OUT

CHECKPOINT has the first layers and the head, ENCODER all layers; OUT gets all layers and the head, to be trained on.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch
from transformers import AutoModelForSequenceClassification, AutoTokenizer


def main() -> None:
    """Join the two and save."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("encoder", type=Path)
    parser.add_argument("out", type=Path)
    args = parser.parse_args()
    lower, whole = (
        AutoModelForSequenceClassification.from_pretrained(path, num_labels=3, dtype=torch.float32)
        for path in (args.checkpoint, args.encoder)
    )
    whole.load_state_dict({**whole.state_dict(), **lower.state_dict()})
    whole.save_pretrained(args.out)
    AutoTokenizer.from_pretrained(args.checkpoint).save_pretrained(args.out)


if __name__ == "__main__":
    main()
