"""Who could have a part in what a sentence tells: names, peoples, offices and groups, with country and role."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rashomon.world.events.lexicons import Lexicons
from rashomon.world.events.tree import SUBJECTS, Tree

_INTO_HEAD = ("compound", "amod", "nmod", "poss", "nummod", "quantmod", "advmod", "npadvmod")
_LEFT = (*_INTO_HEAD, "det", "case", "punct", "predet", "prep")
_HOME = ("in", "of", "from", "at", "by", "for", "to")
_NAME_TYPES = ("person", "organisation", "group")
_COUNTRY = 3
_SPOKESMAN = "MED"  # the agents' code for spokesmen
# Where CAMEO keeps codes of its own.
_ISO = {"TMP": "TLS", "PAL": "PSE", "ROM": "ROU", "ZAR": "COD", "KSV": "XKX", "YUG": "SRB", "SCG": "SRB", "UAR": "EGY"}
_FOR_A_STATE = frozenset(("GOV", "MIL", "SPY"))
_STATELESS = frozenset(("IGO", "NGO", "IMG", "MNC", "NGM"))


@dataclass(frozen=True, slots=True)
class Named:
    """A name that was marked in a sentence: token positions, what it is, its entity, ISO alpha-3 of its country."""

    first: int
    last: int
    type: str
    entity: str | None
    country: str | None


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who could act or be acted upon.

    Attributes:
        head: Position of the head word.
        first, last: The phrase.
        countries: ISO alpha-3, "IGO" and the like; several only for "French and Egyptian warships".
        role: PLOVER sector, or None.
        named: True if a name or people is in it, not only a noun.
        entity: Entity id, or None.
        codes: Codes of the dictionaries in the order found, for those who want PETRARCH's own.
    """

    head: int
    first: int
    last: int
    countries: tuple[str, ...]
    role: str | None
    named: bool
    entity: str | None
    codes: tuple[str, ...]

    @property
    def country(self) -> str | None:
        """The first country."""
        return next(iter(self.countries), None)


@dataclass(slots=True)
class _Marked:
    """What the dictionaries and the marks say of each token."""

    names: dict[int, str]
    roles: dict[int, str]
    entities: dict[int, Named]
    unit: dict[int, int]


def candidates(
    tree: Tree, lexicons: Lexicons, named: Sequence[Named] = (), day: str | None = None
) -> tuple[Candidate, ...]:
    """Return all who could have a part, in text order.

    Args:
        tree: The sentence.
        lexicons: Names and nouns that count.
        named: The names marked in it.
        day: ISO date of the report: who held which office then.
    """
    marked = _mark(tree, lexicons, named, day)
    anchors = {marked.unit.get(i, i) for i in (*marked.names, *marked.roles, *marked.entities)}
    groups: dict[int, set[int]] = {}
    for i in sorted(anchors):
        groups.setdefault(_climb(tree, i, anchors, marked.unit), set()).add(i)
    for verb_subject in (k for i in range(len(tree)) if tree.verbal(i) for k in tree.kids[i]):
        token = tree[verb_subject]
        if token.dep in ("nsubj", "nsubjpass", "dobj", "dative") and token.pos == "PROPN":
            groups.setdefault(verb_subject, set())
    found = [_candidate(tree, head, marked, lexicons) for head in sorted(groups)]
    return tuple(c for c in found if c is not None)


def _mark(tree: Tree, lexicons: Lexicons, named: Sequence[Named], day: str | None) -> _Marked:
    words = [t.text for t in tree.tokens]
    marked = _Marked({}, {}, {}, {})
    for hit in lexicons.actors.find(words, day):
        if any(n.type == "place" and n.first <= hit.first and hit.last < n.last for n in named):
            continue  # the "South China Sea" is not China's south
        head = _head_of(tree, hit.first, hit.last)
        if any(tree[i].pos in ("PROPN", "ADJ", "NOUN") for i in range(hit.first, hit.last + 1)):
            marked.names[head] = hit.code
            marked.unit.update(dict.fromkeys(range(hit.first, hit.last + 1), head))
    for one in named:
        head = _head_of(tree, one.first, one.last)
        if one.type in _NAME_TYPES or one.country:
            marked.entities[head] = one
            for i in range(one.first, one.last + 1):
                marked.unit.setdefault(i, head)
    for hit in lexicons.agents.find(words):
        head = _head_of(tree, hit.first, hit.last)
        if hit.first == hit.last and words[head].lower() in lexicons.definite and not _definite(tree, head):
            continue
        if tree[head].pos in ("NOUN", "PROPN", "ADJ") and head not in marked.roles:
            marked.roles[head] = hit.code
    return marked


def _definite(tree: Tree, i: int) -> bool:
    """Tell whether a noun is, or belongs to, a name, or has an article or a possessor: "the assembly"."""
    return tree[i].pos == "PROPN" or any(
        tree[k].dep in ("det", "poss") or (k < i and tree[k].dep in _INTO_HEAD and tree[k].pos == "PROPN")
        for k in tree.kids[i]
    )


def _head_of(tree: Tree, first: int, last: int) -> int:
    """Return the word of a stretch whose head lies outside it, the last such."""
    tops = [i for i in range(first, last + 1) if not first <= tree.heads[i] <= last or tree.heads[i] == i]
    return tops[-1] if tops else last


def _climb(tree: Tree, i: int, anchors: set[int], unit: Mapping[int, int]) -> int:
    """Return the word that heads the actor that `i` belongs to ("Israeli" belongs to "troops", not to "changes")."""
    for _ in range(len(tree)):
        head = tree.heads[i]
        if head == i or not 0 <= head < len(tree) or tree[i].dep not in _INTO_HEAD:
            return i
        head = unit.get(head, head)
        if head not in anchors or head == i:
            return i
        i = head
    return i


def _candidate(tree: Tree, head: int, marked: _Marked, lexicons: Lexicons) -> Candidate | None:
    if tree[head].pos not in ("NOUN", "PROPN", "ADJ", "NUM", "X"):
        return None
    first, last = _edges(tree, head, marked)
    inside = [i for i in range(first, last + 1) if i == head or _below(tree, i, head)]
    codes = [marked.names[i] for i in inside if i in marked.names]
    roles = [marked.roles[i] for i in inside if i in marked.roles]
    entity = next((marked.entities[i] for i in (head, *reversed(inside)) if _is_of(tree, i, head, marked)), None)
    if entity is None:  # "A lawyer for X, William Smith, said"
        entity = next(
            (
                one
                for i in tree.kids[head]
                if tree[i].dep == "appos" and (one := marked.entities.get(i)) is not None and one.type != "place"
            ),
            None,
        )
    countries = countries_of(codes)
    if not countries:
        own = next((marked.entities[i].country for i in inside if i in marked.entities), None)
        countries = (own,) if own else ()
    named = bool(codes) or entity is not None or any(i in marked.entities for i in inside) or tree[head].pos == "PROPN"
    home = _home(tree, head, marked) if not countries else ()
    if home:
        countries = countries_of(home)
        codes = [*codes, *(code for code in home if code not in codes)]
    if not countries and roles and tree[head].pos == "PROPN":
        leader = lexicons.leaders.get(tree[head].text.lower())
        countries = (leader,) if leader else ()
    together = any(tree[i].dep == "conj" for i in inside) or len(home) > 1
    return Candidate(
        head,
        first,
        last,
        countries if together else countries[:1],
        _role(codes, roles, marked.roles.get(head)),
        named,
        entity.entity if entity else None,
        (*codes, *(f"~{r}" for r in roles)),
    )


def _is_of(tree: Tree, i: int, head: int, marked: _Marked) -> bool:
    """Tell whether a name in a phrase is whom it speaks of.

    A people or place that only describes is not ("Chinese firms", "Brooklyn prosecutors").
    """
    one = marked.entities.get(i)
    return one is not None and not _owns(tree, i, head) and (i == head or one.type not in ("group", "place"))


def _below(tree: Tree, i: int, head: int) -> bool:
    return head in tree.above(i)


def _owns(tree: Tree, i: int, head: int) -> bool:
    """Tell whether a word stands in the possessor of a phrase: "X's lawyer" is not X."""
    way = [i, *tree.above(i)]
    return head in way and any(tree[w].dep == "poss" for w in way[: way.index(head)])


def _edges(tree: Tree, head: int, marked: _Marked) -> tuple[int, int]:
    """Return the phrase: the head with what stands before it, and the rest of its own name."""
    first = last = head
    stack = [head]
    while stack:
        for k in tree.kids[stack.pop()]:
            if k < head and tree[k].dep in _LEFT:
                first = min(first, k)
                stack.append(k)
    while last + 1 < len(tree) and marked.unit.get(last + 1) == head:
        last += 1
    while first < head and tree[first].dep in ("det", "punct", "case", "prep"):
        first += 1
    return first, last


def _home(tree: Tree, head: int, marked: _Marked) -> tuple[str, ...]:
    """Return the codes of the countries that somebody is of or in ("students in Turkey and Iran"), nearest first."""
    for i in tree.under(head):
        if i <= head or (i not in marked.names and i not in marked.entities):
            continue
        way = [i, *tree.above(i)]
        way = way[: way.index(head)] if head in way else way
        if all(tree[w].dep not in ("relcl", "appos", "conj") for w in way):
            joined = [k for k in tree.under(i) if k == i or (tree[k].dep == "conj" and tree.heads[k] == i)]
            named = {k: one.country for k, one in marked.entities.items()} | marked.names
            return tuple(code for k in joined if (code := named.get(k)))
    for i in tree.kids[head]:
        if tree[i].dep == "appos":
            inner = next((marked.names[k] for k in tree.under(i) if k in marked.names), None)
            if inner:
                return (inner,)
    return ()


def at_home(one: Candidate, people: Sequence[Candidate], other: Sequence[Candidate]) -> Candidate:
    """Return somebody of no known country with the only state of the sentence, else that of the other side.

    Only for those who have a role in some state ("the judge", "rebels"); of the other side's state only those who do
    not speak for a state.
    """
    if one.countries or one.role is None or one.role in _STATELESS:
        return one
    states = {c for p in people for c in p.countries if c not in _STATELESS}
    if len(states) == 1:
        return dataclasses.replace(one, countries=tuple(states))
    others = {c for p in other for c in p.countries if c not in _STATELESS}
    if len(others) == 1 and one.role not in _FOR_A_STATE:
        return dataclasses.replace(one, countries=tuple(others))
    return one


def explaining(tree: Tree, i: int) -> list[int]:
    """Return the words that say who somebody is, told in plain words: "the judge in the case, Anna Berg, ..."."""
    found = [k for k in tree.kids[i] if tree[k].dep == "appos"]
    if tree[i].pos == "PROPN":
        return found
    for prep in (k for k in tree.kids[i] if tree[k].dep == "prep"):  # "a lawyer for X, Anna Berg", "two of them, ..."
        for inner in (k for k in tree.kids[prep] if tree[prep].lemma == "of" or tree[k].pos == "PROPN"):
            found += [k for k in tree.kids[inner] if tree[k].dep == "appos" and tree[k].pos == "PROPN"]
    if tree[i].dep in SUBJECTS:
        beside = (k for k in tree.kids[tree.heads[i]] if k > i and tree[k].dep == tree[i].dep)
        found += [k for k in beside if tree[k].pos == "PROPN"]
    return found


def countries_of(codes: Sequence[str]) -> tuple[str, ...]:
    """Return the countries of codes, states before bodies, each once."""
    starts = [_ISO.get(code[:_COUNTRY].upper(), code[:_COUNTRY].upper()) for code in codes if len(code) >= _COUNTRY]
    states = [s for s in starts if s not in _STATELESS]
    return tuple(dict.fromkeys(states or starts))


def _role(codes: Sequence[str], roles: Sequence[str], own: str | None) -> str | None:
    """Return the role: of the head word, else of a title or modifier, else of the name's own code.

    Who speaks for somebody has the role of that body ("a State Department spokesman"), none where it is not named.
    """
    if own is not None and own[:_COUNTRY] != _SPOKESMAN:
        return own[:_COUNTRY]
    others = [role for role in roles if role[:_COUNTRY] != _SPOKESMAN]
    if others:
        return others[0][:_COUNTRY]
    return next((code[_COUNTRY : 2 * _COUNTRY] for code in codes if len(code) >= 2 * _COUNTRY), None)
