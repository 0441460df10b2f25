from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from rashomon.casework import OpenCase, open_case
from tests.whole.conftest import EXAMPLES, Run

COMMANDS = ("account", "add", "show", "search", "check", "eval")
OUTPUTS = ("index.html", "account.md", "account.json", "case.db")


@pytest.fixture(scope="module")
def folder(example_case: OpenCase, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("told")
    example_case.write(target)
    return target


def test_account_writes_its_four_files_and_a_summary(rashomon: Run, tmp_path: Path) -> None:
    done = rashomon("account", EXAMPLES, "-o", tmp_path)
    assert done.returncode == 0, done.stderr
    assert all((tmp_path / name).stat().st_size > 1000 for name in OUTPUTS)
    assert "6 reports" in done.stdout
    assert "index.html" in done.stdout


def test_the_same_input_gives_the_same_bytes(rashomon: Run, tmp_path: Path) -> None:
    for seed in ("1", "2"):
        assert rashomon("account", EXAMPLES, "-o", tmp_path / seed, "-q", PYTHONHASHSEED=seed).returncode == 0
    for name in ("index.html", "account.md", "account.json"):
        assert (tmp_path / "1" / name).read_bytes() == (tmp_path / "2" / name).read_bytes(), name


def test_a_case_told_again_is_the_same(rashomon: Run, folder: Path, tmp_path: Path) -> None:
    done = rashomon("account", folder / "case.db", "-o", tmp_path, "--json")
    assert json.loads(done.stdout) == json.loads((folder / "account.json").read_text(encoding="utf-8"))


def test_adding_gives_what_all_at_once_gives(rashomon: Run, folder: Path, tmp_path: Path) -> None:
    first, last = tmp_path / "first", sorted(EXAMPLES.iterdir())[-1]
    shutil.copytree(EXAMPLES, first, ignore=shutil.ignore_patterns(last.name))
    assert rashomon("account", first, "-o", tmp_path / "case", "-q").returncode == 0
    shutil.copy(last, first)
    done = rashomon("add", tmp_path / "case", first / last.name, "--json")
    assert done.returncode == 0, done.stderr
    grown, whole = json.loads(done.stdout), json.loads((folder / "account.json").read_text(encoding="utf-8"))
    for key in ("claims", "statements", "conflicts", "origins", "entities", "lineage"):
        assert [x["id"] for x in grown[key] if "id" in x] == [x["id"] for x in whole[key] if "id" in x], key


@pytest.mark.parametrize("table", ["statements", "conflicts", "articles", "origins", "timeline", "entities"])
def test_show_prints_every_table(rashomon: Run, folder: Path, table: str) -> None:
    shown = rashomon("show", folder, table)
    rows = [json.loads(line) for line in rashomon("show", folder, table, "--json").stdout.splitlines()]
    assert shown.returncode == 0
    assert rows and len(shown.stdout.splitlines()) > len(rows)


def test_search_finds_by_words_and_by_meaning(rashomon: Run, folder: Path) -> None:
    hits = [json.loads(x) for x in rashomon("search", folder, "durian", "--json").stdout.splitlines()]
    assert "Durian" in hits[0]["text"] and hits[0]["words"]
    hits = [json.loads(x) for x in rashomon("search", folder, "agricultural exports", "--json").stdout.splitlines()]
    assert any("Fruit growers" in h["text"] and not h["words"] for h in hits[:3])


def test_check_prints_a_verdict(rashomon: Run, folder: Path) -> None:
    done = rashomon("check", folder, "Vietnam and China signed 36 agreements.", "--json")
    verdict = json.loads(done.stdout)
    assert verdict["verdict"] == "supported" and verdict["origins"] >= 2
    for proof in verdict["supports"]:
        text = Path(proof["path"]).read_text(encoding="utf-8")
        assert text[proof["start"] : proof["end"]] == proof["text"]


def test_strict_fails_unless_all_is_supported(rashomon: Run, folder: Path) -> None:
    assert rashomon("check", folder, "The queen of Tonga bought a bicycle.", "--strict").returncode == 1
    assert rashomon("check", folder, "The queen of Tonga bought a bicycle.").returncode == 0


def test_a_file_of_claims_gives_one_object_a_line(rashomon: Run, folder: Path, tmp_path: Path) -> None:
    claims = tmp_path / "claims.txt"
    claims.write_text("Xi Jinping visited Vietnam.\n\n<script>alert(1)</script>\n" + "word " * 10_000 + "\n", "utf-8")
    page = tmp_path / "marked.html"
    done = rashomon("check", folder, "--file", claims, "--json", "--html", page)
    assert [json.loads(x)["claim"][:2] for x in done.stdout.splitlines()] == ["Xi", "<s", "wo"]
    assert "<script>" not in page.read_text(encoding="utf-8")


def test_a_draft_is_taken_sentence_by_sentence(rashomon: Run, folder: Path, tmp_path: Path) -> None:
    draft = tmp_path / "draft.txt"
    draft.write_text("Xi visited Vietnam in December. He stayed for nine days.", "utf-8")
    assert len(rashomon("check", folder, "--draft", draft, "--json").stdout.splitlines()) == 2


@pytest.mark.parametrize("command", COMMANDS)
def test_help_shows_an_example(rashomon: Run, command: str) -> None:
    done = rashomon(command, "--help")
    assert done.returncode == 0
    assert f"Example: rashomon {command}" in done.stdout


def test_a_missing_case_is_one_line(rashomon: Run, tmp_path: Path) -> None:
    done = rashomon("show", tmp_path / "no.db", "statements")
    assert done.returncode == 1
    assert "There is no case" in done.stderr and "Traceback" not in done.stderr


def test_from_python(folder: Path) -> None:
    import rashomon

    case = rashomon.open_case(folder)
    assert isinstance(case, OpenCase)
    assert "6 reports" in repr(case)
    assert "<script" not in case._repr_html_()
    assert open_case(folder / "case.db").account == case.account
