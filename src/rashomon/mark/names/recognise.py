"""Which tokens are names, and of what: the tagger over the rules, then made consistent within the article."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from rashomon.language.encoder import Encoder
from rashomon.mark.gazetteer import find_place
from rashomon.mark.names.agreement import agree
from rashomon.mark.names.evidence import find_definitions, type_before
from rashomon.mark.names.extents import is_body, put_right
from rashomon.mark.names.features import sentence_features, stretches, survey
from rashomon.mark.names.joined import listed_type, take_apart
from rashomon.mark.names.lexicon import is_given_name, name_words, titles
from rashomon.mark.names.namespan import NameSpan, head_of, text_of
from rashomon.mark.names.rules import after_title, by_rules, is_edge, past_hyphens, person_after_office
from rashomon.mark.names.tagger import load_tagger
from rashomon.model import ParsedArticle, Sentence, Token
from rashomon.model.mark import EntityType

AGREED, TAGGED, RULED = 0.95, 0.8, 0.6
LONGEST_SENTENCE = 400
_OFFICES_IN_NAMES = {"Leader", "Chief", "Speaker", "Minister", "Engineer", "Reporter", "Author", "Governor"}
_PARTIES = {"R-", "D-", "I-"}
_WORDS_TOO = {"WHO", "IS"}
_DASHES = {"-", "–", "—", "/", "|"}
_TYPES: dict[str, EntityType] = {"PER": "person", "ORG": "organisation", "LOC": "place"}


def recognise(text: str, parsed: ParsedArticle) -> tuple[NameSpan, ...]:
    """Return the names of the article, none overlapping another, in text order.

    Args:
        text: The article's text.
        parsed: Its parse and what the pipeline's recogniser found.
    """
    tokens = parsed.parse.tokens
    ruled = by_rules(parsed)
    tagged = _tagged(text, parsed, ruled)
    names = put_right(tokens, _together(tokens, tagged, ruled))
    names = _with_definitions(names, find_definitions(tokens, parsed.parse.sentences))
    names = [_as_shown_before(tokens, name) for name in names]
    return tuple(_without_blanks(tokens, name) for name in agree(parsed.parse, names))


def _without_blanks(tokens: Sequence[Token], name: NameSpan) -> NameSpan:
    """Leave out white space at the ends, which the pipeline has as tokens where there is more than one blank."""
    first, last = name.first, name.last
    while last - first > 1 and not tokens[last - 1].text.strip():
        last -= 1
    while last - first > 1 and not tokens[first].text.strip():
        first += 1
    if (first, last) == (name.first, name.last):
        return name
    return replace(name, first=first, last=last, head=head_of(tokens, first, last))


def _tagged(text: str, parsed: ParsedArticle, ruled: Sequence[NameSpan]) -> list[NameSpan]:
    """Return what the tagger finds; over-long sentences (lists, tables) are left to the rules."""
    around = survey(parsed, ruled)
    tagger = load_tagger()
    found: list[NameSpan] = []
    read = Encoder.shared().name_scores([s.span.of(text) for s in parsed.parse.sentences])
    for sentence, pieces in zip(parsed.parse.sentences, read, strict=True):
        words = parsed.parse.sentence_tokens(sentence)
        if len(words) > LONGEST_SENTENCE:
            found += [n for n in ruled if sentence.first <= n.first < sentence.last]
            continue
        labels = ["O"] * len(words)
        scores = pieces.of_tokens(
            [(t.start - sentence.span.start, t.end - sentence.span.start) for t in words]
        ).tolist()
        for first, last in stretches(parsed.parse, sentence, around):
            labels[first:last] = tagger.tag(
                sentence_features(parsed.parse, sentence, around, (first, last)), scores[first:last]
            )
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
    while kind == "organisation" and last - first > 1 and _is_office(tokens[last - 1]):
        last -= 1
    if text_of(tokens, first, last)[:2] in _PARTIES and not text_of(tokens, first, last)[2:].islower():
        return  # "R-Va." is a party and a state
    person = person_after_office(tokens, first, last) if kind in ("organisation", "place") else None
    if person is not None:
        first, kind = person, "person"
    if first < last and any(c.isalpha() for t in tokens[first:last] for c in t.text):
        longer = past_hyphens(tokens, last)
        if kind in ("person", "organisation") or find_place(text_of(tokens, first, longer)):
            last = longer
        yield NameSpan(first, last, kind, head_of(tokens, first, last), TAGGED)


def _is_office(token: Token) -> bool:
    title = titles().get(token.text.lower())
    return title is not None and title.kind in ("office", "job") and token.text not in _OFFICES_IN_NAMES


def _spaced(tokens: Sequence[Token], i: int) -> bool:
    return tokens[i].start > tokens[i - 1].end


def _together(tokens: Sequence[Token], tagged: Sequence[NameSpan], ruled: Sequence[NameSpan]) -> list[NameSpan]:
    """Return the tagger's names, and of the rules' those of kinds that the tagger does not know."""
    taken = {i for name in tagged for i in range(name.first, name.last)}
    agreed = {(name.first, name.last, name.type) for name in ruled}
    facilities = {i for name in ruled if name.type == "facility" for i in range(name.first, name.last)}
    names = []
    for name in tagged:
        score = AGREED if (name.first, name.last, name.type) in agreed else TAGGED
        kind = name.type
        listed = listed_type(text_of(tokens, name.first, name.last))
        if listed == "group" or (listed == "organisation" and kind == "place"):
            kind = listed
        elif kind == "place" and (name.last - 1 in facilities or _is_facility(tokens[name.last - 1])):
            kind = "facility" if name.last - name.first > 1 else kind
        names.append(replace(name, type=kind, score=score))
    for name in ruled:
        free = not any(i in taken for i in range(name.first, name.last))
        known = name.type in ("group", "other") or (name.type == "facility" and _is_facility(tokens[name.last - 1]))
        if free and (known or _is_certain(tokens, name)):
            names.append(replace(name, score=RULED))
    return sorted(names, key=lambda n: n.first)


def _is_facility(token: Token) -> bool:
    shown = name_words().get(token.text.lower())
    return shown is not None and shown[0] == "facility"


def _is_certain(tokens: Sequence[Token], name: NameSpan) -> bool:
    """Tell whether a name stands whatever the tagger says: it is listed, or a given name, title or noun shows it."""
    text = text_of(tokens, name.first, name.last)
    if listed_type(text):
        return text not in _WORDS_TOO or not _shouted(tokens, name)
    if name.type == "person" and name.last - name.first in (2, 3, 4) and _all_proper(tokens, name):
        return is_given_name(tokens[name.first].text)
    if name.type == "organisation" and is_body(tokens, name):
        return True
    return type_before(tokens, name.first) is not None and tokens[name.first].text[:1].isupper()


def _shouted(tokens: Sequence[Token], name: NameSpan) -> bool:
    """Tell whether a name stands beside another word in capitals, so that its own say nothing."""
    beside = (*tokens[max(0, name.first - 1) : name.first], *tokens[name.last : name.last + 1])
    return any(t.text.isupper() and t.text.isalpha() and len(t.text) > 1 for t in beside)


def _all_proper(tokens: Sequence[Token], name: NameSpan) -> bool:
    return all(t.tag in ("NNP", "HYPH") for t in tokens[name.first : name.last])


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
    if words and words[0] == "group":
        return replace(name, type="group")
    if words and name.type == "place" and name.last - name.first > 1 and words[0] in ("organisation", "other"):
        return replace(name, type=words[0])
    if shown is None or (shown == "person" and words and name.last - name.first > 1):
        return name
    return replace(name, type=shown)
