"""The web application over one case: thin routes, templates, static files."""

from rashomon.desk.app import make_app
from rashomon.desk.settings import DeskSettings

__all__ = ["DeskSettings", "make_app"]
