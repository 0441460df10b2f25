"""All mentions of one article, in text order."""

from __future__ import annotations

from dataclasses import replace

from rashomon.mark.names.beside import title_before, words_beside
from rashomon.mark.names.joined import listed_type
from rashomon.mark.names.namespan import NameSpan
from rashomon.mark.names.nominals import find_nominals
from rashomon.mark.names.pronouns import find_pronouns
from rashomon.mark.names.recognise import recognise
from rashomon.model import Article, CleanArticle, Mention, ParsedArticle, Span


def find_mentions(article: Article, clean: CleanArticle, parsed: ParsedArticle) -> tuple[Mention, ...]:
    """Return every name, describing phrase and personal pronoun of the parsed zones, in text order.

    Names do not overlap one another, and a describing phrase that contains a name is kept beside it.

    Args:
        article: The article.
        clean: Its zones.
        parsed: Its parse with the names that the pipeline's recogniser found.
    """
    names = recognise(article.text, parsed)
    mentions = [m for name in names for m in _inside(article, _mention(article, parsed, name))]
    mentions += find_nominals(parsed.parse, names)
    mentions += find_pronouns(parsed.parse, names)
    return tuple(sorted(mentions, key=lambda m: (m.span.start, -m.span.end, m.kind)))


def _inside(article: Article, mention: Mention) -> list[Mention]:
    """Return the names inside a name that is one token of listed names tied by hyphens ("U.S.-China"), else itself."""
    text = mention.span.of(article.text)
    parts = text.split("-")
    types = [listed_type(part) for part in parts]
    if len(parts) == 1 or " " in text or listed_type(text) or not all(types):
        return [mention]
    found, start = [], mention.span.start
    for part, kind in zip(parts, types, strict=True):
        span = Span(mention.span.article, start, start + len(part))
        found.append(replace(mention, span=span, type=kind or mention.type, title=None, description=None))
        start += len(part) + 1
    return found


def _mention(article: Article, parsed: ParsedArticle, name: NameSpan) -> Mention:
    tokens = parsed.parse.tokens
    title = title_before(parsed.parse, name) if name.type == "person" else None
    return Mention(
        span=Span(article.id, tokens[name.first].start, tokens[name.last - 1].end),
        kind="name",
        type=name.type,
        title=title,
        description=words_beside(article.text, parsed.parse, name),
        head=name.head,
        score=name.score,
    )
