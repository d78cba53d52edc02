"""Texts in one form: NFC, tidy blanks, folded for matching."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.text import clean, fold, nfc, tidy


def test_decomposed_letters_become_one_letter():
    decomposed = unicodedata.normalize("NFD", "Nghệ An")
    assert nfc(decomposed) == "Nghệ An"
    assert clean(decomposed) == "Nghệ An"


@pytest.mark.parametrize(
    ("written", "tidied"),
    [
        ("  Mã   hồ sơ ", "Mã hồ sơ"),
        ("Mã\u00a0hồ\u202fsơ", "Mã hồ sơ"),
        ("\ufeffMã\u200b hồ sơ\u2060", "Mã hồ sơ"),
        ("Ngày\r\n\ttiếp nhận", "Ngày tiếp nhận"),
        ("Mã\x07 hồ\u00ad sơ\u202e", "Mã hồ sơ"),
        ("a\ud800b", "ab"),
        ("", ""),
    ],
)
def test_blanks_are_single_and_invisible_characters_gone(written, tidied):
    assert clean(written) == tidied


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("ĐƠN VỊ Tiếp Nhận", "don vi tiep nhan"),
        ("Ðường", "duong"),
        ("Mã hồ sơ (*)", "ma ho so"),
        ("Ngày tiếp nhận\n(dd/mm/yyyy)", "ngay tiep nhan dd mm yyyy"),
        ("STRASSE", "strasse"),
        ("Straße", "strasse"),
        ("record_code", "record code"),
        ("***", ""),
    ],
)
def test_folding_keeps_letters_and_digits_only(written, folded):
    assert fold(written) == folded


def test_two_communes_fold_to_the_same_text_so_it_is_no_key():
    assert fold("Nghi Văn") == fold("Nghi Vạn")
    assert clean("Nghi Văn") != clean("Nghi Vạn")


@given(st.text())
def test_tidying_twice_is_tidying_once(text):
    once = tidy(text)
    assert tidy(once) == once
    assert once.isprintable() or not once.isascii()


@given(st.text())
def test_folding_twice_is_folding_once(text):
    assert fold(fold(text)) == fold(text)


@given(st.text(alphabet=st.characters(min_codepoint=0x20, max_codepoint=0x1EFF)))
def test_folding_does_not_see_case_or_composition(text):
    assert fold(unicodedata.normalize("NFD", text)) == fold(text)
    assert fold(clean(text)) == fold(text)
