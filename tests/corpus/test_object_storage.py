"""The whole way through a pile that lies in object storage, held against the same pile on disk.

The store is moto's emulation of S3, a program of its own in an environment of its own (requirements-s3.txt).
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from rashomon.corpus import Wanted, find_articles
from rashomon.corpus.layout import TABLES, Layout
from rashomon.corpus.place import list_files, read_table, write_bytes

from .conftest import SMALL, rows

BUCKET = "s3://pile"
_OWN = Path(sys.prefix) / "s3" / "bin"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """An S3 on this machine with one bucket, named in the environment as any other would be."""
    program = shutil.which("moto_server", path=os.pathsep.join([str(_OWN), os.environ.get("PATH", "")]))
    if program is None:
        pytest.skip("moto_server is not installed: make test puts it into .venv/s3 (requirements-s3.txt)")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    told = {
        "AWS_ENDPOINT_URL": address,
        "AWS_ACCESS_KEY_ID": "reader",
        "AWS_SECRET_ACCESS_KEY": "secret",
        "AWS_REGION": "us-east-1",
        "AWS_DEFAULT_REGION": "us-east-1",
        "AWS_EC2_METADATA_DISABLED": "true",
        "NO_PROXY": "127.0.0.1",
    }
    log = (tmp_path_factory.mktemp("s3") / "log").open("w")
    server = subprocess.Popen([program, "-H", "127.0.0.1", "-p", str(port)], stdout=log, stderr=log)
    with pytest.MonkeyPatch.context() as patch:
        for name, value in told.items():
            patch.setenv(name, value)
        try:
            _wait_for(port, server)
            urllib.request.urlopen(urllib.request.Request(f"{address}/pile", method="PUT"), timeout=60).close()
            yield
        finally:
            server.terminate()
            server.wait(timeout=60)
            log.close()


def _wait_for(port: int, server: subprocess.Popen[bytes]) -> None:
    for _ in range(600):
        assert server.poll() is None, "the S3 server ended"
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.2)
    raise AssertionError("the S3 server does not answer")


@pytest.fixture(scope="module")
def afar(store: None, pile: Path) -> str:
    """The tables of the pile, read from and written to the store, stopped after the cleaning and begun again."""
    for file in pile.rglob("*"):
        if file.is_file():
            write_bytes(f"{BUCKET}/in/{file.relative_to(pile).as_posix()}", file.read_bytes())
    for step in ("clean", "run"):
        command = [sys.executable, "-m", "rashomon", "corpus", step, f"{BUCKET}/in", f"{BUCKET}/out", "--quiet"]
        more = ["--partition", str(SMALL), "--workers", "1"]
        done = subprocess.run([*command, *more], capture_output=True, text=True, timeout=560)
        assert done.returncode == 0, done.stderr
    return f"{BUCKET}/out"


def test_the_same_tables_in_object_storage_as_on_disk(afar: str, pile: Path, tables: Path) -> None:
    layout = Layout(afar)
    for name in TABLES:
        found = [row for file in layout.tables(name) for row in read_table(file).to_pylist()]
        assert [_here(row, pile) for row in found] == rows(tables, name), name
        assert len(layout.tables(name)) == len(list((tables / name).glob("*.parquet")))
    assert rows(tables, "claims") and rows(tables, "lineage")


def _here(row: dict[str, object], pile: Path) -> dict[str, object]:
    """Return a row as if it had been read on disk."""
    return {**row, "path": str(row["path"]).replace(f"{BUCKET}/in", str(pile), 1)} if "path" in row else row


def test_nothing_lies_in_the_bucket_but_the_pile_and_its_tables(afar: str, pile: Path) -> None:
    shown = {file.removeprefix(f"{BUCKET}/").split("/")[1] for file, _ in list_files(BUCKET) if "/out/" in file}
    assert shown == set(TABLES)
    assert sum("/in/" in file for file, _ in list_files(BUCKET)) == sum(file.is_file() for file in pile.rglob("*"))


def test_articles_are_cut_out_of_a_pile_in_object_storage(afar: str, tables: Path) -> None:
    story = str(rows(tables, "story_articles")[0]["story"])
    for wanted in (Wanted(story=story), Wanted(query="reportedly")):
        found = [(a.id, a.text) for a in find_articles(afar, wanted)]
        assert found == [(a.id, a.text) for a in find_articles(str(tables), wanted)]
