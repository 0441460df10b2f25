from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pyarrow as pa
import pytest

from rashomon.corpus import CorpusSettings, engine
from rashomon.corpus.engine import start_engine
from rashomon.corpus.grouping import units_of
from rashomon.corpus.layout import Layout
from rashomon.corpus.place import list_files, names_in, read_bytes, read_table, remove, write_bytes, write_table
from rashomon.corpus.reading import input_files, jobs, open_step
from rashomon.errors import CorpusError, EngineMissingError, MissingPathError, SettingError


@pytest.mark.parametrize("address", [str, Path.as_uri], ids=["path", "address"])
def test_what_is_written_is_read(tmp_path: Path, address) -> None:  # type: ignore[no-untyped-def]
    root = address(tmp_path)
    write_bytes(f"{root}/a/b.json", b"{}")
    write_table(f"{root}/a/t.parquet", pa.table({"x": [1, 2]}))
    write_bytes(f"{root}/_hidden/c", b"c")
    assert read_bytes(f"{root}/a/b.json") == b"{}"
    assert read_table(f"{root}/a/t.parquet")["x"].to_pylist() == [1, 2]
    assert [name.removeprefix(root) for name, _ in list_files(root)] == ["/a/b.json", "/a/t.parquet"]
    assert names_in(f"{root}/a", ".parquet") == ["t.parquet"]
    assert names_in(f"{root}/nothing", ".parquet") == []
    remove(f"{root}/a")
    with pytest.raises(MissingPathError):
        list_files(f"{root}/a")


def test_a_file_that_cannot_be_finished_is_not_there(tmp_path: Path) -> None:
    (tmp_path / "old").write_bytes(b"old")
    with pytest.raises(TypeError):
        write_bytes(str(tmp_path / "old"), "no bytes")  # type: ignore[arg-type]
    assert [f.name for f in tmp_path.iterdir()] == ["old"]
    assert (tmp_path / "old").read_bytes() == b"old"


def test_an_address_is_read_as_a_path_is(pile: Path, tmp_path: Path) -> None:
    ids = []
    for number, place in enumerate((str(pile), pile.as_uri())):
        layout = Layout(str(tmp_path / str(number)))
        for job in jobs(input_files(place, layout), layout.root, 10):
            open_step()(job)
        tables = [read_table(file) for file, _ in list_files(layout.work("raw"))]
        ids.append(sorted(name for table in tables for name in table["id"].to_pylist()))
        assert all(path.startswith(place) for table in tables for path in table["path"].to_pylist())
    assert ids[0] == ids[1]


def test_a_place_of_no_known_kind(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="cannot be opened"):
        list_files("nowhere://at/all")


@pytest.mark.parametrize("wrong", [{"partition": 0}, {"workers": 0}, {"on": "spark"}, {"by": "week"}])
def test_settings_that_make_no_sense(wrong: dict[str, object]) -> None:
    with pytest.raises(SettingError):
        CorpusSettings(**wrong)  # type: ignore[arg-type]


def test_units_hold_whole_groups() -> None:
    groups = [["a", "b"], ["c"], ["d", "e", "f"], [f"g{n}" for n in range(7)], ["h"]]
    rows = units_of(groups, 3)
    found: dict[str, list[str]] = {}
    for row in rows:
        found.setdefault(row["unit"], []).append(row["id"])
    assert [row["id"] for row in rows] == [article for group in groups for article in group]
    assert list(found.values()) == [
        ["a", "b", "c"], ["d", "e", "f"], ["g0", "g1", "g2"], ["g3", "g4", "g5"], ["g6", "h"],
    ]  # fmt: skip
    assert max(len(members) for members in found.values()) <= 3


def test_without_the_engine_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "daft", None)
    with pytest.raises(EngineMissingError, match=r"pip install 'rashomon\[corpus\]'"):
        start_engine(CorpusSettings())


def test_no_module_of_a_pile_names_the_engine_at_its_head() -> None:
    import ast

    for file in (Path(__file__).resolve().parent.parent.parent / "src" / "rashomon" / "corpus").glob("*.py"):
        for node in ast.parse(file.read_text(encoding="utf-8")).body:
            names = [a.name for a in node.names] if isinstance(node, ast.Import) else [getattr(node, "module", "")]
            assert not {str(name).split(".")[0] for name in names} & {"daft", "ray", "pyarrow"}


def test_the_steps_before_annotate_do_without_the_whole_program() -> None:
    """Every worker of every step opens its own modules: the whole of them take a second of processor."""
    asked = "import sys, rashomon.corpus.run; print({'rashomon.pipeline', 'rashomon.align'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


def test_a_cluster_that_does_not_start_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    ray = pytest.importorskip("ray", reason="ray is not installed (pip install -r requirements-corpus.txt)")

    def failing(**_: object) -> None:
        raise RuntimeError("The current node timed out during startup.")

    monkeypatch.setattr(ray, "init", failing)
    with pytest.raises(CorpusError, match=r"not be reached or started: The current node timed out during startup\."):
        start_engine(CorpusSettings(on="ray"))


def test_ray_on_a_busy_machine_is_waited_for_and_started_again(monkeypatch: pytest.MonkeyPatch) -> None:
    ray = pytest.importorskip("ray", reason="ray is not installed (pip install -r requirements-corpus.txt)")
    waits: list[dict[str, str]] = []
    chosen: list[str] = []

    def starting(**_: object) -> None:
        waits.append({name: value for name, value in os.environ.items() if name.startswith("RAY_")})
        if len(waits) < 3:
            raise RuntimeError("The current node timed out during startup.")

    monkeypatch.setattr(ray, "init", starting)
    monkeypatch.setattr(ray, "is_initialized", lambda: False)
    monkeypatch.setattr(engine, "_choose", lambda daft, runner, choose: chosen.append(runner))
    monkeypatch.setenv("RAY_gcs_rpc_server_reconnect_timeout_s", "7")  # who says so knows better
    monkeypatch.delenv("RAY_worker_register_timeout_seconds", raising=False)
    assert start_engine(CorpusSettings(on="ray", workers=2)).on_ray
    assert chosen == ["ray"]
    assert len(waits) == 3
    assert int(waits[0]["RAY_worker_register_timeout_seconds"]) >= 300
    assert waits[0]["RAY_gcs_rpc_server_reconnect_timeout_s"] == "7"


def test_a_cluster_elsewhere_is_tried_once(monkeypatch: pytest.MonkeyPatch) -> None:
    ray = pytest.importorskip("ray", reason="ray is not installed (pip install -r requirements-corpus.txt)")
    asked: list[dict[str, object]] = []

    def failing(**given: object) -> None:
        asked.append(given)
        raise ConnectionError("nobody answers")

    monkeypatch.setattr(ray, "init", failing)
    with pytest.raises(CorpusError, match="nobody answers"):
        start_engine(CorpusSettings(on="ray://127.0.0.1:1"))
    assert [(given["address"], "num_cpus" in given) for given in asked] == [("ray://127.0.0.1:1", False)]
