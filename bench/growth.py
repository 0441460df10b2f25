"""How the cost of each step grows with the pile, and how long a check takes against the case that was built.

    python bench/growth.py --shared ../shared --sizes 100 1000

One process a size: CPU seconds (user + system) of every step, what each adds up to per article, the peak memory; then,
on the case as it was saved, the seconds to load it, to answer the first claim (which makes the index and opens the
models), and the median and the slowest of the others. The claims are sentences of the pile, every other one with its
first number changed.
"""

from __future__ import annotations

import argparse
import json
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from pile import make_pile

from rashomon import casework
from rashomon.casework import OpenCase

CLAIMS = 21
_NUMBER = re.compile(r"\b\d{1,3}\b")


class StepTimes:
    """Notes the CPU seconds of every step."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self._name, self._start = "", 0.0

    def start(self, step: str, total: int | None) -> None:
        """A step begins."""
        self._name, self._start = step, time.process_time()

    def advance(self, count: int = 1) -> None:
        """Nothing is noted of a step under way."""

    def finish(self) -> None:
        """The step has ended."""
        self.seconds[self._name] = round(time.process_time() - self._start, 2)


def claims_of(case: OpenCase) -> list[str]:
    """Return sentences of the case at even distances, every other one with its first number changed."""
    texts = [s.text for s in case.statements if 6 <= len(s.text.split()) <= 30]
    chosen = texts[:: max(1, len(texts) // CLAIMS)][:CLAIMS]
    return [_NUMBER.sub("77", text, count=1) if i % 2 else text for i, text in enumerate(chosen)]


def build(pile: Path, out: Path) -> dict[str, object]:
    """Build the case of a pile, write its account; return what each step cost."""
    times = StepTimes()
    case = casework.account(str(pile), progress=times)
    start = time.process_time()
    case.write(out)
    times.seconds["saving and rendering"] = round(time.process_time() - start, 2)
    usage = resource.getrusage(resource.RUSAGE_SELF)
    peak = usage.ru_maxrss / 1024 if sys.platform != "darwin" else usage.ru_maxrss / 2**20
    articles = len(case.account.articles)
    total = usage.ru_utime + usage.ru_stime
    return {
        "articles": articles,
        "cpu s by step": times.seconds,
        "cpu s": round(total, 1),
        "cpu ms an article": round(1000 * total / max(1, articles), 1),
        "comparing, ms an article": round(1000 * times.seconds.get("comparing claims", 0.0) / max(1, articles), 1),
        "peak MB": round(peak),
    }


def answer(folder: Path) -> dict[str, object]:
    """Check claims against a saved case; return the seconds that it took."""
    start = time.perf_counter()
    case = casework.open_case(folder)
    loaded = time.perf_counter() - start
    seconds = []
    for claim in claims_of(case):
        start = time.perf_counter()
        case.check(claim)
        seconds.append(time.perf_counter() - start)
    first, *others = seconds or [0.0]
    return {
        "load s": round(loaded, 2),
        "first check s": round(first, 2),
        "median check s": round(statistics.median(others or [0.0]), 3),
        "slowest check s": round(max(others, default=0.0), 3),
        "claims": len(seconds),
    }


def main() -> None:
    """Print one JSON object a size; each half runs in a process of its own."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path)
    parser.add_argument("--sizes", type=int, nargs="+", default=[100, 1000])
    parser.add_argument("--build", type=Path, nargs=2, metavar=("PILE", "OUT"), help=argparse.SUPPRESS)
    parser.add_argument("--answer", type=Path, metavar="CASE", help="Only check claims against this case.")
    options = parser.parse_args()
    if options.build:
        print(json.dumps(build(*options.build)))
        return
    if options.answer:
        print(json.dumps(answer(options.answer)))
        return
    if options.shared is None:
        parser.error("--shared is needed")
    for size in options.sizes:
        with tempfile.TemporaryDirectory() as folder:
            pile, out = Path(folder) / "pile", Path(folder) / "out"
            make_pile(options.shared, pile, size)
            found: dict[str, object] = {}
            for part in (["--build", str(pile), str(out)], ["--answer", str(out)]):
                told = subprocess.run([sys.executable, __file__, *part], check=True, capture_output=True, text=True)
                found |= json.loads(told.stdout)
        print(json.dumps(found), flush=True)


if __name__ == "__main__":
    main()
