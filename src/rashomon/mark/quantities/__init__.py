"""Quantities: numbers as intervals with unit, what they count, and their role."""

from rashomon.mark.quantities.finding import find_quantities

__all__ = ["find_quantities"]
