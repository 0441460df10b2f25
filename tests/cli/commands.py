"""The command line, run in this process."""

from __future__ import annotations

import sys

import pytest

from rashomon.cli.main import run


def rashomon(monkeypatch: pytest.MonkeyPatch, *words: object) -> int:
    """Run a command and return its exit status."""
    monkeypatch.setattr(sys, "argv", ["rashomon", *map(str, words)])
    with pytest.raises(SystemExit) as end:
        run()
    return end.value.code if isinstance(end.value.code, int) else 0 if end.value.code is None else 1
