"""Whether a cue commits its source to the content, and who can be a source at all."""

from __future__ import annotations

from rashomon.claim.hit import Hit
from rashomon.claim.lexicon import documents, speaking_nouns
from rashomon.claim.tree import Tree
from rashomon.model import Token

OPENING_FRAMES = ("c", "q", "t", "according", "colon")


def opens_content(tree: Tree, hit: Hit) -> bool:
    """Tell whether the cue commits its source to the content, so that the content may be told as theirs."""
    if hit.frame in ("according", "colon"):
        return True
    if hit.meaning.certainty == "unknown" or hit.meaning.kind in ("show", "plain"):
        return False
    if hit.clauses and any(k.dep == "mark" and k.lemma in ("whether", "if") for k in tree.kids(hit.clauses[0])):
        return False  # "will determine whether ..." leaves it open
    if hit.clauses and any(k.tag == "TO" and k.dep == "aux" for k in tree.kids(hit.clauses[0])):
        return False  # "told them to leave" reports no statement
    if hit.clauses and tree[hit.clauses[0]].tag == "VB" and _wished(tree, hit.clauses[0]):
        return False  # "insisted that the council resign" does not tell that it did
    if "x" in hit.meaning.frames and hit.source is not None and not can_speak(tree, hit.source):
        return False
    if hit.source is not None and tree[hit.source].lemma == "you":
        return False  # "you say the rule is clear": told to somebody, of whom the sentence does not say who it is
    cue = tree[hit.head]
    if tree.kid(cue.i, "neg") is not None or hit.frame == "noun":
        return False
    helped = any(k.dep == "aux" and k.lemma in ("do", "will") for k in tree.kids(cue.i))
    if cue.tag == "VB" and not helped and not _purpose(tree, cue):
        return False
    return not any(k.dep == "aux" and k.tag == "MD" and k.lemma != "will" for k in tree.kids(cue.i))


def _wished(tree: Tree, verb: int) -> bool:
    """Tell whether a clause with a subject has a bare verb: what should be, not what is."""
    return tree.subject(verb) is not None and not tree.finite(verb)


def _purpose(tree: Tree, verb: Token) -> bool:
    """Tell whether an infinitive says what somebody did something for ("called a meeting to say that ...")."""
    head = tree[verb.head]
    return verb.dep == "advcl" and tree.verbal(head.i) and tree.finite(head.i) and tree.kid(head.i, "neg") is None


def can_speak(tree: Tree, head: int) -> bool:
    """Tell whether a noun can be somebody or something that speaks: a name, a person's pronoun, a document."""
    word = tree[head]
    if word.pos == "PROPN" or word.lemma in _SPEAKING_PRONOUNS:
        return True
    return word.lemma in documents() or word.lemma in speaking_nouns() or word.lemma.endswith(_SPEAKING_ENDINGS)


_SPEAKING_ENDINGS = ("er", "or", "ist", "ian", "man", "woman", "men", "women", "crat", "eer", "ess")
_SPEAKING_PRONOUNS = {"he", "she", "they", "i", "we", "you", "who", "one", "some", "many", "other", "several", "both"}


def has_gap(tree: Tree, hit: Hit) -> bool:
    """Tell whether a word of the reported clause stands outside it ("the records that he says are false")."""
    first = tree[hit.content[0][0]]
    if first.tag in ("WDT", "WP", "WRB", "WP$") or (
        first.lemma == "that" and first.dep not in ("mark", "det", "nsubj")
    ):
        return True
    if (
        hit.clauses
        and tree.finite(hit.clauses[0])
        and tree.subject(hit.clauses[0]) is None
        and not _has_there(tree, hit)
    ):
        return True
    cue = tree[hit.head]
    if cue.dep != "relcl":
        return False
    subject = tree.subject(cue.i)
    return subject is None or subject.tag not in ("WP", "WDT")


def _has_there(tree: Tree, hit: Hit) -> bool:
    """Tell whether the reported clause has "there" or "it" for a subject, or none because it is quoted in part."""
    quoted = tree[hit.content[0][0]].text[:1] in {"“", '"', "`", "'", "‘"}
    return quoted or tree.kid(hit.clauses[0], "expl") is not None or hit.frame in ("q", "colon")
