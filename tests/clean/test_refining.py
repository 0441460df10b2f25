from __future__ import annotations

import pytest

from rashomon.clean import clean_article, refine
from rashomon.model import CleanArticle
from tests.clean.reports import BODY, article, of_kind

# 4 March 2024 was a Monday.
DATED = (
    "The harbour board of Ashby closes the swing bridge on Monday to repair two piers in which divers found cracks.",
    "On Friday the board had warned that the bridge was unsafe, chairwoman Ruth Okafor said.",
    "On Wednesday engineers will begin to pour concrete around the piers of the bridge.",
)


def dates(*others: str, published: str | None = "2024-03-04") -> list[str | None]:
    given = {"published": published} if published else {}
    made = [article("\n\n".join(DATED), "dated", **given), *(article(text, str(i)) for i, text in enumerate(others))]
    refined = refine(made, [clean_article(one) for one in made])
    return [clean.published.date if clean.published else None for clean in refined[1:]]


TOLD = "The swing bridge at Ashby was closed by the harbour board on Monday after divers found cracks in two piers."


@pytest.mark.parametrize(
    ("text", "date"),
    [
        (TOLD, "2024-03-04/2024-03-05"),
        ("Ashby's harbour board will close the swing bridge on Monday as divers saw cracks.", "2024-02-27/2024-03-04"),
        (TOLD + " Engineers began to pour concrete around the piers of the bridge on Wednesday.", None),
        (TOLD + " Engineers of the board are due to begin to pour concrete on Wednesday.", "2024-03-04/2024-03-05"),
        ("A poet from Ashby was given a prize on Monday for a book about eels.", None),
        ("The harbour board of Ashby has closed its swing bridge to repair cracked piers.", "2024-03-04/2024-03-06"),
        ("The swing bridge at Ashby was closed by the harbour board on Monday (March 4).", "2024-03-04/2024-03-05"),
    ],
)
def test_a_dated_article_dates_the_others(text: str, date: str | None) -> None:
    assert dates(text) == [date]


def test_nothing_is_worked_out_where_nobody_has_a_date() -> None:
    assert dates(TOLD, published=None) == [None]


def test_a_page_s_date_gives_way_to_the_story() -> None:
    assert dates("Tue. Jun 11th, 2024\n\n" + TOLD) == ["2024-03-04/2024-03-05"]


def test_a_page_s_date_stands_where_the_story_agrees() -> None:
    assert dates("Mon. Mar 4th, 2024\n\n" + TOLD) == ["2024-03-04"]


def test_a_dateline_without_a_year_takes_that_of_the_case() -> None:
    assert dates("ASHBY, March 5 (Reuters) - " + TOLD) == ["2024-03-05"]


def test_worked_out_dates_say_so() -> None:
    made = [article("\n\n".join(DATED), "dated", published="2024-03-04"), article(TOLD, "other")]
    published = refine(made, [clean_article(one) for one in made])[1].published
    assert published is not None
    assert (published.basis, published.span) == ("story", None) and published.confidence <= 0.8


def test_a_case_without_a_year_takes_the_one_in_which_the_weekday_fits() -> None:
    # 5 March was a Tuesday in 2024, the year after the latest that the report names.
    text = "The bridge at Ashby was closed on Tuesday (March 5) by the harbour board. It was last repaired in 2023."
    (clean,) = refine([article(text)], [clean_article(article(text))])
    assert clean.published is not None and clean.published.date == "2024-03-05/2024-03-06"


def cleaned(*texts: str, outlet: str = "The Quay") -> list[tuple[str, CleanArticle]]:
    made = [article(text, str(i), outlet=outlet) for i, text in enumerate(texts)]
    refined = refine(made, [clean_article(one) for one in made])
    return [(of_kind(one, "boilerplate", clean), clean) for one, clean in zip(made, refined, strict=True)]


def report(number: int) -> str:
    line = "In case {}{} the court of Ashby ruled for the plaintiff of that number."
    return "\n\n".join(line.format(number, i) for i in range(8))


def test_scraps_that_recur_in_an_outlet_are_furniture() -> None:
    found = cleaned(*(report(n) + "\n\nRiver news from the source\n\n" + report(n + 50) for n in (1, 2, 3)))
    assert [boilerplate for boilerplate, _ in found] == ["River news from the source"] * 3
    assert "recurs in 3 articles" in next(z.reason for z in found[0][1].zones if z.kind == "boilerplate")


def test_paragraphs_and_copies_are_not() -> None:
    background = "\n\n" + BODY[0]
    assert [b for b, _ in cleaned(*(report(n) + background for n in (1, 2, 3)))] == ["", "", ""]
    assert [b for b, _ in cleaned(*[report(1) + "\n\nLong way round\n\n" + report(2)] * 3)] == ["", "", ""]
