"""Part of a sentence as a line of its own: one clause or one noun with what describes it, readable out of context."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rashomon.model import Entity, Reading, TimeRef, Token
from rashomon.tell.dates import date_words
from rashomon.tell.governing import VERBAL

_AUXILIARY = frozenset({"aux", "auxpass"})
_SUBJECTS = {"nsubj", "nsubjpass", "csubj", "expl"}
_RELATIVE = {"who", "which", "that"}
_OPENERS = {"mark", "cc", "punct", "advmod", "prep"}
_NAME_PARTS = {"compound", "det", "amod", "nummod", "poss", "case", "nmod", "quantmod"}
_LONGEST, _SHORTEST = 45, 3
_OPEN_MARKS = {"(": ")", "“": "”", "[": "]", '"': '"'}


@dataclass(frozen=True, slots=True)
class Naming:
    """Who is meant by the pronouns of all articles: article and first character to the name."""

    names: Mapping[tuple[str, int], str]


def naming(readings: Sequence[Reading], entities: Sequence[Entity]) -> Naming:
    """Return the names that pronouns stand for."""
    pronouns = {
        (m.span.article, m.span.start, m.span.end) for r in readings for m in r.marks.mentions if m.kind == "pronoun"
    }
    return Naming(
        {
            (span.article, span.start): entity.name
            for entity in entities
            if entity.type in ("person", "organisation")
            for span in entity.mentions
            if (span.article, span.start, span.end) in pronouns
        }
    )


def excerpt(
    head: Token, tokens: Sequence[Token], reading: Reading, times: Sequence[TimeRef], who: Naming
) -> str | None:
    """Return the clause of a verb, or a noun with what describes it, as one sentence; None if it can't stand alone.

    Args:
        head: The verb or noun.
        tokens: Its sentence.
        reading: The article.
        times: The sentence's time expressions; days that are only clear beside the report's own are spelt out.
        who: Names for pronouns.
    """
    by_index = {t.i: t for t in tokens}
    chosen = _clause(head, by_index) if head.pos in VERBAL else _noun(head, by_index, times)
    words = [t for t in chosen if t.pos not in ("PUNCT", "SPACE")] if chosen else []
    if chosen is None or not _SHORTEST <= len(words) <= _LONGEST:
        return None
    if any(t.tag in ("PRP", "DT") and t.dep in _SUBJECTS and not _known(t, reading, who) for t in chosen):
        return None
    return _shown(chosen, reading, times, who)


def _known(pronoun: Token, reading: Reading, who: Naming) -> bool:
    return (reading.article.id, pronoun.start) in who.names


def _subtree(head: Token, by_index: Mapping[int, Token], without: frozenset[int] = frozenset()) -> list[Token]:
    """Return a token and all that hangs on it, but for the branches left out, in text order."""
    inside = {head.i}
    for _ in range(len(by_index)):
        more = {t.i for t in by_index.values() if t.head in inside and t.i not in inside and t.i not in without}
        if not more:
            break
        inside |= more
    return [t for i, t in sorted(by_index.items()) if i in inside]


def _clause(verb: Token, by_index: Mapping[int, Token]) -> list[Token] | None:
    children = [t for t in by_index.values() if t.head == verb.i and t.i != verb.i]
    others = frozenset(t.i for t in children if t.dep in ("conj", "cc"))
    own = _subtree(verb, by_index, others)
    subject = next((t for t in children if t.dep in _SUBJECTS), None)
    noun = by_index.get(verb.head)
    then = next((t for t in children if t.text.lower() == "when"), None)
    if then is not None and subject is not None and then.i < subject.i:
        return [t for t in own if t.i > then.i]  # "last May, when the board sold the ferry"
    if verb.dep in ("relcl", "acl") and noun is not None:
        whole = _whole_phrase(verb, noun, by_index)
        if whole is not None:
            return whole
        named = _named(noun, by_index)
        if subject is not None and subject.text.lower() in _RELATIVE:
            return [*named, *(t for t in own if t.i > subject.i)]
        return [*named, *own] if own and own[0].i > noun.i else None
    if verb.dep == "conj" and subject is None and noun is not None:
        return _joined(verb, noun, own, by_index)
    if subject is None:
        return None
    mark = next((t for t in children if t.dep == "mark" and t.i < subject.i), None)
    if mark is not None:
        own = [t for t in own if t.i > mark.i]
    while own and own[0].dep in _OPENERS and own[0].i < subject.i and not _subtree_has(own[0], subject, by_index):
        first = own[0]
        if first.dep == "prep" or (first.dep == "advmod" and first.text.lower() not in ("when", "where", "while")):
            break
        own = own[1:]
    return own


def _whole_phrase(verb: Token, noun: Token, by_index: Mapping[int, Token]) -> list[Token] | None:
    """Return "the ban on rifles that lapsed in 2004" whole: it does not show which of its nouns the clause is about."""
    clause = frozenset(t.i for t in by_index.values() if t.head == verb.i and t.dep in ("conj", "cc"))
    if any(t.head == noun.i and t.dep == "prep" and t.i < verb.i for t in by_index.values()):
        return _subtree(noun, by_index, clause)
    preposition = by_index.get(noun.head)
    if noun.dep != "pobj" or preposition is None or by_index[preposition.head].pos not in ("NOUN", "PROPN"):
        return None
    top = by_index[preposition.head]
    others = frozenset(t.i for t in by_index.values() if t.head == top.i and t.i > preposition.i)
    return _subtree(top, by_index, others | clause)


def _subtree_has(head: Token, token: Token, by_index: Mapping[int, Token]) -> bool:
    return any(t.i == token.i for t in _subtree(head, by_index))


def _joined(verb: Token, first: Token, own: list[Token], by_index: Mapping[int, Token]) -> list[Token] | None:
    """Return a second verb with the subject of the first ("was elected in 2004 and resigned in 2010")."""
    subject = next((t for t in by_index.values() if t.head == first.i and t.dep in _SUBJECTS), None)
    if subject is None or _of_another_number(subject, verb, by_index):
        return None
    if subject.text.lower() in _RELATIVE:
        noun = by_index.get(first.head)
        return [*_named(noun, by_index), *own] if noun is not None else None
    return [*_named(subject, by_index), *own]


def _of_another_number(subject: Token, verb: Token, by_index: Mapping[int, Token]) -> bool:
    """Whether a second verb's subject is not the first's ("bags were found on Monday, and another was on Tuesday")."""
    said = {verb.text.lower()} | {t.text.lower() for t in by_index.values() if t.head == verb.i and t.dep in _AUXILIARY}
    several = subject.tag in ("NNS", "NNPS") or any(t.head == subject.i and t.dep == "conj" for t in by_index.values())
    return bool(said & {"was", "is", "has"} if several else said & {"were", "are"})


def _named(noun: Token, by_index: Mapping[int, Token]) -> list[Token]:
    """Return a noun with the words that name it; what stands beside a name gives way to the name."""
    for _ in range(3):
        if noun.dep == "appos" and noun.head in by_index and by_index[noun.head].pos == "PROPN":
            noun = by_index[noun.head]
    others = [t for t in by_index.values() if t.head == noun.i and t.dep not in _NAME_PARTS]
    parts = frozenset(t.i for t in others if t.dep != "prep" or t.text != "of")
    return _subtree(noun, by_index, parts)


def _noun(noun: Token, by_index: Mapping[int, Token], times: Sequence[TimeRef]) -> list[Token] | None:
    """Return a noun with what describes it, None if nothing but its date does."""
    children = [t for t in by_index.values() if t.head == noun.i and t.i != noun.i]
    others = frozenset(t.i for t in children if t.dep in ("conj", "cc", "appos", "punct"))
    words = _subtree(noun, by_index, others)
    words = _with_its_day(noun, words, by_index, times)
    telling = [t for t in words if t.i != noun.i and t.pos in ("NOUN", "PROPN", "VERB", "ADJ")]
    dated = [t for t in telling if _inside(t, times)]
    exact = any(t.low == t.high is not None for t in times if t.span.start >= words[0].start - 1)
    return words if len(telling) > len(dated) or (dated and exact) else None


def _inside(token: Token, times: Sequence[TimeRef]) -> bool:
    return any(time.span.start <= token.start < time.span.end for time in times)


def _with_its_day(
    noun: Token, words: list[Token], by_index: Mapping[int, Token], times: Sequence[TimeRef]
) -> list[Token]:
    """Return the words with what was said at an occasion ("her words at a dinner in May"), and with a day after them.

    The day is looked for where the parse has hung it elsewhere.
    """
    preposition = by_index.get(noun.head)
    above = by_index.get(preposition.head) if preposition is not None else None
    if noun.dep == "pobj" and preposition and above and above.pos == "NOUN" and preposition.text in ("at", "during"):
        words = [*_subtree(above, by_index, frozenset({preposition.i})), preposition, *words]
    after = [t for i, t in sorted(by_index.items()) if i > words[-1].i][:5]
    if any(_inside(t, times) for t in words) or len(after) <= 1:
        return words
    return [*words, after[0], *(t for t in after[1:] if _inside(t, times))] if _day_after(after, times) else words


def _day_after(after: Sequence[Token], times: Sequence[TimeRef]) -> bool:
    return after[0].pos == "ADP" and _inside(after[1], times)


def _shown(chosen: Sequence[Token], reading: Reading, times: Sequence[TimeRef], who: Naming) -> str:
    """Return the chosen words as a sentence, pronouns named and days spelt out."""
    text = reading.article.text
    ends = {t.span.end: t for t in times}
    shown = ""
    named: set[str] = set()
    last: Token | None = None
    for token in chosen:
        gap = last is not None and (token.i != last.i + 1 or text[last.end : token.start] != "")
        name = who.names.get((reading.article.id, token.start)) if token.tag in ("PRP", "PRP$") else None
        word = token.text
        if name is not None and name not in named and not _has_name(shown, name):
            word = name + ("’s" if token.tag == "PRP$" else "")
            named.add(name)
        shown += (" " if gap and shown else "") + word
        time = ends.get(token.end)
        if time is not None and (spelt := _spelt(time, text)):
            shown += f" ({spelt})"
        last = token
    return _sentence(shown)


def _has_name(shown: str, name: str) -> bool:
    """Tell whether the words so far name somebody: by the last name, or the first, which some write first."""
    parts = name.split()
    return bool({parts[0], parts[-1]} & set(shown.replace("’s", "").replace("'s", "").split()))


def _spelt(time: TimeRef, text: str) -> str:
    """Return the date of an expression that is only clear beside the day of the report, else ""."""
    edtf = time.edtf or ""
    if not time.anchored or not edtf or set(edtf) & set("/[]") or edtf[:4] in time.span.of(text):
        return ""
    words, told = date_words(edtf), time.span.of(text)
    return words[len(told) :].strip() if words.startswith(f"{told} ") else words


def _sentence(shown: str) -> str:
    shown = " ".join(shown.split()).strip(" ,;:—–-")
    for opening, closing in _OPEN_MARKS.items():
        odd = shown.count(opening) % 2 if opening == closing else shown.count(opening) != shown.count(closing)
        if odd:
            shown = shown.replace(opening, "").replace(closing, "")
    shown = shown[:1].upper() + shown[1:]
    return shown if shown.endswith((".", "!", "?")) else shown + "."
