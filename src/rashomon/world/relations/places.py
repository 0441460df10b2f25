"""Where things and people are, whose people they are, and which party: names beside names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rashomon.model import RelationStage, Token
from rashomon.world.relations.ends import End
from rashomon.world.relations.nouns import after_comma, holders_of
from rashomon.world.relations.scene import Found, Scene

_INSIDE = {"in", "on", "at", "of", "near"}
_PARTY = re.compile(r"^\s?\(([A-Z])\)")
_BRACKET = re.compile(r"^,?\s{0,2}\(?([A-Z])[-–.\u2011]\s?([A-Z][A-Za-z.]{1,20}(?: [A-Z][A-Za-z.]{1,20})?)?\s?[),;]")


def place_relations(scene: Scene) -> Iterator[Found]:
    """Yield where the named things and people of a sentence are or belong."""
    for token in scene.grammar.tokens[scene.sentence.first : scene.sentence.last]:
        entity = scene.ends.entity_at(token.i)
        mention = scene.ends.heads.get(token.i)
        if mention is not None and mention[0].kind == "name":
            yield from _beside(scene, token)
            yield from _next_in_chain(scene, token)
            if entity is not None and entity.type == "organisation":
                yield from _home(scene, token)
            if entity is not None and entity.type == "person":
                yield from _bracket(scene, token)
        elif token.lemma in scene.schema.words["settlements"]:
            yield from _settlement(scene, token)
        if token.lemma in ("headquarters", "headquarter") and token.pos in ("NOUN", "PROPN"):
            yield from _headquarters(scene, token)
        if token.lemma == "base" and token.tag == "VBN" and token.dep in ("amod", "acl"):
            yield from _based(scene, token)
        if token.dep in ("amod", "compound") and entity is not None and entity.type == "group":
            yield from _national(scene, token)


def _beside(scene: Scene, token: Token) -> Iterator[Found]:
    """Yield "X in Y", "X of Y" for two names."""
    grammar, ends = scene.grammar, scene.ends
    subjects = [e for i in grammar.conjuncts(token.i) if token.dep != "conj" for e in ends.one(grammar, i)]
    last = max(grammar.conjuncts(token.i))
    has_title = any(scene.lemma(t.i) in scene.schema.nouns for t in grammar.kids(token.i, "compound", "nmod"))
    following = token.i + 1
    preps = grammar.kids(token.i, "prep")
    if following < scene.sentence.last and scene.tokens[following].lemma == "in" and not preps:
        adjacent = scene.tokens[following]
        if scene.tokens[adjacent.head].pos == "NOUN" and subjects and subjects[0].kind in ("organisation", "facility"):
            preps = [adjacent]
    for prep in preps:
        if prep.lemma not in _INSIDE:
            continue
        for target in grammar.kids(prep.i, "pobj"):
            place = ends.entity_at(target.i)
            if place is None or place.type == "group" or not ends.is_name(target.i):
                continue
            own = subjects if prep.i > last and subjects and subjects[0].kind == "person" else []
            for subject in own or ends.one(grammar, token.i):
                yield from _joined(scene, token, (subject, prep, target), has_title)


def _joined(scene: Scene, token: Token, parts: tuple[End, Token, Token], has_title: bool) -> Iterator[Found]:
    subject, prep, target = parts
    there = scene.ends.one(scene.grammar, target.i)[0]
    office = _office_of(scene, subject)
    if subject.kind == "person" and office and there.kind == "place" and prep.lemma == "of":
        found = scene.edge("holds-office", subject, there, (token.i, target.i), value=office)
        if found is not None and not has_title:
            yield found
        return
    if subject.kind == "person":
        if prep.lemma not in ("of", "at") or has_title:
            return
        relation = "member-of" if there.kind == "organisation" else "located-in"
        if relation == "member-of" and prep.lemma == "at":
            return
    else:
        relation = "located-in"
        if prep.lemma == "of" and subject.kind != "place":
            return
    found = scene.edge(relation, subject, there, (token.i, target.i))
    if found is not None:
        yield found


def _office_of(scene: Scene, person: End) -> str | None:
    """Return the office that the reports give a person as a title, or None."""
    entity = scene.ends.world.entities.get(person.entity or "")
    for title in entity.titles if entity else ():
        office = scene.schema.short.get(title.lower(), title.lower())
        rules = scene.schema.nouns.get(office.rsplit(" ", 1)[-1], ())
        single = scene.schema.types["holds-office"].single if "holds-office" in scene.schema.types else ()
        if any(rule.relation == "holds-office" for rule in rules) and office not in single:
            return office
    return None


def _next_in_chain(scene: Scene, token: Token) -> Iterator[Found]:
    """Yield "San Francisco, California": a place and the wider one behind the comma."""
    ends = scene.ends
    mention = ends.heads[token.i][0]
    after = list(scene.tokens[token.i + 1 : min(token.i + 6, scene.sentence.last)])
    if len(after) < 2 or after[0].text != "," or mention.type != "place":
        return
    for following in after[1:]:
        other = ends.heads.get(following.i)
        if other is not None and other[0].kind == "name":
            break
        if not ends.is_name(following.i):
            return
    else:
        return
    here, there = ends.one(scene.grammar, token.i), ends.one(scene.grammar, following.i)
    if not here or not there or here[0].kind != "place" or there[0].kind not in ("place", "state"):
        return
    first, second = ends.entity_at(token.i), ends.entity_at(following.i)
    if _in_list(scene, token, following):
        return
    inside = first and second and second.country and first.country in (None, second.country)
    if inside and following.dep != "conj":
        found = scene.edge("located-in", here[0], there[0], (token.i, following.i))
        if found is not None:
            yield found


def _in_list(scene: Scene, token: Token, following: Token) -> bool:
    """Tell whether two places stand in a list ("Arkansas, Colorado and Georgia") and not one in the other."""
    last = max(scene.ends.words_of[scene.ends.inside[following.i]])
    first = min(scene.ends.words_of[scene.ends.inside[token.i]])
    behind = scene.tokens[last + 1 : min(last + 4, scene.sentence.last)]
    if any(t.lemma in ("and", "or") for t in behind[:2]):
        return True
    for word in behind[1:] if behind and behind[0].text == "," else ():
        entity = scene.ends.entity_at(scene.ends.inside.get(word.i, -1))
        if entity is not None and entity.type == "place":
            return scene.ends.world.end_of(entity).kind != "state"
    there = scene.ends.entity_at(following.i)
    if there is not None and scene.ends.world.is_state(there):
        return False
    return first - 2 >= scene.sentence.first and scene.tokens[first - 1].text == "," and scene.ends.is_name(first - 2)


def _home(scene: Scene, token: Token) -> Iterator[Found]:
    """Yield the country of an organisation: "China's news agency X", "Vietnam's Communist Party"."""
    grammar, ends = scene.grammar, scene.ends
    before = [t for t in grammar.kids(token.i) if t.i < token.i]
    before += [u for t in before if t.lemma in scene.schema.words["businesses"] for u in grammar.kids(t.i)]
    described = any(t.lemma in scene.schema.words["businesses"] for t in before if not ends.is_name(t.i))
    described = described or token.lemma.lower() in scene.schema.words["businesses"]
    holder = grammar.tokens[token.head]
    if token.dep == "compound" and scene.lemma(holder.i) in scene.schema.nouns and described:
        before = before + grammar.kids(holder.i, "poss")
    if not described:
        return
    for child in before:
        if child.dep in ("poss", "amod") and child.i < token.i:
            for end in ends.one(grammar, child.i):
                found = scene.edge("located-in", ends.one(grammar, token.i)[0], end, (child.i, token.i))
                if found is not None and end.kind == "state":
                    yield found


def _based(scene: Scene, token: Token) -> Iterator[Found]:
    """Yield "X, a Colorado-based trade group" and "the Boston-based X"."""
    grammar, ends = scene.grammar, scene.ends
    places = [t for t in grammar.kids(token.i, "npadvmod", "compound", "nmod") if ends.entity_at(t.i) is not None]
    noun = scene.tokens[token.head]
    holders = ends.one(grammar, noun.i) if ends.is_name(noun.i) else holders_of(scene, noun)
    for place in places:
        for there in ends.one(grammar, place.i):
            for holder in holders:
                found = scene.edge("located-in", holder, there, (token.i, place.i))
                if found is not None:
                    yield found


def _headquarters(scene: Scene, token: Token) -> Iterator[Found]:
    """Yield "X, whose headquarters is in Y", "X's headquarters in Y", "its Y headquarters"."""
    grammar, ends = scene.grammar, scene.ends
    above = grammar.tokens[token.head]
    places = [t for p, t in grammar.prepositions(token.i) if p in ("in", "at")]
    if token.dep == "nsubj" and above.lemma == "be" and not grammar.is_negated(above.i):
        places += [t for p, t in grammar.prepositions(above.i) if p in ("in", "at")]
    places += [t for t in grammar.kids(token.i, "compound", "nmod", "amod") if t.i < token.i]
    there = [e for t in places if ends.entity_at(t.i) is not None for e in ends.one(grammar, t.i)]
    for owner in grammar.kids(token.i, "poss"):
        for holder in ends.one(grammar, owner.i):
            for place in there:
                found = scene.edge("located-in", holder, place, (owner.i, token.i))
                if found is not None and holder.kind == "organisation":
                    yield found


def _settlement(scene: Scene, token: Token) -> Iterator[Found]:
    """Yield "the Chinese city of Kunming"."""
    grammar, ends = scene.grammar, scene.ends
    names = [t for p, t in grammar.prepositions(token.i) if p == "of" and ends.entity_at(t.i) is not None]
    for child in grammar.kids(token.i, "amod", "poss", "compound", "nmod"):
        for country in ends.one(grammar, child.i) if ends.entity_at(child.i) is not None else []:
            for name in names[:1]:
                found = scene.edge("located-in", ends.one(grammar, name.i)[0], country, (child.i, name.i))
                if found is not None and country.kind in ("state", "place"):
                    yield found


def _national(scene: Scene, token: Token) -> Iterator[Found]:
    """Yield "an Israeli rabbi, X": whose national somebody is, where the noun is no office of that country."""
    noun = scene.tokens[token.head]
    if scene.lemma(noun.i) in scene.schema.nouns or scene.ends.is_name(noun.i):
        return
    country = scene.ends.one(scene.grammar, token.i)
    for holder in holders_of(scene, noun) or after_comma(scene, noun):
        found = scene.edge("national-of", holder, country[0], (token.i, noun.i)) if country else None
        if found is not None:
            yield found


def _bracket(scene: Scene, token: Token) -> Iterator[Found]:
    """Yield party and constituency from "(R-N.Y.)" behind a politician's name."""
    mention = scene.ends.heads[token.i][0]
    text = scene.reading.article.text
    behind = text[mention.span.end : mention.span.end + 40]
    match = _BRACKET.match(behind)
    alone = _PARTY.match(behind)
    if alone is not None and (own := scene.schema.party.get(alone[1])):
        person = scene.ends.one(scene.grammar, token.i)[0]
        member = scene.edge("member-of", person, End(own, None, "organisation"), (token.i,))
        if member is not None:
            yield member
    party = scene.schema.party.get(match[1]) if match else None
    if match is None or party is None:
        return
    person = scene.ends.one(scene.grammar, token.i)[0]
    found = scene.edge("member-of", person, End(party, None, "organisation"), (token.i,))
    if found is not None:
        yield found
    title = (mention.title or "").lower()
    office = scene.schema.short.get(title, title).removeprefix("former ")
    if match[2] and office in scene.schema.nouns:
        start = mention.span.end + match.start(2)
        stage: RelationStage | None = "former" if title.startswith("former") else None
        place = _place_at(scene, start)
        if place is None or place.name in scene.schema.region:
            place = End(scene.schema.region.get(match[2], match[2]), None, "place")
        found = scene.edge("holds-office", person, place, (token.i,), value=office, stage=stage)
        if found is not None:
            yield found


def _place_at(scene: Scene, start: int) -> End | None:
    head = scene.ends.name_at(start)
    if head is None or scene.ends.entity_at(head) is None:
        return None
    return scene.ends.one(scene.grammar, head)[0]
