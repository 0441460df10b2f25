"""Clauses that stand as content beside a verb of saying: after it, before it, around it."""

from __future__ import annotations

from rashomon.claim.hit import Range, verb_group
from rashomon.claim.lexicon import cue_verbs
from rashomon.claim.tree import Tree
from rashomon.model import Token

Found = tuple[tuple[Range, ...], tuple[int, ...], tuple[Range, ...]]


def clause_after(tree: Tree, verb: Token, name: str) -> Found | None:
    """Read a clause complement after the verb ("said that ...")."""
    for kid in tree.kids(verb.i):
        if kid.dep != "ccomp" or kid.i < verb.i:
            continue
        # A clause with "that" is one even where the tagger took its verb for a noun ("that the pipe burst").
        marked = any(k.dep == "mark" and k.lemma == "that" for k in tree.kids(kid.i))
        if not tree.finite(kid.i) and not (marked and kid.pos == "NOUN"):
            continue
        first, last = tree.edges(kid.i)
        asked = tree[first].tag in ("WP", "WDT")
        if asked and first > verb.i and tree[first - 1].text == ",":
            continue  # "..., said Ann Li, who ..." describes the speaker
        last = _over_quotation(tree, _before_own_verb(tree, verb, kid, last))
        if asked and first < verb.i:  # "the levy, which he said was no tax"
            return ((first, first), (verb_group(tree, verb)[1] + 1, last)), (), ()
        more = [k for k in tree.kids(verb.i) if k.dep == "conj" and k.i > last and _with_that(tree, k.i)]
        pieces = ((first, last), *(tree.edges(k.i) for k in more))
        return pieces, (kid.i, *(k.i for k in more)), ()
    return None


def _with_that(tree: Tree, verb: int) -> bool:
    """Tell whether a clause is opened by "that" and has its own subject ("... and that the road was closed")."""
    return tree.subject(verb) is not None and any(k.dep == "mark" and k.lemma == "that" for k in tree.kids(verb))


def _over_quotation(tree: Tree, last: int) -> int:
    """Widen a content over the quotation right behind it, which the parse hung elsewhere."""
    if last + 1 >= tree.last or tree[last + 1].text not in ("“", '"', "``", "‘"):
        return last
    closing = {"“": "”", '"': '"', "``": "''", "‘": "’"}[tree[last + 1].text]
    return next((i for i in range(last + 2, tree.last) if tree[i].text == closing), last)


def _before_own_verb(tree: Tree, verb: Token, clause: Token, last: int) -> int:
    """Return the content's end before a joined cue of the same speaker ("said he would run but conceded that ...")."""
    for kid in tree.kids(clause.i):
        if kid.dep not in ("conj", "advcl") or kid.i < clause.i or tree.subject(kid.i) is not None:
            continue
        if tree.edges(kid.i)[0] != verb_group(tree, kid)[0]:
            continue
        own = next((k for k in tree.kids(kid.i) if k.dep == "aux" and k.tag == "VBD"), kid)
        joined = kid.dep == "conj" and own.tag == verb.tag
        added = kid.dep == "advcl" and kid.tag == "VBG" and tree.edges(kid.i)[0] == kid.i
        before = tree[tree.edges(kid.i)[0] - 1]
        if (joined or added) and _is_speech(kid) and before.dep in ("cc", "punct"):
            at = before.i
            while at > clause.i and tree[at].dep in ("cc", "punct"):
                at -= 1
            return min(last, at)
    return last


def _is_speech(verb: Token) -> bool:
    """Tell whether a verb speaks of words and can hardly mean anything else."""
    cues = cue_verbs().get(verb.lemma, ())
    return any(c.kind in ("say", "tell", "deny", "warn", "name", "judge") for c in cues) and verb.lemma not in (
        "find", "hold", "own", "allow", "fix", "grant", "cut", "go", "charge", "see", "view", "regard", "perceive",
    )  # fmt: skip


def following(tree: Tree, verb: Token, name: str) -> Found | None:
    """Read the words after a verb of saying as its content where the parse shows no clause there."""
    if verb.lemma not in ("say", "think", "believe", "argue", "claim", "insist") or tree.subject(verb.i) is None:
        return None
    start, last = verb_group(tree, verb)[1] + 1, tree.edges(verb.i)[1]
    if start > last or tree[start].tag not in (
        "DT",
        "PRP",
        "PRP$",
        "NNP",
        "NNS",
        "NN",
        "EX",
        "CD",
        "NNPS",
        "JJ",
        "VB",
        "VBN",
        "VBG",
    ):
        return None
    found = [t for t in tree.tokens[start : last + 1] if tree.verbal(t.i) and tree.finite(t.i) and t.dep != "relcl"]
    found = found or [t for t in tree.tokens[start : last + 1] if t.tag in ("VBD", "VBZ", "VBP")]
    if not found or tree.subject(verb.i).i > verb.i:  # type: ignore[union-attr]  # tested above
        return None
    return ((start, last),), (min(found, key=lambda t: (tree.depth(t.i), t.i)).i,), ()


_MARKS_BEFORE = {",", "”", '"', "''", "’", "'", "—", "–", "--", "?", "!"}


def closing(tree: Tree, verb: Token, name: str) -> Found | None:
    """Read a cue set after its content ("..., officials said")."""
    subject = tree.subject(verb.i)
    if subject is None or subject.tag in ("WP", "WDT") or subject.dep != "nsubj" or verb.dep == "relcl":
        return None
    if name == "q" and tree.kid(verb.i, "dobj") is not None and not _addressed(verb):
        return None
    group, named = verb_group(tree, verb), tree.edges(subject.i)
    first = min(group[0], *(tree.edges(k.i)[0] for k in tree.kids(verb.i) if k.dep == "nsubj"))
    right = max(group[1], named[1])
    before = first - 1
    if before <= tree.first or tree[before].text not in _MARKS_BEFORE or tree.root > right:
        return None
    last = before
    while last > tree.first and tree[last].text in _MARKS_BEFORE and tree[last].text in (",", "—", "–", "--"):
        last -= 1
    heads = [
        t for t in tree.tokens[tree.first : last + 1] if tree.verbal(t.i) and tree.finite(t.i) and tree.subject(t.i)
    ]
    if not heads:
        return None
    top = min(heads, key=lambda t: (tree.depth(t.i), t.i))
    if (
        top.dep == "advcl"
        and top.head == verb.i
        and any(k.dep in ("mark", "advmod") for k in tree.kids(top.i) if k.i < top.i)
    ):
        return None
    return ((tree.first, last),), (top.i,), ()


def _addressed(verb: Token) -> bool:
    """Tell whether the object of a verb is who hears it ("told reporters")."""
    return any("t" in cue.frames for cue in cue_verbs().get(verb.lemma, ()))


def earlier(tree: Tree, verb: Token, name: str) -> Found | None:
    """Read a clause complement that stands before the verb."""
    if tree.kid(verb.i, "dobj") is not None and not _addressed(verb):
        return None
    if {cue.kind for cue in cue_verbs().get(verb.lemma, ()) if "c" in cue.frames} == {"know"}:
        return None  # nobody sets what they know before the knowing
    for kid in tree.kids(verb.i):
        if kid.dep == "ccomp" and kid.i < verb.i:
            first, last = tree.edges(kid.i)
            return ((tree.first if verb.i == tree.root else first, last),), (kid.i,), ()
    return None


def aside(tree: Tree, verb: Token, name: str) -> Found | None:
    """Read a cue set into or beside its content ("The deal, he said, is off")."""
    if verb.dep not in ("parataxis", "ccomp", "conj", "advcl", "dep") or tree.subject(verb.i) is None:
        return None
    head = verb.head
    if verb.dep in ("conj", "advcl", "ccomp") and not _set_off(tree, verb):
        return None
    first, last = tree.edges(head)
    mine = tree.edges(verb.i)
    if any(k.dep in ("ccomp", "dobj", "xcomp", "mark") for k in tree.kids(verb.i)):
        return None
    ranges = tuple(r for r in ((first, mine[0] - 1), (mine[1] + 1, last)) if r[0] <= r[1])
    return (ranges, (head,), ()) if ranges else None


def _set_off(tree: Tree, verb: Token) -> bool:
    """Tell whether the verb's phrase begins after a comma or closing mark and ends the sentence or before a comma."""
    first, last = tree.edges(verb.i)
    before = tree[first - 1].text if first > tree.first else ""
    after = tree[last + 1].text if last + 1 < tree.last else "."
    return before[:1] in {",", "”", '"', "’", "—", "–", "-"} and after[:1] in {",", ".", "”", '"', "—", "–", ":", ";"}


def infinitive(tree: Tree, verb: Token, name: str) -> Found | None:
    """Read an infinitive after the verb ("promised to leave")."""
    for kid in tree.kids(verb.i):
        if (
            kid.i > verb.i
            and kid.dep in ("xcomp", "ccomp", "advcl")
            and any(k.tag == "TO" and k.dep == "aux" for k in tree.kids(kid.i))
        ):
            if kid.dep == "advcl" and tree.kid(verb.i, "dobj", "nsubjpass") is None:
                continue
            return ((tree.edges(kid.i)),), (kid.i,), ()
    return None


def phrase_of(tree: Tree, preposition: Token) -> Found | None:
    """Read what a preposition leads in."""
    inner = tree.kid(preposition.i, "pobj", "pcomp")
    if inner is None:
        return None
    return (tree.edges(inner.i),), (), ((preposition.i, preposition.i),)
