from __future__ import annotations

from dataclasses import replace

import pytest

from rashomon.model import Account, Claim, Conflict, Side, Span
from rashomon.tell import build_account
from rashomon.tell.labels import Labels
from rashomon.tell.view import HEADINGS, conflict_view, statement_view
from tests.tell.harbour import harbour


@pytest.fixture(scope="module")
def account() -> Account:
    return build_account(harbour())


def test_passages_inside_one_another_are_shown_once_and_all_are_counted(account: Account) -> None:
    statement = max(account.statements, key=lambda s: len(s.claims))
    outer: Claim = next(c for c in account.claims if c.id == statement.claims[0])
    part = replace(outer, id="clm-part", span=Span(outer.article, outer.span.start + 4, outer.span.end))
    after = Span(outer.article, outer.span.end, outer.span.end + 9)
    elsewhere = replace(part, id="clm-else", span=after, text="It says more.")
    again = replace(part, id="clm-again", span=after)
    for order in ((part.id, *statement.claims), (*statement.claims, part.id)):
        told = replace(statement, claims=(*order, elsewhere.id, again.id))
        labels = Labels(
            replace(
                account,
                claims=(*account.claims, part, elsewhere, again),
                statements=tuple(told if s is statement else s for s in account.statements),
            )
        )
        view = statement_view(told, labels)
        shown = [p.claim for p in view.passages]
        assert [p for some in view.by_report for p in some] == list(view.passages)
        assert len(view.by_report) == len({p.report for p in view.passages})
        assert set(shown) == {*statement.claims, elsewhere.id}
        assert len(shown) == len(set(shown))


def test_one_word_with_several_days_is_one_note(account: Account) -> None:
    labels = Labels(account)
    for statement in account.statements:
        dates = statement_view(statement, labels).dates
        assert len({d.partition("”")[0] for d in dates}) == len(dates)


def test_whole_sentences_against_one_another_are_told_once(account: Account) -> None:
    labels = Labels(account)
    known: Conflict = account.conflicts[0]
    claims = [labels.claims[side.claims[0]] for side in known.sides]
    inside = [c.span.of(labels.articles[c.article].text) for c in claims]
    long = replace(
        known,
        explanation=" ".join(inside) * 3,
        sides=tuple(Side(t, (c.id,), s.origins) for t, c, s in zip(inside, claims, known.sides, strict=True)),
    )
    view = conflict_view(long, labels)
    assert view.heading == HEADINGS[known.relation]
    for side, text in zip(view.sides, inside, strict=True):
        assert side.told == (len(text) > 60)
        assert side.passages[0].stress is None
    assert conflict_view(known, labels).heading == known.explanation
    assert not any(side.told for side in conflict_view(known, labels).sides)
