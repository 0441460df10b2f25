"""Relations that a verb tells with its arguments: "X owns Y", "X lent Y for Z", "X and Y agreed to"."""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.model import Token
from rashomon.world.relations.ends import MARKS, End, shortened, without_odd_marks
from rashomon.world.relations.owners import owner_of
from rashomon.world.relations.scene import Found, Scene
from rashomon.world.relations.schema import VerbRule

_TOWARDS = ("for", "to", "into", "in", "towards", "toward")
_MOST_VALUE = 90


def verb_relations(scene: Scene) -> Iterator[Found]:
    """Yield the relations that the verbs of a sentence tell."""
    for token in scene.grammar.tokens[scene.sentence.first : scene.sentence.last]:
        if token.pos not in ("VERB", "AUX") or scene.grammar.is_negated(token.i):
            continue
        lemma = token.lemma.lower()
        for rule in scene.schema.verbs.get(lemma, ()):
            yield from _by_rule(scene, token, rule)
        if scene.is_in(token.i, "agreed"):
            yield from _agreed(scene, token)
        if lemma == "include":
            yield from _included(scene, token)


def _by_rule(scene: Scene, token: Token, rule: VerbRule) -> Iterator[Found]:
    value: str | None = rule.value or None
    if rule.money:
        value = _money(scene, token)
        if value is None:
            return
    elif rule.value == "as":
        value = _behind_as(scene, token)
    elif scene.schema.types[rule.relation].figures:
        value = _share(scene, token) or value
    subjects = _subjects(scene, token, rule)
    targets = _targets(scene, token, rule)
    if not subjects or not targets:
        return
    date = scene.when(token.i)
    stage = scene.stage(token.i, rule.relation)
    if rule.end and (stage is not None or not scene.schema.types[rule.relation].name):
        return
    if rule.end == "end":
        stage = "former"
    for subject in subjects:
        for target in targets:
            found = scene.edge(
                rule.relation,
                subject,
                target,
                (token.i,),
                value=value,
                stage=stage,
                since=None if rule.end == "end" else date if rule.end == "begin" or rule.money else None,
                until=date if rule.end == "end" else None,
            )
            if found is not None:
                yield found


def _subjects(scene: Scene, token: Token, rule: VerbRule) -> list[End]:
    """Return who does it; for money that is received, also the name before the money ("BRI loans")."""
    found = _ends_at(scene, token, rule.subject, rule)
    if not found and rule.money:
        nouns = [t for t in scene.grammar.kids(token.i, "dobj") if t.lemma in scene.schema.money]
        found = [owner for t in nouns if (owner := owner_of(scene, t.i)) is not None]
    if scene.schema.types[rule.relation].government and found and all(e.kind == "thing" for e in found):
        places = scene.grammar.subjects(token.i)
        found = [owner for i in places if (owner := owner_of(scene, i)) is not None] or found
    return [e for e in found if e.kind != "thing" or " " in e.name]


def _ends_at(scene: Scene, token: Token, where: str, rule: VerbRule) -> list[End]:
    grammar, ends = scene.grammar, scene.ends
    if where == "subject":
        places = grammar.subjects(token.i)
    elif where == "object":
        places = grammar.objects(token.i)
    else:
        places = [t.i for p, t in grammar.prepositions(token.i) if p == where]
        objects = [t.i for t in grammar.kids(token.i, "dobj")]
        places += [t.i for o in objects for p, t in grammar.deeper_prepositions(o) if p == where]
    found: list[End] = []
    for place in places:
        if grammar.tokens[place].lemma in scene.schema.words["posts"]:
            found += [e for p, t in grammar.prepositions(place) if p != "to" for e in ends.resolve(grammar, t.i)]
        else:
            found += ends.resolve(grammar, place)
    return found


def _targets(scene: Scene, token: Token, rule: VerbRule) -> list[End]:
    """Return the object of a rule; one in plain words must be one of the rule's things."""
    grammar = scene.grammar
    if rule.money and rule.object not in ("subject", "object"):
        return _spent_on(scene, token)
    if rule.things and rule.object not in ("subject", "object"):
        told = [grammar.tokens[i].lemma for i in grammar.objects(token.i)]
        return _ends_at(scene, token, rule.object, rule) if set(told) & set(rule.things) else []
    if rule.object != "object":
        found = _ends_at(scene, token, rule.object, rule)
        return found if rule.money else [e for e in found if e.kind != "thing" or _allows(scene, rule)]
    made: list[End] = []
    for place in _measured(scene, token, rule):
        named = [e for e in scene.ends.resolve(grammar, place) if e.kind != "thing"]
        plain = scene.ends.phrase(grammar, place)
        if named:
            made += named
        elif scene.tokens[place].lemma in rule.things and plain:
            made.append(End(plain, None, "thing"))
    return made


def _measured(scene: Scene, token: Token, rule: VerbRule) -> list[int]:
    """Return the objects of a verb; for a share ("owns 40 percent of X") what it is a share of."""
    found = scene.grammar.objects(token.i)
    if not scene.schema.types[rule.relation].figures or _share(scene, token) is None:
        return found
    return [t.i for o in found for p, t in scene.grammar.prepositions(o) if p == "of"] or found


def _share(scene: Scene, token: Token) -> str | None:
    """Return the share that stands in a verb's object ("40 percent"), or None."""
    text = scene.reading.article.text
    for place in scene.grammar.objects(token.i):
        below = scene.grammar.subtree(place, frozenset({"relcl", "acl", "advcl", "appos", "prep"}))
        start, end = scene.tokens[below[0]].start, scene.tokens[below[-1]].end
        for quantity in scene.ends.quantities.get(scene.sentence.index, ()):
            if start <= quantity.span.start < end and quantity.unit in ("percent", "fraction"):
                return quantity.span.of(text)
    return None


def _behind_as(scene: Scene, token: Token) -> str | None:
    for preposition, target in scene.grammar.prepositions(token.i):
        if preposition == "as":
            return scene.value_of(target.i, ())
    return None


def _allows(scene: Scene, rule: VerbRule) -> bool:
    return "thing" in scene.schema.types[rule.relation].object


def _money(scene: Scene, token: Token) -> str | None:
    """Return the sum or the kind of money that is a verb's object, in words, or None."""
    grammar = scene.grammar
    for place in [t.i for t in grammar.kids(token.i, "dobj", "nsubjpass")]:
        below = grammar.subtree(place, frozenset({"relcl", "acl", "advcl"}))
        words = [scene.tokens[i] for i in below]
        start, end = words[0].start, words[-1].end
        sums = [
            q
            for q in scene.ends.quantities.get(scene.sentence.index, ())
            if start <= q.span.start < end and len(q.unit) == 3 and q.unit.isupper()
        ]
        nouns = [t for t in words if t.lemma in scene.schema.money]
        if not sums and not nouns:
            return None
        text = scene.reading.article.text
        parts = [q.span.of(text) for q in sums[:1]] + [t.text.lower() for t in nouns[:1]]
        return " in ".join(parts) if len(parts) > 1 else parts[0]
    return None


def _spent_on(scene: Scene, token: Token) -> list[End]:
    """Return what money is given for or to: behind a preposition, or done with it ("grants to build X")."""
    grammar, ends = scene.grammar, scene.ends
    objects = [t.i for t in grammar.kids(token.i, "dobj", "nsubjpass")]
    indirect = [e for t in grammar.kids(token.i, "dative") if t.pos != "ADP" for e in ends.resolve(grammar, t.i)]
    if indirect:
        return indirect
    for place in (token.i, *objects):
        for preposition, target in grammar.prepositions(place):
            if preposition in _TOWARDS and target.tag not in ("CD",):
                return _goal(scene, target)
    for place in (token.i, *objects):
        for clause in grammar.kids(place, "acl", "advcl", "xcomp"):
            for goal in grammar.kids(clause.i, "dobj"):
                return ends.resolve(grammar, goal.i)
    return []


def _goal(scene: Scene, target: Token) -> list[End]:
    if target.dep == "pcomp":
        return [e for t in scene.grammar.kids(target.i, "dobj") for e in scene.ends.resolve(scene.grammar, t.i)]
    return scene.ends.resolve(scene.grammar, target.i)


def _agreed(scene: Scene, token: Token) -> Iterator[Found]:
    """Yield what two parties agreed to do."""
    grammar, ends = scene.grammar, scene.ends
    parties = [e for i in grammar.subjects(token.i) for e in ends.resolve(grammar, i)]
    parties += [e for p, t in grammar.prepositions(token.i) if p == "with" for e in ends.resolve(grammar, t.i)]
    deeds = grammar.kids(token.i, "xcomp", "ccomp")
    matters = [t for p, t in grammar.prepositions(token.i) if p in ("on", "to")]
    if len(parties) < 2 or not (deeds or matters):
        return
    deed = (deeds or matters)[0]
    places = [i for i in grammar.subtree(deed.i, frozenset({"relcl", "advcl"})) if scene.tokens[i].dep != "punct"]
    value = scene.reading.article.text[scene.tokens[places[0]].start : scene.tokens[places[-1]].end]
    closing = scene.tokens[places[-1] + 1].text if places[-1] + 1 < len(scene.tokens) else ""
    value = without_odd_marks(
        f"{' '.join(value.split())}{closing if closing in MARKS else ''}".removeprefix("to ")
    ).strip("'’ ")
    short = value if len(value) <= _MOST_VALUE else value[:_MOST_VALUE].rsplit(" ", 1)[0] + " …"
    stage = scene.stage(token.i, "agreement")
    found = scene.edge(
        "agreement", parties[0], parties[1], (token.i, deed.i), value=short, stage=stage, since=scene.when(token.i)
    )
    if found is not None and all(party.kind in ("state", "organisation") for party in parties[:2]):
        yield found


def _included(scene: Scene, token: Token) -> Iterator[Found]:
    """Yield what somebody proposed to take another into: "X proposed including Y in Z"."""
    grammar, ends = scene.grammar, scene.ends
    above = grammar.tokens[token.head]
    if token.dep not in ("xcomp", "pcomp", "ccomp") or scene.stage(token.i, "agreement") != "proposed":
        return
    into = [t for p, t in grammar.prepositions(token.i) if p in ("in", "into")]
    for target in into:
        matter = ends.one(grammar, target.i)
        for subject in [e for i in grammar.subjects(token.i) for e in ends.resolve(grammar, i)]:
            for party in [e for i in grammar.objects(token.i) for e in ends.resolve(grammar, i)]:
                value = shortened(matter[0].name) if matter else None
                found = scene.edge("agreement", subject, party, (above.i, token.i), value=value, stage="proposed")
                if found is not None:
                    yield found
