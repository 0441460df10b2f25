"""What a claim says in smaller parts: its core, and what its relative clauses, participles, appositions, titles tell.

"Ann Li, a former mayor who is seeking the seat, pleaded guilty on Monday to fraud, the paper's ..." says that Ann Li
pleaded guilty, that she is a former mayor, and that she is seeking the seat. Each part keeps the clause's own words and
only leaves words out; where leaving out could change what is said (negation, ranking, "only", a condition) nothing is.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from rashomon.claim.clause import Clause
from rashomon.claim.cutting import KEPT, MARKS, open_verbs, purpose, ranked, shorter, trimmed
from rashomon.claim.joins import agrees, modal, of_any, of_nearer, of_whose, other_antecedent, own_subject, past
from rashomon.claim.leaving_out import (
    ALL_OR_NONE,
    CIRCUMSTANCES,
    CONDITIONS,
    HARDLY_DONE,
    LEFT_OUT,
    LIKE_PREPOSITIONS,
    POLITE,
    PROPOSED,
    RANKED,
    RANKING,
    TRUE,
    TURNING,
    WITHOUT,
)
from rashomon.claim.lexicon import complex_transitives, cue_verbs
from rashomon.claim.listing import LINKED, each_listed, each_noun
from rashomon.claim.pieces import called_in_marks, phrase
from rashomon.claim.reference import References
from rashomon.claim.relatives import before_who, intended, nearer, only_wished, told_where
from rashomon.claim.told import Told, put_into_words
from rashomon.claim.tree import Tree
from rashomon.claim.undergone import undergone
from rashomon.claim.wording import Around
from rashomon.model import Article, Claim, Proposition, Token
from rashomon.model.claim import PropositionKind

_VERB_PARTS = frozenset({"aux", "auxpass", "neg", "prt"})
_DETAILS = frozenset({"prep", "npadvmod", "advmod", "advcl"})
_ASIDE = frozenset({"relcl", "appos", "acl", "parataxis"})
_RELATIVES = frozenset({"who", "which", "that", "whom"})
_MOST = 20
_MOST_ADDED = 3


def propositions(
    article: Article, tree: Tree, claim: Claim, clause: Clause, references: References, around: Around
) -> tuple[Proposition, ...]:
    """Return what a claim says in smaller parts.

    Args:
        article: The article.
        tree: The claim's sentence.
        claim: The claim; one that is denied, open or in somebody's own words has no parts, and what a question asks
            is none.
        clause: The clause that makes it.
        references: Who is meant by names and pronouns.
        around: The sentence's time expressions, and what its words go back to in the sentences before.
    """
    sure = claim.factuality.polarity == "positive" and claim.factuality.time != "hypothetical"
    if not sure or claim.direct or claim.kind in ("fragment", "nominal"):
        return ()
    inside = [t for t in tree.words() if claim.span.start <= t.start and t.end <= claim.span.end]
    found: dict[str, Proposition] = {}
    asked = claim.factuality.certainty == "unknown"
    told_as_done = claim.factuality.certainty == "certain" and claim.factuality.time != "future"
    for told in _Reader(tree, references, inside, clause, told_as_done).read():
        if asked and told.kind == "core":
            continue
        made = put_into_words(article, tree, claim, told, references, around)
        if made is not None and made.text != claim.text:
            found.setdefault(made.text, made)
        if len(found) >= _MOST:
            break
    return tuple(found.values())


class _Reader:
    """Reads the propositions of one claim.

    Args:
        tree: Its sentence.
        references: Who is meant.
        inside: The claim's tokens.
        clause: The clause that makes the claim.
        done: Whether the claim is certain and not of the future.
    """

    def __init__(self, tree: Tree, references: References, inside: Sequence[Token], clause: Clause, done: bool) -> None:
        self.tree = tree
        self.references = references
        self.inside = inside
        self.clause = clause
        self.done = done
        self.own = {t.i for t in inside}
        self.open = open_verbs(tree, inside)

    def read(self) -> Iterator[Told]:
        """Yield the propositions, those of the verbs first."""
        verbs = [t for t in self.inside if self.tree.verbal(t.i) and t.dep not in ("aux", "auxpass")]
        verbs = [t for t in verbs if t.i not in self.open and not self._reported(t)]
        for verb in verbs:
            if verb.dep in ("relcl", "acl") or (verb.dep == "conj" and self.tree[verb.head].dep in ("relcl", "acl")):
                yield from self._of_noun(verb)
            elif verb.dep == "advcl" and verb.tag == "VBN" and not self.tree.finite(verb.i):
                yield from self._beside(verb)
            elif verb.dep == "pcomp" and verb.tag == "VBG" and self.tree[verb.head].lemma.lower() == "with":
                yield from self._alongside(verb)
            elif verb.i == self.clause.head and self.clause.kind == "participle":
                yield from self._participle(verb)
            elif verb.i == self.clause.head and (shared := self._shared()):
                yield from self._cores(verb, shared, "", "core", self.clause.subject)
            elif self.tree.finite(verb.i) and not (verb.dep == "advcl" and modal(self.tree, verb.i)):
                subject = own_subject(self.tree, verb.i)
                if subject is None and verb.dep == "conj":
                    subject = own_subject(self.tree, verb.head)
                if subject is not None and not (self._turned_round(verb, subject) or of_whose(self.tree, subject)):
                    yield from self._cores(verb, self._phrase(self._called(subject)), "", "core", subject)
        for token in self.inside:
            if token.dep == "appos":
                yield from self._apposition(token)
            elif token.pos == "PROPN":
                yield from self._title(token)

    def _shared(self) -> tuple[int, ...]:
        """Return what a joined clause takes from the one before it, where that is no condition."""
        lead = self.clause.shared()
        return () if any(i in self.own or self.tree[i].lemma.lower() in CONDITIONS for i in lead) else lead

    def _turned_round(self, verb: Token, subject: int) -> bool:
        """Tell whether a helping verb stands before the subject: "did she sign", "nor has she signed"."""
        return any(k.dep in ("aux", "auxpass") and k.i < subject for k in self.tree.kids(verb.i))

    def _reported(self, verb: Token) -> bool:
        """Tell whether a verb stands in what somebody says within the claim: "the event at which he said he served"."""
        for at in (verb, *self.tree.above(verb.i)):
            if at.i not in self.own or at.head not in self.own:
                return False
            if at.dep == "ccomp" and any(c.kind not in TRUE for c in cue_verbs().get(self.tree[at.head].lemma, ())):
                return True
        return False

    def _of_noun(self, verb: Token) -> Iterator[Told]:
        """Yield what a relative clause or a participle tells of its noun."""
        tree = self.tree
        top = tree[verb.head] if verb.dep == "conj" else verb
        noun = tree[top.head]
        if noun.lemma in PROPOSED and noun.i < verb.i and intended(self.tree, verb):
            yield from self._cores(verb, self._phrase(noun.i), "would", "participle", None)
            return
        if only_wished(self.tree, noun):
            return
        noun = before_who(self.tree, noun, top)
        if noun.pos not in ("NOUN", "PROPN") or noun.i > verb.i or self._without(noun.i):
            return
        lead = self._phrase(self._who(noun).i)
        if top.dep == "acl":
            helped = tree.kid(verb.i, "aux", "mark") is not None or tree[verb.i - 1].lemma == "as"
            helped = helped or of_any(tree, noun, verb) or of_nearer(tree, noun, verb)
            if verb.tag not in ("VBN", "VBG") or helped or verb.lemma in LIKE_PREPOSITIONS:
                return
            yield from self._cores(verb, lead, self._be(noun), "participle", None)
            return
        subject = own_subject(tree, verb.i)
        pronoun = subject is not None and tree[subject].lemma.lower() in _RELATIVES
        if not tree.finite(verb.i) or (subject is None and verb.dep != "conj"):
            return
        told = tree[tree.edges(top.i)[0]]
        if told.tag in ("WDT", "WP") and (not agrees(tree, noun, top, told) or other_antecedent(tree, noun, top, told)):
            return
        if told.lemma in ("that", "which") and nearer(self.tree, noun, told):
            return
        if pronoun or subject is None:
            yield from self._cores(verb, lead, "", "relative", None)
        elif told_where(self.tree, verb, told) and not self._only_spoken_of(noun):
            yield from self._cores(verb, self._phrase(subject), "", "relative", subject)
        elif (subject is not None and not tree.kid(verb.i, "dobj", "ccomp", "attr", "acomp")) or (
            subject is not None and (gap := tree.kid(verb.i, "dobj")) and gap.lemma.lower() in _RELATIVES
        ):
            yield from self._with_gap(verb, subject, lead)

    def _only_spoken_of(self, noun: Token) -> bool:
        """Tell whether a noun stands below a verb that says, wants or plans: "promised a visit during which ..."."""
        found = itertools.takewhile(lambda at: at.i in self.own, self.tree.above(noun.i))
        return any(at.lemma in cue_verbs() for at in found)

    def _beside(self, verb: Token) -> Iterator[Told]:
        """Yield "X was elected in 1995" of "Elected in 1995, X ..."."""
        tree = self.tree
        clause = tree[verb.head]
        subject = own_subject(tree, clause.i)
        bare = not any(k.dep in ("mark", "advmod", "aux", "neg", "nsubj", "nsubjpass") for k in tree.kids(verb.i))
        if subject is None or not bare or verb.lemma in HARDLY_DONE or not past(tree, clause.i):
            return
        if tree.edges(verb.i)[0] != verb.i or tree[subject].pos != "PROPN":
            return
        yield from self._cores(verb, self._phrase(subject), self._be(tree[subject]), "participle", None)

    def _alongside(self, verb: Token) -> Iterator[Told]:
        """Yield "Ann Li was asking the questions" of "..., with Ann Li asking the questions", where that is done."""
        tree, subject = self.tree, self.tree.subject(verb.i)
        around = tree[tree[verb.head].head]
        over = tree.tokens[tree.edges(around.i)[0] : verb.head]
        if (
            not self.done
            or not tree.finite(around.i)
            or any(t.tag == "MD" or (t.tag == "TO" and t.dep == "aux") for t in over)
        ):
            return  # "plans to resign, with Ann Li taking over"
        if subject is not None and subject.dep == "nsubj" and self.tree.kid(verb.i, "aux") is None:
            yield from self._cores(verb, self._phrase(subject.i), self._be(subject), "participle", subject.i)

    def _participle(self, verb: Token) -> Iterator[Told]:
        """Yield "X cited his health" of "X resigned, citing his health and an inquiry"."""
        swap = [p for p in self.clause.parts if p.words is not None and p.first == verb.i == p.last]
        lead = tuple(i for p in self.clause.parts if p.filled and p.words is None for i in range(p.first, p.last + 1))
        if swap and self.clause.subject in lead and not self.own & set(lead):
            for told in self._cores(verb, lead, "", "core", self.clause.subject):
                yield replace(told, said=swap[0].words or "")

    def _called(self, subject: int) -> int:
        """Return the name beside a subject, where it has one: "the other, Ann Li, pleaded guilty"."""
        noun = self.tree[subject]
        if noun.pos == "PROPN" or self._relative(subject):
            return subject
        named = self.tree.kid(subject, "appos")
        if named is None or named.pos != "PROPN" or named.i < subject or self.tree.kid(subject, "conj") is not None:
            return subject
        if self.tree[self.tree.edges(named.i)[0] - 1].text != ",":
            return subject  # "the company Ann Li founded"
        return named.i if self._person(named.i) else subject

    def _person(self, name: int) -> bool:
        held = self.references.mention(name)
        return held is not None and held[0].type == "person"

    def _who(self, noun: Token) -> Token:
        """Return whom a noun stands for: the name beside it ("the judge, Ann Li", "Ann Li (Tex.)")."""
        named = self.tree.kid(noun.i, "appos")
        if noun.pos == "PROPN":
            return self.tree[noun.head] if noun.dep == "appos" and self.tree[noun.head].pos == "PROPN" else noun
        return named if named is not None and named.pos == "PROPN" and named.i > noun.i else noun

    def _with_gap(self, verb: Token, subject: int, noun: Sequence[int]) -> Iterator[Told]:
        """Yield "X did it" of "it, which X did"."""
        group = tuple(i for i in self._group(verb) if not self._relative(i))
        between = tuple(k.i for k in self.tree.kids(verb.i) if k.dep == "advmod" and subject < k.i < verb.i)
        lead, told = self._phrase(subject), tuple(sorted({*group, *between}))
        after = [k for k in self.tree.kids(verb.i) if k.i > verb.i]
        if not lead or not noun or any(k.dep in LEFT_OUT for k in after):
            return
        around = [k for k in after if k.dep in ("prep", "npadvmod")]
        if around and not self._object_ahead(verb, around):
            return  # "the day on which he met her", "a house that he lives in"
        ends = [self._bare(k.i) for k in around]
        shortest = ends[0] if around and around[0].dep == "prep" else ()
        for end in dict.fromkeys((tuple(sorted(i for e in ends for i in e)), shortest)):
            yield Told(told, lead, "", verb.i, "relative", subject, tuple(noun), end)

    def _object_ahead(self, verb: Token, around: Sequence[Token]) -> bool:
        """Tell whether a relative pronoun is what a verb acts on, and every preposition behind it has its noun."""
        ahead = self.tree.kid(verb.i, "dobj")
        complete = all(k.dep != "prep" or self.tree.kid(k.i, "pobj") is not None for k in around)
        return complete and ahead is not None and ahead.i < verb.i and self._relative(ahead.i)

    def _relative(self, i: int) -> bool:
        return self.tree[i].lemma.lower() in _RELATIVES and self.tree[i].dep != "det"

    def _cores(
        self, verb: Token, subject: Sequence[int], link: str, kind: PropositionKind, head: int | None
    ) -> Iterator[Told]:
        """Yield a clause without its details, then with one of them each, then one for each of things listed."""
        tree = self.tree
        group = self._group(verb)
        if not subject or self._without(head) or tree[verb.head].tag == "POS" or self._open_object(verb):
            return
        if any(k.dep == "advmod" and k.lemma.lower() in TURNING | WITHOUT for k in tree.kids(verb.i)):
            return  # "almost approved two bills"
        kept: set[int] = set(group)
        details: list[tuple[int, ...]] = []
        whole = ranked(tree, verb)
        takes = tree.kid(verb.i, "dobj", "attr", "acomp", "oprd", "ccomp", "xcomp", "agent") is not None
        for kid in tree.kids(verb.i):
            if kid.i in kept or (kid.i < verb.i and kid.dep not in KEPT) or self._relative(kid.i):
                continue
            bare = self._bare(kid.i)
            if not bare:
                continue
            if whole or kid.dep in KEPT:
                if kid.dep not in LINKED and kid.dep not in ("punct", "advcl", "parataxis", "mark"):
                    kept.update(bare)
            elif kid.dep == "prep" and (kid.lemma == "of" or not (takes or kid.lemma in CIRCUMSTANCES)):
                takes = True  # "accused them of theft" needs both
                kept.update(bare)
            elif self._detail(verb, kid, {*kept, *(i for d in details for i in d)}):
                details.append(bare)
        if self._lacks_its_complement(verb, kept, takes=takes):
            return
        lead = tuple(subject)
        core = tuple(sorted(kept - set(lead)))
        seen = {core}
        told = [core, *(shorter(tree, verb, core) if not whole else ())]
        for detail in details[:_MOST_ADDED]:
            told.append(tuple(sorted({*core, *detail})))
        if len(details) > 1:
            told.append(tuple(sorted({*core, *(i for d in details for i in d)})))
        fullest = told[-1] if details else core
        told += [one for base in (told[-1], core) for one in each_listed(tree, base)]
        if not whole and kind == "core":
            told += [one for base in dict.fromkeys((fullest, core)) for one in trimmed(tree, verb, base)]
        for tokens in told:
            if tokens not in seen or tokens == core:
                seen.add(tokens)
                yield Told(tokens, lead, link, verb.i, kind, head)
        thing = tree.kid(verb.i, "dobj")
        if thing is not None and not whole and head is not None and kind != "participle":
            yield from undergone(tree, verb, self._phrase(thing.i), details, kind)

    def _open_object(self, verb: Token) -> bool:
        """Tell whether a verb acts on an "it" of which it is not known what it stands for: "the governor signed it"."""
        thing = self.tree.kid(verb.i, "dobj")
        return thing is not None and thing.text.lower() in ("it", "them") and self.references.entity(thing.i) is None

    def _detail(self, verb: Token, kid: Token, told: set[int]) -> bool:
        """Tell whether a phrase is a detail of a verb, not of words left out: "36 pacts, two of them on railways"."""
        if kid.dep not in _DETAILS or (kid.dep == "advcl" and not purpose(self.tree, kid)):
            return False
        before = self.tree[self.tree.edges(kid.i)[0] - 1]
        if before.i <= verb.i or before.i not in self.own or before.i in told or before.dep == "punct":
            return True
        return not any(self.tree.within(before.i, k.i) for k in self.tree.kids(verb.i) if k.dep in KEPT)

    def _lacks_its_complement(self, verb: Token, kept: Iterable[int], *, takes: bool) -> bool:
        """Tell whether a verb stands without what it needs: "the paper called", "he called a report"."""
        own = set(kept)
        after = [k for k in self.tree.kids(verb.i) if k.i > verb.i and k.dep not in ("punct", *_VERB_PARTS)]
        if not takes and (any(k.i not in own and k.dep not in _DETAILS for k in after) or verb.lemma in ("be", "do")):
            return True
        if any(k.dep == "dobj" and k.lemma.lower() in ALL_OR_NONE for k in self.tree.kids(verb.i)):
            return True  # "he did everything that she had not done"
        if verb.lemma not in complex_transitives():
            return False
        passive = self.tree.kid(verb.i, "auxpass", "nsubjpass") is not None
        needed = (
            ("oprd", "xcomp", "ccomp", "acomp", "attr")
            if not passive
            else ("oprd", "xcomp", "ccomp", "acomp", "attr", "prep")
        )
        return not any(k.dep in needed and k.i in own for k in after)

    def _group(self, verb: Token) -> list[int]:
        """Return the verb with its auxiliaries, "not" and particle, and a short adverb between them."""
        kids = [k for k in self.tree.kids(verb.i) if k.dep in _VERB_PARTS and not (k.dep == "aux" and k.tag == "TO")]
        return sorted([verb.i, *(k.i for k in kids)])

    def _without(self, noun: int | None) -> bool:
        """Tell whether a phrase speaks of nobody or of anybody ("no senator", "few")."""
        if noun is None:
            return False
        word = self.tree[noun].lemma.lower()
        return (
            word in WITHOUT
            or word in ("what", "whatever")
            or any(k.lemma.lower() in WITHOUT for k in self.tree.kids(noun))
        )

    def _bare(self, top: int) -> tuple[int, ...]:
        """Return a phrase without relative clauses, appositions and participles, unless its noun is ranked."""
        tree, found = self.tree, []
        stack = [top]
        while stack:
            at = stack.pop()
            if at not in self.own:
                continue
            found.append(at)
            ranked = any(k.lemma in RANKING or k.tag in RANKED for k in tree.kids(at))
            for kid in tree.kids(at):
                aside = kid.dep in _ASIDE and kid.i > at and (kid.dep != "acl" or kid.tag != "VB") and not ranked
                aside = aside and not called_in_marks(tree, at, kid)
                far = kid.dep in ("advcl", "mark") and tree[at].pos not in ("VERB", "AUX")
                if not aside and not far:
                    stack.append(kid.i)
        found.sort()
        while found and (tree[found[-1]].text in MARKS or tree[found[-1]].dep == "cc"):
            found.pop()
        return tuple(found)

    def _phrase(self, noun: int) -> tuple[int, ...]:
        """Return a noun phrase without its loose additions."""
        if self._relative(noun):
            return ()
        part = phrase(self.tree, noun)
        bare = self._bare(noun)
        return tuple(i for i in bare if part.first <= i <= part.last)

    def _be(self, noun: Token) -> str:
        """Return the form of "be" that goes with a noun in the tense of its clause."""
        several = noun.tag in ("NNS", "NNPS")
        verb = next((a for a in self.tree.above(noun.i) if self.tree.verbal(a.i) and self.tree.finite(a.i)), None)
        if verb is not None and past(self.tree, verb.i):
            return "were" if several else "was"
        return "are" if several else "is"

    def _apposition(self, second: Token) -> Iterator[Told]:
        """Yield "Ann Li is the mayor" of "Ann Li, the mayor" and of "the mayor, Ann Li"."""
        tree = self.tree
        first = tree[second.head]
        if first.pos not in ("NOUN", "PROPN") or first.i > second.i or tree[tree.edges(second.i)[0] - 1].text != ",":
            return
        if any(not tree.within(i, first.i) for i in range(first.i, second.i)):
            return  # a thing listed far behind the name, not what the name is
        name, noun = (second, first) if second.pos == "PROPN" and first.pos == "NOUN" else (first, second)
        one_of = noun is second and noun.lemma == "one" and [k.dep for k in tree.kids(noun.i)] == ["prep"]
        if (
            name.pos != "PROPN"
            or not (noun.pos == "NOUN" or one_of)
            or tree.kid(first.i, "conj")
            or tree.kid(name.i, "conj")
        ):
            return
        if noun is second and self._goes_on(noun) and not self._person(name.i):
            return  # "memorabilia, a watch and a cape": a list
        if self._lists_on(first, second):
            return  # "the scheme, which may bring cables, the network and more": a list in the relative clause
        bare = noun is first and noun.dep == "pobj" and not any(k.i < noun.i for k in tree.kids(noun.i))
        if first.dep == "appos" or bare:
            return  # "her father, Ann Li, his mother": a list; "the nominee for president, Ann Li"
        told, lead = self._bare(noun.i), self._phrase(name.i)
        if name is first:
            lead = tuple(i for i in lead if i < second.i)
        told = tuple(i for i in told if i not in set(lead))
        if not told or not lead or self._without(noun.i) or any(self.tree[i].tag == "WP$" for i in told):
            return
        yield Told(told, lead, self._be(name), noun.i, "apposition", name.i)
        for one in each_noun(self.tree, told, noun.i):
            yield Told(one, lead, self._be(name), noun.i, "apposition", name.i)

    def _goes_on(self, noun: Token) -> bool:
        """Tell whether another thing with an article of its own is listed behind a noun."""
        joined = [k for k in self.tree.kids(noun.i) if k.dep == "conj" and k.pos == "NOUN"]
        return any(self.tree.kid(k.i, "det") is not None for k in joined)

    def _lists_on(self, first: Token, second: Token) -> bool:
        """Tell whether a list behind a noun's relative clause goes on with what that clause has named."""
        between = any(k.dep == "relcl" and first.i < k.i < second.i for k in self.tree.kids(first.i))
        return between and self.tree.kid(second.i, "conj") is not None

    def _title(self, name: Token) -> Iterator[Told]:
        """Yield "Ann Li is Transport Minister" of "Transport Minister Ann Li"."""
        held = self.references.mention(name.i)
        if held is None or held[0].type != "person":
            return
        span = held[1]
        own = [i for i in range(self.tree.first, self.tree.last) if span.start <= self.tree[i].start < span.end]
        if not own or own[-1] != name.i or name.dep in ("compound", "poss"):
            return
        first = self.tree.edges(name.i)[0]
        title = [i for i in range(first, own[0]) if i in self.own]
        if not title or title[-1] != own[0] - 1 or not self._office(title):
            return
        # Whoever bears a title when something is told of him bears it still, whatever tense that is told in.
        then = any(self.tree[i].text.lower().startswith("then") for i in title)
        yield Told(tuple(title), tuple(own), self._be(name) if then else "is", title[-1], "title", name.i)

    def _office(self, title: Iterable[int]) -> bool:
        """Tell whether the words before a name say what the person is."""
        words = [self.tree[i] for i in title]
        if any(w.pos in ("VERB", "AUX", "ADP", "PRON", "PUNCT") or w.tag in ("POS", "PRP$") for w in words):
            return False
        plain = [w.text.lower().rstrip(".") for w in words]
        spoken = [w for w, text in zip(words, plain, strict=True) if not w.text.endswith(".") and text not in POLITE]
        several = len(spoken) > 1 and words[0].tag not in ("DT", "CD") and words[0].pos != "ADV"
        return several and any(w.pos in ("NOUN", "PROPN") for w in spoken)
