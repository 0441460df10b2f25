"""The timeline: one entry a happening, dated only where its own words say when."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rashomon.model import Claim, Conflict, Reading, Statement, TimelineEntry
from rashomon.model.world import EventStatus
from rashomon.tell.chains import denied, outer_links
from rashomon.tell.dates import days_of
from rashomon.tell.dating import Dated, happening_date, saying_date
from rashomon.tell.ranking import FOREGROUND
from rashomon.tell.words import content_words, lemmas, lexicon

_SAME_HAPPENING = 0.6
_STORY_REACH = datetime.timedelta(days=31)


@dataclass(frozen=True, slots=True)
class _Happening:
    """A statement with its date, before repeats are taken out."""

    statement: Statement
    dated: Dated
    status: EventStatus
    text: str
    words: frozenset[str]


def build_timeline(
    statements: Sequence[Statement], readings: Sequence[Reading], conflicts: Sequence[Conflict]
) -> tuple[TimelineEntry, ...]:
    """Return the dated happenings in the order of time.

    Args:
        statements: Ranked, the most important first; of two that tell one happening the first is kept.
        readings: The articles they come from.
        conflicts: What replaced what.
    """
    claims = {c.id: (c, r) for r in readings for c in r.claims}
    found = [h for s in statements if (h := _happening(s, claims)) is not None]
    kept: list[_Happening] = []
    by_day: dict[datetime.date, list[_Happening]] = {}
    for happening in found:
        same_day = by_day.setdefault(happening.dated.low, [])
        if not any(_same(happening, other) for other in same_day):
            same_day.append(happening)
            kept.append(happening)
    kept = _without_overtaken(kept, conflicts)
    kept.sort(key=_order)
    return tuple(TimelineEntry(h.dated.edtf, h.text, h.statement.id, h.status) for h in kept)


def _order(happening: _Happening) -> tuple[datetime.date, datetime.date, float, str]:
    """Sort by the first day; a day that is only known to lie in a stretch stands at the stretch's end."""
    dated = happening.dated
    first = dated.high if dated.edtf.startswith("[") else dated.low
    return first, dated.high, -happening.statement.importance, happening.statement.id


def story_days(
    timeline: Sequence[TimelineEntry], statements: Sequence[Statement], readings: Sequence[Reading]
) -> tuple[str | None, str | None]:
    """Return the first and last date of the story's own happenings.

    Falls back on the publication dates only as far as to keep old background out; unknown is None.
    """
    importance = {s.id: s.importance for s in statements}
    published = sorted(d for r in readings if r.clean.published and (d := days_of(r.clean.published.date)))
    middle = published[len(published) // 2][0] if published else None
    dated = [(entry, days) for entry in timeline if (days := days_of(entry.date)) is not None]
    for wanted in (("happened", "alleged"), ("planned",)):
        inside = [
            (days, entry.date)
            for entry, days in dated
            if entry.status in wanted
            and importance.get(entry.statement, 0.0) >= FOREGROUND
            and (days[1] - days[0]) <= _STORY_REACH
            and (middle is None or abs(days[0] - middle) <= _STORY_REACH)
        ]
        exact = [item for item in inside if item[0][0] == item[0][1]]
        exact = exact or [item for item in inside if "[" not in item[1]]
        if exact:
            return min(exact)[1], max(exact, key=lambda item: (item[0][1], item[0][0]))[1]
    return None, None


def _happening(statement: Statement, claims: Mapping[str, tuple[Claim, Reading]]) -> _Happening | None:
    """Return the statement with the day it happened, else with the day somebody said it, else None.

    The entry's words are those of a claim that has the day: wordings joined with it may tell more than that day's.
    """
    told = [(c, r) for c, r in (claims[i] for i in statement.claims if i in claims) if _real(c)]
    found = [(c, d) for c, r in told if (d := happening_date(c, r)) is not None]
    spoken = not found
    if spoken:
        found = [(c, d) for c, r in told if (d := saying_date(c, r)) is not None]
    if not found:
        return None
    best = _best_date(_votes(found))
    agreeing = [c for c, d in found if best.low <= d.low and d.high <= best.high]
    claim = next((c for c in agreeing if c.id == statement.shown), agreeing[0])
    text = _saying(claim, claim.text) if spoken else claim.text
    status = "happened" if spoken else _status(statement, told, best)
    return _Happening(statement, best, status, text, content_words(text))


def _real(claim: Claim) -> bool:
    return claim.factuality.time != "hypothetical"


def _votes(
    found: Iterable[tuple[Claim, Dated]],
) -> dict[tuple[datetime.date, datetime.date], list[tuple[str, Dated]]]:
    votes: dict[tuple[datetime.date, datetime.date], list[tuple[str, Dated]]] = {}
    for claim, dated in found:
        votes.setdefault((dated.low, dated.high), []).append((claim.article, dated))
    return votes


def _saying(claim: Claim, text: str) -> str:
    """Return what was said, with who said it: the saying is what the date is about."""
    link = outer_links(claim)[0]
    forms = lemmas(link.cue)
    verb = "denied" if forms & lexicon("denying") else "said" if forms & lexicon("neutral") else f"(“{link.cue}”)"
    return f"{link.source[:1].upper()}{link.source[1:]} {verb}: {text}"


def _best_date(votes: Mapping[tuple[datetime.date, datetime.date], list[tuple[str, Dated]]]) -> Dated:
    """Return the date most articles agree with, a vaguer one counting for each exact one inside it."""

    def agreeing(key: tuple[datetime.date, datetime.date]) -> int:
        low, high = key
        return len({a for (first, last), told in votes.items() if first <= low and high <= last for a, _ in told})

    best = min(votes, key=lambda key: (-agreeing(key), key[1] - key[0], key[0]))
    return votes[best][0][1]


def _status(statement: Statement, told: Sequence[tuple[Claim, Reading]], dated: Dated) -> EventStatus:
    """Return how the statement is told: by the most committed of its claims."""
    claims = [c for c, _ in told]
    negative = [c for c in claims if c.factuality.polarity == "negative" or denied(c)]
    if len(negative) * 2 > len(claims):
        return "denied"
    done = [c for c, r in told if c not in negative and c.factuality.time != "future" and not _ahead(dated, r)]
    sure = [c for c in done if c.factuality.certainty == "certain"]
    if not done:
        return "planned"
    if any(not outer_links(c) for c in sure) or (sure and len(statement.origins) > 1):
        return "happened"
    return "alleged"


def _ahead(dated: Dated, reading: Reading) -> bool:
    """Whether the date lay ahead when the report was published, so that it can only have been planned."""
    published = days_of(reading.clean.published.date) if reading.clean.published else None
    return published is not None and dated.low > published[1]


def _same(a: _Happening, b: _Happening) -> bool:
    """Whether two statements dated alike tell one happening."""
    if a.dated.low != b.dated.low or a.dated.high != b.dated.high:
        return False
    smaller = min(len(a.words), len(b.words))
    return smaller > 0 and len(a.words & b.words) >= _SAME_HAPPENING * smaller


def _without_overtaken(kept: list[_Happening], conflicts: Sequence[Conflict]) -> list[_Happening]:
    """Take out a plan where what came of it stands on the same day."""
    by_claim = {claim: h for h in kept for claim in h.statement.claims}
    gone: set[str] = set()
    for conflict in conflicts:
        if conflict.relation != "superseded" or len(conflict.sides) < 2:
            continue
        later = [by_claim[c] for c in conflict.sides[0].claims if c in by_claim]
        for side in conflict.sides[1:]:
            for claim in side.claims:
                earlier = by_claim.get(claim)
                if earlier and earlier.status == "planned" and any(
                    h.statement.id != earlier.statement.id and h.dated.low == earlier.dated.low for h in later
                ):
                    gone.add(earlier.statement.id)
    return [h for h in kept if h.statement.id not in gone]
