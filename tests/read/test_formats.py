from __future__ import annotations

import csv
import gzip
import io
import json
from pathlib import Path

import pytest

from rashomon.model import Article, Rejection
from rashomon.read import ReadLimits, read_paths

TEXT = "The mayor of Ashby said on Monday that the bridge would be closed. Repairs cost 2 million pounds."


def articles(path: Path) -> list[Article]:
    return [found for found in read_paths([str(path)]) if isinstance(found, Article)]


def rejections(path: Path) -> list[Rejection]:
    return [found for found in read_paths([str(path)]) if isinstance(found, Rejection)]


def page(title: str) -> str:
    body = "".join(f"<p>{TEXT} Paragraph {i} of the report.</p>" for i in range(6))
    return (
        f'<!doctype html><html lang="en"><head><title>{title}</title>'
        '<meta property="og:site_name" content="The Quay"/>'
        '<meta property="article:published_time" content="2024-03-04T08:00:00+00:00"/></head>'
        f"<body><nav><a href='/'>Home</a></nav><article><h1>{title}</h1>{body}</article></body></html>"
    )


def test_html_with_its_metadata(tmp_path: Path) -> None:
    for name in ("a.html", "saved.txt", "b.html.gz"):
        data = page("Bridge closed for repairs").encode()
        (tmp_path / name).write_bytes(gzip.compress(data) if name.endswith("gz") else data)
        (article,) = articles(tmp_path / name)
        assert article.format == "html"
        assert TEXT in article.text and "Home" not in article.text
        assert article.given.title == "Bridge closed for repairs"
        given = article.given
        assert (given.outlet, given.published, given.language) == ("The Quay", "2024-03-04", "en")


def test_markdown_is_kept_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(f"# Bridge closed\n\n*{TEXT}*\n")
    (article,) = articles(tmp_path / "a.md")
    assert article.text == f"# Bridge closed\n\n*{TEXT}*\n"


def test_jsonl_one_article_a_line(tmp_path: Path) -> None:
    rows = [
        json.dumps({"text": TEXT, "title": "T", "url": "http://quay.example/a", "date": "2024-03-04"}),
        "{broken",
        "[1]",
        json.dumps({"body": f"<p>{TEXT}</p><p>Second &amp; last.</p>"}),
        json.dumps({"text": "lone \ud800 surrogate " + TEXT}),
    ]
    (tmp_path / "a.jsonl").write_text("\n".join(rows))
    found = articles(tmp_path / "a.jsonl")
    assert [article.record for article in found] == ["line 1", "line 4", "line 5"]
    assert found[0].given.url == "http://quay.example/a"
    assert found[1].text == f"{TEXT}\n\nSecond & last."
    found[2].text.encode("utf-8")
    assert [bad.path.split("#")[1] for bad in rejections(tmp_path / "a.jsonl")] == ["line 2", "line 3"]


def test_json_of_one_article_and_of_many(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps({"headline": "H", "body_text": TEXT, "versioncreated": "2024-03-04"}))
    (tmp_path / "b.json").write_text(json.dumps({"articles": [{"content": TEXT}, {"content": TEXT + " More."}]}))
    (ninjs,) = articles(tmp_path / "a.json")
    assert (ninjs.format, ninjs.given.title, ninjs.given.published) == ("ninjs", "H", "2024-03-04")
    assert len(articles(tmp_path / "b.json")) == 2


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_tables_with_any_separator(tmp_path: Path, separator: str) -> None:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=separator)
    writer.writerows([["Nr", "Title", "Text", "Date", "Outlet"], [1, "T", TEXT + "\nNext line.", "2024-03-04", "Q"]])
    (tmp_path / "a.csv").write_bytes(out.getvalue().encode("utf-8-sig"))
    (article,) = articles(tmp_path / "a.csv")
    assert article.record == "row 1" and article.text.endswith("\nNext line.")
    assert (article.given.title, article.given.published, article.given.outlet) == ("T", "2024-03-04", "Q")


def test_parquet(tmp_path: Path) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    table = pa.table({"text": [TEXT, None], "date": ["2024-03-04", None], "x": [b"a", b"b"]})
    pq.write_table(table, tmp_path / "a.parquet")
    (article,) = articles(tmp_path / "a.parquet")
    assert (article.text, article.given.published) == (TEXT, "2024-03-04")
    assert len(rejections(tmp_path / "a.parquet")) == 1


@pytest.mark.parametrize("name", ["a.rss", "a.xml", "feed"])
def test_feeds(tmp_path: Path, name: str) -> None:
    item = (
        f"<item><title>T</title><link>http://quay.example/1</link><pubDate>Mon, 04 Mar 2024 09:00:00 GMT</pubDate>"
        f"<description>&lt;p&gt;{TEXT}&lt;/p&gt;&lt;p&gt;End.&lt;/p&gt;</description></item>"
    )
    (tmp_path / name).write_text(
        f'<?xml version="1.0"?><rss version="2.0"><channel><title>The Quay</title>{item}</channel></rss>'
    )
    (article,) = articles(tmp_path / name)
    assert article.text == f"{TEXT}\n\nEnd."
    assert (article.given.outlet, article.given.published, article.record) == ("The Quay", "2024-03-04", "entry 1")


def test_an_entity_bomb_stays_small(tmp_path: Path) -> None:
    entities = "".join(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">' for i in range(1, 10))
    (tmp_path / "a.xml").write_text(
        f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a0 "lol">{entities}]><rss version="2.0"><channel>'
        "<item><title>x</title><description>&a9;</description></item></channel></rss>"
    )
    assert articles(tmp_path / "a.xml") == []


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
def test_web_archives(tmp_path: Path, name: str) -> None:
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    with (tmp_path / name).open("wb") as file:
        writer = WARCWriter(file, gzip=name.endswith("gz"))
        for url, kind, body, status in [
            ("http://quay.example/a", "text/html; charset=utf-8", page("Bridge closed"), "200 OK"),
            ("http://quay.example/b", "image/png", "x", "200 OK"),
            ("http://quay.example/c", "text/html", "<p>gone</p>", "404 Not Found"),
        ]:
            headers = StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.0")
            payload = io.BytesIO(body.encode())
            writer.write_record(writer.create_warc_record(url, "response", payload=payload, http_headers=headers))
    (article,) = articles(tmp_path / name)
    assert article.given.url == "http://quay.example/a" and TEXT in article.text
    assert ["404" in bad.reason or "no pages" in bad.reason for bad in rejections(tmp_path / name)] == [True, True]


def test_an_archive_that_unpacks_without_end_is_given_up(tmp_path: Path) -> None:
    (tmp_path / "a.warc.gz").write_bytes(gzip.compress(b"\0" * 30_000_000))
    limits = ReadLimits(collection_bytes=1_000_000)
    (bad,) = read_paths([str(tmp_path / "a.warc.gz")], limits=limits)
    assert isinstance(bad, Rejection)
    assert "larger than" in bad.reason


def test_records_are_bounded(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text("\n".join(json.dumps({"text": f"{TEXT} {i}"}) for i in range(5)))
    found = list(read_paths([str(tmp_path / "a.jsonl")], limits=ReadLimits(records=3)))
    assert [type(item).__name__ for item in found] == ["Article"] * 3 + ["Rejection"]
    long = list(read_paths([str(tmp_path / "a.jsonl")], limits=ReadLimits(record_bytes=50)))
    assert [type(item).__name__ for item in long] == ["Rejection"]
