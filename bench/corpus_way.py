"""The way through a pile with `rashomon corpus`: articles a second, CPU time and peak memory of all processes together.

    python bench/corpus_way.py --shared ../shared --sizes 1000 10000 --until run
    python bench/corpus_way.py --shared ../shared --sizes 1000 --until run --on ray

The articles are real ones as far as they go (about a thousand), then texts that a chain over their words makes, in
JSONL files of 1,000 lines. Peak memory is the sum of the proportional set sizes of the
whole process tree, sampled twice a second; CPU time is user + system of all of them.
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
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from pile import pile_texts

LINES = 1000


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


def measured(command: list[str]) -> dict[str, object]:
    """Run a command to its end and return what it took."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    process = subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    peak = [0.0]

    def watch() -> None:
        while process.poll() is None:
            peak[0] = max(peak[0], memory(tree(process.pid)))
            time.sleep(0.5)

    watcher = threading.Thread(target=watch)
    watcher.start()
    out, problem = process.communicate()
    watcher.join()
    wall = time.perf_counter() - start
    if process.returncode:
        sys.exit(f"failed: {problem[-800:]}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    found = {"wall s": round(wall, 1), "cpu s": round(cpu, 1), "peak MB": round(peak[0])}
    return found | {"counts": json.loads(out)}


def main() -> None:
    """Print one JSON object a size."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000])
    parser.add_argument("--until", default="run")
    parser.add_argument("--on", default="native")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--partition", type=int, default=250)
    options = parser.parse_args()
    for size in options.sizes:
        with tempfile.TemporaryDirectory() as folder:
            write_pile(options.shared, Path(folder) / "pile", size)
            command = [sys.executable, "-m", "rashomon", "corpus", options.until, f"{folder}/pile", f"{folder}/out"]
            more = ["--on", options.on, "--workers", str(options.workers), "--partition", str(options.partition)]
            found = measured([*command, *more, "--json"])
        cpu, wall = float(str(found["cpu s"])), float(str(found["wall s"]))
        rates = {"articles a second": round(size / wall, 2), "articles a cpu second": round(size / cpu, 2)}
        about = {"until": options.until, "on": options.on, "workers": options.workers, "articles": size}
        print(json.dumps(about | rates | found | {"load": os.getloadavg()[0]}), flush=True)


if __name__ == "__main__":
    main()
