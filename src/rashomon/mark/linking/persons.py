"""Which person names are one person's: full names, surnames alone, titles, two people of one surname."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from rashomon.mark.linking.naming import plain
from rashomon.mark.linking.refs import Ref, Role
from rashomon.mark.names.lexicon import Gender, gender_of_given_name, same_given_name, titles

_AFFIXES = {"jr", "sr", "ii", "iii", "iv"}
_CALLINGS = {"clergy", "office", "military", "royal"}


@dataclass(slots=True, eq=False)
class Person:
    """A person while the names are being joined."""

    refs: list[Ref] = field(default_factory=list)
    names: Counter[tuple[str, ...]] = field(default_factory=Counter)
    affixes: set[str] = field(default_factory=set)
    callings: set[str] = field(default_factory=set)
    roles: set[Role] = field(default_factory=set)
    gender: Gender = "-"

    def add(self, ref: Ref) -> None:
        """Take one mention by name in."""
        self.refs.append(ref)
        self.names[name_words(ref.text)] += 1
        self.affixes |= affixes(ref.text)
        self.callings |= calling(ref)
        if ref.role:
            self.roles.add(ref.role)
        if self.gender == "-":
            self.gender = gender_of(ref)

    @property
    def full(self) -> tuple[str, ...]:
        """The fullest name, the most frequent of the longest."""
        return min(self.names.items(), key=lambda item: (-min(len(item[0]), 4), -item[1], item[0]))[0]


class Persons:
    """The persons named in full so far, found by any word of their names."""

    def __init__(self) -> None:
        self.found: list[Person] = []
        self._by_word: dict[str, list[Person]] = {}

    def add(self, ref: Ref, person: Person) -> None:
        """Take a full name into `person`, who may be new."""
        if not person.refs:
            self.found.append(person)
        person.add(ref)
        for word in name_words(ref.text):
            holders = self._by_word.setdefault(word, [])
            if person not in holders:
                holders.append(person)

    def with_any(self, words: Sequence[str]) -> list[Person]:
        """Return the persons with any of the words in a name, each once, in order of arrival."""
        return list({id(p): p for word in words for p in self._by_word.get(word, ())}.values())


def name_words(text: str) -> tuple[str, ...]:
    """Return the words of a name as keys, generation affixes left out."""
    words = [word for word in plain(text).split() if word not in _AFFIXES]
    return tuple(words) or (plain(text),)


def affixes(text: str) -> set[str]:
    """Return the generation affixes of a name ("jr")."""
    return set(plain(text).split()) & _AFFIXES


def calling(ref: Ref) -> set[str]:
    """Return what kind of office the title before a name is ("clergy"), as a set of none or one."""
    title = titles().get((ref.mention.title or "").lower())
    return {title.kind} & _CALLINGS if title else set()


def gender_of(ref: Ref) -> Gender:
    """Return the gender that title or given name shows, "-" if none."""
    title = titles().get((ref.mention.title or "").lower())
    if title and title.gender in ("m", "f"):
        return "m" if title.gender == "m" else "f"
    words = ref.text.split()
    return gender_of_given_name(words[0].title()) if len(words) > 1 else "-"


def join_persons(refs: Sequence[Ref]) -> list[Person]:
    """Return the persons named by `refs` (names of type person), in order of first mention.

    Full names are joined over the case first; then a name of one word goes to the full name of the same article
    that holds it, and only if there is none to the only one of the case. Where two fit, none is taken.
    """
    persons = Persons()
    apart = _fathers_and_sons(refs)
    several = [r for r in refs if len(name_words(r.text)) > 1]
    for ref in sorted(several, key=lambda r: (not affixes(r.text), -len(name_words(r.text)), r.number)):
        words = name_words(ref.text)
        known = persons.with_any(words)
        known = [p for p in known if not _another_generation(ref, p, apart)]
        fitting = [p for p in known if any(_same_full_name(words, k) for k in p.names) and not _two_people(ref, p)]
        target = fitting[0] if len(fitting) == 1 else _exact(fitting, words)
        persons.add(ref, target or Person())
    single: dict[str, Person] = {}
    for ref in (r for r in refs if len(name_words(r.text)) == 1):
        word = name_words(ref.text)[0]
        owner = _owner(ref, [p for p in persons.with_any((word,)) if not _another_generation(ref, p, apart)])
        (owner or single.setdefault(word, Person())).add(ref)
    return sorted([*persons.found, *single.values()], key=lambda p: min(r.number for r in p.refs))


def _fathers_and_sons(refs: Sequence[Ref]) -> set[str]:
    """Return the surnames of which somebody without office is "Jr." only after the bearer of an office was named.

    An article that has told of President Ito means another person by "Ken Ito Jr.".
    """
    younger = [r for r in refs if affixes(r.text)]
    found = set()
    for surname in {name_words(r.text)[-1] for r in younger}:
        own = [r for r in younger if name_words(r.text)[-1] == surname]
        elders = [r for r in refs if r.role and not affixes(r.text) and name_words(r.text)[-1] == surname]
        first = {r.article: r.number for r in reversed(own)}
        told = all(any(e.article == a and e.number < n for e in elders) for a, n in first.items())
        if told and not any(r.role or r.mention.title for r in own):
            found.add(surname)
    return found


def _another_generation(ref: Ref, person: Person, apart: set[str]) -> bool:
    return bool(affixes(ref.text)) != bool(person.affixes) and name_words(ref.text)[-1] in apart


def _exact(persons: Sequence[Person], words: tuple[str, ...]) -> Person | None:
    return next((p for p in persons if words in p.names), None)


def _two_people(ref: Ref, person: Person) -> bool:
    """Tell whether affix or calling sets a name apart: father and son, the reverend and the congressman."""
    own = affixes(ref.text)
    if own and person.affixes and own != person.affixes:
        return True
    named = calling(ref)
    return bool(own or person.affixes) and bool(named and person.callings) and not named & person.callings


def _same_full_name(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Tell whether two names of several words are one person's.

    The last words agree and the first agree or one is the other's initial; or all words of the shorter occur in
    the longer in order (a middle name or a second surname left out); or the same words stand in another order.
    """
    if a == b or (len(a) == len(b) and sorted(a) == sorted(b) and len(a) > 1):
        return True
    short, long = sorted((a, b), key=len)
    if short[-1] == long[-1] and (same_given_name(short[0], long[0]) or _initial(short[0], long[0])):
        return not (len(short) == len(long) and len(short) > 2 and short[1][0] != long[1][0])
    if len(short) < len(long) and len(short) > 1:
        remaining = iter(long)
        return all(word in remaining for word in short)
    return False


def _initial(a: str, b: str) -> bool:
    short, long = sorted((a, b), key=len)
    return len(short) == 1 and long.startswith(short)


def _owner(ref: Ref, persons: Sequence[Person]) -> Person | None:
    """Return the one person that a name of one word stands for, or None."""
    word = name_words(ref.text)[0]
    fitting = [p for p in persons if any(_called(ref, word, n) for n in p.names) and _may_be(ref, p)]
    if own := affixes(ref.text):
        fitting = [p for p in fitting if p.affixes == own] or fitting
    here = [p for p in fitting if any(r.article == ref.article for r in p.refs)]
    if ref.role is not None:
        # "President Ito" is whoever bears that office in the case, not the Ito who is named in full nearby.
        bearers = [p for p in fitting if any(r.noun == ref.role.noun for r in p.roles)]
        if bearers:
            return bearers[0] if len(bearers) == 1 else _by_role(ref, [p for p in bearers if p in here])
        here = [p for p in here if not _named_only_later(ref, p)]
        fitting = [p for p in fitting if not _named_only_later(ref, p)]
    for group in (here, fitting):
        by_surname = [p for p in group if any(word == n[-1] for n in p.names)]
        chosen = by_surname if len(by_surname) == 1 else group
        if len(chosen) == 1:
            return chosen[0]
        if group and (titled := _by_role(ref, chosen)):
            return titled
        if group is here and here and ref.role is None:
            called = [p for p in chosen if any(r.article == ref.article and len(r.words) == 1 for r in p.refs)]
            if len(called) == 1 and not _named_in_full_since(ref, called[0], chosen):
                return called[0]  # whom the article has called by the bare surname before
            return _foremost(ref, chosen) or _leading(ref, chosen) or _latest(ref, chosen)
    return None


def _named_in_full_since(ref: Ref, person: Person, persons: Sequence[Person]) -> bool:
    """Tell whether another of the name is named in full after the article last called `person` by name."""
    last = max((r.number for r in person.refs if r.article == ref.article and r.number < ref.number), default=0)
    others = [r for p in persons if p is not person for r in p.refs if r.article == ref.article and len(r.words) > 1]
    return any(last < r.number < ref.number for r in others)


def _called(ref: Ref, word: str, name: tuple[str, ...]) -> bool:
    """Tell whether a word can stand for a name: as the surname, or without any title as the first name."""
    return word == name[-1] or (word == name[0] and ref.mention.title is None)


def _named_only_later(ref: Ref, person: Person) -> bool:
    """Tell whether an article has a titled surname before it ever introduces this person, who has no title at all."""
    firsts = [r.number for r in person.refs if r.article == ref.article and len(r.words) > 1]
    return not person.roles and bool(firsts) and min(firsts) > ref.number


def _may_be(ref: Ref, person: Person) -> bool:
    gender = gender_of(ref)
    return "-" in (gender, person.gender) or gender == person.gender


def _by_role(ref: Ref, persons: Sequence[Person]) -> Person | None:
    if ref.role is None:
        return None
    same = [p for p in persons if any(r.noun == ref.role.noun for r in p.roles)]
    return same[0] if len(same) == 1 else None


def _foremost(ref: Ref, persons: Sequence[Person]) -> Person | None:
    """Return the one whom the article names far more often than the others: a bare surname means the main person."""
    counts = sorted(((sum(r.article == ref.article for r in p.refs), -i) for i, p in enumerate(persons)), reverse=True)
    if counts[0][0] >= 4 and counts[0][0] >= 2 * counts[1][0]:
        return persons[-counts[0][1]]
    return None


def _leading(ref: Ref, persons: Sequence[Person]) -> Person | None:
    """Return the one whom the article names in full first: later the main person alone is called by bare surname.

    Others of the name are told apart by being named in full again and again.
    """
    firsts = [
        (min((r.number for r in p.refs if r.article == ref.article and (len(r.words) > 1 or r.role)), default=None), p)
        for p in persons
    ]
    known = [(number, p) for number, p in firsts if number is not None]
    return min(known, key=lambda item: item[0])[1] if known else None


def _latest(ref: Ref, persons: Sequence[Person]) -> Person | None:
    """Return the one named last before `ref` in its article, if no other was named right around there."""
    before = [(r.number, p) for p in persons for r in p.refs if r.article == ref.article and r.number < ref.number]
    if not before:
        return None
    number, person = max(before, key=lambda item: item[0])
    rival = [n for n, p in before if p is not person and n > number - 4]
    return None if rival else person
