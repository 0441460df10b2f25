"""A claim or a draft held against a case."""

from rashomon.check.case import CheckCase
from rashomon.check.step import check_claim

__all__ = ["CheckCase", "check_claim"]
