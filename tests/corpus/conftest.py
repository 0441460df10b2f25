"""A pile in own words: the example reports, near-duplicates of two of them, and what cannot be read."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

pytest.importorskip("daft", reason="daft is not installed (pip install -r requirements-dev.txt)")

SMALL = 4  # articles of a partition
EXAMPLES = Path(__file__).resolve().parent.parent.parent / "examples" / "reports"


def example_texts() -> list[str]:
    return [path.read_text(encoding="utf-8") for path in sorted(EXAMPLES.glob("*.txt"))]


def lightly_edited(text: str) -> str:
    """Return a text as another outlet might print it: a line put before it, one word in forty changed."""
    words = text.split(" ")
    words[20::40] = ["reportedly"] * len(words[20::40])
    return "From our wire desk, with thanks to the agency.\n\n" + " ".join(words)


def page(text: str) -> bytes:
    title, *paragraphs = [line for line in text.splitlines() if line.strip()]
    body = "".join(f"<p>{p}</p>" for p in paragraphs)
    html = f"<html><head><title>{title}</title></head><body><article><h1>{title}</h1>{body}</article></body></html>"
    return html.encode()


def write_warc(path: Path, pages: list[tuple[str, bytes]]) -> None:
    with path.open("wb") as stream:
        writer = WARCWriter(stream, gzip=path.suffix == ".gz")
        for number, (url, body) in enumerate(pages):
            headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1")
            names = {"WARC-Record-ID": f"<urn:uuid:00000000-0000-4000-8000-{number:012d}>"}
            record = writer.create_warc_record(
                url, "response", payload=io.BytesIO(body), http_headers=headers, warc_headers_dict=names
            )
            writer.write_record(record)


@pytest.fixture(scope="session")
def pile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Six reports in JSONL; edited copies in a WARC, CSV and Parquet; twice the same file; what is no article."""
    folder = tmp_path_factory.mktemp("pile")
    texts = example_texts()
    with (folder / "reports.jsonl").open("w", encoding="utf-8") as stream:
        for number, text in enumerate(texts):
            stream.write(json.dumps({"text": text, "url": f"https://example.org/{number}", "date": "2031-05-0" + "4"}))
            stream.write("\n")
        stream.write("{broken\n")
    write_warc(folder / "crawl.warc.gz", [("https://example.net/a", page(lightly_edited(texts[0])))])
    with (folder / "table.csv").open("w", encoding="utf-8", newline="") as stream:
        rows = csv.writer(stream)
        rows.writerow(["title", "text", "date"])
        rows.writerow(["A copy", lightly_edited(texts[1]), "2031-05-05"])
    pq.write_table(pa.table({"text": [lightly_edited(texts[0])[40:]]}), folder / "more.parquet")
    for place in ("one", "two"):
        (folder / place).mkdir()
        (folder / place / "same.txt").write_text(texts[2], encoding="utf-8")
    (folder / "empty.txt").write_bytes(b"")
    return folder


@pytest.fixture(scope="session")
def tables(pile: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tables of the pile, all steps done, on two workers."""
    from rashomon.corpus import CorpusSettings, run_corpus

    out = tmp_path_factory.mktemp("tables") / "out"
    run_corpus(str(pile), str(out), settings=CorpusSettings(partition=SMALL, workers=2))
    return out


def digests(tables: Path) -> dict[str, str]:
    """Return what every table's file holds, by name."""
    files = [f for f in sorted(tables.rglob("*.parquet")) if not f.is_relative_to(tables / "_work")]
    return {str(f.relative_to(tables)): hashlib.sha256(f.read_bytes()).hexdigest() for f in files}


def rows(tables: Path, name: str) -> list[dict[str, object]]:
    return [row for file in sorted((tables / name).glob("*.parquet")) for row in pq.read_table(file).to_pylist()]
