"""What somebody has towards something: "X's claims in Y", "X's investments in Y", shares of somebody's trade."""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.model import Token
from rashomon.world.relations.ends import End
from rashomon.world.relations.scene import Found, Scene
from rashomon.world.relations.schema import OwnerRule

_LEVELS = 3
_SHARES = ("percent", "fraction")


def owner_relations(scene: Scene) -> Iterator[Found]:
    """Yield what the possessors and nationals before the nouns of a sentence have towards something."""
    for token in scene.grammar.tokens[scene.sentence.first : scene.sentence.last]:
        lemma = token.lemma.lower()
        if scene.ends.is_name(token.i):
            continue
        for rule in scene.schema.owners.get(lemma, ()):
            yield from _by_rule(scene, token, rule)
        if lemma in scene.schema.share_verbs and token.pos == "VERB":
            yield from _shares(scene, token)


def _by_rule(scene: Scene, token: Token, rule: OwnerRule) -> Iterator[Found]:
    before = [t for t in scene.grammar.kids(token.i) if t.i < token.i]
    told = {t.lemma.lower() for t in before} | {t.text.lower() for t in before} | {token.lemma.lower()}
    if rule.needs and not told & set(rule.needs):
        return
    owner = owner_of(scene, token.i)
    if owner is None:
        return
    value = token.text.lower() if rule.value else None
    stage = scene.stage(token.i, rule.relation)
    for place in _targets(scene, token, rule):
        for target in scene.ends.resolve(scene.grammar, place):
            if rule.named and target.kind == "thing":
                continue
            found = scene.edge(rule.relation, owner, target, (token.i, place), value=value, stage=stage)
            if found is not None:
                yield found


def _targets(scene: Scene, token: Token, rule: OwnerRule) -> list[int]:
    """Return what stands behind the prepositions, or is to be done: "in upgrading X", "to upgrade X"."""
    grammar = scene.grammar
    found = []
    for preposition, target in grammar.prepositions(token.i):
        if preposition in rule.of:
            goals = [t.i for t in grammar.kids(target.i, "dobj")] if target.dep == "pcomp" else [target.i]
            found += goals
    if not found and rule.value:
        found = [t.i for clause in grammar.kids(token.i, "acl", "relcl") for t in grammar.kids(clause.i, "dobj")]
    return found[:1]


def owner_of(scene: Scene, i: int) -> End | None:
    """Return the named possessor or national before a noun, or of the noun that it hangs on."""
    grammar = scene.grammar
    for _ in range(_LEVELS):
        for child in grammar.kids(i, "poss", "amod", "compound", "nmod"):
            if child.i < i and scene.ends.entity_at(child.i) is not None:
                ends = scene.ends.one(grammar, child.i)
                if ends and ends[0].kind != "group":
                    return ends[0]
        above = grammar.tokens[grammar.tokens[i].head]
        if above.lemma != "of" or above.dep != "prep":
            return None
        i = above.head
    return None


def _shares(scene: Scene, token: Token) -> Iterator[Found]:
    """Yield shares of somebody's trade: "X received a quarter of Y's exports", "X accounts for 40% of Y's imports"."""
    grammar = scene.grammar
    places = list(grammar.kids(token.i, "dobj"))
    places += [t for p, t in grammar.prepositions(token.i) if p in ("for", "up")]
    for place in places:
        for preposition, goods in grammar.prepositions(place.i):
            if preposition != "of" or goods.lemma not in scene.schema.share_nouns:
                continue
            text = _share_at(scene, place)
            owner = owner_of(scene, goods.i)
            for giver in [e for i in grammar.subjects(token.i) for e in scene.ends.resolve(grammar, i)]:
                if text and owner and (relation := scene.schema.share_relation):
                    value = f"{text} of {goods.text.lower()}"
                    found = scene.edge(
                        relation, giver, owner, (token.i, goods.i), value=value, since=scene.when(token.i)
                    )
                    if found is not None:
                        yield found


def _share_at(scene: Scene, token: Token) -> str | None:
    for quantity in scene.ends.quantities.get(scene.sentence.index, ()):
        if quantity.span.start <= token.start < quantity.span.end and quantity.unit in _SHARES:
            return quantity.span.of(scene.reading.article.text)
    return None
