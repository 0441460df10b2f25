"""Bytes to articles: one file a format, everything bounded, nothing dropped silently."""

from rashomon.read.limits import ReadLimits
from rashomon.read.paths import expand
from rashomon.read.reading import read_paths

__all__ = ["ReadLimits", "expand", "read_paths"]
