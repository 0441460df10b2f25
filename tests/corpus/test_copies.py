"""What two near-duplicates share, and where it stands in them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
import pytest

from rashomon.corpus import copies
from rashomon.corpus.copies import _copy, _passage, _texts
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
