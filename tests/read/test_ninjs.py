"""ninjs of versions 1, 2 and 3, packages, pictures and what is withdrawn."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from rashomon.model import Article, Rejection
from rashomon.read import read_paths

TEXT = "The ferry ran aground off Marrow Point on Monday with 212 people aboard, the coastguard said."
ONE: dict[str, Any] = {
    "uri": "https://post.example/ferry", "type": "text", "versioncreated": "2024-03-05T09:00:00Z", "language": "en-GB",
    "headline": "Ferry aground", "byline": "Ann Lee", "body_xhtml": f"<p>{TEXT}</p>", "copyrightholder": "Harbour Post",
    "subject": [{"name": "shipping", "rel": "about"}],
}  # fmt: skip
TWO: dict[str, Any] = {
    "uri": "urn:newsml:post.example:1", "standard": {"name": "ninjs", "version": "2.1"}, "type": "text",
    "firstcreated": "2024-03-04T18:00:00Z", "versioncreated": "2024-03-05T09:00:00Z", "by": "Ann Lee",
    "headlines": [{"role": "subtitle", "value": "Nine hurt"}, {"role": "main", "value": "Ferry aground"}],
    "bodies": [
        {"role": "summary", "contenttype": "text/plain", "value": "A ferry."},
        {"role": "main", "contenttype": "text/html", "value": f"<p>{TEXT}</p><p>More.</p>"},
        {"role": "main", "contenttype": "text/plain", "value": f"  {TEXT} <p> stays\n"},
    ],
    "infosources": [
        {"name": "Coastline News", "role": "http://cv.iptc.org/newscodes/contentprodpartyrole/originfo"},
        {"name": "Harbour Post", "role": "http://cv.iptc.org/newscodes/contentprodpartyrole/publisher"},
    ],
}  # fmt: skip
PICTURE = {"uri": "urn:x:2", "type": "picture", "versioncreated": "2024-03-05T09:00:00Z", "headline": "A ferry"}


def read(folder: Path, *items: Any, name: str = "a.json") -> list[Article | Rejection]:
    content = items[0] if len(items) == 1 else list(items)
    (folder / name).write_text(json.dumps(content), encoding="utf-8")
    return list(read_paths([str(folder / name)]))


def test_version_1(tmp_path: Path) -> None:
    (found,) = read(tmp_path, ONE)
    assert isinstance(found, Article)
    given = found.given
    assert (found.format, found.text) == ("ninjs", TEXT)
    assert (given.title, given.byline, given.outlet) == ("Ferry aground", "Ann Lee", "Harbour Post")
    assert (given.published, given.language, given.url) == ("2024-03-05", "en", "https://post.example/ferry")


def test_version_2_takes_the_plain_main_body_to_the_character(tmp_path: Path) -> None:
    (found,) = read(tmp_path, TWO)
    assert isinstance(found, Article)
    assert found.text == f"  {TEXT} <p> stays\n"
    given = found.given
    assert (given.title, given.byline, given.outlet) == ("Ferry aground", "Ann Lee", "Harbour Post")
    assert (given.published, given.url) == ("2024-03-04", None)


@pytest.mark.parametrize("associations", [[{**ONE, "name": "b"}, PICTURE], {"b": ONE, "c": PICTURE}])
def test_a_package_gives_its_texts(tmp_path: Path, associations: object) -> None:
    package = {"uri": "urn:x:3", "type": "composite", "versioncreated": "2024-03-05", "associations": associations}
    (found,) = read(tmp_path, package)
    assert isinstance(found, Article)
    assert (found.record, found.text) == ("association 1", TEXT)


def test_lists_and_lines(tmp_path: Path) -> None:
    assert [isinstance(found, Article) for found in read(tmp_path, ONE, TWO, PICTURE)] == [True, True, False]
    (tmp_path / "a.jsonl").write_text(f"{json.dumps(ONE)}\n{json.dumps(TWO)}\n")
    assert [a.format for a in read_paths([str(tmp_path / "a.jsonl")]) if isinstance(a, Article)] == ["ninjs", "ninjs"]


def test_what_is_no_article_says_why(tmp_path: Path) -> None:
    (picture,) = read(tmp_path, PICTURE)
    assert isinstance(picture, Rejection) and picture.reason == "no text in it (a ninjs picture)"
    (gone,) = read(tmp_path, {**ONE, "pubstatus": "canceled"})
    assert isinstance(gone, Rejection) and "withdrawn" in gone.reason


@pytest.mark.parametrize(
    "odd",
    [
        {"bodies": "x"}, {"bodies": [1, None, {"value": 3}]}, {"headlines": {"value": TEXT}}, {"altids": [{"role": 1}]},
        {"associations": [[], 1]}, {"infosources": "x"}, {"type": ["text"]}, {"standard": []}, {"firstcreated": {}},
    ],
)  # fmt: skip
def test_odd_fields_do_no_harm(tmp_path: Path, odd: dict[str, Any]) -> None:
    (found,) = read(tmp_path, {**ONE, **odd})
    assert isinstance(found, Article) and found.text == TEXT


def test_a_table_with_such_a_column_stays_a_table(tmp_path: Path) -> None:
    (found,) = read(tmp_path, {"title": "H", "body_text": TEXT, "source": "Harbour Post", "date": "2024-03-04"})
    assert isinstance(found, Article)
    assert (found.format, found.given.outlet, found.given.published) == ("jsonl", "Harbour Post", "2024-03-04")
