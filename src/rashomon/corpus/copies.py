"""The step `dedup`: near-duplicates kept as groups, with what matched what.

Articles that share enough winnowed fingerprints are candidates; the shared passages of each candidate pair are then
found by the fingerprints and alignment of the trace step. A pair is kept if most of its shorter article stands in the
other, and groups are the connected components of the pairs that were kept.
"""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, combinations, pairwise
from typing import TYPE_CHECKING, Any

import numpy as np

from rashomon.corpus.engine import Engine, Job, Report, Step
from rashomon.corpus.grouping import gather, gathered, units_of
from rashomon.corpus.layout import Layout
from rashomon.corpus.parting import read_articles
from rashomon.corpus.place import read_table, write_table
from rashomon.corpus.tables import Row, fingerprint_table, to_table
from rashomon.trace.alignment import Run, runs_along, seed_index, shared_runs
from rashomon.trace.config import DEFAULT_CONFIG
from rashomon.trace.groups import components
from rashomon.trace.hashed_words import places_of_words
from rashomon.trace.near_duplicates import (
    Prints,
    counted,
    fingerprint,
    keys_under,
    shared_passages,
)
from rashomon.trace.passages import following
from rashomon.trace.words import TELLING_ZONES

if TYPE_CHECKING:
    from numpy.typing import NDArray

EVERY_PAIR = 6  # a fingerprint of more articles joins neighbours only, so a text that a thousand print stays a chain
SHARED_PART = 0.2  # of the fingerprints of the smaller article
_AT_ONCE = 2_000_000  # fingerprints that are sorted together
_MOST_DIAGONALS = 64  # texts that repeat themselves agree on as many as they have words
_UNIT = 5_000  # articles of candidate groups that are aligned in one unit: texts only, so many fit


def fingerprint_jobs(layout: Layout) -> list[Job]:
    """Return one job for each part of the articles."""
    cleaned = layout.done("clean")
    units = sorted(cleaned)
    firsts = accumulate((cleaned[unit]["articles"] for unit in units), initial=0)
    return [{"unit": unit, "root": layout.root, "first": first} for unit, first in zip(units, firsts, strict=False)]


def open_fingerprints() -> Step:
    """Return the function that fingerprints one part."""
    return _fingerprint


def _fingerprint(job: Job) -> Report:
    layout, unit = Layout(job["root"]), job["unit"]
    articles = read_articles(layout, unit, ["id", "text", "zones"])
    pairs = zip(articles["text"].to_pylist(), articles["zones"].to_pylist(), strict=True)
    found = fingerprint([_telling(text, _zones(zones)) for text, zones in pairs])
    table = fingerprint_table(articles["id"], job["first"], *_each_once([prints.hashes for prints in found]))
    write_table(layout.work("fingerprints", f"part-{unit}.parquet"), table, of_chance=True)
    report = {"unit": unit, "articles": len(found)}
    layout.mark("fingerprint", unit, report)
    return report


def _each_once(hashes: Sequence[NDArray[np.uint64]]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the different fingerprints of all articles, each article's sorted, and how many each article has."""
    every = np.concatenate([np.zeros(0, np.int64), *(np.sort(own.view(np.int64)) for own in hashes)])
    owners = np.repeat(np.arange(len(hashes)), [len(own) for own in hashes])
    first = np.ones(len(every), dtype=bool)
    first[1:] = (every[1:] != every[:-1]) | (owners[1:] != owners[:-1])
    return every[first], np.bincount(owners[first], minlength=len(hashes))


def _zones(zones: Sequence[Row]) -> list[tuple[int, int]]:
    """Return where headline and body stand, which say whose text an article is."""
    return sorted((zone["start"], zone["end"]) for zone in zones if zone["kind"] in TELLING_ZONES)


def _telling(text: str, zones: Sequence[tuple[int, int]]) -> str:
    return "\n".join(text[start:end] for start, end in zones)


def find_candidates(engine: Engine, layout: Layout) -> None:
    """Write the pairs of articles that share enough fingerprints."""
    if "all" in layout.done("candidates"):
        return
    files = [layout.work("fingerprints", f"part-{unit}.parquet") for unit in sorted(layout.done("fingerprint"))]
    ids = [article for file in files for article in read_table(file, ["article"])["article"].to_pylist()]
    numbers = (_sharing_afar(engine, files) if engine.on_ray else _sharing(files)) if files else []
    rows = sorted(tuple(sorted((ids[a], ids[b]))) for a, b in numbers)
    write_table(layout.work("candidates.parquet"), to_table("candidates", ({"a": a, "b": b} for a, b in rows)))
    layout.mark("candidates", "all", {"pairs": len(rows)})


def _sharing(files: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield the candidate pairs, by the articles' numbers in the pile.

    All fingerprints are held in memory, about a thousand bytes an article, and gone through in parts.
    """
    columns = [read_table(file, ["fingerprints"])["fingerprints"].combine_chunks() for file in files]
    sizes = np.concatenate([column.value_lengths().to_numpy() for column in columns])
    prints = np.concatenate([column.flatten().to_numpy() for column in columns])
    owners = np.repeat(np.arange(len(sizes), dtype=np.int32), sizes)
    parts = len(prints) // _AT_ONCE + 1
    part = (prints % parts).astype(np.int16)
    within = map(np.flatnonzero, (part == number for number in range(parts)))
    keys, shared = counted(
        np.concatenate([keys_under(prints[at], owners[at], len(sizes), EVERY_PAIR) for at in within])
    )
    first, second = np.divmod(keys, len(sizes))
    enough = (shared >= sizes[first] * SHARED_PART) | (shared >= sizes[second] * SHARED_PART)
    yield from zip(first[enough].tolist(), second[enough].tolist(), strict=True)


def _sharing_afar(engine: Engine, files: list[str]) -> Iterator[tuple[int, int]]:
    """Yield the same pairs, found by a cluster: no machine needs to hold all fingerprints.

    Group by fingerprint, pair, group by pair, compare with the articles' own counts. Articles go by their number in the
    pile, for numbers are quicker to group and to join than ids.
    """
    import daft

    @daft.func(return_dtype=daft.DataType.list(daft.DataType.list(daft.DataType.int64())))
    def pairs(articles: list[int]) -> list[list[int]]:
        found = sorted(articles)
        return [list(p) for p in (combinations(found, 2) if len(found) <= EVERY_PAIR else pairwise(found))]

    col: Any = daft.col
    frame = engine.frame(files, ["number", "fingerprints"])
    sizes = frame.select(col("number"), col("fingerprints").list_count().alias("size"))
    each = frame.explode("fingerprints").where(col("fingerprints").not_null())  # a few words have none
    holders = each.groupby("fingerprints").agg(col("number").list_agg().alias("articles"))
    held = holders.where(col("articles").list_count() > 1)
    paired = held.select(pairs(col("articles")).alias("pair")).explode("pair")
    named = paired.select(col("pair").get(0).alias("a"), col("pair").get(1).alias("b"))
    counted = named.groupby("a", "b").agg(col("b").count().alias("shared"))
    first = counted.join(sizes, left_on="a", right_on="number").with_column_renamed("size", "a_size")
    both = first.join(sizes, left_on="b", right_on="number")
    enough = (col("shared") >= col("a_size") * SHARED_PART) | (col("shared") >= col("size") * SHARED_PART)
    kept = both.where(enough).select("a", "b")
    for row in kept.iter_rows():
        yield int(row["a"]), int(row["b"])


def jobs(engine: Engine, layout: Layout) -> list[Job]:
    """Return one job for each unit of candidate groups."""
    table = read_table(layout.work("candidates.parquet"))
    pairs = list(zip(table["a"].to_pylist(), table["b"].to_pylist(), strict=True))
    groups = components(sorted({article for pair in pairs for article in pair}), pairs)
    rows = units_of(groups, _UNIT)
    units = gather(engine, layout, "candidates", rows, ["id", "text", "zones"])
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


@dataclass(frozen=True, slots=True)
class _Text:
    """Headline and body of an article, its words, and where they stand in the whole text."""

    article: str
    prints: Prints
    telling: str
    zones: tuple[tuple[int, int], ...]

    def starts_and_ends(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Return the character of the article at which each word begins, and the one behind it."""
        begins, ends = places_of_words(self.telling)
        own = np.cumsum([0, *(end - start + 1 for start, end in self.zones)])
        shift = np.array([start for start, _ in self.zones]) - own[:-1]
        zone = np.searchsorted(own, begins, side="right") - 1
        return begins + shift[zone], ends + shift[zone]


def _align(job: Job) -> Report:
    layout, unit = Layout(job["root"]), job["unit"]
    texts = _texts(gathered(layout, "candidates", unit))
    number = {text.article: n for n, text in enumerate(texts)}
    table = read_table(layout.work("pairs", f"part-{unit}.parquet"))
    pairs = [(number[a], number[b]) for a, b in zip(table["a"].to_pylist(), table["b"].to_pylist(), strict=True)]
    common = shared_passages([text.prints for text in texts], pairs)
    places = functools.cache(lambda n: texts[n].starts_and_ends())
    rows = []
    for (a, b), runs in zip(pairs, common, strict=True):
        row = _copy(texts[a], texts[b], runs)
        if row is not None:
            rows.append(row | {"passages": [_passage(p, places(a), places(b)) for p in row["passages"]]})
    write_table(layout.table("copies", unit), to_table("copies", rows))
    report = {"unit": unit, "articles": len(texts), "pairs": len(rows)}
    layout.mark("dedup", unit, report)
    return report


def _texts(rows: Sequence[Row]) -> list[_Text]:
    zones = [_zones(row["zones"]) for row in rows]
    telling = [_telling(row["text"], own) for row, own in zip(rows, zones, strict=True)]
    found = zip(rows, fingerprint(telling), telling, zones, strict=True)
    return [_Text(row["id"], prints, text, tuple(own)) for row, prints, text, own in found]


def _copy(a: _Text, b: _Text, common: Sequence[tuple[int, int, int]]) -> Row | None:
    """Return the row of a pair, its passages in words; None if too little of the shorter article stands in the other.

    The diagonals on which fingerprints agree show nearly all that copies share. Only if that is too little for a copy,
    or if there are too many diagonals to go along each, are the articles aligned in full.

    Args:
        a: The one article.
        b: The other.
        common: (first word in a, first word in b, words) of the runs around common fingerprints.
    """
    config = DEFAULT_CONFIG
    mine, theirs = a.prints.words, b.prints.words
    least = config.copy_share * max(1, min(len(mine), len(theirs)))
    shifts = _diagonals(common)
    passages = _joined(runs_along(mine, theirs, shifts[:_MOST_DIAGONALS], config.shortest_run))
    if _words_in(passages) < least or len(shifts) > _MOST_DIAGONALS:
        one, other = mine.tolist(), theirs.tolist()
        in_full = _joined(shared_runs(one, other, seed_index(other), config.shortest_run))
        passages = max(in_full, passages, key=_words_in)
    words = _words_in(passages)
    if words < least:
        return None
    share = round(words / max(1, min(len(mine), len(theirs))), 4)
    sizes = {"a_words": len(mine), "b_words": len(theirs)}
    return {"a": a.article, "b": b.article, "share": share, "words": words, **sizes, "passages": passages}


def _diagonals(common: Sequence[tuple[int, int, int]]) -> list[int]:
    """Return how much further runs stand in the second article than in the first, those of the most words first."""
    words: Counter[int] = Counter()
    for first, second, length in common:
        words[second - first] += length
    return sorted(words, key=lambda shift: (-words[shift], shift))


def _joined(runs: Sequence[Run]) -> list[list[Run]]:
    """Return runs by passage, the passages of too few words left out."""
    found = following(runs, DEFAULT_CONFIG.widest_gap)
    return [some for some in found if _words_in([some]) >= DEFAULT_CONFIG.shortest_passage]


def _words_in(passages: Sequence[Sequence[Run]]) -> int:
    return sum(run.length for runs in passages for run in runs)


_Places = tuple["NDArray[np.int64]", "NDArray[np.int64]"]


def _passage(runs: Sequence[Run], a: _Places, b: _Places) -> Row:
    first, last = runs[0], runs[-1]
    return {
        "a_start": int(a[0][first.a]),
        "a_end": int(a[1][last.a + last.length - 1]),
        "b_start": int(b[0][first.b]),
        "b_end": int(b[1][last.b + last.length - 1]),
        "kind": "verbatim" if len(runs) == 1 else "edited",
    }


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
