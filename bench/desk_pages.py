"""What every kind of page of the desk costs: seconds of the processor, seconds by the clock, and bytes.

    python bench/desk_pages.py CASE

The case is opened in this process and asked as a browser would ask, each page twice; the second time is told. Exits 1
if a page takes more than a second of the processor.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from fastapi.testclient import TestClient

from rashomon.casework import case_file
from rashomon.desk import DeskSettings, make_app
from rashomon.desk.shelf import Shown

MOST_SECONDS = 1.0
PAGES = ["/", "/statements", "/statements?page=20", "/statements?status=corroborated&speaker=president", "/conflicts"]
PAGES += [
    "/articles",
    "/origins",
    "/actors",
    "/relations",
    "/events",
    "/search?q=law",
    "/search?q=law&speaker=president",
]
PAGES += [
    "/check?claim=The+president+signed+the+law+on+Tuesday.",
    "/add",
    "/corrections",
    "/changes",
    "/take",
    "/print",
]


def addresses(shown: Shown) -> list[str]:
    """Return the address of every kind of page, the largest of each."""
    account = shown.account
    longest = max(account.articles, key=lambda a: len(a.text))
    broadest = max(account.statements, key=lambda s: len(s.claims))
    widest = max(account.origins, key=lambda o: len(o.articles))
    named = max(account.entities, key=lambda e: len(e.mentions))
    found = [
        *PAGES,
        f"/article/{longest.id}",
        f"/statement/{broadest.id}",
        f"/origin/{widest.id}",
        f"/actor/{named.id}",
    ]
    return found + [f"/conflict/{c.id}" for c in account.conflicts[:1]]


def main() -> int:
    """Print one line a page."""
    slow = 0
    with TestClient(make_app(DeskSettings(case_file(Path(sys.argv[1])))), base_url="http://127.0.0.1") as client:
        shown: Shown = client.app.state.shelf.current()  # type: ignore[attr-defined]
        print(f"{len(shown.account.articles):,} reports, {len(shown.account.statements):,} statements")
        for address in addresses(shown):
            client.get(address)
            spent, began = time.process_time(), time.monotonic()
            answer = client.get(address)
            spent, took = time.process_time() - spent, time.monotonic() - began
            slow += spent > MOST_SECONDS or answer.status_code != 200
            print(
                f"{spent:6.3f} s  {took:6.3f} s  {len(answer.content) / 1000:8.0f} kB  {answer.status_code}  {address}"
            )
    return 1 if slow else 0


if __name__ == "__main__":
    raise SystemExit(main())
