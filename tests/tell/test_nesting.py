import dataclasses

from rashomon.tell import build_account, to_html, to_markdown
from rashomon.tell.material import AccountMaterial
from rashomon.tell.nesting import lines_of, told_under
from tests.tell.harbour import harbour

MORE = "The ferry Halden Star ran aground off Marrow Point on Monday as thick fog lay over the whole coast."


def _with(text: str, articles: tuple[str, ...] = ("art-lantern",)) -> AccountMaterial:
    """Return the harbour's story with a further statement in the words of the Lantern's first claim."""
    material = harbour()
    first = next(s for s in material.statements if s.id == "st-aground")
    further = dataclasses.replace(
        first,
        id="st-further",
        text=text,
        shown="clm-lantern-aground",
        claims=("clm-lantern-aground",),
        articles=articles,
        origins=("org-wire",),
    )
    return dataclasses.replace(material, statements=(*material.statements, further))


def test_what_tells_more_of_a_line_stands_under_it_in_the_text_and_on_the_page() -> None:
    account = build_account(_with(MORE))
    claims = {c.id: c for c in account.claims}
    under = told_under(account.statements, claims)
    assert under == {"st-further": "st-aground"}
    text = to_markdown(account).splitlines()
    at = next(n for n, line in enumerate(text) if MORE in line)
    assert text[at].startswith("   - (")
    assert text[at - 2].startswith("1. ")
    page = to_html(account)
    assert 'under" id="st-further"' in page
    assert page.index('id="st-aground"') < page.index('id="st-further"') < page.index('value="2"')


def test_what_tells_something_else_stands_alone() -> None:
    account = build_account(_with("Two tugs came from Eldhaven to help with the rescue."))
    assert told_under(account.statements, {c.id: c for c in account.claims}) == {}


def test_what_rests_on_another_report_stands_alone() -> None:
    material = _with(MORE)
    statements = tuple(
        dataclasses.replace(s, articles=("art-lantern",)) if s.id == "st-aground" else s for s in material.statements
    )
    other = tuple(dataclasses.replace(s, articles=("art-ledger",)) if s.id == "st-further" else s for s in statements)
    account = build_account(dataclasses.replace(material, statements=other))
    assert "st-further" not in told_under(account.statements, {c.id: c for c in account.claims})


def test_every_line_is_told_once() -> None:
    account = build_account(_with(MORE))
    under = told_under(account.statements, {c.id: c for c in account.claims})
    told = lines_of(account.statements, account.statements, under)
    assert sorted(s.id for s, _ in told) == sorted(s.id for s in account.statements)
    assert [s.id for s, again in told if again] == ["st-further"]
