"""The short summary on the terminal after an account was written."""

from __future__ import annotations

from pathlib import Path

from rashomon.cli.terminal import out_console, plain
from rashomon.model import Account
from rashomon.tell.summary import summarise

_MOST_REJECTED = 20


def print_summary(account: Account, folder: Path) -> None:
    """Print what the account holds and where it lies."""
    console = out_console()
    found = summarise(account)
    console.print(f"\n[bold]{plain(found.title)}[/]")
    for line in found.counts:
        console.print(plain(line))
    if found.statements:
        console.print("\n[bold]Most important statements[/]")
        for support, text in found.statements:
            console.print(f"  [cyan]{plain(support)}[/]  {plain(text)}")
    if found.conflicts:
        console.print("\n[bold]Where the reports differ[/]")
        for line in found.conflicts:
            console.print(f"  {plain(line)}")
    if account.rejected:
        console.print(f"\n[bold]Not read[/] ({len(account.rejected)})")
        for item in account.rejected[:_MOST_REJECTED]:
            console.print(f"  {plain(item.path)}: {plain(item.reason)}")
    console.print(f"\nThe account: {folder / 'index.html'}   (also account.md, account.json, case.db)", soft_wrap=True)
    console.print(f'Look closer: rashomon show {folder} conflicts   rashomon check {folder} "a claim"', soft_wrap=True)
