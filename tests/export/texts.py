"""Texts as hostile reports may bring them, with places in them."""

from __future__ import annotations

from hypothesis import strategies as st

_TROUBLE = st.sampled_from(
    ["\t", "\n", "\r\n", "\r", "\x0b", "\x0c", "\x1d", "\x85", "\u2028", "\u2029", "\x00", "\ufeff", "\u200b", "\xa0",
     "|", "\\", "_", "=", "# ", "</script>", "<!--", "]]>", "&amp;", "'", '"', ",", ";", "=1+1", "-1", "@x", "é",
     "e\u0301", "😀", "\u202e", "人", "\\n", "\\u2028"]
)  # fmt: skip
_WORD = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), min_size=1, max_size=6)


@st.composite
def texts_with_spans(draw: st.DrawFn) -> tuple[str, list[tuple[int, int]]]:
    """Draw a text and some places in it."""
    text = "".join(draw(st.lists(st.one_of(_TROUBLE, _WORD, st.just(" "), st.just("word")), max_size=30)))
    place = st.integers(0, len(text))
    spans = draw(st.lists(st.tuples(place, place).map(lambda p: (min(p), max(p))), max_size=5))
    return text, spans
