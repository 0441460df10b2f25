from __future__ import annotations

from pathlib import Path
from types import ModuleType

import pytest

from rashomon import pipeline, taking_in
from rashomon.model import Article, CleanArticle
from rashomon.pipeline import BuildSettings, build_case
from tests.whole.conftest import EXAMPLES


def breaks_on(name: str, work: object) -> object:
    def broken(article: Article, *rest: object) -> object:
        if name in article.path:
            raise IndexError("this article breaks the step")
        return work(article, *rest)  # type: ignore[operator]

    return broken


@pytest.mark.parametrize(
    ("step", "module", "function"),
    [("clean", taking_in, "clean_article"), ("mark", pipeline, "find_times"), ("claim", pipeline, "_claims")],
)
def test_an_article_that_breaks_a_step_is_told_of_and_the_others_go_on(
    monkeypatch: pytest.MonkeyPatch, step: str, module: ModuleType, function: str
) -> None:
    monkeypatch.setattr(module, function, breaks_on("03-northgate", getattr(module, function)))
    account = build_case([str(EXAMPLES)]).account
    (rejected,) = account.rejected
    assert (Path(rejected.path).name, rejected.step) == ("03-northgate-post.txt", step)
    assert "IndexError" in rejected.reason
    assert len(account.articles) == (6 if step == "claim" else 5)
    assert account.statements
    with pytest.raises(IndexError):
        build_case([str(EXAMPLES)], settings=BuildSettings(strict=True))


def test_nothing_of_the_examples_is_rejected() -> None:
    case = build_case([str(EXAMPLES)], settings=BuildSettings(strict=True))
    assert case.account.rejected == ()
    assert all(isinstance(r.clean, CleanArticle) and r.claims for r in case.readings)


def test_the_seeds_go_through_without_a_rejection(shared: Path) -> None:
    assert build_case([str(shared / "seeds")], settings=BuildSettings(strict=True)).account.rejected == ()
