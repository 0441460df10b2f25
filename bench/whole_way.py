"""The whole way through beside the bare spaCy pipeline on the same texts: CPU time, articles a second, peak memory.

    python bench/whole_way.py --shared ../shared --sizes 5 100 1000

Each measurement is a process of its own. CPU time is user + system of that process, so a second core does not
make the figure look better than it is.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from pile import make_pile

FLOOR = """
import sys, spacy
from rashomon.language.pipeline import DEFAULT_PIPELINE
nlp = spacy.load(DEFAULT_PIPELINE)
texts = [p for f in sys.argv[1:] for p in open(f, encoding='utf-8').read().split('\\n\\n')]
for doc in nlp.pipe(texts, batch_size=64): pass
"""


def measured(command: list[str]) -> dict[str, float]:
    """Run a command to its end; return wall and CPU seconds and peak memory in MB."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    assert process.stderr is not None
    problem = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        sys.exit(f"{command[0]} failed: {problem.decode(errors='replace')[-500:]}")
    return {
        "wall s": round(time.perf_counter() - start, 2),
        "cpu s": round(usage.ru_utime + usage.ru_stime, 2),
        "peak MB": round(usage.ru_maxrss / 1024 if sys.platform != "darwin" else usage.ru_maxrss / 2**20),
    }


def one_size(shared: Path, size: int) -> dict[str, object]:
    """Measure both ways on a pile of `size` articles."""
    program = Path(sys.executable).parent / "rashomon"
    with tempfile.TemporaryDirectory() as folder:
        paths = [str(p) for p in make_pile(shared, Path(folder) / "pile", size)]
        floor = measured([sys.executable, "-c", FLOOR, *paths])
        ours = measured([str(program), "account", str(Path(folder) / "pile"), "-o", f"{folder}/out", "--quiet"])
    return {
        "articles": size,
        "spaCy alone": floor,
        "rashomon account": ours,
        "cpu ratio": round(ours["cpu s"] / floor["cpu s"], 2),
        "articles a cpu second": round(size / ours["cpu s"], 2),
    }


def main() -> None:
    """Print one JSON object a size."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("--sizes", type=int, nargs="+", default=[5, 100, 1000])
    options = parser.parse_args()
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    for size in options.sizes:
        print(json.dumps(one_size(options.shared, size)), flush=True)


if __name__ == "__main__":
    main()
