import pytest

from rashomon.model import Magnitude
from rashomon.tell import build_account
from rashomon.tell.events import magnitude_words
from rashomon.tell.tables import TABLES, table
from tests.tell.harbour import harbour


@pytest.mark.parametrize(
    ("name", "rows", "cell"),
    [
        ("statements", 8, "corroborated"),
        ("conflicts", 3, "at least nine hurt (Harbour Post, Daily Lantern) ≠ 14 treated in hospital (Northern Ledger)"),
        ("articles", 4, "Harbour Post"),
        ("origins", 3, "Coastline News"),
        ("timeline", 3, "2024-03-07"),
        ("entities", 6, "Northern Ledger: Captain Ilsa Brand"),
        ("relations", 1, "holds-office"),
        ("events", 1, "9 to 14 injured"),
    ],
)
def test_table(name: str, rows: int, cell: str) -> None:
    found = table(build_account(harbour()), name)
    assert len(found.rows) == rows
    assert all(len(row) == len(found.header) for row in found.rows)
    assert any(cell in row for row in found.rows)


def test_every_table_has_a_test() -> None:
    assert len(TABLES) == 8


def test_great_sums_are_written_as_a_newspaper_does() -> None:
    assert magnitude_words(Magnitude("money", 158.4e9, 193.6e9, "USD")) == "158.4 billion to 193.6 billion USD"
    assert magnitude_words(Magnitude("money", 20_000.0, None, "EUR")) == "at least 20,000 EUR"
    assert magnitude_words(Magnitude("dead", 3.0, 5.0, "person")) == "3 to 5 dead"
