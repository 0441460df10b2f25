"""Who does what to whom: the verbs of a sentence with their arguments, passives turned active, made for comparison."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from rashomon.align.words import akin, listed, plain
from rashomon.model import Claim, Parse, Sentence, Token

Sameness = Literal["same", "different", "unknown"]
Place = Literal["subject", "object", "oblique"]
Named = tuple[tuple[int, int, str], ...]
"""Where who is named: first character, one past the last, key."""

_RELATIVES = frozenset({"who", "which", "that", "whom"})
_MOST_WORDS = 12
_ONE_OF_ITS_KIND = frozenset({"only", "sole", "first", "second", "third", "last", "latest"})


@dataclass(frozen=True, slots=True)
class Argument:
    """One argument of a verb.

    Attributes:
        place: Subject, object or oblique, passives turned active.
        preposition: For obliques, else empty.
        key: Who it is, None where its head names nobody.
        inside: Who is named anywhere in the phrase.
        head: Lemma of the head word.
        words: Lemmas of the phrase.
    """

    place: Place
    preposition: str
    key: str | None
    inside: frozenset[str]
    head: str
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class Frame:
    """A verb with its arguments.

    Attributes:
        lemma: The verb.
        start: Where it starts in the article.
        arguments: Its arguments.
        negated: It stands under a negation.
        open: It is told as planned, possible or asked for, not as done.
        expected: It is told as still to come ("is expected to", "will").
        claim: The claim that the verb stands in, or None.
    """

    lemma: str
    start: int
    arguments: tuple[Argument, ...]
    negated: bool
    open: bool
    expected: bool
    claim: Claim | None

    def at(self, place: Place) -> tuple[Argument, ...]:
        """Return the arguments in one place."""
        return tuple(a for a in self.arguments if a.place == place)


class FrameReader:
    """Reads the frames of one sentence.

    Args:
        parse: The article's parse.
        sentence: The sentence.
        named: Who is named where.
        negated: Tokens under a negation.
    """

    def __init__(self, parse: Parse, sentence: Sentence, named: Named, negated: frozenset[int]) -> None:
        self._parse = parse
        self._kids = parse.children(sentence)
        self._tokens = parse.sentence_tokens(sentence)
        self._named = named
        self._negated = negated

    def read(self, claims: Sequence[Claim]) -> tuple[Frame, ...]:
        """Return the frames of the verbs, in text order, each with the shortest of the claims that it stands in."""
        made = []
        for token in self._tokens:
            if token.pos == "VERB" and token.dep not in ("aux", "auxpass"):
                made.append(self._frame(token, claims))
        return tuple(made)

    def _frame(self, verb: Token, claims: Sequence[Claim]) -> Frame:
        over = [c for c in claims if c.span.start <= verb.start and verb.end <= c.span.end]
        claim = min(over, key=lambda c: (len(c.span), c.id)) if over else None
        arguments = [*self._subjects(verb, 3), *self._objects(verb), *self._obliques(verb)]
        return Frame(
            plain(verb.lemma),
            verb.start,
            tuple(arguments),
            verb.i in self._negated,
            self._open(verb),
            self._expected(verb),
            claim,
        )

    def _kid(self, token: Token, *deps: str) -> list[Token]:
        return [kid for kid in self._kids.get(token.i, ()) if kid.dep in deps]

    def _subjects(self, verb: Token, depth: int) -> list[Argument]:
        """Return who does it; of an infinitive or participle, who does what governs it."""
        agents = [p for by in self._kid(verb, "agent") for p in self._kid(by, "pobj")]
        own = agents or self._kid(verb, "nsubj", "csubj")
        head = self._parse.tokens[verb.head]
        if own and own[0].lemma.lower() in _RELATIVES and verb.dep == "relcl":
            return self._arguments(head, "subject")
        if own or self._kid(verb, "nsubjpass", "auxpass") or depth == 0 or verb.head == verb.i:
            return [a for token in own for a in self._arguments(token, "subject")]
        if verb.dep == "xcomp":
            controllers = self._kid(head, "dobj") or self._kid(head, "nsubjpass")
            if controllers:
                return [a for token in controllers for a in self._arguments(token, "subject")]
        if verb.dep == "acl":
            return self._arguments(head, "subject") if verb.tag == "VBG" else []
        if verb.dep in ("xcomp", "conj", "advcl") and head.pos in ("VERB", "AUX"):
            return self._subjects(head, depth - 1)
        return []

    def _objects(self, verb: Token) -> list[Argument]:
        tokens = self._kid(verb, "dobj", "nsubjpass", "dative", "oprd")
        found = [a for token in tokens if token.pos != "ADP" for a in self._arguments(token, "object")]
        head = self._parse.tokens[verb.head]
        relative = not tokens or all(t.lemma.lower() in _RELATIVES for t in tokens)
        if verb.dep == "xcomp" and not found and self._kid(verb, "auxpass"):
            raised = self._kid(head, "nsubjpass", "nsubj")
            return [a for token in raised for a in self._arguments(token, "object")]
        if verb.dep == "conj" and not found and self._kid(verb, "auxpass") and not self._kid(verb, "nsubj", "csubj"):
            shared = self._kid(head, "nsubj", "nsubjpass")  # "She resigned and was treated"
            return [a for token in shared for a in self._arguments(token, "object")]
        if verb.dep == "acl" and verb.tag == "VBN" and not found:
            return self._arguments(head, "object")
        subjects = self._kid(verb, "nsubj")
        if verb.dep == "relcl" and relative and subjects and subjects[0].lemma.lower() not in _RELATIVES:
            return self._arguments(head, "object")
        return found

    def _obliques(self, verb: Token) -> list[Argument]:
        found = []
        for prep in self._kid(verb, "prep", "dative"):
            for token in self._kid(prep, "pobj"):
                found.extend(self._arguments(token, "oblique", plain(prep.lemma)))
        return found

    def _arguments(self, token: Token, place: Place, preposition: str = "") -> list[Argument]:
        """Return the argument of a phrase, and one each for what is joined to it by "and"."""
        heads = [token, *self._kid(token, "conj")]
        return [self._argument(head, place, preposition) for head in heads]

    def _argument(self, token: Token, place: Place, preposition: str) -> Argument:
        inside = self._phrase(token)
        keys = frozenset(key for word in inside if (key := self._key(word)) is not None)
        words = frozenset(plain(word.lemma) for word in inside if word.pos in ("NOUN", "PROPN", "ADJ", "NUM"))
        key = self._key(token) or next((k for a in self._kid(token, "appos") if (k := self._key(a))), None)
        return Argument(place, preposition, key, keys, plain(token.lemma), words)

    def _phrase(self, token: Token) -> list[Token]:
        found = [token]
        for word in found:
            if len(found) >= _MOST_WORDS:
                break
            found.extend(k for k in self._kids.get(word.i, ()) if k.dep not in ("relcl", "conj", "acl", "punct", "cc"))
        return found

    def _key(self, token: Token) -> str | None:
        return next((key for start, end, key in self._named if start <= token.start < end), None)

    def _open(self, verb: Token) -> bool:
        """Tell whether a verb is told as planned, possible or asked for; "the only city to have received loans" has."""
        if any(kid.tag == "MD" and kid.lemma.lower() != "did" for kid in self._kid(verb, "aux")):
            return True
        if verb.dep in ("relcl", "acl") and any(kid.lemma.lower() == "have" for kid in self._kid(verb, "aux")):
            one_of_its_kind = any(plain(kid.lemma) in _ONE_OF_ITS_KIND for kid in self._kids.get(verb.head, ()))
            return self._infinitive(verb) and not one_of_its_kind
        return self._infinitive(verb) and plain(self._parse.tokens[verb.head].lemma) not in listed("implicative")

    def _infinitive(self, verb: Token) -> bool:
        return any(kid.lemma.lower() == "to" for kid in self._kid(verb, "aux"))

    def _expected(self, verb: Token) -> bool:
        """Tell whether a verb is told as still to come, not merely as possible or allowed."""
        if any(kid.lemma.lower() in ("will", "shall") for kid in self._kid(verb, "aux")):
            return True
        if not self._infinitive(verb) or verb.head == verb.i:
            return False
        head = self._parse.tokens[verb.head]
        if head.pos == "AUX":
            return head.tag in ("VBZ", "VBP") or any(
                plain(kid.lemma) in listed("expecting") for kid in self._kid(head, "acomp", "attr")
            )
        return plain(head.lemma) in listed("expecting") and verb.dep in ("xcomp", "ccomp", "oprd")


def same_argument(a: Argument, b: Argument) -> Sameness:
    """Tell whether two arguments are filled by the same thing; unknown where one only points at something."""
    if a.key is not None and b.key is not None:
        return "same" if a.key == b.key else "different"
    if (a.key is not None and a.key in b.inside) or (b.key is not None and b.key in a.inside):
        return "same"
    vague = listed("vague")
    if a.head in vague or b.head in vague:
        return "unknown"
    if akin(a.head, b.head):
        return "same" if not (a.inside and b.inside and not a.inside & b.inside) else "unknown"
    if a.words & b.words or any(akin(a.head, y) for y in b.words) or any(akin(b.head, x) for x in a.words):
        return "unknown"
    return "different" if (a.key is None) == (b.key is None) else "unknown"
