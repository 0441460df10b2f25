"""Entities: the mentions of all articles of a case, joined."""

from rashomon.mark.linking.known import read_known_names
from rashomon.mark.linking.link import link

__all__ = ["link", "read_known_names"]
