from __future__ import annotations

from rashomon.clean import clean_article
from rashomon.language.pipeline import DEFAULT_PIPELINE
from rashomon.mark.parsing import paragraphs, parse_articles
from rashomon.model import Article, Given

WRAPPED = """Mayor opens the harbour bridge

The mayor of Port Aran opened the new harbour bridge on Monday after
two years of work, and thousands of people walked across it before the
first cars were let on to the road in the early afternoon of the same
day, the city said in a statement that it published on its web site.

She said that the bridge had cost 48 million dollars and that the city
would ask drivers for a toll of two dollars from the first of May in
order to pay back the loan that it had taken from a bank in the capital
within ten years.
"""


def article(text: str) -> Article:
    return Article("a", "a.txt", None, "text", "utf-8", text, "", Given())


def test_a_sentence_goes_on_over_the_line_end_of_a_wrapped_text() -> None:
    source = article(WRAPPED)
    clean = clean_article(source)
    assert clean.wrapped
    assert [p.start for p in paragraphs(source, clean)] == [0, WRAPPED.index("The mayor"), WRAPPED.index("She said")]
    (parsed,) = parse_articles([source], [clean], pipeline=DEFAULT_PIPELINE)
    sentences = [s.span.of(WRAPPED) for s in parsed.parse.sentences]
    assert len(sentences) == 3
    assert all(t.text == WRAPPED[t.start : t.end] or t.text.isspace() for t in parsed.parse.tokens)


def test_a_line_is_a_paragraph_elsewhere() -> None:
    source = article("The mayor opened the bridge on Monday.\nIt had taken two years, the city said.\n")
    clean = clean_article(source)
    assert not clean.wrapped
    assert len(paragraphs(source, clean)) == 2
