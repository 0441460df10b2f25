"""Time expressions: TIMEX3 spans and values with their days on the calendar."""

from rashomon.mark.times.finding import find_times

__all__ = ["find_times"]
