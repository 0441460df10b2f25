import pytest

from rashomon.tell import build_account, to_markdown
from rashomon.tell.markdown import escape
from tests.tell.harbour import harbour


@pytest.fixture(scope="module")
def text() -> str:
    return to_markdown(build_account(harbour()))


@pytest.mark.parametrize(
    "words",
    [
        "# Ferry runs aground off Marrow Point with 212 aboard",
        "4 reports · 3 independent origins · 8 statements · 1 conflict",
        "*3 origins · 4 reports.*",
        "*single origin · 1 report.*",
        "*Denied:* The crew had been warned of the shoal.",
        "According to Tomas Reyl, harbour master, quoted by Radio Eldhaven.",
        "**at least nine hurt** (1 origin; Harbour Post and Daily Lantern)",
        "- **7 March 2024**: Tugs refloated the Halden Star on Thursday.",
        "Daily Lantern copies Harbour Post.",
        "Written “Captain Ilsa Brand” in Northern Ledger; others write Ilse Brandt.",
        "reports/empty.txt (read): it is empty",
    ],
)
def test_says(text: str, words: str) -> None:
    assert words in text


@pytest.mark.parametrize(
    ("raw", "escaped"),
    [
        ("# no heading", "\\# no heading"),
        ("1. no list", "1\\. no list"),
        ("- no list", "\\- no list"),
        ("[a](b) <i> `c` *d*", "\\[a\\](b) \\<i\\> \\`c\\` \\*d\\*"),
        ("two\nlines", "two lines"),
        ("\u202ebackwards", "\N{REPLACEMENT CHARACTER}backwards"),
    ],
)
def test_article_text_is_never_markup(raw: str, escaped: str) -> None:
    assert escape(raw) == escaped
