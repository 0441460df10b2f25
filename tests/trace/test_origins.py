"""Origins: a partition of the articles, named where the texts show it."""

from __future__ import annotations

from pathlib import Path

from rashomon.evaluation.lineage_texts import read_articles
from rashomon.model import Article, Given
from rashomon.trace import find_lineage, find_origins
from tests.trace.harbour_fire import EDITED, OWN, PARAPHRASED, RIVAL, SECOND_RIVAL, WIRE
from tests.trace.reports import Report, reading_of, vectors_of


def origins_of(*reports: Report) -> list[tuple[tuple[str, ...], str | None]]:
    readings = [reading_of(report) for report in reports]
    return [(o.articles, o.name) for o in find_origins(readings, find_lineage(readings, vectors_of(readings)))]


def test_partition() -> None:
    found = origins_of(
        Report("d", PARAPHRASED), Report("a", WIRE), Report("b", RIVAL), Report("c", EDITED), Report("e", SECOND_RIVAL)
    )
    assert [articles for articles, _ in found] == [("a", "c", "d"), ("b",), ("e",)]


def test_an_agency_credit_names_the_origin() -> None:
    found = origins_of(Report("a", WIRE), Report("b", EDITED, outlet="Kelmouth Argus", agency="AP"))
    assert found == [(("a", "b"), "Associated Press")]


def test_a_copyright_notice_names_the_origin() -> None:
    assert origins_of(Report("a", WIRE, furniture="Copyright 2031 Reuters")) == [(("a",), "Reuters")]


def test_the_first_report_names_the_origin() -> None:
    first = Report("a", WIRE, date="2031-10-08", outlet="Bernama")
    second = Report("b", EDITED, date="2031-10-09", outlet="Kelmouth Argus")
    assert origins_of(first, second) == [(("a", "b"), "Bernama")]


def test_no_name_without_evidence() -> None:
    assert origins_of(Report("a", WIRE), Report("b", EDITED), Report("c", OWN)) == [(("a", "b"), None), (("c",), None)]


def test_the_order_of_the_articles_does_not_matter() -> None:
    readings = [reading_of(Report(n, t)) for n, t in (("a", WIRE), ("b", EDITED), ("c", PARAPHRASED), ("d", RIVAL))]
    vectors = vectors_of(readings)
    lineage = find_lineage(readings, vectors)
    assert lineage == find_lineage(readings[::-1], vectors)
    assert find_origins(readings, lineage) == find_origins(readings[::-1], lineage[::-1])


def test_five_real_reports_are_not_five_origins(shared: Path) -> None:
    files = sorted((shared / "seeds").glob("*.txt"))
    articles = [
        Article(f.stem[:3], f.name, None, "text", "utf-8", f.read_text(encoding="utf-8"), "", Given()) for f in files
    ]
    pile = read_articles(articles)
    found = find_origins(pile.readings, find_lineage(pile.readings, pile.vectors))
    assert [o.articles for o in found] == [("000", "001", "003"), ("002",), ("004",)]
