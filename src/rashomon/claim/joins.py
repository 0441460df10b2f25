"""How the clauses of a sentence hang together: what they share, and what may be told without the rest."""

from __future__ import annotations

import itertools

from rashomon.claim.lexicon import documents
from rashomon.claim.tree import Tree
from rashomon.model import Token

_FARTHEST = 12


def own_subject(tree: Tree, verb: int) -> int | None:
    """Return the subject that stands by this verb itself, a noun before a clause."""
    found = tree.kid(verb, "nsubj", "nsubjpass") or tree.kid(verb, "csubj", "csubjpass", "expl")
    return found.i if found is not None else None


def fits(helper: Token, verb: Token) -> bool:
    """Tell whether a verb's form can follow an auxiliary."""
    if helper.tag == "MD" or helper.lemma == "do":
        return verb.tag == "VB"
    return verb.tag in (("VBN",) if helper.lemma == "have" else ("VBN", "VBG"))


def modal(tree: Tree, verb: int) -> bool:
    """Tell whether a verb has a modal."""
    return any(k.dep == "aux" and k.tag == "MD" for k in tree.kids(verb))


def inverted(tree: Tree, verb: int) -> bool:
    """Tell whether a clause beside another is a condition by its order of words ("had he been there")."""
    subject = tree.subject(verb)
    helpers = [k for k in tree.kids(verb) if k.dep in ("aux", "auxpass")] or [tree[verb]]
    turned = subject is not None and helpers[0].i < subject.i
    return turned and helpers[0].text.lower() in ("had", "were", "should")


def past(tree: Tree, verb: int) -> bool:
    """Tell whether a verb is told in the past tense."""
    return tree[verb].tag == "VBD" or any(k.dep in ("aux", "auxpass") and k.tag == "VBD" for k in tree.kids(verb))


_DAYS = {
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "today",
    "yesterday",
    "earlier",
    "later",
}


def same_number(tree: Tree, subject: int, verb: Token) -> bool:
    """Tell whether a joined verb can have this subject: "he ... are informed" cannot."""
    told = next((k for k in tree.kids(verb.i) if k.dep in ("aux", "auxpass") and k.i < verb.i), verb)
    word = tree[subject]
    several = word.tag in ("NNS", "NNPS") or tree.kid(subject, "conj") is not None
    if told.text.lower() == "do" and word.tag in ("NN", "NNP") and not several:
        return False  # "the governor changed the “don’t wait” rule"
    if told.text.lower() in ("are", "were", "have", "do"):
        return not (word.lemma in ("he", "she", "it") and not several)
    if told.text.lower() in ("is", "was", "has", "does"):
        return not (word.lemma in ("they", "we") or (word.tag == "NNS" and word.lemma not in ("police", "people")))
    return True


def refers_to_all(tree: Tree, verb: Token) -> bool:
    """Tell whether a joined clause speaks of the whole clause before it ("..., and that could cost jobs")."""
    subject = tree.subject(verb.i)
    return subject is not None and subject.lemma in ("that", "this") and subject.tag in ("DT", "WDT")


def ends_a_place(tree: Tree, verb: Token) -> bool:
    """Tell whether a joined clause may go on with what is told of a place ("the bay, where they fish and we sail")."""
    joining = tree.edges(verb.i)[0] - 1
    if tree.subject(verb.i) is None or joining <= tree.first or tree[joining].dep != "cc":
        return False
    near = (tree[joining - 1], *itertools.islice(tree.above(joining - 1), _FARTHEST))
    told = (t for t in near if t.dep == "relcl" and t.i < joining)
    return any(tree.edges(t.i)[1] <= joining and tree[tree.edges(t.i)[0]].lemma in ("where", "when") for t in told)


def _dates_the_saying(tree: Tree, word: Token) -> bool:
    """Tell whether a phrase says when or in which document something was said."""
    if word.dep == "npadvmod" or word.lemma in _DAYS:
        return True
    inner = tree.kid(word.i, "pobj") if word.dep == "prep" else None
    return inner is not None and (inner.lemma in _DAYS or inner.lemma in documents())


def joined(tree: Tree, head: int, verb: Token) -> bool:
    """Tell whether a conjunct is told as surely as the verb before it, and can be told without it."""
    words = {k.lemma for k in tree.kids(head) if k.dep in ("cc", "preconj")}
    if words & {"or", "nor", "either", "neither", "rather", "let"}:
        return False
    if tree.subject(verb.i) is not None:
        return True
    between = tree.tokens[head + 1 : verb.i]
    if all(t.pos in ("ADV", "CCONJ", "PUNCT", "AUX") for t in between):
        return False  # "processes and re-exports goods": both verbs share what follows
    # A form that is past and infinitive alike ("cut") may go on with an infinitive before it ("to lower and cut").
    alike = verb.text.lower() == verb.lemma and verb.tag in ("VBD", "VBN", "VBP")
    return not (alike and any(t.tag in ("TO", "VB") for t in between))


def after_cue_adverbs(tree: Tree, cue: int, clause: int, first: int) -> int:
    """Leave out a time phrase that follows the cue without a comma: it dates the saying ("said on Monday the ...")."""
    if first < cue or any(k.dep == "mark" for k in tree.kids(clause)):
        return first
    subject = tree.subject(clause)
    if subject is None:
        return first
    start = tree.edges(subject.i)[0]
    early = [k for k in tree.kids(clause) if k.i < start and _dates_the_saying(tree, k)]
    if len(early) < sum(1 for k in tree.kids(clause) if k.i < start and k.dep != "punct"):
        return first
    if early and start > first and not any(tree[i].text in (",", "“", '"') for i in range(first, start)):
        return start
    return first


def other_antecedent(tree: Tree, noun: Token, verb: Token, pronoun: Token) -> bool:
    """Tell whether a noun further up could be what the pronoun stands for ("links between states, which ...")."""
    person = pronoun.lemma == "who"
    for above in tree.above(noun.i):
        if tree.verbal(above.i):
            return False
        if above.pos == "NOUN" and not person and agrees(tree, above, verb, pronoun):
            return True
    return False


def goes_on(tree: Tree, last: int, end: int) -> bool:
    """Tell whether the sentence goes on well without the piece that ends at `last`."""
    at = last + 1
    while at <= end and at < tree.last and tree[at].dep == "punct":
        at += 1
    if at > end or at >= tree.last:
        return True
    return tree[at].pos not in ("NOUN", "PROPN", "DET", "ADJ", "NUM", "PRON") or tree[at].i == tree.root


def agrees(tree: Tree, noun: Token, verb: Token, pronoun: Token) -> bool:
    """Tell whether noun and verb of a relative clause agree in number, and noun and pronoun in kind."""
    if noun.pos not in ("NOUN", "PROPN"):
        return False
    told = [verb, *(k for k in tree.kids(verb.i) if k.dep in ("aux", "auxpass"))]
    if any(k.text.lower() in ("was", "were") for k in told):
        several = noun.tag in ("NNS", "NNPS") or tree.kid(noun.i, "conj") is not None
        return several == any(k.text.lower() == "were" for k in told)
    finite = (
        verb
        if verb.tag in ("VBZ", "VBP")
        else next((k for k in tree.kids(verb.i) if k.dep in ("aux", "auxpass") and k.tag in ("VBZ", "VBP")), None)
    )
    plural = noun.tag in ("NNS", "NNPS") or tree.kid(noun.i, "conj") is not None
    if finite is None:
        return True
    return plural == (finite.tag == "VBP")


def of_whose(tree: Tree, subject: int) -> bool:
    """Tell whether a verb's own subject was read as standing beside a name: "Ann Li, whose son, Bo, was killed"."""
    beside = [k for k in tree.kids(subject) if k.dep == "appos"]
    return any(k.tag == "WP$" for noun in beside for k in tree.kids(noun.i))


def of_any(tree: Tree, noun: Token, verb: Token) -> bool:
    """Tell whether a participle says in passing which kind is spoken of: "help for women seeking work"."""
    if noun.tag != "NNS" or noun.dep != "pobj" or verb.tag != "VBG" or tree[verb.i - 1].text == ",":
        return False
    return not any(k.i < noun.i for k in tree.kids(noun.i))


def of_nearer(tree: Tree, noun: Token, verb: Token) -> bool:
    """Tell whether a participle behind a comma may tell of a nearer name: "a stand against the Act, signed"."""
    first = tree.edges(verb.i)[0]
    if first - 2 <= noun.i or tree[first - 1].text != ",":
        return False
    det = tree.kid(noun.i, "det")
    return tree[first - 2].pos == "PROPN" and det is not None and det.lemma in ("a", "an")
