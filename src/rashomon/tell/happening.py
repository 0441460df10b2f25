"""What has a day of its own: the happenings that a statement tells of, and when somebody said it."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rashomon.model import Claim, Reading, Statement, Token
from rashomon.model.world import EventStatus
from rashomon.tell.chains import denied, outer_links
from rashomon.tell.dates import days_of, names_a_date
from rashomon.tell.dating import (
    Dated,
    InnerDate,
    act_on_a_thing,
    happening_date,
    inner_dates,
    root_of,
    saying_date,
    sentence_tokens,
)
from rashomon.tell.excerpt import Naming, excerpt
from rashomon.tell.governing import VERBAL
from rashomon.tell.more_days import more_days
from rashomon.tell.words import content_words, lemmas, lexicon

_SAME_HAPPENING = 0.6
_TELLING = 3
_FIRST_PERSON = frozenset({"i", "we", "my", "our", "i'm", "we're", "we've", "i've", "i’m", "we’re", "we’ve", "i’ve"})
_RECENT = datetime.timedelta(days=45)
_REPORTED_WITHIN = datetime.timedelta(days=7)
_SO = frozenset({"xcomp", "acomp", "oprd", "attr", "ccomp"})
_LONGER_THAN_A_SEASON = datetime.timedelta(days=200)


@dataclass(frozen=True, slots=True)
class Happening:
    """A statement with a date, before repeats are taken out.

    Attributes:
        speaker: Whose saying it is that has the date, "" if it is a happening.
        who: The id of who did it, "" where that is not known.
        deed: What was done, the lemma of the predicate, "" where that is not known.
    """

    statement: Statement
    dated: Dated
    status: EventStatus
    text: str
    words: frozenset[str]
    speaker: str = ""
    who: str = ""
    deed: str = ""


def own_happenings(statement: Statement, claims: Mapping[str, tuple[Claim, Reading]]) -> list[Happening]:
    """Return the statement's own happenings, one a date; a date told otherwise for the same words is left out.

    The words are those of a claim that has the day: wordings joined with it may tell more than that day's.
    """
    told = _told(statement, claims)
    left = [(c, d) for c, r in told if (d := happening_date(c, r)) is not None and not _vague(d, r)]
    found: list[Happening] = []
    while left:
        best = _best_date(_votes(left))
        agreeing = [c for c, d in left if best.low <= d.low and d.high <= best.high]
        claim = next((c for c in agreeing if c.id == statement.shown), agreeing[0])
        words = telling_words(claim.text)
        if not any(alike(words, h.words) for h in found):
            group = [(c, r) for c, r in told if not found or c in agreeing]
            status = _status(statement, group, best, agreeing)
            if status is not None:
                text = _in_the_open(claim, dict(told)[claim])
                found.append(Happening(statement, best, status, text, words, "", _doer(claim), claim.predicate))
        left = [(c, d) for c, d in left if c not in agreeing and not _covers(d, best, telling_words(c.text), words)]
    return [*found, *_further(statement, told, found)]


def _doer(claim: Claim) -> str:
    return next((role.entity for role in claim.roles if role.name == "subject" and role.entity), "")


def _further(
    statement: Statement, told: Sequence[tuple[Claim, Reading]], found: Sequence[Happening]
) -> list[Happening]:
    """Return the happenings of further days that the claims tell of: more of a list, beginnings, ends ahead."""
    known = {(h.dated.low, h.dated.high) for h in found}
    more = []
    for claim, reading in told:
        for dated in more_days(claim, reading):
            status = _status(statement, told, dated, [claim])
            if (dated.low, dated.high) not in known and status is not None and not _vague(dated, reading):
                known.add((dated.low, dated.high))
                text = _in_the_open(claim, reading)
                words = telling_words(claim.text)
                more.append(Happening(statement, dated, status, text, words, "", _doer(claim), claim.predicate))
    return more


def sayings(
    statement: Statement, claims: Mapping[str, tuple[Claim, Reading]], own: Sequence[Happening], who: Naming
) -> list[Happening]:
    """Return when somebody said what the statement holds, unless its own day is known and was about the same time."""
    told = _told(statement, claims)
    found = [(c, d) for c, r in told if (d := saying_date(c, r)) is not None and not _vague(d, r)]
    if not found:
        return []
    best = _best_date(_votes(found))
    days = [h.dated for h in own if h.statement.id == statement.id]
    if any(best.low - day.high <= _REPORTED_WITHIN and day.low - best.high <= _REPORTED_WITHIN for day in days):
        return []
    agreeing = [c for c, d in found if best.low <= d.low and d.high <= best.high]
    claim = next((c for c in agreeing if c.id == statement.shown), agreeing[0])
    reading = dict(told)[claim]
    verb = act_on_a_thing(claim, reading)
    if verb is not None:
        tokens = sentence_tokens(claim, reading.marks.parse)
        text = excerpt(verb, tokens, reading, reading.marks.times, who)
    elif claim.kind in ("nominal", "fragment", "apposition"):
        return []
    else:
        text = _saying(claim, claim.text, reading)
    if text is None:
        return []
    link = outer_links(claim)[0]
    plain = not lemmas(link.cue) or bool(lemmas(link.cue) & lexicon("plainly said"))
    # What somebody said that day is told once; what he announced, warned or wrote is an act of its own.
    speaker = (link.entity or link.source) + ("" if plain else f" {link.cue.lower()}")
    return [Happening(statement, best, "happened", text, telling_words(text), speaker)]


def inner_happenings(statements: Sequence[Statement], readings: Sequence[Reading], who: Naming) -> list[Happening]:
    """Return what is told with a day of its own inside claims about something else, each from its closest claim."""
    home = {claim: s for s in reversed(statements) for claim in s.claims}
    found = []
    for reading in readings:
        closest: dict[tuple[int, int], tuple[Claim, InnerDate]] = {}
        taken = set()
        for claim in reading.claims:
            if claim.id not in home or _under_a_picture(claim, reading):
                continue
            real = _real(claim, reading)
            if (own := happening_date(claim, reading)) is not None:
                taken |= {(t.span.start, own.low) for t in claim.times}
            for one in inner_dates(claim, reading):
                if not real and (one.inner.head.pos not in VERBAL or one.inner.head.tag != "VBD"):
                    continue
                key = (one.time.start, one.inner.head.i)
                if key not in closest or len(claim.span) < len(closest[key][0].span):
                    closest[key] = (claim, one)
        for (start, _), (claim, one) in sorted(closest.items(), key=lambda item: item[0]):
            if (start, one.dated.low) not in taken and not _vague(one.dated, reading):
                found.append(_inner_happening(home[claim.id], claim, one, reading, who))
    return [h for h in found if h is not None]


def alike(a: frozenset[str], b: frozenset[str]) -> bool:
    """Tell whether two sets of words tell the same happening, as far as words can show it."""
    smaller = min(len(a), len(b))
    return smaller > 0 and len(a & b) >= max(_SAME_HAPPENING * smaller, min(_TELLING, smaller))


def telling_words(text: str) -> frozenset[str]:
    """Return the words that tell what happened, not when."""
    return frozenset(word for word in content_words(text) if not names_a_date(word))


def _inner_happening(
    statement: Statement, claim: Claim, one: InnerDate, reading: Reading, who: Naming
) -> Happening | None:
    tokens = sentence_tokens(claim, reading.marks.parse)
    times = [t for t in claim.times if t.edtf]
    text = excerpt(one.inner.head, tokens, reading, times, who)
    told = len(telling_words(text)) if text else 0
    if one.inner.head.pos in ("NOUN", "PROPN"):
        # "Wednesday's vote in that chamber" tells too little; "the Sept. 11 attacks" is known by its day.
        known = any(t.span == one.time and not t.anchored for t in times) and one.dated.low == one.dated.high
        if text is None or (told < _TELLING and not known):
            return None
    elif text is None or told < _TELLING:
        own = happening_date(claim, reading)
        if own is not None and own != one.dated and one.inner.head.dep not in ("advcl", "conj"):
            return None
        if not _recent(one.dated, reading) and (claim.unsettled or not _at_the_top(one.inner.head, claim, tokens)):
            return None
        text = claim.text
    status: EventStatus = "happened"
    if _ahead(one.dated, reading) and not (one.inner.head.tag == "VBD" and _on_the_morrow(one.dated, reading)):
        status = "planned"
    elif one.inner.reported or (outer_links(claim) and one.inner.head.dep in ("advcl", "ccomp", "conj")):
        status = "alleged"
    return Happening(statement, one.dated, status, text, telling_words(text))


def _at_the_top(verb: Token, claim: Claim, tokens: Sequence[Token]) -> bool:
    """Whether a verb goes with the claim's own predicate ("elected in 1995, he ...", "since being elected in 1995")."""
    root = root_of(claim.span, tokens)
    by_index = {t.i: t for t in tokens}
    above = by_index.get(verb.head)
    if verb.dep == "pcomp" and above is not None:
        above = by_index.get(above.head)
    return root is not None and above is not None and above.i == root.i


def _recent(dated: Dated, reading: Reading) -> bool:
    published = days_of(reading.clean.published.date) if reading.clean.published else None
    return published is not None and abs(dated.low - published[0]) <= _RECENT


def _covers(vaguer: Dated, dated: Dated, words: frozenset[str], others: frozenset[str]) -> bool:
    """Whether a vaguer date only tells less exactly when the same happened."""
    apart = vaguer.low > dated.high or vaguer.high < dated.low
    return not apart and (vaguer.high - vaguer.low < _LONGER_THAN_A_SEASON or alike(words, others))


def _told(statement: Statement, claims: Mapping[str, tuple[Claim, Reading]]) -> list[tuple[Claim, Reading]]:
    found = [(c, r) for c, r in (claims[i] for i in statement.claims if i in claims) if _real(c, r)]
    return [(c, r) for c, r in found if not _under_a_picture(c, r)]


def _under_a_picture(claim: Claim, reading: Reading) -> bool:
    """Tell whether a claim is the caption of a picture, whose date is that of the picture, and does not tell its day.

    "The premier opens the bridge, May 2, 2023" tells it in full.
    """
    sentences = reading.marks.parse.sentences
    if not 0 <= claim.sentence < len(sentences) or sentences[claim.sentence].zone != "caption":
        return False
    return not any(not t.anchored and t.type == "DATE" and t.low == t.high is not None for t in claim.times)


def _vague(dated: Dated, reading: Reading) -> bool:
    """Whether the date is only the year of the report: "this year" tells next to nothing."""
    published = days_of(reading.clean.published.date) if reading.clean.published else None
    return (
        published is not None
        and (dated.high - dated.low) > _LONGER_THAN_A_SEASON
        and dated.low <= published[0]
        and dated.high >= published[1]
    )


def _real(claim: Claim, reading: Reading) -> bool:
    """Whether a claim tells of what was or is to be, not of what is only supposed or how things look."""
    tokens = sentence_tokens(claim, reading.marks.parse)
    root = root_of(claim.span, tokens)
    if claim.predicate.split(" ")[0] in lexicon("seeming") and (root is None or _only_seems(root, tokens)):
        return False
    if claim.factuality.time != "hypothetical":
        return True
    # "The governor threatened in May to close it unless ..." did threaten; "the vote would be on Friday" is a plan.
    if root is None or root.pos not in VERBAL:
        return False
    children = [t for t in tokens if t.head == root.i and t.i != root.i]
    if any(t.dep in ("mark", "neg") and t.text.lower() in lexicon("supposing") for t in children):
        return False
    modals = {t.text.lower() for t in children if t.tag == "MD"}
    supposed = any(t.text.lower() in lexicon("supposing") for t in tokens)
    if modals:
        if modals != {"would"} or supposed:
            return False
        dated = happening_date(claim, reading)
        return any(_ahead(d, reading) for d in ((dated,) if dated is not None else more_days(claim, reading)))
    past = root.tag == "VBD" or any(t.dep == "aux" and t.text.lower() == "had" for t in children)
    return past and supposed


def _only_seems(root: Token, tokens: Sequence[Token]) -> bool:
    """Whether a verb of seeming says how things look: "appeared to agree", not "appeared in court"."""
    children = [t for t in tokens if t.head == root.i and t.i != root.i]
    return any(t.dep in _SO or t.text.lower() in ("like", "as") for t in children)


def _votes(
    found: Iterable[tuple[Claim, Dated]],
) -> dict[tuple[datetime.date, datetime.date], list[tuple[str, Dated]]]:
    votes: dict[tuple[datetime.date, datetime.date], list[tuple[str, Dated]]] = {}
    for claim, dated in found:
        votes.setdefault((dated.low, dated.high), []).append((claim.article, dated))
    return votes


def _saying(claim: Claim, text: str, reading: Reading) -> str:
    """Return what was said, with who said it: the saying is what the date is about."""
    link = outer_links(claim)[0]
    forms = lemmas(link.cue)
    verb = "denied" if forms & lexicon("denying") else "said" if forms & lexicon("neutral") else f"(“{link.cue}”)"
    source = link.source
    for time in reading.marks.times:
        if link.span.contains(time.span):  # "The Gazette on July 20, 2006"
            name = source.partition(f" on {time.span.of(reading.article.text)}")[0]
            # "A statement issued on Friday" without its day would be half a phrase.
            source = name if name and not lemmas(name.split()[-1]) & lexicon("giving out") else source
    return f"{source[:1].upper()}{source[1:]} {verb}: {text}"


def _best_date(votes: Mapping[tuple[datetime.date, datetime.date], list[tuple[str, Dated]]]) -> Dated:
    """Return the date most articles agree with, a vaguer one counting for each exact one inside it."""

    def agreeing(key: tuple[datetime.date, datetime.date]) -> int:
        low, high = key
        return len({a for (first, last), told in votes.items() if first <= low and high <= last for a, _ in told})

    best = min(votes, key=lambda key: (-agreeing(key), key[1] - key[0], key[0]))
    return votes[best][0][1]


def _in_the_open(claim: Claim, reading: Reading) -> str:
    """Return the claim's words, with the speaker where they are a quotation about the speaker ("We are talking")."""
    if claim.direct and outer_links(claim) and _FIRST_PERSON & set(claim.text.lower().split()[:3]):
        return _saying(claim, claim.text, reading)
    return claim.text


def _status(
    statement: Statement, told: Sequence[tuple[Claim, Reading]], dated: Dated, having: Sequence[Claim]
) -> EventStatus | None:
    """Return how the statement is told: by the most committed of its claims; None if it tells what was not.

    Args:
        statement: The statement.
        told: Its claims.
        dated: The day.
        having: Those of its claims that have the day: only they can say that it was more than planned for it.
    """
    claims = [c for c, _ in told]
    negative = [c for c in claims if _negated(c) or denied(c)]
    if len(negative) * 2 > len(claims):
        return "denied" if any(denied(c) for c in negative) else None
    done = [c for c, r in told if c not in negative and c.factuality.time != "future" and not _to_come(c, r, dated)]
    sure = [c for c in done if c.factuality.certainty == "certain"]
    if not any(c in having and not _planned(c, r, dated) for c, r in told if c in done):
        return "planned"
    if any(not outer_links(c) for c in sure) or (sure and len(statement.origins) > 1):
        return "happened"
    return "alleged"


def _negated(claim: Claim) -> bool:
    """Tell whether a claim says that something was not; "failed to explain" tells of something all the same."""
    words = set(claim.text.lower().replace("’", "'").replace("n't", " not").split())
    return claim.factuality.polarity == "negative" and bool(words & lexicon("negations"))


def _planned(claim: Claim, reading: Reading, dated: Dated) -> bool:
    """Whether a plan is told whose day had not passed ("planned an event on Tuesday")."""
    published = days_of(reading.clean.published.date) if reading.clean.published else None
    return published is not None and dated.low >= published[0] and claim.predicate in lexicon("planning")


def _to_come(claim: Claim, reading: Reading, dated: Dated) -> bool:
    """Whether a claim's day lay ahead of its report; one told as past on the morrow was added to the report later."""
    past = (
        claim.factuality.time == "past"
        and _on_the_morrow(dated, reading)
        and claim.predicate not in lexicon("planning")
    )
    return _ahead(dated, reading) and not past


def _on_the_morrow(dated: Dated, reading: Reading) -> bool:
    published = days_of(reading.clean.published.date) if reading.clean.published else None
    return published is not None and dated.low == dated.high == published[1] + datetime.timedelta(days=1)


def _ahead(dated: Dated, reading: Reading) -> bool:
    """Whether the date lay ahead when the report was published, so that it can only have been planned."""
    published = days_of(reading.clean.published.date) if reading.clean.published else None
    return published is not None and dated.low > published[1]
