"""The way through a pile with `rashomon corpus`: articles a second, CPU time and peak memory of all processes together.

    python bench/corpus_way.py --shared ../shared --sizes 1000 10000
    python bench/corpus_way.py --shared ../shared --sizes 300 --on ray

The steps are given one after another, so each tells what it took as soon as it ends, and once a minute how far it
is. The articles are real ones as far as they go (about a thousand), then texts that a chain over their words makes, in
JSONL files of 1,000 lines. Peak memory is the sum of the proportional set sizes of the whole process tree, sampled
twice a second; CPU time is user + system of all of them.

With --keep a measurement that was killed goes on with the same command, as the run itself does: what it had taken
was noted once a minute in took.jsonl beside the pile, and the stretches are added up. What was done of the partition
that was worked on when it was killed is then counted twice, the last minute before not at all.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent))

from pile import pile_texts

LINES = 1000
STEPS = ("clean", "dedup", "stories", "annotate")
_STRETCH = f"{time.time():.0f}-{os.getpid()}"
RATES = {"articles a second": "wall", "articles a cpu second": "cpu"}


def write_pile(shared: Path, folder: Path, size: int) -> None:
    """Write the pile as JSONL files of 1,000 articles."""
    folder.mkdir(parents=True)
    stream = None
    for number, text in enumerate(pile_texts(shared, size)):
        if number % LINES == 0:
            if stream:
                stream.close()
            stream = (folder / f"pile-{number // LINES:04d}.jsonl").open("w", encoding="utf-8")
        day = f"2024-{number // 28 % 12 + 1:02d}-{number % 28 + 1:02d}"
        assert stream is not None
        stream.write(json.dumps({"text": text, "url": f"https://example.org/{number}", "date": day}) + "\n")
    if stream:
        stream.close()


def tree(root: int) -> list[int]:
    """Return a process and all below it."""
    parents: dict[int, list[int]] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                fields = (entry / "stat").read_text().rsplit(")", 1)[1].split()
            except OSError:
                continue
            parents.setdefault(int(fields[1]), []).append(int(entry.name))
    found, todo = [], [root]
    while todo:
        one = todo.pop()
        found.append(one)
        todo += parents.get(one, [])
    return found


def memory(processes: list[int]) -> float:
    """Return the proportional set sizes of some processes together, in MB."""
    total = 0
    for process in processes:
        try:
            text = Path(f"/proc/{process}/smaps_rollup").read_text()
        except OSError:
            continue
        total += sum(int(line.split()[1]) for line in text.splitlines() if line.startswith("Pss:"))
    return total / 1024


def spent(processes: list[int], seen: dict[int, float]) -> float:
    """Note the CPU seconds of living processes in `seen` and return those of all that were ever seen."""
    for process in processes:
        try:
            fields = Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()
        except OSError:
            continue
        seen[process] = (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    return sum(seen.values())


def measured(command: list[str], told: Callable[[dict[str, float]], None] | None = None) -> dict[str, Any]:
    """Run a command to its end and return what it took.

    CPU time is what the system counts of ended children, or what was seen of the living ones if that is more: a
    cluster's processes are not all waited for.

    Args:
        command: The program and what it is given.
        told: Called every minute with what it took so far.
    """
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    process = subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    peak: list[float] = [0.0]
    seen: dict[int, float] = {}

    def watch() -> None:
        last = time.monotonic()
        while process.poll() is None:
            every = tree(process.pid)
            peak[0] = max(peak[0], memory(every))
            cpu = spent(every, seen)
            if told and time.monotonic() - last > 60:
                told(_took(time.perf_counter() - start, cpu, peak[0]))
                last = time.monotonic()
            time.sleep(0.5)

    watcher = threading.Thread(target=watch)
    watcher.start()
    out, problem = process.communicate()
    watcher.join()
    wall = time.perf_counter() - start
    if process.returncode:
        sys.exit(f"failed: {problem[-800:]}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = max(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, sum(seen.values()))
    return _took(wall, cpu, peak[0]) | {"counts": json.loads(out)}


def _took(wall: float, cpu: float, peak: float) -> dict[str, Any]:
    return {"wall s": round(wall, 1), "cpu s": round(cpu, 1), "peak MB": round(peak)}


@dataclass(frozen=True, slots=True)
class Notes:
    """What the stretches of a measurement took so far, for one that is killed and goes on.

    Attributes:
        place: The file of the notes; nothing is noted without.
        run: How the steps are run; what was run otherwise is no part of it.
    """

    place: Path | None
    run: dict[str, object]

    def add(self, step: str, took: dict[str, Any]) -> None:
        """Note what this stretch of a step took so far, or in all if its counts are there."""
        if self.place:
            with self.place.open("a", encoding="utf-8") as stream:
                stream.write(json.dumps({**self.run, "step": step, "stretch": _STRETCH, **took}) + "\n")

    def of(self, step: str) -> dict[str, Any] | None:
        """Return what the stretches of a step took together, None if there were none."""
        lines = self.place.read_text(encoding="utf-8").splitlines() if self.place and self.place.exists() else []
        notes = [note for note in map(json.loads, lines) if note.items() >= {**self.run, "step": step}.items()]
        last = {note["stretch"]: note for note in notes}
        return together(list(last.values())) if last else None


def together(parts: list[dict[str, Any]]) -> dict[str, Any]:
    """Return what some stretches took together, with the counts of the one that came to the end, if any did."""
    sums = {name: round(sum(part[name] for part in parts), 1) for name in ("wall s", "cpu s")}
    ended = [{"counts": part["counts"]} for part in parts if "counts" in part]
    return {**sums, "peak MB": max(part["peak MB"] for part in parts), **(ended[-1] if ended else {})}


def finished(out: Path) -> dict[str, int]:
    """Return how many articles each step has finished so far."""
    found = {}
    for folder in sorted((out / "_done").glob("*")):
        reports = [json.loads(file.read_text()) for file in folder.glob("*.json")]
        found[folder.name] = sum(report.get("articles", 0) for report in reports)
    return found


def way(folder: Path, about: dict[str, object], size: int, more: list[str], notes: Notes) -> dict[str, Any]:
    """Give the steps one after another, print what each took, and return the sum of times and the highest memory."""
    taken = []
    for step in STEPS[: STEPS.index(str(about["until"])) + 1]:
        before = notes.of(step)

        def told(so_far: dict[str, float], step: str = step) -> None:
            notes.add(step, so_far)
            said = {"so far": True, **so_far, "finished": finished(folder / "out")}
            print(json.dumps({**about, "step": step, **said}), flush=True)

        if before and "counts" in before:
            found = before
        else:
            command = [sys.executable, "-m", "rashomon", "corpus", step, f"{folder}/pile", f"{folder}/out"]
            found = measured([*command, *more, "--json"], told)
            notes.add(step, found)
            found = together([before, found] if before else [found])
        each = {"cpu ms an article": round(found["cpu s"] * 1000 / size, 2)}
        print(json.dumps({**about, "step": step, **each, **found}), flush=True)
        taken.append(found)
    whole = together(taken)
    rates = {name: round(size / whole[f"{of} s"], 2) for name, of in RATES.items()}
    return rates | whole


def main() -> None:
    """Print one JSON object a step, and one a size."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000])
    parser.add_argument("--until", default="annotate", choices=STEPS)
    parser.add_argument("--on", default="native")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--partition", type=int, default=250)
    parser.add_argument("--keep", type=Path, help="Leave pile and tables in this folder, by size.")
    options = parser.parse_args()
    for size in options.sizes:
        about = {"until": options.until, "on": options.on, "workers": options.workers, "articles": size}
        more = ["--on", options.on, "--workers", str(options.workers), "--partition", str(options.partition)]
        with tempfile.TemporaryDirectory() as place:
            folder = options.keep / str(size) if options.keep else Path(place)
            if not (folder / "pile").is_dir():
                write_pile(options.shared, folder / "pile", size)
            notes = Notes(folder / "took.jsonl" if options.keep else None, {"more": more})
            found = way(folder, about, size, more, notes)
        print(json.dumps(about | found | {"load": os.getloadavg()[0]}), flush=True)


if __name__ == "__main__":
    main()
