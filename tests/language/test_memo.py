from __future__ import annotations

from rashomon.language.memo import Memo


def test_each_key_is_computed_once_and_kept() -> None:
    asked: list[list[str]] = []

    def measure(keys: list[str]) -> list[int]:
        asked.append(keys)
        return [len(key) for key in keys]

    memo: Memo[str, int] = Memo(2)
    assert memo.fill(["a", "bb", "a"], measure) == [1, 2, 1]
    assert memo.fill(["bb", "ccc"], measure) == [2, 3]
    assert asked == [["a", "bb"], ["ccc"]]
    assert len(memo) == 2
    assert memo.fill(["a"], measure) == [1]
    assert asked[-1] == ["a"]


def test_more_keys_than_room_are_all_answered() -> None:
    memo: Memo[int, int] = Memo(0)
    assert memo.fill([1, 2, 3, 2], lambda keys: [key * 10 for key in keys]) == [10, 20, 30, 20]
    assert len(memo) == 0


def test_what_was_forgotten_is_worked_out_again() -> None:
    memo: Memo[int, int] = Memo(5)
    assert memo.fill([1], lambda keys: [10]) == [10]
    memo.clear()
    assert len(memo) == 0
    assert memo.fill([1], lambda keys: [11]) == [11]
