"""Write the event lexicons of the world step from the PETRARCH dictionaries and the PLOVER table.

    python training/convert_event_dictionaries.py FOLDER

FOLDER holds `petrarch2_dictionaries/` (github.com/openeventdata/petrarch2) and `cameo_to_plover_2021.tsv`
(github.com/openeventdata/PLOVER, CC BY-SA 4.0). Only the dictionaries with an MIT notice in their head are taken:
CAMEO.2.0.txt, Phoenix.Countries.actors.txt, Phoenix.agents.txt. Comments are left out, the notice is kept. The verbs
stay in PETRARCH's own format; names and nouns are packed by first word, so that they need not all be read at the start.
"""

from __future__ import annotations

import gzip
import re
import sys
from pathlib import Path

from rashomon.world.events.actor_dictionary import pack, read_actors, read_agents

HERE = Path(__file__).resolve().parent.parent / "src" / "rashomon" / "world" / "events" / "data"
FILES = {
    "CAMEO.2.0.txt": "verbs.txt.gz",
    "Phoenix.Countries.actors.txt": "actors.tsv.gz",
    "Phoenix.agents.txt": "agents.tsv.gz",
}
SOURCE = "# From {name} of github.com/openeventdata/petrarch2, comments left out.\n"
SHORTEST_SURNAME = 4
_SPACES = re.compile(r"[ \t]+")


def notice(text: str) -> str:
    """Return the licence notice of a dictionary's head."""
    lines = text.splitlines()
    first = next(i for i, line in enumerate(lines) if "The MIT License" in line)
    ends = ("DEALINGS IN THE SOFTWARE.", "# THE SOFTWARE.")
    last = next(i for i, line in enumerate(lines) if i > first and line.rstrip().endswith(ends))
    return "\n".join(line.rstrip() for line in lines[first : last + 1])


def bare(text: str) -> list[str]:
    """Return the lines that say something, without comments."""
    kept = []
    for line in text.splitlines():
        line = line.partition("#")[0].rstrip()
        if line.strip() and not line.startswith("~"):
            kept.append(("\t" if line[0] in " \t" else "") + _SPACES.sub(" ", line.strip()))
    return kept


def leaders(lines: list[str]) -> list[str]:
    """Return surname and country of those who held office, where all of a surname are of one country."""
    countries: dict[str, set[str]] = {}
    for words, codes in read_actors(lines).entries():
        offices = {c.code[:3] for c in codes if c.code[3:6] == "GOV" and (c.since or c.until)}
        if len(words) > 1 and offices and len(words[-1]) >= SHORTEST_SURNAME:
            countries.setdefault(words[-1], set()).update(offices)
    return [f"{name}\t{next(iter(found))}" for name, found in sorted(countries.items()) if len(found) == 1]


def main(folder: Path) -> None:
    """Write all files."""
    for name, target in FILES.items():
        text = (folder / "petrarch2_dictionaries" / name).read_text(encoding="utf-8", errors="replace")
        lines = bare(text)
        if target.startswith("actors"):
            lines = pack(read_actors(lines))
        elif target.startswith("agents"):
            lines = pack(read_agents(lines))
        whole = SOURCE.format(name=name) + notice(text) + "\n" + "\n".join(lines) + "\n"
        if target.startswith("actors"):
            named = SOURCE.format(name=name) + notice(text) + "\n" + "\n".join(leaders(bare(text))) + "\n"
            (HERE / "leaders.tsv.gz").write_bytes(gzip.compress(named.encode("utf-8"), mtime=0))
        (HERE / target).write_bytes(gzip.compress(whole.encode("utf-8"), mtime=0))
    head = (
        "# CAMEO codes and their PLOVER (2021) type, mode and context. From github.com/openeventdata/PLOVER, "
        "CC BY-SA 4.0, Open Event Data Alliance; unchanged.\n"
    )
    table = (folder / "cameo_to_plover_2021.tsv").read_text(encoding="utf-8")
    (HERE / "cameo_to_plover.tsv").write_text(head + table, encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
