"""The open peer for quantities: quantulum3, measured where it is installed."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from typing import Any

from rashomon.mark.quantities.tables import rows
from rashomon.model import Quantity, Span

_OTHER_NAMES = {"dimensionless": "count", "percentage": "percent", "": "count"}


def peer_quantities() -> Callable[[str], list[Quantity]] | None:
    """Return quantulum3 as a function from a text to quantities, None where it is not installed."""
    try:
        classifier: Any = importlib.import_module("quantulum3.classifier")
        parser: Any = importlib.import_module("quantulum3.parser")
    except ImportError:
        return None
    classifier.USE_CLF = False  # its pickled unit classifier loads only under the scikit-learn it was made with
    names = {row[0]: row[1] for row in (*rows("currencies"), *rows("units"))}

    def read(text: str) -> list[Quantity]:
        return [_quantity(one, names) for one in parser.parse(text)]

    return read


def _quantity(one: Any, names: dict[str, str]) -> Quantity:
    """Return one of its quantities as ours: value and uncertainty as an interval."""
    spread = float(one.uncertainty or 0.0)
    low, high = float(one.value) - spread, float(one.value) + spread
    name = str(one.unit.name)
    unit = _OTHER_NAMES.get(name) or names.get(name, name)
    return Quantity(
        Span("peer", one.span[0], one.span[1]), low, high, False, False, unit, None, None, low == high, "value"
    )
