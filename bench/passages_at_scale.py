"""Copies in a large pile, with the passages they share: recall, precision, articles a second and memory, beside others.

    pip install -r bench/requirements.txt
    python bench/passages_at_scale.py --shared ../shared --size 50000

Half of the pile are articles that share nothing: the texts of the shared data, the longer words of each replaced by
others. The other half are versions of them: lightly edited, edited all over, shortened, put into another order, half of
one merged with half of another. A pair is right if both were made from one text; to be found are those of a version and
its source. MinHash libraries are asked for 5-gram Jaccard .5 with 128 permutations, and run as their documents say
(rensa in 32 bands, one by one and in bulk); text-dedup's signatures and bands are called directly, without its reading
and writing of files. They find pairs alone. Beside rashomon these give the passages, too: rensa's candidates, each pair
then aligned word by word with rapidfuzz or difflib, and a suffix array over the whole pile (what text-dedup's exact
substrings are found with; here libdivsufsort with its neighbours by common prefix). Passages count from 6 words, in
the suffix array from 40 characters on. Passim needs Spark and is not on PyPI. Each way runs in a process of its own,
on one core.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from itertools import combinations
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from pile import source_texts

WORD = re.compile(r"\w+")
LONG = 3
WORDS = 400
THRESHOLD = 0.5
PERMUTATIONS = 128
GRAM = 5
PASSAGE = 6
PASSAGE_CHARACTERS = 40
GIVE_PASSAGES = ("rashomon", "rensa + rapidfuzz", "rensa + difflib", "suffix array")
Pairs = set[tuple[int, int]]


def make(shared: Path, size: int) -> tuple[list[str], list[set[int]]]:
    """Return articles and for each the numbers of the texts that it was made from; the same pile every time."""
    rng = random.Random(11)
    texts = [WORD.findall(text)[:WORDS] for text in source_texts(shared)]
    vocabulary = sorted({word for text in texts for word in text if len(word) >= LONG})
    place_of = {word: place for place, word in enumerate(vocabulary)}
    bases: list[list[str]] = []
    for number in range(size // 2):
        words = texts[number % len(texts)]
        shift, step = rng.randrange(len(vocabulary)), 2 * rng.randrange(1, 5000) + 1
        bases.append(
            [vocabulary[(place_of[w] * step + shift) % len(vocabulary)] if w in place_of else w for w in words]
        )
    pile = [" ".join(words) for words in bases]
    made = [{number} for number in range(len(bases))]
    while len(pile) < size:
        source = rng.randrange(len(bases))
        other = rng.randrange(len(bases))
        kind = rng.randrange(5)
        words, parts = version(kind, bases[source], bases[other], vocabulary, rng)
        pile.append(" ".join(words))
        made.append({source, other} if parts == 2 else {source})
    return pile, made


def version(
    kind: int, words: list[str], other: list[str], vocabulary: list[str], rng: random.Random
) -> tuple[list[str], int]:
    """Return a version of a text and of how many texts it is made."""
    if kind in (0, 1):
        share = 0.03 if kind == 0 else 0.08
        return [rng.choice(vocabulary) if rng.random() < share else word for word in words], 1
    if kind == 2:
        start = rng.randrange(max(1, len(words) // 2))
        return words[start : start + len(words) * 2 // 5], 1
    if kind == 3:
        pieces = [words[k : k + 40] for k in range(0, len(words), 40)]
        rng.shuffle(pieces)
        return [word for piece in pieces for word in piece], 1
    return [*words[: len(words) // 2], *other[: len(other) // 2]], 2


def shingles(text: str) -> set[str]:
    """Return the word 5-grams of a text."""
    words = WORD.findall(text.lower())
    return {" ".join(words[k : k + GRAM]) for k in range(max(1, len(words) - GRAM + 1))}


def by_rashomon(pile: list[str]) -> Pairs:
    """Find pairs, with their passages."""
    from rashomon.trace.near_duplicates import near_duplicates

    found = near_duplicates((str(number), text) for number, text in enumerate(pile))
    return {(int(near.a), int(near.b)) for near in found}


def by_rensa(pile: list[str]) -> Pairs:
    """Find pairs with rensa's RMinHash and its index."""
    from rensa import RMinHash, RMinHashLSH

    index = RMinHashLSH(threshold=THRESHOLD, num_perm=PERMUTATIONS, num_bands=32)
    found: Pairs = set()
    for number, text in enumerate(pile):
        signature = RMinHash(num_perm=PERMUTATIONS, seed=42)
        signature.update(list(shingles(text)))
        found.update((other, number) for other in index.query(signature))
        index.insert(number, signature)
    return found


def by_rensa_in_bulk(pile: list[str]) -> Pairs:
    """Find pairs with rensa, all signatures and all queries in one call each."""
    from rensa import RMinHash, RMinHashLSH

    index = RMinHashLSH(threshold=THRESHOLD, num_perm=PERMUTATIONS, num_bands=32)
    signatures = RMinHash.from_token_sets((list(shingles(text)) for text in pile), PERMUTATIONS, 42)
    index.insert_many(signatures)
    return {
        (min(number, other), max(number, other))
        for number, found in enumerate(index.query_all(signatures))
        for other in found
        if other != number
    }


def by_rensa_and_rapidfuzz(pile: list[str]) -> Pairs:
    """Find pairs with rensa and the passages of each with rapidfuzz's longest common subsequence of words."""
    from rapidfuzz.distance import LCSseq

    def aligned(a: list[str], b: list[str]) -> list[tuple[int, int, int]]:
        steps = LCSseq.opcodes(a, b)
        return [(s.src_start, s.dest_start, s.src_end - s.src_start) for s in steps if s.tag == "equal"]

    return with_passages(pile, by_rensa_in_bulk(pile), aligned)


def by_rensa_and_difflib(pile: list[str]) -> Pairs:
    """Find pairs with rensa and the passages of each with difflib's matching blocks of words."""
    from difflib import SequenceMatcher

    def aligned(a: list[str], b: list[str]) -> list[tuple[int, int, int]]:
        return [(m.a, m.b, m.size) for m in SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks()]

    return with_passages(pile, by_rensa_in_bulk(pile), aligned)


def with_passages(
    pile: list[str], candidates: Pairs, aligned: Callable[[list[str], list[str]], list[tuple[int, int, int]]]
) -> Pairs:
    """Return the pairs that share a passage."""
    words: dict[int, list[str]] = {}
    kept: Pairs = set()
    for pair in sorted(candidates):
        for number in pair:
            if number not in words:
                words[number] = WORD.findall(pile[number].lower())
        if any(size >= PASSAGE for _, _, size in aligned(words[pair[0]], words[pair[1]])):
            kept.add(pair)
    return kept


def by_suffix_array(pile: list[str]) -> Pairs:
    """Find pairs and passages as neighbours in the suffix array of all texts laid end to end."""
    import numpy as np
    from pydivsufsort import divsufsort, kasai

    texts = [" ".join(WORD.findall(text.lower())).encode() for text in pile]
    laid = b"\x00".join(texts) + b"\x00"
    owners = np.repeat(np.arange(len(texts), dtype=np.int32), [len(text) + 1 for text in texts])
    gap = np.flatnonzero(np.frombuffer(laid, dtype=np.uint8) == 0)
    order = divsufsort(laid)
    shared = np.asarray(kasai(laid, order))
    left = np.repeat(gap, np.diff(gap, prepend=-1)) - np.arange(len(laid))  # characters to the end of the own text
    first, second = order[:-1], order[1:]
    length = np.minimum(np.minimum(shared[:-1], left[first]), left[second])
    found = np.flatnonzero((length >= PASSAGE_CHARACTERS) & (owners[first] != owners[second]))
    a, b = owners[first[found]], owners[second[found]]
    keys = np.unique(np.minimum(a, b).astype(np.int64) * len(pile) + np.maximum(a, b))
    return set(zip((keys // len(pile)).tolist(), (keys % len(pile)).tolist(), strict=True))


def by_datasketch(pile: list[str]) -> Pairs:
    """Find pairs with datasketch's MinHash and MinHashLSH."""
    from datasketch import MinHash, MinHashLSH

    index = MinHashLSH(threshold=THRESHOLD, num_perm=PERMUTATIONS)
    found: Pairs = set()
    for number, text in enumerate(pile):
        signature = MinHash(num_perm=PERMUTATIONS)
        signature.update_batch([shingle.encode() for shingle in shingles(text)])
        found.update((int(other), number) for other in index.query(signature))
        index.insert(str(number), signature)
    return found


def by_text_dedup(pile: list[str]) -> Pairs:
    """Find pairs with text-dedup's signatures and bands."""
    import numpy as np
    from text_dedup.minhash import embed_func
    from text_dedup.utils import optimal_param
    from text_dedup.utils.hashfunc import xxh3_32hash

    bands, rows = optimal_param(THRESHOLD, PERMUTATIONS, 0.5, 0.5)
    ranges = [(k * rows, (k + 1) * rows) for k in range(bands)]
    prime, most = np.uint64((1 << 61) - 1), np.uint32((1 << 32) - 1)
    rng = np.random.RandomState(42)
    permutations = (
        rng.randint(1, prime, size=PERMUTATIONS, dtype=np.uint64),
        rng.randint(0, prime, size=PERMUTATIONS, dtype=np.uint64),
    )
    tables: list[dict[bytes, list[int]]] = [{} for _ in ranges]
    for number, text in enumerate(pile):
        row = embed_func(
            text,
            number,
            num_perm=PERMUTATIONS,
            ngram_size=GRAM,
            min_length=0,
            hashranges=ranges,
            permutations=permutations,
            hash_func=xxh3_32hash,
            dtype=np.uint64,
            max_hash=most,
            modulo_prime=prime,
        )
        for table, key in zip(tables, row["__signatures__"], strict=True):
            table.setdefault(key, []).append(number)
    return {pair for table in tables for some in table.values() for pair in combinations(some, 2)}


WAYS: dict[str, Callable[[list[str]], Pairs]] = {
    "rashomon": by_rashomon,
    "rensa + rapidfuzz": by_rensa_and_rapidfuzz,
    "rensa + difflib": by_rensa_and_difflib,
    "suffix array": by_suffix_array,
    "rensa": by_rensa,
    "rensa in bulk": by_rensa_in_bulk,
    "datasketch": by_datasketch,
    "text-dedup": by_text_dedup,
}


def measure(shared: Path, size: int, way: str) -> dict[str, object]:
    """Run one way and return its figures."""
    pile, made = make(shared, size)
    before = resource.getrusage(resource.RUSAGE_SELF)
    found = WAYS[way](pile)
    after = resource.getrusage(resource.RUSAGE_SELF)
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    wanted = {(source, number) for number in range(size // 2, size) for source in made[number]}
    right = sum(1 for a, b in found if made[a] & made[b])
    return {
        "way": way,
        "passages": way in GIVE_PASSAGES,
        "articles": size,
        "recall": round(len(wanted & ordered(found)) / len(wanted), 4),
        "precision": round(right / max(1, len(found)), 4),
        "pairs": len(found),
        "articles a CPU second": round(size / seconds),
        "MB": round((after.ru_maxrss - before.ru_maxrss) / 1024),
    }


def ordered(pairs: Iterable[tuple[int, int]]) -> Pairs:
    """Return the pairs with the smaller number first."""
    return {(min(pair), max(pair)) for pair in pairs}


def main() -> None:
    """Print one JSON object a way."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("--size", type=int, default=50_000)
    parser.add_argument("--ways", nargs="+", choices=sorted(WAYS), default=list(WAYS))
    parser.add_argument("--single", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.single:
        print(json.dumps(measure(options.shared, options.size, options.ways[0])), flush=True)
        return
    threads = {"OMP_NUM_THREADS": "1", "RAYON_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    for way in options.ways:
        command = [sys.executable, __file__, "--shared", str(options.shared), "--size", str(options.size)]
        start = time.perf_counter()
        ran = subprocess.run([*command, "--single", "--ways", way], env={**os.environ, **threads}, check=False)
        if ran.returncode:
            print(json.dumps({"way": way, "failed after s": round(time.perf_counter() - start)}), flush=True)


if __name__ == "__main__":
    main()
