from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

import anyio
from mcp import Client, StdioServerParameters, stdio_client
from mcp.server.mcpserver import MCPServer

from rashomon.desk.assistant import make_server
from rashomon.desk.pile_assistant import make_pile_server


def asked(case: Path, *calls: tuple[str, dict[str, Any]]) -> list[Any]:
    return asked_of(make_server(case), *calls)


def asked_of(server: MCPServer[Any], *calls: tuple[str, dict[str, Any]]) -> list[Any]:
    async def ask() -> list[Any]:
        async with Client(server) as client:
            return [await client.call_tool(name, arguments) for name, arguments in calls]

    return anyio.run(ask)


def data(result: Any) -> Any:
    assert not result.is_error, result
    return result.structured_content or json.loads(result.content[0].text)


def test_the_tools_answer_from_the_case(built_case: Path) -> None:
    story, found, hits, verdict = (
        data(r)
        for r in asked(
            built_case,
            ("account", {}),
            ("statements", {"limit": 5}),
            ("search", {"query": "rail link", "limit": 3}),
            ("check", {"claim": "Xi Jinping visited Vietnam in December 2023."}),
        )
    )
    assert story["articles"] == 6
    assert len(found["statements"]) == 5
    assert len(hits["sentences"]) == 3
    assert verdict["verdict"] in ("supported", "contradicted", "not-reported")
    passages = data(asked(built_case, ("evidence", {"statement": found["statements"][0]["id"]}))[0])["passages"]
    assert passages
    assert all(p["text"] and p["link"].startswith("/article/") for p in passages)


def test_what_cannot_be_answered_is_an_error_the_assistant_sees(built_case: Path) -> None:
    absent, wrong = asked(built_case, ("evidence", {"statement": "st-none"}), ("statements", {"status": "true"}))
    assert absent.is_error
    assert "no statement of that id" in absent.content[0].text
    assert wrong.is_error


def test_the_command_speaks_over_standard_input(built_case: Path) -> None:
    server = StdioServerParameters(
        command=sys.executable, args=["-m", "rashomon", "mcp", str(built_case)], env=dict(os.environ)
    )

    async def names() -> set[str]:
        async with Client(stdio_client(server)) as client:
            return {tool.name for tool in (await client.list_tools()).tools}

    assert anyio.run(names) == {"account", "statements", "evidence", "search", "check"}


def test_a_pile_is_asked_story_by_story(built_pile: Path) -> None:
    server = make_pile_server(built_pile)
    (found,) = data(asked_of(server, ("stories", {"words": "ferries harbour"}))[0])["stories"]
    assert found["reports"] == 2
    told, statements, hits, verdict, absent = asked_of(
        server,
        ("account", {"story": found["id"]}),
        ("statements", {"story": found["id"]}),
        ("search", {"story": found["id"], "query": "ferries"}),
        ("check", {"story": found["id"], "claim": "A storm closed the harbour at Northgate."}),
        ("account", {"story": "sto-none"}),
    )
    assert data(told)["articles"] == 2
    assert data(verdict)["verdict"] == "supported"
    assert absent.is_error
    name = data(statements)["statements"][0]["id"]
    passages = data(asked_of(server, ("evidence", {"story": found["id"], "statement": name}))[0])["passages"]
    assert all(one["link"].startswith(f"/story/{found['id']}/article/") for one in passages + data(hits)["sentences"])
    assert data(asked_of(server, ("stories", {}))[0])["total"] == 2


def test_the_command_serves_a_pile(built_pile: Path) -> None:
    server = StdioServerParameters(
        command=sys.executable, args=["-m", "rashomon", "mcp", str(built_pile)], env=dict(os.environ)
    )

    async def names() -> set[str]:
        async with Client(stdio_client(server)) as client:
            return {tool.name for tool in (await client.list_tools()).tools}

    assert anyio.run(names) == {"stories", "account", "statements", "evidence", "search", "check"}
