import dataclasses

import pytest

from rashomon.model import Account
from rashomon.tell import build_account, to_html, to_markdown
from rashomon.tell.markdown import escape
from rashomon.tell.parts import EXPECTED, HAPPENED, parts_of
from tests.tell.harbour import harbour


@pytest.fixture(scope="module")
def account() -> Account:
    """The harbour's story on the day before the ferry is pulled free: the plan is not overtaken yet."""
    account = build_account(harbour())
    ahead = tuple(
        dataclasses.replace(s, status="single-source", importance=0.6) if s.id == "st-plan" else s
        for s in account.statements
    )
    return dataclasses.replace(account, statements=ahead)


def test_what_is_only_planned_has_not_happened(account: Account) -> None:
    parts = parts_of(account, {c.id: c for c in account.claims})
    assert [s.id for s in parts.expected] == ["st-plan"]
    assert "st-aground" in [s.id for s in parts.happened]
    together = [*parts.happened, *parts.expected, *parts.background, *parts.apart]
    assert sorted(s.id for s in together) == sorted(s.id for s in account.statements)


def test_what_one_report_tells_as_done_has_happened(account: Account) -> None:
    plan = next(s for s in account.statements if s.id == "st-plan")
    done = dataclasses.replace(plan, claims=(*plan.claims, "clm-tide-rocks"))
    told = tuple(done if s is plan else s for s in account.statements)
    parts = parts_of(dataclasses.replace(account, statements=told), {c.id: c for c in account.claims})
    assert parts.expected == ()
    assert done in parts.happened


def test_the_text_and_the_page_tell_it_under_a_heading_of_its_own(account: Account) -> None:
    plan = next(s for s in account.statements if s.id == "st-plan")
    text = to_markdown(account)
    happened, _, rest = text.partition(f"## {EXPECTED}\n")
    assert f"## {HAPPENED}\n" in happened
    line = escape(plan.text)
    assert line not in happened
    assert line in rest.partition("\n## ")[0]
    page = to_html(account)
    assert page.index(HAPPENED) < page.index(EXPECTED) < page.index('id="st-plan"') < page.index('id="background"')
