"""The step `read`: input files to articles as they are, in parts of bounded size."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from rashomon.corpus.engine import Job, Report, Step
from rashomon.corpus.layout import Layout
from rashomon.corpus.place import is_remote, list_files, opened, write_table
from rashomon.corpus.tables import Row, raw_row, rejection_row, to_table
from rashomon.errors import MissingPathError
from rashomon.model import Article, Rejection
from rashomon.read import ReadLimits, read_paths

_FILES_TOGETHER = 200
_BYTES_TOGETHER = 64_000_000
_LIMITS = ReadLimits(records=100_000_000, collection_bytes=2_000_000_000_000)


def input_files(place: str, layout: Layout) -> list[tuple[str, int]]:
    """Return the files of a pile with their sizes, sorted by name; the pile's own tables are not among them."""
    own = layout.root.rstrip("/") + "/"
    return [(file, size) for file, size in list_files(place) if not file.startswith(own)]


def jobs(files: Sequence[tuple[str, int]], root: str, partition: int) -> list[Job]:
    """Return the jobs: a large file by itself, small ones together. They depend on the files alone."""
    groups: list[list[str]] = []
    room = 0
    for file, size in files:
        if not groups or size > room or len(groups[-1]) >= _FILES_TOGETHER:
            groups.append([])
            room = _BYTES_TOGETHER
        groups[-1].append(file)
        room -= size
    return [
        {"unit": f"{number:05d}", "files": group, "root": root, "partition": partition}
        for number, group in enumerate(groups)
    ]


def open_step() -> Step:
    """Return the function that reads the files of one job."""
    return _read


def _read(job: Job) -> Report:
    layout, unit = Layout(job["root"]), job["unit"]
    parts: list[str] = []
    counts: list[int] = []
    rejected: list[Row] = []
    rows: list[Row] = []

    def finish_part() -> None:
        name = f"{unit}-{len(parts):05d}"
        write_table(layout.work("raw", f"part-{name}.parquet"), to_table("raw", rows))
        parts.append(name)
        counts.append(len(rows))
        rows.clear()

    for found in _articles(job["files"]):
        if isinstance(found, Rejection):
            rejected.append(rejection_row(found))
            continue
        rows.append(raw_row(found))
        if len(rows) == job["partition"]:
            finish_part()
    if rows:
        finish_part()
    write_table(layout.table("rejections", f"read-{unit}"), to_table("rejections", rejected))
    report = {"unit": unit, "parts": parts, "counts": counts, "articles": sum(counts), "rejected": len(rejected)}
    layout.mark("read", unit, report)
    return report


def _articles(files: Sequence[str]) -> Iterator[Article | Rejection]:
    """Yield the articles of each file by itself, so that ids do not depend on what is read together."""
    for file in files:
        if is_remote(file):
            yield from _from_afar(file)
        else:
            try:
                yield from read_paths([file], limits=_LIMITS)
            except MissingPathError:
                yield Rejection(file, "read", "it was there when the run began and is gone")


def _from_afar(address: str) -> Iterator[Article | Rejection]:
    """Yield the articles of a file in object storage; it is brought here first, under its own name."""
    system, path = opened(address)
    with tempfile.TemporaryDirectory(prefix="rashomon-") as folder:
        here = Path(folder) / Path(path).name
        with system.open_input_stream(path) as source, here.open("wb") as target:
            shutil.copyfileobj(source, target, 1 << 20)
        for found in read_paths([str(here)], limits=_LIMITS):
            yield replace(found, path=found.path.replace(str(here), address, 1))
