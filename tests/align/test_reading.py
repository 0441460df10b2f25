from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from rashomon.align.cores import Core
from rashomon.align.facts import FactReader, Names, by_article
from rashomon.align.reading import SAID_FROM, Likely, Reader, together, worth_reading
from tests.align.reports import aligned


class Model:
    """An entailment model that gives what it was told, and notes what it read."""

    def __init__(self, *entailed: tuple[str, str]) -> None:
        self.entailed = set(entailed)
        self.read: list[tuple[str, str]] = []

    def judge(self, pairs: Sequence[tuple[str, str]]) -> NDArray[np.float32]:
        self.read.extend(pairs)
        return np.array([[0.95, 0.0, 0.05] if p in self.entailed else [0.02, 0.03, 0.95] for p in pairs], np.float32)


@functools.cache
def _cores() -> tuple[Core, Core]:
    _, readings = aligned("Mayor Ilse Brandt opened the bridge.", "Brandt, the mayor, inaugurated the new bridge.")
    reader = FactReader(by_article(readings), Names(()))
    first, second = (reading.claims[0] for reading in readings)
    return Core(first, None, reader.of_claim(first), 0), Core(second, None, reader.of_claim(second), 1)


def likely(
    compared: float = 0.4, *, cosine: float = 0.7, free: bool = False, predicated: float = 0.5, copied: bool = False
) -> Likely:
    core, told = _cores()
    return Likely(core, told, compared, cosine, free, predicated, copied)


def test_what_the_model_reads_out_of_a_report_counts_as_said_there() -> None:
    core, told = _cores()
    forth, back = (told.text, core.text), (core.text, told.text)
    assert Reader(Model(forth, back)).shares([likely()])[0] >= SAID_FROM
    assert Reader(Model()).shares([likely()])[0] < SAID_FROM


def test_what_is_read_both_ways_is_likelier_than_what_is_read_one_way() -> None:
    assert together(0.3, 0.9, 0.9) > together(0.3, 0.9, 0.02)
    assert together(0.3, 0.9, 0.02) > together(0.3, 0.05, 0.02)


def test_the_other_direction_is_read_only_where_the_first_leaves_it_open() -> None:
    core, told = _cores()
    model = Model((told.text, core.text))
    Reader(model).shares([likely(0.75)])
    assert model.read == [(told.text, core.text)]


def test_on_the_same_subject_nothing_is_said_of_which_there_is_no_word() -> None:
    assert Reader(Model()).shares([likely(0.7, predicated=0.0)]) == [0.0]
    core, told = _cores()
    assert Reader(Model((told.text, core.text))).shares([likely(0.7, predicated=0.0)])[0] >= SAID_FROM


@pytest.mark.parametrize("most", [0, 1])
def test_beyond_its_time_the_comparison_decides_alone_and_only_where_the_verb_is_there(most: int) -> None:
    model = Model()
    wanted = [likely(0.2), likely(0.78), likely(0.78, free=True)]
    shares = Reader(model, most=most).shares(wanted)
    assert len(model.read) == most
    assert shares[1] >= SAID_FROM
    assert shares[2] == 0.0


@pytest.mark.parametrize(
    "far",
    [likely(0.1, cosine=0.4), likely(0.1, cosine=0.4, free=True), likely(0.25, cosine=0.55, predicated=0.0)],
)
def test_what_is_far_from_saying_it_is_not_read(far: Likely) -> None:
    model = Model()
    assert Reader(model).shares([far])[0] < SAID_FROM
    assert not model.read
    near = [replace(far, compared=0.4), replace(far, cosine=0.8, predicated=0.5)]
    Reader(model).shares(near)
    assert len(model.read) >= len(near)


def test_the_other_direction_is_not_read_where_it_could_hardly_decide() -> None:
    model = Model()
    core, told = _cores()
    Reader(model).shares([likely(0.2)])  # only a way back without any doubt would make it likely
    Reader(model).shares([likely(0.7, predicated=0.0)])  # and here nothing would
    assert model.read == [(told.text, core.text)] * 2


def test_copies_and_the_same_words_are_not_read() -> None:
    model = Model()
    shares = Reader(model).shares([likely(0.95, copied=True), likely(0.95, cosine=1.0)])
    assert not model.read
    assert min(shares) >= SAID_FROM


def test_of_articles_of_different_events_only_the_likeliest_pairs_are_read() -> None:
    model = Model()
    strange = [replace(likely(0.2 + number / 100), akin=False) for number in range(4)]
    akin = [likely(0.15), likely(0.95, copied=True), likely(0.16)]
    assert worth_reading([*strange, *akin], of_strangers=2) == [4, 6, 2, 3]
    Reader(model).shares(strange)
    assert len(model.read) == 4
