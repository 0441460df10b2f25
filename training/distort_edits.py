"""Edits of one parsed sentence: those that keep its meaning and those that change one thing.

A `Draft` maps the sentence's tokens to what stands in their place; edits touch disjoint tokens,
so that several can be made on one parse. Every edit returns whether it found anything to do.
"""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

WORDS: dict[str, Any] = tomllib.loads(Path(__file__).with_name("distort_words.toml").read_text(encoding="utf-8"))
SMALL = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen".split()
SMALL += ["seventeen", "eighteen", "nineteen", "twenty"]
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
MONTHS = "January February March April May June July August September October November December".split()
NEGATIVE = {"not", "n't", "no", "never", "none", "neither", "nor", "without", "hardly", "nobody", "nothing", "few"}
FRAGILE = NEGATIVE | {"only", "all", "every", "most", "first", "last", "if", "unless", "whether", "would", "or", "any"}
DROPPABLE = {"in", "on", "at", "after", "before", "during", "since", "for", "from", "near", "with", "by", "under", "despite"}


def _pairs(rows: list[str]) -> dict[str, str]:
    made: dict[str, str] = {}
    for row in rows:
        left, right = row.split(" | ")
        for one, other in zip(left.split(), right.split(), strict=False):
            made.setdefault(one.replace("_", " "), other.replace("_", " "))
    return made


SAME = _pairs(WORDS["same"])
OPPOSITE = _pairs(WORDS["opposite"])
for _one, _other in list(OPPOSITE.items()):
    OPPOSITE.setdefault(_other, _one)


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
        return not any(token.i in self.out for token in tokens)

    def put(self, tokens: list[Any], text: str) -> None:
        """Replace a run of tokens by a text; the last one's space stays."""
        for token in tokens:
            self.out[token.i] = ""
        self.out[tokens[0].i] = text

    def render(self) -> str:
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


def _subtree(token: Any) -> list[Any]:
    return sorted(token.subtree, key=lambda t: t.i)


def _whole(tokens: list[Any]) -> bool:
    return tokens[-1].i - tokens[0].i + 1 == len(tokens)


def _subject(verb: Any) -> Any | None:
    return next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None)


def _plural(token: Any) -> bool:
    return token.tag_ in ("NNS", "NNPS") or token.lower_ in ("they", "we", "both") or any(
        c.dep_ == "conj" for c in token.children
    )


def main_verbs(sent: Any) -> list[Any]:
    """Finite verbs with a subject of their own, main clauses and reported clauses only."""
    found = []
    for token in sent:
        if token.pos_ in ("VERB", "AUX") and token.dep_ in ("ROOT", "ccomp", "conj") and _subject(token) is not None:
            if token.lemma_ not in WORDS["say_lemmas"]:
                found.append(token)
    return found


def pick_verb(draft: Draft) -> tuple[Any, Any, list[Any]] | None:
    """A verb, its subject and its auxiliaries, none of them touched yet."""
    verbs = main_verbs(draft.sent)
    draft.rng.shuffle(verbs)
    for verb in verbs:
        auxes = [c for c in verb.children if c.dep_ in ("aux", "auxpass", "neg") and c.i < verb.i]
        group = [*auxes, verb]
        if draft.free(group) and group[-1].i - group[0].i < 5:
            return verb, _subject(verb), auxes
    return None


def fragile(draft: Draft) -> bool:
    """Dropping a modifier could change the truth here."""
    return any(t.lower_ in FRAGILE or t.tag_ in ("JJS", "RBS") or t.tag_ == "MD" and t.lower_ != "will" for t in draft.sent)


# ---------------------------------------------------------------- edits that keep the meaning


def drop_adjunct(draft: Draft) -> bool:
    if fragile(draft):
        return False
    options = []
    for token in draft.sent:
        tree = _subtree(token)
        if not _whole(tree) or not draft.free(tree) or len(tree) > len(draft.sent) * 0.6:
            continue
        if token.dep_ == "prep" and token.lower_ in DROPPABLE and token.head.pos_ in ("VERB", "NOUN", "PROPN"):
            options.append(tree)
        elif token.dep_ in ("appos", "relcl", "npadvmod", "acl") or token.dep_ == "advcl" and tree[0].lower_ in ("while", "as"):
            options.append(tree)
        elif token.dep_ == "amod" and token.tag_ == "JJ" and len(tree) == 1:
            options.append(tree)
        elif token.dep_ == "advmod" and token.tag_ == "RB" and len(tree) == 1 and token.head.pos_ == "VERB":
            options.append(tree)
    if not options:
        return False
    tree = draft.rng.choice(options)
    for token in tree:
        draft.out[token.i] = ""
    doc = draft.sent.doc
    for at in (tree[0].i - 1, tree[-1].i + 1):
        if draft.sent.start <= at < draft.sent.end and doc[at].text == "," and at not in draft.out:
            draft.out[at] = ""
    return True


def synonym(draft: Draft) -> bool:
    return _swap(draft, SAME)


def _swap(draft: Draft, table: dict[str, str]) -> bool:
    options = [t for t in draft.sent if t.lower_ in table and draft.free([t]) and t.tag_ not in ("NNP", "NNPS")]
    options = [t for t in options if not (t.i and t.nbor(-1).lower_ == "not") and not (t.ent_type_ == "DATE" and t.tag_ == "JJ")]
    if not options:
        return False
    token = draft.rng.choice(options)
    text = table[token.lower_]
    draft.put([token], text[:1].upper() + text[1:] if token.is_title and token.i == draft.sent.start else text)
    return True


def _reporting(sent: Any) -> tuple[Any, list[Any], Any] | None:
    """The saying verb, the tokens of its subject and the root of what is said."""
    for token in sent:
        if token.lemma_ in WORDS["say_lemmas"] and token.tag_ in ("VBD", "VBZ", "VBP"):
            who = _subject(token)
            what = next((c for c in token.children if c.dep_ == "ccomp"), None)
            if who is not None and what is not None and who.lower_ not in ("it", "that", "which", "who"):
                tree = _subtree(who)
                if _whole(tree) and _whole(_subtree(what)) and len(tree) < 10:
                    return token, tree, what
    return None


def _clause_text(draft: Draft, what: Any) -> str:
    tokens = [t for t in _subtree(what) if not (t.dep_ == "mark" and t.head == what)]
    text = "".join(draft.out.get(t.i, t.text) + t.whitespace_ for t in tokens).strip(' ,."“”')
    first = tokens[0]
    return text if first.ent_type_ or first.text == "I" else text[:1].lower() + text[1:]


def restate_speaker(draft: Draft) -> bool:
    """'X said that Y' as 'According to X, Y' or with another verb of saying."""
    found = _reporting(draft.sent)
    if found is None or '"' in draft.sent.text or "“" in draft.sent.text:
        return False
    cue, tree, what = found
    who = "".join(t.text_with_ws for t in tree).strip()
    if who.lower() in ("he", "she", "they", "i", "we"):
        return False
    clause = _clause_text(draft, what)
    if len(clause.split()) < 4:
        return False
    who = draft.context.speaker or who
    frame = draft.rng.choice(["{w} {say} that {c}", "according to {w}, {c}", "{c}, {w} {say}", "in the words of {w}, {c}"])
    for token in draft.sent:
        draft.out[token.i] = ""
    draft.before = frame.format(w=who, c=clause, say=draft.rng.choice(WORDS["say"][:5]))
    return True


def to_perfect(draft: Draft) -> bool:
    """Another tense or frame for the same thing: has signed, managed to sign, is going to sign."""
    found = pick_verb(draft)
    if found is None:
        return False
    verb, subject, auxes = found
    plural = _plural(subject)
    words = [a.lower_ for a in auxes]
    form = draft.context.form
    rng = draft.rng
    if not auxes and verb.tag_ == "VBD" and verb.pos_ == "VERB":
        has = "have" if plural else "has"
        text = rng.choice([f"{has} {form(verb.lemma_, 'VBN')}", f"did in fact {verb.lemma_}", f"went ahead and {verb.text}"])
    elif words in (["has"], ["have"]) and verb.tag_ == "VBN":
        text = form(verb.lemma_, "VBD")
    elif words == ["will"]:
        be = "are" if plural else "is"
        text = rng.choice([f"{be} going to {verb.lemma_}", f"{be} set to {verb.lemma_}", f"{be} due to {verb.lemma_}"])
    elif len(words) == 2 and words[0] == "did" and words[1] in ("not", "n't"):
        text = rng.choice([f"failed to {verb.lemma_}", f"never {form(verb.lemma_, 'VBD')}"])
    elif words in (["was"], ["were"]) and verb.tag_ == "VBN":
        text = ("have been " if plural else "has been ") + verb.text
    else:
        return False
    draft.put([*auxes, verb], text)
    return True


def passive(draft: Draft) -> bool:
    """'A bought B ...' as 'B was bought by A ...'."""
    for verb in main_verbs(draft.sent):
        subject = _subject(verb)
        thing = next((c for c in verb.children if c.dep_ == "dobj"), None)
        if verb.tag_ != "VBD" or thing is None or subject.dep_ != "nsubj" or subject.pos_ == "PRON" or thing.pos_ == "PRON":
            continue
        if any(c.dep_ in ("aux", "neg", "conj", "dative", "prt", "xcomp", "ccomp") for c in verb.children):
            continue
        one, other = _subtree(subject), _subtree(thing)
        if not (_whole(one) and _whole(other) and one[-1].i < verb.i < other[0].i == verb.i + 1) or one[-1].i + 1 != verb.i:
            continue
        if not draft.free([*one, verb, *other]):
            continue
        front = "".join(t.text_with_ws for t in other).strip()
        back = "".join(t.text_with_ws for t in one).strip(" ,")
        be = "were" if _plural(thing) else "was"
        draft.put([*one, verb, *other], f"{front} {be} {draft.context.form(verb.lemma_, 'VBN')} by {lower_first(one, back)}")
        return True
    return False


def lower_first(tokens: list[Any], text: str) -> str:
    return text if tokens[0].ent_type_ or tokens[0].pos_ == "PROPN" else text[:1].lower() + text[1:]


def _number_of(token: Any) -> float | None:
    text = token.lower_.replace(",", "")
    if text in SMALL:
        return float(SMALL.index(text))
    try:
        return float(text)
    except ValueError:
        return None


def _numbers(draft: Draft) -> list[tuple[Any, float]]:
    found = []
    for token in draft.sent:
        ordinal = token.i + 1 < len(token.doc) and token.nbor(1).lower_ in ("th", "st", "nd", "rd")
        if token.like_num and not ordinal and token.ent_type_ in ("CARDINAL", "MONEY", "PERCENT", "QUANTITY") and draft.free([token]):
            value = _number_of(token)
            if value is not None and value > 0:
                found.append((token, value))
    return found


def write_number(value: float, like: Any, rng: random.Random) -> str:
    if value == int(value):
        whole = int(value)
        if whole <= 20 and rng.random() < 0.6:
            return SMALL[whole]
        return f"{whole:,}" if whole >= 1000 else str(whole)
    return f"{value:.{max(1, len(like.text.split('.')[-1]))}f}" if "." in like.text else f"{value:g}"


def _rounded(value: float) -> float:
    """A near round number."""
    if value < 10:
        return round(value)
    size = 10 ** (len(str(int(value))) - 1)
    return round(value / size, 1) * size


def _scaled(value: float, factor: float) -> float:
    if value == int(value):
        made = max(1.0, float(round(value * factor)))
        if made >= 100:
            size = 10 ** (len(str(int(made))) - 2)
            made = float(round(made / size) * size)
        return made
    return round(value * factor, 1)


def _has_hedge(token: Any) -> bool:
    at = token.i
    words = {t.lower_ for t in token.doc[max(0, at - 3) : at]}
    return bool(words & {"than", "about", "least", "most", "over", "nearly", "almost", "around", "approximately", "some", "to"})


def vague_number(draft: Draft) -> bool:
    """A true bound or rounding in the number's place."""
    options = [(t, v) for t, v in _numbers(draft) if not _has_hedge(t) and v >= 3 and t.i and t.nbor(-1).text != "$"]
    if not options:
        return False
    token, value = draft.rng.choice(options)
    low, high = _scaled(value, draft.rng.choice([0.5, 0.7, 0.85])), _scaled(value, draft.rng.choice([1.2, 1.5, 2.0]))
    texts = []
    if low < value:
        texts += [f"more than {write_number(low, token, draft.rng)}", f"at least {write_number(low, token, draft.rng)}"]
        texts += [f"no fewer than {write_number(low, token, draft.rng)}"]
    if high > value:
        texts += [f"fewer than {write_number(high, token, draft.rng)}", f"not more than {write_number(high, token, draft.rng)}"]
    near = _rounded(value)
    if near != value and near > 0:
        texts += [f"about {write_number(near, token, draft.rng)}", f"some {write_number(near, token, draft.rng)}"]
        texts += [f"{'nearly' if near > value else 'just over'} {write_number(near, token, draft.rng)}"]
    if value == int(value) and value <= 20:
        texts += [str(int(value)) if token.text.isalpha() else SMALL[int(value)]] * 2
    if not texts:
        return False
    draft.put([token], draft.rng.choice(texts))
    return True


def not_other(draft: Draft) -> bool:
    """'in Paris' as 'in Paris, not in Rome': a negation that keeps the sentence true."""
    return _contrast(draft, truly=True)


def short_date(draft: Draft) -> bool:
    for entity in draft.sent.ents:
        if entity.label_ != "DATE" or not draft.free(list(entity)):
            continue
        month = next((m for m in MONTHS if m in entity.text), None)
        year = re.search(r"\b(1[89]|20)\d\d\b", entity.text)
        day = re.search(r"\b([12]?\d|3[01])\b(?!\d)", re.sub(r"\d{4}", "", entity.text))
        texts = []
        if month and year:
            texts += [f"{month} {year.group()}", year.group()]
        if month and day:
            number = int(day.group())
            part = "early" if number <= 9 else "late" if number >= 22 else "mid-"
            texts += [f"{part} {month}" if part != "mid-" else f"mid-{month}", month]
        if texts and entity.root.head.lower_ in ("on", "in", "since", "until", "by", "from"):
            text = draft.rng.choice(texts)
            head = entity.root.head
            if head.lower_ == "on" and draft.free([head]) and head.i == entity.start - 1:
                draft.put([head, *entity], f"in {text}")
            else:
                draft.put(list(entity), text)
            return True
    return False


NEUTRAL: tuple[Edit, ...] = (
    drop_adjunct, drop_adjunct, synonym, restate_speaker, to_perfect, passive, vague_number, not_other, short_date
)

# ---------------------------------------------------------------- edits that change one thing


def other_number(draft: Draft) -> bool:
    options = _numbers(draft)
    if not options:
        return False
    token, value = draft.rng.choice(options)
    rng = draft.rng
    if not _has_hedge(token) and value >= 4 and rng.random() < 0.45:
        low, high = _scaled(value, 0.6), _scaled(value, 1.5)
        texts = [f"fewer than {write_number(low, token, rng)}", f"at most {write_number(low, token, rng)}"]
        texts += [f"more than {write_number(high, token, rng)}", f"at least {write_number(high, token, rng)}"]
        texts += [f"not more than {write_number(low, token, rng)}", f"about {write_number(_scaled(value, 2.1), token, rng)}"]
        draft.put([token], rng.choice(texts))
        return True
    for _ in range(8):
        made = _scaled(value, rng.choice([0.3, 0.5, 0.75, 1.25, 1.4, 2, 3, 10])) if rng.random() < 0.8 else value + 1
        text = write_number(made, token, rng)
        if made != value and text not in draft.context.premise:
            draft.put([token], text)
            return True
    return False


def other_date(draft: Draft) -> bool:
    options = []
    for token in draft.sent:
        if not draft.free([token]):
            continue
        if token.text in WEEKDAYS:
            options.append((token, [d for d in WEEKDAYS if d != token.text]))
        elif token.text in MONTHS and token.ent_type_ == "DATE":
            options.append((token, [m for m in MONTHS if m != token.text]))
        elif re.fullmatch(r"(1[89]|20)\d\d", token.text) and token.ent_type_ == "DATE":
            year = int(token.text)
            options.append((token, [str(year + shift) for shift in (-10, -3, -2, -1, 1, 2, 4)]))
        elif token.lower_ in ("last", "next", "this") and token.ent_type_ == "DATE":
            options.append((token, [w for w in ("last", "next") if w != token.lower_]))
        elif token.lower_ in ("yesterday", "today", "tomorrow", "tonight"):
            options.append((token, [w for w in ("yesterday", "today", "tomorrow") if w != token.lower_]))
        elif token.ent_type_ in ("DATE", "TIME") and token.lower_ in ("morning", "evening", "afternoon", "night"):
            options.append((token, [w for w in ("morning", "evening", "afternoon") if w != token.lower_]))
        elif token.ent_type_ == "DATE" and token.like_num and (value := _number_of(token)) and value < 200:
            options.append((token, [write_number(_scaled(value, f), token, draft.rng) for f in (0.5, 2, 3) if _scaled(value, f) != value]))
    options = [(token, [t for t in texts if t not in draft.context.premise]) for token, texts in options]
    options = [(token, texts) for token, texts in options if texts]
    if not options:
        return False
    token, texts = draft.rng.choice(options)
    text = draft.rng.choice(texts)
    draft.put([token], text.capitalize() if token.is_title else text)
    return True


def _other_name(draft: Draft, labels: tuple[str, ...]) -> bool:
    options = [e for e in draft.sent.ents if e.label_ in labels and draft.free(list(e))]
    draft.rng.shuffle(options)
    for entity in options:
        text = _substitute(draft, entity)
        if text:
            draft.put(list(entity), text)
            return True
    return False


def _substitute(draft: Draft, entity: Any) -> str | None:
    """Another name of the type: mostly from the same document, else from anywhere."""
    group = {"LOC": "GPE", "FAC": "GPE"}.get(entity.label_, entity.label_)
    mine = set(re.findall(r"\w{3,}", entity.text.lower()))
    pools = [draft.context.near_names.get(group, []), draft.context.names.get(group, [])]
    if draft.rng.random() < 0.4:
        pools.reverse()
    for pool in pools:
        fits = [n for n in pool if not set(re.findall(r"\w{3,}", n.lower())) & mine and len(n.split()) <= len(entity) + 1]
        if fits:
            return draft.rng.choice(fits)
    return None


def other_person(draft: Draft) -> bool:
    return _other_name(draft, ("PERSON",))


def other_organisation(draft: Draft) -> bool:
    return _other_name(draft, ("ORG",))


def other_place(draft: Draft) -> bool:
    return _other_name(draft, ("GPE", "LOC"))


def _contrast(draft: Draft, *, truly: bool) -> bool:
    """'X, not Y' or 'Y, not X' for one name of the sentence."""
    options = [e for e in draft.sent.ents if e.label_ in ("PERSON", "ORG", "GPE") and draft.free(list(e))]
    if not options:
        return False
    entity = draft.rng.choice(options)
    other = _substitute(draft, entity)
    if other is None:
        return False
    right, wrong = (entity.text, other) if truly else (other, entity.text)
    draft.put(list(entity), f"{right} (not {wrong})" if draft.rng.random() < 0.3 else f"{right}, not {wrong},")
    return True


def swapped_contrast(draft: Draft) -> bool:
    return _contrast(draft, truly=False)


def swap_roles(draft: Draft) -> bool:
    """Exchange who did it and to whom it was done, or two names or numbers of one kind."""
    for verb in main_verbs(draft.sent):
        subject = _subject(verb)
        thing = next((c for c in verb.children if c.dep_ == "dobj"), None)
        if thing is None:
            agent = next((c for c in verb.children if c.dep_ == "agent"), None)
            thing = next((c for c in agent.children if c.dep_ == "pobj"), None) if agent is not None else None
        if thing is None or subject.pos_ not in ("NOUN", "PROPN") or thing.pos_ not in ("NOUN", "PROPN"):
            continue
        if not (subject.ent_type_ and thing.ent_type_ or thing.ent_type_ in ("PERSON", "ORG", "GPE")):
            continue
        one, other = _subtree(subject), _subtree(thing)
        if _whole(one) and _whole(other) and draft.free([*one, *other]) and not set(one) & set(other):
            first = lower_first(one, "".join(t.text_with_ws for t in one).strip(" ,"))
            second = "".join(t.text_with_ws for t in other).strip(" ,")
            draft.put(one, second)
            draft.put(other, first)
            return True
    return swap_names(draft)


def swap_names(draft: Draft) -> bool:
    """Exchange two names of one type that do not belong to one list."""
    entities = [e for e in draft.sent.ents if e.label_ in ("PERSON", "ORG", "GPE", "PERCENT", "MONEY") and draft.free(list(e))]
    draft.rng.shuffle(entities)
    for one in entities:
        for other in entities:
            listed = one.root.head == other.root or other.root.head == one.root or one.root.head == other.root.head
            if one.label_ == other.label_ and one.start < other.start and one.text != other.text and not listed:
                left, right = one.text, other.text
                draft.put(list(one), right)
                draft.put(list(other), left)
                return True
    return False


def negate(draft: Draft) -> bool:
    """Put a negation in, or take one away."""
    found = pick_verb(draft)
    if found is None:
        return False
    verb, subject, auxes = found
    rng, form = draft.rng, draft.context.form
    words = [a.lower_ for a in auxes]
    group = [*auxes, verb]
    if any(w in ("not", "n't", "never") for w in words):
        if words[0] in ("did", "does", "do"):
            text = form(verb.lemma_, {"did": "VBD", "does": "VBZ", "do": "VBP"}[words[0]]) if words[0] != "do" else verb.lemma_
        else:
            text = " ".join([w for w in ("will" if w == "wo" else "can" if w == "ca" else w for w in words) if w not in ("not", "n't", "never")] + [verb.text])
    elif auxes:
        text = " ".join([auxes[0].text, rng.choice(["not", "not", "never", "no longer"]), *[t.text for t in group[1:]]])
    elif verb.lemma_ == "be":
        text = f"{verb.text} {rng.choice(['not', 'not', 'no longer', 'by no means'])}"
    elif verb.tag_ == "VBD":
        text = rng.choice([f"did not {verb.lemma_}", f"did not {verb.lemma_}", f"never {verb.text}", f"failed to {verb.lemma_}", f"refused to {verb.lemma_}"])
    elif verb.tag_ in ("VBZ", "VBP"):
        do = "does" if verb.tag_ == "VBZ" else "do"
        text = rng.choice([f"{do} not {verb.lemma_}", f"no longer {verb.text}", f"never {verb.text}"])
    else:
        return False
    draft.put(group, text)
    return True


def other_factuality(draft: Draft) -> bool:
    """What happened becomes planned, possible or merely tried, what is planned becomes done."""
    found = pick_verb(draft)
    if found is None:
        return False
    verb, subject, auxes = found
    rng, form = draft.rng, draft.context.form
    plural = _plural(subject)
    be, has = ("are", "have") if plural else ("is", "has")
    words = [a.lower_ for a in auxes]
    base = verb.lemma_
    if (not auxes and verb.tag_ == "VBD" and verb.pos_ == "VERB") or (words in (["has"], ["have"], ["had"]) and verb.tag_ == "VBN"):
        text = rng.choice([
            f"{be} expected to {base}", f"{be} planning to {base}", f"{has} yet to {base}", f"will {base}", f"may {base}",
            f"{be} considering whether to {base}", f"{be} due to {base}", f"hoped in vain to {base}", f"tried without success to {base}",
            f"{has} not yet decided whether to {base}", f"still {'have' if plural else 'has'} to {base}", f"intends to {base}" if not plural else f"intend to {base}",
        ])
    elif words and words[0] in ("will", "may", "might", "could", "would") and len(words) == 1 and verb.tag_ == "VB":
        text = rng.choice([form(base, "VBD"), f"{has} already {form(base, 'VBN')}", f"{has} {form(base, 'VBN')}", f"{has} decided not to {base}"])
        if base == "be":
            text = "was" if not plural else "were"
    elif words in (["was"], ["were"], ["has", "been"], ["have", "been"]) and verb.tag_ == "VBN":
        text = rng.choice([f"{be} expected to be {verb.text}", f"will be {verb.text}", f"{has} yet to be {verb.text}", f"might be {verb.text}", f"{be} about to be {verb.text}", f"{be} to be {verb.text}"])
    elif len(words) == 2 and words[0] in ("will", "may", "might", "could") and words[1] == "be":
        text = f"{has} {rng.choice(['already ', ''])}been {verb.text}"
    else:
        nxt = next((c for c in verb.children if c.dep_ == "xcomp" and any(g.lower_ == "to" for g in c.children)), None)
        if nxt is None or verb.lemma_ not in ("plan", "expect", "hope", "want", "intend", "seek", "agree", "refuse", "decide", "aim"):
            return False
        run = [*auxes, *[t for t in draft.sent if verb.i <= t.i <= nxt.i]]
        if not draft.free(run) or len(run) > 8:
            return False
        draft.put(run, rng.choice([form(nxt.lemma_, "VBD") if nxt.lemma_ != "be" else "was", f"{has} already {form(nxt.lemma_, 'VBN')}"]))
        return True
    draft.put([*auxes, verb], text)
    return True


def other_speaker(draft: Draft) -> bool:
    """Another speaker, or the same speaker denying it."""
    found = _reporting(draft.sent)
    if found is None:
        return False
    cue, tree, what = found
    if not draft.free([cue, *tree]):
        return False
    rng = draft.rng
    entity = next((e for e in draft.sent.ents if e.label_ in ("PERSON", "ORG") and e.start >= tree[0].i and e.end <= tree[-1].i + 1), None)
    if rng.random() < 0.3:
        said = rng.choice(["denied that", "did not say that", "rejected the claim that"])
        clause = _clause_text(draft, what)
        who = "".join(t.text_with_ws for t in tree).strip()
        for token in draft.sent:
            draft.out[token.i] = ""
        draft.before = f"{who} {said} {clause}"
        return True
    who = _substitute(draft, entity) if entity is not None and rng.random() < 0.7 else rng.choice(WORDS["speakers"])
    if not who:
        return False
    if rng.random() < 0.5:
        draft.put(tree, who)
        return True
    draft.context.speaker = who
    made = restate_speaker(draft)
    draft.context.speaker = None
    if not made:
        draft.put(tree, who)
    return True


def opposite(draft: Draft) -> bool:
    return _swap(draft, OPPOSITE)


CHANGES: dict[str, Edit] = {
    "number": other_number, "date": other_date, "person": other_person, "organisation": other_organisation,
    "place": other_place, "role": swap_roles, "negation": negate, "factuality": other_factuality,
    "attribution": other_speaker, "extent": opposite, "contrast": swapped_contrast,
}
