"""Which reports state a claim that the case supports."""

from __future__ import annotations

from pathlib import Path

import pytest

from rashomon.check import CheckCase, check_claim
from rashomon.check.case import CaseIndex
from rashomon.check.linking import read_hypothesis
from rashomon.check.reports import described, reports_on
from rashomon.check.retrieve import nearest_by_report
from rashomon.check.stating import share_stating, stating_table
from rashomon.evaluation.small_cases import case_of, read_texts
from rashomon.model import Verdict
from rashomon.pipeline import build_case, check_case, read_claim

REPORTS = {
    "plain": (
        "The harbour council of Kelmouth voted on Tuesday to close the old ferry terminal. "
        "Mayor Ilse Brandt said the terminal had lost 3.2 million euros last year."
    ),
    "reworded": (
        "Kelmouth's old ferry terminal will be closed, the harbour council decided in a vote on Tuesday. "
        "Fishermen stood outside the town hall with banners."
    ),
    "beside": (
        "Fishermen of Kelmouth went on strike on Friday. The old ferry terminal was built by the harbour council in "
        "1931. A market is held there every Sunday."
    ),
}
CLAIM = "The harbour council of Kelmouth voted to close the old ferry terminal."


def _case(folder: Path, reports: dict[str, str]) -> CheckCase:
    paths = []
    for name, text in reports.items():
        paths.append(folder / f"{name}.txt")
        paths[-1].write_text(text, encoding="utf-8")
    return check_case(build_case([str(path) for path in paths]))


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> CheckCase:
    return _case(tmp_path_factory.mktemp("reports"), REPORTS)


def _check(claim: str, case: CheckCase) -> Verdict:
    return check_claim(read_claim(claim), case)


def _stating(verdict: Verdict) -> set[str]:
    return {Path(proof.path).stem for proof in verdict.supports}


def test_reports_that_say_it_in_other_words_count_and_those_about_the_same_things_do_not(case: CheckCase) -> None:
    verdict = _check(CLAIM, case)
    assert verdict.verdict == "supported"
    assert _stating(verdict) == {"plain", "reworded"}
    assert verdict.origins == 2


def test_what_one_report_alone_says_has_one_origin(case: CheckCase) -> None:
    verdict = _check("Mayor Ilse Brandt said the terminal had lost 3.2 million euros last year.", case)
    assert verdict.verdict == "supported"
    assert _stating(verdict) == {"plain"}
    assert verdict.origins == 1


def test_a_report_is_described_beside_what_the_others_say(case: CheckCase) -> None:
    index = CaseIndex(case)
    claim = read_hypothesis(read_claim(CLAIM), case.entities)
    reports = reports_on(CLAIM, claim, index)
    told = {
        Path(index.readings[r.article].article.path).stem: d
        for r, d in zip(reports, described(reports, claim, index), strict=True)
    }
    assert told["plain"]["entails, beside others"] > 0 > told["beside"]["entails, beside others"]
    assert told["beside"]["others entail"] == told["plain"]["entails"]
    weights = stating_table()["weights"]
    assert set(weights) - {"bias"} == set(told["plain"])
    assert share_stating(told["plain"], weights) > share_stating(told["beside"], weights)


def test_what_is_read_is_bounded_however_many_reports_there_are(tmp_path: Path) -> None:
    many = {f"report{n}": f"{REPORTS['plain']} Number {n} of the paper has {n + 40} pages." for n in range(20)}
    case = _case(tmp_path, many)
    claim = read_hypothesis(read_claim(CLAIM), case.entities)
    near = nearest_by_report(claim, CaseIndex(case))
    assert len(near) == 16
    assert sum(len(own) for _, own in near) <= 48
    assert [nearness for nearness, _ in near] == sorted((nearness for nearness, _ in near), reverse=True)


def test_a_case_without_text_has_no_report() -> None:
    case = case_of(read_texts([""])[0])
    assert reports_on(CLAIM, read_hypothesis(read_claim(CLAIM), case.entities), CaseIndex(case)) == ()
