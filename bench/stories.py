"""Sorting large piles into stories: processor seconds and peak memory as the pile grows, all at once and in one pass.

    python bench/stories.py --shared ../shared --sizes 2500 5000 10000 20000

The articles are the excerpts of the shared clustering data; when these run out, they come again as other events: every
capitalised word is replaced by an invented one. An event has a day, its articles come within two days of it, and as
many come a day whatever the size, as from one stream. Leads are encoded once and the vector serves an excerpt's later
forms, turned by a rotation of its own: what is measured is the sorting, the encoder's rate is told apart. Each
measurement is a process of its own. `--undated` leaves the days out, so that every article competes with all others.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import resource
import subprocess
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

import numpy as np

from rashomon.evaluation.clusters import b_cubed
from rashomon.model import Lead
from rashomon.trace.stories import RunningStories, group_stories, lead_vectors

NAME = re.compile(r"\b[A-Z]\w+")
FIRST_DAY = date(2031, 1, 1)
A_DAY = 50


def excerpts(shared: Path) -> list[tuple[str, str, str]]:
    """Return (event, title, text) of every excerpt."""
    found = []
    for name in ("allsides_train", "allsides_val"):
        with (shared / "data" / "clustering" / f"{name}.jsonl").open(encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                found += [(str(row["id"]), part["title"], part["text"]) for part in row["excerpts"]]
    return found


def renamed(text: str, lap: int) -> str:
    """Return a text in which every capitalised word is another, the same one for the same word of one lap."""
    if not lap:
        return text
    return NAME.sub(lambda m: "N" + hashlib.sha256(f"{lap} {m.group()}".encode()).hexdigest()[:7], text)


def make(shared: Path, size: int, *, dated: bool) -> tuple[list[Lead], list[str], list[int]]:
    """Return `size` leads, their events, and which excerpt each was made from."""
    texts = excerpts(shared)
    leads, events, sources = [], [], []
    for number in range(size):
        lap, place = divmod(number, len(texts))
        event, title, text = texts[place]
        event = f"{lap} {event}"
        start = int(hashlib.sha256(event.encode()).hexdigest(), 16) % max(1, size // A_DAY)
        day = (FIRST_DAY + timedelta(days=start + number % 3)).isoformat() if dated else None
        leads.append(Lead(f"a{number:06}", renamed(title, lap), renamed(text, lap), day))
        events.append(event)
        sources.append(place)
    return leads, events, sources


def measure(shared: Path, size: int, vectors: Path, *, dated: bool, one_pass: bool) -> dict[str, object]:
    """Sort one pile and return the figures."""
    leads, events, sources = make(shared, size, dated=dated)
    table = np.load(vectors)
    by_lead = {
        lead.article: np.roll(table[place], number // len(table))
        for number, (lead, place) in enumerate(zip(leads, sources, strict=True))
        if place < len(table)
    }
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.process_time()
    if one_pass:
        running = RunningStories()
        for lead in sorted(leads, key=lambda x: (x.published or "", x.article)):
            running.add(lead, by_lead)
        stories = running.stories()
    else:
        stories = group_stories(leads, by_lead)
    seconds = time.process_time() - start
    story_of = {article: story.id for story in stories for article in story.articles}
    return {
        "articles": size,
        "way": "one pass" if one_pass else "all at once",
        "dated": dated,
        "cpu s": round(seconds, 1),
        "articles a cpu second": round(size / seconds),
        "MB for the sorting": round((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024),
        "stories": len(stories),
        "B-cubed F1": round(b_cubed(events, [story_of[lead.article] for lead in leads])[0], 4),
    }


def main() -> None:
    """Print one JSON object a measurement."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("--sizes", type=int, nargs="+", default=[2500, 5000, 10000, 20000])
    parser.add_argument("--undated", action="store_true")
    parser.add_argument("--vectors", type=Path, help="kept vectors of the excerpts (made if the file is not there)")
    parser.add_argument("--single", choices=["batch", "stream"], help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.single:
        one_pass = options.single == "stream"
        found = measure(options.shared, options.sizes[0], options.vectors, dated=not options.undated, one_pass=one_pass)
        print(json.dumps(found), flush=True)
        return
    with tempfile.TemporaryDirectory() as folder:
        vectors = options.vectors or Path(folder) / "vectors.npy"
        if not vectors.is_file():
            encode(options.shared, vectors, min(max(options.sizes), len(excerpts(options.shared))))
        for size in options.sizes:
            for way in ("batch", "stream"):
                command = [sys.executable, __file__, "--shared", str(options.shared), "--sizes", str(size)]
                command += ["--vectors", str(vectors), "--single", way, *(["--undated"] if options.undated else [])]
                subprocess.run(command, check=True)


def encode(shared: Path, vectors: Path, count: int) -> None:
    """Write the vectors of the first excerpts and print how many a processor second were made."""
    leads, _, _ = make(shared, count, dated=False)
    start = time.process_time()
    found = lead_vectors(leads)
    rate = round(count / (time.process_time() - start))
    print(json.dumps({"leads encoded": count, "a cpu second": rate}), flush=True)
    np.save(vectors, np.stack([found[lead.article] for lead in leads]))


if __name__ == "__main__":
    main()
