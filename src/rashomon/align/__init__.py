"""Claims joined into statements, and where they differ."""

from rashomon.align.request import Alignment, AlignRequest
from rashomon.align.statements import with_status
from rashomon.align.step import VERSION, counted, join

__all__ = ["VERSION", "AlignRequest", "Alignment", "counted", "join", "with_status"]
