"""A case for the desk, built once from the example reports; tests that write get a copy of its file."""

from __future__ import annotations

import shutil
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import uvicorn
from fastapi import FastAPI
from fastapi.testclient import TestClient

from rashomon.casework import account
from rashomon.desk import DeskSettings, make_app, make_pile_app
from rashomon.storywork import sort_pile

STORM = """Storm closes the harbour at Northgate

NORTHGATE, May 3, 2031 — A storm closed the harbour at Northgate on Saturday, the port office said. Four ferries stayed
in port.
"""
STORM_TOO = """Ferries stay in as storm hits Northgate harbour

NORTHGATE, May 3, 2031 — Four ferries stayed in port at Northgate after a storm closed the harbour, officials said.
"""
TRIAL = """Baker found guilty of fraud

DELTA CITY, June 20, 2031 — A jury found the baker John Holt guilty of fraud on Friday. He will be sentenced in July.
"""
EXAMPLES = Path(__file__).resolve().parent.parent.parent / "examples" / "reports"


@pytest.fixture(scope="session")
def built_case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("desk") / "case.db"
    account(EXAMPLES).save(file)
    return file


@pytest.fixture
def own_case(built_case: Path, tmp_path: Path) -> Path:
    file = tmp_path / "case.db"
    shutil.copyfile(built_case, file)
    return file


@pytest.fixture(scope="session")
def reader(built_case: Path) -> Iterator[TestClient]:
    with TestClient(make_app(DeskSettings(built_case)), base_url="http://127.0.0.1") as client:
        yield client


@pytest.fixture
def writer(own_case: Path) -> Iterator[TestClient]:
    with TestClient(make_app(DeskSettings(own_case)), base_url="http://127.0.0.1") as client:
        client.headers["x-desk-token"] = client.get("/api/v1/token").json()["token"]
        yield client


@pytest.fixture(scope="session")
def built_pile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three reports sorted into two stories."""
    source, out = tmp_path_factory.mktemp("in"), tmp_path_factory.mktemp("pile")
    for name, text in (("storm", STORM), ("ferries", STORM_TOO), ("trial", TRIAL)):
        (source / f"{name}.txt").write_text(text, encoding="utf-8")
    sort_pile([str(source)], out)
    return out


@pytest.fixture
def own_pile(built_pile: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(built_pile, tmp_path / "pile"))


@pytest.fixture
def pile(own_pile: Path) -> Iterator[TestClient]:
    with TestClient(make_pile_app(DeskSettings(own_pile)), base_url="http://127.0.0.1") as client:
        client.headers["x-desk-token"] = client.get("/api/v1/token").json()["token"]
        yield client


@contextmanager
def served(app: FastAPI) -> Iterator[str]:
    """Run an application in this process, and give its address."""
    listening = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning"))
    thread = threading.Thread(target=lambda: server.run(sockets=[listening]), daemon=True)
    thread.start()
    deadline = time.monotonic() + 120
    while not server.started and time.monotonic() < deadline:
        time.sleep(0.05)
    yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    server.should_exit = True
    thread.join(20)


@pytest.fixture
def desk(own_case: Path) -> Iterator[str]:
    """The address of a desk that runs in this process."""
    with served(make_app(DeskSettings(own_case))) as address:
        yield address
