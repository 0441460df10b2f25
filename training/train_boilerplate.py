"""Train the classifier of page furniture (rashomon.clean.classifier) and write its weights.

usage: python training/train_boilerplate.py DATA/boilerplate

Trained on three of five sites of lines.tsv (the other two are for `rashomon eval boilerplate`). The features are form
and place and counts of general word classes; no text of the pages is kept. Lines of whole-page extraction count less,
as there are so many of them. Needs scikit-learn (not needed to run Rashomon).
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

from rashomon.clean.features import NAMES, measure
from rashomon.clean.lines import Piece
from rashomon.clean.signals import furniture, look
from rashomon.clean.zoning import is_prose
from rashomon.evaluation.boilerplate import is_held_out, read_lines, read_sites

TARGET = Path(__file__).parent.parent / "src" / "rashomon" / "clean" / "data" / "form.json"
WHOLE_PAGE_WEIGHT = 0.15
LEAST_FUNCTION_WORDS = 0.2  # pages below it are not English


def main(folder: Path) -> None:
    """Train on the lines in `folder` and write the weights."""
    sites = read_sites(folder / "gold.jsonl")
    rows, labels, weights = [], [], []
    for page in read_lines(folder / "lines.tsv"):
        if is_held_out(sites.get(page.page, page.page)):
            continue
        pieces = [Piece(0, len(text), text) for _, text in page.lines]
        signals = [look(piece.text) for piece in pieces]
        total = sum(s.words for s in signals) or 1
        if sum(s.function * s.words for s in signals) / total < LEAST_FUNCTION_WORDS:
            continue
        kinds = [furniture(piece.text, whole_line=True) for piece in pieces]
        prose = [i for i, piece in enumerate(pieces) if is_prose(piece, signals[i], kinds[i])]
        for features, (label, _) in zip(measure(pieces, signals, prose, kinds), page.lines, strict=True):
            if label != "mixed":
                rows.append(features)
                labels.append(label == "boilerplate")
                weights.append(WHOLE_PAGE_WEIGHT if page.extractor == "inscriptis" else 1.0)
    scaler = StandardScaler().fit(np.array(rows))
    model = LogisticRegression(C=0.3, max_iter=3000)
    model.fit(scaler.transform(np.array(rows)), labels, sample_weight=weights)
    scaled = model.coef_[0] / scaler.scale_
    bias = float(model.intercept_[0] - (scaled * scaler.mean_).sum())
    data = {
        "about": "logistic regression: is a line page furniture? written by training/train_boilerplate.py",
        "trained on": f"{len(rows)} lines of {len({s for s in sites.values() if not is_held_out(s)})} sites",
        "bias": round(bias, 5),
        "weights": {name: round(float(w), 5) for name, w in zip(NAMES, scaled, strict=True)},
    }
    TARGET.write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")
    print(f"wrote {TARGET} ({data['trained on']})")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
