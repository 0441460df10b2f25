"""What the words of a sentence go back to in the sentences before it: "one of them", "the two countries", "this visit".

Only what the text settles is filled in; a reference with two possible answers stays as it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rashomon.claim.antecedents import agrees, expletive
from rashomon.claim.commitment import can_speak
from rashomon.claim.countries import Countries, CountryName
from rashomon.claim.joins import own_subject
from rashomon.claim.pieces import phrase
from rashomon.claim.placing import Quotations
from rashomon.claim.reference import References
from rashomon.claim.tree import Tree
from rashomon.claim.twos import COUNTRIES, LEADERS, known_states, known_two
from rashomon.claim.voices import Voices
from rashomon.language.nouns import describing_nouns
from rashomon.model import Article, Entity, Span, Token

_MEANT_BY = {"man": "he", "woman": "she"}
_PLENTY = frozenset(["dozen", "hundred", "thousand", "score", "several", "many", "each", "series", "number"])
_POINTING = frozenset(["this", "that"])
_OCCASIONS = frozenset(
    ["visit", "trip", "tour", "stay", "stopover", "meeting", "speech", "letter", "plea", "resignation"]
)
_MAKING = frozenset(["begin", "start", "embark", "make", "pay", "give", "hold", "end", "conclude", "write", "enter"])
_TIMES = frozenset(["year", "month", "week", "day", "time", "morning", "night", "season", "point", "way", "kind"])
_GOING_ON = frozenset(["it", "they", "he", "she"])
_OF_PERSONS = frozenset(["he", "she", "they"])
_BACK = 3
_LONGEST = 12
_LONGEST_KNOWN = 16
_LONGEST_SENTENCE = 250  # more tokens are a list without stops, and each of them would be looked at many times


@dataclass(frozen=True, slots=True)
class Fill:
    """Words put in from the sentences before.

    Attributes:
        first, last: The tokens they stand for.
        words: The words.
        beside: True if they are put in brackets behind those tokens, False if they take their place.
        unless: Tokens that say the same: where they are all shown as well, nothing is put in.
    """

    first: int
    last: int
    words: str
    beside: bool = False
    unless: tuple[int, ...] = ()


class Context:
    """The sentences of one article, to look back in."""

    def __init__(
        self,
        article: Article,
        trees: Sequence[Tree],
        references: References,
        quotations: Quotations,
        country_name: CountryName,
        voices: Voices,
    ) -> None:
        self._article = article
        self._trees = {tree.sentence.index: tree for tree in trees}
        self._references = references
        self._quotations = quotations
        self._voices = voices
        self._countries = Countries(self._trees, references, country_name)
        self._found: dict[int, tuple[Fill, ...]] = {}

    def fills(self, tree: Tree) -> tuple[Fill, ...]:
        """Return what can be filled in for the words of a sentence."""
        index = tree.sentence.index
        if index not in self._found:
            found = (
                *self._of_them(tree),
                *self._twos(tree),
                *self._the_country(tree),
                *self._occasions(tree),
                *self._named_again(tree),
                *self._by_name(tree),
            )
            self._found[index] = (*found, *self._going_on(tree), *self._who_says_so(tree))
        return self._found[index]

    def _before(self, tree: Tree) -> Tree | None:
        """Return the sentence right before, if it is as much the article's body as this one."""
        other = self._trees.get(tree.sentence.index - 1)
        return other if other is not None and other.sentence.zone == tree.sentence.zone else None

    def _same_voice(self, tree: Tree, token: Token, other: Tree, earlier: int) -> bool:
        """Tell whether words of two sentences that follow one another are one speaker's: reported so, or neither."""
        here, there = tree.span(token.i, token.i), other.span(earlier, earlier)
        quoted = self._quotations.holds(here)
        speaker = self._voices.speaker(here)
        if speaker is not None and speaker == self._voices.speaker(there):
            return True
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
        if tree.last - tree.first > _LONGEST_SENTENCE:
            return
        for token in tree.words():
            if not (known_states(tree, token) or (token.lemma in LEADERS and known_two(tree, token))):
                continue
            pair: Sequence[Entity] | None
            named: tuple[int, ...] = ()
            if token.lemma in COUNTRIES:
                pair = both = self._countries.pair(tree, token)
                named = self._countries.shown(tree, token, both) if both is not None else ()
            else:
                pair = self._persons(tree, token)
            if pair is not None:
                names = " and ".join(self._references.name_in_text(e) for e in pair)
                yield Fill(token.i, token.i, names, beside=True, unless=named)

    def _the_country(self, tree: Tree) -> Iterator[Fill]:
        """Yield which country "the country" is."""
        if tree.last - tree.first > _LONGEST_SENTENCE:
            return
        for token in tree.words():
            led = token.i > tree.first and tree[token.i - 1].text.lower() == "the"
            if token.lemma in ("country", "nation") and token.tag == "NN" and led and not _told_which(tree, token):
                country = self._countries.one(tree, token)
                if country is not None:
                    yield Fill(token.i - 1, token.i, self._references.name_in_text(country))

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
            if token.tag == "NNS" and (token.lemma in LEADERS or (token.i in counted and can_speak(tree, token.i))):
                return True
            known = describing_nouns().get(token.lemma)
            person = token.tag == "NN" and known is not None and known.kind == "person"
            if person and token.dep not in ("compound", "appos", "attr") and self._references.entity(token.i) is None:
                return True
        return False

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

    def _named_again(self, tree: Tree) -> Iterator[Fill]:
        """Yield what "that vision" is, where the sentence before tells of one only: "his vision for the port"."""
        before = self._before(tree)
        for token in tree.words():
            pointer = tree[token.i - 1] if token.i > tree.first else None
            if before is None or pointer is None or pointer.lemma not in _POINTING or pointer.dep != "det":
                continue
            if pointer.head != token.i or token.tag != "NN" or token.lemma in _OCCASIONS | _TIMES:
                continue
            told = [t for t in before.words() if t.lemma == token.lemma and t.pos == "NOUN"]
            here = any(t.lemma == token.lemma for t in tree.tokens[tree.first : token.i])
            if len(told) != 1 or here or told[0].tag != "NN" or not self._same_voice(tree, token, before, told[0].i):
                continue
            words = self._known_words(before, told[0].i)
            if words is not None and not _told_which(tree, token):
                yield Fill(pointer.i, token.i, words)

    def _by_name(self, tree: Tree) -> Iterator[Fill]:
        """Yield who "the speaker" or "the former mayor" is, where that acts and is known."""
        for token in tree.words():
            held = self._references.mention(token.i)
            if held is None or token.dep not in ("nsubj", "nsubjpass") or token.tag != "NN" or token.i == tree.first:
                continue
            entity, span, mention = held
            known = mention is not None and mention.kind == "nominal" and mention.head == token.i
            if not known or entity.type != "person" or tree.kid(token.i, "appos", "poss", "prep", "relcl") is not None:
                continue
            owning = token.i + 1 < tree.last and tree[token.i + 1].tag == "POS"
            if owning or self._several(token, entity):
                continue
            named = [
                i
                for i in range(tree.first, tree.last)
                if (other := self._references.entity(i)) is not None
                and other.id == entity.id
                and tree[i].pos == "PROPN"
                and not span.start <= tree[i].start < span.end
            ]
            yield Fill(token.i, token.i, entity.name, beside=True, unless=tuple(named[:1]))

    def _several(self, noun: Token, entity: Entity) -> bool:
        """Tell whether the article tells of several under a noun: "the candidates", another who is called so."""
        for tree in self._trees.values():
            for token in tree.words():
                if token.lemma.lower() != noun.lemma.lower():
                    continue
                held = self._references.entity(token.i)
                if token.tag in ("NNS", "NNPS") or (held is not None and held.id != entity.id):
                    return True
        return False

    def _known_words(self, tree: Tree, noun: int) -> str | None:
        """Return a noun phrase as one that is known by now: "the bill to ..." for "a bill to ...", a name for "his"."""
        part, opening = phrase(tree, noun), tree[phrase(tree, noun).first]
        last = part.last
        if _marks(tree, part.first, last) % 2 and last + 1 < tree.last:
            last += 1  # the closing mark hangs elsewhere
        if _marks(tree, part.first, last) % 2 or not part.first + 1 < last < part.first + _LONGEST_KNOWN:
            return None
        text = self._article.text[opening.start : tree[last].end]
        inner = tree.tokens[part.first + 1 : last + 1]
        if any(t.tag in ("PRP", "PRP$", "WP", "WDT") or t.lemma in _POINTING for t in inner):
            return None
        rest = " ".join(text[len(opening.text) :].split())
        if opening.tag == "PRP$":
            held = self._references.entity(opening.i)
            return f"{self._references.name_in_text(held)}’s {rest}" if held is not None else None
        return f"the {rest}" if opening.lemma in ("a", "an", "the") else None

    def _near(self, tree: Tree) -> list[int]:
        first = tree.sentence.index - _BACK
        return [i for i in range(max(0, first), tree.sentence.index) if i in self._trees]

    def _owners(self, tree: Tree, noun: str) -> Iterator[Entity]:
        for token in tree.words():
            if token.lemma != noun:
                continue
            owner = tree.kid(token.i, "poss")
            maker = owner.i if owner is not None else _maker(tree, token)
            held = self._references.entity(maker) if maker is not None else None
            if held is not None and (owner is not None or held.type == "person"):
                yield held

    def _going_on(self, tree: Tree) -> Iterator[Fill]:
        """Yield the subject of the sentence before for the pronoun that opens a sentence and agrees with it.

        A subject most often goes on from a subject (centering theory, Grosz, Joshi and Weinstein 1995).
        """
        before, own = self._before(tree), own_subject(tree, tree.root)
        if before is None or own is None or tree[own].tag != "PRP" or tree[own].lemma not in _GOING_ON:
            return
        pronoun = tree[own]
        opened = any(
            t.pos in ("NOUN", "PROPN", "PRON") and t.lemma not in _TIMES for t in tree.tokens[tree.first : own]
        )
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
                yield Fill(token.i, token.i, words, unless=(own,))

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
            if token.tag != "PRP" or token.lemma not in _OF_PERSONS or self._references.entity(token.i) is not None:
                continue
            verb = tree[token.head]
            if token.dep not in ("nsubj", "nsubjpass") or verb.dep != "ccomp" or tree[verb.head].i > token.i:
                continue
            said = tree[verb.head]
            subject = own_subject(tree, said.i)
            if subject is None or self._quotations.holds(tree.span(token.i, token.i)):
                continue
            if token.lemma == "they":
                yield from self._who_say_so(tree, token, said, subject)
            elif tree[subject].lemma == "who" and said.dep == "relcl" and subject > tree.first:
                held = self._references.entity(subject - 1)  # the name that "who" follows, whatever the parse says
                if held is not None and held.type == "person":
                    yield Fill(token.i, token.i, held.name, unless=(subject - 1,))
            elif tree[subject].pos == "PROPN" and self._references.entity(subject) is None:
                words = self._words(tree, subject)
                if words is not None:
                    yield Fill(token.i, token.i, words, unless=(subject,))

    def _who_say_so(self, tree: Tree, they: Token, said: Token, subject: int) -> Iterator[Fill]:
        """Yield whom "they" means in "three women who said they were ill"."""
        noun = tree[said.head]
        said_of_them = tree[subject].lemma == "who" and said.dep == "relcl" and noun.tag in ("NNS", "NNPS")
        if not said_of_them or noun.i > subject or not can_speak(tree, noun.i):
            return
        part = phrase(tree, noun.i, subject)
        shown = tree.tokens[part.first : part.last + 1]
        if len(shown) < _LONGEST and all(t.tag not in ("PRP", "PRP$") and t.text not in ('"', "“", "”") for t in shown):
            words = " ".join(self._article.text[tree[part.first].start : tree[part.last].end].split())
            yield Fill(they.i, they.i, words, unless=(noun.i,))


def _maker(tree: Tree, occasion: Token) -> int | None:
    """Return who makes a visit or gives a speech: the subject of "begins a visit", "embarks on a tour".

    Who was given a letter, gave it on to somebody or did not write one need not be whose it is.
    """
    above = tree[occasion.head]
    verb = tree[above.head] if occasion.dep == "pobj" and above.dep == "prep" else above
    makes = verb.lemma in _MAKING and occasion.dep in ("dobj", "pobj") and occasion.i > verb.i
    if not makes or tree.kid(verb.i, "nsubjpass", "auxpass", "neg", "dative") is not None:
        return None
    return own_subject(tree, verb.i) if all(k.lemma != "no" for k in tree.kids(occasion.i)) else None


def _marks(tree: Tree, first: int, last: int) -> int:
    return tree.marks_before(last + 1) - tree.marks_before(first)


def _told_which(tree: Tree, noun: Token) -> bool:
    """Tell whether a noun's own words say which one is meant, or whether it only describes another noun."""
    if noun.dep in ("compound", "nmod", "appos", "attr"):
        return True
    return any(k.dep in ("amod", "compound", "prep", "acl", "relcl", "nummod") for k in tree.kids(noun.i))


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
