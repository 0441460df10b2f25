"""The drawings of relations and events: nothing overlaps, nothing runs out, whatever the names are."""

from __future__ import annotations

import html
import itertools
import re
from xml.etree import ElementTree

import pytest

from rashomon.model import Account
from rashomon.tell import build_account, to_html
from rashomon.tell.event_drawing import MOST_EVENTS, draw_events
from rashomon.tell.events import event_views
from rashomon.tell.labels import Labels, one_line
from rashomon.tell.map_drawing import draw_map
from rashomon.tell.ordering import in_order
from rashomon.tell.relation_drawing import MOST_ACTORS, draw_relations
from rashomon.tell.svg import measured
from tests.tell.harbour import harbour
from tests.tell.world import world

SVG = "{http://www.w3.org/2000/svg}"
Box = tuple[float, float, float, float]


def boxes(svg: str) -> tuple[list[Box], float, float]:
    """Return the stretch that each text takes, and the size of the drawing."""
    root = ElementTree.fromstring(svg)
    found = []
    for element in root.iter(f"{SVG}text"):
        x, y = float(element.attrib["x"]), float(element.attrib["y"])
        width = measured(element.text or "")
        shift = {"start": 0.0, "middle": 0.5, "end": 1.0}[element.attrib["text-anchor"]]
        found.append((x - shift * width, y - 10, x + (1 - shift) * width, y + 3))
    return found, float(root.attrib["width"]), float(root.attrib["height"])


def drawings(account: Account) -> list[str]:
    views = event_views(account, Labels(account))
    found = [draw_relations(account).svg, draw_events(account, views).svg, draw_map(account).svg]
    return [str(svg) for svg in found if svg]


@pytest.mark.parametrize(("actors", "relations", "events"), [(12, 20, 9), (40, 60, 40), (60, 300, 200)])
def test_no_words_overlap_or_run_out(actors: int, relations: int, events: int) -> None:
    found = drawings(world(actors, relations, events))
    assert len(found) == 3
    for svg in found:
        texts, width, height = boxes(svg)
        assert width < 1000
        for left, top, right, bottom in texts:
            assert left >= 0
            assert right <= width + 1
            assert top >= 0
            assert bottom <= height + 1
        for a, b in itertools.combinations(texts, 2):
            assert a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1], (a, b)


def test_what_is_left_out_is_told() -> None:
    account = world(60, 300, 200)
    drawn = draw_relations(account)
    assert str(drawn.svg).count('class="actor') <= MOST_ACTORS
    assert "not drawn" in drawn.left_out
    events = draw_events(account, event_views(account, Labels(account)))
    assert str(events.svg).count('class="event') == MOST_EVENTS
    assert "without a date" in events.left_out
    assert "without a place" in draw_map(account).left_out


def test_every_label_says_between_whom_it_is() -> None:
    account = world(12, 6)
    drawn = str(draw_relations(account).svg)
    labels = re.findall(r'class="what"[^>]*>([^<]*)<', drawn)
    assert labels
    assert all(" · " in label for label in labels)
    told = [html.unescape(label).rpartition(" · ")[2] for label in labels]
    parties = {f"{one_line(r.subject)}, {one_line(r.object or '')}" for r in account.relations}
    assert all(any(p.startswith(t.rstrip("…")) for p in parties) for t in told)


def test_the_same_account_gives_the_same_drawing() -> None:
    assert drawings(world(40, 60, 40)) == drawings(world(40, 60, 40))


def test_names_are_text_and_never_markup() -> None:
    for svg in drawings(world(20, 40, 40)):
        assert "<script" not in svg
        assert "\u202e" not in svg
    page = to_html(world(20, 40, 40))
    assert "<script>alert" not in page


def test_every_relation_stands_in_the_page() -> None:
    page = to_html(build_account(harbour()))
    assert "Ilse Brandt is captain of Halden Star" in page
    assert 'id="relations-title"' in page


def test_nothing_to_draw_draws_nothing() -> None:
    account = world(5, 0)
    assert draw_relations(account).svg == ""
    assert draw_events(account, []).svg == ""
    assert draw_map(account).svg == ""


def test_order_keeps_neighbours_together() -> None:
    chain = [("c", "d"), ("a", "b"), ("b", "c"), ("x", "y")]
    order = in_order(chain)
    assert order in (["a", "b", "c", "d", "x", "y"], ["d", "c", "b", "a", "x", "y"])
