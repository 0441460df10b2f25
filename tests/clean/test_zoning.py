from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.clean import clean_article, refine
from tests.clean.reports import BODY, article, of_kind, page, zones

FURNITURE = [
    "Subscribe to our evening newsletter",
    "The Quay in your inbox",
    "Get the best of the river towns delivered to your inbox every morning.",
    "Your registration could not be processed. Please try again later.",
    "By entering your email you agree to our Terms of Use and Privacy Policy.",
    "We use cookies to make this website work. By continuing, you accept our use of cookies.",
    "© 2024 The Quay Press. All rights reserved.",
    "Copyright 2024 The Quay. No part may be reproduced without written permission of the publisher.",
    "Read more: Ten bridges that were never built",
    "READ ALSO: Who pays for the ferry?",
    "Related stories",
    "Click here to see the map.",
    "TAGS: bridge, Ashby, ferries",
    "Share this article",
    "Facebook Twitter WhatsApp",
    "Follow us on Instagram and Facebook.",
    "Leave a Reply",
    "Your email address will not be published. Required fields are marked *",
    "Log in to comment",
    "Advertisement",
    "Skip to main content",
    "Do you have a tip for our newsroom? Write to us.",
    "Download our app for the latest tide tables.",
    "A version of this article appears in print on March 5, 2024, on page 3.",
    "This site is protected by reCAPTCHA.",
    "Already a subscriber? Log in",
    "Support our journalism with a monthly gift.",
]


@pytest.mark.parametrize("line", FURNITURE)
@pytest.mark.parametrize("place", [0, 2, len(BODY)])
def test_furniture_is_found_wherever_it_stands_and_nothing_else(line: str, place: int) -> None:
    made = page(*BODY[:place], line, *BODY[place:])
    assert of_kind(made, "boilerplate") == line
    for paragraph in BODY:
        assert paragraph in of_kind(made, "body")


@pytest.mark.parametrize(
    "line",
    [
        "“We use cookies to follow you,” the company wrote to its customers on Monday.",
        "The firm said that it uses cookies and that users must agree to its privacy policy.",
        "Readers of the newsletter were told that their subscriptions would end in May.",
        "Shares of the ferry company fell 4 percent on Tuesday.",
        "The council voted to share the cost of the repairs with the county.",
        "Protesters followed the minister on Twitter and then to the town hall.",
        "“Click here if you want to leave,” the message said.",
        "Sign language interpreters stood beside the mayor.",
        "You cannot cross the river on foot, but you can take the bus.",
        "Copyright law was changed last year to protect the museum's photographs.",
        "He asked the court to reserve all his rights in the matter of the bridge.",
        "Update: the board later said that the bridge will open on Friday.",
    ],
)
def test_reporting_about_such_things_stays(line: str) -> None:
    made = page(BODY[0], line, *BODY[1:])
    assert of_kind(made, "boilerplate") == ""


def test_cross_heads_stay_in_the_body() -> None:
    made = page("Old bridge closed", BODY[0], BODY[1], "‘Nobody in danger’", BODY[2], "Long way round", BODY[3])
    assert "‘Nobody in danger’" in of_kind(made, "body") and "Long way round" in of_kind(made, "body")


def test_a_notice_glued_to_the_last_sentence_is_cut_off() -> None:
    notice = "Please use the sharing tools at the top of the page. To buy reprint rights, please contact the desk."
    made = page(BODY[0] + notice, *BODY[1:])
    assert of_kind(made, "boilerplate").split() == notice.split()
    assert of_kind(made, "body").startswith(BODY[0] + "\n")


@pytest.mark.parametrize("text", ["Amazon.Com rose.", "The U.S.A. won.", "Dr. J.K. Moss of St. Ives said so."])
def test_names_with_stops_are_not_cut(text: str) -> None:
    made = page(BODY[0] + " " + text, *BODY[1:])
    assert len(zones(made)) == 1


def test_a_headline_is_told_once() -> None:
    made = page(
        "Old swing bridge closed in Ashby | The Quay", "Old swing bridge closed in Ashby",
        BODY[0] + " Old swing bridge closed in Ashby. " + BODY[1], *BODY[2:],
    )  # fmt: skip
    clean = clean_article(made)
    assert clean.title is not None and clean.title.value == "Old swing bridge closed in Ashby"
    assert clean.outlet is not None and clean.outlet.value == "The Quay"
    assert "Old swing bridge closed" not in of_kind(made, "body", clean)


@pytest.mark.parametrize(
    ("first", "headline"),
    [
        ("Bridge closed after divers find cracks", True),
        ("Will the Old Bridge Ever Open Again?", True),
        ("Nobody could cross the river today.", False),
        ("People who want to cross will have to wait for the ferries, which are small, or drive round.", False),
    ],
)
def test_which_first_line_is_a_headline(first: str, headline: bool) -> None:
    clean = clean_article(page(first, *BODY))
    assert (clean.title is not None) == headline


@pytest.mark.parametrize(
    "line",
    [
        "The swing bridge at Ashby, seen from the quay. REUTERS FILE PHOTO",
        "FILE PHOTO: The swing bridge at Ashby",
        "Photo: Ida Lund/The Quay",
        "Divers at the bridge. (AP Photo/Jo Hill)",
        "Ruth Okafor, left, at the bridge in Ashby on March 3, 2023.",
    ],
)
def test_captions_are_known(line: str) -> None:
    made = page("Old bridge closed", line, *BODY)
    assert of_kind(made, "caption") == line
    assert clean_article(made).published is None, "a picture's date is not the article's"


def test_what_goes_with_a_comment_form_at_the_end() -> None:
    made = page(*BODY, "Leave a Reply", "Name", "Email", "Website", "Post comment")
    assert of_kind(made, "boilerplate").startswith("Leave a Reply")
    assert "Website" not in of_kind(made, "body")


TEXTS = st.lists(
    st.sampled_from([*FURNITURE, *BODY, "Old bridge closed", "By Ida Lund", "ASHBY —", "\u2028", "\x00", "\u200b", "”"])
    | st.text(max_size=40),
    max_size=12,
).map("\n".join)


@given(TEXTS)
def test_zones_cover_all_that_is_not_blank_and_do_not_overlap(text: str) -> None:
    made = article(text)
    clean = clean_article(made)
    last = 0
    for zone in clean.zones:
        assert zone.span.start >= last and zone.span.end > zone.span.start
        assert not text[last : zone.span.start].strip()
        last = zone.span.end
    assert not text[last:].strip()
    for field in (clean.title, clean.outlet, clean.byline, clean.dateline, clean.agency, clean.published):
        if field is not None and field.span is not None:
            assert field.span.of(text).strip()


@given(st.lists(TEXTS, max_size=4))
def test_a_case_of_anything_is_refined(texts: list[str]) -> None:
    made = [article(text, str(i)) for i, text in enumerate(texts)]
    refined = refine(made, [clean_article(one) for one in made])
    assert [clean.article for clean in refined] == [one.id for one in made]


@pytest.mark.parametrize("unit", ["word ", "A. ", "said.The ", '"', "1/", "a\n", "(", "By Aa Bb and ", "Dec 12, 2023 "])
def test_one_long_line_takes_linear_time(unit: str) -> None:
    made = article(unit * (60_000 // len(unit)))
    clean = clean_article(made)
    assert refine([made], [clean])


def test_a_text_wrapped_at_a_width_is_read_by_its_paragraphs() -> None:
    lines = ["Old bridge closed", *BODY, "Read more: Ten bridges that were never built", *BODY[::-1], "Leave a Reply"]
    made = page(*(textwrap.fill(line, 60) for line in lines))
    assert of_kind(made, "boilerplate").split("\n") == ["Read more: Ten bridges that were never built", "Leave a Reply"]
    assert of_kind(made, "headline") == "Old bridge closed"


def test_the_site_in_a_page_title_is_no_headline() -> None:
    text = (
        "Council votes for new harbour bridge | Port Aran Gazette\n\n"
        "The city council voted on Monday to build a new bridge across the harbour. It is to open within two years.\n"
    )
    zones = [(z.kind, z.span.of(text)) for z in clean_article(article(text)).zones]
    assert zones[0] == ("headline", "Council votes for new harbour bridge")
    assert zones[1][0] == "boilerplate" and zones[1][1].endswith("Port Aran Gazette")


def test_site_name_above_the_headline_is_no_headline() -> None:
    body = "The council of Harrowgate voted on Monday to rebuild the old pier before the winter storms set in.\n" * 3
    sections = "Home  World  Business  Opinion\nHarrow Courier\nCouncil votes to rebuild the old pier at last\n\n"
    told = "An engineer told the Harrow Courier that the work would take a year and cost two million.\n"
    found = clean_article(article(sections + body + told))
    assert found.title is not None and found.title.value == "Council votes to rebuild the old pier at last"
    assert found.outlet is not None and found.outlet.value == "Harrow Courier"
    dashed = clean_article(article("Harrow Daily - Asia\n\nCouncil votes to rebuild the old pier at last\n\n" + body))
    assert dashed.title is not None and dashed.title.value == "Council votes to rebuild the old pier at last"
    short = clean_article(article("Council Rebuilds Pier\nThe work is to begin before the winter storms\n\n" + body))
    assert short.title is not None and short.title.value == "Council Rebuilds Pier"
