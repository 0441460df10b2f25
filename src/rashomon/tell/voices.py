"""Who says a statement, and through whom it reached the reports."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from rashomon.model import Attribution, Claim, Statement
from rashomon.tell.chains import denied, outer_links
from rashomon.tell.labels import Labels, listed, one_line
from rashomon.tell.voice import Voice
from rashomon.tell.words import content_words, lemmas, lexicon

_IS = re.compile(r"\b(?:is|are|was|were)\b")


def voices(statement: Statement, labels: Labels, *, whole: bool = False) -> tuple[Voice, ...]:
    """Return the voices of a statement of the account, those of most reports first.

    Args:
        statement: The statement.
        labels: What things are called.
        whole: Name also a speaker whom the statement's own words name.
    """
    known = labels.voices.get((statement.id, whole))
    if known is None:
        told = [_as_told(labels.claims[c], statement, labels) for c in statement.claims if c in labels.claims]
        known = labels.voices[statement.id, whole] = voices_of(told, labels, whole=whole)
    return known


def _as_told(claim: Claim, statement: Statement, labels: Labels) -> Claim:
    """Return a claim without its speaker where it is the report that tells beside it who somebody is.

    In `"It holds," Mayor Ann Li said` it is the report that calls her mayor, not she.
    """
    shown = labels.claims.get(statement.shown)
    parts = [p for p in shown.propositions if p.text == statement.text] if shown is not None else []
    if not any(p.kind in ("title", "apposition") for p in parts):
        return claim
    office = content_words(_IS.split(statement.text, maxsplit=1)[-1])
    return claim if office & content_words(claim.text) else replace(claim, attribution=())


def voices_of(claims: Sequence[Claim], labels: Labels, *, whole: bool = False) -> tuple[Voice, ...]:
    """Return the voices of some claims, those of most reports first."""
    found: dict[tuple[object, ...], list[Claim]] = {}
    for claim in claims:
        names = tuple(labels.source(link)[0].casefold() for link in _links(claim, whole))
        found.setdefault((names, denied(claim)), []).append(claim)
    result = []
    for told in found.values():
        links = _links(told[0], whole)
        chain = tuple(labels.source(link)[0] for link in links)
        telling = [cue for cue in (_telling_cue(c) for c in told) if cue]
        result.append(
            Voice(
                speaker=chain[0] if chain else "",
                about=labels.source(links[0])[1] if chain else "",
                cue=telling[0] if telling and len(telling) == len(told) else "",
                denied=denied(told[0]),
                carriers=chain[1:],
                articles=tuple(dict.fromkeys(c.article for c in told)),
                direct=any(c.direct for c in told),
            )
        )
    return tuple(sorted(result, key=lambda v: (-len(v.articles), v.speaker, v.carriers, v.denied)))


def _links(claim: Claim, whole: bool) -> tuple[Attribution, ...]:
    return claim.attribution if whole else outer_links(claim)


def _telling_cue(claim: Claim) -> str:
    """Return the cue where it colours what is said, else ""."""
    links = outer_links(claim)
    cue = one_line(links[0].cue) if links else ""
    return "" if not cue or lemmas(cue) & (lexicon("neutral") | lexicon("denying")) else cue


def voice_words(voice: Voice, labels: Labels) -> str:
    """Return one voice in words: "according to Xiong Bo, China's ambassador, quoted by Tuoi Tre"."""
    if not voice.speaker:
        return "in the reports' own words"
    about = f", {voice.about}" if voice.about and voice.about.casefold() not in voice.speaker.casefold() else ""
    carriers = [_in_a_sentence(name, labels) for name in voice.carriers]
    through = f", quoted by {', in turn by '.join(carriers)}" if carriers else ""
    cue = f" (“{voice.cue}”)" if voice.cue else ""
    speaker = _in_a_sentence(voice.speaker, labels)
    return f"{'denied by' if voice.denied else 'according to'} {speaker}{about}{cue}{through}"


def _in_a_sentence(speaker: str, labels: Labels) -> str:
    """Return a speaker as named inside a sentence: "the United States", "two diplomats", "fruit growers"."""
    first, _, rest = speaker.partition(" ")
    if rest[:1].islower() and (first.casefold() in lexicon("small inside") or first.lower() in labels.small_words):
        return f"{first.lower()} {rest}"
    return f"the {speaker}" if speaker.casefold() in lexicon("with the") else speaker


def who_says(statement: Statement, labels: Labels) -> str:
    """Return in one phrase who says a statement, "" if only the reports themselves do."""
    said = voices(statement, labels)
    own = [v for v in said if not v.speaker]
    others = [v for v in said if v.speaker]
    if not others:
        return ""
    words = [voice_words(v, labels) for v in others[:2]]
    if len(others) > 2:
        words.append(f"and {len(others) - 2} more")
    if own:
        names = listed([labels.article(a) for a in own[0].articles], 2)
        words.append(f"{names} in {'its' if len(own[0].articles) == 1 else 'their'} own words")
    return "; ".join(words)


def all_deny(statement: Statement, labels: Labels) -> bool:
    """Tell whether nobody says it and somebody says that it is not so."""
    said = voices(statement, labels)
    return bool(said) and all(voice.denied for voice in said)
