"""What the grouping of a pile into stories takes, which one process does alone, and what the tables of a pile weigh.

    python bench/grouping.py --grouped KEPT/10000/out --annotated KEPT/1000/out

Given the tables that `corpus_way.py --keep KEPT` left. The leads are read as they lie there, with their vectors: once
the first half of them, once all, each in a process of its own. What is told of an article is the difference between
the two, so neither the start of a program nor what it loads counts. Nothing is written.
"""

from __future__ import annotations

import argparse
import json
import resource
import time
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from rashomon.corpus.layout import TABLES, Layout
from rashomon.corpus.storying import _leads_of
from rashomon.trace.stories import group_stories


def grouped(root: str, most: int) -> tuple[int, float, int]:
    """Return how many stories the first leads make, with the processor seconds and the highest memory in KB."""
    start = time.process_time()
    vectors: dict[str, Any] = {}
    stories = group_stories(islice(_leads_of(Layout(root), vectors), most), vectors)
    return len(list(stories)), time.process_time() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def grouping(place: Path) -> dict[str, object]:
    """Return what the grouping of a pile's leads takes."""
    size = sum(report["articles"] for report in Layout(str(place)).done("lead").values())
    found = []
    for most in (size // 2, size):
        with get_context("spawn").Pool(1) as pool:
            found.append(pool.apply(grouped, (str(place), most)))
    (_, less, low), (stories, more, high) = found
    added = size - size // 2
    each = {"cpu ms an article": 1000 * (more - less) / added, "KB an article": (high - low) / added}
    return {"grouping": "stories", "articles": size, "stories": stories, **{n: round(v, 2) for n, v in each.items()}}


def weight(place: Path) -> dict[str, object]:
    """Return what the tables of a pile weigh that went the whole way."""
    layout = Layout(str(place))
    articles = sum(report["articles"] for report in layout.done("annotate").values())
    found = sum(Path(file).stat().st_size for name in TABLES for file in layout.tables(name))
    return {"tables": len(TABLES), "articles": articles, "KB an article": round(found / articles / 1000, 2)}


def main() -> None:
    """Print one JSON object for the grouping, and one for the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--grouped", type=Path, help="A pile whose leads were encoded.")
    parser.add_argument("--annotated", type=Path, help="A pile that went the whole way.")
    options = parser.parse_args()
    for place, told in ((options.grouped, grouping), (options.annotated, weight)):
        if place:
            print(json.dumps(told(place)), flush=True)


if __name__ == "__main__":
    main()
