"""Make entailment pairs from invented little worlds, where the label follows from the facts and not from the words.

Usage: python training/worlds.py OUT.jsonl [--passages 2500] [--seed 13]

A passage tells two or three facts of one world (a count, a change, a part of a whole, who said what, how far a plan
has got, who did it to whom, who took part, which time it was, when). Every claim form is used under every label: it is
true or false of the facts told, or it is of a fact that the passage leaves out. All names are invented.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter
from collections.abc import Callable
from pathlib import Path

SMALL = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
ORDINALS = ["first", "second", "third", "fourth", "fifth", "sixth"]
DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
GIVEN = [
    "Dora",
    "Marek",
    "Ines",
    "Tomas",
    "Leila",
    "Henrik",
    "Amara",
    "Yusuf",
    "Petra",
    "Oleg",
    "Nadia",
    "Victor",
    "Rosa",
    "Kenji",
    "Farah",
    "Liam",
    "Zeynep",
    "Paulo",
    "Mina",
    "Ivan",
    "Aisha",
    "Bruno",
    "Elsa",
    "Rafael",
]
FAMILY = [
    "Lindqvist",
    "Okafor",
    "Varga",
    "Moreno",
    "Haddad",
    "Sorensen",
    "Petrov",
    "Tanaka",
    "Adeyemi",
    "Kovac",
    "Delgado",
    "Mbeki",
    "Rahman",
    "Novak",
    "Silva",
    "Ferrari",
    "Olsen",
    "Castro",
    "Banda",
    "Weiss",
    "Dumont",
    "Halloran",
]
PLACES = [
    "Harrowgate",
    "Vesteros",
    "Karelin",
    "Porto_Sul",
    "Tamoule",
    "Ridley",
    "Ostrava_Bay",
    "Lamora",
    "Kestrel_Point",
    "Zarhan",
    "Belmora",
    "Torgai",
    "Ashfield",
    "Noringa",
    "Sundara",
    "Maribel",
    "Corvane",
    "Dalmera",
]
ORGS = [
    "Orbix",
    "Valbetta",
    "Corden",
    "Merlio",
    "Kitahama",
    "Brightwell",
    "Halden_Steel",
    "Nordkraft",
    "Talvar",
    "Railoux",
    "Vantis",
    "Jorol",
    "Polarjet",
    "Dunapet",
    "Solvena",
    "Greyfin",
]
ROLES = ["spokeswoman", "spokesman", "director", "lawyer", "adviser", "deputy", "chairwoman", "founder"]
Pair = tuple[str, int, str]  # claim, label 0 entails or 1 contradicts, kind
Fact = tuple[str, list[Pair]]


class World:
    """Names and a source of chance for one passage."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng
        given, family = rng.sample(GIVEN, 4), rng.sample(FAMILY, 4)
        self.people = [f"{g} {f}" for g, f in zip(given, family, strict=True)]
        self.family = family
        self.place, self.elsewhere = (p.replace("_", " ") for p in rng.sample(PLACES, 2))
        self.org, self.rival, self.third = (o.replace("_", " ") for o in rng.sample(ORGS, 3))
        self.role = rng.choice(ROLES)

    def pick(self, *options: str) -> str:
        """One of the options."""
        return self.rng.choice(options)


def word(n: int, rng: random.Random) -> str:
    """A number in figures or words."""
    if n < len(SMALL) and rng.random() < 0.7:
        return SMALL[n]
    return f"{n:,}"


def quantity(n: int, truly: bool, rng: random.Random) -> str:
    """A phrase for a number, true of n or not."""
    low, high = max(1, int(n * rng.choice([0.4, 0.6, 0.8]))), int(n * rng.choice([1.3, 1.6, 2.2])) + 1
    forms_low = ["more than {}", "at least {}", "over {}", "no fewer than {}", "not fewer than {}", "upwards of {}"]
    forms_high = ["fewer than {}", "at most {}", "not more than {}", "no more than {}", "under {}", "less than {}"]
    if truly:
        bound = [f.format(word(low, rng)) for f in forms_low if low < n] + [
            f.format(word(high, rng)) for f in forms_high
        ]
        exact = [
            word(n, rng),
            word(n, rng),
            f"exactly {word(n, rng)}",
            f"between {word(max(1, n - n // 4 - 1), rng)} and {word(n + n // 4 + 1, rng)}",
        ]
        if 24 <= n < 100:
            exact.append("dozens of")
        if 200 <= n < 1000:
            exact.append("hundreds of")
    else:
        bound = [f.format(word(high, rng)) for f in forms_low] + [
            f.format(word(low, rng)) for f in forms_high if low < n
        ]
        other = rng.choice([high, low if low < n else high, n + 1 if n < 12 else high, n * 10])
        exact = [
            word(other, rng),
            word(other, rng),
            f"exactly {word(other, rng)}",
            f"between {word(high, rng)} and {word(high * 2, rng)}",
        ]
        if n >= 200:
            exact.append("a handful of")
        if n < 12:
            exact.append("dozens of")
    return rng.choice(bound if rng.random() < 0.5 else exact)


def count(w: World) -> Fact:
    """Something was counted."""
    n = w.rng.choice([w.rng.randint(3, 12), w.rng.randint(13, 99), w.rng.randint(100, 2000)])
    frames = w.rng.choice(
        [
            (
                [
                    "{n} people were hurt in {p}",
                    "in {p}, {n} people suffered injuries",
                    "the number of people hurt in {p} came to {n}",
                ],
                [
                    "{n} people were injured in {p}",
                    "{n} people got hurt in {p}",
                    "there were {n} injured people in {p}",
                ],
            ),
            (
                ["{o} will close {n} shops", "{n} shops of {o} are to close"],
                ["{o} is to shut {n} shops", "{n} of {o}'s shops will be closed", "{n} shops are to be closed by {o}"],
            ),
            (
                ["police in {p} arrested {n} protesters", "{n} protesters were taken into custody in {p}"],
                [
                    "{n} demonstrators were detained by police in {p}",
                    "police held {n} protesters in {p}",
                    "in {p} there were {n} arrests",
                ],
            ),
            (
                ["{o} signed {n} contracts in {p}", "{n} contracts were signed by {o} in {p}"],
                ["{n} contracts were signed in {p}", "{o} concluded {n} contracts", "{p} saw {o} sign {n} contracts"],
            ),
            (
                ["{n} families had to leave their homes in {p}", "in {p}, {n} families were told to leave their homes"],
                [
                    "{n} families were driven from their homes in {p}",
                    "{n} families could not stay in their homes in {p}",
                ],
            ),
        ]
    )
    slots = {"p": w.place, "o": w.org}
    told = w.rng.choice(frames[0]).format(n=word(n, w.rng), **slots)
    claims = []
    for frame in frames[1]:
        for label in (0, 1):
            claims.append((frame.format(n=quantity(n, label == 0, w.rng), **slots), label, "number"))
    return told, claims


def change(w: World) -> Fact:
    """A figure rose or fell."""
    before = w.rng.randint(20, 900)
    after = w.rng.choice([int(before * f) for f in (0.4, 0.6, 0.8, 0.9, 1.1, 1.3, 1.7, 2.0, 3.0)])
    if after == before:
        after += 2
    up = after > before
    what, unit = w.rng.choice(
        [
            ("profit", "million euros"),
            ("output", "tonnes a day"),
            ("the number of patients", ""),
            ("revenue", "million dollars"),
            ("the price of a ticket", "crowns"),
            ("its workforce", "people"),
        ]
    )
    what = what if what.startswith(("the", "its")) else f"its {what}"
    what = f"at {w.org}, {what}"
    a, b = f"{before} {unit}".strip(), f"{after} {unit}".strip()
    verb = w.pick(
        *(("rose", "climbed", "increased", "went up") if up else ("fell", "dropped", "declined", "went down"))
    )
    told = w.pick(
        f"{what} {verb} to {b} from {a}", f"{what} {verb} from {a} to {b}", f"{what} stood at {b}, against {a} before"
    )
    size = abs(after - before)
    share = size / before
    truths = [
        f"{what} {'increased' if up else 'decreased'}",
        f"{what} is {'higher' if up else 'lower'} than before",
        f"{what} changed by {size}",
        f"{what} had been {a}",
        f"{what} now stands at {b}",
        f"{what} {'grew' if up else 'shrank'} by {'more' if share > 0.25 else 'less'} than a quarter",
        f"{what} did not {'fall' if up else 'rise'}",
    ]
    lies = [
        f"{what} {'decreased' if up else 'increased'}",
        f"{what} is {'lower' if up else 'higher'} than before",
        f"{what} changed by {size * 2 + 1}",
        f"{what} had been {b}",
        f"{what} now stands at {a}",
        f"{what} {'grew' if up else 'shrank'} by {'less' if share > 0.25 else 'more'} than a quarter",
        f"{what} did not {'rise' if up else 'fall'}",
        f"{what} remained unchanged",
    ]
    if share >= 1:
        truths.append(f"{what} at least doubled")
    else:
        lies.append(f"{what} more than doubled")
    return told, [(t, 0, "extent") for t in truths] + [(t, 1, "extent") for t in lies]


def part(w: World) -> Fact:
    """Some of a whole."""
    whole = w.rng.randint(5, 60)
    some = w.rng.choice([0, 1, whole, whole - 1, w.rng.randint(1, whole - 1), w.rng.randint(1, whole - 1)])
    group, did, base = w.rng.choice(
        [
            ("members of the council", "voted for the plan", "vote for the plan"),
            ("workers", "accepted the offer", "accept the offer"),
            ("ships", "left the port", "leave the port"),
            ("villages", "were flooded", "suffer flooding"),
            ("countries", "sent a delegation", "send a delegation"),
            ("patients", "recovered", "recover"),
            ("prisoners", "were released", "regain their freedom"),
        ]
    )
    group = f"{group} in {w.place}"
    if some == 0:
        told = w.pick(f"none of the {whole} {group} {did}", f"not one of the {whole} {group} {did}")
    elif some == whole:
        told = w.pick(f"all {whole} {group} {did}", f"every one of the {whole} {group} {did}")
    else:
        told = w.pick(
            f"{word(some, w.rng)} of the {whole} {group} {did}",
            f"of {whole} {group}, {word(some, w.rng)} {did}",
            f"{word(some, w.rng)} {group} {did}, {word(whole - some, w.rng)} did not",
        )
    tests: list[tuple[str, bool]] = [
        (f"all the {group} {did}", some == whole),
        (f"most of the {group} {did}", some > whole / 2),
        (f"none of the {group} {did}", some == 0),
        (f"at least one of the {group} did {base}", some > 0),
        (f"some of the {group} did not {base}", some < whole),
        (f"fewer than half of the {group} {did}", some < whole / 2),
        (f"more than half of the {group} {did}", some > whole / 2),
        (f"not all of the {group} {did}", some < whole),
        (f"a minority of the {group} {did}", 0 < some < whole / 2),
        (f"only a few of the {group} failed to {base}", 0 < whole - some <= whole / 6),
        (f"nearly all the {group} {did}", whole * 0.85 <= some < whole),
        (f"the {group} without exception {did}", some == whole),
        (f"hardly any of the {group} {did}", some <= whole / 10),
    ]
    return told, [(claim, 0 if truth else 1, "extent") for claim, truth in tests]


THINGS = (
    ("the bridge in {p} was unsafe", "the bridge in {p} was not safe"),
    ("the talks with {o} had failed", "the negotiations with {o} had come to nothing"),
    ("the strike would go on", "the strike would continue"),
    ("taxes would have to rise", "higher taxes were unavoidable"),
    ("the attack in {p} had been planned for months", "the attack in {p} was long prepared"),
    ("{o} had broken its promise", "{o} had not kept its word"),
    ("the figures were wrong", "the figures were not correct"),
    ("nobody in {p} had been warned", "no one in {p} had received a warning"),
    ("the vaccine was safe", "the vaccine posed no danger"),
    ("the plant in {p} would reopen", "the plant in {p} would start work again"),
    ("the money had been spent well", "the money had not been wasted"),
    ("more police were needed in {p}", "{p} needed more police"),
)


def speech(w: World) -> Fact:
    """Two speakers, two contents."""
    (one, one_again), (two, two_again), (other, _) = (
        (a.format(p=w.place, o=w.org), b.format(p=w.place, o=w.org)) for a, b in w.rng.sample(THINGS, 3)
    )
    a, b = w.people[0], w.people[1]
    title = w.pick(f"{w.org}'s {w.role} {a}", f"{a}, a {w.role} of {w.org},", f"{a}")
    told = w.pick(
        f"{title} said that {one}, while {b} told reporters that {two}",
        f"{title} claimed that {one}; {b} said that {two}",
        f"according to {a}, {one}, but {b} insisted that {two}",
        f"{b} said that {two}. {title} stated that {one}",
    )

    def say(who: str, what: str) -> str:
        return w.pick(
            f"{who} said that {what}",
            f"according to {who}, {what}",
            f"{what}, {who} stated",
            f"in the view of {who}, {what}",
            f"it was {who} who said that {what}",
        )

    claims = [
        (say(a, one), 0, "attribution"),
        (say(a, one_again), 0, "attribution"),
        (say(b, two_again), 0, "attribution"),
        (say(w.family[1], two), 0, "attribution"),
        (say(b, one), 1, "attribution"),
        (say(a, two), 1, "attribution"),
        (say(b, one_again), 1, "attribution"),
        (say(a, two_again), 1, "attribution"),
        (f"{a} denied that {one}", 1, "attribution"),
        (f"{b} did not say that {two}", 1, "negation"),
        (f"{a} said the opposite: it was not true that {one}", 1, "negation"),
        (f"{b}, not {a}, said that {two_again}", 0, "attribution"),
        (f"{b}, not {a}, said that {one_again}", 1, "attribution"),
        (say(a, other), 2, "neighbour"),
        (say(b, other), 2, "neighbour"),
        (say(w.people[2], other), 2, "neighbour"),
        (other, 2, "inference"),
    ]
    return told, claims


PLANS = (  # infinitive, past, participle (passive subject), noun phrase
    ("sell its plant in {p}", "sold its plant in {p}", "the plant in {p}", "sold", "the sale of the plant in {p}"),
    (
        "open an office in {p}",
        "opened an office in {p}",
        "an office in {p}",
        "opened",
        "the opening of an office in {p}",
    ),
    ("recall the {n} buses", "recalled the {n} buses", "the {n} buses", "recalled", "the recall of the {n} buses"),
    (
        "dismiss {n} employees",
        "dismissed {n} employees",
        "{n} employees",
        "dismissed",
        "the dismissal of {n} employees",
    ),
    ("build a dam near {p}", "built a dam near {p}", "a dam near {p}", "built", "the building of a dam near {p}"),
    ("buy its rival {r}", "bought its rival {r}", "{r}", "bought", "the purchase of {r}"),
    ("pay the fine", "paid the fine", "the fine", "paid", "the payment of the fine"),
    ("publish the report", "published the report", "the report", "published", "the publication of the report"),
    ("raise wages in {p}", "raised wages in {p}", "wages in {p}", "raised", "the rise in wages in {p}"),
)


def status(w: World) -> Fact:
    """How far a plan has got: done, planned, undecided, dropped, put off, or only alleged."""
    slots = {"p": w.place, "r": w.rival, "n": w.rng.randint(20, 400)}
    base, past, thing, done, noun = (text.format(**slots) for text in w.rng.choice(PLANS))
    o = w.org
    be = "were" if thing.startswith(("wages", str(slots["n"]), f"the {slots['n']}")) else "was"
    told = {
        "done": [f"{o} {past}", f"{o} has {done} {thing}", f"{thing} {be} {done} by {o}", f"{o} managed to {base}"],
        "planned": [
            f"{o} will {base}",
            f"{o} plans to {base}",
            f"{o} is to {base} next month",
            f"{o} has decided to {base}",
            f"{o} announced that it would {base}",
        ],
        "open": [
            f"{o} may {base}",
            f"{o} is considering whether to {base}",
            f"{o} has not decided whether to {base}",
            f"{o} could {base}",
        ],
        "dropped": [
            f"{o} will not {base}",
            f"{o} gave up its plan to {base}",
            f"{o} refused to {base}",
            f"{o} decided against {noun}",
        ],
        "failed": [f"{o} tried in vain to {base}", f"{o} failed to {base}", f"{o} wanted to {base} but could not"],
        "late": [
            f"{o} put off {noun} until next year",
            f"{noun} was postponed by {o}",
            f"{o} has yet to {base}, which it had promised for this year",
        ],
        "alleged": [
            f"{w.rival} alleges that {o} {past}",
            f"it is rumoured that {o} {past}",
            f"critics claim that {o} {past}, which it denies",
        ],
    }
    claimed = {
        "done": [
            f"{o} has {done} {thing}",
            f"{o} {past}",
            f"{thing} {be} {done} by {o}",
            f"{noun} has taken place",
            f"{o} did {base}",
            f"{o} has already {done} {thing}",
        ],
        "planned": [f"{o} intends to {base}", f"{o} is going to {base}", f"{noun} is planned", f"{o} wants to {base}"],
        "open": [f"{o} has not yet decided whether to {base}", f"whether {o} will {base} is open"],
        "dropped": [
            f"{o} is not going to {base}",
            f"there will be no such thing as {noun}",
            f"{o} has decided not to {base}",
        ],
        "not done": [f"{o} has not {done} {thing}", f"{o} has yet to {base}", f"{noun} has not taken place"],
        "late": [f"{noun} has been delayed", f"{o} will {base} later than planned"],
        "alleged": [f"{o} is said by others to have {done} {thing}", f"there are claims that {o} {past}"],
    }
    # Labels of a told state (row) against a claimed one; what is not listed is left out as unclear.
    labels = {
        "done": {"done": 0, "planned": 1, "open": 1, "dropped": 1, "not done": 1, "late": 1},
        "planned": {"done": 1, "planned": 0, "open": 1, "dropped": 1, "not done": 0},
        "open": {"done": 1, "open": 0, "dropped": 1, "not done": 0},
        "dropped": {"done": 1, "planned": 1, "open": 1, "dropped": 0, "not done": 0},
        "failed": {"done": 1, "not done": 0, "open": 1},
        "late": {"done": 1, "late": 0, "not done": 0, "dropped": 1},
        "alleged": {"alleged": 0, "done": 2, "not done": 2, "planned": 2},
    }
    state = w.rng.choice(list(told))
    claims = [
        (text, label, "factuality")
        for kind, label in labels[state].items()
        for text in w.rng.sample(claimed[kind], min(2, len(claimed[kind])))
    ]
    return w.rng.choice(told[state]), claims


DEEDS = (
    (
        "{a} beat {b} in {p}",
        ["{b} was beaten by {a}", "{a} won against {b}", "{b} lost to {a} in {p}", "{a} got the better of {b}"],
        "person",
    ),
    ("{a} sued {b} in {p}", ["{b} was sued by {a}", "{a} took {b} to court", "{a} brought a suit against {b}"], "org"),
    (
        "{a} bought a harbour in {p} from {b}",
        [
            "{b} sold a harbour to {a}",
            "{a} acquired a harbour from {b}",
            "a harbour that had belonged to {b} went to {a}",
        ],
        "org",
    ),
    (
        "{a} succeeded {b} as head of {o}",
        [
            "{b} was succeeded by {a}",
            "{a} took over from {b}",
            "{b} was head of {o} before {a}",
            "{a} followed {b} at the top of {o}",
        ],
        "person",
    ),
    (
        "{a} accused {b} of fraud",
        [
            "{b} was accused of fraud by {a}",
            "{a} blamed {b} for fraud",
            "an accusation of fraud was made against {b} by {a}",
        ],
        "both",
    ),
    (
        "{a} invited {b} to {p}",
        ["{b} was invited to {p} by {a}", "{b} received an invitation from {a}", "{a} asked {b} to come to {p}"],
        "person",
    ),
    (
        "{a} lent {b} 40 million euros",
        ["{b} borrowed 40 million euros from {a}", "{b} owes {a} money", "{a} gave {b} a loan"],
        "org",
    ),
    (
        "{a} criticised {b} sharply",
        ["{b} was criticised by {a}", "{a} found fault with {b}", "{b} came under fire from {a}"],
        "both",
    ),
    ("{a} is owed an apology by {b}", ["{b} owes an apology to {a}", "{a} has an apology to come from {b}"], "person"),
)


def deed(w: World) -> Fact:
    """Who did it to whom."""
    frame, again, kind = w.rng.choice(DEEDS)
    a, b = (
        (w.people[2], w.people[3])
        if kind == "person" or (kind == "both" and w.rng.random() < 0.5)
        else (w.org, w.rival)
    )
    slots = {"p": w.place, "o": w.third}
    claims: list[Pair] = []
    for text in [frame, *again]:
        claims.append((text.format(a=a, b=b, **slots), 0, "role"))
        claims.append((text.format(a=b, b=a, **slots), 1, "role"))
    other = w.people[0] if a in w.people else w.third
    claims.append((w.rng.choice(again).format(a=other, b=b, **slots), 1, "person" if a in w.people else "organisation"))
    told = w.rng.choice([frame, frame, *again]).format(a=a, b=b, **slots)
    return told, claims


def attendance(w: World) -> Fact:
    """Who did and who did not."""
    did, base = w.rng.choice(
        [
            ("attended the meeting in {p}", "attend the meeting in {p}"),
            ("signed the letter", "sign the letter"),
            ("voted in favour", "vote in favour"),
            ("took the oath", "take the oath"),
            ("spoke at the funeral", "speak at the funeral"),
        ]
    )
    did, base = did.format(p=w.place), base.format(p=w.place)
    a, b = w.people[0], w.people[1]
    told = w.pick(
        f"{a} {did}, but {b} did not",
        f"{b} did not {base}; {a} did",
        f"unlike {b}, {a} {did}",
        f"{a} {did}. {b} refused to {base}",
        f"{b} was not among those who {did}, though {a} was",
    )
    claims = [
        (f"{a} {did}", 0),
        (f"{b} did not {base}", 0),
        (f"{b} {did}", 1),
        (f"{a} did not {base}", 1),
        (f"both {a} and {b} {did}", 1),
        (f"neither {a} nor {b} {did}", 1),
        (f"{a} failed to {base}", 1),
        (f"{b} did {base}", 1),
        (f"it was {b}, not {a}, who {did}", 1),
        (f"it was {a}, not {b}, who {did}", 0),
        (f"{b} never {did}", 0),
        (f"{a} {did} without {b}", 0),
        (f"only {a} of the two {did}", 0),
        (f"{b} stayed away while {a} {did}", 0),
        (f"no one but {b} {did}", 1),
    ]
    return told, [(text, label, "negation") for text, label in claims]


def order(w: World) -> Fact:
    """Which time it was."""
    k = w.rng.randint(0, 4)
    event = w.pick(
        f"visit to {w.place}",
        f"strike at {w.org}",
        "term in office",
        f"flood in {w.place}",
        f"meeting with {w.people[0]}",
        "world title",
        f"outage at {w.org} this year",
    )
    told = w.pick(
        f"it was the {ORDINALS[k]} {event}",
        f"the {event} was the {ORDINALS[k]} one",
        f"this was the {ORDINALS[k]} {event} so far",
    )
    tests = [
        (f"there had been no {event} before", k == 0),
        (f"it was the {ORDINALS[k]} {event}", True),
        (f"it was the {ORDINALS[(k + 1) % 6]} {event}", False),
        (f"there had already been at least one {event}", k > 0),
        (f"it was not the first {event}", k > 0),
        (f"there had been {SMALL[k] if k else 'no'} earlier ones before this {event}", True),
        (f"this {event} had a precedent", k > 0),
        (f"never before had there been a {event}", k == 0),
    ]
    return told, [(text, 0 if truth else 1, "extent") for text, truth in tests]


def when(w: World) -> Fact:
    """A day, and what lies before and after."""
    day, month = w.rng.randint(2, 27), w.rng.randrange(12)
    year = w.rng.randint(2004, 2024)
    event, again = w.rng.choice(
        [
            (f"the court in {w.place} met", f"the court session in {w.place} took place"),
            (f"{w.org} opened its plant", f"the plant of {w.org} was opened"),
            (f"{w.people[0]} resigned", f"{w.people[0]} stepped down"),
            (f"the tunnel near {w.place} collapsed", f"the collapse of the tunnel near {w.place} happened"),
        ]
    )
    date = w.pick(f"{day} {MONTHS[month]} {year}", f"{MONTHS[month]} {day}, {year}")
    told = w.pick(f"{event} on {date}", f"on {date}, {event}")
    other = MONTHS[(month + w.rng.randint(2, 10)) % 12]
    third = "early in" if day <= 10 else "in the middle of" if day <= 20 else "towards the end of"
    wrong = "towards the end of" if day <= 10 else "early in"
    truths = [
        f"in {MONTHS[month]} {year}",
        f"in {year}",
        f"{third} {MONTHS[month]}",
        f"before {year + 1}",
        f"after {year - 1}",
        f"{'in the first half' if month < 6 else 'in the second half'} of {year}",
        f"in {MONTHS[month]}, not in {other}",
        f"later than {MONTHS[month]} {day - 1}, {year}",
    ]
    lies = [
        f"in {other} {year}",
        f"in {year + w.rng.choice([-2, -1, 1, 2])}",
        f"{wrong} {MONTHS[month]}",
        f"before {year - 1}",
        f"after {year + 1}",
        f"{'in the second half' if month < 6 else 'in the first half'} of {year}",
        f"in {other}, not in {MONTHS[month]}",
        f"earlier than {MONTHS[month]} {day - 1}, {year}",
    ]
    verb = w.rng.choice([event, again])
    return told, [(f"{verb} {text}", 0, "date") for text in truths] + [(f"{verb} {text}", 1, "date") for text in lies]


FACTS: tuple[Callable[[World], Fact], ...] = (count, change, part, speech, status, deed, attendance, order, when)
WEIGHTS = (3, 2, 3, 4, 4, 2, 2, 1, 2)


def sentence(text: str) -> str:
    """The text with a capital and a full stop."""
    text = text[:1].upper() + text[1:]
    return text if text.endswith(".") else text + "."


def passage(rng: random.Random) -> list[dict[str, object]]:
    """One passage with its claims, as many of one label as of another."""
    w = World(rng)
    kinds: list[Callable[[World], Fact]] = []
    while len(kinds) < 4:
        kind = rng.choices(FACTS, WEIGHTS)[0]
        if kind not in kinds:
            kinds.append(kind)
    told = [kind(w) for kind in kinds[: rng.choice([1, 2, 2, 3])]]
    untold = [kind(w) for kind in kinds[3:]]
    rng.shuffle(told)
    premise = " ".join(sentence(text) for text, _ in told)
    by_label: dict[int, list[Pair]] = {0: [], 1: [], 2: []}
    for _, claims in told:
        for claim in claims:
            by_label[claim[1]].append(claim)
    by_label[2] += [(text, 2, "neighbour") for _, claims in untold for text, _, _ in claims]
    made = []
    for label, claims in by_label.items():
        for text, _, kind in rng.sample(claims, min(2, len(claims))):
            made.append({"premise": premise, "hypothesis": sentence(text), "label": label, "kind": f"world:{kind}"})
    return made


def main() -> None:
    """Write the pairs of as many passages as were asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("--passages", type=int, default=2500)
    parser.add_argument("--seed", type=int, default=13)
    args = parser.parse_args()
    rng = random.Random(args.seed)
    made = [pair for _ in range(args.passages) for pair in passage(rng)]
    rng.shuffle(made)
    args.out.write_text("".join(json.dumps(pair, ensure_ascii=False) + "\n" for pair in made), encoding="utf-8")
    print(len(made), Counter(pair["label"] for pair in made), Counter(pair["kind"] for pair in made))


if __name__ == "__main__":
    main()
