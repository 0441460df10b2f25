"""Attributing nouns and adjectives ("the claim that ...", "confident that ...")."""

from __future__ import annotations

from rashomon.claim.complements import Found, phrase_of
from rashomon.claim.hit import Hit, Range, source_of, verb_group
from rashomon.claim.lexicon import Cue, cue_adjectives, cue_nouns
from rashomon.claim.tree import Tree
from rashomon.model import Token


def noun_hits(tree: Tree) -> list[Hit]:
    """Return the attributing nouns of a sentence that carry their content as a clause or infinitive."""
    lexicon = cue_nouns()
    hits = []
    for token in tree.words():
        if token.tag not in ("NN", "NNS"):
            continue
        for cue in lexicon.get(token.lemma, ()):
            kid = _noun_content(tree, token, cue)
            if kid is not None:
                source = _owner(tree, token)
                hits.append(Hit(token.i, (_lightly(tree, token),), source, (tree.edges(kid.i),), (kid.i,), cue, "noun"))
                break
            kid = _said_of_noun(tree, token, cue)
            if kid is not None:
                cues = ((token.i, tree[token.head].i),)
                hits.append(Hit(token.i, cues, _owner(tree, token), (tree.edges(kid.i),), (kid.i,), cue, "noun"))
                break
            found = _noun_phrase(tree, token, cue)
            if found is not None:
                content, _, more = found
                source = _owner(tree, token, more[0][0])
                hits.append(Hit(token.i, (_lightly(tree, token), *more), source, content, (), cue, "topic"))
                break
    return hits


def _noun_phrase(tree: Tree, noun: Token, cue: Cue) -> Found | None:
    """Read what a noun is about ("criticism of the plan")."""
    for kid in tree.kids(noun.i):
        if kid.dep == "prep" and f"p:{kid.lemma}" in cue.frames:
            return phrase_of(tree, kid)
    return None


def adjective_hits(tree: Tree) -> list[Hit]:
    """Return the attributing adjectives of a sentence ("confident that ...", "critical of ...")."""
    lexicon = cue_adjectives()
    hits = []
    for token in tree.words():
        if token.dep not in ("acomp", "ROOT", "conj", "oprd", "amod", "advcl", "ccomp") or token.tag not in (
            "JJ",
            "VBN",
            "JJR",
        ):
            continue
        hit = next((h for cue in lexicon.get(token.lemma, ()) if (h := _adjective_hit(tree, token, cue))), None)
        if hit is not None:
            hits.append(hit)
    return hits


_NO_CONTENT = frozenset(["as", "than", "because", "since", "so", "while", "when", "after", "before", "until"])


def _adjective_hit(tree: Tree, word: Token, cue: Cue) -> Hit | None:
    verb = tree[word.head] if tree.verbal(word.head) else word
    if verb.lemma == "make" and cue.kind != "say":
        return None  # "made sure that": nobody thinks so, it is seen to
    subject = source_of(tree, verb) if verb.i != word.i else None
    group = (
        (min(verb_group(tree, verb)[0], word.i), word.i) if verb.i != word.i and verb.i < word.i else (word.i, word.i)
    )
    beside = [k for k in tree.kids(verb.i) if k.dep == "ccomp"] if word.dep in ("acomp", "ccomp") else []
    for kid in [*tree.kids(word.i), *beside]:
        if kid.i < word.i:
            continue
        to = any(k.tag == "TO" and k.dep == "aux" for k in tree.kids(kid.i))
        opened = {k.lemma for k in tree.kids(kid.i) if k.dep == "mark"}
        clause = kid.dep in ("ccomp", "advcl") and tree.subject(kid.i) is not None and not opened & _NO_CONTENT
        if ("c" in cue.frames and clause) or ("i" in cue.frames and kid.dep in ("xcomp", "advcl") and to):
            return Hit(word.i, (group,), subject, (tree.edges(kid.i),), (kid.i,), cue, "adjective")
        if kid.dep in ("prep", "agent") and f"p:{kid.lemma}" in cue.frames:
            found = phrase_of(tree, kid)
            if found is not None:
                return Hit(word.i, (group, *found[2]), subject, found[0], (), cue, "topic")
    return None


def _noun_content(tree: Tree, noun: Token, cue: Cue) -> Token | None:
    for kid in tree.kids(noun.i):
        if kid.i < noun.i or kid.dep not in ("acl", "ccomp", "relcl"):
            continue
        marked = any(k.dep == "mark" and k.lemma == "that" for k in tree.kids(kid.i))
        if "c" in cue.frames and marked and tree.subject(kid.i) is not None:
            return kid
        if "i" in cue.frames and any(k.tag == "TO" and k.dep == "aux" for k in tree.kids(kid.i)):
            return kid
    return None


def _said_of_noun(tree: Tree, noun: Token, cue: Cue) -> Token | None:
    """Return the clause that a noun is said to be ("One view is that ...", "Her plan is to ...")."""
    verb = tree[noun.head]
    if noun.dep != "nsubj" or verb.lemma != "be" or verb.i < noun.i:
        return None
    for kid in tree.kids(verb.i):
        if kid.i < verb.i or kid.dep not in ("ccomp", "xcomp", "advcl"):
            continue
        marked = any(k.dep == "mark" and k.lemma == "that" for k in tree.kids(kid.i))
        if "c" in cue.frames and marked and tree.subject(kid.i) is not None:
            return kid
        if "i" in cue.frames and any(k.tag == "TO" and k.dep == "aux" for k in tree.kids(kid.i)):
            return kid
    return None


def _owner(tree: Tree, noun: Token, not_by: int = -1) -> int | None:
    """Return who owns the statement or plan: possessor, "by"/"of"/"from" phrase, or the subject of "made the claim"."""
    owner = tree.kid(noun.i, "poss")
    if owner is not None:
        return owner.i
    for kid in tree.kids(noun.i):
        if kid.i != not_by and kid.dep in ("prep", "agent") and kid.lemma in ("by", "from", "of", "among"):
            named = tree.kid(kid.i, "pobj")
            if named is not None:
                return named.i
    head = tree[noun.head]
    if noun.dep == "dobj" and head.lemma in _LIGHT:
        return source_of(tree, head)
    return None


_LIGHT = frozenset(
    ["make", "have", "issue", "express", "voice", "give", "announce", "hold", "raise", "take", "cast", "launch"]
) | frozenset(["mount", "deliver", "level", "offer", "send", "throw", "put", "state", "repeat", "renew", "push"])
"""Verbs that say little beside the noun they lead to ("made the case", "took a swipe at")."""


def _lightly(tree: Tree, noun: Token) -> Range:
    """Return a cue noun with the light verb before it ("made the case")."""
    head = tree[noun.head]
    if noun.dep == "dobj" and head.lemma in _LIGHT and head.i < noun.i:
        return verb_group(tree, head)[0], noun.i
    return noun.i, noun.i
