"""Relations that a noun tells: "the wife of X", "X, a lawyer for Y", "Chinese President X", "X is Y's partner"."""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.model import RelationStage, Token
from rashomon.world.relations.ends import End
from rashomon.world.relations.grammar import COPULAS
from rashomon.world.relations.scene import Found, Scene
from rashomon.world.relations.schema import NounRule

_BEFORE = ("compound", "nmod", "amod", "nummod", "poss", "det")
_EXAMPLES = {"include", "like", "such as", "as"}
_DEPTH = 3


def noun_relations(scene: Scene) -> Iterator[Found]:
    """Yield the relations that the nouns of a sentence tell."""
    for token in scene.grammar.tokens[scene.sentence.first : scene.sentence.last]:
        lemma = scene.lemma(token.i)
        rules = scene.schema.nouns.get(lemma.rsplit(" ", 1)[-1], ())
        party = scene.schema.follower.get(lemma) or scene.schema.follower.get(lemma.removesuffix("s"))
        if not rules and party is None:
            continue
        if scene.ends.is_name(token.i) and party is None:
            continue
        holders = holders_of(scene, token)
        if party is not None:
            yield from _follower(scene, token, party, holders)
        elif holders:
            yield from _first_that_fits(scene, token, rules, holders)


def _first_that_fits(scene: Scene, token: Token, rules: tuple[NounRule, ...], holders: list[End]) -> Iterator[Found]:
    for rule in rules:
        if rule.needs and not _has_needed(scene, token, rule):
            continue
        found = list(_by_rule(scene, token, rule, holders))
        if found:
            yield from found
            return
    for rule in rules:
        if scene.schema.types[rule.relation].open:
            yield from _open(scene, token, rule, holders)


def _has_needed(scene: Scene, token: Token, rule: NounRule) -> bool:
    before = [t for t in scene.grammar.kids(token.i) if t.i < token.i]
    before += [u for t in before for u in scene.grammar.kids(t.i)]
    return any(t.lemma.lower() in rule.needs or t.text.lower() in rule.needs for t in before)


def _by_rule(scene: Scene, token: Token, rule: NounRule, holders: list[End]) -> Iterator[Found]:
    rtype = scene.schema.types[rule.relation]
    for place, targets in arguments(scene, token, rule):
        fitting = [t for t in targets if scene.fitting(t, rtype.subject if rule.family else rtype.object, rtype)]
        if not fitting:
            continue
        value = scene.value_of(token.i, _branches(scene, token, place), _title_words(scene, token, place))
        stage = _stage(scene, token)
        for holder in holders:
            for target in fitting:
                ends = (target, holder) if rule.family else (holder, target)
                one = scene.edge(rule.relation, *ends, (token.i, place), value=value, stage=stage)
                if one is not None:
                    yield one
        return


def _open(scene: Scene, token: Token, rule: NounRule, holders: list[End]) -> Iterator[Found]:
    """Yield the holder of an office whose country or body is not named with it; only offices of which there is one."""
    rtype = scene.schema.types[rule.relation]
    value = scene.value_of(token.i, (), _title_words(scene, token, -1))
    if not any(value.lower() == office for office in rtype.single):
        return
    for holder in holders:
        entity = scene.ends.world.entities.get(holder.entity or "")
        country = scene.ends.world.country(entity.country) if entity and entity.country else None
        one = scene.edge(rule.relation, holder, country, (token.i,), value=value, stage=_stage(scene, token))
        if one is not None:
            yield one


def _follower(scene: Scene, token: Token, party: str, holders: list[End]) -> Iterator[Found]:
    above = scene.grammar.tokens[token.head]
    if not holders and token.dep in ("amod", "compound", "nmod") and scene.lemma(above.i) in scene.schema.nouns:
        holders = holders_of(scene, above)
    for holder in holders:
        one = scene.edge("member-of", holder, End(party, None, "organisation"), (token.i,))
        if one is not None:
            yield one


def _stage(scene: Scene, token: Token) -> RelationStage | None:
    """Return whether an office is over, or only expected."""
    grammar = scene.grammar
    before = grammar.kids(token.i, "amod", "compound", "advmod", "nmod", "npadvmod")
    above = grammar.tokens[token.head]
    if token.dep in ("compound", "nmod"):
        before = before + [t for t in grammar.kids(above.i) if t.i < token.i]
    near = before + [u for t in before for u in grammar.kids(t.i)]
    if any(scene.is_in(t.i, "former") for t in near if t.i < token.i):
        return "former"
    if token.dep == "attr" and above.tag == "VBD" and above.lemma == "be":
        return "former"
    if token.dep == "attr" and any(scene.is_in(t.i, "expected") for t in grammar.kids(above.i, "aux")):
        return "expected"
    return None


def holders_of(scene: Scene, token: Token, depth: int = 0) -> list[End]:
    """Return those whom a noun describes: by a title, an apposition, "is", "as", or examples."""
    grammar, ends = scene.grammar, scene.ends
    above = grammar.tokens[token.head]
    entity = ends.entity_at(token.i)
    if entity is not None and entity.type != "group":
        return [ends.world.end_of(entity)]
    for child in grammar.kids(token.i, "appos"):
        if ends.is_name(child.i):
            return ends.one(grammar, child.i)
    if token.dep in ("compound", "nmod", "amod", "nsubj", "appos") and above.i > token.i and ends.is_name(above.i):
        return ends.one(grammar, above.i)
    if token.dep == "appos":
        return ends.one(grammar, above.i) if ends.entity_at(above.i) else _examples(scene, token)
    verb = grammar.verb_of(token.i) if token.dep in ("attr", "oprd", "pobj", "nsubj", "dobj") else None
    if token.dep == "attr" and above.lemma in COPULAS and not grammar.is_negated(above.i):
        return [e for i in grammar.subjects(above.i) for e in ends.resolve(grammar, i)]
    if token.dep == "nsubj" and above.lemma in COPULAS and not grammar.is_negated(above.i):
        named = [t for t in grammar.kids(above.i, "attr") if ends.is_name(t.i)]
        return [e for t in named for e in ends.one(grammar, t.i)]
    if token.dep == "oprd" and verb is not None:
        return [e for i in grammar.objects(verb) for e in ends.resolve(grammar, i)]
    if token.dep == "pobj" and above.lemma == "as" and above.dep == "prep" and verb is not None:
        told = grammar.objects(verb) or grammar.subjects(verb)
        return [e for i in told for e in ends.resolve(grammar, i)]
    if token.dep == "conj" and depth < _DEPTH and not ends.is_name(above.i):
        return holders_of(scene, above, depth + 1)
    return _examples(scene, token)


def _examples(scene: Scene, token: Token) -> list[End]:
    """Return the named examples of a plural noun: "members, including Vietnam"."""
    if token.tag != "NNS":
        return []
    for preposition, target in scene.grammar.prepositions(token.i):
        if preposition in _EXAMPLES and scene.ends.is_name(target.i):
            return scene.ends.resolve(scene.grammar, target.i)
    return []


def arguments(scene: Scene, token: Token, rule: NounRule) -> Iterator[tuple[int, list[End]]]:
    """Yield what a noun may be the office, partner or relative of, the likeliest first, with its place."""
    grammar, ends = scene.grammar, scene.ends
    near = grammar.kids(token.i)
    if token.dep in ("compound", "nmod") and ends.is_name(token.head):
        near = near + [t for t in grammar.kids(token.head) if t.i != token.i]
    by_preposition = [
        (target, grammar.tokens[target.head])
        for owner in ([token.i, token.head] if token.dep in ("compound", "nmod") else [token.i])
        for preposition, target in grammar.prepositions(owner)
        if preposition in rule.of
    ]
    for target, prep in by_preposition:
        if prep.lemma == "of" or (prep.lemma == "for" and rule.relation == "acts-for"):
            yield from _named_within(scene, target.i)
    before = [t for t in near if t.dep in _BEFORE and t.i < token.i]
    before += [u for t in before for u in grammar.kids(t.i, "compound", "nmod", "poss", "amod") if u.i < token.i]
    for child in sorted(before, key=lambda t: (t.dep == "poss", -t.i)):
        if child.dep == "poss":
            yield child.i, ends.resolve(grammar, child.i)
        elif ends.heads.get(child.i) is not None and ends.entity_at(child.i) is not None:
            yield child.i, ends.one(grammar, child.i)
    for target, prep in by_preposition:
        if prep.lemma != "of":
            yield from _named_within(scene, target.i)
    if token.dep == "relcl" or grammar.tokens[token.head].dep == "relcl":
        yield from _of_which(scene, token)


def _named_within(scene: Scene, i: int) -> Iterator[tuple[int, list[End]]]:
    """Yield what follows a preposition; for plain words first the name that they go with ("the programme at X")."""
    grammar, ends = scene.grammar, scene.ends
    if ends.entity_at(i) is None:
        for preposition, target in grammar.prepositions(i):
            if preposition in ("of", "at", "in", "for") and ends.entity_at(target.i) is not None:
                yield target.i, ends.resolve(grammar, target.i)
        for child in grammar.kids(i, "poss"):
            yield child.i, ends.resolve(grammar, child.i)
    yield i, ends.resolve(grammar, i)


def _of_which(scene: Scene, token: Token) -> Iterator[tuple[int, list[End]]]:
    """Yield the antecedent of "of which X is the leading refiner"."""
    verb = scene.grammar.tokens[token.head]
    for preposition, target in scene.grammar.prepositions(verb.i):
        if preposition == "of" and target.tag == "WDT":
            yield verb.head, scene.ends.one(scene.grammar, verb.head)


def _branches(scene: Scene, token: Token, place: int) -> list[int]:
    """Return the branches of a noun that hold its object, so that the value is told without it."""
    grammar = scene.grammar
    out = []
    for child in grammar.kids(token.i):
        below = grammar.subtree(child.i)
        if place in below and (child.dep != "prep" or grammar.tokens[place].head == child.i):
            out.append(child.i)
        elif place in below:
            out.append(_nearest_prep(scene, place))
        elif (child.dep in ("amod", "poss") and scene.ends.entity_at(child.i) is not None) or child.dep == "poss":
            out.append(child.i)
    return out


def _nearest_prep(scene: Scene, place: int) -> int:
    above = scene.grammar.tokens[scene.grammar.tokens[place].head]
    return above.i if above.dep == "prep" else place


def _title_words(scene: Scene, token: Token, place: int) -> list[int]:
    """Return the words of a title that hang on the name behind it: "Prime", "District"."""
    if token.dep not in ("compound", "nmod") or not scene.ends.is_name(token.head):
        return []
    found = []
    for i in range(token.i - 1, scene.sentence.first - 1, -1):
        word = scene.tokens[i]
        if word.head not in (token.head, token.i) or word.dep not in ("compound", "amod", "nmod"):
            break
        if i == place or scene.ends.is_name(i) or scene.is_in(i, "former"):
            break
        found.append(i)
    return found
