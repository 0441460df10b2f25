"""A mixed pile from files to stories with their accounts, and more reports to it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from rashomon.casework import open_case
from rashomon.errors import CaseError, MissingPathError, NothingReadError
from rashomon.model import Correction, Lead, PileStory, ToldStory, Undone
from rashomon.store.pile import SqlitePile
from rashomon.store.sqlite import SqliteCase
from rashomon.storywork import PILE_NAME, SortedPile, is_pile, sort_pile
from rashomon.tell import merged_html, stories_html
from tests.trace.stories.pile import LEADS, STORIES

LATE = ("trial-3", "match-2b", "alone")


def written(folder: Path, leads: Iterable[Lead]) -> Path:
    rows = [{"id": x.article, "headline": x.title, "text": x.text, "date": x.published} for x in leads]
    folder.mkdir(exist_ok=True)
    file = folder / "reports.jsonl"
    file.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return file


def listed(folder: Path) -> Any:
    return json.loads((folder / "stories.json").read_text(encoding="utf-8"))


def titles_of(story: Any) -> frozenset[str]:
    return frozenset(article["title"] for article in story["articles"])


NAMES = {lead.title: lead.article for lead in LEADS}


def grouped(folder: Path) -> frozenset[frozenset[str]]:
    return frozenset(frozenset(NAMES[t] for t in titles_of(story)) for story in listed(folder)["stories"])


@pytest.fixture(scope="module")
def grown(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Any, SortedPile]:
    """A pile sorted, what stories.json said then, and what adding the late reports made."""
    base = tmp_path_factory.mktemp("stories")
    early = written(base / "early", [x for x in LEADS if x.article not in LATE])
    late = written(base / "late", [x for x in LEADS if x.article in LATE])
    sort_pile([str(early)], base / "out", at_least=2)
    before = listed(base / "out")
    return base / "out", before, sort_pile([str(late)], base / "out")


def test_stories_are_sorted_and_told(grown: tuple[Path, Any, SortedPile]) -> None:
    folder, before, _ = grown
    assert is_pile(folder)
    assert (before["format"], before["version"], before["articles"]) == ("rashomon/stories", 1, len(LEADS) - len(LATE))
    told = [story for story in before["stories"] if story["folder"]]
    assert {len(story["articles"]) >= 2 for story in told} == {True}
    assert all(story["origins"] >= 1 and story["statements"] >= 1 for story in told)
    assert all(story["folder"] is None for story in before["stories"] if len(story["articles"]) < 2)


def test_new_reports_join_or_open(grown: tuple[Path, Any, SortedPile]) -> None:
    folder, before, made = grown
    assert grouped(folder) == STORIES
    assert sum(one.opened for one in made.placed) == 1
    old = {titles_of(s): s["id"] for s in before["stories"]}
    for story in listed(folder)["stories"]:
        joined = [name for titles, name in old.items() if titles <= titles_of(story)]
        assert joined in ([story["id"]], [])


def test_only_what_changed_is_told_again(grown: tuple[Path, Any, SortedPile]) -> None:
    _, _, made = grown
    changed = {one.story for one in made.placed}
    large = {one.story.id for one in made.stories if len(one.story.articles) >= 2}  # as was asked for the first time
    assert set(made.told) == changed & large


def test_the_account_of_a_grown_story_holds_all_its_reports(grown: tuple[Path, Any, SortedPile]) -> None:
    folder, _, made = grown
    (trial,) = [one for one in made.stories if len(one.story.articles) == 3]
    assert trial.folder
    account = open_case(folder / trial.folder).account
    assert {article.id for article in account.articles} == set(trial.story.articles)
    page = (folder / "index.html").read_text(encoding="utf-8")
    assert f'href="{trial.folder}/index.html"' in page


def test_the_same_pile_gives_the_same_files(tmp_path: Path) -> None:
    file = written(tmp_path / "in", LEADS)
    for name in ("one", "two"):
        sort_pile([str(file)], tmp_path / name, at_least=3)
    for name in ("stories.json", "index.html"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()
    sort_pile([str(file)], tmp_path / "one", at_least=3)
    assert (tmp_path / "one" / "stories.json").read_bytes() == (tmp_path / "two" / "stories.json").read_bytes()


def test_a_missing_path_leaves_nothing_behind(tmp_path: Path) -> None:
    with pytest.raises(MissingPathError):
        sort_pile([str(tmp_path / "nowhere")], tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_nothing_to_read(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("", encoding="utf-8")
    with pytest.raises(NothingReadError):
        sort_pile([str(tmp_path / "empty.txt")], tmp_path / "out")


def test_a_damaged_pile_is_told(tmp_path: Path) -> None:
    file = written(tmp_path / "in", LEADS[:1])
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "stories.db").write_bytes(b"this is no database" * 100)
    with pytest.raises(CaseError, match="not a pile"):
        sort_pile([str(file)], tmp_path / "out")


def test_the_lists_show_hostile_headlines_as_text() -> None:
    lead = Lead("a", "<script>alert(1)</script>", "text", None)
    story = ToldStory(PileStory("sto-1", lead.title, ("a",), None, None, ("sto-2",)))
    page = stories_html([story], {"a": ("a.txt", lead)}, (), "rashomon")
    assert "<script" not in page
    assert "2 stories before these turned out to be one" in page
    assert "<script" not in merged_html("sto-2", "folder", lead.title, "rashomon")


def test_the_command_line(tmp_path: Path, rashomon) -> None:  # type: ignore[no-untyped-def]
    file = written(tmp_path / "in", LEADS[:4])
    ran = rashomon("stories", file, "-o", tmp_path / "out", "--at-least", "9")
    assert ran.returncode == 0, ran.stderr
    assert "4 reports, 2 stories" in ran.stdout
    ran = rashomon("add", tmp_path / "out", written(tmp_path / "more", LEADS[10:11]), "--json")
    assert ran.returncode == 0, ran.stderr
    assert len(json.loads(ran.stdout)["stories"]) == 3


def joined(kind: str, number: int, *, targets: tuple[str, ...] = (), articles: tuple[str, ...] = ()) -> Correction:
    at = f"2031-06-0{number}T00:00:00"
    return Correction(f"cor-{number}", kind, "Ann", at, "", targets=targets, articles=articles)  # type: ignore[arg-type]


def kept(folder: Path, correction: Correction) -> SortedPile:
    with SqlitePile(folder / PILE_NAME) as store:
        store.correct(correction)
    return sort_pile([], folder)


def test_readers_join_and_part_stories_and_take_it_back(tmp_path: Path) -> None:
    folder = tmp_path / "out"
    first = sort_pile([str(written(tmp_path / "in", LEADS))], folder, at_least=2)
    one, two = [s for s in first.stories if len(s.story.articles) >= 2][:2]
    with SqliteCase(folder / (two.folder or "") / "case.db") as store:
        store.correct(
            Correction("cor-9", "set-outlet", "Bo", "2031-06-01", "", articles=two.story.articles[:1], value="The Post")
        )
    ids = (one.story.id, two.story.id)
    made = kept(folder, joined("merge-stories", 1, targets=ids, articles=(*one.story.articles, *two.story.articles)))
    assert set(made.told) == {one.story.id}
    (both,) = [s for s in made.stories if s.story.id == one.story.id]
    assert set(both.story.articles) == {*one.story.articles, *two.story.articles}
    assert two.story.id in both.story.merged
    case = open_case(folder / (both.folder or ""))
    assert {a.id for a in case.account.articles} == set(both.story.articles)
    assert "The Post" in {c.outlet.value for c in case.account.clean if c.outlet}  # what was corrected goes along
    assert (folder / (two.folder or "") / "index.html").read_text(encoding="utf-8").count(both.folder or "-")

    out = both.story.articles[:1]
    parted = kept(folder, joined("split-story", 2, targets=(both.story.id,), articles=out))
    assert [s.story.articles for s in parted.stories if s.story.articles == out]
    assert sorted(a for s in parted.stories for a in s.story.articles) == sorted(
        a for s in first.stories for a in s.story.articles
    )
    with SqlitePile(folder / PILE_NAME) as pile:
        for name in ("cor-1", "cor-2"):
            pile.undo(name, Undone("Bo", "2031-06-03", ""))
    back = sort_pile([], folder)
    assert {s.story.id: s.story.articles for s in back.stories} == {s.story.id: s.story.articles for s in first.stories}
    again = next(s for s in back.stories if s.story.id == two.story.id)
    case = open_case(folder / (again.folder or ""))
    assert "The Post" in {c.outlet.value for c in case.account.clean if c.outlet}


def test_joined_stories_stay_joined_when_reports_come_in(tmp_path: Path) -> None:
    folder = tmp_path / "out"
    early = written(tmp_path / "early", [x for x in LEADS if x.article not in LATE])
    first = sort_pile([str(early)], folder, at_least=9)
    one, two = first.stories[:2]
    kept(folder, joined("merge-stories", 1, targets=(one.story.id, two.story.id), articles=one.story.articles))
    late = written(tmp_path / "late", [x for x in LEADS if x.article in LATE])
    grown = sort_pile([str(late)], folder)
    home = next(s.story for s in grown.stories if one.story.articles[0] in s.story.articles)
    assert set(two.story.articles) <= set(home.articles)


def test_stories_that_turn_out_to_be_one_say_so_in_every_place(tmp_path: Path) -> None:
    """Two stories of their own words are told; then reports come that hold the words of both."""
    left = (
        "A crane collapsed on a ferry in the storm at Linfold harbour and dockers came to the rescue of Verrin's crew"
    )
    right = (
        "The director of the company that Minister Ostrel fined over safety permits resigned after the Kazan inquiry"
    )

    def leads(name: str, text: str, count: int) -> list[Lead]:
        return [Lead(f"{name}-{k}", "", f"{text}.", f"2031-08-0{k + 1}") for k in range(count)]

    early = written(tmp_path / "early", leads("left", left, 2) + leads("right", right, 2))
    sort_pile([str(early)], tmp_path / "out", at_least=2)
    before = listed(tmp_path / "out")["stories"]
    assert [len(story["articles"]) for story in before] == [2, 2]
    late = written(tmp_path / "late", leads("both", f"{left}. {right}", 4))
    sort_pile([str(late)], tmp_path / "out")
    (story,) = listed(tmp_path / "out")["stories"]
    (gone,) = [one for one in before if one["id"] != story["id"]]
    assert story["merged"] == [gone["id"]]
    assert len(story["articles"]) == 8
    page = (tmp_path / "out" / gone["folder"] / "index.html").read_text(encoding="utf-8")
    assert f"../{story['folder']}/" in page
