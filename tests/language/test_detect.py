from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.language.detect import detect

TABLE = [
    ("The mayor of Harrowgate resigned on Monday after an audit found that two million had gone missing.", "en"),
    ("Der Bürgermeister trat am Montag zurück, nachdem eine Prüfung ergab, dass Millionen fehlten.", "de"),
    ("Le maire a démissionné lundi après un audit qui a révélé un manque de deux millions d'euros.", "fr"),
    ("El alcalde dimitió el lunes después de que una auditoría encontrara que faltaban millones.", "es"),
    ("Il sindaco si è dimesso lunedì dopo che una verifica ha rivelato la mancanza di milioni.", "it"),
    ("O presidente da câmara demitiu-se na segunda-feira depois de uma auditoria.", "pt"),
    ("De burgemeester trad maandag af nadat uit een controle bleek dat er miljoenen ontbraken.", "nl"),
    ("Мэр города подал в отставку в понедельник после проверки.", "ru"),
    ("Thị trưởng thành phố đã từ chức hôm thứ Hai sau một cuộc kiểm toán.", "vi"),
    ("市长在审计发现两百万元失踪后于周一辞职。", "zh"),
]


@pytest.mark.parametrize(("text", "code"), TABLE)
def test_languages(text: str, code: str) -> None:
    found, confidence = detect(text)
    assert found == code
    assert confidence >= 0.4


@pytest.mark.parametrize("text", ["", "   ", "12345 67890", "--- *** ---", "😀😀"])
def test_nothing_to_tell(text: str) -> None:
    assert detect(text) == ("und", 0.0)


def test_a_name_is_no_strong_evidence() -> None:
    assert detect("Dora Lindqvist")[1] <= 0.5


def test_most_of_the_text_decides() -> None:
    english = TABLE[0][0] * 10
    code, confidence = detect(english + TABLE[1][0])
    assert code == "en"
    assert 0.7 < confidence < 1.0


@given(st.text(max_size=300))
def test_any_text_gets_an_answer(text: str) -> None:
    code, confidence = detect(text)
    assert code
    assert 0.0 <= confidence <= 1.0


def test_lone_surrogates_and_controls_do_no_harm() -> None:
    assert detect("The council met on Monday in the old town hall\ud800\x00\x07\ufffe.")[0] == "en"
