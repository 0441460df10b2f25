"""Groups of claims made into statements: their wording, support, standing and weight."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from rashomon.align.cores import SharedCore
from rashomon.align.facts import Facts
from rashomon.align.reading import SAID_FROM, SAID_PLAINLY
from rashomon.align.request import OriginsBehind
from rashomon.align.words import fold
from rashomon.model import Claim, Conflict, Reading, Statement, content_id
from rashomon.model.align import Draft, StatementStatus

_STANDING = {"main": 1.0, "coordinate": 0.8, "complement": 0.8, "relative": 0.4, "adverbial": 0.3, "participle": 0.2}
_MOST_DETAILS = 5
_NOT_THE_MATTER = ("name", "role", "wording")
"""A misspelt name or a wrong title does not make what is told of the person disputed."""
_LONGEST_GOOD = 45
_SHORT_VALUE = 6  # words; a longer value of a conflict is a clause, not a detail in one


@dataclass(frozen=True, slots=True)
class Grouping:
    """What statements are made from.

    Attributes:
        groups: Claim ids, group by group.
        claims, facts: By claim id.
        readings: By article id.
        said: How likely the second claim says what the first says, by (id, id).
        apart: Pairs of claims that must not stand behind one statement, in both orders.
    """

    groups: tuple[tuple[str, ...], ...]
    claims: Mapping[str, Claim]
    facts: Mapping[str, Facts]
    readings: Mapping[str, Reading]
    said: Mapping[tuple[str, str], float]
    apart: frozenset[tuple[str, str]]


def whole_claims(grouping: Grouping) -> tuple[Draft, ...]:
    """Return one statement a group, in the words of one of its claims."""
    followers: dict[str, list[tuple[float, str]]] = {}
    for (inner, outer), share in grouping.said.items():
        if share >= SAID_FROM:
            followers.setdefault(inner, []).append((share, outer))
    return tuple(_whole(group, followers, grouping) for group in grouping.groups)


def _whole(group: Sequence[str], followers: Mapping[str, Sequence[tuple[float, str]]], grouping: Grouping) -> Draft:
    own = sorted((grouping.claims[c] for c in group), key=_place)
    headlines = all(_zone(c, grouping.readings) == "headline" for c in own)  # they sum up what the text tells
    behind = {c.id: [] if headlines else _supporters(c, group, followers.get(c.id, ()), grouping) for c in own}
    shown = max(own, key=lambda c: (_articles((*own, *behind[c.id])), _fitness(c, group, grouping), c.id))
    more = behind[shown.id]
    claims = sorted((*own, *more), key=_place)
    return _draft(content_id("st", own[0].id), shown.text, shown, claims, whole=True)


def _articles(claims: Sequence[Claim]) -> int:
    return len({claim.article for claim in claims})


def parts_of_claims(cores: Sequence[SharedCore], grouping: Grouping) -> tuple[Draft, ...]:
    """Return one statement for each core that several articles have in common."""
    made = []
    for shared in cores:
        base = shared.core.claim
        claims = sorted((base, *(grouping.claims[c] for c in shared.others)), key=_place)
        name = content_id("st", base.id, shared.core.text)
        made.append(_draft(name, shared.core.text, base, claims, whole=False))
    return tuple(made)


def _draft(name: str, text: str, shown: Claim, claims: Sequence[Claim], *, whole: bool) -> Draft:
    names, articles = tuple(c.id for c in claims), tuple(sorted({c.article for c in claims}))
    return Draft(name, text, shown.id, names, articles, names, whole)


def with_support(
    draft: Draft, claims: Mapping[str, Claim], readings: Mapping[str, Reading], behind: OriginsBehind
) -> Statement:
    """Return a statement with the origins behind it counted; whether it is disputed is not decided here.

    Args:
        draft: The statement.
        claims: All of the case, by id.
        readings: All of them, by article id.
        behind: Which origins stand behind claims.
    """
    own = [claims[c] for c in draft.claims]
    origins = behind(own)
    status: StatementStatus = "corroborated" if len(origins) >= 2 else "single-source"
    weight = round(_importance(own, len(origins), readings), 4)
    return Statement(draft.id, draft.text, draft.shown, draft.claims, draft.articles, origins, status, weight)


def _place(claim: Claim) -> tuple[str, int, str]:
    return claim.article, claim.span.start, claim.id


def _supporters(
    shown: Claim, group: Sequence[str], followers: Sequence[tuple[float, str]], grouping: Grouping
) -> list[Claim]:
    """Return claims of other articles that say what is shown, and more: the likeliest of each that has none yet.

    A long sentence states several things; it stands behind each of them, though it is the wording of one only. What
    an article says a second time counts where it says it plainly.
    """
    taken = {shown.article, *(grouping.claims[c].article for c in group)}
    found = []
    for share, outer in sorted(followers, key=lambda item: (-item[0], item[1])):
        claim = grouping.claims[outer]
        again = share >= SAID_PLAINLY and claim.article != shown.article and outer not in group
        if (again or claim.article not in taken) and not any((c, outer) in grouping.apart for c in group):
            taken.add(claim.article)
            found.append(claim)
    return found


def _fitness(claim: Claim, group: Sequence[str], grouping: Grouping) -> float:
    """Return how well a claim's wording stands for its group: agreed upon, complete, able to stand alone."""
    others = [o for o in group if o != claim.id]
    agreed = sum(_agreement(claim.id, o, grouping) for o in others) / len(others) if others else 0.0
    facts = grouping.facts[claim.id]
    details = len({n.key for n in facts.names}) + len(facts.quantities) + len(facts.times)
    zone = _zone(claim, grouping.readings)
    length = len(claim.text.split())
    return (
        agreed
        + 0.2 * min(details, _MOST_DETAILS)
        + _STANDING.get(claim.kind, 0.0)
        - (0.8 if zone != "body" else 0.0)
        - (0.5 if length > _LONGEST_GOOD else 0.0)
        - (0.4 if length < 4 else 0.0)
    )


def _agreement(a: str, b: str, grouping: Grouping) -> float:
    return grouping.said.get((a, b), 0.0)


def _zone(claim: Claim, readings: Mapping[str, Reading]) -> str:
    sentences = readings[claim.article].marks.parse.sentences
    return sentences[claim.sentence].zone if 0 <= claim.sentence < len(sentences) else "body"


def _importance(claims: Sequence[Claim], origins: int, readings: Mapping[str, Reading]) -> float:
    """Return 0..1: told by many origins, early in the reports, in full clauses."""
    articles = max(1, len(readings))
    support = min(1.0, origins / min(articles, 4))
    early = max(_earliness(c, readings) for c in claims)
    standing = max(_STANDING.get(c.kind, 0.0) for c in claims)
    return 0.5 * support + 0.35 * early + 0.15 * standing


def _earliness(claim: Claim, readings: Mapping[str, Reading]) -> float:
    count = len(readings[claim.article].marks.parse.sentences)
    return 1.0 - claim.sentence / count if count else 0.0


def with_status(
    statements: Sequence[Statement], conflicts: Sequence[Conflict], claims: Mapping[str, Claim]
) -> tuple[Statement, ...]:
    """Return the statements with those that are in a conflict marked disputed, those replaced marked superseded.

    A statement is disputed only if it tells the detail that the reports differ on: one on another part of the same
    sentence is not. Nor is a part superseded that was told of the present beside something expected: "President Xi
    will arrive" is, that he is the president is not.
    """
    disputed: dict[str, list[frozenset[str]]] = {}
    replaced: set[str] = set()
    for conflict in conflicts:
        if conflict.kind in _NOT_THE_MATTER:
            continue
        if conflict.relation == "conflict":
            for side in conflict.sides:
                words = fold(side.value)
                for claim in side.claims:
                    disputed.setdefault(claim, []).append(words if len(words) <= _SHORT_VALUE else frozenset())
        elif conflict.relation == "superseded":
            replaced.update(c for side in conflict.sides[1:] for c in side.claims)
    return tuple(_marked(s, disputed, set() if _of_the_present(s, claims) else replaced) for s in statements)


def _of_the_present(statement: Statement, claims: Mapping[str, Claim]) -> bool:
    """Tell whether a statement is the part of an expectation that is no expectation itself."""
    shown = claims.get(statement.shown)
    parts = [part for part in shown.propositions if part.text == statement.text] if shown is not None else []
    return bool(parts) and shown is not None and shown.text != statement.text and not any(p.ahead for p in parts)


def _marked(statement: Statement, disputed: Mapping[str, Sequence[frozenset[str]]], replaced: set[str]) -> Statement:
    told = fold(statement.text)
    if any(words <= told for claim in statement.claims for words in disputed.get(claim, ())):
        return replace(statement, status="disputed")
    if statement.shown in replaced or 2 * len(replaced.intersection(statement.claims)) >= len(statement.claims):
        return replace(statement, status="superseded")
    return statement
