"""Content introduced without a verb of its own: "according to", "as reported by", "quoted as saying", colons."""

from __future__ import annotations

from rashomon.claim.commitment import can_speak
from rashomon.claim.complements import clause_after, closing, earlier
from rashomon.claim.hit import ACCORDING, BARE, COLON, QUOTED, Hit, agent_of, source_of, verb_group
from rashomon.claim.lexicon import cue_verbs
from rashomon.claim.tree import Tree
from rashomon.model import Token


def quoting_hits(tree: Tree) -> list[Hit]:
    """Return speaker and carrier of "X quoted Y as saying ..." and "Y was quoted by X as saying ...", Y's hit first."""
    hits: list[Hit] = []
    for verb in tree.words():
        if verb.lemma not in ("quote", "cite") or not tree.verbal(verb.i):
            continue
        as_word = next((k for k in tree.kids(verb.i) if k.lemma == "as" and k.i > verb.i), None)
        saying = tree.kid(as_word.i, "pcomp") if as_word is not None else None
        speaker = tree.kid(verb.i, "dobj", "nsubjpass")
        if as_word is None or saying is None or speaker is None:
            continue
        found = clause_after(tree, saying, "c") or closing(tree, verb, "quoted") or earlier(tree, verb, "c")
        content, clauses = (found[0], found[1]) if found is not None else ((), ())
        frame = "c" if found is not None else BARE
        cue = ((as_word.i, saying.i),)
        hits.append(Hit(saying.i, cue, speaker.i, content, clauses, QUOTED, frame))
        hits.append(Hit(verb.i, (verb_group(tree, verb),), source_of(tree, verb), content, clauses, QUOTED, frame))
    return hits


def as_reported_hits(tree: Tree) -> list[Hit]:
    """Return "as reported by X, ..." and "as X put it, ..." with the clause that each speaks of."""
    hits = []
    for verb in tree.words():
        head = tree[verb.head]
        spoken = [c for c in cue_verbs().get(verb.lemma, ()) if "c" in c.frames and c.kind in ("say", "tell", "show")]
        if verb.dep != "advcl" or not spoken:
            continue
        opened = any(k.lemma == "as" and k.dep in ("mark", "advmod", "prep") for k in tree.kids(verb.i))
        if not opened or tree.kid(verb.i, "ccomp", "xcomp", "dobj") is not None or not tree.verbal(head.i):
            continue
        bare = verb.tag == "VBN" and tree.kid(verb.i, "aux") is None
        source = agent_of(tree, verb) if bare else source_of(tree, verb)
        subject = tree.kid(head.i, "nsubj")
        if source is None or not can_speak(tree, source) or (subject is not None and source == subject.i):
            continue
        mine = tree.edges(verb.i)
        first, last = tree.edges(head.i)
        ranges = tuple(r for r in ((first, mine[0] - 1), (mine[1] + 1, last)) if r[0] <= r[1])
        hits.append(Hit(verb.i, (verb_group(tree, verb),), source, ranges, (head.i,), ACCORDING, "according"))
    return hits


def according_hits(tree: Tree) -> list[Hit]:
    """Return the "according to" phrases of a sentence with the clause that each speaks of."""
    hits = []
    for token in tree.words():
        if token.lemma not in ("according", "accord") or token.i + 1 >= tree.last or tree[token.i + 1].lemma != "to":
            continue
        to = tree[token.i + 1]
        named = tree.kid(to.i, "pobj", "pcomp") or tree.kid(token.i, "pobj")
        head = _clause_above(tree, token)
        if named is None or head is None:
            continue
        mine = tree.edges(token.i)
        first, last = tree.edges(head)
        if head == tree.root:
            first, last = tree.first, tree.last - 1
        ranges = tuple(r for r in ((first, mine[0] - 1), (mine[1] + 1, last)) if r[0] <= r[1])
        hits.append(Hit(token.i, ((token.i, to.i),), named.i, ranges, (head,), ACCORDING, "according"))
    return hits


def opinion_hits(tree: Tree) -> list[Hit]:
    """Return the "in her view" and "from the mayor's point of view" of a sentence with the clause each speaks of."""
    hits = []
    for token in tree.words():
        noun = tree.kid(token.i, "pobj") if token.lemma in ("in", "from") and token.dep == "prep" else None
        if noun is None or noun.lemma not in _OPINIONS:
            continue
        whole = noun.lemma != "point" or any(k.lemma == "of" for k in tree.kids(noun.i))
        owner = tree.kid(noun.i, "poss")
        head = _clause_above(tree, token)
        first, last = tree.edges(token.i)
        set_off = last + 1 < tree.last and (tree[last + 1].text == "," or last + 2 >= tree.last)
        if owner is None or head is None or not whole or not set_off:
            continue
        start, end = (tree.first, tree.last - 1) if head == tree.root else tree.edges(head)
        ranges = tuple(r for r in ((start, first - 1), (last + 1, end)) if r[0] <= r[1])
        hits.append(
            Hit(token.i, ((token.i, token.i), (noun.i, noun.i)), owner.i, ranges, (head,), ACCORDING, "according")
        )
    return hits


_OPINIONS = frozenset(["view", "opinion", "estimation", "judgment", "judgement", "point", "telling", "words", "mind"])


def _clause_above(tree: Tree, token: Token) -> int | None:
    """Return the head of the clause that a phrase belongs to, over whatever noun it was attached to."""
    best = None
    for above in tree.above(token.i):
        if tree.verbal(above.i):
            best = above.i
            if above.dep in ("ROOT", "ccomp", "parataxis"):
                return best
    return best if best is not None else (tree.root if tree.root != token.i else None)


def colon_quotation_hits(tree: Tree) -> list[Hit]:
    """Return what a clause and a colon introduce as a quotation (X shot back: "...")."""
    words = tree.words()
    at = next((n for n, t in enumerate(words[:-2]) if t.text == ":" and words[n + 1].text[0] in _QUOTE_MARKS), None)
    if at is None or at < 2:
        return []
    colon = words[at].i
    verbs = [t for t in words[:at] if tree.verbal(t.i) and tree.finite(t.i) and tree.subject(t.i) is not None]
    if not verbs:
        return []
    verb = min(verbs, key=lambda t: (tree.depth(t.i), t.i))
    group = verb_group(tree, verb)
    content = ((colon + 1, tree.last - 1),)
    heads = [t for t in words[at + 1 :] if tree.verbal(t.i) and tree.finite(t.i)]
    top = (min(heads, key=lambda t: (tree.depth(t.i), t.i)).i,) if heads else ()
    return [Hit(verb.i, (group,), source_of(tree, verb), content, top, COLON, "colon")]


_QUOTE_MARKS = "\"“«„`'‘"


def colon_hits(tree: Tree) -> list[Hit]:
    """Return what a name and a colon introduce at a sentence's start ("Minister: Taxes will fall")."""
    words = tree.words()
    at = next((n for n, t in enumerate(words[:9]) if t.text == ":"), None)
    if at is None or at == 0 or at + 3 > len(words):
        return []
    quoted = words[at + 1].text[:1] in _QUOTE_MARKS
    name = words[1:at] if quoted and words[0].text == "From" else words[:at]
    if not name or name[-1].pos not in ("PROPN", "NOUN"):
        return []
    if any(t.pos in ("VERB", "AUX", "PUNCT", "SYM", "PRON") for t in name):
        return []
    from_a_text = len(name) < at
    if not from_a_text and not all(t.text[:1].isupper() or t.pos in ("ADP", "CCONJ", "PART") for t in name):
        return []
    if name[0].pos not in ("PROPN", "NOUN", *(("DET",) if from_a_text else ())):
        return []
    heads = [t for t in words[at + 1 :] if tree.verbal(t.i) and tree.finite(t.i)]
    headline = tree.sentence.index == 0 or tree.sentence.zone == "headline"
    named = quoted or name[-1].pos == "PROPN" or can_speak(tree, name[-1].i)
    if not heads and not (headline and named):
        return []  # a headline's verb is often taken for a noun
    top = (min(heads, key=lambda t: (sum(1 for _ in tree.above(t.i)), t.i)).i,) if heads else ()
    colon = words[at].i
    content = ((colon + 1, tree.last - 1),)
    return [Hit(colon, ((colon, colon),), name[-1].i, content, top, COLON, "colon")]
