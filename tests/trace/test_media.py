"""Which media an article names, and whether it relays them."""

from __future__ import annotations

import pytest

from rashomon.trace.media import medium_at, medium_called, named_media
from tests.trace.reports import Report, reading_of


@pytest.mark.parametrize(
    ("phrase", "medium"),
    [
        ("the New York Times", "New York Times"),
        ("AP", "Associated Press"),
        ("REUTERS", "Reuters"),
        ("the Associated Press news agency", "Associated Press"),
        ("state newspaper Tuoi Tre", "Tuoi Tre"),
        ("The Salt Bay Gazette", "Salt Bay Gazette"),
        ("an apple", None),
        ("ap", None),
        ("President Xi", None),
        ("", None),
    ],
)
def test_medium_called(phrase: str, medium: str | None) -> None:
    assert medium_called(phrase) == medium


@pytest.mark.parametrize(
    ("text", "relayed"),
    [
        ("The dam broke, Reuters reported on Monday.", ["Reuters"]),
        ("The dam broke, according to the Salt Bay Gazette.", ["Salt Bay Gazette"]),
        ("The mayor told the BBC that the dam broke.", ["BBC"]),
        ("The mayor was quoted by state-run Xinhua as saying so.", ["Xinhua"]),
        ("The Salt Bay Gazette sacked its editor. The Gazette said so.", ["Salt Bay Gazette"]),
        ("Reuters sacked its editor.", []),
        ("The mayor disputed a report in the Salt Bay Gazette.", []),
        ("He worked for the Washington Post for years.", []),
    ],
)
def test_relayed(text: str, relayed: list[str]) -> None:
    assert [n.medium for n in named_media(reading_of(Report("a", text))) if n.relayed] == relayed


def test_a_notice_names_whose_text_it_is() -> None:
    report = Report("a", "The dam broke.", furniture="© 2031 Reuters. All rights reserved.\nAlso in the BBC today")
    assert [(n.medium, n.notice) for n in named_media(reading_of(report))] == [("Reuters", True)]


def test_long_lines_cost_little() -> None:
    text = "the Times " * 300
    assert named_media(reading_of(Report("a", text, furniture="Copyright " * 20_000))) == ()


@pytest.mark.parametrize(
    ("host", "medium"),
    [
        ("usatoday30.usatoday.com", "USA Today"), ("bigstory.ap.org", "Associated Press"), ("reuters.com", "Reuters"),
        ("theguardian.co.uk", "Guardian"), ("kelmouth-argus.example", None), ("com", None), ("", None),
    ],
)  # fmt: skip
def test_medium_at(host: str, medium: str | None) -> None:
    assert medium_at(host) == medium
