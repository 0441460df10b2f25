"""Edits of a sentence that keep its meaning."""

from __future__ import annotations

import re
from typing import Any

from distort_draft import (
    DROPPABLE,
    FRAGILE,
    MONTHS,
    SMALL,
    WORDS,
    Draft,
    Edit,
    clause_text,
    contrast,
    is_plural,
    lower_first,
    main_verbs,
    numbers_of,
    pick_verb,
    reporting,
    scaled,
    subject_of,
    subtree,
    swap_words,
    whole,
    word_pairs,
    write_number,
)

SAME = word_pairs(WORDS["same"])


def fragile(draft: Draft) -> bool:
    """Dropping a modifier could change the truth here."""
    return any(
        t.lower_ in FRAGILE or t.tag_ in ("JJS", "RBS") or (t.tag_ == "MD" and t.lower_ != "will") for t in draft.sent
    )


def drop_adjunct(draft: Draft) -> bool:
    """Leave out a modifier where nothing hangs on it."""
    if fragile(draft):
        return False
    options = []
    for token in draft.sent:
        tree = subtree(token)
        if not whole(tree) or not draft.free(tree) or len(tree) > len(draft.sent) * 0.6:
            continue
        if (
            (token.dep_ == "prep" and token.lower_ in DROPPABLE and token.head.pos_ in ("VERB", "NOUN", "PROPN"))
            or (
                token.dep_ in ("appos", "relcl", "npadvmod", "acl")
                or (token.dep_ == "advcl" and tree[0].lower_ in ("while", "as"))
            )
            or (token.dep_ == "amod" and token.tag_ == "JJ" and len(tree) == 1)
            or (token.dep_ == "advmod" and token.tag_ == "RB" and len(tree) == 1 and token.head.pos_ == "VERB")
        ):
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
    """Another word for the same."""
    return swap_words(draft, SAME)


def restate_speaker(draft: Draft) -> bool:
    """'X said that Y' as 'According to X, Y' or with another verb of saying."""
    found = reporting(draft.sent)
    if found is None or '"' in draft.sent.text or "“" in draft.sent.text:
        return False
    _, tree, what = found
    who = "".join(t.text_with_ws for t in tree).strip()
    if who.lower() in ("he", "she", "they", "i", "we"):
        return False
    clause = clause_text(draft, what)
    if len(clause.split()) < 4:
        return False
    who = draft.context.speaker or who
    frame = draft.rng.choice(
        ["{w} {say} that {c}", "according to {w}, {c}", "{c}, {w} {say}", "in the words of {w}, {c}"]
    )
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
    plural = is_plural(subject)
    words = [a.lower_ for a in auxes]
    form = draft.context.form
    rng = draft.rng
    if not auxes and verb.tag_ == "VBD" and verb.pos_ == "VERB":
        has = "have" if plural else "has"
        text = rng.choice(
            [f"{has} {form(verb.lemma_, 'VBN')}", f"did in fact {verb.lemma_}", f"went ahead and {verb.text}"]
        )
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
        subject = subject_of(verb)
        thing = next((c for c in verb.children if c.dep_ == "dobj"), None)
        if (
            verb.tag_ != "VBD"
            or thing is None
            or subject.dep_ != "nsubj"
            or subject.pos_ == "PRON"
            or thing.pos_ == "PRON"
        ):
            continue
        if any(c.dep_ in ("aux", "neg", "conj", "dative", "prt", "xcomp", "ccomp") for c in verb.children):
            continue
        one, other = subtree(subject), subtree(thing)
        if (
            not (whole(one) and whole(other) and one[-1].i < verb.i < other[0].i == verb.i + 1)
            or one[-1].i + 1 != verb.i
        ):
            continue
        if not draft.free([*one, verb, *other]):
            continue
        front = "".join(t.text_with_ws for t in other).strip()
        back = "".join(t.text_with_ws for t in one).strip(" ,")
        be = "were" if is_plural(thing) else "was"
        draft.put(
            [*one, verb, *other], f"{front} {be} {draft.context.form(verb.lemma_, 'VBN')} by {lower_first(one, back)}"
        )
        return True
    return False


def _rounded(value: float) -> float:
    """A near round number."""
    if value < 10:
        return round(value)
    size = 10 ** (len(str(int(value))) - 1)
    return round(value / size, 1) * size


def has_hedge(token: Any) -> bool:
    """The number has a bound or an 'about' already."""
    at = token.i
    words = {t.lower_ for t in token.doc[max(0, at - 3) : at]}
    return bool(
        words & {"than", "about", "least", "most", "over", "nearly", "almost", "around", "approximately", "some", "to"}
    )


def vague_number(draft: Draft) -> bool:
    """A true bound or rounding in the number's place."""
    options = [(t, v) for t, v in numbers_of(draft) if not has_hedge(t) and v >= 3 and t.i and t.nbor(-1).text != "$"]
    if not options:
        return False
    token, value = draft.rng.choice(options)
    low, high = scaled(value, draft.rng.choice([0.5, 0.7, 0.85])), scaled(value, draft.rng.choice([1.2, 1.5, 2.0]))
    texts = []
    if low < value:
        texts += [f"more than {write_number(low, token, draft.rng)}", f"at least {write_number(low, token, draft.rng)}"]
        texts += [f"no fewer than {write_number(low, token, draft.rng)}"]
    if high > value:
        texts += [
            f"fewer than {write_number(high, token, draft.rng)}",
            f"not more than {write_number(high, token, draft.rng)}",
        ]
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
    return contrast(draft, truly=True)


def short_date(draft: Draft) -> bool:
    """Only the month or the year, or early or late in the month."""
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
    drop_adjunct,
    drop_adjunct,
    synonym,
    restate_speaker,
    to_perfect,
    passive,
    vague_number,
    not_other,
    short_date,
)
