"""A parsed sentence in the making, and what the edits ask of its parse."""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

WORDS: dict[str, Any] = tomllib.loads(Path(__file__).with_name("distort_words.toml").read_text(encoding="utf-8"))


SMALL = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
]


SMALL += ["seventeen", "eighteen", "nineteen", "twenty"]


WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]


MONTHS = ("January February March April May June July August September October November December").split()  # noqa: SIM905 - likewise


NEGATIVE = {"not", "n't", "no", "never", "none", "neither", "nor", "without", "hardly", "nobody", "nothing", "few"}


FRAGILE = NEGATIVE | {"only", "all", "every", "most", "first", "last", "if", "unless", "whether", "would", "or", "any"}


DROPPABLE = {
    "in",
    "on",
    "at",
    "after",
    "before",
    "during",
    "since",
    "for",
    "from",
    "near",
    "with",
    "by",
    "under",
    "despite",
}


def word_pairs(rows: list[str]) -> dict[str, str]:
    """The table of rows of parallel forms."""
    made: dict[str, str] = {}
    for row in rows:
        left, right = row.split(" | ")
        for one, other in zip(left.split(), right.split(), strict=False):
            made.setdefault(one.replace("_", " "), other.replace("_", " "))
    return made


@dataclass
class Draft:
    """A sentence in the making: `out[i]` replaces token i, an empty text drops it."""

    sent: Any
    context: Context
    rng: random.Random
    out: dict[int, str] = field(default_factory=dict)
    before: str = ""
    after: str = ""

    def free(self, tokens: list[Any]) -> bool:
        """None of the tokens was touched yet."""
        return not any(token.i in self.out for token in tokens)

    def put(self, tokens: list[Any], text: str) -> None:
        """Replace a run of tokens by a text; the last one's space stays."""
        for token in tokens:
            self.out[token.i] = ""
        self.out[tokens[0].i] = text

    def render(self) -> str:
        """The sentence as running text."""
        parts = []
        for token in self.sent:
            text = self.out.get(token.i, token.text)
            if token.i in self.out and not text:
                if parts and not parts[-1].endswith(" ") and token.whitespace_:
                    parts[-1] += " "
                continue
            parts.append(text + (token.whitespace_ or (" " if token.i in self.out and not token.is_punct else "")))
        text = self.before + "".join(parts).strip() + self.after
        text = re.sub(r"\s+([,.;:!?%)])", r"\1", re.sub(r"\s+", " ", text))
        text = re.sub(r",\s*,", ",", text)
        text = re.sub(r"[,;:\s]+\.", ".", text).strip(" ,;:")
        if not text.endswith((".", "!", "?", '"')):
            text += "."
        return text[:1].upper() + text[1:]


@dataclass
class Context:
    """What an edit may draw on: the passage, other names by type, verb forms, other sentences of the document."""

    premise: str
    names: dict[str, list[str]]
    near_names: dict[str, list[str]]
    forms: dict[tuple[str, str], str]
    speaker: str | None = None

    def form(self, lemma: str, tag: str) -> str:
        """The verb's form; regular spelling where the texts never show it."""
        if tag == "VB":
            return lemma
        found = self.forms.get((lemma, tag))
        if found:
            return found
        stem = lemma[:-1] if lemma.endswith("e") else lemma
        if tag == "VBG":
            return stem + "ing"
        if tag == "VBZ":
            return lemma + "s"
        return (lemma[:-1] + "i" if re.search(r"[^aeiou]y$", lemma) else stem) + "ed"


Edit = Callable[[Draft], bool]


def subtree(token: Any) -> list[Any]:
    """A token with all below it, in order."""
    return sorted(token.subtree, key=lambda t: t.i)


def whole(tokens: list[Any]) -> bool:
    """The tokens are a run without gaps."""
    return tokens[-1].i - tokens[0].i + 1 == len(tokens)


def subject_of(verb: Any) -> Any | None:
    """The verb's subject."""
    return next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None)


def is_plural(token: Any) -> bool:
    """The noun takes a plural verb."""
    return (
        token.tag_ in ("NNS", "NNPS")
        or token.lower_ in ("they", "we", "both")
        or any(c.dep_ == "conj" for c in token.children)
    )


def main_verbs(sent: Any) -> list[Any]:
    """Finite verbs with a subject of their own, main clauses and reported clauses only."""
    found = []
    for token in sent:
        if token.pos_ in ("VERB", "AUX") and token.dep_ in ("ROOT", "ccomp", "conj") and subject_of(token) is not None:
            found.append(token)
    return [verb for verb in found if verb.lemma_ not in WORDS["say_lemmas"]]


def pick_verb(draft: Draft) -> tuple[Any, Any, list[Any]] | None:
    """A verb, its subject and its auxiliaries, none of them touched yet."""
    verbs = main_verbs(draft.sent)
    draft.rng.shuffle(verbs)
    for verb in verbs:
        auxes = [c for c in verb.children if c.dep_ in ("aux", "auxpass", "neg") and c.i < verb.i]
        group = [*auxes, verb]
        if draft.free(group) and group[-1].i - group[0].i < 5:
            return verb, subject_of(verb), auxes
    return None


def swap_words(draft: Draft, table: dict[str, str]) -> bool:
    """Replace one word by its partner in the table."""
    options = [t for t in draft.sent if t.lower_ in table and draft.free([t]) and t.tag_ not in ("NNP", "NNPS")]
    options = [
        t
        for t in options
        if not (t.i and t.nbor(-1).lower_ == "not") and not (t.ent_type_ == "DATE" and t.tag_ == "JJ")
    ]
    if not options:
        return False
    token = draft.rng.choice(options)
    text = table[token.lower_]
    draft.put([token], text[:1].upper() + text[1:] if token.is_title and token.i == draft.sent.start else text)
    return True


def reporting(sent: Any) -> tuple[Any, list[Any], Any] | None:
    """The saying verb, the tokens of its subject and the root of what is said."""
    for token in sent:
        if token.lemma_ in WORDS["say_lemmas"] and token.tag_ in ("VBD", "VBZ", "VBP"):
            who = subject_of(token)
            what = next((c for c in token.children if c.dep_ == "ccomp"), None)
            if who is not None and what is not None and who.lower_ not in ("it", "that", "which", "who"):
                tree = subtree(who)
                if whole(tree) and whole(subtree(what)) and len(tree) < 10:
                    return token, tree, what
    return None


def clause_text(draft: Draft, what: Any) -> str:
    """What is said, as a clause."""
    tokens = [t for t in subtree(what) if not (t.dep_ == "mark" and t.head == what)]
    text = "".join(draft.out.get(t.i, t.text) + t.whitespace_ for t in tokens).strip(' ,."“”')
    first = tokens[0]
    return text if first.ent_type_ or first.text == "I" else text[:1].lower() + text[1:]


def lower_first(tokens: list[Any], text: str) -> str:
    """Lower-case the beginning, names excepted."""
    return text if tokens[0].ent_type_ or tokens[0].pos_ == "PROPN" else text[:1].lower() + text[1:]


def number_of(token: Any) -> float | None:
    """The number that a token writes."""
    text = token.lower_.replace(",", "")
    if text in SMALL:
        return float(SMALL.index(text))
    try:
        return float(text)
    except ValueError:
        return None


def numbers_of(draft: Draft) -> list[tuple[Any, float]]:
    """The untouched quantities of a sentence."""
    found = []
    for token in draft.sent:
        ordinal = token.i + 1 < len(token.doc) and token.nbor(1).lower_ in ("th", "st", "nd", "rd")
        if (
            token.like_num
            and not ordinal
            and token.ent_type_ in ("CARDINAL", "MONEY", "PERCENT", "QUANTITY")
            and draft.free([token])
        ):
            value = number_of(token)
            if value is not None and value > 0:
                found.append((token, value))
    return found


def write_number(value: float, like: Any, rng: random.Random) -> str:
    """A number in figures or words."""
    if value == int(value):
        whole = int(value)
        if whole <= 20 and rng.random() < 0.6:
            return SMALL[whole]
        return f"{whole:,}" if whole >= 1000 else str(whole)
    return f"{value:.{max(1, len(like.text.split('.')[-1]))}f}" if "." in like.text else f"{value:g}"


def scaled(value: float, factor: float) -> float:
    """A number times a factor, rounded like the first."""
    if value == int(value):
        made = max(1.0, float(round(value * factor)))
        if made >= 100:
            size = 10 ** (len(str(int(made))) - 2)
            made = float(round(made / size) * size)
        return made
    return round(value * factor, 1)


def substitute(draft: Draft, entity: Any) -> str | None:
    """Another name of the type: mostly from the same document, else from anywhere."""
    group = {"LOC": "GPE", "FAC": "GPE"}.get(entity.label_, entity.label_)
    mine = set(re.findall(r"\w{3,}", entity.text.lower()))
    pools = [draft.context.near_names.get(group, []), draft.context.names.get(group, [])]
    if draft.rng.random() < 0.4:
        pools.reverse()
    for pool in pools:
        fits = [
            n for n in pool if not set(re.findall(r"\w{3,}", n.lower())) & mine and len(n.split()) <= len(entity) + 1
        ]
        if fits:
            return draft.rng.choice(fits)
    return None


def contrast(draft: Draft, *, truly: bool) -> bool:
    """'X, not Y' or 'Y, not X' for one name of the sentence."""
    options = [e for e in draft.sent.ents if e.label_ in ("PERSON", "ORG", "GPE") and draft.free(list(e))]
    if not options:
        return False
    entity = draft.rng.choice(options)
    other = substitute(draft, entity)
    if other is None:
        return False
    right, wrong = (entity.text, other) if truly else (other, entity.text)
    draft.put(list(entity), f"{right} (not {wrong})" if draft.rng.random() < 0.3 else f"{right}, not {wrong},")
    return True
