from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.model import Quantity, Span, TimeRef
from rashomon.model.intervals import compare_durations, compare_quantities, compare_times

INF = None


def quantity(low, high, unit="count", *, role="value", open_ends="") -> Quantity:
    exact = low == high and low is not None
    return Quantity(Span("a", 0, 1), low, high, "(" in open_ends, ")" in open_ends, unit, None, None, exact, role)


def time(value, low=None, high=None, kind="DATE") -> TimeRef:
    return TimeRef(Span("a", 0, 1), kind, value, low, low, high or low, True)


QUANTITIES = [
    (quantity(37, 37), quantity(37, 37), "same"),
    (quantity(24, 99), quantity(37, 37), "a-contains-b"),
    (quantity(37, 37), quantity(24, 99), "b-contains-a"),
    (quantity(30, INF, open_ends="("), quantity(37, 37), "a-contains-b"),
    (quantity(30, INF, open_ends="("), quantity(30, 30), "touch"),
    (quantity(30, INF), quantity(30, 30), "a-contains-b"),
    (quantity(30, INF), quantity(30, INF, open_ends="("), "a-contains-b"),
    (quantity(30, INF, open_ends="("), quantity(25, 25), "disjoint"),
    (quantity(37, 37), quantity(36, 36), "disjoint"),
    (quantity(40, 40), quantity(37, 37), "disjoint"),
    (quantity(10, 20), quantity(15, 25), "overlap"),
    (quantity(0.225, 0.25, "fraction", open_ends=")"), quantity(24, 24, "percent"), "a-contains-b"),
    (quantity(0.225, 0.25, "fraction", open_ends=")"), quantity(26, 26, "percent"), "disjoint"),
    (quantity(0.5, 0.5, "fraction"), quantity(50, 50, "percent"), "same"),
    (quantity(50, 50, "per 100000"), quantity(0.05, 0.05, "percent"), "same"),
    (quantity(500, 500, "mile"), quantity(800, 800, "kilometre"), "same"),
    (quantity(500, 500, "mile"), quantity(700, 700, "kilometre"), "disjoint"),
    (quantity(100, 100, "kilometre/hour"), quantity(62, 62, "mile/hour"), "same"),
    (quantity(100, 100, "degree Fahrenheit"), quantity(37.8, 37.8, "degree Celsius"), "same"),
    (quantity(2, 2, "day"), quantity(48, 48, "hour"), "same"),
    (quantity(4, 4, "week"), quantity(1, 1, "month"), "same"),
    (quantity(6, 6, "week"), quantity(1, 1, "month"), "disjoint"),
    (quantity(5, 5, "USD"), quantity(5, 5, "EUR"), "incomparable"),
    (quantity(5, 5, "USD"), quantity(5, 5, "count"), "incomparable"),
    (quantity(5, 5, "percent"), quantity(5, 5, "percentage-point"), "incomparable"),
    (quantity(1.2e6, 1.2e6), quantity(1213567, 1213567), "rounded"),
    (quantity(3000, 3000), quantity(2600, 2600), "disjoint"),
    (quantity(5.3, 5.3, "percent"), quantity(5.27, 5.27, "percent"), "rounded"),
    (quantity(5.3, 5.3, "percent"), quantity(5.2, 5.2, "percent"), "disjoint"),
    (quantity(118, 118), quantity(120, 120), "disjoint"),
    (quantity(3, 3, "factor", role="by"), quantity(200, 200, "percent", role="by"), "same"),
    (quantity(0.5, 0.5, "factor", role="by"), quantity(50, 50, "percent", role="by"), "same"),
    (quantity(0.5, 0.5, "factor"), quantity(50, 50, "percent"), "incomparable"),
    (quantity(3, 3, "widget"), quantity(3, 3, "widget"), "same"),
]


@pytest.mark.parametrize(("a", "b", "relation"), QUANTITIES)
def test_quantities(a: Quantity, b: Quantity, relation: str) -> None:
    assert compare_quantities(a, b) == relation


TIMES = [
    (time("2023-12-12", "2023-12-12"), time("2023-12-12", "2023-12-12"), "same"),
    (time("2023-12", "2023-12-01", "2023-12-31"), time("2023-12-12", "2023-12-12"), "a-contains-b"),
    (time("2023-12-12", "2023-12-12"), time("2023-12-13", "2023-12-13"), "disjoint"),
    (time("2023-12-12T09:00", "2023-12-12", kind="TIME"), time("2023-12-12", "2023-12-12"), "b-contains-a"),
    (time("2023-12-12T09:00", "2023-12-12", kind="TIME"), time("2023-12-12T10:00", "2023-12-12", kind="TIME"),
     "disjoint"),
    (time("2023-12-12TMO", "2023-12-12", kind="TIME"), time("2023-12-12T10:00", "2023-12-12", kind="TIME"),
     "a-contains-b"),
    (time("PAST_REF"), time("2023-12-12", "2023-12-12"), "incomparable"),
    (time("P2D", kind="DURATION"), time("PT48H", kind="DURATION"), "same"),
    (time("P2D", kind="DURATION"), time("P3D", kind="DURATION"), "disjoint"),
    (time("P2D", kind="DURATION"), time("2023-12-13", "2023-12-13"), "incomparable"),
    (time("XXXX-WXX-2", kind="SET"), time("XXXX-WXX-2", kind="SET"), "same"),
    (time("XXXX-WXX-2", kind="SET"), time("XXXX-WXX-3", kind="SET"), "incomparable"),
]  # fmt: skip


@pytest.mark.parametrize(("a", "b", "relation"), TIMES)
def test_times(a: TimeRef, b: TimeRef, relation: str) -> None:
    assert compare_times(a, b) == relation


@pytest.mark.parametrize(
    ("a", "b", "relation"),
    [
        ("P1Y", "P12M", "same"),
        ("P10Y", "P1E", "same"),
        ("P2Y6M", "P30M", "same"),
        ("PT1H30M", "PT90M", "same"),
        ("P1W", "P7D", "same"),
        ("PXD", "P3D", "incomparable"),
        ("nonsense", "P3D", "incomparable"),
        ("PXD", "PXD", "incomparable"),
    ],
)
def test_durations(a: str, b: str, relation: str) -> None:
    assert compare_durations(a, b) == relation


SWAPPED = {"a-contains-b": "b-contains-a", "b-contains-a": "a-contains-b"}
ENDS = st.none() | st.integers(-(10**7), 10**7).map(float) | st.floats(-1e6, 1e6)
UNITS = st.sampled_from(["count", "percent", "fraction", "mile", "kilometre", "day", "month", "USD", "litre/second"])


@st.composite
def quantities(draw: st.DrawFn) -> Quantity:
    low, high = draw(ENDS), draw(ENDS)
    if low is not None and high is not None and low > high:
        low, high = high, low
    made = quantity(low, high, draw(UNITS))
    if low != high:
        made = dataclasses.replace(made, low_open=draw(st.booleans()), high_open=draw(st.booleans()))
    return made


@given(quantities(), quantities())
def test_the_other_way_round_says_the_same(a: Quantity, b: Quantity) -> None:
    there, back = compare_quantities(a, b), compare_quantities(b, a)
    assert back == SWAPPED.get(there, there)


@given(quantities())
def test_same_as_itself(a: Quantity) -> None:
    assert compare_quantities(a, a) == "same"
