"""Who speaks: pronouns, documents and carriers of attributions followed back to those who stand behind them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from rashomon.claim.antecedents import subject_before
from rashomon.claim.attributed import AttributedContent
from rashomon.claim.commitment import can_speak
from rashomon.claim.lexicon import documents
from rashomon.claim.pieces import source_phrase
from rashomon.claim.placing import Quotations
from rashomon.claim.reference import References
from rashomon.claim.tree import Tree
from rashomon.model import Article, Attribution, Span

FIRST_PERSON = {"i", "we", "me", "us", "my", "our"}
_THIRD_PERSON = {"he", "she", "him", "her"}
_CARRYING = {
    "publish",
    "carry",
    "cite",
    "quote",
    "report",
    "air",
    "broadcast",
    "release",
    "post",
    "print",
    "run",
    "obtain",
}
_SPOKEN_IN = {"say", "tell", "warn", "deny", "promise", "ask", "urge", "offer", "suggest"}
"""Kinds of cue that can be spoken in a document."""
_ISSUING = {"issue", "release", "publish", "post", "send", "put", "circulate", "distribute", "file"}
_IN_MEDIUM = {"in", "on", "to", "with", "by"}


@dataclass(slots=True)
class Speakers:
    """Follows the speakers of one article from its first attribution to its last."""

    article: Article
    references: References
    trees: Sequence[Tree]
    quotations: Quotations = field(default_factory=lambda: Quotations(()))
    _links: dict[int, tuple[Attribution, ...]] = field(default_factory=dict)
    _documents: dict[str, Attribution] = field(default_factory=dict)
    _bodies: dict[str, tuple[int, Attribution]] = field(default_factory=dict)
    _last: Attribution | None = None
    _last_at: int = 0
    _pronoun: tuple[str, int, Attribution] | None = None

    def links(self, found: AttributedContent) -> tuple[Attribution, ...]:
        """Return who says what an attribution holds: the speaker, then the documents and papers that carried it."""
        return self._links.get(found.cue_head, ())

    def follow(self, attributions: Sequence[AttributedContent]) -> Speakers:
        """Work out the speakers of all attributions, in text order, and return itself."""
        for found in attributions:
            if found.source and found.source_head is not None:
                self._links[found.cue_head] = self._follow(found, found.source_head)
        return self

    def _follow(self, found: AttributedContent, head: int) -> tuple[Attribution, ...]:
        tree = self.trees[found.sentence]
        head = self._person_beside(tree, _name_beside(tree, head))
        own = self._named(found, tree, head)
        word = tree[head]
        if word.lemma in _THIRD_PERSON:
            own = self._same_as_before(found, own, word.lemma, self._is_person(head))
        if word.lemma in ("it", "they") and own.entity is None:
            own = self._body_before(found, tree, own, head)
        elif word.pos in ("NOUN", "PROPN") and not self._is_person(head):
            several = word.tag in ("NNS", "NNPS") or tree.kid(head, "conj") is not None
            self._bodies["they" if several else "it"] = (found.sentence, own)
        behind = self._issuer(tree, head, own)
        behind = behind or (self._documents.get(word.lemma) if _definite(tree, head) else None)
        if behind is not None and behind.source != own.source:
            self._documents[word.lemma] = behind
            carrier = self._without_issuer(tree, head, own, behind)
            return (Attribution(behind.source, behind.entity, own.cue, behind.span, own.cue_span), carrier)
        # Who is said to know or say something within somebody's own words does not speak next.
        quoted = self.quotations.holds(own.cue_span)
        if not quoted and (self._is_person(head) or (word.pos == "PROPN" and own.entity is None)):
            if self._last is None or self._last.source != own.source:
                self._pronoun = None
            self._last, self._last_at = own, head
        carriers = self._carriers(found, tree)
        for noun in self._media(tree, found):
            self._documents[noun] = own
        return (own, *carriers)

    def _told_of_since(self, own: Attribution, held: Attribution, start: int, end: int) -> bool:
        """Tell whether a sentence without quotations between names whom a pronoun was taken for, and none the other."""
        if own.entity is None or own.entity == held.entity:
            return False
        between = [t for t in self.trees[start + 1 : end] if t.marks_before(t.last) == 0]
        named = [self.references.named_within(t.sentence.span) for t in between]
        return any(own.entity in n for n in named) and not any(held.entity in n for n in named)

    def _told_of_before(self, found: AttributedContent, own: Attribution) -> Attribution | None:
        """Return the one person whom the sentence before names in the outlet's own words, if it is a new one."""
        before = self.trees[found.sentence - 1] if found.sentence else None
        if before is None or before.marks_before(before.last) or self._last is None:
            return None
        persons = [(self.references.entity(t.i), t) for t in before.words() if self._is_person(t.i)]
        named = {e.id: e for e, t in persons if e is not None and t.tag in ("NNP", "NNPS")}
        if len(named) != 1 or any(e is not None and e.id not in named for e, _ in persons):
            return None
        entity = next(iter(named.values()))
        known = entity.id == self._last.entity
        return None if known else Attribution(entity.name, entity.id, own.cue, own.span, own.cue_span)

    def _not_named_since(self, own: Attribution, at: int) -> bool:
        """Tell whether whom a pronoun was taken for was not named since the last speaker, a moment ago, was."""
        if at - self._last_at > 90:
            return False
        span = Span(self.article.id, self.trees[0][self._last_at].end, own.span.start)
        return own.entity not in self.references.named_within(span)

    def _of_other_gender(self, entity: str | None, pronoun: str) -> bool:
        """Tell whether the article calls somebody "she" where a speaker is "he", or the other way round."""
        known = self.references.gender_by_id(entity) if entity is not None else ""
        return known not in ("", "she" if pronoun in ("she", "her") else "he")

    def _nearest_person(self, own: Attribution, pronoun: str) -> Attribution:
        """Return the person named last before a pronoun, within some sentences; else what the pronoun was taken for."""
        for i, entity in self.references.before(own.span, 80):
            named = entity.type == "person" and i.tag not in ("PRP", "PRP$")
            if named and not self._of_other_gender(entity.id, pronoun):
                return Attribution(entity.name, entity.id, own.cue, own.span, own.cue_span)
        return own

    def _person_beside(self, tree: Tree, head: int) -> int:
        """Return the person's name set beside a title that the parse took for the name ("Minority Whip Ann Li")."""
        name = tree.kid(head, "appos")
        told = self.references.entity(head) is not None or name is None or name.i < head or not self._is_person(name.i)
        return head if told or name is None or tree[head].pos != "PROPN" else name.i

    def _is_person(self, head: int) -> bool:
        entity = self.references.entity(head)
        return entity is not None and entity.type == "person"

    def _same_as_before(self, found: AttributedContent, own: Attribution, pronoun: str, person: bool) -> Attribution:
        """Return the speaker that a pronoun goes on with: the one it named a moment ago, or the last one named."""
        gender = "f" if pronoun in ("she", "her") else "m"
        held = self._pronoun
        if held is not None and held[0] == gender and found.sentence - held[1] <= 2:
            last = own if person and self._told_of_since(own, held[2], held[1], found.sentence) else held[2]
        elif (
            self._last is not None
            and not self._of_other_gender(self._last.entity, pronoun)
            and (not person or self._names_itself(found, own) or self._not_named_since(own, found.source_head or 0))
        ):
            last = self._last if person else (self._told_of_before(found, own) or self._last)
        else:
            last = own if person else self._nearest_person(own, pronoun)
            if last is own and self._last is not None and not person:
                last = self._last
        self._pronoun = (gender, found.sentence, last)
        return Attribution(last.source, last.entity, own.cue, own.span, own.cue_span)

    def _body_before(self, found: AttributedContent, tree: Tree, own: Attribution, head: int) -> Attribution:
        """Return the body or group that "it" or "they" goes on with: the subject before, or who spoke a moment ago."""
        before = subject_before(tree, tree[head].head, tree[head])
        said = any(s.start <= tree[before].start < s.end for s in found.content) if before is not None else False
        if before is not None and can_speak(tree, before) and not said:
            entity = self.references.entity(before)
            shown = source_phrase(tree, before).of(self.article.text)
            name = entity.name if entity is not None else " ".join(shown.split())
            return Attribution(name, entity.id if entity is not None else None, own.cue, own.span, own.cue_span)
        held = self._bodies.get(tree[head].lemma)
        if held is None or found.sentence - held[0] > 2:
            return own
        return Attribution(held[1].source, held[1].entity, own.cue, own.span, own.cue_span)

    def _issuer(self, tree: Tree, head: int, own: Attribution) -> Attribution | None:
        """Return who issued the document that speaks ("the statement from Mira Solberg"), or None."""
        if tree[head].lemma not in documents():
            return None
        by = next((k for k in tree.kids(head) if k.dep in ("prep", "agent") and k.lemma in ("from", "by")), None)
        named = tree.kid(by.i, "pobj") if by is not None else None
        issuing = tree[tree[head].head]
        if named is None and tree[head].dep == "dobj" and issuing.lemma in _ISSUING:
            named = tree.kid(issuing.i, "nsubj")  # "the hospital issued a statement saying ..."
        if named is None or named.tag in ("PRP", "WP", "WDT"):
            return None
        at = _name_beside(tree, named.i)
        several = _several_names(tree, at)
        entity = self.references.entity(at) if several is None else None
        span = several or source_phrase(tree, at)
        shown = entity.name if entity is not None else " ".join(span.of(self.article.text).split())
        return Attribution(shown, entity.id if entity is not None else None, own.cue, span, own.cue_span)

    def _without_issuer(self, tree: Tree, head: int, own: Attribution, issuer: Attribution) -> Attribution:
        """Return a document as it is called beside those who issued it: "a paper" for "a paper by Ann Li"."""
        if not own.span.contains(issuer.span) or tree[head].start >= issuer.span.start:
            return own
        span = Span(self.article.id, own.span.start, tree[head].end)
        return Attribution(" ".join(span.of(self.article.text).split()), own.entity, own.cue, span, own.cue_span)

    def _named(self, found: AttributedContent, tree: Tree, head: int) -> Attribution:
        entity = self.references.entity(head) if tree.kid(head, "conj") is None else None
        span = Span(self.article.id, found.source[0].start, found.source[-1].end)
        phrase = source_phrase(tree, head)
        # "a statement saying that ...": the source ends before the clause that its cue stands in.
        cue = Span(self.article.id, found.cue[0].start, found.cue[-1].end)
        if phrase.contains(cue):
            holder = next((k for k in tree.kids(head) if tree.within(found.cue_head, k.i)), None)
            end = tree[tree.edges(holder.i)[0]].start if holder is not None and holder.i > head else cue.start
            phrase = Span(self.article.id, phrase.start, max(phrase.start + 1, end))
        shown = phrase.of(self.article.text).rstrip(" ,")
        return Attribution(
            source=entity.name if entity is not None else " ".join(shown.split()),
            entity=entity.id if entity is not None else None,
            cue=" ".join(" ".join(s.of(self.article.text) for s in found.cue).split()),
            span=span,
            cue_span=Span(self.article.id, found.cue[0].start, found.cue[-1].end),
        )

    def _names_itself(self, found: AttributedContent, own: Attribution) -> bool:
        """Tell whether a pronoun was taken for somebody who is only named in the very words it is to have said."""
        if own.entity is None:
            return True
        return any(own.entity in self.references.named_within(span) for span in found.content)

    def _media(self, tree: Tree, found: AttributedContent) -> list[str]:
        """Return the documents in which something is said ("said in a statement")."""
        named: list[str] = []
        if found.meaning.kind not in _SPOKEN_IN:
            return named  # "called it a flaw in the lawsuit" does not speak through the lawsuit
        for kid in tree.kids(found.cue_head):
            inner = (
                tree.kid(kid.i, "pobj") if kid.dep == "prep" and kid.lemma in ("in", "on", "through", "via") else None
            )
            inner = kid if kid.dep == "dobj" else inner
            if inner is not None and inner.lemma in documents() and not _of_another(tree, inner.i):
                named.append(inner.lemma)
        return named

    def _carriers(self, found: AttributedContent, tree: Tree) -> tuple[Attribution, ...]:
        """Return the papers that carried the words ("in a letter published by the paper")."""
        carriers: list[Attribution] = []
        for kid in tree.kids(found.cue_head):
            inner = tree.kid(kid.i, "pobj") if kid.dep == "prep" else None
            if inner is None or inner.lemma not in documents():
                continue
            for token in tree.subtree(inner.i):
                if token.lemma in _CARRYING and token.tag == "VBN" and token.dep in ("acl", "relcl", "conj"):
                    carrier = self._carrier(tree, token.i)
                    if carrier is not None:
                        carriers.append(carrier)
            if inner.lemma == "interview":
                by = next((k for k in tree.kids(inner.i) if k.lemma in ("with", "to") and k.dep == "prep"), None)
                named = tree.kid(by.i, "pobj") if by is not None else None
                if by is not None and named is not None and named.pos == "PROPN":
                    carriers.append(self._link(tree, named.i, inner.i, by.i))
        return tuple(carriers)

    def _carrier(self, tree: Tree, verb: int) -> Attribution | None:
        for kid in tree.kids(verb):
            if kid.dep == "agent" or (kid.dep == "prep" and kid.lemma in _IN_MEDIUM):
                named = tree.kid(kid.i, "pobj")
                if named is not None and named.tag != "CD":
                    return self._link(tree, named.i, verb, kid.i)
        return None

    def _link(self, tree: Tree, head: int, first: int, last: int) -> Attribution:
        entity = self.references.entity(head)
        span = source_phrase(tree, head)
        cue = tree.span(first, last)
        return Attribution(
            source=entity.name if entity is not None else " ".join(span.of(self.article.text).split()),
            entity=entity.id if entity is not None else None,
            cue=" ".join(cue.of(self.article.text).split()),
            span=span,
            cue_span=cue,
        )


def _several_names(tree: Tree, head: int) -> Span | None:
    """Return the characters of names joined to one another ("Ann Li and Bo Holt" of the port), or None for one."""
    last = tree.kid(head, "conj")
    if last is None or tree[head].pos != "PROPN" or last.pos != "PROPN":
        return None
    while (after := tree.kid(last.i, "conj")) is not None and after.pos == "PROPN":
        last = after
    return tree.span(tree.edges(head)[0], last.i)


def _name_beside(tree: Tree, head: int) -> int:
    """Return the head of the name beside a describing noun ("the ambassador, Ann Li"), or the noun's own."""
    name = tree.kid(head, "appos")
    one = tree[head].lemma == "one"
    if name is None and one and (of := tree.kid(head, "prep")) is not None:
        group = tree.kid(of.i, "pobj")  # "one of her lawyers, Ann Li,"
        name = tree.kid(group.i, "appos") if group is not None else None
        return name.i if name is not None and name.pos == "PROPN" else head
    described = name is not None and tree.kid(name.i, "det") is not None  # "the governor, a Republican,"
    told = one or tree[head].pos == "NOUN"
    named = name is not None and name.pos == "PROPN" and told and name.i > head and not described
    return name.i if named and name is not None else head


def _of_another(tree: Tree, head: int) -> bool:
    """Tell whether a document is told to be somebody's by name ("the growers' lawsuit")."""
    return any(k.dep == "poss" and k.pos in ("NOUN", "PROPN") for k in tree.kids(head))


def _definite(tree: Tree, head: int) -> bool:
    """Tell whether a document was spoken of before ("the statement", "his letter")."""
    return any(k.dep in ("det", "poss") and k.lemma in ("the", "that", "his", "her", "its") for k in tree.kids(head))
