"""The account as a short piece of HTML for a notebook's cell."""

from __future__ import annotations

from markupsafe import Markup

from rashomon.model import Account
from rashomon.tell.labels import shown
from rashomon.tell.summary import summarise

_BOX = "font-family:system-ui,sans-serif;max-width:60em;line-height:1.45"
_QUIET = "opacity:.75;font-size:.9em"


def to_notebook_html(account: Account) -> str:
    """Return title, counts, the most important statements and the conflicts as safe HTML."""
    found = summarise(account, statements=8)
    parts = [
        Markup('<div style="{}"><h3 style="margin:0">{}</h3>').format(_BOX, shown(found.title)),
        *(Markup('<div style="{}">{}</div>').format(_QUIET, shown(line)) for line in found.counts),
        _list([Markup("{} <span style='{}'>{}</span>").format(shown(t), _QUIET, s) for s, t in found.statements]),
    ]
    if found.conflicts:
        parts.append(Markup("<div><b>Where the reports differ</b></div>"))
        parts.append(_list([Markup("{}").format(shown(line)) for line in found.conflicts]))
    if found.rejected:
        parts.append(Markup('<div style="{}">Not read: {}</div>').format(_QUIET, shown("; ".join(found.rejected[:5]))))
    parts.append(Markup("</div>"))
    return str(Markup("").join(parts))


def _list(items: list[Markup]) -> Markup:
    rows = Markup("").join(Markup("<li>{}</li>").format(item) for item in items)
    return Markup('<ol style="margin:.5em 0;padding-left:1.6em">{}</ol>').format(rows)
