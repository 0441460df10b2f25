"""What the models of the event step look at: the predicate's words, and how somebody stands to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rashomon.world.events.candidates import Candidate
from rashomon.world.events.lexicons import Lexicons
from rashomon.world.events.patterns import Match
from rashomon.world.events.predicate import Predicate
from rashomon.world.events.tree import Tree

_FAR = 3
_CONDITIONS = frozenset({"unless", "if"})


def coded(tree: Tree, predicate: Predicate, lexicons: Lexicons) -> list[tuple[int, Match]]:
    """Return how the dictionary codes each verb of the chain that it knows, from the top."""
    verbs = lexicons.verbs
    found = ((at, tree.shipped_match(at, verbs)) for at in predicate.chain if tree.verbal(at))
    return [(at, match) for at, match in found if match is not None and match.code.first]


def predicate_features(tree: Tree, predicate: Predicate, lexicons: Lexicons) -> Iterator[str]:
    """Yield the features of a predicate for its type."""
    chain, tokens, kids = predicate.chain, tree.tokens, tree.kids
    for place, at in enumerate(chain):
        verb = tokens[at].lemma
        yield f"lemma={verb}"
        yield f"{'core' if at == predicate.core else 'over'}={verb}"
        if place:
            yield f"pair={tokens[chain[place - 1]].lemma}>{verb}"
        for k in kids[at]:
            token = tokens[k]
            dep = token.dep
            if dep in ("aux", "neg", "auxpass", "prt"):
                yield f"{dep}={token.lemma}"
            elif dep in ("dobj", "attr", "acomp", "nsubjpass", "oprd"):
                yield f"obj={token.lemma}"
                yield f"do={verb}+{token.lemma}"
                for m in kids[k]:
                    if tokens[m].dep in ("amod", "compound"):
                        yield f"of={tokens[m].lemma}"
            elif dep == "prep":
                yield f"prep={token.lemma}"
                for m in kids[k]:
                    if tokens[m].dep == "pobj":
                        yield f"pobj={tokens[m].lemma}"
            elif dep == "nsubj":
                yield f"subj={token.lemma}"
    if any(tokens[k].lemma in ("will", "would", "shall") for at in chain for k in kids[at]):
        yield "future"
    if not _CONDITIONS.isdisjoint(tree.lemmas):
        yield "condition"
    for at, match in coded(tree, predicate, lexicons):
        where = "core" if at == predicate.core else "over"
        yield f"code2={match.code.first[:2]}"
        yield f"{where}:code={match.code.first[:2]}"
        if match.weight:
            yield f"strong={match.code.first[:2]}"


def stands(tree: Tree, predicate: Predicate, i: int) -> str:
    """Return how a word hangs on the predicate, as the labels from the predicate down to it."""
    way: list[str] = []
    at = i
    for _ in range(len(tree)):
        if at in predicate.chain:
            where = "core" if at == predicate.core else "over"
            if len(predicate.chain) == 1:
                where = "only"
            return f"{where}>{'>'.join(reversed(way))}" if way else where
        if at in predicate.reporting:
            return f"report>{'>'.join(reversed(way))}"
        token = tree[at]
        way.append(
            f"{token.dep}_{token.lemma}" if token.dep in ("prep", "agent", "dative") and tree.kids[at] else token.dep
        )
        if tree.heads[at] == at:
            break
        at = tree.heads[at]
    return f"out>{'>'.join(reversed(way))}"


def _steps(way: str) -> list[str]:
    return way.split(">")


def part_features(
    tree: Tree, predicate: Predicate, one: Candidate, others: Sequence[Candidate], actor: Candidate | None, kind: str
) -> Iterator[str]:
    """Yield the features of somebody for the part played in the predicate.

    Args:
        tree: The sentence.
        predicate: What is done.
        one: Who is asked about.
        others: All candidates, in text order.
        actor: Who acts, None while that is what is asked.
        kind: The type of what is done.
    """
    way = stands(tree, predicate, one.head)
    steps = _steps(way)
    yield f"way={way}"
    yield f"way2={'>'.join(steps[:3])}"
    yield f"near={steps[-1]}"
    yield f"near2={'>'.join(steps[-2:])}"
    yield f"deep={min(len(steps), 6)}"
    yield f"from={steps[0]}:{steps[1] if len(steps) > 1 else ''}"
    yield f"kind={kind}:{steps[1] if len(steps) > 1 else ''}:{steps[-1]}"
    yield f"named={one.named}"
    yield f"country={one.country is not None}"
    yield f"role={one.role}"
    yield f"pos={tree[one.head].pos}"
    passive = any(tree[k].dep in ("auxpass", "nsubjpass") for at in predicate.chain for k in tree.kids[at])
    yield f"passive={passive}:{steps[1] if len(steps) > 1 else ''}"
    yield f"before={one.head < predicate.top}"
    if any(tree[w].dep == "conj" for w in (one.head,)):
        yield "second"
    if any(tree[w].dep in ("relcl", "advcl", "acl") for w in _way_up(tree, one.head, predicate)):
        yield "aside"
    if actor is None:
        yield f"speaker={one.head == predicate.speaker}:{predicate.speaker_first}:{_pronoun_subject(tree, predicate)}"
        yield f"order={min(others.index(one), _FAR)}"
        return
    later = [c for c in others if c.head > actor.head and c is not actor]
    yield f"rank={min(later.index(one), _FAR) if one in later else 'before'}"
    yield f"same={one.country is not None and one.country == actor.country}"
    yield f"speaker={one.head == predicate.speaker}:{predicate.speaker_first}"
    yield f"inside={actor.first <= one.head <= actor.last or actor.head in tree.above(one.head)}"


def nobody_features(
    tree: Tree, predicate: Predicate, people: Sequence[Candidate], actor: Candidate | None, kind: str
) -> Iterator[str]:
    """Yield the features of there being nobody who plays the part."""
    yield "nobody"
    yield f"nobody:{kind}"
    if actor is None:
        yield f"nobody:subject={tree.subject(predicate.top) is not None}"
        return
    ways = [_steps(stands(tree, predicate, one.head)) for one in people if one is not actor]
    near = min((len(way) for way in ways if way[0] != "out"), default=0)
    yield f"nobody:near={min(near, _FAR + 2)}"
    yield f"nobody:object={any(way[-1] in ('dobj', 'dative', 'nsubjpass') and len(way) == 2 for way in ways)}"
    together = any(tree.heads[one.head] == actor.head and tree[one.head].dep == "conj" for one in people)
    together = together or len(actor.countries) > 1
    yield f"nobody:together={together}"
    yield f"nobody:together={together}:{kind}"


def _way_up(tree: Tree, i: int, predicate: Predicate) -> list[int]:
    way = [i]
    for at in tree.above(i):
        if at in predicate.chain:
            break
        way.append(at)
    return way


def _pronoun_subject(tree: Tree, predicate: Predicate) -> bool:
    subject = tree.subject(predicate.top)
    return subject is None or tree[subject].pos in ("PRON", "DET")
