"""The account: ranking, timeline, drawings; rendering to HTML, Markdown, JSON."""

from rashomon.tell.as_json import to_json
from rashomon.tell.build import build_account
from rashomon.tell.markdown import to_markdown
from rashomon.tell.material import AccountMaterial
from rashomon.tell.page import to_html
from rashomon.tell.settling import settle
from rashomon.tell.stories import merged_html, stories_html, stories_json

__all__ = [
    "AccountMaterial",
    "build_account",
    "merged_html",
    "settle",
    "stories_html",
    "stories_json",
    "to_html",
    "to_json",
    "to_markdown",
]
