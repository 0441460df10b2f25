"""A draft with every sentence marked supported, contradicted or not reported, as one HTML page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from importlib import resources

from jinja2 import Environment

from rashomon.model import Verdict


def to_marked_html(verdicts: Sequence[Verdict]) -> str:
    """Return one self-contained page that shows each claim with its verdict, differences and passages.

    Nothing from a claim or an article reaches the page unescaped; characters that would turn the reading direction
    or hide text are shown as a replacement character.
    """
    environment = Environment(autoescape=True, trim_blocks=False)
    environment.filters["visible"] = visible
    source = resources.files("rashomon.tell").joinpath("templates/marked.html").read_text(encoding="utf-8")
    counts = Counter(str(v.verdict) for v in verdicts)
    names = ("supported", "contradicted", "not-reported")
    page = environment.from_string(source).render(verdicts=verdicts, counts={n: counts[n] for n in names})
    return page.encode("utf-8", "replace").decode("utf-8")


def visible(text: str) -> str:
    """Return `text` with control and direction characters replaced, so that it reads as it is stored."""
    return "".join(c if c.isprintable() or c in " \n\t" else "�" for c in text)
