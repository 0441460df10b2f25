import dataclasses

from rashomon.model.claim import Proposition
from rashomon.tell import build_account, to_markdown
from rashomon.tell.ranking import FOREGROUND, OUT_OF_PLACE, left_open, rank
from tests.tell.harbour import harbour


def test_best_supported_happening_first() -> None:
    account = build_account(harbour())
    assert account.statements[0].id == "st-aground"
    assert account.statements[0].importance >= FOREGROUND


def test_sorted_and_within_bounds() -> None:
    values = [s.importance for s in build_account(harbour()).statements]
    assert values == sorted(values, reverse=True)
    assert all(0 <= value <= 1 for value in values)


def test_old_history_is_background() -> None:
    found = {s.id: s.importance for s in build_account(harbour()).statements}
    assert found["st-service"] < FOREGROUND


def test_nothing_is_said_twice() -> None:
    material = harbour()
    first = next(s for s in material.statements if s.id == "st-aground")
    again = dataclasses.replace(
        first,
        id="st-again",
        text="The ferry Halden Star ran aground off Marrow Point on Monday.",
        claims=("clm-lantern-aground",),
        articles=("art-lantern",),
        origins=("org-wire",),
    )
    found = {s.id: s.importance for s in rank([*material.statements, again], material.readings)}
    assert found["st-again"] < FOREGROUND <= found["st-aground"]


def test_what_tells_more_about_a_better_supported_line_stands_behind_what_is_new() -> None:
    material = harbour()
    first = next(s for s in material.statements if s.id == "st-aground")
    over = dataclasses.replace(
        first,
        id="st-over",
        text="The ferry Halden Star ran aground off Marrow Point on Monday as thick fog lay over the whole coast.",
        claims=("clm-lantern-aground",),
        articles=("art-lantern",),
        origins=("org-wire",),
    )
    assert set(over.claims) < set(first.claims)
    before = {s.id: s.importance for s in rank([over], material.readings)}
    after = {s.id: s.importance for s in rank([*material.statements, over], material.readings)}
    assert FOREGROUND <= after["st-over"] < before["st-over"]
    assert after["st-over"] < min(v for name, v in after.items() if v >= FOREGROUND and name != "st-over")


def test_what_does_not_say_what_it_speaks_of_stands_last_with_its_place() -> None:
    material = harbour()
    first = next(s for s in material.statements if s.id == "st-aground")
    shown = first.shown
    readings = [
        dataclasses.replace(
            r, claims=tuple(dataclasses.replace(c, unsettled=("off",)) if c.id == shown else c for c in r.claims)
        )
        for r in material.readings
    ]
    assert any(c.unsettled for r in readings for c in r.claims)
    account = build_account(dataclasses.replace(material, readings=tuple(readings)))
    assert account.statements[-1].id == "st-aground"
    assert account.statements[-1].importance < FOREGROUND
    lines = to_markdown(account).split(f"## {OUT_OF_PLACE}")[1].split("\n## ")[0]
    assert first.text in lines
    assert "In its place: “" in lines


def test_another_number_is_not_a_repeat() -> None:
    material = harbour()
    first = next(s for s in material.statements if s.id == "st-aground")
    other = dataclasses.replace(
        first,
        id="st-other",
        text="The ferry Halden Star ran aground off Marrow Point on Monday with 312 people aboard.",
        claims=("clm-lantern-aground",),
        articles=("art-lantern",),
        origins=("org-wire",),
    )
    found = {s.id: s.importance for s in rank([*material.statements, other], material.readings)}
    assert found["st-other"] >= FOREGROUND


def test_order_does_not_depend_on_input_order() -> None:
    material = harbour()
    assert rank(material.statements, material.readings) == rank(material.statements[::-1], material.readings)


def test_who_somebody_is_stands_behind_what_happened() -> None:
    material = harbour()
    first = next(s for s in material.statements if s.id == "st-aground")
    claims = {c.id: c for r in material.readings for c in r.claims}
    title = Proposition((claims[first.shown].span,), "Ann Li is Port Master.", "title", 0, False)
    readings = [
        dataclasses.replace(
            r,
            claims=tuple(dataclasses.replace(c, propositions=(title,)) if c.id == first.shown else c for c in r.claims),
        )
        for r in material.readings
    ]
    said = dataclasses.replace(first, id="st-title", text=title.text)
    found = {s.id: s.importance for s in rank([*material.statements, said], readings)}
    assert found["st-title"] < FOREGROUND <= found["st-aground"]


def test_a_line_is_open_by_the_whole_words_that_its_claim_or_that_part_of_it_leaves_open() -> None:
    material = harbour()
    first = next(s for s in material.statements if s.id == "st-aground")
    claim = next(c for r in material.readings for c in r.claims if c.id == first.claims[0])
    open_claim = dataclasses.replace(claim, unsettled=("the two countries",))
    assert left_open(dataclasses.replace(first, text="The two  countries signed."), open_claim)
    assert not left_open(dataclasses.replace(first, text="Other countries signed."), open_claim)
    part = Proposition((), "Its crew slept.", "core", 0, False, ("its",))
    whole = dataclasses.replace(claim, propositions=(part,))
    assert left_open(dataclasses.replace(first, text="Its crew slept."), whole)
    assert not left_open(dataclasses.replace(first, text="Its crew slept well."), whole)
