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
_PHRASE = 14
_WHERE = {"in", "at", "on"}
_ASIDE = {"for", "from", "in", "at", "after", "behind"}
_HAVING = {"have", "hold", "boast", "possess"}


def noun_relations(scene: Scene) -> Iterator[Found]:
    """Yield the relations that the nouns of a sentence tell."""
    for token in scene.grammar.tokens[scene.sentence.first : scene.sentence.last]:
        lemma = scene.lemma(token.i)
        rules = scene.schema.nouns.get(lemma.rsplit(" ", 1)[-1], ())
        party = scene.schema.follower.get(lemma) or scene.schema.follower.get(lemma.removesuffix("s"))
        if (not rules and party is None) or _is_modifier(scene, token):
            continue
        if (scene.ends.is_name(token.i) and party is None) or _goes_on(scene, token):
            continue
        holders = holders_of(scene, token)
        if party is not None:
            yield from _follower(scene, token, party, holders)
        elif holders:
            yield from _first_that_fits(scene, token, rules, holders)


def _is_modifier(scene: Scene, token: Token) -> bool:
    """Tell whether a noun only describes another noun ("veteran politicians"), or is turned round ("pan-democrat")."""
    if token.i - 1 > scene.sentence.first and scene.tokens[token.i - 1].text == "-":
        before = scene.tokens[token.i - 2]
        if before.end == scene.tokens[token.i - 1].start and scene.is_in(before.i, "opposed"):
            return True
    if token.dep not in ("compound", "nmod") or title_name(scene, token) is not None:
        return False
    return not scene.ends.is_name(token.head) and scene.lemma(token.head) not in scene.schema.nouns


def _goes_on(scene: Scene, token: Token) -> bool:
    """Tell whether a title goes on behind a word, so that the next word is the office ("Secretary General X")."""
    following = token.i + 1
    if following >= scene.sentence.last or scene.ends.is_name(following) or scene.tokens[following].pos == "PUNCT":
        return False
    same = scene.tokens[following].head in (token.head, token.i) or token.head == following
    return same and scene.lemma(following) in scene.schema.nouns and token.tag != "NNS"


def title_name(scene: Scene, token: Token) -> int | None:
    """Return the head of the person's name that begins right behind a title, or None."""
    head = scene.ends.inside.get(token.i + 1) if token.i + 1 < scene.sentence.last else None
    if head is None or scene.ends.is_name(token.i) or scene.ends.person_at(head) is None:
        return None
    if token.text.islower() and token.i > scene.sentence.first and scene.tokens[token.i - 1].lemma == "the":
        return None  # "the president Smith worked for"
    return head if scene.tokens[token.i].dep in ("compound", "nmod", "amod", "nsubj", "appos", "poss") else None


def after_comma(scene: Scene, token: Token) -> list[End]:
    """Return the person named behind the comma that ends a noun's phrase: "a spokesman in X's office, NAME, said".

    Where a verb follows on the name, the phrase opens the sentence ("A lawyer from Oslo, NAME spoke").
    """
    if token.tag == "NNS" and "one" not in [t.lemma for t in scene.tokens[max(0, token.i - 4) : token.i]]:
        return []
    for place in range(token.i + 1, min(token.i + _PHRASE, scene.sentence.last - 1)):
        word = scene.tokens[place]
        if word.pos in ("VERB", "AUX", "CCONJ", "SCONJ") or word.text in (";", ":", "(", "”", '"'):
            return []
        if (
            scene.lemma(place) in scene.schema.nouns
            and title_name(scene, word) is None
            and not scene.ends.is_name(place)
        ):
            return []  # the name may be that one's
        if word.text != ",":
            continue
        head = scene.ends.inside.get(place + 1)
        person = scene.ends.person_at(head) if head is not None else None
        last = max(scene.ends.words_of.get(head, [place])) if head is not None else place
        if person is None or head is None or last + 1 >= scene.sentence.last:
            return []
        following = scene.tokens[last + 1]
        closed = following.text in (",", ".") or following.pos == "ADP"
        opening = following.pos in ("VERB", "AUX") and _opens_sentence(scene, token)
        return [person] if closed or opening else []
    return []


def _opens_sentence(scene: Scene, token: Token) -> bool:
    """Tell whether only words that go with a noun stand before it in its sentence."""
    before = scene.tokens[scene.sentence.first : token.i]
    return not any(t.pos in ("VERB", "AUX", "ADP", "SCONJ") or t.text == "," for t in before)


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
        value = _value(scene, token, place)
        if value.lower() in rtype.national and scene.tokens[scene.tokens[place].head].lemma.lower() in _WHERE:
            continue  # "received President Ann Li in Oslo"
        stage = _stage(scene, token)
        since, until = _tenure(scene, token)
        for holder in holders:
            for target in fitting:
                ends = (target, holder) if rule.family else (holder, target)
                one = scene.edge(
                    rule.relation, *ends, (token.i, place), value=value, stage=stage, since=since, until=until
                )
                if one is not None:
                    yield one
        return


def _open(scene: Scene, token: Token, rule: NounRule, holders: list[End]) -> Iterator[Found]:
    """Yield the holder of an office whose country or body is not named with it; only offices of which there is one."""
    rtype = scene.schema.types[rule.relation]
    value = _value(scene, token, -1)
    beside = title_name(scene, token) is not None or (token.dep == "appos" and scene.ends.is_name(token.head))
    beside = beside or any(scene.ends.is_name(t.i) for t in scene.grammar.kids(token.i, "appos"))
    portfolio = scene.is_in(token.i, "portfolios") and " of " in value
    ranked = rule.relation == "ranks" and _has_needed(scene, token, rule)
    titled = value.lower() in rtype.titles and title_name(scene, token) is not None
    if not beside or not (portfolio or ranked or titled or value.lower() in rtype.single):
        return
    for holder in holders:
        entity = scene.ends.world.entities.get(holder.entity or "")
        country = scene.ends.world.country(entity.country) if entity and entity.country else None
        country = country if value.lower() in rtype.national else None
        one = scene.edge(rule.relation, holder, country, (token.i,), value=value, stage=_stage(scene, token))
        if one is not None:
            yield one


def _follower(scene: Scene, token: Token, party: str, holders: list[End]) -> Iterator[Found]:
    above = scene.grammar.tokens[token.head]
    if not holders and token.dep in ("amod", "compound", "nmod") and scene.lemma(above.i) in scene.schema.nouns:
        holders = holders_of(scene, above)
    for holder in holders:
        one = scene.edge("member-of", holder, End(party, None, "organisation"), (token.i,))
        if one is not None and holder.kind == "person":
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


def _tenure(scene: Scene, token: Token) -> tuple[str | None, str | None]:
    """Return since and until when somebody is what a noun tells: "mayor since 2010", "was mayor until May"."""
    since, until = scene.tenure(token.i)
    above = scene.tokens[token.head]
    if token.dep == "attr" and above.lemma in COPULAS:
        first, last = scene.tenure(above.i)
        if above.lemma == "become":
            first = first or scene.when(above.i)
        since, until = since or first, until or last
    return since, until


def holders_of(scene: Scene, token: Token, depth: int = 0) -> list[End]:
    """Return those whom a noun describes: by a title, an apposition, "is", "as", or examples."""
    grammar, ends = scene.grammar, scene.ends
    above = grammar.tokens[token.head]
    entity = ends.entity_at(token.i)
    if (named := title_name(scene, token)) is not None:
        return ends.one(grammar, named)
    if entity is not None and entity.type != "group" and not _is_family(scene, token):
        return [ends.world.end_of(entity)] if scene.lemma(token.i) not in scene.schema.follower else []
    for child in grammar.kids(token.i, "appos"):
        if ends.is_name(child.i):
            return ends.one(grammar, child.i)
    if token.dep in ("compound", "nmod", "amod", "nsubj", "appos") and above.i > token.i and ends.is_name(above.i):
        return ends.one(grammar, above.i)
    if token.dep == "appos":
        if ends.entity_at(above.i) is not None:
            return ends.one(grammar, above.i)
        return after_comma(scene, token) or _examples(scene, token)
    verb = grammar.verb_of(token.i) if token.dep in ("attr", "oprd", "pobj", "nsubj", "dobj") else None
    if token.dep == "attr" and above.lemma in COPULAS and not grammar.is_negated(above.i):
        return [e for i in grammar.subjects(above.i) for e in ends.resolve(grammar, i)]
    if token.dep == "nsubj" and above.lemma in COPULAS and not grammar.is_negated(above.i):
        told_names = [t for t in grammar.kids(above.i, "attr") if ends.is_name(t.i)]
        return [e for t in told_names for e in ends.one(grammar, t.i)]
    if token.dep == "oprd" and verb is not None:
        return [e for i in grammar.objects(verb) for e in ends.resolve(grammar, i)]
    if token.dep == "pobj" and above.lemma == "as" and above.dep == "prep" and verb is not None:
        told = grammar.objects(verb) or grammar.subjects(verb)
        told = [o.i for i in told for o in grammar.kids(i, "poss") if ends.entity_at(i) is None] or told
        return [e for i in told for e in ends.resolve(grammar, i)]
    if token.dep == "dobj" and verb is not None and above.lemma in _HAVING and _is_ranking(scene, token):
        return [e for i in grammar.subjects(verb) for e in ends.resolve(grammar, i)]
    if token.dep == "conj" and depth < _DEPTH and not ends.is_name(above.i) and not _is_family(scene, token):
        return holders_of(scene, above, depth + 1)
    return after_comma(scene, token) or _examples(scene, token)


def _is_family(scene: Scene, token: Token) -> bool:
    return any(rule.family for rule in scene.schema.nouns.get(scene.lemma(token.i), ()))


def _is_ranking(scene: Scene, token: Token) -> bool:
    return any(rule.relation == "ranks" for rule in scene.schema.nouns.get(scene.lemma(token.i), ()))


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
    owners = [token.i]
    named = title_name(scene, token)
    if named is not None:
        owners.append(named)
    elif token.dep in ("compound", "nmod") and ends.is_name(token.head):
        owners.append(token.head)
    if rule.relation == "ranks":
        yield from _of_which(scene, token)
    by_preposition = [
        (target, preposition)
        for owner in owners
        for preposition, target in grammar.prepositions(owner)
        if preposition in rule.of
    ]
    if scene.is_in(token.i, "portfolios"):  # "Secretary of State": the office, not whose it is
        bodies = scene.schema.words["bodies"]
        by_preposition = [
            (t, p) for t, p in by_preposition if ends.entity_at(t.i) is not None or t.lemma.lower() in bodies
        ]
    for target, preposition in by_preposition:
        if preposition == "of" or (preposition == "for" and rule.relation == "acts-for"):
            yield from _named_within(scene, target.i)
    yield from _before(scene, token, [t for owner in owners for t in grammar.kids(owner)])
    for target, preposition in by_preposition:
        if preposition != "of":
            yield from _named_within(scene, target.i)


def _before(scene: Scene, token: Token, near: list[Token]) -> Iterator[tuple[int, list[End]]]:
    """Yield the names before a noun: bodies first, then possessors, nationals and places."""
    grammar, ends = scene.grammar, scene.ends
    before = [t for t in near if t.dep in _BEFORE and t.i < token.i]
    before += [u for t in before for u in grammar.kids(t.i, "compound", "nmod", "poss", "amod") if u.i < token.i]
    found: list[tuple[int, int, list[End]]] = []
    for child in before:
        own = ends.one(grammar, child.i) if child.pos in ("PROPN", "PRON", "ADJ", "NOUN") or child.dep == "poss" else []
        if not own or own[0].kind == "group" or child.lemma in ("world", "nation", "country"):
            continue
        if scene.tokens[child.i - 1].text == "-" and scene.is_in(max(0, child.i - 2), "opposed"):
            continue  # "pro-Beijing"
        if child.dep == "poss":
            if own[0].kind == "thing" and child.pos == "PROPN":
                own = [End(own[0].name, None, "organisation")]
            found.append((1, child.i, ends.resolve(grammar, child.i) if own[0].entity else own))
        elif ends.entity_at(child.i) is not None or child.lemma.lower() in scene.schema.words["bodies"]:
            found.append((0 if own[0].kind == "organisation" else 2, child.i, own))
    for _, place, own in sorted(found, key=lambda one: (one[0], -one[1])):
        yield place, own


def _named_within(scene: Scene, i: int) -> Iterator[tuple[int, list[End]]]:
    """Yield what follows a preposition; for plain words first the name that they go with ("the programme at X")."""
    grammar, ends = scene.grammar, scene.ends
    plain = ends.resolve(grammar, i)
    if ends.entity_at(i) is None and any(e.kind == "organisation" or e.entity for e in plain):
        yield i, plain
    if ends.entity_at(i) is None:
        for preposition, target in grammar.prepositions(i):
            if preposition in ("of", "at", "in", "for") and ends.entity_at(target.i) is not None:
                yield target.i, ends.resolve(grammar, target.i)
        for child in grammar.kids(i, "poss"):
            yield child.i, ends.resolve(grammar, child.i)
    yield i, plain


def _of_which(scene: Scene, token: Token) -> Iterator[tuple[int, list[End]]]:
    """Yield the antecedent of "of which X is the leading refiner while Y has the largest reserves"."""
    verb = scene.grammar.verb_of(token.i)
    for _ in range(2):
        if verb is None:
            return
        for preposition, target in scene.grammar.prepositions(verb):
            if preposition == "of" and target.tag == "WDT":
                yield scene.tokens[verb].head, scene.ends.one(scene.grammar, scene.tokens[verb].head)
        verb = scene.grammar.verb_of(verb)


def _value(scene: Scene, token: Token, place: int) -> str:
    """Return an office or bond in words, without what it is of."""
    rules = scene.schema.nouns.get(scene.lemma(token.i), ())
    if token.tag == "NNS" and _examples(scene, token):
        return scene.lemma(token.i)
    if token.tag == "NNS" and any(scene.schema.types[rule.relation].subject == ("person",) for rule in rules):
        return scene.lemma(token.i)
    extra = [*_title_words(scene, token, place), *scene.hyphened(token.i)]
    return scene.value_of(token.i, _branches(scene, token, place), extra)


def _branches(scene: Scene, token: Token, place: int) -> list[int]:
    """Return the branches of a noun that are no part of its value: its object, other owners, names of places."""
    grammar, ends = scene.grammar, scene.ends
    out = list(ends.words_of.get(ends.inside.get(place, -1), ()))
    # "The largest partner in Asia" is not the largest; whom "after its neighbour" means, the words alone do not say.
    most = any(t.tag in ("JJS", "RBS") for t in grammar.kids(token.i, "amod", "advmod"))
    aside = _ASIDE - {"in"} if most else _ASIDE
    for child in grammar.kids(token.i):
        below = grammar.subtree(child.i)
        entity = ends.entity_at(child.i)
        if place in below and (child.dep != "prep" or grammar.tokens[place].head == child.i):
            out.append(child.i)
        elif place in below:
            out.append(_nearest_prep(scene, place))
        elif (
            child.dep == "poss"
            or (child.dep == "prep" and child.lemma in aside)
            or (child.dep in ("amod", "compound", "nmod", "nummod") and entity is not None)
        ):
            out.append(child.i)
    return out


def _nearest_prep(scene: Scene, place: int) -> int:
    above = scene.grammar.tokens[scene.grammar.tokens[place].head]
    return above.i if above.dep == "prep" else place


def _title_words(scene: Scene, token: Token, place: int) -> list[int]:
    """Return the words of a title that hang on the name behind it: "Prime", "District"."""
    named = title_name(scene, token)
    if named is None:
        return []
    found = []
    for i in range(token.i - 1, scene.sentence.first - 1, -1):
        word = scene.tokens[i]
        if word.head not in (token.head, token.i, named) or word.dep not in ("compound", "amod", "nmod"):
            break
        if i == place or scene.ends.is_name(i) or scene.is_in(i, "former"):
            break
        found.append(i)
    return found
