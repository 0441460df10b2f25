"""The APIs held against their own OpenAPI descriptions by schemathesis: bounded examples, the same each time."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from hypothesis import HealthCheck, Phase, given, settings

from rashomon.desk import DeskSettings, make_app, make_pile_app
from rashomon.desk.safety import page_token

schemathesis = pytest.importorskip("schemathesis", reason="schemathesis is not installed")
EXAMPLES = 8


def test_every_answer_of_a_case_is_as_described(own_case: Path) -> None:
    options = DeskSettings(own_case, hosts=frozenset())
    assert asked_of(make_app(options), options) >= 20


def test_every_answer_of_a_pile_is_as_described(own_pile: Path) -> None:
    options = DeskSettings(own_pile, hosts=frozenset())
    assert asked_of(make_pile_app(options), options) >= 7


def asked_of(app: FastAPI, options: DeskSettings) -> int:
    """Ask everything that an application describes, and return how often it was asked."""
    described = schemathesis.openapi.from_asgi("/api/openapi.json", app)
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
    return asked
