"""The API held against its own OpenAPI description by schemathesis: bounded examples, the same each time."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from rashomon.desk import DeskSettings, make_app
from rashomon.desk.safety import page_token

schemathesis = pytest.importorskip("schemathesis", reason="schemathesis is not installed")
EXAMPLES = 8


def test_every_answer_is_as_described(built_case: Path, tmp_path: Path) -> None:
    file = tmp_path / "case.db"
    shutil.copyfile(built_case, file)
    options = DeskSettings(file, hosts=frozenset())
    described = schemathesis.openapi.from_asgi("/api/openapi.json", make_app(options))
    asked = 0
    for found in described.get_all_operations():
        operation = found.ok()

        @settings(
            max_examples=EXAMPLES,
            deadline=None,
            derandomize=True,
            database=None,
            phases=[Phase.explicit, Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @given(case=operation.as_strategy())
        def answers(case: Any) -> None:
            nonlocal asked
            asked += 1
            # What is described is what somebody with the token may ask; without it every write is refused.
            case.headers = {**(case.headers or {}), "x-desk-token": page_token(options)}
            case.call_and_validate()

        answers()
    assert asked >= 20
