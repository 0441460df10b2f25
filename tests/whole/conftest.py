"""Runs of the whole program, each made once."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from rashomon.casework import OpenCase, account

EXAMPLES = Path(__file__).resolve().parent.parent.parent / "examples" / "reports"
Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(scope="session")
def rashomon() -> Run:
    """Run the command line; returns the finished process."""

    def run(*arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "rashomon", *map(str, arguments)]
        return subprocess.run(
            command, capture_output=True, text=True, timeout=300, check=False, env={**os.environ, **environment}
        )

    return run


@pytest.fixture(scope="session")
def example_case() -> OpenCase:
    return account(EXAMPLES)


@pytest.fixture(scope="session")
def seed_case(shared: Path) -> OpenCase:
    return account(shared / "seeds")
