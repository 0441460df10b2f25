"""The README's commands and Python lines, run on the example reports."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest

from rashomon.casework import OpenCase
from tests.whole.conftest import EXAMPLES, Run

README = (EXAMPLES.parent.parent / "README.md").read_text(encoding="utf-8")
COMMANDS = [
    shlex.split(line, comments=True)[1:] for line in README.splitlines() if line.startswith(".venv/bin/rashomon ")
]
NOT_RUN = ("desk", "account", "stories", "corpus", "case")  # the first ends when closed, the others run in other tests
PAGE = "<html><body><article><h1>Rail</h1><p>{}</p></article></body></html>"


@pytest.fixture
def place(tmp_path: Path, example_case: OpenCase, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("reports", "inbox"):
        shutil.copytree(EXAMPLES, tmp_path / name)
    example_case.write(tmp_path / "account")
    (tmp_path / "draft.txt").write_text("Xi Jinping visited Vietnam. China and Vietnam signed 37 agreements.")
    words = "Vietnam and China signed 36 agreements during the visit of President Xi Jinping, officials said."
    (tmp_path / "another-report.html").write_text(PAGE.format(words))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_every_command_of_the_readme_runs(rashomon: Run, place: Path) -> None:
    assert len(COMMANDS) >= 8
    for words in COMMANDS:
        if words[0] in NOT_RUN:
            words = [words[0], "--help"]
        done = rashomon(*words)
        assert done.returncode == 0, (words, done.stderr)
        assert "Traceback" not in done.stderr
    assert (place / "draft.html").is_file() and (place / "tables" / "claims.csv").is_file()


def test_the_claim_of_the_readme_is_told_wrong_with_its_detail(rashomon: Run, place: Path) -> None:
    (words,) = [words for words in COMMANDS if words[0] == "check" and "--draft" not in words]
    assert "37" in words[-1]
    shown = rashomon(*words).stdout
    assert shown.startswith("contradicted") and "claimed 37; reported 36" in shown


def test_the_python_lines_run(example_case: OpenCase, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (code,) = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    monkeypatch.setattr("rashomon.casework.account", lambda *paths: example_case)
    exec(compile(code, "README.md", "exec"), {})  # the README is ours


def test_every_link_leads_to_a_file() -> None:
    links = re.findall(r"\]\(((?!https?:)[^)#]+)", README)
    assert len(links) >= 4
    assert all((EXAMPLES.parent.parent / link).is_file() for link in links)
