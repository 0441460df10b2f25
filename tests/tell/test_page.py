import base64
import hashlib
import itertools
import re
from html.parser import HTMLParser

import pytest

from rashomon.tell import build_account, to_html
from tests.tell.harbour import harbour

VOID = {"meta", "input", "br", "img", "hr", "link"}


class Page(HTMLParser):
    """Collects what the tests look at, and that every element is closed in order."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.text = ""
        self.badly_nested: list[str] = []
        self._open: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.tags.append((tag, found))
        self.ids += [v for k, v in attrs if k == "id" and v]
        self.links += [v for k, v in attrs if k == "href" and v]
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open.pop() != tag:
            self.badly_nested.append(tag)

    def handle_data(self, data: str) -> None:
        if not self._open or self._open[-1] not in ("script", "style"):
            self.text += data


@pytest.fixture(scope="module")
def source() -> str:
    return to_html(build_account(harbour()))


@pytest.fixture(scope="module")
def page(source: str) -> Page:
    return Page(source)


def test_every_link_leads_somewhere_in_the_page(page: Page) -> None:
    assert page.links
    assert all(link.startswith("#") for link in page.links)
    assert {link[1:] for link in page.links} <= set(page.ids)


def test_ids_are_unique_and_elements_closed(page: Page) -> None:
    assert len(page.ids) == len(set(page.ids))
    assert page.badly_nested == []


def test_loads_nothing_and_runs_only_its_own_script(source: str, page: Page) -> None:
    policy = next(a["content"] for t, a in page.tags if t == "meta" and a.get("http-equiv"))
    assert policy is not None
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy
    for element in ("style", "script"):
        inner = re.findall(rf"<{element}>(.*?)</{element}>", source, re.DOTALL)
        assert len(inner) == 1
        digest = base64.b64encode(hashlib.sha256(inner[0].encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policy
    assert not [t for t, a in page.tags if "src" in a or "style" in a or any(k.startswith("on") for k in a)]
    assert "url(" not in source
    assert "@import" not in source


def test_article_markup_and_direction_changes_stay_text(source: str, page: Page) -> None:
    assert "<script>alert" not in source
    assert '<script>alert("x")</script>' in page.text
    assert not re.search("[\u202a-\u202e\u2066-\u2069]", source)


def test_every_article_is_there_in_full_once(page: Page) -> None:
    for reading in harbour().readings:
        last = reading.article.text.strip().splitlines()[-1].split(".")[0]
        words = "".join(last.replace("\u202e", "\N{REPLACEMENT CHARACTER}").split())
        assert words in "".join(page.text.split())


def test_every_claim_and_statement_has_its_place(page: Page) -> None:
    material = harbour()
    wanted = {c.id for r in material.readings for c in r.claims} | {s.id for s in material.statements}
    wanted |= {c.id for c in material.conflicts} | {r.article.id for r in material.readings}
    assert wanted <= set(page.ids)


def test_headings_go_down_one_step_at_a_time(page: Page) -> None:
    levels = [int(t[1]) for t, _ in page.tags if re.fullmatch(r"h[1-6]", t)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(b - a <= 1 for a, b in itertools.pairwise(levels))


def test_landmarks_and_drawings_have_names(page: Page) -> None:
    tags = [t for t, _ in page.tags]
    for landmark in ("header", "nav", "main", "footer"):
        assert tags.count(landmark) == 1
    drawings = [a for t, a in page.tags if t == "svg"]
    assert len(drawings) == 4
    for drawing in drawings:
        assert drawing["role"] == "img"
        assert set(str(drawing["aria-labelledby"]).split()) <= set(page.ids)
    regions = [a for _, a in page.tags if a.get("role") == "region"]
    assert all(a.get("aria-label") and a.get("tabindex") == "0" for a in regions)


@pytest.mark.parametrize(
    "words",
    [
        "3 origins · 4 reports",
        "single source",
        "Denied by Nordline",
        "quoted by Radio Eldhaven",
        "Captain Ilsa Brand",
        "It does not measure what is true",
        "reports/empty.txt",
        "worked out from the other reports",
        "rests on Coastline News",
    ],
)
def test_says_what_a_reader_must_know(page: Page, words: str) -> None:
    assert words.casefold() in " ".join(page.text.split()).casefold()


def test_same_account_same_page(source: str) -> None:
    assert to_html(build_account(harbour())) == source


def test_only_one_report_and_nothing_found() -> None:
    import dataclasses

    material = harbour()
    bare = [dataclasses.replace(material.readings[3], claims=())]
    alone = dataclasses.replace(
        material, readings=bare, rejected=(), lineage=(), origins=(), entities=(), statements=(), conflicts=(),
        relations=(), events=(),
    )  # fmt: skip
    page = Page(to_html(build_account(alone)))
    assert page.badly_nested == []
    assert {link[1:] for link in page.links} <= set(page.ids)
