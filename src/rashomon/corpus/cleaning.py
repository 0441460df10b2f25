"""The step `clean`: articles with their zones and what they say of themselves."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from rashomon.clean import clean_article
from rashomon.corpus.engine import Engine, Job, Report, Step
from rashomon.corpus.journal import REASON, Journal
from rashomon.corpus.layout import Layout
from rashomon.corpus.parting import date_of_article, write_parts
from rashomon.corpus.place import read_bytes, read_table, write_bytes, write_table
from rashomon.corpus.settings import CorpusSettings
from rashomon.corpus.tables import Row, article_of, article_row, rejection_row, to_table
from rashomon.model import Article, Rejection, content_id
from rashomon.taking_in import BuildSettings, address, attempt, why_not

_RENAMES = "renames.json"


def jobs(engine: Engine, layout: Layout, settings: CorpusSettings) -> list[Job]:
    """Return one job for each part that was read."""
    reports = layout.done("read")
    parts = [part for unit in sorted(reports) for part in reports[unit]["parts"]]
    if parts:
        new = renames(engine, [layout.work("raw", f"part-{part}.parquet") for part in parts])
        write_bytes(layout.work(_RENAMES), json.dumps(new, sort_keys=True).encode("ascii"))
    how = {"root": layout.root, "any_language": settings.any_language, "by": settings.by}
    return [{"unit": part, **how} for part in parts]


def renames(engine: Engine, files: Sequence[str]) -> dict[str, str]:
    """Return the new ids, by address, of articles that share one id with another.

    Two files of one name and one text in two folders are two copies; as in a case, their number tells them apart.
    """
    import daft

    col: Any = daft.col
    found = engine.frame(files, ["id", "path", "record"])
    twice = found.groupby("id").agg(col("path").count().alias("n")).where(col("n") > 1).select("id")
    groups: dict[str, list[str]] = defaultdict(list)
    for row in found.join(twice, on="id").to_pylist():
        groups[row["id"]].append(row["path"] if row["record"] is None else f"{row['path']}#{row['record']}")
    return {
        where: content_id("art", article, number)
        for article, places in groups.items()
        for number, where in enumerate(sorted(places))
        if number
    }


def open_step() -> Step:
    """Return the function that cleans one part."""
    return _clean


def _clean(job: Job) -> Report:
    layout, unit = Layout(job["root"]), job["unit"]
    settings = BuildSettings(any_language=job["any_language"])
    new = json.loads(read_bytes(layout.work(_RENAMES)))
    rows: list[Row] = []
    rejected: list[Row] = []
    with Journal(layout, "clean", unit) as journal:
        for raw in read_table(layout.work("raw", f"part-{unit}.parquet")).to_pylist():
            article = article_of(raw)
            article = replace(article, id=new.get(address(article), article.id))
            found = _one(article, settings, journal)
            if isinstance(found, Rejection):
                rejected.append(rejection_row(found))
            else:
                rows.append(found)
    folders = write_parts(layout, "articles", unit, rows, job["by"], date_of_article)
    write_table(layout.table("rejections", f"clean-{unit}"), to_table("rejections", rejected))
    report = {"unit": unit, "articles": len(rows), "rejected": len(rejected), "folders": folders}
    layout.mark("clean", unit, report)
    return report


def _one(article: Article, settings: BuildSettings, journal: Journal) -> Row | Rejection:
    if journal.is_fatal(article.id):
        return Rejection(address(article), "clean", REASON)
    with journal.at(article.id):
        clean = attempt("clean", article, partial(clean_article, article), settings)
    if isinstance(clean, Rejection):
        return clean
    reason = why_not(clean, settings)
    return Rejection(address(article), "clean", reason) if reason else article_row(article, clean)
