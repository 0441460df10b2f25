import dataclasses

import pytest

from rashomon.model import Proposition, Span
from rashomon.tell import build_account
from rashomon.tell.chains import denied, outer_links
from rashomon.tell.labels import Labels, cut, letters, listed, shown
from rashomon.tell.voice import Voice
from rashomon.tell.voices import all_deny, voice_words, voices_of, who_says
from rashomon.tell.words import content_words, lemmas
from tests.tell.harbour import harbour


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("st-radio", "according to Tomas Reyl, harbour master, quoted by Radio Eldhaven"),
        ("st-warned", "denied by Nordline, the owner"),
        ("st-fourteen", "according to Nadia Osei, hospital director"),
        ("st-free", ""),
    ],
)
def test_who_says(statement: str, words: str) -> None:
    labels = Labels(build_account(harbour()))
    assert who_says(labels.statements[statement], labels) == words


def test_a_denied_statement_is_known_as_denied() -> None:
    labels = Labels(build_account(harbour()))
    assert all_deny(labels.statements["st-warned"], labels)
    assert not all_deny(labels.statements["st-radio"], labels)


@pytest.mark.parametrize(
    ("cue", "lemma"),
    [("denied", "deny"), ("said", "say"), ("accused", "accuse"), ("urges", "urge"), ("told", "tell"), ("is", "is")],
)
def test_lemmas(cue: str, lemma: str) -> None:
    assert lemma in lemmas(cue)


def test_content_words_meet() -> None:
    assert content_words("The deals were signed") == content_words("signing a deal")


def test_small_words() -> None:
    assert listed(["A", "B", "C", "D", "E"]) == "A, B, C and 2 others"
    assert listed(["A", "B"]) == "A and B"
    assert [letters(n) for n in (0, 25, 26)] == ["A", "Z", "AA"]
    assert cut("word " * 40, 20) == "word word word…"
    assert shown("a\u202eb\x07c\rd") == "a\N{REPLACEMENT CHARACTER}b\N{REPLACEMENT CHARACTER}c\nd"


def test_a_claim_that_names_its_speaker_itself_is_the_report_s_own_word() -> None:
    labels = Labels(build_account(harbour()))
    warned = labels.claims["clm-tide-warned"]
    link = warned.attribution[0]
    text = labels.articles["art-tide"].text
    start = text.index("The owner, Nordline, denied")
    span = Span("art-tide", start, warned.span.end)
    whole = dataclasses.replace(warned, span=span, text=span.of(text))
    assert whole.span.contains(link.cue_span)
    assert outer_links(whole) == ()
    assert not denied(whole)
    assert denied(warned)
    assert [v.speaker for v in voices_of([whole], labels)] == [""]
    assert [v.speaker for v in voices_of([whole], labels, whole=True)] == ["Nordline"]


def test_a_cue_that_is_left_out_of_a_claim_s_words_is_outside_it() -> None:
    labels = Labels(build_account(harbour()))
    warned = labels.claims["clm-tide-warned"]
    cue = Span("art-tide", warned.span.start + 1, warned.span.start + 2)
    link = dataclasses.replace(warned.attribution[0], cue="according to", cue_span=cue)
    told = dataclasses.replace(warned, attribution=(link,))
    assert outer_links(told) == (link,)
    assert outer_links(dataclasses.replace(told, text=f"According to Nordline, {told.text}")) == ()


@pytest.mark.parametrize(
    ("speaker", "words"),
    [
        ("United States", "according to the United States"),
        ("Two diplomats", "according to two diplomats"),
        ("The New York Times", "according to The New York Times"),
        ("Xiong Bo", "according to Xiong Bo"),
        ("Harbour pilots", "according to harbour pilots"),  # the reports of the town write "harbour"
        ("Nordline officials", "according to Nordline officials"),
    ],
)
def test_a_speaker_stands_inside_a_sentence(speaker: str, words: str) -> None:
    assert voice_words(Voice(speaker, "", "", False, (), ("art",), False), Labels(build_account(harbour()))) == words


def test_a_carrier_stands_inside_a_sentence_too() -> None:
    voice = Voice("Ann Li", "", "", False, ("The paper", "The New York Times"), ("art",), False)
    told = voice_words(voice, Labels(build_account(harbour())))
    assert told == "according to Ann Li, quoted by the paper, in turn by The New York Times"


def test_who_somebody_is_is_told_by_the_report_and_not_by_whom_it_quotes() -> None:
    account = build_account(harbour())
    labels = Labels(account)
    told = labels.statements["st-radio"]
    shown = labels.claims[told.claims[0]]
    place = Span(shown.article, shown.span.start, shown.span.end)
    office = Proposition((place,), "Tomas Reyl is harbour master.", "title", place.start, False)
    claims = tuple(dataclasses.replace(c, propositions=(office,)) if c.id == shown.id else c for c in account.claims)
    statement = dataclasses.replace(told, id="st-office", text=office.text, shown=shown.id)
    told_of = Labels(dataclasses.replace(account, claims=claims, statements=(*account.statements, statement)))
    assert who_says(told_of.statements["st-office"], told_of) == ""
    assert who_says(told_of.statements["st-radio"], told_of) != ""


def test_small_words_do_not_make_who_somebody_is_the_word_of_whom_a_report_quotes() -> None:
    account = build_account(harbour())
    told = next(s for s in account.statements if s.id == "st-radio")
    shown = told.claims[0]
    claims = []
    for claim in account.claims:
        office = Proposition((claim.span,), "Tomas Reyl is the harbour master.", "title", claim.span.start, False)
        said = dataclasses.replace(claim, text="The dam holds.", propositions=(office,))
        claims.append(said if claim.id in told.claims else claim)
    statement = dataclasses.replace(told, id="st-office", text="Tomas Reyl is the harbour master.", shown=shown)
    labels = Labels(dataclasses.replace(account, claims=tuple(claims), statements=(*account.statements, statement)))
    assert who_says(labels.statements["st-office"], labels) == ""
