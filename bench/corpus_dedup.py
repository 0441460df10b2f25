"""Near-duplicates: `rashomon corpus dedup` beside text-dedup, datatrove and rensa with union-find, on planted copies.

    python bench/corpus_dedup.py --shared ../shared --size 10000 --peers PEERS/bin/python

PEERS is an environment of its own with text-dedup, datatrove and rensa (their requirements do not agree with ours). The
pile: texts that a word chain over news makes (bench/pile.py), a fifth of them copies in groups of 2 to 6, changed as
copies are: unchanged, a header put before, one word in twenty replaced, the last quarter cut, paragraphs put around.
Precision and recall are of pairs: two articles in one group against two that were planted together. All read the same
texts, work in one process, and give groups; ours begins with the table of articles that `clean` leaves, and gives every
pair's passages, too, which no other does. CPU seconds are user + system.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from corpus_way import measured
from pile import WordChain, cut, source_texts

from rashomon.corpus.layout import Layout
from rashomon.corpus.place import write_table
from rashomon.corpus.run import FORMAT, RUN_FILE
from rashomon.corpus.settings import CorpusSettings
from rashomon.corpus.tables import Row, article_row, to_table
from rashomon.model import Article, CleanArticle, Given, Span, Zone

WORDS = 300
PARTITION = 1000
PEERS = {
    "rensa + union-find": """
import json, re, sys
from rensa import RMinHash, RMinHashLSH
rows = [json.loads(line) for line in open(sys.argv[1], encoding='utf-8')]
word = re.compile(r'[^\\W_]+')
def shingles(text):
    words = word.findall(text.lower())
    return list({' '.join(words[i:i + 5]) for i in range(max(1, len(words) - 4))})
made, index = [], RMinHashLSH(threshold=0.5, num_perm=128, num_bands=32)
for number, row in enumerate(rows):
    one = RMinHash(num_perm=128, seed=1)
    one.update(shingles(row['text']))
    made.append(one)
    index.insert(number, one)
parent = list(range(len(rows)))
def root(n):
    while parent[n] != n:
        parent[n] = parent[parent[n]]
        n = parent[n]
    return n
for number, one in enumerate(made):
    for other in index.query(one):
        if other < number and one.jaccard(made[other]) >= 0.5:
            a, b = sorted((root(number), root(other)))
            parent[b] = a
json.dump({row['id']: root(n) for n, row in enumerate(rows)}, open(sys.argv[2], 'w'))
print('{}')
""",
    "text-dedup": """
import json, os, pickle, subprocess, sys
source, target = sys.argv[1:3]
place = target + '.work'
options = {'path': 'json', 'data_files': source, 'split': 'train', 'column': 'text', 'output': place, 'num_proc': '1',
           'cache_dir': place + '.cache', 'threshold': '0.5', 'num_perm': '128', 'ngram': '5'}
command = [sys.executable, '-m', 'text_dedup.minhash', '--debug']
subprocess.run([*command, *(part for n, v in options.items() for part in (f'--{n}', v))], check=True, stdout=sys.stderr)
ids = [json.loads(line)['id'] for line in open(source, encoding='utf-8')]
uf = pickle.load(open(os.path.join(place, 'uf.pkl'), 'rb'))
json.dump({name: int(uf.find(n)) for n, name in enumerate(ids)}, open(target, 'w'))
print('{}')
""",
    "datatrove": """
import json, sys
from datatrove.executor import LocalPipelineExecutor
from datatrove.pipeline.dedup.minhash import MinhashConfig, MinhashDedupBuckets, MinhashDedupCluster, MinhashDedupFilter
from datatrove.pipeline.dedup.minhash import MinhashDedupSignature
from datatrove.pipeline.readers import JsonlReader
from datatrove.pipeline.writers import JsonlWriter
from datatrove.utils.hashing import HashConfig
from pathlib import Path
source, target = sys.argv[1:3]
place = target + '.work'
config = MinhashConfig(hash_config=HashConfig(precision=64), num_buckets=25, hashes_per_bucket=5, n_grams=5)
reader = lambda: JsonlReader(str(Path(source).parent), glob_pattern=Path(source).name)
steps = [
    ([reader(), MinhashDedupSignature(f'{place}/sig', config=config)], 1),
    ([MinhashDedupBuckets(f'{place}/sig', f'{place}/buckets', config=config)], config.num_buckets),
    ([MinhashDedupCluster(f'{place}/buckets', f'{place}/remove', config=config, save_cluster_id=True)], 1),
    ([reader(), MinhashDedupFilter(f'{place}/remove', exclusion_writer=JsonlWriter(f'{place}/out', compression=None),
                                   load_cluster_ids=True),
      JsonlWriter(f'{place}/kept', compression=None)], 1),
]
for pipeline, tasks in steps:
    LocalPipelineExecutor(pipeline, tasks=tasks, workers=1, logging_dir=None).run()
found = {}
for folder in ('out', 'kept'):
    for file in Path(place, folder).rglob('*.jsonl'):
        for line in open(file, encoding='utf-8'):
            row = json.loads(line)
            group = row['metadata'].get('minhash_cluster_id', -1)
            found[row['id']] = str(group) if group not in (-1, None) else row['id']
json.dump(found, open(target, 'w'))
print('{}')
""",
}


def planted(shared: Path, size: int) -> Iterator[tuple[str, str, str]]:
    """Yield (id, group, text) of a pile with copies; an article without a copy is its own group."""
    chain, chance = WordChain([cut(text) for text in source_texts(shared)]), random.Random(7)
    made: list[tuple[str, str]] = []
    while len(made) < size:
        group = f"g{len(made)}"
        text = chain.text(chance, chance.randint(WORDS // 2, WORDS * 2))
        made.append((group, text))
        if chance.random() < 0.08:
            made += [(group, changed(text, chance, chain)) for _ in range(chance.choice((1, 1, 2, 3, 5)))]
    made = made[:size]
    chance.shuffle(made)
    for number, (group, text) in enumerate(made):
        yield f"a{number}", group, text


def changed(text: str, chance: random.Random, chain: WordChain) -> str:
    """Return a text as a copy may look."""
    kind = chance.choice(("same", "header", "words", "cut", "around"))
    words = text.split(" ")
    if kind == "header":
        return "From our correspondents, updated at noon.\n\n" + text
    if kind == "words":
        return " ".join(w if chance.random() > 0.05 else chance.choice(words) for w in words)
    if kind == "cut":
        return " ".join(words[: len(words) * 3 // 4])
    if kind == "around":
        return chain.text(chance, len(words) // 10) + "\n\n" + text + "\n\n" + chain.text(chance, len(words) // 10)
    return text


def pairs(groups: Iterable[object]) -> int:
    """Return how many pairs stand together."""
    return sum(n * (n - 1) // 2 for n in Counter(groups).values())


def quality(gold: dict[str, str], found: dict[str, object]) -> dict[str, float]:
    """Return precision and recall of pairs."""
    both = pairs((gold[a], found.get(a, a)) for a in gold)
    said, true = pairs(found.get(a, a) for a in gold), pairs(gold.values())
    return {"precision": round(both / max(1, said), 4), "recall": round(both / max(1, true), 4)}


def written_pile(folder: Path, shared: Path, size: int) -> dict[str, str]:
    """Write the pile, unless it is there, and return the group of each article."""
    if (folder / "gold.json").exists():
        found: dict[str, str] = json.loads((folder / "gold.json").read_text())
        return found
    (folder / "in").mkdir(parents=True, exist_ok=True)
    gold = {}
    with (folder / "in" / "pile.jsonl").open("w", encoding="utf-8") as stream:
        for name, group, text in planted(shared, size):
            gold[name] = group
            stream.write(json.dumps({"id": name, "url": f"https://example.org/{name}", "text": text}) + "\n")
    (folder / "gold.json").write_text(json.dumps(gold))
    return gold


def lay_out(folder: Path) -> None:
    """Write the tables that `clean` would leave, each text as one body: what is measured begins after them."""
    shutil.rmtree(folder / "out", ignore_errors=True)
    layout, source = Layout(str(folder / "out")), folder / "in" / "pile.jsonl"
    settings, size = CorpusSettings(partition=PARTITION), 0
    with source.open(encoding="utf-8") as stream:
        for number, lines in enumerate(iter(lambda: list(islice(stream, PARTITION)), [])):
            rows = [_row(json.loads(line)) for line in lines]
            unit = f"00000-{number:05d}"
            write_table(layout.table("articles", unit), to_table("articles", rows))
            layout.mark("clean", unit, {"unit": unit, "articles": len(rows), "rejected": 0})
            size += len(rows)
    layout.mark("read", "00000", {"unit": "00000", "parts": [], "articles": size, "rejected": 0})
    files = [[str(source), source.stat().st_size]]
    made_from = {"format": FORMAT, "files": files, "settings": settings.that_decide()}
    (folder / "out" / RUN_FILE).write_text(json.dumps(made_from, sort_keys=True))


def _row(record: dict[str, str]) -> Row:
    name, text = f"art-{record['id']}", record["text"]
    article = Article(name, record["id"], None, "text", "utf-8", text, "", Given())
    zones = (Zone("body", Span(name, 0, len(text)), "", 1.0),)
    return article_row(article, CleanArticle(name, zones, None, None, None, None, None, None, "en"))


def ours(folder: Path, workers: int) -> tuple[dict[str, object], dict[str, object]]:
    """Return what dedup took after reading and cleaning, and the groups by id."""
    import pyarrow.parquet as pq

    program = [sys.executable, "-m", "rashomon", "corpus", "dedup", str(folder / "in"), str(folder / "out")]
    dedup = measured([*program, "--json", "--workers", str(workers), "--partition", str(PARTITION)])
    rows = pq.read_table(folder / "out" / "copy_groups" / "part-all.parquet").to_pylist()
    return dedup, {row["article"].removeprefix("art-"): row["group"] for row in rows}


def main() -> None:
    """Print one JSON object a program."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("--size", type=int, default=10_000)
    parser.add_argument("--peers", help="The Python of an environment with the other programs.")
    parser.add_argument("--only", nargs="+", default=list(PEERS), choices=list(PEERS), help="Which of them.")
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--keep", type=Path, help="Leave the pile in this folder, and use it if it is there.")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        folder = options.keep or Path(place)
        gold = written_pile(folder, options.shared, options.size)
        about = {"articles": len(gold), "planted pairs": pairs(gold.values())}
        lay_out(folder)
        took, found = ours(folder, options.workers)
        show("rashomon", about, took, quality(gold, found))
        for name in options.only if options.peers else ():
            target = folder / (name.replace(" ", "") + ".json")
            try:
                took = measured([options.peers, "-c", PEERS[name], str(folder / "in" / "pile.jsonl"), str(target)])
            except (SystemExit, subprocess.SubprocessError) as error:
                print(json.dumps({"program": name, "failed": str(error)[-300:]}), flush=True)
                continue
            show(name, about, took, quality(gold, json.loads(target.read_text())))


def show(name: str, about: dict[str, int], took: dict[str, object], found: dict[str, float]) -> None:
    """Print one line."""
    rate = round(about["articles"] / float(str(took["cpu s"])))
    line = {"program": name, **about, "articles a cpu second": rate, **took, **found}
    line.pop("counts", None)
    print(json.dumps(line), flush=True)


if __name__ == "__main__":
    main()
