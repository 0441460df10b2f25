from __future__ import annotations

from dataclasses import replace

from rashomon.model import Conflict, Side, Statement
from rashomon.store.journal import snapshot
from rashomon.tell.changes import changes
from tests.store.cases import case, reading

ACCOUNT = case(reading("a", "The two leaders met."), reading("b", "They signed it.")).account


def statement(name: str, text: str, *claims: str, status: str = "single-source", origins: int = 1) -> Statement:
    return Statement(name, text, claims[0], claims, ("a",), tuple(map(str, range(origins))), status, 0.5)  # type: ignore[arg-type]


OLD = replace(
    ACCOUNT,
    statements=(statement("s1", "one", "c1"), statement("s2", "two", "c2"), statement("s3", "three", "c3")),
    conflicts=(Conflict("x1", "number", "conflict", (Side("1", ("c1",), ()), Side("2", ("c2",), ())), "Differ."),),
)
BEFORE = snapshot(OLD, 4, "2024-01-01T00:00:00+00:00")


def test_the_same_account_has_no_changes() -> None:
    assert not changes(BEFORE, OLD)


def test_what_came_changed_and_went_is_told_apart() -> None:
    new = replace(
        OLD,
        statements=(
            statement("s1", "one", "c1", status="corroborated", origins=2),
            statement("s9", "two, and more", "c9", "c2"),
            statement("s5", "five", "c5"),
        ),
        conflicts=(Conflict("x2", "date", "conflict", (Side("1", ("c5",), ()), Side("2", ("c9",), ())), "Days."),),
        articles=ACCOUNT.articles[:1],
    )
    found = changes(BEFORE, new)
    assert [s.id for s in found.new] == ["s5"]
    assert [n.id for n in found.gone] == ["s3"]
    told = [(c.before.id, c.now.id, c.wording, c.status, c.support) for c in found.changed]
    assert told == [("s1", "s1", False, True, True), ("s2", "s9", True, False, False)]
    assert [c.id for c in found.new_conflicts] == ["x2"]
    assert [c.id for c in found.gone_conflicts] == ["x1"]
    assert found.gone_articles == (ACCOUNT.articles[1].id,)


def test_a_statement_that_another_one_took_in_is_told_as_joined() -> None:
    new = replace(OLD, statements=(statement("s1", "one", "c1", "c2"), statement("s3", "three", "c3")))
    found = changes(BEFORE, new)
    assert [(note.id, now.id) for note, now in found.joined] == [("s2", "s1")]
    assert found.gone == ()
