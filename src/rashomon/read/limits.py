"""How much of what is given will be read."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ReadLimits:
    """The bounds that keep a hostile or careless file from eating time and memory.

    Attributes:
        document_bytes: The most bytes of a file that holds one article, after unpacking.
        collection_bytes: The most bytes of a file that holds many articles, after unpacking.
        record_bytes: The most bytes of one record in such a file.
        html_bytes: The most bytes of one web page.
        html_tags: The most tags of one web page.
        html_depth: The deepest nesting of one web page.
        text_characters: The longest text of one article.
        text_lines: The most lines of one article.
        records: The most records taken from one file.
        words: The fewest words that make an article.
    """

    document_bytes: int = 20_000_000
    collection_bytes: int = 20_000_000_000
    record_bytes: int = 20_000_000
    html_bytes: int = 10_000_000
    html_tags: int = 60_000
    html_depth: int = 200
    text_characters: int = 2_000_000
    text_lines: int = 100_000
    records: int = 10_000_000
    words: int = 8
