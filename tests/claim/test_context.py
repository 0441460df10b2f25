"""What words go back to in the sentences before, and which words stay open when a claim is read alone."""

from __future__ import annotations

import pytest

from rashomon.claim import unsettled as module
from rashomon.claim.countries import Countries
from tests.claim.conftest import Named, Reader

CHINA = Named("China", "China", type="place")
SETTLED = [
    (
        "Officials signed more than 30 documents on Monday. One of them is a plan to study a railway.",
        "One of the more than 30 documents is a plan to study a railway.",
    ),
    (
        "The lawsuit accuses the port of fraud. It names nine officials.",
        "The lawsuit names nine officials.",
    ),
    (
        "Some sheriffs in Osthaven say they stopped drivers. They also criticized the port.",
        "Some sheriffs in Osthaven also criticized the port.",
    ),
    (
        "“The officials act like bullies,” the mayor said. “They are wasting our money.”",
        "The officials are wasting our money.",
    ),
    (
        "On Monday, swimmers were told to leave. Another day, they were told to stay.",
        "Another day, swimmers were told to stay.",
    ),
    (
        "The paper found three women who said they had been robbed near the port.",
        "Three women had been robbed near the port.",
    ),
    (
        "“The letter went to the council before the vote,” Ann Li said of the dispute.\n\n“It went by boat in May.”",
        "The letter went by boat in May.",
    ),
]


@pytest.mark.parametrize(("text", "expected"), SETTLED, ids=[c[1][:40] for c in SETTLED])
def test_a_word_goes_back_to_the_sentence_before(read: Reader, text: str, expected: str) -> None:
    found = {c.text: c for c in read(text).claims}
    assert expected in found
    assert found[expected].filled
    assert not found[expected].unsettled


LEFT = [
    # all that was told, a thing of another kind, a speaker of another sentence
    ("The visit ended on Monday. It was a triumph.", "It was a triumph."),
    ("The mayor opened the dam. It holds nine lakes.", "It holds nine lakes."),
    ("The port sued the mayor. “They took our money,” a worker said.", "They took our money."),
    # two groups are counted
    ("Nine officials signed 30 letters. One of them was lost.", "One of them was lost."),
]


@pytest.mark.parametrize(("text", "expected"), LEFT, ids=[c[1] for c in LEFT])
def test_what_is_not_certain_stays_and_is_known_to_be_open(read: Reader, text: str, expected: str) -> None:
    found = {c.text: c for c in read(text).claims}
    assert expected in found
    assert found[expected].unsettled


def test_the_two_countries_are_those_last_told_of_together(read: Reader) -> None:
    people = tuple(Named(name, name, type="place") for name in ("Norway", "Chile"))
    text = "Norway and Chile signed nine letters. The two countries trade in salmon."
    told = read(text, people, homes={"Norway": "NO", "Chile": "CL"})
    assert "The two countries (Norway and Chile) trade in salmon." in told.texts()


def test_two_countries_stay_open_where_a_third_came_up(read: Reader) -> None:
    people = tuple(Named(name, name, type="place") for name in ("Norway", "Chile", "Ghana"))
    text = "Norway and Chile signed nine letters. Ghana sent a ship. The two countries trade in salmon."
    told = read(text, people, homes={"Norway": "NO", "Chile": "CL", "Ghana": "GH"})
    assert "The two countries trade in salmon." in told.texts()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The neighbours signed a treaty.", "The neighbours (Norway and Chile) signed a treaty."),
        ("The neighbors have old ties.", "The neighbors (Norway and Chile) have old ties."),
        ("The neighbours heard a shot.", "The neighbours heard a shot."),  # people
        ("The neighbours in the north signed a treaty.", "The neighbours in the north signed a treaty."),
    ],
)
def test_the_neighbours_are_the_two_states_where_a_sentence_tells_of_states(read: Reader, text: str, told: str) -> None:
    people = tuple(Named(name, name, type="place") for name in ("Norway", "Chile"))
    assert told in read(f"Norway and Chile met. {text}", people, homes={"Norway": "NO", "Chile": "CL"}).texts()


def of(*names: str, type: str = "place") -> tuple[Named, ...]:
    return tuple(Named(name, name, type=type) for name in names)


HOMES = {"Norway": "NO", "Chile": "CL"}
NOT_THEM = [
    # sides, powers and governments may be anybody's
    ("The union met the port company. The two sides want more.", "The two sides want more."),
    # other countries, or two names of which nothing is known, stand nearer
    ("Nine nations sent ships. Both countries trade in salmon.", "Both countries trade in salmon."),
    ("Genovia and Wakanda sent ships. The two countries trade in salmon.", "The two countries trade in salmon."),
    # the words say themselves which two
    ("The two countries that fish trade in salmon.", "The two countries that fish trade in salmon."),
    # too far back
    ("The dam failed. The port closed. The road fell. Both countries mourn.", "Both countries mourn."),
]


@pytest.mark.parametrize(("text", "expected"), NOT_THEM, ids=[c[0] for c in NOT_THEM])
def test_two_countries_are_not_filled_in_where_others_may_be_meant(read: Reader, text: str, expected: str) -> None:
    told = read(f"Norway and Chile signed nine letters. {text}", of(*HOMES), homes=HOMES)
    assert expected in told.texts()


def test_looking_for_the_two_countries_stops_after_a_few_sentences(
    read: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[int] = []
    inner = Countries._joined_places
    monkeypatch.setattr(Countries, "_joined_places", lambda *given: looked.append(1) or inner(*given))
    read("The two countries trade in salmon. " * 12)
    assert 12 <= len(looked) <= 12 * 4


MET = "Lena Holt thanked Ivo Brandt after he"
BOTH_HE = (Named("he", "Ivo Brandt", kind="pronoun"), Named("his", "Lena Holt", kind="pronoun"))


def test_both_men_are_the_two_of_the_sentence_before(read: Reader) -> None:
    people = of("Lena Holt", "Ivo Brandt", type="person") + BOTH_HE
    told = read(f"{MET} kept his seat. Both men died.", people)
    assert "Both men (Lena Holt and Ivo Brandt) died." in told.texts()


NO_PERSONS = [
    (f"{MET} kept his seat. Two men were hurt, and both men died.", "Both men died."),
    (f"{MET} kept his seat for two officials. Both men died.", "Both men died."),
    (f"{MET} kept his seat. The mayor met a judge, and both men died.", "Both men died."),
    (f"{MET} kept his seat. Both women died.", "Both women died."),
]


@pytest.mark.parametrize(("text", "expected"), NO_PERSONS, ids=[c[0] for c in NO_PERSONS])
def test_both_men_are_not_filled_in_where_others_may_be_meant(read: Reader, text: str, expected: str) -> None:
    assert expected in read(text, of("Lena Holt", "Ivo Brandt", type="person") + BOTH_HE).texts()


def test_men_are_not_filled_in_where_nothing_tells_that_both_are(read: Reader) -> None:
    people = of("Lena Holt", "Ivo Brandt", type="person")
    assert "Both men died." in read("Lena Holt thanked Ivo Brandt. Both men died.", people).texts()


def test_what_is_put_into_one_clause_settles_no_word_of_another(read: Reader) -> None:
    text = "Norway and Chile signed nine letters. The trade fell in both countries when they were slow to act."
    found = {c.text: c.unsettled for c in read(text, of(*HOMES), homes=HOMES).claims}
    assert found["They were slow to act."] == ("they",)
    assert any("both countries (Norway and Chile)" in shown for shown in found)


OPEN = [
    ("This is becoming more troubling.", ("This",)),
    ("The mayor is not surprised by this action.", ("this",)),
    ("China translates it as a great wall.", ("it",)),
    ("The mayor lost his seat.", ()),
    ("It is clear that the dam failed.", ()),
    ("The firm says that its dam failed this year.", ()),
    ("Nobody wants to look as if they had signed.", ()),
    ("The mayor kept those who worked well.", ()),
    ("Nine jobs are at stake if it is allowed to open.", ("it",)),
    ("The port is safe if it is mended.", ()),
    ("One was fined for fishing.", ("One",)),
    ("One must be careful in the port.", ()),
    ("One, Ann Li, was fined for fishing.", ()),
]


@pytest.mark.parametrize(("text", "words"), OPEN, ids=[c[0] for c in OPEN])
def test_words_that_a_claim_alone_leaves_open(read: Reader, text: str, words: tuple[str, ...]) -> None:
    people = (CHINA,) if "China" in text else ()
    assert read(text, people).claims[0].unsettled == words


def test_only_pronouns_and_pointing_words_are_looked_up(read: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(module, "_left_open", lambda _, token, *rest: asked.append(token.text))
    read("The mayor of the old port lost this seat in May, and it stayed empty.")
    assert set(asked) == {"this", "it"}


def test_a_name_is_not_run_together_with_a_verb(read: Reader) -> None:
    people = (Named("Ann Li", "Ann Li"), Named("she", "Ann Li", kind="pronoun"))
    told = read("Ann Li spoke on Monday, and she'll speak again.", people)
    assert "Ann Li will speak again." in told.texts()


def test_a_question_keeps_its_mark(read: Reader) -> None:
    assert "So, now you’re a sailor?" in read("The mayor said to Ann, “So, now you’re a sailor?”").texts()


def test_fills_are_marked_where_they_stand(read: Reader) -> None:
    told = read("The lawsuit accuses the port of fraud. It names nine officials.")
    claim = next(c for c in told.claims if "nine" in c.text)
    marked = [(claim.text[f.start : f.end], f.replaced) for f in claim.filled]
    assert marked == [("The lawsuit", "It")]


def test_the_two_countries_are_those_named_nearest_before_people_and_their_leaders_too(read: Reader) -> None:
    people = (*of("Norway", "Chile"), Named("Ann Li", "Ann Li"))
    homes = HOMES | {"Ann Li": "CL"}
    names = {"NO": "Norway", "CL": "Chile"}.get
    text = "Norway received Ann Li on Monday. The dam was not mended. The two countries, which fish a lot, want more."
    text += " Chile is old."
    told = read(text, people, homes=homes, country_name=names)
    assert "The two countries (Norway and Chile) want more." in told.texts()
    assert "The two countries (Norway and Chile) fish a lot." in told.texts()
    assert not any(c.unsettled for c in told.claims)


def test_the_two_countries_are_not_named_again_where_the_clause_names_them(read: Reader) -> None:
    names = {"NO": "Norway", "CL": "Chile"}.get
    text = "Norway sent an envoy to Chile, praising the trade between the two countries."
    told = read(text, of(*HOMES), homes=HOMES, country_name=names).texts()
    assert "Norway praised the trade between the two countries (Norway and Chile)." in told
    text = "Norway sent an envoy to Chile to raise the trade between the two countries."
    assert text in read(text, of(*HOMES), homes=HOMES, country_name=names).texts()


def test_the_country_is_the_one_told_of_before_that_does_not_act(read: Reader) -> None:
    names = {"NO": "Norway", "CL": "Chile"}.get
    text = "New roads help Chile, while Norway wants to link the country’s north to its ports."
    told = read(text, of(*HOMES), homes=HOMES, country_name=names)
    assert "Norway wants to link Chile’s north to its ports." in told.texts()


@pytest.mark.parametrize(
    "text",
    [
        "Norway accused Chile of bombing the country.",
        "Norway warned Chile against attacking the country.",
        "Norway condemned Chile’s attack on the country.",
    ],
)
def test_the_country_is_not_the_one_that_is_told_to_act_against_it(read: Reader, text: str) -> None:
    names = {"NO": "Norway", "CL": "Chile"}.get
    told = read(text, of(*HOMES), homes=HOMES, country_name=names).texts()
    assert not any(t.endswith("Chile.") for t in told), told


TWOS = [
    ("The two sides want more.", ("The two sides",)),
    ("Officials of both sides signed letters.", ("both sides",)),
    ("Norway and Chile agree, and the two sides want more letters.", ()),
    ("Members of both parties voted for it in May.", ("it",)),
    ("The mayor and a judge met, and the two men shook hands.", ()),
    ("The two men who sell fish want more.", ()),
    ("The former enemies raised a flag.", ("The former enemies",)),
    ("The ties of the two nations concerning fish are old.", ("the two nations",)),
    ("The former enemies of the mayor raised a flag.", ()),
    ("Norway and Chile met, and the rivals shook hands.", ()),
]


@pytest.mark.parametrize(("text", "words"), TWOS, ids=[c[0] for c in TWOS])
def test_two_known_ones_stay_open_where_the_claim_does_not_name_them(
    read: Reader, text: str, words: tuple[str, ...]
) -> None:
    people = of(*HOMES) if "Norway" in text else ()
    assert {w for c in read(text, people, homes=HOMES).claims[:1] for w in c.unsettled} == set(words)


def test_the_country_stays_open_where_two_are_named_beside_the_claim(read: Reader) -> None:
    text = "Although Norway gets a quarter of Chile’s fish, the country bought more lamps."
    told = {c.text: c.unsettled for c in read(text, of(*HOMES), homes=HOMES).claims}
    assert told["The country bought more lamps."] == ("the country",)


POSSESSIVE = [
    ("Their ideas are old.", ("Their",)),
    ("Its translation is a problem.", ("Its",)),
    ("Its findings were independent of the old lobby.", ("Its",)),
    ("In its ruling the court named nine firms.", ()),
    ("The court changed its ruling.", ()),
    ("The road has not been labelled as such.", ("such",)),
    ("Such moves have not gone unnoticed.", ("Such",)),
    ("No one represented that old angst more than the mayor.", ("that",)),
    ("No one wants it to be the first resort.", ("it",)),
    ("Officials have asked for such a measure for years.", ("such",)),
    ("This was such a bad program.", ("This",)),
    ("Ports such as Osthaven grew fast.", ()),
]


@pytest.mark.parametrize(("text", "words"), POSSESSIVE, ids=[c[0] for c in POSSESSIVE])
def test_a_possessive_is_not_settled_by_what_is_had_and_such_points_back(
    read: Reader, text: str, words: tuple[str, ...]
) -> None:
    assert read(text).claims[0].unsettled == words


AGAIN = [
    ("The mayor told of a plan for the old port. That plan starts in May.", "The plan for the old port starts in May."),
    ("The mayor told of a plan for the port and a plan for the dam. That plan failed.", "That plan failed."),
    ("The mayor told of a plan. That plan starts in May.", "That plan starts in May."),
    ("The mayor told of a plan for the port. The dam broke. That plan failed.", "That plan failed."),
]


@pytest.mark.parametrize(("text", "expected"), AGAIN, ids=[c[1] for c in AGAIN])
def test_what_is_named_again_is_told_in_full_where_there_is_one(read: Reader, text: str, expected: str) -> None:
    assert expected in read(text).texts()


def test_whose_it_is_is_told_where_it_is_named_again(read: Reader) -> None:
    people = (Named("Ann Li", "Ann Li"), Named("her", "Ann Li", kind="pronoun"))
    told = read("Ann Li described her vision of a “quiet port”. That vision starts in May.", people)
    assert "Ann Li’s vision of a “quiet port” starts in May." in told.texts()


def test_a_part_of_a_claim_knows_what_stays_open_in_it(read: Reader) -> None:
    text = (
        "China has pushed to include Vietnam in its Digital Silk Road, which may entail investments for new undersea "
        "optical fibre cables, the 5G network and other telecoms infrastructure."
    )
    told = read(text, of("China", "Vietnam"))
    parts = {p.text: p.unsettled for c in told.claims for p in c.propositions}
    assert parts["Its Digital Silk Road may entail investments for new undersea optical fibre cables."] == ("its",)
    assert not any(c.unsettled for c in told.claims)


def test_another_persons_name_does_not_settle_a_pronoun(read: Reader) -> None:
    people = (Named("Bo Lund", "Bo Lund"), Named("Ann Li", "Ann Li"), Named("him", "Bo Lund", kind="pronoun"))
    told = {c.text: c.unsettled for c in read("Bo Lund spoke. Ann Li, as expected, talked him down.", people).claims}
    assert told["Ann Li, as expected, talked him down."] == ("him",)


def test_his_is_not_filled_in_where_somebody_unnamed_acts(read: Reader) -> None:
    people = (Named("Bo Lund", "Bo Lund"), Named("his", "Bo Lund", kind="pronoun"))
    told = read("Bo Lund was seen at noon. The gunman died of his injuries.", people).texts()
    assert "The gunman died of his injuries." in told
    told = read("Bo Lund was seen at noon. The dam broke his leg.", people).texts()
    assert "The dam broke Bo Lund’s leg." in told
    told = read("Bo Lund was seen at noon. The gunman died and was buried in his town.", people).texts()
    assert told[1:] and not any("Bo Lund" in text for text in told[1:]), told


def test_a_person_and_one_place_are_not_two_states(read: Reader) -> None:
    people = (Named("Ann Li", "Ann Li"), *of("Norway"))
    told = read("Ann Li was glad that the two states challenged Norway.", people, homes=HOMES).claims
    assert [c.unsettled for c in told] == [("the two states",)]


def test_a_visit_is_of_the_person_who_begins_it(read: Reader) -> None:
    people = (Named("Ann Li", "Ann Li"), Named("Bo Lund", "Bo Lund"))
    told = read("Ann Li has embarked on a two-day visit to Chile. This visit follows the trip of Bo Lund.", people)
    assert "Ann Li’s visit follows the trip of Bo Lund." in told.texts()
    told = read("Ann Li spoke of a visit to Chile. This visit follows the trip of Bo Lund.", people)
    assert "This visit follows the trip of Bo Lund." in told.texts()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Ann Li was given a letter by Bo Lund.", "This letter cost five euros."),
        ("Ann Li gave Bo Lund a letter.", "This letter cost five euros."),
        ("Ann Li did not make a visit to Chile.", "This visit was planned for June."),
        ("Ann Li made no visit to Chile.", "This visit was planned for June."),
    ],
)
def test_what_somebody_gets_gives_away_or_does_not_make_is_not_his(read: Reader, before: str, after: str) -> None:
    people = (Named("Ann Li", "Ann Li"), Named("Bo Lund", "Bo Lund"))
    assert after in read(f"{before} {after} Bo Lund slept.", people).texts()


HOLDERS = [
    # the one who acts is named; beside the name, where others may be meant and inside other words nothing is put in
    ("The speaker left the port on Monday.", "The speaker (Ann Li) left the port on Monday."),
    ("Ann Li won. The speaker left the port on Monday.", "The speaker (Ann Li) left the port on Monday."),
    ("The speaker, Ann Li, left the port on Monday.", "The speaker, Ann Li, left the port on Monday."),
    ("The candidate left the port on Monday.", "The candidate (Ann Li) left the port on Monday."),
    ("Two candidates met. The candidate left the port on Monday.", "The candidate left the port on Monday."),
    ("The speaker of the council left the port on Monday.", "The speaker of the council left the port on Monday."),
]


@pytest.mark.parametrize(("text", "expected"), HOLDERS, ids=[c[0] for c in HOLDERS])
def test_who_acts_under_an_office_is_named(read: Reader, text: str, expected: str) -> None:
    noun = "The candidate" if "The candidate" in text else "The speaker"
    people = [Named(noun, "Ann Li", kind="nominal")]
    if "Ann Li" in text:
        people.append(Named("Ann Li", "Ann Li"))
    assert read(text, people=tuple(people)).texts()[-1] == expected


def test_a_list_of_surnames_is_not_told_with_given_names(read: Reader) -> None:
    text = "Ann Li worked for Li, Berg, Holt and Tann in Osthaven."
    found = read(text, people=(Named("Ann Li", "Ann Li"), Named("Li", "Berg Li", 1)))
    assert found.texts() == [text]


def test_a_compound_noun_is_not_whom_a_pronoun_means(read: Reader) -> None:
    found = read("The harbour master twice blamed him for deceiving the pilots.")
    assert found.claims[0].unsettled == ("him",)
