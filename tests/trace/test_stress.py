"""The stress table: a wire text, its versions, and independent reports of the same event."""

from __future__ import annotations

import pytest

from tests.trace.harbour_fire import (
    CONDENSED,
    EDITED,
    OWN,
    PARAPHRASED,
    RIVAL,
    SECOND_RIVAL,
    TRANSLATED,
    WIRE,
)
from tests.trace.reports import Report, lineage_of, relation_of

PARAGRAPHS = WIRE.split("\n\n")
VERSIONS = {
    "verbatim": WIRE,
    "without its dateline": WIRE.removeprefix("KELMOUTH (Northwire) - "),
    "edited": EDITED,
    "shortened": "\n\n".join(PARAGRAPHS[:3]),
    "its end cut out of the middle": "\n\n".join(PARAGRAPHS[3:6]),
    "reordered": "\n\n".join(PARAGRAPHS[i] for i in (4, 1, 5, 0, 7, 3, 6, 2)),
    "paraphrased": PARAPHRASED,
    "paraphrased and reordered": "\n\n".join(PARAPHRASED.split("\n\n")[i] for i in (1, 0, 3, 2, 5, 4)),
    "translated and back": TRANSLATED,
    "condensed in other words": CONDENSED,
    "merged with own reporting": OWN + "\n\n" + "\n\n".join(PARAGRAPHS[:5]),
    "own reporting with paraphrase": "\n\n".join(PARAPHRASED.split("\n\n")[:5]) + "\n\n" + OWN,
    "two texts merged": "\n\n".join(PARAGRAPHS[:4]) + "\n\n" + RIVAL,
}
COPIES = {"verbatim", "without its dateline", "edited", "shortened", "its end cut out of the middle", "reordered"}
INDEPENDENT = {"rival": RIVAL, "second rival": SECOND_RIVAL, "own story": OWN}


@pytest.mark.parametrize("name", VERSIONS)
def test_versions_rest_on_the_wire_text(name: str) -> None:
    relation = relation_of(Report("wire", WIRE), Report("zz", VERSIONS[name]))
    assert relation == "copy" if name in COPIES else relation in ("copy", "rewrite")


@pytest.mark.parametrize("name", sorted(COPIES))
def test_copies_are_found_without_vectors(name: str) -> None:
    assert relation_of(Report("wire", WIRE), Report("zz", VERSIONS[name]), vectors=False) == "copy"


@pytest.mark.parametrize(
    "version", ["verbatim", "edited", "paraphrased", "reordered", "translated and back", "condensed in other words"]
)
@pytest.mark.parametrize("rival", INDEPENDENT)
def test_independent_reports_stay_independent(version: str, rival: str) -> None:
    assert relation_of(Report("a", VERSIONS[version]), Report("b", INDEPENDENT[rival])) in (None, "shared-material")


def test_a_shared_quotation_is_shared_material() -> None:
    (link,) = lineage_of(Report("a", WIRE), Report("b", SECOND_RIVAL))
    assert link.relation == "shared-material"
    assert [p.kind for p in link.passages] == ["quotation"]
    assert link.passages[0].a.of(WIRE) == "We heard two bangs and then the whole roof was gone"


def test_two_versions_of_the_wire_text_are_kin() -> None:
    assert relation_of(Report("a", EDITED), Report("b", PARAPHRASED)) == "rewrite"


DATED = [
    ("verbatim", "copy"), ("edited", "copy"), ("shortened", "copy"), ("paraphrased", "rewrite"),
    ("merged with own reporting", "rewrite"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "_relation"), DATED)
def test_the_later_report_is_from_the_earlier(name: str, _relation: str) -> None:
    (link,) = lineage_of(Report("a", VERSIONS[name], date="2031-10-09"), Report("b", WIRE, date="2031-10-08"))
    assert link.direction == "a-from-b"


@pytest.mark.parametrize("name", [name for name, _ in DATED])
def test_a_credit_tells_the_direction(name: str) -> None:
    wire = Report("b", WIRE, outlet="Associated Press")
    (link,) = lineage_of(Report("a", VERSIONS[name], outlet="Kelmouth Argus", agency="AP"), wire)
    assert link.direction == "a-from-b"


SETTINGS = {
    "dates": ({"date": "2031-10-09"}, {"date": "2031-10-08"}),
    "a credit": (
        {"outlet": "Kelmouth Argus", "agency": "AP", "date": "2031-10-08"},
        {"outlet": "Associated Press", "date": "2031-10-08"},
    ),
    "a credit, no dates": ({"outlet": "Kelmouth Argus", "agency": "AP"}, {"outlet": "Associated Press"}),
    "one outlet, next day": (
        {"outlet": "Northwire", "date": "2031-10-09"},
        {"outlet": "Northwire", "date": "2031-10-08"},
    ),
    "paper after agency": (
        {"outlet": "Kelmouth Argus", "date": "2031-10-09"},
        {"outlet": "Bernama", "date": "2031-10-08"},
    ),
}


@pytest.mark.parametrize("setting", SETTINGS)
@pytest.mark.parametrize("wire_first", [True, False])
def test_the_direction_of_nine_in_ten_versions_is_right(setting: str, wire_first: bool) -> None:
    later, earlier = SETTINGS[setting]
    names = ("a", "b") if wire_first else ("b", "a")
    right = []
    for name, text in VERSIONS.items():
        (link,) = lineage_of(Report(names[0], WIRE, **earlier), Report(names[1], text, **later))
        if link.direction == ("b-from-a" if wire_first else "a-from-b"):
            right.append(name)
    assert len(right) >= 0.9 * len(VERSIONS), sorted(VERSIONS.keys() - set(right))


def test_two_papers_with_one_agency_have_a_common_source() -> None:
    (link,) = lineage_of(
        Report("a", EDITED, outlet="Kelmouth Argus", agency="Reuters", date="2031-10-09"),
        Report("b", WIRE, outlet="Sallow Post", agency="REUTERS", date="2031-10-08"),
    )
    assert link.direction == "common-source"


def test_two_papers_a_day_apart_have_a_common_source() -> None:
    first = Report("a", WIRE, outlet="Sallow Post", date="2031-10-08")
    (link,) = lineage_of(first, Report("b", EDITED, outlet="Kelmouth Argus", date="2031-10-09"))
    assert link.direction == "common-source"


def test_the_paper_has_it_from_the_agency() -> None:
    first = Report("a", WIRE, outlet="Bernama", date="2031-10-08")
    (link,) = lineage_of(first, Report("b", EDITED, outlet="Kelmouth Argus", date="2031-10-09"))
    assert link.direction == "b-from-a"


def test_one_outlets_longer_version_is_from_the_shorter() -> None:
    short = Report("a", "\n\n".join(PARAGRAPHS[:4]), outlet="Northwire", date="2031-10-08")
    (link,) = lineage_of(short, Report("b", WIRE, outlet="Northwire", date="2031-10-08"))
    assert link.direction == "b-from-a"


def test_nothing_is_said_of_the_direction_where_nothing_tells_it() -> None:
    (link,) = lineage_of(Report("a", EDITED), Report("b", WIRE))
    assert link.direction == "unknown"


NOTICES = ["UPDATE 2-", "(Adds witnesses) ", "(CORRECTS name of the harbour master) ", "CORRECTED: "]


@pytest.mark.parametrize("notice", NOTICES)
def test_a_notice_tells_which_was_sent_again(notice: str) -> None:
    first = Report("b", WIRE, outlet="Northwire", date="2031-10-08")
    (link,) = lineage_of(Report("a", notice + WIRE, outlet="Northwire", date="2031-10-08"), first)
    assert link.direction == "a-from-b"


def test_two_papers_weeks_apart_leave_the_direction_open() -> None:
    first = Report("a", WIRE, outlet="Sallow Post", date="2031-10-08")
    (link,) = lineage_of(first, Report("b", EDITED, outlet="Kelmouth Argus", date="2031-10-29"))
    assert link.direction == "unknown"
