"""A pile of articles of about 500 words, made from the shared data: many stories, no two articles alike."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from pathlib import Path

WORDS = 500


def source_texts(shared: Path) -> list[str]:
    """Return the texts of the quote and clustering data, long ones first cut to size."""
    texts = []
    for name in ("quotes/polnear_train.jsonl", "clustering/basil.jsonl"):
        with (shared / "data" / name).open(encoding="utf-8") as stream:
            for line in stream:
                record = json.loads(line)
                text = record.get("text") or "\n\n".join(" ".join(p) for p in record["paragraphs"])
                if len(text.split()) >= WORDS // 2:
                    texts.append(text)
    return texts


def paragraphs_of(text: str) -> Iterator[str]:
    """Yield the non-empty lines of a text."""
    yield from (line.strip() for line in text.splitlines() if line.strip())


def cut(text: str) -> str:
    """Return whole paragraphs from the start of `text` until about 500 words are reached."""
    kept: list[str] = []
    count = 0
    for paragraph in paragraphs_of(text):
        kept.append(paragraph)
        count += len(paragraph.split())
        if count >= WORDS:
            break
    return "\n\n".join(kept)


def make_pile(shared: Path, folder: Path, size: int) -> list[Path]:
    """Write `size` articles into `folder` and return their paths; the same pile every time.

    When the texts run out, their paragraphs are taken in turn from two texts, so that the pile holds some
    articles that share passages, as a real one does.
    """
    texts = source_texts(shared)
    folder.mkdir(parents=True, exist_ok=True)
    made = []
    for number in range(size):
        text = texts[number % len(texts)]
        lap = number // len(texts)
        if lap:
            other = texts[(number * 7 + lap) % len(texts)]
            first, second = list(paragraphs_of(text)), list(paragraphs_of(other))
            mixed = [p for pair in zip(second[lap:], first[lap:], strict=False) for p in pair]
            text = "\n\n".join(mixed) or text
        path = folder / f"article-{number:05d}.txt"
        path.write_text(cut(text), encoding="utf-8")
        made.append(path)
    return made


def pile_texts(shared: Path, size: int) -> Iterator[str]:
    """Yield `size` texts of about 500 words: real ones first, then texts that a chain over their words makes.

    The made ones read like news to a parser but mean nothing; no two share a long run of words, however many there are.
    """
    texts = [cut(text) for text in source_texts(shared)]
    yield from texts[:size]
    chain = WordChain(texts)
    for number in range(len(texts), size):
        yield chain.text(random.Random(number), WORDS)


class WordChain:
    """A second-order chain over the words of some texts, line ends included."""

    def __init__(self, texts: list[str]) -> None:
        self._next: dict[tuple[str, str], list[str]] = {}
        self._starts: list[tuple[str, str]] = []
        for text in texts:
            words = text.replace("\n\n", " \n ").split(" ")
            self._starts.append((words[0], words[1]))
            for a, b, c in zip(words, words[1:], words[2:], strict=False):
                self._next.setdefault((a, b), []).append(c)

    def text(self, chance: random.Random, words: int) -> str:
        """Return a text of about so many words."""
        found = list(chance.choice(self._starts))
        while len(found) < words:
            # Now and then the chain is broken, so that it does not run along one source for long.
            after = self._next.get((found[-2], found[-1])) if chance.random() > 0.05 else None
            found += [chance.choice(after)] if after else chance.choice(self._starts)
        return " ".join(found).replace(" \n ", "\n\n").strip()
