"""What "it", "they" or "the official said he" goes back to within a sentence, where no entity is known for it."""

from __future__ import annotations

from rashomon.claim.clause import Clause
from rashomon.claim.commitment import can_speak
from rashomon.claim.joins import own_subject
from rashomon.claim.lexicon import documents, speaking_nouns
from rashomon.claim.pieces import Part, phrase, unbalanced
from rashomon.claim.tree import Tree
from rashomon.language.nouns import describing_nouns
from rashomon.model import Token

_THINGS = {"it", "its"}
_SEVERAL = {"they", "their"}
_PERSONS = {"he", "she", "his", "her"}


def antecedent(tree: Tree, clause: Clause) -> tuple[int, Part] | None:
    """Return the pronoun in a clause's subject and the phrase it stands for, or None where that is not plain.

    The subject of the clause that this one hangs on or goes on from is taken, if it agrees in number and kind: a
    subject most often goes on from a subject (centering theory, Grosz, Joshi and Weinstein 1995).
    """
    if clause.kind in ("relative", "apposition", "participle"):
        return None
    verb, pronoun = _pronoun(tree, clause)
    if pronoun is None or pronoun.tag not in ("PRP", "PRP$") or expletive(tree, verb, pronoun):
        return None
    subject = subject_before(tree, verb, pronoun)
    if subject is None:
        return None
    part = phrase(tree, subject)
    plain = part.last - part.first < 14 and part.last < pronoun.i and _in_one_mouth(tree, part, pronoun)
    settled = not any(tree[i].tag in ("PRP", "PRP$") for i in range(part.first, part.last + 1))
    return (pronoun.i, part) if plain and settled else None


def _in_one_mouth(tree: Tree, part: Part, pronoun: Token) -> bool:
    """Tell whether a phrase stands outside all marks, or whole in the same quotation as a pronoun."""
    before = tree.marks_before(part.first)
    return not unbalanced(tree, part) or before == tree.marks_before(part.last + 1) == tree.marks_before(pronoun.i)


def same_subject(tree: Tree, clause: Clause) -> tuple[int, int] | None:
    """Return the "it" or "they" in a clause's subject and the subject of the clause beside it, or None.

    This is the one place where such a pronoun can be told by grammar alone; whether the two agree is left open.
    """
    own, pronoun = _pronoun(tree, clause)
    if pronoun is None or pronoun.lemma not in _THINGS | _SEVERAL or expletive(tree, own, pronoun):
        return None
    for verb in _neighbours(tree, own):
        subject = own_subject(tree, verb)
        if subject is not None and subject < pronoun.i:
            return None if _rival(tree, verb, subject, pronoun) else (pronoun.i, subject)
    return None


def _pronoun(tree: Tree, clause: Clause) -> tuple[int, Token | None]:
    """Return the pronoun in a clause's subject with that subject's verb; a joined verb has it from the one before."""
    verb, head = clause.head, own_subject(tree, clause.head)
    if head is None and clause.kind == "coordinate" and clause.subject is not None:
        verb, head = tree[clause.subject].head, clause.subject
    if head is None:
        return verb, None
    return verb, tree[head] if tree[head].tag == "PRP" else tree.kid(head, "poss")


def _rival(tree: Tree, verb: int, subject: int, pronoun: Token) -> bool:
    """Tell whether the object could be meant as well ("The rule costs the firm money because it ...")."""
    if pronoun.lemma not in _THINGS:
        return False
    objects = [k for k in tree.kids(verb) if k.dep in ("dobj", "dative") and verb < k.i < pronoun.i]
    things = [k for k in objects if k.tag in ("NN", "NNP")]
    return any(can_speak(tree, k.i) or not can_speak(tree, subject) for k in things)


def subject_before(tree: Tree, head: int, pronoun: Token) -> int | None:
    """Return the subject of a clause beside that of `head` that a pronoun in it agrees with, or None."""
    for verb in _neighbours(tree, head):
        subject = own_subject(tree, verb)
        if subject is not None and subject < pronoun.i and agrees(tree, subject, pronoun.lemma):
            return None if _rival(tree, verb, subject, pronoun) or _told_of(tree, verb, pronoun) else subject
    return None


def _told_of(tree: Tree, verb: int, pronoun: Token) -> bool:
    """Tell whether whom a verb before reports of could be meant: "told us that the senator was ill, but he ..."."""
    reported = [k.i for k in tree.kids(verb) if k.dep == "ccomp" and verb < k.i < pronoun.i]
    subjects = [own_subject(tree, k) for k in reported if not tree.within(pronoun.i, k)]
    return any(s is not None and agrees(tree, s, pronoun.lemma) for s in subjects)


def _neighbours(tree: Tree, head: int) -> list[int]:
    """Return the verbs of the clauses that one hangs on or goes on from, then those set before it."""
    found = []
    above = next((a.i for a in tree.above(head) if tree.verbal(a.i)), None)
    while above is not None:
        found.append(above)
        # "has not answered but said they ...": a joined verb shares the subject of the one before it
        shares = tree[above].dep == "conj" and own_subject(tree, above) is None and tree.verbal(tree[above].head)
        above = tree[above].head if shares else None
    found.extend(k.i for k in tree.kids(head) if k.i < head and k.dep in ("advcl", "ccomp") and tree.verbal(k.i))
    return found


def expletive(tree: Tree, verb: int, pronoun: Token) -> bool:
    """Tell whether an "it" stands for no thing ("it is clear that", "it seems")."""
    if pronoun.lemma != "it":
        return False
    below = any(
        k.i > verb and (k.dep in ("ccomp", "xcomp", "csubj") or (k.dep == "advcl" and k.tag != "VBG"))
        for k in tree.kids(verb)
    )
    said = tree.kid(verb, "acomp", "attr")
    return (tree[verb].lemma in ("be", "’s", "seem", "appear", "take", "happen") and below) or (
        said is not None and any(k.dep in ("xcomp", "ccomp", "relcl") for k in tree.kids(said.i))
    )


def agrees(tree: Tree, subject: int, pronoun: str) -> bool:
    """Tell whether a subject can be what a pronoun stands for."""
    word = tree[subject]
    if word.pos not in ("NOUN", "PROPN"):
        return False
    several = word.tag in ("NNS", "NNPS") or tree.kid(subject, "conj") is not None
    if pronoun in _SEVERAL:
        return several or word.lemma in speaking_nouns()
    if several:
        return False
    person = can_speak(tree, subject) and word.lemma not in documents()
    if pronoun in _PERSONS:
        return person and word.pos == "NOUN"
    known = describing_nouns().get(word.lemma)
    body = (
        known.kind == "person" if known is not None else word.lemma.endswith(("er", "or", "ist", "ian", "man", "woman"))
    )
    return pronoun in _THINGS and word.pos == "NOUN" and (not body or word.lemma in documents())
