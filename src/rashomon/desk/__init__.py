"""The web application over one case, or over a pile of stories: thin routes, templates, static files."""

from rashomon.desk.app import make_app
from rashomon.desk.pile_app import make_pile_app
from rashomon.desk.settings import DeskSettings

__all__ = ["DeskSettings", "make_app", "make_pile_app"]
