"""Copies, rewrites, shared material, direction and origins."""

from rashomon.trace.config import LineageConfig
from rashomon.trace.lineage import find_lineage
from rashomon.trace.origins import find_origins
from rashomon.trace.support import Support, origins_behind, origins_of_spans

__all__ = ["LineageConfig", "Support", "find_lineage", "find_origins", "origins_behind", "origins_of_spans"]
