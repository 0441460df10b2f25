"""How many origins stand behind a statement."""

from __future__ import annotations

import pytest

from rashomon.model import Span
from rashomon.trace import find_lineage, find_origins, origins_behind, origins_of_spans
from tests.trace.harbour_fire import EDITED, OWN, RIVAL, SECOND_RIVAL, WIRE
from tests.trace.reports import Report, reading_of, vectors_of

PARAGRAPH = WIRE.split("\n\n")[4]
LONG_OWN = OWN + "\n\n" + RIVAL
RELAY_1 = """The ferry to Port Sallow will sail twice a day from May. The Salt Bay Gazette reported that the old \
ferry was sold for scrap in March."""
RELAY_2 = """Commuters in Kelmouth are angry about the new timetable. According to the Salt Bay Gazette, somebody \
bought the ferry for its steel."""
MORE = """Divers will look for unexploded cylinders on Thursday, and nobody may pass the dam until they are done. A \
school choir has moved its concert to the market hall. The lifeboat, which had been in dry dock for new engines, was \
launched on one of them all the same and took off two painters. Its coxswain, who is seventy-one, had meant to retire \
at Easter. He now says that he will stay for another year, whatever his wife may think about it."""
RELAY_3 = "The old ferry went to a scrapyard in March, its last captain told us on the quay."
TEXTS = {
    "wire": WIRE, "copy": EDITED, "own": f"{LONG_OWN}\n\n{PARAGRAPH}", "second": SECOND_RIVAL,
    "other": f"{SECOND_RIVAL}\n\n{MORE}\n\n{PARAGRAPH}", "relay1": RELAY_1, "relay2": RELAY_2, "direct": RELAY_3,
}  # fmt: skip


def count(places: dict[str, str]) -> int:
    readings = [reading_of(Report(name, TEXTS[name])) for name in places]
    lineage = find_lineage(readings, vectors_of(readings))
    spans = []
    for name, words in places.items():
        start = TEXTS[name].index(words)
        spans.append(Span(name, start, start + len(words)))
    return len(origins_of_spans(spans, lineage, find_origins(readings, lineage), readings=readings))


PUMP = "hampered by a broken pump at the main jetty that the council had promised to replace last spring"
BANGS = "We heard two bangs and then the whole roof was gone"


@pytest.mark.parametrize(
    ("places", "origins"),
    [
        ({"wire": PUMP, "copy": PUMP}, 1),
        ({"own": PUMP, "other": PUMP}, 1),  # one wire paragraph in two otherwise separate reports
        ({"own": "Eleven vessels are lost", "other": "There was nothing left"}, 2),
        ({"wire": BANGS, "second": BANGS}, 2),  # two reporters heard her
        ({"relay1": "The Salt Bay Gazette reported that the old ferry was sold for scrap in March",
          "relay2": "According to the Salt Bay Gazette, somebody bought the ferry for its steel"}, 1),
        ({"relay1": "The Salt Bay Gazette reported that the old ferry was sold for scrap in March",
          "direct": "The old ferry went to a scrapyard in March"}, 2),
        ({"wire": PUMP}, 1),
    ],
)  # fmt: skip
def test_origins_of_a_statement(places: dict[str, str], origins: int) -> None:
    assert count(places) == origins


def test_nothing_stated_rests_on_nothing() -> None:
    assert origins_behind((), (), ()) == ()
