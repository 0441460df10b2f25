"""Grouping a mixed pile into stories."""

from rashomon.trace.stories.config import DEFAULT_STORY_CONFIG, StoryConfig
from rashomon.trace.stories.leads import lead_of, lead_vectors
from rashomon.trace.stories.pile import RunningStories, group_stories

__all__ = ["DEFAULT_STORY_CONFIG", "RunningStories", "StoryConfig", "group_stories", "lead_of", "lead_vectors"]
