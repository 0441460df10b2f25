"""The step `stories`: articles of one event together, with ids that stay."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from rashomon.corpus.engine import Job, Report, Step
from rashomon.corpus.layout import Layout
from rashomon.corpus.parting import read_articles
from rashomon.corpus.place import read_table, write_table
from rashomon.corpus.tables import article_of, clean_of, to_table
from rashomon.language.encoder import Encoder
from rashomon.model import Lead
from rashomon.trace.stories import group_stories, lead_of, lead_vectors

if TYPE_CHECKING:
    from numpy.typing import NDArray


def jobs(layout: Layout) -> list[Job]:
    """Return one job for each part of the articles."""
    return [{"unit": unit, "root": layout.root} for unit in sorted(layout.done("clean"))]


def open_step(threads: int) -> Step:
    """Return the function that finds the leads of one part, with the encoder open.

    Args:
        threads: How many texts one worker's encoder works on at once.
    """
    return partial(_leads, Encoder(threads=threads, memory=0))


def _leads(encoder: Encoder, job: Job) -> Report:
    """Write title, first words, day and vector of every article of a part."""
    layout, unit = Layout(job["root"]), job["unit"]
    articles = read_articles(layout, unit).to_pylist()
    leads = [lead_of(article_of(row), clean_of(row)) for row in articles]
    vectors = lead_vectors(leads, encoder)
    rows = [
        {
            "article": lead.article,
            "title": lead.title,
            "text": lead.text,
            "published": lead.published,
            "vector": vectors[lead.article].astype("<f4").tobytes(),
        }
        for lead in leads
    ]
    write_table(layout.work("leads", f"part-{unit}.parquet"), to_table("leads", rows))
    report = {"unit": unit, "articles": len(rows)}
    layout.mark("lead", unit, report)
    return report


def write_stories(layout: Layout) -> None:
    """Group the whole pile into stories and write them: one row a story, and one an article."""
    if "all" in layout.done("stories"):
        return
    vectors: dict[str, NDArray[np.float32]] = {}
    found = sorted(group_stories(_leads_of(layout, vectors), vectors), key=lambda story: story.id)
    rows = [
        {"story": s.id, "title": s.title, "start": s.start, "end": s.end, "articles": len(s.articles)} for s in found
    ]
    members = [{"story": story.id, "article": article} for story in found for article in sorted(story.articles)]
    write_table(layout.table("stories", "all"), to_table("stories", rows))
    write_table(layout.table("story_articles", "all"), to_table("story_articles", members))
    layout.mark("stories", "all", {"stories": sum(len(s.articles) > 1 for s in found), "articles": len(members)})


def _leads_of(layout: Layout, vectors: dict[str, NDArray[np.float32]]) -> Iterator[Lead]:
    """Yield every lead of the pile, once its vector was put with the others; one part is in memory at a time."""
    for unit in sorted(layout.done("lead")):
        table = read_table(layout.work("leads", f"part-{unit}.parquet"))
        if not len(table):  # every article of the part was rejected
            continue
        rows = zip(*(table[name].to_pylist() for name in ("article", "title", "text", "published")), strict=True)
        together = np.frombuffer(b"".join(table["vector"].to_pylist()), "<f4").reshape(len(table), -1)
        for (article, title, text, published), vector in zip(rows, together, strict=True):
            vectors[article] = vector
            yield Lead(article, title, text, published)


def story_pairs(layout: Layout) -> list[tuple[str, str]]:
    """Return for each story its first article paired with every other."""
    pairs: list[tuple[str, str]] = []
    first: dict[str, str] = {}
    for row in read_table(layout.table("story_articles", "all")).to_pylist():
        head = first.setdefault(row["story"], row["article"])
        if head != row["article"]:
            pairs.append((head, row["article"]))
    return pairs
