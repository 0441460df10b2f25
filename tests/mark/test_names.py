from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.mark.name_cases import mentions, names, read

NAMES = [
    ("President Ana Ruiz flew to Lima on Monday.", "Ana Ruiz", "person"),
    ("The minister met Chinese Foreign Minister Li Guang in Kunming.", "Li Guang", "person"),
    ("Officials landed in Haiphong and drove north.", "Haiphong", "place"),
    ("The Vietnamese delegation left early.", "Vietnamese", "group"),
    ("The state newspaper Tin Moi reported the deal.", "Tin Moi", "organisation"),
    ("China's ambassador to Vietnam Deng Bao spoke on Friday.", "Deng Bao", "person"),
    ("They joined the Green Harbour Initiative (GHI) last year.", "Green Harbour Initiative", "other"),
    ("They joined the Green Harbour Initiative (GHI) last year.", "GHI", "other"),
    ("Anti-Chinese protests broke out.", "Chinese", "group"),
    ("U.S.-China trade tensions rose.", "China", "place"),
    ("Sen. Maria Okafor, R-Ohio, voted against it.", "Maria Okafor", "person"),
    ("The FBI searched the house.", "FBI", "organisation"),
    ("Legislator Leung Kar-wai resigned.", "Leung Kar-wai", "person"),
    ("He moved to Washington, D.C., in May.", "D.C.", "place"),
    ("The study in the Medical Journal of Peru was read.", "Medical Journal of Peru", "organisation"),
    ("The Harbour Council for the Welfare of Seamen met.", "Harbour Council for the Welfare of Seamen", "organisation"),
    ("He works for Zanton, Inc. of Lima now.", "Zanton, Inc.", "organisation"),
    ("The Norlia Foundation met on Friday. Norlia said no.", "Norlia", "organisation"),
    ("The World Health Organization met. WHO spoke of a risk.", "WHO", "organisation"),
    ("The Supreme Court on Friday ruled against the mayor.", "Supreme Court", "organisation"),
    ("The European Commission on 2 May fined the firm.", "European Commission", "organisation"),
    ("The Foreign Ministry on Monday said no.", "Foreign Ministry", "organisation"),
]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The Foreign Ministry spoke. Foreign aid will be cut.", "Foreign"),
        ("The Energy Department spoke. Energy prices will fall.", "Energy"),
        ("The Education Department spoke. Education is a right.", "Education"),
    ],
)
def test_the_first_word_of_a_body_is_no_name_where_it_is_a_plain_word(text: str, word: str) -> None:
    assert word not in {name for name, _ in names(text)}


@pytest.mark.parametrize(("text", "name", "kind"), NAMES)
def test_names_are_found_with_their_kind(text: str, name: str, kind: str) -> None:
    found = names(text)
    assert (name, kind) in found or (name == "D.C." and ("Washington, D.C.", kind) in found), found


@pytest.mark.parametrize(
    ("text", "name", "title"),
    [
        ("President Ana Ruiz flew to Lima.", "Ana Ruiz", "President"),
        ("Lt. Gen. John Okoro resigned.", "John Okoro", "Lt. Gen."),
        ("Mr. Farrell was late.", "Farrell", "Mr."),
        ("Prime Minister Pedro Alves spoke.", "Pedro Alves", "Prime Minister"),
    ],
)
def test_titles_stand_beside_the_name(text: str, name: str, title: str) -> None:
    found = {m.span.of(text): m.title for m in mentions(text) if m.kind == "name"}
    assert found.get(name) == title


@pytest.mark.parametrize(
    ("text", "name", "description"),
    [
        (
            "Ana Ruiz, deputy director of the Harbour Institute, warned of delays.",
            "Ana Ruiz",
            "deputy director of the Harbour Institute",
        ),
        ("The leader of the party, Tomas Vint, resigned.", "Tomas Vint", "The leader of the party"),
    ],
)
def test_appositions_describe(text: str, name: str, description: str) -> None:
    assert {m.span.of(text): m.description for m in mentions(text)}.get(name) == description


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("The Chinese president left on Friday.", "The Chinese president"),
        ("The agency denied the report.", "The agency"),
        ("She called her Danish counterpart twice.", "her Danish counterpart"),
    ],
)
def test_describing_phrases_are_mentions(text: str, phrase: str) -> None:
    assert phrase in [m.span.of(text) for m in mentions(text) if m.kind == "nominal"]


def test_pronouns_of_the_third_person_only() -> None:
    text = "I told her that we saw him and his dog."
    assert [m.span.of(text) for m in mentions(text) if m.kind == "pronoun"] == ["her", "him", "his"]


def test_surname_alone_is_the_person_named_before() -> None:
    found = names("Governor Martha Paris spoke first. Later Paris left. Reporters asked Paris about the dam.")
    assert ("Paris", "place") not in found
    assert found.count(("Paris", "person")) == 2


def test_a_word_shouted_is_no_body() -> None:
    assert not [name for name, _ in names("ONE FOR THOSE WHO WANT IT NOW! THE FOOD IS GOOD!") if name in ("WHO", "IS")]


def test_headline_in_title_case_gives_no_made_up_names() -> None:
    body = "The senate passed the bill on Monday after Ana Ruiz spoke. Critics said Ruiz was wrong about the dam."
    found = names(body, "Ruiz Takes Off Gloves In Heated Dam Debate")
    assert [text for text, _ in found if "Gloves" in text or "Heated" in text] == []
    assert ("Ruiz", "person") in found


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\n",
        "-- -- --",
        "ALL WORDS IN THIS LINE ARE CAPITALS AND NOBODY IS NAMED HERE",
        "(((((",
        "“”“”",
        "A" * 5000,
        "Ana Ruiz " * 400,
        "a-b-c-" * 300,
        "Mr. Mr. Mr. President President",
        "Jr. Sr. Jr.",
        "(BRI) (BRI)",
    ],
)
def test_odd_input_gives_valid_spans(text: str) -> None:
    _holds(text)


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet="ABab .,-'’()“”\n\tXi Ruiz de0", max_size=120))
def test_any_text_gives_valid_spans(text: str) -> None:
    _holds(text)


def _holds(text: str) -> None:
    article, _, marks = read(text)
    last = 0
    for mention in marks.mentions:
        assert 0 <= mention.span.start < mention.span.end <= len(article.text)
        assert mention.span.of(article.text).strip() == mention.span.of(article.text)
        if mention.kind == "name":
            assert mention.span.start >= last, "names overlap"
            last = mention.span.end
