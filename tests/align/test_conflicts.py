from __future__ import annotations

import pytest

from rashomon.align.conflicts import _one_title


@pytest.mark.parametrize(
    ("short", "long", "one"),
    [
        ("Leader", "Senate Minority Leader", True),
        ("Senator", "Republican Senator", True),
        ("Judge", "District Judge", True),
        ("Senator", "State Senator", False),
        ("President", "City Council President", False),
        ("Secretary", "Press Secretary", False),
        ("Minister", "Prime Minister", False),
        ("President", "Vice President", False),
    ],
)
def test_a_title_told_in_short_lacks_only_branch_court_or_party(short: str, long: str, one: bool) -> None:
    assert _one_title(short, long) is one
    assert _one_title(long, short) is one
