"""Slips that a small parser often makes around reported speech, put right before the claims are read."""

from __future__ import annotations

import itertools
from dataclasses import replace

from rashomon.claim.lexicon import cue_verbs, documents
from rashomon.model import Parse, Token

# Forms that the pipeline takes for those of another verb: "hoped" is none of "hop", which is written "hopped".
_HOPE = frozenset({"hoped", "hopes", "hoping"})
_FINITE = ("VBD", "VBZ", "VBP", "MD")


def mended(parse: Parse) -> Parse:
    """Return the parse with its known slips put right; tokens keep their places and numbers."""
    tokens = [replace(t, lemma="hope") if t.lemma == "hop" and t.text.lower() in _HOPE else t for t in parse.tokens]
    for sentence in parse.sentences:
        kids: dict[int, list[int]] = {}
        for token in tokens[sentence.first : sentence.last]:
            if token.head != token.i:
                kids.setdefault(token.head, []).append(token.i)
        for token in tokens[sentence.first : sentence.last]:
            if token.lemma in cue_verbs() and token.pos in ("VERB", "AUX"):
                _object_that_is_subject(tokens, kids, token.i)
                _speaker_behind(tokens, kids, token.i)
                _content_on_the_document(tokens, kids, token.i)
                _second_predicate(tokens, kids, token.i)
                _participle_for_predicate(tokens, kids, token.i)
                _listed_content(tokens, kids, token.i)
            if token.dep == "conj" and token.tag == "VBD":
                _subject_joined_to_object(tokens, kids, token.i)
    return Parse(parse.article, tuple(tokens), parse.sentences)


def _object_that_is_subject(tokens: list[Token], kids: dict[int, list[int]], verb: int) -> None:
    """Give a clause its subject back: "warned the bill could fail" has no object."""
    mine = [tokens[k] for k in kids.get(verb, ())]
    for thing, clause in itertools.pairwise(mine):
        if thing.dep != "dobj" or clause.dep != "ccomp" or not verb < thing.i < clause.i:
            continue
        below = [tokens[k] for k in kids.get(clause.i, ())]
        if any(k.dep in ("nsubj", "nsubjpass", "mark", "csubj", "expl") or k.tag == "TO" for k in below):
            continue
        if clause.tag in _FINITE or any(k.dep in ("aux", "auxpass") and k.tag in _FINITE for k in below):
            passive = any(k.dep == "auxpass" for k in below)
            _move(tokens, kids, thing.i, clause.i, "nsubjpass" if passive else "nsubj")


def _speaker_behind(tokens: list[Token], kids: dict[int, list[int]], verb: int) -> None:
    """Give a verb behind a quotation its speaker: in "“...,” tweeted another" the other one tweets."""
    mine = [tokens[k] for k in kids.get(verb, ())]
    if tokens[verb].tag not in ("VBD", "VBZ") or any(k.dep in ("nsubj", "nsubjpass", "expl") for k in mine):
        return
    closed = verb > 0 and tokens[verb - 1].text in ("”", '"', "''") and tokens[verb - 1].head != tokens[verb - 1].i
    if closed and any("q" in cue.frames for cue in cue_verbs()[tokens[verb].lemma]):
        for thing in [k for k in mine if k.dep == "dobj" and k.i > verb][:1]:
            _move(tokens, kids, thing.i, verb, "nsubj")


def _content_on_the_document(tokens: list[Token], kids: dict[int, list[int]], verb: int) -> None:
    """Give a verb its clause back: "confirmed in a statement that ..." does not say what statement it was."""
    if any(tokens[k].dep in ("ccomp", "dobj") for k in kids.get(verb, ())):
        return
    if not any("c" in cue.frames for cue in cue_verbs()[tokens[verb].lemma]):
        return
    for preposition in [tokens[k] for k in kids.get(verb, ()) if tokens[k].dep == "prep" and k > verb]:
        for noun in [tokens[k] for k in kids.get(preposition.i, ()) if tokens[k].lemma in documents()]:
            near = [noun.i, *(k for k in kids.get(noun.i, ()) if tokens[k].tag == "VBN")]
            below_it = [tokens[k] for i in near for k in kids.get(i, ())]
            for clause in [t for t in below_it if t.dep in ("acl", "relcl", "ccomp")]:
                below = [tokens[k] for k in kids.get(clause.i, ())]
                marked = any(k.dep == "mark" and k.lemma == "that" for k in below)
                if marked and any(k.dep in ("nsubj", "nsubjpass", "expl") for k in below):
                    _move(tokens, kids, clause.i, verb, "ccomp")
                    return


def _second_predicate(tokens: list[Token], kids: dict[int, list[int]], verb: int) -> None:
    """Tell what somebody calls a thing from what the thing is beside: "called the dam “a folly”"."""
    if not any("s" in cue.frames for cue in cue_verbs()[tokens[verb].lemma]):
        return
    for thing in [k for k in kids.get(verb, ()) if tokens[k].dep == "dobj" and k > verb]:
        for second in [k for k in kids.get(thing, ()) if tokens[k].dep == "appos" and k > thing]:
            between = {t.text for t in tokens[thing + 1 : second]}
            if between & {"“", '"', "``", "‘"} and "," not in between:
                _move(tokens, kids, second, verb, "oprd")
                return


def _participle_for_predicate(tokens: list[Token], kids: dict[int, list[int]], verb: int) -> None:
    """Give a reported clause its finite verb: "claimed that a tape of him singing, found last fall, was a joke"."""
    mine = [tokens[k] for k in kids.get(verb, ())]
    for clause in [t for t in mine if t.dep == "ccomp" and t.tag == "VBG" and t.i > verb]:
        below = {tokens[k].dep: tokens[k] for k in kids.get(clause.i, ())}
        subject, mark = below.get("nsubj"), below.get("mark")
        if subject is None or mark is None or mark.lemma != "that" or "aux" in below:
            continue
        for later in [t for t in mine if t.dep == "conj" and t.i > clause.i and t.tag in _FINITE]:
            deps = {tokens[k].dep for k in kids.get(later.i, ())}
            if deps & {"nsubj", "nsubjpass", "expl"} or tokens[later.i - 1].lemma in ("and", "but", "or"):
                continue
            _move(tokens, kids, later.i, verb, "ccomp")
            _move(tokens, kids, mark.i, later.i, "mark")
            _move(tokens, kids, subject.i, later.i, "nsubj")
            _move(tokens, kids, clause.i, subject.i, "acl")
            return


def _listed_content(tokens: list[Token], kids: dict[int, list[int]], verb: int) -> None:
    """Leave a list with semicolons to what is reported: "said he ran; fell; and got up" tells nothing of the teller."""
    mine = [tokens[k] for k in kids.get(verb, ())]
    clause = next((t for t in mine if t.dep == "ccomp" and t.i > verb and t.tag in ("VBD", "VBZ", "VBP")), None)
    listed = next((t for t in mine if clause is not None and t.dep == "conj" and t.i > clause.i), None)
    if clause is None or listed is None or listed.tag != clause.tag or tokens[listed.i - 1].text != ";":
        return
    below = [tokens[k] for k in kids.get(listed.i, ())]
    again = any(t.dep == "conj" and any(s.text == ";" for s in tokens[listed.i : t.i]) for t in below)
    if again and not any(t.dep in ("nsubj", "nsubjpass", "expl") for t in below):
        _move(tokens, kids, listed.i, clause.i, "conj")


def _subject_joined_to_object(tokens: list[Token], kids: dict[int, list[int]], verb: int) -> None:
    """Give a joined verb the noun before it: "approved the dam and the mayor signed" joins clauses, not nouns."""
    if any(tokens[k].dep in ("nsubj", "nsubjpass", "aux", "auxpass") for k in kids.get(verb, ())):
        return
    before = tokens[verb - 1] if verb else None
    while before is not None and before.dep == "advmod" and before.head == verb:
        before = tokens[before.i - 1]
    if before is None or before.dep != "conj" or before.pos not in ("NOUN", "PROPN", "PRON"):
        return
    other = before.head
    joining = next((k for k in kids.get(other, ()) if tokens[k].dep == "cc" and other < k < before.i), None)
    if (
        joining is None
        or tokens[other].dep not in ("dobj", "pobj", "attr")
        or kids.get(before.i, [joining + 1])[0] < joining
    ):
        return
    _move(tokens, kids, before.i, verb, "nsubj")
    _move(tokens, kids, joining, tokens[verb].head, "cc")


def _move(tokens: list[Token], kids: dict[int, list[int]], at: int, head: int, dep: str) -> None:
    kids[tokens[at].head].remove(at)
    tokens[at] = replace(tokens[at], head=head, dep=dep)
    kids.setdefault(head, []).append(at)
    kids[head].sort()
