"""Relations that two parties have with one another: "ties between X and Y", "X signed a deal with Y"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from rashomon.model import Token
from rashomon.world.relations.ends import End
from rashomon.world.relations.scene import Found, Scene
from rashomon.world.relations.schema import BondRule

_COUNTING = {"dozen", "hundred", "number", "series", "lot", "raft", "set", "handful", "score", "couple", "string"}
_MOST_PARTIES = 4
_MOST_PAIRS = 8
_LEVELS = 4
_ABOUT = ("over", "about", "on")
_CONCERNING = ("concern", "regard", "involve", "concerning", "regarding", "over")
_RESERVED = {"limit", "reserve", "grant", "accord", "give", "extend", "hold", "restrict"}
_BEGINNING = frozenset({"partner-of", "agreement"})


def bond_relations(scene: Scene) -> Iterator[Found]:
    """Yield what the parties of a sentence have with one another."""
    for token in scene.grammar.tokens[scene.sentence.first : scene.sentence.last]:
        for rule in scene.schema.bonds.get(token.lemma.lower(), ()):
            if scene.ends.is_name(token.i) or token.pos not in ("NOUN", "PROPN"):
                continue
            if scene.grammar.kids(token.i, "nsubj", "aux", "neg", "dobj"):
                continue  # a verb that the tagger took for a noun
            if rule.needs and not _needed(scene, token, rule):
                continue
            parties, place = parties_of(scene, token, rule)
            if len(parties.ends) < 2 or scene.grammar.is_negated(token.i):
                continue
            yield from _edges(scene, token, rule, parties, place)


def _needed(scene: Scene, token: Token, rule: BondRule) -> bool:
    below = scene.grammar.subtree(token.i)
    above = scene.tokens[token.head]
    near = {scene.tokens[i].lemma.lower() for i in below if i < token.i} | {above.lemma.lower()}
    return bool(near & set(rule.needs)) or any(scene.tokens[i].text.lower() in rule.needs for i in below if i < token.i)


def _edges(scene: Scene, token: Token, rule: BondRule, parties: Parties, place: int) -> Iterator[Found]:
    verb = scene.grammar.verb_of(token.i)
    since = scene.when(verb) if verb is not None and rule.relation in _BEGINNING else None
    stage = scene.stage(token.i, rule.relation)
    if stage is not None and rule.relation not in ("agreement", "finances"):
        return
    value = None if rule.vague else label(scene, token)
    pairs = parties.pairs()
    others = [(parties.ends[-1], other) for other in _reserved(scene, token)]
    for first, second in (*pairs, *others):
        begun = since if (first, second) in pairs else None
        one = scene.edge(rule.relation, first, second, (token.i, place), value=value, stage=stage, since=begun)
        if one is not None:
            yield one


def label(scene: Scene, token: Token) -> str:
    """Return what is told of a bond: its noun with what stands before it, its number, and its matter."""
    top = counted(scene, token)
    leave = [t.i for t in scene.grammar.kids(token.i, "poss")]
    for prep in scene.grammar.kids(token.i, "prep"):
        if prep.lemma not in ("on", "over", "of", "in", "about"):
            leave.append(prep.i)
    names = [
        t.i
        for t in scene.grammar.kids(token.i, "amod", "compound", "nmod", "punct")
        if t.i < token.i and (scene.ends.entity_at(t.i) is not None or t.dep == "punct")
    ]
    text = f"{scene.value_of(top, [*leave, *names])}{_matter(scene, token)}"
    return text if len(text) <= 90 else text[:90].rsplit(" ", 1)[0] + " …"


def _matter(scene: Scene, token: Token) -> str:
    """Return what a bond is about where the verb tells it: "at odds over boundaries", "concerning the border"."""
    grammar = scene.grammar
    if any(t.lemma in _ABOUT for t in grammar.kids(token.i, "prep")):
        return ""
    verb = grammar.verb_of(token.i)
    if verb is None or token.dep not in ("dobj", "pobj") or grammar.tokens[verb].lemma not in ("be", "have"):
        return ""
    goals = [t for p, t in grammar.prepositions(verb) if p in _ABOUT]
    for clause in grammar.kids(verb, "advcl", "prep"):
        if clause.lemma in _CONCERNING:
            goals += grammar.kids(clause.i, "dobj", "pobj")
    for goal in goals:
        entity = scene.ends.entity_at(goal.i)
        return f" over {entity.name if entity else scene.ends.phrase(grammar, goal.i)}"
    return ""


def _reserved(scene: Scene, token: Token) -> list[End]:
    """Return who else has it: "a partnership ... previously limited to A and B"."""
    grammar = scene.grammar
    for noun in (token.i, token.head):
        for clause in grammar.kids(noun, "acl"):
            if clause.tag in ("VBN", "VBD") and clause.lemma in _RESERVED:
                for preposition, target in grammar.prepositions(clause.i):
                    if preposition in ("to", "for", "with"):
                        return [e for e in scene.ends.resolve(grammar, target.i) if e.kind == "state"]
    return []


def counted(scene: Scene, token: Token) -> int:
    """Return the word that counts a noun ("dozens of deals"), or the noun."""
    above = scene.tokens[token.head]
    if token.dep == "pobj" and above.lemma == "of" and scene.tokens[above.head].lemma in _COUNTING:
        return above.head
    return token.i


@dataclass(frozen=True, slots=True)
class Parties:
    """The parties of a bond: each with each, or the first `own` with the others ("X and Y signed it with Z")."""

    ends: list[End]
    own: int = 0

    def pairs(self) -> list[tuple[End, End]]:
        """Return who has it with whom."""
        if self.own:
            return [(a, b) for a in self.ends[: self.own] for b in self.ends[self.own :]][:_MOST_PAIRS]
        return list(combinations(self.ends[:_MOST_PARTIES], 2))


def parties_of(scene: Scene, token: Token, rule: BondRule) -> tuple[Parties, int]:
    """Return the parties of a bond and one word of theirs; fewer than two if they are not told."""
    grammar, ends = scene.grammar, scene.ends
    for preposition, target in grammar.prepositions(token.i):
        if preposition in ("between", "among"):
            found = ends.resolve(grammar, target.i)
            if len(found) >= 2:
                return Parties(found), target.i
    joined = _before(scene, token)
    if len(joined) >= 2:
        return Parties(joined), token.i
    apposed = [e for t in grammar.kids(token.i, "appos") for e in ends.resolve(grammar, t.i)]
    if len(apposed) >= 2:
        return Parties(apposed), token.i
    told, place = _by_verb(scene, token, rule)
    return (told, place) if len(told.ends) >= 2 else (Parties(_over(scene, token)), token.i)


def _over(scene: Scene, token: Token) -> list[End]:
    """Return the parties of the noun that a bond hangs on: "relations between X and Y concerning disputes"."""
    grammar = scene.grammar
    place = token.i
    for _ in range(_LEVELS):
        above = grammar.tokens[place].head
        if above == place or (grammar.tokens[above].pos in ("VERB", "AUX") and grammar.tokens[above].dep != "acl"):
            return []
        for preposition, target in grammar.prepositions(above):
            if preposition == "between" and target.i < token.i:
                return scene.ends.resolve(grammar, target.i)
        place = above
    return []


def _before(scene: Scene, token: Token) -> list[End]:
    """Return the names in "U.S.-China trade tensions"."""
    found: list[End] = []
    below = [i for i in scene.grammar.subtree(token.i, frozenset({"prep", "relcl", "acl", "appos"})) if i < token.i]
    for i in below:
        entity = scene.ends.entity_at(i)
        if entity is not None and (end := scene.ends.world.end_of(entity)) not in found and end.kind == "state":
            found.append(end)
    return found


def _by_verb(scene: Scene, token: Token, rule: BondRule) -> tuple[Parties, int]:
    """Return the parties from the verb over a bond: its subject, and who it is with."""
    grammar, ends = scene.grammar, scene.ends
    top = counted(scene, token)
    verb = grammar.verb_of(top)
    partner = _with(scene, token.i, rule)
    owner = [e for t in grammar.kids(token.i, "poss") for e in ends.resolve(grammar, t.i)]
    if len(owner) >= 2 and not rule.vague:
        return Parties(owner), token.i
    if owner and partner:
        return Parties([*owner[:1], *partner], 1), token.i
    if verb is None or grammar.is_negated(verb):
        return Parties([]), token.i
    known = grammar.tokens[verb].lemma in rule.verbs
    if rule.vague and not known:
        return Parties([]), token.i
    subjects = [e for i in grammar.subjects(verb) for e in ends.resolve(grammar, i)]
    partner = partner or _with(scene, verb, rule) or [e for o in grammar.objects(verb) for e in _with(scene, o, rule)]
    if top in grammar.subjects(verb):
        return Parties([]), token.i
    if partner and subjects:
        return Parties([*subjects, *(e for e in partner if e not in subjects)], len(subjects)), verb
    if known and len(subjects) >= 2:
        return Parties(subjects), verb
    told = [scene.tokens[i].lemma for i in grammar.subjects(verb)]
    if grammar.tokens[verb].lemma == "include" and any(lemma in rule.nouns for lemma in told):
        return Parties(ends.pair(verb)), verb
    return Parties([]), token.i


def _with(scene: Scene, i: int, rule: BondRule) -> list[End]:
    for preposition, target in scene.grammar.prepositions(i):
        if preposition == "with" or (rule.against and preposition == "against"):
            found = scene.ends.resolve(scene.grammar, target.i)
            return [e for e in found if e.kind != "thing" or target.tag == "NNS"]
    return []
