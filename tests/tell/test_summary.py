from rashomon.tell import build_account
from rashomon.tell.notebook import to_notebook_html
from rashomon.tell.summary import summarise
from tests.tell.harbour import harbour


def test_a_few_lines() -> None:
    found = summarise(build_account(harbour()))
    assert found.title == "Ferry runs aground off Marrow Point with 212 aboard"
    assert found.counts[0] == "4 to 7 March 2024"
    assert found.counts[1].startswith("4 reports on 3 independent origins; 8 statements")
    assert len(found.statements) == 5
    assert found.statements[0][0] == "3 origins · 4 reports"
    assert found.conflicts[0].startswith("number: at least nine hurt")
    assert " replaced " in found.conflicts[1]
    assert found.rejected == ("reports/empty.txt: it is empty",)


def test_notebook_view_is_safe_and_short() -> None:
    found = to_notebook_html(build_account(harbour()))
    assert "3 origins · 4 reports" in found
    assert "<script" not in found
    assert len(found) < 6000
