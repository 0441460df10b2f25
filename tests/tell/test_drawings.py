from xml.etree import ElementTree

import pytest

from rashomon.model import Account, Lineage, Origin
from rashomon.tell import build_account
from rashomon.tell.labels import Labels
from rashomon.tell.lineage_drawing import MOST_REPORTS, draw_lineage
from rashomon.tell.speakers import draw_speakers, speakers
from rashomon.tell.svg import fitted, wrapped
from tests.tell.crowd import crowd
from tests.tell.harbour import harbour

SVG = "{http://www.w3.org/2000/svg}"


def texts(svg: str) -> list[str]:
    return [e.text or "" for e in ElementTree.fromstring(svg).iter(f"{SVG}text")]


def test_lineage_shows_origins_reports_and_direction() -> None:
    account = build_account(harbour())
    drawing = draw_lineage(account, Labels(account))
    assert {"Coastline News", "Harbour Post", "Daily Lantern", "Northern Ledger"} <= set(texts(str(drawing.svg)))
    assert str(drawing.svg).count('class="arrow copy"') == 1
    assert "Daily Lantern copies Harbour Post." in str(drawing.svg)
    assert drawing.left_out == ""


def test_speakers_show_carriers_and_denials() -> None:
    account = build_account(harbour())
    labels = Labels(account)
    drawing = str(draw_speakers(speakers(account, labels), labels))
    assert {"Tomas Reyl", "Radio Eldhaven", "Nordline", "quoted by"} <= set(texts(drawing))
    assert drawing.count('class="said denied"') == 1


@pytest.mark.parametrize("reports", [1, 5, 60, 300])
def test_any_number_of_reports_can_be_drawn(reports: int) -> None:
    account: Account = crowd(reports)
    drawing = draw_lineage(account, Labels(account))
    root = ElementTree.fromstring(str(drawing.svg))
    width, height = float(root.attrib["width"]), float(root.attrib["height"])
    assert width < 1100
    assert height < 45 * MOST_REPORTS
    for element in root.iter():
        assert 0 <= float(element.get("x", 0)) <= width
        assert 0 <= float(element.get("y", 0)) <= height
    if reports > MOST_REPORTS:
        assert "not drawn" in drawing.left_out


def test_nobody_quoted_draws_nothing() -> None:
    account = crowd(2)
    assert draw_speakers(speakers(account, Labels(account)), Labels(account)) == ""


def test_crowd_has_copies() -> None:
    account = crowd(60)
    assert any(isinstance(p, Lineage) for p in account.lineage)
    assert any(isinstance(o, Origin) and len(o.articles) > 1 for o in account.origins)


def test_text_is_cut_and_wrapped_to_fit() -> None:
    assert len(fitted("a" * 100, 200)) < 30
    assert wrapped("one two three four five six seven eight nine ten", 100, 2)[1].endswith("…")
