"""The tables of docs/scale.md, worked out from what the benchmarks printed: bench/results/scale.jsonl.

    python bench/scale_tables.py            # write them
    python bench/scale_tables.py --check    # fail if they are not what the measurements give

What corpus_way.py, corpus_dedup.py, warc_pages.py and grouping.py print goes into bench/results/scale.jsonl as it is,
a new figure instead of an old one. tests/test_scale_tables.py runs the check: no table can be older than its figures.
"""

from __future__ import annotations

import argparse
import json
import math
import re
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
RESULTS = HERE / "results" / "scale.jsonl"
DOCS = HERE.parent / "docs" / "scale.md"
STEPS = ("clean", "dedup", "stories", "annotate")
DAY, YEAR = 1_000_000, 365_000_000  # articles of a day of the world's news, pages of a year of a news crawl
CORES = (2, 64, 1_000)
Line = dict[str, Any]


def measured(text: str) -> list[Line]:
    """Return what the benchmarks printed, without what they said on the way."""
    lines = [json.loads(line) for line in text.splitlines() if line.strip()]
    return [line for line in lines if "so far" not in line and "failed" not in line]


def of_steps(lines: Iterable[Line], on: str = "native", workers: int = 1) -> dict[str, dict[int, Line]]:
    """Return the measurements of each step by size."""
    found: dict[str, dict[int, Line]] = {step: {} for step in STEPS}
    for line in lines:
        if "step" in line and (line["on"], line["workers"]) == (on, workers):
            found[line["step"]][line["articles"]] = line
    return found


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a Markdown table."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def exponent(sizes: dict[int, Line]) -> float | None:
    """Return by which power of the size the processor time of a step grows between the two largest sizes."""
    if len(sizes) < 2:
        return None
    low, high = sorted(sizes)[-2:]
    return math.log(sizes[high]["cpu s"] / sizes[low]["cpu s"]) / math.log(high / low)


def way(lines: list[Line]) -> str:
    """Return what each step took, by size."""
    steps = of_steps(lines)
    sizes = sorted({size for found in steps.values() for size in found})
    head = ["step", *(f"{size:,} articles" for size in sizes), "exponent of growth"]
    rows = []
    for step, found in steps.items():
        cells = [
            f"{1000 * found[n]['cpu s'] / n:.1f} ms, {found[n]['peak MB']:,} MB" if n in found else "not measured"
            for n in sizes
        ]
        power = exponent(found)
        rows.append([f"`{step}`", *cells, "" if power is None else f"{power:.2f}"])
    whole = [n for n in sizes if all(n in found for found in steps.values())]
    total = {n: {"cpu s": sum(found[n]["cpu s"] for found in steps.values())} for n in whole}
    peak = {n: max(found[n]["peak MB"] for found in steps.values()) for n in whole}
    cells = [_whole(n, total[n]["cpu s"], peak[n]) if n in total else "" for n in sizes]
    power = exponent(total)
    return table(head, [*rows, ["whole way", *cells, "" if power is None else f"{power:.2f}"]])


def _whole(size: int, cpu: float, peak: int) -> str:
    return f"**{1000 * cpu / size:.0f} ms, {size / cpu:.1f} articles a core and second, {peak:,} MB**"


def ray(lines: list[Line]) -> str:
    """Return the steps natively and on a local Ray, where both were measured on one pile."""
    native, on_ray = of_steps(lines, workers=2), of_steps(lines, "ray", workers=2)
    rows = [
        [f"`{step}`, {n:,} articles", *(f"{line['cpu s']:.1f} s, {line['peak MB']:,} MB" for line in pair)]
        for step in STEPS
        for n in sorted(on_ray[step])
        if n in native[step]
        for pair in [(native[step][n], on_ray[step][n])]
    ]
    return table(["step", "native", "on a local Ray"], rows)


def dedup(lines: list[Line]) -> str:
    """Return near-duplicates, ours beside the others."""
    rows = [
        [
            line["program"],
            f"{line['articles']:,}",
            f"{line['articles'] / line['cpu s']:,.0f}",
            f"{line['peak MB']:,} MB",
            f"{line['precision']:.4f}",
            f"{line['recall']:.4f}",
        ]
        for line in lines
        if "planted pairs" in line
    ]
    head = ["program", "articles", "articles a core and second", "memory", "precision", "recall"]
    return table(head, sorted(rows, key=lambda row: int(row[1].replace(",", ""))))


def pages(lines: list[Line]) -> str:
    """Return the reading of web pages, ours beside the others."""
    rows = [
        [
            line["program"],
            f"{line['pages']:,}",
            f"{line['pages'] / line['cpu s']:.0f}",
            f"{line['peak MB']:,} MB",
            *(f"{line[part]:.3f}" for part in ("precision", "recall", "F1")),
        ]
        for line in lines
        if "pages" in line
    ]
    return table(["program", "pages", "pages a core and second", "memory", "precision", "recall", "F1"], rows)


def lasting(seconds: float) -> str:
    """Return a time as one would say it."""
    for size, name in ((86_400 * 30, "months"), (86_400, "days"), (3_600, "hours"), (60, "minutes")):
        if seconds >= 2 * size:
            return f"{seconds / size:.0f} {name}"
    return f"{seconds:.0f} seconds"


def costs(lines: list[Line]) -> dict[str, float]:
    """Return the milliseconds of one core an article costs from text and from a page, in workers and in one process."""
    largest = [found[max(found)] for found in of_steps(lines).values()]
    steps = {line["step"]: 1000 * line["cpu s"] / line["articles"] for line in largest}
    (page,) = (line for line in lines if "pages" in line and line["program"].startswith("rashomon"))
    (grouping,) = (line for line in lines if "grouping" in line)
    text = sum(steps.values())
    return {
        "text": text,
        "page": text - steps["clean"] + 1000 * page["cpu s"] / page["pages"],
        "alone": grouping["cpu ms an article"],
        "lead": grouping["KB an article"],
        "rows": next(line["KB an article"] for line in lines if "tables" in line),
    }


def worked_out(lines: list[Line]) -> str:
    """Return what a day of the world's news and a year of a news crawl need."""
    one = costs(lines)
    day, year = DAY * one["text"] / 1000, YEAR * one["page"] / 1000
    alone = DAY * one["alone"] / 1000
    rows = [["processor time", f"{day / 3600:,.0f} core hours", f"{year / 3600:,.0f} core hours"]]
    for cores in CORES:
        beside = cores == max(CORES)  # days beside one another, so that no core waits for the grouping of one
        longer = ": a day takes longer than a day" if day / cores > 86_400 else ""
        rows.append(
            [
                f"on {cores:,} cores",
                f"{lasting(day / cores)}, and {lasting(alone)} in one process{longer}",
                f"{lasting(year / cores + (0 if beside else 365 * alone))}, days "
                + ("beside one another" if beside else "one after another"),
            ]
        )
    rows.append(["tables", f"{DAY * one['rows'] / 1e6:.0f} GB", f"{YEAR * one['rows'] / 1e9:.1f} TB"])
    rows.append(["files, 1,000 articles a partition or 10,000", "1,000 a table", "36,500 a table"])
    rows.append(
        [
            "memory of the process that starts the run",
            f"{DAY * one['lead'] / 1e6:.0f} GB, for the stories",
            "as for a day",
        ]
    )
    return table(
        ["", "a day of the world's news: one million articles", "a year of a news crawl: 365 million pages"], rows
    )


def assumed(lines: list[Line]) -> str:
    """Return what an article costs, in words."""
    one = costs(lines)
    return (
        f"An article of 500 words costs {one['text']:.0f} ms of one core from text, "
        f"{one['page']:.0f} ms from a web page; "
        f"the grouping into stories, in one process, {one['alone']:.2f} ms and {one['lead']:.1f} KB an article; "
        f"the tables {one['rows']:.0f} KB an article."
    )


BLOCKS: dict[str, Callable[[list[Line]], str]] = {
    "way": way,
    "ray": ray,
    "dedup": dedup,
    "pages": pages,
    "assumed": assumed,
    "worked out": worked_out,
}


def written(docs: str, lines: list[Line]) -> str:
    """Return the documentation with its blocks written anew.

    Raises:
        SystemExit: A block is missing.
    """
    for name, made in BLOCKS.items():
        begin, end = f"<!-- {name}: bench/scale_tables.py -->\n", f"\n<!-- end of {name} -->"
        pattern = re.compile(re.escape(begin) + ".*?" + re.escape(end), re.DOTALL)
        if not pattern.search(docs):
            raise SystemExit(f"docs/scale.md has no block {name!r}")
        text = made(lines)
        docs = pattern.sub(lambda _, text=text, begin=begin, end=end: begin + text + end, docs)
    return docs


def main() -> None:
    """Write the tables, or check them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    docs = DOCS.read_text(encoding="utf-8")
    made = written(docs, measured(RESULTS.read_text(encoding="utf-8")))
    if options.check:
        sys.exit(
            0 if made == docs else "docs/scale.md is older than bench/results/scale.jsonl: run bench/scale_tables.py"
        )
    DOCS.write_text(made, encoding="utf-8")


if __name__ == "__main__":
    main()
