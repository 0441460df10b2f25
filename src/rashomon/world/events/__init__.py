"""Events: who did what to whom, when and where, one record an incident."""

from rashomon.world.events.lexicons import EventFiles
from rashomon.world.events.reading import EventRules, code_reading, event_rules
from rashomon.world.events.step import EventRequest, code_events, find_events
from rashomon.world.events.told import ToldEvent

__all__ = [
    "EventFiles",
    "EventRequest",
    "EventRules",
    "ToldEvent",
    "code_events",
    "code_reading",
    "event_rules",
    "find_events",
]
