from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st

from rashomon.corrections import (
    all_of,
    by_support,
    correct_clean,
    correct_conflicts,
    correct_entities,
    correct_lineage,
    correct_origins,
    correct_statements,
    in_force,
)
from rashomon.model import (
    Claim,
    CleanArticle,
    Conflict,
    Correction,
    Entity,
    Factuality,
    Lineage,
    Origin,
    Side,
    Span,
    Statement,
    Undone,
    Zone,
)
from tests.store.cases import reading

COUNT = iter(range(10_000))


def correction(kind: Any, *, at: str = "", undone: bool = False, **fields: Any) -> Correction:
    number = next(COUNT)
    mark = Undone("Bo", "2024-01-02", "") if undone else None
    return Correction(f"cor-{number}", kind, "Ann", at or f"2024-01-01T{number:05}", "why", undone=mark, **fields)


def claim(name: str, article: str) -> Claim:
    return Claim(
        id=name, article=article, sentence=0, span=Span(article, 0, 5), text=f"text of {name}", filled=(), kind="main",
        predicate="say", roles=(), attribution=(), direct=False,
        factuality=Factuality("certain", "positive", "past"), times=(), quantities=(), entities=(),
    )  # fmt: skip


def statement(name: str, *claims: str, importance: float = 0.5) -> Statement:
    articles = tuple(sorted({CLAIMS[c].article for c in claims}))
    return Statement(name, f"text of {claims[0]}", claims[0], claims, articles, articles, "single-source", importance)


CLAIMS = {f"c{n}": claim(f"c{n}", f"a{n % 3}") for n in range(6)}

READING = replace(reading("a", "some words"), claims=tuple(CLAIMS.values()))


def behind(claims: Sequence[Claim]) -> tuple[str, ...]:
    return tuple(sorted({c.article for c in claims}))


def corrected(statements: Sequence[Statement], *corrections: Correction) -> tuple[Statement, ...]:
    return correct_statements(statements, corrections, readings=[READING], behind=behind)


def test_joined_statements_are_counted_together() -> None:
    found = corrected(
        [statement("s0", "c0"), statement("s1", "c1"), statement("s2", "c2")],
        correction("merge-statements", targets=("s0", "s1"), claims=(("c0",), ("c1",))),
    )
    assert [(s.id, s.claims, s.origins, s.status) for s in found] == [
        ("s0", ("c0", "c1"), ("a0", "a1"), "corroborated"),
        ("s2", ("c2",), ("a2",), "single-source"),
    ]


def test_joined_statements_are_found_by_their_claims_when_ids_changed() -> None:
    made = correction("merge-statements", targets=("gone", "gone-too"), claims=(("c0",), ("c1",)))
    assert [s.claims for s in corrected([statement("x", "c0", "c3"), statement("y", "c1")], made)] == [
        ("c0", "c3", "c1")
    ]


def test_a_parted_statement_keeps_what_was_not_taken_out() -> None:
    made = correction("split-statement", targets=("s",), claims=(("c0",), ("c1", "c2")))
    kept, fresh = corrected([statement("s", "c0", "c1", "c2", "c4")], made)
    assert (kept.id, kept.claims, kept.shown) == ("s", ("c1", "c4", "c2"), "c1")
    assert kept.text == "text of c1"
    assert (fresh.claims, fresh.status) == (("c0",), "single-source")


def test_parting_undoes_joining_and_the_later_one_wins() -> None:
    join = correction("merge-statements", claims=(("c0",), ("c1",)), at="1")
    part = correction("split-statement", claims=(("c1",), ("c0",)), at="2")
    both = [statement("s0", "c0"), statement("s1", "c1")]
    assert [s.claims for s in corrected(both, part, join)] == [("c0",), ("c1",)]


def test_what_was_undone_does_nothing() -> None:
    made = correction("merge-statements", claims=(("c0",), ("c1",)), undone=True)
    both = (statement("s0", "c0"), statement("s1", "c1"))
    assert corrected(both, made) == both
    assert in_force([made]) == []


def conflict(kind: Any = "number", relation: Any = "conflict") -> Conflict:
    return Conflict("x", kind, relation, (Side("1", ("c0",), ()), Side("2", ("c1", "c2"), ())), "They differ.")


def test_an_overruled_conflict_is_gone_or_told_otherwise() -> None:
    meant = {"targets": ("old",), "claims": (("c0",), ("c1",)), "aspect": "number"}
    assert correct_conflicts([conflict()], [correction("overrule-conflict", value="none", **meant)]) == ()
    (found,) = correct_conflicts([conflict()], [correction("overrule-conflict", value="compatible", **meant)])
    assert found.relation == "compatible"


def test_a_conflict_of_another_kind_or_of_one_side_is_left() -> None:
    other = correction("overrule-conflict", value="none", claims=(("c0",), ("c1",)), aspect="date")
    one_side = correction("overrule-conflict", value="none", claims=(("c1",), ("c2",)), aspect="number")
    assert correct_conflicts([conflict()], [other, one_side]) == (conflict(),)


def lineage(a: str, b: str) -> Lineage:
    return Lineage(f"{a}{b}", a, b, "copy", "unknown", 0.9, (), ())


def test_an_overruled_pair_is_taken_out_changed_or_put_in() -> None:
    known = [lineage("a", "b"), lineage("b", "c")]

    def found(value: str, *articles: str) -> dict[tuple[str, str], str]:
        made = correction("overrule-lineage", articles=articles, value=value)
        return {(x.a, x.b): x.relation for x in correct_lineage(known, [made])}

    assert found("independent", "b", "a") == {("b", "c"): "copy"}
    assert found("shared-material", "a", "b") == {("a", "b"): "shared-material", ("b", "c"): "copy"}
    assert found("rewrite", "c", "a") == {("a", "b"): "copy", ("a", "c"): "rewrite", ("b", "c"): "copy"}


def origin(*articles: str, name: str | None = None) -> Origin:
    return Origin(f"org-{articles[0]}", name, articles, (), ())


names = st.sampled_from("abcdefgh")
changes = st.lists(
    st.tuples(st.sampled_from(["merge-origins", "split-origin"]), st.lists(names, min_size=1, max_size=4)), max_size=6
)


@given(changes)
def test_origins_stay_a_partition(made: list[tuple[str, list[str]]]) -> None:
    records = [correction(kind, articles=tuple(articles), at=str(n)) for n, (kind, articles) in enumerate(made)]
    found = correct_origins([origin("a", "b"), origin("c"), origin("d", "e", "f"), origin("g"), origin("h")], records)
    assert sorted(a for o in found for a in o.articles) == list("abcdefgh")
    assert len({o.id for o in found}) == len(found)


@given(st.lists(st.lists(names, min_size=2, max_size=3), max_size=5))
def test_joining_origins_is_connecting_them(groups: list[list[str]]) -> None:
    records = [correction("merge-origins", articles=tuple(g), at=str(n)) for n, g in enumerate(groups)]
    found = correct_origins([origin(a) for a in "abcdefgh"], records)
    graph = nx.Graph([(g[0], other) for g in groups for other in g])
    graph.add_nodes_from("abcdefgh")
    assert {frozenset(o.articles) for o in found} == {frozenset(c) for c in nx.connected_components(graph)}


def test_a_parted_origin_stays_parted_when_a_third_report_joins_it() -> None:
    made = correction("split-origin", articles=("b",))
    assert [o.articles for o in correct_origins([origin("a", "b", "n", name="Wire")], [made])] == [("a", "n"), ("b",)]
    assert correct_lineage([lineage("a", "b"), lineage("a", "n"), lineage("b", "n")], [made]) == (lineage("a", "n"),)


def entity(name: str, *starts: int) -> Entity:
    spans = tuple(Span("a", s, s + 3) for s in starts)
    return Entity(f"ent-{name}", name, "person", (), (), None, None, None, None, spans, ())


def test_actors_are_joined_and_parted_by_their_places() -> None:
    known = [entity("Ann Lee", 0, 10, 20), entity("A. Lee", 30)]
    join = correction("merge-entities", spans=(Span("a", 0, 3), Span("a", 30, 33)), at="1")
    (one,) = correct_entities(known, [join])
    assert (one.name, one.aliases, len(one.mentions)) == ("Ann Lee", ("A. Lee",), 4)
    part = correction("split-entity", spans=(Span("a", 10, 13),), value="Amy Lee", at="2")
    left, other = correct_entities(known, [join, part])
    assert [m.start for m in left.mentions] == [0, 20, 30]
    assert (other.name, [m.start for m in other.mentions]) == ("Amy Lee", [10])


def clean() -> CleanArticle:
    zones = (Zone("headline", Span("a", 0, 10), "", 1.0), Zone("body", Span("a", 12, 40), "", 1.0))
    return CleanArticle("a", zones, None, None, None, None, None, None, "en")


def test_outlet_and_date_are_as_readers_set_them() -> None:
    (found,) = correct_clean(
        [clean()],
        [
            correction("set-outlet", articles=("a",), value="The Post", at="1"),
            correction("set-date", articles=("a",), value="2023-12", at="2"),
            correction("set-outlet", articles=("b",), value="Other", at="3"),
        ],
    )
    assert found.outlet is not None
    assert found.published is not None
    assert (found.outlet.value, found.published.date) == ("The Post", "2023-12")


@given(st.lists(st.tuples(st.integers(0, 39), st.integers(1, 20), st.booleans()), max_size=5))
def test_zones_never_overlap_and_lose_nothing(marked: list[tuple[int, int, bool]]) -> None:
    records = [
        correction(
            "mark-zone",
            spans=(Span("a", start, min(40, start + length)),),
            value="body" if body else "boilerplate",
            at=str(n),
        )
        for n, (start, length, body) in enumerate(marked)
    ]
    (found,) = correct_clean([clean()], records)
    kinds: dict[int, str] = {}
    for zone in found.zones:
        for place in range(zone.span.start, zone.span.end):
            assert place not in kinds
            kinds[place] = zone.kind
    assert set(kinds) >= {*range(10), *range(12, 40)}
    last = {p: r.value for r in records for s in r.spans for p in range(s.start, s.end)}
    assert all(kinds[place] == value for place, value in last.items())


def test_support_alone_gives_the_standing_before_conflicts() -> None:
    (one,) = by_support([statement("s", "c0", "c1")])
    assert one.status == "corroborated"


def test_all_corrections_are_kept_once_and_undoing_wins() -> None:
    made = correction("set-outlet", articles=("a",), value="x", at="1")
    undone = Correction(
        **{f: getattr(made, f) for f in Correction.__slots__ if f != "undone"}, undone=Undone("B", "2", "")
    )
    assert all_of([made], [undone]) == all_of([undone], [made]) == (undone,)
