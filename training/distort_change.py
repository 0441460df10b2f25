"""Edits of a sentence that change one thing, by the kind of the change."""

from __future__ import annotations

import re

from distort_draft import (
    MONTHS,
    WEEKDAYS,
    WORDS,
    Draft,
    Edit,
    clause_text,
    contrast,
    is_plural,
    lower_first,
    main_verbs,
    number_of,
    numbers_of,
    pick_verb,
    reporting,
    scaled,
    subject_of,
    substitute,
    subtree,
    swap_words,
    whole,
    word_pairs,
    write_number,
)
from distort_keep import has_hedge, restate_speaker

OPPOSITE = word_pairs(WORDS["opposite"])


for _one, _other in list(OPPOSITE.items()):
    OPPOSITE.setdefault(_other, _one)


def other_number(draft: Draft) -> bool:
    """Another number, or a false bound."""
    options = numbers_of(draft)
    if not options:
        return False
    token, value = draft.rng.choice(options)
    rng = draft.rng
    if not has_hedge(token) and value >= 4 and rng.random() < 0.45:
        low, high = scaled(value, 0.6), scaled(value, 1.5)
        texts = [f"fewer than {write_number(low, token, rng)}", f"at most {write_number(low, token, rng)}"]
        texts += [f"more than {write_number(high, token, rng)}", f"at least {write_number(high, token, rng)}"]
        texts += [
            f"not more than {write_number(low, token, rng)}",
            f"about {write_number(scaled(value, 2.1), token, rng)}",
        ]
        draft.put([token], rng.choice(texts))
        return True
    for _ in range(8):
        made = scaled(value, rng.choice([0.3, 0.5, 0.75, 1.25, 1.4, 2, 3, 10])) if rng.random() < 0.8 else value + 1
        text = write_number(made, token, rng)
        if made != value and text not in draft.context.premise:
            draft.put([token], text)
            return True
    return False


def other_date(draft: Draft) -> bool:
    """Another day, month, year or span."""
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
        elif token.ent_type_ == "DATE" and token.like_num and (value := number_of(token)) and value < 200:
            options.append(
                (
                    token,
                    [
                        write_number(scaled(value, f), token, draft.rng)
                        for f in (0.5, 2, 3)
                        if scaled(value, f) != value
                    ],
                )
            )
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
        text = substitute(draft, entity)
        if text:
            draft.put(list(entity), text)
            return True
    return False


def other_person(draft: Draft) -> bool:
    """Another person."""
    return _other_name(draft, ("PERSON",))


def other_organisation(draft: Draft) -> bool:
    """Another organisation."""
    return _other_name(draft, ("ORG",))


def other_place(draft: Draft) -> bool:
    """Another place."""
    return _other_name(draft, ("GPE", "LOC"))


def swapped_contrast(draft: Draft) -> bool:
    """'Y, not X' where X is true."""
    return contrast(draft, truly=False)


def swap_roles(draft: Draft) -> bool:
    """Exchange who did it and to whom it was done, or two names or numbers of one kind."""
    for verb in main_verbs(draft.sent):
        subject = subject_of(verb)
        thing = next((c for c in verb.children if c.dep_ == "dobj"), None)
        if thing is None:
            agent = next((c for c in verb.children if c.dep_ == "agent"), None)
            thing = next((c for c in agent.children if c.dep_ == "pobj"), None) if agent is not None else None
        if thing is None or subject.pos_ not in ("NOUN", "PROPN") or thing.pos_ not in ("NOUN", "PROPN"):
            continue
        if not ((subject.ent_type_ and thing.ent_type_) or thing.ent_type_ in ("PERSON", "ORG", "GPE")):
            continue
        one, other = subtree(subject), subtree(thing)
        if whole(one) and whole(other) and draft.free([*one, *other]) and not set(one) & set(other):
            first = lower_first(one, "".join(t.text_with_ws for t in one).strip(" ,"))
            second = "".join(t.text_with_ws for t in other).strip(" ,")
            draft.put(one, second)
            draft.put(other, first)
            return True
    return swap_names(draft)


def swap_names(draft: Draft) -> bool:
    """Exchange two names of one type that do not belong to one list."""
    entities = [
        e for e in draft.sent.ents if e.label_ in ("PERSON", "ORG", "GPE", "PERCENT", "MONEY") and draft.free(list(e))
    ]
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
    verb, _, auxes = found
    rng, form = draft.rng, draft.context.form
    words = [a.lower_ for a in auxes]
    group = [*auxes, verb]
    if any(w in ("not", "n't", "never") for w in words):
        if words[0] in ("did", "does", "do"):
            text = (
                form(verb.lemma_, {"did": "VBD", "does": "VBZ", "do": "VBP"}[words[0]])
                if words[0] != "do"
                else verb.lemma_
            )
        else:
            text = " ".join(
                [
                    w
                    for w in ("will" if w == "wo" else "can" if w == "ca" else w for w in words)
                    if w not in ("not", "n't", "never")
                ]
                + [verb.text]
            )
    elif auxes:
        text = " ".join([auxes[0].text, rng.choice(["not", "not", "never", "no longer"]), *[t.text for t in group[1:]]])
    elif verb.lemma_ == "be":
        text = f"{verb.text} {rng.choice(['not', 'not', 'no longer', 'by no means'])}"
    elif verb.tag_ == "VBD":
        text = rng.choice(
            [
                f"did not {verb.lemma_}",
                f"did not {verb.lemma_}",
                f"never {verb.text}",
                f"failed to {verb.lemma_}",
                f"refused to {verb.lemma_}",
            ]
        )
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
    plural = is_plural(subject)
    be, has = ("are", "have") if plural else ("is", "has")
    words = [a.lower_ for a in auxes]
    base = verb.lemma_
    if (not auxes and verb.tag_ == "VBD" and verb.pos_ == "VERB") or (
        words in (["has"], ["have"], ["had"]) and verb.tag_ == "VBN"
    ):
        text = rng.choice(
            [
                f"{be} expected to {base}",
                f"{be} planning to {base}",
                f"{has} yet to {base}",
                f"will {base}",
                f"may {base}",
                f"{be} considering whether to {base}",
                f"{be} due to {base}",
                f"hoped in vain to {base}",
                f"tried without success to {base}",
                f"{has} not yet decided whether to {base}",
                f"still {'have' if plural else 'has'} to {base}",
                f"intends to {base}" if not plural else f"intend to {base}",
            ]
        )
    elif words and words[0] in ("will", "may", "might", "could", "would") and len(words) == 1 and verb.tag_ == "VB":
        text = rng.choice(
            [
                form(base, "VBD"),
                f"{has} already {form(base, 'VBN')}",
                f"{has} {form(base, 'VBN')}",
                f"{has} decided not to {base}",
            ]
        )
        if base == "be":
            text = "was" if not plural else "were"
    elif words in (["was"], ["were"], ["has", "been"], ["have", "been"]) and verb.tag_ == "VBN":
        text = rng.choice(
            [
                f"{be} expected to be {verb.text}",
                f"will be {verb.text}",
                f"{has} yet to be {verb.text}",
                f"might be {verb.text}",
                f"{be} about to be {verb.text}",
                f"{be} to be {verb.text}",
            ]
        )
    elif len(words) == 2 and words[0] in ("will", "may", "might", "could") and words[1] == "be":
        text = f"{has} {rng.choice(['already ', ''])}been {verb.text}"
    else:
        nxt = next((c for c in verb.children if c.dep_ == "xcomp" and any(g.lower_ == "to" for g in c.children)), None)
        if nxt is None or verb.lemma_ not in (
            "plan",
            "expect",
            "hope",
            "want",
            "intend",
            "seek",
            "agree",
            "refuse",
            "decide",
            "aim",
        ):
            return False
        run = [*auxes, *[t for t in draft.sent if verb.i <= t.i <= nxt.i]]
        if not draft.free(run) or len(run) > 8:
            return False
        draft.put(
            run,
            rng.choice(
                [form(nxt.lemma_, "VBD") if nxt.lemma_ != "be" else "was", f"{has} already {form(nxt.lemma_, 'VBN')}"]
            ),
        )
        return True
    draft.put([*auxes, verb], text)
    return True


def other_speaker(draft: Draft) -> bool:
    """Another speaker, or the same speaker denying it."""
    found = reporting(draft.sent)
    if found is None:
        return False
    cue, tree, what = found
    if not draft.free([cue, *tree]):
        return False
    rng = draft.rng
    entity = next(
        (
            e
            for e in draft.sent.ents
            if e.label_ in ("PERSON", "ORG") and e.start >= tree[0].i and e.end <= tree[-1].i + 1
        ),
        None,
    )
    if rng.random() < 0.3:
        said = rng.choice(["denied that", "did not say that", "rejected the claim that"])
        clause = clause_text(draft, what)
        who = "".join(t.text_with_ws for t in tree).strip()
        for token in draft.sent:
            draft.out[token.i] = ""
        draft.before = f"{who} {said} {clause}"
        return True
    who = substitute(draft, entity) if entity is not None and rng.random() < 0.7 else rng.choice(WORDS["speakers"])
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
    """The opposite word."""
    return swap_words(draft, OPPOSITE)


CHANGES: dict[str, Edit] = {
    "number": other_number,
    "date": other_date,
    "person": other_person,
    "organisation": other_organisation,
    "place": other_place,
    "role": swap_roles,
    "negation": negate,
    "factuality": other_factuality,
    "attribution": other_speaker,
    "extent": opposite,
    "contrast": swapped_contrast,
}
