"""Which tokens are names, and of what: the tagger over the rules, then made consistent within the article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from rashomon.mark.gazetteer import find_people, find_place
from rashomon.mark.names.evidence import find_definitions, type_before
from rashomon.mark.names.features import sentence_features, survey
from rashomon.mark.names.joined import listed_type, take_apart
from rashomon.mark.names.lexicon import name_words
from rashomon.mark.names.namespan import NameSpan, head_of, text_of
from rashomon.mark.names.rules import after_title, by_rules, is_edge, past_hyphens
from rashomon.mark.names.tagger import load_tagger
from rashomon.model import ParsedArticle, Sentence, Token
from rashomon.model.mark import EntityType

AGREED, TAGGED, RULED, REPEATED = 0.95, 0.8, 0.6, 0.7
LONGEST_SENTENCE = 400
_DASHES = {"-", "–", "—", "/", "|"}
_TYPES: dict[str, EntityType] = {"PER": "person", "ORG": "organisation", "LOC": "place"}


def recognise(parsed: ParsedArticle) -> tuple[NameSpan, ...]:
    """Return the names of the article, none overlapping another, in text order."""
    tokens = parsed.parse.tokens
    ruled = by_rules(parsed)
    tagged = _tagged(parsed, ruled)
    names = _together(tokens, tagged, ruled)
    names = _with_definitions(names, find_definitions(tokens, parsed.parse.sentences))
    names = [_as_shown_before(tokens, name) for name in names]
    return tuple(_with_repeats(tokens, parsed.parse.sentences, _consistent(tokens, names)))


def _tagged(parsed: ParsedArticle, ruled: Sequence[NameSpan]) -> list[NameSpan]:
    """Return what the tagger finds; over-long sentences (lists, tables) are left to the rules."""
    around = survey(parsed, ruled)
    tagger = load_tagger()
    found: list[NameSpan] = []
    for sentence in parsed.parse.sentences:
        words = parsed.parse.sentence_tokens(sentence)
        if len(words) > LONGEST_SENTENCE:
            found += [n for n in ruled if sentence.first <= n.first < sentence.last]
        elif any(t.text[:1].isupper() for t in words):
            labels = tagger.tag(sentence_features(parsed.parse, sentence, around))
            found += _spans(parsed.parse.tokens, sentence, labels)
    return found


def _spans(tokens: Sequence[Token], sentence: Sentence, labels: Sequence[str]) -> Iterable[NameSpan]:
    at = 0
    while at < len(labels):
        end = at + 1
        if labels[at] != "O":
            while end < len(labels) and labels[end] == "I-" + labels[at][2:]:
                end += 1
            for name in _trimmed(tokens, sentence.first + at, sentence.first + end, _TYPES[labels[at][2:]]):
                yield from take_apart(tokens, name)
        at = end


def _trimmed(tokens: Sequence[Token], first: int, last: int, kind: EntityType) -> Iterable[NameSpan]:
    """Cut signs, possessives and titles off the ends; drop what has no letter."""
    while first < last and is_edge(tokens[first]) and not (kind != "person" and tokens[first].text == "The"):
        first += 1
    while last > first and (is_edge(tokens[last - 1]) or (kind == "person" and tokens[last - 1].text.isdigit())):
        last -= 1
    if kind == "person":
        first = after_title(tokens, first, last)
        dash = next((i for i in range(first + 1, last) if tokens[i].text in _DASHES and _spaced(tokens, i)), last)
        last = dash
    if first < last and any(c.isalpha() for t in tokens[first:last] for c in t.text):
        last = past_hyphens(tokens, last) if kind in ("person", "organisation") else last
        yield NameSpan(first, last, kind, head_of(tokens, first, last), TAGGED)


def _spaced(tokens: Sequence[Token], i: int) -> bool:
    return tokens[i].start > tokens[i - 1].end


def _together(
    tokens: Sequence[Token], tagged: Sequence[NameSpan], ruled: Sequence[NameSpan]
) -> list[NameSpan]:
    """Return the tagger's names, and of the rules' those of kinds that the tagger does not know."""
    taken = {i for name in tagged for i in range(name.first, name.last)}
    agreed = {(name.first, name.last, name.type) for name in ruled}
    facilities = {i for name in ruled if name.type == "facility" for i in range(name.first, name.last)}
    names = []
    for name in tagged:
        score = AGREED if (name.first, name.last, name.type) in agreed else TAGGED
        kind = name.type
        if find_people(text_of(tokens, name.first, name.last)):
            kind = "group"
        elif kind == "place" and (name.last - 1 in facilities or _is_facility(tokens[name.last - 1])):
            kind = "facility" if name.last - name.first > 1 else kind
        names.append(replace(name, type=kind, score=score))
    for name in ruled:
        free = not any(i in taken for i in range(name.first, name.last))
        if free and (name.type in ("group", "other", "facility") or _is_certain(tokens, name)):
            names.append(replace(name, score=RULED))
    return sorted(names, key=lambda n: n.first)


def _is_facility(token: Token) -> bool:
    return name_words().get(token.text.lower(), ("", ""))[0] == "facility"


def _is_certain(tokens: Sequence[Token], name: NameSpan) -> bool:
    """Tell whether a name stands whatever the tagger says: it is listed, or a title or noun before it shows it."""
    if listed_type(text_of(tokens, name.first, name.last)):
        return True
    return type_before(tokens, name.first) is not None and tokens[name.first].text[:1].isupper()


def _with_definitions(names: Sequence[NameSpan], defined: Sequence[NameSpan]) -> list[NameSpan]:
    """Let a name that defines its abbreviation replace whatever overlaps it."""
    inside = {i for name in defined for i in range(name.first, name.last)}
    kept = [n for n in names if not any(i in inside for i in range(n.first, n.last))]
    return sorted([*kept, *defined], key=lambda n: n.first)


def _as_shown_before(tokens: Sequence[Token], name: NameSpan) -> NameSpan:
    """Give a name the kind that the word before it shows, unless the lists say otherwise."""
    if name.type == "group" or listed_type(text_of(tokens, name.first, name.last)):
        return name
    shown = type_before(tokens, name.first)
    words = name_words().get(tokens[name.last - 1].text.lower())
    if shown is None or (shown == "person" and words and name.last - name.first > 1):
        return name
    return replace(name, type=shown)


def _consistent(tokens: Sequence[Token], names: Sequence[NameSpan]) -> list[NameSpan]:
    """Give one surface one type: a surname after a full name is a person, else the majority decides."""
    votes: dict[str, Counter[EntityType]] = {}
    surnames = set()
    for name in names:
        text = text_of(tokens, name.first, name.last)
        votes.setdefault(text, Counter())[name.type] += 1
        if name.type == "person" and name.last - name.first > 1:
            surnames.add(tokens[name.last - 1].text)
    out = []
    for name in names:
        text = text_of(tokens, name.first, name.last)
        place = find_place(text)
        if text in surnames and (place is None or place.kind == "city"):
            name = replace(name, type="person")
        elif name.type != "group":
            name = replace(name, type=min(votes[text].items(), key=lambda v: (-v[1], v[0]))[0])
        out.append(name)
    return out


def _with_repeats(
    tokens: Sequence[Token], sentences: Sequence[Sentence], names: Sequence[NameSpan]
) -> list[NameSpan]:
    """Add the places where a name that was found elsewhere in the article was missed.

    Names of several words, surnames of people named in full, and single words that the article never writes small.
    """
    lower = {t.text for t in tokens if t.text.islower()}
    known: dict[tuple[str, ...], EntityType] = {}
    for name in names:
        words = tuple(t.text for t in tokens[name.first : name.last])
        single = len(words) == 1 and (words[0].lower() in lower or len(words[0]) < 3 or not words[0][0].isupper())
        if not single and name.type in ("person", "organisation", "place", "facility"):
            known.setdefault(words, name.type)
            if name.type == "person" and len(words) in (2, 3) and words[-1].lower() not in lower and len(words[-1]) > 2:
                known.setdefault(words[-1:], "person")
    taken = {i for name in names for i in range(name.first, name.last)}
    firsts: dict[str, list[tuple[str, ...]]] = {}
    for words in sorted(known, key=lambda w: (-len(w), w)):
        firsts.setdefault(words[0], []).append(words)
    added = []
    for sentence in sentences:
        for i in range(sentence.first, sentence.last):
            for words in firsts.get(tokens[i].text, ()):
                end = i + len(words)
                if end > sentence.last or any(j in taken for j in range(i, end)):
                    continue
                if tuple(t.text for t in tokens[i:end]) == words and _stands_alone(tokens, i, end):
                    added.append(NameSpan(i, end, known[words], head_of(tokens, i, end), REPEATED))
                    taken.update(range(i, end))
                    break
    return sorted([*names, *added], key=lambda n: n.first)


def _stands_alone(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Tell whether no further capitalised word is tied to it: "Ford" is not found in "Ford Theatre"."""
    before = tokens[first - 1] if first else None
    after = tokens[last] if last < len(tokens) else None
    if after is not None and after.tag in ("NNP", "NNPS") and after.text[:1].isupper():
        return False
    return not (before is not None and before.tag in ("NNP", "NNPS") and before.dep == "compound")
