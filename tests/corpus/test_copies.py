"""Which articles are compared, what two near-duplicates share, and where it stands in them."""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from rashomon.corpus import copies
from rashomon.corpus.copies import EVERY_PAIR, _copy, _each_once, _passage, _sharing, _sharing_afar, _texts
from rashomon.corpus.engine import start_engine
from rashomon.corpus.place import write_table
from rashomon.corpus.settings import CorpusSettings
from rashomon.corpus.tables import fingerprint_table
from rashomon.trace.alignment import Run, runs_along
from rashomon.trace.near_duplicates import shared_passages

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Words = NDArray[np.uint64]

WORDS = [f"word{n}" for n in range(120)]


def row(name: str, *zones: tuple[str, str]) -> dict[str, object]:
    """Return an article whose text is made of zones (kind, text), a line each."""
    text, places = "", []
    for kind, words in zones:
        places.append({"kind": kind, "start": len(text), "end": len(text) + len(words)})
        text += words + "\n"
    return {"id": name, "text": text, "zones": places}


def compared(one: dict[str, object], other: dict[str, object]) -> list[tuple[str, str, str]] | None:
    """Return (kind, words of one, words of the other) of each passage, None if the two are no copies."""
    a, b = _texts([one, other])
    (runs,) = shared_passages([a.prints, b.prints], [(0, 1)])
    found = _copy(a, b, runs)
    if found is None:
        return None
    passages = [_passage(p, a.starts_and_ends(), b.starts_and_ends()) for p in found["passages"]]
    mine, theirs = str(one["text"]), str(other["text"])
    return [(str(p["kind"]), mine[p["a_start"] : p["a_end"]], theirs[p["b_start"] : p["b_end"]]) for p in passages]


def test_words_stand_where_they_do_in_the_whole_text() -> None:
    body = " ".join(WORDS)
    one = row("a", ("byline", "By Ada O'Neil"), ("headline", "Harbour's fire"), ("caption", "A photo."), ("body", body))
    other = row("b", ("body", f"Straße İzmir: {body.upper()}"))
    assert compared(one, other) == [("verbatim", body, body.upper())]


def test_what_was_replaced_word_for_word_is_one_passage_or_several() -> None:
    changed = [w if n % 20 else "another" for n, w in enumerate(WORDS)]
    changed[60:70] = ["other"] * 10
    one, other = row("a", ("body", " ".join(WORDS))), row("b", ("body", " ".join(changed)))
    assert compared(one, other) == [
        ("edited", " ".join(WORDS[1:60]), " ".join(changed[1:60])),
        ("edited", " ".join(WORDS[70:]), " ".join(changed[70:])),
    ]


def test_where_fingerprints_show_too_little_the_whole_texts_are_aligned() -> None:
    widened = [part for n in range(0, 120, 8) for part in (*WORDS[n : n + 8], "extra")]
    a, b = _texts([row("a", ("body", " ".join(WORDS))), row("b", ("body", " ".join(widened)))])
    found = _copy(a, b, [])
    assert found is not None
    assert (found["share"], found["words"], len(found["passages"])) == (1.0, 120, 1)


def test_too_little_in_common_is_no_copy() -> None:
    half = [*WORDS[:60], *(f"own{n}" for n in range(60))]
    assert compared(row("a", ("body", " ".join(WORDS))), row("b", ("body", " ".join(half)))) is None


def test_texts_of_one_word_again_and_again_cost_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    diagonals: list[int] = []

    def counted(a: Words, b: Words, shifts: Sequence[int], shortest: int) -> list[Run]:
        diagonals.append(len(shifts))
        return runs_along(a, b, shifts, shortest)

    monkeypatch.setattr(copies, "runs_along", counted)
    words = " ".join(["fire"] * 500)
    assert compared(row("a", ("body", words)), row("b", ("body", f"{words} out"))) == [("verbatim", words, words)]
    assert diagonals == [64]


def test_what_lies_on_more_diagonals_than_are_gone_along_is_found_too() -> None:
    words = [f"w{n}" for n in range(70 * 20)]
    widened = [part for n in range(0, len(words), 20) for part in (*words[n : n + 20], "extra")]
    a, b = _texts([row("a", ("body", " ".join(words))), row("b", ("body", " ".join(widened)))])
    (runs,) = shared_passages([a.prints, b.prints], [(0, 1)])
    found = _copy(a, b, runs)
    assert len({second - first for first, second, _ in runs}) == 70
    assert found is not None
    assert (found["share"], found["words"]) == (1.0, len(words))


def test_candidates_are_the_same_in_one_process_and_on_a_cluster(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pa = pytest.importorskip("pyarrow", reason="pyarrow is not installed (pip install -r requirements-corpus.txt)")
    pytest.importorskip("daft", reason="daft is not installed (pip install -r requirements-corpus.txt)")
    monkeypatch.setattr(copies, "_AT_ONCE", 50)
    chance = random.Random(4)
    wire = [chance.randrange(-(2**63), 2**63) for _ in range(12)]
    files, held, first = [], [], 0
    for number, articles in enumerate((9, 0, 1, 14)):
        hashes = []
        for _ in range(articles):
            own = [chance.randrange(-(2**63), 2**63) for _ in range(chance.randrange(12))]
            hashes.append(np.array(own + chance.sample(wire, chance.randrange(12)), dtype=np.int64).view(np.uint64))
        prints, counts = _each_once([np.repeat(some, 2) for some in hashes])
        held += [set(some.view(np.int64).tolist()) for some in hashes]
        ids = pa.chunked_array([[f"art-{first + n}" for n in range(articles)]], pa.string())
        files.append(str(tmp_path / f"part-{number}.parquet"))
        write_table(files[-1], fingerprint_table(ids, first, prints, counts), of_chance=True)
        first += articles
    found = sorted(_sharing(files))
    assert found == sorted(tuple(sorted(pair)) for pair in _sharing_afar(start_engine(CorpusSettings()), files))
    assert found == plain_candidates(held)


def plain_candidates(held: list[set[int]]) -> list[tuple[int, int]]:
    """Return the candidate pairs of articles with these fingerprints, by looking at every fingerprint."""
    shared: dict[tuple[int, int], int] = {}
    for one in set().union(*held):
        owners = [n for n, some in enumerate(held) if one in some]
        for k, a in enumerate(owners):
            for b in owners[k + 1 :] if len(owners) <= EVERY_PAIR else owners[k + 1 : k + 2]:
                shared[a, b] = shared.get((a, b), 0) + 1
    return sorted((a, b) for (a, b), n in shared.items() if n >= copies.SHARED_PART * min(len(held[a]), len(held[b])))
