"""One sentence as a tree: children, phrases, subjects and objects of verbs, passives turned active."""

from __future__ import annotations

from collections.abc import Iterable

from rashomon.model import Parse, Sentence, Token

_SUBJECTS = ("nsubj", "csubj")
_PASSIVE = ("nsubjpass", "csubjpass")
_LEFT_OUT = {"relcl", "acl", "appos", "punct", "cc", "conj", "det", "preconj", "predet", "advcl"}
_RELATIVES = {"WDT", "WP", "WP$"}
_DEPTH = 6
COPULAS = frozenset({"be", "become", "remain", "stay"})
OBJECT_CONTROL = frozenset(
    {"advise", "allow", "ask", "beg", "cause", "command", "compel", "convince", "dare", "direct", "enable"}
    | {"encourage", "expect", "force", "get", "help", "instruct", "invite", "lead", "let", "order", "permit"}
    | {"persuade", "pressure", "prompt", "request", "require", "teach", "tell", "train", "urge", "want", "warn"}
)


class Grammar:
    """The tree of one sentence.

    Args:
        parse: The parse of its article.
        sentence: The sentence.
    """

    def __init__(self, parse: Parse, sentence: Sentence) -> None:
        self.sentence = sentence
        self.tokens = parse.tokens
        self.children = parse.children(sentence)

    def kids(self, i: int, *deps: str) -> list[Token]:
        """Return the children of a token, all or those of some dependencies."""
        own = self.children.get(i, [])
        return [token for token in own if token.dep in deps] if deps else own

    def prepositions(self, i: int) -> Iterable[tuple[str, Token]]:
        """Yield (preposition, its object) of a word: "of" and Chicago for "mayor of Chicago"."""
        for prep in self.kids(i, "prep", "agent", "dative"):
            if prep.dep == "dative" and prep.pos not in ("ADP", "SCONJ"):
                continue
            for target in self.kids(prep.i, "pobj", "pcomp"):
                yield prep.lemma, target
            for second in self.kids(prep.i, "prep"):
                for target in self.kids(second.i, "pobj"):
                    yield second.lemma, target

    def conjuncts(self, i: int) -> list[int]:
        """Return a word and those coordinated with it, in order."""
        found = [i]
        for place in found:
            found += [t.i for t in self.kids(place, "conj") if t.i not in found]
            if len(found) > 40:
                break
        return found

    def subtree(self, i: int, leave: frozenset[str] = frozenset()) -> list[int]:
        """Return the words below a word and itself, in order, without the branches of some dependencies."""
        found = [i]
        for place in found:
            found += [t.i for t in self.kids(place) if t.dep not in leave]
        return sorted(found)

    def is_negated(self, i: int) -> bool:
        """Tell whether a word is denied."""
        return any(t.dep == "neg" or t.lemma in ("no", "never", "neither") for t in self.kids(i))

    def deeper_prepositions(self, i: int) -> Iterable[tuple[str, Token]]:
        """Yield (preposition, its object) of a word and of what stands behind its own prepositions."""
        for preposition, target in self.prepositions(i):
            yield preposition, target
            if target.dep == "pobj":
                yield from self.prepositions(target.i)

    def verb_of(self, i: int) -> int | None:
        """Return the verb that governs a word, or None."""
        for _ in range(_DEPTH):
            if self.tokens[i].head == i:
                return None
            i = self.tokens[i].head
            if self.tokens[i].pos in ("VERB", "AUX"):
                return i
        return None

    def subjects(self, verb: int, depth: int = 0) -> list[int]:
        """Return who does what a verb tells, passives turned active; found from above where it has no own subject."""
        own = self.kids(verb, *_SUBJECTS)
        if own:
            return [own[0].i]
        if self.kids(verb, *_PASSIVE) or (self.tokens[verb].dep == "acl" and self.tokens[verb].tag == "VBN"):
            return [t.i for prep in self.kids(verb, "agent") for t in self.kids(prep.i, "pobj")]
        return self._from_above(verb, depth)

    def _from_above(self, verb: int, depth: int) -> list[int]:
        token = self.tokens[verb]
        if depth > _DEPTH or token.head == verb:
            return []
        head = token.head
        if token.dep in ("acl", "relcl"):
            return [head]
        if token.dep in ("conj", "xcomp", "advcl", "ccomp", "csubj"):
            if self.tokens[head].pos not in ("VERB", "AUX"):
                return self._from_above(head, depth + 1) if self.tokens[head].pos == "ADJ" else []
            told = self.kids(head, "dobj")
            if token.dep == "xcomp" and told and self.tokens[head].lemma in OBJECT_CONTROL:
                return [told[0].i]
            passive = self.kids(head, *_PASSIVE)
            return [passive[0].i] if passive else self.subjects(head, depth + 1)
        if token.dep in ("pcomp", "prep"):
            above = self.tokens[self.tokens[verb].head].head if token.dep == "pcomp" else head
            if self.tokens[above].pos in ("VERB", "AUX"):
                passive = self.kids(above, *_PASSIVE)
                return [passive[0].i] if passive else self.subjects(above, depth + 1)
            return [t.i for t in self.kids(above, "poss")]
        if token.dep == "acomp":
            return self.subjects(head, depth + 1)
        return []

    def objects(self, verb: int) -> list[int]:
        """Return what a verb is done to, passives turned active, the antecedent of a relative clause included."""
        own = self.kids(verb, "dobj", *_PASSIVE)
        if own:
            return [own[0].i]
        token = self.tokens[verb]
        subjects = self.kids(verb, *_SUBJECTS)
        if token.dep == "relcl" and subjects and self.tokens[subjects[0].i].tag not in _RELATIVES:
            return [token.head]
        if token.dep == "acl" and token.tag == "VBN":
            return [token.head]
        if token.dep == "advcl" and token.tag == "VBN" and not subjects:
            return self._from_above(verb, 0)
        if token.dep == "conj" and token.tag == "VBN" and not subjects:
            passive = self.kids(token.head, *_PASSIVE)
            return [passive[0].i] if passive else []
        return []

    def words(self, i: int, leave: Iterable[int] = (), deps: frozenset[str] = frozenset()) -> list[int]:
        """Return the words of a noun phrase without articles, clauses, appositions and the branches at `leave`."""
        out = set(leave)
        found = [i]
        for place in found:
            for token in self.kids(place):
                if token.i in out or token.dep in deps:
                    continue
                if token.dep in _LEFT_OUT and token.tag != "HYPH":
                    continue
                if token.pos in ("VERB", "AUX") and token.dep not in ("amod", "compound", "nmod"):
                    continue  # a clause that the parser hung on the noun
                found.append(token.i)
        return sorted(found)
