"""The names of one article made to agree: one type for one name, missed repeats found, headlines read by the body."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from rashomon.mark.gazetteer import find_place
from rashomon.mark.names.features import capitals_of
from rashomon.mark.names.joined import listed_type
from rashomon.mark.names.lexicon import is_given_name, is_surname, name_words
from rashomon.mark.names.namespan import NameSpan, head_of, text_of
from rashomon.model import Parse, Sentence, Token
from rashomon.model.mark import EntityType

REPEATED = 0.7


def agree(parse: Parse, names: Sequence[NameSpan]) -> list[NameSpan]:
    """Return the names of an article with types settled, doubtful ones of headlines dropped and repeats added."""
    names = _in_title_case(parse, _consistent(parse.tokens, names))
    names = _owned(parse.tokens, _paired(parse.tokens, names))
    return _with_repeats(parse.tokens, parse.sentences, names)


def _in_title_case(parse: Parse, names: Sequence[NameSpan]) -> list[NameSpan]:
    """Drop names of headlines in title case or capitals that neither the lists nor the rest of the article know.

    There, every word has a capital, so that whole headlines pass for names.
    """
    styled = {
        i
        for s in parse.sentences
        if _is_headline(parse, s) and capitals_of(parse.sentence_tokens(s)) != "plain"
        for i in range(s.first, s.last)
    }
    elsewhere = {text_of(parse.tokens, n.first, n.last).lower() for n in names if n.first not in styled}
    if not elsewhere:
        return list(names)
    kept = []
    for name in names:
        text = text_of(parse.tokens, name.first, name.last)
        if name.first not in styled or text.lower() in elsewhere or listed_type(text) or find_place(text):
            kept.append(name)
    return kept


def _is_headline(parse: Parse, sentence: Sentence) -> bool:
    if sentence.zone == "headline":
        return True
    return sentence.index == 0 and parse.tokens[sentence.last - 1].tag != "."


def _paired(tokens: Sequence[Token], names: Sequence[NameSpan]) -> list[NameSpan]:
    """Split "Ruiz-Okafor" where the article names a Ruiz and an Okafor apart: two people, not one."""
    lasts = {tokens[n.last - 1].text for n in names if n.type == "person"}
    found = []
    for name in names:
        parts = tokens[name.first : name.last]
        tied = name.type == "person" and len(parts) == 3 and parts[1].text in ("-", "–")
        if tied and parts[0].text in lasts and parts[2].text in lasts:
            found.append(replace(name, last=name.first + 1, head=name.first))
            found.append(replace(name, first=name.last - 1, head=name.last - 1))
        else:
            found.append(name)
    return found


def _owned(tokens: Sequence[Token], names: Sequence[NameSpan]) -> list[NameSpan]:
    """Split "Harbour Bank's Tern Card" after the owner where the article or the lists name the owner alone."""
    alone = {text_of(tokens, n.first, n.last): n.type for n in names}
    found = []
    for name in names:
        at = next((i for i in range(name.first + 1, name.last - 1) if tokens[i].tag == "POS"), None)
        owner = text_of(tokens, name.first, at) if at else ""
        kind = alone.get(owner) or listed_type(owner)
        if at is None or kind is None:
            found.append(name)
            continue
        found.append(replace(name, last=at, type=kind, head=head_of(tokens, name.first, at)))
        if tokens[at + 1].text[:1].isupper():
            found.append(replace(name, first=at + 1, head=head_of(tokens, at + 1, name.last)))
    return found


def type_votes(tokens: Sequence[Token], names: Sequence[NameSpan]) -> tuple[dict[str, Counter[EntityType]], set[str]]:
    """Return how often each surface was held for which type, and the last words of persons' full names."""
    votes: dict[str, Counter[EntityType]] = {}
    surnames = set()
    for name in names:
        votes.setdefault(text_of(tokens, name.first, name.last), Counter())[name.type] += 1
        if name.type == "person" and name.last - name.first > 1:
            surnames.add(tokens[name.last - 1].text)
    return votes, surnames


def _consistent(tokens: Sequence[Token], names: Sequence[NameSpan]) -> list[NameSpan]:
    """Give one surface one type: a surname after a full name is a person, else the majority decides."""
    votes, surnames = type_votes(tokens, names)
    lower = {t.text for t in tokens if t.text.islower()}
    bodies = [[t.text for t in tokens[n.first : n.last]] for n in names if n.type == "organisation"]
    short = {" ".join(words[:-1]) for words in bodies if _has_short_name(words, lower)}
    out = []
    for name in names:
        text = text_of(tokens, name.first, name.last)
        place = find_place(text)
        if text in short and text not in surnames:
            name = replace(name, type="organisation")
        elif text in surnames and (place is None or place.kind == "city"):
            name = replace(name, type="person")
        elif name.type != "group":
            name = replace(name, type=min(votes[text].items(), key=lambda v: (-v[1], v[0]))[0])
        out.append(name)
    return out


def _with_repeats(tokens: Sequence[Token], sentences: Sequence[Sentence], names: Sequence[NameSpan]) -> list[NameSpan]:
    """Add the places where a name that was found elsewhere in the article was missed.

    Names of several words, surnames of people named in full, and single words that the article never writes small.
    """
    lower = {t.text for t in tokens if t.text.islower()}
    known: dict[tuple[str, ...], EntityType] = {}
    short: set[tuple[str, ...]] = set()
    for name in names:
        words = tuple(t.text for t in tokens[name.first : name.last])
        single = len(words) == 1 and (words[0].lower() in lower or len(words[0]) < 3 or not words[0][0].isupper())
        if not single and name.type in ("person", "organisation", "place", "facility"):
            known.setdefault(words, name.type)
            if name.type == "organisation" and _has_short_name(words, lower):
                short.add(words[:-1])
                known.setdefault(words[:-1], "organisation")
            words = words[:-1] if words[-1].rstrip(".").lower() in ("jr", "sr", "ii", "iii") else words
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
                if words in short and any(t.tag not in ("NNP", "NNPS") for t in tokens[i:end]):
                    continue  # "Foreign aid" after the Foreign Ministry
                if tuple(t.text for t in tokens[i:end]) == words and _stands_alone(tokens, i, end):
                    added.append(NameSpan(i, end, known[words], head_of(tokens, i, end), REPEATED))
                    taken.update(range(i, end))
                    break
    return sorted([*names, *added], key=lambda n: n.first)


def _has_short_name(words: Sequence[str], lower: set[str]) -> bool:
    """Tell whether a body may be called by its name without the last word: "the Norlia Foundation", then "Norlia"."""
    short = words[:-1]
    if not short or words[-1].lower() not in name_words() or short[0].lower() in lower or len(short[0]) < 4:
        return False
    text = " ".join(short)
    single = len(short) == 1 and (text.lower() in name_words() or is_given_name(text) or is_surname(text))
    return not single and not listed_type(text) and find_place(text) is None


def _stands_alone(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Tell whether no further capitalised word is tied to it: "Ford" is not found in "Ford Theatre"."""
    before = tokens[first - 1] if first else None
    after = tokens[last] if last < len(tokens) else None
    if after is not None and after.tag in ("NNP", "NNPS") and after.text[:1].isupper():
        return False
    return not (before is not None and before.tag in ("NNP", "NNPS") and before.dep == "compound")
