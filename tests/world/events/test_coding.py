"""Sentences of our own -> events: type, who, to whom, status, numbers."""

from __future__ import annotations

import pytest

from rashomon.errors import InputError
from rashomon.evaluation.event_texts import code_text
from rashomon.world.events import EventFiles, ToldEvent, event_rules


def code(text: str) -> ToldEvent | None:
    return next(iter(code_text(text, event_rules())), None)


def countries(found: tuple) -> set[str]:
    return {country for one in found for country in one.countries}


@pytest.mark.parametrize(
    ("text", "kind", "actor", "recipient"),
    [
        ("Estonia has threatened to expel two Latvian diplomats.", "THREATEN", {"EST"}, {"LVA"}),
        ("Peru's president met the leaders of Chile in Lima on Tuesday.", "CONSULT", {"PER"}, {"CHL"}),
        ("Uruguay condemned Paraguay for closing the border.", "ACCUSE", {"URY"}, {"PRY"}),
        ("Two Danish soldiers were killed by Somali gunmen.", "ASSAULT", {"SOM"}, {"DNK"}),
        ("Latvia imposed sanctions on Belarus on Friday.", "SANCTION", {"LVA"}, {"BLR"}),
        ("Norway will lend Ghana 5 million dollars, officials said.", "AGREE", {"NOR"}, {"GHA"}),
        ("Kenya rejected a proposal by Uganda for new talks.", "REJECT", {"KEN"}, {"UGA"}),
        ("Portugal asked Brazil to send doctors.", "REQUEST", {"PRT"}, {"BRA"}),
    ],
)
def test_type_actor_and_recipient(text: str, kind: str, actor: set[str], recipient: set[str]) -> None:
    told = code(text)
    assert told is not None
    assert told.coding.type == kind
    assert countries(told.coding.actors) == actor
    assert countries(told.coding.recipients) == recipient


def test_who_stands_side_by_side_acts_together() -> None:
    told = code("Ghana and Togo agreed on Monday to share electricity.")
    assert told is not None
    assert countries(told.coding.actors) == {"GHA", "TGO"}


def test_a_state_inside_the_name_of_another_place_is_not_meant() -> None:
    """The dictionary knows "South China" as China's; the sea behind it is not."""
    told = code("The Vietnamese navy attacked fishermen in the South China Sea.")
    assert told is not None
    assert countries(told.coding.actors) == {"VNM"}
    assert "CHN" not in countries(told.coding.recipients)


def test_who_is_only_told_of_in_a_clause_beside_has_no_part() -> None:
    told = code(
        "Chinese President Xi Jinping will arrive in Vietnam on Tuesday, as Beijing and Washington compete for the "
        "favour of exporters."
    )
    assert told is not None
    assert (countries(told.coding.actors), countries(told.coding.recipients)) == ({"CHN"}, {"VNM"})


def test_a_people_that_describes_somebody_is_not_that_somebody() -> None:
    told = code("The Saudi government rejected a Danish proposal for talks on Monday.")
    assert told is not None
    assert [(one.entity, one.country) for one in told.coding.actors] == [(None, "SAU")]


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("The police restricted the right of assembly in Vietnam on Monday.", []),
        ("Chinese firms ship parts for assembly in Vietnam.", []),
        ("Kenya condemned Uganda's assembly on Monday.", [{"UGA"}]),
        ("The assembly condemned Vietnam on Monday.", [{"VNM"}]),
        ("The Kenyan Assembly rejected a proposal by Uganda.", [{"KEN"}]),
    ],
)
def test_an_assembly_without_article_possessor_or_name_is_nobody(text: str, bodies: list[set[str]]) -> None:
    told = code(text)
    assert told is not None
    found = [one for one in (*told.coding.actors, *told.coding.recipients) if one.role == "LEG"]
    assert [set(one.countries) for one in found] == bodies


def test_numbers_of_the_dead() -> None:
    told = code("Rebels killed 14 Ugandan soldiers in an ambush near Gulu.")
    assert told is not None
    assert [(c.kind, c.low, c.high) for c in told.counted] == [("dead", 14, 14)]


def test_a_sentence_without_an_event() -> None:
    assert code("The bridge is 300 metres long and was painted green.") is None


def test_a_users_own_actors(tmp_path) -> None:
    names = tmp_path / "actors.txt"
    names.write_text("FREEDONIA [FRD]\n+FREEDONIAN\nSYLVANIA [SYL]\n", encoding="utf-8")
    told = code_text("Freedonia condemned Sylvania.", event_rules(EventFiles(actors=(names,))))
    assert [(countries(t.coding.actors), countries(t.coding.recipients)) for t in told] == [({"FRD"}, {"SYL"})]


def test_a_users_own_verbs_and_types(tmp_path) -> None:
    (tmp_path / "verbs.txt").write_text("--- MOOR [H01] ---\nMOOR {MOORED}\n- * (AT DOCK) [H02]\n", encoding="utf-8")
    (tmp_path / "types.tsv").write_text("H01\tHARBOUR\tmooring\teconomic\nH02\tHARBOUR\tdocking\t\n", encoding="utf-8")
    rules = event_rules(EventFiles.of_folder(tmp_path))
    told = code_text("Norway moored three ferries at a dock in Denmark.", rules)
    assert [(t.coding.type, t.coding.mode) for t in told] == [("HARBOUR", "docking")]
    assert countries(told[0].coding.actors) == {"NOR"}


def test_a_folder_without_rules_is_told(tmp_path) -> None:
    with pytest.raises(InputError, match="no rules for events"):
        EventFiles.of_folder(tmp_path)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Peru expelled two Chilean diplomats on Monday.", "happened"),
        ("Peru will expel two Chilean diplomats next week.", "planned"),
        ("Peru plans to expel two Chilean diplomats.", "planned"),
        ("Peru threatened to expel two Chilean diplomats.", "happened"),
        ("Peru did not expel the Chilean diplomats.", "denied"),
        ("Peru may have expelled two Chilean diplomats.", "alleged"),
    ],
)
def test_status(text: str, status: str) -> None:
    told = code(text)
    assert told is not None
    assert told.status == status
