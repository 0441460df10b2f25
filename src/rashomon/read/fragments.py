"""Pieces of HTML inside records and feeds to text, with their paragraphs kept."""

from __future__ import annotations

import re

from rashomon.errors import UnreadableError
from rashomon.read.html import check_page
from rashomon.read.limits import ReadLimits

_MARKED_UP = re.compile(r"<(?:p|br|div|h[1-6]|li|span|a|strong|em|b|i|ul|ol|figure|img)\b[^<>]{0,2000}>", re.IGNORECASE)
_BLOCKS = frozenset(
    ("p", "div", "br", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "tr", "table", "blockquote", "section",
     "article", "figure", "figcaption", "pre", "hr", "dd", "dt", "header", "footer", "aside")
)  # fmt: skip
_UNSEEN = frozenset(["script", "style", "template", "noscript", "iframe", "object", "svg", "math", "head", "form"])


def is_marked_up(text: str) -> bool:
    """Tell whether a value of a record is HTML."""
    return "<" in text and _MARKED_UP.search(text) is not None


def to_text(path: str, fragment: str, limits: ReadLimits) -> str:
    """Return the text of a piece of HTML, a blank line between its blocks.

    Raises:
        UnreadableError: If it is too large or too deep.
    """
    check_page(path, fragment, limits)
    from lxml import etree, html  # type: ignore[import-untyped]  # loaded late: only HTML needs it

    try:
        root = html.fragment_fromstring(fragment.replace("\x00", ""), create_parent="div")
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise UnreadableError(path, "the HTML of the record cannot be taken apart") from error
    parts: list[str] = []
    for event, node in etree.iterwalk(root, events=("start", "end")):
        name = node.tag if isinstance(node.tag, str) else ""
        if event == "start":
            parts.append("\n\n" if name in _BLOCKS else "")
            hidden = not name or any(up.tag in _UNSEEN for up in (node, *node.iterancestors()))
            parts.append("" if hidden else node.text or "")
        else:
            parts.append("\n\n" if name in _BLOCKS else "")
            outside = node is root or any(up.tag in _UNSEEN for up in node.iterancestors())
            parts.append("" if outside else node.tail or "")
    blocks = (" ".join(block.split()) for block in re.split(r"\n\s*\n", "".join(parts)))
    return "\n\n".join(block for block in blocks if block)
