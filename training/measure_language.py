"""Measure the shipped language models: speed by threads, and what opening them costs.

Usage: .venv/bin/python training/measure_language.py TEXTS.txt   (one sentence a line)
"""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path

from rashomon.language.detect import detect
from rashomon.language.encoder import Encoder
from rashomon.language.entailment import Entailment


def timed(name: str, count: int, work: Callable[[], object]) -> None:
    """Print things a second, by the clock and by processor time."""
    wall, cpu = time.perf_counter(), time.process_time()
    work()
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    print(f"{name:34} {count / wall:8.0f} a second, {count / cpu:8.0f} a second of processor time")


def main() -> None:
    """Measure one model after the other."""
    texts = [line for line in Path(sys.argv[1]).read_text(encoding="utf-8").splitlines() if line.strip()]
    words = sum(len(text.split()) for text in texts) / len(texts)
    print(f"{len(texts)} sentences, {words:.0f} words each")
    begun = time.perf_counter()
    detect(texts[0])
    print(f"language: open and first text {(time.perf_counter() - begun) * 1000:.1f} ms")
    timed("language", len(texts), lambda: [detect(text) for text in texts])
    for threads in (1, 2):
        begun = time.perf_counter()
        encoder = Encoder(threads=threads, memory=0)
        print(f"encoder: open {time.perf_counter() - begun:.2f} s")
        timed(f"encoder, {threads} thread(s)", len(texts), lambda: encoder.encode(texts))  # noqa: B023 - called at once
    if Entailment.available():
        pairs = list(zip(texts, texts[1:] + texts[:1], strict=True))
        for threads in (1, 2):
            model = Entailment(threads=threads, memory=0)
            timed(f"entailment, {threads} thread(s)", len(pairs), lambda: model.judge(pairs))  # noqa: B023 - likewise
    print(f"most memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")


if __name__ == "__main__":
    main()
