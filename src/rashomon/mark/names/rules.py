"""Names as the pipeline's recogniser gives them, corrected by what is known of names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from rashomon.mark.gazetteer import find_people, find_place
from rashomon.mark.names.agreement import type_votes
from rashomon.mark.names.joined import listed_type, take_apart
from rashomon.mark.names.lexicon import find_group, is_given_name, known_organisation, name_words, titles
from rashomon.mark.names.namespan import NameSpan, head_of, text_of
from rashomon.model import NerSpan, Parse, ParsedArticle, Token
from rashomon.model.mark import EntityType

LABELS: dict[str, EntityType] = {
    "PERSON": "person",
    "ORG": "organisation",
    "GPE": "place",
    "LOC": "place",
    "NORP": "group",
    "FAC": "facility",
    "EVENT": "other",
    "WORK_OF_ART": "other",
    "LAW": "other",
    "PRODUCT": "other",
}
LIKELY = 0.8
_EDGES = {*"'\"“”‘’()[],.;:-–—/|*", "'s", "’s"}


def by_rules(parsed: ParsedArticle) -> tuple[NameSpan, ...]:
    """Return the names that the recogniser and the rules give."""
    tokens = parsed.parse.tokens
    names = _from_recogniser(parsed)
    names = _with_known_places(tokens, parsed.parse, names)
    names = [replace(name, type=_type_by_words(tokens, name)) for name in names]
    return tuple(_consistent(tokens, names))


def _from_recogniser(parsed: ParsedArticle) -> list[NameSpan]:
    tokens = parsed.parse.tokens
    starts = {token.start: token.i for token in tokens}
    ends = {token.end: token.i + 1 for token in tokens}
    found: list[NameSpan] = []
    for span in parsed.names:
        first, last = starts.get(span.start), ends.get(span.end)
        if span.label in LABELS and first is not None and last is not None:
            for name in _trimmed(tokens, span, first, last):
                found.extend(take_apart(tokens, name))
    return found


def _trimmed(tokens: Sequence[Token], span: NerSpan, first: int, last: int) -> Iterable[NameSpan]:
    """Cut articles, punctuation, possessives and titles off the ends; split at an inner possessive after a place."""
    while first < last and is_edge(tokens[first]):
        first += 1
    while last > first and is_edge(tokens[last - 1]):
        last -= 1
    if span.label == "PERSON":
        for i in range(first, last - 1):
            if tokens[i].tag == "POS" and find_place(text_of(tokens, first, i)):
                yield NameSpan(first, i, "place", i - 1, LIKELY)
                first = i + 1
        first = after_title(tokens, first, last)
    if first < last and any(c.isalpha() for t in tokens[first:last] for c in t.text):
        last = past_hyphens(tokens, last)
        yield NameSpan(first, last, LABELS[span.label], head_of(tokens, first, last), LIKELY)


def past_hyphens(tokens: Sequence[Token], last: int) -> int:
    """Return the end of a name after the parts that hyphens tie to it ("Kwok-hung"), long small words aside."""
    while last + 1 < len(tokens) and tokens[last].text == "-" and tokens[last - 1].end == tokens[last].start:
        after = tokens[last + 1]
        if after.start != tokens[last].end or not after.text.isalpha():
            break
        if after.text.islower() and after.pos not in ("PROPN", "X") and len(after.text) > 5:
            break
        last += 2
    return last


def is_edge(token: Token) -> bool:
    """Tell whether a token is no part of a name at its ends: signs, articles, possessives."""
    return token.text in _EDGES or token.tag in ("DT", "POS", "PRP$") or not token.text.strip()


def person_after_office(tokens: Sequence[Token], first: int, last: int) -> int | None:
    """Return where a person's name begins in what passed for a body: "House Minority Whip Ann Li", "Republican Bo Yu".

    An office or a party stands before two or three capitalised words of which the last makes no body's name.
    """
    for start in range(max(first, last - 3), last - 1):
        rest = tokens[start:last]
        if not all(t.text[:1].isupper() and t.tag in ("NNP", "HYPH") for t in rest):
            continue
        if any(t.text.lower() in name_words() or t.text.lower() in titles() for t in rest):
            continue
        before = [text_of(tokens, start - size, start).lower() for size in (4, 3, 2, 1) if start >= size]
        office = any(b in titles() and titles()[b].kind in ("office", "law", "police") for b in before)
        inside = start > first
        party = start == first + 1 and (find_group(tokens[first].text) or find_people(tokens[first].text))
        if inside and (office or (party and is_given_name(tokens[start].text))):
            return start
    return None


def after_title(tokens: Sequence[Token], first: int, last: int) -> int:
    """Return the first token after titles and nationalities at the start of a person's name."""
    known = titles()
    moved = True
    while moved:
        moved = False
        for size in (4, 3, 2, 1):
            if first + size < last and text_of(tokens, first, first + size).lower() in known:
                first, moved = first + size, True
                break
        if first + 1 < last and (find_people(tokens[first].text) or tokens[first].text in ("U.S.", "US", "UK")):
            first, moved = first + 1, True
    return first


def _with_known_places(tokens: Sequence[Token], parse: Parse, names: list[NameSpan]) -> list[NameSpan]:
    """Add countries, regions and peoples that were missed."""
    taken = {i for name in names for i in range(name.first, name.last)}
    added = []
    for sentence in parse.sentences:
        i = sentence.first
        while i < sentence.last:
            size = _known_at(tokens, i, sentence.last, taken)
            if size:
                text = text_of(tokens, i, i + size)
                kind: EntityType = "organisation"
                if not known_organisation(text):
                    kind = "place" if find_place(text) else "group"
                added.append(NameSpan(i, i + size, kind, head_of(tokens, i, i + size), LIKELY))
            i += size or 1
    return sorted([*names, *added], key=lambda n: n.first)


def _known_at(tokens: Sequence[Token], i: int, end: int, taken: set[int]) -> int:
    """Return how many tokens from `i` on are a country, region or people that nothing else holds; 0 if none."""
    if i in taken or not tokens[i].text[:1].isupper():
        return 0
    parts = tokens[i].text.split("-")
    if len(parts) == 2 and all(listed_type(part) for part in parts):
        return 1
    for size in range(min(5, end - i), 0, -1):
        if any(j in taken for j in range(i, i + size)):
            continue
        text = text_of(tokens, i, i + size)
        if text in ("US", "U.S."):
            return size
        if known_organisation(text) and (size > 1 or len(text) > 3 or text.isupper()):
            return size
        place = find_place(text)
        if place and place.kind != "city" and tokens[i + size - 1].pos in ("PROPN", "NOUN", "ADJ"):
            return size
        if size <= 2 and find_people(text) and tokens[i].pos in ("PROPN", "NOUN", "ADJ"):
            return size
    return 0


def _type_by_words(tokens: Sequence[Token], name: NameSpan) -> EntityType:
    """Correct the type by what the words of the name themselves show."""
    text = text_of(tokens, name.first, name.last)
    place = find_place(text)
    if find_people(text) or find_group(text):
        return "group"
    if known_organisation(text) and not (place and name.type == "place"):
        return "organisation"
    if place and place.kind != "city":
        return "place"
    words = [token.text.lower() for token in tokens[name.first : name.last]]
    if len(words) > 1:
        small = next((i for i, word in enumerate(words) if i and word in ("of", "for")), len(words))
        shown = name_words().get(words[small - 1]) or name_words().get(words[-1])
        if shown and shown[1] in ("last", "any") and name.type in ("person", "place", "organisation"):
            return shown[0]
        if name.type == "place" and is_given_name(tokens[name.first].text) and not shown and not place:
            return "person"
    if place and not place.common and name.type == "person" and place.population > 300_000:
        return "place"
    return name.type


def _consistent(tokens: Sequence[Token], names: list[NameSpan]) -> list[NameSpan]:
    """Give one surface one type: a surname after a full name is a person, else the majority decides."""
    votes, surnames = type_votes(tokens, names)
    out = []
    for name in names:
        text = text_of(tokens, name.first, name.last)
        if text in surnames and name.type in ("organisation", "place", "facility", "other") and not find_place(text):
            name = replace(name, type="person")
        else:
            name = replace(name, type=min(votes[text].items(), key=lambda v: (-v[1], v[0]))[0])
        out.append(name)
    return out
