"""What the pipeline writes fits the published schema."""

from __future__ import annotations

import json
from pathlib import Path

from jsonschema import Draft202012Validator

from rashomon.casework import OpenCase
from rashomon.tell import to_json

SCHEMA = Path(__file__).resolve().parent.parent.parent / "docs" / "account.schema.json"


def test_the_examples_account_fits_the_schema(example_case: OpenCase) -> None:
    account = json.loads(to_json(example_case.account))
    Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8"))).validate(account)
    texts = {a["id"]: a["text"] for a in account["articles"]}
    for claim in account["claims"]:
        assert texts[claim["article"]][claim["start"] : claim["end"]].strip()


def test_the_seeds_account_fits_the_schema(seed_case: OpenCase) -> None:
    account = json.loads(to_json(seed_case.account))
    Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8"))).validate(account)
