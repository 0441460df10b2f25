"""The timeline: one entry a happening, dated only where its own words say when."""

from __future__ import annotations

import bisect
import datetime
from collections.abc import Sequence

from rashomon.model import Conflict, Entity, Reading, Statement, TimelineEntry
from rashomon.tell.dates import days_of
from rashomon.tell.excerpt import naming
from rashomon.tell.happening import Happening, alike, inner_happenings, own_happenings, sayings
from rashomon.tell.ranking import FOREGROUND
from rashomon.tell.words import content_words, shared_run

_A_MONTH = datetime.timedelta(days=31)
_PARTLY = 0.35
_TELLING_RUN = 3  # content words side by side in both ("comprehensive strategic partnership")
_STORY_REACH = datetime.timedelta(days=31)


def build_timeline(
    statements: Sequence[Statement],
    readings: Sequence[Reading],
    conflicts: Sequence[Conflict],
    entities: Sequence[Entity] = (),
) -> tuple[TimelineEntry, ...]:
    """Return the dated happenings in the order of time.

    Args:
        statements: Ranked, the most important first; of two that tell one happening the first is kept.
        readings: The articles they come from.
        conflicts: What replaced what.
        entities: Who is meant by the pronouns.
    """
    claims = {c.id: (c, r) for r in readings for c in r.claims}
    own = [h for s in statements for h in own_happenings(s, claims)]
    who = naming(readings, entities)
    inner = inner_happenings(statements, readings, who)
    said = [h for s in statements for h in sayings(s, claims, own, who)]
    names = _names(entities)
    kept: list[Happening] = []
    by_day: dict[datetime.date, list[Happening]] = {}
    for happening in (*own, *inner, *said):
        same_day = by_day.setdefault(happening.dated.low, [])
        again = next((other for other in same_day if _same(happening, other, names)), None)
        if again is None:
            same_day.append(happening)
            kept.append(happening)
        elif again.status == "alleged" and happening.status == "happened":
            same_day[same_day.index(again)] = kept[kept.index(again)] = happening
    kept = _without_vaguer(_without_overtaken(kept, conflicts), names)
    kept.sort(key=_order)
    return tuple(TimelineEntry(h.dated.edtf, h.text, h.statement.id, h.status) for h in kept)


def _order(happening: Happening) -> tuple[datetime.date, datetime.date, float, str]:
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


def _names(entities: Sequence[Entity]) -> frozenset[str]:
    """Return the words of names: that two lines share them says who is in both, not that both tell one happening."""
    return frozenset(word for e in entities for name in (e.name, *e.aliases) for word in _capitals(name))


def _capitals(text: str) -> frozenset[str]:
    return frozenset(w for word in text.split() if word[:1].isupper() for w in content_words(word))


def _same(a: Happening, b: Happening, names: frozenset[str]) -> bool:
    """Whether two statements dated alike tell one happening."""
    if a.dated.low != b.dated.low or a.dated.high != b.dated.high:
        return False
    if _told_alike(a, b, names) or (a.speaker == b.speaker != ""):
        return True
    common = len(a.words & b.words) >= _PARTLY * min(len(a.words), len(b.words))
    return common and shared_run(a.text, b.text) >= _TELLING_RUN


def _told_alike(a: Happening, b: Happening, names: frozenset[str]) -> bool:
    """Whether two lines tell one happening: not where they share who was there and little of what was done."""
    if not alike(a.words, b.words):
        return False
    first, second = _capitals(a.text) & names, _capitals(b.text) & names
    if first and second and not first & second:
        return False  # a bag found in Marrow and a bag found in Eldhaven
    first, second = a.words - names, b.words - names
    if not first or not second or alike(first, second) or a.deed == b.deed != "":
        return True
    others = a.who != b.who and "" not in (a.who, b.who)
    other_deeds = not first & second and "" not in (a.deed, b.deed)
    return not others and not other_deeds and bool(a.speaker) == bool(b.speaker)


def _without_vaguer(kept: list[Happening], names: frozenset[str]) -> list[Happening]:
    """Take out what is told again with its exact day ("resigned last year" beside "resigned in November")."""
    exact = sorted((h for h in kept if h.dated.high - h.dated.low < _A_MONTH), key=lambda h: h.dated.low)
    starts = [h.dated.low for h in exact]
    result = []
    for happening in kept:
        dated = happening.dated
        inside = exact[bisect.bisect_left(starts, dated.low) : bisect.bisect_right(starts, dated.high)]
        closer = (
            o for o in inside if o.dated.high <= dated.high and o.dated.high - o.dated.low < dated.high - dated.low
        )
        if not any(_told_alike(happening, other, names) for other in closer):
            result.append(happening)
    return result


def _without_overtaken(kept: list[Happening], conflicts: Sequence[Conflict]) -> list[Happening]:
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
                if (
                    earlier
                    and earlier.status == "planned"
                    and any(h.statement.id != earlier.statement.id and h.dated.low == earlier.dated.low for h in later)
                ):
                    gone.add(earlier.statement.id)
    return [h for h in kept if h.statement.id not in gone]
