"""What relations and events cost beside the bare spaCy pipeline on the same articles, in CPU time.

    python bench/world.py --shared ../shared --size 100

CPU time is user + system of a process. The parse is spaCy's alone, its opening not counted; relations and events are
those of one `rashomon account` of the same articles, with what each step opens for itself (dictionaries, rules).
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from growth import StepTimes
from pile import make_pile

from rashomon import casework
from rashomon.language.pipeline import DEFAULT_PIPELINE


def parse_seconds(paths: list[Path]) -> float:
    """Return the CPU seconds that the bare pipeline takes for the texts."""
    import spacy  # opened here, so that its import is no part of anything measured

    nlp = spacy.load(DEFAULT_PIPELINE)
    texts = [part for path in paths for part in path.read_text(encoding="utf-8").split("\n\n")]
    start = time.process_time()
    for _ in nlp.pipe(texts, batch_size=64):
        pass
    return round(time.process_time() - start, 2)


def main() -> None:
    """Print one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("--size", type=int, default=100)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        pile = Path(folder) / "pile"
        parse = parse_seconds(make_pile(options.shared, pile, options.size))
        times = StepTimes()
        case = casework.account(str(pile), progress=times)
    relations, events = (times.seconds[name] for name in ("finding relations", "finding events"))
    told = {
        "articles": options.size,
        "spaCy alone, cpu s": parse,
        "relations, cpu s": relations,
        "events, cpu s": events,
        "relations beside the parse": round(relations / parse, 3),
        "events beside the parse": round(events / parse, 3),
        "both beside the parse": round((relations + events) / parse, 3),
        "found": {"relations": len(case.account.relations), "events": len(case.account.events)},
    }
    print(json.dumps(told))


if __name__ == "__main__":
    main()
