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
        if kid.i < verb.i or not _is_clause(tree, verb, kid):
            continue
        first, last = tree.edges(kid.i)
        asked = tree[first].tag in ("WP", "WDT")
        if asked and first > verb.i and tree[first - 1].text == ",":
            continue  # "..., said Ann Li, who ..." describes the speaker
        last = _over_quotation(tree, before_own_verb(tree, verb, kid, last))
        if asked and first < verb.i:  # "the levy, which he said was no tax"
            return ((first, first), (verb_group(tree, verb)[1] + 1, last)), (), ()
        more = [k for k in tree.kids(verb.i) if k.dep == "conj" and k.i > last and _with_that(tree, k.i)]
        pieces = ((first, last), *(tree.edges(k.i) for k in more))
        return pieces, (kid.i, *(k.i for k in more)), ()
    return None


def _is_clause(tree: Tree, verb: Token, kid: Token) -> bool:
    """Tell whether what hangs on a cue is a clause that says something."""
    marks = {k.lemma for k in tree.kids(kid.i) if k.dep == "mark"}
    if kid.dep == "advcl":  # "asked voters if the count was fair", taken for a condition
        return bool(marks & {"whether", "if"}) and _asks(verb) and tree.finite(kid.i)
    if kid.dep != "ccomp":
        return False
    if tree.finite(kid.i):
        return True
    # A clause with "that" is one even where the tagger took its verb for a noun ("that the pipe burst").
    if "that" in marks and kid.pos == "NOUN":
        return True
    # "proposed we wait", "asked that the records be kept"
    subject = tree.subject(kid.i)
    bare = kid.tag in ("VB", "VBN") and not any(k.tag == "TO" for k in tree.kids(kid.i))
    return bare and subject is not None and subject.i > verb.i and _asks_for(verb)


def _asks(verb: Token) -> bool:
    """Tell whether a verb can lead in an indirect question."""
    return any(c.kind in ("ask", "question", "tell", "know", "speculate") for c in cue_verbs().get(verb.lemma, ()))


def _asks_for(verb: Token) -> bool:
    """Tell whether a verb can lead in what somebody should do."""
    return any(c.kind in ("urge", "ask", "order", "say", "suggest") for c in cue_verbs().get(verb.lemma, ()))


def _with_that(tree: Tree, verb: int) -> bool:
    """Tell whether a clause is opened by "that" and has its own subject ("... and that the road was closed")."""
    return tree.subject(verb) is not None and any(k.dep == "mark" and k.lemma == "that" for k in tree.kids(verb))


def _over_quotation(tree: Tree, last: int) -> int:
    """Widen a content over the quotation right behind it, which the parse hung elsewhere."""
    if last + 1 >= tree.last or tree[last + 1].text not in ("“", '"', "``", "‘"):
        return last
    closing = {"“": "”", '"': '"', "``": "''", "‘": "’"}[tree[last + 1].text]
    return next((i for i in range(last + 2, tree.last) if tree[i].text == closing), last)


def before_own_verb(tree: Tree, verb: Token, clause: Token, last: int) -> int:
    """Return the content's end before what goes on with another report: the same speaker's or another's.

    "said he would run but conceded that ...", "said it was late, while others said ..."
    """
    for kid in tree.subtree(clause.i):
        if kid.dep not in ("conj", "advcl") or not clause.i < kid.i <= last:
            continue
        if _own_cue(tree, verb, clause, kid) or _another_report(tree, clause, kid):
            at = tree.edges(kid.i)[0] - 1
            while at > clause.i and tree[at].dep in ("cc", "punct"):
                at -= 1
            last = min(last, at)
    return last


def _own_cue(tree: Tree, verb: Token, clause: Token, kid: Token) -> bool:
    """Tell whether a verb that the parse hung into a content is a further cue beside the content's own."""
    start = tree.edges(kid.i)[0]
    if tree.subject(kid.i) is not None or start != verb_group(tree, kid)[0]:
        return False
    if tree[start - 1].dep not in ("cc", "punct"):
        return False
    own = next((k for k in tree.kids(kid.i) if k.dep == "aux" and k.tag == "VBD"), kid)
    if kid.dep == "advcl":
        return kid.head == clause.i and kid.tag == "VBG" and start == kid.i and tells(kid)
    joined = own.tag == verb.tag and (kid.head == clause.i or tree[kid.head].tag != own.tag)
    return joined and _is_speech(kid)


def _another_report(tree: Tree, clause: Token, kid: Token) -> bool:
    """Tell whether a joined clause reports somebody else's words ("..., while the mayor said it was open")."""
    subject = tree.subject(kid.i)
    if subject is None or kid.head != clause.i or not tree.finite(kid.i) or subject.pos == "PRON" or not tells(kid):
        return False
    opened = kid.dep == "conj" or any(
        k.dep == "mark" and k.lemma in ("while", "though", "although") for k in tree.kids(kid.i)
    )
    return opened and any(k.dep == "ccomp" for k in tree.kids(kid.i))


def _is_speech(verb: Token) -> bool:
    """Tell whether a verb speaks of words or wishes and can hardly mean anything else."""
    cues = cue_verbs().get(verb.lemma, ())
    return tells(verb) or any(c.kind in ("promise", "question") for c in cues)


def tells(verb: Token) -> bool:
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
        t
        for t in tree.tokens[tree.first : last + 1]
        if tree.verbal(t.i) and tree.finite(t.i) and tree.subject(t.i) and not _of_the_cue(tree, verb, t)
    ]
    if not heads:
        return None
    top = min(heads, key=lambda t: (tree.depth(t.i), t.i))
    return ((tree.first, last), *_beyond(tree, verb, right)), (top.i,), ()


def _of_the_cue(tree: Tree, verb: Token, head: Token) -> bool:
    """Tell whether a clause says when or why the cue's own saying was done ("Asked whether it was late, she said")."""
    for at in (head, *tree.above(head.i)):
        if at.head == verb.i:
            opened = any(k.dep in ("mark", "advmod") for k in tree.kids(at.i) if k.i < at.i)
            return at.dep == "prep" or (at.dep == "advcl" and (opened or (at.tag == "VBN" and not tree.finite(at.i))))
    return False


def _beyond(tree: Tree, verb: Token, right: int) -> tuple[Range, ...]:
    """Return the content that goes on behind a cue set into it (", he said, and the deal is off")."""
    if verb.dep not in ("parataxis", "ccomp") or right + 2 >= tree.last or tree[right + 1].text != ",":
        return ()
    after = [t.text for t in tree.tokens[right + 2 : right + 4]]
    return () if tree[right + 2].tag == "VBG" or after == ["on", "condition"] else ((right + 2, tree.last - 1),)


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
            last = min(last, verb_group(tree, verb)[0] - 1)
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
