"""What a long clause says at its heart: beginnings of it that stand alone and leave only details out.

"X pleaded guilty on Wednesday in federal court to charges that he ..., the newspaper's ..." says that X pleaded guilty
on Wednesday in federal court. Two reports that agree in that much and differ in the rest agree in a core.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rashomon.model import Claim, Reading, Span, Token

_FOLLOWED = frozenset(["dobj", "attr", "ccomp", "xcomp", "pobj", "acomp", "oprd"])
_CUT = frozenset(["advcl", "prep", "npadvmod", "acl", "relcl", "appos", "conj", "cc", "punct", "parataxis"])
_BARS = frozenset([",", ";", ":", "–", "—", "--", "-"])
_RANKING = frozenset(["first", "last", "only", "sole", "most", "least", "next", "second", "third", "highest", "latest"])
_RANKED = frozenset(["JJS", "RBS", "JJR", "RBR"])
_HELD = frozenset(["of", "than", "as", "like", "per", "about"])  # a phrase with these belongs to the noun before it
_CONDITIONS = frozenset(["if", "unless", "whether", "lest", "provided", "except", "without", "only"])
_TRAILING = re.compile(r"(?:[\s,;:—–-]|\b(?:and|but|or|while|as)\b)+$")
_MOST_CORES = 4
_FEWEST_WORDS = 4
_DEEPEST = 12


@dataclass(frozen=True, slots=True)
class Core:
    """A beginning of a claim.

    Attributes:
        claim: The claim.
        span: Its characters in the article.
        text: The claim's readable text up to there.
    """

    claim: Claim
    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class SharedCore:
    """A core of one claim that claims of other articles say too.

    Attributes:
        core: The core, whose words are shown.
        others: The claims that say it, at most one an article, sorted.
    """

    core: Core
    others: tuple[str, ...]


def cores_of(claim: Claim, reading: Reading) -> tuple[Core, ...]:
    """Return the beginnings of a claim that are true if the claim is, the longest first.

    Leaving details out keeps an affirmed and certain clause true; a denied, conditional or doubted one need not stay
    so, and has no cores.
    """
    sure = claim.factuality.polarity == "positive" and claim.factuality.time != "hypothetical"
    sentences = reading.marks.parse.sentences
    if not sure or claim.direct or claim.kind == "fragment" or not 0 <= claim.sentence < len(sentences):
        return ()
    sentence = sentences[claim.sentence]
    tokens = [t for t in reading.marks.parse.sentence_tokens(sentence) if _inside(t, claim.span)]
    if any(t.lemma in _CONDITIONS for t in tokens):
        return ()
    found: dict[str, Core] = {}
    for end in sorted(_cuts(tokens), reverse=True):
        # "The largest partner in the region" is not the largest partner: what ranks keeps what it ranks among.
        ranks = any(t.lemma in _RANKING or t.tag in _RANKED for t in tokens if t.end <= end)
        core = None if ranks else _core(claim, reading, end)
        if core is not None:
            found.setdefault(core.text, core)
    return tuple(found.values())[:_MOST_CORES]


def _inside(token: Token, span: Span) -> bool:
    return span.start <= token.start and token.end <= span.end and not token.text.isspace()


def _cuts(tokens: Sequence[Token]) -> set[int]:
    """Return the ends of the beginnings: before an adjunct to the right of the clause's kernel."""
    own = {t.i for t in tokens}
    roots = [t for t in tokens if t.head == t.i or t.head not in own]
    root = next((t for t in roots if t.pos in ("VERB", "AUX")), None)
    if root is None:
        return set()
    children: dict[int, list[Token]] = {}
    for token in tokens:
        if token.head in own and token.head != token.i:
            children.setdefault(token.head, []).append(token)
    if not any(c.dep in ("nsubj", "nsubjpass", "csubj", "expl") for c in children.get(root.i, ())):
        return set()
    before = {t.i: tokens[k - 1].end for k, t in enumerate(tokens) if k}
    return {before[start] for start in _adjuncts(root, children) if start in before}


def _adjuncts(root: Token, children: Mapping[int, Sequence[Token]]) -> Iterator[int]:
    """Yield the first token of every adjunct to the right that may be left out with all that follows it."""
    head: Token | None = root
    for _ in range(_DEEPEST):
        if head is None:
            return
        right = [c for c in children.get(head.i, ()) if c.i > head.i]
        last = max((i for i, c in enumerate(right) if c.dep in _FOLLOWED), default=-1)
        # The first phrase with a preposition after a verb or an adjective often belongs to its meaning.
        kept = head.pos in ("VERB", "AUX", "ADJ")
        for i, child in enumerate(right):
            if child.dep == "prep" and (kept or child.lemma in _HELD):
                kept = False
            elif i > last and child.dep in _CUT and (child.dep != "punct" or child.text in _BARS):
                yield _leftmost(child, children)
        head = right[last] if last >= 0 else None


def _leftmost(token: Token, children: Mapping[int, Sequence[Token]]) -> int:
    """Return the index of the first token of a phrase."""
    first, open_ = token.i, [token]
    while open_:
        for child in children.get(open_.pop().i, ()):
            first = min(first, child.i)
            open_.append(child)
    return first


def _core(claim: Claim, reading: Reading, end: int) -> Core | None:
    """Return the claim up to a character of its article, None if its readable text cannot be cut there."""
    source = reading.article.text
    head = _TRAILING.sub("", source[claim.span.start : end])
    tail = source[claim.span.start + len(head) : claim.span.end]
    if len(head.split()) < _FEWEST_WORDS or not tail.strip(" .,;:—–-"):
        return None
    mark = tail[:30]
    at = claim.text.rfind(mark)
    if at <= 0:
        return None
    text = _TRAILING.sub("", claim.text[:at])
    if len(text.split()) < _FEWEST_WORDS or text.count("“") != text.count("”") or text.count('"') % 2:
        return None
    return Core(claim, Span(claim.article, claim.span.start, claim.span.start + len(head)), f"{text}.")
