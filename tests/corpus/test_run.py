"""The way through a pile: what comes out, and that it is the same however it was worked on."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from rashomon.corpus import CorpusSettings, Wanted, find_articles, run_corpus
from rashomon.errors import CorpusError, MissingPathError, NothingReadError, SettingError
from rashomon.model import Article, Rejection
from rashomon.read import read_paths
from tests.cli.commands import rashomon

from .conftest import SMALL, digests, rows


def test_every_article_is_there_once_and_every_rejection(pile: Path, tables: Path) -> None:
    found = list(read_paths([str(pile)]))
    articles = [row["id"] for row in rows(tables, "articles")]
    assert sorted(articles) == sorted(a.id for a in found if isinstance(a, Article))
    rejected = [(row["path"], row["reason"]) for row in rows(tables, "rejections")]
    assert sorted(rejected) == sorted((r.path, r.reason) for r in found if isinstance(r, Rejection))
    assert len(rejected) == 2


def test_texts_and_offsets_lead_back(tables: Path) -> None:
    text = {row["id"]: str(row["text"]) for row in rows(tables, "articles")}
    for name in ("mentions", "times", "quantities"):
        found = rows(tables, name)
        assert found
        assert all(text[row["article"]][row["start"] : row["end"]] == row["text"] for row in found)
    assert rows(tables, "claims")
    claims = {row["claim"] for row in rows(tables, "claims")}
    assert {row["claim"] for row in rows(tables, "attributions")} <= claims


def test_near_duplicates_are_kept_as_groups_with_what_matched(tables: Path) -> None:
    text = {row["id"]: str(row["text"]) for row in rows(tables, "articles")}
    groups: dict[object, list[str]] = {}
    for row in rows(tables, "copy_groups"):
        groups.setdefault(row["group"], []).append(str(row["article"]))
    # The second report took most of its text from the first, so the edited copies of both are one group.
    assert sorted(len(group) for group in groups.values()) == [3, 5]
    for row in rows(tables, "copies"):
        assert row["share"] >= 0.6
        for p in row["passages"]:
            a, b = text[row["a"]][p["a_start"] : p["a_end"]], text[row["b"]][p["b_start"] : p["b_end"]]
            assert a.split()[0].casefold() == b.split()[0].casefold()
            if p["kind"] == "verbatim":
                assert a.casefold().split() == b.casefold().split()
    assert {(r["a"], r["b"]) for r in rows(tables, "lineage") if r["relation"] == "copy"}


def test_the_same_tables_on_one_worker_and_on_two(pile: Path, tables: Path, tmp_path: Path) -> None:
    run_corpus(str(pile), str(tmp_path / "out"), settings=CorpusSettings(partition=SMALL, workers=1))
    assert digests(tmp_path / "out") == digests(tables)


def test_the_same_tables_on_ray(pile: Path, tables: Path, tmp_path: Path) -> None:
    pytest.importorskip("ray", reason="ray is not installed (pip install -r requirements-corpus.txt)")
    import subprocess
    import sys

    # In a process of its own: Daft keeps the runner that it was first given.
    command = [sys.executable, "-m", "rashomon", "corpus", "dedup", str(pile), str(tmp_path / "out"), "--on", "ray"]
    done = subprocess.run(
        [*command, "--partition", str(SMALL), "--workers", "2", "--quiet"], capture_output=True, text=True, timeout=280
    )
    assert done.returncode == 0, done.stderr
    found = digests(tmp_path / "out")
    assert {name.split("/")[0] for name in found} == {"articles", "rejections", "copies", "copy_groups"}
    assert found.items() <= digests(tables).items()


def test_the_order_in_which_files_come_changes_nothing_that_is_found(pile: Path, tables: Path, tmp_path: Path) -> None:
    files = sorted(file for file in pile.rglob("*") if file.is_file())
    for number, file in enumerate(reversed(files)):  # the last file is read first
        target = tmp_path / "in" / f"{number}" / file.name
        target.parent.mkdir(parents=True)
        target.write_bytes(file.read_bytes())
    run_corpus(str(tmp_path / "in"), str(tmp_path / "out"), until="stories", settings=CorpusSettings(partition=SMALL))
    for name in ("articles", "copies", "copy_groups", "stories", "story_articles"):
        assert _found(tmp_path / "out", name) == _found(tables, name)


def _found(tables: Path, name: str) -> list[str]:
    """Return the rows of a table, without where an article was read."""
    where = ("path", "record", "raw_sha256")
    return sorted(repr([(k, v) for k, v in row.items() if k not in where]) for row in rows(tables, name))


def test_a_finished_pile_is_left_as_it_is(pile: Path, tables: Path) -> None:
    before = {f: f.stat().st_mtime_ns for f in tables.rglob("*.parquet")}
    run_corpus(str(pile), str(tables), settings=CorpusSettings(partition=SMALL))
    assert {f: f.stat().st_mtime_ns for f in tables.rglob("*.parquet")} == before


def test_another_pile_does_not_go_into_the_same_tables(pile: Path, tables: Path) -> None:
    with pytest.raises(CorpusError, match="other settings"):
        run_corpus(str(pile), str(tables), settings=CorpusSettings(partition=SMALL + 1))
    with pytest.raises(CorpusError, match="other input files"):
        run_corpus(str(pile / "table.csv"), str(tables), settings=CorpusSettings(partition=SMALL))


def test_a_case_is_cut_out_and_holds_the_same_articles(tables: Path) -> None:
    group = rows(tables, "copy_groups")[0]["group"]
    members = sorted(str(r["article"]) for r in rows(tables, "copy_groups") if r["group"] == group)
    found = find_articles(str(tables), Wanted(copies=str(group)))
    assert [article.id for article in found] == members
    texts = {row["id"]: row["text"] for row in rows(tables, "articles")}
    assert all(article.text == texts[article.id] for article in found)


def test_a_case_is_cut_out_by_day_words_and_entity(tables: Path) -> None:
    by_day = find_articles(str(tables), Wanted(since="2031-05-05", until="2031-05"))
    assert [article.path.endswith("table.csv") for article in by_day] == [True]
    word = find_articles(str(tables), Wanted(query="reportedly"))
    assert all("reportedly" in article.text for article in word)
    entity = rows(tables, "entities")[0]
    by_id = {a.id for a in find_articles(str(tables), Wanted(entity=str(entity["entity"])))}
    assert by_id == {r["article"] for r in rows(tables, "entities") if r["entity"] == entity["entity"]}


def test_a_case_is_cut_out_by_story_and_told(tables: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    of_story: dict[str, set[str]] = {}
    for row in rows(tables, "story_articles"):
        of_story.setdefault(str(row["story"]), set()).add(str(row["article"]))
    story, members = next((story, some) for story, some in sorted(of_story.items()) if len(some) > 1)
    words = ("case", "from", tables, "--story", story, "-o", tmp_path / "told", "-q")
    assert rashomon(monkeypatch, *words) == 0
    account = json.loads((tmp_path / "told" / "account.json").read_text(encoding="utf-8"))
    assert {article["id"] for article in account["articles"]} == members
    assert (tmp_path / "told" / "index.html").stat().st_size > 1000


def test_what_cannot_be_cut_out_is_said(tables: Path, tmp_path: Path) -> None:
    with pytest.raises(SettingError):
        find_articles(str(tables), Wanted())
    with pytest.raises(CorpusError, match="No article"):
        find_articles(str(tables), Wanted(query="nowhereatall"))
    with pytest.raises(CorpusError, match="More than 1 "):
        find_articles(str(tables), Wanted(query="reportedly", most=1))
    with pytest.raises(CorpusError, match="no pile"):
        find_articles(str(tmp_path), Wanted(query="x"))


def test_a_pile_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(MissingPathError):
        run_corpus(str(tmp_path / "nothing"), str(tmp_path / "out"))
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "empty.txt").write_bytes(b"")
    with pytest.raises(NothingReadError):
        run_corpus(str(tmp_path / "in"), str(tmp_path / "out"))
