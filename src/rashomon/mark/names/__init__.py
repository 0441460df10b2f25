"""Mentions: names, describing phrases and pronouns of one article."""

from rashomon.mark.names.find import find_mentions

__all__ = ["find_mentions"]
