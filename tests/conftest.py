"""What all tests share."""

from __future__ import annotations

import os
from pathlib import Path

import pytest


def shared_folder() -> Path | None:
    """Return the folder with seeds and data: RASHOMON_SHARED, or `shared` beside the checkout."""
    named = os.environ.get("RASHOMON_SHARED")
    folder = Path(named) if named else Path(__file__).resolve().parent.parent.parent / "shared"
    return folder if (folder / "data").is_dir() else None


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with seeds and data; a test that asks for it is skipped, with the reason shown, where it is absent."""
    folder = shared_folder()
    if folder is None:
        pytest.skip("seeds and data are not here (set RASHOMON_SHARED, or put the folder `shared` beside the checkout)")
    return folder


def pytest_report_header() -> str:
    folder = shared_folder()
    return "seeds and data: " + ("found" if folder else "ABSENT, the tests on real reports are skipped")
