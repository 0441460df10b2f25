"""Build the outlines of the world map from the npm package world-atlas (Natural Earth 1:110 million, public domain).

npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
python training/build_outline.py package/countries-110m.json src/rashomon/tell/data/outline.json.gz
"""

from __future__ import annotations

import argparse
import gzip
import json
from pathlib import Path
from typing import Any

Ring = list[tuple[int, int]]


def rings(topology: dict[str, Any]) -> list[Ring]:
    """Return the outer and inner rings of all countries in tenths of a degree, points that fall together once."""
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((round((x * sx + tx) * 10), round((y * sy + ty) * 10)))
        arcs.append(points)
    made = []
    for geometry in topology["objects"]["countries"]["geometries"]:
        polygons = [geometry["arcs"]] if geometry["type"] == "Polygon" else geometry.get("arcs", [])
        for polygon in polygons:
            made += [joined(ring, arcs) for ring in polygon]
    return [ring for ring in made if len(ring) > 2]


def joined(ring: list[int], arcs: list[Ring]) -> Ring:
    """Return one ring from the arcs that it is made of; a negative number is an arc backwards."""
    points: Ring = []
    for number in ring:
        for point in arcs[number] if number >= 0 else arcs[~number][::-1]:
            if not points or points[-1] != point:
                points.append(point)
    return points


def main() -> None:
    """Write the rings, each as one flat list of numbers, x and y by turns."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("topology", type=Path, help="countries-110m.json of the package")
    parser.add_argument("out", type=Path)
    options = parser.parse_args()
    found = rings(json.loads(options.topology.read_text(encoding="utf-8")))
    flat = [[number for point in ring for number in point] for ring in found]
    text = json.dumps(flat, separators=(",", ":"))
    options.out.parent.mkdir(parents=True, exist_ok=True)
    options.out.write_bytes(gzip.compress(text.encode("ascii"), mtime=0))


if __name__ == "__main__":
    main()
