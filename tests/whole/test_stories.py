"""A mixed pile from files to stories with their accounts, and more reports to it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from rashomon.casework import open_case
from rashomon.errors import CaseError, MissingPathError, NothingReadError
from rashomon.model import Lead, PileStory, ToldStory
from rashomon.storywork import SortedPile, is_pile, sort_pile
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
    _, before, made = grown
    changed = {one.story for one in made.placed}
    untold = {story["id"] for story in before["stories"] if story["folder"] is None}
    assert set(made.told) == changed | untold


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
