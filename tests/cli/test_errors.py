"""What a person sees when something is wrong: one line that says what and how to mend it, and a status."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from rashomon.cli import terminal
from rashomon.errors import NothingReadError, SettingError
from rashomon.store.sqlite import SqliteCase
from tests.cli.commands import rashomon
from tests.store.cases import case, reading


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    file = tmp_path / "account" / "case.db"
    file.parent.mkdir()
    with SqliteCase(file, create=True) as store:
        store.save(case(reading("art-1", "The ferry ran aground off the point. " * 30)))
    return file


def one_line(capsys: pytest.CaptureFixture[str]) -> str:
    shown = capsys.readouterr().err
    assert shown.startswith("rashomon: ") and shown.count("\n") == 1 and "Traceback" not in shown
    return shown


COMMANDS = [
    ["show", "{}", "statements"], ["search", "{}", "ferry"], ["check", "{}", "A ferry sank."],
    ["export", "{}", "--to", "csv", "-o", "out"], ["account", "{}", "-o", "out"],
]  # fmt: skip


def with_case(words: list[str], file: Path) -> list[str]:
    return [word.format(file) for word in words]


@pytest.mark.parametrize("words", COMMANDS[:4], ids=lambda w: w[0])
def test_no_case_there(
    words: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert rashomon(monkeypatch, *with_case(words, tmp_path / "none")) != 0
    assert "There is no case at" in one_line(capsys)


@pytest.mark.parametrize("words", COMMANDS, ids=lambda w: w[0])
def test_truncated_case(
    words: list[str], saved: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    saved.write_bytes(saved.read_bytes()[: saved.stat().st_size // 2])
    assert rashomon(monkeypatch, *with_case(words, saved)) == 1
    assert str(saved) in one_line(capsys)


@pytest.mark.parametrize("words", COMMANDS, ids=lambda w: w[0])
def test_case_of_another_version(
    words: list[str], saved: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with sqlite3.connect(saved) as connection:
        connection.execute("UPDATE facts SET value = '99' WHERE name = 'format'")
    assert rashomon(monkeypatch, *with_case(words, saved)) == 1
    assert "has format 99" in one_line(capsys)


@pytest.mark.parametrize(
    ("out", "says"),
    [("file", "is a file, not a folder"), ("file/x", "a part of it is a file"), ("folder", "is a folder, not a file")],
)
def test_places_that_cannot_be_written(
    out: str,
    says: str,
    saved: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (tmp_path / "file").write_text("x")
    (tmp_path / "folder" / "entities.ftm.json").mkdir(parents=True)
    kind = "csv" if out.startswith("file") else "ftm"
    assert rashomon(monkeypatch, "export", saved, "--to", kind, "-o", tmp_path / out) == 1
    assert says in one_line(capsys)
    assert (tmp_path / "file").read_text() == "x"


def test_full_disk_leaves_nothing_behind(
    saved: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    if not Path("/dev/full").is_char_device():
        pytest.skip("there is no /dev/full here")
    assert rashomon(monkeypatch, "export", saved, "--to", "ftm", "-o", "/dev/full") == 1
    assert "No space left" in one_line(capsys)
    assert Path("/dev/full").is_char_device()


def test_a_name_with_control_characters_is_shown_harmless(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert rashomon(monkeypatch, "show", tmp_path / "a\x1b[31m\n[bold]b", "statements") != 0
    shown = one_line(capsys)
    assert "\x1b" not in shown and "[bold]b" in shown


def test_a_fault_of_the_program_is_one_line_too(capsys: pytest.CaptureFixture[str]) -> None:
    def broken() -> None:
        raise KeyError("clm-1")

    assert terminal.guarded(broken, debug=False) == 1
    assert "a fault in the program (KeyError: 'clm-1')" in one_line(capsys)
    with pytest.raises(KeyError):
        terminal.guarded(broken, debug=True)


def test_nothing_read_says_why() -> None:
    shown = str(NothingReadError(3, "a.txt: empty file"))
    assert "3 rejected: a.txt: empty file, and 2 more" in shown
    assert "rejected)" in str(NothingReadError(1))


def test_a_missing_setting_is_called_missing() -> None:
    assert str(SettingError("--out", None)) == "The setting --out is missing."
    assert str(SettingError("workers", 0)) == "The setting workers cannot be 0."


def test_a_place_of_somebody_else_is_said_to_be(capsys: pytest.CaptureFixture[str]) -> None:
    def refused() -> None:
        raise PermissionError(13, "Permission denied", "account/case.db")

    assert terminal.guarded(refused, debug=False) == 1
    assert "'account/case.db' may not be read or written" in one_line(capsys)


@pytest.mark.parametrize(("content", "said"), [("no JSON\n", "cannot be read"), ('{"a": 1}\n', "no coded events")])
def test_labelled_data_that_are_none(
    content: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "labelled.jsonl"
    file.write_text(content, encoding="utf-8")
    assert rashomon(monkeypatch, "eval", "events", file) != 0
    assert said in one_line(capsys)
