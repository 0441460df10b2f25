"""What is compared of an event that one word or phrase of a sentence names, verb or noun."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from rashomon.language.encoder import Encoder
from rashomon.model import Reading, Sentence, Span
from rashomon.world.events.incidents import Telling
from rashomon.world.events.sentences import NamesOfCase
from rashomon.world.events.stems import stem
from rashomon.world.events.tree import Tree

_ACTORS = ("nsubj", "agent", "poss")
_ACTED_ON = ("dobj", "nsubjpass", "dative", "attr", "oprd")
_LIGHT = frozenset(["make", "take", "have", "give", "hold", "do", "get", "be", "carry", "commit", "launch", "issue"])


def telling_at(
    reading: Reading, names: NamesOfCase, vectors: NDArray[np.float32], spans: Sequence[tuple[int, int]]
) -> Telling | None:
    """Return what is compared of the event that some words name, None if they are not in the parse.

    Args:
        reading: The article.
        names: Whom mentions refer to.
        vectors: One row a sentence.
        spans: The characters of each word.
    """
    parse = reading.marks.parse
    sentence = next((s for s in parse.sentences if s.span.start <= spans[0][0] < s.span.end), None)
    if sentence is None:
        return None
    tree = Tree(parse, sentence)
    own = [n for n, t in enumerate(tree.tokens) for start, end in spans if t.start < end and t.end > start]
    if not own:
        return None
    head = next((i for i in own if tree.heads[i] not in own), own[0])
    words = " ".join(tree[i].lemma for i in own)
    token = tree[head]
    return Telling(
        key=Span(reading.article.id, token.start, token.end),
        type="",
        verb=" ".join(stem(tree[i].lemma) for i in own if len(own) == 1 or tree[i].pos in ("VERB", "NOUN", "PROPN")),
        actors=frozenset(_parts(tree, head, _ACTORS)),
        recipients=frozenset(_parts(tree, head, _ACTED_ON)),
        days=_days(reading, sentence),
        place=None,
        statement=None,
        vector=vectors[sentence.index],
        sentence=sentence.index,
        meaning=Encoder.shared().encode([words])[0],
    )


def _parts(tree: Tree, head: int, labels: Sequence[str]) -> Iterator[str]:
    """Yield the stems of those who stand to the event in such a role, also through a light verb."""
    over = [head]
    if not tree.verbal(head) and tree.heads[head] != head and tree[tree.heads[head]].lemma in _LIGHT:
        over.append(tree.heads[head])
    for at in over:
        for k in tree.kids[at]:
            if k == head:
                continue
            label = tree[k].dep
            if label in labels and tree[k].pos != "PRON":
                yield from _names(tree, k)
            elif label == "prep" and tree[k].lemma == "of" and "dobj" in labels and not tree.verbal(at):
                yield from (n for m in tree.kids[k] for n in _names(tree, m))
            elif label == "compound" and "dobj" in labels and not tree.verbal(at):
                yield from _names(tree, k)


def _names(tree: Tree, i: int) -> Iterator[str]:
    """Yield a word with those joined to it by "and"; of "by", what stands under it."""
    if tree[i].pos == "ADP":
        yield from (n for m in tree.kids[i] for n in _names(tree, m))
        return
    if tree[i].pos != "PRON":
        yield stem(tree[i].lemma)
    yield from (stem(tree[k].lemma) for k in tree.kids[i] if tree[k].dep == "conj")


def _days(reading: Reading, sentence: Sentence) -> tuple[str, str] | None:
    for time in reading.marks.times:
        if sentence.span.contains(time.span) and time.low and time.high and not time.anchored:
            return time.low, time.high
    return None
