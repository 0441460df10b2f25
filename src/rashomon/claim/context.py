"""What the words of a sentence go back to in the sentences before it: "one of them", "the two countries", "this visit".

Only what the text settles is filled in; a reference with two possible answers stays as it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rashomon.claim.antecedents import agrees, expletive
from rashomon.claim.commitment import can_speak
from rashomon.claim.joins import own_subject
from rashomon.claim.pieces import phrase
from rashomon.claim.placing import Quotations
from rashomon.claim.reference import References
from rashomon.claim.tree import Tree
from rashomon.language.nouns import describing_nouns
from rashomon.model import Article, Entity, Span, Token

_COUNTRIES = frozenset(["country", "nation", "neighbour", "neighbor"])
_LEADERS = frozenset(["leader", "man", "woman", "president", "senator", "politician"])
_MEANT_BY = {"man": "he", "woman": "she"}
_PLENTY = frozenset(["dozen", "hundred", "thousand", "score", "several", "many", "each", "series", "number"])
_POINTING = frozenset(["this", "that"])
_OCCASIONS = frozenset(
    ["visit", "trip", "tour", "stay", "stopover", "meeting", "speech", "letter", "plea", "resignation"]
)
_GOING_ON = frozenset(["it", "they", "he", "she"])
_BACK = 3
_LONGEST = 12


@dataclass(frozen=True, slots=True)
class Fill:
    """Words put in from the sentences before.

    Attributes:
        first, last: The tokens they stand for.
        words: The words.
        beside: True if they are put in brackets behind those tokens, False if they take their place.
        unless: A token that says the same: where it is shown as well, nothing is put in.
    """

    first: int
    last: int
    words: str
    beside: bool = False
    unless: int = -1


class Context:
    """The sentences of one article, to look back in."""

    def __init__(self, article: Article, trees: Sequence[Tree], references: References, quotations: Quotations) -> None:
        self._article = article
        self._trees = {tree.sentence.index: tree for tree in trees}
        self._references = references
        self._quotations = quotations
        self._found: dict[int, tuple[Fill, ...]] = {}

    def fills(self, tree: Tree) -> tuple[Fill, ...]:
        """Return what can be filled in for the words of a sentence."""
        index = tree.sentence.index
        if index not in self._found:
            found = (*self._of_them(tree), *self._twos(tree), *self._occasions(tree), *self._going_on(tree))
            self._found[index] = (*found, *self._who_says_so(tree))
        return self._found[index]

    def _before(self, tree: Tree) -> Tree | None:
        """Return the sentence right before, if it is as much the article's body as this one."""
        other = self._trees.get(tree.sentence.index - 1)
        return other if other is not None and other.sentence.zone == tree.sentence.zone else None

    def _same_voice(self, tree: Tree, token: Token, other: Tree, earlier: int) -> bool:
        """Tell whether words of two sentences that follow one another are one speaker's: both quoted, or neither."""
        here, there = tree.span(token.i, token.i), other.span(earlier, earlier)
        quoted = self._quotations.holds(here)
        if quoted != self._quotations.holds(there):
            return False
        between = Span(self._article.id, there.start, here.end)
        one_paragraph = "\n" not in between.of(self._article.text)
        return not quoted or one_paragraph or self._quotations.holds(between)

    def _words(self, tree: Tree, noun: int) -> str | None:
        """Return a noun phrase as it may stand within another sentence, or None where it is long or broken."""
        held = self._references.entity(noun)
        if held is not None and tree[noun].pos == "PROPN" and tree.kid(noun, "conj") is None:
            return self._references.name_in_text(held)
        part = phrase(tree, noun)
        broken = (tree.marks_before(part.last + 1) - tree.marks_before(part.first)) % 2 == 1
        if part.last - part.first >= _LONGEST or broken:
            return None
        if any(tree[i].tag in ("PRP", "PRP$", "WP", "WDT") for i in range(part.first, part.last + 1)):
            return None
        words = " ".join(self._article.text[tree[part.first].start : tree[part.last].end].split())
        first = tree[part.first]
        opens = all(t.pos in ("PUNCT", "SPACE") for t in tree.tokens[tree.first : first.i])
        if opens and first.pos != "PROPN" and not words[:2].isupper():
            words = words[0].lower() + words[1:]
        return words

    def _of_them(self, tree: Tree) -> Iterator[Fill]:
        """Yield "them" in "one of them" after the one counted group of the sentence before."""
        before = self._before(tree)
        for token in tree.words():
            if token.lemma not in ("they", "them") or token.dep != "pobj" or tree[token.head].lemma != "of":
                continue
            if before is None or any(t.tag in ("NNS", "NNPS") for t in tree.tokens[tree.first : token.i]):
                continue
            groups = list(_counted(before))
            if len(groups) == 1 and self._same_voice(tree, token, before, groups[0]):
                words = self._words(before, groups[0])
                if words is not None:
                    led = words.split(" ")[0].lower() in ("the", "these", "those", "all")
                    yield Fill(token.i, token.i, words if led else f"the {words}")

    def _twos(self, tree: Tree) -> Iterator[Fill]:
        """Yield who "the two countries" or "the two leaders" are."""
        for token in tree.words():
            if token.lemma not in _COUNTRIES | _LEADERS or not _known_two(tree, token):
                continue
            pair = self._pair(tree, token) if token.lemma in _COUNTRIES else self._persons(tree, token)
            if pair is not None and not self._named_in(tree, pair):
                names = " and ".join(self._references.name_in_text(e) for e in pair)
                yield Fill(token.i, token.i, names, beside=True)

    def _named_in(self, tree: Tree, pair: Sequence[Entity]) -> bool:
        """Tell whether the sentence itself names both."""
        named = self._references.named_within(tree.sentence.span)
        return all(e.id in named for e in pair)

    def _persons(self, tree: Tree, token: Token) -> tuple[Entity, ...] | None:
        """Return the two persons of the sentence before, if no others come up in it or in this one."""
        before = self._before(tree)
        if before is None or any(e.type == "person" for e in self._entities(tree, tree.first, token.i)):
            return None
        found = {e.id: e for e in self._entities(before, before.first, before.last) if e.type == "person"}
        meant = _MEANT_BY.get(token.lemma)
        if len(found) != 2 or any(meant not in (None, self._references.gender(e)) for e in found.values()):
            return None
        others = self._other_persons(before, before.last) or self._other_persons(tree, token.i)
        return None if others else tuple(found.values())

    def _other_persons(self, tree: Tree, end: int) -> bool:
        """Tell whether a sentence up to a token tells of persons without a name: "two men", "the mayor"."""
        counted = set(_counted(tree))
        for token in tree.words():
            if token.i >= end:
                break
            if token.tag == "NNS" and (token.lemma in _LEADERS or (token.i in counted and can_speak(tree, token.i))):
                return True
            known = describing_nouns().get(token.lemma)
            person = token.tag == "NN" and known is not None and known.kind == "person"
            if person and token.dep not in ("compound", "appos", "attr") and self._references.entity(token.i) is None:
                return True
        return False

    def _pair(self, tree: Tree, token: Token) -> tuple[Entity, ...] | None:
        """Return the two countries last told of together, if nothing of a third or of another two came up since."""
        for back in range(tree.sentence.index, max(-1, tree.sentence.index - _BACK - 1), -1):
            other = self._trees.get(back)
            if other is None:
                continue
            last = token.i if back == tree.sentence.index else other.last
            places = {e.id: e for e in self._entities(other, other.first, last) if e.country is not None}
            homes = {e.country for e in places.values()}
            if len(homes) > 2 or self._other_two(other, last):
                return None
            pair = next(self._joined_places(other, last), None)
            if pair is not None:
                alone = homes <= {e.country for e in pair} and self._only_these(tree, back, pair)
                return pair if alone else None
        return None

    def _other_two(self, tree: Tree, last: int) -> bool:
        """Tell whether a sentence up to a token tells of countries, or of two names of which nothing is known."""
        for i in range(tree.first, last):
            token = tree[i]
            if token.tag == "NNS" and token.lemma in _COUNTRIES and not _known_two(tree, token):
                return True
            joined = token.dep == "conj" and token.pos == tree[token.head].pos == "PROPN"
            if joined and None in (self._references.entity(i), self._references.entity(token.head)):
                return True
        return False

    def _only_these(self, tree: Tree, back: int, pair: tuple[Entity, Entity]) -> bool:
        """Tell whether every country that came up from sentence `back` on is one of two."""
        homes = {e.country for e in pair}
        for index in range(back, tree.sentence.index):
            other = self._trees.get(index)
            if other is not None and any(
                e.country is not None and e.country not in homes for e in self._entities(other, other.first, other.last)
            ):
                return False
        return True

    def _joined_places(self, tree: Tree, last: int) -> Iterator[tuple[Entity, Entity]]:
        """Yield the pairs of places in different countries that a sentence joins by "and"."""
        for i in range(tree.first, last):
            if tree[i].dep != "conj" or tree[i].pos != "PROPN":
                continue
            one, two = self._references.entity(tree[i].head), self._references.entity(i)
            if one is None or two is None or tree.kid(tree[i].head, "conj") != tree[i] or tree.kid(i, "conj"):
                continue
            if one.type == two.type == "place" and one.country and two.country and one.country != two.country:
                yield one, two

    def _entities(self, tree: Tree, first: int, last: int) -> Iterator[Entity]:
        """Yield the entities that the tokens of a range name."""
        for i in range(first, last):
            held = self._references.entity(i)
            if held is not None and tree[i].tag not in ("PRP", "PRP$"):
                yield held

    def _occasions(self, tree: Tree) -> Iterator[Fill]:
        """Yield whose visit "this visit" is, if the sentences before tell of one person's only."""
        for token in tree.words():
            if token.lemma not in _OCCASIONS or token.tag != "NN" or token.i == tree.first:
                continue
            pointer = tree[token.i - 1]
            if pointer.lemma not in _POINTING or pointer.dep != "det":
                continue
            owners = {e.id: e for index in self._near(tree) for e in self._owners(self._trees[index], token.lemma)}
            if len(owners) == 1:
                owner = next(iter(owners.values()))
                yield Fill(pointer.i, token.i, f"{self._references.name_in_text(owner)}’s {token.text}")

    def _near(self, tree: Tree) -> list[int]:
        first = tree.sentence.index - _BACK
        return [i for i in range(max(0, first), tree.sentence.index) if i in self._trees]

    def _owners(self, tree: Tree, noun: str) -> Iterator[Entity]:
        for token in tree.words():
            if token.lemma != noun:
                continue
            owner = tree.kid(token.i, "poss")
            held = self._references.entity(owner.i) if owner is not None else None
            if held is not None:
                yield held

    def _going_on(self, tree: Tree) -> Iterator[Fill]:
        """Yield the subject of the sentence before for the pronoun that opens a sentence and agrees with it.

        A subject most often goes on from a subject (centering theory, Grosz, Joshi and Weinstein 1995).
        """
        before, own = self._before(tree), own_subject(tree, tree.root)
        if before is None or own is None or tree[own].tag != "PRP" or tree[own].lemma not in _GOING_ON:
            return
        pronoun = tree[own]
        opened = any(t.pos in ("NOUN", "PROPN", "PRON") for t in tree.tokens[tree.first : own])
        loose = pronoun.lemma == "it" and self._loose(tree, pronoun)
        if opened or loose or expletive(tree, tree.root, pronoun):
            return
        words = self._subject_words(tree, pronoun, before)
        if words is None:
            return
        yield Fill(own, own, words)
        for token in tree.tokens[own + 1 : tree.last]:  # "They said they will ..."
            reported = token.tag == "PRP" and token.lemma == pronoun.lemma and token.dep in ("nsubj", "nsubjpass")
            if reported and tree[token.head].dep == "ccomp" and tree[token.head].head == tree.root:
                yield Fill(token.i, token.i, words, unless=own)

    def _loose(self, tree: Tree, pronoun: Token) -> bool:
        """Tell whether "it" may be all that was told before: "It was a sharp debate", in speech "It won't last"."""
        verb = pronoun.head
        if tree[verb].lemma in ("be", "seem", "become") or tree.kid(verb, "attr", "acomp") is not None:
            return True
        return pronoun.dep == "nsubjpass" and self._quotations.holds(tree.span(pronoun.i, pronoun.i))

    def _subject_words(self, tree: Tree, pronoun: Token, before: Tree) -> str | None:
        """Return the subject of the sentence before, in the same mouth, in words, if a pronoun agrees with it."""
        reported = [k.i for k in before.kids(before.root) if k.dep == "ccomp"]
        for verb in (before.root, *reported):
            subject = own_subject(before, verb)
            if subject is None or not self._same_voice(tree, pronoun, before, subject):
                continue
            return self._words(before, subject) if self._agrees(before, subject, pronoun.lemma) else None
        return None

    def _agrees(self, tree: Tree, subject: int, pronoun: str) -> bool:
        """Tell whether a subject can be what a pronoun stands for; a person's gender must not speak against it."""
        held = self._references.entity(subject)
        if held is None or tree[subject].pos != "PROPN" or tree.kid(subject, "conj") is not None:
            return agrees(tree, subject, pronoun)
        if pronoun in ("he", "she"):
            return held.type == "person" and self._references.gender(held) in ("", pronoun)
        return pronoun == "it" and held.type in ("organisation", "place")

    def _who_says_so(self, tree: Tree) -> Iterator[Fill]:
        """Yield whom "she" means in "Ann Li, who said she was ill", and in the words of a source that nobody knows."""
        for token in tree.words():
            if token.tag != "PRP" or token.lemma not in ("he", "she") or self._references.entity(token.i) is not None:
                continue
            verb = tree[token.head]
            if token.dep not in ("nsubj", "nsubjpass") or verb.dep != "ccomp" or tree[verb.head].i > token.i:
                continue
            said = tree[verb.head]
            subject = own_subject(tree, said.i)
            if subject is None or self._quotations.holds(tree.span(token.i, token.i)):
                continue
            if tree[subject].lemma == "who" and said.dep == "relcl" and subject > tree.first:
                held = self._references.entity(subject - 1)  # the name that "who" follows, whatever the parse says
                if held is not None and held.type == "person":
                    yield Fill(token.i, token.i, held.name, unless=subject - 1)
            elif tree[subject].pos == "PROPN" and self._references.entity(subject) is None:
                words = self._words(tree, subject)
                if words is not None:
                    yield Fill(token.i, token.i, words, unless=subject)


def _counted(tree: Tree) -> Iterator[int]:
    """Yield the nouns of a sentence that are counted: "more than 30 documents", "dozens of agreements"."""
    for token in tree.words():
        if token.tag != "NNS" or token.lemma in _PLENTY or token.lemma in ("year", "month", "week", "day", "hour"):
            continue
        numbered = any(k.dep == "nummod" or k.lemma in _PLENTY for k in tree.kids(token.i))
        above = tree[token.head]
        of = tree[above.head] if token.dep == "pobj" and above.lemma == "of" else None
        if numbered:
            yield token.i
        elif of is not None and of.lemma in _PLENTY:
            yield token.i if of.lemma == "each" else of.i


def _known_two(tree: Tree, noun: Token) -> bool:
    """Tell whether a plural speaks of two told of before: "both men", "the two countries", not "both men of Oslo"."""
    if noun.tag != "NNS":
        return False
    kids = tree.kids(noun.i)
    two = [k for k in kids if k.i < noun.i and k.lemma in ("two", "both")]
    if not two or any(k.dep in ("amod", "compound", "poss", "prep", "acl", "relcl") for k in kids):
        return False
    return two[0].lemma == "both" or any(k.lemma == "the" for k in kids)
