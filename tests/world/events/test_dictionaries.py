"""The formats of PETRARCH's dictionaries, and how patterns are matched."""

from __future__ import annotations

import pytest

from rashomon.model import Token
from rashomon.world.events.actor_dictionary import NameDictionary, read_actors, read_agents
from rashomon.world.events.patterns import match_verb
from rashomon.world.events.verb_dictionary import Code, read_verbs

VERBS = """
&BOATS
+FERRY
+FISHING_BOAT

--- LEND [070] ---
LEND {LENDS LENT LENDING}   # a comment
- * &BOATS [0731]
- * (TO {NAVAL SCHOOL}) [072:090]
- NOT * [120]
--- CALL [---] ---
+CALL_OFF {+CALLS_OFF +CALLED_OFF} [080]
CALL
- * FOR [102]
"""
ACTORS = """
FREEDONIA [FRD]
+FREEDONIAN
RUFUS_FIREFLY
\t[FRDGOV 330101-340101]
\t[FRDELI]
WORKERS'_PARTY_OF_SYLVANIA [SYLOPP]
UF [IGO]
"""
AGENTS = """
!PERSON! = MAN, MEN
HARBOUR_PILOT [~BUS]
FERRY!PERSON! {} [~LAB]
DEPUTY [~LEG]
"""


def tokens(text: str) -> list[Token]:
    return [Token(i, 0, 0, w, w.lower(), "X", "X", "x", 0) for i, w in enumerate(text.split())]


@pytest.mark.parametrize(
    ("text", "verb", "code", "weight"),
    [
        ("Freedonia lent Sylvania money", 1, Code("070"), 0),
        ("Freedonia lent Sylvania a fishing boat", 1, Code("0731"), 1),
        ("Freedonia lent Sylvania a ferry", 1, Code("0731"), 1),
        ("Freedonia lent tools to its naval school", 1, Code("072", "090"), 3),
        ("Freedonia has not lent money", 3, Code("120"), 1),
        ("Teachers called the strike off", 1, Code("080"), 1),
        ("Teachers call for a strike", 1, Code("102"), 1),
    ],
)
def test_the_pattern_that_asks_for_most_decides(text: str, verb: int, code: Code, weight: int) -> None:
    match = match_verb(tokens(text), verb, read_verbs(VERBS.splitlines()))
    assert match is not None
    assert (match.code, match.weight) == (code, weight)


def test_an_unknown_verb_and_words_in_the_wrong_order_match_nothing() -> None:
    verbs = read_verbs(VERBS.splitlines())
    assert match_verb(tokens("Freedonia sang"), 1, verbs) is None
    match = match_verb(tokens("The school lent naval tools to sailors"), 2, verbs)
    assert match is not None
    assert match.pattern is None


def found(names: NameDictionary, text: str, day: str | None = None) -> list[tuple[str, str]]:
    words = text.split()
    return [(" ".join(words[h.first : h.last + 1]), h.code) for h in names.find(words, day)]


def test_names_with_their_codes_for_a_time() -> None:
    names = read_actors(ACTORS.splitlines())
    assert found(names, "Rufus Firefly of Freedonia") == [("Rufus Firefly", "FRDELI"), ("Freedonia", "FRD")]
    assert found(names, "Rufus Firefly", "1933-05-01") == [("Rufus Firefly", "FRDGOV")]
    assert found(names, "the Workers ' Party of Sylvania") == [("Workers ' Party of Sylvania", "SYLOPP")]
    assert found(names, "Freedonians met") == [("Freedonians", "FRD")]


def test_short_names_are_only_met_in_capitals() -> None:
    names = read_actors(ACTORS.splitlines())
    assert found(names, "the U.F. and the UF") == [("U.F.", "IGO"), ("UF", "IGO")]
    assert found(names, "a uf") == []


def test_agents_with_plurals_and_sets() -> None:
    agents = read_agents(AGENTS.splitlines())
    assert found(agents, "harbour pilots and ferrymen met deputies") == [
        ("harbour pilots", "BUS"),
        ("ferrymen", "LAB"),
        ("deputies", "LEG"),
    ]
