"""What goes wrong in a long run: nothing is lost, nothing is there twice, and one article costs only itself."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from contextlib import AbstractContextManager
from pathlib import Path

import numpy as np
import pyarrow.parquet as pq
import pytest

from rashomon.corpus import CorpusSettings, run_corpus
from rashomon.corpus.annotating import open_lineage
from rashomon.corpus.cleaning import jobs as cleaning_jobs
from rashomon.corpus.cleaning import open_step as open_cleaning
from rashomon.corpus.engine import start_engine
from rashomon.corpus.journal import Journal
from rashomon.corpus.layout import Layout
from rashomon.corpus.place import write_bytes, write_table
from rashomon.corpus.reading import input_files, jobs, open_step
from rashomon.corpus.run import _Run
from rashomon.corpus.storying import write_stories
from rashomon.corpus.tables import to_table
from rashomon.errors import CorpusError, WorkerError
from rashomon.pipeline import NoProgress

from .conftest import digests, example_texts, page, rows, write_warc

SETTINGS = CorpusSettings(partition=4, workers=2)


@pytest.fixture(scope="module")
def cleaned(tables: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tables as they were after the cleaning."""
    out = tmp_path_factory.mktemp("cleaned") / "out"
    kept = ("_done/read", "_done/clean", "_work/raw", "articles", "rejections")
    for name in kept:
        shutil.copytree(tables / name, out / name)
    for file in out.glob("rejections/part-marks-*"):
        file.unlink()
    for name in ("_run.json", "_work/renames.json"):
        shutil.copy(tables / name, out / name)
    return out


def copied(tables: Path, target: Path) -> Path:
    shutil.copytree(tables, target)
    return target


def open_killed_once():  # type: ignore[no-untyped-def]
    """Return the cleaning, in a worker that is killed once: when a partition's articles are written, nothing else."""
    import rashomon.corpus.cleaning as step

    real = step.write_parts

    def written(layout: Layout, name: str, unit: str, *more: object) -> list[str]:
        folders = real(layout, name, unit, *more)  # type: ignore[arg-type]
        killed = Path(layout.root).with_name("killed")
        if not killed.exists() and layout.done("clean"):
            killed.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return folders

    step.write_parts = written  # type: ignore[assignment]  # in the worker's own process
    return open_cleaning()


def test_a_worker_that_is_killed_in_the_middle_costs_nothing(cleaned: Path, tmp_path: Path) -> None:
    out = copied(cleaned, tmp_path / "out")
    for folder in (out / "_done" / "clean", out / "articles"):
        shutil.rmtree(folder)
    for file in out.glob("rejections/part-clean-*"):
        file.unlink()
    layout, engine = Layout(str(out)), start_engine(SETTINGS)
    run = _Run(layout, SETTINGS, engine, NoProgress())
    run.map("clean", "cleaning", cleaning_jobs(engine, layout, SETTINGS), open_killed_once, None)
    assert (tmp_path / "killed").exists()
    assert digests(out) == digests(cleaned)


def test_a_run_that_is_killed_goes_on_after_the_last_finished_partition(
    pile: Path, cleaned: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    command = [sys.executable, "-m", "rashomon", "corpus", "clean", str(pile), str(out), "--partition", "4", "-q"]
    process = subprocess.Popen([*command, "--workers", "1"], start_new_session=True)
    while not list((out / "_done" / "clean").glob("*.json")) and process.poll() is None:
        time.sleep(0.01)
    os.killpg(process.pid, signal.SIGKILL)
    process.wait(timeout=60)
    finished = {f: f.stat().st_mtime_ns for f in (out / "_done").rglob("*.json")}
    assert finished
    run_corpus(str(pile), str(out), until="clean", settings=SETTINGS)
    assert {f: f.stat().st_mtime_ns for f in finished} == finished
    assert digests(out) == digests(cleaned)


def test_a_partition_that_was_written_half_is_written_again(pile: Path, cleaned: Path, tmp_path: Path) -> None:
    out = copied(cleaned, tmp_path / "out")
    marker = sorted((out / "_done" / "clean").glob("*.json"))[1]
    part = out / "articles" / f"part-{marker.stem}.parquet"
    marker.unlink()
    part.write_bytes(part.read_bytes()[:100])
    (out / "articles" / "part-x.parquet.123.unfinished").write_bytes(b"PAR1")
    run_corpus(str(pile), str(out), until="clean", settings=SETTINGS)
    (out / "articles" / "part-x.parquet.123.unfinished").unlink()
    assert digests(out) == digests(cleaned)


def test_a_disk_that_fills_is_said_and_nothing_half_written_counts(pile: Path, cleaned: Path, tmp_path: Path) -> None:
    def limited() -> None:
        import resource

        resource.setrlimit(resource.RLIMIT_FSIZE, (6_000, 6_000))  # files cannot grow beyond this: as on a full disk
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)

    out = tmp_path / "out"
    command = [sys.executable, "-m", "rashomon", "corpus", "clean", str(pile), str(out), "--partition", "4", "-q"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=240, preexec_fn=limited)
    assert done.returncode == 1
    assert "could not be written" in done.stderr and "Traceback" not in done.stderr
    assert not list(out.rglob("*.unfinished"))
    for file in out.rglob("*.parquet"):
        pq.read_table(file)  # whatever is there is whole
    run_corpus(str(pile), str(out), until="clean", settings=SETTINGS)
    assert digests(out) == digests(cleaned)


def test_a_corrupt_warc_record_costs_what_cannot_be_read_and_is_told(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    texts = example_texts()
    write_warc(folder / "good.warc.gz", [("https://example.org/1", page(texts[3]))])
    write_warc(folder / "bad.warc", [(f"https://example.org/{n}", page(t)) for n, t in enumerate(texts)])
    data = (folder / "bad.warc").read_bytes()
    places = [n for n in range(len(data)) if data.startswith(b"WARC/1.0", n)]
    (folder / "bad.warc").write_bytes(data[: places[2]] + b"\x00garbage\xff" * 40 + data[places[2] + 8 :])
    layout = Layout(str(tmp_path / "out"))
    (job,) = jobs(input_files(str(folder), layout), layout.root, 10)
    report = open_step()(job)
    assert report["articles"] == 3  # two before the damage, one of the other file
    told = [row["reason"] for row in rows(tmp_path / "out", "rejections")]
    assert any("WARC" in str(reason) for reason in told)


def test_an_article_that_breaks_a_step_is_rejected_and_the_others_go_on(
    cleaned: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import rashomon.corpus.cleaning as step

    out = copied(cleaned, tmp_path / "out")
    unit = sorted((out / "_done" / "clean").glob("*.json"))[0].stem
    before = pq.read_table(out / "articles" / f"part-{unit}.parquet")["id"].to_pylist()
    poison, real = before[0], step.clean_article

    def breaking(article):  # type: ignore[no-untyped-def]
        if article.id == poison:
            raise RecursionError
        return real(article)

    monkeypatch.setattr(step, "clean_article", breaking)
    report = open_cleaning()({"unit": unit, "root": str(out), "any_language": False, "by": None})
    assert report["articles"] == len(before) - 1
    assert pq.read_table(out / "articles" / f"part-{unit}.parquet")["id"].to_pylist() == before[1:]
    told = pq.read_table(out / "rejections" / f"part-clean-{unit}.parquet").to_pylist()
    assert [row["reason"] for row in told] == ["it could not be worked on (RecursionError)"]


def test_an_article_that_kills_two_workers_is_given_up(tmp_path: Path) -> None:
    layout = Layout(str(tmp_path))
    held: list[AbstractContextManager[None]] = []
    for death in range(2):
        with Journal(layout, "annotate", "0") as journal:
            assert not journal.is_fatal("art-poison")
            assert journal.careful == (death > 0)
            with journal.at("art-good"):
                pass
            held.append(journal.at("art-poison"))
            held[-1].__enter__()  # and the process is gone
    with Journal(layout, "annotate", "0") as journal:
        assert journal.is_fatal("art-poison")
        assert not journal.is_fatal("art-good")


def test_an_article_that_kills_the_parser_is_rejected_in_the_end(
    cleaned: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import rashomon.corpus.annotating as step

    articles = [{**row, "group": "g"} for row in sorted(rows(cleaned, "articles"), key=lambda row: str(row["id"]))]
    poison, real, unit, layout = articles[1]["id"], step.parse_articles, "00000", Layout(str(tmp_path))
    monkeypatch.setattr(step, "gathered", lambda *_: articles)

    class Died(BaseException):
        """Stands for the end of the process."""

    def deadly(articles, cleaned, *, pipeline):  # type: ignore[no-untyped-def]
        for article, clean in zip(articles, cleaned, strict=True):
            if article.id == poison:
                raise Died
            yield from real([article], [clean], pipeline=pipeline)

    monkeypatch.setattr(step, "parse_articles", deadly)
    work = open_lineage(1)
    job = {"unit": unit, "root": str(tmp_path), "pipeline": SETTINGS.pipeline}
    deaths = 0
    while True:
        try:
            work(job)
            break
        except Died:
            deaths += 1
            # A process that ends does not leave its `with` blocks: put the note back as it was.
            place = Path(layout.work("journal", f"lineage-{unit}.json"))
            noted = json.loads(place.read_text().split("\n")[0])
            place.write_text(json.dumps({**noted, "at": poison}) + "\n")
    assert deaths == 2
    told = pq.read_table(tmp_path / "rejections" / f"part-marks-{unit}.parquet").to_pylist()
    assert [row["reason"] for row in told] == ["the worker died on it twice"]


def _dying(job: dict[str, object]) -> dict[str, object]:
    os._exit(9)


def open_dying():  # type: ignore[no-untyped-def]
    return _dying


def test_workers_that_die_again_and_again_end_the_run_with_a_clear_word() -> None:
    engine = start_engine(SETTINGS)
    with pytest.raises(WorkerError, match=r"a worker died.*go"):
        list(engine.work("clean", [{"unit": "0"}], open_dying))


@pytest.mark.parametrize("earlier", [0, 1])
def test_tables_of_another_make_are_not_touched(pile: Path, tmp_path: Path, earlier: int) -> None:
    write_bytes(str(tmp_path / "_run.json"), b'{"format": %d}' % earlier)
    with pytest.raises(CorpusError, match="another version"):
        run_corpus(str(pile), str(tmp_path), settings=SETTINGS)


def test_a_part_of_which_every_article_was_rejected_has_no_leads(tmp_path: Path) -> None:
    layout, vector = Layout(str(tmp_path)), np.array([0.6, 0.8], dtype="<f4")
    lead = {"article": "art-1", "title": "A fire", "text": "A fire.", "published": None, "vector": vector.tobytes()}
    for unit, found in (("0", []), ("1", [lead])):
        write_table(layout.work("leads", f"part-{unit}.parquet"), to_table("leads", found))
        layout.mark("lead", unit, {"unit": unit, "articles": len(found)})
    write_stories(layout)
    assert [row["article"] for row in rows(tmp_path, "story_articles")] == ["art-1"]
