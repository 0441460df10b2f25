"""The clauses of a sentence that can stand alone, each with the words it is told in."""

from __future__ import annotations

import itertools
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import replace

from rashomon.claim.antecedents import antecedent, same_subject
from rashomon.claim.clause import Clause, Task
from rashomon.claim.commitment import OPENING_FRAMES, has_gap, opens_content
from rashomon.claim.hit import Hit, Range, verb_group
from rashomon.claim.inflection import past_tense
from rashomon.claim.joins import (
    after_cue_adverbs,
    ends_a_place,
    fits,
    inverted,
    joined,
    modal,
    own_subject,
    past,
    refers_to_all,
    same_number,
)
from rashomon.claim.lexicon import connectives, event_participles
from rashomon.claim.loose import loose_apposition, loose_relative
from rashomon.claim.opening import past_opening
from rashomon.claim.pieces import (
    Part,
    back_over,
    cut_before_a_title,
    inside_marks,
    inside_quotes,
    keep,
    phrase,
    stray_comma,
    with_commas,
    with_marks,
)
from rashomon.claim.tree import Tree
from rashomon.model import Token

_EMBEDDED = ("acl", "advcl", "relcl", "pcomp", "xcomp", "conj", "ccomp")
_DEEPEST = 6
"""How many contents within one another are opened: enough for any report, and a bound for garbled text."""
_FARTHEST = 30
_LONGEST = 250
"""Tokens of the longest clause that is shown beside others."""
_FULL_STOPS = (".", "!", "”", '"', "''", "…", ")", "’")


class Splitter:
    """Takes one sentence apart."""

    def __init__(self, tree: Tree, hits: Iterable[Hit]) -> None:
        self.tree = tree
        self.hits = list(hits)
        self.opening = [h for h in self.hits if h.frame in OPENING_FRAMES and opens_content(tree, h)]
        self.by_cue = {h.head: h for h in self.opening}
        self.by_clause: dict[int, list[Hit]] = {}
        for hit in self.opening:
            for head in hit.clauses:
                self.by_clause.setdefault(head, []).append(hit)
        self.asides = {h.head for h in self.opening if h.frame == "q"}
        self.embedded = [h for h in self.opening if self._opens_inside(h)]
        self.loose = [t.i for t in tree.words() if t.dep in ("relcl", "appos")]
        self.bare = {h.head: h for h in self.hits if h.frame == "bare"}
        self.quoted = tree.marks_before(tree.last) > 0
        self.tasks: list[Task] = []
        self.clauses: list[Clause] = []
        self.broken = False

    def split(self) -> list[Clause]:
        """Return the clauses in text order."""
        tree = self.tree
        if not tree.verbal(tree.root):
            return self._whole()
        self.tasks = [Task(tree.root, "main", *inside_quotes(tree, tree.first, tree.last - 1))]
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
        found = sorted(self.clauses, key=lambda c: min(p.first for p in c.parts if p.first >= 0))
        return [c for c in found if sum(p.last - p.first + 1 for p in c.parts) <= _LONGEST] or found[:1]

    def _says_nothing(self, head: int) -> bool:
        """Tell whether a clause only names a speaker whose words stand elsewhere ("Ms Diaz asked.")."""
        cue = self.bare.get(head)
        if cue is None or cue.meaning.kind not in ("say", "ask", "tell") or self.quoted:
            return False
        return self.tree.kid(head, "dobj", "xcomp", "ccomp", "prep", "prt", "oprd", "acomp") is None

    def _only_cue(self) -> bool:
        """Tell whether the sentence is nothing but a cue ("he said.")."""
        return self.tree.root in self.bare

    def _whole(self) -> list[Clause]:
        """Return the sentence as one clause where its parts cannot be told apart but it makes a statement."""
        tree = self.tree
        words = [t for t in tree.words() if t.pos not in ("PUNCT", "SPACE", "SYM")]
        denied = tree.kid(tree.root, "neg") is not None  # "Not a rule based on the law.": that is no statement
        told = [t for t in words if not (denied and t.dep == "acl")]
        verbs = [t for t in told if tree.verbal(t.i) and (tree.finite(t.i) or t.tag == "VBN")]
        verbs = verbs or [t for t in told if t.tag in ("VBD", "VBZ", "VBP", "VB", "VBN")]
        # A verb mistaken for a plural noun ("Vietnam shares concerns ...").
        verbs = verbs or [t for t in words[1:-1] if t.tag == "NNS" and tree[t.i - 1].tag in ("NNP", "NN", "NNS")]
        if (
            len(words) < 6
            or not verbs
            or not words[0].text[:1].isupper()
            or tree[tree.last - 1].text not in _FULL_STOPS
        ):
            return []
        if words[0].tag == "VB" or (tree[tree.root].tag == "VB" and tree.root == words[0].i):
            return []
        head = min(verbs, key=lambda t: (tree.depth(t.i), t.i))
        subject = tree.subject(head.i)
        first, last = inside_marks(tree, tree.first, tree.last - 1)
        holes = [with_marks(tree, tree.edges(h.head)) for h in self.opening if h.frame == "according"]
        parts = keep(first, last, holes, ())
        return [Clause(head.i, "main", parts, subject.i if subject is not None else None)] if parts else []

    def _take(self, task: Task) -> Clause | None:
        """Detach what stands alone from a clause and return the rest, or None where nothing is left to claim."""
        tree = self.tree
        holes: list[Range] = []
        opened = self._open_contents(task, holes)
        condition = self._conditional(task.head)
        if not condition:
            self._coordinates(task, holes)
            self._adverbials(task, holes)
            self._participles(task, holes)
        self._loose(task, holes)
        self._embedded(task)
        if opened:
            return None
        subject = task.subject if task.subject is not None else own_subject(tree, task.head)
        mistagged = task.kind == "complement" and tree[task.head].pos == "NOUN"
        if not mistagged and (subject is None or not (tree.finite(task.head) or task.lead)):
            self.broken = task.kind == "main"
            return None
        if self._says_nothing(task.head):
            return None
        holes.extend(stray_comma(tree, task.first, subject, task.head))
        start = past_opening(tree, task.first, subject if subject is not None else task.head)
        own = keep(start, task.last, holes, task.swap)
        if len(own) > 1 and all(tree[i].dep == "punct" for i in range(own[-1].first, own[-1].last + 1)):
            own = own[:-1]  # the mark that closes what was cut out
        if not own or sum(p.last - p.first + 1 for p in (*task.lead, *own)) < 3 or tree[task.first].lemma == "let":
            return None
        condition = condition or connectives().get(tree[task.first].lemma) == "condition"
        return Clause(task.head, task.kind, (*task.lead, *own), subject, condition)

    def _open_contents(self, task: Task, holes: list[Range]) -> bool:
        """Open what the clause only reports; return whether the clause itself says nothing more."""
        tree = self.tree
        silent = False
        for hit in self.by_clause.get(task.head, ()):
            aside = hit.frame == "q" and tree[hit.head].head == task.head
            if aside or hit.frame == "according":
                holes.append(with_marks(tree, tree.edges(hit.head)))
                if aside and self._led_in(task, hit):
                    holes.append((task.first, tree.edges(hit.head)[0]))
            elif hit.frame == "colon" and hit.head != task.head:
                holes.append((task.first, hit.content[0][0] - 1))
        holes.extend(
            with_marks(tree, tree.edges(h.head))
            for h in self.opening
            if h.frame == "according" and h.clauses != (task.head,) and task.first < h.head <= task.last
        )
        hit_here = self.by_cue.get(task.head) if task.depth < _DEEPEST else None
        if hit_here is not None and hit_here.frame in ("c", "q", "t", "colon") and not has_gap(tree, hit_here):
            for head, piece in zip(hit_here.clauses, hit_here.content, strict=False):
                if tree[head].head == task.head or tree.within(head, task.head):
                    self._open(task, head, piece)
                    silent = True
        return silent

    def _led_in(self, task: Task, hit: Hit) -> bool:
        """Tell whether what stands before a cue is told of the speaker: `Asking for calm, he said, "It holds."`."""
        tree = self.tree
        subject, cue = own_subject(tree, task.head), tree.edges(hit.head)[0]
        if subject is None or not task.first < cue < subject:
            return False
        outside = tree.marks_before(task.first) == tree.marks_before(cue)
        told = any(tree.verbal(i) for i in range(task.first, cue))
        return told and outside and tree.marks_before(cue) % 2 == 0 and tree.marks_before(subject) % 2 == 1

    def _open(self, task: Task, head: int, piece: Range) -> None:
        """Take up one clause of what a cue reports."""
        tree = self.tree
        first, last = piece
        top = self._verb_in(head)
        if top != head:
            first, last = tree.edges(top)
        self._left_over(task, head, last)
        first = after_cue_adverbs(tree, task.head, head, first)
        self.tasks.append(Task(top, "complement", *inside_marks(tree, first, last), depth=task.depth + 1))

    def _left_over(self, task: Task, content: int, last: int) -> None:
        """Give a verb that the parse joined to the content back to the speaker ("said he ran but conceded ...")."""
        tree = self.tree
        subject = task.subject if task.subject is not None else own_subject(tree, task.head)
        for kid in tree.kids(content):
            alone = tree.edges(kid.i)[0] > last and tree.edges(kid.i)[0] == verb_group(tree, kid)[0]
            if kid.dep == "conj" and alone and subject is not None and tree.finite(kid.i):
                lead = (replace(phrase(tree, subject), filled=True),)
                self.tasks.append(Task(kid.i, "coordinate", *tree.edges(kid.i), lead, subject))

    def _embedded(self, task: Task) -> None:
        """Open what a participle, infinitive or relative clause in the clause reports ("a post stating that ...")."""
        rest = []
        for hit in self.embedded:
            first, last = hit.content[0]
            if not (task.first <= hit.head <= task.last and task.first <= first and last <= task.last):
                rest.append(hit)
            elif hit.head != task.head and task.depth < _DEEPEST:
                piece = inside_marks(self.tree, first, last)
                self.tasks.append(Task(self._verb_in(hit.clauses[0]), "complement", *piece, depth=task.depth + 1))
        self.embedded = rest

    def _opens_inside(self, hit: Hit) -> bool:
        """Tell whether a cue that is no clause of its own may open its content: not denied, not under a condition."""
        tree = self.tree
        if hit.frame not in ("c", "q", "t") or not hit.clauses or tree[hit.head].dep not in _EMBEDDED:
            return False
        for above in itertools.islice(tree.above(hit.head), _FARTHEST):
            if tree.kid(above.i, "neg") is not None or self._conditional(above.i):
                return False
        return not has_gap(tree, hit)

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
            kid.dep == "advcl"
            and (
                any(connectives().get(k.lemma) == "condition" for k in tree.kids(kid.i) if k.dep == "mark")
                or inverted(tree, kid.i)
            )
            for kid in tree.kids(head)
        )

    def _coordinates(self, task: Task, holes: list[Range]) -> None:
        """Detach verbs joined to this one by "and", "but" or a semicolon, with the subject they share."""
        tree = self.tree
        for kid in tree.kids(task.head):
            if self._before_semicolon(task, kid):
                first, last = tree.edges(kid.i)
                self.tasks.append(Task(kid.i, task.kind, max(first, task.first), last))
                holes.append((task.first, last + 1))
                continue
            if kid.dep not in ("conj", "parataxis") or not tree.verbal(kid.i) or kid.i < task.head:
                continue
            if kid.dep == "conj" and not joined(tree, task.head, kid):
                continue
            if kid.i in self.asides or refers_to_all(tree, kid) or ends_a_place(tree, kid):
                continue
            first, last = tree.edges(kid.i)
            first, last = inside_marks(tree, max(first, task.first), min(last, task.last))
            opening = first
            lead = self._shared(task, kid)
            own = tree.subject(kid.i)
            if own is not None and own.lemma in ("who", "which"):
                first = max(first, own.i + 1)  # "..., who left and who came back" goes on about the same person
            if lead is None or first > last:
                continue
            parts, subject = lead
            self.tasks.append(Task(kid.i, "coordinate", first, last, parts, subject))
            holes.append((back_over(tree, min(first, opening), task.head), last))

    def _before_semicolon(self, task: Task, kid: Token) -> bool:
        """Tell whether a clause before this one is set off from it by a semicolon."""
        tree = self.tree
        last = tree.edges(kid.i)[1]
        before = kid.i < task.head and kid.dep in ("ccomp", "parataxis") and tree.finite(kid.i)
        return before and tree.subject(kid.i) is not None and last + 1 < tree.last and tree[last + 1].text == ";"

    def _shared(self, task: Task, verb: Token) -> tuple[tuple[Part, ...], int | None] | None:
        """Return the subject and auxiliaries that a joined verb takes from the one before it."""
        tree = self.tree
        own = tree.subject(verb.i)
        if own is not None and own.lemma in ("who", "which"):
            if task.kind != "relative" or not tree.finite(verb.i):
                return None
            return tuple(replace(p, filled=True) for p in task.lead), task.subject
        if own is not None:
            return ((), None) if tree.finite(verb.i) else None
        before = tree[verb_group(tree, verb)[0] - 1]
        if before.pos in ("NOUN", "PROPN") and before.dep == "conj" and before.i > task.head:
            return None  # "... in the capital and the rivals raised ...": the noun before may be the verb's own subject
        if verb.tag == "VB" and not tree.finite(verb.i) and not modal(tree, task.head):
            return None
        not_done = tree.kid(task.head, "neg") is not None and any(k.lemma == "do" for k in tree.kids(task.head))
        if not_done and verb.tag == "VBD" and tree[verb.i - 1].lemma == "and":
            return None  # "do not permit growing and licensed trading": what follows was not done either
        subject = task.subject if task.subject is not None else own_subject(tree, task.head)
        if subject is None or not same_number(tree, subject, verb):
            return None
        lead = list(task.lead) if task.lead and task.subject is not None else [phrase(tree, subject)]
        if not tree.finite(verb.i):
            helpers = [k for k in tree.kids(task.head) if k.dep in ("aux", "auxpass") and k.i < task.head]
            if not helpers or tree.kid(task.head, "neg") is not None or not fits(helpers[-1], verb):
                return None
            lead.extend(Part(k.i, k.i, None, True) for k in helpers)
        return tuple(replace(p, filled=True) for p in lead), subject

    def _adverbials(self, task: Task, holes: list[Range]) -> None:
        """Detach "while", "although" and "after" clauses that are told as facts."""
        tree = self.tree
        for kid in tree.kids(task.head):
            subject = tree.subject(kid.i)
            if kid.dep != "advcl" or subject is None or subject.i > kid.i or not tree.finite(kid.i):
                continue
            if subject.lemma == "it" and kid.lemma == "come":
                continue  # "when it comes to taxes"
            mark = next((k for k in tree.kids(kid.i) if k.dep in ("mark", "advmod") and k.lemma in connectives()), None)
            kind = connectives().get(mark.lemma) if mark is not None else None
            if mark is None or kind not in ("fact", "apart"):
                continue
            first, last = tree.edges(kid.i)
            if mark.i != first or not (task.first <= first and last <= task.last):
                continue
            if cut_before_a_title(tree, last):
                continue
            if kid.i < task.head and last + 1 < tree.last and tree[last + 1].dep != "punct":
                continue  # what follows without a comma may still belong to it
            if kind == "fact" and self._open_subject(kid, subject):
                continue  # told in the clause around it; alone nobody would know who is meant
            self.tasks.append(Task(kid.i, "adverbial", mark.i + 1, last))
            if kind == "apart":
                holes.append(with_commas(tree, (first, last)))

    def _open_subject(self, verb: Token, subject: Token) -> bool:
        """Tell whether a clause's subject is an "it" or "they" that its sentence does not plainly name."""
        if subject.lemma not in ("it", "they", "this", "that") or subject.tag not in ("PRP", "DT"):
            return False
        alone = Clause(verb.i, "adverbial", (), subject.i)
        return antecedent(self.tree, alone) is None and same_subject(self.tree, alone) is None

    def _participles(self, task: Task, holes: list[Range]) -> None:
        """Detach a closing or opening participle of the subject ("..., seeking closer ties")."""
        tree = self.tree
        subject = task.subject if task.subject is not None else own_subject(tree, task.head)
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
                    self.tasks.append(Task(hit.clauses[0], "complement", *inside_marks(tree, *hit.content[0])))
                continue
            verb = past_tense(kid.lemma) if past(tree, task.head) else None
            if verb is None:
                continue
            lead = (replace(phrase(tree, subject), filled=True),)
            swap = (Part(kid.i, kid.i, verb, True),)
            self.tasks.append(Task(kid.i, "participle", first, last, lead, subject, swap))
            holes.append(with_commas(tree, (first, last)))

    def _loose(self, task: Task, holes: list[Range]) -> None:
        """Detach loose relative clauses and appositions of the clause's nouns."""
        low, high = bisect_left(self.loose, task.first), bisect_left(self.loose, task.last + 1)
        for i in self.loose[low:high]:
            if any(a <= i <= b for a, b in holes):
                continue
            token = self.tree[i]
            if token.dep == "relcl":
                found = loose_relative(self.tree, task, token)
                if found is not None:
                    self.tasks.append(found[0])
                    holes.append(found[1])
            elif token.dep == "appos":
                told = loose_apposition(self.tree, task, token)
                if told is not None:
                    self.clauses.append(told[0])
                    holes.append(told[1])
