"""Versions of one article and what changed between them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from rashomon.model import Span, Versions
from rashomon.trace.versions import _stretches, versions_of
from rashomon.trace.words import words_of
from tests.trace.harbour_fire import EDITED, PARAPHRASED, WIRE
from tests.trace.reports import Report, lineage_of, reading_of

PARAGRAPHS = WIRE.split("\n\n")
CORRECTED = WIRE.replace(PARAGRAPHS[2], PARAGRAPHS[2] + " The bridge was closed until Sunday.")


def versions(first: Report, second: Report) -> Versions | None:
    (link,) = lineage_of(first, second)
    return link.versions


def texts(span: Span | None, *reports: Report) -> str | None:
    return span.of(next(r.text for r in reports if r.name == span.article)) if span else None


def test_an_outlets_own_update_is_a_version_with_what_was_added() -> None:
    old = Report("a", WIRE, date="2031-10-08", outlet="Northwire")
    new = Report("b", CORRECTED, date="2031-10-09", outlet="Northwire")
    found = versions(old, new)
    assert found is not None
    assert found.newer == "b"
    (change,) = found.changes
    assert (change.kind, change.a) == ("inserted", None)
    assert texts(change.b, old, new) == "The bridge was closed until Sunday"


def test_told_from_the_older_whatever_the_order_of_ids() -> None:
    new = Report("a", CORRECTED, date="2031-10-09", outlet="Northwire")
    old = Report("b", WIRE, date="2031-10-08", outlet="Northwire")
    found = versions(new, old)
    assert found is not None
    assert (found.newer, [c.kind for c in found.changes], found.changes[0].b) == ("a", ["inserted"], None)


def test_what_was_taken_out_and_what_was_replaced() -> None:
    first, last = PARAGRAPHS[0].split()[-1], PARAGRAPHS[-1]
    changed = WIRE.replace(last, "").replace(first, "harbourside.", 1)
    old = Report("a", WIRE, date="2031-10-08", outlet="Northwire")
    new = Report("b", changed, date="2031-10-09", outlet="Northwire")
    found = versions(old, new)
    assert found is not None
    assert [c.kind for c in found.changes] == ["replaced", "removed"]
    assert texts(found.changes[0].b, old, new) == "harbourside"
    assert (texts(found.changes[1].a, old, new) or "").rstrip(".") == last.rstrip(".").strip('"“”')


def test_another_outlets_copy_is_no_version() -> None:
    old = Report("a", WIRE, date="2031-10-08", outlet="Northwire")
    assert versions(old, Report("b", EDITED, date="2031-10-09", outlet="Kelmouth Argus")) is None


def test_a_rewrite_is_no_version() -> None:
    old = Report("a", WIRE, date="2031-10-08", outlet="Northwire")
    assert versions(old, Report("b", PARAPHRASED, date="2031-10-09", outlet="Northwire")) is None


def test_without_outlet_or_address_nothing_is_said() -> None:
    assert versions(Report("a", WIRE, date="2031-10-08"), Report("b", CORRECTED, date="2031-10-09")) is None


def test_the_very_same_words_are_no_version() -> None:
    old = Report("a", WIRE, date="2031-10-08", outlet="Northwire")
    assert versions(old, Report("b", WIRE, date="2031-10-09", outlet="Northwire")) is None


def test_one_address_makes_versions_without_dates() -> None:
    from dataclasses import replace

    def at_address(report: Report):  # type: ignore[no-untyped-def]
        reading = reading_of(report)
        given = replace(reading.article.given, url="https://northwire.example/fire")
        return replace(reading, article=replace(reading.article, given=given))

    a, b = at_address(Report("a", WIRE)), at_address(Report("b", CORRECTED))
    found = versions_of(a, b, (words_of(a), words_of(b)), "unknown")
    assert found is not None
    assert (found.newer, [c.kind for c in found.changes]) == (None, ["inserted"])


WORDS = st.lists(st.sampled_from("abcd"), max_size=12)


@given(WORDS, WORDS)
def test_the_changes_turn_the_one_into_the_other(a: list[str], b: list[str]) -> None:
    made = list(a)
    for a1, a2, b1, b2 in reversed(_stretches(a, b)):
        made[a1:a2] = b[b1:b2]
    assert made == b


@given(WORDS)
def test_nothing_changed(a: list[str]) -> None:
    assert _stretches(a, a) == []
