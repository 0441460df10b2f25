import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from rashomon.tell import build_account, to_json
from tests.tell.harbour import harbour

SCHEMA = json.loads((Path(__file__).parents[2] / "docs" / "account.schema.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def data() -> dict[str, Any]:
    return json.loads(to_json(build_account(harbour())))


def test_holds_against_the_schema(data: dict[str, Any]) -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    jsonschema.Draft202012Validator(SCHEMA).validate(data)


def test_same_account_same_bytes() -> None:
    assert to_json(build_account(harbour())) == to_json(build_account(harbour()))
