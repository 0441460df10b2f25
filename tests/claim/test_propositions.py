"""What a claim says in smaller parts."""

from __future__ import annotations

import pytest

from rashomon.pipeline import read_claim

TOLD = [
    (
        "Mayor Lena Holt pleaded guilty on Wednesday in federal court to charges that she spent city money on boats.",
        ["Mayor Lena Holt pleaded guilty on Wednesday."],
    ),
    ("The council backed a bill, which Norway has fiercely opposed.", ["Norway has fiercely opposed a bill."]),
    ("Lena Holt, a former judge, resigned on Monday.", ["Lena Holt was a former judge."]),
    ("The men were held over a plan backed by two banks.", ["A plan was backed by two banks."]),
    (
        "The mayor met the ministers of Norway and the owners of the harbour on Monday.",
        ["The mayor met the ministers of Norway.", "The mayor met the owners of the harbour."],
    ),
    (
        "Elected to parliament in 1995 at the age of 30, Lena Holt was once its youngest member.",
        ["Lena Holt was elected to parliament in 1995."],
    ),
    ("The banker, Lena Holt, pleaded guilty to fraud in May.", ["Lena Holt pleaded guilty."]),
    ("Lena Holt is expected to be indicted by the state's attorney.", ["Lena Holt is expected to be indicted."]),
    (
        "Lena Holt used campaign money to buy items including a gold-plated watch and three chairs.",
        ["Lena Holt used campaign money to buy items including a gold-plated watch."],
    ),
    (
        "The Senate voted Wednesday to override his veto of a bill to let victims sue Norway for its role in the war.",
        ["A bill would let victims sue Norway for its role in the war."],
    ),
    (
        "The council rejected the mayor's veto of a bill allowing families of victims to sue Norway.",
        ["A bill would allow families of victims to sue Norway."],
    ),
    ("Lena Holt, a former judge and a mother, resigned on Monday.", ["Lena Holt was a former judge."]),
    (
        "Lena Holt took a leave from the council in May and was later treated for asthma at a clinic.",
        ["Lena Holt was treated for asthma.", "Lena Holt was treated for asthma at a clinic."],
    ),
    (
        "Lena Holt was accused of spending $750,000 in campaign funds on boats for herself and her son.",
        ["Lena Holt was accused of spending $750,000 in campaign funds on boats."],
    ),
    (
        "The mayor defended the harbour law, which she signed into law on Thursday.",
        ["The mayor signed the harbour law into law on Thursday.", "The mayor signed the harbour law into law."],
    ),
    (
        "The bill, which Norway has opposed, amends a law of 1976, allowing courts to act if they find a role in it.",
        ["Norway has opposed the bill."],
    ),
    (
        "The council met for an hour on Monday, with Lena Holt answering questions about the harbour.",
        ["Lena Holt was answering questions about the harbour."],
    ),
    ("Ivo Brandt, one of the bill's sponsors, dismissed the worries.", ["Ivo Brandt was one of the bill's sponsors."]),
    (
        "Ivo Brandt called the law “dangerous for trade” in a letter to the mayor on Monday.",
        ["Ivo Brandt called the law dangerous for trade in a letter to the mayor."],
    ),
    (
        "Lena Holt resigned on Monday, citing her health and the inquiry into her use of city money.",
        ["Lena Holt cited her health."],
    ),
    (
        "The mayor left Norway after a visit during which the two councils signed 36 agreements, two of them on ports.",
        ["The two councils signed 36 agreements.", "36 agreements were signed."],
    ),
    ("Police have arrested three men over the theft.", ["Three men have been arrested."]),
    (
        "The plan drew the anger of Ivo Brandt who was misled by the council.",
        ["Ivo Brandt was misled by the council."],
    ),
]
UNTOLD = [
    ("The council has defended the harbour law ever since the mayor signed it on Monday.", "signed it"),
    ("The mayor left after a visit during which the councils signed 36 pacts, two of them on ports.", "pacts on ports"),
    ("The mayor praised the case in which Norway is said to win if the court agrees.", "Norway is said to win."),
    ("The mayor put out a note on the plan, over which the bank says it had no influence.", "The bank says"),
    ("The yearly count reached 36 boats on Monday.", "were reached"),
    ("The law favors men over women in pay.", "favors men."),
    ("The mayor backed a ban on travel to Norway with city money.", "ban on travel"),
    ("The council will pay for all schools in the north of the county.", "all schools."),
    ("The house that the mayor lives in was sold to a bank on Monday.", "mayor lives"),
    ("Lena Holt described him “as a loyal friend of the city” and on Monday as a liar.", "described him on Monday"),
    ("The mayor told the council that she would sell a boat from the harbour if the bank asked.", "sell a boat."),
    ("If anything moves and takes days to end, the council will meet on Monday.", "anything takes"),
    ("The mayor spoke at an event at which she said she served in Norway.", "served in Norway"),
    ("Lena Holt's father, the Rev. Ivo Holt, his mother and several brothers went to court.", "was his mother"),
    ("The company Ann Holt founded went to court on Monday.", "Ann Holt went"),
    ("China is willing to build a community of destiny that includes Norway.", "includes Norway"),
    ("The diplomats argued over a slogan that Norway wants to see in the statement.", "Norway wants a slogan"),
    ("The firms have moved some work to Norway quicker than before the war.", "work than"),
    ("The mayor failed to file the report on time.", "failed to file the report."),
    ("The judge heard a suit of ten thousand women seeking pay that could cost billions.", "women could cost"),
    ("She used the money to buy items including Bruce Lee memorabilia, a watch and a fur cape.", "was a watch"),
    (
        "China has pushed to include Norway in its Silk Road, which may entail investments for new undersea cables, "
        "the 5G network and other telecoms works.",
        "is the 5G network",
    ),
    ("The report won over one parent: Ivo Brandt, whose 6-year-old son, James, was killed.", "Brandt was killed"),
    (
        "When he had finished, Lena Holt called up Ivo Brandt, whose 6-year-old son, James Brandt, was killed in May.",
        "called up Ivo Brandt,, was killed",
    ),
    (
        "Lena Holt took a similar stand against the Harbour Restoration Act, signed into law by Ivo Brandt last week.",
        "Act was signed",
    ),
    (
        "The court has recently issued a series of rulings in favor of plaintiffs suing for employment discrimination.",
        "laintiffs are suing",
    ),
    (
        "Norway and Quayland accused Colorado of leaving huge holes in fish rules that allowed the boats to flow out.",
        "accused Colorado.",
    ),
    ("Lena Holt will face the winner of the May primary, Ivo Berg or Nora Lund.", "of the May primary, Ivo Berg."),
    ("The mayor plans to resign in May, with Ivo Brandt taking over the office.", "Ivo Brandt is"),
    ("The council could meet on Monday, with Lena Holt answering questions on the harbour.", "Lena Holt is"),
    ("The company hoped to sell boats, with banks lending the money.", "Banks were"),
    ("The mayor will give a speech on Monday, with Ivo Brandt sitting at her side.", "Ivo Brandt is"),
    ("The mayor was cleared of spending city money on boats for her son.", "spending city money."),
    ("The agency acquitted Lena Holt of spending city money on boats.", "spending city money."),
    ("The mayor was absent for reasons of spending city money on boats for her son.", "spending city money."),
    ("The mayor was kept from spending city money on boats for her son.", "spending city money."),
    ("The mayor was dissuaded from spending city money on boats for her son.", "spending city money."),
    ("The minister played down fears of a war with Norway.", "fears of a war."),
    ("The governor ruled out a tax on boats in Ohio.", "a tax in Ohio."),
    ("The state curbed trade with Norway and grants to build schools.", "trade and grants"),
    ("The council almost approved two bills on Monday.", "The council approved"),
    ("The council almost approved two bills on Monday.", "were approved"),
    ("The mayor nearly signed 36 agreements on Tuesday.", "were signed"),
    ("Officials rarely approved two bills in May.", "approved two bills"),
    ("The bank charged 36 customers with accounts in Ohio on Monday.", "were charged"),
    ("Norway signed 36 agreements a year until May.", "were signed"),
    ("The group pledged 5 percent of income on Monday.", "were pledged"),
    ("Both sides promised a visit during which Lena Holt signed a treaty.", "Lena Holt signed"),
    ("Lena Holt brokered a treaty between Norway and Estonia in May.", "between Norway in May"),
    ("Lena Holt brokered a treaty between Norway and Estonia in May.", "between Norway."),
    ("Officials met the ministers of Norway between Monday and Friday.", "between Monday."),
]
NONE = [
    "The council did not sign the treaty because of the storm.",
    "The council will sign the treaty in May if the court allows it.",
    "No senator voted for the bill on Monday in the capital.",
]


def parts(sentence: str) -> list[str]:
    return [part.text for claim in read_claim(sentence).claims for part in claim.propositions]


@pytest.mark.parametrize(("sentence", "told"), TOLD)
def test_parts_of_a_claim(sentence: str, told: list[str]) -> None:
    found = parts(sentence)
    assert [one for one in told if one not in found] == [], found


@pytest.mark.parametrize(("sentence", "untrue"), UNTOLD)
def test_parts_that_would_be_untrue_are_not_told(sentence: str, untrue: str) -> None:
    assert not [one for one in parts(sentence) if untrue in one]


@pytest.mark.parametrize("sentence", NONE)
def test_what_would_become_untrue_has_no_parts(sentence: str) -> None:
    assert parts(sentence) == []


ASKED = [
    ("Did Lena Holt, the mayor, sign the bill?", ["Lena Holt was the mayor."]),
    ("Did Lena Holt sign the bill that closed the port?", ["The bill closed the port."]),
]


@pytest.mark.parametrize(("sentence", "told"), ASKED)
def test_what_is_asked_is_no_part_and_no_part_asks(sentence: str, told: list[str]) -> None:
    assert parts(sentence) == told


def test_what_the_first_of_two_questions_asks_is_no_part() -> None:
    found = parts("Did Lena Holt sign the bill because the port closed, and did Ivo Brandt resign?")
    assert [one for one in found if one.startswith(("Lena", "Ivo"))] == []


def test_what_ranks_keeps_what_it_ranks_among() -> None:
    for part in parts("Norway is the largest partner of the country in the region, ministers of both states said."):
        assert "in the region" in part


def test_a_part_rests_on_characters_of_its_claim() -> None:
    for sentence, _ in TOLD:
        for claim in read_claim(sentence).claims:
            for part in claim.propositions:
                assert part.spans
                assert all(claim.span.contains(span) for span in part.spans)
                assert list(part.spans) == sorted(part.spans, key=lambda span: span.start)
