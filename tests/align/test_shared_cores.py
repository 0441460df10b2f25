from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from rashomon.align.shared_cores import of_one_event

A_AND_B, A_AND_C, B_AND_C, C_AND_D = map(frozenset, ("ab", "ac", "bc", "cd"))


def _claims(**sizes: int) -> dict[str, Any]:
    return {f"{name}{n}": SimpleNamespace(article=name) for name, size in sizes.items() for n in range(size)}


def _pair(one: str, other: str) -> Any:
    return SimpleNamespace(article=one), SimpleNamespace(article=other)


def test_articles_with_many_near_claims_tell_one_event() -> None:
    claims = _claims(a=30, b=40, c=30)
    pairs = [_pair("a", "b")] * 12 + [_pair("a", "c")] * 11 + [_pair("c", "c")] * 50
    assert of_one_event(pairs, claims) == {A_AND_B}


def test_of_a_short_report_half_its_claims_are_enough() -> None:
    claims = _claims(a=30, c=6, d=5)
    assert of_one_event([_pair("a", "c")] * 3 + [_pair("c", "d")], claims) == {A_AND_C}
    assert of_one_event([_pair("c", "d"), _pair("d", "c")], claims) == {C_AND_D}


def test_of_two_that_tell_one_event_with_a_third_less_is_enough() -> None:
    claims = _claims(a=30, b=40, c=30)
    with_b = [_pair("a", "b")] * 12 + [_pair("b", "c")] * 12
    assert of_one_event(with_b + [_pair("a", "c")] * 6, claims) == {A_AND_B, B_AND_C, A_AND_C}
    assert of_one_event(with_b + [_pair("a", "c")] * 5, claims) == {A_AND_B, B_AND_C}
    assert of_one_event(with_b[:12] + [_pair("b", "c")] * 11 + [_pair("a", "c")] * 11, claims) == {A_AND_B}
