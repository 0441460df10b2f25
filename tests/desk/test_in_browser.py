"""The main paths in a real browser: reading, checking, correcting, adding, taking away; and what axe finds."""

from __future__ import annotations

import importlib.resources
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from rashomon.casework import account
from rashomon.desk import DeskSettings, make_app, make_pile_app
from tests.desk.conftest import EXAMPLES, served
from tests.desk.test_correcting import OWN

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
PLACES = (os.environ.get("RASHOMON_BROWSER"), shutil.which("chromium"), shutil.which("chromium-browser"))
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    place = next((p for p in PLACES if p and Path(p).exists()), None)
    if place is None:
        pytest.skip("no browser is here (install Debian's chromium, or set RASHOMON_BROWSER)")
    with playwright.sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=place, args=QUIET)
        yield opened
        opened.close()


@pytest.fixture
def tab(browser: Any, desk: str) -> Iterator[Any]:
    """A page that fails the test on any error in its console and on any request to elsewhere."""
    context = browser.new_context(base_url=desk, accept_downloads=True, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.set_default_timeout(60_000)
    wrong: list[str] = []
    page.on("console", lambda m: wrong.append(m.text) if m.type == "error" else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("request", lambda r: wrong.append(r.url) if not r.url.startswith(desk) else None)
    yield page
    context.close()
    assert wrong == []


def test_reading_from_the_account_to_the_place_in_the_text(tab: Any) -> None:
    tab.goto("/")
    line = tab.locator("li.line").first
    line.locator("summary").click()
    line.locator("figure.passage").first.wait_for()
    line.locator("figure.passage a").first.click()
    tab.wait_for_url("**/article/**")
    target = tab.locator("mark:target")
    assert target.count() == 1
    assert target.first.is_visible()
    box, height = target.first.bounding_box(), tab.viewport_size["height"]
    assert 0 <= box["y"] <= height


def test_marks_are_switched_by_the_legend_and_stay_so(tab: Any) -> None:
    tab.goto("/articles")
    tab.locator(".reports a").first.click()
    shadow = "e => getComputedStyle(e).boxShadow"
    name = tab.locator("mark.name").first
    assert name.evaluate(shadow) == "none"
    tab.locator("#show-name").check()
    assert name.evaluate(shadow) != "none"
    tab.reload()
    assert tab.locator("mark.name").first.evaluate(shadow) != "none"
    tab.locator("#show-boilerplate").uncheck()
    assert not tab.locator(".z.boilerplate").first.is_visible()


def test_a_draft_is_checked_sentence_by_sentence(tab: Any) -> None:
    tab.goto("/check")
    tab.get_by_label("A claim, or a draft").fill("Xi Jinping visited Vietnam. The weather in Lisbon was mild.")
    tab.get_by_role("button", name="Check").click()
    tab.locator(".done").wait_for()
    assert tab.locator("li.judged").count() == 2
    tab.get_by_role("link", name="A link to this check").click()
    tab.locator(".done").wait_for()
    assert tab.locator("li.judged").count() == 2


def test_a_correction_is_made_followed_and_taken_back(tab: Any) -> None:
    tab.goto("/articles")
    tab.locator(".reports a").first.click()
    article = tab.url
    tab.get_by_text("Correct what was found of this report").click()
    form = tab.get_by_role("form", name="Set the outlet")
    form.get_by_label("Outlet").fill("The Evening Gazette")
    form.get_by_label("Your name").fill("Ann")
    form.get_by_label("Why").fill("printed on page one")
    form.get_by_role("button").click()
    tab.get_by_text("Done.").wait_for()
    tab.goto(article)
    assert tab.locator(".kicker").inner_text() == "The Evening Gazette"
    tab.goto("/corrections")
    assert "printed on page one" in tab.locator("tbody").inner_text()
    tab.get_by_text("Take back").first.click()
    assert tab.get_by_label("Your name").input_value() == "Ann"
    tab.get_by_role("button", name="Take back").click()
    tab.get_by_text("Done.").wait_for()
    tab.goto(article)
    assert tab.locator(".kicker").inner_text() != "The Evening Gazette"


def test_selected_words_come_into_the_form(tab: Any) -> None:
    tab.goto("/articles")
    tab.locator(".reports a").first.click()
    tab.get_by_text("Correct what was found of this report").click()
    tab.evaluate("""() => { const s = getSelection(); s.removeAllRanges(); const r = document.createRange();
        r.selectNodeContents(document.querySelector('#text .z.body, #text .z')); s.addRange(r); }""")
    field = tab.get_by_role("textbox", name="Words")
    playwright.expect(field).not_to_have_value("")


def test_reports_are_dropped_pasted_and_told_of(tab: Any, tmp_path: Path) -> None:
    report = tmp_path / "third.txt"
    report.write_text(OWN, encoding="utf-8")
    empty = tmp_path / "empty.txt"
    empty.write_text("", encoding="utf-8")
    tab.goto("/add")
    tab.get_by_label("Choose files").set_input_files([str(report), str(empty)])
    tab.get_by_role("button", name="Add files").click()
    tab.get_by_text("Done.").wait_for()
    assert "empty.txt" in tab.locator("#job").inner_text()
    tab.get_by_role("link", name="What changed").click()
    assert "1 new report" in tab.locator("main").inner_text()


DROP = """([place, size]) => {
    const carried = new DataTransfer();
    carried.items.add(new File([new Uint8Array(size)], "dropped.txt"));
    document.querySelector(place).dispatchEvent(
        new DragEvent("drop", {dataTransfer: carried, bubbles: true, cancelable: true}));
}"""


def test_dropped_files_are_chosen_and_too_much_is_told_before_it_is_sent(tab: Any) -> None:
    tab.goto("/add")
    field = tab.get_by_label("Choose files")
    words = "e => e.validationMessage"
    tab.evaluate(DROP, [".drop", 1_000])
    assert field.evaluate("e => e.files[0].name") == "dropped.txt"
    assert field.evaluate(words) == ""
    tab.evaluate(DROP, [".drop", 100_000_000])
    assert field.evaluate(words) == "These files have 100 MB; 50 MB are taken at once."
    tab.get_by_role("button", name="Add files").click()
    assert tab.url.endswith("/add")


def test_an_address_of_a_passage_that_is_gone_leads_to_its_report(tab: Any) -> None:
    tab.goto("/articles")
    report = tab.locator(".reports a").first.get_attribute("href")
    tab.goto(f"{report}#clm-0123456789abcdef")
    tab.wait_for_url("**?moved=gone")
    assert "the report that it stood in" in tab.get_by_role("status").inner_text()


def test_the_account_is_taken_away(tab: Any, tmp_path: Path) -> None:
    tab.goto("/take")
    with tab.expect_download() as download:
        tab.get_by_role("link", name="One page (HTML)").click()
    file = tmp_path / "account.html"
    download.value.save_as(file)
    assert "<!doctype html>" in file.read_text(encoding="utf-8").lower()
    tab.goto("/print")
    assert tab.pdf()[:5] == b"%PDF-"


def test_all_of_it_works_without_scripts(browser: Any, desk: str) -> None:
    context = browser.new_context(base_url=desk, java_script_enabled=False)
    page = context.new_page()
    page.set_default_timeout(60_000)
    page.goto("/")
    page.locator("li.line summary").first.click()
    page.get_by_role("link", name="Open the passages of every report").first.click()
    assert page.locator("figure.passage").count() > 0
    page.goto("/check")
    page.get_by_label("A claim, or a draft").fill("Xi Jinping visited Vietnam.")
    page.get_by_role("button", name="Check").click()
    page.locator(".done").wait_for()
    assert page.locator("li.judged").count() == 1
    page.goto("/add")
    page.get_by_label("The report").fill(OWN)
    page.get_by_role("button", name="Add text").click()
    page.get_by_text("Done.").wait_for()  # the page reloads itself
    context.close()


def test_the_keyboard_reaches_what_matters_first(tab: Any) -> None:
    tab.goto("/")
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.textContent") == "Skip to the content"
    tab.keyboard.press("Enter")
    assert tab.evaluate("document.activeElement.id") == "main"


SEEN_FIRST = [
    "/",
    "/statements",
    "/articles",
    "/search?q=rail",
    "/check?claim=Xi%20Jinping%20visited%20Vietnam.",
    "/add",
]
SEEN_LATER = [
    "/conflicts",
    "/origins",
    "/actors",
    "/relations",
    "/events",
    "/corrections",
    "/changes",
    "/take",
    "/print",
    "/api",
]
DETAILS = [
    ("/", ".line a.text"),
    ("/", ".conflict .what a"),
    ("/articles", ".reports a"),
    ("/actors", ".names a"),
    ("/origins", ".plain a"),
]


def details(tab: Any) -> list[str]:
    """Return one address of each kind of page that is about one thing."""
    found = []
    for page, link in DETAILS:
        tab.goto(page)
        found.append(tab.locator(link).first.get_attribute("href"))
    return found


@pytest.mark.parametrize(
    ("width", "scheme", "pages"), [(1280, "light", [*SEEN_FIRST, *SEEN_LATER]), (390, "dark", SEEN_FIRST)]
)
def test_pages_are_accessible_and_fit(
    browser: Any, tab: Any, desk: str, width: int, scheme: str, pages: list[str]
) -> None:
    context = browser.new_context(base_url=desk, viewport={"width": width, "height": 800}, color_scheme=scheme)
    page = context.new_page()
    for address in [*pages, *details(tab)]:
        fits_and_is_accessible(page, address)
    context.close()


def fits_and_is_accessible(page: Any, address: str) -> None:
    axe = importlib.resources.files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
    page.goto(address)
    page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
    page.wait_for_load_state("networkidle")
    page.evaluate(axe)
    found = page.evaluate("rules => axe.run({runOnly: rules})", RULES)
    told = [(v["id"], v["nodes"][0]["html"][:200]) for v in found["violations"]]
    assert told == [], address
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
def test_stories_are_joined_parted_and_accessible(browser: Any, own_pile: Path, width: int, scheme: str) -> None:
    with served(make_pile_app(DeskSettings(own_pile))) as address:
        context = browser.new_context(base_url=address, viewport={"width": width, "height": 800}, color_scheme=scheme)
        page = context.new_page()
        page.set_default_timeout(120_000)
        for place in ("/", "/add", "/corrections", "/api"):
            fits_and_is_accessible(page, place)
        page.goto("/")
        for box in page.locator(".pick input").all():
            box.check()
        page.get_by_text("Join stories that are one").click()
        page.get_by_label("Your name").fill("Ann")
        page.get_by_role("button", name="Join the chosen stories").click()
        page.get_by_text("Done.").wait_for()
        page.goto("/")
        assert page.locator(".stories li").count() == 1
        page.get_by_role("link", name="Its reports").click()
        fits_and_is_accessible(page, page.url)
        page.locator(".pick").last.click()
        form = page.get_by_role("form", name="Take reports out")
        form.get_by_role("button").click()
        page.get_by_text("Done.").wait_for()
        page.goto("/")
        assert page.locator(".stories li").count() == 2
        page.locator(".stories a").first.click()
        page.locator("li.line").first.wait_for()
        fits_and_is_accessible(page, page.url)
        page.get_by_role("link", name="All stories").click()
        assert page.locator(".stories li").count() == 2
        context.close()


def test_an_account_of_one_report_is_accessible_and_fits(browser: Any, tmp_path: Path) -> None:
    account(sorted(EXAMPLES.glob("*.txt"))[0]).save(tmp_path / "case.db")
    with served(make_app(DeskSettings(tmp_path / "case.db"))) as address:
        context = browser.new_context(base_url=address, viewport={"width": 390, "height": 800})
        page = context.new_page()
        page.set_default_timeout(60_000)
        for place in ("/", "/conflicts", "/articles", "/origins", "/actors", "/events", "/changes"):
            fits_and_is_accessible(page, place)
        context.close()
