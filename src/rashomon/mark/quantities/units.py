"""The unit behind an amount: measures, currencies, percentages, ages, rates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from rashomon.mark.lexemes import Lexeme
from rashomon.mark.numerals import skip_hyphen
from rashomon.mark.quantities.amounts import Amount
from rashomon.mark.quantities.tables import match_phrase, phrases

PERIODS = {
    "second": "second", "minute": "minute", "hour": "hour", "day": "day", "night": "night", "week": "week",
    "month": "month", "quarter": "quarter", "year": "year", "decade": "decade", "century": "century",
    "season": "season", "annum": "year",
}  # fmt: skip
_ADVERBS = {"yearly": "year", "annually": "year", "daily": "day", "weekly": "week", "monthly": "month"}
_PER = frozenset({"a", "an", "per", "each", "every", "/"})
_NOUN_TAGS = frozenset({"NN", "NNS"})


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit read behind an amount.

    Attributes:
        name: As in `Quantity.unit`.
        kind: measure, duration, percent, point, currency, speed, age.
        factor: What the number is multiplied with (0.01 for cents).
        last: The lexeme after it.
    """

    name: str
    kind: str
    factor: float
    last: int


def read_unit(lexemes: Sequence[Lexeme], at: int, sentence: frozenset[str]) -> Unit | None:
    """Return the unit at lexeme `at`, behind a hyphen or not, or None.

    Args:
        lexemes: The lexemes.
        at: Where the unit would start.
        sentence: All words of the sentence, which tell pounds of weight from pounds of money.
    """
    start = skip_hyphen(lexemes, at)
    found = match_phrase("units", lexemes, start, longest=3)
    money = match_phrase("currencies", lexemes, start, longest=3)
    if money is not None and (found is None or money[1] > found[1]):
        return _currency(lexemes, money[0][1], float(money[0][2]), start, money[1], sentence)
    if found is None:
        return None
    (words, name, kind), last = found
    if kind == "duration" and last < len(lexemes) and _old(lexemes, last):
        return Unit(name, "age", 1.0, _old(lexemes, last))
    if name == "degree Celsius" and "fahrenheit" in sentence and words.startswith("degree"):
        name = "degree Fahrenheit"
    if kind == "point":
        name, last = _points(name, last, sentence)
    return Unit(name, kind, 1.0, last)


def _points(name: str, last: int, sentence: frozenset[str]) -> tuple[str, int]:
    """Tell percentage points (polls, rates) from points of an index or a game."""
    return ("percentage-point" if sentence & _POLLS and not sentence & INDEX_WORDS else name), last


INDICES = frozenset({"index", "indices", "nasdaq", "dow", "ftse", "dax", "nikkei", "sensex", "cac", "topix", "kospi"})
_POLLS = frozenset(
    {
        "poll",
        "polls",
        "party",
        "lead",
        "vote",
        "votes",
        "voters",
        "turnout",
        "election",
        "ratings",
        "approval",
        "rate",
        "rates",
        "inflation",
        "unemployment",
        "candidate",
        "candidates",
        "survey",
        "behind",
        "margin",
    }
)
INDEX_WORDS = frozenset(
    {
        "index",
        "indices",
        "nasdaq",
        "dow",
        "ftse",
        "dax",
        "nikkei",
        "sensex",
        "cac",
        "stocks",
        "score",
        "scored",
        "game",
        "season",
        "shares",
        "bourse",
        "exchange",
    }
)


def _old(lexemes: Sequence[Lexeme], at: int) -> int:
    """Return the lexeme after "old" or "of age", 0 where neither stands at `at`."""
    after = skip_hyphen(lexemes, at)
    if after < len(lexemes) and lexemes[after].lower in ("old", "olds"):
        return after + 1
    return 0


def _currency(
    lexemes: Sequence[Lexeme], code: str, factor: float, start: int, last: int, sentence: frozenset[str]
) -> Unit | None:
    """Return a currency written behind the number, or pounds of weight."""
    word = lexemes[start].lower
    if len(word) <= 2 and word.isalpha() and not lexemes[start].glued:
        return None
    if lexemes[start].kind == "sign" and last < len(lexemes) and lexemes[last].kind == "figure":
        return None
    if word in _ALSO_PLAIN_WORDS and last == start + 1:
        return None
    heavy = {"weigh", "weighs", "weighed", "weighing", "weight", "heavy", "ounces", "lb", "lbs"}
    of_stuff = last < len(lexemes) and lexemes[last].lower == "of" and word in ("pound", "pounds")
    if word in ("pound", "pounds") and last == start + 1 and (of_stuff or sentence & heavy):
        return Unit("pound", "measure", 1.0, last)
    return Unit(code, "currency", factor, last)


_ALSO_PLAIN_WORDS = frozenset({"real", "try", "mark", "sterling", "all", "can"})


def apply_unit(amount: Amount, unit: Unit) -> Amount:
    """Return the amount in that unit."""
    low = None if amount.low is None else amount.low * unit.factor
    high = None if amount.high is None else amount.high * unit.factor
    return replace(amount, low=low, high=high, unit=unit.name, last=unit.last)


def read_rate(
    lexemes: Sequence[Lexeme], tags: Sequence[str], present: frozenset[str], amount: Amount
) -> tuple[str, int] | None:
    """Return the unit of a rate and the lexeme after it: "$28 an hour", "200 km / h", "30,000 vehicles a day"."""
    at = amount.last
    if amount.kind in ("ordinal", "factor", "fraction") or at >= len(lexemes):
        return None
    word = lexemes[at].lower
    if word in _ADVERBS and amount.unit not in ("count",):
        return f"{amount.unit}/{_ADVERBS[word]}", at + 1
    if word == "per" and at + 1 < len(lexemes) and lexemes[at + 1].kind == "figure":
        return _share(lexemes, tags, at + 1)
    if amount.unit == "count":
        at = _counted_nouns(lexemes, tags, at, amount.kind == "vague")
    if at + 1 >= len(lexemes) or lexemes[at].lower not in _PER:
        return _exchange(lexemes, amount, at, present)
    per, below = lexemes[at].lower, lexemes[at + 1].lower
    if per == "/" and below in ("h", "hr"):
        below = "hour"
    if below in PERIODS:
        if at + 2 < len(lexemes) and lexemes[at + 2].lower in ("ago", "earlier", "later", "before", "after"):
            return None
        return f"{amount.unit}/{PERIODS[below]}", at + 2
    if amount.unit in ("percent", "year", "day", "month", "week", "count") or per in ("/", "each", "every"):
        return None
    if per in ("a", "an") and at + 2 < len(lexemes) and tags[at + 2] in _NOUN_TAGS:
        return None
    if tags[at + 1] != "NN" or (per in ("a", "an") and below not in _EACH):
        return None
    return f"{amount.unit}/{below}", at + 2


_EACH = frozenset(
    {"share", "barrel", "person", "head", "tonne", "ton", "litre", "liter", "gallon", "kilo", "kilogram", "ounce",
     "bushel", "pound", "unit", "ticket", "piece", "bottle", "mile", "kilometre", "kilometer", "metre", "meter", "acre",
     "word", "page", "copy", "pack", "dose", "seat", "trip", "item", "household", "child", "student", "patient"}
)  # fmt: skip


def _counted_nouns(lexemes: Sequence[Lexeme], tags: Sequence[str], at: int, vague: bool) -> int:
    """Step over the counted noun with its adjectives, at most four words, to a per-word; else stay."""
    at += vague and lexemes[at].lower == "of"
    for i in range(at, min(at + 4, len(lexemes) - 1)):
        if lexemes[i].lower in _PER and lexemes[i + 1].lower in PERIODS:
            return i
        if not tags[i].startswith(("NN", "JJ")):
            return at
    last = min(at + 4, len(lexemes) - 1)
    return last if at < last and lexemes[last].lower in _PER and lexemes[last].kind != "sign" else at


def _share(lexemes: Sequence[Lexeme], tags: Sequence[str], at: int) -> tuple[str, int] | None:
    """Read the "per 100,000 people" of a rate of incidence."""
    value = lexemes[at].value
    if value < 10 or value != 10 ** (len(f"{int(value)}") - 1):
        return None
    people = at + 1 < len(lexemes) and lexemes[at + 1].lower in ("people", "inhabitants", "residents", "population")
    return f"per {int(value)}", at + 1 + people


def _exchange(lexemes: Sequence[Lexeme], amount: Amount, at: int, present: frozenset[str]) -> tuple[str, int] | None:
    """Read "92.27 yen to the dollar"."""
    if at + 2 >= len(lexemes) or lexemes[at].lower not in ("to", "against", "per"):
        return None
    start = at + 1 + (lexemes[at + 1].lower in ("the", "one", "a"))
    money = match_phrase("currencies", lexemes, start, longest=3)
    if money is None or start == at + 1:
        return None
    own = amount.unit
    if own == "count":
        named = {row[1] for word in present for row in phrases("currencies").get(word, {}).values() if row[0] == word}
        others = sorted(named - {money[0][1]})
        own = others[0] if len(others) == 1 else ""
    return (f"{own}/{money[0][1]}", money[1]) if len(own) == 3 else None
