"""A pile for an assistant: which stories there are, and of each what a case's tools answer."""

from __future__ import annotations

import threading
from collections import OrderedDict
from inspect import Parameter
from pathlib import Path
from typing import Annotated, Any

from mcp.server.mcpserver import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from pydantic import Field

from rashomon import __version__
from rashomon.casework import CASE_NAME
from rashomon.desk.assistant import INSTRUCTIONS as OF_A_CASE
from rashomon.desk.assistant import Asked, Name, Offset, Some, add_tools
from rashomon.desk.pile_proposing import title_of
from rashomon.desk.pile_shelf import PileShelf
from rashomon.desk.shelf import Shelf, Shown
from rashomon.model import ToldStory

MOST_OPEN = 6
INSTRUCTIONS = (
    f"There are several stories; each is a case of its own, named by its id, which `stories` gives. {OF_A_CASE}"
)
STORIES = (
    "The stories of the pile, the largest first; `words` narrows them down to those with all of them in a headline."
)

Story = Annotated[str, Field(max_length=200, description="Id of a story, as `stories` gives it.")]


class StoryShelves:
    """The cases of a pile's stories, some of them open at a time.

    Args:
        folder: Where the pile lies.
    """

    def __init__(self, folder: Path) -> None:
        self.pile = PileShelf(folder)
        self._open: OrderedDict[str, Shelf] = OrderedDict()
        self._lock = threading.Lock()

    def shown(self, name: str) -> Shown:
        """Return the case of a story; the id of one that was joined to another gives that one.

        Raises:
            ToolError: If there is none of that id, or it was not told.
        """
        found = self.pile.current().by_id.get(name)
        if found is None:
            raise ToolError("There is no story of that id; `stories` gives ids.")
        if found.folder is None:
            raise ToolError("This story has too few reports: no account was made of it.")
        path = self.pile.folder / found.folder / CASE_NAME
        with self._lock:
            shelf = self._open.pop(str(path), None) or Shelf(path)
            self._open[str(path)] = shelf
            while len(self._open) > MOST_OPEN:
                self._open.popitem(last=False)[1].close()
            return shelf.current()

    def found(self, words: str) -> list[ToldStory]:
        """Return the stories with all these words in a headline of theirs, the largest first."""
        return self.pile.current().with_words(words)


def make_pile_server(folder: Path) -> MCPServer[Any]:
    """Return the server over a pile.

    Args:
        folder: Where it lies; what others write to it meanwhile is seen at the next call.
    """
    shelves = StoryShelves(folder)
    server: MCPServer[Any] = MCPServer("rashomon", instructions=INSTRUCTIONS, version=__version__)

    @server.tool(description=STORIES)
    def stories(words: Name = "", offset: Offset = 0, limit: Some = 50) -> dict[str, Any]:
        found = shelves.found(words)
        return {"total": len(found), "stories": [_brief(one) for one in found[offset : offset + limit]]}

    def ask(story: str) -> Asked:
        return Asked(shelves.shown(story), f"/story/{story}")

    add_tools(server, ask, Parameter("story", Parameter.KEYWORD_ONLY, annotation=Story))
    return server


def _brief(one: ToldStory) -> dict[str, Any]:
    return {
        "id": one.story.id,
        "title": title_of(one),
        "start": one.story.start,
        "end": one.story.end,
        "reports": len(one.story.articles),
        "origins": one.origins,
        "told": one.folder is not None,
    }
