"""The schema of relations: what is shipped can be read, own files are added, wrong ones are told of plainly."""

from __future__ import annotations

from pathlib import Path

import pytest

from rashomon.errors import InputError
from rashomon.world.relations import built_in, load_schema
from tests.world.relations.told import told

OWN = """
[relation.teaches]
says = "{subject} teaches {object}"
subject = ["person"]
object = ["person"]

[[noun]]
relation = "teaches"
nouns = ["teacher", "tutor"]
of = ["of"]

[[verb]]
relation = "teaches"
verbs = ["teach"]
subject = "subject"
object = "object"
"""


def test_every_rule_names_a_relation() -> None:
    schema = built_in()
    for rules in (*schema.nouns.values(), *schema.bonds.values(), *schema.verbs.values()):
        assert all(rule.relation in schema.types for rule in rules)


def test_an_own_relation_is_found(tmp_path: Path) -> None:
    file = tmp_path / "own.toml"
    file.write_text(OWN, encoding="utf-8")
    schema = load_schema(file)
    assert ("Anna Berg", "teaches", "Peter Holt", None) in told("Anna Berg taught Peter Holt.", schema=schema)
    found = told("Anna Berg, a tutor of Peter Holt, left.", schema=schema)
    assert ("Anna Berg", "teaches", "Peter Holt", "tutor") in found


@pytest.mark.parametrize(
    "text",
    [
        "[relation.x",
        "relation = 3",
        "[relation.x]\nsays = 'x'",
        "[relation.x]\nsays = '{nobody}'\nsubject = ['person']\nobject = ['person']",
        "[relation.x]\nsays = 'x'\nsubject = ['ghost']\nobject = ['person']",
        "[[noun]]\nrelation = 'nothing-like-it'\nnouns = ['x']",
        "[[noun]]\nrelation = 'owns'",
        "[[noun]]\nrelation = 'owns'\nnouns = ['x']\ncolour = 'red'",
        "[[noun]]\nrelation = 'owns'\nnouns = 'x'",
        "[[verb]]\nrelation = 'owns'\nverbs = ['x']\nsubject = 1\nobject = 'object'",
        "noun = 'x'",
    ],
)
def test_a_wrong_file_is_told_of(tmp_path: Path, text: str) -> None:
    file = tmp_path / "own.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(InputError):
        load_schema(file)


def test_a_file_that_is_not_there_is_told_of(tmp_path: Path) -> None:
    with pytest.raises(InputError):
        load_schema(tmp_path / "none.toml")
