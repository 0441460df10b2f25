"""Near-duplicates in piles: every long enough run is found, and the passages are what the texts share."""

from __future__ import annotations

import random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.trace.hashed_words import places_of_words
from rashomon.trace.near_duplicates import (
    COMMON,
    GRAM,
    WINDOW,
    fingerprint,
    near_duplicates,
    pairs_sharing,
    shared_passages,
)

SURE = GRAM + WINDOW - 1


def words(rng: random.Random, count: int) -> list[str]:
    return [f"w{rng.randrange(10**9)}" for _ in range(count)]


def text(*parts: list[str]) -> str:
    return " ".join(word for part in parts for word in part)


@given(st.integers(0, 10_000), st.integers(0, 60), st.integers(0, 60))
@settings(deadline=None)
def test_a_run_of_thirteen_words_is_found_wherever_it_stands(seed: int, before: int, after: int) -> None:
    rng = random.Random(seed)
    run = words(rng, SURE)
    a, b = fingerprint([text(words(rng, before), run, words(rng, after)), text(words(rng, after), run)])
    assert shared_passages([a, b], [(0, 1)]) == [((before, after, SURE),)]
    assert [pair[:2] for pair in pairs_sharing([a, b], least=1)] == [(0, 1)]


def passages(first: str, second: str) -> tuple[tuple[int, int, int], ...]:
    return shared_passages(fingerprint([first, second]), [(0, 1)])[0]


def plain_runs(a: list[str], b: list[str]) -> set[tuple[int, int, int]]:
    """Return every longest common run of at least 13 words, by comparing all places."""
    found = set()
    for i in range(len(a)):
        for j in range(len(b)):
            if a[i] == b[j] and not (i and j and a[i - 1] == b[j - 1]):
                n = 0
                while i + n < len(a) and j + n < len(b) and a[i + n] == b[j + n]:
                    n += 1
                if n >= SURE:
                    found.add((i, j, n))
    return found


@pytest.mark.parametrize("seed", range(20))
def test_the_passages_are_those_that_comparing_all_places_finds(seed: int) -> None:
    rng = random.Random(seed)
    pieces = [words(rng, rng.randrange(8, 40)) for _ in range(5)]
    a = [w for piece in rng.sample(pieces, 3) for w in [*piece, *words(rng, 4)]]
    b = [w for piece in rng.sample(pieces, 3) for w in [*words(rng, 3), *piece]]
    found = set(passages(text(a), text(b)))
    assert plain_runs(a, b) <= found
    assert all(a[i : i + n] == b[j : j + n] and n >= GRAM for i, j, n in found)


def test_case_apostrophes_and_punctuation_do_not_matter() -> None:
    first = "The harbour master’s boat, which hadn't left the quay since May, sank on Tuesday night near Port Sallow."
    second = (
        "THE HARBOUR MASTERS BOAT -- which hadnt left the quay since May -- sank on Tuesday night, near Port Sallow"
    )
    ((a, b, length),) = passages(first, second)
    assert (a, b, length) == (0, 0, 18)


def test_a_text_has_the_same_fingerprints_in_every_batch() -> None:
    rng = random.Random(3)
    texts = [text(words(rng, count)) for count in (0, 1, 5, 6, 7, 13, 200)]
    together = fingerprint(texts)
    for alone, beside in zip((fingerprint([t])[0] for t in texts), together, strict=True):
        assert np.array_equal(alone.hashes, beside.hashes)
        assert np.array_equal(alone.words, beside.words)
        assert np.array_equal(alone.places, beside.places)


def test_short_and_empty_texts() -> None:
    assert [len(p.hashes) for p in fingerprint(["", "one two", "a b c d e f"])] == [0, 0, 1]
    assert fingerprint([]) == []
    assert pairs_sharing([]) == []
    assert list(near_duplicates([("a", "one two three four five six"), ("b", "one two three four five six")])) != []


def test_pairs_and_their_share() -> None:
    rng = random.Random(5)
    wire, other = words(rng, 100), words(rng, 80)
    pile = [
        ("wire", text(wire)),
        ("own", text(other)),
        ("cut", text(wire[:50])),
        ("mixed", text(wire[60:], other[:40])),
    ]
    found = {(near.a, near.b): near.containment for near in near_duplicates(pile)}
    assert found == {("wire", "cut"): 1.0, ("wire", "mixed"): 0.5, ("own", "mixed"): 0.5}
    assert [near.b for near in near_duplicates(pile, containment=0.9)] == ["cut"]


def test_a_text_that_many_print_costs_no_square_of_pairs() -> None:
    rng = random.Random(6)
    wire = text(words(rng, 60))
    pairs = pairs_sharing(fingerprint([wire] * (COMMON * 5)))
    assert len(pairs) == 2 * COMMON * 5 - 3
    assert {b for _, b, _ in pairs} == set(range(1, COMMON * 5))


def test_words_of_other_scripts() -> None:
    run = "правительство объявило в понедельник что порт города будет закрыт до конца года из за ремонта"
    assert passages(run, "вчера " + run) == ((0, 1, len(run.split())),)


def test_many_pairs_at_once_give_what_each_gives_alone() -> None:
    rng = random.Random(8)
    pieces = [words(rng, rng.randrange(5, 60)) for _ in range(12)]
    prints = fingerprint([text(*rng.sample(pieces, rng.randrange(0, 5))) for _ in range(40)])
    pairs = [(i, j) for i in range(40) for j in range(40) if i != j]
    together = shared_passages(prints, pairs)
    assert together == [shared_passages(prints, [pair])[0] for pair in pairs]
    assert shared_passages(prints, []) == []


@pytest.mark.parametrize("before", [0, 1, 70, 300])
def test_a_text_that_repeats_itself(before: int) -> None:
    rng = random.Random(9)
    a = words(rng, before) + ["ha"] * 200 + words(rng, 5)
    b = ["ha"] * 150 + words(rng, 20)
    found = passages(text(a), text(b))
    assert found
    assert all(a[i : i + n] == b[j : j + n] and n >= GRAM for i, j, n in found)
    assert max(n for _, _, n in found) == 150


@pytest.mark.parametrize("odd", ["a\0b", "\0", "𝔘𝔫𝔦 𝔠𝔬𝔡𝔢", "ß İ", "\ud800", "“quoted” – so", ""])
def test_odd_characters_change_nothing_for_their_neighbours(odd: str) -> None:
    rng = random.Random(10)
    run = text(words(rng, 30))
    plain, beside = fingerprint([run, run])[0], fingerprint([odd, run, odd])[1]
    assert np.array_equal(plain.hashes, beside.hashes)
    assert np.array_equal(plain.words, beside.words)


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("The cat, it's 12.", ["The", "cat", "it's", "12"]),
        ("", []),
        ("'' \0 …", []),
        ("Straße ﬁre İzmir ŉot x", ["Straße", "ﬁre", "İ", "zmir", "ŉot", "x"]),
        ("‘O’Brien’s’ 𝔸𝔹 9", ["O’Brien’s", "𝔸𝔹", "9"]),
        ("rock''n'’roll dogs' 'em '", ["rock''n'’roll", "dogs", "em"]),
    ],
)
def test_the_place_of_every_word_is_known(written: str, found: list[str]) -> None:
    begins, ends = places_of_words(written)
    assert [written[a:b] for a, b in zip(begins, ends, strict=True)] == found


@given(st.text(st.characters(codec="utf-8"), max_size=60))
def test_places_are_counted_as_words_are(written: str) -> None:
    begins, ends = places_of_words(written)
    assert len(begins) == len(ends) == len(fingerprint([written])[0].words)
    assert (begins < ends).all()
    assert all(written[a:b].strip() for a, b in zip(begins, ends, strict=True))


def test_long_words_are_told_apart_wherever_they_differ() -> None:
    word = "abcdefghijklmnopqrstuvwx"
    kinds = [word[:n] for n in range(1, 25)] + [f"{word[:n]}0{word[n + 1 :]}" for n in range(24)]
    kinds += [f"{word[:16]}{between}{word[16:]}" for between in ("y", "yy", "é", "éé")]
    kinds += [f"{word * 4}{word[n:]}" for n in range(24)]
    (prints,) = fingerprint([" ".join(kinds)])
    assert len(set(prints.words.tolist())) == len(set(kinds)) == len(prints.words)
