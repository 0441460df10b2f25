"""What somebody named is told to have done that PLOVER has no type for: resignations, votes, papers filed, words given.

A deed has a type of its own no more than a place on the map has a colour: its type stays open. It is told of a verb of
doing, in the past or ahead, with somebody named in it; what is promised, threatened or charged inside another event is
one, too, and so is what somebody said on an occasion that is named ("said in an interview").
"""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Callable, Iterator, Mapping, Sequence

from rashomon.model import EventStatus
from rashomon.world.events.candidates import Candidate, explaining
from rashomon.world.events.coding import Coding, with_others
from rashomon.world.events.features import coded
from rashomon.world.events.lexicons import Lexicons, rows
from rashomon.world.events.ontology import fine_type
from rashomon.world.events.predicate import Predicate, governors, main_predicate
from rashomon.world.events.tree import SUBJECTS, Tree

UNTYPED = ""
SURE = 0.5
HARDLY_GUESSED, HARDLY_SURE, SURE_AHEAD = 0.4, 0.2, 0.6
_ABOUT = ("of", "with", "for")
_GONE_BY = ("VBD", "VBN")
_TOLD_ON = ("in", "at", "during", "on")
_OBJECTS = ("dobj", "dative", "oprd")
_TOWARDS = ("to", "with", "against", "for", "from", "by")
_BETWEEN = ("with", "against")  # of a thing done: "established a partnership with Estonia"
RELATIVES = ("WDT", "WP", "WP$")


@functools.cache
def words_of_deeds(kind: str) -> frozenset[str]:
    """Return the words of a kind in deeds.tsv."""
    return frozenset(word for row in rows("deeds.tsv") if row[0] == kind for word in row[1].split())


def counted_thing(tree: Tree, i: int) -> int:
    """Return what a noun of number counts ("dozens of treaties"), else the word itself."""
    of = tree.kid(i, "prep") if tree[i].lemma in words_of_deeds("number") else None
    thing = tree.kid(of, "pobj") if of is not None and tree[of].lemma == "of" else None
    return i if thing is None else thing


def deeds(
    tree: Tree,
    predicates: Sequence[Predicate],
    coded: Mapping[int, Coding],
    people: Callable[[], tuple[Candidate, ...]],
    referred: Mapping[int, str],
    dated: frozenset[int] = frozenset(),
) -> Iterator[Coding]:
    """Yield the deeds of a sentence that have no type.

    Args:
        tree: The sentence.
        predicates: All its predicates.
        coded: The coded event of each predicate that has a type, by the predicate's place.
        people: Who could have a part.
        referred: Entity ids by the head words of all mentions, pronouns among them.
        dated: The words that tell a day or time.
    """
    parties = _Parties(tree, people, referred, dated)
    for place, predicate in enumerate(predicates):
        own = coded.get(place)
        if own is None:
            yield from _plain(tree, predicate, parties)
        else:
            yield from _ahead(tree, predicate, own)
        yield from _said(tree, predicate, parties)
    for at, token in enumerate(tree.tokens):
        if token.dep == "pcomp" and token.tag == "VBG":
            yield from _charged(tree, at, parties)


class _Parties:
    """Who stands at a word.

    Args:
        tree: The sentence.
        people: Who could have a part.
        referred: Entity ids by the head words of all mentions.
        dated: The words that tell a day or time.
    """

    def __init__(
        self,
        tree: Tree,
        people: Callable[[], tuple[Candidate, ...]],
        referred: Mapping[int, str],
        dated: frozenset[int],
    ) -> None:
        self.tree = tree
        self.referred = referred
        self.dated = dated
        self.people = people

    def at(self, i: int | None) -> Candidate | None:
        """Return who stands at a word, a relative pronoun and a pronoun being looked through."""
        if i is None:
            return None
        if self.tree[i].tag in RELATIVES:
            verb = next((v for v in self.tree.above(i) if self.tree.verbal(v)), None)
            if verb is None or self.tree[verb].dep != "relcl":
                return None
            i = self.tree.heads[verb]
        found = next((one for one in self.people() if one.head == i or one.first <= i <= one.last), None)
        if found is not None and found.named:
            return found
        known = (self.referred.get(at) for at in (i, *explaining(self.tree, i)))
        entity = next((one for one in known if one is not None), None)
        return Candidate(i, i, i, (), found.role if found else None, True, entity, ()) if entity is not None else found

    def subject(self, predicate: Predicate) -> tuple[Candidate | None, bool]:
        """Return who stands in the subject of a predicate, and whether it is passive."""
        tree = self.tree
        for at in (*reversed(predicate.chain), *predicate.chain):
            subject = tree.kid(at, *SUBJECTS)
            if subject is not None:
                return self.at(subject), tree[subject].dep in ("nsubjpass", "csubjpass")
        joined = predicate.top
        while tree[joined].dep == "conj" and tree.heads[joined] != joined:
            joined = tree.heads[joined]
            subject = tree.kid(joined, *SUBJECTS)
            if subject is not None:
                bare = tree[subject].dep == "nsubjpass" and tree[predicate.core].tag == "VBN"
                return self.at(subject), bare or tree.kid(predicate.core, "auxpass") is not None
        return None, tree.kid(predicate.core, "agent") is not None  # "..., followed by the House"

    def is_dated(self, at: int) -> bool:
        """Tell whether a day or time hangs on a verb."""
        tree = self.tree
        return any(next((v for v in tree.above(i) if tree.verbal(v)), None) == at for i in self.dated)

    def others(self, at: int) -> tuple[Candidate, ...]:
        """Return who stands in the objects of a verb or behind its prepositions.

        What is left, and whereto, is nobody; whom somebody tells to leave is.
        """
        tree = self.tree
        if tree[at].lemma in words_of_deeds("leaving"):
            if tree[at].dep != "xcomp":
                return ()
            at = tree.heads[at]
        near = [k for k in tree.kids[at] if tree[k].dep in _OBJECTS]
        near += [
            k
            for prep in tree.kids[at]
            if tree[prep].dep in ("prep", "agent", "dative") and tree[prep].lemma in _TOWARDS
            for k in tree.kids[prep]
            if tree[k].dep == "pobj"
        ]
        near += [
            k
            for thing in tree.kids[at]
            if tree[thing].dep == "dobj"
            for prep in tree.kids[thing]
            if tree[prep].dep == "prep" and tree[prep].lemma in _BETWEEN
            for k in tree.kids[prep]
            if tree[k].dep == "pobj"
        ]
        found = [one for k in near for one in with_others(tree, self.at(k), self.people())]
        return tuple(dict.fromkeys(found))


def _coding(
    predicate: Predicate,
    actors: Sequence[Candidate],
    recipients: Sequence[Candidate],
    status: EventStatus | None = None,
) -> Coding:
    apart = tuple(one for one in recipients if one not in actors)
    return Coding(UNTYPED, UNTYPED, None, (), 0.0, predicate, tuple(actors), apart, status=status)


def _plain(tree: Tree, predicate: Predicate, parties: _Parties) -> Iterator[Coding]:
    core = tree[predicate.core]
    if core.pos != "VERB" or core.lemma in words_of_deeds("state") or core.lemma in words_of_deeds("talk"):
        return
    if not _is_told_as_deed(tree, predicate):
        return
    subject, passive = parties.subject(predicate)
    others = parties.others(predicate.core)
    if passive:
        verbs = [at for at in (predicate.core, predicate.top) if tree[at].lemma not in words_of_deeds("state")]
        agents = [k for at in dict.fromkeys(verbs) for k in tree.kids[at] if tree[k].dep == "agent"]
        doers = [one for a in agents for k in tree.kids[a] if (one := parties.at(k)) is not None]
        others = (*((subject,) if subject else ()), *(one for one in others if one not in doers))
        subject = doers[0] if doers else None
    actors = with_others(tree, subject, parties.people()) if subject is not None else ()
    known = any(one.named or (one.role is not None and parties.is_dated(predicate.core)) for one in actors)
    if known or (passive and any(one.named for one in others[:1])):
        yield _coding(predicate, actors, others)


def _is_told_as_deed(tree: Tree, predicate: Predicate) -> bool:
    """Tell whether a verb is told in the past or as coming, with something that is done, and is not only supposed."""
    top, core = predicate.top, predicate.core
    helpers = [tree[k].lemma for at in predicate.chain for k in tree.kids[at] if tree[k].dep in ("aux", "auxpass")]
    ahead = bool({"will", "shall", "would"} & set(helpers)) or len(predicate.chain) > 1
    past = any(tree[at].tag in _GONE_BY and not is_passive_now(tree, at) for at in (top, core))
    if tree[top].lemma in words_of_deeds("deny"):
        return True
    if tree.kid(core, "auxpass") is not None and tree.kid(core, "neg") is not None and "would" in helpers:
        return False  # "guaranteed that he would not be sent"
    if "would" in helpers and not any(governors().get(tree[at].lemma) == "report" for at in tree.above(top)):
        return False  # "out of concern that it would anger Estonia"
    if any(tree[at].lemma in words_of_deeds("wish") for at in predicate.chain[:-1]):
        return False
    if {"can", "could", "may", "might", "should", "must"} & set(helpers) or not (past or ahead):
        return False
    if any(tree[k].lemma in ("if", "unless", "whether") for k in tree.kids[top] if tree[k].dep == "mark"):
        return False
    if tree.kid(core, "auxpass") is not None and tree.kid(core, "agent") is not None:
        return True  # "expected to be indicted by a jury"
    return any(tree[k].dep in (*_OBJECTS, "prep", "prt", "xcomp", "ccomp", "nsubjpass") for k in tree.kids[core])


def is_passive_now(tree: Tree, verb: int) -> bool:
    """Tell whether a participle tells how things are ("are given too much freedom", "is governed by a party")."""
    helpers = [tree[k] for k in tree.kids[verb] if tree[k].dep in ("aux", "auxpass")]
    return any(one.lemma == "be" and one.tag in ("VBZ", "VBP") for one in helpers)


def is_supposed(tree: Tree, coding: Coding) -> bool:
    """Tell whether what is coded is hardly a happening: thought possible, or how things are, and of no sure type."""
    if coding.code is not None or coding.confidence >= SURE:
        return False
    helpers = {tree[k].lemma for k in tree.kids[coding.predicate.top] if tree[k].dep == "aux"}
    core = tree[coding.predicate.core]
    state = core.lemma in words_of_deeds("state") or core.pos not in ("VERB", "AUX")
    return state or bool(helpers & {"can", "could", "may", "might"})


def is_guessed(tree: Tree, coding: Coding, lexicons: Lexicons) -> bool:
    """Tell whether a type rests on a weak guess: hardly one at all, or no verb pattern codes anything like it.

    Who leaves is no longer there: that is no visit, whatever the guess. To make somebody leave may be of another type.
    """
    if coding.code is not None:
        return False
    alone = len(coding.predicate.chain) == 1 or coding.type == "CONSULT"
    leaves = alone and tree[coding.predicate.core].lemma in words_of_deeds("leaving")
    if leaves or coding.confidence < HARDLY_SURE:
        return True
    agrees = coding.type == "AGREE" and tree[coding.predicate.top].lemma in words_of_deeds("promise")
    known = coded(tree, coding.predicate, lexicons)
    ahead = any(tree[k].lemma == "will" for k in tree.kids[coding.predicate.top])
    if not known and ahead and coding.type == "AGREE" and coding.confidence < SURE_AHEAD:
        return True  # "will" alone is no promise
    if coding.confidence >= HARDLY_GUESSED or agrees:
        return False
    return not any(fine_type(match.code.first) == coding.fine for _, match in known)


def without_type(tree: Tree, guessed: Sequence[Coding], found: Sequence[Coding]) -> Iterator[Coding]:
    """Yield the guessed events that are told as done, without their type, but for those already found as deeds.

    Who is only named in what the subject is about or where it is does not act ("a rite at the tomb of X preceded").
    """
    known = {one.predicate.core for one in found}
    for one in guessed:
        actors = tuple(actor for actor in one.actors if not _is_aside(tree, actor.head, one.predicate))
        if tree[one.predicate.core].lemma in words_of_deeds("state"):
            continue
        if one.predicate.core not in known and (actors or one.recipients) and _is_told_as_deed(tree, one.predicate):
            bare = dataclasses.replace(one, fine=UNTYPED, type=UNTYPED, mode=None, context=(), confidence=0.0)
            yield dataclasses.replace(bare, actors=actors)


def _is_aside(tree: Tree, i: int, predicate: Predicate) -> bool:
    """Tell whether a word hangs by a preposition in the active subject of a predicate."""
    way = [i, *tree.above(i)]
    below = next((n for n, at in enumerate(way) if at in predicate.chain), 0)
    return below > 0 and tree[way[below - 1]].dep == "nsubj" and any(tree[at].dep == "prep" for at in way[:below])


def _ahead(tree: Tree, predicate: Predicate, own: Coding) -> Iterator[Coding]:
    """Yield what a promise or threat speaks of, which lies ahead while the promise itself was made.

    What is agreed on or offered is told by the agreement or offer.
    """
    chain = predicate.chain
    if len(chain) > 1 and tree[chain[0]].lemma in words_of_deeds("vow") and tree[chain[-1]].pos == "VERB":
        inner = Predicate(chain[1:], predicate.speaker, predicate.speaker_first, ())
        if own.actors:
            yield _coding(inner, own.actors, own.recipients, "planned")


def _said(tree: Tree, predicate: Predicate, parties: _Parties) -> Iterator[Coding]:
    """Yield what somebody named said on an occasion ("said in an interview") or made known on a day ("confirmed")."""
    for at in predicate.reporting or predicate.chain[:1]:
        if governors().get(tree[at].lemma) != "report" and tree[at].lemma not in words_of_deeds("talk"):
            continue
        made_known = parties.is_dated(at) and tree[at].lemma not in words_of_deeds("talk")
        if not made_known and occasion_of(tree, at) is None and not _to_those_of_a_day(tree, at, parties):
            continue  # that somebody only spoke on some day is what a statement tells, no incident
        speaker = parties.at(tree.subject(at))
        if speaker is not None and speaker.named and tree[at].tag in ("VBD", "VBN", "VBZ", "VBP"):
            made = _coding(Predicate((at,), None, False, ()), (speaker,), parties.others(at), "happened")
            yield dataclasses.replace(made, said=True)
            return


def occasion_of(tree: Tree, at: int) -> str | None:
    """Return the noun of the occasion or form in which something is said ("wrote in a letter"), None without one."""
    for prep in tree.kids[at]:
        if tree[prep].dep == "prep" and tree[prep].lemma in _TOLD_ON:
            named = (k for k in tree.kids[prep] if tree[k].dep == "pobj")
            noun = next((tree[k].lemma for k in named if tree[k].lemma in words_of_deeds("occasion")), None)
            if noun is not None:
                return noun
    return None


def _to_those_of_a_day(tree: Tree, at: int, parties: _Parties) -> bool:
    """Tell whether something is said to those whom a day gathered ("said to the group gathered in March 2008")."""
    heard = [k for prep in tree.kids[at] if tree[prep].dep in ("prep", "dative") for k in tree.kids[prep]]
    return any(tree[verb].dep == "acl" and parties.is_dated(verb) for k in heard for verb in tree.kids[k])


def _charged(tree: Tree, at: int, parties: _Parties) -> Iterator[Coding]:
    """Yield what somebody is charged with ("was accused of lying"): alleged, and done by whom the charge is against."""
    prep = tree.heads[at]
    if tree[prep].lemma not in _ABOUT:
        return
    verb = next((i for i in tree.above(prep) if tree.verbal(i)), None)
    doubted = any(tree[k].lemma == "allegedly" for k in tree.kids[at])
    if verb is None or not (doubted or tree[verb].lemma in words_of_deeds("charge")):
        return
    against = tree.kid(verb, "dobj") if tree.kid(verb, "nsubjpass") is None else tree.kid(verb, "nsubjpass")
    doer = parties.at(against)
    for over in (verb, *tree.above(verb)) if doer is None else ():
        doer = doer or parties.at(tree.kid(over, "nsubjpass", "nsubj"))
    if doer is not None:
        chain = main_predicate(tree, at).chain
        yield _coding(Predicate(chain, None, False, ()), (doer,), parties.others(chain[-1]), "alleged")
