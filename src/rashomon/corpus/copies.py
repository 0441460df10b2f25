"""The step `dedup`: near-duplicates kept as groups, with what matched what.

Articles that share enough winnowed fingerprints are candidates; the shared passages of each candidate pair are then
found exactly, by the alignment that the trace step uses. A pair is kept if most of its shorter article stands in the
other, and groups are the connected components of the pairs that were kept.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, pairwise
from typing import Any

import numpy as np

from rashomon.corpus.engine import Engine, Job, Report, Step
from rashomon.corpus.grouping import gather, gathered, units_of
from rashomon.corpus.layout import Layout
from rashomon.corpus.place import read_table, write_table
from rashomon.corpus.tables import Row, article_of, clean_of, fingerprint_table, to_table
from rashomon.model import Marks, Parse, Reading
from rashomon.trace.alignment import seed_index, shared_runs
from rashomon.trace.config import DEFAULT_CONFIG
from rashomon.trace.groups import components
from rashomon.trace.near_duplicates import fingerprint
from rashomon.trace.passages import Shared, as_passage, join_runs
from rashomon.trace.words import TELLING_ZONES, Words, words_of

EVERY_PAIR = 6  # a fingerprint of more articles joins neighbours only, so a text that a thousand print stays a chain
SHARED_PART = 0.2  # of the fingerprints of the smaller article
_UNIT = 5_000  # articles of candidate groups that are aligned in one unit: texts only, so many fit


def fingerprint_jobs(layout: Layout) -> list[Job]:
    """Return one job for each part of the articles."""
    return [{"unit": unit, "root": layout.root} for unit in sorted(layout.done("clean"))]


def open_fingerprints() -> Step:
    """Return the function that fingerprints one part."""
    return _fingerprint


def _fingerprint(job: Job) -> Report:
    layout, unit = Layout(job["root"]), job["unit"]
    articles = read_table(layout.table("articles", unit), ["id", "text", "zones"])
    pairs = zip(articles["text"].to_pylist(), articles["zones"].to_pylist(), strict=True)
    found = fingerprint([_telling(text, zones) for text, zones in pairs])
    hashes = [np.unique(prints.hashes).view(np.int64) for prints in found]
    table = fingerprint_table(articles["id"], [len(prints.words) for prints in found], hashes)
    write_table(layout.work("fingerprints", f"part-{unit}.parquet"), table)
    report = {"unit": unit, "articles": len(found)}
    layout.mark("fingerprint", unit, report)
    return report


def _telling(text: str, zones: Sequence[Row]) -> str:
    """Return headline and body, which say whose text an article is."""
    kept = sorted((zone["start"], zone["end"]) for zone in zones if zone["kind"] in TELLING_ZONES)
    return "\n".join(text[start:end] for start, end in kept)


def find_candidates(engine: Engine, layout: Layout) -> None:
    """Write the pairs of articles that share enough fingerprints."""
    if "all" in layout.done("candidates"):
        return
    files = [layout.work("fingerprints", f"part-{unit}.parquet") for unit in sorted(layout.done("fingerprint"))]
    rows = sorted(_sharing(engine, files)) if files else []
    write_table(layout.work("candidates.parquet"), to_table("candidates", ({"a": a, "b": b} for a, b in rows)))
    layout.mark("candidates", "all", {"pairs": len(rows)})


def _sharing(engine: Engine, files: list[str]) -> Iterator[tuple[str, str]]:
    """Yield the candidate pairs: group by fingerprint, pair, group by pair, compare with the articles' own counts."""
    import daft

    @daft.func(return_dtype=daft.DataType.list(daft.DataType.list(daft.DataType.string())))
    def pairs(articles: list[str]) -> list[list[str]]:
        found = sorted(articles)
        return [list(p) for p in (combinations(found, 2) if len(found) <= EVERY_PAIR else pairwise(found))]

    col: Any = daft.col
    frame = engine.frame(files, ["article", "fingerprints"])
    sizes = frame.select(col("article"), col("fingerprints").list_count().alias("size"))
    each = frame.explode("fingerprints").where(col("fingerprints").not_null())  # a few words have none
    holders = each.groupby("fingerprints").agg(col("article").list_agg().alias("articles"))
    held = holders.where(col("articles").list_count() > 1)
    paired = held.select(pairs(col("articles")).alias("pair")).explode("pair")
    named = paired.select(col("pair").get(0).alias("a"), col("pair").get(1).alias("b"))
    counted = named.groupby("a", "b").agg(col("b").count().alias("shared"))
    first = counted.join(sizes, left_on="a", right_on="article").with_column_renamed("size", "a_size")
    both = first.join(sizes, left_on="b", right_on="article")
    enough = (col("shared") >= col("a_size") * SHARED_PART) | (col("shared") >= col("size") * SHARED_PART)
    kept = both.where(enough).select("a", "b")
    for row in kept.iter_rows():
        yield str(row["a"]), str(row["b"])


def jobs(engine: Engine, layout: Layout) -> list[Job]:
    """Return one job for each unit of candidate groups."""
    table = read_table(layout.work("candidates.parquet"))
    pairs = list(zip(table["a"].to_pylist(), table["b"].to_pylist(), strict=True))
    groups = components(sorted({article for pair in pairs for article in pair}), pairs)
    rows = units_of(groups, _UNIT)
    units = gather(engine, layout, "candidates", rows)
    if "all" not in layout.done("pairs"):
        _write_pairs(layout, pairs, units, {row["id"]: row["unit"] for row in rows})
    return [{"unit": unit, "root": layout.root} for unit in units]


def _write_pairs(
    layout: Layout, pairs: Sequence[tuple[str, str]], units: Sequence[str], unit_of: Mapping[str, str]
) -> None:
    """Write the candidate pairs of each unit beside it."""
    inside_one: dict[str, list[Row]] = {unit: [] for unit in units}
    for a, b in pairs:
        if unit_of[a] == unit_of[b]:
            inside_one[unit_of[a]].append({"a": a, "b": b})
    for unit, found in inside_one.items():
        write_table(layout.work("pairs", f"part-{unit}.parquet"), to_table("candidates", found))
    layout.mark("pairs", "all", {"pairs": len(pairs)})


def open_step() -> Step:
    """Return the function that aligns the candidates of one unit."""
    return _align


def _align(job: Job) -> Report:
    layout, unit = Layout(job["root"]), job["unit"]
    words = {row["id"]: _words(row) for row in gathered(layout, "candidates", unit)}
    table = read_table(layout.work("pairs", f"part-{unit}.parquet"))
    rows, indexes = [], _Indexes(words)
    for a, b in zip(table["a"].to_pylist(), table["b"].to_pylist(), strict=True):
        row = _copy(words[a], words[b], indexes)
        if row is not None:
            rows.append(row)
    write_table(layout.table("copies", unit), to_table("copies", rows))
    report = {"unit": unit, "articles": len(words), "pairs": len(rows)}
    layout.mark("dedup", unit, report)
    return report


def _words(row: dict[str, Any]) -> Words:
    """Return the words of an article that was not parsed; no sentence is needed to align words."""
    article, clean = article_of(row), clean_of(row)
    marks = Marks(article.id, Parse(article.id, (), ()), (), (), (), ())
    return words_of(Reading(article, clean, marks, ()))


class _Indexes:
    """Seed indexes of the articles of a unit, the last few kept."""

    def __init__(self, words: dict[str, Words]) -> None:
        self._words = words
        self._kept: dict[str, dict[tuple[str, ...], list[int]]] = {}

    def of(self, article: str) -> dict[tuple[str, ...], list[int]]:
        """Return the index of an article."""
        if article not in self._kept:
            if len(self._kept) > 64:
                self._kept.clear()
            self._kept[article] = seed_index(self._words[article].forms)
        return self._kept[article]


def _copy(a: Words, b: Words, indexes: _Indexes) -> Row | None:
    """Return the row of a pair, None if too little of the shorter article stands in the other."""
    runs = shared_runs(b.forms, a.forms, indexes.of(a.article), DEFAULT_CONFIG.shortest_run)
    shared = join_runs(runs, b, a, DEFAULT_CONFIG)
    common = sum(s.words for s in shared)
    share = common / max(1, min(len(a), len(b)))
    if share < DEFAULT_CONFIG.copy_share:
        return None
    passages = sorted((_passage(s, a, b) for s in shared), key=lambda p: (p["a_start"], p["b_start"]))
    sizes = {"a_words": len(a), "b_words": len(b)}
    return {"a": a.article, "b": b.article, "share": round(share, 4), "words": common, **sizes, "passages": passages}


def _passage(shared: Shared, a: Words, b: Words) -> Row:
    found = as_passage(shared, b, a)
    place = {"a_start": found.b.start, "a_end": found.b.end, "b_start": found.a.start, "b_end": found.a.end}
    return {**place, "kind": found.kind}


def write_groups(layout: Layout) -> None:
    """Write the groups of near-duplicates: the connected components of the pairs that were kept."""
    if "all" in layout.done("groups"):
        return
    edges: list[tuple[str, str]] = []
    for unit in sorted(layout.done("dedup")):
        table = read_table(layout.table("copies", unit), ["a", "b"])
        edges.extend(zip(table["a"].to_pylist(), table["b"].to_pylist(), strict=True))
    found = components(sorted({article for edge in edges for article in edge}), edges)
    rows = [{"group": group[0], "article": a, "size": len(group)} for group in found for a in group]
    write_table(layout.table("copy_groups", "all"), to_table("copy_groups", rows))
    layout.mark("groups", "all", {"groups": len(found), "articles": len(rows)})


def copy_pairs(layout: Layout) -> list[tuple[str, str]]:
    """Return for each group of near-duplicates its first article paired with every other."""
    rows = read_table(layout.table("copy_groups", "all"), ["group", "article"]).to_pylist()
    return [(row["group"], row["article"]) for row in rows if row["group"] != row["article"]]
