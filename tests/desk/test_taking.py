from __future__ import annotations

import csv
import io
import json
import zipfile

import pyarrow.parquet
import pytest
from fastapi.testclient import TestClient

from rashomon.desk.shelf import Shown
from rashomon.export import FORMATS
from rashomon.tell import to_html, to_json, to_markdown


def state(client: TestClient) -> Shown:
    return client.app.state.shelf.current()  # type: ignore[attr-defined]


def test_the_files_are_those_of_the_command_line(reader: TestClient) -> None:
    account = state(reader).account
    for name, content in (
        ("account.html", to_html(account)),
        ("account.md", to_markdown(account)),
        ("account.json", to_json(account)),
    ):
        answer = reader.get(f"/take/{name}")
        assert answer.content.decode("utf-8") == content
        assert f'filename="{name}"' in answer.headers["content-disposition"]


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_can_be_taken_and_is_the_same_each_time(reader: TestClient, name: str) -> None:
    answer = reader.get(f"/take/as/{name}")
    assert answer.status_code == 200
    assert answer.content
    assert reader.get(f"/take/as/{name}").content == answer.content


def test_tables_and_annotations_hold_the_case(reader: TestClient) -> None:
    account = state(reader).account
    with zipfile.ZipFile(io.BytesIO(reader.get("/take/as/csv").content)) as archive:
        rows = list(csv.DictReader(io.StringIO(archive.read("statements.csv").decode("utf-8-sig"))))
    assert len(rows) == len(account.statements)
    with zipfile.ZipFile(io.BytesIO(reader.get("/take/as/parquet").content)) as archive:
        table = pyarrow.parquet.read_table(io.BytesIO(archive.read("statements.parquet")))
    assert table.num_rows == len(account.statements)
    annotations = json.loads(reader.get("/take/as/web-annotation").content)
    selectors = json.dumps(annotations)
    assert "TextQuoteSelector" in selectors
    assert "TextPositionSelector" in selectors


def test_the_page_for_paper_has_every_statement(reader: TestClient) -> None:
    shown = state(reader)
    html = reader.get("/print").text
    assert html.count('<li value="') == len(shown.account.statements)


def test_what_is_not_there_cannot_be_taken(reader: TestClient) -> None:
    for address in ("/take/case.db", "/take/..%2Fcase.db", "/take/as/none", "/take/as/..%2Fx"):
        assert reader.get(address).status_code == 404
