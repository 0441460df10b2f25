"""The clauses of a sentence that can stand alone, each with the words it is told in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from rashomon.claim.frames import Hit, Range, verb_group
from rashomon.claim.inflection import past_tense
from rashomon.claim.lexicon import connectives, event_participles
from rashomon.claim.tree import Tree
from rashomon.model import Token
from rashomon.model.claim import ClauseKind

OPENING_FRAMES = ("c", "q", "t", "according", "colon")
_QUOTES = "\"“”‘’'«»`„"
_COMMAS = (",", ";", ":", "—", "–", "-", "--", "(", ")")


@dataclass(frozen=True, slots=True)
class Part:
    """Words of a clause's shown text.

    Attributes:
        first, last: Token range, or -1 where the words stand nowhere in the sentence.
        words: What is shown instead of the tokens' own characters, or None.
        filled: True if these words do not stand in the clause itself.
    """

    first: int
    last: int
    words: str | None = None
    filled: bool = False


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause that can stand alone.

    Attributes:
        head: Its predicate's token.
        kind: How it hangs in its sentence.
        parts: The words it is shown in, in order.
        subject: Head token of the subject, its own or shared, or None.
        uncertain: True if it hangs under a condition.
    """

    head: int
    kind: ClauseKind
    parts: tuple[Part, ...]
    subject: int | None
    uncertain: bool = False


@dataclass(frozen=True, slots=True)
class _Task:
    """A clause still to be taken apart."""

    head: int
    kind: ClauseKind
    first: int
    last: int
    lead: tuple[Part, ...] = ()
    subject: int | None = None
    swap: tuple[Part, ...] = ()
    holes: tuple[Range, ...] = ()


class Splitter:
    """Takes one sentence apart."""

    def __init__(self, tree: Tree, hits: Iterable[Hit]) -> None:
        self.tree = tree
        self.opening = [h for h in hits if h.frame in OPENING_FRAMES and opens_content(tree, h)]
        self.by_cue = {h.head: h for h in self.opening}
        self.tasks: list[_Task] = []
        self.clauses: list[Clause] = []

    def split(self) -> list[Clause]:
        """Return the clauses in text order."""
        tree = self.tree
        if not tree.verbal(tree.root):
            return []
        self.tasks = [_Task(tree.root, "main", tree.first, tree.last - 1)]
        seen: set[int] = set()
        while self.tasks:
            task = self.tasks.pop()
            if task.head in seen:
                continue
            seen.add(task.head)
            clause = self._take(task)
            if clause is not None:
                self.clauses.append(clause)
        return sorted(self.clauses, key=lambda c: min(p.first for p in c.parts if not p.filled))

    def _take(self, task: _Task) -> Clause | None:
        """Detach what stands alone from a clause and return the rest, or None where nothing is left to claim."""
        tree = self.tree
        holes = list(task.holes)
        opened = self._open_contents(task, holes)
        condition = self._conditional(task.head)
        if not condition:
            self._coordinates(task, holes)
            self._adverbials(task, holes)
            self._participles(task, holes)
        self._nouns(task, holes)
        if opened:
            return None
        subject = task.subject if task.subject is not None else _own_subject(tree, task.head)
        if subject is None or not (tree.finite(task.head) or task.lead):
            return None
        own = _keep(task.first, task.last, holes, task.swap)
        if not own:
            return None
        return Clause(task.head, task.kind, (*task.lead, *own), subject, condition)

    def _open_contents(self, task: _Task, holes: list[Range]) -> bool:
        """Open what the clause only reports; return whether the clause itself says nothing more."""
        tree = self.tree
        silent = False
        for hit in self.opening:
            if (hit.frame == "according" and hit.clauses == (task.head,)) or (hit.frame == "q" and hit.clauses == (task.head,) and tree[hit.head].head == task.head):
                holes.append(_with_commas(tree, tree.edges(hit.head)))
        hit_here = self.by_cue.get(task.head)
        if hit_here is not None and hit_here.frame in ("c", "q", "t") and hit_here.clauses:
            for head in hit_here.clauses:
                if tree[head].head == task.head or tree.within(head, task.head):
                    first, last = hit_here.content[0]
                    self.tasks.append(_Task(head, "complement", *_inside_marks(tree, first, last)))
                    silent = True
        return silent

    def _conditional(self, head: int) -> bool:
        """Tell whether the clause hangs on a condition."""
        tree = self.tree
        return any(
            kid.dep == "advcl" and any(connectives().get(k.lemma) == "condition" for k in tree.kids(kid.i) if k.dep == "mark")
            for kid in tree.kids(head)
        )

    def _coordinates(self, task: _Task, holes: list[Range]) -> None:
        """Detach verbs joined to this one by "and", "but" or a semicolon, with the subject they share."""
        tree = self.tree
        for kid in tree.kids(task.head):
            if kid.dep not in ("conj", "parataxis") or not tree.verbal(kid.i) or kid.i < task.head:
                continue
            if kid.dep == "conj" and not _joined(tree, task.head, kid):
                continue
            if any(h.head == kid.i and h.frame == "q" for h in self.opening):
                continue
            first, last = tree.edges(kid.i)
            first, last = max(first, task.first), min(last, task.last)
            lead = self._shared(task, kid)
            if lead is None or first > last:
                continue
            parts, subject = lead
            self.tasks.append(_Task(kid.i, "coordinate", first, last, parts, subject))
            holes.append((_back_over(tree, first, task.head), last))

    def _shared(self, task: _Task, verb: Token) -> tuple[tuple[Part, ...], int | None] | None:
        """Return the subject and auxiliaries that a joined verb takes from the one before it."""
        tree = self.tree
        if tree.subject(verb.i) is not None:
            return ((), None) if tree.finite(verb.i) else None
        if verb.tag == "VB" and not tree.finite(verb.i) and not _modal(tree, task.head):
            return None
        subject = task.subject if task.subject is not None else _own_subject(tree, task.head)
        if subject is None:
            return None
        lead = list(task.lead) if task.lead and task.subject is not None else [_phrase(tree, subject)]
        if not tree.finite(verb.i):
            helpers = [k for k in tree.kids(task.head) if k.dep in ("aux", "auxpass") and k.i < task.head]
            if not helpers or tree.kid(task.head, "neg") is not None:
                return None
            lead.extend(Part(k.i, k.i, None, True) for k in helpers)
        return tuple(replace(p, filled=True) for p in lead), subject

    def _adverbials(self, task: _Task, holes: list[Range]) -> None:
        """Detach "while", "although" and "after" clauses that are told as facts."""
        tree = self.tree
        for kid in tree.kids(task.head):
            if kid.dep != "advcl" or tree.subject(kid.i) is None or not tree.finite(kid.i):
                continue
            mark = next((k for k in tree.kids(kid.i) if k.dep in ("mark", "advmod") and k.lemma in connectives()), None)
            kind = connectives().get(mark.lemma) if mark is not None else None
            if mark is None or kind not in ("fact", "apart"):
                continue
            first, last = tree.edges(kid.i)
            if mark.i != first or not (task.first <= first and last <= task.last):
                continue
            self.tasks.append(_Task(kid.i, "adverbial", mark.i + 1, last))
            if kind == "apart":
                holes.append(_with_commas(tree, (first, last)))

    def _participles(self, task: _Task, holes: list[Range]) -> None:
        """Detach a closing or opening participle of the subject ("..., seeking closer ties")."""
        tree = self.tree
        subject = task.subject if task.subject is not None else _own_subject(tree, task.head)
        if subject is None or not tree.finite(task.head):
            return
        for kid in tree.kids(task.head):
            if kid.dep != "advcl" or kid.tag != "VBG" or tree.subject(kid.i) or tree.kid(kid.i, "mark", "aux"):
                continue
            first, last = tree.edges(kid.i)
            if first != kid.i or last > task.last or first == task.first or tree[first - 1].text != ",":
                continue
            if kid.lemma in event_participles() or self.by_cue.get(kid.i) is not None:
                hit = self.by_cue.get(kid.i)
                if hit is not None and hit.clauses:
                    self.tasks.append(_Task(hit.clauses[0], "complement", *_inside_marks(tree, *hit.content[0])))
                continue
            verb = past_tense(kid.lemma) if _past(tree, task.head) else None
            if verb is None:
                continue
            lead = (replace(_phrase(tree, subject), filled=True),)
            swap = (Part(kid.i, kid.i, verb, True),)
            self.tasks.append(_Task(kid.i, "participle", first, last, lead, subject, swap))
            holes.append(_with_commas(tree, (first, last)))

    def _nouns(self, task: _Task, holes: list[Range]) -> None:
        """Detach loose relative clauses and appositions of the clause's nouns."""
        tree = self.tree
        for i in range(task.first, task.last + 1):
            token = tree[i]
            if any(a <= i <= b for a, b in holes):
                continue
            if token.dep == "relcl":
                self._relative(task, token, holes)
            elif token.dep == "appos":
                self._apposition(task, token, holes)

    def _relative(self, task: _Task, verb: Token, holes: list[Range]) -> None:
        tree = self.tree
        first, last = tree.edges(verb.i)
        noun = tree[verb.head]
        pronoun = tree[first]
        if pronoun.tag not in ("WDT", "WP") or pronoun.dep not in ("nsubj", "nsubjpass") or pronoun.head != verb.i:
            return
        if first - 1 < task.first or tree[first - 1].text not in (",", "—", "–", "(") or last > task.last:
            return
        if not tree.finite(verb.i) or not _agrees(tree, noun, verb, pronoun) or _inside_marks_open(tree, first, task):
            return
        lead = (replace(_phrase(tree, noun.i, before=first), filled=True),)
        self.tasks.append(_Task(verb.i, "relative", first + 1, last, lead, noun.i))
        holes.append(_with_commas(tree, (first, last)))

    def _apposition(self, task: _Task, noun: Token, holes: list[Range]) -> None:
        tree = self.tree
        first, last = tree.edges(noun.i)
        named = tree[noun.head]
        if first - 1 < task.first or tree[first - 1].text != "," or last > task.last or named.i > noun.i:
            return
        if last + 1 < tree.last and tree[last + 1].text not in (",", ".", "”", '"', ";", ")"):
            return
        if named.pos != "PROPN" or noun.pos != "NOUN" or tree.kid(noun.i, "conj", "cc") or tree.kid(named.i, "conj", "cc"):
            return
        opener = tree.kid(noun.i, "det", "poss")
        if opener is None or opener.i > noun.i:
            return
        lead = replace(_phrase(tree, named.i, before=first), filled=True)
        verb = Part(-1, -1, "are" if noun.tag == "NNS" else "is", True)
        tail = _keep(first, last, self._inner_relatives(noun), ())
        self.clauses.append(Clause(noun.i, "apposition", (lead, verb, *tail), named.i))
        holes.append(_with_commas(tree, (first, last)))

    def _inner_relatives(self, noun: Token) -> list[Range]:
        return [
            _with_commas(self.tree, self.tree.edges(k.i))
            for k in self.tree.kids(noun.i)
            if k.dep == "relcl" and self.tree[self.tree.edges(k.i)[0] - 1].text == ","
        ]


def opens_content(tree: Tree, hit: Hit) -> bool:
    """Tell whether the cue commits its source to the content, so that the content may be told as theirs."""
    if hit.frame in ("according", "colon"):
        return True
    if hit.meaning.certainty == "unknown" or hit.meaning.kind in ("show", "plain"):
        return False
    if hit.frame == "t" and hit.clauses and not tree.finite(hit.clauses[0]):
        return False
    cue = tree[hit.head]
    if tree.kid(cue.i, "neg") is not None or hit.frame == "noun":
        return False
    if cue.tag in ("VB",) and not any(k.dep == "aux" and k.lemma in ("do", "will", "would") for k in tree.kids(cue.i)):
        return False
    return not any(k.dep == "aux" and k.tag == "MD" and k.lemma not in ("will", "would") for k in tree.kids(cue.i))


def _own_subject(tree: Tree, verb: int) -> int | None:
    found = tree.kid(verb, "nsubj", "nsubjpass", "csubj", "csubjpass", "expl")
    return found.i if found is not None else None


def _modal(tree: Tree, verb: int) -> bool:
    return any(k.dep == "aux" and k.tag == "MD" for k in tree.kids(verb))


def _past(tree: Tree, verb: int) -> bool:
    return tree[verb].tag == "VBD" or any(
        k.dep in ("aux", "auxpass") and k.tag == "VBD" for k in tree.kids(verb)
    )


def _joined(tree: Tree, head: int, verb: Token) -> bool:
    """Tell whether a conjunct is told as surely as the verb it is joined to ("and", "but", not "or")."""
    words = {k.lemma for k in tree.kids(head) if k.dep in ("cc", "preconj")}
    return not words & {"or", "nor", "either", "neither", "rather", "let"}


def _phrase(tree: Tree, noun: int, before: int | None = None) -> Part:
    """Return a noun phrase without its loose additions."""
    first, last = tree.edges(noun)
    for kid in tree.kids(noun):
        if kid.i > noun and kid.dep in ("relcl", "appos", "acl", "advcl"):
            start = tree.edges(kid.i)[0]
            if tree[start - 1].text in _COMMAS:
                last = min(last, start - 1)
    if before is not None:
        last = min(last, before - 1)
    while last > noun and (tree[last].text in _COMMAS or tree[last].dep == "punct"):
        last -= 1
    return Part(first, last)


def _with_commas(tree: Tree, piece: Range) -> Range:
    """Widen a piece over the comma before it and, where the sentence goes on, the one after it."""
    first, last = piece
    if first - 1 >= tree.first and tree[first - 1].text in (",", "—", "–", "("):
        first -= 1
    if last + 1 < tree.last and tree[last + 1].text in (",", "—", "–", ")"):
        last += 1
    return first, last


def _back_over(tree: Tree, first: int, head: int) -> int:
    """Move a range's start back over the joining words before it."""
    while first - 1 > head and (tree[first - 1].dep in ("cc", "preconj") or tree[first - 1].text in (",", ";", "—", "–")):
        first -= 1
    return first


def _inside_marks(tree: Tree, first: int, last: int) -> Range:
    """Narrow a range to what stands inside its outer marks, without "that" and commas."""
    while first < last and (
        tree[first].text[0] in _QUOTES or tree[first].text in _COMMAS or (tree[first].dep == "mark" and tree[first].lemma == "that")
    ):
        first += 1
    while last > first and (tree[last].text in _COMMAS or (tree[last].text[0] in _QUOTES and tree[last].tag != "POS")):
        last -= 1
    return first, last


def _inside_marks_open(tree: Tree, first: int, task: _Task) -> bool:
    """Tell whether a double quotation mark is open before `first`."""
    opened = sum(1 for i in range(task.first, first) if tree[i].text in ('"', "“", "”"))
    return opened % 2 == 1


def _agrees(tree: Tree, noun: Token, verb: Token, pronoun: Token) -> bool:
    """Tell whether noun and verb of a relative clause agree in number, and noun and pronoun in kind."""
    if noun.pos not in ("NOUN", "PROPN"):
        return False
    finite = verb if verb.tag in ("VBZ", "VBP") else next(
        (k for k in tree.kids(verb.i) if k.dep in ("aux", "auxpass") and k.tag in ("VBZ", "VBP")), None
    )
    plural = noun.tag in ("NNS", "NNPS") or tree.kid(noun.i, "conj") is not None
    if finite is None:
        return True
    return plural == (finite.tag == "VBP")


def _keep(first: int, last: int, holes: Iterable[Range], swap: tuple[Part, ...]) -> tuple[Part, ...]:
    """Return what is left of a token range without its holes, with some tokens' words exchanged."""
    parts: list[Part] = []
    at = first
    cuts = sorted([(a, b, None) for a, b in holes] + [(p.first, p.last, p) for p in swap], key=lambda c: (c[0], c[1]))
    for a, b, part in cuts:
        if b < at or a > last:
            continue
        if a > at:
            parts.append(Part(at, a - 1))
        if part is not None:
            parts.append(part)
        at = max(at, b + 1)
    if at <= last:
        parts.append(Part(at, last))
    return tuple(parts)


def predicate_group(tree: Tree, head: int) -> Range:
    """Return the verb group of a clause's head."""
    return verb_group(tree, tree[head])
