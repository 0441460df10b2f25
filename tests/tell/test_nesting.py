import dataclasses

import pytest
from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from rashomon.tell import build_account, to_html, to_markdown
from rashomon.tell.material import AccountMaterial
from rashomon.tell.nesting import lines_of, told_under
from tests.tell.harbour import harbour

MORE = "The ferry Halden Star ran aground off Marrow Point on Monday as thick fog lay over the whole coast."
LANTERN = "clm-lantern-aground"


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


def _opened(material: AccountMaterial, *words: str) -> AccountMaterial:
    """Return a story in which words of the Lantern's first claim stay open."""
    readings = tuple(
        dataclasses.replace(
            r, claims=tuple(dataclasses.replace(c, unsettled=words if c.id == LANTERN else ()) for c in r.claims)
        )
        for r in material.readings
    )
    return dataclasses.replace(material, readings=readings)


@pytest.mark.parametrize(
    ("text", "under"),
    [
        ("It ran aground off Marrow Point at night.", True),  # told of one of the same places, with most of its words
        ("It broke up at night in the storm off Marrow Point.", False),
    ],
)
def test_what_is_told_of_the_same_places_in_other_words_stands_under_them(text: str, *, under: bool) -> None:
    account = build_account(_opened(_with(text), "it"))
    told = told_under(account.statements, {c.id: c for c in account.claims})
    assert ("st-further" in told) is under


def test_what_stays_open_stands_under_nothing_that_was_told_of_other_places() -> None:
    material = _opened(_with(f"{MORE} It broke."), "it")
    account = build_account(material)
    claims = {c.id: c for c in account.claims}
    leader = next(s for s in account.statements if s.id == "st-aground")
    elsewhere = tuple(c for c in leader.claims if c != "clm-lantern-aground")
    further = next(s for s in account.statements if s.id == "st-further")
    wider = dataclasses.replace(further, claims=("clm-lantern-aground", "clm-else"))
    assert elsewhere
    assert told_under([leader, further], claims) == {"st-further": "st-aground"}
    assert told_under([leader, wider], claims) == {}


@pytest.mark.parametrize("text", ["No.", "They did."])
def test_what_has_no_words_of_its_own_leads_nothing_and_stands_under_nothing(text: str) -> None:
    account = build_account(_with(text))
    bare = next(s for s in account.statements if s.id == "st-further")
    other = next(s for s in account.statements if s.id == "st-aground")
    claims = {c.id: c for c in account.claims}
    assert told_under([other, bare], claims) == {}
    both = dataclasses.replace(bare, articles=other.articles)
    assert told_under([both, other], claims) == {}


def test_numbers_stay_what_they_are_from_ten_on_and_the_nested_come_last() -> None:
    """A list of Markdown counts on from its first number, and a point must stand as far in as its line's words."""
    account = build_account(_with(MORE))
    first, under, *_ = (next(s for s in account.statements if s.id == name) for name in ("st-aground", "st-further"))
    others = [dataclasses.replace(first, id=f"st-{n}", text=f"Line {n}.", claims=(), shown="") for n in range(12)]
    lines = (*others[:9], first, under, *others[9:])
    nodes = SyntaxTreeNode(MarkdownIt().parse(to_markdown(dataclasses.replace(account, statements=lines))))
    start = next(n for n, node in enumerate(nodes.children) if "happened" in _text(node)) + 1
    shown = []
    points = []
    for block in nodes.children[start:]:
        if block.type != "ordered_list":
            break
        for number, item in enumerate(block.children, int(block.attrs.get("start", 1))):
            shown.append((number, _text(item.children[0])))
            points += [(number, _text(part)) for part in item.children if part.type == "bullet_list"]
    assert [n for n, _ in shown] == list(range(1, 14))
    assert [words.partition(".")[0] for _, words in shown[-3:]] == ["Line 9", "Line 10", "Line 11"]
    assert [number for number, _ in points] == [10]
    assert points[0][1].startswith(f"(14) {MORE}")


def _text(node: SyntaxTreeNode) -> str:
    return "".join(part.content for part in node.walk() if part.type == "text")


def test_every_line_is_told_once() -> None:
    account = build_account(_with(MORE))
    under = told_under(account.statements, {c.id: c for c in account.claims})
    told = lines_of(account.statements, account.statements, under)
    assert sorted(s.id for s, _ in told) == sorted(s.id for s in account.statements)
    assert [s.id for s, again in told if again] == ["st-further"]
