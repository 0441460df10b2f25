"""A case worked out from what is remembered equals one that is worked out anew."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import numpy as np
import pytest

from rashomon.align import AlignRequest, join
from rashomon.casework import OpenCase, account, open_case
from rashomon.memory import Memory, Rows, program_mark
from rashomon.model import Correction, Judgement, Undone
from rashomon.model.align import Joined
from rashomon.pipeline import NoProgress

EXAMPLES = Path(__file__).resolve().parent.parent / "examples" / "reports"


class Counting:
    """Counts how often a step worked."""

    def __init__(self) -> None:
        self.worked = 0

    def __call__(self) -> int:
        self.worked += 1
        return self.worked


def test_a_step_works_again_only_if_it_is_given_something_else() -> None:
    memory, work = Memory(), Counting()
    assert [memory.recall("link", ((1, 2), "a"), work) for _ in range(3)] == [1, 1, 1]
    assert memory.recall("link", ((1, 3), "a"), work) == 2
    assert memory.recall("link", ((1, 2), "a"), work) == 3
    assert memory.recall("link", ((1, 2), "a"), work, of="another article") == 4
    assert memory.recall("trace", ((1, 2), "a"), work) == 5


def test_vectors_are_compared_by_their_numbers() -> None:
    rows = {"a": np.ones((2, 3), dtype=np.float32)}
    assert Rows(rows) == Rows({"a": rows["a"].copy()})
    assert Rows(rows) != Rows({"a": rows["a"] * 2})
    assert Rows(rows) != Rows({"a": np.ones((1, 3), dtype=np.float32)})
    assert Rows(rows) != Rows({**rows, "b": rows["a"]})


def test_the_program_has_one_mark() -> None:
    assert program_mark() == program_mark()
    assert len(program_mark()) == 32


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("memory") / "case.db"
    account(EXAMPLES).save(file)
    return file


def corrections_of(case: OpenCase) -> list[Correction]:
    """Return one correction of each kind that a case of several reports allows."""
    told = case.account
    articles = [a.id for a in told.articles]
    one, two = told.statements[0], told.statements[3]
    people = [e for e in told.entities if e.type == "person" and e.mentions]
    pair = told.lineage[0]
    shared = next(s for s in told.statements if len(s.origins) > 1)
    behind = [o for o in told.origins if o.id in shared.origins]

    def made(kind: str, **fields: object) -> Correction:
        base = Correction("", "set-outlet", "Ann", f"2031-01-01T00:00:00.{kind}", "")
        return dataclasses.replace(base, id=f"cor-{kind}", kind=kind, **fields)  # type: ignore[arg-type]

    return [
        made("merge-statements", targets=(one.id, two.id), claims=(one.claims, two.claims)),
        made("split-statement", targets=(one.id,), claims=(one.claims[:1], one.claims[1:])),
        made("merge-entities", spans=(people[0].mentions[0], people[1].mentions[0]), value="Both"),
        made("split-entity", spans=people[0].mentions[:1], value="Another"),
        made("merge-origins", articles=tuple(o.articles[0] for o in behind[:2])),
        made("overrule-lineage", articles=(pair.a, pair.b), value="independent"),
        made("set-outlet", articles=(articles[0],), value="The Evening Gazette"),
        made("set-date", articles=(articles[1],), value="2031-02-03"),
        made("mark-zone", spans=(told.clean[2].zones[-1].span,), value="boilerplate"),
        made(
            "overrule-conflict",
            targets=(told.conflicts[0].id,),
            claims=tuple(s.claims for s in told.conflicts[0].sides),
            value="none",
        ),
        made("split-story", articles=(articles[-1],)),
    ]


def test_each_correction_gives_what_working_all_out_anew_gives(built: Path) -> None:
    case = open_case(built)
    for correction in corrections_of(case):
        remembered = case.add(corrections=[correction]).case
        anew = account(EXAMPLES, corrections=[correction]).case
        assert remembered.account == anew.account, correction.kind
        assert remembered.account != case.account, correction.kind
        assert remembered.found == anew.found, correction.kind


class Steps(NoProgress):
    """Notes the steps."""

    def __init__(self) -> None:
        self.names: list[str] = []

    def start(self, step: str, total: int | None) -> None:
        self.names.append(step)


def test_nothing_is_compared_again_for_a_correction_after_it(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor for one of who rests on whom: only the support is counted again."""
    case = open_case(built)

    def never(*_: object, **__: object) -> None:
        raise AssertionError("worked again")

    for name in ("find_lineage", "find_claims", "mark_article", "link", "join"):
        monkeypatch.setattr(f"rashomon.pipeline.{name}", never)
    made, steps = {c.kind: c for c in corrections_of(case)}, Steps()
    grown = case.add(corrections=[made["merge-statements"]], progress=steps)
    assert len(grown.statements) == len(case.statements) - 1
    assert "comparing claims" in steps.names  # told of, and done at once
    fewer = case.add(corrections=[made["merge-origins"]])
    assert len(fewer.origins) == len(case.origins) - 1
    assert {s.id: s.claims for s in fewer.statements} == {s.id: s.claims for s in case.statements}
    assert sum(len(s.origins) for s in fewer.statements) < sum(len(s.origins) for s in case.statements)
    apart = case.add(corrections=[made["overrule-lineage"]])
    assert len(apart.account.lineage) == len(case.account.lineage) - 1


def test_what_another_program_found_is_worked_out_anew(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    case = open_case(built)
    monkeypatch.setattr("rashomon.pipeline.program_mark", lambda: "another")
    seen: list[AlignRequest] = []

    def compared(request: AlignRequest) -> tuple[Joined, tuple[Judgement, ...]]:
        seen.append(request)
        return join(request)

    monkeypatch.setattr("rashomon.pipeline.join", compared)
    assert case.add().account == case.account
    assert len(seen) == 1


def test_a_report_set_aside_is_out_of_the_account_and_can_come_back(built: Path, tmp_path: Path) -> None:
    case = open_case(built)
    gone = case.account.articles[-1]
    correction = Correction("cor-x", "split-story", "Ann", "2031-01-01", "another event", articles=(gone.id,))
    smaller = case.add(corrections=[correction])
    file = tmp_path / "case.db"
    smaller.save(file)
    again = open_case(file)
    assert gone.id not in {a.id for a in again.account.articles}
    assert [a.id for a in again.case.aside] == [gone.id]
    assert gone.id not in {a.id for a in again.add(EXAMPLES).account.articles}
    undone = dataclasses.replace(correction, undone=Undone("Bo", "2031-01-02", ""))
    back = again.add(corrections=[undone])
    assert {a.id for a in back.account.articles} == {a.id for a in case.account.articles}
    assert back.case.aside == ()
