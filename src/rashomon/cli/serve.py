"""`rashomon desk` and `rashomon mcp`: a case in the browser, and for an assistant."""

from __future__ import annotations

import logging
import secrets
import socket
import webbrowser
from pathlib import Path
from threading import Timer
from typing import Annotated

import typer

from rashomon.cli.look import CaseArgument
from rashomon.cli.terminal import err_console
from rashomon.errors import CaseMissingError


def register(app: typer.Typer) -> None:
    """Add the commands of this module to the command line."""
    app.command(epilog="Example: rashomon desk account/")(desk)
    app.command(epilog="Example: rashomon mcp account/")(mcp)


def desk(
    case: Annotated[
        Path,
        typer.Argument(
            metavar="CASE", help="A case file, or the folder of an account or of stories.", show_default=False
        ),
    ],
    host: Annotated[str, typer.Option(help="Address to listen on; any but this machine asks for a key.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="Port; 0 for any that is free.")] = 8765,
    browser: Annotated[bool, typer.Option("--browser/--no-browser", help="Open the browser.")] = True,
) -> None:
    """Read, check and correct a case in the browser, or the stories of a pile."""
    import uvicorn

    from rashomon import casework
    from rashomon.desk import DeskSettings, make_app, make_pile_app
    from rashomon.desk.settings import LOCAL_HOSTS
    from rashomon.storywork import is_pile

    local = host in LOCAL_HOSTS
    key = None if local else secrets.token_urlsafe(24)
    pile = is_pile(case)
    place = case if pile else casework.case_file(case)
    settings = DeskSettings(place, key=key, hosts=LOCAL_HOSTS if local else frozenset())
    app = make_pile_app(settings) if pile else make_app(settings)
    config = uvicorn.Config(app, host=host, port=port, log_level=logging.WARNING, server_header=False)
    with config.bind_socket() as listening:
        listening.listen(config.backlog)  # whoever comes before the desk is ready waits, and is not turned away
        named = socket.gethostname() if host in ("0.0.0.0", "::") else host  # noqa: S104  any address: say the name
        shown = f"[{named}]" if ":" in named else named
        address = f"http://{shown}:{listening.getsockname()[1]}/" + (f"?key={key}" if key else "")
        err_console().print(f"The desk is open at {address}   (Ctrl+C closes it)", markup=False, soft_wrap=True)
        if browser and local:
            Timer(0.5, webbrowser.open, [address]).start()
        uvicorn.Server(config).run(sockets=[listening])


def mcp(case: CaseArgument) -> None:
    """Serve a case, or the stories of a pile, to an assistant.

    Over standard input and output, by the Model Context Protocol (MCP).
    """
    from rashomon import casework
    from rashomon.desk.assistant import make_server
    from rashomon.desk.pile_assistant import make_pile_server
    from rashomon.storywork import is_pile

    if is_pile(case):
        make_pile_server(case).run("stdio")
        return
    file = casework.case_file(case)
    if not file.is_file():
        raise CaseMissingError(str(file))
    make_server(file).run("stdio")
