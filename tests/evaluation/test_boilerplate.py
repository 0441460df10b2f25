from __future__ import annotations

import gzip
import json
from pathlib import Path

from rashomon.evaluation.boilerplate import evaluate, is_held_out, read_sites

BODY = [
    "The harbour board of Ashby closed the old swing bridge on Monday after divers found cracks in two of its piers.",
    "Engineers expect the repairs to take three weeks and to cost about 2 million pounds, the board said on Monday.",
    "Ferries will carry people across the river until the work is done, and lorries are sent round by the motorway.",
]


def test_a_small_set_in_the_task_s_format(tmp_path: Path) -> None:
    site = next(f"site{i}.example" for i in range(50) if is_held_out(f"site{i}.example"))
    paragraphs = "".join(f"<p>{text}</p>" for text in BODY * 2)
    page = f"<html><body><article>{paragraphs}</article><footer>© 2024 All rights reserved</footer></body></html>"
    (tmp_path / "html").mkdir()
    (tmp_path / "html" / "p.html.gz").write_bytes(gzip.compress(page.encode()))
    (tmp_path / "gold.jsonl").write_text(
        json.dumps({"id": "p", "url": f"http://www.{site}/x", "body": "\n".join(BODY * 2)}) + "\n"
    )
    rows = ["page\textractor\tline_no\tlabel\tgold_trigram_cover\ttext"]
    rows += [f"p\tplain\t{i}\tbody\t1.0\t{text}" for i, text in enumerate(BODY)]
    rows += ["p\tplain\t3\tboilerplate\t0.0\tSubscribe to our newsletter", "p\tplain\t4\tmixed\t0.5\tBoth"]
    (tmp_path / "lines.tsv").write_text("\n".join(rows) + "\n")
    scores = evaluate(tmp_path)
    found = {figure.name: figure.value for figure in scores.figures}
    assert (scores.task, scores.size, scores.unit) == ("boilerplate", 1, "pages")
    assert found["4-gram F1 of the body"] > 0.6
    assert found["extracted text: boilerplate line F1"] == 1.0
    assert found["extracted text: share of body words lost"] == 0.0
    assert read_sites(tmp_path / "gold.jsonl") == {"p": site}
    assert len(scores.peers) == 1
