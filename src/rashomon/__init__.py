"""Rashomon: one account, held to its sources, from many reports of one event."""

__version__ = "0.1.0"
