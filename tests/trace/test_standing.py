"""Standing text of an outlet, and forms filled in anew, are no sign of copying."""

from __future__ import annotations

from tests.trace.reports import Report, relation_of

NOTE = """Editor's note: this newspaper has asked every candidate in the harbour vote about the sale of the \
lighthouse since the spring, and it will keep asking until all five of them have given it an answer in \
writing."""
FIRST = f"""The council voted to close the swimming baths in Kelmouth. Parents shouted from the gallery until \
the chair cleared the room and let nobody back in.\n\n{NOTE}"""
SECOND = f"""A cow that fell into a quarry near Port Sallow was winched out alive. The vet who was lowered to it \
on a rope said she had seldom met a calmer patient.\n\n{NOTE}"""
PRICES = """Wholesale mackerel closed {a} in Kelmouth on {day}, with {b} crates sold at an average of {c} crowns \
a crate. Herring stood at {d} crowns, cod at {e} crowns and plaice at {f} crowns when the bell rang at the end \
of the auction."""


def test_a_note_printed_weeks_apart() -> None:
    first = Report("a", FIRST, date="2031-03-02", outlet="Kelmouth Argus")
    assert relation_of(first, Report("b", SECOND, date="2031-04-11", outlet="Kelmouth Argus")) is None


BATHS = """The council voted to close the swimming baths in Kelmouth. Parents shouted from the gallery until \
the chair cleared the room and let nobody back in.

The roof has leaked for ten winters, the treasurer said, and mending it would cost more than the town spends on \
its two schools in a year."""
COW = """A cow that fell into a quarry near Port Sallow was winched out alive. The vet who was lowered to it \
on a rope said she had seldom met a calmer patient.

The farmer had looked for the animal since Sunday; a boy who was flying a kite saw its horns above the reeds and \
ran to the nearest house."""
UPDATE = """The vote to close the swimming baths in Kelmouth will be taken again, the council said. The chair, who had \
the room cleared when parents shouted from the gallery, gave no reason.

The leaking roof would cost more to mend than the town spends on its two schools in a year, the treasurer said."""


def of_the_argus(name: str, text: str, day: int) -> Report:
    return Report(name, f"{text}\n\n{NOTE}", date=f"2031-03-{day:02}", outlet="Kelmouth Argus")


def test_a_note_below_other_news_of_the_same_week() -> None:
    first, second = of_the_argus("a", BATHS, 2), of_the_argus("b", COW, 3)
    assert relation_of(first, second) == "shared-material"
    assert relation_of(first, second, vectors=False) == "rewrite"  # without vectors nothing tells that the news differ


LONGER = {
    BATHS: """ Swimmers will have to take a bus to Drayford from May on, where the pool opens at noon and its water, \
some of them complained, is never warm.""",
    COW: """ By supper she was grazing again, a bandage round one hock, while the boy was given a calf's bell and a \
ride home on the fire engine.""",
}


def with_note_inside(name: str, text: str, day: int) -> Report:
    first, rest = text.split("\n\n", 1)
    rest += LONGER[text]
    return Report(name, f"{first}\n\n{NOTE}\n\n{rest}", date=f"2031-03-{day:02}", outlet="Kelmouth Argus")


def test_background_that_stands_early_is_told_by_the_day() -> None:
    first = with_note_inside("a", BATHS, 2)
    assert relation_of(first, with_note_inside("b", COW, 3)) == "shared-material"
    assert relation_of(first, with_note_inside("b", COW, 2)) == "rewrite"


CLUB = """Founded in 1911, the Kelmouth regatta is the oldest meeting of rowing clubs on the coast, and brings crews \
from some twenty harbour towns to the estuary every summer."""
OPENED = """At the Kelmouth regatta, Drayford won the race of the fours on Thursday.

Nobody had expected it, their cox said; the boat had only been mended the night before, with borrowed glue. A crowd of \
nine hundred stood along the quay, most of them under umbrellas, and a brass band played until its drum was \
soaked. The harbour master fished two hats out of the water and hung them on his door to dry."""
FOLLOWED = """The fours of Drayford won Friday's race, too, at Kelmouth's regatta.

The losers lodged a protest over a wandering ferry, which was turned down before supper. Rain is forecast for the \
weekend, and the singles may be brought forward, the starter told anyone who asked him at \
the bar. Two of the boats had to be carried past the weir, where a swan was sitting on her eggs."""


def test_what_one_outlet_recalls_late_on_two_days_of_one_event_is_background() -> None:
    first = Report("a", f"{OPENED}\n\n{CLUB}", date="2031-07-03", outlet="Kelmouth Argus")
    second = f"{FOLLOWED}\n\n{CLUB}"
    assert relation_of(first, Report("b", second, date="2031-07-03", outlet="Kelmouth Argus")) == "rewrite"
    assert relation_of(first, Report("b", second, date="2031-07-04", outlet="Kelmouth Argus")) == "shared-material"


def test_an_update_of_the_same_news_keeps_its_end() -> None:
    assert relation_of(of_the_argus("a", BATHS, 2), of_the_argus("b", UPDATE, 3)) in ("copy", "rewrite")


def test_the_same_words_in_two_outlets_are_not_standing_text() -> None:
    first = Report("a", FIRST, date="2031-03-02", outlet="Kelmouth Argus")
    assert relation_of(first, Report("b", SECOND, date="2031-03-03", outlet="Sallow Post")) == "rewrite"


def test_a_daily_list() -> None:
    first = PRICES.format(a="higher", day="Monday", b="1,412", c="318", d="207", e="655", f="498")
    second = PRICES.format(a="lower", day="Tuesday", b="1,377", c="309", d="214", e="640", f="512")
    assert relation_of(Report("a", first), Report("b", second)) is None
