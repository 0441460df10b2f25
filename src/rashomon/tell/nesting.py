"""Which lines only tell again, or tell more exactly, what a better supported line tells: they stand under it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rashomon.model import Claim, Statement
from rashomon.tell.ranking import left_open, repeats
from rashomon.tell.words import content_words

_ALL_OF_IT = 0.6
_A_PART = 0.6


def told_under(statements: Sequence[Statement], claims: Mapping[str, Claim]) -> dict[str, str]:
    """Return the id of the line that each of the others stands under; most stand under none.

    A line stands under an earlier one that rests on all its reports, if it is the whole sentence of which the earlier
    one tells a part that more reports have, if it says nothing that the earlier one has not said, or if it is told of
    no other places and in good part with the same words. What stays open when it is read alone stands only under what
    is open as well or was told of all its places, where it is clear.

    Args:
        statements: In the order of their importance.
        claims: By id.
    """
    words = {s.id: content_words(s.text) for s in statements}
    of_claim: dict[str, list[Statement]] = {}
    of_sentence: dict[tuple[str, int], list[Statement]] = {}
    under: dict[str, str] = {}
    loose: set[str] = set()
    for statement in statements:
        shown = claims.get(statement.shown)
        if shown is None:
            continue
        place = shown.article, shown.sentence
        leaders = [s for s in of_claim.get(shown.id, ()) if _more(statement, s, words) or _part(statement, s, words)]
        leaders += [s for s in of_sentence.get(place, ()) if _again(statement, s, words)]
        if left_open(statement, shown):
            loose.add(statement.id)
            leaders = [s for s in leaders if s.id in loose or set(statement.claims) <= set(s.claims)]
        if leaders:
            under[statement.id] = max(leaders, key=lambda s: len(words[s.id] & words[statement.id])).id
            continue
        for name in statement.claims:
            of_claim.setdefault(name, []).append(statement)
            if name in claims:
                of_sentence.setdefault((claims[name].article, claims[name].sentence), []).append(statement)
    return under


def _more(statement: Statement, leader: Statement, words: Mapping[str, frozenset[str]]) -> bool:
    """Tell whether a line tells all that a leading one tells, of whose claims its own is one."""
    said, own = words[leader.id], words[statement.id]
    enough = bool(said) and len(said & own) >= _ALL_OF_IT * len(said)
    return enough and set(statement.articles) <= set(leader.articles)


def _part(statement: Statement, leader: Statement, words: Mapping[str, frozenset[str]]) -> bool:
    """Tell whether a line tells in other words a part of what the same places are told for in a leading line."""
    own = words[statement.id]
    same = set(statement.claims) <= set(leader.claims) and set(statement.articles) <= set(leader.articles)
    return bool(own) and same and len(own & words[leader.id]) >= _A_PART * len(own)


def _again(statement: Statement, leader: Statement, words: Mapping[str, frozenset[str]]) -> bool:
    """Tell whether a line says only what a leading one, told from the same sentence, has said."""
    own = words[statement.id]
    return bool(own) and set(statement.articles) <= set(leader.articles) and repeats(own, words[leader.id])


def lines_of(
    group: Sequence[Statement], statements: Sequence[Statement], under: Mapping[str, str]
) -> list[tuple[Statement, bool]]:
    """Return the lines of a part of the account, each followed by those that stand under it, marked True.

    Args:
        group: The statements of that part.
        statements: All statements.
        under: What stands under what, by id.
    """
    below: dict[str, list[Statement]] = {}
    for statement in statements:
        if statement.id in under:
            below.setdefault(under[statement.id], []).append(statement)
    return [
        line
        for leader in group
        if leader.id not in under
        for line in ((leader, False), *((s, True) for s in below.get(leader.id, ())))
    ]
