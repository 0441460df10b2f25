"""Attributing verbs with what stands beside them: which frame of the lexicon their content fills."""

from __future__ import annotations

from rashomon.claim.complements import Found, aside, clause_after, closing, earlier, following, infinitive, phrase_of
from rashomon.claim.hit import BARE, Hit, noun_before, source_of, verb_group
from rashomon.claim.lexicon import Cue, cue_verbs
from rashomon.claim.tree import Tree
from rashomon.model import Token


def verb_hits(tree: Tree) -> list[Hit]:
    """Return the attributing verbs of a sentence whose content stands in its tree."""
    lexicon = cue_verbs()
    hits = []
    for token in tree.words():
        if token.pos not in ("VERB", "AUX", "NOUN") or token.tag in ("NN", "NNS", "NNP", "NNPS"):
            continue
        cues = lexicon.get("continue" if _went_on(tree, token) else token.lemma)
        if cues and token.dep not in ("aux", "auxpass", "amod", "compound"):
            hit = _verb_hit(tree, token, cues) or _bare(tree, token, cues)
            if hit is not None and hit.source is not None and tree[hit.source].lemma == "it" and _of_mind(hit):
                hit = None  # "it feels different": nobody feels it
            if hit is not None:
                hits.append(hit)
    return hits


def _went_on(tree: Tree, verb: Token) -> bool:
    """Tell whether a verb is the "went on" of speech ("Managers, he went on, are ...")."""
    on = tree[verb.i + 1] if verb.i + 1 < tree.last else None
    return verb.lemma == "go" and on is not None and on.lemma == "on" and tree.subject(verb.i) is not None


def _of_mind(hit: Hit) -> bool:
    """Tell whether a cue is of what somebody thinks or wants rather than says."""
    return hit.meaning.kind in ("think", "hope", "fear", "want", "know", "doubt", "speculate")


def _bare(tree: Tree, verb: Token, cues: tuple[Cue, ...]) -> Hit | None:
    """Return a speaking verb without content in the tree; a quotation beside it may be its content."""
    cue = next((c for c in cues if "q" in c.frames or "t" in c.frames), None)
    if cue is None or (tree.subject(verb.i) is None and verb.dep not in ("advcl", "conj", "pcomp", "acl")):
        return None
    return Hit(verb.i, (verb_group(tree, verb),), source_of(tree, verb), (), (), cue, BARE)


def _verb_hit(tree: Tree, verb: Token, cues: tuple[Cue, ...]) -> Hit | None:
    """Return the first frame of the verb that its children fill."""
    for frame, reader in _READERS:
        for cue in cues:
            names = [f for f in cue.frames if f == frame or f.startswith(f"{frame}:")]
            for name in sorted(names):
                found = reader(tree, verb, name)
                if found is not None:
                    content, clauses, more = found
                    ranges = (verb_group(tree, verb), *more)
                    source = None if name in ("u", "r") else source_of(tree, verb)
                    if source is None and name in ("c", "q", "t"):
                        source = noun_before(tree, verb)
                    return Hit(verb.i, ranges, source, content, clauses, cue, name)
    return None


def _hearer(tree: Tree, verb: Token, name: str) -> Found | None:
    """Read hearer and content ("told reporters that ...", "told him to ...", "told them about ...")."""
    if tree.kid(verb.i, "dobj", "dative", "nsubjpass") is None:
        return None
    found = clause_after(tree, verb, "c") or infinitive(tree, verb, "i") or closing(tree, verb, "q")
    found = found or earlier(tree, verb, "c")
    if found is not None:
        return found
    kid = next((k for k in tree.kids(verb.i) if k.dep == "prep" and k.lemma in ("of", "about")), None)
    return phrase_of(tree, kid) if kid is not None else None


def _gerund(tree: Tree, verb: Token, name: str) -> Found | None:
    kid = next((k for k in tree.kids(verb.i) if k.dep in ("xcomp", "ccomp") and k.tag == "VBG" and k.i > verb.i), None)
    return ((tree.edges(kid.i),), (kid.i,), ()) if kid is not None else None


def _small_clause(tree: Tree, verb: Token, name: str) -> Found | None:
    """Read an object with what it is called ("called the plan a fraud")."""
    said = tree.kid(verb.i, "oprd")
    thing = tree.kid(verb.i, "dobj", "nsubjpass")
    if said is not None:
        ranges = [tree.edges(k.i) for k in (thing, said) if k is not None]
        return tuple(sorted(ranges)), (), ()
    kid = next((k for k in tree.kids(verb.i) if k.dep == "ccomp" and k.i > verb.i and not tree.finite(k.i)), None)
    if kid is not None:
        return (tree.edges(kid.i),), (), ()
    quoted = thing is not None and tree.marks_before(tree.edges(verb.i)[1] + 1) > tree.marks_before(thing.i)
    if thing is not None and quoted and verb.lemma == "call":
        return ((tree.edges(thing.i)[0], tree.edges(verb.i)[1]),), (), ()
    return None


def _as(tree: Tree, verb: Token, name: str) -> Found | None:
    """Read an object and an "as" phrase ("described him as weak")."""
    thing = tree.kid(verb.i, "dobj", "nsubjpass")
    phrase = next((k for k in tree.kids(verb.i) if k.dep == "prep" and k.lemma == "as"), None)
    if phrase is None:
        return None
    ranges = [tree.edges(k.i) for k in (thing, phrase) if k is not None]
    return tuple(sorted(ranges)), (), ()


def _prepositional(tree: Tree, verb: Token, name: str) -> Found | None:
    word = name[2:]
    kid = next((k for k in tree.kids(verb.i) if k.dep == "prep" and k.lemma == word and k.i > verb.i), None)
    if kid is None and word == "for":
        return _for_to(tree, verb)
    return phrase_of(tree, kid) if kid is not None else None


def _for_to(tree: Tree, verb: Token) -> Found | None:
    """Read what somebody wants of somebody ("called for all members to pay")."""
    for kid in tree.kids(verb.i):
        mark = next((k for k in tree.kids(kid.i) if k.dep == "mark" and k.lemma == "for"), None)
        if mark is not None and mark.i > verb.i and tree.edges(kid.i)[0] == mark.i and mark.i < kid.i:
            return ((mark.i + 1, tree.edges(kid.i)[1]),), (), ((mark.i, mark.i),)
    return None


def _called_on(tree: Tree, verb: Token, name: str) -> Found | None:
    """Read whom and to do what somebody calls on ("called on voters to stay calm")."""
    word = name[2:]
    kid = next((k for k in tree.kids(verb.i) if k.dep == "prep" and k.lemma == word and k.i > verb.i), None)
    found = phrase_of(tree, kid) if kid is not None else None
    if found is None:
        return None
    more = infinitive(tree, verb, "i")
    return None if more is None else ((*found[0], *more[0]), (), found[2])


def _raised(tree: Tree, verb: Token, name: str) -> Found | None:
    """Read what seems so, with nobody named to whom ("Investors seem to agree")."""
    subject = tree.subject(verb.i)
    kid = tree.kid(verb.i, "xcomp", "acomp", "oprd")
    if subject is None or kid is None or kid.i < verb.i:
        return None
    return (tree.edges(subject.i), tree.edges(kid.i)), (), ()


def _passive(tree: Tree, verb: Token, name: str) -> Found | None:
    """Read what somebody is expected or said to do ("is expected to win")."""
    if tree.kid(verb.i, "auxpass") is None or tree.kid(verb.i, "agent") is not None:
        return None
    subject = tree.subject(verb.i)
    kid = next(
        (
            k
            for k in tree.kids(verb.i)
            if k.i > verb.i and (k.dep in ("xcomp", "oprd") or k.lemma in ("as", "with", "of"))
        ),
        None,
    )
    if subject is None or kid is None:
        return None
    return (tree.edges(subject.i), tree.edges(kid.i)), (), ()


def _object(tree: Tree, verb: Token, name: str) -> Found | None:
    kid = tree.kid(verb.i, "dobj") or (tree.kid(verb.i, "nsubjpass") if tree.kid(verb.i, "auxpass") else None)
    if kid is None or kid.tag in ("WDT", "WP") or kid.lemma in ("himself", "herself", "themselves", "itself"):
        return None
    first, last = tree.edges(kid.i)
    if any(cue.kind == "show" for cue in cue_verbs().get(verb.lemma, ())) and kid.i > verb.i:
        last = max(last, tree.edges(verb.i)[1])  # "shows her leading by ten points"
    if kid.i > verb.i:
        last = _over_additions(tree, verb, last)
    return ((first, last),), (), ()


def _over_additions(tree: Tree, verb: Token, last: int) -> int:
    """Return the end of an object over what follows it without a comma and the parse hung to the verb."""
    for kid in sorted(tree.kids(verb.i), key=lambda k: k.i):
        first, end = tree.edges(kid.i)
        if first == last + 1 and kid.dep in ("prep", "dative", "xcomp", "advcl", "ccomp", "acl"):
            last = end
    return last


# The order in which frames are tried: the fuller one first.
_READERS = (
    ("u", _passive),
    ("t", _hearer),
    ("c", clause_after),
    ("q", clause_after),
    ("q", closing),
    ("c", earlier),
    ("q", earlier),
    ("c", following),
    ("i", infinitive),
    ("g", _gerund),
    ("w", _as),
    ("s", _small_clause),
    ("o", _called_on),
    ("r", _raised),
    ("p", _prepositional),
    ("q", aside),
    ("n", _object),
)
