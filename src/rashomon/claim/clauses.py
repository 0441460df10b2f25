"""The clauses of a sentence that can stand alone, each with the words it is told in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from rashomon.claim.frames import Hit, Range, verb_group
from rashomon.claim.inflection import past_tense
from rashomon.claim.lexicon import connectives, documents, event_participles, speaking_nouns
from rashomon.claim.tree import Tree
from rashomon.model import Span, Token
from rashomon.model.claim import ClauseKind

OPENING_FRAMES = ("c", "q", "t", "according", "colon")
_QUOTES = "\"“”‘’'«»`„"
_EMBEDDED = ("acl", "advcl", "relcl", "pcomp", "xcomp", "conj", "ccomp")
_FULL_STOPS = (".", "!", "”", '"', "''", "…", ")", "’")
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
        self.hits = list(hits)
        self.opening = [h for h in self.hits if h.frame in OPENING_FRAMES and opens_content(tree, h)]
        self.by_cue = {h.head: h for h in self.opening}
        self.tasks: list[_Task] = []
        self.clauses: list[Clause] = []
        self.broken = False

    def split(self) -> list[Clause]:
        """Return the clauses in text order."""
        tree = self.tree
        if not tree.verbal(tree.root):
            return self._whole()
        self.tasks = [_Task(tree.root, "main", *_inside_quotes(tree, tree.first, tree.last - 1))]
        seen: set[int] = set()
        while self.tasks:
            task = self.tasks.pop()
            if task.head in seen:
                continue
            seen.add(task.head)
            clause = self._take(task)
            if clause is not None:
                self.clauses.append(clause)
            elif task.head == tree.root and self.broken:
                return self._whole()
        if not self.clauses and not self._only_cue():
            return self._whole()
        return sorted(self.clauses, key=lambda c: min(p.first for p in c.parts if p.first >= 0))

    def _only_cue(self) -> bool:
        """Tell whether the sentence is nothing but a cue ("he said.")."""
        return any(h.head == self.tree.root for h in self.hits if h.frame == "bare")

    def _whole(self) -> list[Clause]:
        """Return the sentence as one clause where its parts cannot be told apart but it makes a statement."""
        tree = self.tree
        words = [t for t in tree.words() if t.pos not in ("PUNCT", "SPACE", "SYM")]
        verbs = [t for t in words if tree.verbal(t.i) and (tree.finite(t.i) or t.tag == "VBN")]
        verbs = verbs or [t for t in words if t.tag in ("VBD", "VBZ", "VBP", "VB", "VBN")]
        # A verb mistaken for a plural noun ("Vietnam shares concerns ...").
        verbs = verbs or [t for t in words[1:-1] if t.tag == "NNS" and tree[t.i - 1].tag in ("NNP", "NN", "NNS")]
        if len(words) < 6 or not verbs or not words[0].text[:1].isupper() or tree[tree.last - 1].text not in _FULL_STOPS:
            return []
        if words[0].tag == "VB" or (tree[tree.root].tag == "VB" and tree.root == words[0].i):
            return []
        head = min(verbs, key=lambda t: (tree.depth(t.i), t.i))
        subject = tree.subject(head.i)
        first, last = _inside_marks(tree, tree.first, tree.last - 1)
        holes = [_with_commas(tree, tree.edges(h.head)) for h in self.opening if h.frame == "according"]
        parts = _keep(first, last, holes, ())
        return [Clause(head.i, "main", parts, subject.i if subject is not None else None)] if parts else []

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
        self._embedded(task)
        if opened:
            return None
        subject = task.subject if task.subject is not None else _own_subject(tree, task.head)
        if subject is None or not (tree.finite(task.head) or task.lead):
            self.broken = task.kind == "main"
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
                    top = self._verb_in(head)
                    if top != head:
                        first, last = tree.edges(top)
                    self._left_over(task, head, last)
                    first = _after_cue_adverbs(tree, task.head, head, first)
                    self.tasks.append(_Task(top, "complement", *_inside_marks(tree, first, last)))
                    silent = True
        return silent

    def _left_over(self, task: _Task, content: int, last: int) -> None:
        """Give a verb that the parse joined to the content back to the speaker ("said he would run but conceded ...")."""
        tree = self.tree
        subject = task.subject if task.subject is not None else _own_subject(tree, task.head)
        for kid in tree.kids(content):
            if kid.dep == "conj" and tree.edges(kid.i)[0] > last and subject is not None and tree.finite(kid.i):
                lead = (replace(_phrase(tree, subject), filled=True),)
                self.tasks.append(_Task(kid.i, "coordinate", *tree.edges(kid.i), lead, subject))

    def _embedded(self, task: _Task) -> None:
        """Open what a participle, infinitive or relative clause inside the clause reports ("a post stating that ...")."""
        tree = self.tree
        for hit in self.opening:
            if hit.frame not in ("c", "q", "t") or not hit.clauses or not task.first <= hit.head <= task.last:
                continue
            if hit.head == task.head or tree[hit.head].dep not in _EMBEDDED:
                continue
            doubted = any(tree.kid(a.i, "neg") is not None for a in tree.above(hit.head) if a.i != task.head)
            if doubted or any(self._conditional(a.i) for a in tree.above(hit.head)):
                continue
            first, last = hit.content[0]
            if task.first <= first and last <= task.last:
                self.tasks.append(_Task(self._verb_in(hit.clauses[0]), "complement", *_inside_marks(tree, first, last)))

    def _verb_in(self, head: int) -> int:
        """Return the verb that makes the statement where a content is headed by a stray noun."""
        if self.tree.verbal(head):
            return head
        verb = next((k for k in self.tree.kids(head) if k.dep == "conj" and self.tree.finite(k.i)), None)
        return verb.i if verb is not None else head

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
            if self._before_semicolon(task, kid):
                first, last = tree.edges(kid.i)
                self.tasks.append(_Task(kid.i, task.kind, max(first, task.first), last))
                holes.append((task.first, last + 1))
                continue
            if kid.dep not in ("conj", "parataxis") or not tree.verbal(kid.i) or kid.i < task.head:
                continue
            if kid.dep == "conj" and not _joined(tree, task.head, kid):
                continue
            if any(h.head == kid.i and h.frame == "q" for h in self.opening):
                continue
            first, last = tree.edges(kid.i)
            first, last = _inside_marks(tree, max(first, task.first), min(last, task.last))
            lead = self._shared(task, kid)
            if lead is None or first > last:
                continue
            parts, subject = lead
            self.tasks.append(_Task(kid.i, "coordinate", first, last, parts, subject))
            holes.append((_back_over(tree, first, task.head), last))

    def _before_semicolon(self, task: _Task, kid: Token) -> bool:
        """Tell whether a clause before this one is set off from it by a semicolon."""
        tree = self.tree
        last = tree.edges(kid.i)[1]
        before = kid.i < task.head and kid.dep in ("ccomp", "parataxis") and tree.finite(kid.i)
        return before and tree.subject(kid.i) is not None and last + 1 < tree.last and tree[last + 1].text == ";"

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
            if not helpers or tree.kid(task.head, "neg") is not None or not _fits(helpers[-1], verb):
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
        if _other_antecedent(tree, noun, verb, pronoun) or not _goes_on(tree, last, task.last):
            return
        lead = (replace(_phrase(tree, noun.i, before=first), filled=True),)
        if _unbalanced(tree, lead[0]):
            return
        self.tasks.append(_Task(verb.i, "relative", first + 1, last, lead, noun.i))
        # The second comma stays where it also closes an apposition ("his wife, Ann, who ..., is").
        closing = noun.dep == "appos" or tree.kid(noun.i, "appos") is not None
        hole = _with_commas(tree, (first, last))
        holes.append((hole[0], last) if closing else hole)

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
        if opener is None or opener.i > noun.i or not _goes_on(tree, last, task.last):
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
    if "x" in hit.meaning.frames and hit.source is not None and not can_speak(tree, hit.source):
        return False
    cue = tree[hit.head]
    if tree.kid(cue.i, "neg") is not None or hit.frame == "noun":
        return False
    helped = any(k.dep == "aux" and k.lemma in ("do", "will", "would") for k in tree.kids(cue.i))
    if cue.tag == "VB" and not helped and not _purpose(tree, cue):
        return False
    return not any(k.dep == "aux" and k.tag == "MD" and k.lemma not in ("will", "would") for k in tree.kids(cue.i))


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


def _own_subject(tree: Tree, verb: int) -> int | None:
    found = tree.kid(verb, "nsubj", "nsubjpass") or tree.kid(verb, "csubj", "csubjpass", "expl")
    return found.i if found is not None else None


def _fits(helper: Token, verb: Token) -> bool:
    """Tell whether a verb's form can follow an auxiliary."""
    if helper.tag == "MD" or helper.lemma == "do":
        return verb.tag == "VB"
    return verb.tag in (("VBN",) if helper.lemma == "have" else ("VBN", "VBG"))


def _modal(tree: Tree, verb: int) -> bool:
    return any(k.dep == "aux" and k.tag == "MD" for k in tree.kids(verb))


def _past(tree: Tree, verb: int) -> bool:
    return tree[verb].tag == "VBD" or any(
        k.dep in ("aux", "auxpass") and k.tag == "VBD" for k in tree.kids(verb)
    )


_DAYS = {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today", "yesterday", "earlier", "later"}


def _dates_the_saying(tree: Tree, word: Token) -> bool:
    """Tell whether a phrase says when or in which document something was said."""
    if word.dep == "npadvmod" or word.lemma in _DAYS:
        return True
    inner = tree.kid(word.i, "pobj") if word.dep == "prep" else None
    return inner is not None and (inner.lemma in _DAYS or inner.lemma in documents())


def _joined(tree: Tree, head: int, verb: Token) -> bool:
    """Tell whether a conjunct is told as surely as the verb before it, and can be told without it."""
    words = {k.lemma for k in tree.kids(head) if k.dep in ("cc", "preconj")}
    if words & {"or", "nor", "either", "neither", "rather", "let"}:
        return False
    if tree.subject(verb.i) is not None:
        return True
    between = tree.tokens[head + 1 : verb.i]
    if all(t.pos in ("ADV", "CCONJ", "PUNCT", "AUX") for t in between):
        return False  # "processes and re-exports goods": both verbs share what follows
    # A form that is past tense and infinitive alike ("cut") may go on with an infinitive before it ("to lower ... and cut").
    alike = verb.text.lower() == verb.lemma and verb.tag in ("VBD", "VBN", "VBP")
    return not (alike and any(t.tag in ("TO", "VB") for t in between))


def _after_cue_adverbs(tree: Tree, cue: int, clause: int, first: int) -> int:
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


def source_phrase(tree: Tree, head: int) -> Span:
    """Return the characters of a noun phrase without its loose additions."""
    part = _phrase(tree, head)
    return tree.span(part.first, part.last)


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
    joining = (",", ";", "—", "–", "“", '"', "``")
    while first - 1 > head and (tree[first - 1].dep in ("cc", "preconj") or tree[first - 1].text in joining):
        first -= 1
    return first


def _inside_quotes(tree: Tree, first: int, last: int) -> Range:
    """Narrow a range to what stands inside the quotation marks at both its ends, if there are no others."""
    marks = [i for i in range(first, last + 1) if tree[i].text in ('"', "“", "”", "''", "``", "„", "«", "»")]
    if len(marks) <= 2 and marks and marks[0] == first and last - marks[-1] <= 1:
        first += 1
        last = marks[-1] - 1 if len(marks) == 2 and marks[-1] == last else last
    elif len(marks) == 1 and last - marks[0] <= 1:
        last = marks[0] - 1
    return first, last


def _inside_marks(tree: Tree, first: int, last: int) -> Range:
    """Narrow a range to what stands inside its outer marks, without "that" and commas."""
    while first < last and (
        tree[first].text[0] in _QUOTES or tree[first].text in _COMMAS or (tree[first].dep == "mark" and tree[first].lemma == "that")
    ):
        first += 1
    while last > first and (tree[last].text in _COMMAS or (tree[last].text[0] in _QUOTES and tree[last].tag != "POS")):
        last -= 1
    return first, last


def _other_antecedent(tree: Tree, noun: Token, verb: Token, pronoun: Token) -> bool:
    """Tell whether a noun further up could as well be what the pronoun stands for ("links between states, which ...")."""
    person = pronoun.lemma == "who"
    for above in tree.above(noun.i):
        if tree.verbal(above.i):
            return False
        if above.pos == "NOUN" and not person and _agrees(tree, above, verb, pronoun):
            return True
    return False


def _goes_on(tree: Tree, last: int, end: int) -> bool:
    """Tell whether the sentence goes on well without the piece that ends at `last`."""
    at = last + 1
    while at <= end and at < tree.last and tree[at].dep == "punct":
        at += 1
    if at > end or at >= tree.last:
        return True
    return tree[at].pos not in ("NOUN", "PROPN", "DET", "ADJ", "NUM", "PRON") or tree[at].i == tree.root


def _unbalanced(tree: Tree, part: Part) -> bool:
    """Tell whether only one of a pair of quotation marks stands in a part."""
    marks = [tree[i].text for i in range(part.first, part.last + 1) if tree[i].text in ('"', "“", "”", "''", "``")]
    before = [tree[i].text for i in range(tree.first, part.first) if tree[i].text in ('"', "“", "”", "''", "``")]
    return len(marks) % 2 == 1 or len(before) % 2 == 1


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
