from __future__ import annotations

import gzip
import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rashomon.errors import MissingPathError
from rashomon.model import Article, Rejection
from rashomon.read import ReadLimits, expand, read_paths

TEXT = "The mayor of Ashby said on Monday that the bridge would be closed. Repairs cost 2 million pounds.\r\n\u00a0\n"


def read(*paths: Path, limits: ReadLimits | None = None) -> list[Article | Rejection]:
    return list(read_paths([str(path) for path in paths], limits=limits or ReadLimits()))


def one(path: Path, limits: ReadLimits | None = None) -> Article:
    (found,) = read(path, limits=limits)
    assert isinstance(found, Article), found
    return found


def reason(path: Path, limits: ReadLimits | None = None) -> str:
    (found,) = read(path, limits=limits)
    assert isinstance(found, Rejection), found
    assert "\n" not in found.reason
    return found.reason


def test_plain_text_is_the_file(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(b"\xef\xbb\xbf" + TEXT.encode())
    article = one(file)
    assert article.text == TEXT
    assert (article.path, article.format, article.encoding) == (str(file), "text", "utf-8")


def test_a_missing_path_stops_all_before_any_work(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    with pytest.raises(MissingPathError):
        read_paths([str(tmp_path / "a.txt"), str(tmp_path / "b.txt")])
    with pytest.raises(MissingPathError):
        expand(["\x00"])


def test_folders_are_walked_in_order_and_files_taken_once(tmp_path: Path) -> None:
    for name in ("b.txt", "sub/a.txt", "a.txt", ".hidden"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(TEXT + name)
    found = expand([str(tmp_path / "b.txt"), str(tmp_path), str(tmp_path / "sub")])
    assert [os.path.relpath(path, tmp_path) for path in found] == ["b.txt", "a.txt", "sub/a.txt"]


def test_copies_are_articles_of_their_own_and_ids_stay(tmp_path: Path) -> None:
    for name in ("x/a.txt", "y/a.txt", "b.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(TEXT)
    first = [article.id for article in read(tmp_path) if isinstance(article, Article)]
    assert len(set(first)) == 3
    assert first == [article.id for article in read(tmp_path) if isinstance(article, Article)]


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("a.txt", b"", "empty file"),
        ("a.txt", b" \r\n\t ", "empty file"),
        ("a.txt", b"Hello", "too little text"),
        ("a.txt", b"<div class='some words of markup'><a href='x'></a></div>" * 40 + b"word", "nothing but markup"),
        ("a.txt", b"12 34 " * 50, "no words"),
        ("a.txt", bytes(range(256)) * 10, "binary"),
        ("a.pdf", b"%PDF-1.4", "binary file (PDF)"),
        ("a.txt.gz", b"\x1f\x8bnonsense" * 9, "damaged gzip"),
        ("a.html", b"<html><body></body></html>", "no article"),
        ("a.html", b"<html><body>" + b"<div>" * 5000 + TEXT.encode(), "nested deeper"),
        ("a.html", b"<html><body>" + b"<br>" * 70_000 + TEXT.encode(), "more than 60,000 tags"),
        ("a.json", b'{"a": 1}', "no text in it"),
        ("a.json", b"{", "not JSON"),
        ("a.json", b"[" * 200_000, "not JSON"),
        ("a.csv", b"x,y\n1,2\n", "no text in it"),
        ("a.parquet", b"PAR1nothing", "damaged Parquet"),
        ("a.xml", b"<?xml version='1.0'?><note><to>you</to></note>", "no RSS or Atom"),
        ("a.warc", b"no archive at all", "WARC"),
    ],
)
def test_what_is_no_article_is_rejected_with_a_reason(tmp_path: Path, name: str, data: bytes, expected: str) -> None:
    file = tmp_path / name
    file.write_bytes(data)
    assert expected in reason(file)


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert reason(tmp_path / "pipe.txt") == "not a regular file"


def test_too_large_is_told_without_reading_it_all(tmp_path: Path) -> None:
    small = ReadLimits(document_bytes=1000, text_characters=500, text_lines=20)
    (tmp_path / "d.txt").write_text("word\n" * 30)
    assert "more than 20 lines" in reason(tmp_path / "d.txt", small)
    (tmp_path / "a.txt").write_text("word " * 300)
    (tmp_path / "b.txt").write_text("word " * 150)
    (tmp_path / "c.txt.gz").write_bytes(gzip.compress(b"word " * 1_000_000))
    assert "larger than" in reason(tmp_path / "a.txt", small)
    assert "longer than 500" in reason(tmp_path / "b.txt", small)
    assert "larger than" in reason(tmp_path / "c.txt.gz", small)


def test_a_half_downloaded_gzip_gives_what_is_there(tmp_path: Path) -> None:
    file = tmp_path / "a.txt.gz"
    packed = gzip.compress((TEXT * 30 + "".join(map(str, range(4000)))).encode())
    file.write_bytes(packed[: len(packed) - 300])
    assert one(file).text.startswith(TEXT)


def test_the_run_goes_on_after_a_bad_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("")
    (tmp_path / "b.txt").write_text(TEXT)
    assert [type(found).__name__ for found in read(tmp_path)] == ["Rejection", "Article"]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(data=st.binary(max_size=300), name=st.sampled_from(["a.txt", "a.html", "a.json", "a.jsonl", "a.csv", "a.xml"]))
def test_any_bytes_become_articles_or_rejections(tmp_path: Path, data: bytes, name: str) -> None:
    file = tmp_path / name
    file.write_bytes(data)
    for found in read(file):
        assert isinstance(found, Article | Rejection)
