"""A case keeps how it was built: its rules and names hold wherever it is worked out again."""

from __future__ import annotations

from pathlib import Path

from rashomon.casework import account, open_case, own_rules
from rashomon.model import Correction, KnownName, OwnRules
from rashomon.pipeline import BuildSettings

REPORT = """Village school closes

By Jane Roe

NORTHGATE, May 3, 2031 — Anna Berg taught Peter Holt for nine years, the council said on Saturday.

Freedonia condemned Sylvania.
"""
ENGLISH_AND_NOT = """Dorfschule schließt

Die Schule im Dorf wird nach neunzig Jahren geschlossen. Das hat der Gemeinderat am Samstag beschlossen. Die Eltern
sind darüber sehr enttäuscht, denn die Kinder müssen künftig mit dem Bus in die Stadt fahren.
"""
RELATIONS = """
[relation.teaches]
says = "{subject} teaches {object}"
subject = ["person"]
object = ["person"]

[[verb]]
relation = "teaches"
verbs = ["teach"]
subject = "subject"
object = "object"
"""
ACTORS = "FREEDONIA [FRD]\nSYLVANIA [SYL]\n"


def relations_of(found: object) -> set[str]:
    return {r.relation for r in found.account.relations}  # type: ignore[attr-defined]


def test_own_rules_hold_when_the_case_is_worked_out_again(tmp_path: Path) -> None:
    report, relations, events = tmp_path / "report.txt", tmp_path / "own.toml", tmp_path / "events"
    report.write_text(REPORT, encoding="utf-8")
    relations.write_text(RELATIONS, encoding="utf-8")
    events.mkdir()
    (events / "actors.txt").write_text(ACTORS, encoding="utf-8")
    settings = BuildSettings(
        rules=own_rules(relations, events),
        known_names=(KnownName("Peter Holt of Northgate", "person", ("Peter Holt",)),),
    )
    built = account(report, settings=settings)
    assert "teaches" in relations_of(built)
    assert {e.actor for e in built.account.events} & {"FRD"} or any(
        "FRD" in str(e.actors) for e in built.account.events
    )
    built.save(tmp_path / "case.db")
    for path in (relations, events / "actors.txt"):
        path.unlink()
    opened = open_case(tmp_path / "case.db")
    article = opened.account.articles[0].id
    corrected = opened.add(
        corrections=[Correction("cor-1", "set-outlet", "Ann", "2031-05-04", "", articles=(article,), value="The Post")]
    )
    assert corrected.account.clean[0].outlet is not None
    assert corrected.account.relations == built.account.relations
    assert corrected.account.events == built.account.events
    assert corrected.case.settings == built.case.settings


def test_new_rules_take_the_place_of_those_kept() -> None:
    kept = OwnRules(relations="a", actors=("x",))
    assert OwnRules().over(kept) == kept
    assert OwnRules(relations="b").over(kept) == OwnRules(relations="b", actors=("x",))
    assert OwnRules(verbs=("v",)).over(kept) == OwnRules(relations="a", verbs=("v",))


def test_reports_in_other_languages_stay_when_the_case_grows(tmp_path: Path) -> None:
    for name, text in (("one.txt", REPORT), ("two.txt", ENGLISH_AND_NOT)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    built = account(tmp_path / "one.txt", tmp_path / "two.txt", settings=BuildSettings(any_language=True))
    assert len(built.account.articles) == 2
    built.save(tmp_path / "case.db")
    assert len(open_case(tmp_path / "case.db").add().account.articles) == 2
