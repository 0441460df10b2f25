"""Attributing verbs with what stands beside them: which frame of the lexicon their content fills."""

from __future__ import annotations

from rashomon.claim.complements import (
    Found,
    aside,
    clause_after,
    closing,
    earlier,
    following,
    infinitive,
    phrase_of,
    tells,
)
from rashomon.claim.hit import BARE, CALENDAR, Hit, Range, noun_before, source_of, verb_group
from rashomon.claim.lexicon import Cue, cue_nouns, cue_verbs, documents
from rashomon.claim.tree import Tree
from rashomon.model import Token


def verb_hits(tree: Tree) -> list[Hit]:
    """Return the attributing verbs of a sentence whose content stands in its tree."""
    lexicon = cue_verbs()
    hits = []
    for token in tree.words():
        if token.pos not in ("VERB", "AUX", "NOUN") or token.tag in ("NN", "NNS", "NNP", "NNPS"):
            continue
        cues = lexicon.get(_with_particle(tree, token)) or lexicon.get(token.lemma)
        if cues and token.dep not in ("aux", "auxpass", "amod", "compound"):
            hit = _verb_hit(tree, token, cues) or _bare(tree, token, cues)
            if hit is not None and hit.source is not None and _nobodys(tree, hit):
                hit = None
            if hit is not None:
                hits.append(hit)
    return hits


def _with_particle(tree: Tree, verb: Token) -> str:
    """Return the lemma of a verb with the particle right behind it ("ruled out", "fired back"); "went on" continues."""
    if _went_on(tree, verb):
        return "continue"
    after = tree[verb.i + 1] if verb.i + 1 < tree.last else None
    close = after is not None and after.head == verb.i and after.dep in ("prt", "advmod")
    return f"{verb.lemma}_{after.lemma}" if after is not None and close else verb.lemma


def _went_on(tree: Tree, verb: Token) -> bool:
    """Tell whether a verb is the "went on" of speech ("Managers, he went on, are ...")."""
    on = tree[verb.i + 1] if verb.i + 1 < tree.last else None
    return verb.lemma == "go" and on is not None and on.lemma == "on" and tree.subject(verb.i) is not None


def _nobodys(tree: Tree, hit: Hit) -> bool:
    """Tell whether nobody thinks so ("it feels different") or the reader is only asked ("do you support it")."""
    who = tree[hit.source if hit.source is not None else hit.head].lemma
    asked = who == "you" and hit.frame not in ("c", "q", "t")
    return (who == "it" and _of_mind(hit)) or asked


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
                    if name not in ("c", "q", "t"):
                        content = tuple(_within(tree, verb, piece) for piece in content)
                    ranges = (verb_group(tree, verb), *more)
                    source = None if name in ("u", "r") else source_of(tree, verb)
                    if source is None and name in ("c", "q", "t"):
                        source = noun_before(tree, verb)
                    return Hit(verb.i, ranges, source, content, clauses, cue, name)
    return None


def _within(tree: Tree, verb: Token, piece: Range) -> Range:
    """Cut a content before a further verb of the cue's own subject ("called it a shame and left")."""
    first, last = piece
    if first <= verb.i:
        return piece
    for other in tree.tokens[first + 1 : last + 1]:
        start = tree.edges(other.i)[0]
        if tree.subject(other.i) is not None or start != verb_group(tree, other)[0] or start <= first + 1:
            continue
        joined = other.dep == "conj" and other.tag == verb.tag != tree[other.head].tag and verb.tag != "VBN"
        added = other.dep == "advcl" and other.tag == "VBG" and start == other.i and tells(other)
        if (joined and tree[start - 1].dep == "cc") or (added and tree[start - 1].dep == "punct"):
            end = start - 1
            while end > first and tree[end].dep in ("cc", "punct"):
                end -= 1
            return first, end
    return piece


def _hearer(tree: Tree, verb: Token, name: str) -> Found | None:
    """Read hearer and content ("told reporters that ...", "told him to ...", "told them about ...")."""
    if tree.kid(verb.i, "dobj", "dative", "nsubjpass") is None:
        return None
    found = clause_after(tree, verb, "c") or _asked_of(tree, verb) or closing(tree, verb, "q")
    found = found or earlier(tree, verb, "c")
    if found is not None:
        return found
    kid = next((k for k in tree.kids(verb.i) if k.dep == "prep" and k.lemma in ("of", "about")), None)
    return phrase_of(tree, kid) if kid is not None else None


def _asked_of(tree: Tree, verb: Token) -> Found | None:
    """Read what somebody is to do, whoever is to do it included ("asked all members to leave")."""
    found = infinitive(tree, verb, "i")
    who = tree.kid(verb.i, "dobj")
    if found is None or who is None or not verb.i < who.i < found[0][0][0]:
        return found
    return ((tree.edges(who.i)[0], found[0][0][1]),), found[1], ()


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


def _put_at(tree: Tree, verb: Token, name: str) -> Found | None:
    """Read a thing and the figure that somebody gives for it ("put the number of dead at 45")."""
    thing = tree.kid(verb.i, "dobj", "nsubjpass")
    at = next((k for k in tree.subtree(verb.i) if k.lemma == "at" and k.dep == "prep"), None)
    figure = tree.kid(at.i, "pobj") if at is not None else None
    if thing is None or at is None or figure is None or not (verb.i < thing.i < at.i or thing.dep == "nsubjpass"):
        return None
    if not any(t.tag == "CD" for t in tree.subtree(figure.i)) or at.head not in (verb.i, thing.i):
        return None
    ranges = [tree.edges(thing.i), tree.edges(at.i)]
    return ((ranges[0][0], ranges[1][1]),) if thing.i > verb.i else tuple(ranges), (), ()


def _prepositional(tree: Tree, verb: Token, name: str) -> Found | None:
    word = name[2:]
    kids = (k for k in tree.kids(verb.i) if k.dep == "prep" and k.lemma == word and k.i > verb.i)
    kid = next((k for k in kids if not _on_a_day(tree, k)), None)
    if kid is None and word == "for":
        return _for_to(tree, verb)
    thing = tree.kid(verb.i, "dobj")
    if verb.tag == "VBN" and thing is None and word in ("to", "with") and tree.kid(verb.i, "aux") is None:
        return None  # "compared with last year", "was attributed to the storm": nobody compares
    if kid is not None and thing is not None and verb.i < thing.i < kid.i:
        inner = tree.kid(kid.i, "pobj", "pcomp")  # "accused the mayor of lying": she is what it is about
        return (((tree.edges(thing.i)[0], tree.edges(kid.i)[1]),), (), ()) if inner is not None else None
    if kid is None and thing is not None and word == "of":
        inside = [tree.kid(k.i, "pobj", "pcomp") for k in tree.kids(thing.i) if k.lemma == word]
        if any(k is not None and k.tag == "VBG" for k in inside):
            return (tree.edges(thing.i),), (), ()
    return phrase_of(tree, kid) if kid is not None else None


def _on_a_day(tree: Tree, preposition: Token) -> bool:
    """Tell whether a phrase says when ("spoke on Monday")."""
    noun = tree.kid(preposition.i, "pobj")
    return noun is not None and noun.text.lower() in CALENDAR


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


def _of_words(tree: Tree, verb: Token, thing: Token) -> bool:
    """Tell whether what somebody issues or releases is something said: a statement, not a car or a prisoner."""
    first, last = tree.edges(thing.i)
    quoted = tree.marks_before(last + 1) > tree.marks_before(first)
    return quoted or thing.lemma in documents() or thing.lemma in cue_nouns()


def _object(tree: Tree, verb: Token, name: str) -> Found | None:
    kid = tree.kid(verb.i, "dobj") or (tree.kid(verb.i, "nsubjpass") if tree.kid(verb.i, "auxpass") else None)
    if kid is None:  # "applauded the mayor's remarks", the noun taken for a clause
        kid = next(
            (k for k in tree.kids(verb.i) if k.dep == "ccomp" and k.pos in ("NOUN", "PROPN") and k.i > verb.i), None
        )
    if kid is None or (name == "d" and not _of_words(tree, verb, kid)):
        return None
    if kid.tag in ("WDT", "WP") or kid.lemma in ("himself", "herself", "themselves", "itself"):
        return None
    first, last = tree.edges(kid.i)
    last = _before_apposition(tree, kid, last)
    if any(cue.kind == "show" for cue in cue_verbs().get(verb.lemma, ())) and kid.i > verb.i:
        last = max(last, tree.edges(verb.i)[1])  # "shows her leading by ten points"
    if kid.i > verb.i:
        last = _over_additions(tree, verb, last)
    return ((first, last),), (), ()


def _told_of(tree: Tree, verb: Token, name: str) -> Found | None:
    """Read the noun that a participle is told of ("a picture painted by the mayor")."""
    noun = tree[verb.head]
    if noun.i > verb.i or noun.pos not in ("NOUN", "PROPN") or tree.kid(verb.i, "dobj", "ccomp", "xcomp") is not None:
        return None
    if verb.dep == "acl" and verb.tag == "VBN" and tree.kid(verb.i, "agent") is not None:
        return ((tree.edges(noun.i)[0], tree.edges(verb.i)[0] - 1),), (), ()
    return None


def _before_apposition(tree: Tree, noun: Token, last: int) -> int:
    """Return the end of an object before a closing apposition: "attacked Ann Li, the mayor" is an attack on Ann Li."""
    for at in tree.subtree(noun.i):
        if at.dep == "appos" and tree.edges(at.i)[1] == last and at.i > noun.i:
            first = tree.edges(at.i)[0]
            if tree[first].tag == "DT" and tree[first - 1].text == ",":
                return first - 2
    return last


_OF_THE_OBJECT = frozenset(["of", "for", "to", "about", "as", "from", "against", "over", "toward", "towards", "with"])
"""Prepositions that go on with the object before them; others mostly say when and where something was said."""


def _over_additions(tree: Tree, verb: Token, last: int) -> int:
    """Return the end of an object over what follows it without a comma and the parse hung to the verb."""
    named = tree[last].pos in ("PROPN", "PRON")
    for kid in sorted(tree.kids(verb.i), key=lambda k: k.i):
        first, end = tree.edges(kid.i)
        if first != last + 1:
            continue
        if kid.dep == "prep":
            goes_on = kid.lemma in _OF_THE_OBJECT or not (named or _circumstance(tree, kid))
        else:
            to = any(k.tag == "TO" for k in tree.kids(kid.i))
            goes_on = kid.dep in ("dative", "xcomp", "ccomp", "acl") or (kid.dep == "advcl" and to)
        if goes_on:
            last = end
    return last


def _circumstance(tree: Tree, preposition: Token) -> bool:
    """Tell whether a phrase says when or through what something was said ("on Monday", "in a statement")."""
    noun = tree.kid(preposition.i, "pobj")
    return noun is None or noun.text.lower() in CALENDAR or noun.lemma in documents()


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
    ("a", _put_at),
    ("s", _small_clause),
    ("o", _called_on),
    ("r", _raised),
    ("p", _prepositional),
    ("q", aside),
    ("n", _object),
    ("d", _object),
    ("n", _told_of),
)
