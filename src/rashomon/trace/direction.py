"""Who drew on whom: credits first, then the order of publication; silence where nothing tells."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from rashomon.model import Reading, ScorePart
from rashomon.model.trace import Direction
from rashomon.trace.media import Named, agencies, medium_at, medium_called
from rashomon.trace.standing import day_of, outlet_of

PARTLY = 0.3
LONGER = 1.1
OFTEN = 2
WIRE_DAYS = 2
# What agencies put on a text that they send again: slugs at its head, and notes in brackets.
_SENT_AGAIN = re.compile(
    r"^\W*(?:UPDATE \d|CORRECTED|CORRECTION|REFILE|RECASTS|REPEAT|ADDS|WRAPUP)\b"
    r"|\((?i:corrects|corrected|recasts|updates|updated|adds|repeats|refiles)\b"
    r"|\b(?i:corrected (?:repetition|version))\b"
)
_HEAD = 200


def direction_of(
    a: Reading, b: Reading, named_a: Sequence[Named], named_b: Sequence[Named], taken: float, *, copy: bool
) -> tuple[Direction, ScorePart]:
    """Return who drew on whom and why, "unknown" where neither credits nor dates tell.

    Args:
        a: The one article.
        b: The other.
        named_a: The media that it names.
        named_b: The media that the other names.
        taken: Share of the shorter article that stands in the longer.
        copy: True if the one is the other's text.
    """
    for name, (direction, certainty, note) in (
        ("credit", _by_credit(a, b, named_a, named_b)),
        ("notice", _by_notice(a, b)),
        ("dates", _by_date(a, b, taken, copy=copy)),
        ("relayed", _by_relay(a, b, named_a, named_b)),
    ):
        if direction != "unknown":
            return direction, ScorePart(f"direction by {name}", certainty, note)
    return "unknown", ScorePart("direction", 0.0, "neither credits nor dates tell who drew on whom")


Finding = tuple[Direction, float, str]
NOTHING: Finding = ("unknown", 0.0, "")


def _by_credit(a: Reading, b: Reading, named_a: Sequence[Named], named_b: Sequence[Named]) -> Finding:
    """A credit line, or the naming of the other report's outlet."""
    own_a, own_b = _own(a), _own(b)
    wire_a, wire_b = _wire(a, named_a), _wire(b, named_b)
    if own_a is not None and own_a == own_b:
        return NOTHING
    if wire_a and wire_a == wire_b:
        return "common-source", 0.95, f"both credit {wire_a}"
    a_names, b_names = _relayed(named_a), _relayed(named_b)
    if wire_a and wire_b is None and own_b != wire_a:
        return _from_wire("b-from-a", own_a in (None, wire_a), f"only the first report carries the credit of {wire_a}")
    if wire_b and wire_a is None and own_a != wire_b:
        return _from_wire("a-from-b", own_b in (None, wire_b), f"only the second report carries the credit of {wire_b}")
    if own_b and (wire_a == own_b or (own_b in a_names and own_a not in b_names)):
        return "a-from-b", 0.9, f"the first report credits {own_b}, which the second is from"
    if own_a and (wire_b == own_a or (own_a in b_names and own_b not in a_names)):
        return "b-from-a", 0.9, f"the second report credits {own_a}, which the first is from"
    return NOTHING


def _from_wire(direction: Direction, is_wire: bool, note: str) -> Finding:
    """One report carries an agency's credit: the other has the text from it if it is the agency's own."""
    return (direction, 0.7, note) if is_wire else ("common-source", 0.7, f"{note}, which both may have it from")


def _by_notice(a: Reading, b: Reading) -> Finding:
    """One of an outlet's two texts says of itself that it is an update or a correction."""
    if outlet_of(a.clean) is None or outlet_of(a.clean) != outlet_of(b.clean):
        return NOTHING
    again_a, again_b = _sent_again(a), _sent_again(b)
    if again_a and not again_b:
        return "a-from-b", 0.9, "the first report says that it is an update or a correction"
    if again_b and not again_a:
        return "b-from-a", 0.9, "the second report says that it is an update or a correction"
    return NOTHING


def _sent_again(reading: Reading) -> bool:
    title = reading.clean.title.value if reading.clean.title else ""
    return any(_SENT_AGAIN.search(head) for head in (title, reading.article.text[:_HEAD]))


def _by_date(a: Reading, b: Reading, taken: float, *, copy: bool) -> Finding:
    """Two versions of one outlet, or two days of publication."""
    first, second = day_of(a.clean), day_of(b.clean)
    one_outlet = outlet_of(a.clean) is not None and outlet_of(a.clean) == outlet_of(b.clean)
    if first and second and first != second:
        papers = {_own(a), _own(b)}
        if None not in papers and not one_outlet and not papers & agencies():
            if copy and abs((second - first).days) <= WIRE_DAYS:
                note = "two outlets print one text within two days without credit to each other, as they do a wire text"
                return "common-source", 0.6, note
            return NOTHING
        certainty = 0.9 if one_outlet else 0.7
        if first < second:
            return "b-from-a", certainty, f"the second report is dated later ({second} after {first})"
        return "a-from-b", certainty, f"the first report is dated later ({first} after {second})"
    if one_outlet and first and first == second and taken >= PARTLY:
        if LONGER * len(a.article.text) < len(b.article.text):
            return "b-from-a", 0.7, "one outlet, one day: the second report holds much of the shorter first one"
        if LONGER * len(b.article.text) < len(a.article.text):
            return "a-from-b", 0.7, "one outlet, one day: the first report holds much of the shorter second one"
    return NOTHING


def _by_relay(a: Reading, b: Reading, named_a: Sequence[Named], named_b: Sequence[Named]) -> Finding:
    """One report keeps saying what a paper has reported, the other says the same without naming that paper."""
    if outlet_of(a.clean) is not None and outlet_of(a.clean) == outlet_of(b.clean):
        return NOTHING
    a_names, b_names = _relayed(named_a) - {_own(a) or ""}, _relayed(named_b) - {_own(b) or ""}
    if both := sorted(a_names & b_names):
        return "common-source", 0.7, f"both say that they relay {both[0]}"
    only_a = _kept_relaying(named_a) - {_own(a) or ""} - {n.medium for n in named_b}
    only_b = _kept_relaying(named_b) - {_own(b) or ""} - {n.medium for n in named_a}
    length_a, length_b = len(a.article.text), len(b.article.text)
    if only_a and not b_names and length_a <= LONGER * length_b:
        return "a-from-b", 0.6, f"only the first report says that it relays another ({min(only_a)})"
    if only_b and not a_names and length_b <= LONGER * length_a:
        return "b-from-a", 0.6, f"only the second report says that it relays another ({min(only_b)})"
    return NOTHING


def _kept_relaying(named: Sequence[Named]) -> set[str]:
    """Return the papers and broadcasters relayed more than once; agencies name themselves ("told Reuters")."""
    counts = Counter(n.medium for n in named if n.relayed)
    return {medium for medium, count in counts.items() if count >= OFTEN} - agencies()


def _own(reading: Reading) -> str | None:
    """Return the standard name of the outlet that an article is from."""
    outlet = reading.clean.outlet
    return (medium_called(outlet.value) or medium_at(outlet.value) or outlet.value) if outlet else None


def _wire(reading: Reading, named: Sequence[Named]) -> str | None:
    """Return the agency or medium whose text the article says that it is."""
    if reading.clean.agency:
        return medium_called(reading.clean.agency.value) or reading.clean.agency.value
    return next((n.medium for n in named if n.notice), None)


def _relayed(named: Sequence[Named]) -> set[str]:
    return {n.medium for n in named if n.relayed}
