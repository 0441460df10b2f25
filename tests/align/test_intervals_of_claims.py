from __future__ import annotations

import pytest

from rashomon.align.compare import Voices, compare
from rashomon.align.facts import FactReader, Facts, Names
from rashomon.evaluation.small_cases import read_texts
from rashomon.model import Span


def _facts(*texts: str) -> list[Facts]:
    found = []
    for one in read_texts(texts):
        article = one.reading.article
        reader = FactReader({article.id: one.reading}, Names(one.entities))
        found.append(reader.of_span(Span(article.id, 0, len(article.text))))
    return found


def _features(claim: str, passage: str) -> dict[str, float]:
    first, second = _facts(claim, passage)
    return compare(first, second, Voices(0.8, 0.8), {}).features()


@pytest.mark.parametrize(
    ("claim", "passage", "feature"),
    [
        ("Five guards left the plant.", "Three guards left the plant.", "numbers conflict"),
        ("The court ruled in October.", "The court ruled in August.", "times conflict"),
        ("Granny Pryce sued the lawyer.", "The lawyer sued Granny Pryce.", "swapped"),
        ("Marta Silva praised Juan Roca.", "Juan Roca praised Marta Silva.", "swapped"),
        ("The guard was not armed.", "The guard was armed.", "polarity"),
        ("No deputy opposed the law.", "A deputy opposed the law.", "polarity"),
        ("The ministry raised the tax.", "The ministry lowered the tax.", "opposites"),
        ("Lena Ortiz has signed the treaty.", "Lena Ortiz plans to sign the treaty.", "surer"),
        ("Lena Ortiz admitted the error.", "Lena Ortiz described the error.", "owned up"),
        ("The mayor of Lyon resigned.", "The mayor of Bordeaux resigned.", "names other"),
    ],
)
def test_one_wrong_detail_is_seen(claim: str, passage: str, feature: str) -> None:
    assert _features(claim, passage)[feature] > 0


@pytest.mark.parametrize(
    ("claim", "passage"),
    [
        ("Dozens of guards left the plant.", "37 guards left the plant."),
        ("The plant was sold for at least 40 million dollars.", "The plant was sold for $43 million."),
        ("The lawyer was sued by Granny Pryce.", "Granny Pryce sued the lawyer."),
        ("The guard was not armed.", "The guard was never armed."),
        ("The U.S. Senate passed it.", "It passed the United States Senate."),
    ],
)
def test_what_agrees_is_not_held_apart(claim: str, passage: str) -> None:
    features = _features(claim, passage)
    assert not any(
        features[name] for name in ("numbers conflict", "times conflict", "swapped", "polarity", "names other")
    )


@pytest.mark.parametrize(
    ("passage", "absent"),
    [("She paid $10,977.74 at the shop.", 0.0), ("She paid $21,000 at the shop.", 1.0)],
)
def test_a_sum_of_about_the_size_answers_a_vague_one_of_another_thing(passage: str, absent: float) -> None:
    features = _features("Over $10,000 of campaign money went to the shop.", passage)
    assert features["numbers absent"] + features["numbers conflict"] == absent
