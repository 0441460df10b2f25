"""Pages of a web archive to text: our reading beside trafilatura called plainly and resiliparse, speed and quality.

    python bench/warc_pages.py --shared ../shared --times 3 --peers PEERS/bin/python

The pages are those of ../shared/data/boilerplate, as often as asked for, in one WARC file. All read it on one process.
Ours goes through `rashomon corpus clean`: archive, extraction, limits against hostile pages, zones, tables; its text is
the body zones. Quality is precision, recall and F1 of word 4-grams against the gold body, the mean over the pages.
PEERS is an environment with trafilatura, warcio, resiliparse and fastwarc.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import io
import json
import re
import sys
import tempfile
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from corpus_way import measured

_WORD = re.compile(r"\w+")
PEERS = {
    "trafilatura, called plainly": """
import json, sys
import trafilatura
from warcio.archiveiterator import ArchiveIterator
found = {}
with open(sys.argv[1], 'rb') as stream:
    for record in ArchiveIterator(stream):
        if record.rec_type == 'response':
            data = record.content_stream().read()
            found[record.rec_headers.get_header('WARC-Target-URI')] = trafilatura.extract(data) or ''
json.dump(found, open(sys.argv[2], 'w'))
print('{}')
""",
    "resiliparse": """
import json, sys
from fastwarc.warc import ArchiveIterator, WarcRecordType
from resiliparse.extract.html2text import extract_plain_text
from resiliparse.parse.encoding import detect_encoding
found = {}
with open(sys.argv[1], 'rb') as stream:
    for record in ArchiveIterator(stream, record_types=WarcRecordType.response):
        data = record.reader.read()
        text = data.decode(detect_encoding(data), 'replace')
        found[record.headers['WARC-Target-URI']] = extract_plain_text(text, main_content=True, alt_texts=False)
json.dump(found, open(sys.argv[2], 'w'))
print('{}')
""",
}


def write_archive(data: Path, target: Path, times: int) -> tuple[dict[str, str], dict[str, str]]:
    """Write the pages as a WARC file and return the gold text by page id, and the page id by the page's SHA-256."""
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    gold, names = {}, {}
    with target.open("wb") as stream:
        writer = WARCWriter(stream, gzip=True)
        records = [json.loads(line) for line in (data / "gold.jsonl").open(encoding="utf-8")]
        for lap in range(times):
            for record in records:
                page = next((data / "html").glob(f"{record['id']}.htm*"))
                body = gzip.decompress(page.read_bytes()) if page.suffix == ".gz" else page.read_bytes()
                headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
                url = f"https://example.org/{lap}/{record['id']}"
                made = writer.create_warc_record(url, "response", payload=io.BytesIO(body), http_headers=headers)
                writer.write_record(made)
                gold[record["id"]] = next(record[name] for name in ("articleBody", "body", "text") if name in record)
                names[hashlib.sha256(body).hexdigest()] = record["id"]
    return gold, names


def ours(folder: Path, names: dict[str, str]) -> tuple[dict[str, object], dict[str, str]]:
    """Return what the cleaning took, and the text by address."""
    import pyarrow.parquet as pq

    command = [sys.executable, "-m", "rashomon", "corpus", "clean", str(folder / "in"), str(folder / "out")]
    took = measured([*command, "--json", "--workers", "1", "--any-language"])
    found = {}
    for file in (folder / "out" / "articles").glob("*.parquet"):
        for row in pq.read_table(file, columns=["text", "zones", "raw_sha256"]).to_pylist():
            zones = [z for z in row["zones"] if z["kind"] == "body"]
            found[f"https://example.org/0/{names[row['raw_sha256']]}"] = "\n".join(
                row["text"][z["start"] : z["end"]] for z in zones
            )
    return took, found


def grams(text: str) -> Counter[tuple[str, ...]]:
    """Return the word 4-grams of a text."""
    words = _WORD.findall(text.lower())
    return Counter(tuple(words[i : i + 4]) for i in range(max(1, len(words) - 3)))


def quality(gold: dict[str, str], found: dict[str, str]) -> dict[str, float]:
    """Return the mean precision, recall and F1 over the pages."""
    sums = [0.0, 0.0, 0.0]
    for page, text in gold.items():
        true, said = grams(text), grams(found.get(f"https://example.org/0/{page}", ""))
        both = sum((true & said).values())
        precision, recall = both / max(1, sum(said.values())), both / max(1, sum(true.values()))
        for n, value in enumerate((precision, recall, 2 * precision * recall / max(1e-9, precision + recall))):
            sums[n] += value / len(gold)
    return dict(zip(("precision", "recall", "F1"), (round(s, 3) for s in sums), strict=True))


def main() -> None:
    """Print one JSON object a program."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("--times", type=int, default=3)
    parser.add_argument("--peers")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        (folder / "in").mkdir()
        archive = folder / "in" / "pages.warc.gz"
        gold, names = write_archive(options.shared / "data" / "boilerplate", archive, options.times)
        pages = len(gold) * options.times
        results = [("rashomon corpus clean", *ours(folder, names))]
        for name, program in PEERS.items() if options.peers else ():
            target = folder / f"{len(results)}.json"
            took = measured([options.peers, "-c", program, str(archive), str(target)])
            results.append((name, took, json.loads(target.read_text())))
        for name, took, found in results:
            took.pop("counts", None)
            rate = round(pages / float(str(took["cpu s"])), 1)
            line = {"program": name, "pages": pages, "pages a cpu second": rate, **took, **quality(gold, found)}
            print(json.dumps(line), flush=True)


if __name__ == "__main__":
    main()
