from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from rashomon.align.grouping import group

_IDS = tuple("abcdefgh")
_PAIR = st.tuples(st.sampled_from(_IDS), st.sampled_from(_IDS)).filter(lambda pair: pair[0] != pair[1])


def test_like_claims_are_joined_and_others_left_alone() -> None:
    links = [("a", "b", 0.9), ("b", "c", 0.8), ("a", "c", 0.85), ("c", "d", 0.2)]
    assert group(("a", "b", "c", "d"), links, [], floor=0.5) == (("a", "b", "c"), ("d",))


def test_claims_that_conflict_are_never_in_one_group() -> None:
    links = [("a", "b", 0.9), ("b", "c", 0.9), ("a", "c", 0.9)]
    groups = group(("a", "b", "c"), links, [("a", "c")], floor=0.5)
    assert not any({"a", "c"} <= set(members) for members in groups)


@given(
    st.lists(st.tuples(_PAIR, st.floats(0, 1)), max_size=30),
    st.lists(_PAIR, max_size=10),
)
def test_every_claim_is_in_one_group_and_none_with_its_opposite(
    links: list[tuple[tuple[str, str], float]], apart: list[tuple[str, str]]
) -> None:
    groups = group(_IDS, [(a, b, p) for (a, b), p in links], apart, floor=0.5)
    assert sorted(member for members in groups for member in members) == sorted(_IDS)
    assert not any({a, b} <= set(members) for a, b in apart for members in groups)
