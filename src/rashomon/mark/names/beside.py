"""What stands beside a name: the title before it, the apposition or office around it."""

from __future__ import annotations

from rashomon.mark.names.lexicon import nouns, titles
from rashomon.mark.names.namespan import NameSpan, text_of
from rashomon.model import Parse, Token

LONGEST_DESCRIPTION = 160
_LEFT = {"det", "amod", "compound", "poss", "nmod", "nummod", "advmod", "case", "punct"}
_RIGHT = {"prep", "pobj", "det", "compound", "amod", "poss", "case", "nmod", "cc", "conj"}
_LOWER_KINDS = {"office", "job", "academic", "police", "law"}


def title_before(parse: Parse, name: NameSpan) -> str | None:
    """Return the title right before a person's name, as written, or None."""
    first = title_start(parse, name)
    if first is None:
        return None
    return text_of(parse.tokens, first, name.first)


def title_start(parse: Parse, name: NameSpan) -> int | None:
    """Return the index of the first token of the title before a name, or None."""
    tokens = parse.tokens
    known = titles()
    for size in (4, 3, 2, 1):
        first = name.first - size
        if first < 0 or tokens[first].start < _sentence_start(parse, name):
            continue
        words = text_of(tokens, first, name.first)
        title = known.get(words.lower())
        if title is None:
            continue
        if words[:1].isupper() or (title.kind in _LOWER_KINDS and not _opens_relative(tokens, first, name)):
            return first
    return None


def _opens_relative(tokens: tuple[Token, ...], first: int, name: NameSpan) -> bool:
    """Tell whether a name begins a clause told of the office before it ("the president Li worked for")."""
    title = titles().get(text_of(tokens, first, name.first).lower())
    office = title is not None and title.kind == "office" and tokens[first].text.islower()
    after = tokens[name.last] if name.last < len(tokens) else None
    verb = after is not None and after.tag in ("VBD", "VBZ", "VBP", "MD") and after.dep in ("relcl", "aux")
    return office and verb and first > 0 and tokens[first - 1].text.lower() == "the"


def _sentence_start(parse: Parse, name: NameSpan) -> int:
    sentences = parse.sentences
    low, high = 0, len(sentences)
    while low + 1 < high:
        middle = (low + high) // 2
        if sentences[middle].first <= name.first:
            low = middle
        else:
            high = middle
    return sentences[low].span.start if sentences else 0


def words_beside(text: str, parse: Parse, name: NameSpan) -> str | None:
    """Return the phrase beside a name that says who or what it is, or None.

    Read are an apposition after it ("Ana Ruiz, head of the agency, said") and the noun phrase it is set beside
    ("the agency's head, Ana Ruiz").
    """
    tokens = parse.tokens
    head = tokens[name.head]
    for token in tokens[name.last : min(len(tokens), name.last + 12)]:
        if token.dep == "appos" and name.first <= token.head < name.last and _describes(token):
            return _phrase(text, tokens, token)
    if head.dep == "appos" and not name.first <= head.head < name.last:
        governor = tokens[head.head]
        if _describes(governor) and governor.i < name.first and not _opens_relative(tokens, governor.i, name):
            return _phrase(text, tokens, governor, before=name.first)
    return None


def _describes(token: Token) -> bool:
    return token.lemma in nouns() and token.tag in ("NN", "NNP")


def _phrase(text: str, tokens: tuple[Token, ...], head: Token, *, before: int | None = None) -> str | None:
    """Return the noun phrase of `head` with its prepositional phrases, up to the first comma or clause."""
    first = head.i
    while first > 0 and first - 1 < tokens[first - 1].head <= head.i and tokens[first - 1].dep in _LEFT:
        if tokens[first - 1].text in (",", "—", "–", "(", ";"):
            break
        first -= 1
    last = head.i + 1
    end = len(tokens) if before is None else before
    while last < end and tokens[last].dep in _RIGHT and head.i <= tokens[last].head:
        if tokens[last].tag in ("WP$", "WP", "WDT", "WRB"):
            break
        last += 1
    while last > head.i + 1 and tokens[last - 1].dep in ("cc", "prep", "det"):
        last -= 1
    while first < head.i and tokens[first].dep == "punct":
        first += 1
    phrase = " ".join(text[tokens[first].start : tokens[last - 1].end].split())
    return phrase if " " in phrase and len(phrase) <= LONGEST_DESCRIPTION else None
