"""How far a clause is committed to: certainty, polarity and time as in FactBank (Sauri and Pustejovsky 2009)."""

from __future__ import annotations

from rashomon.claim.clause import Clause
from rashomon.claim.lexicon import Cue, Hedge, hedges
from rashomon.claim.tree import Tree
from rashomon.model import Factuality, Token
from rashomon.model.claim import Certainty, ClaimTime, Polarity

_ORDER: tuple[Certainty, ...] = ("unknown", "possible", "probable", "certain")
_NOBODY = {"nobody", "none", "nothing", "neither"}


def factuality(tree: Tree, clause: Clause, cues: tuple[Cue, ...]) -> Factuality:
    """Return the commitment of the innermost source to a clause.

    Args:
        tree: The clause's sentence.
        clause: The clause.
        cues: What the words say that attribute the clause, the innermost first.
    """
    if clause.kind == "apposition":
        earlier = any(k.lemma == "then" and k.i < clause.head for k in tree.kids(clause.head))
        return _under(Factuality("certain", "positive", "past" if earlier else "present"), cues)
    certainty: Certainty = "certain"
    negative = _negated(tree, clause)
    time: ClaimTime = tense(tree, clause.head)
    for hedge in _hedges(tree, clause.head):
        certainty = weaker(certainty, hedge.certainty)
        negative ^= hedge.polarity == "negative"
        if hedge.time != "keep":
            time = "future" if hedge.time == "hypothetical" and cues else hedge.time  # type: ignore[assignment]
        elif _earlier_below(tree, clause.head):
            time = "past"
    if _going_to(tree, clause.head):
        time = "future"
    if clause.uncertain:
        certainty, time = "unknown", "hypothetical"
    if _asked(tree, clause):
        certainty = "unknown"
    return _under(Factuality(certainty, "negative" if negative else "positive", time), cues)


def weaker(a: Certainty, b: Certainty) -> Certainty:
    """Return the weaker of two certainties."""
    return min(a, b, key=_ORDER.index)


def _under(fact: Factuality, cues: tuple[Cue, ...]) -> Factuality:
    """Return the commitment under the innermost cue."""
    if not cues:
        return fact
    cue = cues[0]
    polarity: Polarity = fact.polarity
    if cue.polarity == "negative":
        polarity = "negative" if fact.polarity == "positive" else "positive"
    return Factuality(weaker(fact.certainty, cue.certainty), polarity, fact.time)


def tense(tree: Tree, head: int) -> ClaimTime:
    """Return the time of a clause from its verb group."""
    verb = tree[head]
    helpers = [k for k in tree.kids(head) if k.dep in ("aux", "auxpass")]
    if any(k.tag == "VBD" or k.lemma == "have" for k in helpers):
        return "past"
    if any(k.tag in ("VBZ", "VBP") for k in helpers):
        return "present"
    if any(k.tag == "MD" for k in helpers):
        return "present"
    return "past" if verb.tag in ("VBD", "VBN", "VBG") else "present"


def _hedges(tree: Tree, head: int) -> list[Hedge]:
    """Return what weakens or moves a clause: its modal, its adverbs, and the verb that governs its core."""
    found = []
    for kid in tree.kids(head):
        if kid.dep == "aux" and kid.tag == "MD":
            found.append(hedges("modal").get(kid.text.lower()))
        elif kid.dep == "advmod":
            found.append(hedges("adverb").get(kid.lemma))
        elif kid.dep == "acomp" and tree.kid(kid.i, "xcomp") is not None:
            found.append(hedges("governor").get(kid.lemma))
    verb = tree[head]
    if tree.kid(head, "xcomp") is not None and _governs(tree, verb):
        found.append(hedges("governor").get(verb.lemma))
    return [h for h in found if h is not None]


def _governs(tree: Tree, verb: Token) -> bool:
    """Tell whether a verb speaks of its infinitive rather than of the subject's own mind."""
    if verb.lemma in ("want", "seek", "try", "attempt", "wish", "urge", "ask", "call", "demand"):
        return False
    if verb.lemma in ("believe", "think", "say", "report", "presume", "suppose", "understand", "allege", "suspect"):
        return tree.kid(verb.i, "auxpass") is not None
    return True


def _earlier_below(tree: Tree, head: int) -> bool:
    """Tell whether what a verb governs came before it ("is believed to have sold")."""
    below = tree.kid(head, "xcomp")
    return below is not None and any(k.dep == "aux" and k.lemma == "have" for k in tree.kids(below.i))


def _going_to(tree: Tree, head: int) -> bool:
    """Tell whether the clause speaks of what is to come ("is going to", "is to meet")."""
    verb = tree[head]
    below = tree.kid(head, "xcomp")
    to = below is not None and any(k.tag == "TO" for k in tree.kids(below.i))
    return to and ((verb.lemma == "go" and verb.tag == "VBG") or (verb.lemma == "be" and verb.tag in ("VBZ", "VBP")))


def _negated(tree: Tree, clause: Clause) -> bool:
    count = sum(1 for k in tree.kids(clause.head) if k.dep == "neg")
    count += sum(_nobody(tree, k) for k in tree.kids(clause.head) if k.dep in ("nsubj", "nsubjpass", "dobj", "attr"))
    return count % 2 == 1


def _nobody(tree: Tree, word: Token) -> bool:
    """Tell whether a noun phrase denies that there is such a thing ("no", "nobody", "none of")."""
    return word.lemma in _NOBODY or any(k.dep in ("det", "neg") and k.lemma == "no" for k in tree.kids(word.i))


def _asked(tree: Tree, clause: Clause) -> bool:
    """Tell whether the clause is the question that its sentence ends in."""
    marks = [i for i in range(max(tree.first, tree.last - 3), tree.last) if tree[i].text == "?"]
    return bool(marks) and max(p.last for p in clause.parts) >= marks[0] - 2
