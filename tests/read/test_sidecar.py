from __future__ import annotations

import json
from pathlib import Path

import pytest

from rashomon.model import Article, Rejection
from rashomon.read import read_paths

TEXT = "The mayor opened the harbour bridge on Monday. The city said that it cost 48 million dollars.\n"


def read(folder: Path) -> list[Article | Rejection]:
    return list(read_paths([str(folder)]))


def test_metadata_beside_the_file_fills_what_is_open(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    record = {"file": "a.txt", "outlet": "Port Gazette", "date": "2024-03-04", "url": "http://x.y/z"}
    (tmp_path / "meta.json").write_text(json.dumps({"reports": [record]}), "utf-8")
    (article,) = read(tmp_path)
    assert isinstance(article, Article)
    assert (article.given.outlet, article.given.published, article.given.url) == (
        "Port Gazette", "2024-03-04", "http://x.y/z",
    )  # fmt: skip
    assert article.text == TEXT


def test_a_list_at_the_top_and_other_names_work(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    listed = json.dumps([{"filename": "in/a.txt", "publisher": "Port Gazette"}])
    (tmp_path / "metadata.json").write_text(listed, "utf-8")
    (article,) = read(tmp_path)
    assert isinstance(article, Article) and article.given.outlet == "Port Gazette"


@pytest.mark.parametrize(
    "content", ["", "{", "[]", "[1]", '{"a": 1}', "[" * 100_000, '{"reports": [{"date": "2024"}]}']
)
def test_other_files_of_that_name_change_nothing(tmp_path: Path, content: str) -> None:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    (tmp_path / "meta.json").write_text(content, "utf-8")
    articles = [a for a in read(tmp_path) if isinstance(a, Article)]
    assert [a.given.outlet for a in articles] == [None]
    assert len(read(tmp_path)) == 2, "a file that is no metadata is rejected with a reason, not dropped"
