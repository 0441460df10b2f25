"""Cue words of a sentence with what stands beside them: where content and source of an attribution are read from."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.claim.lexicon import Cue, cue_adjectives, cue_nouns, cue_verbs
from rashomon.claim.tree import Tree
from rashomon.model import Token

Range = tuple[int, int]
"""First and last token index, both included."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A cue with its content, in token indices.

    Attributes:
        head: The cue's head token (verb, noun or preposition).
        cue: The cue's tokens.
        source: The head of the source's phrase, or None.
        content: What is attributed, in text order.
        clauses: Heads of the clauses in the content that can be read as claims.
        meaning: What the lexicon says of the cue.
        frame: The frame that matched ("c", "q", "n", "according", ...).
    """

    head: int
    cue: tuple[Range, ...]
    source: int | None
    content: tuple[Range, ...]
    clauses: tuple[int, ...]
    meaning: Cue
    frame: str


BARE = "bare"
"""The frame of a speaking verb that has no content in its sentence's tree."""
COLON = Cue("say", frozenset({"colon"}), "certain", "positive")
QUOTED = Cue("say", frozenset({"c", "q"}), "certain", "positive")
ACCORDING = Cue("say", frozenset({"according"}), "certain", "positive")


def verb_hits(tree: Tree) -> list[Hit]:
    """Return the attributing verbs of a sentence whose content stands in its tree."""
    lexicon = cue_verbs()
    hits = []
    for token in tree.words():
        if token.pos not in ("VERB", "AUX", "NOUN") or token.tag in ("NN", "NNS", "NNP", "NNPS"):
            continue
        cues = lexicon.get(token.lemma)
        if cues and token.dep not in ("aux", "auxpass", "amod", "compound"):
            hit = _verb_hit(tree, token, cues) or _bare(tree, token, cues)
            if hit is not None:
                hits.append(hit)
    return hits


def _bare(tree: Tree, verb: Token, cues: tuple[Cue, ...]) -> Hit | None:
    """Return a speaking verb without content in the tree; a quotation beside it may be its content."""
    cue = next((c for c in cues if "q" in c.frames or "t" in c.frames), None)
    if cue is None or (tree.subject(verb.i) is None and verb.dep not in ("advcl", "conj", "pcomp", "acl")):
        return None
    return Hit(verb.i, (verb_group(tree, verb),), source_of(tree, verb), (), (), cue, BARE)


def _verb_hit(tree: Tree, verb: Token, cues: tuple[Cue, ...]) -> Hit | None:
    """Return the first frame of the verb that its children fill."""
    for frame, reader in _READERS:
        for cue in cues:
            names = [f for f in cue.frames if f == frame or f.startswith(f"{frame}:")]
            for name in sorted(names):
                found = reader(tree, verb, name)
                if found is not None:
                    content, clauses, more = found
                    ranges = (verb_group(tree, verb), *more)
                    source = None if name in ("u", "r") else source_of(tree, verb)
                    if source is None and name in ("c", "q", "t"):
                        source = _noun_before(tree, verb)
                    return Hit(verb.i, ranges, source, content, clauses, cue, name)
    return None


def _noun_before(tree: Tree, verb: Token) -> int | None:
    """Return the head of the noun phrase right before a finite verb that the parse gave no subject."""
    if not tree.finite(verb.i) or tree.kid(verb.i, "auxpass", "expl", "csubj") is not None:
        return None
    last = verb_group(tree, verb)[0] - 1
    first = last
    while first > tree.first and tree[first - 1].text not in (",", ":", ";", "”", '"', "—", "–"):
        first -= 1
    nouns = [t for t in tree.tokens[first : last + 1] if t.pos in ("NOUN", "PROPN", "PRON")]
    if last < tree.first or not nouns or tree[last].pos not in ("NOUN", "PROPN", "PRON") or len(nouns) > 12:
        return None
    return min(nouns, key=lambda t: (tree.depth(t.i), t.i)).i


Found = tuple[tuple[Range, ...], tuple[int, ...], tuple[Range, ...]]


def _clause(tree: Tree, verb: Token, name: str) -> Found | None:
    """Read a clause complement after the verb ("said that ...")."""
    for kid in tree.kids(verb.i):
        if kid.dep != "ccomp" or kid.i < verb.i or not tree.finite(kid.i):
            continue
        first, last = tree.edges(kid.i)
        last = _before_own_verb(tree, verb, kid, last)
        return ((first, _over_quotation(tree, last)),), (kid.i,), ()
    return None


def _over_quotation(tree: Tree, last: int) -> int:
    """Widen a content over the quotation right behind it, which the parse hung elsewhere."""
    if last + 1 >= tree.last or tree[last + 1].text not in ("“", '"', "``", "‘"):
        return last
    closing = {"“": "”", '"': '"', "``": "''", "‘": "’"}[tree[last + 1].text]
    return next((i for i in range(last + 2, tree.last) if tree[i].text == closing), last)


def _before_own_verb(tree: Tree, verb: Token, clause: Token, last: int) -> int:
    """Return the content's end before a joined cue of the same speaker ("said he would run but conceded that ...")."""
    for kid in tree.kids(clause.i):
        if kid.dep not in ("conj", "advcl") or kid.i < clause.i or tree.subject(kid.i) is not None:
            continue
        own = next((k for k in tree.kids(kid.i) if k.dep == "aux" and k.tag == "VBD"), kid)
        joined = kid.dep == "conj" and own.tag == verb.tag
        added = kid.dep == "advcl" and kid.tag == "VBG" and tree.edges(kid.i)[0] == kid.i
        before = tree[tree.edges(kid.i)[0] - 1]
        if (joined or added) and _is_speech(kid) and before.dep in ("cc", "punct"):
            at = before.i
            while at > clause.i and tree[at].dep in ("cc", "punct"):
                at -= 1
            return min(last, at)
    return last


def _is_speech(verb: Token) -> bool:
    """Tell whether a verb speaks of words and can hardly mean anything else."""
    cues = cue_verbs().get(verb.lemma, ())
    return any(c.kind in ("say", "tell", "deny", "warn", "name", "judge") for c in cues) and verb.lemma not in (
        "find", "hold", "own", "allow", "fix", "grant", "cut", "go", "charge", "see", "view", "regard", "perceive",
    )  # fmt: skip


def _following(tree: Tree, verb: Token, name: str) -> Found | None:
    """Read the words after a verb of saying as its content where the parse shows no clause there."""
    if verb.lemma not in ("say", "think", "believe", "argue", "claim", "insist") or tree.subject(verb.i) is None:
        return None
    start, last = verb_group(tree, verb)[1] + 1, tree.edges(verb.i)[1]
    if start > last or tree[start].tag not in ("DT", "PRP", "PRP$", "NNP", "NNS", "NN", "EX", "CD", "NNPS", "JJ", "VB", "VBN", "VBG"):
        return None
    found = [t for t in tree.tokens[start : last + 1] if tree.verbal(t.i) and tree.finite(t.i) and t.dep != "relcl"]
    found = found or [t for t in tree.tokens[start : last + 1] if t.tag in ("VBD", "VBZ", "VBP")]
    if not found or tree.subject(verb.i).i > verb.i:  # type: ignore[union-attr]  # tested above
        return None
    return ((start, last),), (min(found, key=lambda t: (tree.depth(t.i), t.i)).i,), ()


_MARKS_BEFORE = {",", "”", '"', "''", "’", "'", "—", "–", "--", "?", "!"}


def _closing(tree: Tree, verb: Token, name: str) -> Found | None:
    """Read a cue set after its content ("..., officials said")."""
    subject = tree.subject(verb.i)
    if subject is None or subject.tag in ("WP", "WDT") or verb.dep == "relcl":
        return None
    if name == "q" and tree.kid(verb.i, "dobj") is not None and not _addressed(verb):
        return None
    group, named = verb_group(tree, verb), tree.edges(subject.i)
    first = min(group[0], named[0])
    right = max(group[1], named[1])
    before = first - 1
    if before <= tree.first or tree[before].text not in _MARKS_BEFORE or tree.root > right:
        return None
    last = before
    while last > tree.first and tree[last].text in _MARKS_BEFORE and tree[last].text in (",", "—", "–", "--"):
        last -= 1
    heads = [t for t in tree.tokens[tree.first : last + 1] if tree.verbal(t.i) and tree.finite(t.i) and tree.subject(t.i)]
    if not heads:
        return None
    top = min(heads, key=lambda t: (tree.depth(t.i), t.i))
    if top.dep == "advcl" and top.head == verb.i and any(k.dep in ("mark", "advmod") for k in tree.kids(top.i) if k.i < top.i):
        return None
    return ((tree.first, last),), (top.i,), ()


def _addressed(verb: Token) -> bool:
    """Tell whether the object of a verb is who hears it ("told reporters")."""
    return any("t" in cue.frames for cue in cue_verbs().get(verb.lemma, ()))


def _earlier(tree: Tree, verb: Token, name: str) -> Found | None:
    """Read a clause complement that stands before the verb."""
    if tree.kid(verb.i, "dobj") is not None and not _addressed(verb):
        return None
    for kid in tree.kids(verb.i):
        if kid.dep == "ccomp" and kid.i < verb.i:
            first, last = tree.edges(kid.i)
            return ((tree.first if verb.i == tree.root else first, last),), (kid.i,), ()
    return None


def _aside(tree: Tree, verb: Token, name: str) -> Found | None:
    """Read a cue set into or beside its content ("The deal, he said, is off")."""
    if verb.dep not in ("parataxis", "ccomp", "conj", "advcl", "dep") or tree.subject(verb.i) is None:
        return None
    head = verb.head
    if verb.dep in ("conj", "advcl", "ccomp") and not _set_off(tree, verb):
        return None
    first, last = tree.edges(head)
    mine = tree.edges(verb.i)
    if any(k.dep in ("ccomp", "dobj", "xcomp", "mark") for k in tree.kids(verb.i)):
        return None
    ranges = tuple(r for r in ((first, mine[0] - 1), (mine[1] + 1, last)) if r[0] <= r[1])
    return (ranges, (head,), ()) if ranges else None


def _set_off(tree: Tree, verb: Token) -> bool:
    """Tell whether the verb's phrase begins after a comma or closing mark and ends the sentence or before a comma."""
    first, last = tree.edges(verb.i)
    before = tree[first - 1].text if first > tree.first else ""
    after = tree[last + 1].text if last + 1 < tree.last else "."
    return before[:1] in {",", "”", '"', "’", "—", "–", "-"} and after[:1] in {",", ".", "”", '"', "—", "–", ":", ";"}


def _hearer(tree: Tree, verb: Token, name: str) -> Found | None:
    """Read hearer and content ("told reporters that ...", "told him to ...", "told them about ...")."""
    if tree.kid(verb.i, "dobj", "dative", "nsubjpass") is None:
        return None
    found = _clause(tree, verb, "c") or _infinitive(tree, verb, "i") or _closing(tree, verb, "q")
    found = found or _earlier(tree, verb, "c")
    if found is not None:
        return found
    kid = next((k for k in tree.kids(verb.i) if k.dep == "prep" and k.lemma in ("of", "about")), None)
    return _phrase_of(tree, kid) if kid is not None else None


def _infinitive(tree: Tree, verb: Token, name: str) -> Found | None:
    for kid in tree.kids(verb.i):
        if kid.i > verb.i and kid.dep in ("xcomp", "ccomp", "advcl") and any(
            k.tag == "TO" and k.dep == "aux" for k in tree.kids(kid.i)
        ):
            if kid.dep == "advcl" and tree.kid(verb.i, "dobj", "nsubjpass") is None:
                continue
            return ((tree.edges(kid.i)),), (kid.i,), ()
    return None


def _gerund(tree: Tree, verb: Token, name: str) -> Found | None:
    kid = next((k for k in tree.kids(verb.i) if k.dep in ("xcomp", "ccomp") and k.tag == "VBG" and k.i > verb.i), None)
    return ((tree.edges(kid.i),), (kid.i,), ()) if kid is not None else None


def _small_clause(tree: Tree, verb: Token, name: str) -> Found | None:
    """Read an object with what it is called ("called the plan a fraud")."""
    said = tree.kid(verb.i, "oprd")
    thing = tree.kid(verb.i, "dobj", "nsubjpass")
    if said is not None:
        ranges = [tree.edges(k.i) for k in (thing, said) if k is not None]
        return tuple(sorted(ranges)), (), ()
    kid = next((k for k in tree.kids(verb.i) if k.dep == "ccomp" and k.i > verb.i and not tree.finite(k.i)), None)
    return ((tree.edges(kid.i),), (), ()) if kid is not None else None


def _as(tree: Tree, verb: Token, name: str) -> Found | None:
    """Read an object and an "as" phrase ("described him as weak")."""
    thing = tree.kid(verb.i, "dobj", "nsubjpass")
    phrase = next((k for k in tree.kids(verb.i) if k.dep == "prep" and k.lemma == "as"), None)
    if phrase is None:
        return None
    ranges = [tree.edges(k.i) for k in (thing, phrase) if k is not None]
    return tuple(sorted(ranges)), (), ()


def _prepositional(tree: Tree, verb: Token, name: str) -> Found | None:
    word = name[2:]
    kid = next((k for k in tree.kids(verb.i) if k.dep == "prep" and k.lemma == word and k.i > verb.i), None)
    return _phrase_of(tree, kid) if kid is not None else None


def _called_on(tree: Tree, verb: Token, name: str) -> Found | None:
    """Read whom and to do what somebody calls on ("called on voters to stay calm")."""
    word = name[2:]
    kid = next((k for k in tree.kids(verb.i) if k.dep == "prep" and k.lemma == word and k.i > verb.i), None)
    found = _phrase_of(tree, kid) if kid is not None else None
    if found is None:
        return None
    more = _infinitive(tree, verb, "i")
    return None if more is None else ((*found[0], *more[0]), (), found[2])


def _raised(tree: Tree, verb: Token, name: str) -> Found | None:
    """Read what seems so, with nobody named to whom ("Investors seem to agree")."""
    subject = tree.subject(verb.i)
    kid = tree.kid(verb.i, "xcomp", "acomp", "oprd")
    if subject is None or kid is None or kid.i < verb.i:
        return None
    return (tree.edges(subject.i), tree.edges(kid.i)), (), ()


def _passive(tree: Tree, verb: Token, name: str) -> Found | None:
    """Read what somebody is expected or said to do ("is expected to win")."""
    if tree.kid(verb.i, "auxpass") is None or tree.kid(verb.i, "agent") is not None:
        return None
    subject = tree.subject(verb.i)
    kid = next((k for k in tree.kids(verb.i) if k.i > verb.i and (k.dep in ("xcomp", "oprd") or k.lemma in ("as", "with", "of"))), None)
    if subject is None or kid is None:
        return None
    return (tree.edges(subject.i), tree.edges(kid.i)), (), ()


def _phrase_of(tree: Tree, preposition: Token) -> Found | None:
    inner = tree.kid(preposition.i, "pobj", "pcomp")
    if inner is None:
        return None
    return (tree.edges(inner.i),), (), ((preposition.i, preposition.i),)


def _object(tree: Tree, verb: Token, name: str) -> Found | None:
    kid = tree.kid(verb.i, "dobj") or (tree.kid(verb.i, "nsubjpass") if tree.kid(verb.i, "auxpass") else None)
    if kid is None or kid.tag in ("WDT", "WP") or kid.lemma in ("himself", "herself", "themselves", "itself"):
        return None
    return (tree.edges(kid.i),), (), ()


# The order in which frames are tried: the fuller one first.
_READERS = (
    ("u", _passive),
    ("t", _hearer),
    ("c", _clause),
    ("q", _clause),
    ("q", _closing),
    ("c", _earlier),
    ("q", _earlier),
    ("c", _following),
    ("i", _infinitive),
    ("g", _gerund),
    ("w", _as),
    ("s", _small_clause),
    ("o", _called_on),
    ("r", _raised),
    ("p", _prepositional),
    ("q", _aside),
    ("n", _object),
)


def verb_group(tree: Tree, verb: Token) -> Range:
    """Return the verb with the auxiliaries, negation and adverbs that stand directly before it, and its particle."""
    first = verb.i
    while first - 1 >= tree.first:
        before = tree[first - 1]
        if before.head != verb.i or before.dep not in ("aux", "auxpass", "neg", "advmod"):
            break
        first -= 1
    last = verb.i
    if last + 1 < tree.last and tree[last + 1].head == verb.i and tree[last + 1].dep == "prt":
        last += 1
    return first, last


def source_of(tree: Tree, verb: Token) -> int | None:
    """Return the head of the phrase that names who says, thinks or wants what the verb introduces."""
    at = verb
    for _ in range(12):
        if tree.kid(at.i, "auxpass") is not None and tree.kid(at.i, "nsubjpass") is not None:
            return _agent(tree, at)
        subject = tree.subject(at.i)
        if subject is not None and subject.dep == "nsubj":
            return subject.i
        if tree.kid(at.i, "csubj", "expl") is not None:
            return None
        head = tree[at.head]
        if at.dep == "acl":
            return _agent(tree, at) if at.tag == "VBN" else head.i
        if at.dep in ("xcomp", "ccomp") and tree.verbal(head.i):
            thing = tree.kid(head.i, "dobj")
            if thing is not None and at.dep == "xcomp" and thing.i < at.i:
                return thing.i
        if at.dep == "pcomp":
            head = tree[head.head]
        if at.dep not in ("conj", "xcomp", "ccomp", "advcl", "pcomp", "dep") or head.i == at.i:
            return None
        if not tree.verbal(head.i):
            return head.i if at.dep == "pcomp" and head.pos in ("NOUN", "PROPN") else None
        at = head
    return None


def _agent(tree: Tree, verb: Token) -> int | None:
    by = tree.kid(verb.i, "agent")
    named = tree.kid(by.i, "pobj") if by is not None else None
    return named.i if named is not None else None


def quoting_hits(tree: Tree) -> list[Hit]:
    """Return speaker and carrier of "X quoted Y as saying ..." and "Y was quoted by X as saying ...", Y's hit first."""
    hits: list[Hit] = []
    for verb in tree.words():
        if verb.lemma not in ("quote", "cite") or not tree.verbal(verb.i):
            continue
        as_word = next((k for k in tree.kids(verb.i) if k.lemma == "as" and k.i > verb.i), None)
        saying = tree.kid(as_word.i, "pcomp") if as_word is not None else None
        speaker = tree.kid(verb.i, "dobj", "nsubjpass")
        if as_word is None or saying is None or speaker is None:
            continue
        found = _clause(tree, saying, "c") or _closing(tree, verb, "q") or _earlier(tree, verb, "c")
        content, clauses = (found[0], found[1]) if found is not None else ((), ())
        frame = "c" if found is not None else BARE
        cue = ((as_word.i, saying.i),)
        hits.append(Hit(saying.i, cue, speaker.i, content, clauses, QUOTED, frame))
        hits.append(Hit(verb.i, (verb_group(tree, verb),), source_of(tree, verb), content, clauses, QUOTED, frame))
    return hits


def as_reported_hits(tree: Tree) -> list[Hit]:
    """Return "as reported by X, ..." and "as X put it, ..." with the clause that each speaks of."""
    hits = []
    for verb in tree.words():
        head = tree[verb.head]
        if verb.dep != "advcl" or not any("c" in c.frames for c in cue_verbs().get(verb.lemma, ())):
            continue
        opened = any(k.lemma == "as" and k.dep in ("mark", "advmod", "prep") for k in tree.kids(verb.i))
        if not opened or tree.kid(verb.i, "ccomp", "xcomp", "dobj") is not None or not tree.verbal(head.i):
            continue
        source = _agent(tree, verb) if verb.tag == "VBN" else source_of(tree, verb)
        if source is None or source == tree.kid(head.i, "nsubj"):
            continue
        mine = tree.edges(verb.i)
        first, last = tree.edges(head.i)
        ranges = tuple(r for r in ((first, mine[0] - 1), (mine[1] + 1, last)) if r[0] <= r[1])
        hits.append(Hit(verb.i, (verb_group(tree, verb),), source, ranges, (head.i,), ACCORDING, "according"))
    return hits


def according_hits(tree: Tree) -> list[Hit]:
    """Return the "according to" phrases of a sentence with the clause that each speaks of."""
    hits = []
    for token in tree.words():
        if token.lemma not in ("according", "accord") or token.i + 1 >= tree.last or tree[token.i + 1].lemma != "to":
            continue
        to = tree[token.i + 1]
        named = tree.kid(to.i, "pobj", "pcomp") or tree.kid(token.i, "pobj")
        head = _clause_above(tree, token)
        if named is None or head is None:
            continue
        mine = tree.edges(token.i)
        first, last = tree.edges(head)
        if head == tree.root:
            first, last = tree.first, tree.last - 1
        ranges = tuple(r for r in ((first, mine[0] - 1), (mine[1] + 1, last)) if r[0] <= r[1])
        hits.append(Hit(token.i, ((token.i, to.i),), named.i, ranges, (head,), ACCORDING, "according"))
    return hits


def _clause_above(tree: Tree, token: Token) -> int | None:
    """Return the head of the clause that a phrase belongs to, over whatever noun it was attached to."""
    best = None
    for above in tree.above(token.i):
        if tree.verbal(above.i):
            best = above.i
            if above.dep in ("ROOT", "ccomp", "conj", "parataxis"):
                return best
    return best if best is not None else (tree.root if tree.root != token.i else None)


def noun_hits(tree: Tree) -> list[Hit]:
    """Return the attributing nouns of a sentence that carry their content as a clause or infinitive."""
    lexicon = cue_nouns()
    hits = []
    for token in tree.words():
        if token.tag not in ("NN", "NNS"):
            continue
        for cue in lexicon.get(token.lemma, ()):
            kid = _noun_content(tree, token, cue)
            if kid is not None:
                source = _owner(tree, token)
                content = (tree.edges(kid.i),)
                hits.append(Hit(token.i, ((token.i, token.i),), source, content, (kid.i,), cue, "noun"))
                break
            found = _noun_phrase(tree, token, cue)
            if found is not None:
                content, _, more = found
                source = _owner(tree, token, more[0][0])
                hits.append(Hit(token.i, ((token.i, token.i), *more), source, content, (), cue, "topic"))
                break
    return hits


def _noun_phrase(tree: Tree, noun: Token, cue: Cue) -> Found | None:
    """Read what a noun is about ("criticism of the plan")."""
    for kid in tree.kids(noun.i):
        if kid.dep == "prep" and f"p:{kid.lemma}" in cue.frames:
            return _phrase_of(tree, kid)
    return None


def adjective_hits(tree: Tree) -> list[Hit]:
    """Return the attributing adjectives of a sentence ("confident that ...", "critical of ...")."""
    lexicon = cue_adjectives()
    hits = []
    for token in tree.words():
        if token.dep not in ("acomp", "ROOT", "conj", "oprd", "amod", "advcl") or token.tag not in ("JJ", "VBN", "JJR"):
            continue
        hit = next((h for cue in lexicon.get(token.lemma, ()) if (h := _adjective_hit(tree, token, cue))), None)
        if hit is not None:
            hits.append(hit)
    return hits


def _adjective_hit(tree: Tree, word: Token, cue: Cue) -> Hit | None:
    verb = tree[word.head] if tree.verbal(word.head) else word
    subject = source_of(tree, verb) if verb.i != word.i else None
    group = (min(verb_group(tree, verb)[0], word.i), word.i) if verb.i != word.i and verb.i < word.i else (word.i, word.i)
    for kid in tree.kids(word.i):
        if kid.i < word.i:
            continue
        to = any(k.tag == "TO" and k.dep == "aux" for k in tree.kids(kid.i))
        clause = kid.dep in ("ccomp", "advcl") and tree.subject(kid.i) is not None
        if ("c" in cue.frames and clause) or ("i" in cue.frames and kid.dep in ("xcomp", "advcl") and to):
            return Hit(word.i, (group,), subject, (tree.edges(kid.i),), (kid.i,), cue, "adjective")
        if kid.dep == "prep" and f"p:{kid.lemma}" in cue.frames:
            found = _phrase_of(tree, kid)
            if found is not None:
                return Hit(word.i, (group, *found[2]), subject, found[0], (), cue, "topic")
    return None


def _noun_content(tree: Tree, noun: Token, cue: Cue) -> Token | None:
    for kid in tree.kids(noun.i):
        if kid.i < noun.i or kid.dep not in ("acl", "ccomp", "relcl"):
            continue
        marked = any(k.dep == "mark" and k.lemma == "that" for k in tree.kids(kid.i))
        if "c" in cue.frames and marked and tree.subject(kid.i) is not None:
            return kid
        if "i" in cue.frames and any(k.tag == "TO" and k.dep == "aux" for k in tree.kids(kid.i)):
            return kid
    return None


def _owner(tree: Tree, noun: Token, not_by: int = -1) -> int | None:
    """Return who owns the statement or plan: possessor, "by"/"of"/"from" phrase, or the subject of "made the claim"."""
    owner = tree.kid(noun.i, "poss")
    if owner is not None:
        return owner.i
    for kid in tree.kids(noun.i):
        if kid.i != not_by and kid.dep in ("prep", "agent") and kid.lemma in ("by", "from", "of", "among"):
            named = tree.kid(kid.i, "pobj")
            if named is not None:
                return named.i
    head = tree[noun.head]
    if noun.dep == "dobj" and head.lemma in ("make", "have", "issue", "express", "voice", "give", "announce", "hold"):
        return source_of(tree, head)
    return None


def colon_hits(tree: Tree) -> list[Hit]:
    """Return what a name and a colon introduce at a sentence's start ("Minister: Taxes will fall")."""
    words = tree.words()
    at = next((n for n, t in enumerate(words[:9]) if t.text == ":"), None)
    if at is None or at == 0 or at + 3 > len(words):
        return []
    name = words[:at]
    if any(t.pos in ("VERB", "AUX", "PUNCT", "SYM", "PRON") for t in name) or name[-1].pos not in ("PROPN", "NOUN"):
        return []
    if name[0].pos not in ("PROPN", "NOUN") or not all(t.text[:1].isupper() or t.pos in ("ADP", "CCONJ", "PART") for t in name):
        return []
    heads = [t for t in words[at + 1 :] if tree.verbal(t.i) and tree.finite(t.i)]
    if not heads:
        return []
    top = min(heads, key=lambda t: (sum(1 for _ in tree.above(t.i)), t.i))
    colon = words[at].i
    content = ((colon + 1, tree.last - 1),)
    return [Hit(colon, ((colon, colon),), name[-1].i, content, (top.i,), COLON, "colon")]
